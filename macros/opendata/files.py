"""Every file of open data, by its address on the site."""

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from macros.opendata.archive import pack
from macros.opendata.contract import (
    CATALOGUE,
    EVERYTHING,
    INDEX,
    LICENCE,
    OPENAPI,
    PAGE,
    SCHEMA,
    VERSION,
    metadata_address,
    table_address,
)  # fmt: skip
from macros.opendata.csvw import describe_table
from macros.opendata.dcat import write_catalogue
from macros.opendata.json_schema import DRAFT, make_schemas
from macros.opendata.json_text import write_cell, write_document, write_object
from macros.opendata.openapi import describe_api
from macros.opendata.parts import Parts
from macros.opendata.table import Cell, Table
from macros.opendata.tables import make_tables
from macros.opendata.written import WrittenTable
from macros.pages.page import Site
from macros.pages.words import write_date

tables_of = lru_cache(maxsize=2)(make_tables)
"""The tables of a site, made once for its files and its page."""


def data_files(site: Site) -> dict[str, bytes]:
    """The tables, the files of each goal, indicator and follow-up, their descriptions, a zip and the catalogue."""
    tables = tables_of(site)
    written = {table.name: WrittenTable(table) for table in tables}
    wrap = partial(_wrap, site)
    whole = _table_files(site, written.values(), wrap) | {SCHEMA: _write_schema(site, tables).encode()}
    packed = {path.removeprefix("data/"): content for path, content in whole.items()}
    files = whole | {
        INDEX: _write_index(site, tables).encode(),
        OPENAPI: describe_api(site, tables).encode(),
        EVERYTHING: pack({**packed, "LASMIG.txt": _write_read_me(site, tables).encode()}),
        **dict(Parts(site, written, wrap).write()),
    }
    return files | {CATALOGUE: write_catalogue(site, tables, files)}


def _table_files(site: Site, tables: Iterable[WrittenTable], wrap: partial[bytes]) -> dict[str, bytes]:
    files = {}
    for each in tables:
        csv = table_address(each.table.name, "csv")
        files[csv] = each.csv()
        files[metadata_address(csv)] = describe_table(site, each.table).encode()
        files[table_address(each.table.name, "json")] = wrap(
            {"tabell": write_cell(each.table.name), "rader": each.json()}
        )
    return files


def _wrap(site: Site, content: Mapping[str, str]) -> bytes:
    """A JSON file: whose the data is, of which day, under which contract, and what it holds."""
    municipality = site.plan.municipality
    said: dict[str, Cell] = {
        "version": VERSION,
        "kommun": municipality.name,
        "kommunkod": municipality.code,
        "licens": LICENCE,
        "laget_den": site.day,
    }
    return f"{write_object({name: write_cell(value) for name, value in said.items()} | dict(content))}\n".encode()


def _write_schema(site: Site, tables: Iterable[Table]) -> str:
    return write_document(
        {
            "$schema": DRAFT,
            "$id": site.absolute(SCHEMA),
            "title": "Öppna data om mål och resultat: varje rad och varje fil",
            "$defs": make_schemas(tables, "#/$defs/"),
        }
    )


def _write_index(site: Site, tables: Iterable[Table]) -> str:
    """Where everything is, for programs that find their own way."""
    listed = [
        {
            "namn": table.name,
            "titel": table.title,
            "beskrivning": table.description,
            "rader": len(table.rows),
            "csv": site.absolute(csv := table_address(table.name, "csv")),
            "kolumner": site.absolute(metadata_address(csv)),
            "json": site.absolute(table_address(table.name, "json")),
        }
        for table in tables
    ]
    return write_document(
        {
            "version": VERSION,
            "kommun": site.plan.municipality.name,
            "kommunkod": site.plan.municipality.code,
            "licens": LICENCE,
            "laget_den": site.day.isoformat(),
            "om": site.absolute(PAGE),
            "schema": site.absolute(SCHEMA),
            "openapi": site.absolute(OPENAPI),
            "katalog": site.absolute(CATALOGUE),
            "allt": site.absolute(EVERYTHING),
            "tabeller": listed,
            "delar": {
                "mal": site.absolute("data/mal/{id}.json"),
                "indikatorer": site.absolute("data/indikatorer/{id}.json"),
                "uppfoljningar": site.absolute("data/uppfoljningar/{uppfoljning}.json"),
            },
        }
    )


def _write_read_me(site: Site, tables: Iterable[Table]) -> str:
    """What lies in the zip, for whoever finds it years later."""
    told = "\n".join(f"{table.name}.csv, {table.name}.json: {table.title}. {table.description}" for table in tables)
    return (
        f"Mål och resultat, {site.plan.municipality.name}. Läget {write_date(site.day)}, version {VERSION}.\n"
        f"Licens: CC0, {LICENCE}\nMer att läsa: {site.absolute(PAGE)}\n\n"
        "Vad kolumnerna betyder står i filerna som slutar på .csv-metadata.json (CSVW) och i schema.json.\n"
        "Kolumnen exempel är true för uppgifter som är påhittade exempel.\n\n"
        f"{told}\n"
    )
