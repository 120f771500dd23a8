"""A table of open data: columns that say what they hold, and what reads their cells out of things."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Any, Generic, TypeAlias, TypeVar

from macros.plan.fields import Decision

Thing = TypeVar("Thing")
Cell = str | Decimal | int | date | tuple[str, ...] | None
"""What stands in a row; None where there is nothing. A truth is an int of the kind bool."""


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
class Field(Generic[Thing]):
    """A column, and what stands in it for a thing."""

    column: Column
    value: Callable[[Thing], Cell]


@dataclass(frozen=True)
class Aspect(Generic[Thing]):
    """Columns that tell of one thing that a row has: its indicator, its period, its target.

    What stands in them hangs on that thing alone, so that rows with the same one have the same there.
    """

    of: Callable[[Thing], Any]
    """The thing of a row; None where it has none, and then nothing stands in the columns."""
    fields: tuple[Field[Any], ...]
    is_shared: bool = False
    """Whether there are few such things and each is in very many rows, so that what stands there is worth keeping."""


Columns: TypeAlias = Field[Thing] | Aspect[Thing]


@dataclass(frozen=True, eq=False)
class Table:
    """A table of what is public on a day. Its rows are made when they are asked for, and kept by nobody."""

    name: str
    """Its file's name without ending."""
    title: str
    description: str
    aspects: tuple[Aspect[Any], ...]
    """Its columns, in order."""
    things: Callable[[], Iterable[Any]]
    """What its rows are about, one each, in order."""
    key: tuple[str, ...] = ()
    """The columns that tell its rows apart; empty where no such are promised."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return tuple(each.column for aspect in self.aspects for each in aspect.fields)

    def reader(self, name: str) -> Callable[[Any], Cell]:
        """What reads the cell of a column for a thing."""
        found = ((aspect, each) for aspect in self.aspects for each in aspect.fields if each.column.name == name)
        aspect, read = next(found)
        return lambda thing: None if (part := aspect.of(thing)) is None else read.value(part)


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
    named: tuple[str, str, str],
    told: Iterable[Columns[Thing]],
    things: Callable[[], Iterable[Thing]],
    key: tuple[str, ...] = (),
) -> Table:
    """The table of some things; `named` are its name, title and description."""
    return Table(*named, tuple(_join(told)), things, key)


def _join(told: Iterable[Columns[Thing]]) -> Iterator[Aspect[Thing]]:
    """Fields beside each other tell of the row's thing itself."""
    for is_field, run in groupby(told, lambda each: isinstance(each, Field)):
        if is_field:
            yield Aspect(_itself, tuple(each for each in run if isinstance(each, Field)))
        else:
            yield from (each for each in run if isinstance(each, Aspect))


def _itself(thing: Thing) -> Thing:
    return thing


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


def decision_fields(decision: Callable[[Thing], Decision | None]) -> Aspect[Thing]:
    """Who decided, when, and where it is minuted."""
    fields: tuple[Field[Decision], ...] = (
        field("beslut_organ", "Beslutat av", "Organet som beslutade. Id i tabellen organ.", lambda each: each.body),
        field("beslut_datum", "Beslutsdag", "Dagen för beslutet.", lambda each: each.date, Datatype.DATE),
        field("beslut_paragraf", "Paragraf", "Paragraf i protokollet.", lambda each: each.paragraph),
        field("beslut_diarienummer", "Diarienummer", "Ärendets nummer.", lambda each: each.registry_number),
        field("beslut_lank", "Protokoll", "Adress till protokollet.", lambda each: each.link, Datatype.ADDRESS),
    )
    return Aspect(decision, fields)
