"""The older steering model has words alone: no limits in per cent, the same words for indicators as for goals."""

from datetime import date

import pytest

from macros.pages.labels import word_for_indicator
from macros.plan.assessment import assess_indicator, assess_periods
from tests.pages.rendered import DAY, HEAD, INDICATOR, body_of, classed, goal_of, section_of, table_of, texts
from tests.repositories import plan_of

MODELS = """\
namn: Prövköpings kommun
kommunkod: "1275"
styrmodeller:
  - {id: "2019", namn: Styrkortsmodellen, gäller_från: 2015-01-01}
  - {id: "2023", namn: Riktlinje 3.0, gäller_från: 2023-01-01, grön_från: 100, gul_från: 80}
"""
WORDS = ["Uppfylls helt", "Uppfylls delvis", "Uppfylls inte"]
NEWER_WORDS = ["Målet nått", "Nära målet", "Målet inte nått"]


def figures(period: str, outcome: str, more: str = "") -> str:
    return f"{HEAD}målvärden: [{{period: {period}, värde: 80}}]\nutfall: [{{period: {period}, {outcome}}}]\n{more}"


def measured(period: str, value: float, kind: str = "utfall") -> str:
    year = 2000 + int(period[5:7]) if "/" in period else int(period[:4])
    return figures(period, f"värde: {value}, typ: {kind}, publicerad: {year + 1}-03-01")


def word_of(text: str, municipality: str = MODELS) -> str:
    plan = plan_of({"kommun.yml": municipality, INDICATOR: text})
    return word_for_indicator(assess_indicator(plan, plan.indicators["mattet"], DAY))


@pytest.mark.parametrize("value", [84, 72, 40])
@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2015", WORDS),
        ("2022", WORDS),
        ("2022-t3", WORDS),
        # the day it begins counts
        ("2022/23", WORDS),
        ("2023", NEWER_WORDS),
        ("2023-t1", NEWER_WORDS),
        ("2025", NEWER_WORDS),
        # before any model
        ("2014", NEWER_WORDS),
    ],
)
def test_an_indicator_is_worded_by_the_model_that_its_period_begins_under(
    period: str, value: int, words: list[str]
) -> None:
    assert word_of(measured(period, value)) == words[[84, 72, 40].index(value)]


@pytest.mark.parametrize(("limits", "words"), [("grön_från: 100", NEWER_WORDS), ("gul_från: 80", NEWER_WORDS)])
def test_a_model_that_states_a_limit_is_not_one_of_words(limits: str, words: list[str]) -> None:
    municipality = MODELS.replace("gäller_från: 2015-01-01", f"gäller_från: 2015-01-01, {limits}")
    assert word_of(measured("2022", 84), municipality) == words[0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (measured("2022", 84, "prognos"), "Prognos: uppfylls helt"),
        (measured("2022", 40, "preliminärt"), "Uppfylls inte"),
        (figures("2022", "inte_mätt: Enkäten uteblev, publicerad: 2023-03-01"), "Inte mätt"),
        (HEAD + "målvärden: [{period: 2022, värde: 80}]", "Inte rapporterat än"),
        (HEAD + "utfall: [{period: 2022, värde: 84, publicerad: 2023-03-01}]", "Följs utan mål"),
    ],
)
def test_what_is_no_colour_of_success_has_the_same_words_in_both_models(text: str, word: str) -> None:
    assert word_of(text) == word
    if "uppfylls" not in word.lower():
        assert word_of(text.replace("2022", "2024").replace("2023-", "2025-")) == word


