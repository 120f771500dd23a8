"""Which way an indicator moves: its latest outcome against the one before, in the direction that is better."""

from datetime import date

import pytest

from macros.plan.assessment import IndicatorStanding, assess_indicator, assess_periods
from macros.plan.plan import Plan
from macros.plan.trend import Trend, find_trend, is_from_year_before
from tests.repositories import plan_of

DAY = date(2026, 6, 15)


def plan_with(keys: str, outcomes: str) -> Plan:
    """An indicator with outcomes such as `2024 70; 2025 76 typ: prognos; 2026 inte_mätt`."""
    lines = [f"titel: Måttet\nmål: [malet]\nenhet: kr\n{keys}\nutfall:"]
    for period, value, *more in (each.split(maxsplit=2) for each in outcomes.split("; ")):
        figure = "inte_mätt: Enkäten uteblev" if value == "inte_mätt" else f"värde: {value}"
        lines.append(f"  - {{period: {period}, {figure}, publicerad: 2026-03-01{''.join(f', {key}' for key in more)}}}")
    return plan_of({"skolnamnden/indikatorer/mattet.yml": "\n".join(lines)})


def standing_of(keys: str, outcomes: str, day: date = DAY) -> IndicatorStanding:
    plan = plan_with(keys, outcomes)
    return assess_indicator(plan, plan.indicators["mattet"], day)


def trend_of(keys: str, outcomes: str, day: date = DAY) -> Trend | None:
    """The trend of an indicator with some outcomes."""
    plan = plan_with(keys, outcomes)
    return find_trend(standing_of(keys, outcomes, day), assess_periods(plan, plan.indicators["mattet"], day))


def told(trend: Trend | None) -> str:
    """`bättre 2024`, or a dash."""
    return f"{trend.turn} {trend.since.period}" if trend else "–"


HIGHER, LOWER, YES_NO = "riktning: högre", "riktning: lägre", "riktning: ja/nej"
AIMED = f"{HIGHER}\nmålvärden: [{{period: 2023, värde: 80}}, {{period: 2024, värde: 80}}, {{period: 2025, värde: 80}}]"
INTERVAL = "riktning: intervall\nmålvärden: [{period: 2025, lägst: 95, högst: 100}]"


@pytest.mark.parametrize(
    ("keys", "outcomes", "trend"),
    [
        # higher is better
        (HIGHER, "2024 70; 2025 76", "bättre 2024"),
        (HIGHER, "2024 76; 2025 70", "sämre 2024"),
        (HIGHER, "2024 70; 2025 70", "oförändrat 2024"),
        (HIGHER, "2024 -3; 2025 -2", "bättre 2024"),
        # lower is better
        (LOWER, "2024 70; 2025 76", "sämre 2024"),
        (LOWER, "2024 76; 2025 70", "bättre 2024"),
        (LOWER, "2024 70; 2025 70", "oförändrat 2024"),
        # nearer the interval is better; all of it is as good
        (INTERVAL, "2024 90; 2025 94", "bättre 2024"),
        (INTERVAL, "2024 110; 2025 103", "bättre 2024"),
        (INTERVAL, "2024 94; 2025 90", "sämre 2024"),
        (INTERVAL, "2024 101; 2025 103", "sämre 2024"),
        (INTERVAL, "2024 96; 2025 99", "oförändrat 2024"),
        (INTERVAL, "2024 95; 2025 100", "oförändrat 2024"),
        (INTERVAL, "2024 94; 2025 95", "bättre 2024"),
        (INTERVAL, "2024 100; 2025 100.5", "sämre 2024"),
        # as far below as above
        (INTERVAL, "2024 93; 2025 102", "oförändrat 2024"),
        # without a target nobody knows where the interval lies
        ("riktning: intervall", "2024 90; 2025 94", "–"),
        # yes is better than no, or what the target says
        (YES_NO, "2024 nej; 2025 ja", "bättre 2024"),
        (YES_NO, "2024 ja; 2025 nej", "sämre 2024"),
        (YES_NO, "2024 ja; 2025 ja", "oförändrat 2024"),
        (YES_NO, "2024 nej; 2025 nej", "oförändrat 2024"),
        (YES_NO + "\nmålvärden: [{period: 2025, värde: nej}]", "2024 ja; 2025 nej", "bättre 2024"),
        (YES_NO + "\nmålvärden: [{period: 2025, värde: ja}]", "2024 ja; 2025 nej", "sämre 2024"),
    ],
)
def test_a_trend_is_better_or_worse_in_the_direction_of_the_indicator(keys: str, outcomes: str, trend: str) -> None:
    assert told(trend_of(keys, outcomes)) == trend


@pytest.mark.parametrize(
    ("decimals", "trend"),
    [("", "bättre 2024"), ("\ndecimaler: 2", "bättre 2024"), ("\ndecimaler: 1", "oförändrat 2024")],
)
def test_what_is_compared_are_the_values_that_residents_see(decimals: str, trend: str) -> None:
    assert told(trend_of(HIGHER + decimals, "2024 76.41; 2025 76.44")) == trend


