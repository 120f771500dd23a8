"""The page of a follow-up: what every body reported, frozen as of the day that it published."""

from dataclasses import dataclass

from macros.pages.fragments import render
from macros.pages.goal import has_example
from macros.pages.page import Heading, Page, Site, follow_up_address
from macros.pages.record import Entry, write_entry
from macros.pages.words import lower_first, write_follow_up, write_list
from macros.plan.assessment import GoalStanding, Verdict, assess_goal
from macros.plan.changes import ChangeKind, list_goal_changes
from macros.plan.model import Body, Colour, FollowUp, Goal
from macros.plan.periods import FollowUpPeriod
from macros.plan.timeline import colour_as_of

_NAMED = 3
"""How many bodies a page's description names."""
_LATER = {
    ChangeKind.OUTCOME_CORRECTED,
    ChangeKind.OUTCOME_WITHDRAWN,
    ChangeKind.TARGET_CORRECTED,
    ChangeKind.ASSESSMENT_CORRECTED,
}


@dataclass(frozen=True)
class AssessedGoal:
    """A goal as a body assessed it, with what was known that day."""

    anchor: str
    verdict: Verdict
    standing: GoalStanding
    later: tuple[Entry, ...]
    """What has been corrected since."""


@dataclass(frozen=True)
class Report:
    """What a body reported."""

    body: Body
    follow_up: FollowUp
    goals: tuple[AssessedGoal, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many goals were assessed to each colour."""
        counts = dict.fromkeys((colour.value for colour in Colour), 0)
        for each in self.goals:
            counts[each.verdict.colour.value] += 1
        return counts


def published_periods(site: Site) -> list[FollowUpPeriod]:
    """The periods that some body has published a follow-up of, in order."""
    return [
        period
        for period in site.plan.follow_up_periods
        if any(made.published <= site.day for made in site.plan.follow_ups_of(period))
    ]


def follow_up_page(site: Site, period: FollowUpPeriod) -> Page:
    """A follow-up: one section a body, one part a goal."""
    used: set[str] = set()
    published = [made for made in site.plan.follow_ups_of(period) if made.published <= site.day]
    reports = [_report(site, made, used) for made in published]
    fragment = render(
        "follow_up.html",
        follow_up_address(period),
        plan=site.plan,
        period=period,
        reports=reports,
        has_example=any(report.follow_up.example for report in reports)
        or any(has_example(site.plan, each.standing.goal) for report in reports for each in report.goals),
    )
    names = write_list([lower_first(report.body.name) for report in reports[:_NAMED]])
    title = write_follow_up(period)
    headings = tuple(Heading(2, f"organ_{report.body.id}", report.body.name) for report in reports)
    how = "hur det gick" if period.is_final else "hur det ser ut att gå"
    described = f"{title}: {how} för kommunens mål enligt {names}{' med flera' if len(reports) > _NAMED else ''}."
    return Page(follow_up_address(period), title, described, fragment, headings)


def _report(site: Site, made: FollowUp, used: set[str]) -> Report:
    goals = []
    for assessment in made.assessments:
        goal = site.plan.goals[assessment.goal]
        anchor = goal.id if goal.id not in used else f"{made.owner}_{goal.id}"
        used.add(goal.id)
        verdict = Verdict(made, assessment, colour_as_of(assessment, made.published))
        goals.append(
            AssessedGoal(
                anchor,
                verdict,
                assess_goal(site.plan, goal, made.published),
                _later(site, goal, made),
            )
        )
    return Report(site.plan.bodies[made.owner], made, tuple(goals))


def _later(site: Site, goal: Goal, made: FollowUp) -> tuple[Entry, ...]:
    """Corrections since of what the follow-up showed."""
    changes = list_goal_changes(site.plan, goal, site.day)
    return tuple(
        write_entry(site.plan, change)
        for change in changes
        if change.kind in _LATER
        and change.day > made.published
        and (change.outcome is None or change.outcome.published <= made.published)
        and (change.follow_up is None or change.follow_up is made)
    )
