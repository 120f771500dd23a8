"""Marks in Markdown for what is put there once the page is written: data passes through neither Jinja nor Markdown."""

import re
from collections.abc import Callable
from itertools import zip_longest
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

    def fill(self, page: Path) -> None:
        """Put what was written in the place of each mark of a written page; a page can be too large to hold twice."""
        texts = _MARK.split(page.read_text(encoding="utf-8"))
        with page.open("wb") as file:
            for own, mark in zip_longest(texts[::2], texts[1::2]):
                file.write(own.encode())
                if mark:
                    file.write(self._writers[int(mark)]().encode())
