"""Outcomes as a table: one observation a row, those that stand with their degree and colour, the rest marked as gone.

What stands is exactly what the tables of the pages show, row by row; what does not stand has no colour.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from macros.opendata.indicator_tables import (
    judged_fields,
    period_fields,
    source_fields,
    target_fields,
    value_fields,
)  # fmt: skip
from macros.opendata.table import (
    Aspect,
    Cell,
    Columns,
    Datatype,
    Field,
    Table,
    body_field,
    example_field,
    field,
    make_table,
)  # fmt: skip
from macros.pages.comparisons import COMPARISONS
from macros.pages.page import Site
from macros.plan.assessment import IndicatorStanding, assess_periods
from macros.plan.fulfilment import published_outcome, published_value
from macros.plan.indicator import Answer, Indicator, Outcome, OutcomeKind, Source, Withdrawal
from macros.plan.periods import Period
from macros.plan.timeline import figure_as_of, outcomes_as_of

_COMPARED = {"women": "kvinnor", "men": "man", "nation": "riket", "similar": "liknande_kommuner"}


class Status(StrEnum):
    """Whether a figure stands."""

    STANDING = "gäller"
    MISSING = "saknas"
    """A target stands and nothing is published, or only a forecast that a bokslut has overtaken."""
    REPLACED = "ersatt"
    """A forecast or preliminary figure that something surer or later has taken the place of."""
    WITHDRAWN = "återkallad"


@dataclass(frozen=True)
class Observation:
    """An outcome for a period, or that there is none."""

    indicator: Indicator
    period: Period
    outcome: Outcome | None
    status: Status
    standing: IndicatorStanding | None
    """None for what does not stand."""

    @property
    def value(self) -> Decimal | Answer | None:
        """The outcome as residents see it."""
        return published_outcome(self.indicator, self.outcome)

    @property
    def withdrawn(self) -> Withdrawal | None:
        return self.outcome.withdrawn if self.outcome and self.status is Status.WITHDRAWN else None

    @property
    def source(self) -> Source | None:
        if self.outcome is None:
            return None
        return self.outcome.source or self.indicator.source_of_outcomes


def list_observations(site: Site, indicator: Indicator) -> list[Observation]:
    """Everything published of an indicator by the site's day, and the targets without an outcome, by period."""
    standing = list(_standing(site, indicator))
    replaced = list(outcomes_as_of(indicator, site.day))
    for each in standing:
        if each.outcome:
            replaced.remove(each.outcome)
    found = [*standing, *_withdrawn(indicator, site.day)]
    found += [Observation(indicator, each.period, each, Status.REPLACED, None) for each in replaced]
    order = list(Status)
    return sorted(found, key=lambda each: (each.period, order.index(each.status), _published(each)))


def _standing(site: Site, indicator: Indicator) -> Iterator[Observation]:
    for standing in assess_periods(site.plan, indicator, site.day):
        if standing.period:
            status = Status.STANDING if standing.outcome else Status.MISSING
            yield Observation(indicator, standing.period, standing.outcome, status, standing)


def _withdrawn(indicator: Indicator, day: date) -> Iterator[Observation]:
    for outcome in indicator.outcomes:
        if outcome.withdrawn and outcome.withdrawn.date <= day and outcome.published <= day:
            yield Observation(indicator, outcome.period, figure_as_of(outcome, day), Status.WITHDRAWN, None)


def _published(each: Observation) -> date:
    return each.outcome.published if each.outcome else date.min


def observation_table(site: Site) -> Table:
    """Every observation of every indicator."""
    named = (
        "utfall",
        "Utfall",
        (
            "En uppgift om en indikator och en period på varje rad: vad som mättes, målvärdet, graden och färgen. "
            "Rader med status gäller eller saknas visas i tabellerna på målens sidor. "
            "Det som är ersatt eller återkallat har ingen färg."
        ),
    )

    def observations() -> Iterator[Observation]:
        return (each for indicator in site.plan.indicators.values() for each in list_observations(site, indicator))

    return make_table(named, (*_thing_fields(), *_figure_fields(), *_publication_fields()), observations)


