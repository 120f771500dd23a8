"""The documents of follow-ups: what each is called, and which of them the site offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.pages.follow_up_view import published_follow_ups, published_periods
from macros.pages.page import Site, follow_up_address
from macros.pages.words import NBSP, write_number
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan

FORMATS = {".pdf": "PDF", ".docx": "Word"}
"""What a reader calls a document, by how its name ends."""
_KILO = 1000


@dataclass(frozen=True)
class ReportFile:
    """A document that a reader can download."""

    path: str
    """Below the site's root."""
    told: str
    """`PDF (312 kB)`"""


def report_name(period: FollowUpPeriod, body: str | None = None) -> str:
    """A document's folder and name without its ending: `2025-t2/2025-t2-socialnamnden`; without a body the whole's."""
    return f"{period}/{period}-{body}" if body else f"{period}/{period}"


def list_files(site: Site, period: FollowUpPeriod, body: str | None = None) -> list[ReportFile]:
    """The documents of a report that are there."""
    return [
        ReportFile(path, f"{name}{NBSP}({_write_size(site.reports[path])})")
        for ending, name in FORMATS.items()
        if (path := _path(f"{report_name(period, body)}{ending}")) in site.reports
    ]


def list_documents(plan: Plan, day: date) -> Iterator[tuple[str, str]]:
    """Every document of what was published by a day: its file where reports are made, its path on the site."""
    for period in published_periods(plan, day):
        for body in (None, *(made.owner for made in published_follow_ups(plan, period, day))):
            for ending in FORMATS:
                name = f"{report_name(period, body)}{ending}"
                yield name, _path(name)


def _path(name: str) -> str:
    period, _, file = name.partition("/")
    return f"{follow_up_address(period)}{file}"


def _write_size(size: int) -> str:
    return f"{write_number(max(1, round(size / _KILO)))}{NBSP}kB"
