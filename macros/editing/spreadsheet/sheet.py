"""A sheet of cells, each with its place and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

MOST_ROWS, MOST_COLUMNS = 10_000, 200
HEADING_ROWS = 50
"""Among so many of the first rows the headings are looked for."""


class Shown(StrEnum):
    """How much of a date a cell shows."""

    YEAR = "år"
    MONTH = "månad"
    DAY = "dag"


@dataclass(frozen=True)
class Cell:
    """What a cell holds. A number has `number`, a date `day`; both also have the text that they show."""

    text: str = ""
    number: Decimal | None = None
    """Of a cell shown as per cent: in per cent."""
    decimals: int | None = None
    """How many decimals its format shows; None where the format leaves them as they are."""
    is_percent: bool = False
    day: date | None = None
    shown: Shown = Shown.DAY
    fault: str = ""
    """Why it can't be read: a Swedish sentence. Empty where it can."""
    is_spread: bool = False
    """Whether it lies in a merged area and is not its first cell."""

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and not self.fault


EMPTY = Cell()


@dataclass(frozen=True)
class Row:
    """A row with something in it, by the number that the file's own program shows."""

    number: int
    cells: Mapping[int, Cell]
    """By column, from 1; only those that hold something."""
    is_hidden: bool = False

    def __getitem__(self, column: int) -> Cell:
        return self.cells.get(column, EMPTY)


@dataclass(frozen=True)
class Sheet:
    """A table of cells. The only sheet of a text file has no name."""

    name: str
    rows: tuple[Row, ...]
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    is_hidden: bool = False

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, as its program names it: `C7`, or `rad 7, kolumn 3` in a text."""
        return f"{_letters(column)}{row}" if self.name else f"rad {row}, kolumn {column}"

    def column_name(self, column: int) -> str:
        """`C`, or `3` in a text."""
        return _letters(column) if self.name else str(column)


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  openpyxl takes a tenth of a second to import

    return get_column_letter(column)
