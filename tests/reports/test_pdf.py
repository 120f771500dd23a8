"""A report as PDF: what a reader sees, what a screen reader hears, and that nothing is fetched or left to chance."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from macros.reading.load import load_plan
from macros.reports import pdf
from macros.reports.document import Block, Chart, Document, Heading, Paragraph, Prose, Status, Table
from macros.reports.pdf import write_pdf, write_print_html
from tests.reports.examples import KEYS, compose, report_of, squeezed, texts_of
from tests.site.hostile import write_long_words, write_lots

BODY = "2025-bokslut/bildningsnamnden"
ROOT = Path(__file__).parents[2]
INLINE = {"/Span", "/Link", "/NonStruct"}


@cache
def read_pdf(key: str) -> PdfReader:
    """A report of Exempelby, written and read again."""
    return PdfReader(BytesIO(write_pdf(report_of(key))))


def resolved(found: Any) -> Any:
    return found.get_object() if isinstance(found, IndirectObject) else found


def structure_of(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the tagged structure, in the order that it is read."""
    waiting = [resolved(reader.root_object["/StructTreeRoot"])]
    while waiting:
        here = waiting.pop(0)
        if not isinstance(here, dict):
            continue
        if "/S" in here:
            yield here
        kids = resolved(here.get("/K", []))
        kids = [resolved(each) for each in (kids if isinstance(kids, list) else [kids])]
        waiting = [*kids, *waiting]


