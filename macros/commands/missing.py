"""`goals missing`: what is not yet reported, by body."""

import argparse
import sys
from typing import Any

from macros.commands.arguments import goals_folder, tell_unknown_body
from macros.commands.terminal import print_json
from macros.editing.missing.missing import find_missing, period_end
from macros.editing.missing.writing import MissingReport
from macros.editing.spellings import Unclear, read_follow_up_or_period
from macros.publishing.build_day import build_day
from macros.reading.load import load_plan
from macros.reading.sentences import quote


def add_missing(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    missing = commands.add_parser(
        "missing",
        parents=[goals_folder()],
        help="visa vad som inte är rapporterat än",
        description="Visar vad som saknas inför en uppföljning, organ för organ: vem man frågar och var det ska stå.",
    )
    missing.add_argument(
        "period",
        nargs="+",
        metavar="PERIOD",
        help="en uppföljning, till exempel 2025-t2 eller 2025-bokslut, eller en annan period: då visas bara utfallen",
    )
    missing.add_argument("--body", metavar="ORGAN", help="bara det organet, till exempel socialnamnden")
    missing.add_argument("--format", choices=["text", "json", "markdown"], default="text", help="hur svaret skrivs")
    missing.set_defaults(run=_missing)


def _missing(asked: argparse.Namespace) -> int:
    """What is missing; 1 where anything is."""
    try:
        period = read_follow_up_or_period(" ".join(asked.period))
    except Unclear:
        said = quote(" ".join(asked.period))
        print(f"{said} är ingen period. Skriv till exempel 2025-t2, 2025-bokslut eller 2025.", file=sys.stderr)
        return 2
    plan = load_plan(asked.goals)
    if asked.body is not None and asked.body not in plan.bodies:
        print(tell_unknown_body(plan, asked.body), file=sys.stderr)
        return 2
    found = find_missing(plan, period, build_day())
    own = [each for each in found if asked.body in {None, each.body}]
    is_over = period_end(period) < build_day()
    report = MissingReport(plan, period, asked.goals.as_posix(), own, is_over=is_over, body=asked.body)
    if asked.format == "json":
        print_json(report.as_json())
    else:
        print(report.as_markdown() if asked.format == "markdown" else report.as_text())
    return 1 if own else 0
