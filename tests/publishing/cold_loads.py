"""What a real Chromium asks a server for when it opens a page, and whether anything on the page then moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.visits import PHONE

WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((seen) => { for (const each of seen.getEntries()) window.shift += each.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
_BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((each) => each.renderBlockingStatus === "blocking").map((each) => new URL(each.name).pathname)"""


_SHOWN = "() => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown, 60)))"
_ICON = "/assets/favicon.svg"
"""Asked for by the browser itself, once a site, when all else is there: 270 bytes."""


@dataclass(frozen=True)
class Load:
    """A page that was opened."""

    asked: tuple[str, ...]
    """The paths that were asked for, the page's own first; not the icon, which the browser shows in its own frame."""
    transferred: int
    """Bytes of all answers with their headers, as they came."""
    blocking: tuple[str, ...]
    """The paths of what the browser waited for before it showed anything."""
    shift: float
    """How much of what was seen moved, as browsers count it; 0 where nothing did."""


class Reader:
    """Somebody with a phone who opens one page after the other, and keeps what may be kept."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page = page
        self._asked: list[str] = []
        self._transferred = 0
        session.on("Network.requestWillBeSent", self._note_request)
        session.on("Network.loadingFinished", self._note_answer)
        session.send("Network.enable")

    def open(self, address: str) -> Load:
        self._asked, self._transferred = [], 0
        self._page.goto(address)
        self._page.evaluate(_SHOWN)
        blocking, shift = self._page.evaluate(_BLOCKING), self._page.evaluate("window.shift")
        return Load(tuple(self._asked), self._transferred, tuple(blocking), shift)

    def _note_request(self, told: dict[str, Any]) -> None:
        path = urlsplit(told["request"]["url"]).path
        if path != _ICON:
            self._asked.append(path)

    def _note_answer(self, told: dict[str, Any]) -> None:
        self._transferred += int(told["encodedDataLength"])


@contextmanager
def reading(browser: Browser, size: tuple[int, int] = PHONE) -> Iterator[Reader]:
    """A reader who has never been on the site."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="sv-SE")
    try:
        page = context.new_page()
        page.add_init_script(WATCH_SHIFTS)
        yield Reader(page, context.new_cdp_session(page))
    finally:
        context.close()