OLDER_WHY = (
    "Den äldre styrmodellen har orden men inga gränser i procent. Vi räknar minst 100 procent av målet som uppfyllt "
    "helt och minst 80 som uppfyllt delvis."
)
NEWER_WHY = "Grönt är minst 100 procent av målet, gult minst 80 procent."
MOVEMENT = "beräkning: förflyttning\nstartvärde: {period: 2020, värde: 70}"
LIMITS = "beräkning: trösklar\ntrösklar: {grön: 80, gul: 70}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (measured("2022", 72), f"{OLDER_WHY} Så räknat: 72 / 80 = 90 %."),
        (
            measured("2022", 72, "prognos"),
            f"Det är en prognos, inte ett resultat. {OLDER_WHY} Så räknat: 72 / 80 = 90 %.",
        ),
        (
            measured("2022", 78) + MOVEMENT,
            OLDER_WHY.replace("av målet", "av vägen till målet") + " Så räknat: (78 − 70) / (80 − 70) = 80 %.",
        ),
        # limits in its own unit are stated, whatever the model
        (measured("2022", 72) + LIMITS, "Grönt är minst 80 %, gult minst 70 %. Så räknat: 72 ≥ 70 (gränsen för gult)."),
        (
            figures("2022", "inte_mätt: Enkäten uteblev, publicerad: 2023-03-01"),
            "Ingen mätning för 2022. Enkäten uteblev.",
        ),
        # the newer is as it was
        (measured("2023", 72), f"72 / 80 = 90 % → gul. {NEWER_WHY}"),
    ],
)
def test_the_reason_says_that_the_older_model_has_no_limits(text: str, why: str) -> None:
    section = section_of(goal_of({"kommun.yml": MODELS, INDICATOR: text}), "Måttet")
    assert texts(classed(section, "why")) == [f"Därför denna färg: {why}"]


def test_colour_and_degree_are_computed_alike_in_both_models() -> None:
    plan = plan_of({"kommun.yml": MODELS, INDICATOR: f"""\
{HEAD}målvärden: [{{period: 2022, värde: 80}}, {{period: 2023, värde: 80}}]
utfall: [{{period: 2022, värde: 72, publicerad: 2023-03-01}}, {{period: 2023, värde: 72, publicerad: 2024-03-01}}]
"""})  # fmt: skip
    older, newer = assess_periods(plan, plan.indicators["mattet"], DAY)
    assert (older.colour, older.degree) == (newer.colour, newer.degree)
    assert [older.is_of_words, newer.is_of_words] == [True, False]


@pytest.mark.parametrize(
    ("period", "word", "degree"), [("2022", "Uppfylls delvis", "–"), ("2023", "Nära målet", "90 %")]
)
def test_the_scorecard_shows_a_degree_only_where_the_model_has_one(period: str, word: str, degree: str) -> None:
    goal = "titel: Målet\nområde: skola\nstart: 2020-01-01\nslut: 2026-12-31\n"
    page = body_of({
        "kommun.yml": MODELS,
        "skolnamnden/mal/malet.yml": goal + "beslut: {organ: fullmaktige, datum: 2019-11-27}",
        INDICATOR: measured(period, 72),
    })  # fmt: skip
    columns, row = table_of(section_of(page, "Målet"))
    told = dict(zip(columns, row, strict=True))
    assert (told["Läge"], told["Utfall"], told["Grad"]) == (word, "72 %", degree)


def test_the_table_of_an_indicator_words_each_period_by_its_own_model() -> None:
    text = f"""\
{HEAD}målvärden: [{{period: 2022, värde: 80}}, {{period: 2023, värde: 80}}]
utfall: [{{period: 2022, värde: 72, publicerad: 2023-03-01}}, {{period: 2023, värde: 72, publicerad: 2024-03-01}}]
"""
    columns, *rows = table_of(section_of(goal_of({"kommun.yml": MODELS, INDICATOR: text}), "Måttet"))
    assert [row[columns.index("Läge")] for row in rows] == ["Nära målet", "Uppfylls delvis"]


def test_what_was_told_of_a_year_stays_when_a_newer_model_is_added() -> None:
    older_alone = MODELS.rpartition("  - {id")[0]
    for municipality in (older_alone, MODELS):
        page = goal_of({"kommun.yml": municipality, INDICATOR: measured("2022", 72)}, day=date(2023, 6, 1))
        assert classed(section_of(page, "Måttet"), "chip")[0].text == "Uppfylls delvis"


@pytest.mark.parametrize(
    ("periods", "is_told"),
    [((2022, 2023), True), ((2021, 2022), False), ((2023, 2024), False)],
)
def test_a_table_with_periods_of_both_models_says_whose_words_the_older_ones_have(
    periods: tuple[int, ...], *, is_told: bool
) -> None:
    targets = ", ".join(f"{{period: {year}, värde: 80}}" for year in periods)
    outcomes = ", ".join(f"{{period: {year}, värde: 84, publicerad: {year + 1}-03-01}}" for year in periods)
    text = f"{HEAD}målvärden: [{targets}]\nutfall: [{outcomes}]\n"
    notes = texts(classed(goal_of({"kommun.yml": MODELS, INDICATOR: text}), "chart-note"))
    assert any("med den äldre styrmodellen visas med dess ord" in note for note in notes) is is_told
