"""Work done in a Chromium of its own, beside the one that the tests of the built site share."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from playwright.sync_api import Browser, sync_playwright

from tests.browser.visits import launch

Found = TypeVar("Found")


def in_chromium(work: Callable[[Browser], Found]) -> Found:
    """What some work finds in a new Chromium; in a thread of its own, since a thread can have but one Playwright."""

    def run() -> Found:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            try:
                return work(browser)
            finally:
                browser.close()

    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(run).result()
