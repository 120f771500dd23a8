"""A table with each of its rows as CSV and as JSON: written once, used in every file that the row stands in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from macros.opendata.csv_file import write_header, write_lines
from macros.opendata.json_text import write_list, write_objects
from macros.opendata.table import Table


@dataclass(frozen=True)
class WrittenTable:
    """A table and the texts of its rows."""

    table: Table

    @cached_property
    def objects(self) -> list[str]:
        """Each row as an object of JSON."""
        return write_objects(self.table.columns, self.table.rows)

    def csv(self, places: Iterable[int] | None = None) -> bytes:
        """Some of its rows as a CSV file; all where nothing is said."""
        lines = self._lines if places is None else [self._lines[place] for place in places]
        return "".join([self._header, *lines]).encode()

    def json(self, places: Iterable[int] | None = None) -> str:
        """Some of its rows as a list of JSON; all where nothing is said."""
        return write_list(self.objects if places is None else [self.objects[place] for place in places])

    def group(self, column: str) -> defaultdict[str, list[int]]:
        """The places of its rows by the id in a column, or by each of the ids that stand there."""
        place = self.table.place_of(column)
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.table.rows):
            cell = row[place]
            for id_ in cell if isinstance(cell, tuple) else (cell,):
                found[str(id_)].append(number)
        return found

    @cached_property
    def _header(self) -> str:
        return write_header(self.table.columns)

    @cached_property
    def _lines(self) -> list[str]:
        return write_lines(self.table.rows)
