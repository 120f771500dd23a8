"""The public record: everything that has been published, corrected, withdrawn and decided, newest first."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from macros.plan.change import ORDER, Change, ChangeKind
from macros.plan.goal_changes import list_changes_of_goal, list_changes_of_indicator
from macros.plan.model import Goal
from macros.plan.plan import Plan
from macros.plan.steering_changes import list_changes_of_activity, list_steering_changes

__all__ = ["Change", "ChangeKind", "list_changes", "list_goal_changes"]


def list_changes(plan: Plan, day: date) -> tuple[Change, ...]:
    """Everything published by a day, newest first."""
    changes = [change for goal in plan.goals.values() for change in list_changes_of_goal(plan, goal)]
    for indicator in plan.indicators.values():
        changes += list_changes_of_indicator(indicator, plan.goals[indicator.goals[0]])
    changes += list_steering_changes(plan)
    return _newest_first(changes, day)


@lru_cache(maxsize=16)
def list_goal_changes(plan: Plan, goal: Goal, day: date) -> tuple[Change, ...]:
    """Everything about a goal, its indicators and its activities published by a day, newest first."""
    changes = list(list_changes_of_goal(plan, goal))
    for indicator in plan.indicators_of(goal):
        changes += list_changes_of_indicator(indicator, goal)
    for activity in plan.activities_of(goal):
        changes += list_changes_of_activity(plan, activity)
    return _newest_first(changes, day)


def _newest_first(changes: Iterable[Change], day: date) -> tuple[Change, ...]:
    """Newest first; within a day corrections, then decisions, then figures, in a lasting order."""
    return tuple(sorted((change for change in changes if change.day <= day), key=_rank))


def _rank(change: Change) -> tuple[int, int, str, tuple[str, ...], int]:
    goal = change.goal.id if change.goal else ""
    return -change.day.toordinal(), ORDER[change.kind], goal, change.names, -change.number
