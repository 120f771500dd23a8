"""Tables as CSV (RFC 4180): UTF-8, comma, decimal point, ISO dates, a header row, lines that end with CR LF.

A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that begins with an
apostrophe: whoever takes one leading apostrophe away has exactly the text that there was. Numbers stay numbers.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from macros.opendata.table import Cell, Column

END = "\r\n"
MARK = "'"
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula in some spreadsheet (OWASP, *CSV Injection*), the wide letters of East Asian ones too."""
_MARKED = (MARK, *TRIGGERS)
_has_sign = re.compile(r'[,"\r\n]').search
"""Whether a text has a sign that parts cells or lines."""


def write_header(columns: Iterable[Column]) -> str:
    """The header row."""
    return ",".join(column.name for column in columns) + END


def write_cell(cell: Cell) -> str:
    """A cell, quoted where it must be."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _quote(f"{MARK}{cell}" if cell.startswith(_MARKED) else cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, tuple):
        return _quote(" ".join(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _has_sign(text) else text


def read_text(cell: str) -> str:
    """The text that a cell was written from."""
    return cell.removeprefix(MARK)
