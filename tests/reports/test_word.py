"""A report as a Word file: styles, headings, real tables with repeated headers, every figure, Swedish."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from macros.reading.load import load_plan
from macros.reports.document import Chart, Document, Heading, Paragraph, Prose, Table
from macros.reports.word import COLOURS, write_word
from tests.reports.examples import KEYS, compose, report_of, squeezed, texts_of
from tests.site.hostile import write_long_words, write_lots

BODY = "2025-bokslut/bildningsnamnden"
ROOT = Path(__file__).parents[2]


@cache
def read_word(key: str) -> WordDocument:
    """A report of Exempelby, written and opened again."""
    return docx.Document(BytesIO(write_word(report_of(key))))


def text_in(made: WordDocument) -> str:
    """All text of the document's body, also what stands in links and fields."""
    return "\n".join(element.text or "" for element in made.element.body.iter(qn("w:t")))


def with_prose(text: str) -> WordDocument:
    report = Document(**{**vars(report_of(BODY)), "blocks": (Prose(text),)})
    return docx.Document(BytesIO(write_word(report)))


def prose_of(text: str) -> list[tuple[str, str]]:
    """The style and text of each paragraph that a long text becomes."""
    paragraphs = with_prose(text).paragraphs
    after = next(place for place, each in enumerate(paragraphs) if "Senare siffror" in each.text)
    return [(str(each.style and each.style.name), each.text) for each in paragraphs[after + 2 :]]


# What stands in it


@pytest.mark.parametrize("key", KEYS)
def test_every_text_and_figure_of_the_report_stands_in_the_file(key: str) -> None:
    report, text = report_of(key), squeezed(text_in(read_word(key)))
    drawn = {block.caption for block in report.blocks if isinstance(block, Chart)}
    missing = [each for each in texts_of(report) if squeezed(each) not in text and each not in drawn]
    assert missing == []
    assert "None" not in text


@pytest.mark.parametrize("key", KEYS)
def test_headings_are_of_words_own_styles(key: str) -> None:
    found = [
        (int(each.style.name.removeprefix("Heading ")), each.text)
        for each in read_word(key).paragraphs
        if each.style is not None and str(each.style.name).startswith("Heading ")
    ]
    assert found == [(heading.level, heading.title) for heading in report_of(key).headings]


@pytest.mark.parametrize("key", KEYS)
def test_tables_are_real_with_a_header_row_that_repeats_and_a_numbered_caption(key: str) -> None:
    made, wanted = read_word(key), [block for block in report_of(key).blocks if isinstance(block, Table)]
    assert len(made.tables) == len(wanted) > 0
    for number, (table, block) in enumerate(zip(made.tables, wanted, strict=True), 1):
        assert [cell.text for cell in table.rows[0].cells] == list(block.columns)
        assert len(table.rows) == len(block.rows) + 1
        heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True, *[False] * len(block.rows)]
        before = table._tbl.getprevious()
        assert before.pPr.pStyle.val == "Caption"
        assert "".join(each.text for each in before.iter(qn("w:t"))) == f"Tabell {number}. {block.caption}"
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == block.caption


def test_colours_are_said_beside_the_words() -> None:
    cells = [cell.text for table in read_word(BODY).tables for row in table.rows for cell in row.cells]
    assert "Uppfylls delvis (gul)" in cells
    assert {each.rpartition("(")[2] for each in cells if each.endswith(")")} & {f"{each})" for each in COLOURS}


def test_the_cover_says_whose_it_is_when_it_was_published_and_that_it_is_made_up() -> None:
    first = [(each.style.name, each.text) for each in read_word(BODY).paragraphs[:5] if each.style]
    assert first == [
        ("Kommun", "Exempelby kommun"),
        ("Title", "Bokslut 2025"),
        ("Subtitle", "Bildningsnämnden"),
        ("Exempel", "Exempel: påhittade uppgifter"),
        ("Normal", report_of(BODY).published),
    ]


