import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from macros.__main__ import main
from tests.repositories import write_repository

ORGANISATION = """
    organ:
      - {id: fullmaktige, namn: Kommunfullmäktige, typ: fullmäktige}
      - {id: skolnamnden, namn: Skolnämnden, typ: nämnd, överordnat: fullmaktige, samordnare: Utvecklingsledare}
      - {id: fritidsnamnden, namn: Fritidsnämnden, typ: nämnd, överordnat: fullmaktige}
    """
YEARLY = """
    titel: Elever som läser säkert
    mål: [malet]
    enhet: "%"
    riktning: högre
    målvärden:
      - {period: 2024, värde: 80, beslut: {organ: fullmaktige, datum: 2023-06-01}}
      - {period: 2025, värde: 82, beslut: {organ: fullmaktige, datum: 2024-06-01}}
    utfall:
      - {period: 2023, värde: 79, publicerad: 2024-02-01}
      - {period: 2024, värde: 78, publicerad: 2025-02-01}
      - {period: 2025, värde: 80, typ: prognos, publicerad: 2025-10-01}
    """
ACTIVITY = """
    titel: Läxhjälp
    mål: malet
    ansvarig: Rektor, Ekskolan
    start: 2025-01-13
    slut: 2025-12-19
    status: pågående
    uppföljningar:
      - {datum: 2025-04-30, status: pågående}
    """
INDICATOR = "skolnamnden/indikatorer/lasning.yml"
FILES = {
    "organisation.yml": ORGANISATION,
    INDICATOR: YEARLY,
    "skolnamnden/aktiviteter/laxhjalp.yml": ACTIVITY,
    "skolnamnden/uppfoljning/2024-t2.yml": "publicerad: 2024-10-01\n",
    "skolnamnden/ekonomi/2025.yml": """
        budget: 100
        rapporter:
          - {rapport: tertial-1, publicerad: 2025-05-28, utfall: 31}
        """,
}
Missing = Callable[..., tuple[int, str]]


@pytest.fixture
def missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Missing:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774440000")  # 2026-03-25

    def ask(*arguments: str, files: Mapping[str, str] = MappingProxyType({})) -> tuple[int, str]:
        """The exit code and what is missing, in FILES with some of them changed."""
        goals = write_repository(tmp_path / "goals", {**FILES, **files})
        code = main(["missing", *arguments, "--goals", str(goals)])
        told = capsys.readouterr()
        return code, (told.out + told.err).replace(f"{goals}/", "")

    return ask


def test_list_says_what_whom_to_ask_and_where(missing: Missing) -> None:
    code, told = missing("2025-t2")
    assert code == 1
    assert told == (
        "Det här saknas för tertial 2 2025: 3 uppgifter hos 1 organ.\n\n"
        "Skolnämnden: 3 uppgifter\n"
        "Fråga: Utvecklingsledare\n"
        "  Uppföljning – skapa filen och bedöm målen\n"
        "  - Tertial 2 2025\n"
        "      bedöm: Målet [malet]\n"
        "      skolnamnden/uppfoljning/2025-t2.yml\n"
        "  Aktiviteter – lägg till en uppföljning: dag, läge och vad som har hänt\n"
        "  - Läxhjälp\n"
        "      fråga: Rektor, Ekskolan\n"
        "      skolnamnden/aktiviteter/laxhjalp.yml\n"
        "  Ekonomi – lägg in rapporten\n"
        "  - tertial-2 2025\n"
        "      skolnamnden/ekonomi/2025.yml\n\n"
        "Så skriver man i filerna: goals/README.md\n"
    )


def test_yearly_measure_is_due_at_the_bokslut_with_its_target(missing: Missing) -> None:
    _, told = missing("bokslut", "2025")
    assert (
        "- Elever som läser säkert, 2025 (mål 82 %, prognos finns)\n      skolnamnden/indikatorer/lasning.yml" in told
    )
    assert "goals record lasning 2025 SIFFRA" in told


def test_yearly_measure_that_comes_in_spring_is_due_at_the_second_tertial(missing: Missing) -> None:
    in_spring = YEARLY.replace("2024-02-01", "2023-06-20").replace("2025-02-01", "2024-06-19")
    _, told = missing("2025-t2", files={INDICATOR: in_spring})
    assert "Elever som läser säkert, 2025" in told
    assert "Elever som läser säkert" not in missing("2025-t1", files={INDICATOR: in_spring})[1]


def test_measure_that_comes_late_is_due_at_the_bokslut_all_the_same(missing: Missing) -> None:
    late = YEARLY.replace("2024-02-01", "2024-11-12").replace("2025-02-01", "2025-11-11")
    _, told = missing("2025-bokslut", files={INDICATOR: late})
    assert "Elever som läser säkert, 2025 (mål 82 %, prognos finns, brukar komma i november 2026)" in told


def test_half_years_are_due_each_in_its_time(missing: Missing) -> None:
    halves = YEARLY.replace("period: 2023,", "period: 2024-h1,").replace(
        "period: 2024, värde: 78", "period: 2024-h2, värde: 78"
    )
    halves = halves.replace("publicerad: 2024-02-01", "publicerad: 2024-08-20")
    assert "första halvåret 2025" in missing("2025-t2", files={INDICATOR: halves})[1]
    _, told = missing("2025-bokslut", files={INDICATOR: halves})
    assert "första halvåret 2025" in told
    assert "andra halvåret 2025" in told


