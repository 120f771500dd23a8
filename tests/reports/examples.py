"""Reports to write in tests, and every text that a reader must find in them."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from macros.pages.markdown import write_plain
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from macros.reading.load import load_plan
from macros.reports.compose import compose_body_report, compose_period_report
from macros.reports.document import (
    Block,
    Chart,
    Document,
    Figure,
    Heading,
    Notes,
    Paragraph,
    Prose,
    Table,
    Verdict,
)
from tests.served import EXEMPELBY

DAY = date(2026, 6, 15)
"""The reports tell the corrections that were made by this day."""
KEYS = ("2025-bokslut", "2025-bokslut/bildningsnamnden", "2025-t2/bildningsnamnden", "2025-bokslut/skolorna")
"""Reports of Exempelby: the municipality's, and those of bodies."""


@cache
def exempelby() -> Plan:
    return load_plan(EXEMPELBY)


def compose(plan: Plan, key: str, day: date = DAY) -> Document:
    """The report of a period, `2025-t2`, or of a body in it, `2025-t2/bildningsnamnden`."""
    period, _, body = key.partition("/")
    parsed = FollowUpPeriod.parse(period)
    if not body:
        return compose_period_report(plan, parsed, day)
    made = next(each for each in plan.follow_ups_of(parsed) if each.owner == body)
    return compose_body_report(plan, made, day)


@cache
def report_of(key: str) -> Document:
    """A report of Exempelby."""
    return compose(exempelby(), key)


def texts_of(report: Document) -> list[str]:
    """Every text of a report, plain."""
    return [report.municipality, report.title, report.subject, report.published, *_texts(report.blocks)]


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield block.title
            case Prose():
                yield write_plain(block.text)
            case Paragraph():
                yield block.text
            case Verdict():
                yield from (block.assessed.word, block.computed.word)
            case Figure():
                yield from (block.status.word, block.told)
            case Table():
                yield from (block.caption, *block.columns)
                yield from (cell if isinstance(cell, str) else cell.word for row in block.rows for cell in row)
            case Notes():
                yield from (block.title, *block.notes)
            case Chart():
                yield block.caption


def squeezed(text: str) -> str:
    """A text without its spaces: where a line ends is the business of who writes it."""
    return "".join(text.split())
