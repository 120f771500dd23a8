"""JSON with numbers exactly as they are published: `76.40` stays so, with no binary fraction on the way."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from macros.opendata.table import Cell

write_text: Callable[[str], str] = encode_basestring
"""A text in quotation marks, with no letter escaped that need not be."""


def write_cell(cell: Cell) -> str:
    """A cell: a number as a number, a date as an ISO date, a list as a list, nothing as null."""
    if cell is None:
        return "null"
    if isinstance(cell, str):
        return write_text(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, tuple):
        return write_list(map(write_text, cell))
    return f'"{cell.isoformat()}"' if isinstance(cell, date) else str(cell)


def write_list(written: Iterable[str]) -> str:
    """A list of what is JSON already."""
    return f"[{','.join(written)}]"


def write_object(written: Mapping[str, str]) -> str:
    """An object whose values are JSON already."""
    return "{" + ",".join([f"{write_text(name)}:{value}" for name, value in written.items()]) + "}"


def write_document(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """A description for people and machines, indented."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
