"""`goals check`: every problem in the goal repository."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from macros.commands.arguments import goals_folder
from macros.commands.terminal import print_json
from macros.pages.words import NBSP, write_count
from macros.plan.plan import Plan
from macros.publishing.whole_files import write_whole
from macros.reading.code_quality import write_code_quality
from macros.reading.junit import write_junit
from macros.reading.load import list_files, load_plan
from macros.reading.problems import GoalsError, PlanError, Problem, write_json
from macros.reading.system_errors import tell_why


def add_check(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    check = commands.add_parser("check", parents=[goals_folder()], help="visa alla fel i måldatan")
    check.add_argument("--format", choices=["text", "json", "gitlab", "junit"], default="text", help="hur felen skrivs")
    check.add_argument(
        "--output", type=Path, metavar="FIL", help="skriv svaret i en fil; på skärmen visas det då som text"
    )
    check.set_defaults(run=_check)


def _check(asked: argparse.Namespace) -> int:
    """Every problem in the repository."""
    plan: Plan | None = None
    problems: tuple[Problem, ...] = ()
    try:
        plan = load_plan(asked.goals)
    except PlanError as error:
        problems = error.problems
    text = _write_text(problems, plan)
    told = text if asked.format == "text" else _write_for_machines(asked.format, problems, asked.goals)
    if asked.output:
        _save(asked.output, told)
    if asked.output or asked.format == "text":
        print(text)
    else:
        print_json(told)
    return 1 if problems else 0


def _write_for_machines(form: str, problems: Sequence[Problem], goals: Path) -> str:
    if form == "gitlab":
        return write_code_quality(problems)
    return write_junit(problems, list_files(goals)) if form == "junit" else write_json(problems)


def _write_text(problems: Sequence[Problem], plan: Plan | None) -> str:
    if plan is None:
        them = "det" if len(problems) == 1 else "dem"
        return "\n".join([*map(str, problems), "", f"{len(problems)} fel. Rätta {them} och kör goals check igen."])
    counted = ", ".join([
        write_count(len(plan.goals), "mål", "mål"),
        write_count(len(plan.indicators), "indikator", "indikatorer"),
        write_count(len(plan.activities), "aktivitet", "aktiviteter"),
    ]).replace(NBSP, " ")  # fmt: skip
    return f"Inga fel. Läste {counted}."


def _save(path: Path, told: str) -> None:
    content = told.encode(errors="backslashreplace") + b"\n"
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):  # such as /dev/stdout, which is to stay
            path.write_bytes(content)
        else:
            write_whole(path, content)
    except OSError as error:
        raise GoalsError(f"Det går inte att skriva {path}: {tell_why(error)}.") from None
