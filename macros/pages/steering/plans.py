"""Operational plans: what a body does in a year or läsår to reach its goals, with its scorecard for that time."""

from dataclasses import dataclass

from macros.pages.fragments import render
from macros.pages.goal import has_example
from macros.pages.markdown import Document, heading_id, write_document
from macros.pages.page import Heading, Page, Site, plan_address
from macros.pages.words import write_period
from macros.plan.assessment import IndicatorStanding, State, assess_periods, find_target
from macros.plan.indicator import Indicator
from macros.plan.model import Goal
from macros.plan.periods import Period
from macros.plan.steering import OperationalPlan
from macros.plan.steering_rules import PLAN_SECTIONS
from macros.plan.timeline import targets_as_of


@dataclass(frozen=True)
class PlannedGoal:
    """A goal of the body with its indicators as they stand for the plan's period."""

    goal: Goal
    indicators: tuple[IndicatorStanding, ...]


def known_plans(site: Site) -> dict[str, OperationalPlan]:
    """The plans published by the day, by `<organ>/<period>`."""
    return {
        f"{each.owner}/{each.period.text.replace('/', '-')}": each
        for each in site.plan.operational_plans
        if each.published <= site.day
    }


def plan_page(site: Site, key: str) -> Page:
    """An operational plan: its text, then the scorecard of its period."""
    stated = known_plans(site)[key]
    plan, document = site.plan, write_document(stated.body_text)
    goals = _planned_goals(site, stated)
    address = plan_address(stated.owner, stated.period)
    body = plan.bodies[stated.owner]
    fragment = render(
        "plan.html",
        address,
        plan=plan,
        stated=stated,
        body=body,
        document=document,
        missing=_missing(document),
        goals=goals,
        has_example=stated.example or any(has_example(plan, planned.goal) for planned in goals),
    )
    headings = (*document.headings, Heading(2, "sida_styrkort", "Styrkortet"))
    described = f"{body.name}: så arbetar vi {write_period(stated.period)}, vad vi ser framför oss och vad vi vill nå."
    return Page(address, f"{stated.title}, {body.name}", described, fragment, headings)


def _missing(document: Document) -> list[str]:
    return [title for title in PLAN_SECTIONS if not _find_section(document, title)]


def _find_section(document: Document, title: str) -> str:
    """The id of the heading of a section, such as `Nuläge` or `Nuläget 2026`; nothing where it has none."""
    return next((heading.id for heading in document.headings if heading.id.startswith(heading_id(title))), "")


def _planned_goals(site: Site, stated: OperationalPlan) -> list[PlannedGoal]:
    goals = site.plan.goals_of(site.plan.bodies[stated.owner])
    period = stated.period
    return [
        PlannedGoal(goal, tuple(standing_for(site, indicator, period) for indicator in site.plan.indicators_of(goal)))
        for goal in goals
        if goal.start <= period.end and period.start <= goal.end and goal.decision.date <= site.day
    ]


def standing_for(site: Site, indicator: Indicator, period: Period) -> IndicatorStanding:
    """How an indicator stands in a period: by that period, else one in it, else the year that it ends in."""
    known = assess_periods(site.plan, indicator, site.day)
    for fits in (
        lambda each: each == period,
        lambda each: each in period or period in each,
        lambda each: each.year == period.year,
    ):
        found = [each for each in known if each.period and fits(each.period)]
        if found:
            return found[-1]
    targets = targets_as_of(indicator, site.day)
    target = find_target(targets, period)
    state = State.NOT_REPORTED if target or indicator.limits else State.NO_TARGET
    return IndicatorStanding(indicator, period, None, target, state, has_targets=bool(targets))


def write_plans(site: Site, here: str) -> str:
    """Every plan by body, the newest first, with the way to its analysis of trends."""
    plans = known_plans(site).values()
    bodies = [
        (body, sorted((each for each in plans if each.owner == body.id), key=lambda each: each.period, reverse=True))
        for body in site.plan.bodies.values()
    ]
    return render(
        "plan_list.html",
        here,
        plan=site.plan,
        bodies=[group for group in bodies if group[1]],
        find_analysis=lambda stated: _find_section(write_document(stated.body_text), PLAN_SECTIONS[0]),
        has_example=any(each.example for each in plans),
    )
