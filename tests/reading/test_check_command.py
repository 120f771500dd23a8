"""`goals check` as staff and pipelines run it: what it prints where, and the exit code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.examples import write_examples
from tests.repositories import write_repository

BROKEN = {
    "kommun.yml": "namn: ''\nkommunkod: 1275\n",
    "skolnamnden/mal/malet.yml": "titel: Målet\nområde: skolan\nstart: 2023-01-01\nslut: 2026-12-31\n"
    "beslut: {organ: fullmaktige, datum: 2023-02-15}\n",
}


def goals(
    *arguments: str | Path, cwd: Path, encoding: str = "utf-8", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command from a folder, as `python -m macros`; what it prints is in an encoding."""
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-m", "macros", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": encoding, **environment},
        capture_output=True,
        encoding=encoding,
        timeout=60,
        check=False,
    )


def test_a_good_repository_is_counted_and_the_exit_code_is_0(tmp_path: Path) -> None:
    write_examples(tmp_path / "goals")

    run = goals("check", cwd=tmp_path)

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "Inga fel. Läste 3 mål, 3 indikatorer, 1 aktivitet.\n"


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
        "1 fel. Rätta det och kör goals check igen.",
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
    ("arguments", "told"),
    [
        ([], "Här saknas KOMMANDO.\nSe goals --help."),
        (["kontrollera"], "KOMMANDO: 'kontrollera' går inte att välja. Välj bland 'check', 'assess'.\nSe goals --help."),
        (["check", "--format", "xml"],
         "--format: 'xml' går inte att välja. Välj bland 'text', 'json'.\nSe goals check --help."),
        (["check", "--goals"], "--goals behöver ett värde.\nSe goals check --help."),
        (["check", "extra"], "Okänt: extra.\nSe goals --help."),
        (["assess", "--as-of", "igår"],
         "--as-of: 'igår' är inte ett datum. Skriv till exempel 2025-03-26.\nSe goals assess --help."),
        (["assess", "--as-of", "2026-02-30"],
         "--as-of: '2026-02-30' är inte ett datum. Skriv till exempel 2025-03-26.\nSe goals assess --help."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_wrong_usage_is_told_in_swedish_on_stderr_and_the_exit_code_is_2(
    arguments: list[str], told: str, tmp_path: Path
) -> None:
    run = goals(*arguments, cwd=tmp_path)

    assert (run.returncode, run.stdout, run.stderr) == (2, "", f"{told}\n")


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


RING = BROKEN["skolnamnden/mal/malet.yml"].replace("skolan", "skola") + "utgår_från: [malet]\n"
TOLD = "goals/skolnamnden/mal/malet.yml:6:13: utgår_från: Målen utgår från varandra i en ring: malet → malet. "


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", TOLD),
        ("cp437", TOLD.replace("→", "\\u2192")),
        ("cp1252", TOLD.replace("→", "\\u2192")),
        ("ascii", TOLD.encode("ascii", "backslashreplace").decode()),
    ],
)
def test_what_the_terminal_cannot_show_is_escaped(encoding: str, told: str, tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", {"skolnamnden/mal/malet.yml": RING})

    run = goals("check", cwd=tmp_path, encoding=encoding)

    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith(told)


@pytest.mark.parametrize("terminal", ["ascii", "cp437"])
def test_json_is_utf_8_whatever_the_terminal_can_show(terminal: str, tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", {"skolnamnden/mal/malet.yml": RING})

    run = goals("check", "--format", "json", cwd=tmp_path, PYTHONIOENCODING=terminal)

    assert TOLD.endswith(
        ": " + json.loads(run.stdout)["problems"][0]["message"].removesuffix("Ta bort en av länkarna.")
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_whose_name_is_no_text_is_a_problem_not_a_traceback(form: str, tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", {})
    (tmp_path / "goals" / os.fsdecode(b"\xff.yml")).touch()

    run = goals("check", "--format", form, cwd=tmp_path, PYTHONIOENCODING="utf-8:strict")

    assert (run.returncode, run.stderr) == (1, "")
    assert "Filen eller mappen hör inte hemma här." in run.stdout
    assert form == "text" or len(json.loads(run.stdout)["problems"]) == 1
