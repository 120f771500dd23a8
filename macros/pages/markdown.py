"""Staff's Markdown as HTML: paragraphs, lists, links and emphasis; anything else is shown as the text it is."""

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_PARSER = MarkdownIt("zero", {"html": False, "linkify": False}).enable(
    ["emphasis", "link", "list", "newline", "escape", "entity", "autolink"]
)


def _leads_out(url: str) -> bool:
    """A link states where it leads; any other is shown as the text it is."""
    return re.match(r"(?:https?://|mailto:)", url, re.IGNORECASE) is not None


_PARSER.validateLink = _leads_out  # type: ignore[method-assign]
_TAGS = {"p", "ul", "ol", "li", "a", "em", "strong", "br"}
_SCHEMES = {"http", "https", "mailto"}
_FIRST_SENTENCE = re.compile(r".+?(?<!t\.ex)(?<!bl\.a)(?<!s\.k)(?<!m\.m)[.!?](?=\s+[^a-zåäö\s]|\s*$)", re.DOTALL)


@lru_cache(maxsize=16384)
def write_html(text: str) -> Markup:
    """A long text as HTML; links leave to http, https and mailto alone."""
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


@lru_cache(maxsize=16384)
def write_plain(text: str) -> str:
    """A long text without its marks, on one line."""
    return " ".join(Markup(write_html(text)).striptags().split())  # noqa: S704  only to take the tags away


def first_sentence(text: str) -> str:
    """The first sentence of a long text, plain."""
    plain = write_plain(text)
    match = _FIRST_SENTENCE.match(plain)
    return match[0] if match else plain
