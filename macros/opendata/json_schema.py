"""What the JSON files look like, as JSON Schema (draft 2020-12)."""

from collections.abc import Iterable, Mapping
from typing import Any

from macros.opendata.contract import LICENCE, VERSION
from macros.opendata.table import Column, Datatype, Table

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = Mapping[str, Any]
_TYPES: Mapping[Datatype, Schema] = {
    Datatype.TEXT: {"type": "string"},
    Datatype.NUMBER: {"type": "number"},
    Datatype.COUNT: {"type": "integer"},
    Datatype.DATE: {"type": "string", "format": "date"},
    Datatype.TRUTH: {"type": "boolean"},
    Datatype.ADDRESS: {"type": "string", "format": "uri"},
}
PARTS: Mapping[str, tuple[str, ...]] = {
    "mal_med_allt": ("bedomningar", "aktiviteter"),
    "indikator_med_allt": ("malvarden", "utfall", "rattelser"),
    "uppfoljning_med_allt": ("uppfoljningar", "bedomningar"),
}
"""The documents of one goal, indicator and follow-up, with the tables whose rows they hold as lists."""


def make_schemas(tables: Iterable[Table], root: str) -> dict[str, Schema]:
    """The schema of every row and document by its name; `root` is what a reference to one begins with."""
    tables = tuple(tables)
    rows = {table.name: _row_schema(table) for table in tables}
    documents = {
        f"tabell_{table.name}": _document(
            table.title,
            {"tabell": {"const": table.name}, "rader": _many(f"{root}{table.name}")},
        )
        for table in tables
    }
    return rows | documents | _part_schemas(root)


def _part_schemas(root: str) -> dict[str, Schema]:
    def lists(name: str) -> dict[str, Schema]:
        return {part: _many(f"{root}{part}") for part in PARTS[name]}

    whole: dict[str, Schema] = {"indikator": {"$ref": f"{root}indikatorer"}, **lists("indikator_med_allt")}
    inside = {"type": "object", "properties": whole, "required": list(whole)}
    goal: dict[str, Schema] = {
        "mal": {"$ref": f"{root}mal"},
        "indikatorer": {"type": "array", "items": inside},
        **lists("mal_med_allt"),
    }
    return {
        "mal_med_allt": _document("Ett mål med sina indikatorer, bedömningar och aktiviteter", goal),
        "indikator_med_allt": _document("En indikator med målvärden, utfall och rättelser", whole),
        "uppfoljning_med_allt": _document(
            "En uppföljning: vad organen har publicerat och bedömt",
            {"uppfoljning": {"type": "string"}, **lists("uppfoljning_med_allt")},
        ),
    }


def _document(title: str, properties: Mapping[str, Schema]) -> Schema:
    said = {
        "version": {"const": VERSION},
        "kommun": {"type": "string"},
        "kommunkod": {"type": "string", "pattern": "^[0-9]{4}$"},
        "licens": {"const": LICENCE},
        "laget_den": {"type": "string", "format": "date", "description": "Dagen som uppgifterna visar läget för."},
    }
    together = said | dict(properties)
    return {"title": title, "type": "object", "properties": together, "required": list(together)}


def _many(reference: str) -> Schema:
    return {"type": "array", "items": {"$ref": reference}}


def _row_schema(table: Table) -> Schema:
    """A row may get more columns within a version; those that are there are always in it, null where nothing stands."""
    return {
        "title": table.title,
        "description": table.description,
        "type": "object",
        "properties": {column.name: _column_schema(column) for column in table.columns},
        "required": [column.name for column in table.columns],
    }


def _column_schema(column: Column) -> Schema:
    said = {"title": column.title, "description": column.description}
    if column.is_list:
        return said | {"type": "array", "items": {"type": "string"}}
    typed = dict(_TYPES[column.kind])
    if column.allowed:
        words = [*column.allowed, *([] if column.is_required else [None])]
        return said | {"enum": words}
    if not column.is_required:
        typed["type"] = [typed["type"], "null"]
    return said | typed
