"""Whether an activity is followed up as often as the steering model of the day asks."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.plan.activity import Activity
from macros.plan.model import Municipality
from macros.plan.plan import Plan
from macros.plan.rhythm import Rhythm, add_months, find_rhythm

MODELS = [
    {"id": "aldre", "namn": "Varje kvartal", "gäller_från": "2015-01-01", "aktiviteter_följs_upp": "4"},
    {"id": "nyare", "namn": "Minst tre gånger om året", "gäller_från": "2023-01-01"},
]


def rhythm_of(status: str, start: str, end: str, followed_up: list[str], day: str) -> Rhythm:
    """The rhythm of an activity; each follow-up is the day, or the day and what it said instead of the status."""
    made = [[*each.split(), status][:2] for each in followed_up]
    return find_rhythm(plan_of(MODELS), activity_of(status, start, end, made), date.fromisoformat(day))


def plan_of(models: list[dict[str, str]]) -> Plan:
    municipality = Municipality.model_validate({"namn": "Kommunen", "kommunkod": "1275", "styrmodeller": models})
    return Plan(municipality, {}, {}, {}, {}, {})


def activity_of(status: str, start: str, end: str, made: list[list[str]]) -> Activity:
    head = {"titel": "Läxhjälp", "mål": "malet", "ansvarig": "Rektor", "@id": "laxhjalp", "@organ": "skolnamnden"}
    follow_ups = [{"datum": day, "status": said} for day, said in made]
    return Activity.model_validate({**head, "status": status, "start": start, "slut": end, "uppföljningar": follow_ups})


@pytest.mark.parametrize(
    ("status", "start", "end", "followed_up", "day", "times", "due", "is_late"),
    [
        # three times a year: within four months of the start, then of the last follow-up
        ("pågående", "2025-01-13", "2026-12-18", [], "2025-05-12", 3, "2025-05-13", False),
        ("pågående", "2025-01-13", "2026-12-18", [], "2025-05-13", 3, "2025-05-13", False),
        ("pågående", "2025-01-13", "2026-12-18", [], "2025-05-14", 3, "2025-05-13", True),
        ("pågående", "2025-01-13", "2026-12-18", ["2025-04-30"], "2025-08-30", 3, "2025-08-30", False),
        ("pågående", "2025-01-13", "2026-12-18", ["2025-04-30"], "2025-08-31", 3, "2025-08-30", True),
        # a follow-up that comes late puts it right again, one to come does not help
        ("pågående", "2025-01-13", "2026-12-18", ["2025-04-30", "2025-11-05"], "2025-11-05", 3, "2026-03-05", False),
        ("pågående", "2025-01-13", "2026-12-18", ["2025-04-30", "2025-11-05"], "2025-11-04", 3, "2025-08-30", True),
        # the rule holds for all that is not over, also past its last day, and before it has begun
        ("försenad", "2025-01-13", "2025-06-30", ["2025-06-30"], "2025-11-01", 3, "2025-10-30", True),
        ("planerad", "2025-01-13", "2025-12-19", [], "2024-11-01", 3, "2025-05-13", False),
        ("planerad", "2025-01-13", "2025-12-19", [], "2025-06-01", 3, "2025-05-13", True),
        # never for what is done or stopped, from the day that was said
        ("klar", "2025-01-13", "2025-12-19", ["2025-12-19"], "2026-11-25", 3, None, False),
        ("avbruten", "2025-01-13", "2025-12-19", ["2025-03-19"], "2026-11-25", 3, None, False),
        ("klar", "2025-01-13", "2025-12-19", [], "2026-11-25", 3, None, False),
        ("klar", "2025-01-13", "2025-12-19", ["2025-04-30 pågående", "2025-12-19"], "2025-09-01", 3,
         "2025-08-30", True),
        # every quarter by the older model, which holds for what ended before the newer one
        ("pågående", "2021-01-13", "2022-12-16", ["2021-03-31"], "2021-06-30", 4, "2021-06-30", False),
        ("pågående", "2021-01-13", "2022-12-16", ["2021-03-31"], "2021-07-01", 4, "2021-06-30", True),
        ("pågående", "2021-01-13", "2022-12-16", ["2022-11-30"], "2026-11-25", 4, "2023-02-28", True),
        # what goes on when the newer model comes follows that from then on
        ("pågående", "2022-08-15", "2023-12-15", ["2022-11-30"], "2022-12-31", 4, "2023-02-28", False),
        ("pågående", "2022-08-15", "2023-12-15", ["2022-11-30"], "2023-03-15", 3, "2023-03-30", False),
        # before any model three times, as the format says
        ("pågående", "2014-01-13", "2014-12-18", [], "2014-06-01", 3, "2014-05-13", True),
    ],
)  # fmt: skip
def test_the_next_follow_up_is_due_within_a_part_of_a_year(
    *, status: str, start: str, end: str, followed_up: list[str], day: str, times: int, due: str | None, is_late: bool
) -> None:
    found = rhythm_of(status, start, end, followed_up, day)
    asked = date.fromisoformat(due) if due else None
    assert (found.times_a_year, found.due, found.is_late) == (times, asked, is_late)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2025-01-13", 0, "2025-01-13"),
        ("2025-01-13", 4, "2025-05-13"),
        ("2025-09-09", 4, "2026-01-09"),
        ("2025-08-31", 12, "2026-08-31"),
        ("2025-12-31", 1, "2026-01-31"),
        # the last day of a shorter month
        ("2025-10-31", 4, "2026-02-28"),
        ("2023-10-31", 4, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        # backwards, and never past all days there are
        ("2026-01-31", -2, "2025-11-30"),
        ("2026-06-15", -24, "2024-06-15"),
        ("9999-10-01", 4, "9999-12-31"),
    ],
)
def test_months_are_added_by_the_calendar(day: str, months: int, later: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@settings(max_examples=100, deadline=None)
@given(start=st.dates(date(2023, 1, 1), date(2090, 1, 1)), times=st.integers(1, 12))
def test_who_always_follows_up_on_the_last_day_does_it_often_enough_each_year(start: date, times: int) -> None:
    plan = plan_of([{**MODELS[1], "aktiviteter_följs_upp": str(times)}])
    made: list[list[str]] = []
    day = start
    while len(made) < 2 * times:
        activity = activity_of("pågående", start.isoformat(), "2099-12-31", made)
        found = find_rhythm(plan, activity, day)
        assert found.due is not None
        assert not find_rhythm(plan, activity, found.due).is_late
        assert find_rhythm(plan, activity, found.due + timedelta(1)).is_late
        day = found.due
        made.append([day.isoformat(), "pågående"])
    assert day <= add_months(start, 24), f"{times} times a year: only {made} in two years"


def test_a_follow_up_before_an_activity_begins_does_not_hasten_the_next() -> None:
    found = rhythm_of("planerad", "2026-09-01", "2026-12-18", ["2026-01-20"], "2026-06-15")
    assert (found.due, found.is_late) == (date(2027, 1, 1), False)
