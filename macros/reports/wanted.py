"""Which reports there are to be, and which files in the folder of reports still say what is known."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from macros.pages.follow_up_view import published_follow_ups, published_periods
from macros.pages.page import report_address
from macros.pages.report_files import FORMATS, report_name
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from macros.reports.compose import compose_body_report, compose_period_report
from macros.reports.document import Document

MANIFEST = "manifest.json"
"""Remembers what each file was made from: its content, and what wrote it."""
_NAME = re.compile(r"\d{4}-(?:t1|t2|bokslut)/[a-z0-9-]+\.(?:pdf|docx)")
"""What a report's file can be called; nothing else in the folder is touched or offered."""


@dataclass(frozen=True)
class Wanted:
    """A report that is to stand in the folder, in every format."""

    name: str
    """`2025-t2/2025-t2-socialnamnden`"""
    compose: Callable[[], Document]


def list_reports(
    plan: Plan, day: date, period: FollowUpPeriod | None = None, body: str | None = None
) -> Iterator[Wanted]:
    """The reports of what was published by a day: of all bodies and each alone; of one body, only its own."""
    for each in published_periods(plan, day):
        if period is not None and each != period:
            continue
        if body is None:
            yield Wanted(report_name(each), partial(compose_period_report, plan, each, day))
        for made in published_follow_ups(plan, each, day):
            if body is None or made.owner == body:
                name = report_name(each, made.owner)
                yield Wanted(name, partial(compose_body_report, plan, made, day))


def find_current(folder: Path, plan: Plan, day: date) -> dict[str, Path]:
    """The files of a folder that say what is known by a day, by their paths on the site.

    A file made from other data, such as one that lacks a later correction, is left out.
    """
    remembered = read_manifest(folder)
    if not remembered:
        return {}
    found = {}
    for wanted in list_reports(plan, day):
        names = [f"{wanted.name}{ending}" for ending in FORMATS]
        there = [name for name in names if name in remembered and (folder / name).is_file()]
        content = hash_content(wanted.compose()) if there else ""
        for name in there:
            if remembered[name].partition(" ")[0] == content:
                found[report_address(name)] = folder / name
    return found


def hash_content(report: Document) -> str:
    """What tells one content from another."""
    return hashlib.sha256(repr(report).encode(errors="backslashreplace")).hexdigest()


def read_manifest(folder: Path) -> dict[str, str]:
    """What each file was made from, content first; nothing where it can't be read."""
    try:
        read = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {name: str(made) for name, made in read.items() if _NAME.fullmatch(name)}
