"""Exempelby built once for all workers: at a site's root and below a folder."""

from pathlib import Path

import pytest

from tests.served import AT_ROOT, BELOW, EXEMPELBY, build_once, shared_by_workers
from tests.site.documents import BuiltSite


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where built sites stand, the same for all workers."""
    return shared_by_workers(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def site(shared: Path) -> BuiltSite:
    """Exempelby at the root of a host."""
    return BuiltSite(build_once(shared, "exempelby", EXEMPELBY, AT_ROOT), AT_ROOT)


@pytest.fixture(scope="session")
def site_below(shared: Path) -> BuiltSite:
    """Exempelby below a folder of a host."""
    return BuiltSite(build_once(shared, "exempelby-below", EXEMPELBY, BELOW), BELOW)


@pytest.fixture(params=["at root", "below a folder"])
def either_site(request: pytest.FixtureRequest) -> BuiltSite:
    """Exempelby at the root of a host, and below a folder of one."""
    found: BuiltSite = request.getfixturevalue("site" if request.param == "at root" else "site_below")
    return found
