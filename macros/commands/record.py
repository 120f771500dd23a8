"""`goals record`: one outcome, new, corrected or withdrawn, written to its indicator's file."""

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar

from macros.commands.arguments import goals_folder, read_day
from macros.commands.reasons import ask_reason, can_ask
from macros.commands.recording import finish
from macros.editing.entry import Entry
from macros.editing.named_indicator import find_indicator, tell_unknown
from macros.editing.recording.entry_faults import find_entry_faults, tell_reason_wanted
from macros.editing.recording.outcome_change import OutcomeChange
from macros.editing.recording.recording import draft_outcomes
from macros.editing.spellings import Unclear, read_amount, read_count, read_figure, read_period
from macros.pages.words import NBSP, write_period
from macros.plan.indicator import Answer, Indicator, OutcomeKind
from macros.plan.periods import Period
from macros.publishing.build_day import build_day
from macros.reading.load import load_plan
from macros.reading.problems import ChangeRefused, SourceError

Read = TypeVar("Read")
_SWEDISH = {
    "kvinnor": "women",
    "män": "men",
    "antal": "individuals",
    "riket": "nation",
    "liknande": "similar",
    "kommentar": "comment",
    "inte-mätt": "not_measured",
    "orsak": "reason",
    "rätta": "reason",
}
"""The options by the keys of the files, for who thinks in them."""
_EXAMPLES = """exempel:
  goals record behoriga-yrkesprogram 2026 81,2 --women 83,4 --men 79,1 --individuals 88
  goals record sjukfranvaro 2026 6,2 --kind prognos
  goals record bra-plats-att-bo 2026 --not-measured "Kommunen var inte med i undersökningen."
  goals record sjukfranvaro 2025 6,5 --reason "Timanställda saknades i underlaget."
  goals record sjukfranvaro 2025 --withdraw --reason "Siffran gällde ett annat år."
"""


