"""How a Word report looks: the styles that its paragraphs and tables are of, in Swedish dress."""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from macros.reports.word_fields import make

LANGUAGE = "sv-SE"
MUNICIPALITY, EXAMPLE, LEADING = "Kommun", "Exempel", "Ingress"
ASIDE, CORRECTION = "Not", "Rättelse"
TABLE_TEXT, TABLE_NUMBER, TABLE_HEAD = "Tabelltext", "Tabelltal", "Tabellrubrik"
DENSE = " tät"
"""What the names of the table styles end with where there are many columns."""
_FONT = "Arial"
_ACCENT, _INK, _SOFT = RGBColor(0x0B, 0x55, 0x63), RGBColor(0x11, 0x11, 0x11), RGBColor(0x44, 0x44, 0x44)
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True)
class _Looks:
    """A style's letters and the space around its paragraphs, in points."""

    size: float
    before: float = 0
    after: float = 6
    bold: bool = False
    colour: RGBColor = _INK
    indent: int = 0
    """Millimetres."""
    is_right: bool = False
    keeps_with_next: bool = False


_BUILT_IN = {
    "Normal": _Looks(10.5),
    "Heading 1": _Looks(16, before=22, after=4, bold=True, colour=_ACCENT, keeps_with_next=True),
    "Heading 2": _Looks(13, before=16, after=4, bold=True, keeps_with_next=True),
    "Heading 3": _Looks(11.5, before=12, after=4, bold=True, keeps_with_next=True),
    "Title": _Looks(28, after=4, bold=True),
    "Subtitle": _Looks(20, after=24, colour=_SOFT),
    "Caption": _Looks(9.5, before=10, after=3, bold=True, colour=_SOFT, keeps_with_next=True),
    "TOC Heading": _Looks(16, after=8, bold=True, colour=_ACCENT),
    "List Bullet": _Looks(10.5, after=3),
    "List Bullet 2": _Looks(10.5, after=3),
    "List Bullet 3": _Looks(10.5, after=3),
    "List Number": _Looks(10.5, after=3),
    "List Continue": _Looks(10.5, after=3),
}
_OWN = {
    MUNICIPALITY: _Looks(12, before=150, bold=True, colour=_ACCENT),
    EXAMPLE: _Looks(11, after=12, bold=True),
    LEADING: _Looks(12, after=8),
    ASIDE: _Looks(9, colour=_SOFT),
    CORRECTION: _Looks(11, before=6, after=3, bold=True, keeps_with_next=True),
    TABLE_TEXT: _Looks(8.5, before=2, after=2),
    TABLE_NUMBER: _Looks(8.5, before=2, after=2, is_right=True),
    TABLE_HEAD: _Looks(8.5, before=2, after=2, bold=True, keeps_with_next=True),
    TABLE_TEXT + DENSE: _Looks(7, before=2, after=2),
    TABLE_NUMBER + DENSE: _Looks(7, before=2, after=2, is_right=True),
    TABLE_HEAD + DENSE: _Looks(7, before=2, after=2, bold=True, keeps_with_next=True),
    "toc 1": _Looks(11, before=6, after=2, bold=True),
    "toc 2": _Looks(11, after=2, indent=6),
}


def dress(made: WordDocument) -> None:
    """Paper, language and styles of a new document."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    _speak_swedish(made)
    for name, looks in _BUILT_IN.items():
        _set(made, name, looks)
    for name, looks in _OWN.items():
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _set(made, name, looks)
    _draw_rules(made)


def _speak_swedish(made: WordDocument) -> None:
    """Let Word check the spelling in Swedish, and a screen reader speak it."""
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for language in made.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    for name, sign in (("decimalSymbol", ","), ("listSeparator", ";")):
        for element in made.settings.element.iter(qn(f"w:{name}")):
            element.set(qn("w:val"), sign)


def _set(made: WordDocument, name: str, looks: _Looks) -> None:
    style = made.styles[name]
    font, paragraphs = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = _FONT, Pt(looks.size), looks.bold, False
    font.color.rgb = looks.colour
    for themed in _THEMED:
        style.element.rPr.rFonts.attrib.pop(qn(f"w:{themed}"), None)
    paragraphs.space_before, paragraphs.space_after = Pt(looks.before), Pt(looks.after)
    paragraphs.line_spacing, paragraphs.keep_with_next = 1.15, looks.keeps_with_next
    if looks.indent:
        paragraphs.left_indent = Mm(looks.indent)
    if looks.is_right:
        paragraphs.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _draw_rules(made: WordDocument) -> None:
    """Lines between the rows of tables and none between columns."""
    properties = made.styles["Table Grid"].element.find(qn("w:tblPr"))
    borders = properties.find(qn("w:tblBorders"))
    for border in list(borders):
        borders.remove(border)
    for side in ("top", "bottom", "insideH"):
        borders.append(make(side, val="single", sz="4", space="0", color="999999"))
