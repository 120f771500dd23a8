"""Files that are no spreadsheets, or that want to be more than one: one sentence, at once, and nothing written."""

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from macros.editing.spreadsheet.spreadsheet import MOST_BYTES, read_sheets
from macros.reading.problems import SourceError

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(part: str = "", content: bytes | str = b"") -> bytes:
    """A sound workbook, with the content of one part changed."""
    sound, made = BytesIO(), BytesIO()
    book = Workbook()
    book.worksheets[0].append(["Indikator", "Utfall"])
    book.save(sound)
    with ZipFile(sound) as former, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in former.namelist():
            archive.writestr(name, content if name == part else former.read(name))
    return made.getvalue()


def sheet(inside: str) -> bytes:
    return workbook(SHEET, f"<worksheet {MAIN}>{inside}</worksheet>")


def zipped(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def entities() -> bytes:
    nested = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return workbook(
        "xl/styles.xml", f'<!DOCTYPE sst [<!ENTITY a0 "x">{nested}]><sst {MAIN}><si><t>&a11;</t></si></sst>'
    )


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: workbook(SHEET, b"<worksheet>" + b" " * 60_000_000), "är för stor när den packas upp"),
    "a million empty elements": (
        lambda: sheet("<sheetData>" + "<row/>" * 1_100_000 + "</sheetData>"),
        "skadad eller|för många celler",
    ),
    "deep nesting": (lambda: sheet("<a>" * 100_000 + "</a>" * 100_000), "är skadad"),
    "entities that multiply": (entities, "är skadad"),
    "a DTD that does nothing": (
        lambda: workbook(SHEET, f"<!DOCTYPE worksheet><worksheet {MAIN}><sheetData/></worksheet>"),
        "är skadad",
    ),
    "an entity that reads a file": (
        lambda: workbook(
            SHEET, f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet {MAIN}>&x;</worksheet>'
        ),
        "är skadad",
    ),
    "a cell in the last column": (
        lambda: sheet('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'),
        "mer än",
    ),
    "a cell in the last row": (
        lambda: sheet('<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
        "mer än",
    ),
    "a cell nowhere": (lambda: sheet('<sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData>'), "är skadad"),
    "a row that is no number": (lambda: sheet('<sheetData><row r="x"><c><v>1</v></c></row></sheetData>'), "är skadad"),
    "a merged area as large as the sheet": (
        lambda: sheet('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "mer än",
    ),
    "a shared text that is not there": (
        lambda: sheet('<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'),
        "är skadad",
    ),
    "half a workbook": (lambda: workbook()[:900], "är skadad"),
    "a part that is no XML": (lambda: workbook("xl/workbook.xml", b"\xff\xfe\x00"), "är skadad"),
    "an encoding that is none": (
        lambda: workbook("xl/workbook.xml", b'<?xml version="1.0" encoding="UMF-8"?><workbook/>'),
        "är skadad",
    ),
    "a zip of something else": (lambda: zipped(a_txt=b"x"), "är inget kalkylblad"),
    "OpenDocument": (lambda: zipped(mimetype=b"x", content_xml=b"<x/>"), "OpenDocument-format"),
    "a binary workbook": (lambda: zipped(xl__workbook_bin=b"x"), "binära format"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook" * 100, "äldre format"),
    "a locked workbook": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9,
        "skyddad med ett lösenord",
    ),
    "a web page": (lambda: b"\xef\xbb\xbf<html><table><tr><td>Indikator</td></tr></table></html>", "en webbsida"),
    "PDF": (lambda: b"%PDF-1.7\n", "en PDF"),
    "bytes": (lambda: bytes(range(256)) * 4, "är varken en Excel-arbetsbok"),
    "nothing": (lambda: b"\xef\xbb\xbf\r\n", "är tom"),
    "too many bytes": (lambda: b"a;b\n" * (MOST_BYTES // 4 + 1), "större än 5 MB"),
    "too many rows": (lambda: b"a;b\n" * 10_001, "mer än 10000 rader"),
    "a million columns": (lambda: b"a;" * 1_000_000, "mer än 200 kolumner"),
    "a quote without an end": (lambda: b'a;b\n"c;d\n' * 3, "citattecknen går inte ihop"),
    "a cell without an end": (lambda: b'a;b\n"' + b"c" * 200_000, "citattecknen går inte ihop"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_can_not_be_read_is_refused_in_a_sentence_and_soon(name: str, tmp_path: Path) -> None:
    make, told = FILES[name]
    file = tmp_path / "utfall.xlsx"
    file.write_bytes(make())
    began = time.perf_counter()
    with pytest.raises(SourceError, match=told) as refused:
        read_sheets(file, len)
    assert time.perf_counter() - began < 20
    assert "\n" not in str(refused.value)


def test_what_a_file_is_its_content_says_and_not_its_name(tmp_path: Path) -> None:
    named_text, named_workbook = tmp_path / "bok.csv", tmp_path / "text.xlsx"
    named_text.write_bytes(workbook())
    named_workbook.write_text("Indikator;Utfall\n", encoding="utf-8")
    for file in (named_text, named_workbook):
        (sheet,) = read_sheets(file, len)
        assert [cell.text for cell in sheet.rows[0].cells.values()] == ["Indikator", "Utfall"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="finns inte"):
        read_sheets(tmp_path / "ingen.xlsx", len)
    with pytest.raises(SourceError, match="går inte att öppna"):
        read_sheets(tmp_path, len)
