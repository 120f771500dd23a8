"""`goals kolada`: the outcomes that Kolada has, written into the goal repository."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from macros.commands.arguments import goals_folder, read_day
from macros.commands.recording import finish
from macros.commands.terminal import show_progress
from macros.editing.entry import Entry
from macros.editing.kolada.kolada import Fetched, fetch_outcomes
from macros.editing.kolada.wanted import Wanted, is_from_kolada, list_wanted
from macros.editing.kolada.words import REASON, tell_fetched, tell_revised, warn_unidentified
from macros.editing.recording.recording import draft_outcomes, find_changes
from macros.plan.indicator import Indicator
from macros.plan.plan import Plan
from macros.publishing.build_day import build_day
from macros.reading.load import load_plan
from macros.reading.problems import ChangeRefused, SourceError
from macros.reading.sentences import suggest

_FIRST_YEAR = 1990


def add_kolada(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    kolada = commands.add_parser(
        "kolada",
        parents=[goals_folder()],
        help="hämta utfall från Kolada",
        description="Hämtar utfall för indikatorer vars källa är Kolada. Allt hämtas och skrivs, eller inget.",
    )
    kolada.add_argument(
        "--year",
        nargs="+",
        type=read_years,
        default=[],
        metavar="ÅR",
        help="åren, till exempel 2023 2024 eller 2020-2025 (de som saknar utfall, om inget sägs)",
    )
    kolada.add_argument(
        "--indicator", nargs="+", default=[], metavar="ID", help="bara de indikatorerna (alla om inget sägs)"
    )
    kolada.add_argument("--dry-run", action="store_true", help="visa vad som skulle ändras, men skriv inget")
    kolada.add_argument(
        "--published", type=read_day, metavar="DATUM", help="dagen då utfallen publiceras (idag om inget sägs)"
    )
    kolada.add_argument(
        "--reason", metavar="TEXT", help=f'rätta publicerade värden som är andra i Kolada, till exempel "{REASON}"'
    )
    kolada.set_defaults(run=_kolada)


def read_years(text: str) -> range:
    """A year, or the years from one to another: `2024`, `2020-2025`."""
    match = re.fullmatch(r"([0-9]{4})(?:[-–]([0-9]{4}))?", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} är inget år. Skriv till exempel 2024 eller 2020-2025.")
    first, last = int(match[1]), int(match[2] or match[1])
    this_year = build_day().year
    if not _FIRST_YEAR <= first <= last <= this_year:
        raise argparse.ArgumentTypeError(f"{text} går inte att hämta. Välj år från {_FIRST_YEAR} till {this_year}.")
    return range(first, last + 1)


def _kolada(asked: argparse.Namespace) -> int:
    """What Kolada has of outcomes, in the files of the indicators."""
    plan, day = load_plan(asked.goals), build_day()
    ours = [each for each in plan.indicators.values() if is_from_kolada(each)]
    unknown = sorted(set(asked.indicator) - {each.id for each in ours})
    if unknown:
        return _say_unknown(plan, ours, unknown)
    chosen = [each for each in ours if not asked.indicator or each.id in asked.indicator]
    print(*warn_unidentified(chosen), sep="\n", end="")
    wanted = list_wanted(plan, day, chosen, [year for years in asked.year for year in years])
    if not wanted:
        print(_say_nothing_wanted(ours))
        return 0
    fetched = _fetch(plan, wanted, day)
    print(*tell_fetched(plan, wanted, fetched), sep="\n")
    if not fetched.entries:
        print("Kolada har inget nytt. Inget är skrivet.")
        return 0
    return _record(asked, plan, fetched.entries, asked.published or day)


def _record(asked: argparse.Namespace, plan: Plan, entries: Sequence[Entry], published: date) -> int:
    """Put what came into the files, with the reason for each published figure that is another now."""
    changes = find_changes(plan, entries, published)
    revised = [each for each in changes if each.needs_reason]
    if revised and not asked.reason:
        raise ChangeRefused(tell_revised(revised))
    changed = {each.entry for each in revised}
    said = [replace(each, reason=asked.reason) if each in changed else each for each in entries]
    return finish(draft_outcomes(asked.goals, plan, said, published), is_dry_run=asked.dry_run)


def _say_unknown(plan: Plan, ours: Sequence[Indicator], unknown: Sequence[str]) -> int:
    for id_ in unknown:
        told = "har inte Kolada som källa" if id_ in plan.indicators else "finns inte"
        print(f"Indikatorn {id_} {told}. {suggest(id_, [each.id for each in ours])}".rstrip(), file=sys.stderr)
    return 2


def _say_nothing_wanted(ours: Sequence[Indicator]) -> str:
    if not ours:
        return "Ingen indikator har Kolada som källa. Skriv källa: {namn: Kolada, id: N15428} i indikatorns fil."
    return "Ingen indikator saknar utfall från Kolada. Ange år med --year för att jämföra med det som står."


def _fetch(plan: Plan, wanted: Sequence[Wanted], day: date) -> Fetched:
    from macros.editing.kolada.connection import ADDRESS  # noqa: PLC0415  httpx takes a tenth of a second to import
    from macros.editing.kolada.service import KoladaService  # noqa: PLC0415

    count = len({each.kpi for each in wanted})
    try:
        with KoladaService(os.environ.get("KOLADA_URL") or ADDRESS, _agent(plan)) as service:
            show_progress(f"Frågar Kolada om {count} nyckeltal …")
            return fetch_outcomes(
                plan, wanted, service, day, lambda done: show_progress(f"{done} av {count} nyckeltal från Kolada")
            )
    except KeyboardInterrupt:
        raise SourceError("Hämtningen avbröts. Inget är skrivet.") from None
    finally:
        show_progress("")


def _agent(plan: Plan) -> str:
    """Who asks: the program and the municipality's website, so that Kolada knows whom to turn to."""
    website = plan.municipality.website or ""
    return f"malsidan/0.1 (+{website})" if website.isascii() and website else "malsidan/0.1"
