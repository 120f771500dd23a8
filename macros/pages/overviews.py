"""The pages that lead to others: the start page, the lists of goals, bodies and follow-ups."""

from itertools import islice

from macros.pages.body import count_goals
from macros.pages.fragments import render
from macros.pages.page import Site
from macros.pages.record import write_entries
from macros.pages.words import BODY_KIND_WORDS, GOAL_WORDS, slug_of, sort_key
from macros.plan.assessment import DISTRIBUTION, GoalStanding, State
from macros.plan.model import Body, BodyKind

_NEWEST = 8


def write_start(site: Site, here: str) -> str:
    """The start page: how it goes, by area, what changed last, and what it is all for."""
    plan = site.plan
    running = [standing for standing in site.standings.values() if site.is_running(standing.goal)]
    areas = []
    for area in plan.areas.values():
        standings = [standing for standing in running if standing.goal.area == area.id]
        if standings:
            tops = [standing for standing in standings if not standing.goal.derived_from] or standings
            areas.append((area, count_goals(standings), tops))
    return render(
        "start.html",
        here,
        plan=plan,
        running=running,
        counts=count_goals(running),
        indicator_counts=_count_indicators(running),
        areas=areas,
        entries=list(islice(write_entries(plan, site.changes), _NEWEST)),
        last_day=site.changes[0].day if site.changes else None,
        has_example=site.has_example,
    )


def _count_indicators(running: list[GoalStanding]) -> dict[str, int]:
    """Each indicator once, though it measure several goals."""
    marks = {each.indicator.id: each.mark for standing in running for each in standing.indicators}
    counts = dict.fromkeys(DISTRIBUTION, 0)
    for mark in marks.values():
        if mark in counts:
            counts[mark] += 1
    return counts


def write_goal_list(site: Site, here: str) -> str:
    """Every goal by area, with a form that filters them."""
    plan = site.plan
    groups = [
        (area, [site.standings[goal.id] for goal in sorted(plan.goals_in(area), key=lambda goal: sort_key(goal.title))])
        for area in plan.areas.values()
    ]
    running = [group for group in groups if any(site.is_running(standing.goal) for standing in group[1])]
    closed = [group for group in groups if group[1] and group not in running]
    return render(
        "goal_list.html",
        here,
        plan=plan,
        groups=running,
        closed=closed,
        bodies=[body for body in plan.bodies.values() if plan.goals_of(body)],
        marks=[(slug_of(mark), GOAL_WORDS[mark]) for mark in DISTRIBUTION],
        years=list_years(site),
        years_of=lambda standing: range(standing.goal.start.year, standing.goal.end.year + 1),
        mark_of=lambda standing: slug_of(standing.shown or State.NOT_REPORTED),
        has_example=site.has_example,
    )


def list_years(site: Site) -> list[int]:
    """The years that some goal holds in, newest first."""
    goals = site.plan.goals.values()
    years = {year for goal in goals for year in range(goal.start.year, goal.end.year + 1)}
    return sorted(years, reverse=True)


def write_filter_css(site: Site) -> str:
    """The rules that hide the goals that a reader's choices leave out; the ids in them are letters, digits and `-`."""
    choices = {
        "omrade": list(site.plan.areas),
        "organ": list(site.plan.bodies),
        "farg": [slug_of(mark) for mark in DISTRIBUTION],
        "ar": [str(year) for year in list_years(site)],
    }
    lines = [
        f'.goal-list:has(#val_{name} option[value="{value}"]:checked) '
        f'li[data-{name}]:not([data-{name}~="{value}"]){{display:none}}'
        for name, values in choices.items()
        for value in values
    ]
    return "\n".join([*lines, ""])


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
    standings = [site.standings[goal.id] for goal in site.plan.goals_of(body)]
    return body, count_goals([standing for standing in standings if site.is_running(standing.goal)])


def write_follow_up_list(site: Site, here: str) -> str:
    """Every follow-up there has been, newest first."""
    plan = site.plan
    periods = [
        (period, [made for made in plan.follow_ups_of(period) if made.published <= site.day])
        for period in reversed(plan.follow_up_periods)
    ]
    return render("follow_up_list.html", here, plan=plan, periods=[each for each in periods if each[1]])


def write_index(site: Site, here: str) -> str:
    """Every goal and indicator by title: what the search page offers without a search."""
    goals = sorted(site.plan.goals.values(), key=lambda goal: sort_key(goal.title))
    indicators = sorted(site.plan.indicators.values(), key=lambda indicator: sort_key(indicator.title))
    return render("index.html", here, plan=site.plan, goals=goals, indicators=indicators, has_example=site.has_example)


def write_steering_models(site: Site, here: str) -> str:
    """The steering models, from when each applies, with its limits and the documents that steer."""
    municipality, documents = site.plan.municipality, site.plan.governing_documents
    return render(
        "steering_models.html",
        here,
        models=sorted(municipality.steering_models, key=lambda model: model.applies_from),
        documents=documents.documents if documents else (),
        has_example=municipality.example or (documents is not None and documents.example),
    )
