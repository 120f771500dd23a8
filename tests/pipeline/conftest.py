"""One small project for all tests of a worker, and a copy of it for each that needs its own."""

from pathlib import Path

import pytest

from tests.pipeline.project import Project, copy_project, make_project


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("pipeline"))


@pytest.fixture
def project(start: Project, tmp_path: Path) -> Project:
    return copy_project(start, tmp_path)
