"""The code that an editor copies to show a goal on another site, and the address that it leads to."""

from dataclasses import dataclass

from markupsafe import escape

from macros.pages.chart_view import ChartView
from macros.pages.letters import Weight, clean, count_lines
from macros.pages.page import Site
from macros.plan.model import Goal

WIDTH = 400
"""How wide the frame is that is offered."""
_WIDER = 1.2
"""How much wider than the cards' letters those of a reader's system may be."""


@dataclass(frozen=True)
class EmbedCode:
    """The code that shows a goal on another page; between its two parts stands the address."""

    before: str
    address: str
    """Below the site's root."""
    shown: str
    """The whole address where it is known, else the one below the root."""
    after: str


def embed_address(id_: str) -> str:
    """Where the card of a goal stands that can be shown in a frame."""
    return f"inbaddning/{id_}/"


def write_embed_code(site: Site, goal: Goal, sentence: str, chart: ChartView | None) -> EmbedCode:
    """What an editor of another site copies."""
    title = escape(f"{goal.title} – {site.plan.municipality.name}")
    height = _measure_height(goal.title, sentence, chart.title if chart else "")
    address = embed_address(goal.id)
    return EmbedCode(
        before=f'<iframe title="{title}" src="',
        address=address,
        shown=f"{site.url}{address}" if site.url else f"/{address}",
        after=f'" width="{WIDTH}" height="{height}" loading="lazy" style="border:0;max-width:100%"></iframe>',
    )


def _measure_height(title: str, sentence: str, caption: str) -> int:
    """How high the frame must be for all to be seen; what a reader's letters make higher can be scrolled."""
    told = 250 + 27 * _count_lines(title, 22, Weight.BOLD, 366) + 24 * _count_lines(sentence, 16, Weight.REGULAR, 366)
    return told + (220 + 19 * _count_lines(caption, 14, Weight.SEMIBOLD, 340) if caption else 0)


def _count_lines(text: str, size: int, weight: Weight, width: int) -> int:
    return count_lines(clean(text), width / _WIDER, size, weight)
