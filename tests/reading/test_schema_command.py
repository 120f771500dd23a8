"""`goals schema`, the committed schemas, and what leads editors to them."""

import json
import os
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.reading.modelines import find_astray, modeline_for
from macros.reading.places import KINDS, TOP
from macros.reading.schema import schema_of, write_schemas
from tests.repositories import write_repository

ROOT = Path(__file__).parents[2]
GOOD = "Alla 15 scheman i schemas/ stämmer med formatet.\n"


def test_the_committed_schemas_are_what_the_format_says_to_the_byte() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "macros", "schema"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (run.stdout, run.returncode) == (GOOD, 0), "Run goals schema --write"


def test_what_differs_is_told_and_write_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 1
    assert "schemas/mal.json: Schemat saknas.\n" in capsys.readouterr().out
    assert main(["schema", "--write"]) == 0
    capsys.readouterr()
    assert (main(["schema"]), capsys.readouterr().out) == (0, GOOD)

    (tmp_path / "schemas" / "mal.json").write_text("{}", encoding="utf-8")
    (tmp_path / "schemas" / "gammalt.json").write_text("{}", encoding="utf-8")

    assert main(["schema"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "schemas/mal.json: Schemat är inte det som formatet säger.",
        "schemas/gammalt.json: Schemat hör inte till något slags fil.",
        "",
        "Kör goals schema --write och spara det som ändras.",
    ]
    assert main(["schema", "--write"]) == 0
    assert capsys.readouterr().out.splitlines() == ["schemas/mal.json: Skrivet.", "schemas/gammalt.json: Borttaget."]
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()} == write_schemas()


def test_schemas_that_cannot_be_written_are_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schemas").touch()

    assert main(["schema", "--write"]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == ["schemas går inte att läsa eller skriva."]


# What leads editors to the schemas


def test_the_settings_lead_every_file_that_an_editor_checks_to_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    sources = [*TOP, *(f"organ/{name}/namn.yml" for name, kind in KINDS.items() if kind.ending == ".yml")]
    globs = [(glob, schema) for schema, each in settings["yaml.schemas"].items() for glob in each]
    led = {source: [schema for glob, schema in globs if fnmatch(f"goals/{source}", glob)] for source in sources}

    assert led == {source: [f"./schemas/{schema_of(source)}"] for source in sources}
    assert len(settings["yaml.schemas"]) == len(sources)
    assert all((ROOT / schema).is_file() for schema in settings["yaml.schemas"])
    assert settings["files.encoding"] == "utf8"
    assert settings["[yaml]"]["editor.tabSize"] == 2
    assert settings["[yaml]"]["editor.insertSpaces"] is True


def test_the_lines_in_our_files_lead_to_their_schemas() -> None:
    assert list(find_astray(ROOT / "goals", ROOT / "schemas")) == []
    for name in TOP:
        path = ROOT / "goals" / name
        line = path.read_text(encoding="utf-8").partition("\n")[0]
        assert line == modeline_for(name, path, ROOT / "schemas")
        assert (path.parent / line.partition("$schema=")[2]).resolve() == ROOT / "schemas" / (schema_of(name) or "")


def test_a_line_that_leads_astray_is_told_and_mended_and_nothing_else_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["schema", "--write"])
    goals = write_repository(tmp_path / "goals", {})
    goal = goals / "skolnamnden" / "mal" / "malet.yml"
    text = goal.read_bytes()
    goal.write_bytes(b"# yaml-language-server: $schema=../../schemas/goal.json\r\n" + text)
    others = {path: path.read_bytes() for path in goals.rglob("*.yml") if path != goal}
    capsys.readouterr()

    assert main(["schema"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "goals/skolnamnden/mal/malet.yml: Raden yaml-language-server leder inte till filens schema."
    )
    assert main(["schema", "--write"]) == 0

    assert goal.read_bytes() == b"# yaml-language-server: $schema=../../../schemas/mal.json\r\n" + text
    assert {path: path.read_bytes() for path in others} == others
    assert main(["schema"]) == 0
    assert main(["check"]) == 0
