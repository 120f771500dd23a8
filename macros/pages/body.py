"""The page of a body: its scorecard now, and as it was at each bokslut."""

from typing import Any

from macros.pages.counts import count_goals
from macros.pages.fragments import render
from macros.pages.goal import has_example
from macros.pages.page import Head, Heading, Page, Site, body_address, scorecard_address
from macros.pages.public_record import body_feed, body_record
from macros.pages.scorecard import concluded_years, view_frozen_scorecard, view_scorecard
from macros.pages.steering.commissions import known_commissions
from macros.pages.steering.control import tell_controls
from macros.pages.steering.economy import known_economies
from macros.pages.steering.plans import known_plans
from macros.pages.words import lower_first, write_counts, write_date
from macros.plan.model import Body
from macros.plan.periods import FollowUpPeriod
from macros.plan.terms import Phase

_SECTIONS = (
    ("avsnitt_delade", "Mål som organet ansvarar för", ("shared",)),
    ("avsnitt_forslag", "Förslag till nya mål", ("proposed",)),
    ("avsnitt_avslutade", "Avslutade mål", ("closed",)),
    ("avsnitt_uppdrag", "Uppdrag", ("asked", "given")),
    ("avsnitt_ekonomi", "Ekonomi", ("economy",)),
    ("avsnitt_bredvid", "Planer och kontroller", ("plans", "controls")),
    ("avsnitt_uppfoljningar", "Uppföljningar", ("reported",)),
    ("avsnitt_andringar", "Senast ändrat", ("record",)),
    ("avsnitt_under", "Organ under", ("under",)),
)
"""The sections after the scorecard: ids, titles, and what they hold; one is there where any of that is."""


def body_page(site: Site, body: Body) -> Page:
    """A body: its part of the vision, its goals with all that belongs to them, and the rest of its steering beside."""
    plan = site.plan
    scorecard = view_scorecard(plan, body, site.day)
    counts = count_goals(scorecard.standings)
    beside = _view_beside(site, body)
    fragment = render(
        "body.html",
        body_address(body.id),
        plan=plan,
        body=body,
        parent=plan.bodies[body.parent] if body.parent else None,
        vision=_vision_of(site, body),
        scorecard=scorecard,
        counts=counts,
        years=concluded_years(plan, body, site.day),
        has_example=_has_example(site, body, beside),
        **beside,
    )
    headings = [Heading(2, area.id, area.name) for area, _ in scorecard.groups]
    headings += [Heading(2, id_, title) for id_, title, keys in _SECTIONS if any(beside[key] for key in keys)]
    described = f"{body.name} har {len(scorecard.cards)} mål: {write_counts(counts)}." if scorecard.cards else body.name
    head = Head(feeds=(body_feed(body),))
    return Page(body_address(body.id), body.name, described, fragment, tuple(headings), head)


def _view_beside(site: Site, body: Body) -> dict[str, Any]:
    """What stands beside the scorecard, by the names that the template has for it."""
    plan, day = site.plan, site.day
    owned = [site.standings[goal.id] for goal in plan.goals_of(body)]
    reported = [made for made in plan.follow_ups if made.owner == body.id and made.published <= day]
    plans = [each for each in known_plans(site).values() if each.owner == body.id]
    economies = known_economies(plan, plan.economies_of(body), day)
    return {
        "shared": [
            site.standings[goal.id]
            for goal in plan.goals.values()
            if body.id in goal.responsible and goal.owner != body.id and site.is_running(goal)
        ],
        "proposed": [standing for standing in owned if standing.phase is Phase.PROPOSED],
        "closed": [standing for standing in owned if standing.phase is Phase.CLOSED],
        "asked": known_commissions(plan, plan.commissions_to(body), day),
        "given": known_commissions(plan, plan.commissions_from(body), day),
        "economy": economies[0] if economies else None,
        "plans": sorted(plans, key=lambda each: each.period, reverse=True),
        "controls": [(each.year, tell_controls(each.controls)) for each in plan.internal_controls_of(body)],
        "reported": list(reversed(reported)),
        "record": body_record(site, body),
        "under": plan.bodies_under(body),
    }


def _has_example(site: Site, body: Body, beside: dict[str, Any]) -> bool:
    """Whether anything shown of a body is example data."""
    plan = site.plan
    commissions = (view.commission for view in (*beside["asked"], *beside["given"]))
    files = (*beside["reported"], *beside["plans"], *plan.internal_controls_of(body), *plan.economies_of(body))
    goals = (*plan.goals_of(body), *(standing.goal for standing in beside["shared"]))
    is_marked = any(each.example for each in (*files, *commissions))
    return plan.is_organisation_example or is_marked or any(has_example(plan, goal) for goal in goals)


def _vision_of(site: Site, body: Body) -> tuple[Body, str] | None:
    """The body whose part of the vision concerns this one: its own, else that of the nearest body above."""
    here: Body | None = body
    while here is not None:
        if here.vision:
            return here, here.vision
        here = site.plan.bodies[here.parent] if here.parent else None
    return None


def scorecard_keys(site: Site) -> list[str]:
    """Every body and year that has a scorecard of its own: `socialnamnden/2024`."""
    bodies = site.plan.bodies.values()
    return [f"{body.id}/{year}" for body in bodies for year in concluded_years(site.plan, body, site.day)]


def scorecard_page(site: Site, key: str) -> Page:
    """The scorecard of a body as it was on the day that its bokslut of a year was published; it never changes."""
    plan, (owner, _, said) = site.plan, key.partition("/")
    body, year = plan.bodies[owner], int(said)
    made = concluded_years(plan, body, site.day)[year]
    published = made.published
    scorecard = view_frozen_scorecard(plan, body, made, site.day)
    address = scorecard_address(body.id, year)
    fragment = render(
        "scorecard.html",
        address,
        plan=plan,
        body=body,
        year=year,
        period=FollowUpPeriod.parse(f"{year}-bokslut"),
        published=published,
        scorecard=scorecard,
        counts=count_goals(scorecard.standings),
        has_example=plan.is_organisation_example or any(card.has_example for card in scorecard.cards),
    )
    whose = lower_first(body.name)
    described = f"Styrkortet för {whose} som det såg ut {write_date(published)}, när bokslutet {year} publicerades."
    headings = tuple(Heading(2, area.id, area.name) for area, _ in scorecard.groups)
    return Page(address, f"Styrkort {year}, {whose}", described, fragment, headings)
