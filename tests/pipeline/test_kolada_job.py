"""The scheduled job: what Kolada has becomes one merge request, and what people write in it stays."""

import os
import subprocess
from collections.abc import Iterator

import pytest

from tests.editing.kolada_server import KoladaServer, key_figure, row
from tests.pipeline.git_server import TOKEN, GitServer, git_server
from tests.pipeline.project import FIGURES, Project, git

TITLE = "Behöriga till yrkesprogram"


@pytest.fixture
def kolada() -> Iterator[KoladaServer]:
    with KoladaServer() as server:
        server.key_figures = [key_figure("N15428", TITLE)]
        server.rows = [row("N15428", "1275", 2024, 76.4)]
        yield server


@pytest.fixture
def gitlab(project: Project) -> Iterator[GitServer]:
    with git_server(project.origin) as server:
        yield server


def run(
    project: Project, gitlab: GitServer, kolada: KoladaServer, token: str = TOKEN
) -> "subprocess.CompletedProcess[str]":
    """Run `.ci/kolada` as the job does."""
    said = {
        "CI_DEFAULT_BRANCH": "main", "CI_PROJECT_URL": gitlab.address, "CI_SERVER_HOST": "gitlab.example.se",
        "KOLADA_URL": kolada.address, "GOALS_PUSH_TOKEN": token, "GIT_TRACE": "1", "GIT_CONFIG_GLOBAL": os.devnull,
    }  # fmt: skip
    return subprocess.run(
        [".ci/kolada"],
        cwd=project.clone,
        env=os.environ | said,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def proposed(project: Project) -> str:
    """The file of figures on the branch that is proposed."""
    return git(project.origin, "show", f"kolada:goals/{FIGURES}")


def test_what_is_new_becomes_a_merge_request_and_the_token_is_told_to_nobody(
    project: Project, gitlab: GitServer, kolada: KoladaServer
) -> None:
    kolada.rows.append(row("N15428", "1275", 2025, 81.2))
    done = run(project, gitlab, kolada)
    assert done.returncode == 0, done.stderr
    assert "81.2" in proposed(project)
    options = gitlab.heard()
    assert options[:3] == [
        "merge_request.create",
        "merge_request.target=main",
        "merge_request.title=Nya utfall från Kolada",
    ]
    assert TOKEN not in done.stdout + done.stderr + "".join(gitlab.asked) + "".join(options)
    assert project.git("status", "--porcelain", "--", "goals") == ""
    assert git(project.origin, "log", "-1", "--format=%an", "kolada") == "Kolada (automatiskt)"


def test_where_nothing_is_new_nothing_is_opened(project: Project, gitlab: GitServer, kolada: KoladaServer) -> None:
    done = run(project, gitlab, kolada)
    assert (done.returncode, gitlab.heard(), gitlab.asked) == (0, [], [])
    assert "kolada" not in git(project.origin, "branch")


def test_an_open_one_is_added_to_and_what_people_wrote_in_it_is_kept(
    project: Project, gitlab: GitServer, kolada: KoladaServer
) -> None:
    kolada.rows.append(row("N15428", "1275", 2025, 81.2))
    run(project, gitlab, kolada)
    project.git("fetch", "--quiet", "origin", "kolada")
    project.git("switch", "--quiet", "--detach", "FETCH_HEAD")
    project.figures.write_text(f"# Sett av Kim.\n{project.figures.read_text(encoding='utf-8')}", encoding="utf-8")
    (project.clone / "macros" / "__main__.py").write_text("print('KOD FRÅN GRENEN')\n")
    project.git("commit", "--quiet", "--all", "--message", "Läst")
    project.git("push", "--quiet", "origin", "HEAD:kolada")
    project.git("switch", "--quiet", "main")
    gitlab.heard()
    kolada.rows.append(row("N15428", "1275", 2026, 83.4))
    done = run(project, gitlab, kolada)
    assert done.returncode == 0, done.stderr
    text = proposed(project)
    assert all(part in text for part in ("# Sett av Kim.", "81.2", "83.4"))
    assert "KOD FRÅN GRENEN" not in done.stdout
    assert gitlab.heard()[0] == "merge_request.create"  # which GitLab takes as an update of the one that is open
    done = run(project, gitlab, kolada)
    assert (done.returncode, gitlab.heard()) == (0, [])


def test_a_branch_that_does_not_go_together_is_left_for_people(
    project: Project, gitlab: GitServer, kolada: KoladaServer
) -> None:
    project.propose("värde: 76.4", "värde: 70")
    project.git("push", "--quiet", "origin", "andring:kolada")
    project.propose("värde: 76.4", "värde: 60")
    done = run(project, gitlab, kolada)
    assert (done.returncode, "går inte ihop" in done.stderr) == (1, True)
    assert gitlab.heard() == []


@pytest.mark.parametrize("token", ["", "fel"])
def test_without_a_token_that_may_push_the_job_fails_and_says_why(
    project: Project, gitlab: GitServer, kolada: KoladaServer, token: str
) -> None:
    kolada.rows.append(row("N15428", "1275", 2025, 81.2))
    done = run(project, gitlab, kolada, token)
    assert done.returncode != 0
    assert ("GOALS_PUSH_TOKEN" if not token else "Authentication failed") in done.stderr
    assert gitlab.heard() == []
