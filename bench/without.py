"""`mkdocs build` without some of what Hugo doesn't do, or isn't asked for: `python -m bench.without PARTS build …`.

`search`: the index. `pictures`: the cards that are shown where a page is shared. `files`: everything that grows with
the goals but their own pages and those of bodies.
"""

import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from mkdocs.__main__ import cli

from macros.opendata.whole import Whole, WholeTables, Written

build = import_module("macros.plugin")
_PAGES = frozenset({"malsida", "organsida"})


def leave_out(part: str) -> None:
    """Let the build do nothing of a part."""
    match part:
        case "search":
            _replace("search_files", lambda _site, _documents: {})
            _replace("list_documents", lambda _site, _pages: ())
        case "pictures":
            _replace("site_cards", lambda _site: ())
        case "files":
            every = build.page_keys
            _replace("page_keys", lambda site: [(macro, key) for macro, key in every(site) if macro in _PAGES])
            _replace("data_pieces", lambda _site: ())
            _replace("site_pieces", lambda _site: ())
            _replace("feed_files", lambda _site: {})
            setattr(WholeTables, "write", _write_nothing)  # noqa: B010  it takes the place of a method
        case _:
            raise ValueError(part)


def _replace(name: str, instead: object) -> None:
    if not hasattr(build, name):
        raise AttributeError(name)
    setattr(build, name, instead)


def _write_nothing(tables: WholeTables, _folder: Path) -> Whole:
    tables._known = Whole(defaultdict(int), defaultdict(lambda: Written(0, None)))
    return tables._known


def main(words: list[str]) -> None:
    """Build without the parts that the first word names."""
    for part in words[0].split(","):
        leave_out(part)
    cli(words[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
