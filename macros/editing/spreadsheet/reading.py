"""What a sheet was read as: entries, what was told of cells, and what keeps anything from being written."""

from dataclasses import dataclass, field
from datetime import date

from macros.editing.entry import Entry
from macros.editing.spreadsheet.columns import Columns
from macros.editing.spreadsheet.sheet import Sheet
from macros.plan.indicator import OutcomeKind
from macros.plan.periods import Period
from macros.plan.plan import Plan


@dataclass(frozen=True)
class Told:
    """A sentence about a cell, by where it stands."""

    row: int
    column: int
    message: str


@dataclass(frozen=True)
class Given:
    """What a sheet is read with."""

    plan: Plan
    period: Period | None = None
    """What holds where a row says none."""


@dataclass
class Reading:
    """What a sheet was read as."""

    sheet: Sheet
    columns: Columns
    entries: list[Entry] = field(default_factory=list)
    faults: list[Told] = field(default_factory=list)
    """What must be mended before anything is written."""
    notes: list[Told] = field(default_factory=list)
    """What was read in another way than it stands."""
    missing: int = 0
    """How many cells say that there is no figure."""
    silent: int = 0
    """How many rows say nothing."""
    published: set[date] = field(default_factory=set)
    """The days that rows say that they are published."""
    seen: dict[tuple[str, Period, OutcomeKind], str] = field(default_factory=dict)
    """Where each outcome was said first."""

    def fault(self, row: int, column: int, message: str) -> None:
        """Tell what is wrong with a cell, once: a wide table names its indicator once for every period."""
        told = Told(row, column, message)
        if told not in self.faults:
            self.faults.append(told)

    def place(self, told: Told) -> str:
        return self.sheet.place(told.row, told.column)
