"""A workbook, or a text with columns, read as sheets."""

from collections.abc import Callable
from pathlib import Path

from macros.editing.spreadsheet.sheet import Sheet
from macros.editing.spreadsheet.text import CountKnown, read_text_sheet
from macros.reading.problems import SourceError

MOST_BYTES = 5_000_000


def read_sheets(path: Path, count_known: CountKnown) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one of a text; what kind it is, its content says and not its name.

    Raises SourceError with one sentence where the file is none of them, protected, or too large.
    """
    content = _read(path)
    name = path.name
    for start, refusal in _OTHERS:
        if content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(start):
            raise SourceError(refusal(content).format(name=name))
    if content.startswith(b"PK"):
        from macros.editing.spreadsheet.workbook import read_workbook  # noqa: PLC0415  openpyxl takes long to import

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
