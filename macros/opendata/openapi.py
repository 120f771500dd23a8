"""The data files as a static API, described in OpenAPI 3.1."""

from collections.abc import Iterable, Mapping
from typing import Any

from macros.opendata.contract import CATALOGUE, EVERYTHING, INDEX, LICENCE, PAGE, VERSION, table_address
from macros.opendata.json_schema import make_schemas
from macros.opendata.json_text import write_document
from macros.opendata.table import Table
from macros.pages.page import Site

_ROOT = "#/components/schemas/"
_CSV = {"text/csv": {"schema": {"type": "string"}}}
_PARTS = (
    ("mal", "id", "mal_med_allt", "Ett mål", "målet", "malet"),
    ("indikatorer", "id", "indikator_med_allt", "En indikator", "indikatorn", "indikatorn"),
    ("uppfoljningar", "period", "uppfoljning_med_allt", "En uppföljning", "uppföljningen", "uppfoljningen"),
)


def describe_api(site: Site, tables: Iterable[Table]) -> str:
    """Every address of the API, with what it gives."""
    tables = tuple(tables)
    municipality = site.plan.municipality
    return write_document(
        {
            "openapi": "3.1.1",
            "info": {
                "title": f"Mål och resultat, {municipality.name}",
                "version": VERSION,
                "description": (
                    "Färdiga filer som hämtas med GET, utan nyckel. Inom version 1 kan det komma mer, "
                    "men inget tas bort och inget byter betydelse."
                ),
                "license": {"name": "CC0 1.0", "url": LICENCE},
                **_contact(site),
            },
            "servers": [{"url": site.absolute("").rstrip("/")}],
            "externalDocs": {"url": site.absolute(PAGE), "description": "Öppna data: så använder du filerna"},
            "paths": _paths(tables),
            "components": {"schemas": make_schemas(tables, _ROOT)},
        }
    )


def _contact(site: Site) -> Mapping[str, object]:
    contact = site.plan.municipality.contact
    if contact is None:
        return {}
    return {"contact": {"name": contact.name, **({"email": contact.email} if contact.email else {})}}


def _paths(tables: Iterable[Table]) -> dict[str, Any]:
    paths: dict[str, Any] = {
        f"/{INDEX}": _get("hamtaIndex", "Alla tabeller och var de finns", _json({"type": "object"}))
    }
    for table in tables:
        shown = f"{table.title}: hela tabellen"
        reference = {"$ref": f"{_ROOT}tabell_{table.name}"}
        paths[f"/{table_address(table.name, 'json')}"] = _get(f"hamta_{table.name}", shown, _json(reference))
        paths[f"/{table_address(table.name, 'csv')}"] = _get(f"hamta_{table.name}_csv", shown, _CSV)
    for folder, key, schema, title, what, operation in _PARTS:
        asked = [_parameter(key, what)]
        found = _json({"$ref": f"{_ROOT}{schema}"})
        paths[f"/data/{folder}/{{{key}}}.json"] = _get(f"hamta_{operation}", f"{title} med allt", found, asked)
        paths[f"/data/{folder}/{{{key}}}.csv"] = _get(f"hamta_{operation}_csv", f"{title} som tabell", _CSV, asked)
    binary = {"application/zip": {"schema": {"type": "string", "contentMediaType": "application/zip"}}}
    paths[f"/{EVERYTHING}"] = _get("hamta_allt", "Alla tabeller i en zipfil", binary)
    catalogue = {"application/rdf+xml": {"schema": {"type": "string"}}}
    paths[f"/{CATALOGUE}"] = _get("hamta_katalogen", "Katalogen i DCAT-AP-SE", catalogue)
    return paths


def _parameter(key: str, what: str) -> Mapping[str, object]:
    described = {
        "id": f"Id för {what}, som i adressen till sidan.",
        "period": "Uppföljningen, till exempel 2025-bokslut.",
    }
    return {"name": key, "in": "path", "required": True, "description": described[key], "schema": {"type": "string"}}


def _get(operation: str, summary: str, content: object, parameters: Iterable[object] = ()) -> Mapping[str, object]:
    asked = list(parameters)
    answers = {"200": {"description": summary, "content": content}}
    missing = {"404": {"description": "Finns inte"}} if asked else {}
    called = {"operationId": operation, "summary": summary, "responses": answers | missing}
    return {"get": called | ({"parameters": asked} if asked else {})}


def _json(schema: object) -> Mapping[str, object]:
    return {"application/json": {"schema": schema}}
