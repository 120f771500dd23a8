"""`goals assess`: what it answers, to machines and in a terminal."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from macros.__main__ import main
from tests.repositories import DEFAULTS, write_repository

ROOT = Path(__file__).parents[2]
GOAL = "skolnamnden/mal/malet.yml"
FILES = {
    GOAL: None,
    "skolnamnden/mal/fler-unga-klarar-skolan.yml": """
        titel: Fler unga klarar skolan
        område: skola
        start: 2023-01-01
        slut: 2026-12-31
        beslut: {organ: fullmaktige, datum: 2023-02-15}
        """,
    "skolnamnden/indikatorer/behoriga-yrkesprogram.yml": """
        titel: Elever i årskurs 9 behöriga till yrkesprogram
        mål: [fler-unga-klarar-skolan]
        enhet: "%"
        decimaler: 1
        riktning: högre
        målvärden: [{period: 2024, värde: 80}]
        utfall: [{period: 2024, värde: 76.4, publicerad: 2025-03-26}]
        """,
    "skolnamnden/uppfoljning/2024-bokslut.yml": """
        publicerad: 2025-03-26
        bedömningar: [{mål: fler-unga-klarar-skolan, färg: grön, motivering: Se analysen}]
        """,
}

STATES = {
    "skolnamnden/indikatorer/a-prognos.yml": """
        titel: Frånvaro
        mål: [malet]
        enhet: dagar
        riktning: lägre
        målvärden: [{period: 2025, värde: 10}]
        utfall: [{period: 2025-t1, värde: "12,5", typ: prognos, publicerad: 2025-05-20}]
        """,
    "skolnamnden/indikatorer/b-svart.yml": """
        titel: Trygghet
        mål: [malet]
        enhet: index
        riktning: högre
        målvärden: [{period: 2024, värde: 90}]
        utfall: [{period: 2024, inte_mätt: Enkäten uteblev, publicerad: 2025-03-26}]
        """,
    "skolnamnden/indikatorer/c-oppen.yml": """
        titel: Sena bussar
        mål: [malet]
        enhet: "%"
        riktning: intervall
        målvärden: [{period: 2026, lägst: 0, högst: 5}]
        """,
    "skolnamnden/indikatorer/d-nyckeltal.yml": """
        titel: Elever
        mål: [malet]
        enhet: antal
        riktning: högre
        utfall: [{period: 2024/25, värde: "1 234", typ: preliminärt, publicerad: 2024-10-15}]
        """,
    "skolnamnden/indikatorer/e-trosklar.yml": """
        titel: Resultat
        mål: [malet]
        enhet: tkr
        riktning: högre
        beräkning: trösklar
        trösklar: {grön: 0, gul: -1500}
        utfall: [{period: 2024, värde: -200, publicerad: 2025-03-26}]
        """,
    "skolnamnden/indikatorer/f-ja-nej.yml": """
        titel: Plan mot mobbning
        mål: [malet]
        enhet: ja/nej
        riktning: ja/nej
        målvärden: [{period: 2024, värde: ja}]
        utfall: [{period: 2024, värde: ja, publicerad: 2025-03-26}]
        """,
}


def assess(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["assess", "--goals", str(folder), *arguments]) == 0
    return capsys.readouterr().out


def assess_as_json(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(assess(folder, capsys, "--format", "json", *arguments))


def test_the_example_of_the_format_is_answered_to_the_letter(tmp_path: Path) -> None:
    folder = write_repository(tmp_path, FILES)
    command = [sys.executable, "-m", "macros", "assess", "--goals", str(folder), "--as-of", "2026-11-22"]
    done = subprocess.run([*command, "--format", "json"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) == json.loads("""
{"as_of": "2026-11-22",
 "indicators": [{"id": "behoriga-yrkesprogram", "period": "2024", "outcome": "76.4", "target": "80",
                 "kind": "utfall", "degree": "95.5", "shown": "95 %", "colour": "gul", "state": "bedömd",
                 "formula": "76,4 / 80 = 95,5 %"}],
 "goals": [{"id": "fler-unga-klarar-skolan", "computed": "gul", "assessed": "grön", "shown": "grön",
            "period": "2024-bokslut",
            "distribution": {"grön": 0, "gul": 1, "röd": 0, "svart": 0, "inte rapporterat": 0}}]}
