"""Links and references are copied with a press, said to be copied, and can be copied by hand where that is refused."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.pages import GOAL, KINDS
from tests.browser.visits import DESK, PHONE, SMALL_PHONE
from tests.served import AT_ROOT

CLIPBOARD = ["clipboard-read", "clipboard-write"]
DATED = KINDS["goal at a follow-up"]
LASTING = f"{AT_ROOT}{DATED}"
REFERENCE = f"Exempelby kommun, Fler elever klarar skolan, läge 2026-03-18, hämtad 2026-06-15, {LASTING}"
REFUSED = "Webbläsaren lät oss inte kopiera. Texten är markerad, så att du kan kopiera den själv."


def copied_from(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def box_of(page: Page, button: str) -> Locator:
    """What a button copies, with the button and what is said of it."""
    return page.locator(".copied").filter(has=page.get_by_role("button", name=button))


@pytest.mark.parametrize(
    ("kind", "button", "copied"),
    [
        ("goal", "Kopiera länk till målet", f"{AT_ROOT}{GOAL}"),
        ("goal", "Kopiera länk till läget i bokslutet 2025", LASTING),
        ("goal", "Kopiera hänvisning till målet", REFERENCE),
        ("goal at a follow-up", "Kopiera länk", LASTING),
        ("goal at a follow-up", "Kopiera hänvisning", REFERENCE),
        ("follow-up", "Kopiera länk till bokslutet 2025", f"{AT_ROOT}{KINDS['follow-up']}"),
        ("follow-up of a body", "Kopiera länk", f"{AT_ROOT}{KINDS['follow-up of a body']}"),
    ],
)
def test_what_a_button_says_is_copied_and_said_to_be_copied(
    visit: OpenVisit, kind: str, button: str, copied: str
) -> None:
    page = visit(permissions=CLIPBOARD).open(KINDS[kind])
    page.get_by_role("button", name=button).click()
    expect(box_of(page, button).get_by_role("status")).to_have_text("Kopierat")
    assert copied_from(page) == copied


@pytest.mark.parametrize(
    ("kind", "link"),
    [("goal", f"{GOAL}#behoriga-till-gymnasiet"), ("indicator", KINDS["indicator"])],
)
def test_an_indicator_can_be_copied_with_the_keyboard(visit: OpenVisit, kind: str, link: str) -> None:
    page = visit(permissions=CLIPBOARD).open(KINDS[kind])
    page.locator("details.referral summary").first.focus()
    page.keyboard.press("Enter")
    first = page.locator("details.referral .copied").first
    expect(first.get_by_role("link")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(first.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(first.get_by_role("status")).to_have_text("Kopierat")
    assert copied_from(page) == f"{AT_ROOT}{link}"


def test_a_reference_tells_the_readers_own_day(visit: OpenVisit) -> None:
    page = visit(permissions=CLIPBOARD, timezone_id="Pacific/Kiritimati").open(GOAL)
    page.get_by_role("button", name="Kopiera hänvisning till målet").click()
    expect(page.get_by_role("status").filter(has_text="Kopierat")).to_have_count(1)
    assert "hämtad 2026-06-16" in copied_from(page), "At noon in Greenwich it is the day after on Kiritimati"


@pytest.mark.parametrize(
    "clipboard",
    ["{ writeText: () => Promise.reject(new Error('refused')) }", "undefined"],
    ids=["refused", "none, as without https"],
)
def test_what_can_not_be_copied_is_marked_and_said_to_be(visit: OpenVisit, clipboard: str) -> None:
    opened = visit(service_workers="block")
    opened.page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})")
    page = opened.open(GOAL)
    page.get_by_role("button", name="Kopiera hänvisning till målet").click()
    expect(box_of(page, "Kopiera hänvisning till målet").get_by_role("status")).to_have_text(REFUSED)
    marked = page.evaluate("getSelection().toString()")
    assert " ".join(marked.split()) == REFERENCE
    assert not opened.complaints, "A refusal is no fault"


@pytest.mark.parametrize("kind", ["goal", "indicator", "follow-up", "follow-up of a body", "goal at a follow-up"])
def test_without_script_the_texts_stand_there_to_be_copied_and_no_button_does_nothing(
    visit: OpenVisit, kind: str
) -> None:
    page = visit(java_script_enabled=False).open(KINDS[kind])
    for summary in page.locator("details:has(.copied-text) > summary").all():
        summary.click()
    texts = page.locator(".copied-text")
    assert texts.count() >= 2
    for text in texts.all():
        expect(text).to_be_visible()
    assert f"{AT_ROOT}{KINDS[kind]}" in texts.all_inner_texts()
    expect(page.locator(".copied button").filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("kind", ["goal", "goal at a follow-up"])
def test_all_of_it_fits_the_narrowest_window_and_is_large_enough_to_touch(visit: OpenVisit, kind: str) -> None:
    page = visit(SMALL_PHONE, has_touch=True).open(KINDS[kind])
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for button in page.locator(".copied button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= SMALL_PHONE[0]
        assert min(box["width"], box["height"]) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE[0]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1440"])
def test_buttons_keep_their_place_before_the_script_has_come(visit: OpenVisit, size: tuple[int, int]) -> None:
    def place(opened: Page) -> object:
        return opened.locator("#avsnitt_kallor ~ .copied button").last.bounding_box()

    without = visit(size, service_workers="block")
    without.page.route("**/site*.js", lambda route: route.abort())
    before = place(without.open(GOAL))
    assert before == place(visit(size, service_workers="block").open(GOAL))


def test_the_address_that_lasts_shows_the_goal_of_then_and_leads_to_it_now(visit: OpenVisit) -> None:
    page = visit(PHONE).open(GOAL)
    page.get_by_role("link", name=LASTING).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fler elever klarar skolan")
    expect(page.get_by_text("Arkiv.")).to_be_in_viewport()
    expect(page.get_by_role("row").filter(has_text="gymnasiet").first).to_contain_text("86,4")
    page.get_by_role("link", name="Så är det nu").click()
    assert page.url.endswith(GOAL)


def test_one_can_go_through_a_goals_follow_ups(visit: OpenVisit) -> None:
    page = visit().open(DATED)
    page.get_by_role("link", name="Uppföljningen före: Tertial 2 2025").click()
    page.get_by_role("link", name="Uppföljningen före: Tertial 1 2025").click()
    expect(page.get_by_role("link", name="Uppföljningen före")).to_have_count(0)
    page.get_by_role("link", name="Uppföljningen efter: Tertial 2 2025").click()
    assert page.url.endswith("mal/fler-klarar-skolan/2025-t2/")
