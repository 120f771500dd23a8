"""`goals reports`: the follow-ups as documents."""

import argparse
import sys
from pathlib import Path
from typing import Any

from macros.commands.arguments import goals_folder, read_follow_up, tell_unknown_body
from macros.commands.terminal import show_progress
from macros.pages.words import NBSP, write_count
from macros.publishing.build_day import build_day
from macros.reading.load import load_plan
from macros.reading.system_errors import tell_why
from macros.reports.wanted import list_reports


def add_reports(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    reports = commands.add_parser("reports", parents=[goals_folder()], help="skriv uppföljningarna som PDF och Word")
    reports.add_argument("folder", type=Path, metavar="MAPP", help="mappen där dokumenten ska stå")
    reports.add_argument(
        "--period", type=read_follow_up, metavar="PERIOD", help="bara den perioden, till exempel 2025-t2"
    )
    reports.add_argument("--body", metavar="ORGAN", help="bara det organets rapporter, till exempel socialnamnden")
    reports.set_defaults(run=_reports)


def _reports(asked: argparse.Namespace) -> int:
    """The follow-ups as documents, in a folder."""
    plan = load_plan(asked.goals)
    if asked.body is not None and asked.body not in plan.bodies:
        print(tell_unknown_body(plan, asked.body), file=sys.stderr)
        return 2
    try:
        from macros.reports.shelf import Shelf  # noqa: PLC0415  WeasyPrint needs Pango; the rest does not
    except (ImportError, OSError) as error:
        print(f"Rapporterna kräver WeasyPrint, python-docx och Pango. Kör make reports. {error}", file=sys.stderr)
        return 1
    wanted = list(list_reports(plan, build_day(), asked.period, asked.body))
    is_all = asked.period is None and asked.body is None
    if not wanted and not is_all:
        print("Ingen sådan uppföljning är publicerad.", file=sys.stderr)
        return 1
    shelf, written, removed = Shelf(asked.folder), 0, 0
    try:
        for number, each in enumerate(wanted, 1):
            show_progress(f"{number} av {len(wanted)}: {each.name}")
            written += len(shelf.put(each))
        if is_all:
            removed = len(shelf.remove_others(wanted))
    except OSError as error:
        print(f"Det går inte att skriva i {asked.folder}: {tell_why(error)}.", file=sys.stderr)
        return 1
    finally:
        show_progress("")
    told = "Ingen uppföljning är publicerad än, så det finns inga rapporter att skriva."
    if wanted:
        told = f"{write_count(len(wanted), 'rapport', 'rapporter')} i {asked.folder}. "
        told += f"{write_count(written, 'ny eller ändrad fil', 'nya eller ändrade filer')}."
    told += f" {write_count(removed, 'gammal fil', 'gamla filer')} togs bort." if removed else ""
    print(told.replace(NBSP, " "))
    return 0
