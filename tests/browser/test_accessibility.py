"""axe-core finds no violation of WCAG 2.2 A and AA on any page kind, in any colours."""

import pytest
from axe_playwright_python.sync_playwright import Axe
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
SHOWN = [kind for kind, address in KINDS.items() if address not in LEADS_ON]


def _violations(page: Page, options: dict[str, object]) -> list[str]:
    """What axe finds, a line for each element."""
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} – {node['failureSummary'].splitlines()[-1].strip()}"
        for violation in found
        for node in violation["nodes"]
    ]


def _open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("kind", SHOWN)
def test_a_page_is_accessible_by_day_by_night_and_in_forced_colours(visit: OpenVisit, kind: str) -> None:
    page = visit(DESK).open(KINDS[kind])
    _open_everything(page)
    found = {"light": _violations(page, ALL_RULES)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = _violations(page, COLOURS)
    page.emulate_media(color_scheme="light", forced_colors="active")
    found["forced colours"] = _violations(page, COLOURS)
    told = [f"{colours}: {line}" for colours, lines in found.items() for line in lines]
    assert not told, f"/{KINDS[kind]} at 1440 px:\n" + "\n".join(told)


@pytest.mark.parametrize("kind", SHOWN)
def test_a_page_is_accessible_on_a_phone_with_its_menu_open(visit: OpenVisit, kind: str) -> None:
    page = visit(PHONE).open(KINDS[kind])
    _open_everything(page)
    told = _violations(page, ALL_RULES)
    page.get_by_role("button", name="Meny").click()
    told += [line for line in _violations(page, ALL_RULES) if line not in told]
    assert not told, f"/{KINDS[kind]} at 390 px:\n" + "\n".join(told)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1440", "390"])
def test_an_explored_chart_is_accessible(visit: OpenVisit, size: tuple[int, int]) -> None:
    page = visit(size).open(KINDS["goal"])
    page.get_by_role("button", name="Utforska diagrammet").first.click()
    expect(page.locator("svg.main-svg").first).to_be_visible(timeout=20_000)
    told = _violations(page, ALL_RULES)
    assert not told, "An explored chart:\n" + "\n".join(told)