def test_measure_every_other_year_is_due_only_where_a_target_stands(missing: Missing) -> None:
    without = YEARLY.replace("      - {period: 2025, värde: 82, beslut: {organ: fullmaktige, datum: 2024-06-01}}\n", "")
    assert "läser säkert" not in missing("2025-bokslut", files={INDICATOR: without})[1]


def test_measure_without_targets_is_due_in_the_rhythm_that_it_has_had(missing: Missing) -> None:
    limited = (
        YEARLY.partition("målvärden:")[0] + "beräkning: trösklar\n    trösklar: {grön: 80, gul: 70}\n    utfall:\n"
    )
    for years, is_due in (((2021, 2023), True), ((2020, 2022), False)):
        rows = "".join(f"      - {{period: {year}, värde: 78, publicerad: {year + 1}-02-01}}\n" for year in years)
        assert ("läser säkert, 2025" in missing("2025-bokslut", files={INDICATOR: limited + rows})[1]) is is_due


def test_what_was_before_the_first_measurement_is_not_due(missing: Missing) -> None:
    limits = YEARLY.split("målvärden:", maxsplit=1)[0] + "beräkning: trösklar\n    trösklar: {grön: 0, gul: -2}\n"
    files = {INDICATOR: f"{limits}    utfall: [{{period: 2023, värde: 1, publicerad: 2024-02-01}}]\n"}
    assert missing("2022", files=files)[0] == 0
    assert missing("2024", files=files)[0] == 1


def test_the_parts_of_a_year_that_has_its_outcome_are_not_due(missing: Missing) -> None:
    tertial = "- {period: 2026-t1, värde: 81, typ: preliminärt, publicerad: 2026-05-20}"
    files = {INDICATOR: f"{YEARLY.rstrip()}\n      {tertial}\n"}
    assert "tertial 3 2024" not in missing("2024-bokslut", files=files)[1]
    assert "tertial 3 2025" in missing("2025-bokslut", files=files)[1]


def test_activity_followed_up_before_the_body_reports_is_not_missing(missing: Missing) -> None:
    for day, is_missing in (("2025-09-20", False), ("2025-10-20", True)):
        made = f"{ACTIVITY}  - {{datum: {day}, status: pågående}}\n"
        _, told = missing("2025-t2", files={"skolnamnden/aktiviteter/laxhjalp.yml": made})
        assert ("Läxhjälp" in told) is is_missing


@pytest.mark.parametrize("row", ["värde: 81", "inte_mätt: Glömdes", "värde: 81, typ: preliminärt"])
def test_reported_outcome_is_not_missing(missing: Missing, row: str) -> None:
    done = YEARLY + f"  - {{period: 2025, {row}, publicerad: 2026-02-01}}\n"
    assert "läser säkert" not in missing("2025-bokslut", files={INDICATOR: done})[1]


def test_withdrawn_outcome_is_missing(missing: Missing) -> None:
    row = "{period: 2025, värde: 81, publicerad: 2026-02-01, återkallad: {datum: 2026-02-02, orsak: Fel}}"
    assert "läser säkert" in missing("2025-bokslut", files={INDICATOR: YEARLY + f"  - {row}\n"})[1]


def test_goal_left_out_of_a_follow_up_is_told(missing: Missing) -> None:
    _, told = missing("2025-t2", files={"skolnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-01\n"})
    assert "Bedömningar – bedöm målen\n  - Målet [malet]\n      skolnamnden/uppfoljning/2025-t2.yml" in told


def test_body_that_never_follows_up_at_tertials_is_not_asked_to(missing: Missing) -> None:
    assert "Uppföljning –" not in missing("2025-t1")[1]


def test_all_reported_is_said_and_exits_0(missing: Missing) -> None:
    code, told = missing("2024")
    assert (code, told) == (0, "Allt är rapporterat för 2024.\n")


def test_one_body_alone(missing: Missing) -> None:
    assert missing("2025-t2", "--body", "fritidsnamnden") == (
        0,
        "Allt är rapporterat från fritidsnämnden för tertial 2 2025.\n",
    )
    code, told = missing("2025-t2", "--body", "nämnden")
    assert code == 2
    assert "Välj bland fullmaktige" in told


def test_json_holds_all_of_it(missing: Missing) -> None:
    whole = json.loads(missing("2025-t2", "--format", "json")[1])
    assert (whole["period"], whole["count"]) == ("2025-t2", 3)
    assert [(each["lack"], each["ask"], each["file"]) for each in whole["missing"]] == [
        ("uppföljning", "Utvecklingsledare", "skolnamnden/uppfoljning/2025-t2.yml"),
        ("aktivitet", "Rektor, Ekskolan", "skolnamnden/aktiviteter/laxhjalp.yml"),
        ("ekonomi", "Utvecklingsledare", "skolnamnden/ekonomi/2025.yml"),
    ]


def test_markdown_shows_hostile_titles_as_text(missing: Missing) -> None:
    hostile = ACTIVITY.replace("Läxhjälp", '"[x](javascript:y) @alla <b>*"')
    _, told = missing("2025-t2", "--format", "markdown", files={"skolnamnden/aktiviteter/laxhjalp.yml": hostile})
    assert "- [ ] \\[\u2060x\\](javascript:\u2060y) \\@\u2060alla &lt;b&gt;\\*\u2060, fråga: Rektor, Ekskolan" in told


def test_what_is_no_period_is_told(missing: Missing) -> None:
    code, told = missing("2025-t9")
    assert code == 2
    assert "är ingen period" in told
