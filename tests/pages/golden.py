"""Golden charts: `charts/<case>.yml` is an indicator's file, `charts/<case>.svg` the picture of it.

The comment that a case begins with says what is to be seen. A case that draws nothing has no picture.
"""

from datetime import date
from functools import lru_cache
from pathlib import Path

from macros.pages.chart_view import ChartView
from macros.pages.indicator_part import IndicatorPart, view_indicator
from tests.repositories import plan_of

FOLDER = Path(__file__).parent / "charts"
DAY = date(2026, 6, 15)
"""The charts show what was known on this day."""
CASES = sorted(path.stem for path in FOLDER.glob("*.yml"))
DRAWN = [case for case in CASES if case != "no-point"]
"""The cases that have something to draw."""


@lru_cache(maxsize=64)
def part_of_case(case: str) -> IndicatorPart:
    """The case's indicator as pages show it, alone in a small repository."""
    text = (FOLDER / f"{case}.yml").read_text(encoding="utf-8")
    plan = plan_of({f"skolnamnden/indikatorer/{case}.yml": text})
    return view_indicator(plan, plan.indicators[case], DAY)


def view_case(case: str) -> ChartView:
    """What the case's chart shows."""
    view = part_of_case(case).chart
    assert view is not None, f"{case} has nothing to draw"
    return view


def draw_case(case: str) -> str:
    """The picture of a case; empty where there is nothing to draw."""
    return str(part_of_case(case).svg)
