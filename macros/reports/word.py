"""A report as a Word file: real styles and headings, real tables whose header rows repeat, every figure in a table.

Charts are left out: their figures stand in the tables. The same document always gives the same bytes.
"""

from datetime import UTC, datetime, time
from io import BytesIO
from itertools import zip_longest

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from macros.reports.document import (
    Block,
    Cell,
    Chart,
    Document,
    Figure,
    Heading,
    Notes,
    Paragraph,
    Prose,
    Status,
    Table,
    Verdict,
)  # fmt: skip
from macros.reports.word_fields import (
    add_bookmark,
    add_contents,
    add_field,
    clean,
    keep_whole,
    repeat_as_header,
    tell_table,
)
from macros.reports.word_file import seal
from macros.reports.word_prose import add_prose
from macros.reports.word_styles import (
    ASIDE,
    CORRECTION,
    DENSE,
    EXAMPLE,
    LANGUAGE,
    LEADING,
    MUNICIPALITY,
    TABLE_HEAD,
    TABLE_NUMBER,
    TABLE_TEXT,
    dress,
)  # fmt: skip

COLOURS = frozenset({"grön", "gul", "röd", "svart"})
"""The guideline's own words for how it goes, told beside the word that residents read."""
_IN_CONTENTS = 2
"""How deep the contents go."""
_MOST_ROOMY = 6
"""How many columns a table has room for in letters of the usual size."""
_LETTER, _DENSE_LETTER, _BESIDE = 1.6, 1.3, 4.2
"""How wide a letter is in a table, and what stands beside the letters of a cell; in millimetres."""
_BOLD, _WIDE = 1.1, 0.6
"""How much wider a bold letter is, and how much is added for each letter in `_WIDE_LETTERS`."""
_WIDE_LETTERS = frozenset("%mMW")
_LONG_WORD, _MOST_LETTERS = 24, 36
"""Letters in a word that may be broken where a table has no room for it, and in a column that is no wider."""
_PAPER = 162
"""Millimetres between the margins."""


def write_word(report: Document) -> bytes:
    """The report as a Word file."""
    made = docx.Document()
    dress(made)
    _describe(made, report)
    _frame(made, report)
    _cover(made, report)
    writer = _Writer(made, report)
    listed = [heading for heading in report.headings if heading.level <= _IN_CONTENTS]
    if listed:
        made.add_paragraph("Innehåll", "TOC Heading")
        add_contents(made, [(each.level, clean(each.title), writer.bookmarks[each.id]) for each in listed])
        made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for block, following in zip_longest(report.blocks, report.blocks[1:]):
        writer.write(block)
        if isinstance(block, Paragraph) and isinstance(following, Table):
            made.paragraphs[-1].paragraph_format.keep_with_next = True
        if isinstance(block, Table) and not isinstance(following, Heading | Table | Chart | None):
            made.add_paragraph("", ASIDE)
    file = BytesIO()
    made.save(file)
    return seal(file.getvalue(), report.day)


def _describe(made: WordDocument, report: Document) -> None:
    """The file's properties; its dates are the report's."""
    properties, moment = made.core_properties, datetime.combine(report.day, time(), UTC)
    properties.title, properties.subject = clean(report.name), clean(report.lead)
    properties.author = properties.last_modified_by = clean(report.municipality)
    properties.created = properties.modified = moment
    properties.language, properties.comments, properties.revision = LANGUAGE, "", 1


