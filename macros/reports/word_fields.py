"""What python-docx has no name for: fields, bookmarks, contents, header rows, links and numbered lists."""

import re

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from macros.pages.xml_text import keep_to_xml

_CONTENTS = r' TOC \o "1-2" \h \z \u '


def clean(text: str) -> str:
    """A text with only what XML can hold; the rest is shown as a replacement character."""
    return keep_to_xml(text, "\ufffd")


def make(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML, such as `w:tblHeader`."""
    element: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word keeps, such as a page's number, with what stands there until it does."""
    field = make("fldSimple", instr=f" {instruction} ")
    run = make("r")
    text = make("t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  python-docx has no other way in


def add_bookmark(paragraph: Paragraph, name: str) -> None:
    """A name around a paragraph that the contents lead to; names end in the number that tells them apart."""
    number = re.sub(r"\D", "", name)
    start, end = make("bookmarkStart", id=str(int(number)), name=name), make("bookmarkEnd", id=str(int(number)))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)  # noqa: SLF001
    paragraph._p.append(end)  # noqa: SLF001


def add_contents(made: WordDocument, listed: list[tuple[int, str, str]]) -> None:
    """A table of contents as a field: level, title and bookmark of each heading. Word fills in the page numbers."""
    for number, (level, title, bookmark) in enumerate(listed):
        paragraph = made.add_paragraph(style=f"toc {level}")
        if number == 0:
            _mark(paragraph.add_run(), "begin", dirty="true")
            _instruct(paragraph.add_run(), _CONTENTS)
            _mark(paragraph.add_run(), "separate")
        link = make("hyperlink", anchor=bookmark, history="1")
        run = make("r")
        text = make("t")
        text.text = title
        run.append(text)
        link.append(run)
        paragraph._p.append(link)  # noqa: SLF001
        if number == len(listed) - 1:
            _mark(paragraph.add_run(), "end")


def _mark(run: Run, kind: str, **attributes: str) -> None:
    run._r.append(make("fldChar", fldCharType=kind, **attributes))  # noqa: SLF001


def _instruct(run: Run, instruction: str) -> None:
    text = make("instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = instruction
    run._r.append(text)  # noqa: SLF001


def repeat_as_header(row: _Row) -> None:
    """Let a row stand at the top of every page that its table reaches, and be known as the header."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(make("cantSplit"))
    properties.append(make("tblHeader"))


def keep_whole(row: _Row) -> None:
    """Let no page end inside a row."""
    row._tr.get_or_add_trPr().append(make("cantSplit"))  # noqa: SLF001


def tell_table(table: Table, told: str) -> None:
    """What a table is, for those who hear the document."""
    table._tbl.tblPr.append(make("tblCaption", val=told))  # noqa: SLF001


def add_link(paragraph: Paragraph, address: str) -> BaseOxmlElement:
    """A link to another place on the web; runs are put into it."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = make("hyperlink", history="1")
    link.set(qn("r:id"), relation)
    paragraph._p.append(link)  # noqa: SLF001
    return link


def begin_numbering(made: WordDocument, style: str, start: int) -> int:
    """A numbered list that begins anew; the id that its paragraphs carry."""
    numbering = made.part.numbering_part.element
    used = made.styles[style].element.pPr.numPr.numId.val
    abstract = next(each for each in numbering.num_lst if each.numId == used).abstractNumId.val
    begun = numbering.add_num(abstract)
    begun.add_lvlOverride(ilvl=0).add_startOverride(start)
    number: int = begun.numId
    return number


def number(paragraph: Paragraph, numbering: int) -> None:
    """Let a paragraph belong to a numbered list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering
