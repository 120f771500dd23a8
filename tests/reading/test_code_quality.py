"""`goals check --format gitlab`: what GitLab reads, and fingerprints that follow a problem and nothing else."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.__main__ import main
from macros.reading.code_quality import write_code_quality
from macros.reading.problems import Problem
from tests.reading.reproducibly import reproducibly
from tests.reading.test_check_command import start
from tests.repositories import write_repository

REPORT: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[a-z_]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/|\./|\.\./)\S"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation says of a report."""

WHEEL = """\
händelser:
  - {månader: [1], titel: Bokslut}
  - {månader: [13], titel: Budget}
  - {månader: [13], titel: Mål}
"""


def report_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """The report of `goals check` run where we are, held to what GitLab reads."""
    main(["check", "--format", "gitlab", *arguments])
    report: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, REPORT)
    return report


def fingerprints(problems: Sequence[Problem]) -> list[str]:
    return [entry["fingerprint"] for entry in json.loads(write_code_quality(problems))]


def test_a_good_repository_is_an_empty_array_and_a_wrong_one_tells_each_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_repository(tmp_path / "goals", {})
    assert (main(["check", "--format", "gitlab"]), capsys.readouterr().out) == (0, "[]\n")

    write_repository(tmp_path / "goals", {"arshjul.yml": WHEEL})
    assert main(["check", "--format", "gitlab"]) == 1
    capsys.readouterr()
    first, second = report_of(capsys)
    assert first == {
        "description": 'händelser[1].månader[0]: "13" är för mycket. Här får stå högst 12.',
        "check_name": "less_than_equal",
        "fingerprint": first["fingerprint"],
        "severity": "major",
        "location": {"path": "goals/arshjul.yml", "lines": {"begin": 3}},
    }
    assert first["fingerprint"] != second["fingerprint"]


@pytest.mark.parametrize("where", [".", "data", "data/goals"])
def test_a_path_begins_at_the_top_of_the_git_repository_wherever_the_command_runs(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    goals = write_repository(tmp_path / "data" / "goals", {"arshjul.yml": WHEEL})
    monkeypatch.chdir(tmp_path / where)

    relative = report_of(capsys, "--goals", os.path.relpath(goals))
    absolute = report_of(capsys, "--goals", str(goals))

    assert {entry["location"]["path"] for entry in relative} == {"data/goals/arshjul.yml"}
    assert relative == absolute


@pytest.mark.parametrize(
    "edited",
    [
        "# Kommentarer ovanför\n# flyttar raderna.\n\n" + WHEEL,
        WHEEL.replace("händelser:\n", "händelser:\n  - {månader: [2], titel: En ny händelse före}\n"),
        WHEEL.replace("\n", "\r\n"),
    ],
    ids=["lines above", "an entry above", "other line ends"],
)
def test_an_edit_elsewhere_makes_no_new_problem(
    edited: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    goals = write_repository(tmp_path / "goals", {"arshjul.yml": WHEEL})
    before = report_of(capsys)
    goals.joinpath("arshjul.yml").write_bytes(edited.encode())

    after = report_of(capsys)

    assert [entry["fingerprint"] for entry in after] == [entry["fingerprint"] for entry in before]


TEXTS = st.text(max_size=8)
PROBLEMS = st.builds(
    Problem,
    file=st.sampled_from(["goals/a.yml", "goals/b.yml"]) | TEXTS.map(lambda text: f"goals/{text}"),
    line=st.integers(1, 99),
    column=st.integers(1, 99),
    field=st.sampled_from(["", "utfall[0].värde", "utfall[1].värde", "titel"]),
    message=TEXTS,
    found=st.none() | TEXTS,
    rule=st.sampled_from(["number", "date"]),
)


@reproducibly
@given(st.lists(PROBLEMS, max_size=12), st.integers(1, 50))
def test_fingerprints_are_unique_and_the_same_on_other_lines(problems: list[Problem], further: int) -> None:
    made = fingerprints(problems)
    moved = [replace(problem, line=problem.line + further, column=1) for problem in problems]

    assert len(set(made)) == len(made)
    assert fingerprints(moved) == made


@reproducibly
@given(st.lists(PROBLEMS, min_size=1, max_size=8), st.data())
def test_mending_one_problem_leaves_the_others_their_fingerprints(
    problems: list[Problem], drawn: st.DataObject
) -> None:
    mended = drawn.draw(st.integers(0, len(problems) - 1))
    left = problems[:mended] + problems[mended + 1 :]

    assert set(fingerprints(left)) < set(fingerprints(problems))


def test_personal_data_stands_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    number = "811218-" + "9876"  # Skatteverket's own example
    write_repository(tmp_path / "goals", {"arshjul.yml": f"händelser:\n  - {{månader: [1], titel: {number}}}\n"})

    assert [(entry["severity"], entry["check_name"]) for entry in report_of(capsys)] == [("blocker", "personal_number")]


def test_hostile_names_and_a_poor_terminal_leave_it_json_in_utf_8(tmp_path: Path) -> None:
    goals = write_repository(tmp_path / "goals", {"arshjul.yml": WHEEL})
    for name in (b"\xff.yml", b'"<b>\n\x1b[31m&.yml', "\u202eåäö.yml".encode()):
        (goals / os.fsdecode(name)).touch()

    run = start("check", "--format", "gitlab", cwd=tmp_path, terminal="ascii", decoded="utf-8")

    report = json.loads(run.out)
    jsonschema.validate(report, REPORT)
    paths = {entry["location"]["path"] for entry in report}
    assert (run.code, len(report)) == (1, 5)
    assert paths == {"goals/�.yml", 'goals/"<b>��[31m&.yml', "goals/�åäö.yml", "goals/arshjul.yml"}


# --output


def test_the_report_goes_into_a_file_and_the_text_on_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_repository(tmp_path / "goals", {"arshjul.yml": WHEEL})

    code = main(["check", "--format", "gitlab", "--output", "ny/rapport.json"])

    assert (code, capsys.readouterr().out.splitlines()[-1]) == (1, "2 fel. Rätta dem och kör goals check igen.")
    content = (tmp_path / "ny" / "rapport.json").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert len(json.loads(content)) == 2
    assert [path.name for path in (tmp_path / "ny").iterdir()] == ["rapport.json"]


@pytest.mark.parametrize("there", ["a folder", "a file where the folder should be"])
def test_a_report_that_cannot_be_written_is_told_in_one_line(
    there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_repository(tmp_path / "goals", {})
    (tmp_path / "out").mkdir() if there == "a folder" else (tmp_path / "fil").touch()
    out = "out" if there == "a folder" else "fil/rapport.json"
    why = "det är en mapp" if there == "a folder" else "den finns redan"

    code = main(["check", "--format", "junit", "--output", out])

    assert code == 1
    assert capsys.readouterr() == ("", f"Det går inte att skriva {out}: {why}.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["goals", out.split("/", maxsplit=1)[0]])
