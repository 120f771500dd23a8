"""The files that tell what the others are: their schema, their index, and what lies beside them in the zip."""

from collections.abc import Iterable, Mapping

from macros.opendata.contract import (
    CATALOGUE,
    EVERYTHING,
    LICENCE,
    OPENAPI,
    PAGE,
    SCHEMA,
    VERSION,
    metadata_address,
    table_address,
)  # fmt: skip
from macros.opendata.json_schema import DRAFT, make_schemas
from macros.opendata.json_text import write_document
from macros.opendata.table import Table
from macros.pages.page import Site
from macros.pages.words import write_date


def write_schema(site: Site, tables: Iterable[Table]) -> str:
    """What every row and every file of JSON looks like."""
    return write_document(
        {
            "$schema": DRAFT,
            "$id": site.absolute(SCHEMA),
            "title": "Öppna data om mål och resultat: varje rad och varje fil",
            "$defs": make_schemas(tables, "#/$defs/"),
        }
    )


def write_index(site: Site, tables: Iterable[Table], rows: Mapping[str, int]) -> str:
    """Where everything is, for programs that find their own way."""
    listed = [
        {
            "namn": table.name,
            "titel": table.title,
            "beskrivning": table.description,
            "rader": rows[table.name],
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


def write_read_me(site: Site, tables: Iterable[Table]) -> str:
    """What lies in the zip, for whoever finds it years later."""
    told = "\n".join(f"{table.name}.csv, {table.name}.json: {table.title}. {table.description}" for table in tables)
    return (
        f"Mål och resultat, {site.plan.municipality.name}. Läget {write_date(site.day)}, version {VERSION}.\n"
        f"Licens: CC0, {LICENCE}\nMer att läsa: {site.absolute(PAGE)}\n\n"
        "Vad kolumnerna betyder står i filerna som slutar på .csv-metadata.json (CSVW) och i schema.json.\n"
        "Kolumnen exempel är true för uppgifter som är påhittade exempel.\n\n"
        f"{told}\n"
    )
