"""The pairs of colours that meet on real pages are those that `tests/pages/test_contrast.py` holds to WCAG."""

from playwright.sync_api import Page

from tests.browser.conftest import OpenVisit
from tests.browser.pages import KINDS, LEADS_ON
from tests.browser.test_accessibility import open_everything
from tests.browser.visits import DESK
from tests.pages.test_contrast import LIGHT, TEXT_PAIRS

PAIRS = """() => {
    const ground = (element) => {
        for (let here = element; here; here = here.parentElement) {
            const colour = getComputedStyle(here).backgroundColor;
            if (!/, 0\\)$/.test(colour)) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    const found = {};
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const holder = texts.currentNode.parentElement;
        const is_shown = holder.checkVisibility() && !holder.closest("svg, .hidden, .skip");
        if (!is_shown || !texts.currentNode.data.trim()) continue;
        found[`${getComputedStyle(holder).color} on ${ground(holder)}`] ??= holder.outerHTML.slice(0, 100);
    }
    return found;
}"""


def _tokens(css: str) -> set[str]:
    """The tokens of the light scheme that have a colour written as `rgb(11, 85, 99)`."""
    parts = [int(part) for part in css.removeprefix("rgb(").removesuffix(")").split(",")]
    return {name for name, colour in LIGHT.items() if [round(part * 255) for part in colour] == parts}


def _unlisted(page: Page) -> dict[str, str]:
    """The pairs of a page that no limit is set for, each with an element that has it."""
    found: dict[str, str] = page.evaluate(PAIRS)
    return {
        pair: where
        for pair, where in found.items()
        if not any(
            (ink, ground) in TEXT_PAIRS
            for ink in _tokens(pair.partition(" on ")[0])
            for ground in _tokens(pair.partition(" on ")[2])
        )
    }


def test_every_pair_of_text_and_ground_on_the_pages_is_held_to_a_limit(visit: OpenVisit) -> None:
    told: dict[str, str] = {}
    for address in KINDS.values():
        if address in LEADS_ON:
            continue
        page = visit(DESK).open(address)
        open_everything(page)
        for pair, where in _unlisted(page).items():
            told.setdefault(pair, f"/{address}: {where}")
    assert not told, f"Add these pairs to TEXT_PAIRS of tests/pages/test_contrast.py: {told}"
