"""A difference as GitLab's Markdown, for a merge request's note: what stands in the data stays text.

Nothing in it may become a mention, a reference, a link, HTML or a quick action, however the data is written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.editing.difference.parts import Difference, Group, Line
from macros.editing.difference.sentences import (
    LOOK_AGAIN,
    NOTHING,
    Folded,
    fold_pages,
    has_new_colour,
    list_problems,
    say_when,
    split_remedy,
    write_comparison,
    write_counts,
    write_former_colour,
    write_head,
    write_tail,
    write_unread,
)  # fmt: skip
from macros.editing.literal_text import escape

_OPEN_LINES = 40
"""How many changes are read without opening anything."""
_MOST_LINES = 300
_MOST_SIGNS = 200_000
_ADDRESS = re.compile(r"[a-z0-9/_#.-]+")


def write_markdown(difference: Difference) -> str:
    """For a note of a merge request."""
    when, difference = say_when(difference)
    blocks = [escape(write_comparison(difference))]
    blocks += _write_unread(difference)
    if difference.is_compared:
        blocks.append(NOTHING if difference.is_empty else f"**{write_counts(difference)}.** {when}".rstrip())
    blocks += _write_refusals(difference)
    blocks += _write_doubts(difference)
    blocks += _write_changes(difference)
    blocks += _write_pages(difference)
    return "\n\n".join(blocks)


def _write_unread(difference: Difference) -> Iterator[str]:
    unread = write_unread(difference)
    if unread:
        yield f"⚠️ {escape(unread)}"
        yield "\n".join(f"- {escape(each)}" for each in list_problems(difference))


def _write_refusals(difference: Difference) -> Iterator[str]:
    if not difference.refusals:
        return
    yield f"### ⛔ Det här måste rättas innan det kan publiceras ({len(difference.refusals)})"
    shown = difference.refusals[:_OPEN_LINES]
    told = [
        f"{number}. {escape(each.what)}  \n   **Gör så här:** {_write_remedy(each.remedy)}  \n"
        f"   Fil: {escape(each.source)}"
        for number, each in enumerate(shown, 1)
    ]
    left = len(difference.refusals) - len(shown)
    yield "\n".join([*told, *([f"\n… och {left} till. Kör `goals diff` för att se alla."] if left else [])])


def _write_doubts(difference: Difference) -> Iterator[str]:
    if not difference.doubts:
        return
    yield f"### ⚠️ {LOOK_AGAIN} ({len(difference.doubts)})"
    shown = [f"- {escape(each.subject)}: {escape(each.told)}" for each in difference.doubts[:_OPEN_LINES]]
    left = len(difference.doubts) - len(shown)
    yield "\n".join([*shown, *([f"- … och {left} till"] if left > 0 else [])])


def _write_remedy(remedy: str) -> str:
    """The line to copy stands as code, where GitLab looks for nothing and no joiner is hidden."""
    told, line = split_remedy(remedy)
    ticks = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{escape(told)} {ticks} {line} {ticks}".strip() if line else escape(told)


def _write_changes(difference: Difference) -> Iterator[str]:
    """The first changes open, the rest to unfold, and a word of what there is no room for."""
    if not difference.groups:
        return
    yield "### Det här ändras"
    open_, rest = _cut(difference.groups, _OPEN_LINES)
    folded, _ = _cut(rest, _MOST_LINES - _OPEN_LINES)
    yield from map(_write_group, open_)
    hidden = sum(len(group.lines) for group in rest)
    if hidden:
        blocks = list(_fitting(map(_write_group, folded)))
        left = hidden - sum(block.count("\n- ") for block in blocks)
        more = [f"… och {left} till, som inte får plats här. Kör `goals diff` för att se alla."] if left else []
        yield "\n\n".join([f"<details>\n<summary>… och {hidden} till</summary>", *blocks, *more, "</details>"])


def _cut(groups: Iterable[Group], most: int) -> tuple[list[Group], list[Group]]:
    """The groups as far as some lines go, and what is left of them."""
    first: list[Group] = []
    left: list[Group] = []
    for group in groups:
        shown, most = group.lines[:most], most - len(group.lines[:most])
        first += [replace(group, lines=shown)] if shown else []
        left += [replace(group, lines=group.lines[len(shown) :])] if len(shown) < len(group.lines) else []
    return first, left


def _fitting(blocks: Iterable[str]) -> Iterator[str]:
    """The blocks as far as there is room."""
    size = 0
    for block in blocks:
        size += len(block)
        if size > _MOST_SIGNS:
            return
        yield block


def _write_group(group: Group) -> str:
    is_example = all(line.is_example for line in group.lines)
    lines = [f"- {_write_line(line, is_example_told=is_example)}" for line in group.lines]
    return "\n".join([_write_title(group, is_example=is_example), "", *lines])


def _write_title(group: Group, *, is_example: bool) -> str:
    whose = f" · {escape(group.whose)}" if group.whose else ""
    address = f" · {_write_address(group.address)}" if group.address else ""
    return f"**{escape(group.title) or '–'}**{whose}{address}{' · exempel' if is_example else ''}"


def _write_line(line: Line, *, is_example_told: bool) -> str:
    subject, told = write_head(line)
    before = escape(write_former_colour(line))
    colour = f"→ **{escape(line.colour)}** {before}".rstrip() if has_new_colour(line) else ""
    first = " ".join(part for part in (f"{escape(subject)}:" if subject else "", escape(told), colour) if part)
    tail = escape(write_tail(line, is_example_told=is_example_told))
    return f"{first}. {tail}".rstrip()


def _write_pages(difference: Difference) -> Iterator[str]:
    """Pages that go are seen at once, those that come are to unfold."""
    for title, pages in fold_pages(difference.pages):
        left = len(pages) - _OPEN_LINES
        more = [f"- … och {left} till"] if left > 0 else []
        told = "\n".join([*(f"- {_write_page(page)}" for page in pages[:_OPEN_LINES]), *more])
        if pages[0].page.kind == "new":
            yield f"<details>\n<summary>{title} ({len(pages)})</summary>\n\n{told}\n\n</details>"
        else:
            yield f"### {title}\n\n{told}"


def _write_page(folded: Folded) -> str:
    page = folded.page
    former = f"{_write_address(page.former)} → " if page.former else ""
    return f"{former}{_write_address(page.address)}{f': {escape(folded.told)}' if folded.told else ''}"


def _write_address(address: str) -> str:
    return f"`{address}`" if _ADDRESS.fullmatch(address) else escape(address)