def _frame(made: WordDocument, report: Document) -> None:
    """What stands above and below every page but the cover."""
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = clean(f"{report.municipality}\t\t{report.name}")
    footer = section.footer.paragraphs[0]
    footer.add_run("\t\tSida ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" av ")
    add_field(footer, "NUMPAGES", "1")


def _cover(made: WordDocument, report: Document) -> None:
    made.add_paragraph(clean(report.municipality), MUNICIPALITY)
    made.add_paragraph(clean(report.title), "Title")
    made.add_paragraph(clean(report.subject), "Subtitle")
    if report.is_example:
        made.add_paragraph("Exempel: påhittade uppgifter", EXAMPLE)
    made.add_paragraph(clean(report.published))
    since = "Senare siffror är inte med. Har något rättats efteråt står det för sig, med datum."
    made.add_paragraph(clean(f"{report.lead} {since}"))
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


class _Writer:
    """Writes blocks after one another into a Word document, and counts the tables."""

    def __init__(self, made: WordDocument, report: Document) -> None:
        self.made = made
        self.tables = 0
        self.bookmarks = {each.id: f"_Toc{number:06d}" for number, each in enumerate(report.headings, 1)}
        """What each heading is called inside the file."""

    def write(self, block: Block) -> None:
        """Write a block."""
        match block:
            case Heading():
                heading = self.made.add_heading(clean(block.title), block.level)
                add_bookmark(heading, self.bookmarks[block.id])
            case Prose():
                add_prose(self.made, block.text, LEADING if block.is_leading else "Normal")
            case Paragraph():
                self.made.add_paragraph(clean(block.text), ASIDE if block.is_aside else "Normal")
            case Verdict():
                self._write_status(block.assessed, f"Uträknat då: {_tell(block.computed)}.")
            case Figure():
                self._write_status(block.status, f"{block.told}." if block.told else "")
            case Table():
                self._write_table(block)
            case Notes():
                self._write_notes(block)
            case Chart():
                """Its figures stand in the table that follows it."""

    def _write_status(self, status: Status, told: str) -> None:
        paragraph = self.made.add_paragraph()
        paragraph.add_run(f"{_tell(status)}.").bold = True
        paragraph.add_run(clean(f" {told}"))

    def _write_notes(self, block: Notes) -> None:
        if block.title:
            self.made.add_paragraph(clean(f"{block.title}:"), CORRECTION if block.is_correction else "Normal")
        for note in block.notes:
            self.made.add_paragraph(clean(note), "List Bullet")

    def _write_table(self, block: Table) -> None:
        self._write_caption(block.caption)
        table = self.made.add_table(rows=0, cols=len(block.columns), style="Table Grid")
        tell_table(table, clean(block.caption))
        dense = DENSE if len(block.columns) > _MOST_ROOMY else ""
        heads = table.add_row()
        repeat_as_header(heads)
        for place, (cell, name) in enumerate(zip(heads.cells, block.columns, strict=True)):
            _fill(cell, name, TABLE_HEAD + dense, is_number=place in block.numeric)
        for row in block.rows:
            made = table.add_row()
            keep_whole(made)
            for place, (cell, told) in enumerate(zip(made.cells, row, strict=True)):
                _fill(cell, told, (TABLE_NUMBER if place in block.numeric else TABLE_TEXT) + dense)
        _share_width(table, block)

    def _write_caption(self, caption: str) -> None:
        self.tables += 1
        paragraph = self.made.add_paragraph("Tabell ", "Caption")
        add_field(paragraph, r"SEQ Tabell \* ARABIC", str(self.tables))
        paragraph.add_run(clean(f". {caption}"))


def _fill(cell: _Cell, told: Cell, style: str, *, is_number: bool = False) -> None:
    paragraph: WordParagraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(clean(_plain(told)))
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _share_width(table: WordTable, block: Table) -> None:
    """Columns wide enough for their longest word or date; what is left goes to those with longer texts."""
    letter = _DENSE_LETTER if len(block.columns) > _MOST_ROOMY else _LETTER
    needed, wanted = [], []
    for place, name in enumerate(block.columns):
        told = [_plain(row[place]) for row in block.rows]
        word = max([_BOLD * _longest_word(name), *(_longest_word(each) for each in told)])
        text = max([_BOLD * len(name), *(len(each) for each in told)])
        needed.append(_BESIDE + letter * min(word, _LONG_WORD))
        wanted.append(_BESIDE + letter * min(text, _MOST_LETTERS))
    for place, millimetres in enumerate(_fit(needed, wanted)):
        width = Mm(millimetres)
        table.columns[place].width = width
        for cell in table.columns[place].cells:
            cell.width = width


def _fit(needed: list[float], wanted: list[float]) -> list[float]:
    """Widths that fill the paper: what is needed, and of the rest a share by how much more is wanted."""
    rest = _PAPER - sum(needed)
    if rest <= 0:
        return [_PAPER * each / sum(needed) for each in needed]
    more = [max(0.0, wish - need) for need, wish in zip(needed, wanted, strict=True)]
    shares = more if sum(more) else needed
    return [need + rest * share / sum(shares) for need, share in zip(needed, shares, strict=True)]


def _longest_word(told: str) -> float:
    """Letters that stand together, in letters of usual width: a no-break space does not part them."""
    words = told.replace("-", "- ").split(" ")
    return max(len(word) + _WIDE * sum(letter in _WIDE_LETTERS for letter in word) for word in words)


def _plain(cell: Cell) -> str:
    return cell if isinstance(cell, str) else _tell(cell)


def _tell(status: Status) -> str:
    """`Uppfylls delvis (gul)`: on paper the colour is said."""
    return f"{status.word} ({status.mark})" if status.mark in COLOURS else status.word
