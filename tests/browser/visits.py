"""Visits to a site in Chromium, with an eye on everything that goes wrong meanwhile."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Playwright, Request, Response, ViewportSize

from tests.browser.pages import LEADS_ON
from tests.served import DAY

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
_BROWSERS_OWN = "/favicon.ico"
"""Asked for once by Chromium where a page names no icon; tests/site sees to it that every page names one."""
PHONE, SMALL_PHONE, TABLET, DESK = (390, 844), (320, 640), (768, 1024), (1440, 900)


def find_chromium() -> str:
    """The system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, f"Install Chromium (tests/install-browser does): none of {names} is on the path"
    return found


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium, to drive."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)


class Visit:
    """A page of a site in a window."""

    def __init__(self, page: Page, site: str = "") -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        """Errors of the console and of scripts, failed requests, other hosts, dialogs: a sound page has none."""
        self.requested: list[str] = []
        """Every address asked for."""
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("dialog", self._note_dialog)
        page.on("request", self._note_request)
        page.on("requestfailed", self._note_failure)
        page.on("response", self._note_response)

    def open(self, address: str) -> Page:
        """Go to an address below the site's root and wait until it, or the one it leads on to, has loaded."""
        self.page.goto(self.site + address)
        if address in LEADS_ON:
            self.page.wait_for_url(self.site + LEADS_ON[address])
        return self.page

    def begin(self, site: str, size: tuple[int, int]) -> "Visit":
        """Make a window that has been used as a new one."""
        self.page.goto("about:blank")
        self.page.set_viewport_size(ViewportSize(width=size[0], height=size[1]))
        self.page.emulate_media(
            media="screen", color_scheme="light", forced_colors="none", reduced_motion="no-preference"
        )
        self.site = site
        self.complaints.clear()
        self.requested.clear()
        return self

    def _note_console(self, message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        is_expected = "404" in message.text and (url == self.page.url or url.endswith(_BROWSERS_OWN))
        if message.type == "error" and not is_expected:
            self.complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def _note_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_request(self, request: Request) -> None:
        self.requested.append(request.url)
        target = urlsplit(request.url)
        if target.scheme in {"http", "https"} and target.netloc != urlsplit(self.site).netloc:
            self.complaints.append(f"request to another host: {request.url}")

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what we broke off ourselves by going on
            self.complaints.append(f"failed request: {request.url} {request.failure}")

    def _note_response(self, response: Response) -> None:
        is_document = response.request.resource_type == "document"
        if response.status >= 400 and not is_document and not response.url.endswith(_BROWSERS_OWN):
            self.complaints.append(f"answer {response.status}: {response.url}")


@contextmanager
def visiting(
    browser: Browser, site: str, size: tuple[int, int] = DESK, *, today: datetime | None = DAY, **wishes: Any
) -> Iterator[Visit]:
    """A new window without history, on the day that the tests' sites tell of; None is the real day.

    `wishes` are Playwright's for a context: has_touch, java_script_enabled …
    """
    context = browser.new_context(viewport=ViewportSize(width=size[0], height=size[1]), locale="sv-SE", **wishes)
    context.set_default_timeout(15_000)
    if today:
        context.clock.set_fixed_time(today)
    try:
        yield Visit(context.new_page(), site)
    finally:
        context.close()
