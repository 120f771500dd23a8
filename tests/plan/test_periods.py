"""Periods: what may be written, their days, their order, which lie inside which."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from macros.plan.assessment import find_target
from macros.plan.indicator import Target
from macros.plan.periods import FollowUpPeriod, Period


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "bokslut"),
    [
        ("2025", "year", "2025-01-01", "2025-12-31", 2025),
        ("2024/25", "school year", "2024-07-01", "2025-06-30", 2025),
        ("1999/00", "school year", "1999-07-01", "2000-06-30", 2000),
        ("2025-t1", "tertial", "2025-01-01", "2025-04-30", 2025),
        ("2025-t2", "tertial", "2025-05-01", "2025-08-31", 2025),
        ("2025-t3", "tertial", "2025-09-01", "2025-12-31", 2025),
        ("2025-h1", "half", "2025-01-01", "2025-06-30", 2025),
        ("2025-h2", "half", "2025-07-01", "2025-12-31", 2025),
        ("2025-kv1", "quarter", "2025-01-01", "2025-03-31", 2025),
        ("2025-kv4", "quarter", "2025-10-01", "2025-12-31", 2025),
        ("2025-06", "month", "2025-06-01", "2025-06-30", 2025),
        ("2024-02", "month", "2024-02-01", "2024-02-29", 2024),
        ("2025-12", "month", "2025-12-01", "2025-12-31", 2025),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, kind: str, start: str, end: str, bokslut: int) -> None:
    period = Period.parse(text)
    assert (str(period), period.kind, period.year) == (text, kind, bokslut)
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "text",
    [
        "", "25", "1899", "2100", "20255", " 2025", "2025 ", "2025\n", "２０２５",
        "2024/26", "2024/2025", "2024-25", "1999/99",
        "2025-t0", "2025-t4", "2025-T1", "2025t1", "2025-t",
        "2025-h0", "2025-h3", "2025-kv0", "2025-kv5", "2025-q1",
        "2025-0", "2025-00", "2025-13", "2025-6", "2025-06-01", "2025-bokslut", "januari 2025",
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "number", "days"),
    [("2024", 1, 366), ("2024/25", 1, 365),
     ("2025-t3", 3, 122), ("2025-h2", 2, 184), ("2025-kv1", 1, 90), ("2024-02", 2, 29)],
)  # fmt: skip
def test_a_period_has_a_number_in_its_year_and_so_many_days(text: str, number: int, days: int) -> None:
    assert (Period.parse(text).number, Period.parse(text).days) == (number, days)


def test_of_two_periods_the_later_ends_later_and_of_the_same_end_is_longer() -> None:
    in_order = [
        "2024-12", "2024-kv4", "2024-t3", "2024-h2", "2024",
        "2025-01", "2025-02", "2025-03", "2025-kv1", "2025-04", "2025-t1",
        "2025-06", "2025-kv2", "2025-h1", "2024/25", "2025-t2", "2025-kv3", "2025-h2", "2025",
    ]  # fmt: skip
    assert [str(period) for period in sorted(map(Period.parse, reversed(in_order)))] == in_order
    assert all(Period.parse(earlier) < Period.parse(later) for earlier, later in pairwise(in_order))


@pytest.mark.parametrize(
    ("outer", "inside", "outside"),
    [
        ("2025", "2025 2025-t1 2025-t3 2025-h1 2025-kv4 2025-01 2025-12", "2024 2026 2024/25 2025/26"),
        ("2024/25", "2024/25 2024-h2 2024-t3 2025-h1 2025-t1 2024-07 2025-06", "2024 2025 2024-t2 2025-t2"),
        ("2025-t1", "2025-t1 2025-kv1 2025-01 2025-04", "2025 2025-t2 2025-h1 2025-kv2 2025-05 2024-t1"),
        ("2025-t2", "2025-t2 2025-05 2025-08", "2025-kv2 2025-kv3 2025-h1 2025-04 2025-09"),
        ("2025-h1", "2025-h1 2025-t1 2025-kv1 2025-kv2 2025-06", "2025-t2 2025-h2 2025-07 2025"),
        ("2025-kv3", "2025-kv3 2025-07 2025-09", "2025-06 2025-10 2025-t2 2025-h2"),
        ("2025-06", "2025-06", "2025-05 2025-07 2025-kv2 2024-06"),
    ],
)  # fmt: skip
def test_which_periods_lie_inside_which(outer: str, inside: str, outside: str) -> None:
    listed = [*inside.split(), *outside.split()]
    assert [text for text in listed if Period.parse(text) in Period.parse(outer)] == inside.split()


@pytest.mark.parametrize(
    ("targets", "period", "holding"),
    [
        ("2025", "2025-t2", "2025"),
        ("2025 2025-t2", "2025-t2", "2025-t2"),
        ("2025-t2 2025", "2025-t2", "2025-t2"),
        ("2025 2025-t1", "2025-t2", "2025"),
        ("2025 2025-h1", "2025-t1", "2025-h1"),
        ("2024 2026", "2025-t2", None),
        ("2025-t2", "2025", None),
        ("2025", "2025/26", None),
        ("2024/25", "2024-h2", "2024/25"),
        ("", "2025", None),
    ],
)
def test_a_target_holds_inside_its_period_where_that_has_none_of_its_own(
    targets: str, period: str, holding: str | None
) -> None:
    stated = [Target.model_validate({"period": text, "värde": "80"}) for text in targets.split()]
    found = find_target(stated, Period.parse(period))
    assert (found and found.period.text) == holding


@pytest.mark.parametrize(
    ("period", "following"),
    [
        ("2025", "2026"),
        ("2024/25", "2025/26"),
        ("1998/99", "1999/00"),
        ("2025-t1", "2025-t2"),
        ("2025-t3", "2026-t1"),
        ("2025-h1", "2025-h2"),
        ("2025-h2", "2026-h1"),
        ("2025-kv3", "2025-kv4"),
        ("2025-kv4", "2026-kv1"),
        ("2025-08", "2025-09"),
        ("2025-12", "2026-01"),
    ],
)
def test_the_next_period_is_of_the_same_kind_and_begins_the_day_after(period: str, following: str) -> None:
    assert Period.parse(period).next() == Period.parse(following)
    assert Period.parse(following).start - Period.parse(period).end == timedelta(days=1)


def test_follow_ups_come_in_the_order_of_the_year() -> None:
    in_order = ["2024-t1", "2024-t2", "2024-bokslut", "2025-t1", "2025-t2", "2025-bokslut"]
    assert [str(period) for period in sorted(map(FollowUpPeriod.parse, reversed(in_order)))] == in_order


@pytest.mark.parametrize(
    ("text", "stage", "is_final"),
    [("2025-t1", "t1", False), ("2025-t2", "t2", False), ("2025-bokslut", "bokslut", True)],
)
def test_the_bokslut_is_final_and_tertials_are_not(text: str, stage: str, *, is_final: bool) -> None:
    period = FollowUpPeriod.parse(text)
    assert (period.year, period.stage, period.is_final) == (2025, stage, is_final)


@pytest.mark.parametrize("text", ["", "2025", "2025-t3", "2025-T1", "2025-bokslut ", "25-t1", "1899-t1", "2025-h1"])
def test_what_is_no_follow_up_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        FollowUpPeriod.parse(text)
