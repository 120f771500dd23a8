"""The line by which a file of the goal repository names its own schema, for editors that go by no other setting."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.reading.places import Place, find_places
from macros.reading.schema import schema_of

_MODELINE = re.compile(rb"^#[ \t]*yaml-language-server[ \t]*:[ \t]*\$schema=[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True)
class Astray:
    """A file that names another schema than its own."""

    path: Path
    mended: bytes
    """What the file is to hold instead."""


def modeline_for(source: str, path: Path, schemas: Path) -> str:
    """The line that names the schema of a file, by the way from the file to it."""
    way = os.path.relpath(schemas / (schema_of(source) or ""), path.parent)
    return f"# yaml-language-server: $schema={Path(way).as_posix()}"


def find_astray(goals: Path, schemas: Path) -> Iterator[Astray]:
    """Every file whose modeline leads elsewhere than to its schema; a file without one is as good."""
    for place in find_places(goals):
        if isinstance(place, Place) and place.path.suffix == ".yml":
            content = place.path.read_bytes()
            line = modeline_for(place.source, place.path, schemas).encode()
            mended = line.join(_MODELINE.split(content))
            if mended != content:
                yield Astray(place.path, mended)
