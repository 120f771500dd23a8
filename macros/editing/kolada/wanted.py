"""Which indicators take their outcomes from Kolada, and for which years they want them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from macros.plan.indicator import Direction, Indicator, OutcomeKind
from macros.plan.periods import PeriodKind
from macros.plan.plan import Plan
from macros.reading.problems import SourceError

_FIRST_YEARS = 5
"""How many years back an indicator without outcomes begins."""


@dataclass(frozen=True)
class Wanted:
    """An indicator that takes its outcomes from Kolada, and the years that are wanted."""

    indicator: Indicator
    kpi: str
    """The key figure's id in Kolada."""
    years: tuple[int, ...]


def is_from_kolada(indicator: Indicator) -> bool:
    """Whether an indicator's outcomes come from Kolada."""
    source = indicator.source_of_outcomes
    return source is not None and source.name.casefold() == "kolada"


def list_wanted(
    plan: Plan, day: date, indicators: Iterable[Indicator], years: Sequence[int] = ()
) -> tuple[Wanted, ...]:
    """What to ask of Kolada for indicators, those without an id left out; without years those that lack an outcome.

    Raises SourceError with every indicator that can't take its outcomes from Kolada.
    """
    wanted, faults = [], []
    for indicator in indicators:
        kpi = (indicator.source_of_outcomes and indicator.source_of_outcomes.id) or ""
        asked = tuple(sorted(set(years))) if years else _lacking(plan, indicator, day)
        if not kpi or not asked:
            continue
        wanted.append(Wanted(indicator, kpi, asked))
        faults += [f"{indicator.source}: {fault}" for fault in _find_faults(indicator, kpi)]
    if faults:
        raise SourceError("\n".join(faults))
    return tuple(wanted)


def _find_faults(indicator: Indicator, kpi: str) -> Iterator[str]:
    if not re.fullmatch(r"[A-Z][0-9]{5}", kpi):
        yield f"{kpi!r} ser inte ut som ett id i Kolada. Det är en bokstav och fem siffror, till exempel N15428."
    if indicator.direction is Direction.YES_NO:
        yield "En ja/nej-indikator kan inte hämtas från Kolada, som har tal. Ändra riktning eller källa."
    kinds = {made.period.kind for made in indicator.outcomes} | {made.period.kind for made in indicator.targets}
    if kinds and PeriodKind.YEAR not in kinds:
        yield "Kolada har värden per kalenderår, men indikatorn mäts för andra perioder. Ändra källa eller perioder."


def _lacking(plan: Plan, indicator: Indicator, day: date) -> tuple[int, ...]:
    """The years after the latest with a final outcome, as long as a goal of the indicator holds."""
    known = [
        made.period.year
        for made in indicator.outcomes
        if made.period.kind is PeriodKind.YEAR and made.kind is OutcomeKind.FINAL and not made.withdrawn
    ]
    first = max(known) + 1 if known else day.year - _FIRST_YEARS + 1
    ends = [plan.goals[goal].end.year for goal in indicator.goals]
    return tuple(range(first, min(day.year, max(ends)) + 1))
