"""What is not yet reported for a follow-up or a period, by body, with the role to ask and the file to write in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.editing.missing.due_outcomes import DueOutcome, find_due_at, find_due_for, follow_up_span, reporting_day
from macros.pages.words import lower_first, write_follow_up, write_month, write_period, write_target
from macros.plan.activity import Activity, ActivityStatus
from macros.plan.economy import ANNUAL
from macros.plan.model import Body, FollowUp, Goal
from macros.plan.periods import FollowUpPeriod, FollowUpStage, Period
from macros.plan.plan import Plan
from macros.plan.timeline import status_as_of

_YEARS_BACK = 2
"""A body that followed up at a stage in one of so many years is awaited to do so again."""
_REPORTS = {
    FollowUpStage.TERTIAL_1: "tertial-1",
    FollowUpStage.TERTIAL_2: "tertial-2",
    FollowUpStage.ANNUAL: ANNUAL,
}


class Lack(StrEnum):
    """What sort of thing is missing, in the order it is told."""

    OUTCOME = "utfall"
    FOLLOW_UP = "uppföljning"
    ASSESSMENT = "bedömning"
    ACTIVITY = "aktivitet"
    ECONOMY = "ekonomi"


@dataclass(frozen=True)
class Missing:
    """One thing that is not reported."""

    body: str
    lack: Lack
    what: str
    """Named so that the one who is asked knows it."""
    ask: str
    """A role, never a person."""
    file: str
    """Where it is to be written, inside the goal repository."""
    goals: tuple[str, ...] = ()
    """Of a follow-up that is not made: the goals it should judge, as `titel [id]`."""
    command: str = ""
    """What to type instead, where a command does it."""


def find_missing(plan: Plan, period: FollowUpPeriod | Period, today: date) -> tuple[Missing, ...]:
    """Everything that is missing, in the order of the bodies and of Lack."""
    if isinstance(period, FollowUpPeriod):
        found = list(_of_follow_up(plan, period))
    else:
        found = list(_of_period(plan, period, today))
    places = {id_: number for number, id_ in enumerate(plan.bodies)}
    kinds = list(Lack)
    return tuple(sorted(found, key=lambda each: (places[each.body], kinds.index(each.lack), each.what, each.file)))


def tell_period(period: FollowUpPeriod | Period) -> str:
    """`tertial 2 2025`, `bokslutet 2025`, `läsåret 2024/25`."""
    return write_follow_up(period, definite=True) if isinstance(period, FollowUpPeriod) else write_period(period)


def period_end(period: FollowUpPeriod | Period) -> date:
    """The last day that it covers."""
    return follow_up_span(period)[1] if isinstance(period, FollowUpPeriod) else period.end


def find_contact(plan: Plan, body: str) -> str:
    """The role to ask: the body's coordinator, or that of the one above, or the municipality's contact."""
    here: Body | None = plan.bodies[body]
    while here is not None:
        if here.coordinator:
            return here.coordinator
        here = plan.bodies.get(here.parent) if here.parent else None
    contact = plan.municipality.contact
    return contact.name if contact else plan.bodies[body].name


def _of_period(plan: Plan, period: Period, today: date) -> Iterator[Missing]:
    for indicator in plan.indicators.values():
        for due in find_due_for(indicator, period, today):
            yield _outcome(plan, due)


def _of_follow_up(plan: Plan, period: FollowUpPeriod) -> Iterator[Missing]:
    for indicator in plan.indicators.values():
        for due in find_due_at(plan, indicator, period):
            yield _outcome(plan, due)
    for body in plan.bodies.values():
        yield from _assessments(plan, body, period)
        yield from _report(plan, body, period)
    for activity in plan.activities.values():
        yield from _activity(plan, activity, period)


def _outcome(plan: Plan, due: DueOutcome) -> Missing:
    indicator = due.indicator
    notes = [f"mål {lower_first(write_target(indicator, due.target))}"] if due.target else []
    notes += ["prognos finns"] if due.has_forecast else []
    notes += [f"brukar komma i {write_month(due.late)}"] if due.late else []
    aim = f" ({', '.join(notes)})" if notes else ""
    return Missing(
        indicator.owner,
        Lack.OUTCOME,
        f"{indicator.title}, {write_period(due.period)}{aim}",
        find_contact(plan, indicator.owner),
        indicator.source,
        command=f"goals record {indicator.id} {due.period} SIFFRA",
    )


def _assessments(plan: Plan, body: Body, period: FollowUpPeriod) -> Iterator[Missing]:
    """The follow-up itself where there is none, with the goals it should judge; else the goals it leaves out."""
    own = next((made for made in plan.follow_ups_of(period) if made.owner == body.id), None)
    goals = [goal for goal in plan.goals_of(body) if _is_awaited(plan, goal, period)]
    source = own.source if own else f"{body.id}/uppfoljning/{period}.yml"
    ask = find_contact(plan, body.id)
    if own is None and (goals or _has_followed_up(plan, body, period)):
        named = tuple(f"{goal.title} [{goal.id}]" for goal in goals)
        yield Missing(body.id, Lack.FOLLOW_UP, write_follow_up(period), ask, source, named)
    elif own is not None:
        for goal in goals:
            yield Missing(body.id, Lack.ASSESSMENT, f"{goal.title} [{goal.id}]", ask, source)


def _is_awaited(plan: Plan, goal: Goal, period: FollowUpPeriod) -> bool:
    """Whether a goal that runs is to be judged at a follow-up and nobody has done so."""
    start, end = follow_up_span(period)
    if goal.decision.date > end or goal.start > end or goal.end < start:
        return False
    made = [(follow_up.period.number, follow_up.period.year) for follow_up, _ in plan.assessments_of(goal)]
    if (period.number, period.year) in made:
        return False
    body = plan.bodies[goal.owner]
    has_begun = any(made.period == period for made in _own(plan, body))
    return period.is_final or has_begun or _has_followed_up(plan, body, period)


def _has_followed_up(plan: Plan, body: Body, period: FollowUpPeriod) -> bool:
    """Whether a body made this follow-up in one of the years before."""
    earlier = {FollowUpPeriod(period.year - back, period.number) for back in range(1, _YEARS_BACK + 1)}
    return any(made.period in earlier for made in _own(plan, body))


def _own(plan: Plan, body: Body) -> list[FollowUp]:
    return [made for made in plan.follow_ups if made.owner == body.id]


def _activity(plan: Plan, activity: Activity, period: FollowUpPeriod) -> Iterator[Missing]:
    """An activity that ran during the tertial and was not followed up in it, or before the body reports."""
    start, end = follow_up_span(period)
    if activity.start > end or status_as_of(activity, start) in {ActivityStatus.DONE, ActivityStatus.STOPPED}:
        return
    last = max(end, reporting_day(plan, activity.owner, period))
    if not any(start <= made.date <= last for made in activity.follow_ups):
        yield Missing(activity.owner, Lack.ACTIVITY, activity.title, activity.responsible, activity.source)


def _report(plan: Plan, body: Body, period: FollowUpPeriod) -> Iterator[Missing]:
    """The economic report that belongs to a follow-up, of a body that reports this year or did the year before."""
    years = {economy.year: economy for economy in plan.economies_of(body)}
    wanted = _REPORTS[period.stage]
    this = years.get(period.year)
    if this is None and period.year - 1 not in years:
        return
    if this is None or not any(made.report == wanted for made in this.reports):
        source = this.source if this else f"{body.id}/ekonomi/{period.year}.yml"
        what = f"{wanted} {period.year}" + ("" if this else " (filen finns inte: skapa den med årets budget)")
        yield Missing(body.id, Lack.ECONOMY, what, find_contact(plan, body.id), source)
