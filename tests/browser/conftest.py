"""Exempelby's site on a real web server: at the root, and below a folder."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import DESK, Visit, visiting
from tests.served import AT_ROOT, BELOW, EXEMPELBY, ROOT, build_once, serve
from tests.site.hostile import write_long_words, write_lots, write_once

OpenVisit = Callable[..., Visit]


@pytest.fixture(scope="session")
def site(shared: Path) -> Iterator[str]:
    """Exempelby's site at the root of a server; its address."""
    with serve(build_once(shared, "exempelby", EXEMPELBY, AT_ROOT)) as address:
        yield address


@pytest.fixture(scope="session")
def site_below(shared: Path) -> Iterator[str]:
    """Exempelby's site below a folder of a server; its address."""
    with serve(build_once(shared, "exempelby-below", EXEMPELBY, BELOW), "/mal-och-resultat/") as address:
        yield address


@pytest.fixture(scope="session")
def perstorp(shared: Path) -> Iterator[str]:
    """Perstorp's own site at the root of a server; its address."""
    with serve(build_once(shared, "perstorp", ROOT / "goals", AT_ROOT)) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site(shared: Path) -> Iterator[str]:
    """A site with hostile markup in every text; its address."""
    goals = write_once(shared, "lots-goals", write_lots)
    with serve(build_once(shared, "lots", goals, AT_ROOT)) as address:
        yield address


@pytest.fixture(scope="session")
def long_words_site(shared: Path) -> Iterator[str]:
    """A site with a word as long as may be in every text; its address."""
    goals = write_once(shared, "words-goals", write_long_words)
    with serve(build_once(shared, "words", goals, AT_ROOT)) as address:
        yield address


@pytest.fixture(scope="session")
def window(chromium: Browser) -> Iterator[Visit]:
    """The window that all tests of a worker use that wish for nothing special."""
    with visiting(chromium, "about:blank") as used:
        yield used


@pytest.fixture
def visit(chromium: Browser, site: str, window: Visit) -> Iterator[OpenVisit]:
    """Begins visits: `visit(size)` in the worker's window, `visit(size, has_touch=True)` in one of its own."""
    with ExitStack() as stack:

        def open_visit(size: tuple[int, int] = DESK, at: str | None = None, **wishes: Any) -> Visit:
            if wishes:
                return stack.enter_context(visiting(chromium, at or site, size, **wishes))
            return window.begin(at or site, size)

        yield open_visit
