"""The public record: everything that has been published, corrected, withdrawn and decided, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from macros.plan.indicator import Answer, Indicator, Outcome, Target
from macros.plan.model import Assessment, Colour, FollowUp, Goal
from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.plan import Plan


class ChangeKind(StrEnum):
    """What happened."""

    OUTCOME_PUBLISHED = "outcome published"
    OUTCOME_CORRECTED = "outcome corrected"
    OUTCOME_WITHDRAWN = "outcome withdrawn"
    TARGET_DECIDED = "target decided"
    TARGET_CORRECTED = "target corrected"
    GOAL_DECIDED = "goal decided"
    GOAL_ASSESSED = "goal assessed"
    ASSESSMENT_CORRECTED = "assessment corrected"


@dataclass(frozen=True)
class Change:
    """One thing that became public on a day."""

    day: date
    kind: ChangeKind
    goal: Goal
    """The goal it concerns; an indicator's first goal."""
    indicator: Indicator | None = None
    period: Period | FollowUpPeriod | None = None
    outcome: Outcome | None = None
    target: Target | None = None
    follow_up: FollowUp | None = None
    assessment: Assessment | None = None
    value: Decimal | Answer | Colour | None = None
    """What stands from that day on."""
    former: Decimal | Answer | Colour | None = None
    reason: str | None = None


def list_changes(plan: Plan, day: date) -> tuple[Change, ...]:
    """Everything published by a day, newest first."""
    changes = [change for goal in plan.goals.values() for change in _of_goal(plan, goal)]
    changes += [
        change
        for indicator in plan.indicators.values()
        for change in _of_indicator(indicator, plan.goals[indicator.goals[0]])
    ]
    return _newest_first(changes, day)


def list_goal_changes(plan: Plan, goal: Goal, day: date) -> tuple[Change, ...]:
    """Everything about a goal and its indicators published by a day, newest first."""
    changes = list(_of_goal(plan, goal))
    for indicator in plan.indicators_of(goal):
        changes += _of_indicator(indicator, goal)
    return _newest_first(changes, day)


def _newest_first(changes: list[Change], day: date) -> tuple[Change, ...]:
    """Newest first; within a day goals before figures, in a lasting order."""
    known = [change for change in changes if change.day <= day]
    known.sort(key=lambda change: (-change.day.toordinal(), change.indicator is not None, change.goal.id))
    return tuple(known)


def _of_goal(plan: Plan, goal: Goal) -> Iterator[Change]:
    yield Change(goal.decision.date, ChangeKind.GOAL_DECIDED, goal)
    for follow_up, made in plan.assessments_of(goal):
        values: list[Colour] = [*(correction.former for correction in made.corrections), made.colour]
        yield Change(follow_up.published, ChangeKind.GOAL_ASSESSED, goal, period=follow_up.period,
                     follow_up=follow_up, assessment=made, value=values[0], reason=made.reason)  # fmt: skip
        for correction, value in zip(made.corrections, values[1:], strict=True):
            yield Change(correction.date, ChangeKind.ASSESSMENT_CORRECTED, goal, period=follow_up.period,
                         follow_up=follow_up, assessment=made, value=value, former=correction.former,
                         reason=correction.reason)  # fmt: skip


def _of_indicator(indicator: Indicator, goal: Goal) -> Iterator[Change]:
    for outcome in indicator.outcomes:
        first = outcome.corrections[0].former if outcome.corrections else outcome.value
        yield Change(outcome.published, ChangeKind.OUTCOME_PUBLISHED, goal, indicator, outcome.period, outcome,
                     value=first)  # fmt: skip
        yield from _corrections(indicator, goal, outcome)
        if outcome.withdrawn:
            yield Change(outcome.withdrawn.date, ChangeKind.OUTCOME_WITHDRAWN, goal, indicator, outcome.period,
                         outcome, former=outcome.value, reason=outcome.withdrawn.reason)  # fmt: skip
    for target in indicator.targets:
        if target.decision:
            first = target.corrections[0].former if target.corrections else target.value
            yield Change(target.decision.date, ChangeKind.TARGET_DECIDED, goal, indicator, target.period,
                         target=target, value=first)  # fmt: skip
        yield from _corrections(indicator, goal, target)


def _corrections(indicator: Indicator, goal: Goal, figure: Outcome | Target) -> Iterator[Change]:
    values = [*(correction.former for correction in figure.corrections[1:]), figure.value]
    for correction, value in zip(figure.corrections, values, strict=False):
        outcome, target = (figure, None) if isinstance(figure, Outcome) else (None, figure)
        kind = ChangeKind.OUTCOME_CORRECTED if outcome else ChangeKind.TARGET_CORRECTED
        yield Change(correction.date, kind, goal, indicator, figure.period, outcome, target,
                     value=value, former=correction.former, reason=correction.reason)  # fmt: skip
