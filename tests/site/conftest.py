"""Exempelby built once for all workers: at a site's root and below a folder."""

from pathlib import Path

import pytest

from tests.served import AT_ROOT, BELOW, EXEMPELBY, ROOT, build_once
from tests.site.documents import BuiltSite


@pytest.fixture(scope="session")
def site(shared: Path) -> BuiltSite:
    """Exempelby at the root of a host."""
    return BuiltSite(build_once(shared, "exempelby", EXEMPELBY, AT_ROOT), AT_ROOT)


@pytest.fixture(scope="session")
def site_below(shared: Path) -> BuiltSite:
    """Exempelby below a folder of a host."""
    return BuiltSite(build_once(shared, "exempelby-below", EXEMPELBY, BELOW), BELOW)


@pytest.fixture(scope="session")
def perstorp(shared: Path) -> BuiltSite:
    """The goal repository that this project ships, at the root of a host."""
    return BuiltSite(build_once(shared, "perstorp", ROOT / "goals", AT_ROOT), AT_ROOT)


@pytest.fixture(scope="session", params=["exempelby", "perstorp"])
def any_site(request: pytest.FixtureRequest) -> BuiltSite:
    """Exempelby's site, and that of the goal repository which this project ships."""
    found: BuiltSite = request.getfixturevalue("site" if request.param == "exempelby" else "perstorp")
    return found


@pytest.fixture(params=["at root", "below a folder"])
def either_site(request: pytest.FixtureRequest) -> BuiltSite:
    """Exempelby at the root of a host, and below a folder of one."""
    found: BuiltSite = request.getfixturevalue("site" if request.param == "at root" else "site_below")
    return found
