"""The golden charts as a reader sees them: drawn by Chromium with the site's style sheet, each 440 pixels wide.

To look at them all: `pytest tests/pages --golden` leaves them in `/tmp/charts-light.png` and `/tmp/charts-dark.png`.
"""

from dataclasses import dataclass
from html import escape
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.chromium import in_chromium
from tests.pages.golden import DRAWN, draw_case, view_case

STYLES = (Path(__file__).parents[2] / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
WIDTH, HEIGHT, LEEWAY = 440, 236, 6
MOST_SHARED = 0.12
"""How much of the smaller of two texts' boxes may lie in the other: boxes have air above and below the letters."""

MEASURE = """
svg => {
  const frame = svg.getBoundingClientRect();
  const seen = each => Number(getComputedStyle(each).opacity) > 0;
  return [...svg.querySelectorAll("text, path:not([class*=good])")].map(each => {
    const box = each.getBoundingClientRect();
    return [each.tagName, each.getAttribute("class") ?? "", each.textContent, seen(each),
            box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
  });
}
"""


@dataclass(frozen=True)
class Box:
    """Where a part of a chart is drawn, in the units of its viewBox."""

    tag: str
    kind: str
    text: str
    is_seen: bool
    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return max(0, self.right - self.left) * max(0, self.bottom - self.top)

    def shares(self, other: "Box") -> float:
        """How much of the smaller box lies in the other, from 0 to 1."""
        left, right = max(self.left, other.left), min(self.right, other.right)
        top, bottom = max(self.top, other.top), min(self.bottom, other.bottom)
        return max(0, right - left) * max(0, bottom - top) / min(self.area, other.area)

    @property
    def is_outside(self) -> bool:
        return self.left < -LEEWAY or self.top < -LEEWAY or self.right > WIDTH + LEEWAY or self.bottom > HEIGHT + LEEWAY


def gallery() -> str:
    """All charts on one page, in columns of their own width."""
    layout = (
        f".all {{ display: grid; grid-template-columns: repeat(3, {WIDTH}px); gap: 40px 90px; padding: 40px 60px }}"
    )
    figures = "".join(
        f'<figure class="chart-figure" id="{case}"><figcaption>{case}: {escape(view_case(case).title)}</figcaption>'
        f"{draw_case(case)}</figure>"
        for case in DRAWN
    )
    return f'<!doctype html><html lang="sv"><style>{STYLES}{layout}</style><div class="all">{figures}</div>'


@dataclass(frozen=True)
class Seen:
    """What there was to see in the gallery."""

    boxes: dict[str, list[Box]]
    """Every text and line of every chart, by case."""
    sizes: set[tuple[int, int]]
    values: dict[str, list[str]]
    """How visible the values of `school-years` are while its second point is left alone, focused or pointed at."""


def look(browser: Browser) -> Seen:
    page = browser.new_page(viewport={"width": 1700, "height": 900}, color_scheme="light")
    page.set_content(gallery())
    boxes = {case: [Box(*each) for each in page.locator(f"#{case} svg").evaluate(MEASURE)] for case in DRAWN}
    sizes = page.locator("svg.chart").evaluate_all("all => all.map(each => [each.clientWidth, each.clientHeight])")
    point, values = page.locator("#school-years [tabindex]").nth(1), {"alone": opacities(page)}
    point.focus()
    values["focused"] = opacities(page)
    point.blur()
    point.hover()
    values["pointed at"] = opacities(page)
    return Seen(boxes, {tuple(size) for size in sizes}, values)


def opacities(page: Page) -> list[str]:
    return page.locator("#school-years [tabindex] text").evaluate_all(
        "all => all.map(each => getComputedStyle(each).opacity)"
    )


def photograph(browser: Browser) -> None:
    for scheme in ("light", "dark"):
        page = browser.new_page(viewport={"width": 1700, "height": 900}, color_scheme=scheme)
        page.set_content(gallery())
        page.screenshot(path=f"/tmp/charts-{scheme}.png", full_page=True)  # noqa: S108  for whoever asked for it


@pytest.fixture(scope="module")
def seen(*, rewrites_golden: bool) -> Seen:
    if rewrites_golden:
        in_chromium(photograph)
    return in_chromium(look)


@pytest.mark.parametrize("case", DRAWN)
def test_no_text_in_a_chart_hides_another(case: str, seen: Seen) -> None:
    boxes = [box for box in seen.boxes[case] if box.tag == "text" and box.is_seen]
    hiding = [
        f"{one.text} and {other.text}" for one, other in combinations(boxes, 2) if one.shares(other) > MOST_SHARED
    ]
    assert hiding == []


@pytest.mark.parametrize(
    "case",
    DRAWN,
)
def test_nothing_in_a_chart_leaves_it(case: str, seen: Seen) -> None:
    assert [box.text or box.kind for box in seen.boxes[case] if box.is_outside] == []


def test_only_the_last_value_stands_there_until_a_point_is_asked_for_without_script(seen: Seen) -> None:
    assert seen.values == {
        "alone": ["0", "0", "0", "1"],
        "focused": ["0", "1", "0", "1"],
        "pointed at": ["0", "1", "0", "1"],
    }


def test_all_charts_take_the_same_space(seen: Seen) -> None:
    assert seen.sizes == {(WIDTH, HEIGHT)}
