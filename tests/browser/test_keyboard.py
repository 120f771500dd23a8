"""Everything can be reached and seen with the keyboard alone, in the order of the page."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.pages import GOAL, KINDS
from tests.browser.visits import DESK, PHONE

MOST_STOPS = 150
DESCRIBE = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const box = here.getBoundingClientRect();
    window.stops = window.stops ?? [];
    const before = window.stops.at(-1);
    window.stops.push(here);
    return {
        tag: here.localName,
        name: (here.getAttribute("aria-label") ?? here.textContent).trim().replace(/\\s+/g, " ").slice(0, 60),
        kind: `${here.localName} ${here.getAttribute("class")} ${here.closest("header, nav, main, footer")?.localName}`,
        follows: !before || Boolean(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
        box: { x: box.x, y: box.y, width: box.width, height: box.height },
    };
}"""


def _stops(page: Page) -> Iterator[dict[str, Any]]:
    """What has the focus after each press of Tab, until it leaves the page."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(DESCRIBE)
        if stop is None:
            return
        yield stop
    raise AssertionError(f"After {MOST_STOPS} presses of Tab the focus is still on the page: is it trapped?")


@pytest.mark.parametrize("kind", ["start page", "goal", "list of goals", "missing page"])
def test_the_skip_link_is_first_is_seen_and_leads_to_the_content(visit: OpenVisit, kind: str) -> None:
    page = visit().open(KINDS[kind])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside, "After the skip link Tab must go on in the content"


def test_the_menu_comes_after_the_name_of_the_site_and_in_its_own_order(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    names = [stop["name"] for stop, _ in zip(_stops(page), range(8), strict=False)]
    assert names[0] == "Hoppa till innehållet"
    assert names[1].startswith("Mål och resultat")
    assert names[2:8] == ["Så går det", "Mål", "Organ", "Uppföljningar", "Så styrs kommunen", "Sök"]


@pytest.mark.parametrize("kind", ["start page", "goal", "list of goals", "follow-up"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1440", "390"])
def test_tab_goes_through_a_page_in_its_order_and_out_of_it(visit: OpenVisit, kind: str, size: tuple[int, int]) -> None:
    page = visit(size).open(KINDS[kind])
    stops = list(_stops(page))
    assert len(stops) > 10, f"Only {[stop['name'] for stop in stops]} can be reached"
    astray = [stop["name"] for stop in stops if not stop["follows"]]
    assert not astray, f"The focus goes backwards to {astray}"


def test_every_outcome_of_a_chart_is_a_stop(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    names = [stop["name"] for stop in _stops(page)]
    for told in (
        "2022: 80,2 %",
        "2023: 81,5 %",
        "2024: 83,9 %",
        "2025: 82,1 %, rättat",
        "tertial 1 2026: 11,4 %, preliminärt",
    ):
        assert told in [name.replace("\u00a0", " ") for name in names], f"{told!r} can't be reached with Tab"


@pytest.mark.parametrize("kind", ["goal", "list of goals", "start page"])
def test_the_focus_can_be_seen_wherever_it_is(visit: OpenVisit, kind: str) -> None:
    opened = visit()
    opened.page.emulate_media(reduced_motion="reduce")
    page = opened.open(KINDS[kind])
    seen, unseen = set(), []
    for stop in _stops(page):
        if stop["kind"] in seen or stop["tag"] == "main":
            continue
        seen.add(stop["kind"])
        around = _around(stop["box"])
        focused = page.screenshot(clip=around)
        page.evaluate("document.activeElement.blur()")
        if page.screenshot(clip=around) == focused:
            unseen.append(f"{stop['kind']}: {stop['name']}")
        page.evaluate("window.stops.at(-1).focus({ preventScroll: true })")
    assert len(seen) > 5
    assert not unseen, f"With the focus these look as without it: {unseen}"


def _around(box: dict[str, float]) -> FloatRect:
    """A box with its nearest surroundings, inside of the window."""
    left, top = max(0, box["x"] - 8), max(0, box["y"] - 8)
    right, bottom = min(DESK[0], box["x"] + box["width"] + 8), min(DESK[1], box["y"] + box["height"] + 8)
    return FloatRect(x=left, y=top, width=max(1, right - left), height=max(1, bottom - top))


def test_the_menu_of_a_phone_is_opened_gone_through_and_closed_with_the_keyboard(visit: OpenVisit) -> None:
    page = visit(PHONE).open("")
    button = page.get_by_role("button", name="Meny")
    button.focus()
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="Huvudmeny")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(button).to_be_focused()


def test_a_table_is_opened_with_the_keyboard(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    page.locator("main summary").filter(has_text="Tabell").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main table").first).to_be_visible()
