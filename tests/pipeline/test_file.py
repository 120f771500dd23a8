"""`.gitlab-ci.yml` as GitLab's schema and the house want it: which jobs run when, and what none of them may do."""

import re
import subprocess
import sys
from typing import Any

import pytest
import yaml

from tests.pipeline.project import Project
from tests.served import ROOT

FILE = ROOT / ".gitlab-ci.yml"
SCRIPTS = [path for path in (ROOT / ".ci").iterdir() if path.name != "run"]
SECRETS = ("GOALS_NOTE_TOKEN", "GOALS_PUSH_TOKEN", "CI_JOB_TOKEN")


class _Loader(yaml.SafeLoader):
    """Reads GitLab's own tag."""


_Loader.add_constructor("!reference", lambda loader, node: loader.construct_sequence(node))
PIPELINE: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), _Loader)  # noqa: S506  a safe loader with a tag
JOBS = {name: job for name, job in PIPELINE.items() if isinstance(job, dict) and ("script" in job or "extends" in job)}


def test_it_is_what_gitlab_s_schema_allows() -> None:
    command = ["-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
    done = subprocess.run([sys.executable, *command, FILE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("variables", "jobs"),
    [
        (
            {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_BRANCH": ""},
            {"check", "diff", "preview", "stop_preview"},
        ),
        (
            {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_BRANCH": "", "GOALS_PAGES_PREVIEW": "yes"},
            {"check", "diff", "preview_pages", "stop_preview"},
        ),
        ({"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}, {"check", "charts", "pages"}),
        (
            {"CI_PIPELINE_SOURCE": "schedule", "CI_COMMIT_BRANCH": "main", "FORMS_APP_ID": "a1"},
            {"check", "charts", "forms", "pages"},
        ),
        ({"CI_PIPELINE_SOURCE": "schedule", "CI_COMMIT_BRANCH": "main", "GOALS_TASK": "kolada"}, {"kolada"}),
    ],
)
def test_each_occasion_has_its_jobs(start: Project, variables: dict[str, str], jobs: set[str]) -> None:
    assert start.list_jobs(**variables) == jobs


def test_a_branch_has_no_pipeline_beside_its_merge_request_s() -> None:
    assert [rule["if"] for rule in PIPELINE["workflow"]["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]


def test_every_image_has_a_version_and_nothing_comes_from_elsewhere() -> None:
    images = [PIPELINE["default"]["image"], *(job["image"] for job in JOBS.values() if "image" in job)]
    assert [each for each in images if not re.fullmatch(r"(python|node):\d+\.\d+\.\d+-bookworm", each)] == []
    assert [name for name, job in JOBS.items() if {"services", "id_tokens", "secrets"} & set(job)] == []
    assert "include" not in PIPELINE


def test_what_publishes_or_pushes_runs_alone_and_to_its_end() -> None:
    for name in ("pages", "kolada"):
        assert (JOBS[name]["interruptible"], JOBS[name]["resource_group"]) == (False, name)
        assert all("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"] for rule in JOBS[name]["rules"])
    assert PIPELINE["default"]["interruptible"] is True


def test_only_the_runner_s_own_failures_are_tried_again() -> None:
    assert set(PIPELINE["default"]["retry"]["when"]) == {"runner_system_failure", "api_failure", "scheduler_failure"}


def test_no_secret_is_put_in_a_command_or_shown() -> None:
    for path in [FILE, *SCRIPTS]:
        text = path.read_text(encoding="utf-8")
        assert re.search(r"set -\w*x|printenv|^\s*env\s*$", text, re.MULTILINE) is None, path
        for line in text.splitlines():
            shown = re.findall(r"\$\{?(\w+)(?!\w*:\?)", line) if not line.lstrip().startswith("#") else []
            if set(shown) & set(SECRETS):
                assert "credential.helper='!f()" in line or ":?" in line, f"{path.name}: {line}"


def test_what_is_shown_beside_a_merge_request_has_a_name_that_gitlab_takes() -> None:
    for job in JOBS.values():
        name = job.get("artifacts", {}).get("expose_as", "x")
        assert re.fullmatch(r"[A-Za-z0-9_ -]+", name), name


def test_the_scripts_are_programs_that_stop_at_a_fault() -> None:
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        if path.name != "settings":
            assert path.stat().st_mode & 0o111, path
            assert text.startswith("#!/usr/bin/env bash\n"), path
            assert "\nset -euo pipefail\n" in text, path
