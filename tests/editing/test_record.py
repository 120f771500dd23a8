import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.reading.load import load_plan
from tests.repositories import write_repository

INDICATOR = """
    titel: Elever som läser säkert
    mål: [malet]
    enhet: "%"
    decimaler: 1
    riktning: högre
    målvärden:
      - {period: 2025, värde: 82}
    utfall:
      - {period: 2022, värde: 79.0, publicerad: 2023-02-01}
      - {period: 2023, värde: 77.5, publicerad: 2024-02-01, kvinnor: 80.0, män: 75.0}
      - {period: 2024, värde: 78.2, publicerad: 2025-02-01}
      - {period: 2025, värde: 80, typ: prognos, publicerad: 2025-10-01}
    """
PLAN = """
    titel: Det finns en plan
    mål: [malet]
    enhet: ja/nej
    riktning: ja/nej
    """
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def goals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774440000")  # 2026-03-25
    files = {"skolnamnden/indikatorer/lasning.yml": INDICATOR, "skolnamnden/indikatorer/plan.yml": PLAN}
    return write_repository(tmp_path / "goals", files)


@pytest.fixture
def run(goals: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def record(*arguments: str) -> tuple[int, str]:
        """The exit code, and all that was told."""
        try:
            code = main(["record", *arguments, "--goals", str(goals)])
        except SystemExit as left:
            code = int(str(left.code))
        told = capsys.readouterr()
        return code, told.out + told.err

    return record


def text(goals: Path, name: str = "lasning") -> str:
    return (goals / f"skolnamnden/indikatorer/{name}.yml").read_text(encoding="utf-8")


def added(goals: Path, before: str) -> list[str]:
    return [line.strip() for line in text(goals).splitlines() if line not in before.splitlines()]


def test_outcome_is_one_new_line_after_the_forecast(run: Run, goals: Path) -> None:
    before = text(goals)
    code, told = run("lasning", "2025", "81,2 %", "--women", "83,4", "--men", "79", "--individuals", "88")
    assert code == 0, told
    assert added(goals, before) == [
        "- {period: 2025, värde: 81.2, publicerad: 2026-03-25, kvinnor: 83.4, män: 79.0, antal: 88}"
    ]
    assert text(goals).startswith(before.rstrip("\n"))
    assert "skolnamnden/indikatorer/lasning.yml" in told
    assert "merge request" in told


def test_a_share_between_those_of_women_and_men_is_not_doubted(run: Run) -> None:
    for women, men in (("85", "75"), ("75", "85")):
        assert "ligger inte mellan" not in run("lasning", "2025", "80", "--women", women, "--men", men, "--dry-run")[1]


def test_where_the_newest_stands_first_a_new_one_does_too(run: Run, goals: Path) -> None:
    path = goals / "skolnamnden/indikatorer/lasning.yml"
    lines = text(goals).splitlines(keepends=True)
    path.write_text("".join([*lines[:-4], *reversed(lines[-4:])]), encoding="utf-8")
    for period in ("2026", "2021"):
        assert run("lasning", period, "80", "--kind", "prognos")[0] == 0
    stand = [line.split(",")[0].strip() for line in text(goals).splitlines()[-6:]]
    assert stand == [f"- {{period: {year}" for year in (2026, 2025, 2024, 2023, 2022, 2021)]


def test_what_residents_will_see_is_told(run: Run) -> None:
    _, told = run("lasning", "2025", "81,2")
    assert "Elever som läser säkert" in told.split("Skrev")[0]
    assert "81,2 %" in told.split("Skrev")[0]


@pytest.mark.parametrize(
    ("said", "period"),
    [("2025", "2025"), ("helåret 2025", "2025"), ("bokslut 2025", "2025")],
)
def test_period_may_be_said_in_words(run: Run, goals: Path, said: str, period: str) -> None:
    code, told = run("lasning", *said.split(), "81", "--nation", "1")
    assert code == 0, told
    assert f"period: {period}, värde: 81.0, publicerad: 2026-03-25, jämförelse: {{riket: 1.0}}" in text(goals)


@pytest.mark.parametrize("name", ["elever som  LÄSER säkert", "lasning-i-nian"])
def test_indicator_may_be_named_by_its_title_or_what_it_was_called(run: Run, goals: Path, name: str) -> None:
    path = goals / "skolnamnden/indikatorer/lasning.yml"
    path.write_text(text(goals).replace("mål: [malet]", "mål: [malet]\ntidigare_id: [lasning-i-nian]"))
    assert run(name, "2025", "81")[0] == 0
    assert "värde: 81.0" in text(goals)


def test_unknown_indicator_is_told_with_the_nearest(run: Run) -> None:
    code, told = run("läsning", "2025", "81")
    assert code == 1
    assert "Menade du lasning (Elever som läser säkert)?" in told


def test_dry_run_shows_the_change_and_writes_nothing(run: Run, goals: Path) -> None:
    before = text(goals)
    code, told = run("lasning", "2025", "81,2", "--dry-run")
    assert code == 0
    assert "\n+  - {period: 2025, värde: 81.2, publicerad: 2026-03-25}\n" in told
    assert "Inget är skrivet" in told
    assert text(goals) == before


def test_same_outcome_again_changes_nothing(run: Run, goals: Path) -> None:
    run("lasning", "2025", "81,2")
    before = text(goals)
    code, told = run("lasning", "2025", "81,2")
    assert (code, text(goals)) == (0, before)
    assert "Elever som läser säkert, 2025: det stod där redan." in told


def test_published_figure_is_not_changed_without_a_reason(run: Run, goals: Path) -> None:
    before = text(goals)
    code, told = run("lasning", "2024", "78,9")
    assert (code, text(goals)) == (1, before)
    assert "Du vill ändra värdet från 78,2 % till 78,9 %." in told
    assert '--reason "därför ändras siffran"' in told


def test_correction_keeps_what_stood(run: Run, goals: Path) -> None:
    assert run("lasning", "2024", "78,9", "--correct", "En klass saknades.")[0] == 0
    assert run("lasning", "2024", "79,1", "--reason", "Och en till.")[0] == 0
    made = load_plan(goals).indicators["lasning"].outcomes[2]
    assert str(made.value) == "79.1"
    assert [(str(each.former), each.reason) for each in made.corrections] == [
        ("78.2", "En klass saknades."),
        ("78.9", "Och en till."),
    ]


def test_changed_share_of_women_says_in_the_reason_what_stood(run: Run, goals: Path) -> None:
    assert run("lasning", "2023", "77,5", "--women", "80,4", "--reason", "Två flickor var räknade som pojkar")[0] == 0
    correction = load_plan(goals).indicators["lasning"].outcomes[1].corrections[0]
    assert str(correction.former) == "77.5"
    assert correction.reason == "Två flickor var räknade som pojkar. Då stod kvinnor 80,0."


def test_missing_part_is_added_without_a_correction(run: Run, goals: Path) -> None:
    assert run("lasning", "2024", "--individuals", "90", "--comment", "Alla skolor är med.")[0] == 0
    made = load_plan(goals).indicators["lasning"].outcomes[2]
    assert (made.individuals, made.comment, made.corrections) == (90, "Alla skolor är med.", ())


def test_figure_of_today_can_be_overwritten_before_it_is_public(run: Run, goals: Path) -> None:
    run("lasning", "2025", "18,2")
    code, told = run("lasning", "2025", "81,2")
    assert code == 1
    assert "--not-public" in told
    assert run("lasning", "2025", "81,2", "--not-public")[0] == 0
    assert "{period: 2025, värde: 81.2, publicerad: 2026-03-25}" in text(goals)
    assert run("lasning", "2024", "1", "--not-public")[0] == 1


def test_withdrawal_needs_a_reason_and_keeps_the_row(run: Run, goals: Path) -> None:
    assert run("lasning", "2024", "--withdraw")[0] == 1
    assert run("lasning", "2024", "--withdraw", "--reason", "Gällde fel skola.")[0] == 0
    assert "värde: 78.2, publicerad: 2025-02-01, återkallad: {datum: 2026-03-25, orsak: Gällde fel skola.}" in text(
        goals
    ).replace(",\n     ", ", ")
    code, told = run("lasning", "2024", "--withdraw", "--reason", "Igen.")
    assert code == 1
    assert "redan återkallad" in told


def test_withdrawal_asks_which_where_two_stand(run: Run, goals: Path) -> None:
    assert run("lasning", "2025", "81,2")[0] == 0
    before = text(goals)
    path = goals / "skolnamnden/indikatorer/lasning.yml"
    path.write_text(before.replace("{period: 2025, värde: 81.2,", "{period: 2025, värde: 81.2, typ: preliminärt,"))
    code, said = run("lasning", "2025", "--withdraw", "--reason", "Fel.")
    assert code == 1
    assert "2025 har prognos och preliminärt. Säg vilken som ska återkallas." in said
    assert run("lasning", "2025", "--withdraw", "--reason", "Fel.", "--kind", "prognos")[0] == 0


def test_not_measured_and_measured_later_stand_side_by_side(run: Run, goals: Path) -> None:
    assert run("lasning", "2025", "--not-measured", "För få svarade.")[0] == 0
    assert run("lasning", "2025", "81,2")[0] == 0
    later = load_plan(goals).indicators["lasning"].outcomes[-2:]
    assert [(each.not_measured, each.value and str(each.value)) for each in later] == [
        ("För få svarade.", None),
        (None, "81.2"),
    ]


def test_negative_figure_is_no_option(run: Run) -> None:
    _, told = run("lasning", "2025", "-0,4", "--dry-run")
    assert "värde: -0.4" in told


def test_more_decimals_than_shown_are_rounded_and_said(run: Run, goals: Path) -> None:
    _, told = run("lasning", "2025", "81,25")
    assert "81,25 blir 81,3" in told
    assert "värde: 81.3" in text(goals)


REFUSED = [
    (["lasning", "2024", "--not-measured", "Glömdes."], "2024 är redan mätt: 78,2 %."),
    (["lasning", "2024", "81", "--kind", "prognos"], "2024 har redan ett utfall, 78,2 %"),
    (["lasning", "2025", "81", "--individuals", "4"], "Färre än fem får inte publiceras"),
    (["lasning", "2025", "81", "--comment", "Ring 811218-9876."], "personnummer"),
    (["lasning", "2025", "81", "--comment", "a\x07b"], "styrtecken"),
    (["lasning", "2025", "81", "--comment", "x" * 1001], "för lång"),
    (["lasning", "2025", "ja"], '"ja" är inte ett tal'),
    (["lasning", "2025", "81 kr"], "en annan enhet"),
    (["lasning", "2025"], "Siffran saknas"),
    (["lasning", "2025-t2", "81"], "indikatorn mäts per år, senast 2024. Gäller siffran hela 2025"),
    (["lasning", "2027", "81"], "börjar först"),
    (["lasning", "tjugofem", "81"], "är ingen period"),
    (["lasning", "2024", "77", "--reason", "x", "--published", "2025-01-01"], "Välj den dagen eller en senare"),
    (["lasning", "2020", "--withdraw", "--reason", "x"], "siffran för 2020 finns inte"),
    (["lasning", "2024", "3", "--withdraw", "--reason", "x"], "Skriv ingen ny siffra"),
    (["plan", "2025", "80"], "varken ja eller nej"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED, ids=[told for _, told in REFUSED])
def test_refused_with_what_to_do_and_nothing_written(run: Run, goals: Path, arguments: list[str], told: str) -> None:
    before = text(goals)
    code, said = run(*arguments)
    assert code == 1
    assert told in said.replace("\u00a0", " ")
    assert text(goals) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["2025", "812"], "stämmer 812,0 %? Tidigare utfall ligger mellan 77,5 och 79,0 %."),
        (["2025", "81", "--women", "70", "--men", "75"], "Siffran ligger inte mellan kvinnor 70,0 % och män 75,0 %"),
        (["2025", "81", "--women", "85", "--men", "82"], "Siffran ligger inte mellan kvinnor 85,0 % och män 82,0 %"),
        (["2026", "81"], "perioden slutar först 31 december 2026"),
        (["2025", "81", "--published", "2026-04-01"], "syns på webbplatsen från den 1 april 2026"),
    ],
)
def test_what_may_be_a_slip_is_pointed_out(run: Run, arguments: list[str], told: str) -> None:
    code, said = run("lasning", *arguments, "--dry-run")
    assert code == 0, said
    assert told in " ".join(said.split())


