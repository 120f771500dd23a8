"""Records with nothing in them that became public after a day."""

from collections.abc import Iterable
from datetime import date

from macros.plan.activity import Activity
from macros.plan.economy import assess_economy
from macros.plan.indicator import Indicator, Outcome
from macros.plan.model import FollowUp
from macros.plan.plan import Plan
from macros.plan.steering import Economy
from macros.plan.timeline import colour_as_of, figure_as_of


def indicator_until(indicator: Indicator, day: date) -> Indicator:
    """An indicator with nothing that became public after a day."""
    outcomes = tuple(_row_until(each, day) for each in indicator.outcomes if each.published <= day)
    targets = tuple(
        figure_as_of(each, day) for each in indicator.targets if each.decision is None or each.decision.date <= day
    )
    if (outcomes, targets) == (indicator.outcomes, indicator.targets):
        return indicator
    return indicator.model_copy(update={"outcomes": outcomes, "targets": targets})


def _row_until(outcome: Outcome, day: date) -> Outcome:
    known = figure_as_of(outcome, day)
    is_later = known.withdrawn is not None and known.withdrawn.date > day
    return known.model_copy(update={"withdrawn": None}) if is_later else known


def activities_until(activities: Iterable[Activity], day: date) -> dict[str, Activity]:
    """The activities that were known on a day, with their follow-ups by then."""
    known = {}
    for each in sorted(activities, key=lambda each: each.id):
        made = tuple(one for one in each.follow_ups if one.date <= day)
        if (made or each.start <= day) and (each.published or day) <= day:
            known[each.id] = each if made == each.follow_ups else each.model_copy(update={"follow_ups": made})
    return known


def report_until(made: FollowUp, day: date) -> FollowUp:
    if not any(one.date > day for each in made.assessments for one in each.corrections):
        return made
    known = tuple(
        each.model_copy(update={"colour": colour_as_of(each, day),
                                "corrections": tuple(one for one in each.corrections if one.date <= day)})
        for each in made.assessments
    )  # fmt: skip
    return made.model_copy(update={"assessments": known})


def economy_until(plan: Plan, economy: Economy, day: date) -> Economy:
    standing = assess_economy(plan.municipality, economy, day)
    return economy.model_copy(
        update={
            "budget": standing.budget,
            "budget_changes": standing.changes,
            "reports": tuple(each.report for each in standing.reports),
            "action_plan": standing.action_plan,
        }
    )