def test_contents_are_a_field_whose_lines_lead_to_the_headings() -> None:
    body = read_word(BODY).element.body
    instructions = [each.text for each in body.iter(qn("w:instrText"))]
    assert [each.split()[0] for each in instructions] == ["TOC"]
    names = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    lines = [each for each in body.iter(qn("w:hyperlink")) if each.get(qn("w:anchor"))]
    told = ["".join(text.text for text in line.iter(qn("w:t"))) for line in lines]
    assert told == [heading.title for heading in report_of(BODY).headings if heading.level < 3]
    assert {line.get(qn("w:anchor")) for line in lines} <= names
    marks = [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"]


def test_pages_are_numbered_and_named_but_for_the_cover() -> None:
    section = read_word(BODY).sections[0]
    fields = [each.get(qn("w:instr")).strip() for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "Exempelby kommun\t\tBokslut 2025: Bildningsnämnden"
    assert section.different_first_page_header_footer
    assert section.first_page_footer.is_linked_to_previous or not section.first_page_footer.paragraphs[0].text
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)


def test_the_file_is_in_swedish_named_and_dated() -> None:
    made = read_word("2025-t2/bildningsnamnden")
    languages = {each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    properties = made.core_properties
    assert (properties.title, properties.author, properties.language, properties.comments) == (
        "Tertial 2 2025: Bildningsnämnden",
        "Exempelby kommun",
        "sv-SE",
        "",
    )
    assert properties.created is not None
    assert properties.modified is not None
    assert {properties.created.date(), properties.modified.date()} == {date(2025, 10, 22)}


def test_a_column_of_dates_has_room_for_a_date_that_can_not_be_broken() -> None:
    date_told, long = "30\u00a0september\u00a02025", "En indikator med ett långt namn som gärna tar hela bredden"
    columns = ("Period", "Utfall", "Mål", "Grad", "Läge", "Kvinnor", "Män", "Riket", "Liknande kommuner", "Publicerad")
    row = ("2025", "81,3\u00a0%", "82\u00a0%", "104\u00a0%", "Nära målet (gul)", *["84,1\u00a0%"] * 4, date_told)
    tables = (
        (Table("Tät", columns, (row,)), 24.0),
        (Table("Luftig", ("Indikator", "Läge", "Publicerad"), ((long, long, date_told),)), 29.0),
    )
    for table, room in tables:
        report = Document(**{**vars(report_of(BODY)), "blocks": (table,)})
        made = docx.Document(BytesIO(write_word(report))).tables[0]
        widths = [cell.width / Mm(1) for cell in made.rows[1].cells if cell.width is not None]
        assert widths[-1] >= room
        assert round(sum(widths)) == 162


def test_what_introduces_a_table_is_kept_with_it() -> None:
    blocks = (Heading(1, "a", "Pengarna"), Paragraph("Före"), Table("T", ("A",), (("1",),)), Paragraph("Efter"))
    made = docx.Document(BytesIO(write_word(Document(**{**vars(report_of(BODY)), "blocks": blocks}))))
    kept = {each.text: each.paragraph_format.keep_with_next for each in made.paragraphs}
    assert (kept["Före"], kept["Efter"]) == (True, None)


# Staff's texts


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (
            "Ett stycke.\n\nEtt **till**\npå två rader.",
            [("Normal", "Ett stycke."), ("Normal", "Ett till på två rader.")],
        ),
        (
            "- ett\n- två\n  - inre\n\nSedan",
            [("List Bullet", "ett"), ("List Bullet", "två"), ("List Bullet 2", "inre"), ("Normal", "Sedan")],
        ),
        ("1. ett\n2. två", [("List Number", "ett"), ("List Number", "två")]),
        ("- ett\n\n  mer\n\n- två", [("List Bullet", "ett"), ("List Continue", "mer"), ("List Bullet", "två")]),
        ("Rad  \nbruten", [("Normal", "Rad\nbruten")]),
        ("<b>inte fet</b> &amp; {{ 7*7 }}", [("Normal", "<b>inte fet</b> & {{ 7*7 }}")]),
    ],
)
def test_a_long_text_keeps_its_paragraphs_and_lists(text: str, paragraphs: list[tuple[str, str]]) -> None:
    assert prose_of(text) == paragraphs


