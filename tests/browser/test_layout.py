"""What is seen first, what moves while a page loads, and what is printed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.pages import GOAL, KINDS
from tests.browser.visits import DESK, PHONE, Visit

FIRST_SCREENS = {
    "mal/fler-klarar-skolan/": (
        "Uppfylls delvis",
        "Fler elever ska få betyg som räcker till gymnasiet.",
        ["behoriga-till-gymnasiet", "franvaro"],
    ),
    "mal/alla-barn-lar-sig/": (
        "Uppfylls helt",
        "Alla barn ska kunna läsa, räkna och simma.",
        ["lasning-i-trean", "simprov", "skillnad-mot-riket"],
    ),
    "mal/lugn-i-klassrummet/": (
        "Uppfylls inte",
        "Den som får lugn och ro lär sig mer.",
        ["arbetsro", "franvaro", "klassens-storlek"],
    ),
}
"""Each goal's verdict, its plain sentence and its indicators."""


def _bottom_of(page: Page, selector: str) -> float:
    """Where the first visible element of a selector ends, from the top of the page."""
    found = page.locator(selector).filter(visible=True).first
    box = found.bounding_box()
    assert box is not None, f"{selector} is not to be seen"
    return box["y"] + box["height"]


@pytest.mark.parametrize("address", FIRST_SCREENS)
def test_the_first_screen_of_a_goal_on_a_phone_says_how_it_goes(visit: OpenVisit, address: str) -> None:
    verdict, sentence, indicators = FIRST_SCREENS[address]
    page = visit(PHONE).open(address)
    ends = {
        "the goal (h1)": _bottom_of(page, "h1"),
        f"the verdict «{verdict}»": _bottom_of(page, f"main :text('{verdict}')"),
        f"the plain sentence «{sentence}»": _bottom_of(page, f"main p:has-text('{sentence}')"),
        **{f"the distribution's link to #{id_}": _bottom_of(page, f"main a[href='#{id_}']") for id_ in indicators},
    }
    below = {name: round(end) for name, end in ends.items() if end > PHONE[1]}
    assert not below, f"These end below the first {PHONE[1]} px of a phone: {below}"


NOTE_SHIFTS = """() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) {
            const moved = shift.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "?").slice(0, 80));
            window.shifts.push([shift.value, moved]);
        }
    }).observe({ type: "layout-shift", buffered: true });
}"""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
@pytest.mark.parametrize("address", ["", GOAL, "mal/"])
def test_nothing_moves_when_the_script_comes_late(visit: OpenVisit, address: str, size: tuple[int, int]) -> None:
    assert _shifts_by_late_script(visit(size, service_workers="block"), address, "h1") == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_nothing_moves_for_one_who_already_reads_a_chart_when_the_script_comes(
    visit: OpenVisit, size: tuple[int, int]
) -> None:
    shifts = _shifts_by_late_script(visit(size, service_workers="block"), GOAL, "main figure")
    assert shifts == [], f"Keep the place of what the script adds (value, what moved): {shifts}"


def _shifts_by_late_script(visit: Visit, address: str, read: str) -> list[object]:
    """What moves when the page's script arrives after the page is shown and a part of it has been scrolled to."""
    page, held = visit.page, []
    page.add_init_script(f"({NOTE_SHIFTS})()")
    page.route("**/site.js", lambda route: held.append(route))  # noqa: PLW0108  Playwright takes no bound method of list
    page.goto(visit.site + address, wait_until="commit")
    page.locator(read).first.evaluate("(part) => part.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.wait_for_timeout(300)
    held[0].continue_()
    page.wait_for_load_state()
    page.wait_for_timeout(300)
    shifts: list[object] = page.evaluate("window.shifts")
    return shifts


def test_nothing_moves_when_a_goal_is_read_to_its_end(visit: OpenVisit) -> None:
    opened = visit(PHONE, service_workers="block")
    opened.page.add_init_script(f"({NOTE_SHIFTS})()")
    page = opened.open(GOAL)
    for _ in range(12):
        page.mouse.wheel(0, 800)
        page.wait_for_timeout(60)
    assert page.evaluate("window.shifts") == [], "Scrolling must move nothing but the page"


@pytest.mark.parametrize("address", [KINDS["goal of every method"], KINDS["follow-up"]])
def test_print_shows_every_table_and_no_menu(visit: OpenVisit, address: str) -> None:
    opened = visit()
    page = opened.open(address)
    page.emulate_media(media="print")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll("main table")]
            .filter((each) => !each.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
                || each.getBoundingClientRect().height < 20)
            .map((each) => each.textContent.trim().slice(0, 60))"""
    )
    assert page.locator("main table").count() >= 2
    assert not hidden, f"These tables are not printed: {hidden}"
    for name in ("Huvudmeny", "På sidan"):
        expect(page.get_by_role("navigation", name=name)).to_have_count(0)
    for name in ("Meny", "Utforska diagrammet"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    assert page.get_by_role("main").is_visible()


def test_print_is_black_on_white_also_at_night(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    page.emulate_media(media="print", color_scheme="dark")
    ink, ground = page.evaluate(
        "[getComputedStyle(document.querySelector('h1')).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (ink, ground) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)"), (
        "Paper is white and ink is black whatever the screen's colours"
    )


def test_print_spells_out_where_links_lead_to(visit: OpenVisit) -> None:
    page = visit().open(KINDS["goal of every method"])
    page.emulate_media(media="print")
    after = page.get_by_role("link", name="Skolverket").first.evaluate(
        "(link) => getComputedStyle(link, '::after').content"
    )
    assert "skolverket.se" in after, f"On paper a link to another site needs its address: {after}"
