"""What the columns of the CSV files mean, for machines: CSV on the Web (W3C, tabular metadata)."""

from collections.abc import Iterable, Mapping
from typing import Any

from macros.opendata.contract import LICENCE
from macros.opendata.csv_file import MARK
from macros.opendata.json_text import write_document
from macros.opendata.table import Column, Datatype, Table
from macros.pages.page import Site

_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "sv"}]
_FORMATS: Mapping[Datatype, object] = {
    Datatype.DATE: {"base": "date", "format": "yyyy-MM-dd"},
    Datatype.TRUTH: {"base": "boolean", "format": "true|false"},
}
_MARKED = (
    f"En text som börjar med =, +, -, @, tabb, radbyte eller {MARK} har fått ett {MARK} först: inget kalkylprogram "
    f"ska ta den för en formel. Ta bort ett {MARK} i början för att få texten som den är."
)


def describe_table(site: Site, table: Table) -> str:
    """The metadata of a table's file, which stands beside it."""
    return write_document(
        {
            "@context": _CONTEXT,
            "url": f"{table.name}.csv",
            "dc:title": table.title,
            "dc:description": f"{table.description} {_MARKED}",
            **_origin(site),
            "dialect": _DIALECT,
            "tableSchema": _schema(table),
        }
    )


def describe_parts(site: Site, table: Table, names: Iterable[str]) -> str:
    """The metadata of a folder of files that each hold some of a table's rows."""
    return write_document(
        {
            "@context": _CONTEXT,
            "dc:title": f"{table.title}, delad i flera filer",
            "dc:description": f"{table.description} {_MARKED}",
            **_origin(site),
            "dialect": _DIALECT,
            "tableSchema": _schema(table),
            "tables": [{"url": f"{name}.csv"} for name in names],
        }
    )


_DIALECT = {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n"], "doubleQuote": True}


def _origin(site: Site) -> Mapping[str, object]:
    return {
        "dc:license": {"@id": LICENCE},
        "dc:publisher": site.plan.municipality.name,
        "dc:modified": {"@value": site.day.isoformat(), "@type": "xsd:date"},
        "dc:language": "sv",
    }


def _schema(table: Table) -> Mapping[str, object]:
    columns = [_describe(column) for column in table.columns]
    return {"columns": columns, **({"primaryKey": list(table.key)} if table.key else {})}


def _describe(column: Column) -> Mapping[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.description + _words(column),
        "datatype": _FORMATS.get(column.kind, column.kind.value),
        **({"separator": " "} if column.is_list else {}),
        **({"required": True} if column.is_required and not column.is_list else {}),
    }


def _words(column: Column) -> str:
    return f" Något av orden {', '.join(column.allowed)}." if column.allowed else ""
