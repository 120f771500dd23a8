"""A table of open data: columns that say what they hold, and rows of cells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from macros.plan.fields import Decision

Thing = TypeVar("Thing")
Cell = str | Decimal | int | date | tuple[str, ...] | None
"""What stands in a row; None where there is nothing. A truth is an int of the kind bool."""
Row = tuple[Cell, ...]


class Datatype(StrEnum):
    """What a column holds, in the words of CSVW."""

    TEXT = "string"
    NUMBER = "decimal"
    COUNT = "integer"
    DATE = "date"
    TRUTH = "boolean"
    ADDRESS = "anyURI"


@dataclass(frozen=True)
class Column:
    """A column: its name in the files, and what it means in Swedish."""

    name: str
    """Lower-case ASCII, so that every program can say it; never changes within a version of the contract."""
    title: str
    description: str
    kind: Datatype = Datatype.TEXT
    is_required: bool = False
    """Whether something stands in every row."""
    is_list: bool = False
    """Whether a cell holds several values; parted by spaces in CSV, a list in JSON."""
    allowed: tuple[str, ...] = ()
    """Every word that may stand there; empty where any may."""


@dataclass(frozen=True)
class Table:
    """A table of what is public on a day."""

    name: str
    """Its file's name without ending."""
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...] = ()
    """The columns that tell its rows apart; empty where no such are promised."""

    def place_of(self, name: str) -> int:
        """Where in a row a column stands, counted from 0."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)


@dataclass(frozen=True)
class Field(Generic[Thing]):
    """A column, and what stands in it for a thing."""

    column: Column
    value: Callable[[Thing], Cell]


def field(  # noqa: PLR0913  a column has this much to say
    name: str,
    title: str,
    description: str,
    value: Callable[[Thing], Cell],
    kind: Datatype = Datatype.TEXT,
    *,
    required: bool = False,
    many: bool = False,
    allowed: Iterable[str] = (),
) -> Field[Thing]:
    """A field of a table."""
    return Field(Column(name, title, description, kind, required, many, tuple(allowed)), value)


def make_table(
    named: tuple[str, str, str], fields: Iterable[Field[Thing]], things: Iterable[Thing], key: tuple[str, ...] = ()
) -> Table:
    """The table of some things; `named` are its name, title and description."""
    fields = tuple(fields)
    values = [each.value for each in fields]
    rows = tuple(tuple([value(thing) for value in values]) for thing in things)
    return Table(*named, tuple(each.column for each in fields), rows, key)


def id_field(description: str, value: Callable[[Thing], Cell]) -> Field[Thing]:
    return field("id", "Id", description, value, required=True)


def example_field(value: Callable[[Thing], bool]) -> Field[Thing]:
    """The column that every table ends with."""
    described = "true om uppgiften är ett påhittat exempel och inte kommunens egen."
    return field("exempel", "Exempel", described, value, Datatype.TRUTH, required=True)


def body_field(description: str, value: Callable[[Thing], Cell]) -> Field[Thing]:
    return field("organ", "Organ", f"{description} Id i tabellen organ.", value, required=True)


def page_field(value: Callable[[Thing], Cell]) -> Field[Thing]:
    return field("sida", "Sida", "Adressen till sidan där uppgiften visas.", value, Datatype.ADDRESS, required=True)


def decision_fields(decision: Callable[[Thing], Decision | None]) -> tuple[Field[Thing], ...]:
    """Who decided, when, and where it is minuted."""

    def told(read: Callable[[Decision], Cell]) -> Callable[[Thing], Cell]:
        return lambda thing: read(made) if (made := decision(thing)) else None

    return (
        field(
            "beslut_organ", "Beslutat av", "Organet som beslutade. Id i tabellen organ.", told(lambda each: each.body)
        ),
        field("beslut_datum", "Beslutsdag", "Dagen för beslutet.", told(lambda each: each.date), Datatype.DATE),
        field("beslut_paragraf", "Paragraf", "Paragraf i protokollet.", told(lambda each: each.paragraph)),
        field("beslut_diarienummer", "Diarienummer", "Ärendets nummer.", told(lambda each: each.registry_number)),
        field("beslut_lank", "Protokoll", "Adress till protokollet.", told(lambda each: each.link), Datatype.ADDRESS),
    )
