"""Terms of office: where in its life a goal is on a day, which term it is of, and which term tells how it goes."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.plan.assessment import assess_goal
from macros.plan.model import Goal
from macros.plan.plan import Plan
from macros.plan.terms import Phase, find_phase, goals_of_term, term_of, told_term
from tests.repositories import plan_of

quick = settings(max_examples=200, deadline=None)


def goal_of(decided: str, start: str, end: str) -> Goal:
    return Goal.model_validate({
        "@id": "malet", "@organ": "skolnamnden", "titel": "Målet", "område": "skola",
        "start": start, "slut": end, "beslut": {"organ": "fullmaktige", "datum": decided},
    })  # fmt: skip


# Phases

USUAL = ("2022-11-30", "2023-01-01", "2026-12-31")
"""Decided, begins, ends: decided before it begins."""
LATE = ("2023-06-21", "2023-01-01", "2026-12-31")
"""Decided when it should already have begun."""
TOO_LATE = ("2024-02-15", "2023-01-01", "2023-12-31")
"""Decided when it is already over."""
ONE_DAY = ("2023-01-01", "2023-01-01", "2023-01-01")


@pytest.mark.parametrize(
    ("goal", "day", "phase"),
    [
        (USUAL, "2022-11-29", "förslag"),
        (USUAL, "2022-11-30", "kommande"),
        (USUAL, "2022-12-31", "kommande"),
        (USUAL, "2023-01-01", "pågående"),
        (USUAL, "2026-12-31", "pågående"),
        (USUAL, "2027-01-01", "avslutat"),
        # a proposal, whatever its dates say
        (LATE, "2023-01-01", "förslag"),
        (LATE, "2023-06-20", "förslag"),
        (LATE, "2023-06-21", "pågående"),
        (TOO_LATE, "2024-02-14", "förslag"),
        (TOO_LATE, "2024-02-15", "avslutat"),
        (ONE_DAY, "2022-12-31", "förslag"),
        (ONE_DAY, "2023-01-01", "pågående"),
        (ONE_DAY, "2023-01-02", "avslutat"),
    ],
)
def test_a_goal_is_a_proposal_then_waits_holds_and_ends(goal: tuple[str, str, str], day: str, phase: str) -> None:
    assert find_phase(goal_of(*goal), date.fromisoformat(day)) == phase


days = st.dates(date(2018, 1, 1), date(2032, 12, 31))


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    start, end = sorted([draw(days), draw(days)])
    return goal_of(str(draw(days)), str(start), str(end))


@quick
@given(goals(), days)
def test_a_goal_is_in_exactly_one_phase(goal: Goal, day: date) -> None:
    is_decided = goal.decision.date <= day
    holding = {
        Phase.PROPOSED: not is_decided,
        Phase.COMING: is_decided and day < goal.start,
        Phase.RUNNING: is_decided and goal.start <= day <= goal.end,
        Phase.CLOSED: is_decided and goal.end < day,
    }
    assert [phase for phase, holds in holding.items() if holds] == [find_phase(goal, day)]


@quick
@given(goals(), st.lists(days, min_size=2, max_size=8))
def test_a_goal_only_moves_forward_in_its_life(goal: Goal, some: list[date]) -> None:
    order = list(Phase)
    for earlier, later in pairwise(sorted(some)):
        assert order.index(find_phase(goal, earlier)) <= order.index(find_phase(goal, later))


def test_the_standing_of_a_goal_tells_its_phase_on_the_day() -> None:
    plan = plan_of({})
    assert [assess_goal(plan, plan.goals["malet"], date.fromisoformat(day)).phase for day in (
        "2023-02-14", "2023-02-15", "2026-12-31", "2027-01-01"
    )] == ["förslag", "pågående", "pågående", "avslutat"]  # fmt: skip


# Which term a goal is of

TERMS = """\
namn: Prövköpings kommun
kommunkod: "1275"
mandatperioder:
  - {id: 2019-2022, start: 2019-01-01, slut: 2022-12-31}
  - {id: 2023-2026, start: 2023-01-01, slut: 2026-12-31}
  - {id: 2027-2030, start: 2027-01-01, slut: 2030-12-31}
"""
AREAS = """\
målområden:
  - {id: skola, namn: Skola}
  - {id: forr, namn: Skolan förr, mandatperiod: 2019-2022}
