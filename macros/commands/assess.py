"""`goals assess`: what every indicator and goal comes to, and why."""

import argparse
from datetime import UTC, datetime
from typing import Any

from macros.commands.arguments import goals_folder, read_day
from macros.commands.terminal import print_json
from macros.pages.assessments import write_assessment, write_assessment_json
from macros.reading.load import load_plan


def add_assess(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    assess = commands.add_parser("assess", parents=[goals_folder()], help="visa hur det går, och varför")
    assess.add_argument(
        "--as-of", type=read_day, metavar="DATUM", help="räkna som det var känt den dagen (idag om inget sägs)"
    )
    assess.add_argument("--format", choices=["text", "json"], default="text", help="hur svaret skrivs")
    assess.set_defaults(run=_assess)


def _assess(asked: argparse.Namespace) -> int:
    """What every indicator and goal comes to, and why."""
    plan, day = load_plan(asked.goals), asked.as_of or datetime.now(UTC).astimezone().date()
    if asked.format == "json":
        print_json(write_assessment_json(plan, day))
    else:
        print(write_assessment(plan, day))
    return 0
