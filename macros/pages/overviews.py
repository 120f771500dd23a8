"""The pages that lead to others: the lists of goals and bodies."""

from dataclasses import dataclass

from macros.pages.counts import count_goals
from macros.pages.filters import write_filter_rules
from macros.pages.fragments import render
from macros.pages.labels import BODY_KIND_WORDS, GOAL_WORDS, slug_of
from macros.pages.page import Site
from macros.pages.public_record import name_area_feeds
from macros.pages.terms import view_terms
from macros.pages.words import sort_key
from macros.plan.assessment import DISTRIBUTION, GoalStanding, State
from macros.plan.model import Body, BodyKind, Goal, GoalArea
from macros.plan.terms import Phase, term_of


def write_goal_list(site: Site, here: str) -> str:
    """Every goal by term of office and area, the term that is told of first, with a form that filters them."""
    plan = site.plan
    terms = view_terms(site)
    used: set[str] = set()
    by_term = [(view, _groups(site, [each.goal for each in (*view.decided, *view.proposed)], used)) for view in terms]
    others = _groups(site, [goal for goal in plan.goals.values() if term_of(plan, goal) is None], used)
    running = [group for group in others if any(each.phase is not Phase.CLOSED for each in group.standings)]
    return render(
        "goal_list.html",
        here,
        plan=plan,
        by_term=by_term,
        listed_areas=[area for area in plan.areas.values() if plan.goals_in(area)],
        groups=running,
        closed=[group for group in others if group not in running],
        bodies=[body for body in plan.bodies.values() if plan.goals_of(body)],
        marks=[(slug_of(mark), GOAL_WORDS[mark]) for mark in DISTRIBUTION],
        years=list_years(site),
        years_of=lambda standing: range(standing.goal.start.year, standing.goal.end.year + 1),
        mark_of=lambda standing: slug_of(standing.shown or State.NOT_REPORTED),
        feeds=name_area_feeds(site),
        has_example=site.has_example,
    )


@dataclass(frozen=True)
class AreaGroup:
    """Some goals of an area, in the order of their titles."""

    area: GoalArea
    standings: tuple[GoalStanding, ...]
    anchor: str
    """Its id on the page: the area's own the first time that the area stands there."""


def _groups(site: Site, goals: list[Goal], used: set[str]) -> list[AreaGroup]:
    """Goals by area; `used` gathers the ids that the page has."""
    goals = sorted(goals, key=lambda goal: sort_key(goal.title))
    groups = []
    for area in site.plan.areas.values():
        standings = tuple(site.standings[goal.id] for goal in goals if goal.area == area.id)
        if standings:
            anchor = area.id
            while anchor in used:
                anchor += "_igen"
            used.add(anchor)
            groups.append(AreaGroup(area, standings, anchor))
    return groups


def list_years(site: Site) -> list[int]:
    """The years that some goal holds in, newest first."""
    goals = site.plan.goals.values()
    years = {year for goal in goals for year in range(goal.start.year, goal.end.year + 1)}
    return sorted(years, reverse=True)


def write_filter_css(site: Site) -> str:
    """The rules that hide the goals that a reader's choices leave out."""
    choices = {
        "omrade": list(site.plan.areas),
        "organ": list(site.plan.bodies),
        "farg": [slug_of(mark) for mark in DISTRIBUTION],
        "ar": [str(year) for year in list_years(site)],
    }
    return write_filter_rules(".goal-list", choices)


def write_body_list(site: Site, here: str) -> str:
    """Every body, by kind."""
    plan = site.plan
    kinds = [
        (
            BODY_KIND_WORDS[kind],
            [_with_counts(site, body) for body in plan.bodies.values() if body.kind is kind],
        )
        for kind in BodyKind
    ]
    has_example = site.has_example or plan.is_organisation_example
    return render("body_list.html", here, plan=plan, kinds=[kind for kind in kinds if kind[1]], has_example=has_example)


def _with_counts(site: Site, body: Body) -> tuple[Body, dict[str, int]]:
    goals = (goal for goal in site.plan.goals_of(body) if site.is_running(goal))
    return body, count_goals(site.standings[goal.id] for goal in goals)


def write_steering_models(site: Site, here: str) -> str:
    """The steering models, from when each applies, with its limits."""
    municipality = site.plan.municipality
    models = sorted(municipality.steering_models, key=lambda model: model.applies_from)
    return render("steering_models.html", here, models=models, has_example=municipality.example)