def _thing_fields() -> tuple[Columns[Observation], ...]:
    return (
        Aspect(lambda each: each.indicator, (
            field("indikator", "Indikator", "Id i tabellen indikatorer.", lambda each: each.id, required=True),
            field("titel", "Indikatorns titel", "Vad som mäts.", lambda each: each.title, required=True),
            body_field("Organet som mäter.", lambda each: each.owner),
            field("enhet", "Enhet", "Enheten för utfall, målvärden och jämförelser.", lambda each: each.unit,
                  required=True),
        )),
        period_fields(lambda each: each.period),
        field("typ", "Typ", "Hur säker uppgiften är. Tom när ingen är publicerad.",
              lambda each: each.outcome.kind if each.outcome else None, allowed=OutcomeKind),
        field("status", "Status", "gäller; saknas (målvärde finns men inget utfall); ersatt (en tidigare prognos eller "
              "preliminär uppgift) eller återkallad (gäller inte).", lambda each: each.status, required=True,
              allowed=Status),
    )  # fmt: skip


def _figure_fields() -> tuple[Columns[Observation], ...]:
    return (
        value_fields(lambda each: each.value),
        _of_outcome(field("inte_matt", "Inte mätt", "Varför ingen mätning gjordes.", lambda each: each.not_measured)),
        Aspect(_compared, tuple(_beside(each.key, each.name, each.value_of) for each in COMPARISONS)),
        _of_outcome(field("antal", "Antal", "Antal personer bakom utfallet.", lambda each: each.individuals,
                          Datatype.COUNT)),
        target_fields(lambda each: each.standing.target if each.standing else None),
        judged_fields(lambda each: each.standing),
    )  # fmt: skip


def _publication_fields() -> tuple[Columns[Observation], ...]:
    day = Datatype.DATE
    withdrawn: tuple[Field[Withdrawal], ...] = (
        field("aterkallad", "Återkallad", "Dagen då uppgiften återkallades.", lambda each: each.date, day),
        field("aterkallad_orsak", "Orsak till återkallandet", "Varför uppgiften återkallades.",
              lambda each: each.reason),
    )  # fmt: skip
    return (
        _of_outcome(
            field("publicerad", "Publicerad", "Dagen för publicering.", lambda each: each.published, day),
            field("rattad", "Rättad", "Dagen för den senaste rättelsen. Se tabellen rattelser.", _corrected, day),
        ),
        Aspect(lambda each: each.withdrawn, withdrawn),
        _of_outcome(field("kommentar", "Kommentar", "En förklaring till utfallet.", lambda each: each.comment)),
        source_fields(lambda each: each.source),
        Aspect(lambda each: each.indicator, (example_field(lambda each: each.example),)),
    )


def _of_outcome(*fields: Field[Outcome]) -> Aspect[Observation]:
    return Aspect(lambda each: each.outcome, fields)


def _corrected(outcome: Outcome) -> date | None:
    return max((each.date for each in outcome.corrections), default=None)


def _compared(each: Observation) -> tuple[Indicator, Outcome] | None:
    """What has figures to be compared with; few have."""
    has_any = each.outcome and any(comparison.value_of(each.outcome) is not None for comparison in COMPARISONS)
    return (each.indicator, each.outcome) if each.outcome and has_any else None


def _beside(key: str, name: str, value_of: Callable[[Outcome], Decimal | None]) -> Field[tuple[Indicator, Outcome]]:
    def value(compared: tuple[Indicator, Outcome]) -> Cell:
        indicator, outcome = compared
        found = value_of(outcome)
        rounded = None if found is None else published_value(indicator, found)
        return rounded if isinstance(rounded, Decimal) else None

    return field(_COMPARED[key], name, f"Utfallet för {name.lower()} i samma period.", value, Datatype.NUMBER)
