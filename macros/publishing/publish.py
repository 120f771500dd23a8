"""A built site made fit to publish: names that can be kept, what servers read, compressed texts, a list of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.publishing.apache import write_htaccess
from macros.publishing.asset_names import find_assets, rename_assets
from macros.publishing.compression import ENDINGS, TOOLS, is_compressed_text
from macros.publishing.finisher import Finisher
from macros.publishing.former import MADE_WITH, Former
from macros.publishing.manifest import MANIFEST, write_digests
from macros.publishing.nginx import write_moved
from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.whole_files import find_link, list_names, remove_unfinished, write_whole

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


def publish_site(folder: Path, root: str = "", former: Path | None = None) -> Published:
    """Finish a built site where it stands; once more changes nothing. `root` is its own path on its host.

    What this folder, or else the `former` site, was published with is not compressed again. Killed meanwhile, it is
    run once more. Raises ValueError where a symbolic link stands in it, which a web server would follow out of it.
    """
    link = find_link(folder)
    if link is not None:
        raise ValueError(f"{link} är en länk. En publicerad webbplats får bara ha filer")
    known = Former.read(folder if former is None or (folder / MANIFEST).exists() else former)
    (folder / MANIFEST).unlink(missing_ok=True)  # a list that is there is true
    remove_unfinished(folder)
    _write_for_servers(folder, root)
    write_whole(folder / MADE_WITH, TOOLS)
    finisher = Finisher(folder, find_assets(folder), known)
    finished = finisher.finish([name for name in list_names(folder) if name.endswith(".html")])
    rename_assets(folder, finisher.assets)
    others = [name for name in list_names(folder) if not name.endswith(".html")]
    finished += finisher.finish([name for name in others if not is_compressed_text(name)])
    names = {each.name for each in finished}
    for name in set(others) - names:
        (folder / name).unlink()
    write_digests(folder, {each.name: each.digest for each in finished})
    size = (folder / MANIFEST).stat().st_size + sum(each.size for each in finished)
    return Published(len(finished), sum(map(is_compressed_text, names)) // len(ENDINGS), size)


def _write_for_servers(folder: Path, root: str) -> None:
    moved = list(_read_redirects(folder / REDIRECTS))
    write_whole(folder / NGINX_MOVED, write_moved(moved))
    write_whole(folder / ".htaccess", write_htaccess(PlotlyScript.installed().style_hashes, moved, root))


def _read_redirects(path: Path) -> Iterator[tuple[str, str]]:
    """The addresses that have moved, each with the one that it has now."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        old, new, _ = line.split()
        yield old, new
