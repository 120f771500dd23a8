"""A flaw: something in a file's text that stops it from being read, at its place."""

from dataclasses import dataclass
from typing import Any


@dataclass(eq=False)
class Flaw(Exception):  # noqa: N818  it is a place in a file before it is an error
    """Something in a file's text that stops it from being read."""

    kind: str
    line: int
    """From 1."""
    column: int
    """From 1."""
    found: str | None = None
    code: str | None = None
    """The code point of a character that may not stand."""


def place_in(text: str, position: int) -> tuple[int, int]:
    """Line and column, from 1, of a position in a text."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def flaw_at(kind: str, at: Any, found: str | None = None, code: str | None = None) -> Flaw:  # noqa: ANN401  a node or an event
    return Flaw(kind, at.start_mark.line + 1, at.start_mark.column + 1, found, code)


def code_of(character: str) -> str:
    return f"U+{ord(character):04X}"