"""


def goal_text(area: str = "skola", start: str = "2023-01-01", end: str = "2026-12-31", decided: str = "") -> str:
    decision = decided or start
    return f"titel: M\nområde: {area}\nstart: {start}\nslut: {end}\nbeslut: {{organ: fullmaktige, datum: {decision}}}"


def plan_with(municipality: str = TERMS, **goals: str) -> Plan:
    """A plan of goals, by their ids."""
    files = {f"skolnamnden/mal/{id_}.yml": text for id_, text in goals.items()}
    return plan_of({
        "kommun.yml": municipality, "malomraden.yml": AREAS, "skolnamnden/mal/malet.yml": None, **files
    })  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "term"),
    [
        # the area says so, whatever the dates
        (goal_text("forr", "2019-01-01", "2022-12-31"), "2019-2022"),
        (goal_text("forr", "2023-01-01", "2026-12-31"), "2019-2022"),
        # the area says nothing: the term that the goal begins in, however long it goes on
        (goal_text(start="2022-12-31", end="2026-12-31"), "2019-2022"),
        (goal_text(start="2023-01-01", end="2030-12-31"), "2023-2026"),
        (goal_text(start="2026-12-31", end="2030-12-31"), "2023-2026"),
        (goal_text(start="2027-01-01", end="2027-12-31"), "2027-2030"),
        # before and after all terms
        (goal_text(start="2018-12-31", end="2022-12-31"), None),
        (goal_text(start="2031-01-01", end="2034-12-31"), None),
    ],
)
def test_a_goal_is_of_the_term_of_its_area_else_of_the_one_it_begins_in(goal: str, term: str | None) -> None:
    plan = plan_with(g=goal)
    found = term_of(plan, plan.goals["g"])
    assert (found and found.id) == term
    listed = [each.id for each in plan.municipality.terms_of_office if plan.goals["g"] in goals_of_term(plan, each)]
    assert listed == ([term] if term else [])


def test_the_goals_of_a_term_stand_in_the_order_of_their_ids() -> None:
    plan = plan_with(c=goal_text(), a=goal_text(), b=goal_text("forr"))
    term = plan.municipality.terms_of_office[1]
    assert [goal.id for goal in goals_of_term(plan, term)] == ["a", "c"]


# Which term is told of

OLD = goal_text("forr", "2019-01-01", "2022-12-31", decided="2018-10-31")
NOW = goal_text(decided="2023-03-29")
NEXT = goal_text(start="2027-01-01", end="2030-12-31", decided="2026-10-28")


@pytest.mark.parametrize(
    ("day", "goals", "told"),
    [
        # the term that goes on
        ("2020-06-15", {"old": OLD}, "2019-2022"),
        ("2022-12-31", {"old": OLD, "now": NOW}, "2019-2022"),
        ("2024-06-15", {"old": OLD, "now": NOW}, "2023-2026"),
        # its goals are not decided yet: the former, until the day that the first is
        ("2023-01-01", {"old": OLD, "now": NOW}, "2019-2022"),
        ("2023-03-28", {"old": OLD, "now": NOW}, "2019-2022"),
        ("2023-03-29", {"old": OLD, "now": NOW}, "2023-2026"),
        # none of the former has any either
        ("2023-01-01", {"now": NOW}, "2023-2026"),
        ("2023-01-01", {}, "2023-2026"),
        ("2027-06-15", {"old": OLD}, "2019-2022"),
        # the next is decided but has not begun
        ("2026-12-31", {"now": NOW, "next": NEXT}, "2023-2026"),
        ("2027-01-01", {"now": NOW, "next": NEXT}, "2027-2030"),
        # after the last
        ("2031-06-15", {"now": NOW, "next": NEXT}, "2027-2030"),
        # before the first
        ("2018-12-31", {"old": OLD, "now": NOW}, None),
    ],
)
def test_the_latest_begun_term_with_decided_goals_is_told_of(day: str, goals: dict[str, str], told: str | None) -> None:
    found = told_term(plan_with(**goals), date.fromisoformat(day))
    assert (found and found.id) == told


def test_without_terms_none_is_told_of_and_no_goal_is_of_any() -> None:
    plan = plan_of({})
    assert told_term(plan, date(2024, 6, 15)) is None
    assert term_of(plan, plan.goals["malet"]) is None


def test_the_order_that_the_terms_are_written_in_does_not_matter() -> None:
    lines = TERMS.splitlines()
    turned = "\n".join([*lines[:3], *reversed(lines[3:])])
    for day in (date(2023, 1, 1), date(2023, 3, 29), date(2026, 12, 31)):
        plans = [plan_with(municipality, old=OLD, now=NOW) for municipality in (TERMS, turned)]
        assert told_term(plans[0], day) == told_term(plans[1], day)


@quick
@given(st.lists(days, max_size=4), days)
def test_what_is_told_of_has_begun_and_no_later_begun_term_has_decided_goals(decided: list[date], day: date) -> None:
    plan = plan_of_terms(decided)
    told = told_term(plan, day)
    begun = [term for term in plan.municipality.terms_of_office if term.start <= day]
    with_goals = [
        term for term in begun if any(find_phase(goal, day) is not Phase.PROPOSED for goal in goals_of_term(plan, term))
    ]
    assert told == (with_goals or begun or [None])[-1]


def plan_of_terms(decided: list[date]) -> Plan:
    """The three terms, with a goal in the first, the second, the third and the second again, decided on some days."""
    starts = ["2019-01-01", "2023-01-01", "2027-01-01", "2023-06-01"]
    goals = [goal_of(str(day), start, "2030-12-31") for day, start in zip(decided, starts, strict=False)]
    plan = plan_with()
    numbered = {str(number): goal for number, goal in enumerate(goals)}
    return Plan(plan.municipality, plan.bodies, plan.areas, numbered, {}, {})
