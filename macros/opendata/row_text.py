"""The rows of a table as JSON and as CSV, both at once: what reads the cells is the larger half of the work."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.opendata import csv_file, json_text
from macros.opendata.table import Aspect, Cell, Column, Datatype, Table

Texts = tuple[str, str]
"""A row, or a cell of one, as JSON and as CSV."""
_NOTHING: Texts = ("null", "")


@dataclass(frozen=True, eq=False)
class RowWriter:
    """What writes the rows of a table."""

    table: Table

    def write(self, things: Iterable[Any]) -> Iterator[Texts]:
        """The row of each thing: an object with every column's name in it, and a line with its end."""
        writers = self._writers
        names = [f"{json_text.write_text(column.name)}:%s" for column in self.table.columns]
        template, line = f"{{{','.join(names)}}}", ",".join(["%s"] * len(names)) + csv_file.END
        for thing in things:
            cells = [cell for write in writers for cell in write(thing)]
            json, csv = zip(*cells, strict=True)
            yield template % json, line % csv

    @cached_property
    def header(self) -> str:
        """The first line of CSV."""
        return csv_file.write_header(self.table.columns)

    @cached_property
    def _writers(self) -> list[Callable[[Any], list[Texts]]]:
        return [_aspect_writer(aspect) for aspect in self.table.aspects]


def _aspect_writer(aspect: Aspect[Any]) -> Callable[[Any], list[Texts]]:
    """What writes the cells of an aspect in a row."""
    of, last, told = aspect.of, None, [_NOTHING]
    columns = [(each.value, _cell_writer(each.column)) for each in aspect.fields]
    nothing = [_NOTHING] * len(columns)
    kept: dict[int, tuple[object, list[Texts]]] = {}  # with the things, so that no other gets the number of one

    def write(thing: object) -> list[Texts]:
        nonlocal last, told
        part = of(thing)
        if part is None:
            return nothing
        if part is last:
            return told
        if aspect.is_shared and id(part) in kept:
            return kept[id(part)][1]
        told = [_NOTHING if (cell := read(part)) is None else write_cell(cell) for read, write_cell in columns]
        last = part
        if aspect.is_shared:
            kept[id(part)] = part, told
        return told

    return write


def _cell_writer(column: Column) -> Callable[[Cell], Texts]:
    """What writes the cells of a column that anything stands in."""
    if column.allowed or column.kind in {Datatype.DATE, Datatype.TRUTH}:
        return _Words().__getitem__
    if column.kind in {Datatype.NUMBER, Datatype.COUNT}:
        return _write_number
    return _write_cell


class _Words(dict[Cell, Texts]):
    """The texts of cells that only few things stand in, each written once."""

    def __missing__(self, cell: Cell) -> Texts:
        self[cell] = texts = _write_cell(cell)
        return texts


def _write_number(cell: Cell) -> Texts:
    text = json_text.write_cell(cell)
    return text, text


def _write_cell(cell: Cell) -> Texts:
    return json_text.write_cell(cell), csv_file.write_cell(cell)
