"""What a body reported at a follow-up, as known the day it published: one view for the pages and the documents.

Nothing dated later is in it but what `later` tells: corrections of what was shown, each with its day. What has no
date of its own (an activity's status, an indicator nobody had published anything of) is told by what is dated.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.pages.follow_up_economy import EconomicCorrection, list_economic_corrections, view_known_economy
from macros.pages.known import KnownActivity, known_activities, known_standing
from macros.pages.record import Entry
from macros.pages.steering.economy import EconomyView, view_economy
from macros.pages.steering.economy_pages import YearOverview, view_year
from macros.pages.verdict_counts import Counted, count_apart
from macros.plan.assessment import GoalStanding, Verdict
from macros.plan.changes import Change, ChangeKind, list_goal_changes
from macros.plan.indicator import Indicator, Outcome, OutcomeKind
from macros.plan.model import Assessment, Body, BodyKind, FollowUp, Goal
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from macros.plan.timeline import colour_as_of, outcomes_as_of

_LATER = {
    ChangeKind.OUTCOME_CORRECTED,
    ChangeKind.OUTCOME_WITHDRAWN,
    ChangeKind.TARGET_CORRECTED,
    ChangeKind.ASSESSMENT_CORRECTED,
}
_LEADING = (BodyKind.COUNCIL, BodyKind.EXECUTIVE)
"""The kinds of body whose summary speaks for the municipality, the first that reported."""


@dataclass(frozen=True)
class KnownGoal:
    """A goal as it was known the day that a body published a follow-up."""

    goal: Goal
    follow_up: FollowUp
    standing: GoalStanding
    activities: tuple[KnownActivity, ...]
    later: tuple[Entry, ...]
    """What has been corrected or changed since."""
    forecasts: Mapping[str, Outcome]
    """By the id of an indicator, what it was then forecast to come to in the report's year."""

    @property
    def corrected(self) -> list[Entry]:
        """What was wrong and has been put right since."""
        return [entry for entry in self.later if entry.kind is not ChangeKind.TARGET_CORRECTED]

    @property
    def changed(self) -> list[Entry]:
        """Targets decided anew since: they were not wrong."""
        return [entry for entry in self.later if entry.kind is ChangeKind.TARGET_CORRECTED]

    @property
    def has_example(self) -> bool:
        """Whether anything shown of it is example data."""
        shown = [self.goal, *(each.indicator for each in self.standing.indicators)]
        return any(each.example for each in (*shown, *(each.activity for each in self.activities)))


@dataclass(frozen=True)
class AssessedGoal(KnownGoal):
    """A goal as a body assessed it, with what was known that day."""

    verdict: Verdict


@dataclass(frozen=True)
class Report:
    """What a body reported."""

    body: Body
    follow_up: FollowUp
    goals: tuple[AssessedGoal, ...]
    economy: EconomyView | None
    """None where nothing was reported of the year's economy by then."""
    later: tuple[EconomicCorrection, ...]
    """What has been corrected since in the economic reports that it shows."""

    @property
    def counted(self) -> tuple[Counted, ...]:
        """How many goals were assessed to each colour, with forecasts apart from results."""
        return count_apart([each.verdict for each in self.goals])

    @property
    def later_goals(self) -> list[AssessedGoal]:
        return [each for each in self.goals if each.later]

    @property
    def has_example(self) -> bool:
        """Whether anything shown is example data."""
        has_example_economy = self.economy is not None and self.economy.is_example
        return self.follow_up.example or has_example_economy or any(each.has_example for each in self.goals)


def published_periods(plan: Plan, day: date) -> list[FollowUpPeriod]:
    """The periods that some body had published a follow-up of by a day, in order."""
    return [period for period in plan.follow_up_periods if published_follow_ups(plan, period, day)]


def published_follow_ups(plan: Plan, period: FollowUpPeriod, day: date) -> list[FollowUp]:
    """What had been published of a period by a day, in the order of the bodies."""
    return [made for made in plan.follow_ups_of(period) if made.published <= day]


def view_report(plan: Plan, made: FollowUp, day: date) -> Report:
    """A body's follow-up as known when it was published, with what has been corrected since, by a day."""
    return _view_reports(plan, day)[made.owner, made.period]


@lru_cache(maxsize=2)
def _view_reports(plan: Plan, day: date) -> Mapping[tuple[str, FollowUpPeriod], Report]:
    """All that was published by a day, viewed once for the pages, cards and documents that tell of it."""
    return {(made.owner, made.period): _view(plan, made, day) for made in plan.follow_ups if made.published <= day}


def _view(plan: Plan, made: FollowUp, day: date) -> Report:
    economy = view_known_economy(plan, made)
    return Report(
        plan.bodies[made.owner],
        made,
        tuple(view_assessed(plan, made, each, day) for each in made.assessments),
        economy,
        tuple(list_economic_corrections(economy.standing, day)) if economy else (),
    )


