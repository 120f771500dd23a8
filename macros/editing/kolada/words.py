"""What `goals kolada` tells of what it fetched, in Swedish."""

from collections.abc import Sequence
from decimal import Decimal

from macros.editing.kolada.kolada import Fetched, Missing
from macros.editing.kolada.wanted import Wanted
from macros.editing.recording.outcome_change import OutcomeChange
from macros.pages.words import NBSP, write_count, write_date, write_value
from macros.plan.indicator import Indicator
from macros.plan.plan import Plan

REASON = "Kolada har reviderat värdet"
"""What is usually the reason that a published figure is another in Kolada."""


def tell_fetched(plan: Plan, wanted: Sequence[Wanted], fetched: Fetched) -> list[str]:
    count = write_count(len({each.kpi for each in wanted}), "nyckeltal", "nyckeltal").replace(NBSP, " ")
    years = sorted({year for each in wanted for year in each.years})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
    told = [f"Källa: Kolada. Hämtade {count} för {plan.municipality.name}, {span}."]
    for is_later, heading in ((True, "Har inte kommit i Kolada än:"), (False, "Saknas i Kolada:")):
        some = [each for each in fetched.missing if each.is_later is is_later]
        told += ["", heading, *map(_tell_missing, some)] if some else []
    return [*told, ""]


def _tell_missing(missing: Missing) -> str:
    expected = f" (väntas {write_date(missing.expected)})" if missing.expected else ""
    return f"  {missing.indicator.id} {missing.year}{expected}".replace(NBSP, " ")


def warn_unidentified(indicators: Sequence[Indicator]) -> list[str]:
    """The indicators that are from Kolada, nobody says what."""
    unidentified = [each for each in indicators if each.source_of_outcomes and not each.source_of_outcomes.id]
    told = "källa är Kolada men saknar id, så inget hämtas. Skriv till exempel id: N15428."
    return [f"{each.source}: {told}\n" for each in unidentified]


def tell_revised(revised: Sequence[OutcomeChange]) -> str:
    lines = [f"  {each.indicator.id} {each.entry.period}: {_tell_parts(each)}" for each in revised]
    return (
        "\n".join(["Kolada har andra värden än de som är publicerade:", *lines])
        + f'\nStämmer det nya? Kör kommandot igen med --reason "{REASON}", så skrivs rättelser. Inget är skrivet.'
    )


def _tell_parts(change: OutcomeChange) -> str:
    def shown(figure: object) -> str:
        value = figure if isinstance(figure, Decimal) else None
        return write_value(change.indicator, value, with_unit=False).replace(NBSP, " ")

    return ", ".join(f"{part.name} {shown(part.former)} → {shown(part.new)}" for part in change.changed)
