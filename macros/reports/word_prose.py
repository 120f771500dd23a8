"""Staff's Markdown as Word paragraphs: lists, links and emphasis, out of the same clean HTML as on the pages."""

from html.parser import HTMLParser

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from macros.pages.markdown import write_html
from macros.reports.word_fields import add_link, begin_numbering, clean, number

_DEEPEST = 3
_LINK = RGBColor(0x0B, 0x55, 0x63)


def add_prose(made: WordDocument, text: str, style: str) -> None:
    """A long text at the end of a document; paragraphs outside of lists are of a style."""
    reader = _Reader(made, style)
    reader.feed(str(write_html(text)))
    reader.close()


class _Reader(HTMLParser):
    """Puts what it reads into paragraphs; only the tags that `write_html` lets through can come."""

    def __init__(self, made: WordDocument, style: str) -> None:
        super().__init__(convert_charrefs=True)
        self.made, self.style = made, style
        self.paragraph: Paragraph | None = None
        self.lists: list[int | None] = []
        """The lists that it is inside of: the numbering of a numbered one, None of another."""
        self.is_item_begun = False
        self.emphasis: list[str] = []
        self.link: BaseOxmlElement | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        match tag:
            case "p":
                self.paragraph = None
            case "ul":
                self._begin_list(None)
            case "ol":
                self._begin_list(begin_numbering(self.made, "List Number", _whole(found.get("start"))))
            case "li":
                self.paragraph, self.is_item_begun = None, False
            case "br":
                self._here().add_run().add_break()
            case "strong" | "em":
                self.emphasis.append(tag)
            case "a":
                self.link = add_link(self._here(), clean(found.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "p" | "li":
                self.paragraph = None
            case "ul" | "ol":
                self.lists.pop()
                self.paragraph = None
            case "strong" | "em":
                self.emphasis.remove(tag)
            case "a":
                self.link = None

    def handle_data(self, data: str) -> None:
        text = clean(data.replace("\n", " "))
        if not text.strip() and self.paragraph is None:
            return
        paragraph = self._here()
        run = paragraph.add_run(text.lstrip() if not paragraph.text or paragraph.text.endswith("\n") else text)
        run.bold, run.italic = "strong" in self.emphasis or None, "em" in self.emphasis or None
        if self.link is not None:
            run.font.underline, run.font.color.rgb = True, _LINK
            self.link.append(run._r)  # noqa: SLF001  python-docx has links to read, not to write

    def _begin_list(self, numbering: int | None) -> None:
        if self.paragraph is not None and self.paragraph.runs:
            last = self.paragraph.runs[-1]
            last.text = last.text.rstrip()
        self.lists.append(numbering)
        self.paragraph, self.is_item_begun = None, False

    def _here(self) -> Paragraph:
        """The paragraph that is being written; a new one where none is."""
        if self.paragraph is None:
            self.paragraph = self._begin()
        return self.paragraph

    def _begin(self) -> Paragraph:
        if not self.lists:
            return self.made.add_paragraph(style=self.style)
        if self.is_item_begun:
            return self.made.add_paragraph(style="List Continue")
        self.is_item_begun = True
        numbering, depth = self.lists[-1], min(len(self.lists), _DEEPEST)
        if numbering is None:
            return self.made.add_paragraph(style="List Bullet" if depth == 1 else f"List Bullet {depth}")
        paragraph = self.made.add_paragraph(style="List Number")
        number(paragraph, numbering)
        return paragraph


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 1
