"""One site with forms that save in a folder."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import Visit, visiting
from tests.forms.site import serve_site, write_site


@pytest.fixture(scope="session")
def forms_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address."""
    with serve_site(write_site(tmp_path_factory.mktemp("forms"))) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, forms_site: str) -> Iterator[Visit]:
    """A new window; whatever goes wrong in it fails the test."""
    with visiting(chromium, forms_site, today=None) as visit:
        yield visit
        assert visit.complaints == []
