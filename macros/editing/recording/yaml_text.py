"""Values as YAML text, written as staff write them: plain where it can be, `{…}` on one line where it fits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import TypeAlias

WIDEST = 100
"""How long a line may be before it is broken."""
Tree: TypeAlias = "str | Mapping[str, Tree] | Sequence[Tree]"
"""What is to be written: texts, keys with values, lists of them."""
_PLAIN = re.compile(r"[^\W_]([^\x00-\x1f\x7f#:,\[\]{}&*!|>%@`\"'\\]|:(?=[^\s,\[\]{}]))*(?<![\s:])")
_NULLS = frozenset({"null", "Null", "NULL"})
_INTEGER = re.compile(r"[-−]?\d+")


def write_flow(tree: Tree) -> str:
    """On one line."""
    if isinstance(tree, str):
        return write_scalar(tree)
    if isinstance(tree, Mapping):
        return "{" + ", ".join(f"{key}: {write_flow(part)}" for key, part in tree.items()) + "}"
    return "[" + ", ".join(write_flow(part) for part in tree) + "]"


def write_pair(key: str, tree: Tree, indent: int) -> Iterator[str]:
    """A key with its value as lines; the first is not indented, the others so far that the key stands at `indent`."""
    line = f"{key}: {write_flow(tree)}"
    has_parts = isinstance(tree, Sequence) and any(isinstance(part, Mapping) for part in tree)
    if not has_parts and (indent + len(line) <= WIDEST or not tree):
        yield line
    elif isinstance(tree, str):
        yield from _write_folded(key, tree, indent)
    elif isinstance(tree, Mapping):
        yield f"{key}:"
        yield from _indented(write_pairs(tree, indent + 2), indent + 2)
    else:
        yield f"{key}:"
        for part in tree:
            yield from _indented(write_item(part, indent + 2), indent + 2)


def write_pairs(tree: Mapping[str, Tree], indent: int) -> Iterator[str]:
    """Keys with values as lines, the first not indented."""
    for number, (key, part) in enumerate(tree.items()):
        lines = write_pair(key, part, indent)
        yield ("" if number == 0 else " " * indent) + next(lines)
        yield from lines


def write_item(tree: Tree, indent: int, dash: str = "- ", *, may_flow: bool = True) -> Iterator[str]:
    """An item of a list as lines, its dash at `indent`; the first line is not indented."""
    line = dash + write_flow(tree)
    if not isinstance(tree, Mapping) or (may_flow and indent + len(line) <= WIDEST):
        yield line
        return
    lines = write_pairs(tree, indent + len(dash))
    yield dash + next(lines)
    yield from lines


def write_scalar(text: str) -> str:
    """A text without quotation marks where it can stand so anywhere; else with double ones."""
    if _INTEGER.fullmatch(text) or re.fullmatch(r"[-−]?\d+[.,]\d+", text):
        return text
    if _PLAIN.fullmatch(text) and text not in _NULLS:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _write_folded(key: str, text: str, indent: int) -> Iterator[str]:
    inner = " " * (indent + 2)
    yield f"{key}: >-"
    for line in wrap(text, WIDEST - indent - 2, break_long_words=False, break_on_hyphens=False):
        yield inner + line


def _indented(lines: Iterator[str], indent: int) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield " " * indent + line if number == 0 else line
