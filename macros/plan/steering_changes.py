"""The changes of the rest of the steering system: activities, commissions, economy, plans, documents, the vision.

Only what has a date of its own is told: the results of internal control have none, nor has a year's first budget.
"""

from collections.abc import Iterator

from macros.plan.activity import Activity, ActivityStatus
from macros.plan.change import Change, ChangeKind, number_alike
from macros.plan.economy import as_published, list_amount_corrections
from macros.plan.plan import Plan
from macros.plan.steering import Commission, Economy, GoverningDocuments


def list_steering_changes(plan: Plan) -> Iterator[Change]:
    """All of them, in no order."""
    vision = plan.municipality.vision
    if vision and vision.decision:
        yield Change(vision.decision.date, ChangeKind.VISION_DECIDED, thing=vision)
    for made in plan.follow_ups:
        yield Change(made.published, ChangeKind.FOLLOW_UP_PUBLISHED, period=made.period, follow_up=made)
    for activity in plan.activities.values():
        yield from list_changes_of_activity(plan, activity)
    for commission in plan.commissions.values():
        yield from _of_commission(commission)
    for economy in plan.economies:
        yield from number_alike(_of_economy(economy))
    for stated in plan.operational_plans:
        yield Change(stated.published, ChangeKind.PLAN_PUBLISHED, period=stated.period, thing=stated)
    if plan.governing_documents:
        yield from number_alike(_of_documents(plan.governing_documents))


def list_changes_of_activity(plan: Plan, activity: Activity) -> Iterator[Change]:
    """The follow-ups of an activity that found another status than the one before."""
    yield from number_alike(_of_activity(plan, activity))


def _of_activity(plan: Plan, activity: Activity) -> Iterator[Change]:
    status = ActivityStatus.PLANNED
    for made in activity.follow_ups:
        if made.status is not status:
            yield Change(made.date, ChangeKind.ACTIVITY_CHANGED, plan.goals[activity.goal], thing=activity,
                         activity_follow_up=made, reason=made.comment)  # fmt: skip
        status = made.status


def _of_commission(commission: Commission) -> Iterator[Change]:
    if commission.decision:
        yield Change(commission.decision.date, ChangeKind.COMMISSION_GIVEN, thing=commission)
    if commission.reported:
        yield Change(commission.reported, ChangeKind.COMMISSION_REPORTED, thing=commission)


def _of_economy(economy: Economy) -> Iterator[Change]:
    for report in economy.reports:
        first = as_published(report)
        yield Change(report.published, ChangeKind.REPORT_PUBLISHED, thing=economy, report=first, reason=report.comment)
        for made in list_amount_corrections(report):
            yield Change(made.day, ChangeKind.REPORT_CORRECTED, thing=economy, report=first, value=made.value,
                         former=made.former, reason=made.reason, is_forecast=made.is_forecast)  # fmt: skip
    budgets = [*(change.former for change in economy.budget_changes[1:]), economy.budget]
    for change, budget in zip(economy.budget_changes, budgets, strict=False):
        yield Change(change.date, ChangeKind.BUDGET_CHANGED, thing=economy, value=budget, former=change.former,
                     reason=change.reason)  # fmt: skip
    if economy.action_plan:
        yield Change(economy.action_plan.decision.date, ChangeKind.ACTION_PLAN_DECIDED, thing=economy)


def _of_documents(governing: GoverningDocuments) -> Iterator[Change]:
    for document in governing.documents:
        if document.decided:
            yield Change(document.decided, ChangeKind.DOCUMENT_DECIDED, thing=document)
        if document.revised:
            yield Change(document.revised, ChangeKind.DOCUMENT_REVISED, thing=document)
