"""The page of a body: its scorecard."""

from macros.pages.fragments import render
from macros.pages.goal import has_example
from macros.pages.page import Heading, Page, Site, body_address
from macros.pages.words import write_counts
from macros.plan.assessment import DISTRIBUTION, GoalStanding, State
from macros.plan.model import Body


def body_page(site: Site, body: Body) -> Page:
    """A body with its goals by area and their indicators, and what it has reported."""
    plan = site.plan
    goals = [site.standings[goal.id] for goal in plan.goals_of(body)]
    running = [standing for standing in goals if site.is_running(standing.goal)]
    groups = [
        (area, [standing for standing in running if standing.goal.area == area.id]) for area in plan.areas.values()
    ]
    reported = [made for made in plan.follow_ups if made.owner == body.id and made.published <= site.day]
    counts = count_goals(running)
    fragment = render(
        "body.html",
        body_address(body.id),
        plan=plan,
        body=body,
        parent=plan.bodies[body.parent] if body.parent else None,
        under=plan.bodies_under(body),
        counts=counts,
        groups=[(area, standings) for area, standings in groups if standings],
        closed=[standing for standing in goals if not site.is_running(standing.goal)],
        reported=list(reversed(reported)),
        has_example=plan.is_organisation_example
        or any(made.example for made in reported)
        or any(has_example(plan, standing.goal) for standing in goals),
    )
    headings = [Heading(2, area.id, area.name) for area, standings in groups if standings]
    headings += [Heading(2, "avsnitt_uppfoljningar", "Uppföljningar")] if reported else []
    described = f"{body.name} har {len(running)} mål: {write_counts(counts)}." if running else body.name
    return Page(body_address(body.id), body.name, described, fragment, tuple(headings))


def count_goals(standings: list[GoalStanding]) -> dict[str, int]:
    """How many goals there are of each word, best first."""
    counts = dict.fromkeys(DISTRIBUTION, 0)
    for standing in standings:
        counts[standing.shown.value if standing.shown else State.NOT_REPORTED.value] += 1
    return counts
