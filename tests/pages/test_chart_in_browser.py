"""The golden charts as a reader sees them: drawn by Chromium with the site's style sheet, each 440 pixels wide.

To look at them all: `pytest tests/pages --golden` leaves them in `/tmp/charts-light.png` and `/tmp/charts-dark.png`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.pages.golden import DRAWN, draw_case, drawn, view_case

STYLES = (Path(__file__).parents[2] / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
CHROMIUM = "/usr/bin/chromium"
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


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """The gallery in Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page(viewport={"width": 1700, "height": 900}, color_scheme="light")
        page.set_content(gallery())
        yield page
        browser.close()


@pytest.fixture(scope="module")
def boxes(page: Page) -> dict[str, list[Box]]:
    """Every text and line of every chart, by case."""
    return {case: [Box(*each) for each in page.locator(f"#{case} svg").evaluate(MEASURE)] for case in DRAWN}


def test_the_gallery_can_be_looked_at(page: Page, *, rewrites_golden: bool) -> None:
    if not rewrites_golden:
        pytest.skip("only with --golden")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=f"/tmp/charts-{scheme}.png", full_page=True)  # noqa: S108  for whoever runs it
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("case", drawn({"corrected-at-the-top": "the value below a point covers its star"}))
def test_no_text_in_a_chart_hides_another(case: str, boxes: dict[str, list[Box]]) -> None:
    seen = [box for box in boxes[case] if box.tag == "text" and box.is_seen]
    hiding = [f"{one.text} and {other.text}" for one, other in combinations(seen, 2) if one.shares(other) > MOST_SHARED]
    assert hiding == []


@pytest.mark.parametrize(
    "case",
    drawn(
        {
            "awaited": "»Mål 100 %« ends 9 units to the right of the chart",
            "falling-counts": "bars from a zero that is not on the axis reach 1900 units above the chart",
            "interval": "»Mål 95–100 %« ends 36 units to the right of the chart",
            "large-numbers": "»Mål 115 000« ends 25 units to the right, »125 000« begins 20 to the left",
            "near-hundred": "»Mål 99,5 %« ends 14 units to the right of the chart",
        }
    ),
)
def test_nothing_in_a_chart_leaves_it(case: str, boxes: dict[str, list[Box]]) -> None:
    assert [box.text or box.kind for box in boxes[case] if box.is_outside] == []


def opacities(page: Page, case: str) -> list[str]:
    """How visible the value of each point is."""
    return page.locator(f"#{case} .val").evaluate_all("all => all.map(each => getComputedStyle(each).opacity)")


def test_only_the_last_value_stands_there_until_a_point_is_asked_for_without_script(page: Page) -> None:
    point = page.locator("#school-years .pt").nth(1)
    assert opacities(page, "school-years") == ["0", "0", "0", "1"]
    point.focus()
    assert opacities(page, "school-years") == ["0", "1", "0", "1"]
    point.blur()
    point.hover()
    assert opacities(page, "school-years") == ["0", "1", "0", "1"]
    page.mouse.move(0, 0)


def test_all_charts_take_the_same_space(page: Page) -> None:
    sizes = page.locator("svg.chart").evaluate_all("all => all.map(each => [each.clientWidth, each.clientHeight])")
    assert {tuple(size) for size in sizes} == {(WIDTH, HEIGHT)}
