"""The rows of a table as JSON and as CSV, both at once: what reads the cells is the larger half of the work."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.opendata import csv_file, json_text
from macros.opendata.table import Aspect, Table

Texts = tuple[str, str]
"""A row, or a part of one, as JSON and as CSV."""


@dataclass(frozen=True, eq=False)
class RowWriter:
    """What writes the rows of a table."""

    table: Table

    def write(self, things: Iterable[Any]) -> Iterator[Texts]:
        """The row of each thing: an object with every column's name in it, and a line with its end."""
        writers = self._writers
        for thing in things:
            told = [write(thing) for write in writers]
            yield f"{{{','.join([json for json, _ in told])}}}", f"{','.join([csv for _, csv in told])}{csv_file.END}"

    @cached_property
    def header(self) -> str:
        """The first line of CSV."""
        return csv_file.write_header(self.table.columns)

    @cached_property
    def _writers(self) -> list[Callable[[Any], Texts]]:
        return [_write_aspect(aspect) for aspect in self.table.aspects]


def _write_aspect(aspect: Aspect[Any]) -> Callable[[Any], Texts]:
    """What writes the cells of an aspect; those of the last row's thing are kept, since the next often has the same."""
    columns = [(each.value, f"{json_text.write_text(each.column.name)}:") for each in aspect.fields]
    nothing = ",".join([f"{name}null" for _, name in columns]), "," * (len(columns) - 1)
    of, kept, told = aspect.of, None, nothing

    def write(thing: Any) -> Texts:
        nonlocal kept, told
        part = of(thing)
        if part is None:
            return nothing
        if part is not kept:
            cells = [(name, read(part)) for read, name in columns]
            json = ",".join([f"{name}{json_text.write_cell(cell)}" for name, cell in cells])
            kept, told = part, (json, ",".join([csv_file.write_cell(cell) for _, cell in cells]))
        return told

    return write
