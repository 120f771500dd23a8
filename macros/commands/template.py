"""`goals import --template`: the workbook that a coordinator fills in."""

import argparse
import sys
from pathlib import Path

from macros.commands.arguments import tell_unknown_body
from macros.editing.missing.missing import tell_period
from macros.editing.spellings import Unclear, read_follow_up_or_period
from macros.editing.template.rows import list_bodies, make_rows
from macros.editing.template.template import write_template
from macros.pages.words import NBSP, write_count
from macros.publishing.build_day import build_day
from macros.publishing.whole_files import write_whole
from macros.reading.load import load_plan
from macros.reading.problems import SourceError
from macros.reading.system_errors import tell_why


def make_template(asked: argparse.Namespace) -> int:
    """Write a workbook with a row for each outcome that a body owes."""
    plan = load_plan(asked.goals)
    if asked.body not in plan.bodies:
        print(tell_unknown_body(plan, asked.body), file=sys.stderr)
        return 2
    if asked.period is None:
        print("Här saknas --period, till exempel 2025-t2, 2025-bokslut eller 2025.", file=sys.stderr)
        return 2
    try:
        period = read_follow_up_or_period(asked.period)
    except Unclear as unclear:
        raise SourceError(f"--period: {unclear}") from None
    file = asked.file or Path(f"utfall-{asked.body}-{str(period).replace('/', '-')}.xlsx")
    if file.suffix.lower() != ".xlsx":
        raise SourceError(f"Mallen är en Excel-arbetsbok. Välj ett namn som slutar på .xlsx i stället för {file.name}.")
    if file.exists():
        raise SourceError(f"{file} finns redan. Någon kan ha fyllt i den: välj ett annat namn, eller ta bort filen.")
    bodies = list_bodies(plan, asked.body, is_with_below=asked.below)
    rows = make_rows(plan, bodies, period, build_day())
    name = plan.bodies[asked.body].name
    if not rows:
        below = "" if asked.below else " Ska organen under med? Lägg till --below."
        raise SourceError(f"{name} har inga utfall att rapportera för {tell_period(period)}.{below}".replace(NBSP, " "))
    try:
        write_whole(file, write_template(rows, f"Utfall för {tell_period(period)}: {name}".replace(NBSP, " ")))
    except OSError as error:
        raise SourceError(f"Det går inte att skriva {file}: {tell_why(error)}.") from None
    told = f"Skrev {file} med {write_count(len(rows), 'rad', 'rader')}. Fyll i de gula rutorna och kör sedan: "
    print(f"{told}goals import {file} --dry-run".replace(NBSP, " "))
    return 0
