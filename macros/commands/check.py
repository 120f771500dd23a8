"""`goals check`: every problem in the goal repository."""

import argparse
from typing import Any

from macros.commands.arguments import goals_folder
from macros.commands.terminal import print_json
from macros.pages.words import NBSP, write_count
from macros.reading.load import load_plan
from macros.reading.problems import PlanError, Problem, write_json


def add_check(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    check = commands.add_parser("check", parents=[goals_folder()], help="visa alla fel i måldatan")
    check.add_argument("--format", choices=["text", "json"], default="text", help="hur felen skrivs")
    check.set_defaults(run=_check)


def _check(asked: argparse.Namespace) -> int:
    """Every problem in the repository."""
    problems: tuple[Problem, ...] = ()
    counted = ""
    try:
        plan = load_plan(asked.goals)
        counted = ", ".join([
            write_count(len(plan.goals), "mål", "mål"),
            write_count(len(plan.indicators), "indikator", "indikatorer"),
            write_count(len(plan.activities), "aktivitet", "aktiviteter"),
        ]).replace(NBSP, " ")  # fmt: skip
    except PlanError as error:
        problems = error.problems
    if asked.format == "json":
        print_json(write_json(problems))
    elif problems:
        print(*problems, sep="\n")
        them = "det" if len(problems) == 1 else "dem"
        print(f"\n{len(problems)} fel. Rätta {them} och kör goals check igen.")
    else:
        print(f"Inga fel. Läste {counted}.")
    return 1 if problems else 0
