"""A report as PDF: tagged (PDF/UA-1), with contents, bookmarks and page numbers, and charts as vectors.

Nothing is fetched: every request that WeasyPrint would make is refused. The same document always gives the same
bytes, on a machine with the same fonts.
"""

import hashlib
import re
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from macros.pages.markdown import write_html
from macros.reports.document import Block, Cell, Chart, Document

TONES = {
    "grön": "#1a7442",
    "gul": "#8a5500",
    "röd": "#b0241c",
    "svart": "#111111",
    "inte rapporterat": "#555555",
    "inget målvärde": "#555555",
}
"""The ink of each status' shape; the shape itself and the word beside it tell it without colour."""
_IDENTIFIER = 16
"""Bytes in a file's identifier."""
_MOST_ON_COVER = 14
"""How many lines of contents have room on the cover."""
_MOST_ROOMY = 34
"""How many lines of contents have room on a page in letters of the usual size."""
_FEW_ROWS = 12
"""How many rows of a table are kept on one page."""
_LONG_WORD = 24
"""Letters in a word that may be broken where a table has no room for it."""
_VALUE = re.compile(r'(?<=<circle/>)(<text class="mark"[^>]*>\*</text>)?(<text[^>]*>[^<]*</text>)')


class _Refusing(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fetches nothing: all that a report is made of is in it."""

    def fetch(self, url: str, headers: object = None) -> object:  # noqa: ARG002
        raise FatalURLFetchingError(f"En rapport hämtar ingenting: {url}")


def write_pdf(report: Document) -> bytes:
    """The report as a PDF file."""
    html = write_print_html(report)
    identifier = hashlib.sha256(html.encode()).hexdigest()[:_IDENTIFIER].encode()
    fetcher = _Refusing()
    made: bytes = HTML(string=html, url_fetcher=fetcher).write_pdf(
        stylesheets=[CSS(string=_read("report.css"), url_fetcher=fetcher)],
        pdf_variant="pdf/ua-1",
        pdf_identifier=identifier,
    )
    return made


def write_print_html(report: Document) -> str:
    """The report as the HTML that is printed."""
    return _environment().get_template("report.html").render(report=report)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros.reports"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["markdown"] = write_html
    environment.globals |= {
        "kind": _kind,
        "draw": _draw,
        "has_long_word": _has_long_word,
        "TONES": TONES,
        "MOST_ON_COVER": _MOST_ON_COVER,
        "MOST_ROOMY": _MOST_ROOMY,
        "FEW_ROWS": _FEW_ROWS,
    }
    return environment


def _kind(block: Block) -> str:
    return type(block).__name__


def _has_long_word(cell: Cell) -> bool:
    return isinstance(cell, str) and any(len(word) > _LONG_WORD for word in cell.split())


def _draw(chart: Chart) -> Markup:
    """The chart with its own style, which a page's style sheet does not reach, and its words as alternative text."""
    opening, _, drawn = str(chart.svg).partition(">")
    told = Markup("<title>{}</title>").format(chart.told)
    style = Markup("<style>{}</style>").format(Markup(_read("chart.css")))  # noqa: S704  ours
    haloed = _VALUE.sub(
        r'\1<g class="halo">\2</g>\2', drawn
    )  # a light edge around the value, which `paint-order` makes on screens
    return Markup("{}>{}{}{}").format(Markup(opening), told, style, Markup(haloed))  # noqa: S704  drawn by us


@lru_cache(maxsize=8)
def _read(name: str) -> str:
    return (files("macros.reports") / "templates" / name).read_text(encoding="utf-8")
