"""The page of a body: its scorecard now, and as it was at each bokslut."""

from macros.pages.counts import count_goals
from macros.pages.fragments import render
from macros.pages.goal import has_example
from macros.pages.page import Heading, Page, Site, body_address, scorecard_address
from macros.pages.scorecard import Scorecard, concluded_years, view_frozen_scorecard, view_scorecard
from macros.pages.steering.commissions import known_commissions
from macros.pages.steering.control import tell_controls
from macros.pages.steering.economy import known_economies
from macros.pages.steering.plans import known_plans
from macros.pages.words import lower_first, write_counts, write_date
from macros.plan.model import Body
from macros.plan.periods import FollowUpPeriod
from macros.plan.terms import Phase

_SECTIONS = {
    "avsnitt_delade": "Mål som organet ansvarar för",
    "avsnitt_forslag": "Förslag till nya mål",
    "avsnitt_avslutade": "Avslutade mål",
    "avsnitt_uppdrag": "Uppdrag",
    "avsnitt_ekonomi": "Ekonomi",
    "avsnitt_bredvid": "Planer och kontroller",
    "avsnitt_uppfoljningar": "Uppföljningar",
    "avsnitt_under": "Organ under",
}


def body_page(site: Site, body: Body) -> Page:
    """A body: its part of the vision, its goals with all that belongs to them, and the rest of its steering beside."""
    plan, day = site.plan, site.day
    scorecard = view_scorecard(plan, body, day)
    owned = [site.standings[goal.id] for goal in plan.goals_of(body)]
    reported = [made for made in plan.follow_ups if made.owner == body.id and made.published <= day]
    asked = known_commissions(plan, plan.commissions_to(body), day)
    given = known_commissions(plan, plan.commissions_from(body), day)
    plans = [each for each in known_plans(site).values() if each.owner == body.id]
    controls = plan.internal_controls_of(body)
    economies = known_economies(plan, plan.economies_of(body), day)
    shared = [
        site.standings[goal.id]
        for goal in plan.goals.values()
        if body.id in goal.responsible and goal.owner != body.id and site.is_running(goal)
    ]
    counts = count_goals(scorecard.standings)
    shown = (*reported, *(view.commission for view in (*asked, *given)), *plans, *controls, *plan.economies_of(body))
    fragment = render(
        "body.html",
        body_address(body.id),
        plan=plan,
        body=body,
        parent=plan.bodies[body.parent] if body.parent else None,
        under=plan.bodies_under(body),
        vision=_vision_of(site, body),
        scorecard=scorecard,
        counts=counts,
        shared=shared,
        proposed=[standing for standing in owned if standing.phase is Phase.PROPOSED],
        closed=[standing for standing in owned if standing.phase is Phase.CLOSED],
        years=concluded_years(plan, body, day),
        asked=asked,
        given=given,
        economy=economies[0] if economies else None,
        plans=sorted(plans, key=lambda each: each.period, reverse=True),
        controls=[(each.year, tell_controls(each.controls)) for each in controls],
        reported=list(reversed(reported)),
        has_example=plan.is_organisation_example
        or any(each.example for each in shown)
        or any(has_example(plan, standing.goal) for standing in (*owned, *shared)),
    )
    headings = _headings(
        scorecard,
        {
            "avsnitt_delade": bool(shared),
            "avsnitt_forslag": any(each.phase is Phase.PROPOSED for each in owned),
            "avsnitt_avslutade": any(each.phase is Phase.CLOSED for each in owned),
            "avsnitt_uppdrag": bool(asked or given),
            "avsnitt_ekonomi": bool(economies),
            "avsnitt_bredvid": bool(plans or controls),
            "avsnitt_uppfoljningar": bool(reported),
            "avsnitt_under": bool(plan.bodies_under(body)),
        },
    )
    described = f"{body.name} har {len(scorecard.cards)} mål: {write_counts(counts)}." if scorecard.cards else body.name
    return Page(body_address(body.id), body.name, described, fragment, tuple(headings))


def _headings(scorecard: Scorecard, sections: dict[str, bool]) -> list[Heading]:
    headings = [Heading(2, area.id, area.name) for area, _ in scorecard.groups]
    return headings + [Heading(2, id_, _SECTIONS[id_]) for id_, is_there in sections.items() if is_there]


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