def told_by(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """What a screen reader says, piece by piece: the tag of the block it stands in, and its text without spaces."""
    marked = {page.indirect_reference.idnum: _marked_text(page) for page in reader.pages if page.indirect_reference}
    waiting: list[tuple[Any, str, int]] = [(reader.root_object["/StructTreeRoot"], "", 0)]
    while waiting:
        raw, tag, page = waiting.pop(0)
        here = resolved(raw)
        if isinstance(here, int):
            yield tag, squeezed(marked[page].get(here, ""))
        elif isinstance(here, list):
            waiting = [*((kid, tag, page) for kid in here), *waiting]
        elif isinstance(here, dict):
            page = here.raw_get("/Pg").idnum if "/Pg" in here else page
            inside = here.get("/MCID", here.get("/K", []))
            own = str(here.get("/S", tag))
            waiting.insert(0, (inside, tag if own in INLINE else own, page))


def _marked_text(page: PageObject) -> dict[int, str]:
    """The text of a page by the numbers of its marked parts."""
    found: dict[int, str] = {}
    open_: list[int | None] = []

    def note_mark(operator: bytes, operands: list[Any], *_: Any) -> None:
        if operator in {b"BDC", b"BMC"}:
            properties = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
            open_.append(properties.get("/MCID"))
        elif operator == b"EMC" and open_:
            open_.pop()

    def note_text(text: str, *_: Any) -> None:
        here = next((number for number in reversed(open_) if number is not None), None)
        if here is not None:
            found[here] = found.get(here, "") + text

    page.extract_text(visitor_operand_before=note_mark, visitor_text=note_text)
    return found


def tags_of(reader: PdfReader) -> list[str]:
    return [str(each["/S"]) for each in structure_of(reader)]


@cache
def text_of(key: str) -> str:
    return squeezed("\n".join(page.extract_text() for page in read_pdf(key).pages))


# What a reader sees


def test_pango_is_found_by_a_user_whose_path_lacks_ldconfig(tmp_path: Path) -> None:
    for name, does in (("id", "echo 1000"), ("apt-get", "exit 9"), ("fc-list", "echo Liberation Sans")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    found = subprocess.run([ROOT / "tests" / "install-pango"], env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=False)
    assert found.returncode == 0


@pytest.mark.parametrize("key", KEYS)
def test_every_text_and_figure_of_the_report_stands_in_the_file(key: str) -> None:
    missing = [text for text in texts_of(report_of(key)) if squeezed(text) not in text_of(key)]
    assert missing == []


@pytest.mark.parametrize("key", KEYS)
def test_the_contents_lead_to_the_pages_where_the_parts_stand(key: str) -> None:
    reader, report = read_pdf(key), report_of(key)
    places = {name: reader.get_destination_page_number(each) + 1 for name, each in reader.named_destinations.items()}
    listed = [heading for heading in report.headings if heading.level < 3]
    contents = "\n".join(page.extract_text() for page in reader.pages[: min(places.values()) - 1])
    contents = squeezed(contents.partition("Innehåll")[2])
    for heading in listed:
        assert re.search(rf"{re.escape(squeezed(heading.title))}{places[heading.id]}(?!\d)", contents), heading.title


def test_every_page_but_the_cover_says_whose_it_is_and_which_it_is() -> None:
    reader = read_pdf(BODY)
    count = len(reader.pages)
    told = [squeezed(page.extract_text()) for page in reader.pages]
    assert count >= 3
    assert "Sida1av" not in told[0]
    for number, text in enumerate(told[1:], 2):
        assert f"Sida{number}av{count}" in text
        assert "Exempelbykommun" in text
        assert "Bokslut2025:Bildningsnämnden" in text


@pytest.mark.parametrize("is_example", [True, False])
def test_the_cover_says_whose_it_is_when_it_was_published_and_whether_it_is_made_up(is_example: bool) -> None:
    report = report_of(BODY)
    made = PdfReader(BytesIO(write_pdf(Document(**{**vars(report), "is_example": is_example}))))
    cover = squeezed(made.pages[0].extract_text())
    for text in ("Exempelby kommun", "Bokslut 2025", "Bildningsnämnden", report.published, report.lead):
        assert squeezed(text) in cover
    assert ("Exempel:påhittadeuppgifter" in cover) == is_example


def test_the_bookmarks_are_the_headings_in_their_levels() -> None:
    def levels(outline: list[Any], depth: int = 1) -> Iterator[tuple[int, str]]:
        for each in outline:
            if isinstance(each, list):
                yield from levels(each, depth + 1)
            else:
                yield depth, each.title

    wanted = [(heading.level, heading.title) for heading in report_of(BODY).headings]
    assert list(levels(read_pdf(BODY).outline)) == wanted
    assert {level for level, _ in wanted} == {1, 2, 3}


def pages_of(*blocks: Block) -> list[str]:
    """The text of each page of a report of these blocks."""
    report = Document(**{**vars(report_of(BODY)), "blocks": blocks})
    return [page.extract_text() for page in PdfReader(BytesIO(write_pdf(report))).pages]


@pytest.mark.parametrize("count", [34, 38, 49, 50])
def test_the_contents_never_leave_a_line_or_two_alone_on_a_page(count: int) -> None:
    blocks: list[Block] = []
    for number in range(count):
        level = 1 if number % 3 == 0 else 2
        blocks += [Heading(level, f"del_{number}", f"Del {number}"), Paragraph("Text.")]
    pages = pages_of(*blocks)
    contents = [len(re.findall(r"^Del \d+", page, re.MULTILINE)) for page in pages[1:3]]
    assert contents[0] == count or count > 45
    assert len(contents) == 1 or contents[0] == count or contents[1] >= 5


@pytest.mark.parametrize("lines", [26, 27, 28])
def test_a_heading_and_what_introduces_a_table_stand_on_the_page_of_the_table(lines: int) -> None:
    table = Table("Tabellen", ("Organ", "Budget"), tuple((f"Nämnd {number}", "1 000 tkr") for number in range(8)))
    above = tuple(Paragraph(f"Rad {number}") for number in range(lines))
    pages = pages_of(*above, Heading(1, "ekonomi", "Pengarna"), Paragraph("Beloppen är nettokostnader."), table)
    told = next(page for page in pages[1:] if "Tabellen" in page)
    assert "Pengarna" in told
    assert "Beloppen är" in told


# What a screen reader hears


@pytest.mark.parametrize("key", KEYS)
def test_the_file_says_that_it_is_pdf_ua_tagged_in_swedish_and_named(key: str) -> None:
    reader, report = read_pdf(key), report_of(key)
    root = reader.root_object
    assert root["/Lang"] == "sv"
    assert resolved(root["/MarkInfo"])["/Marked"]
    assert resolved(root["/ViewerPreferences"])["/DisplayDocTitle"]
    metadata = resolved(root["/Metadata"]).get_data().decode()
    assert re.search(r'pdfuaid:part(="|>)1', metadata)
    assert report.name in metadata
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (report.name, "Exempelby kommun")


@pytest.mark.parametrize("key", KEYS)
def test_headings_are_tagged_in_order_and_tables_have_headers(key: str) -> None:
    reader = read_pdf(key)
    levels = [int(tag[2]) for tag in tags_of(reader) if re.fullmatch(r"/H[1-6]", tag)]
    assert levels[:2] == [1, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    cells = [each for each in structure_of(reader) if each["/S"] == "/TD"]
    assert cells
    assert all(resolved(each["/A"])["/Headers"] for each in cells), "A cell that no header names"
    assert tags_of(reader).count("/Table") >= sum(isinstance(block, Table) for block in report_of(key).blocks)


@pytest.mark.parametrize("key", KEYS)
def test_the_report_is_read_in_its_order_whole_and_under_its_headings(key: str) -> None:
    report = report_of(key)
    read = list(told_by(read_pdf(key)))
    whole, place, astray = "".join(text for _, text in read), 0, []
    for text in map(squeezed, texts_of(report)):
        found = whole.find(text, place)
        astray += [text] if found < 0 else []
        place = max(place, found + len(text))
    assert astray == [], "Read out of order, or not at all"
    headings = [text for tag, text in read if re.fullmatch(r"/H[1-6]", tag) and text]
    wanted = [f"{report.title}{report.subject}", "Innehåll", *(heading.title for heading in report.headings)]
    assert "".join(headings) == squeezed("".join(wanted))


@pytest.mark.parametrize("key", KEYS)
def test_a_table_is_read_by_its_caption_then_its_columns_then_row_by_row(key: str) -> None:
    read = "".join(text for _, text in told_by(read_pdf(key)))
    for block in report_of(key).blocks:
        if isinstance(block, Table):
            rows = ["".join(cell if isinstance(cell, str) else cell.word for cell in row) for row in block.rows]
            assert squeezed("".join([block.caption, *block.columns, *rows])) in read, block.caption


@pytest.mark.parametrize("key", KEYS)
def test_every_figure_has_its_words(key: str) -> None:
    report = report_of(key)
    figures = [each for each in structure_of(read_pdf(key)) if each["/S"] == "/Figure"]
    told = [str(each.get("/Alt", "")) for each in figures]
    assert "" not in told, "A figure without alternative text"
    charts = [block.told for block in report.blocks if isinstance(block, Chart)]
    assert [each for each in told if each.startswith("Diagram: ")] == charts
    assert set(told) - set(charts) <= set(pdf.TONES), "A status' shape is told by the guideline's own word"


def test_a_chart_tells_its_figures_in_words() -> None:
    told = next(block.told for block in report_of(BODY).blocks if isinstance(block, Chart))
    assert "2025: 86,4\u00a0%" in told
    assert "Mål" in told


def test_charts_are_drawn_not_pictures() -> None:
    for page in read_pdf(BODY).pages:
        objects = resolved(resolved(page["/Resources"]).get("/XObject", {}))
        assert [name for name, each in objects.items() if resolved(each).get("/Subtype") == "/Image"] == []


def test_every_status_has_a_shape_of_its_own_in_ink() -> None:
    html = {
        mark: write_print_html(
            Document(**{**vars(report_of(BODY)), "blocks": (Table("T", ("A",), ((Status(mark, "Ord"),),)),)})
        )
        for mark in pdf.TONES
    }
    drawn = {mark: re.search(r"</title>(.*?)</svg>", text, re.DOTALL) for mark, text in html.items()}
    shapes = {re.sub(r"#[0-9a-f]{6}", "", found[1]) for found in drawn.values() if found}
    assert len(shapes) == len(pdf.TONES), "Two statuses differ by colour alone"


# Nothing is fetched, run or left to chance


def test_the_same_report_gives_the_same_bytes_whenever_and_wherever_it_is_written() -> None:
    code = (
        "import sys; from macros.reports.pdf import write_pdf; from tests.reports.examples import report_of;"
        f"sys.stdout.buffer.write(write_pdf(report_of({BODY!r})))"
    )
    environment = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PATH": "/usr/bin:/bin"}
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert other.stdout == write_pdf(report_of(BODY))


def test_the_file_is_dated_on_the_day_of_the_report() -> None:
    reader = read_pdf("2025-t2/bildningsnamnden")
    assert reader.metadata is not None
    assert (reader.metadata["/CreationDate"], reader.metadata["/ModDate"]) == ("D:20251022", "D:20251022")
    assert "ID" not in str(reader.trailer.get("/Info", "")), "Only what the report says may stand in the file"


@pytest.mark.parametrize("write", [write_lots, write_long_words])
def test_hostile_data_is_shown_as_text_and_fetches_nothing(write: Any, tmp_path: Path) -> None:
    plan = load_plan(write(tmp_path / "goals"))
    for key in KEYS:
        reader = PdfReader(BytesIO(write_pdf(compose(plan, key))))
        assert reader.pages
        links = [
            resolved(resolved(each)["/A"]).get("/URI", "")
            for page in reader.pages
            for each in resolved(page.get("/Annots", []))
            if "/A" in resolved(each)
        ]
        assert [link for link in links if not re.match(r"https?://|mailto:", link)] == []
        assert "/JavaScript" not in reader.root_object.get("/Names", {})
        assert "/OpenAction" not in reader.root_object
        figures = [each for each in structure_of(reader) if each["/S"] == "/Figure"]
        assert all(each.get("/Alt") for each in figures)


def test_markup_in_data_is_shown_as_the_text_it_is() -> None:
    lot = '<script>alert(1)</script><img src="https://ond.example/b.png">{{ 7*7 }}</svg><style>*{display:none}</style>'
    blocks = (Paragraph(lot), Prose(lot), Table(lot, (lot,), ((lot,),)))
    report = Document(**{**vars(report_of(BODY)), "blocks": blocks, "title": lot})
    shown = squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(write_pdf(report))).pages))
    assert shown.count("<script>alert(1)</script><imgsrc=") >= len(blocks) + 1


def test_a_request_is_refused() -> None:
    fetched = pdf._Refusing()
    for address in ("https://ond.example/a.png", "file:///etc/passwd", "data:text/plain,a"):
        with pytest.raises(pdf.FatalURLFetchingError):
            fetched.fetch(address)
