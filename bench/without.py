"""A build as `mkdocs build` does it, without some of what Hugo doesn't do; what is left out is named on the command line.

`search`: the index. `pictures`: the cards that are shown where a page is shared.
"""

import sys
from collections.abc import Iterable

from mkdocs.__main__ import cli

import macros.plugin


def _write_no_index(_documents: object, _folder: object) -> None: ...


def _draw_no_cards(_site: object) -> dict[str, str]:
    return {}


def leave_out(parts: Iterable[str]) -> None:
    """Let the build do nothing of some parts."""
    for part in parts:
        match part:
            case "search":
                macros.plugin.write_index = _write_no_index
            case "pictures":
                macros.plugin.page_cards = _draw_no_cards
            case _:
                raise ValueError(part)


if __name__ == "__main__":
    leave_out(sys.argv[1].split(","))
    cli(sys.argv[2:])
