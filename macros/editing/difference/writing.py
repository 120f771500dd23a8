"""A difference written out: for a terminal, for a merge request's note, for machines."""

import json
from collections.abc import Iterator
from textwrap import wrap
from typing import Any, Literal

from macros.editing.difference.markdown import write_markdown
from macros.editing.difference.parts import Difference, Doubt, Group, Line, PageChange
from macros.editing.difference.sentences import (
    LOOK_AGAIN,
    NOTHING,
    Folded,
    fold_pages,
    has_new_colour,
    list_problems,
    plain,
    say_when,
    split_remedy,
    write_comparison,
    write_counts,
    write_former_colour,
    write_head,
    write_tail,
    write_unread,
)  # fmt: skip
from macros.editing.literal_text import clean
from macros.editing.refusals.refusal import Refusal

Format = Literal["text", "markdown", "json"]
_WIDTH = 100


def write_difference(difference: Difference, format_: Format = "text") -> str:
    """The difference with its refusals, without a line break at the end."""
    if format_ == "json":
        return write_json(difference)
    return write_markdown(difference) if format_ == "markdown" else plain(write_text(difference))


def write_text(difference: Difference) -> str:
    """For reading in a terminal."""
    when, difference = say_when(difference)
    lines = [write_comparison(difference), ""]
    unread = write_unread(difference)
    if unread:
        lines += [*_wrapped(unread), *(f"  {clean(each)}" for each in list_problems(difference)), ""]
    if difference.is_compared:
        lines += [NOTHING] if difference.is_empty else _wrapped(f"{write_counts(difference)}. {when}".rstrip())
    lines += _write_refusals(difference.refusals)
    lines += _write_doubts(difference.doubts)
    for group in difference.groups:
        lines += ["", *_write_group(group)]
    for title, pages in fold_pages(difference.pages):
        lines += ["", title, *(part for page in pages for part in _write_page(page))]
    return "\n".join(lines).rstrip()


def _write_refusals(refusals: tuple[Refusal, ...]) -> Iterator[str]:
    if not refusals:
        return
    yield from ("", f"Det här måste rättas innan det kan publiceras ({len(refusals)}):")
    for number, each in enumerate(refusals, 1):
        yield from _wrapped(f"{number}. {clean(each.source)}: {clean(each.what)}", "  ", "     ")
        told, line = split_remedy(each.remedy)
        yield from _wrapped(f"Gör så här: {told}", "     ", "     ")
        yield from [f"       {line}"] if line else []  # whole, so that it can be copied


def _write_doubts(doubts: tuple[Doubt, ...]) -> Iterator[str]:
    if doubts:
        yield from ("", f"{LOOK_AGAIN} ({len(doubts)}):")
    for each in doubts:
        yield from _wrapped(f"• {clean(each.subject)}: {clean(each.told)}", "  ", "    ")


def _write_group(group: Group) -> Iterator[str]:
    is_example = all(line.is_example for line in group.lines)
    whose = f" – {clean(group.whose)}" if group.whose else ""
    yield f"{clean(group.title)}{whose}{' (exempel)' if is_example else ''}"
    if group.address:
        yield f"  {group.address}"
    for line in group.lines:
        yield from _wrapped(f"• {_write_line(line, is_example_told=is_example)}", "  ", "    ")


def _write_line(line: Line, *, is_example_told: bool) -> str:
    subject, told = write_head(line)
    colour = f"→ {line.colour.upper()} {write_former_colour(line)}".rstrip() if has_new_colour(line) else ""
    first = " ".join(part for part in (f"{subject}:" if subject else "", told, colour) if part)
    tail = write_tail(line, is_example_told=is_example_told)
    return f"{first}. {tail}".rstrip()


def _write_page(folded: Folded) -> Iterator[str]:
    page = folded.page
    address = f"{page.former} → {page.address}" if page.former else page.address
    yield from _wrapped(f"• {address}{f': {folded.told}' if folded.told else ''}", "  ", "    ")


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False,
                break_on_hyphens=False)  # fmt: skip


def write_json(difference: Difference) -> str:
    """For machines; the keys stand in the README and stay."""
    answer = {
        "base": difference.base,
        "day": difference.day.isoformat(),
        "counts": {kind.value: count for kind, count in difference.counts.items()},
        "refusals": [
            {"source": each.source, "what": each.what, "remedy": each.remedy, "kind": each.kind}
            for each in difference.refusals
        ],
        "doubts": [{"subject": each.subject, "told": each.told, "source": each.source} for each in difference.doubts],
        "is_compared": difference.is_compared,
        "problems": [str(each) for each in difference.problems],
        "changes": [_line_object(group, line) for group in difference.groups for line in group.lines],
        "pages": [_page_object(page) for page in difference.pages],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _line_object(group: Group, line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        "group": group.id,
        "group_title": group.title,
        "subject": line.subject,
        "told": line.told,
        "note": line.note,
        "address": line.address,
        "former": line.former,
        "new": line.new,
        "former_colour": line.former_colour or None,
        "colour": line.colour or None,
        "visible_from": line.visible_from.isoformat() if line.visible_from else None,
        "dated_back": line.dated_back.isoformat() if line.dated_back else None,
        "example": line.is_example,
        "source": line.source,
        "field": line.field,
    }


def _page_object(page: PageChange) -> dict[str, Any]:
    return {
        "kind": page.kind,
        "address": page.address,
        "title": page.title,
        "former": page.former or None,
        "documents": list(page.documents),
        "visible_from": page.visible_from.isoformat() if page.visible_from else None,
    }
