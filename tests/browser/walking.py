"""Going through a page with Tab: where the focus is at each stop, whether it is seen and whether anything hides it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import FloatRect, Page

from tests.pages.test_contrast import Colour, contrast

MOST_STOPS = 800
LEAST_CONTRAST = 3
"""Between an element with the focus and without it (WCAG 1.4.11, 2.4.13)."""
_FEW_PIXELS = 12
DESCRIBE = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    window.stops = window.stops ?? [];
    const before = window.stops.at(-1);
    window.stops.push(here);
    const box = here.getBoundingClientRect();
    const style = getComputedStyle(here);
    const shares = here instanceof SVGElement ? [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] : [0.1, 0.5, 0.9];
    const seen = shares.some((across) => shares.some((down) => {
        const found = document.elementFromPoint(box.x + box.width * across, box.y + box.height * down);
        return found && (here.contains(found) || (found.contains(here) && !(here instanceof SVGElement)));
    }));
    const isClear = (element) => /, 0\\)$/.test(getComputedStyle(element).backgroundColor);
    let ground = here.parentElement;
    while (ground && isClear(ground)) ground = ground.parentElement;
    return {
        tag: here.localName,
        name: (here.getAttribute("aria-label") ?? here.textContent).trim().replace(/\\s+/g, " ").slice(0, 60),
        kind: `${here.localName} ${here.getAttribute("class")} ${here.closest("header, nav, main, footer")?.localName}`,
        follows: !before || Boolean(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
        box: { x: box.x, y: box.y, width: box.width, height: box.height },
        is_seen: seen,
        outline: style.outlineStyle === "none" ? "" : style.outlineColor,
        outline_width: parseFloat(style.outlineWidth),
        ground: ground ? getComputedStyle(ground).backgroundColor : "rgb(255, 255, 255)",
    };
}"""
LEFT_OUT = """() => {
    const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    return [...document.querySelectorAll(wanted)]
        .filter((each) => !each.disabled && each.checkVisibility({ visibilityProperty: true }))
        .filter((each) => !window.stops.includes(each))
        .map((each) => `${each.localName} ${each.getAttribute("class")}: ${each.textContent.trim().slice(0, 60)}`);
}"""


@dataclass(frozen=True)
class Stop:
    """What has the focus after a press of Tab."""

    tag: str
    name: str
    kind: str
    """Its tag, its class and the part of the page: what looks alike has the same."""
    follows: bool
    """Whether it stands after the stop before, in the order of the page."""
    box: dict[str, float]
    is_seen: bool
    """Whether some of it is in the window and not behind something else."""
    outline: str
    """The colour of its outline; empty where it has none."""
    outline_width: float
    ground: str
    """The colour behind the outline."""

    @property
    def has_clear_outline(self) -> bool:
        """Whether it has an outline at least two pixels wide that stands out from what is behind it."""
        if not self.outline or self.outline_width < 2:
            return False
        return contrast(_colour(self.outline), _colour(self.ground)) >= LEAST_CONTRAST


def walk(page: Page, key: str = "Tab") -> Iterator[Stop]:
    """What has the focus after each press of a key, until it leaves the page."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        found: dict[str, Any] | None = page.evaluate(DESCRIBE)
        if found is None:
            return
        yield Stop(**found)
    raise AssertionError(f"After {MOST_STOPS} presses of {key} the focus is still on the page: is it trapped?")


def is_told_from_unfocused(page: Page, stop: Stop) -> bool:
    """Whether enough pixels of the stop that has the focus differ clearly from those without it."""
    around = _around(page, stop.box)
    focused = page.screenshot(clip=around)
    page.evaluate("document.activeElement.blur()")
    unfocused = page.screenshot(clip=around)
    page.evaluate("window.stops.at(-1).focus({ preventScroll: true, focusVisible: true })")
    pairs = zip(_pixels(focused), _pixels(unfocused), strict=True)
    clear = (one != other and contrast(one, other) >= LEAST_CONTRAST for one, other in pairs)
    return sum(clear) >= _FEW_PIXELS


def _pixels(picture: bytes) -> Iterator[Colour]:
    """The colours of a picture, red, green and blue from 0 to 1."""
    raw = Image.open(BytesIO(picture)).convert("RGB").tobytes()
    for place in range(0, len(raw), 3):
        yield tuple(part / 255 for part in raw[place : place + 3])


def _colour(css: str) -> Colour:
    """The colour of `rgb(11, 85, 99)`."""
    return tuple(float(part) / 255 for part in re.findall(r"[\d.]+", css)[:3])


def _around(page: Page, box: dict[str, float]) -> FloatRect:
    """A box with its nearest surroundings, inside of the window."""
    size = page.viewport_size
    assert size
    left, top = max(0, box["x"] - 8), max(0, box["y"] - 8)
    right, bottom = min(size["width"], box["x"] + box["width"] + 8), min(size["height"], box["y"] + box["height"] + 8)
    return FloatRect(x=left, y=top, width=max(1, right - left), height=max(1, bottom - top))
