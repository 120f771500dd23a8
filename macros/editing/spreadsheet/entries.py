"""The rows of a sheet as entries, or everything that keeps them from being read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from macros.editing.entry import Entry
from macros.editing.spellings import Unclear, is_missing, is_unit, plain_text, read_count
from macros.editing.spreadsheet.columns import OF_A_PERIOD, Column, Columns, Means
from macros.editing.spreadsheet.figures import (
    check_readable,
    comment_of,
    day_of,
    figure_of,
    kind_of,
    period_of,
    round_figure,
    text_of,
)  # fmt: skip
from macros.editing.spreadsheet.names import indicator_of
from macros.editing.spreadsheet.reading import Given, Reading, Told
from macros.editing.spreadsheet.sheet import EMPTY, Cell, Row, Sheet
from macros.plan.indicator import Answer, Indicator, OutcomeKind
from macros.plan.periods import Period
from macros.reading.sentences import quote

Said = TypeVar("Said")
_SAYS_SOMETHING = OF_A_PERIOD - {Means.PERIOD, Means.YEAR, Means.PART, Means.KIND, Means.PUBLISHED}
"""What makes an entry; the rest only says of what."""
_NO_REASONS = frozenset({"ja", "nej", "x", "1", "0", "sant", "falskt", "ej mätt", "inte mätt", "mäts inte", "mäts ej"})
_SOME_PERIOD = Period.parse("2000")
"""So that the rest of a row is read and its faults told, also where the period can't be; such a row is not kept."""


def read_entries(sheet: Sheet, columns: Columns, given: Given) -> Reading:
    """Every row below the headings."""
    reading = Reading(sheet, columns)
    for column, message in columns.faults(sheet):
        reading.fault(columns.row, column, message)
    for row in sheet.rows if not reading.faults else ():
        if row.number > columns.row:
            parts = [part for part in _parts(row, columns) if part.says]
            reading.silent += not parts
            if parts:
                _check_width(reading, row)
            for part in parts:
                _PartReader(reading, given, row, part).read()
    return reading


def _check_width(reading: Reading, row: Row) -> None:
    """A row of a text with more values than there are headings is split where it should not be: `87,3` at its comma."""
    last = max(reading.columns.all, key=lambda column: column.number).number
    beyond = [number for number, cell in row.cells.items() if number > last and not cell.is_empty]
    if beyond and not reading.sheet.name:
        told = "Raden har fler värden än det finns rubriker. Är det ett decimalkomma som har delat ett tal? "
        reading.fault(row.number, min(beyond), f"{told}Skilj kolumnerna åt med semikolon eller tabb i stället.")


@dataclass(frozen=True)
class _Part:
    """What a row says of one period: the whole row, or some columns of a wide table."""

    columns: Mapping[Means, Column]
    cells: Mapping[Means, Cell]
    period: Period | None
    kind: OutcomeKind | None

    @property
    def says(self) -> tuple[Column, ...]:
        """The columns in which something is said."""
        return tuple(column for means, column in self.columns.items()
                     if means in _SAYS_SOMETHING and not self.cells[means].is_empty)  # fmt: skip


def _parts(row: Row, columns: Columns) -> Iterator[_Part]:
    shared = columns.of(None, None)
    for period, kind in columns.periods or ((None, None),):
        own = columns.of(period, kind) if period else {}
        together = {**shared, **own}
        if len(columns.periods) > 1:  # what a wide table says once can't belong to each of its periods
            together = {means: column for means, column in together.items() if means in own or means not in OF_A_PERIOD}
        yield _Part(together, {means: row[column.number] for means, column in together.items()}, period, kind)


