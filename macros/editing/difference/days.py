"""The days that changes give themselves: when something new says it became public, and from when the site shows it."""

from datetime import date

from macros.editing.difference.fields import Edit, FieldChange, Pair
from macros.plan.activity import ActivityFollowUp
from macros.plan.fields import Record
from macros.plan.indicator import Correction, Outcome, Target, Withdrawal
from macros.plan.model import AssessmentCorrection, FollowUp
from macros.plan.steering import (
    ActionPlan,
    BudgetChange,
    Commission,
    EconomicReport,
    Economy,
    OperationalPlan,
    ReportCorrection,
)  # fmt: skip


def dated(change: FieldChange) -> date | None:
    """The day on which something new says that it became public; None where it says no such day, or a decision's."""
    match change.new if change.edit is Edit.ADDED else None:
        case Outcome() | FollowUp() | EconomicReport() | OperationalPlan() as published:
            return published.published
        case Correction() | AssessmentCorrection() | ReportCorrection() | BudgetChange() | Withdrawal() as made:
            return made.date
    return None


def visible_from(change: FieldChange) -> date:
    """The first day on which the site shows the change."""
    days = [_visible(pair) for pair in change.chain]
    changed = Pair(
        change.former if isinstance(change.former, Record) else None,
        change.new if isinstance(change.new, Record) else None,
    )
    return max([*days, _visible(changed)], default=date.min)


def _visible(pair: Pair) -> date:
    return min((_shown_from(each) for each in (pair.former, pair.new) if each is not None), default=date.min)


def _shown_from(record: Record) -> date:
    shown = date.min
    match record:
        case Outcome() | FollowUp() | EconomicReport() | OperationalPlan():
            shown = record.published
        case Correction() | AssessmentCorrection() | ReportCorrection() | BudgetChange() | Withdrawal():
            shown = record.date
        case ActivityFollowUp():
            shown = record.date
        case Target() | Commission() if record.decision:
            shown = record.decision.date
        case ActionPlan():
            shown = record.decision.date
        case Economy():
            shown = date(record.year, 1, 1)
    return shown
