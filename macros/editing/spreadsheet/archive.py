"""The zip that a workbook is, held to what may be opened: bounded in size, in parts and in depth, without a DTD."""

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from macros.reading.problems import SourceError

MOST_UNPACKED = 40_000_000
_MOST_PARTS, _MOST_ELEMENTS, _DEEPEST = 1_000, 1_000_000, 64
_CHUNK = 1 << 16
Watch = Callable[[str, dict[str, str] | None, str], None]
"""Told of each element as it begins (its attributes) and ends (None, its text)."""


def open_archive(content: bytes, name: str) -> ZipFile:
    """The zip of a workbook; raises SourceError where it is something else, locked or too large once unpacked."""
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise broken(name) from None
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise SourceError(f"{name} är för stor när den packas upp. Spara bara bladet med utfallen i en egen fil.")
    if any(part.flag_bits & 1 for part in parts):
        raise SourceError(f"{name} är skyddad med ett lösenord. Ta bort lösenordet och spara filen på nytt.")
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        _refuse_other(names, name)
    return archive


def check_parts(archive: ZipFile, name: str) -> None:
    """Read every part of XML once, so that nothing unpacks into more than it says or nests without an end."""
    count = 0
    for part in archive.namelist():
        if part.lower().endswith((".xml", ".rels")):
            count += walk_part(archive, part, name)
            if count > _MOST_ELEMENTS:
                raise SourceError(f"{name} innehåller för många celler. Spara bara bladet med utfallen i en egen fil.")


def walk_part(archive: ZipFile, part: str, name: str, watch: Watch | None = None) -> int:
    """Every element of a part, told to `watch`; how many there are. Raises SourceError where it is no sound XML."""
    walker = _Walker(watch)
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                walker.parser.Parse(chunk, False)  # noqa: FBT003  the parser knows it by its place
            walker.parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError):
        raise broken(name) from None
    return walker.count


class _Walker:
    """Counts elements, and stops at a DTD, at too many and too deep."""

    def __init__(self, watch: Watch | None) -> None:
        self.count = self.depth = 0
        self.watch = watch
        self.text: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._stop
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        if watch:
            self.parser.CharacterDataHandler = self.text.append

    def _stop(self, *_: object) -> None:
        raise ValueError

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        self.depth += 1
        if self.depth > _DEEPEST or self.count > _MOST_ELEMENTS:
            raise ValueError
        if self.watch:
            self.text.clear()
            self.watch(tag.rpartition(" ")[2], attributes, "")

    def _end(self, tag: str) -> None:
        self.depth -= 1
        if self.watch:
            self.watch(tag.rpartition(" ")[2], None, "".join(self.text))
            self.text.clear()


def broken(name: str) -> SourceError:
    """That a file is no sound workbook."""
    return SourceError(f"{name} är skadad eller ingen riktig Excel-fil. Öppna den i Excel och spara den på nytt.")


def _refuse_other(names: set[str], name: str) -> NoReturn:
    kind = "inget kalkylblad"
    if "xl/workbook.bin" in names:
        kind = "i Excels binära format (.xlsb)"
    elif "content.xml" in names:
        kind = "i OpenDocument-format (.ods)"
    raise SourceError(f"{name} är {kind}. Öppna den, välj Spara som och filtypen Excel-arbetsbok (.xlsx).")
