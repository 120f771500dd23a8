"""The changes of goals: decisions, assessments, and the figures of indicators with their corrections."""

from collections.abc import Iterator
from datetime import date

from macros.plan.change import Change, ChangeKind, number_alike
from macros.plan.indicator import Indicator, Outcome, Target
from macros.plan.model import Colour, Goal
from macros.plan.plan import Plan
from macros.plan.timeline import targets_as_of


def list_changes_of_goal(plan: Plan, goal: Goal) -> Iterator[Change]:
    """The decision on a goal, its assessments and their corrections."""
    yield Change(goal.decision.date, ChangeKind.GOAL_DECIDED, goal)
    for follow_up, made in plan.assessments_of(goal):
        values: list[Colour] = [*(correction.former for correction in made.corrections), made.colour]
        yield Change(follow_up.published, ChangeKind.GOAL_ASSESSED, goal, period=follow_up.period,
                     follow_up=follow_up, assessment=made, value=values[0], reason=made.reason)  # fmt: skip
        corrections = (
            Change(correction.date, ChangeKind.ASSESSMENT_CORRECTED, goal, period=follow_up.period,
                   follow_up=follow_up, assessment=made, value=value, former=correction.former,
                   reason=correction.reason)
            for correction, value in zip(made.corrections, values[1:], strict=True)
        )  # fmt: skip
        yield from number_alike(corrections)


def list_changes_of_indicator(indicator: Indicator, goal: Goal) -> Iterator[Change]:
    """The outcomes and targets of an indicator, told of one of its goals, with corrections and withdrawals."""
    yield from number_alike(_figures(indicator, goal))


def find_replaced(indicator: Indicator, target: Target) -> Target | None:
    """The target for the same period that stood until a target's decision, with the value that it had then."""
    if target.decision is None:
        return None
    eve = date.fromordinal(max(target.decision.date.toordinal() - 1, 1))
    known = (each for each in targets_as_of(indicator, eve) if each.period == target.period)
    return next((each for each in known if each.decision != target.decision), None)


def _figures(indicator: Indicator, goal: Goal) -> Iterator[Change]:
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
            yield _decided(indicator, goal, target, target.decision.date)
        yield from _corrections(indicator, goal, target)


def _decided(indicator: Indicator, goal: Goal, target: Target, day: date) -> Change:
    """A target's decision; of one that takes another's place with what stood until then."""
    first = target.corrections[0].former if target.corrections else target.value
    replaced = find_replaced(indicator, target)
    if replaced is None:
        return Change(day, ChangeKind.TARGET_DECIDED, goal, indicator, target.period, target=target, value=first)
    return Change(day, ChangeKind.TARGET_CHANGED, goal, indicator, target.period, target=target, value=first,
                  former=replaced.value, former_target=replaced)  # fmt: skip


def _corrections(indicator: Indicator, goal: Goal, figure: Outcome | Target) -> Iterator[Change]:
    values = [*(correction.former for correction in figure.corrections[1:]), figure.value]
    for correction, value in zip(figure.corrections, values, strict=False):
        outcome, target = (figure, None) if isinstance(figure, Outcome) else (None, figure)
        kind = ChangeKind.OUTCOME_CORRECTED if outcome else ChangeKind.TARGET_CORRECTED
        yield Change(correction.date, kind, goal, indicator, figure.period, outcome, target,
                     value=value, former=correction.former, reason=correction.reason)  # fmt: skip