def leading_verdicts(plan: Plan, reports: list[Report]) -> list[Verdict]:
    """One verdict a goal: of those who assessed the same goal, its owner leads, then who published last."""
    leading: dict[str, Verdict] = {}

    def rank(verdict: Verdict) -> tuple[bool, date]:
        made = verdict.follow_up
        return plan.goals[verdict.made.goal].owner == made.owner, made.published

    for verdict in (each.verdict for report in reports for each in report.goals):
        former = leading.get(verdict.made.goal)
        if former is None or rank(verdict) > rank(former):
            leading[verdict.made.goal] = verdict
    return list(leading.values())


def leading_report(reports: list[Report]) -> Report | None:
    """The report whose summary speaks for the whole municipality: the council's, else the executive's."""
    summed = [report for report in reports if report.follow_up.summary]
    by_kind = {report.body.kind: report for report in reversed(summed)}
    return next((by_kind[kind] for kind in _LEADING if kind in by_kind), None)


def view_bodies_economy(plan: Plan, period: FollowUpPeriod, reports: Iterable[Report]) -> YearOverview | None:
    """The economy of the bodies that reported, each as known when it published; None where none had told of it."""
    views = [report.economy for report in reports if report.economy]
    return view_year(plan, period.year, views) if views else None


def bodies_without_follow_up(plan: Plan, period: FollowUpPeriod, reports: Iterable[Report]) -> list[Body]:
    """Bodies that had told of a year's economy when the last of the reports was published, but made none, in order.

    A budget has no date, so a body counts from its first economic report: a file added later changes nothing. The
    money of a verksamhet is left out where it is a part of another body's.
    """
    published = {report.body.id: report.follow_up.published for report in reports}
    if not published:
        return []
    last, reported = max(published.values()), published.keys()
    views = [view_economy(plan, each, last) for each in plan.economies if each.year == period.year]
    views = [view for view in views if view.standing.reports]
    without = {view.body.id for view in view_year(plan, period.year, views).counted} - reported
    return [body for id_, body in plan.bodies.items() if id_ in without]


def view_assessed(plan: Plan, made: FollowUp, assessment: Assessment, day: date) -> AssessedGoal:
    """A goal as a follow-up assesses it, with what has been corrected since, by a day."""
    known = view_known(plan, made, plan.goals[assessment.goal], day)
    verdict = Verdict(made, assessment, colour_as_of(assessment, made.published))
    return AssessedGoal(**vars(known), verdict=verdict)


def view_known(plan: Plan, made: FollowUp, goal: Goal, day: date, led_by: FollowUp | None = None) -> KnownGoal:
    """A goal as known when a follow-up was published; `led_by` is another one whose verdict it shows."""
    published = made.published
    return KnownGoal(
        goal,
        made,
        known_standing(plan, goal, published),
        known_activities(plan, goal, published, made.period.year),
        tuple(later_entries(plan, goal, made, day, led_by)),
        _forecasts(plan.indicators_of(goal), made),
    )


def _forecasts(indicators: Iterable[Indicator], made: FollowUp) -> dict[str, Outcome]:
    """The last forecast of each indicator for a period that ends in the year of a follow-up; none in a bokslut."""
    found: dict[str, Outcome] = {}
    for indicator in () if made.period.is_final else indicators:
        forecasts = [
            outcome
            for outcome in outcomes_as_of(indicator, made.published)
            if outcome.kind is OutcomeKind.FORECAST and outcome.value is not None
            if outcome.period.year == made.period.year
        ]
        if forecasts:
            found[indicator.id] = max(forecasts, key=lambda each: (each.period, each.published))
    return found


def later_entries(plan: Plan, goal: Goal, made: FollowUp, day: date, led_by: FollowUp | None = None) -> Iterator[Entry]:
    """Corrections, by a day, of what a follow-up showed of a goal; its verdict may be that of another, `led_by`."""
    for change in list_goal_changes(plan, goal, day):
        is_shown = _showed(made, change) or (led_by is not None and change.follow_up is led_by)
        if change.kind in _LATER and change.day > made.published and is_shown:
            yield Entry(plan, change)


def _showed(made: FollowUp, change: Change) -> bool:
    """Whether a follow-up showed what a later change is of."""
    if change.outcome:
        withdrawn = change.outcome.withdrawn
        is_withdrawn = withdrawn is not None and withdrawn.date <= made.published
        return change.outcome.published <= made.published and not is_withdrawn
    if change.target:
        was_decided = change.target.decision is None or change.target.decision.date <= made.published
        return was_decided and change.target.period.start.year <= made.period.year
    return change.follow_up is made
