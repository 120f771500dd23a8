"""`goals check` as staff and pipelines run it: what it prints where, and the exit code."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.__main__ import COMMANDS, main
from tests.reading.examples import write_examples
from tests.repositories import write_repository

BROKEN = {
    "kommun.yml": "namn: ''\nkommunkod: 1275\n",
    "skolnamnden/mal/malet.yml": "titel: Målet\nområde: skolan\nstart: 2023-01-01\nslut: 2026-12-31\n"
    "beslut: {organ: fullmaktige, datum: 2023-02-15}\n",
}


@dataclass(frozen=True)
class Run:
    """What running the command came to."""

    code: int | str | None
    out: str
    err: str


Goals = Callable[..., Run]


@pytest.fixture
def goals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Goals:
    """Run the command from the temporary folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Run:
        try:
            code: int | str | None = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        return Run(code, *capsys.readouterr())

    return run


def start(*arguments: str, cwd: Path, terminal: str = "utf-8", decoded: str | None = None) -> Run:
    """Run the command as a process of its own, where the terminal has an encoding; `decoded` as another."""
    run = subprocess.run(
        [sys.executable, "-m", "macros", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": terminal},
        capture_output=True,
        encoding=decoded or terminal,
        timeout=60,
        check=False,
    )
    return Run(run.returncode, run.stdout, run.stderr)


def test_a_good_repository_is_counted_and_the_exit_code_is_0(tmp_path: Path) -> None:
    write_examples(tmp_path / "goals")

    assert start("check", cwd=tmp_path) == Run(0, "Inga fel. Läste 3 mål, 3 indikatorer, 1 aktivitet.\n", "")


def test_every_problem_of_a_broken_repository_is_a_line_and_the_exit_code_is_1(tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", BROKEN)

    run = start("check", cwd=tmp_path)

    assert (run.code, run.err) == (1, "")
    assert run.out.splitlines() == [
        "goals/kommun.yml:1:7: namn: Här står ingenting. Fyll i en text eller ta bort raden.",
        'goals/skolnamnden/mal/malet.yml:2:9: område: Målområdet "skolan" finns inte. Menade du "skola"?',
        "",
        "2 fel. Rätta dem och kör goals check igen.",
    ]


def test_another_repository_is_named_as_it_was_asked_for(goals: Goals, tmp_path: Path) -> None:
    write_repository(tmp_path / "en annan", BROKEN)

    assert goals("check", "--goals", "en annan").out.startswith("en annan/kommun.yml:1:7: ")
    assert goals("check", "--goals", tmp_path / "en annan").out.startswith(f"{tmp_path}/en annan/kommun.yml:1:7: ")


def test_json_of_a_good_repository_is_an_empty_list(goals: Goals, tmp_path: Path) -> None:
    write_examples(tmp_path / "goals")

    run = goals("check", "--format", "json")

    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out) == {"problems": []}


def test_json_of_a_broken_repository_has_every_part_of_every_problem(goals: Goals, tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", BROKEN)

    run = goals("check", "--format", "json")

    assert (run.code, run.err) == (1, "")
    assert json.loads(run.out)["problems"][1] == {
        "file": "goals/skolnamnden/mal/malet.yml",
        "line": 2,
        "column": 9,
        "field": "område",
        "message": 'Målområdet "skolan" finns inte. Menade du "skola"?',
        "found": "skolan",
        "rule": "area_unknown",
    }


@pytest.mark.parametrize("there", ["nothing", "a file"])
def test_a_missing_folder_is_a_problem_not_a_traceback(there: str, goals: Goals, tmp_path: Path) -> None:
    if there == "a file":
        (tmp_path / "goals").write_text("", encoding="utf-8")

    run = goals("check")

    assert (run.code, run.err) == (1, "")
    assert run.out.splitlines() == [
        "goals:1:1: Mappen finns inte. Ange mappen med måldatan med --goals.",
        "",
        "1 fel. Rätta det och kör goals check igen.",
    ]


def test_a_missing_folder_is_a_problem_in_json_too(goals: Goals) -> None:
    run = goals("check", "--goals", "borta", "--format", "json")

    assert (run.code, run.err) == (1, "")
    assert [(each["file"], each["rule"]) for each in json.loads(run.out)["problems"]] == [("borta", "folder_missing")]


def test_an_empty_folder_lacks_what_every_repository_has(goals: Goals, tmp_path: Path) -> None:
    (tmp_path / "goals").mkdir()

    run = goals("check")

    assert run.code == 1
    assert re.findall(r"^goals/(\S+):1:1: Filen saknas", run.out, re.MULTILINE) == ["kommun.yml", "organisation.yml"]


@pytest.mark.parametrize(
    ("arguments", "told", "command"),
    [
        ("", "Här saknas KOMMANDO.", "goals"),
        ("kontrollera", "KOMMANDO: 'kontrollera' går inte att välja. Välj bland ", "goals"),
        ("check extra", "Okänt: extra.", "goals"),
        ("check --goals", "--goals behöver ett värde.", "goals check"),
        ("check --format xml", "--format: 'xml' går inte att välja. Välj bland ", "goals check"),
        ("assess --as-of igår", "--as-of: 'igår' är inte ett datum. Skriv till exempel 2025-03-26.", "goals assess"),
        ("assess --as-of 2026-02-30", "--as-of: '2026-02-30' är inte ett datum. Skriv till exempel ", "goals assess"),
    ],
)
def test_wrong_usage_is_told_in_swedish_on_stderr_and_the_exit_code_is_2(
    arguments: str, told: str, command: str, goals: Goals
) -> None:
    run = goals(*arguments.split())

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(told)
    assert run.err.splitlines()[1:] == [f"Se {command} --help."]


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_is_in_swedish(command: list[str], goals: Goals) -> None:
    run = goals(*command, "--help")

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("skriv: goals")
    assert run.out.count("\nval:\n") == 1
    assert not re.search(r"usage|options:|positional|show this", run.out)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_an_answer_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", {})
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "macros", "check", "--goals", tmp_path / "goals"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip

    assert (done.returncode, done.stderr) == (1, "Svaret går inte att skriva: disken är full.\n")


def test_a_stopped_command_says_so_without_a_traceback(
    goals: Goals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: Path) -> None:
        raise KeyboardInterrupt

    write_repository(tmp_path / "goals", {})
    monkeypatch.setattr("macros.commands.check.load_plan", stop)
    run = goals("check")

    assert (run.code, run.out, run.err) == (130, "", "Avbrutet.\n")


def test_a_report_that_does_not_fit_leaves_nothing_behind(
    goals: Goals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    write_repository(tmp_path / "goals", {})
    monkeypatch.setattr(Path, "replace", fail)
    run = goals("check", "--format", "gitlab", "--output", "rapport.json")

    assert (run.code, run.err) == (1, "Det går inte att skriva rapport.json: disken är full.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["goals"]


def test_a_link_or_a_device_is_written_through_and_stays(goals: Goals, tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", {})
    (tmp_path / "there.json").touch()
    (tmp_path / "link.json").symlink_to("there.json")

    assert goals("check", "--format", "gitlab", "--output", "link.json").code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "there.json").read_text()) == []


def test_help_names_the_commands_in_swedish(goals: Goals) -> None:
    run = goals("--help")

    assert (run.code, run.err) == (0, "")
    assert "visa alla fel i måldatan" in run.out
    assert "visa hur det går, och varför" in run.out


def test_assess_of_a_broken_repository_tells_every_problem_on_stderr(goals: Goals, tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", BROKEN)

    run = goals("assess", "--format", "json")

    assert (run.code, run.out) == (1, "")
    assert [line.split(" ")[0] for line in run.err.splitlines()] == [
        "goals/kommun.yml:1:7:",
        "goals/skolnamnden/mal/malet.yml:2:9:",
    ]


RING = BROKEN["skolnamnden/mal/malet.yml"].replace("skolan", "skola") + "utgår_från: [malet]\n"


@pytest.mark.parametrize(
    ("terminal", "told"),
    [
        ("utf-8", "utgår_från: Målen utgår från varandra i en ring: malet → malet."),
        ("cp437", "utgår_från: Målen utgår från varandra i en ring: malet \\u2192 malet."),
        ("ascii", "utg\\xe5r_fr\\xe5n: M\\xe5len utg\\xe5r fr\\xe5n varandra i en ring: malet \\u2192 malet."),
    ],
)
def test_what_the_terminal_cannot_show_is_escaped(terminal: str, told: str, tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", {"skolnamnden/mal/malet.yml": RING})

    run = start("check", cwd=tmp_path, terminal=terminal)

    assert (run.code, run.err) == (1, "")
    assert told in run.out


def test_json_is_utf_8_whatever_the_terminal_can_show(tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", {"skolnamnden/mal/malet.yml": RING})

    run = start("check", "--format", "json", cwd=tmp_path, terminal="ascii", decoded="utf-8")

    (problem,) = json.loads(run.out)["problems"]
    assert problem["message"] == "Målen utgår från varandra i en ring: malet → malet. Ta bort en av länkarna."


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_whose_name_is_no_text_is_a_problem_not_a_traceback(form: str, tmp_path: Path) -> None:
    write_repository(tmp_path / "goals", {})
    (tmp_path / "goals" / os.fsdecode(b"\xff.yml")).touch()

    run = start("check", "--format", form, cwd=tmp_path, terminal="utf-8:strict", decoded="utf-8")

    assert (run.code, run.err) == (1, "")
    assert "Filen eller mappen hör inte hemma här." in run.out
    assert form == "text" or len(json.loads(run.out)["problems"]) == 1


def test_a_command_pays_for_nothing_that_others_use() -> None:
    """A second of waiting at each save is what an editor's user notices."""
    asked = "import sys; from macros.__main__ import main; main(['check']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    heavy = {"httpx", "openpyxl", "mkdocs", "macros.pages.site", "macros.editing.difference.difference"}
    assert not heavy & {*done.stdout.split()}
