"""axe-core finds no violation of WCAG 2.2 A and AA on any page kind, in any colours, on paper and at any size."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.pages import KINDS, LEADS_ON
from tests.browser.visits import DESK, PHONE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL_RULES = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
SIZES = {"runOnly": {"type": "rule", "values": ["target-size"]}, "resultTypes": ["violations"]}
SHOWN = [kind for kind, address in KINDS.items() if address not in LEADS_ON]
ENLARGED = {"size": (320, 225), "device_scale_factor": 4}
"""A window of 1280 by 900 pixels enlarged to 400 per cent: the page has 320 by 225 pixels of CSS, each 4 by 4."""


def violations(page: Page, options: dict[str, object], within: str = "html") -> list[str]:
    """What axe finds in a part of the page, a line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("([within, options]) => axe.run(within, options)", [within, options])["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} – {node['failureSummary'].splitlines()[-1].strip()}"
        for violation in found
        for node in violation["nodes"]
    ]


def open_everything(page: Page) -> None:
    """Show all that stands in details."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("kind", SHOWN)
def test_a_page_is_accessible_by_day_by_night_in_forced_colours_and_on_paper(visit: OpenVisit, kind: str) -> None:
    page = visit(DESK).open(KINDS[kind])
    open_everything(page)
    found = {"light": violations(page, ALL_RULES)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page, COLOURS)
    page.emulate_media(color_scheme="light", forced_colors="active")
    found["forced colours"] = violations(page, COLOURS)
    page.emulate_media(color_scheme="dark", forced_colors="none", media="print")
    found["paper"] = violations(page, COLOURS)
    told = [f"{colours}: {line}" for colours, lines in found.items() for line in lines]
    assert not told, f"/{KINDS[kind]} at 1440 px:\n" + "\n".join(told)


@pytest.mark.parametrize("kind", SHOWN)
def test_a_page_is_accessible_enlarged_to_400_per_cent(visit: OpenVisit, kind: str) -> None:
    page = visit(**ENLARGED).open(KINDS[kind])
    assert page.evaluate("[innerWidth, devicePixelRatio]") == [320, 4]
    open_everything(page)
    told = violations(page, ALL_RULES)
    width = page.evaluate("document.documentElement.scrollWidth")
    told += [f"The page is {width} px wide in a window of 320"] if width > 320 else []
    assert not told, f"/{KINDS[kind]} at 400 %:\n" + "\n".join(told)


@pytest.mark.parametrize("kind", SHOWN)
def test_a_page_is_accessible_on_a_phone_with_its_menu_open(visit: OpenVisit, kind: str) -> None:
    page = visit(PHONE).open(KINDS[kind])
    open_everything(page)
    told = violations(page, SIZES)
    page.get_by_role("button", name="Meny").click()
    told += violations(page, ALL_RULES, within=".site-header")
    assert not told, f"/{KINDS[kind]} at 390 px:\n" + "\n".join(told)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1440", "390"])
def test_an_explored_chart_is_accessible(visit: OpenVisit, size: tuple[int, int]) -> None:
    page = visit(size).open(KINDS["goal"])
    page.get_by_role("button", name="Utforska diagrammet").first.click()
    expect(page.locator("svg.main-svg").first).to_be_visible(timeout=20_000)
    told = violations(page, ALL_RULES)
    assert not told, "An explored chart:\n" + "\n".join(told)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_explained_term_is_accessible(visit: OpenVisit, scheme: str) -> None:
    page = visit(DESK).open(KINDS["goal"])
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.locator("button.term").first.click()
    expect(page.locator(".term-meaning:popover-open")).to_be_visible()
    told = violations(page, ALL_RULES)
    assert not told, "An open explanation:\n" + "\n".join(told)


def test_axe_sees_a_fault(visit: OpenVisit) -> None:
    page = visit(DESK).open("")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [line.partition(":")[0] for line in violations(page, ALL_RULES)] == ["button-name"]


def test_a_scorecard_is_a_table_to_a_screen_reader_also_where_it_looks_like_cards(visit: OpenVisit) -> None:
    page = visit(PHONE).open(KINDS["body"])
    table = page.get_by_role("table").first
    assert table.evaluate("(each) => getComputedStyle(each).display") != "table"
    headers = [each.inner_text() for each in table.get_by_role("columnheader").all()]
    assert {"Indikator", "Läge", "Utfall"} <= set(headers)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in tree if "role" in node and not node.get("ignored")}
    assert {"table", "row", "columnheader", "rowheader", "cell"} <= roles
