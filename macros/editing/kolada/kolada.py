"""Outcomes from Kolada: what it has of what is wanted, and what it lacks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from macros.editing.entry import Entry, standing_outcome
from macros.editing.kolada.answer import Figure, KeyFigure
from macros.editing.kolada.identity import find_identity_faults
from macros.editing.kolada.wanted import Wanted
from macros.plan.fulfilment import published_value
from macros.plan.indicator import Indicator, OutcomeKind
from macros.plan.periods import Period
from macros.plan.plan import Plan
from macros.reading.problems import SourceError

if TYPE_CHECKING:
    from macros.editing.kolada.service import KoladaService

NATION = "0000"
"""The code that Kolada has for all of Sweden."""
_YEARS_BEFORE = 5
"""How many years more are asked for than are wanted: so a figure that has not come is told from a wrong question."""
_MOST_DECIMALS = 10
Figures = Mapping[tuple[str, str, int], Figure]


@dataclass(frozen=True)
class Missing:
    """A year that Kolada has no figure for."""

    indicator: Indicator
    year: int
    is_later: bool
    """Whether Kolada has none for later years either: it may still come."""
    expected: date | None
    """When Kolada means to publish it, where it says so."""


@dataclass(frozen=True)
class Fetched:
    """What Kolada answered for what was wanted."""

    entries: tuple[Entry, ...]
    missing: tuple[Missing, ...]


def fetch_outcomes(
    plan: Plan,
    wanted: Sequence[Wanted],
    service: "KoladaService",
    day: date,
    tell: Callable[[int], None] = lambda _: None,
) -> Fetched:
    """What Kolada has for what is wanted; raises SourceError unless all of it came and is what it should be."""
    municipality = plan.municipality.code
    ids = sorted({each.kpi for each in wanted})
    known = service.key_figures(ids)
    faults = [fault for each in wanted for fault in _find_wrong_keys(each, known)]
    if faults:
        raise SourceError("\n".join(faults))
    asked = {year for each in wanted for year in each.years}
    years = range(min(asked) - _YEARS_BEFORE, max(asked) + 1)
    figures = service.figures(ids, (municipality, NATION), years, tell)
    faults = [fault for each in wanted for fault in _find_empty(plan, each, figures, years)]
    if faults:
        raise SourceError("\n".join(faults))
    return _sort_out(wanted, known, figures, municipality, day)


def _find_wrong_keys(wanted: Wanted, known: Mapping[str, KeyFigure]) -> Iterator[str]:
    if wanted.kpi not in known:
        told = f"Kolada har inget nyckeltal med id {wanted.kpi}. Sök upp det rätta på kolada.se och rätta källa."
        yield f"{wanted.indicator.source}: {told}"
        return
    for fault in find_identity_faults(wanted.indicator, known[wanted.kpi]):
        yield f"{wanted.indicator.source}: {fault}"


def _find_empty(plan: Plan, wanted: Wanted, figures: Figures, years: range) -> Iterator[str]:
    """That Kolada has nothing at all for an indicator: then the question is wrong, or the id."""
    code = plan.municipality.code
    ours, theirs = ([(wanted.kpi, where, year) in figures for year in years] for where in (code, NATION))
    if any(ours):
        return
    but = ", men för riket finns det" if any(theirs) else ""
    yield (
        f"{wanted.indicator.source}: Kolada har inget alls för {wanted.kpi} i {plan.municipality.name} ({code}) "
        f"åren {years[0]}–{years[-1]}{but}. Kontrollera id:t i källa, och kommunkoden i kommun.yml."
    )


def _sort_out(
    wanted: Sequence[Wanted], known: Mapping[str, KeyFigure], figures: Figures, municipality: str, day: date
) -> Fetched:
    entries: list[Entry] = []
    missing: list[Missing] = []
    latest: dict[str, int] = {}
    for (kpi, where, year), figure in figures.items():
        if where == municipality and figure.total is not None:
            latest[kpi] = max(year, latest.get(kpi, year))
    for each, year in ((one, year) for one in wanted for year in one.years):
        key_figure = known[each.kpi]
        said, nation = (figures.get((each.kpi, where, year)) for where in (municipality, NATION))
        if said is None or said.total is None:
            is_later = year > latest.get(each.kpi, 0)
            missing.append(Missing(each.indicator, year, is_later, key_figure.expected(year, day)))
            continue
        entries.append(_entry(each.indicator, key_figure, said, nation.total if nation else None, day))
    return Fetched(tuple(entries), tuple(missing))


def _entry(indicator: Indicator, key_figure: KeyFigure, figure: Figure, nation: Decimal | None, day: date) -> Entry:
    entry = Entry(
        indicator.id,
        Period.parse(str(figure.year)),
        _rounded(indicator, figure.total),
        women=_rounded(indicator, figure.women),
        men=_rounded(indicator, figure.men),
        nation=_rounded(indicator, nation),
        said=f"{key_figure.id} i Kolada",
    )
    standing = standing_outcome(indicator, entry)
    if standing is None and key_figure.is_preliminary(figure.year, day):
        entry = replace(entry, kind=OutcomeKind.PRELIMINARY)
        standing = standing_outcome(indicator, entry)
    beside = standing.comparison if standing else None
    is_others = beside is not None and beside.source is not None and beside.source.name.casefold() != "kolada"
    return replace(entry, nation=None) if is_others else entry


def _rounded(indicator: Indicator, value: Decimal | None) -> Decimal | None:
    """A figure as residents will see it, without a sign before nothing."""
    if value is None:
        return None
    if int(value.as_tuple().exponent) < -_MOST_DECIMALS:
        value = round(value, max(_MOST_DECIMALS, indicator.decimals or 0))
    shown = published_value(indicator, value)
    return shown + 0 if isinstance(shown, Decimal) else None