@pytest.mark.parametrize("keys", [AIMED, HIGHER], ids=["with targets", "nyckeltal"])
@pytest.mark.parametrize(
    ("outcomes", "trend"),
    [
        ("2025 76", "–"),
        # the one before, not the first, in whatever order they are written
        ("2022 90; 2023 60; 2025 70", "bättre 2023"),
        ("2025 70; 2023 60; 2022 90", "bättre 2023"),
        # a forecast is not a result, neither now nor before
        ("2024 60; 2025 70; 2026 50 typ: prognos", "bättre 2024"),
        ("2023 80; 2024 60 typ: prognos; 2025 70", "sämre 2023"),
        ("2024 60; 2025 70 typ: prognos", "–"),
        ("2024 60 typ: prognos; 2025 70 typ: prognos", "–"),
        # a preliminary outcome is measured
        ("2024 60; 2025 70 typ: preliminärt", "bättre 2024"),
        ("2024 60 typ: preliminärt; 2025 70", "bättre 2024"),
        # over what was not measured, and what was withdrawn
        ("2023 60; 2024 inte_mätt; 2025 70", "bättre 2023"),
        ("2024 60; 2025 inte_mätt", "–"),
        ("2023 80; 2024 60 återkallad: {datum: 2026-04-02, orsak: Fel}; 2025 70", "sämre 2023"),
        ("2023 80; 2024 60; 2025 70 återkallad: {datum: 2026-04-02, orsak: Fel}", "sämre 2023"),
        ("2024 inte_mätt; 2025 inte_mätt", "–"),
    ],
)
def test_only_what_was_measured_is_compared(keys: str, outcomes: str, trend: str) -> None:
    assert told(trend_of(keys, outcomes)) == trend


@pytest.mark.parametrize(
    ("outcomes", "trend"),
    [
        ("2024-t1 60; 2025-t1 70", "bättre 2024-t1"),
        # a year with a year, a tertial with the same one
        ("2024 90; 2024-t2 60; 2025-t2 70", "bättre 2024-t2"),
        ("2024-t1 90; 2024-t2 60; 2025-t1 70", "sämre 2024-t1"),
        ("2025-t1 60; 2025-t2 70", "–"),
        ("2025-t2 60; 2025 70", "–"),
        ("2024 60; 2024/25 70", "–"),
        ("2023/24 60; 2024/25 70", "bättre 2023/24"),
        ("2025-h1 60; 2025-h2 70", "–"),
        ("2024-h2 60; 2025-h1 90; 2025-h2 70", "bättre 2024-h2"),
        ("2024-kv1 60; 2024-kv4 80; 2025-kv1 70", "bättre 2024-kv1"),
        ("2024-06 60; 2025-05 90; 2025-06 70", "bättre 2024-06"),
        # the first tertial, half, quarter and month have the same number
        ("2024-h1 60; 2024-kv1 60; 2024-01 60; 2024 60; 2025-t1 70", "–"),
    ],
)
def test_only_the_same_kind_of_period_is_compared(outcomes: str, trend: str) -> None:
    assert told(trend_of(HIGHER, outcomes)) == trend


def test_a_trend_is_of_what_was_known_on_the_day() -> None:
    outcomes = "2024 60; 2025 70 rättelser: [{datum: 2026-05-02, tidigare: 50, orsak: Fel}]"
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 2)]
    assert [told(trend_of(HIGHER, outcomes, day)) for day in days] == ["–", "sämre 2024", "bättre 2024"]


def test_the_trend_of_an_earlier_period_is_against_the_one_before_it() -> None:
    outcomes = "[{period: 2022, värde: 50, publicerad: 2025-03-01}, {period: 2023, värde: 40, publicerad: 2025-03-01}, "
    more = "{period: 2024, värde: 70, publicerad: 2025-03-01}]"
    text = f"titel: Måttet\nmål: [malet]\nenhet: kr\nriktning: högre\nutfall: {outcomes}{more}"
    plan = plan_of({"skolnamnden/indikatorer/mattet.yml": text})
    periods = assess_periods(plan, plan.indicators["mattet"], DAY)
    assert [told(find_trend(each, periods)) for each in periods] == ["–", "sämre 2022", "bättre 2023"]


@pytest.mark.parametrize(
    ("outcomes", "is_a_year"),
    [
        ("2024 70; 2025 76", True),
        ("2023 70; 2025 76", False),
        ("2024/25 70; 2025/26 76", True),
        ("2024-t1 70; 2025-t1 76", True),
        ("2023-kv3 70; 2025-kv3 76", False),
        ("2024-06 70; 2025-06 76", True),
    ],
)
def test_a_trend_is_from_the_year_before_where_a_year_lies_between(outcomes: str, *, is_a_year: bool) -> None:
    trend = trend_of(HIGHER, outcomes)
    assert trend is not None
    assert is_from_year_before(standing_of(HIGHER, outcomes), trend) == is_a_year
