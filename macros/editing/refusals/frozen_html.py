"""What two renderings of a page tell differently.

Notes of later corrections and links are left out: those may follow along.
"""

import re
from difflib import SequenceMatcher
from html import unescape

_LATER = re.compile(r'<(div|p) class="later">.*?</\1>|<nav\b.*?</nav>', re.DOTALL)
_LEADS = re.compile(r' (?:href|id|for|aria-[a-z]+)="[^"]*"')
_DRAWN = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LONGEST = 160
"""How much is told of a line that differs."""
_CONTEXT = 40
"""How much of it is told before the place where it does."""


def split_report(html: str) -> tuple[list[str], str]:
    """A report in parts: each goal, and what comes after them."""
    _, *parts = html.split('<section class="assessed-goal"')
    if not parts:
        return [], html
    last, heading, rest = parts[-1].partition("<h2")
    return [*parts[:-1], last], heading + rest


def find_difference(before: str, after: str) -> tuple[str, str] | None:
    """The first lines that differ, in words, empty where only drawings do; None where all is the same."""
    then, now = (_LEADS.sub("", _LATER.sub("", html)) for html in (before, after))
    if then == now:
        return None
    lines, others = (_lines(_DRAWN.sub("", html)) for html in (then, now))
    for _, start, end, place, last in SequenceMatcher(None, lines, others).get_opcodes():
        if lines[start:end] != others[place:last]:
            return _cut("".join(lines[start:end][:1]), "".join(others[place:last][:1]))
    return "", ""


def _cut(line: str, other: str) -> tuple[str, str]:
    """Both lines, of long ones the part where they begin to differ."""
    pairs = enumerate(zip(line, other, strict=False))
    place = next((number for number, (one, two) in pairs if one != two), min(len(line), len(other)))
    start = max(0, line.rfind(" ", 0, max(0, place - _CONTEXT)) + 1) if place > _LONGEST - 2 * _CONTEXT else 0
    told = [f"{'… ' if start else ''}{each[start : start + _LONGEST]}{'…' if len(each) > start + _LONGEST else ''}"
            for each in (line, other)]  # fmt: skip
    return (told[0] if line else "", told[1] if other else "")


def _lines(html: str) -> list[str]:
    words = (" ".join(unescape(_TAG.sub(" ", line)).split()) for line in html.split("\n"))
    return [line for line in words if line]
