"""Staff's Markdown as HTML: paragraphs, lists, links and emphasis; anything else is shown as the text it is.

A whole document, such as an operational plan, may have headings, tables and quotations besides.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from macros.pages.page import Heading

_IN_TEXTS = ["emphasis", "link", "list", "newline", "escape", "entity", "autolink"]
_PARSER = MarkdownIt("zero", {"html": False, "linkify": False}).enable(_IN_TEXTS)
_DOCUMENT_PARSER = MarkdownIt("zero", {"html": False, "linkify": False}).enable(
    [*_IN_TEXTS, "heading", "lheading", "table", "blockquote"]
)


def _leads_out(url: str) -> bool:
    """A link states where it leads; any other is shown as the text it is."""
    return re.match(r"(?:https?://|mailto:)", url, re.IGNORECASE) is not None


_PARSER.validateLink = _leads_out  # type: ignore[method-assign]
_DOCUMENT_PARSER.validateLink = _leads_out  # type: ignore[method-assign]
_TAGS = {"p", "ul", "ol", "li", "a", "em", "strong", "br"}
_DOCUMENT_TAGS = _TAGS | {"h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "blockquote"}
_HIGHEST, _LOWEST = 2, 4
_SCHEMES = {"http", "https", "mailto"}
_MARK = re.compile(r"[*_\[\\<&\0]|^\s*(?:[-+]|\d+[.)])", re.MULTILINE)
"""What may be a mark of Markdown; a text without any is only read for its words, which is many times quicker."""
_LETTER = "0-9A-Za-zÀ-ÖØ-öø-ÿ"
_LINE = rf"(?!\d+[.)])[{_LETTER}][{_LETTER} ,.;:?!()/%=+§–—…”’'-]*(?<! )"
_PROSE = re.compile(rf"{_LINE}(?:\n+{_LINE})*", re.ASCII)
"""Paragraphs of words alone, without a sign that means anything in Markdown or HTML; most texts are that."""
_FIRST_SENTENCE = re.compile(r".+?(?<!t\.ex)(?<!bl\.a)(?<!s\.k)(?<!m\.m)[.!?](?=\s+[^a-zåäö\s]|\s*$)", re.DOTALL)


@lru_cache(maxsize=1024)
def write_html(text: str) -> Markup:
    """A long text as HTML; links leave to http, https and mailto alone."""
    if _PROSE.fullmatch(text):
        return Markup("\n".join(f"<p>{each}</p>" for each in re.split("\n\n+", text)))  # noqa: S704  nothing to escape
    rendered = _PARSER.render(text)
    return Markup(  # noqa: S704  nh3 has cleaned it
        nh3.clean(
            rendered,
            tags=_TAGS,
            attributes={"a": {"href"}, "ol": {"start"}, "*": set()},
            url_schemes=_SCHEMES,
            link_rel=None,
        ).strip()
    )


@dataclass(frozen=True)
class Document:
    """A document as HTML, with its headings."""

    html: Markup
    headings: tuple[Heading, ...]


@lru_cache(maxsize=1024)
def write_document(text: str) -> Document:
    """A document as HTML: its headings begin at the page's second level and have ids, its tables scroll."""
    tokens = _DOCUMENT_PARSER.parse(text)
    headings = tuple(_place_headings(tokens))
    _name_tables(tokens)
    cleaned = nh3.clean(
        _DOCUMENT_PARSER.renderer.render(tokens, _DOCUMENT_PARSER.options, {}),
        tags=_DOCUMENT_TAGS,
        attributes={
            "a": {"href"},
            "ol": {"start"},
            "table": {"aria-labelledby", "aria-label"},
            "th": {"scope"},
            "h2": {"id"},
            "h3": {"id"},
            "h4": {"id"},
            "*": set(),
        },
        url_schemes=_SCHEMES,
        link_rel=None,
    ).strip()
    opened = r'<div class="scroll" role="region"\1 tabindex="0"><table\1>'
    scrolling = re.sub(r"<table( [^>]*)>", opened, cleaned).replace("</table>", "</table></div>")
    return Document(Markup(scrolling), headings)  # noqa: S704  nh3 has cleaned it


def _name_tables(tokens: list[Token]) -> None:
    """Name each table by the heading above it, and let its headers head their columns."""
    heading = ""
    for token in tokens:
        if token.type == "heading_open":
            heading = str(token.attrGet("id"))
        elif token.type == "table_open":
            token.attrSet(*("aria-labelledby", heading) if heading else ("aria-label", "Tabell"))
        elif token.type == "th_open":
            token.attrSet("scope", "col")


def _place_headings(tokens: list[Token]) -> Iterator[Heading]:
    """Give each heading its level on the page and an id of its own, `avsnitt_…`; the levels leave none out."""
    used: Counter[str] = Counter()
    depth = _HIGHEST - 1
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type != "heading_open":
            continue
        level = min(max(int(opening.tag[1]), _HIGHEST), _LOWEST, depth + 1)
        depth = level
        opening.tag = closing.tag = f"h{level}"
        title = " ".join(Markup(_DOCUMENT_PARSER.renderInline(inline.content)).striptags().split())  # noqa: S704
        id_ = heading_id(title)
        used[id_] += 1
        if used[id_] > 1:
            id_ += f"_{used[id_]}"
        opening.attrSet("id", id_)
        yield Heading(level, id_, title)


def heading_id(title: str) -> str:
    """The id of a heading in a document: `Trend- och omvärldsanalys` → `avsnitt_trend-och-omvarldsanalys`."""
    return f"avsnitt_{plain_letters(title)}"


def plain_letters(text: str) -> str:
    """A text in the letters of an address: `Målkedja` → `malkedja`."""
    plain = text.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


@lru_cache(maxsize=1024)
def write_plain(text: str) -> str:
    """A long text without its marks, on one line."""
    if not _MARK.search(text):
        return " ".join(text.split())
    return " ".join(Markup(write_html(text)).striptags().split())  # noqa: S704  only to take the tags away


@lru_cache(maxsize=1024)
def first_sentence(text: str) -> str:
    """The first sentence of a long text, plain."""
    plain = write_plain(text)
    match = _FIRST_SENTENCE.match(plain)
    return match[0] if match else plain