@dataclass(frozen=True)
class _PartReader:
    """Reads one part of a row; what it can't read it tells, cell by cell."""

    reading: Reading
    given: Given
    row: Row
    part: _Part

    def read(self) -> None:
        before = len(self.reading.faults)
        if self.row.is_hidden:
            self._fault(self.part.says[0], "Raden är dold i Excel men säger något. Visa raden, eller ta bort den.")
        indicator, period = self._indicator(), self._period()
        if indicator is None:
            self._check_cells()
            return
        entry = self._entry(indicator, period or _SOME_PERIOD)
        if len(self.reading.faults) == before and not self._is_nothing(entry):
            self._keep(entry)

    def _is_nothing(self, entry: Entry) -> bool:
        """Whether the row says that there is no figure, or nothing at all in other words than none: `–`."""
        beside = (entry.women, entry.men, entry.individuals, entry.nation, entry.similar, entry.comment, entry.reason)
        is_unsaid = entry.value is None and entry.not_measured is None
        return is_unsaid and (self._is_missing() or all(figure is None for figure in beside))

    def _check_cells(self) -> None:
        """Tell what is wrong with the cells themselves, whatever the row is about."""
        for column in self.part.says:
            if fault := self.row[column.number].fault:
                self._fault(column, fault)

    def _keep(self, entry: Entry) -> None:
        key = entry.indicator, entry.period, entry.kind or OutcomeKind.FINAL
        if key in self.reading.seen:
            first = self.reading.seen[key]
            self._fault(self.part.says[0], f"Samma indikator och period står redan i {first}. Behåll en av dem.")
        self.reading.seen.setdefault(key, entry.said.removeprefix("cell "))
        self.reading.entries.append(entry)

    def _indicator(self) -> Indicator | None:
        id_, title = self._cell(Means.ID), self._cell(Means.INDICATOR)
        try:
            return indicator_of(self.given.plan, id_, title)
        except Unclear as unclear:
            means = Means.INDICATOR if id_.is_empty else Means.ID
            self._fault(self.part.columns.get(means) or self.part.says[0], str(unclear))
            return None

    def _entry(self, indicator: Indicator, period: Period) -> Entry:
        self._check_unit(indicator)
        self._published()
        return Entry(
            indicator=indicator.id,
            period=period,
            value=self._figure(Means.OUTCOME, indicator),
            not_measured=self._why_not_measured(),
            kind=self.part.kind or self._try(Means.KIND, kind_of),
            women=self._amount(Means.WOMEN, indicator),
            men=self._amount(Means.MEN, indicator),
            individuals=self._try(Means.INDIVIDUALS, _count_of),
            nation=self._amount(Means.NATION, indicator),
            similar=self._amount(Means.SIMILAR, indicator),
            comment=self._try(Means.COMMENT, comment_of),
            reason=self._try(Means.REASON, text_of),
            said=self._said(),
        )

    def _said(self) -> str:
        """Where the entry stands: a cell of a workbook, a line of a text."""
        if not self.reading.sheet.name:
            return f"rad {self.row.number}"
        return f"cell {self._place(self.part.columns.get(Means.OUTCOME) or self.part.says[0])}"

    def _period(self) -> Period | None:
        if self.part.period:
            return self.part.period
        column = next((self.part.columns[each] for each in (Means.PERIOD, Means.YEAR, Means.PART)
                       if each in self.part.columns), self.part.says[0])  # fmt: skip
        try:
            found = period_of(self.part.cells, column.heading) or self.given.period
        except Unclear as unclear:
            self._fault(column, str(unclear))
            return None
        if found is None:
            self._fault(column, "Perioden saknas. Skriv den i kolumnen Period, eller ange den med --period.")
        return found

    def _figure(self, means: Means, indicator: Indicator) -> Decimal | Answer | None:
        """A figure, rounded as the indicator's are."""
        figure = self._try(means, lambda cell: figure_of(cell, indicator))
        if isinstance(figure, Decimal):
            figure, note = round_figure(figure, self._cell(means), indicator)
            self.reading.notes += [Told(self.row.number, self.part.columns[means].number, note)] if note else []
        elif figure is None and means is Means.OUTCOME:
            self.reading.missing += self._is_missing()
        return figure

    def _amount(self, means: Means, indicator: Indicator) -> Decimal | None:
        figure = self._figure(means, indicator)
        if isinstance(figure, Answer):
            self._fault(self.part.columns[means], "Indikatorn besvaras med ja eller nej. Lämna cellen tom.")
            return None
        return figure

    def _why_not_measured(self) -> str | None:
        if plain_text(self._cell(Means.NOT_MEASURED).text).casefold() not in _NO_REASONS:
            return self._try(Means.NOT_MEASURED, text_of)
        said = quote(self._cell(Means.NOT_MEASURED).text)
        told = f"{said} säger inte varför det inte blev mätt. Skriv orsaken med en mening."
        self._fault(self.part.columns[Means.NOT_MEASURED], told)
        return None

    def _check_unit(self, indicator: Indicator) -> None:
        said = self._cell(Means.UNIT).text
        if said and not is_unit(said, indicator):
            self._fault(
                self.part.columns[Means.UNIT],
                f"Enheten är {quote(said)} här, men indikatorn mäts i {quote(indicator.unit)}. "
                "Räkna om utfallet och rätta enheten.",
            )

    def _published(self) -> None:
        day = self._try(Means.PUBLISHED, day_of)
        self.reading.published |= {day} if day else set()

    def _is_missing(self) -> bool:
        return is_missing(self._cell(Means.OUTCOME).text)

    def _cell(self, means: Means) -> Cell:
        return self.part.cells.get(means, EMPTY)

    def _try(self, means: Means, read: Callable[[Cell], Said]) -> Said | None:
        """What a cell says, told as a fault where it can't be read; None where it is empty."""
        cell = self._cell(means)
        if cell.is_empty:
            return None
        try:
            return read(cell)
        except Unclear as unclear:
            self._fault(self.part.columns[means], str(unclear))
            return None

    def _fault(self, column: Column, message: str) -> None:
        self.reading.fault(self.row.number, column.number, message)

    def _place(self, column: Column) -> str:
        return self.reading.sheet.place(self.row.number, column.number)


def _count_of(cell: Cell) -> int | None:
    check_readable(cell)
    if is_missing(cell.text):
        return None
    return read_count(f"{cell.number:f}" if cell.number is not None else cell.text)
