"""What openpyxl leaves out when it streams a sheet: merged areas, what is hidden, formulas that were never computed."""

import re
from dataclasses import dataclass, field
from zipfile import ZipFile

from openpyxl.utils import column_index_from_string, range_boundaries

from macros.editing.spreadsheet.archive import walk_part
from macros.editing.spreadsheet.sheet import MOST_COLUMNS, MOST_ROWS
from macros.reading.problems import SourceError

Place = tuple[int, int]
"""A row and a column, from 1."""
_MOST_MERGED = 100_000


@dataclass
class SheetLayout:
    """What a sheet's XML says beside its values."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: dict[Place, Place] = field(default_factory=dict)
    """For each cell of a merged area but its first, that first one."""
    uncomputed: set[Place] = field(default_factory=set)
    """Formulas without a value."""
    last_row: int = 0
    last_column: int = 0
    """The last with a value in it."""


def read_layout(archive: ZipFile, part: str, name: str) -> SheetLayout:
    """Walk through a sheet's XML; raises SourceError where it holds more than is read."""
    watcher = _Watcher(SheetLayout(), name)
    try:
        walk_part(archive, part, name, watcher.see)
    except _TooLargeError:
        raise SourceError(
            f"{name} har mer än {MOST_ROWS} rader eller {MOST_COLUMNS} kolumner. Spara bara utfallen i en egen fil."
        ) from None
    return watcher.layout


class _TooLargeError(Exception):
    """More rows, columns or merged cells than are read."""


class _Watcher:
    """Gathers a layout from the elements as they go by."""

    def __init__(self, layout: SheetLayout, name: str) -> None:
        self.layout, self.name = layout, name
        self.row = self.column = 0
        self.kind = ""
        self.has_formula = self.has_value = False

    def see(self, tag: str, attributes: dict[str, str] | None, text: str) -> None:
        if attributes is not None:
            begin = {"row": self._row, "c": self._cell, "col": self._columns, "mergeCell": self._merge}.get(tag)
            if begin:
                begin(attributes)
        elif tag == "f":
            self.has_formula = True
        elif tag in {"v", "t"}:
            self.has_value = self.has_value or bool(text) or self.kind == "str"
        elif tag == "c":
            self._end_cell()

    def _row(self, attributes: dict[str, str]) -> None:
        self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        if attributes.get("hidden") in {"1", "true"} and self.row <= MOST_ROWS:
            self.layout.hidden_rows.add(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        if "r" in attributes:
            match = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", attributes["r"])
            if match is None:
                raise ValueError(attributes["r"])
            self.column, self.row = column_index_from_string(match[1]), int(match[2])
        self.kind = attributes.get("t", "")
        self.has_formula = self.has_value = False

    def _end_cell(self) -> None:
        if not (self.has_value or self.has_formula):
            return
        if self.row > MOST_ROWS or self.column > MOST_COLUMNS:
            raise _TooLargeError
        if not self.has_value:
            self.layout.uncomputed.add((self.row, self.column))
        self.layout.last_row = max(self.layout.last_row, self.row)
        self.layout.last_column = max(self.layout.last_column, self.column)

    def _columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in {"1", "true"}:
            last = min(int(attributes.get("max", "0")), MOST_COLUMNS)
            self.layout.hidden_columns.update(range(int(attributes.get("min", "1")), last + 1))

    def _merge(self, attributes: dict[str, str]) -> None:
        left, top, right, bottom = (side or 1 for side in range_boundaries(attributes.get("ref", "")))
        rows, columns = range(top, min(bottom, MOST_ROWS) + 1), range(left, min(right, MOST_COLUMNS) + 1)
        if len(rows) * len(columns) + len(self.layout.merged) > _MOST_MERGED:
            raise _TooLargeError
        cells = ((row, column) for row in rows for column in columns)
        self.layout.merged |= {cell: (top, left) for cell in cells if cell != (top, left)}
