"""What a chart shows before it is drawn: its axes, gaps, targets and unbroken runs."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.chart_scale import fit_scale
from macros.pages.chart_view import ChartView, Point, runs_of
from macros.pages.indicator_part import view_indicator
from tests.pages.golden import DAY, view_case
from tests.repositories import plan_of

quick = settings(max_examples=300, deadline=None)
figures = st.lists(st.decimals(-10_000, 10_000, places=2, allow_nan=False), min_size=1, max_size=12)
counts = st.lists(st.integers(0, 30).map(Decimal), min_size=1, max_size=12)


def ticks_of(values: str, *, is_count: bool = False) -> str:
    """The labels of an axis for `97 98,5`-like values, with points."""
    scale = fit_scale([Decimal(value) for value in values.split()], is_count=is_count)
    return " ".join(f"{tick.normalize():f}" for tick in scale.ticks)


# The axis of values


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        # from zero
        ("76", "0 20 40 60 80"),
        ("40 70 80", "0 20 40 60 80"),
        ("0 0 0", "0 0.2 0.4 0.6 0.8 1"),
        ("0.3", "0 0.1 0.2 0.3"),
        ("12 110", "0 25 50 75 100 125"),
        # unless that would hide the change: all values lie in the outermost two fifths
        ("60 100", "0 20 40 60 80 100"),
        ("61 100", "60 70 80 90 100"),
        ("97 98 99.6", "97 98 99 100"),
        ("1000 1001", "1000 1000.2 1000.4 1000.6 1000.8 1001"),
        # up to zero, or across it
        ("-40 -3", "-40 -30 -20 -10 0"),
        ("-7", "-8 -6 -4 -2 0"),
        ("-97 -99", "-99 -98.5 -98 -97.5 -97"),
        ("-6.8 4.2", "-7.5 -5 -2.5 0 2.5 5"),
        # at most six labels
        ("100.9 105.9", "100 102 104 106"),
        ("-0.9 4.1", "-2 0 2 4 6"),
    ],
)
def test_an_axis_begins_at_zero_unless_that_hides_the_change(values: str, ticks: str) -> None:
    assert ticks_of(values) == ticks


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ("0", "0 1"),
        ("1", "0 1"),
        ("3 1 0", "0 1 2 3"),
        ("98 99", "0 20 40 60 80 100"),
        ("7 9 25", "0 5 10 15 20 25"),
        ("7 9 12", "0 5 10 15"),
        ("-14 -12", "-15 -10 -5 0"),
    ],
)
def test_counts_begin_at_zero_in_whole_steps(values: str, ticks: str) -> None:
    assert ticks_of(values, is_count=True) == ticks


@quick
@given(figures)
def test_every_value_lies_within_the_axis_whose_steps_are_even(values: list[Decimal]) -> None:
    scale = fit_scale(values, is_count=False)
    assert scale.lowest <= min(values) <= max(values) <= scale.highest
    assert (scale.lowest, scale.highest) == (scale.ticks[0], scale.ticks[-1])
    assert len({second - first for first, second in pairwise(scale.ticks)}) == 1


@quick
@given(figures)
def test_an_axis_has_at_most_six_labels(values: list[Decimal]) -> None:
    assert 2 <= len(fit_scale(values, is_count=False).ticks) <= 6


@quick
@given(figures)
def test_zero_is_left_out_only_where_all_values_lie_close_together_and_far_from_it(values: list[Decimal]) -> None:
    scale = fit_scale(values, is_count=False)
    far, change = max(map(abs, values)), max(values) - min(values)
    assert scale.is_broken == (min(values) * max(values) > 0 and 0 < change < far * Decimal("0.4"))


@quick
@given(counts)
def test_every_step_of_counts_is_a_whole_number_and_the_first_is_zero(values: list[Decimal]) -> None:
    scale = fit_scale(values, is_count=True)
    assert [tick % 1 for tick in scale.ticks] == [0] * len(scale.ticks)
    assert (scale.lowest, scale.highest >= max(values)) == (0, True)


@pytest.mark.parametrize(
    "case",
    [
        "single-point",
        "only-forecast",
    ],
)
def test_a_single_outcome_is_drawn_from_zero(case: str) -> None:
    assert view_case(case).scale.lowest == 0


# The axis of periods


@pytest.mark.parametrize(
    ("case", "periods", "gaps"),
    [
        ("single-point", "2025", ""),
        ("gaps", "2018 2019 2020 2021 2022 2023 2024 2025", "2020 2021 2022 2025"),
        ("awaited", "2023 2024 2025 2026 2027", ""),
        ("school-years", "2021/22 2022/23 2023/24 2024/25", ""),
        ("tertials-and-years", "2024-t1 2024-t2 2024 2025-t1 2025-t2 2025", ""),
    ],
)
def test_periods_follow_each_other_and_those_not_measured_are_gaps(case: str, periods: str, gaps: str) -> None:
    view = view_case(case)
    assert " ".join(period.text for period in view.periods) == periods
    assert " ".join(view.periods[slot].text for slot in view.gaps) == gaps


def view_of(indicator: str, others: Mapping[str, str] | None = None) -> ChartView:
    """The chart of an indicator in per cent with these targets and outcomes."""
    head = "titel: Måttet\nmål: [malet]\nenhet: '%'\nriktning: högre\n"
    plan = plan_of({"skolnamnden/indikatorer/mattet.yml": head + indicator, **(others or {})})
    view = view_indicator(plan, plan.indicators["mattet"], DAY).chart
    assert view is not None
    return view


def test_a_black_year_is_a_gap() -> None:
    view = view_of(
        "målvärden: [{period: 2024, värde: 80}, {period: 2025, värde: 80}]\n"
        "utfall: [{period: 2024, värde: 70, publicerad: 2025-03-01}]",
        {"skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-25"},
    )
    assert [view.periods[slot].text for slot in view.gaps] == ["2025"]


FINAL = "period: 2024, värde: 70, publicerad: 2025-03-01"


@pytest.mark.parametrize(
    ("outcomes", "drawn"),
    [
        ([FINAL], "2024: 70 %"),
        # what is published later is not there yet
        ([FINAL, "period: 2025, värde: 71, publicerad: 2026-12-01"], "2024: 70 %"),
        # what is withdrawn is no longer there
        (
            [
                "period: 2023, värde: 12, publicerad: 2024-03-01, återkallad: {datum: 2024-04-02, orsak: Fel skola}",
                FINAL,
            ],
            "2024: 70 %",
        ),
        # of forecast, preliminary and final the surest
        (
            [
                "period: 2024, värde: 66, typ: prognos, publicerad: 2024-10-01",
                "period: 2024, värde: 69, typ: preliminärt, publicerad: 2025-01-20",
            ],
            "2024: 69 %, preliminärt",
        ),
        (["period: 2024, värde: 69, typ: preliminärt, publicerad: 2025-01-20", FINAL], "2024: 70 %"),
        (["period: 2024, värde: 66, typ: prognos, publicerad: 2024-10-01"], "2024: 66 %, prognos"),
        # a correction counts from its day
        ([FINAL + ", rättelser: [{datum: 2025-05-02, tidigare: 7, orsak: Fel}]"], "2024: 70 %, rättat"),
        ([FINAL + ", rättelser: [{datum: 2026-12-01, tidigare: 7, orsak: Fel}]"], "2024: 7 %"),
    ],
)
def test_the_outcomes_drawn_are_those_that_stand_on_the_day(outcomes: list[str], drawn: str) -> None:
    view = view_of("\n".join(["utfall:", *(f"  - {{{each}}}" for each in outcomes)]))
    assert [point.told.replace("\u00a0", " ") for point in view.outcomes.points] == [drawn]


# Target, side, title


@pytest.mark.parametrize(
    ("case", "aims"),
    [
        ("key-figure", []),
        ("ten-years", ["6–9 Mål 80 %"]),
        ("target-steps", ["0–0 Mål 40 %", "1–1 Mål 50 %", "2–2 Mål 60 %", "3–4 Mål 65 %"]),
        ("tertials-and-years", ["0–2 Mål 6,5 %", "3–5 Mål 6 %"]),
        ("interval", ["1–3 Mål 95–100 %"]),
        ("crosses-zero", ["0–4 Grönt 0"]),
        ("yes-no", ["1–3 Mål Ja"]),
    ],
)
def test_a_target_holds_for_an_unbroken_run_of_periods(case: str, aims: list[str]) -> None:
    told = [f"{aim.first}–{aim.last} {aim.text}".replace("\u00a0", " ") for aim in view_case(case).aims]
    assert told == aims


@pytest.mark.parametrize(
    ("case", "better"),
    [("ten-years", "up"), ("lower-is-better", "down"), ("interval", None), ("yes-no", None)],
)
def test_one_side_is_the_better_one_where_higher_or_lower_is(case: str, better: str | None) -> None:
    assert view_case(case).better == better


@pytest.mark.parametrize(
    ("case", "title"),
    [
        ("ten-years", "Elever i nian som är behöriga till gymnasiet, andel i procent"),
        ("counts", "Nya lärlingar, antal"),
        ("crosses-zero", "Årets resultat, miljoner kronor"),
        ("large-numbers", "Skatteintäkter per invånare, kronor"),
        ("lower-is-better", "Väntetid till första samtalet, dagar"),
        ("yes-no", "Kommunen har en vägvisare för nya företag, ja eller nej"),
    ],
)
def test_the_title_says_what_is_shown_and_in_which_unit(case: str, title: str) -> None:
    assert view_case(case).title == title


# Unbroken runs


@pytest.mark.parametrize(
    ("slots", "runs"),
    [([], []), ([4], [[4]]), ([0, 1, 2], [[0, 1, 2]]), ([0, 1, 3, 5, 6], [[0, 1], [3], [5, 6]]), ([2, 1], [[1, 2]])],
)
def test_a_run_is_points_side_by_side(slots: list[int], runs: list[list[int]]) -> None:
    points = [Point(slot, Decimal(0), "", "") for slot in slots]
    assert [[point.slot for point in run] for run in runs_of(points)] == runs
