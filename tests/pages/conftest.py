"""What the tests of pages are told on the command line."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="draw the golden charts anew; look at what has changed")


@pytest.fixture(scope="session")
def rewrites_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared; the option is only known to `pytest tests/pages`."""
    return bool(request.config.getoption("--golden", default=False))
