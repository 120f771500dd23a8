"""Everything can be reached, seen and used with the keyboard alone, in the order of the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.pages import GOAL, KINDS, LEADS_ON
from tests.browser.test_accessibility import open_everything
from tests.browser.visits import DESK, PHONE
from tests.browser.walking import LEFT_OUT, Stop, is_told_from_unfocused, walk

SHOWN = [kind for kind, address in KINDS.items() if address not in LEADS_ON]


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
    names = [stop.name for stop, _ in zip(walk(page), range(9), strict=False)]
    assert names[0] == "Hoppa till innehållet"
    assert names[1].startswith("Mål och resultat")
    menu = [each.inner_text() for each in page.get_by_role("navigation", name="Huvudmeny").get_by_role("link").all()]
    assert names[2 : 2 + len(menu)] == menu
    assert {"Så går det", "Mål", "Lättläst"} <= set(menu)


@pytest.mark.parametrize("kind", SHOWN)
def test_tab_goes_to_everything_on_a_page_in_its_order_in_sight_and_out_again(visit: OpenVisit, kind: str) -> None:
    stops, told = _walk_watching(visit, kind)
    assert not told, f"/{KINDS[kind]}:\n" + "\n".join(told)
    assert len(stops) > 10, f"Only {[stop.name for stop in stops]} can be reached"


@pytest.mark.parametrize("kind", ["goal", "annual wheel", "economy of a body", "search"])
def test_the_focus_stands_out_at_night_too(visit: OpenVisit, kind: str) -> None:
    _, told = _walk_watching(visit, kind, is_dark=True)
    assert not told, f"/{KINDS[kind]} in the dark:\n" + "\n".join(told)


def _walk_watching(visit: OpenVisit, kind: str, *, is_dark: bool = False) -> tuple[list[Stop], list[str]]:
    """Every stop of a page where all is open, and what is wrong with their order, their place or their look."""
    opened = visit()
    opened.page.emulate_media(reduced_motion="reduce", color_scheme="dark" if is_dark else "light")
    page = opened.open(KINDS[kind])
    open_everything(page)
    stops, looked, told = [], set(), []
    for stop in walk(page):
        stops.append(stop)
        told += [] if stop.follows else [f"The focus goes backwards to {stop.name!r}"]
        told += [] if stop.is_seen else [f"The focus is on {stop.name!r}, which is hidden by something"]
        if stop.kind not in looked and stop.tag != "main":
            looked.add(stop.kind)
            is_clear = stop.has_clear_outline or is_told_from_unfocused(page, stop)
            told += [] if is_clear else [f"The focus does not stand out on {stop.kind}: {stop.name!r}"]
    return stops, told + [f"Tab never comes to {each}" for each in page.evaluate(LEFT_OUT)]


def test_a_focus_that_cannot_be_seen_is_found_out(visit: OpenVisit) -> None:
    page = visit().open("")
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(".brand:focus { outline: 3px solid var(--line); } .site-nav a:focus { outline: none; }");
        document.adoptedStyleSheets = [sheet];
    }""")
    stops = [stop for stop, _ in zip(walk(page), range(3), strict=False)]
    assert [stop.has_clear_outline for stop in stops] == [True, False, False]
    assert not is_told_from_unfocused(page, stops[2])


@pytest.mark.parametrize("kind", ["goal", "list of goals", "annual wheel"])
def test_shift_tab_goes_the_same_way_back(visit: OpenVisit, kind: str) -> None:
    page = visit().open(KINDS[kind])
    there = [stop.name for stop in walk(page)]
    back = [stop.name for stop in walk(page, "Shift+Tab")]
    assert back == there[::-1]


@pytest.mark.parametrize("kind", ["start page", "goal", "list of goals", "follow-up"])
def test_tab_goes_through_a_page_in_its_order_on_a_phone(visit: OpenVisit, kind: str) -> None:
    opened = visit(PHONE)
    opened.page.emulate_media(reduced_motion="reduce")
    page = opened.open(KINDS[kind])
    stops = list(walk(page))
    assert len(stops) > 10, f"Only {[stop.name for stop in stops]} can be reached"
    astray = [stop.name for stop in stops if not stop.follows or not stop.is_seen]
    assert not astray, f"The focus goes backwards or out of sight to {astray}"