def add_record(commands: "argparse._SubParsersAction[Any]") -> None:
    """Make the command known."""
    record = commands.add_parser(
        "record",
        parents=[goals_folder()],
        help="lägg in, rätta eller återkalla ett utfall",
        description="Lägger in ett utfall i indikatorns fil. Inget annat i filen ändras.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    record._negative_number_matcher = re.compile(r"^-[\d.,][\d.,\s]*%?$")  # `-0,4` is a figure, not an option
    record.add_argument("indicator", metavar="INDIKATOR", help="indikatorns id (filens namn utan .yml) eller titel")
    record.add_argument(
        "said",
        nargs="+",
        metavar="PERIOD VÄRDE",
        help="perioden, till exempel 2025, 2024/25 eller 2025-t2, och sedan siffran, eller ja eller nej",
    )
    record.add_argument("--women", metavar="TAL", help="utfallet för kvinnor eller flickor")
    record.add_argument("--men", metavar="TAL", help="utfallet för män eller pojkar")
    record.add_argument("--individuals", metavar="ANTAL", help="hur många personer siffran bygger på")
    record.add_argument("--nation", metavar="TAL", help="värdet för riket")
    record.add_argument("--similar", metavar="TAL", help="värdet för liknande kommuner")
    record.add_argument("--comment", metavar="TEXT", help="en förklaring till utfallet")
    record.add_argument(
        "--kind",
        choices=[kind.value for kind in OutcomeKind],
        help="hur säker siffran är (utfall om inget sägs)",
    )
    record.add_argument("--not-measured", metavar="ORSAK", help="i stället för siffran: varför det inte blev mätt")
    record.add_argument(
        "--published",
        type=read_day,
        metavar="DATUM",
        help="dagen då det blir offentligt (idag om inget sägs)",
    )
    record.add_argument("--reason", "--correct", metavar="ORSAK", help="varför en publicerad siffra ändras")
    record.add_argument("--withdraw", action="store_true", help="återkalla siffran; kräver --reason")
    record.add_argument(
        "--not-public",
        action="store_true",
        help="siffran från i dag har inte hunnit synas på webbplatsen: skriv över den utan rättelse",
    )
    record.add_argument("--dry-run", action="store_true", help="visa vad som skulle ändras, utan att skriva")
    for swedish, destination in _SWEDISH.items():
        record.add_argument(f"--{swedish}", dest=destination, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    record.set_defaults(run=_record)


def _record(asked: argparse.Namespace) -> int:
    """One outcome recorded."""
    plan = load_plan(asked.goals)
    indicator = find_indicator(plan, asked.indicator)
    if indicator is None:
        raise SourceError(tell_unknown(plan, asked.indicator))
    day = asked.published or build_day()
    entry = _read_entry(indicator, asked)
    change = OutcomeChange.of(indicator, entry, day, build_day())
    wanted = tell_reason_wanted(change)
    if wanted and change.standing and not any(find_entry_faults(change)):
        is_new = change.standing.published >= build_day() and not entry.is_withdrawal
        name = f"{indicator.title}, {write_period(entry.period)}"
        entry = replace(entry, reason=_ask_reason(f"{name}\n{wanted}".replace(NBSP, " "), is_new=is_new))
    return finish(draft_outcomes(asked.goals, plan, [entry], day), is_dry_run=asked.dry_run)


def _read_entry(indicator: Indicator, asked: argparse.Namespace) -> Entry:
    """What was typed; raises SourceError with everything that can't be read."""
    faults: list[str] = []

    def read(option: str, reader: Callable[[str], Read]) -> Read | None:
        text = getattr(asked, option)
        try:
            return None if text is None else reader(text)
        except Unclear as unclear:
            faults.append(f"--{option}: {unclear}")
            return None

    try:
        period, value = _read_said(indicator, asked.said)
    except Unclear as unclear:
        raise SourceError(str(unclear)) from None
    entry = Entry(
        indicator.id,
        period,
        value,
        not_measured=asked.not_measured,
        kind=OutcomeKind(asked.kind) if asked.kind else None,
        women=read("women", partial(read_amount, indicator=indicator)),
        men=read("men", partial(read_amount, indicator=indicator)),
        individuals=read("individuals", read_count),
        nation=read("nation", partial(read_amount, indicator=indicator)),
        similar=read("similar", partial(read_amount, indicator=indicator)),
        comment=asked.comment,
        reason=asked.reason,
        is_withdrawal=asked.withdraw,
        is_not_public=asked.not_public,
    )
    if asked.withdraw and entry != replace(Entry(indicator.id, period), kind=entry.kind, reason=entry.reason,
                                           is_withdrawal=True, is_not_public=entry.is_not_public):  # fmt: skip
        faults.append("--withdraw återkallar siffran som står. Skriv ingen ny siffra och inga andra uppgifter.")
    if faults:
        raise SourceError("\n".join(faults))
    return entry


def _read_said(indicator: Indicator, words: Sequence[str]) -> tuple[Period, Decimal | Answer | None]:
    """The period and the figure after it; either may hold spaces: `tertial 2 2025 1 234,5`."""
    for split in range(len(words), 0, -1):
        try:
            period = read_period(" ".join(words[:split]))
        except Unclear:
            continue
        rest = " ".join(words[split:])
        return period, read_figure(rest, indicator) if rest else None
    return read_period(words[0]), None  # raises with what may stand


def _ask_reason(wanted: str, *, is_new: bool) -> str:
    """Why a published figure is changed, asked on a terminal; raises ChangeRefused where nobody answers."""
    other = ", eller med --not-public om webbplatsen inte har visat den än" if is_new else ""
    if not can_ask():
        raise ChangeRefused(
            f'{wanted}\nKör samma kommando med --reason "därför ändras siffran"{other}. Inget är skrivet.'
        )
    reason = ask_reason(wanted)
    if not reason:
        raise ChangeRefused("Ingen orsak skrevs. Inget är ändrat.")
    return reason
