"""A copy of a built site that shows what it would be: every page says so, and search engines leave it alone."""

import shutil
from pathlib import Path

from macros.publishing.archive import archived_files
from macros.publishing.archive_pages import ArchivedPages, hide, tell
from macros.publishing.publish import publish_site
from macros.publishing.whole_files import write_whole

TOLD = "Förhandsvisning. Inget här är publicerat än."
_ROBOTS = "User-agent: *\nDisallow: /\n"


def write_preview(site: Path, out: Path) -> int:
    """A copy that opens from a folder or where GitLab shows the files of a job; how many files it holds.

    Raises FileExistsError where the folder holds anything.
    """
    _refuse_filled(out)
    pages = ArchivedPages(site, TOLD, "Förhandsvisningen")
    sources = list(archived_files(site))
    for source in sources:
        copy = out / source.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".html":
            write_whole(copy, hide(pages.write(source)))
        else:
            shutil.copyfile(source, copy)
    return len(sources)


def write_served_preview(site: Path, out: Path, root: str) -> int:
    """A copy for a web server, with the search and the charts to explore; `root` is its own path on its host.

    Raises FileExistsError where the folder holds anything.
    """
    _refuse_filled(out)
    shutil.copytree(site, out, dirs_exist_ok=True)
    for page in out.rglob("*.html"):
        write_whole(page, hide(tell(page.read_text(encoding="utf-8"), TOLD)))
    write_whole(out / "robots.txt", _ROBOTS)
    return publish_site(out, root).files


def _refuse_filled(out: Path) -> None:
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} är inte tom")
