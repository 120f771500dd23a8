"""An Excel workbook as sheets: each cell as it is shown, with what stops it from being read."""

import re
import warnings
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import isfinite
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.workbook import Workbook

from macros.editing.spreadsheet.archive import broken, check_parts, open_archive
from macros.editing.spreadsheet.layout import SheetLayout, read_layout
from macros.editing.spreadsheet.sheet import Cell, Row, Sheet, Shown
from macros.pages.words import write_number
from macros.reading.problems import SourceError

_DIGITS = 15
"""As many as Excel keeps; what a binary fraction has beyond them is noise."""
_ERRORS = {"#N/A": "#SAKNAS!", "#REF!": "#REFERENS!", "#VALUE!": "#VÄRDEFEL!", "#DIV/0!": "#DIVISION/0!",
           "#NAME?": "#NAMN?", "#NUM!": "#OGILTIGT!", "#NULL!": "#SKÄRNING!"}  # fmt: skip
"""What a Swedish Excel shows for each error."""


def read_workbook(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Every sheet with cells; raises SourceError where the file can't be opened safely."""
    archive = open_archive(content, name)
    check_parts(archive, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of what it leaves out, and we read only cells
            with closing(load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)) as book:
                return tuple(_read_sheets(book, archive, name))
    except SourceError:
        raise
    except Exception as error:  # openpyxl raises anything at all on a broken file
        raise broken(name) from error


def _read_sheets(book: Workbook, archive: Any, name: str) -> list[Sheet]:  # noqa: ANN401  a ZipFile
    sheets = []
    for sheet in book.worksheets:
        layout = read_layout(archive, _part_of(sheet), name)
        rows: list[Row] = []
        if layout.last_row:
            cells = sheet.iter_rows(1, layout.last_row, 1, layout.last_column)
            read = {number: _read_row(number, row, layout) for number, row in enumerate(cells, 1)}
            rows = [row for row in _spread(read, layout) if row.cells]
        is_hidden = sheet.sheet_state != "visible"
        sheets.append(Sheet(sheet.title, tuple(rows), frozenset(layout.hidden_columns), is_hidden))
    return sheets


def _part_of(sheet: Any) -> str:  # noqa: ANN401  a ReadOnlyWorksheet
    """The part that holds a sheet; openpyxl says it nowhere else."""
    return str(sheet._worksheet_path)  # noqa: SLF001


def _read_row(number: int, row: tuple[Any, ...], layout: SheetLayout) -> Row:
    cells = {}
    for column, cell in enumerate(row, 1):
        if (number, column) in layout.uncomputed:
            cells[column] = Cell(fault="Formeln har inget uträknat värde. Öppna filen i Excel och spara den.")
        elif not isinstance(cell, EmptyCell) and cell.value is not None:
            cells[column] = read_cell(cell)
    return Row(
        number, {column: cell for column, cell in cells.items() if not cell.is_empty}, number in layout.hidden_rows
    )


def _spread(rows: Mapping[int, Row], layout: SheetLayout) -> list[Row]:
    """The rows, with what stands in a merged area in each of its cells."""
    spread = {number: dict(row.cells) for number, row in rows.items()}
    for (row, column), (top, left) in layout.merged.items():
        if row in spread and top in rows and left in rows[top].cells:
            spread[row][column] = replace(rows[top][left], is_spread=True)
    return [Row(number, spread[number], row.is_hidden) for number, row in rows.items()]


def read_cell(cell: ReadOnlyCell) -> Cell:
    """What a cell shows."""
    value = cell.value
    if cell.data_type == "e":
        shown = _ERRORS.get(str(value), str(value))
        return Cell(str(value), fault=f"Cellen visar felet {shown}. Rätta formeln, eller skriv värdet.")
    if isinstance(value, bool):
        return Cell("SANT" if value else "FALSKT")
    if isinstance(value, int | float):
        return _read_number(value, cell.number_format or "General")
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return _read_day(day, cell.number_format or "")
    if isinstance(value, str):
        return Cell(value.strip())
    return Cell(str(value), fault="Cellen är ett klockslag. Skriv ett tal, och välj cellformatet Allmänt.")


def _read_number(value: float, number_format: str) -> Cell:
    if not isfinite(value):
        return Cell(str(value), fault="Talet går inte att läsa. Skriv det på nytt.")
    number = Decimal(f"{value:.{_DIGITS}g}") if isinstance(value, float) else Decimal(value)
    shape = _plain_format(number_format)
    is_percent = "%" in shape
    if is_percent:
        number = number.scaleb(2)
    number = number if number.normalize().as_tuple().exponent < 0 else number.to_integral_value()  # type: ignore[operator]
    digits = re.search(r"[0#?](?:\.([0#?]*))?(?!.*[0#?])", shape)
    decimals = (
        None
        if shape.casefold() in {"general", "@"} or "e" in shape.casefold() or digits is None
        else len(digits[1] or "")
    )
    text = f"{number:f}".replace(".", ",") if decimals is None else write_number(number, decimals)
    return Cell(f"{text} %" if is_percent else text, number, decimals, is_percent)


def _read_day(day: date, number_format: str) -> Cell:
    letters = set(re.sub(r"[^ymdåh]", "", _plain_format(number_format).casefold().replace("å", "y")))
    shown = Shown.DAY if "d" in letters or "h" in letters else Shown.MONTH if "m" in letters else Shown.YEAR
    text = {Shown.DAY: day.isoformat(), Shown.MONTH: day.isoformat()[:7], Shown.YEAR: str(day.year)}[shown]
    return Cell(text, day=day, shown=shown)


def _plain_format(number_format: str) -> str:
    """The part of a number format for what is above zero, without texts and colours."""
    return re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", number_format).split(";")[0]
