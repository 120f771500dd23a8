"""A built site made fit to publish: names that can be kept, what servers read, compressed texts, a list of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.publishing.apache import write_htaccess
from macros.publishing.asset_names import name_assets
from macros.publishing.compression import compress_texts
from macros.publishing.manifest import MANIFEST, write_manifest
from macros.publishing.nginx import write_moved
from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.whole_files import write_whole

REDIRECTS = "_redirects"
"""The addresses that have moved, as GitLab Pages reads them: old, new, 301."""
NGINX_MOVED = ".redirects/nginx.conf"


@dataclass(frozen=True)
class Published:
    """What a published site holds."""

    files: int
    compressed: int
    size: int
    """All files together, in bytes."""


def publish_site(folder: Path, root: str = "") -> Published:
    """Finish a built site where it stands; once more changes nothing. `root` is its own path on its host.

    Raises ValueError where a symbolic link stands in it, which a web server would follow out of the site.
    """
    link = next((path for path in folder.rglob("*") if path.is_symlink()), None)
    if link is not None:
        raise ValueError(f"{link} är en länk. En publicerad webbplats får bara ha filer")
    (folder / MANIFEST).unlink(missing_ok=True)  # a list that is there is true
    name_assets(folder)
    moved = list(_read_redirects(folder / REDIRECTS))
    write_whole(folder / NGINX_MOVED, write_moved(moved))
    write_whole(folder / ".htaccess", write_htaccess(PlotlyScript.installed().style_hashes, moved, root))
    compressed = compress_texts(folder)
    files = write_manifest(folder)
    return Published(files, compressed, sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))


def _read_redirects(path: Path) -> Iterator[tuple[str, str]]:
    """The addresses that have moved, each with the one that it has now."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        old, new, _ = line.split()
        yield old, new
