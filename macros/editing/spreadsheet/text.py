"""A text with columns as a sheet: CSV as Excel writes it, Stratsys' tab-separated text, Excel's Unicode text."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator, Sequence
from io import StringIO

from macros.editing.spreadsheet.sheet import HEADING_ROWS, MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet
from macros.reading.problems import SourceError

CountKnown = Callable[[Sequence[str]], int]
"""How many of a row's texts are headings that an import knows."""
_DELIMITERS = ("\t", ";", ",", "|")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text_sheet(content: bytes, name: str, count_known: CountKnown) -> Sheet:
    """The rows of a text, parted by the sign that makes the most headings known; raises SourceError."""
    text = _decode(content, name)
    said = re.match(r"sep=(.)\r?\n", text)
    delimiter = said[1] if said else _find_delimiter(text, count_known)
    rows = []
    for number, fields in _rows(text, delimiter, name):
        if said and number == 1:
            continue
        if len(fields) > MOST_COLUMNS:
            raise SourceError(f"{name}, rad {number}: raden har mer än {MOST_COLUMNS} kolumner.")
        cells = {column: Cell(field.strip()) for column, field in enumerate(fields, 1) if field.strip()}
        if cells:
            rows.append(Row(number, cells))
        if len(rows) > MOST_ROWS:
            raise SourceError(f"{name} har mer än {MOST_ROWS} rader. Dela upp filen.")
    return Sheet("", tuple(rows))


def _decode(content: bytes, name: str) -> str:
    """UTF-8, or UTF-16 where its mark stands first, or what Windows writes in Sweden."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise SourceError(f"{name} är varken en Excel-arbetsbok (.xlsx) eller en text med kolumner (.csv, .tsv, .txt).")


def _find_delimiter(text: str, count_known: CountKnown) -> str:
    """The sign that parts the columns: the one that makes the most headings known, else the most columns."""

    def rank(delimiter: str) -> tuple[int, int]:
        first = [fields for _, fields in zip(range(HEADING_ROWS), _parted(text, delimiter), strict=False)]
        return max(map(count_known, first), default=0), max(map(len, first), default=0)

    return max(_DELIMITERS, key=rank)


def _parted(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        return


def _rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins on."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for fields in reader:
            yield line, fields
            line = reader.line_num + 1
    except csv.Error:
        raise SourceError(
            f"{name}, rad {line}: citattecknen går inte ihop, eller så är en cell för lång. "
            'Ett citattecken inne i en text skrivs två gånger: "".'
        ) from None
