"""What a change is compared with: folders and git revisions, also where git has only the latest commits."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.editing.base.base import open_base
from macros.reading.problems import SourceError
from tests.repositories import write_repository

INDICATOR = "skolnamnden/indikatorer/mattet.yml"
HEAD = "titel: Måttet\nmål: [malet]\nenhet: '%'\nriktning: högre\n"


def figures(value: int) -> dict[str, str | None]:
    return {INDICATOR: f"{HEAD}utfall: [{{period: 2025, värde: {value}, publicerad: 2026-03-01}}]\n"}


def git(folder: Path, *arguments: str) -> str:
    person = {f"GIT_{who}_{what}": "prov@example.se" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    day = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-11-22T12:00:00Z")
    own = {**os.environ, **person, **day, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, env=own, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, files: Mapping[str, str | None], where: str = "goals") -> str:
    """Commit the files as the goal repository, and only them; the commit's SHA."""
    if not (folder / ".git").exists():
        folder.mkdir(exist_ok=True)
        git(folder, "init", "-q", "-b", "main")
    write_repository(folder / where, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Ändring")
    return git(folder, "rev-parse", "HEAD")


def value_in(name: str, goals: Path) -> object:
    """The one outcome of the base."""
    with open_base(name, goals) as base:
        assert base.problems == ()
        assert base.plan is not None
        return base.plan.indicators["mattet"].outcomes[0].value


def refusal_of(name: str, goals: Path) -> str:
    with pytest.raises(SourceError) as refused, open_base(name, goals):
        pass
    return str(refused.value)


@pytest.fixture
def branched(tmp_path: Path) -> Path:
    """A repository whose `main` goes on after `arende` has parted from it; `arende` is checked out."""
    folder = tmp_path / "hos oss"
    commit(folder, figures(1))
    git(folder, "tag", "v1")
    commit(folder, figures(2))
    git(folder, "switch", "-q", "-c", "arende")
    commit(folder, figures(3))
    git(folder, "switch", "-q", "main")
    commit(folder, figures(4))
    git(folder, "switch", "-q", "arende")
    return folder


@pytest.mark.parametrize(("name", "value"), [("HEAD", 3), ("HEAD~1", 2), ("v1", 1), ("main", 2), ("arende", 3)])
def test_a_revision_is_compared_where_the_change_parted_from_it(branched: Path, name: str, value: int) -> None:
    assert value_in(name, branched / "goals") == value


def test_a_sha_short_or_whole_is_a_revision(branched: Path) -> None:
    sha = git(branched, "rev-parse", "HEAD~1")
    assert value_in(sha, branched / "goals") == value_in(sha[:8], branched / "goals") == 2


def test_the_label_tells_the_name_and_the_commit(branched: Path) -> None:
    with open_base("main", branched / "goals") as base:
        assert base.label == f"main ({git(branched, 'rev-parse', 'HEAD~1')[:8]})"


def test_what_is_not_committed_is_not_in_the_base(branched: Path) -> None:
    write_repository(branched / "goals", figures(9))
    assert value_in("HEAD", branched / "goals") == 3


def test_nothing_is_left_behind_or_changed(branched: Path) -> None:
    before = git(branched, "status", "--porcelain=v2", "--branch")
    with open_base("main", branched / "goals") as base:
        folder = base.folder
    assert not folder.exists()
    assert git(branched, "status", "--porcelain=v2", "--branch") == before


def test_the_goal_repository_may_be_the_whole_repository_or_lie_deep_in_it(tmp_path: Path) -> None:
    whole, deep = tmp_path / "hela", tmp_path / "djupt"
    commit(whole, figures(1), ".")
    commit(deep, figures(2), "en å/två/goals")
    assert value_in("HEAD", whole) == 1
    assert value_in("HEAD", deep / "en å/två/goals") == 2


@pytest.mark.parametrize("name", ["there", "there/goals"])
def test_a_folder_is_or_holds_a_goal_repository(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_repository(tmp_path / "there/goals", figures(5))
    assert value_in(name, write_repository(tmp_path / "goals", figures(6))) == 5


def test_a_revision_goes_before_a_folder_of_its_name(branched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(branched)
    write_repository(branched / "main", figures(7))
    assert value_in("main", branched / "goals") == 2
    assert value_in("./main", branched / "goals") == 7


def test_everything_is_new_where_the_first_commit_had_no_goals(tmp_path: Path) -> None:
    folder = tmp_path / "nytt"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Tomt")
    commit(folder, figures(1))
    with open_base("HEAD~1", folder / "goals") as base:
        assert base.plan is not None
        assert (dict(base.plan.goals), dict(base.plan.bodies), base.problems) == ({}, {}, ())


def test_a_goal_repository_that_has_moved_is_found_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "flyttat"
    commit(folder, figures(1), "goals")
    write_repository(folder / "prov/goals", figures(8))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Prov")
    git(folder, "mv", "goals", "mal")
    git(folder, "commit", "-q", "-m", "Flytt")
    assert value_in("HEAD~1", folder / "mal") == 1


def test_a_whole_sha_is_never_a_folder_that_the_change_itself_brings(
    branched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(branched)
    write_repository(branched / ("0" * 40), figures(7))
    assert "ingen revision som heter" in refusal_of("0" * 40, branched / "goals")


def test_goals_made_a_link_are_compared_with_what_stood_under_that_name(branched: Path) -> None:
    git(branched, "mv", "goals", "annan")
    (branched / "goals").symlink_to("annan")
    git(branched, "add", "-A")
    git(branched, "commit", "-q", "-m", "Länk")
    assert value_in("HEAD~1", branched / "goals") == 3
    commit(branched, figures(9), "annan")
    (branched / "goals").unlink()
    git(branched, "mv", "annan", "goals")
    assert value_in("HEAD~2", branched / "goals") == 3


# What can't be had


@pytest.mark.parametrize(
    "name", ["finns-inte", "main..arende", "main:goals", "^main", "-h", "--output=x", "-", "HEAD@{99}", "å" * 9_000]
)
def test_an_unknown_name_is_told_and_never_an_option(branched: Path, name: str) -> None:
    assert "ingen revision som heter" in refusal_of(name, branched / "goals")
    assert not (branched / "x").exists()


@pytest.mark.parametrize("name", ["", " ", "a\0b"])
def test_a_name_that_is_none_is_told(branched: Path, name: str) -> None:
    assert refusal_of(name, branched / "goals").startswith("Skriv vad ändringen ska jämföras med")


def test_the_goals_are_not_compared_with_themselves(branched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(branched)
    for name in ("goals", ".", str(branched)):
        assert "är samma måldata som den som ska jämföras" in refusal_of(name, branched / "goals")


def test_a_branch_that_was_not_fetched_is_told_how_to_fetch(branched: Path) -> None:
    told = refusal_of("origin/annan", branched / "goals")
    assert told.endswith("Hämta grenen först: git fetch origin +refs/heads/annan:refs/remotes/origin/annan")


def test_outside_a_repository_and_without_git_a_folder_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goals = write_repository(tmp_path / "goals", figures(1))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "ligger inte i ett git-förråd" in refusal_of("main", goals)
    monkeypatch.setenv("PATH", "")
    assert refusal_of("main", goals).startswith("Git finns inte på den här datorn.")
    there = write_repository(tmp_path / "there", figures(2))
    assert value_in(str(there), goals) == 2


def shallow(source: Path, folder: Path, branch: str) -> Path:
    git(folder, "clone", "-q", "--depth", "1", "--branch", branch, f"file://{source}", "grund")
    return folder / "grund"


def follow(told: str, folder: Path) -> None:
    """Do exactly what a refusal says."""
    command = re.search(r"(git fetch .*?) I GitLab: skriv GIT_DEPTH: 0", told)
    assert command, told
    subprocess.run(command[1], shell=True, cwd=folder, check=True, capture_output=True)  # noqa: S602  as the user would


def test_in_a_shallow_clone_the_fetching_that_is_told_leads_there(branched: Path, tmp_path: Path) -> None:
    clone = shallow(branched, tmp_path, "arende")
    for _ in range(2):
        told = refusal_of("origin/main", clone / "goals")
        follow(told, clone)
        if "50" not in told:
            break
        if git(clone, "merge-base", "HEAD", "HEAD") and _parts(clone):
            break
    assert value_in("origin/main", clone / "goals") == 2


def _parts(clone: Path) -> bool:
    done = subprocess.run(["git", "-C", clone, "merge-base", "HEAD", "origin/main"], capture_output=True, check=False)
    return done.returncode == 0


def test_a_sha_that_is_fetched_alone_is_enough(branched: Path, tmp_path: Path) -> None:
    """As GitLab's CI_MERGE_REQUEST_DIFF_BASE_SHA is: already where the branches parted."""
    git(branched, "config", "uploadpack.allowAnySHA1InWant", "true")
    sha = git(branched, "merge-base", "main", "arende")
    clone = shallow(branched, tmp_path, "arende")
    told = refusal_of(sha, clone / "goals")
    assert f"git fetch --depth=1 origin {sha} I GitLab" in told
    follow(told, clone)
    assert value_in(sha, clone / "goals") == 2


# What lies there


def test_no_hook_filter_attribute_or_link_of_the_base_does_anything(tmp_path: Path) -> None:
    folder, secret = tmp_path / "fientligt", tmp_path / "hemligt.yml"
    secret.write_text("titel: Hemligt")
    commit(folder, figures(1))
    hook = folder / ".git/hooks/post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/kord\n")
    hook.chmod(0o755)
    (folder / "goals/.gitattributes").write_text("* filter=ond export-subst\n*.yml export-ignore\n")
    (folder / "goals/skolnamnden/mal/lank.yml").symlink_to(secret)
    (folder / "goals/skolnamnden/mal/stor.yml").write_bytes(b"#" * 2_000_000)
    (folder / "goals/skolnamnden/mal/rad\nbryt.yml").write_text("titel: X")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Ont")
    git(folder, "config", "filter.ond.smudge", f"touch {tmp_path}/kord")
    git(folder, "config", "core.fsmonitor", f"touch {tmp_path}/kord; false")
    with open_base("HEAD", folder / "goals") as base:
        assert base.plan is not None
        assert [each.value for each in base.plan.indicators["mattet"].outcomes] == [1]
        assert [(each.file, each.rule) for each in base.problems] == [
            ("skolnamnden/mal/lank.yml", "file_link"),
            ("skolnamnden/mal/rad\nbryt.yml", "file_name"),
            ("skolnamnden/mal/stor.yml", "file_size"),
        ]
    assert not (tmp_path / "kord").exists()


def test_a_base_of_another_format_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    files = {
        **figures(1),
        "skolnamnden/mal/malet.yml": "titel: Målet\nområde: skola\nstart: 2023-01-01\nslut: 2026-12-31\n"
        "beslut: {organ: fullmaktige, datum: 2023-02-15, röst: enhällig}\nfärgton: blå\n",
        "skolnamnden/mal/annat.yml": "rubrik: Annat\n",
        "skolnamnden/indikatorer/annat.yml": HEAD.replace("[malet]", "[malet, annat]"),
        "skolnamnden/aktiviteter/annat.yml": "titel: A\nmål: annat\nansvarig: B\nstart: 2025-01-01\nslut: 2025-02-01\n"
        "status: klar\n",
        "skolnamnden/uppfoljning/2025-t1.yml": "publicerad: 2025-06-01\n"
        "bedömningar: [{mål: annat, färg: gul}, {mål: malet, färg: gul}]\n",
        "skolnamnden/enkater/2025.yml": "svar: 3\n",
    }
    folder = tmp_path / "gammalt"
    commit(folder, files)
    with open_base("HEAD", folder / "goals") as base:
        plan = base.plan
        assert plan is not None
        assert [(each.file, each.field) for each in base.problems] == [
            ("skolnamnden/enkater", ""),
            ("skolnamnden/mal/annat.yml", "beslut"),
            ("skolnamnden/mal/annat.yml", "område"),
            ("skolnamnden/mal/annat.yml", "rubrik"),
            ("skolnamnden/mal/annat.yml", "slut"),
            ("skolnamnden/mal/annat.yml", "start"),
            ("skolnamnden/mal/annat.yml", "titel"),
            ("skolnamnden/mal/malet.yml", "beslut.röst"),
            ("skolnamnden/mal/malet.yml", "färgton"),
        ]
        assert list(plan.goals) == ["malet"]
        assert plan.goals["malet"].title == "Målet"
        assert [each.name for each in plan.areas.values()] == ["Skola"], "what could be read keeps its name"
        assert plan.indicators["annat"].goals == ("malet",)
        assert list(plan.activities) == []
        assert [made.goal for each in plan.follow_ups for made in each.assessments] == ["malet"]


@pytest.mark.parametrize("name", ["kommun.yml", "organisation.yml"])
def test_a_base_without_its_municipality_or_bodies_has_no_plan_but_says_why(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "trasigt"
    commit(folder, {**figures(1), name: "rubrik: Ny form"})
    with open_base("HEAD", folder / "goals") as base:
        assert base.plan is None
        assert {each.file for each in base.problems} >= {name}
