"""A project as GitLab has it: this checkout with a small goal repository in it, cloned from a place of its own."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.repositories import write_repository
from tests.served import ROOT

PROGRAM = ROOT / "build" / "tools" / "pipeline" / "node_modules" / ".bin" / "gitlab-ci-local"
FIGURES = "skolnamnden/indikatorer/behoriga.yml"
GOALS = {
    FIGURES: """
        titel: Behöriga till yrkesprogram
        mål: [malet]
        enhet: "%"
        decimaler: 1
        riktning: högre
        källa: {namn: Kolada, id: N15428}
        målvärden:
          - {period: 2024, värde: 80}
        utfall:
          - {period: 2024, värde: 76.4, publicerad: 2024-09-27}
        """,
}
_DAY = "2026-11-20T12:00:00+01:00"
_WHO = {
    "GIT_AUTHOR_NAME": "Prov", "GIT_AUTHOR_EMAIL": "prov@example.se", "GIT_AUTHOR_DATE": _DAY,
    "GIT_COMMITTER_NAME": "Prov", "GIT_COMMITTER_EMAIL": "prov@example.se", "GIT_COMMITTER_DATE": _DAY,
    "GIT_CONFIG_GLOBAL": os.devnull,
}  # fmt: skip
_LEFT_OUT = re.compile(r"goals/|tests/(?!install-)|$")
_OLD = 1_000_000_000
_PROGRAMS = {
    "goals": 'exec {python} -m macros "$@"',
    "mkdocs": 'exec {python} -m mkdocs "$@"',
    "python": "exit 0  # everything is installed",
}
"""What stands in the project's `.venv/bin`: the programs of this checkout's, run on the project's own code."""


@dataclass(frozen=True)
class Run:
    """What a pipeline did."""

    code: int
    said: str
    folder: Path
    """The files of each job, in folders with the jobs' names."""

    def file(self, job: str, name: str) -> str:
        """A file that a job left."""
        return (self.folder / job / name).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Project:
    """A clone with the branch `main`, and where it was cloned from."""

    clone: Path
    origin: Path

    @property
    def figures(self) -> Path:
        return self.clone / "goals" / FIGURES

    def git(self, *arguments: str, **environment: str) -> str:
        """Run git in the clone; what it said."""
        return git(self.clone, *arguments, **environment)

    def propose(self, former: str, new: str, file: Path | None = None) -> None:
        """Start a branch on which a text of a file is another."""
        path = file or self.figures
        self.git("switch", "--quiet", "--force-create", "andring", "main")
        text = path.read_text(encoding="utf-8")
        assert former in text
        path.write_text(text.replace(former, new), encoding="utf-8")
        self.git("commit", "--quiet", "--all", "--message", "En ändring")

    def run(self, *jobs: str, **variables: str) -> Run:
        """Run jobs of the pipeline of a merge request from the branch that is checked out, or of what is said."""
        known = {
            "CI_PIPELINE_SOURCE": "merge_request_event",
            "CI_COMMIT_BRANCH": "",
            "CI_MERGE_REQUEST_IID": "5",
            "CI_MERGE_REQUEST_PROJECT_ID": "12",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.git("rev-parse", "origin/main"),
            "CI_COMMIT_TIMESTAMP": _DAY,
            "CI_PROJECT_PATH": "Perstorp/webb/malsidan",
            "CI_PROJECT_ROOT_NAMESPACE": "Perstorp",
            "CI_PAGES_DOMAIN": "sidor.example.se",
            "CI_PAGES_URL": "https://mal.example.se",
        }
        said = [part for name, value in {**known, **variables}.items() for part in ("--variable", f"{name}={value}")]
        return self._run([*jobs, *said, "--shell-isolation", "--no-artifacts-to-source"])

    def list_jobs(self, **variables: str) -> set[str]:
        """The jobs that a pipeline has."""
        said = [part for name, value in variables.items() for part in ("--variable", f"{name}={value}")]
        listed = self._run(["--list-csv", *said]).said
        return {line.split(";")[0] for line in listed.splitlines() if line.count(";") >= 5} - {"name"}

    def _run(self, arguments: list[str]) -> Run:
        assert PROGRAM.exists(), "Run tests/install-pipeline"
        done = subprocess.run(
            [PROGRAM, "--force-shell-executor", "--color=false", *arguments],
            cwd=self.clone, env=os.environ | {"HOME": str(self.clone.parent)}, capture_output=True, text=True,
            check=False, timeout=1800,
        )  # fmt: skip
        return Run(done.returncode, done.stdout + done.stderr, self.clone / ".gitlab-ci-local" / "artifacts")


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """Run git in a folder; what it said."""
    return subprocess.run(
        ["git", "-C", folder, *arguments],
        env=os.environ | _WHO | environment, capture_output=True, text=True, check=True, timeout=60,
    ).stdout.strip()  # fmt: skip


def make_project(folder: Path, goals: Path | None = None) -> Project:
    """A project in a folder, with the goal repository that is said or a very small one."""
    source, project = folder / "start", Project(folder / "project", folder / "origin.git")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if not _LEFT_OUT.match(name) and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    if goals:
        shutil.copytree(goals, source / "goals")
    else:
        write_repository(source / "goals", GOALS)
    _install(source)
    git(folder, "init", "--quiet", "--initial-branch", "main", str(source))
    git(source, "add", "--all", "--force")
    git(source, "commit", "--quiet", "--message", "Början")
    git(folder, "clone", "--quiet", "--bare", str(source), str(project.origin))
    git(folder, "clone", "--quiet", f"file://{project.origin}", str(project.clone))
    for name, seconds in {"requirements*.lock": 0, "pyproject.toml": 0, ".venv/site": 1, ".venv/reports": 2}.items():
        for path in project.clone.glob(name):
            os.utime(path, (_OLD + seconds, _OLD + seconds))
    return project


def _install(source: Path) -> None:
    folder = source / ".venv" / "bin"
    folder.mkdir(parents=True)
    for name, program in _PROGRAMS.items():
        (folder / name).write_text(f"#!/bin/sh\n{program.format(python=ROOT / '.venv/bin/python')}\n")
        (folder / name).chmod(0o755)
    for stamp in ("site", "reports"):
        (source / ".venv" / stamp).touch()


def _share_objects(source: str, target: str) -> None:
    """Copy a file; what git has named by its content is never changed, so that one will do for all."""
    (os.link if "/objects/" in source else shutil.copy2)(source, target)


def copy_project(project: Project, folder: Path) -> Project:
    """The project once more, to do with as one likes."""
    copy = Project(folder / "project", folder / "origin.git")
    shutil.copytree(project.origin, copy.origin, copy_function=_share_objects)
    shutil.copytree(project.clone, copy.clone, symlinks=True, copy_function=_share_objects)
    copy.git("remote", "set-url", "origin", f"file://{copy.origin}")
    return copy
