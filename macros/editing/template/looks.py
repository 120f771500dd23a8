"""How the workbook looks: few colours, each with a meaning, with enough contrast to be read and printed."""

from collections.abc import Iterable
from math import ceil

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

INK, GREY, DEEP = "FF1B2A33", "FF5A6872", "FF0B4F5C"
_LINE = Side(style="thin", color="FFB9C4C9")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
YELLOW, PALE = PatternFill("solid", fgColor="FFFFEFA8"), PatternFill("solid", fgColor="FFFFF9E0")
_HEADER, _SHUT = PatternFill("solid", fgColor=DEEP), PatternFill("solid", fgColor="FFF3F5F6")
_FONT = "Calibri"
_LINE_HEIGHT, _LETTER = 15, 1.05
"""In points; and how wide a letter is, of the width of a digit, where words break early."""


def write_text(cell: Cell, text: str) -> None:
    """A text that stays one, whatever it begins with: no formula, no error, also once somebody has edited it."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in {"=", "+", "-", "@", "\t"}


def look_title(cell: Cell) -> None:
    cell.font = Font(name=_FONT, size=18, bold=True, color=DEEP)
    cell.alignment = Alignment(vertical="center")


def look_note(cell: Cell) -> None:
    cell.font = Font(name=_FONT, size=11, color=INK)
    cell.alignment = Alignment(vertical="center")


def look_heading(cell: Cell) -> None:
    cell.font = Font(name=_FONT, size=11, bold=True, color="FFFFFFFF")
    cell.fill, cell.border = _HEADER, _BOX
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def look_known(cell: Cell, *, is_name: bool = False, is_small: bool = False) -> None:
    """What stands already and is not to be changed."""
    cell.font = Font(name=_FONT, size=9 if is_small else 11, bold=is_name, color=GREY if is_small else INK)
    cell.border = _BOX
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def look_open(cell: Cell, *, is_first: bool, is_number: bool) -> None:
    """What is to be filled in, or may be."""
    cell.font = Font(name=_FONT, size=11, bold=is_first, color=INK)
    cell.fill, cell.border = YELLOW if is_first else PALE, _BOX
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="right" if is_number else "left")
    cell.protection = Protection(locked=False)


def look_shut(cell: Cell) -> None:
    """What can't be filled in on this row."""
    cell.fill, cell.border = _SHUT, _BOX


def look_step(cell: Cell, *, is_label: bool = False) -> None:
    """A line of the instructions."""
    cell.font = Font(name=_FONT, size=11, bold=is_label, color=DEEP if is_label else INK)
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def look_section(cell: Cell) -> None:
    """A heading among the instructions; it may run past its cell."""
    cell.font = Font(name=_FONT, size=13, bold=True, color=DEEP)


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that is no part of a merged area; there are none."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(cell)
    return cell


def height_of(texts: Iterable[tuple[str, float]], least: float) -> float:
    """The height, in points, of a row whose texts break at the widths of their columns."""
    lines = max((ceil(len(text) * _LETTER / width) for text, width in texts if text), default=1)
    return max(least, lines * _LINE_HEIGHT + 4)
