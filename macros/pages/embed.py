"""The card of a goal that other sites show in a frame of theirs: a page of its own, without script."""

from macros.pages.chart_view import ChartView
from macros.pages.embed_code import embed_address
from macros.pages.fragments import render
from macros.pages.page import Site, relative_link
from macros.pages.spark import Spark, draw_spark, last_aim, shown_points
from macros.pages.summary import summarise_goal
from macros.pages.words import write_period
from macros.plan.model import Goal


def embed_path(id_: str) -> str:
    """Where the page of a goal stands that can be shown in a frame."""
    return f"{embed_address(id_)}index.html"


def embed_file(site: Site, goal: Goal) -> dict[str, str]:
    """The page of a goal that can be shown in a frame, by its path on the site."""
    return {embed_path(goal.id): write_embed(site, goal)}


def write_embed(site: Site, goal: Goal) -> str:
    """A goal in short as a whole page."""
    summary = summarise_goal(site, goal)
    here = embed_address(goal.id)
    home = f"{site.url}{summary.address}" if site.url else relative_link(here, summary.address)
    html = render(
        "embed.html",
        here,
        summary=summary,
        municipality=site.plan.municipality.name,
        home=home,
        chart=draw_spark(Spark(summary.chart, 6, 6, 288, 80, 0, 0, 14)) if summary.chart else None,
        ends=_ends(summary.chart) if summary.chart else (),
        last=shown_points(summary.chart)[-1] if summary.chart else None,
        aim=last_aim(summary.chart) if summary.chart else None,
        rows=_rows(summary.chart) if summary.chart else (),
    )
    return f"{html}\n"


def _rows(view: ChartView) -> list[tuple[str, str, str]]:
    """Period, outcome and target of everything that the chart shows, the newest first."""
    aims = {slot: aim for aim in view.aims for slot in range(aim.first, aim.last + 1)}
    return [
        (
            write_period(view.periods[point.slot]),
            point.told.partition(": ")[2],
            aims[point.slot].text.removeprefix("Mål ") if point.slot in aims else "–",
        )
        for point in reversed(view.outcomes.points)
    ]


def _ends(view: ChartView) -> list[str]:
    """The first and the last period that the chart shows; a single one stands at the right end, as its dot does."""
    points = shown_points(view)
    first, last = view.periods[points[0].slot], view.periods[points[-1].slot]
    return [write_period(first) if first != last else "", write_period(last)]
