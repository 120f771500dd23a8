"""`goals diff`: what residents will see change."""

import argparse
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from macros.commands.arguments import goals_folder, read_day
from macros.commands.terminal import print_json, show_progress
from macros.editing.base.base import open_base
from macros.editing.difference.difference import Difference, compare
from macros.editing.difference.writing import write_difference
from macros.editing.refusals.refusals import find_refusals
from macros.reading.load import load_plan


def add_diff(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    diff = commands.add_parser("diff", parents=[goals_folder()], help="visa vad som ändras på webbplatsen")
    diff.add_argument(
        "base", metavar="BAS", help="det som jämförs med: en git-revision, till exempel main, eller en mapp"
    )
    diff.add_argument("--as-of", type=read_day, metavar="DATUM", help="som det ser ut den dagen (idag om inget sägs)")
    diff.add_argument("--format", choices=["text", "markdown", "json"], default="text", help="hur svaret skrivs")
    diff.set_defaults(run=_diff)


def _diff(asked: argparse.Namespace) -> int:
    """What changes, and what must be mended first."""
    try:
        difference = _compare(asked.base, asked.goals, asked.as_of or datetime.now(UTC).astimezone().date())
    finally:
        show_progress("")
    written = write_difference(difference, asked.format)
    if asked.format == "json":
        print_json(written)
    else:
        print(written)
    return 1 if difference.refusals else 0


def _compare(name: str, goals: Path, day: date) -> Difference:
    show_progress("Läser måldatan …")
    head = load_plan(goals)
    show_progress(f"Läser det som den jämförs med, {name} …")
    with open_base(name, goals) as base:
        show_progress("Jämför …")
        if base.plan is None:
            return Difference(day, base=base.label, problems=base.problems, is_compared=False)
        difference = compare(base.plan, head, day, base.unread)
        return replace(
            difference,
            base=base.label,
            problems=base.problems,
            refusals=find_refusals(base.plan, head, day),
        )
