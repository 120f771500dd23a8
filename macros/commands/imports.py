"""`goals import`: many outcomes at once, out of a workbook or a text with columns; and the workbook to fill in."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from macros.commands.arguments import goals_folder, read_day
from macros.commands.reasons import with_reasons
from macros.commands.recording import finish
from macros.editing.recording.draft import Draft
from macros.editing.recording.recording import draft_outcomes, find_faults
from macros.editing.spellings import Unclear, read_period
from macros.editing.spreadsheet.columns import Means, count_known, fold, read_column
from macros.editing.spreadsheet.entries import read_entries
from macros.editing.spreadsheet.reading import Given, Reading
from macros.editing.spreadsheet.spreadsheet import read_sheets
from macros.editing.spreadsheet.table import find_table
from macros.editing.spreadsheet.told import write_faults, write_reading
from macros.plan.plan import Plan
from macros.publishing.build_day import build_day
from macros.reading.load import load_plan
from macros.reading.problems import ChangeRefused, SourceError

_EXAMPLES = """exempel:
  goals import utfall.xlsx --dry-run
  goals import stratsys.txt --map "Mätetal=indikator" --map "Värde 2025=utfall 2025"
  goals import --template --body socialnamnden --period 2025
"""
_REASON_WANTED = (
    "Inget är skrivet. Skriv varför i kolumnen Anledning till ändring, "
    'eller kör samma kommando med --reason "därför ändras siffrorna".'
)


def add_import(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    read = commands.add_parser(
        "import",
        parents=[goals_folder()],
        help="lägg in många utfall på en gång från Excel eller en text med kolumner",
        description="Läser utfall ur en fil. Är något fel skrivs ingenting. Med --template skapas en fil att fylla i.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument("file", type=Path, nargs="?", metavar="FIL", help="filen: .xlsx, .csv, .tsv eller .txt")
    read.add_argument("--dry-run", action="store_true", help="visa vad som ändras, utan att skriva")
    read.add_argument("--sheet", metavar="NAMN", help="bladet som ska läsas, om flera har utfall")
    read.add_argument(
        "--map",
        type=_read_choice,
        action="append",
        default=[],
        metavar="RUBRIK=NYCKEL",
        help=f"vad en kolumn betyder: {', '.join(Means)}. Också med period: utfall 2025",
    )
    read.add_argument(
        "--published",
        type=read_day,
        metavar="DATUM",
        help="dagen då utfallen blir offentliga (idag om inget sägs)",
    )
    read.add_argument("--reason", metavar="ORSAK", help="varför publicerade siffror ändras")
    read.add_argument("--period", metavar="PERIOD", help="perioden, när filen inte säger den; mallens period")
    read.add_argument(
        "--template",
        action="store_true",
        help="skriv i stället en arbetsbok att fylla i: FIL, --body, --period",
    )
    read.add_argument("--body", metavar="ORGAN", help="organet som mallen är för, till exempel socialnamnden")
    read.add_argument("--below", action="store_true", help="ta med organen under det i mallen")
    read.set_defaults(run=_import)


def _read_choice(said: str) -> tuple[str, str]:
    heading, sign, key = said.rpartition("=")
    if not sign or not fold(heading):
        raise argparse.ArgumentTypeError(
            f'{said!r} går inte att läsa. Skriv rubrik=nyckel, till exempel "Mått=indikator".'
        )
    if not read_column(1, key, {}).is_known:
        raise argparse.ArgumentTypeError(
            f"{key!r} är ingen nyckel. Välj bland {', '.join(Means)}, eller till exempel utfall 2025."
        )
    return fold(heading), key


def _import(asked: argparse.Namespace) -> int:
    """The outcomes of a file, written or only shown."""
    if asked.template:
        from macros.commands.template import make_template  # noqa: PLC0415  it imports openpyxl

        return make_template(asked)
    if asked.file is None:
        print("Här saknas FIL, till exempel utfall.xlsx.", file=sys.stderr)
        return 2
    plan = load_plan(asked.goals)
    reading = _read(asked, plan)
    print(write_reading(reading, asked.file.name))
    if reading.faults:
        others = find_faults(plan, reading.entries, asked.published or build_day())
        raise SourceError(f"\n{write_faults(reading, asked.file.name, others)}")
    day = _published(asked.published, reading)
    print()
    return finish(_draft(asked, plan, reading, day), is_dry_run=asked.dry_run)


def _draft(asked: argparse.Namespace, plan: Plan, reading: Reading, day: date) -> Draft:
    """What the entries mean for the files; raises with what to do where they can't be written."""
    entries = with_reasons(plan, reading.entries, day, asked.reason)
    try:
        return draft_outcomes(asked.goals, plan, entries, day)
    except ChangeRefused as refused:
        raise ChangeRefused(f"{refused}\n\n{_REASON_WANTED}") from None
    except SourceError as error:
        raise SourceError(f"{error}\n\nInget är skrivet. Rätta filen och kör kommandot igen.") from None


def _read(asked: argparse.Namespace, plan: Plan) -> Reading:
    """What the file says."""
    chosen: Mapping[str, str] = dict(asked.map)
    try:
        period = read_period(asked.period) if asked.period else None
    except Unclear as unclear:
        raise SourceError(f"--period: {unclear}") from None
    sheets = read_sheets(asked.file, lambda headings: count_known(headings, chosen))
    sheet, columns = find_table(sheets, asked.sheet, chosen, asked.file.name)
    return read_entries(sheet, columns, Given(plan, period))


def _published(said: date | None, reading: Reading) -> date:
    """The day on which everything in the file becomes public."""
    days = reading.published | ({said} if said else set())
    if len(days) > 1:
        told = ", ".join(day.isoformat() for day in sorted(days))
        raise SourceError(f"Filen har flera publiceringsdagar: {told}. Dela upp den: en fil för varje dag.")
    return next(iter(days), build_day())
