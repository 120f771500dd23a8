"""How pages grow with the number of goals in the repository."""

from collections.abc import Mapping
from pathlib import Path

from bench.repository import write_repository
from macros.publishing.compression import compress
from tests.served import AT_ROOT, build, told_by

SIZES = (20, 200, 1_000)
PAGES: Mapping[str, str] = {
    "start": "",
    "goal": "mal/mal-0001/",
    "body": "organ/namnd-01/",
    "list of goals": "mal/",
    "record": "andringar/",
    "activities": "aktiviteter/",
    "chain of goals": "malkedja/",
    "compare": "jamfor/",
    "terms of office": "mandatperioder/",
    "search": "sok/",
}
"""A page of each kind that could grow."""


def tell_growth(scratch: Path) -> str:
    """The bytes of pages, with Brotli and without, in repositories of three sizes."""
    sites = {size: _build(scratch, size) for size in SIZES}
    head = " | ".join(f"{size:,} goals | Brotli" for size in SIZES)
    rows = (
        f"| {kind} | " + " | ".join(_weigh(site / address / "index.html") for site in sites.values()) + " |"
        for kind, address in PAGES.items()
    )
    text = """\
Bytes of pages in repositories of more and more goals (bench/repository.py). A goal page only gets `/05` in the links to
its events where a year of the record has so much that it has a page a month.
"""
    return "\n".join([text, f"| Kind | {head} |", f"|---|{'--:|' * 2 * len(SIZES)}", *rows])


def _build(scratch: Path, size: int) -> Path:
    site = scratch / f"site-{size}"
    goals = write_repository(scratch / f"goals-{size}", size)
    built = build(goals, site, AT_ROOT, CARDS_DIR=str(scratch / "cards"))
    if built.returncode:
        raise RuntimeError(told_by(built))
    return site


def _weigh(page: Path) -> str:
    content = page.read_bytes()
    return f"{len(content):,} | {len(compress(content)[0]):,}"
