"""Indicators as tables: what is measured and how it stands, and the targets that have been decided."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.opendata.goal_tables import COLOURS
from macros.opendata.table import (
    Aspect,
    Columns,
    Datatype,
    Field,
    Table,
    Thing,
    body_field,
    decision_fields,
    example_field,
    field,
    id_field,
    make_table,
    page_field,
)  # fmt: skip
from macros.pages.indicator import place_indicator
from macros.pages.page import Site
from macros.pages.words import floor_decimals
from macros.plan.assessment import IndicatorStanding, State, assess_indicator
from macros.plan.indicator import Answer, Direction, Indicator, Method, Source, Target
from macros.plan.periods import Period
from macros.plan.timeline import figure_as_of, targets_as_of

ANSWERS = tuple(Answer)
_PLACES = 6
_NUMBER, _DATE = Datatype.NUMBER, Datatype.DATE


def as_number(value: Decimal | Answer | None) -> Decimal | None:
    """A value that is a number; None for ja or nej."""
    return value if isinstance(value, Decimal) else None


def as_answer(value: Decimal | Answer | None) -> str | None:
    """A value that is ja or nej."""
    return value if isinstance(value, Answer) else None


def as_decided(number: Decimal | None) -> Decimal | None:
    """A number that was decided, without needless zeros: as pages write it."""
    if number is None:
        return None
    trimmed = number.normalize()
    return trimmed if int(trimmed.as_tuple().exponent) <= 0 else trimmed.quantize(Decimal(1))


def target_fields(target: Callable[[Thing], Target | None]) -> Aspect[Thing]:
    """What was aimed at: a number, ja or nej, or between two numbers."""
    fields: tuple[Field[Target], ...] = (
        field("malvarde", "Målvärde", "Målvärdet, när det är ett tal.",
              lambda aim: as_decided(as_number(aim.value)), _NUMBER),
        field("malvarde_svar", "Målvärde, ja eller nej", "Målvärdet, när det är ja eller nej.",
              lambda aim: as_answer(aim.value), allowed=ANSWERS),
        field("malvarde_lagst", "Lägsta målvärde", "Intervallets lägsta värde.",
              lambda aim: as_decided(aim.lowest), _NUMBER),
        field("malvarde_hogst", "Högsta målvärde", "Intervallets högsta värde.",
              lambda aim: as_decided(aim.highest), _NUMBER),
    )  # fmt: skip
    return Aspect(target, fields)


def period_fields(period: Callable[[Thing], Period | None], *, required: bool = True) -> Aspect[Thing]:
    """A period as it is written, with its first and last day."""
    fields: tuple[Field[Period], ...] = (
        field("period", "Period", "2025, läsår 2024/25, tertial 2025-t1, halvår 2025-h1, kvartal 2025-kv3 eller månad "
              "2025-06.", lambda each: each.text, required=required),
        field("period_start", "Periodens början", "Första dagen.", lambda each: each.start, _DATE, required=required),
        field("period_slut", "Periodens slut", "Sista dagen.", lambda each: each.end, _DATE, required=required),
    )  # fmt: skip
    return Aspect(period, fields, is_shared=True)


def source_fields(source: Callable[[Thing], Source | None]) -> Aspect[Thing]:
    """Where the figures come from."""
    fields: tuple[Field[Source], ...] = (
        field("kalla", "Källa", "Varifrån uppgiften kommer.", lambda each: each.name),
        field("kalla_id", "Id hos källan", "Nyckeltalets id hos källan.", lambda each: each.id),
        field("kalla_lank", "Länk till källan", "Adress till källan.", lambda each: each.link, Datatype.ADDRESS),
    )
    return Aspect(source, fields)


def indicator_table(site: Site) -> Table:
    """Every indicator with how it stands, as pages tell it."""
    named = (
        "indikatorer",
        "Indikatorer",
        "En indikator på varje rad: vad som mäts, hur färgen räknas ut och hur det gick i den senaste perioden.",
    )

    def standings() -> Iterator[IndicatorStanding]:
        return (assess_indicator(site.plan, each, site.day) for each in site.plan.indicators.values())

    return make_table(named, (*_said_fields(), *_standing_fields(site)), standings, ("id",))


def _said_fields() -> tuple[Aspect[IndicatorStanding], ...]:
    """What its file says of it."""
    return (
        Aspect(lambda standing: standing.indicator, _measured_fields()),
        source_fields(lambda standing: standing.indicator.source_of_outcomes),
        Aspect(lambda standing: standing.indicator, _other_fields()),
    )


def _measured_fields() -> tuple[Field[Indicator], ...]:
    return (
        id_field("Indikatorns id.", lambda each: each.id),
        field("titel", "Indikator", "Vad som mäts.", lambda each: each.title, required=True),
        body_field("Organet som mäter.", lambda each: each.owner),
        field("mal", "Mål", "Målen som indikatorn mäter. En lista med id ur tabellen mal.",
              lambda each: each.goals, required=True, many=True),
        field("enhet", "Enhet", "Utfallets enhet.", lambda each: each.unit, required=True),
        field("decimaler", "Decimaler", "Antal decimaler som utfallen visas med. Tom om de visas som de står.",
              lambda each: each.decimals, Datatype.COUNT),
        field("riktning", "Riktning", "Vad som är bättre.", lambda each: each.direction, required=True,
              allowed=Direction),
        field("berakning", "Beräkning", "Hur graden räknas.", lambda each: each.method, required=True,
              allowed=Method),
        field("startvarde", "Startvärde", "Värdet som en förflyttning räknas från.",
              lambda each: as_decided(each.baseline.value) if each.baseline else None, _NUMBER),
        field("startvarde_period", "Startvärdets period", "Perioden som startvärdet gäller.",
              lambda each: each.baseline.period.text if each.baseline else None),
        field("troskel_gron", "Tröskel för grönt", "Gränsen för grönt, i indikatorns enhet.",
              lambda each: as_decided(each.limits.green) if each.limits else None, _NUMBER),
        field("troskel_gul", "Tröskel för gult", "Gränsen för gult, i indikatorns enhet.",
              lambda each: as_decided(each.limits.yellow) if each.limits else None, _NUMBER),
        field("definition", "Definition", "Vad måttet betyder. Text i Markdown.", lambda each: each.definition),
    )  # fmt: skip


def _other_fields() -> tuple[Field[Indicator], ...]:
    return (
        field("tidigare_id", "Tidigare id", "Id som indikatorn har haft. En lista med id.",
              lambda each: each.former_ids, many=True),
        field("matning", "Mätning", "Hur ofta det mäts.", lambda each: each.frequency),
    )  # fmt: skip


def _standing_fields(site: Site) -> tuple[Columns[IndicatorStanding], ...]:
    return (
        period_fields(lambda standing: standing.period, required=False),
        value_fields(lambda standing: standing.value),
        target_fields(lambda standing: standing.target),
        judged_fields(lambda standing: standing),
        page_field(lambda standing: site.absolute(place_indicator(standing.indicator))),
        example_field(lambda standing: standing.indicator.example),
    )


def value_fields(value: Callable[[Thing], Decimal | Answer | None]) -> Aspect[Thing]:
    """What was measured: a number with the decimals that are shown, or ja or nej."""
    fields = (
        field("utfall", "Utfall", "Utfallet, med de decimaler som visas på sidan.", as_number, _NUMBER),
        field("utfall_svar", "Utfall, ja eller nej", "Utfallet, när det är ja eller nej.", as_answer, allowed=ANSWERS),
    )
    return Aspect(value, fields)


def judged_fields(standing: Callable[[Thing], IndicatorStanding | None]) -> Aspect[Thing]:
    """The degree of fulfilment, as pages show it and finer, the colour and what they rest on."""
    fields: tuple[Field[IndicatorStanding], ...] = (
        field("grad", "Grad", "Graden av måluppfyllelse i hela procent, avrundad nedåt, som på sidan. Tom för ja/nej "
              "utan målvärde och för trösklar.",
              lambda each: None if each.degree is None else each.degree.__floor__(), Datatype.COUNT),
        field("grad_decimaler", "Grad med decimaler", f"Samma grad med högst {_PLACES} decimaler, avrundad nedåt.",
              lambda each: None if each.degree is None else as_decided(floor_decimals(each.degree, _PLACES)), _NUMBER),
        field("farg", "Färg", "Färgen som sidan visar. Tom om ingen färg sätts.", lambda each: each.colour,
              allowed=COLOURS),
        field("lage", "Läge", "Vad färgen bygger på: bedömd (ett utfall), prognos (bara en prognos), svart (skulle ha "
              "mätts), inte rapporterat (perioden är öppen) eller inget målvärde.", lambda each: each.state,
              allowed=State),
    )  # fmt: skip
    return Aspect(standing, fields)


@dataclass(frozen=True)
class Decided:
    """A target that has been decided, with the value that stands on the day."""

    indicator: Indicator
    target: Target
    is_standing: bool
    corrected: date | None


def target_table(site: Site) -> Table:
    """Every target decided by the day, also those that a later decision took the place of."""
    named = ("malvarden", "Målvärden", "Ett beslutat målvärde på varje rad, också de som ett senare beslut har ersatt.")
    fields: tuple[Columns[Decided], ...] = (
        Aspect(lambda each: each.indicator, (
            field("indikator", "Indikator", "Id i tabellen indikatorer.", lambda each: each.id, required=True),
            field("titel", "Indikatorns titel", "Vad som mäts.", lambda each: each.title, required=True),
            field("enhet", "Enhet", "Målvärdets enhet.", lambda each: each.unit, required=True),
        )),
        period_fields(lambda each: each.target.period),
        target_fields(lambda each: each.target),
        field("status", "Status", "gäller, eller ersatt av ett senare beslut för samma period.",
              lambda each: "gäller" if each.is_standing else "ersatt", required=True, allowed=("gäller", "ersatt")),
        decision_fields(lambda each: each.target.decision),
        field("rattad", "Ändrad", "Dagen för den senaste ändringen. Se tabellen rattelser.",
              lambda each: each.corrected, _DATE),
        example_field(lambda each: each.indicator.example),
    )  # fmt: skip

    def things() -> Iterator[Decided]:
        return (each for indicator in site.plan.indicators.values() for each in list_decided(site, indicator))

    return make_table(named, fields, things)


def list_decided(site: Site, indicator: Indicator) -> Iterator[Decided]:
    """Every target of an indicator decided by the site's day, by period."""
    standing = targets_as_of(indicator, site.day)
    decided = [each for each in indicator.targets if each.decision is None or each.decision.date <= site.day]
    for target in sorted(decided, key=lambda each: each.period):
        known = figure_as_of(target, site.day)
        corrected = max((each.date for each in known.corrections), default=None)
        yield Decided(indicator, known, known in standing, corrected)
