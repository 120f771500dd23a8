"""Golden charts: `charts/<case>.yml` is an indicator's file, `charts/<case>.svg` the picture of it.

The comment that a case begins with says what is to be seen. A case that draws nothing has no picture.
"""

from datetime import date
from functools import lru_cache
from pathlib import Path

from macros.pages.chart_svg import draw_chart
from macros.pages.chart_view import ChartView
from macros.pages.goal import goal_page
from macros.pages.indicator_part import view_indicator
from macros.pages.page import Site
from macros.plan.plan import Plan
from tests.pages.rendered import read, table_of
from tests.repositories import plan_of
from tests.site.documents import Element

FOLDER = Path(__file__).parent / "charts"
DAY = date(2026, 6, 15)
"""The charts show what was known on this day."""
CASES = sorted(path.stem for path in FOLDER.glob("*.yml"))
DRAWN = [case for case in CASES if case != "no-point"]
"""The cases that have something to draw."""


@lru_cache(maxsize=64)
def plan_of_case(case: str) -> Plan:
    """A small repository with the case's indicator."""
    text = (FOLDER / f"{case}.yml").read_text(encoding="utf-8")
    return plan_of({f"skolnamnden/indikatorer/{case}.yml": text})


@lru_cache(maxsize=64)
def page_of_case(case: str) -> Element:
    """The page of the goal that the case's indicator measures."""
    plan = plan_of_case(case)
    return read(goal_page(Site(plan, DAY), plan.goals["malet"]).body)


def chart_of_case(case: str) -> ChartView | None:
    plan = plan_of_case(case)
    return view_indicator(plan, plan.indicators[case], DAY).chart


@lru_cache(maxsize=64)
def view_case(case: str) -> ChartView:
    """What the case's chart shows."""
    view = chart_of_case(case)
    assert view is not None, f"{case} has nothing to draw"
    return view


def draw_case(case: str) -> str:
    """The picture of a case, named by the element with the id `diagram`."""
    return str(draw_chart(view_case(case), "diagram"))


def table_of_case(case: str) -> list[dict[str, str]]:
    """The rows of the table beside the picture, by column, in the order of the periods."""
    columns, *rows = table_of(page_of_case(case))
    return [dict(zip(columns, row, strict=True)) for row in reversed(rows)]