def test_emphasis_and_links_are_words_own() -> None:
    made = with_prose("Det **starka** och det *lutande* på [sidan](https://www.exempelby.example/a?b=1&c=2).")
    runs = {run.text: run for paragraph in made.paragraphs for run in paragraph.runs}
    assert (runs["starka"].bold, runs["lutande"].italic, runs[" och det "].bold) == (True, True, None)
    links = [link for paragraph in made.paragraphs for link in paragraph.hyperlinks if link.address]
    assert [(link.text, link.address) for link in links] == [("sidan", "https://www.exempelby.example/a?b=1&c=2")]


def test_each_numbered_list_begins_where_it_says() -> None:
    made = with_prose("1. ett\n2. två\n\nMellan\n\n4. fyra\n5. fem")
    numbered = [each for each in made.paragraphs if each.style is not None and each.style.name == "List Number"]
    ids = [
        each._p.pPr.numPr.numId.val for each in numbered if each._p.pPr is not None and each._p.pPr.numPr is not None
    ]
    assert len(ids) == 4
    assert ids[0] == ids[1] != ids[2] == ids[3]
    starts = {
        each.numId: each.find(qn("w:lvlOverride")).find(qn("w:startOverride")).get(qn("w:val"))
        for each in made.part.numbering_part.element.num_lst
        if each.numId in ids
    }
    assert [starts[ids[0]], starts[ids[2]]] == ["1", "4"]


# Hostile data and chance


@pytest.mark.parametrize("write", [write_lots, write_long_words])
def test_hostile_data_is_shown_as_text(write: Any, tmp_path: Path) -> None:
    plan = load_plan(write(tmp_path / "goals"))
    for key in KEYS:
        made = docx.Document(BytesIO(write_word(compose(plan, key))))
        addresses = [each.target_ref for each in made.part.rels.values() if each.is_external]
        assert [each for each in addresses if not re.match(r"https?://|mailto:", each)] == []
        instructions = [each.text for each in made.element.body.iter(qn("w:instrText"))]
        instructions += [each.get(qn("w:instr")) for each in made.element.body.iter(qn("w:fldSimple"))]
        assert {each.split()[0] for each in instructions} == {"TOC", "SEQ"}


def test_letters_that_xml_can_not_hold_are_replaced() -> None:
    assert prose_of("före\x08efter") == [("Normal", "före\ufffdefter")]


def zip_dates(content: bytes) -> Iterator[tuple[int, ...]]:
    with ZipFile(BytesIO(content)) as opened:
        yield from (part.date_time for part in opened.infolist())


def test_no_clock_stands_in_the_file() -> None:
    assert set(zip_dates(write_word(report_of("2025-t2/bildningsnamnden")))) == {(2025, 10, 22, 0, 0, 0)}


@pytest.mark.parametrize(
    ("day", "dated"),
    [
        (date(1979, 12, 31), (1980, 1, 1, 0, 0, 0)),
        (date(2025, 10, 22), (2025, 10, 22, 0, 0, 0)),
        (date(2108, 1, 1), (2107, 12, 31, 0, 0, 0)),
    ],
)
def test_a_day_that_a_zip_can_not_hold_is_the_nearest_that_it_can(day: date, dated: tuple[int, ...]) -> None:
    assert set(zip_dates(write_word(replace(report_of(BODY), day=day)))) == {dated}


def test_the_same_report_gives_the_same_bytes_whenever_and_wherever_it_is_written() -> None:
    code = (
        "import sys; from macros.reports.word import write_word; from tests.reports.examples import report_of;"
        f"sys.stdout.buffer.write(write_word(report_of({BODY!r})))"
    )
    environment = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PATH": "/usr/bin:/bin"}
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert other.stdout == write_word(report_of(BODY))