def test_yes_or_no_is_written_as_the_word(run: Run, goals: Path) -> None:
    assert run("plan", "2025", "Ja")[0] == 0
    assert text(goals, "plan").endswith("utfall:\n  - {period: 2025, värde: ja, publicerad: 2026-03-25}\n")


def test_draft_that_breaks_another_file_is_refused(goals: Path, run: Run) -> None:
    follow_up = goals / "skolnamnden/uppfoljning/2025-bokslut.yml"
    follow_up.parent.mkdir()
    follow_up.write_text("publicerad: 2026-03-20\nbedömningar:\n  - {mål: malet, färg: röd}\n", encoding="utf-8")
    (goals / "skolnamnden/indikatorer/lasning.yml").write_text(
        'titel: Läsning\nmål: [malet]\nenhet: "%"\nriktning: högre\nmålvärden:\n  - {period: 2025, värde: 82}\n'
        "utfall:\n  - {period: 2025, värde: 40, publicerad: 2026-03-01}\n",
        encoding="utf-8",
    )
    before = text(goals)
    code, told = run("lasning", "2025", "90", "--reason", "Fel.", "--published", "2026-03-10")
    assert code == 1
    assert "uppfoljning/2025-bokslut.yml" in told
    assert text(goals) == before


@pytest.mark.parametrize(("typed", "reason"), [("En klass saknades.\n", "En klass saknades."), ("\n", None)])
def test_terminal_is_asked_why_a_published_figure_changes(goals: Path, typed: str, reason: str | None) -> None:
    before = text(goals)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "macros", "record", "lasning", "2024", "78,9", "--goals", str(goals)]
    asked = subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, cwd=Path(__file__).parents[2]
    )
    os.write(ours, typed.encode())
    code = asked.wait(30)
    shown = os.read(ours, 100_000).decode()
    os.close(theirs)
    os.close(ours)
    assert asked.stdout
    asked.stdout.close()
    assert "Varför ändras siffran?" in shown
    assert code == (0 if reason else 1)
    made = load_plan(goals).indicators["lasning"].outcomes[2]
    assert [each.reason for each in made.corrections] == ([reason] if reason else [])
    assert reason or text(goals) == before


def test_a_figure_among_invented_ones_is_said_to_be_shown_as_invented(run: Run, goals: Path) -> None:
    assert "exempel" not in run("lasning", "2025", "81,2", "--dry-run")[1]
    path = goals / "skolnamnden/indikatorer/lasning.yml"
    path.write_text(f"exempel: true\n{text(goals).lstrip()}", encoding="utf-8")
    code, told = run("lasning", "2025", "81,2", "--dry-run")
    assert code == 0, told
    assert "Obs: skolnamnden/indikatorer/lasning.yml är märkt som exempel, så siffran visas som påhittad." in told
