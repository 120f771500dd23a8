"""The public record as tables: everything that has been made public, and what was corrected or withdrawn of it."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from macros.opendata.table import (
    Aspect,
    Columns,
    Datatype,
    Field,
    Table,
    example_field,
    field,
    make_table,
    page_field,
)  # fmt: skip
from macros.pages.page import Site
from macros.pages.record import Entry
from macros.plan.change import Change, ChangeKind
from macros.plan.change_scope import bodies_of, goals_of
from macros.plan.indicator import Answer
from macros.plan.model import Colour
from macros.plan.steering import Economy

_CORRECTIONS = {
    ChangeKind.OUTCOME_CORRECTED: "utfall",
    ChangeKind.OUTCOME_WITHDRAWN: "återkallat utfall",
    ChangeKind.TARGET_CORRECTED: "målvärde",
    ChangeKind.ASSESSMENT_CORRECTED: "bedömning",
    ChangeKind.REPORT_CORRECTED: "ekonomi",
    ChangeKind.BUDGET_CHANGED: "budget",
}
Value = Decimal | Answer | Colour | None


def correction_table(site: Site) -> Table:
    """Everything corrected or withdrawn by the day, newest first."""
    named = (
        "rattelser",
        "Rättelser",
        "En rättelse på varje rad: vad som stod förut, vad det blev och varför. Också återkallade utfall.",
    )
    fields: tuple[Field[Change], ...] = (
        field("datum", "Datum", "Dagen för rättelsen.", lambda change: change.day, Datatype.DATE, required=True),
        field("slag", "Slag", "Vad som rättades.", lambda change: _CORRECTIONS[change.kind], required=True,
              allowed=_CORRECTIONS.values()),
        *_about_fields(site),
        field("typ", "Typ", "För ett utfall: utfall, prognos eller preliminärt. För ekonomi: utfall eller prognos.",
              _kind),
        field("tidigare", "Tidigare tal", "Talet som stod förut.", _number(lambda change: change.former),
              Datatype.NUMBER),
        field("nytt", "Nytt tal", "Talet efter rättelsen. Tomt när utfallet återkallades.",
              _number(lambda change: change.value), Datatype.NUMBER),
        field("tidigare_ord", "Tidigare ord", "Ja, nej eller färgen som stod förut.",
              lambda change: _word(change.former)),
        field("nytt_ord", "Nytt ord", "Ja, nej eller färgen efter rättelsen.", lambda change: _word(change.value)),
        field("enhet", "Enhet", "Talens enhet.", _unit),
        field("orsak", "Orsak", "Varför.", lambda change: change.reason, required=True),
        example_field(lambda change: Entry(site.plan, change).is_example),
    )  # fmt: skip
    return make_table(named, fields, lambda: list_corrections(site))


def list_corrections(site: Site) -> Iterator[Change]:
    """Everything corrected or withdrawn by the site's day, newest first."""
    return (change for change in site.changes if change.kind in _CORRECTIONS)


def change_table(site: Site) -> Table:
    """Everything made public by the day, newest first."""
    named = (
        "andringar",
        "Ändringar",
        "Allt som har publicerats, beslutats, rättats och återkallats: en händelse på varje rad, den senaste först.",
    )
    fields: tuple[Columns[Entry], ...] = (
        field("id", "Id", "Händelsens id. Ändras aldrig.", lambda entry: entry.id, required=True),
        field("datum", "Datum", "Dagen då det blev offentligt.", lambda entry: entry.day, Datatype.DATE, required=True),
        field("slag", "Slag", "Vad som hände, i ett par ord.", lambda entry: entry.what, required=True),
        Aspect(lambda entry: entry.change, _about_fields(site)),
        field("rubrik", "Rubrik", "Vad det gäller.", lambda entry: entry.subject, required=True),
        field("text", "Text", "Vad som hände, i en mening.", lambda entry: entry.told),
        field("orsak", "Orsak", "Varför, eller vad mer som sägs.", lambda entry: entry.reason or None),
        page_field(lambda entry: site.absolute(entry.address)),
        example_field(lambda entry: entry.is_example),
    )  # fmt: skip
    return make_table(named, fields, lambda: (Entry(site.plan, change) for change in site.changes), ("id",))


def _about_fields(site: Site) -> tuple[Field[Change], ...]:
    return (
        field("mal", "Mål", "Målen som det gäller. En lista med id ur tabellen mal.",
              lambda change: tuple(goal.id for goal in goals_of(site.plan, change)), many=True),
        field("indikator", "Indikator", "Id i tabellen indikatorer.",
              lambda change: change.indicator.id if change.indicator else None),
        field("organ", "Organ", "Organen som det gäller. En lista med id ur tabellen organ.",
              lambda change: bodies_of(site.plan, change), many=True),
        field("period", "Period", "Perioden, uppföljningen eller året.", _period),
    )  # fmt: skip


def _period(change: Change) -> str | None:
    if isinstance(change.thing, Economy):
        return str(change.thing.year)
    return str(change.period) if change.period else None


def _kind(change: Change) -> str | None:
    if change.outcome:
        return change.outcome.kind
    if change.kind is ChangeKind.REPORT_CORRECTED:
        return "prognos" if change.is_forecast else "utfall"
    return None


def _number(read: Callable[[Change], Value]) -> Callable[[Change], Decimal | None]:
    """The number before or after, as it stood in the file: rounding could hide the difference."""

    def number(change: Change) -> Decimal | None:
        value = read(change)
        return value if isinstance(value, Decimal) else None

    return number


def _word(value: Value) -> str | None:
    return value if isinstance(value, Answer | Colour) else None


def _unit(change: Change) -> str | None:
    if change.indicator:
        return change.indicator.unit
    return change.thing.unit if isinstance(change.thing, Economy) else None
