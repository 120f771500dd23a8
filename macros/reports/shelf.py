"""Where reports are kept: a folder with the documents of every follow-up, each written anew only when it has changed.

`manifest.json` in it remembers what each file was made from; without it, all are made again.
"""

import hashlib
import importlib.metadata
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from macros.pages.follow_up_view import published_follow_ups, published_periods
from macros.pages.report_files import report_name
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from macros.reports.compose import compose_body_report, compose_period_report
from macros.reports.document import Document
from macros.reports.pdf import write_pdf
from macros.reports.word import write_word

_WRITERS: dict[str, Callable[[Document], bytes]] = {".pdf": write_pdf, ".docx": write_word}
_MADE_WITH = ("weasyprint", "python-docx")
_MANIFEST = "manifest.json"
_NAME = re.compile(r"\d{4}-(?:t1|t2|bokslut)/[a-z0-9-]+\.(?:pdf|docx)")
"""What a report's file can be called; nothing else in the folder is touched."""


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


class Shelf:
    """The folder, with what it remembers of its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remembered = _read_manifest(folder / _MANIFEST)

    def put(self, wanted: Wanted) -> list[Path]:
        """Write what has changed of a report; the files that were written."""
        report = wanted.compose()
        made_from = fingerprint(report)
        written = []
        for ending, write in _WRITERS.items():
            name = f"{wanted.name}{ending}"
            file = self.folder / name
            if self.remembered.get(name) == made_from and file.is_file():
                continue
            self._write(file, write(report))
            self.remembered[name] = made_from
            self._remember()
            written.append(file)
        return written

    def remove_others(self, wanted: list[Wanted]) -> list[Path]:
        """Remove the files that were made here once and are not wanted any more."""
        names = {f"{each.name}{ending}" for each in wanted for ending in _WRITERS}
        gone = sorted(self.remembered.keys() - names)
        for name in gone:
            (self.folder / name).unlink(missing_ok=True)
            del self.remembered[name]
        if gone:
            self._remember()
        return [self.folder / name for name in gone]

    def _remember(self) -> None:
        told = json.dumps(self.remembered, indent=1, sort_keys=True)
        self._write(self.folder / _MANIFEST, f"{told}\n".encode())

    def _write(self, file: Path, content: bytes) -> None:
        """All of a file or nothing: it takes its place when it is whole."""
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f".{file.name}.unfinished")
        unfinished.write_bytes(content)
        os.replace(unfinished, file)  # noqa: PTH105  named as what it promises


def fingerprint(report: Document) -> str:
    """What a report's files are made from: its content, and the code and libraries that write it."""
    return hashlib.sha256(f"{_made_with()}\n{report!r}".encode(errors="backslashreplace")).hexdigest()


@cache
def _made_with() -> str:
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _MADE_WITH]
    room = files("macros.reports")
    sources = sorted((each.name, each.read_bytes()) for each in room.iterdir() if each.name.endswith(".py"))
    sources += sorted((each.name, each.read_bytes()) for each in (room / "templates").iterdir())
    sources.append(("markdown.py", (files("macros.pages") / "markdown.py").read_bytes()))
    code = hashlib.sha256(b"".join(content for _, content in sources)).hexdigest()
    return ", ".join([*versions, code])


def _read_manifest(file: Path) -> dict[str, str]:
    """What is remembered; nothing where it can't be read."""
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {name: str(made) for name, made in read.items() if _NAME.fullmatch(name)}
