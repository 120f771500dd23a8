"""Bodies, follow-ups and the rest of the steering system as the search knows them."""

from collections.abc import Iterator

from macros.pages.body import scorecard_keys
from macros.pages.follow_up_view import published_follow_ups, published_periods
from macros.pages.markdown import first_sentence, write_document, write_plain
from macros.pages.page import (
    Site,
    body_address,
    body_follow_up_address,
    commission_address,
    economy_address,
    follow_up_address,
    plan_address,
    scorecard_address,
)  # fmt: skip
from macros.pages.search.chips import commission_chip
from macros.pages.search.document import ASIDE, LEAD, REST, SearchDocument, Weighed
from macros.pages.steering.commissions import known_commissions
from macros.pages.steering.economy_pages import economy_bodies
from macros.pages.steering.plans import known_plans
from macros.pages.steering.wheel import view_events
from macros.pages.words import lower_first, write_date, write_follow_up, write_list
from macros.plan.terms import Phase

_AREA, _OTHER_AREA, _BODY, _ECONOMY, _FOLLOW_UP, _PLAN, _DOCUMENT, _EVENT = 0.9, 0.4, 1.0, 0.7, 0.6, 0.55, 0.7, 0.5
_COMMISSION, _COMMISSION_DONE = 0.6, 0.42
_BODY_FOLLOW_UP, _SCORECARD = 0.35, 0.3
"""How high each stands against a goal that holds."""


def area_documents(site: Site) -> Iterator[SearchDocument]:
    """Every goal area that has goals, where it stands in the list of goals."""
    for area in site.plan.areas.values():
        goals = site.plan.goals_in(area)
        if goals:
            rank = _AREA if any(site.standings[goal.id].phase is Phase.RUNNING for goal in goals) else _OTHER_AREA
            facts = [("typ", "omrade"), ("omrade", area.id), *((("mandat", area.term),) if area.term else ())]
            yield SearchDocument(
                f"mal/#{area.id}", area.name, tuple(_prose(area.description)), facts=tuple(facts), rank=rank
            )


def body_documents(site: Site) -> Iterator[SearchDocument]:
    """Every body, its economy and its scorecards of earlier years."""
    plan = site.plan
    for body in plan.bodies.values():
        parent = plan.bodies[body.parent].name if body.parent else ""
        titles = " ".join(goal.title for goal in plan.goals_of(body) if site.is_running(goal))
        beside = ((f"{parent} {titles}", ASIDE), ("organ styrkort", REST))
        facts = (("typ", "organ"), ("organ", body.id))
        shown = (*_prose(body.description), *_prose(body.vision))
        yield SearchDocument(body_address(body.id), body.name, shown, "", beside, facts, rank=_BODY)
    for id_ in economy_bodies(site):
        facts = (("typ", "ekonomi"), ("organ", id_))
        words = (("budget pengar kostnad", REST),)
        name = plan.bodies[id_].name
        yield SearchDocument(economy_address(id_), "Ekonomi:", (), "", words, facts, whose=name, rank=_ECONOMY)
    for key in scorecard_keys(site):
        id_, _, year = key.partition("/")
        facts = (("typ", "styrkort"), ("organ", id_))
        title, name = f"Styrkort {year}:", plan.bodies[id_].name
        yield SearchDocument(scorecard_address(id_, year), title, (), facts=facts, whose=name, rank=_SCORECARD)


def follow_up_documents(site: Site) -> Iterator[SearchDocument]:
    """Every follow-up, the municipality's and each body's own."""
    plan = site.plan
    for period in published_periods(plan, site.day):
        made = published_follow_ups(plan, period, site.day)
        bodies = write_list([lower_first(plan.bodies[each.owner].name) for each in made])
        name = write_follow_up(period)
        other = "årsbokslut årsredovisning" if period.is_final else "delårsrapport"
        yield SearchDocument(
            follow_up_address(period),
            name,
            ((f"Så gick det enligt {bodies}." if period.is_final else f"Läget enligt {bodies}.", LEAD),),
            f"Publicerat {write_date(max(each.published for each in made))}",
            ((f"uppföljning {other}", REST),),
            (("typ", "uppfoljning"), *(("organ", each.owner) for each in made)),
            rank=_FOLLOW_UP,
        )
        for each in made:
            judged = " ".join(write_plain(one.reason) for one in each.assessments if one.reason)
            yield SearchDocument(
                body_follow_up_address(period, each.owner),
                f"{name}:",
                (*_prose(each.summary), (judged, REST)),
                f"Publicerat {write_date(each.published)}",
                ((f"uppföljning {other}", ASIDE),),
                (("typ", "uppfoljning"), ("organ", each.owner)),
                whose=plan.bodies[each.owner].name,
                rank=_BODY_FOLLOW_UP,
            )


def commission_documents(site: Site) -> Iterator[SearchDocument]:
    """Every commission, where it stands in the list of them."""
    for view in known_commissions(site.plan, site.plan.commissions_by_decision, site.day):
        each = view.commission
        report = _prose(each.report) if not view.is_open else ()
        yield SearchDocument(
            commission_address(each.id),
            each.title,
            (*_prose(each.description), *report),
            f"Från {lower_first(view.giver.name)}",
            ((view.receiver.name, ASIDE),),
            (
                ("typ", "uppdrag"),
                ("organ", each.owner),
                *((("organ", each.giver),) if each.giver != each.owner else ()),
            ),
            commission_chip(view.status).key,
            rank=_COMMISSION if view.is_open else _COMMISSION_DONE,
        )


def plan_documents(site: Site) -> Iterator[SearchDocument]:
    """Every operational plan with its text."""
    for stated in known_plans(site).values():
        text = " ".join(write_document(stated.body_text).html.striptags().split())
        body = site.plan.bodies[stated.owner]
        yield SearchDocument(
            plan_address(stated.owner, stated.period),
            stated.title,
            ((text, ASIDE),),
            f"Publicerad {write_date(stated.published)}",
            (("verksamhetsplan", REST),),
            (("typ", "verksamhetsplan"), ("organ", body.id)),
            rank=_PLAN,
        )


def governing_documents(site: Site) -> Iterator[SearchDocument]:
    """The governing documents."""
    plan = site.plan
    for document in plan.governing_documents.documents if plan.governing_documents else ():
        bodies = (("organ", document.body),) if document.body else ()
        words = (("styrdokument", REST), (f"{document.kind or ''} {document.registry_number or ''}", REST))
        facts = (("typ", "styrdokument"), *bodies)
        yield SearchDocument(
            "styrdokument/", document.title, tuple(_prose(document.description)), "", words, facts, rank=_DOCUMENT
        )


def event_documents(site: Site) -> Iterator[SearchDocument]:
    """What happens in the year, where the annual wheel tells of it; what only a former model said is left out."""
    plan = site.plan
    events = plan.annual_wheel.events if plan.annual_wheel else ()
    for view in view_events(events, plan.municipality.steering_models, plan.steering_model(site.day)):
        if not view.is_former:
            shown, words = tuple(_prose(view.event.description)), (("årshjul", REST),)
            facts = (("typ", "arshjul"),)
            yield SearchDocument(
                f"arshjul/#{view.anchor}", view.event.title, shown, view.when, words, facts, rank=_EVENT
            )


def _prose(text: str | None) -> Iterator[Weighed]:
    """A long text: its first sentence counts more than the rest."""
    if text:
        first, whole = first_sentence(text), write_plain(text)
        yield first, LEAD
        yield whole.removeprefix(first), REST
