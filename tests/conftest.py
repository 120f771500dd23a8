"""What tests of several rooms share: the folder of built sites, and one Chromium a worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visits import launch
from tests.served import shared_by_workers


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where built sites stand, the same for all workers."""
    return shared_by_workers(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The worker's browser; a thread can have but one Playwright."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
