"""Periods, figures and units as staff spell them."""

from decimal import Decimal

import pytest

from macros.editing.spellings import (
    Unclear,
    is_missing,
    is_unit,
    read_count,
    read_figure,
    read_follow_up_or_period,
    read_period,
)  # fmt: skip
from macros.plan.indicator import Answer
from macros.plan.periods import FollowUpPeriod
from tests.editing.tables import INDICATORS
from tests.repositories import plan_of

PERIODS = {
    "2025": "2025  år 2025  2025 helår  helår 2025  Bokslut 2025  2025,0",
    "2024/25": "2024/25  2024/2025  2024-25  2024 – 2025  läsåret 2024/25  Läsår 24/25",
    "2025-t2": "2025-t2  T2 2025  2025 T2  2025T2  tertial 2 2025  Tertial 2, 2025  2:a tertialet 2025",
    "2025-h1": "2025-h1  halvår 1 2025  första halvåret 2025  H1 2025",
    "2025-kv3": "2025-kv3  Q3 2025  2025 Q3  kvartal 3 2025  kv 3 2025  tredje kvartalet 2025",
    "2025-06": "2025-06  2025-6  202506  juni 2025  jun 2025  jun-25  2025 juni",
}
FIGURES = {
    "behoriga": {
        "81,2": "81.2",
        "81.2 %": "81.2",
        "81,2\u00a0procent": "81.2",
        "\u22120,5": "-0.5",
        "– 0,5": "-0.5",
        "+3": "3",
    },
    "dagar": {
        "1 234": "1234",
        "1\u202f234,0": "1234.0",
        "1.234,5": "1234.5",
        "1,234.5": "1234.5",
        "12 dagar": "12",
        "1e3": "1e3",
    },
    "kostnad": {"1 234,5 tkr": "1234.5", "1,234": "1.234", "12 tusen kronor": "12"},
}
INDICATOR = plan_of(INDICATORS).indicators


@pytest.mark.parametrize(
    ("period", "spelling"), [(period, each) for period, all_ in PERIODS.items() for each in all_.split("  ")]
)
def test_a_period_is_read_in_each_way_it_is_written(period: str, spelling: str) -> None:
    assert read_period(spelling).text == period


def test_a_follow_up_may_be_said_in_words_too() -> None:
    said = ("2025-t2", "2025-T2", "tertial 2 2025", "bokslutet 2025", "2025-bokslut", "2025", "T3 2025", "2025-06")
    assert [str(read_follow_up_or_period(each)) for each in said] == [
        "2025-t2", "2025-t2", "2025-t2", "2025-bokslut", "2025-bokslut", "2025", "2025-t3", "2025-06",
    ]  # fmt: skip
    assert [isinstance(read_follow_up_or_period(each), FollowUpPeriod) for each in said] == [True] * 5 + [False] * 3


@pytest.mark.parametrize(
    "text",
    ["24/25", "2025-06-01", "T4 2025", "mars", "2025,5", "2023-2026", "25", "", "T2", "\u0662\u0660\u0662\u0665"],
)
def test_what_can_be_several_periods_or_none_is_told(text: str) -> None:
    with pytest.raises(Unclear, match=r"är ingen period\. Skriv till exempel 2025, 2024/25"):
        read_period(text)


@pytest.mark.parametrize(
    ("id_", "text", "value"), [(id_, *pair) for id_, each in FIGURES.items() for pair in each.items()]
)
def test_a_figure_is_read_in_each_way_it_is_written(id_: str, text: str, value: str) -> None:
    assert read_figure(text, INDICATOR[id_]) == Decimal(value)


@pytest.mark.parametrize(
    ("id_", "text", "told"),
    [
        ("dagar", "1.234", "kan betyda 1 234 eller 1,234"),
        ("behoriga", "1,234", "kan betyda 1 234 eller 1,234"),
        ("kostnad", "12 kr", "har en annan enhet än indikatorn"),
        ("dagar", "12 %", "har en annan enhet än indikatorn"),
        ("dagar", "1.2.3", "är inte ett tal"),
        ("dagar", "12 34", "är inte ett tal"),
        ("dagar", "9" * 20, "är för stort"),
        ("plan", "kanske", "är varken ja eller nej"),
    ],
)
def test_a_figure_that_can_mean_something_else_is_told(id_: str, text: str, told: str) -> None:
    with pytest.raises(Unclear, match=told):
        read_figure(text, INDICATOR[id_])


def test_answers_counts_units_and_what_is_missing() -> None:
    assert [read_figure(text, INDICATOR["plan"]) for text in ("Ja", " NEJ ", "SANT")] == [
        Answer.YES,
        Answer.NO,
        Answer.YES,
    ]
    assert [read_count(text) for text in ("88", "1 234 st", "5,0")] == [88, 1234, 5]
    assert all(map(is_missing, ("–", "-", "..", "Uppgift saknas", " saknas ", "n/a", "\u2212")))
    assert not any(map(is_missing, ("0", "-1", "", "ja")))
    assert is_unit("Procent", INDICATOR["behoriga"])
    assert not is_unit("kr", INDICATOR["kostnad"])
