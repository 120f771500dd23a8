"""Marks in Markdown for what is put there once it is HTML: data passes through neither Jinja nor Markdown."""

import re
from collections.abc import Callable
from pathlib import Path

_MARK = re.compile(r"<!--goals:(\d+)-->")


class Marks:
    """What the macros of a build write, each under the mark that it has left."""

    def __init__(self) -> None:
        self._writers: list[Callable[[], str]] = []

    def leave(self, write: Callable[[], str]) -> str:
        """The mark of what something writes; it writes when the mark is filled."""
        self._writers.append(write)
        return f"<!--goals:{len(self._writers) - 1}-->"

    def fill(self, html: str) -> str:
        """HTML with what was written in the place of each mark."""
        return _MARK.sub(lambda mark: self._writers[int(mark[1])](), html)

    def fill_file(self, path: Path) -> None:
        """Fill the marks of a page that is written."""
        path.write_text(self.fill(path.read_text(encoding="utf-8")), encoding="utf-8")
