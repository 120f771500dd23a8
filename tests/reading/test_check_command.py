"""`goals check` as staff and pipelines run it: what it prints where, and the exit code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.examples import write_examples
from tests.reading.suspected import fault
from tests.repositories import write_repository

BROKEN = {
    "kommun.yml": "namn: ''\nkommunkod: 1275\n",
    "skolnamnden/mal/malet.yml": "titel: Målet\nområde: skolan\nstart: 2023-01-01\nslut: 2026-12-31\n"
    "beslut: {organ: fullmaktige, datum: 2023-02-15}\n",
}


def goals(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command from a folder, as `python -m macros`."""
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-m", "macros", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(root), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )


def test_a_good_repository_is_counted_and_the_exit_code_is_0(tmp_path: Path) -> None:
    write_examples(tmp_path / "goals")

    run = goals("check", cwd=tmp_path)

    assert (run.returncode, run.stderr) == (0, "")
    assert re.fullmatch(r"Inga fel. Läste 3 mål, 3 indikatorer och 1 aktivitet(er)?\.\n", run.stdout)


def test_every_problem_of_a_broken_repository_is_a_line_and_the_exit_code_is_1(tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", BROKEN)

    run = goals("check", cwd=tmp_path)

    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.splitlines() == [
        "goals/kommun.yml:1:7: namn: Här står ingenting. Fyll i en text eller ta bort raden.",
        'goals/skolnamnden/mal/malet.yml:2:9: område: Målområdet "skolan" finns inte. Menade du "skola"?',
        "",
        "2 fel. Rätta dem och kör goals check igen.",
    ]


def test_another_repository_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    write_repository(tmp_path / "en annan", BROKEN)

    relative = goals("check", "--goals", "en annan", cwd=tmp_path)
    absolute = goals("check", "--goals", tmp_path / "en annan", cwd=tmp_path)

    assert relative.stdout.startswith("en annan/kommun.yml:1:7: ")
    assert absolute.stdout.startswith(f"{tmp_path}/en annan/kommun.yml:1:7: ")


def test_json_of_a_good_repository_is_an_empty_list(tmp_path: Path) -> None:
    write_examples(tmp_path / "goals")

    run = goals("check", "--format", "json", cwd=tmp_path)

    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout) == {"problems": []}


def test_json_of_a_broken_repository_has_every_part_of_every_problem(tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", BROKEN)

    run = goals("check", "--format", "json", cwd=tmp_path)

    assert (run.returncode, run.stderr) == (1, "")
    assert json.loads(run.stdout)["problems"][1] == {
        "file": "goals/skolnamnden/mal/malet.yml",
        "line": 2,
        "column": 9,
        "field": "område",
        "message": 'Målområdet "skolan" finns inte. Menade du "skola"?',
        "found": "skolan",
        "rule": "area_unknown",
    }


@pytest.mark.parametrize("there", ["nothing", "a file"])
def test_a_missing_folder_is_a_problem_not_a_traceback(there: str, tmp_path: Path) -> None:
    if there == "a file":
        (tmp_path / "goals").write_text("", encoding="utf-8")

    run = goals("check", cwd=tmp_path)

    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.splitlines() == [
        "goals:1:1: Mappen finns inte. Ange mappen med måldatan med --goals.",
        "",
        "1 fel. Rätta dem och kör goals check igen.",
    ]


def test_a_missing_folder_is_a_problem_in_json_too(tmp_path: Path) -> None:
    run = goals("check", "--goals", "borta", "--format", "json", cwd=tmp_path)

    assert (run.returncode, run.stderr) == (1, "")
    assert [(each["file"], each["rule"]) for each in json.loads(run.stdout)["problems"]] == [
        ("borta", "folder_missing")
    ]


def test_an_empty_folder_lacks_what_every_repository_has(tmp_path: Path) -> None:
    (tmp_path / "goals").mkdir()

    run = goals("check", cwd=tmp_path)

    assert run.returncode == 1
    assert re.findall(r"^goals/(\S+):1:1: Filen saknas", run.stdout, re.MULTILINE) == ["kommun.yml", "organisation.yml"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["kontrollera"],
        ["check", "--format", "xml"],
        ["check", "--goals"],
        ["check", "extra"],
        ["assess", "--as-of", "igår"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_on_stderr_and_the_exit_code_is_2(arguments: list[str], tmp_path: Path) -> None:
    run = goals(*arguments, cwd=tmp_path)

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("usage: goals")
    assert "Traceback" not in run.stderr


def test_a_wrong_date_is_told_in_swedish(tmp_path: Path) -> None:
    run = goals("assess", "--as-of", "2026-02-30", cwd=tmp_path)

    assert "'2026-02-30' är inte ett datum. Skriv till exempel 2025-03-26." in run.stderr


def test_help_names_the_commands_in_swedish(tmp_path: Path) -> None:
    run = goals("--help", cwd=tmp_path)

    assert (run.returncode, run.stderr) == (0, "")
    assert "visa alla fel i måldatan" in run.stdout
    assert "visa hur det går, och varför" in run.stdout


def test_assess_of_a_broken_repository_tells_every_problem_on_stderr(tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", BROKEN)

    run = goals("assess", "--format", "json", cwd=tmp_path)

    assert (run.returncode, run.stdout) == (1, "")
    assert [line.split(" ")[0] for line in run.stderr.splitlines()] == [
        "goals/kommun.yml:1:7:",
        "goals/skolnamnden/mal/malet.yml:2:9:",
    ]


@fault(
    "the output follows the terminal's encoding and ends in a UnicodeEncodeError, as on a Windows of cp1252 with a →"
)
@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_swedish_is_printed_whatever_the_terminal_can_show(encoding: str, tmp_path: Path) -> None:
    ring = BROKEN["skolnamnden/mal/malet.yml"].replace("skolan", "skola") + "utgår_från: [malet]\n"
    write_repository(tmp_path / "goals", {"skolnamnden/mal/malet.yml": ring})

    run = goals("check", cwd=tmp_path, PYTHONIOENCODING=encoding)

    assert "Traceback" not in run.stderr


@fault("a name that is no UTF-8 ends in a UnicodeEncodeError where the output is strict, as under sv_SE.UTF-8")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_whose_name_is_no_text_is_a_problem_not_a_traceback(form: str, tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", {})
    (tmp_path / "goals" / os.fsdecode(b"\xff.yml")).touch()

    run = goals("check", "--format", form, cwd=tmp_path, PYTHONIOENCODING="utf-8:strict")

    assert "Traceback" not in run.stderr
