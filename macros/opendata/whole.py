"""The tables as whole files, the zip that holds them all, and the index and the catalogue that tell of them.

They can be larger than memory has room for, so they go straight into a folder, some rows at a time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.opendata.archive import pack
from macros.opendata.contract import CATALOGUE, EVERYTHING, INDEX, SCHEMA, metadata_address, table_address
from macros.opendata.csvw import describe_table
from macros.opendata.dcat import write_catalogue
from macros.opendata.described import write_index, write_read_me, write_schema
from macros.opendata.document import END, begin
from macros.opendata.offers import first_day
from macros.opendata.row_text import RowWriter
from macros.opendata.tables import tables_of, writers_of
from macros.pages.page import Site

_AT_ONCE = 500
"""How many rows are held."""


@dataclass(frozen=True)
class Written:
    """What is known of a table once its rows are written."""

    rows: int
    begins: date | None
    """The first day that it tells of."""


@dataclass(frozen=True)
class Whole:
    """What pages tell of the files."""

    sizes: Mapping[str, int]
    """In bytes, by the files' addresses."""
    tables: Mapping[str, Written]


class WholeTables:
    """What writes the files; what pages tell of them is kept."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: Whole | None = None

    @property
    def known(self) -> Whole:
        """What pages tell of the files; where they are not written yet, they are, and thrown away."""
        if self._known is None:
            with TemporaryDirectory() as folder:
                return self.write(Path(folder))
        return self._known

    def write(self, folder: Path) -> Whole:
        """Write every file below a folder."""
        (folder / "data").mkdir(parents=True, exist_ok=True)
        written = {name: _write_table(self._site, writer, folder) for name, writer in writers_of(self._site).items()}
        self._describe(folder, written)
        sizes = {path: (folder / path).stat().st_size for path in whole_paths(self._site)}
        self._known = Whole(sizes, written)
        return self._known

    def _describe(self, folder: Path, written: Mapping[str, Written]) -> None:
        site, tables = self._site, tables_of(self._site)
        (folder / SCHEMA).write_text(write_schema(site, tables), encoding="utf-8", newline="")
        index = write_index(site, tables, {name: each.rows for name, each in written.items()})
        (folder / INDEX).write_text(index, encoding="utf-8", newline="")
        with TemporaryDirectory() as beside:
            read_me = Path(beside) / "LASMIG.txt"
            read_me.write_text(write_read_me(site, tables), encoding="utf-8", newline="")
            packed = {path.removeprefix("data/"): folder / path for path in _packed_paths(site)}
            pack(folder / EVERYTHING, {**packed, read_me.name: read_me})
        catalogue = write_catalogue(site, tables, {name: each.begins for name, each in written.items()}, folder)
        (folder / CATALOGUE).write_bytes(catalogue)


whole_of = lru_cache(maxsize=2)(WholeTables)
"""The whole tables of a site, of which the same is known wherever they are asked for."""


def whole_paths(site: Site) -> tuple[str, ...]:
    """Where the files stand."""
    return (*_packed_paths(site), INDEX, EVERYTHING, CATALOGUE)


def _packed_paths(site: Site) -> tuple[str, ...]:
    paths = (path for table in tables_of(site) for path in _table_paths(table.name))
    return (*paths, SCHEMA)


def _table_paths(name: str) -> tuple[str, str, str]:
    csv = table_address(name, "csv")
    return csv, metadata_address(csv), table_address(name, "json")


def _write_table(site: Site, writer: RowWriter, folder: Path) -> Written:
    table = writer.table
    csv, metadata, json = (folder / path for path in _table_paths(table.name))
    metadata.write_text(describe_table(site, table), encoding="utf-8", newline="")
    tells_day, rows, begins = first_day(table), 0, None
    with csv.open("wb") as lines, json.open("wb") as objects:
        lines.write(writer.header.encode())
        objects.write(f'{begin(site)}"tabell":"{table.name}","rader":['.encode())
        for things in _some(iter(table.things())):
            texts = list(writer.write(things))
            lines.write("".join([csv for _, csv in texts]).encode())
            objects.write((("," if rows else "") + ",".join([json for json, _ in texts])).encode())
            rows += len(texts)
            begins = min(filter(None, (begins, tells_day(things))), default=None)
        objects.write(f"]{END}".encode())
    return Written(rows, begins)


def _some(things: Iterator[Any]) -> Iterator[list[Any]]:
    """The things, so many at a time."""
    while some := list(islice(things, _AT_ONCE)):
        yield some
