"""Visits to a site in Chromium, with an eye on everything that goes wrong meanwhile."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response, ViewportSize

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
PHONE, SMALL_PHONE, TABLET, DESK = (390, 844), (320, 640), (768, 1024), (1440, 900)


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, f"Install Chromium (tests/install-browser does): none of {names} is on the path"
    return playwright.chromium.launch(executable_path=found, args=FLAGS)


class Visit:
    """A page of a site in a window of its own."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        """Errors of the console and of scripts, failed requests, other hosts, dialogs: a sound page has none."""
        self.requested: list[str] = []
        """Every address asked for."""
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", self._note_request)
        page.on("requestfailed", lambda request: self.complaints.append(f"failed request: {request.url} {request.failure}"))
        page.on("response", self._note_response)

    def open(self, address: str) -> Page:
        """Go to an address below the site's root and wait until it has loaded."""
        self.page.goto(self.site + address)
        return self.page

    def _note_console(self, message: ConsoleMessage) -> None:
        is_missing_page = "404" in message.text and message.location.get("url", "") == self.page.url
        if message.type == "error" and not is_missing_page:
            self.complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def _note_request(self, request: Request) -> None:
        self.requested.append(request.url)
        target = urlsplit(request.url)
        if target.scheme in {"http", "https"} and target.netloc != urlsplit(self.site).netloc:
            self.complaints.append(f"request to another host: {request.url}")

    def _note_response(self, response: Response) -> None:
        is_document = response.request.resource_type == "document"
        if response.status >= 400 and not is_document:  # noqa: PLR2004  HTTP's errors begin there
            self.complaints.append(f"answer {response.status}: {response.url}")


@contextmanager
def visiting(browser: Browser, site: str, size: tuple[int, int] = DESK, **wishes: Any) -> Iterator[Visit]:
    """A new window without history; `wishes` are Playwright's for a context: color_scheme, java_script_enabled …"""
    context = browser.new_context(viewport=ViewportSize(width=size[0], height=size[1]), locale="sv-SE", **wishes)
    context.set_default_timeout(8_000)
    try:
        yield Visit(context.new_page(), site)
    finally:
        context.close()
