"""Exempelby's site built and published once for all workers, where servers that run as others may read it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing.commands import publish
from tests.publishing.servers import Server, apache, nginx
from tests.served import AT_ROOT, EXEMPELBY, build_once, lock


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The site as MkDocs leaves it."""
    return build_once(shared, "exempelby", EXEMPELBY, AT_ROOT)


@pytest.fixture(scope="session")
def published(shared: Path, built: Path) -> Path:
    """The site after `goals publish`."""
    out = shared / "exempelby-published"
    with lock(shared / "exempelby-published.lock"):
        if not out.exists():
            unfinished = shared / "exempelby-published.unfinished"
            shutil.copytree(built, unfinished)
            publish(unfinished)
            unfinished.rename(out)
    return out


@pytest.fixture(scope="session")
def behind_nginx(published: Path) -> Iterator[Server]:
    with nginx(published) as server:
        yield server


@pytest.fixture(scope="session")
def behind_apache(published: Path) -> Iterator[Server]:
    with apache(published) as server:
        yield server


@pytest.fixture(params=["nginx", "apache"])
def server(request: pytest.FixtureRequest) -> Server:
    """The site behind each server in turn."""
    found: Server = request.getfixturevalue(f"behind_{request.param}")
    return found