""")


def test_every_state_has_a_row_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = assess_as_json(write_repository(tmp_path, STATES), capsys, "--as-of", "2025-06-01")
    assert answer == json.loads("""
{"as_of": "2025-06-01",
 "indicators": [
  {"id": "a-prognos", "period": "2025-t1", "outcome": "12.5", "target": "10", "kind": "prognos",
   "degree": "80", "shown": "80 %", "colour": "gul", "state": "prognos", "formula": "10 / 12,5 = 80 %"},
  {"id": "b-svart", "period": "2024", "outcome": null, "target": "90", "kind": null, "degree": null,
   "shown": null, "colour": "svart", "state": "svart", "formula": null},
  {"id": "c-oppen", "period": "2026", "outcome": null, "target": "0–5", "kind": null, "degree": null,
   "shown": null, "colour": null, "state": "inte rapporterat", "formula": null},
  {"id": "d-nyckeltal", "period": "2024/25", "outcome": "1234", "target": null, "kind": "preliminärt",
   "degree": null, "shown": null, "colour": null, "state": "inget målvärde", "formula": null},
  {"id": "e-trosklar", "period": "2024", "outcome": "-200", "target": null, "kind": "utfall", "degree": null,
   "shown": null, "colour": "gul", "state": "bedömd", "formula": "−200 ≥ −1 500 (gränsen för gult)"},
  {"id": "f-ja-nej", "period": "2024", "outcome": "ja", "target": "ja", "kind": "utfall", "degree": "100",
   "shown": "100 %", "colour": "grön", "state": "bedömd", "formula": "Ja, målet är ja: 100 %"}],
 "goals": [
  {"id": "malet", "computed": "gul", "assessed": null, "shown": "gul", "period": null,
   "distribution": {"grön": 1, "gul": 1, "röd": 0, "svart": 1, "inte rapporterat": 2}}]}
""")


def test_as_of_a_day_before_anything_was_published_nothing_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = assess_as_json(write_repository(tmp_path, FILES), capsys, "--as-of", "2025-03-25")
    assert answer["indicators"][0]["state"] == "inte rapporterat"
    assert answer["goals"] == json.loads("""
[{"id": "fler-unga-klarar-skolan", "computed": "inte rapporterat", "assessed": null,
  "shown": "inte rapporterat", "period": null,
  "distribution": {"grön": 0, "gul": 0, "röd": 0, "svart": 0, "inte rapporterat": 1}}]
""")


def test_without_a_date_it_answers_for_today(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = datetime.now(UTC).astimezone().date()
    answer = assess_as_json(write_repository(tmp_path, FILES), capsys)
    assert before <= date.fromisoformat(answer["as_of"]) <= datetime.now(UTC).astimezone().date()


def test_in_a_terminal_it_reads_as_swedish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_repository(tmp_path, {**FILES, **STATES, GOAL: DEFAULTS[GOAL]})
    told = assess(folder, capsys, "--as-of", "2025-06-01")
    expected = """\
Så går det, som det var känt den 2025-06-01.

Fler unga klarar skolan [fler-unga-klarar-skolan]
  Uppfylls helt (Bokslut 2024): 1 gul
    Nära målet – Elever i årskurs 9 behöriga till yrkesprogram 2024: 76,4 % (76,4 / 80 = 95,5 %)

Målet [malet]
  Uppfylls delvis: 1 grön, 1 gul, 1 svart och 2 inte rapporterade
    Prognos: nära målet – Frånvaro tertial 1 2025: 12,5 dagar (10 / 12,5 = 80 %)
    Inte mätt – Trygghet 2024
    Inte rapporterat än – Sena bussar 2026
    Nära målet – Resultat 2024: −200 tkr (−200 ≥ −1 500 (gränsen för gult))
    Målet nått – Plan mot mobbning 2024: Ja (Ja, målet är ja: 100 %)
    Följs utan mål – Elever läsåret 2024/25: 1 234
"""
    assert told == expected


@pytest.mark.parametrize("day", ["2025-02-30", "26 mars 2025", "2025-3-26", "igår", ""])
def test_a_wrong_date_is_a_wrong_use(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["assess", "--goals", str(write_repository(tmp_path, FILES)), "--as-of", day])
    said = capsys.readouterr()
    assert (stopped.value.code, said.out) == (2, "")
    assert f"{day!r} är inte ett datum. Skriv till exempel 2025-03-26." in said.err


def test_a_repository_with_problems_is_told_and_not_assessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_repository(tmp_path, {"skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: igår"})
    assert main(["assess", "--goals", str(folder)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"{folder}/skolnamnden/uppfoljning/2024-bokslut.yml:1:13: publicerad: "
        '"igår" är inte ett datum. Skriv år-månad-dag, till exempel 2025-03-26.\n'
    )
