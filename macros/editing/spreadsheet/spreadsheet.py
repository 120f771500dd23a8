"""A workbook, or a text with columns, read as sheets of cells, each with its place and what it shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from macros.reading.problems import SourceError

MOST_BYTES = 5_000_000
MOST_ROWS, MOST_COLUMNS = 10_000, 200
CountKnown = Callable[[Sequence[str]], int]
"""How many of a row's texts are headings that an import knows."""


class Shown(StrEnum):
    """How much of a date a cell shows."""

    YEAR = "år"
    MONTH = "månad"
    DAY = "dag"


@dataclass(frozen=True)
class Cell:
    """What a cell holds. A number has `number`, a date `day`; both also have the text that they show."""

    text: str = ""
    number: Decimal | None = None
    """Of a cell shown as per cent: in per cent."""
    decimals: int | None = None
    """How many decimals its format shows; None where the format leaves them as they are."""
    is_percent: bool = False
    day: date | None = None
    shown: Shown = Shown.DAY
    fault: str = ""
    """Why it can't be read: a Swedish sentence. Empty where it can."""
    is_spread: bool = False
    """Whether it lies in a merged area and is not its first cell."""

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and not self.fault


EMPTY = Cell()


@dataclass(frozen=True)
class Row:
    """A row with something in it, by the number that the file's own program shows."""

    number: int
    cells: Mapping[int, Cell]
    """By column, from 1; only those that hold something."""
    is_hidden: bool = False

    def __getitem__(self, column: int) -> Cell:
        return self.cells.get(column, EMPTY)


@dataclass(frozen=True)
class Sheet:
    """A table of cells. The only sheet of a text file has no name."""

    name: str
    rows: tuple[Row, ...]
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    is_hidden: bool = False

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, as its program names it: `C7`, or `rad 7, kolumn 3` in a text."""
        return f"{_letters(column)}{row}" if self.name else f"rad {row}, kolumn {column}"

    def column_name(self, column: int) -> str:
        """`C`, or `3` in a text."""
        return _letters(column) if self.name else str(column)


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  openpyxl takes a tenth of a second to import

    return get_column_letter(column)


def read_sheets(path: Path, count_known: CountKnown) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one of a text; what kind it is, its content says and not its name.

    Raises SourceError with one sentence where the file is none of them, protected, or too large.
    """
    from macros.editing.spreadsheet.text import read_text_sheet  # noqa: PLC0415  they make what stands above
    from macros.editing.spreadsheet.workbook import read_workbook  # noqa: PLC0415

    content = _read(path)
    name = path.name
    for start, refusal in _OTHERS:
        if content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(start):
            raise SourceError(refusal(content).format(name=name))
    if content.startswith(b"PK"):
        return read_workbook(content, name)
    return (read_text_sheet(content, name, count_known),)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(f"Filen {path} finns inte. Kontrollera namnet och mappen.") from None
    except OSError:
        raise SourceError(f"Filen {path} går inte att öppna. Stäng den i andra program och försök igen.") from None
    if len(content) > MOST_BYTES:
        raise SourceError(f"{path.name} är större än 5 MB. Spara bara bladet med utfallen i en egen fil.")
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise SourceError(f"{path.name} är tom.")
    return content


_SAVE = "Öppna den i Excel, välj Spara som och filtypen Excel-arbetsbok (.xlsx)."
_WEB = f"{{name}} är en webbsida eller XML, inte ett kalkylblad, vad filen än heter. {_SAVE}"


def _refuse_old(content: bytes) -> str:
    """A file of Microsoft's older kind: a locked workbook, or one from before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "{name} är skyddad med ett lösenord. Ta bort lösenordet i Excel (Arkiv, Info) och spara filen på nytt."
    return f"{{name}} är i Excels äldre format (.xls). {_SAVE}"


_OTHERS: tuple[tuple[bytes, Callable[[bytes], str]], ...] = (
    (b"\xd0\xcf\x11\xe0", _refuse_old),
    (b"%pdf", lambda _: "{name} är en PDF. Spara tabellen som Excel-arbetsbok (.xlsx) eller som text (.csv)."),
    (b"<", lambda _: _WEB),
    (b"{\\rtf", lambda _: "{name} är en text från Word. Kopiera tabellen till Excel och spara den som .xlsx."),
)
