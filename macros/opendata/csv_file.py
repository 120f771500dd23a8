"""Tables as CSV (RFC 4180): UTF-8, comma, decimal point, ISO dates, a header row, lines that end with CR LF.

A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that begins with an
apostrophe: whoever takes one leading apostrophe away has exactly the text that there was. Numbers stay numbers.
"""

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from macros.opendata.table import Cell, Column, Row

MARK = "'"
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula in some spreadsheet (OWASP, *CSV Injection*), the wide letters of East Asian ones too."""
_MARKED = (MARK, *TRIGGERS)


class _Lines(list[str]):
    """Takes what a CSV writer writes, a line at a time."""

    write = list.append


def write_header(columns: Iterable[Column]) -> str:
    """The header row."""
    return write_lines([tuple(column.name for column in columns)])[0]


def write_lines(rows: Iterable[Row]) -> list[str]:
    """Each row as a line, with its end."""
    lines = _Lines()
    csv.writer(lines).writerows([_write_cell(cell) for cell in row] for row in rows)
    return lines


def _write_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"{MARK}{cell}" if cell.startswith(_MARKED) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, tuple):
        return " ".join(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def read_text(cell: str) -> str:
    """The text that a cell was written from."""
    return cell.removeprefix(MARK)
