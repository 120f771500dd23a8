"""Whom a change concerns: the bodies that acted, decided or own, and the goal areas."""

from collections.abc import Iterator
from functools import lru_cache

from macros.plan.activity import Activity
from macros.plan.change import Change, ChangeKind
from macros.plan.fields import Decision
from macros.plan.model import Goal, Vision
from macros.plan.plan import Plan
from macros.plan.steering import Commission, Economy, GoverningDocument, OperationalPlan


def bodies_of(plan: Plan, change: Change) -> tuple[str, ...]:
    """The ids of the bodies it concerns, in their order: who acted, who decided, and whose goals it is about."""
    found = {goal.owner for goal in goals_of(plan, change)}
    found.update(_acting(change))
    decision = _decision(change)
    if decision:
        found.add(decision.body)
    return _order_bodies(plan, frozenset(found))


def areas_of(plan: Plan, change: Change) -> tuple[str, ...]:
    """The ids of the areas that its goals lie in, in their order."""
    return _order_areas(plan, frozenset([goal.area for goal in goals_of(plan, change)]))


@lru_cache(maxsize=256)
def _order_bodies(plan: Plan, found: frozenset[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in plan.bodies if id_ in found)


@lru_cache(maxsize=256)
def _order_areas(plan: Plan, found: frozenset[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in plan.areas if id_ in found)


def goals_of(plan: Plan, change: Change) -> tuple[Goal, ...]:
    """The goals it is about: all that its indicator measures, or that its follow-up assesses."""
    if change.indicator:
        return tuple([plan.goals[id_] for id_ in change.indicator.goals])
    if change.goal:
        return (change.goal,)
    assessed = change.follow_up.assessments if change.follow_up else ()
    return tuple(plan.goals[made.goal] for made in assessed)


def _acting(change: Change) -> Iterator[str]:
    if change.follow_up:
        yield change.follow_up.owner
    if change.indicator:
        yield change.indicator.owner
    match change.thing:
        case Commission() as commission:
            yield commission.owner
            yield commission.giver
        case Activity(owner=owner) | Economy(owner=owner) | OperationalPlan(owner=owner):
            yield owner
        case GoverningDocument(body=str() as body):
            yield body


def _decision(change: Change) -> Decision | None:
    """The decision that the change is, if it is one."""
    if change.kind is ChangeKind.GOAL_DECIDED and change.goal:
        return change.goal.decision
    if change.kind in {ChangeKind.TARGET_DECIDED, ChangeKind.TARGET_CHANGED} and change.target:
        return change.target.decision
    if change.kind is ChangeKind.FOLLOW_UP_PUBLISHED and change.follow_up:
        return change.follow_up.decision
    return _decision_of_thing(change)


def _decision_of_thing(change: Change) -> Decision | None:
    match change.thing:
        case Commission(decision=decision) if change.kind is ChangeKind.COMMISSION_GIVEN:
            return decision
        case Vision(decision=decision) | OperationalPlan(decision=decision):
            return decision
        case Economy(action_plan=made) if made and change.kind is ChangeKind.ACTION_PLAN_DECIDED:
            return made.decision
    return None