def test_every_outcome_of_a_chart_is_a_stop(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    names = [stop.name for stop in walk(page)]
    for told in (
        "2022: 80,2 %",
        "2023: 81,5 %",
        "2024: 83,9 %",
        "2025: 82,1 %, rättat",
        "tertial 1 2026: 11,4 %, preliminärt",
    ):
        assert told in [name.replace("\u00a0", " ") for name in names], f"{told!r} can't be reached with Tab"


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


@pytest.mark.parametrize("kind", SHOWN)
def test_details_open_and_close_with_enter_and_with_space(visit: OpenVisit, kind: str) -> None:
    page = visit().open(KINDS[kind])
    told = []
    for summary in page.locator("main summary").all()[:3]:
        if not summary.is_visible():
            continue
        states = []
        for key in ("Enter", "Space", "Space", "Enter"):
            summary.focus()
            page.keyboard.press(key)
            states.append(summary.evaluate("(each) => each.parentElement.open"))
        if states != [states[0], not states[0], states[0], not states[0]]:
            told.append(f"{summary.inner_text()}: {states}")
    assert not told, f"/{KINDS[kind]}: {told}"


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1440", "390"])
def test_a_term_is_explained_and_put_away_with_the_keyboard(visit: OpenVisit, key: str, size: tuple[int, int]) -> None:
    page = visit(size).open(GOAL)
    term = page.locator("button.term").first
    term.focus()
    page.keyboard.press(key)
    meaning = page.locator(".term-meaning:popover-open")
    expect(meaning).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(meaning.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(meaning).to_have_count(0)
    expect(term).to_be_focused()


def test_a_term_that_is_not_put_away_does_not_hide_what_has_the_focus(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    page.locator("button.term").first.focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    _focused_is_in_sight(page)


@pytest.mark.parametrize("kind", ["list of goals", "activities"])
def test_a_list_is_filtered_and_shown_whole_again_with_the_keyboard(visit: OpenVisit, kind: str) -> None:
    page = visit().open(KINDS[kind])
    note = page.get_by_role("status").first
    before = note.inner_text()
    page.locator("main select").first.focus()
    page.keyboard.press("ArrowDown")
    expect(note).not_to_have_text(before)
    _focused_is_in_sight(page)
    page.keyboard.press("Home")
    expect(note).to_have_text(before)


def test_an_explored_chart_can_be_left_with_tab_and_all_its_controls_used(visit: OpenVisit) -> None:
    opened = visit()
    opened.page.emulate_media(reduced_motion="reduce")
    page = opened.open(GOAL)
    page.get_by_role("button", name="Utforska diagrammet").first.focus()
    page.keyboard.press("Enter")
    controls = page.locator(".controls").first.get_by_role("button")
    expect(controls.first).to_be_visible(timeout=20_000)
    expect(controls.first).to_be_focused()
    names = [each.inner_text() for each in controls.all()]
    for name in names[1:]:
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text(name)
        _focused_is_in_sight(page)
    for series in page.locator(".controls").first.get_by_role("checkbox").all():
        page.keyboard.press("Tab")
        expect(series).to_be_focused()
        page.keyboard.press("Space")
        expect(series).not_to_be_checked()
        _focused_is_in_sight(page)
    page.keyboard.press("Tab")
    assert not page.evaluate("Boolean(document.activeElement.closest('.explore'))"), "Tab must lead on from the chart"


def test_a_value_shown_at_an_outcome_is_put_away_with_escape(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    point = page.locator(".chart [tabindex]:not(.last)").first
    point.focus()
    value = point.locator("text")
    expect(value).to_have_css("opacity", "1")
    page.keyboard.press("Escape")
    expect(value).to_have_css("opacity", "0")
    page.locator(".chart [tabindex]:not(.last)").nth(1).focus()
    expect(page.locator(".chart [tabindex]:not(.last)").nth(1).locator("text")).to_have_css("opacity", "1")
    point.hover()
    expect(value).to_have_css("opacity", "1")
    page.keyboard.press("Escape")
    expect(value).to_have_css("opacity", "0")


def _focused_is_in_sight(page: Page) -> None:
    seen = page.evaluate("""() => {
        const box = document.activeElement.getBoundingClientRect();
        const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return Boolean(found) && (document.activeElement.contains(found) || found.contains(document.activeElement));
    }""")
    assert seen, f"What has the focus is hidden: {page.evaluate('document.activeElement.outerHTML')[:120]}"
