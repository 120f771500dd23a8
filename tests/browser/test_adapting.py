"""A page follows the reader: more space between letters and lines, and no motion for who has asked for none."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenVisit
from tests.browser.pages import KINDS, LEADS_ON
from tests.browser.test_accessibility import open_everything
from tests.browser.visits import DESK, SMALL_PHONE

SHOWN = [kind for kind, address in KINDS.items() if address not in LEADS_ON]
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
"""The spacing of WCAG 1.4.12."""
CUT_OFF = """() => [...document.querySelectorAll("body *:not(svg *)")].filter((each) => {
    const style = getComputedStyle(each);
    const hides = (way) => ["hidden", "clip"].includes(style[way]);
    const is_shown = each.checkVisibility() && each.clientWidth > 1 && !each.closest(".hidden, [aria-hidden=true]");
    return is_shown && each.textContent.trim() &&
        ((hides("overflowX") && each.scrollWidth > each.clientWidth + 1) ||
         (hides("overflowY") && each.scrollHeight > each.clientHeight + 1));
}).map((each) => `${each.localName}.${each.className}: ${each.textContent.trim().slice(0, 60)}`)"""
OUTSIDE = """() => {
    const wide = document.documentElement.clientWidth;
    return [...document.querySelectorAll("main *, header *, footer *")].filter((each) => {
        const box = each.getBoundingClientRect();
        const is_shown = each.checkVisibility() && box.width > 1 && !each.closest("svg, .scroll, .hidden");
        return is_shown && box.right > wide + 1;
    }).map((each) => `${each.localName}.${each.className}: ${each.textContent.trim().slice(0, 60)}`);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
    const style = getComputedStyle(each);
    const lasts = (time) => time.split(",").some((part) => parseFloat(part) > 0);
    return lasts(style.transitionDuration) || style.animationName !== "none" || style.scrollBehavior === "smooth";
}).map((each) => `${each.localName}.${each.className}`).concat(document.getAnimations().map(String))"""


def faults_of_spacing(page: Page) -> list[str]:
    """What is lost when the reader spaces the text out."""
    open_everything(page)
    page.evaluate(SPACED)
    cut = [f"cut off: {each}" for each in page.evaluate(CUT_OFF)]
    return cut + [f"outside of the window: {each}" for each in page.evaluate(OUTSIDE)]


@pytest.mark.parametrize("kind", SHOWN)
def test_nothing_is_lost_when_text_is_spaced_out_and_nothing_moves_unasked(visit: OpenVisit, kind: str) -> None:
    opened = visit(SMALL_PHONE)
    opened.page.emulate_media(reduced_motion="reduce")
    page = opened.open(KINDS[kind])
    told = [f"moves: {each}" for each in page.evaluate(MOVING)]
    told += [f"at 320 px {each}" for each in faults_of_spacing(page)]
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    told += [f"at 1440 px {each}" for each in faults_of_spacing(page)]
    assert not told, f"/{KINDS[kind]}:\n" + "\n".join(told)


def test_text_that_is_cut_off_and_what_moves_is_found_out(visit: OpenVisit) -> None:
    page = visit(DESK).open("")
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("h1 { height: 1em; overflow: hidden; transition: color 1s; }");
        document.adoptedStyleSheets = [sheet];
    }""")
    assert any(each.startswith("h1.") for each in page.evaluate(MOVING))
    page.evaluate("document.querySelector('h1').style.setProperty('line-height', '3em', 'important')")
    assert [each for each in page.evaluate(CUT_OFF) if each.startswith("h1.")]


def test_the_meaning_of_a_term_fits_the_window_when_its_text_is_spaced_out(visit: OpenVisit) -> None:
    page = visit(SMALL_PHONE).open(KINDS["goal"])
    page.evaluate(SPACED)
    page.locator("button.term").first.click()
    box = page.locator(".term-meaning:popover-open").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= SMALL_PHONE[0]
