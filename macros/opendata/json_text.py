"""JSON with numbers exactly as they are published: `76.40` stays so, with no binary fraction on the way."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from macros.opendata.table import Cell, Column, Row

_write_text = json.JSONEncoder(ensure_ascii=False).encode


def write_objects(columns: Iterable[Column], rows: Iterable[Row]) -> list[str]:
    """Each row as an object with every column's name in it, in the order of the columns."""
    columns = list(columns)
    begun = [f"{'' if place else '{'}{_write_text(column.name)}:" for place, column in enumerate(columns)]
    return [
        ",".join([f"{name}{write_cell(cell)}" for name, cell in zip(begun, row, strict=True)]) + "}" for row in rows
    ]


def write_cell(cell: Cell) -> str:
    """A cell: a number as a number, a date as an ISO date, a list as a list, nothing as null."""
    if cell is None:
        return "null"
    if isinstance(cell, str):
        return _write_text(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, tuple):
        return write_list(map(_write_text, cell))
    return f'"{cell.isoformat()}"' if isinstance(cell, date) else str(cell)


def write_list(written: Iterable[str]) -> str:
    """A list of what is JSON already."""
    return f"[{','.join(written)}]"


def write_object(written: Mapping[str, str]) -> str:
    """An object whose values are JSON already."""
    return "{" + ",".join(f"{_write_text(name)}:{value}" for name, value in written.items()) + "}"


def write_document(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """A description for people and machines, indented."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
