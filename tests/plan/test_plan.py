"""The ways from one thing in a plan to another."""

from collections.abc import Iterable, Mapping

import pytest

from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from tests.repositories import plan_of


def goal(more: str = "", area: str = "skola") -> str:
    beslut = "beslut: {organ: fullmaktige, datum: 2023-02-15}"
    return f"titel: Målet\nområde: {area}\nstart: 2023-01-01\nslut: 2026-12-31\n{beslut}\n{more}"


def activity(start: str, of: str = "malet") -> str:
    return f"titel: Läxhjälp\nmål: {of}\nansvarig: Rektor\nstart: {start}\nslut: 2026-12-19\nstatus: klar"


def indicator(*goals: str) -> str:
    return f"titel: Måttet\nmål: [{', '.join(goals)}]\nenhet: kr\nriktning: högre"


def assessing(*goals: str, published: str = "2025-06-04") -> str:
    made = "".join(f"  - {{mål: {goal}, färg: gul}}\n" for goal in goals)
    return f"publicerad: {published}\nbedömningar:\n{made}"


FILES: Mapping[str, str] = {
    "malomraden.yml": "målområden: [{id: skola, namn: Skola}, {id: fritid, namn: Fritid}]",
    "fullmaktige/mal/oversta-malet.yml": goal(),
    "skolnamnden/mal/malet.yml": goal("utgår_från: [oversta-malet]"),
    "skolnamnden/mal/annat-mal.yml": goal("utgår_från: [oversta-malet]\nersätter: [malet]"),
    "fritidsnamnden/mal/tredje-malet.yml": goal("utgår_från: [malet]", area="fritid"),
    "skolnamnden/indikatorer/b.yml": indicator("malet", "tredje-malet"),
    "fritidsnamnden/indikatorer/a.yml": indicator("malet"),
    "fritidsnamnden/indikatorer/c.yml": indicator("tredje-malet"),
    "skolnamnden/aktiviteter/a-senare.yml": activity("2025-08-18"),
    "skolnamnden/aktiviteter/b-samma-dag.yml": activity("2025-01-13"),
    "fritidsnamnden/aktiviteter/a-samma-dag.yml": activity("2025-01-13"),
    "fritidsnamnden/aktiviteter/annan.yml": activity("2025-01-01", of="tredje-malet"),
    "skolnamnden/uppfoljning/2025-t2.yml": assessing("tredje-malet"),
    "skolnamnden/uppfoljning/2025-t1.yml": assessing("malet", published="2025-06-01"),
    "fritidsnamnden/uppfoljning/2025-t1.yml": assessing("malet", "tredje-malet", published="2025-06-05"),
    "fullmaktige/uppfoljning/2025-t1.yml": assessing("malet", published="2025-06-06"),
    "skolnamnden/uppfoljning/2024-bokslut.yml": assessing("malet"),
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_of(FILES)


def ids(things: Iterable[object]) -> str:
    return " ".join(getattr(thing, "id") for thing in things)  # noqa: B009  whatever has one


@pytest.mark.parametrize(
    ("start", "way", "end"),
    [
        ("oversta-malet", "derived_from", ""),
        ("malet", "derived_from", "oversta-malet"),
        ("oversta-malet", "deriving", "annat-mal malet"),
        ("malet", "deriving", "tredje-malet"),
        ("malet", "replacing", "annat-mal"),
        ("annat-mal", "replacing", ""),
        ("malet", "indicators_of", "a b"),
        ("tredje-malet", "indicators_of", "b c"),
        ("annat-mal", "indicators_of", ""),
        ("malet", "activities_of", "a-samma-dag b-samma-dag a-senare"),
        ("annat-mal", "activities_of", ""),
    ],
)
def test_from_a_goal(plan: Plan, start: str, way: str, end: str) -> None:
    assert ids(getattr(plan, way)(plan.goals[start])) == end


@pytest.mark.parametrize(
    ("start", "way", "end"),
    [
        ("skolnamnden", "goals_of", "annat-mal malet"),
        ("fullmaktige", "bodies_under", "skolnamnden fritidsnamnden"),
        ("skolnamnden", "bodies_under", ""),
    ],
)
def test_from_a_body(plan: Plan, start: str, way: str, end: str) -> None:
    assert ids(getattr(plan, way)(plan.bodies[start])) == end


def test_from_an_area_to_its_goals(plan: Plan) -> None:
    assert [ids(plan.goals_in(area)) for area in plan.areas.values()] == [
        "annat-mal malet oversta-malet",
        "tredje-malet",
    ]


def test_from_a_goal_to_its_assessments_by_period_with_the_owners_last(plan: Plan) -> None:
    made = plan.assessments_of(plan.goals["malet"])
    assert [f"{follow_up.period} {follow_up.owner}" for follow_up, _ in made] == [
        "2024-bokslut skolnamnden",
        "2025-t1 fritidsnamnden",
        "2025-t1 fullmaktige",
        "2025-t1 skolnamnden",
    ]


def test_follow_ups_come_by_period_and_then_in_the_order_of_the_bodies(plan: Plan) -> None:
    assert [f"{follow_up.period} {follow_up.owner}" for follow_up in plan.follow_ups] == [
        "2024-bokslut skolnamnden",
        "2025-t1 fullmaktige",
        "2025-t1 skolnamnden",
        "2025-t1 fritidsnamnden",
        "2025-t2 skolnamnden",
    ]
    assert [follow_up.owner for follow_up in plan.follow_ups_of(FollowUpPeriod.parse("2025-t2"))] == ["skolnamnden"]
    assert [str(period) for period in plan.follow_up_periods] == ["2024-bokslut", "2025-t1", "2025-t2"]


def test_records_that_state_the_same_keys_share_what_tells_which_and_a_copy_does_not() -> None:
    first, second = (plan_of(FILES).goals[id_] for id_ in ("oversta-malet", "tredje-malet"))
    alike = plan_of(FILES).goals["oversta-malet"]
    assert first.model_fields_set is alike.model_fields_set
    assert first.model_fields_set != second.model_fields_set
    copy = first.model_copy(update={"description": "Ny"})
    assert copy.model_fields_set - first.model_fields_set == {"description"}
