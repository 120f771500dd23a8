"""The documents of follow-ups: what each is called, and which of them the site offers."""

from dataclasses import dataclass

from macros.pages.page import Site, report_address
from macros.pages.words import NBSP, write_number
from macros.plan.periods import FollowUpPeriod

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
        ReportFile(path, f"{name}{NBSP}({write_size(site.reports[path])})")
        for ending, name in FORMATS.items()
        if (path := report_address(f"{report_name(period, body)}{ending}")) in site.reports
    ]


def write_size(size: int) -> str:
    """A file's size as readers know it: `312 kB`."""
    return f"{write_number(max(1, round(size / _KILO)))}{NBSP}kB"
