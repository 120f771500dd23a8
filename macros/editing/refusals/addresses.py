"""Addresses of the site that would lead nowhere: they never die.

Follow-ups, economy and figures keep their addresses as long as they stand, which the other promises see to. A goal
that was never decided has none to keep, nor has an indicator that nothing was ever said of.
"""

from collections.abc import Callable, Iterator
from datetime import date

from macros.editing.recording.yaml_text import write_flow
from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides, by_period, tree_of
from macros.pages.dated_goal_view import dated_goals
from macros.pages.page import (
    Site,
    area_feed_address,
    body_address,
    commission_address,
    dated_goal_address,
    goal_address,
    indicator_address,
    plan_address,
)  # fmt: skip
from macros.pages.words import lower_first
from macros.plan.indicator import Indicator
from macros.plan.model import Goal
from macros.plan.steering import Commission

_RENAMED = "Har filen bytt namn? Skriv i den nya filen"
_BACK = "Ska den inte finnas mer? Lägg ändå tillbaka filen"


def refuse_addresses(sides: Sides) -> Iterator[Refusal]:
    """Everything that can be linked to in the base and neither stands nor leads on in the head."""
    yield from _refuse_goals(sides)
    yield from _refuse_dated(sides)
    yield from _refuse_indicators(sides)
    yield from _refuse_steering(sides)
    yield from _refuse_dated_files(sides)


def _lost(source: str, address: str, why: str, remedy: str) -> Refusal:
    return Refusal(source, f"Adressen /{address} skulle försvinna: {why}", remedy, RefusalKind.ADDRESS)


def _refuse_goals(sides: Sides) -> Iterator[Refusal]:
    for goal in sides.base.goals.values():
        if goal.example or goal.decision.date > sides.day:
            continue
        now = sides.goal_now(goal.id)
        if now is None:
            why = f"målet ”{goal.title}” är borttaget."
            remedy = f"{_BACK}: ett mål avslutas med dagen vid slut. {_RENAMED} tidigare_id: [{goal.id}]"
            yield _lost(goal.source, goal_address(goal.id), why, remedy)
        else:
            yield from _refuse_former(now, goal, goal_address)


def _refuse_former(now: Goal | Indicator, before: Goal | Indicator, address: Callable[[str], str]) -> Iterator[Refusal]:
    missing = [id_ for id_ in before.former_ids if id_ not in {now.id, *now.former_ids}]
    if missing:
        ids = write_flow(tree_of((*missing, *now.former_ids)))
        why = f"”{now.title}” har inte kvar sitt tidigare id."
        yield _lost(now.source, address(missing[0]), why, f"Skriv tillbaka tidigare_id: {ids}")


def _refuse_dated(sides: Sides) -> Iterator[Refusal]:
    """Goals at follow-ups that still stand, but would no longer tell of the goal."""
    moved = [
        (goal, now)
        for goal in sides.base.goals.values()
        if not goal.example and (now := sides.goal_now(goal.id)) and _life(goal) != _life(now)
    ]
    if not moved:
        return
    then, after = (dated_goals(Site(plan, sides.day)) for plan in (sides.base, sides.head))
    stand = by_period(sides.head)
    for goal, now in moved:
        lost = [
            each for period, each in then[goal.id].items()
            if period not in after[now.id] and any((made.owner, made.period) in stand for made, _ in each.made)
        ]  # fmt: skip
        if lost:
            address = dated_goal_address(goal.id, lost[-1].period)
            more = f" Det gäller {len(lost)} sidor." if len(lost) > 1 else ""
            yield _lost(now.source, address, f"uppföljningen skulle inte visa målet.{more}", put_back_life(goal, now))


def _life(goal: Goal) -> dict[str, str]:
    """What decides which follow-ups tell of a goal."""
    return {
        "start": goal.start.isoformat(),
        "slut": goal.end.isoformat(),
        "beslut: datum": goal.decision.date.isoformat(),
        "organ": goal.owner,
    }


def put_back_life(goal: Goal, now: Goal) -> str:
    """How a goal is given back the days and the body that it had."""
    if goal.owner != now.owner:
        return (
            f"Flytta tillbaka filen till {goal.source}. Ska ett annat organ ta över? Avsluta målet med dagen vid slut, "
            f"och skapa ett nytt i det andra organets mapp med ersätter: [{goal.id}]"
        )
    stands = _life(now)
    changed = [f"{key}: {value}" for key, value in _life(goal).items() if stands[key] != value]
    return f"Skriv tillbaka {', '.join(changed)}"


def _refuse_indicators(sides: Sides) -> Iterator[Refusal]:
    for indicator in sides.base.indicators.values():
        if indicator.example or not _is_public(sides, indicator):
            continue
        now = sides.indicator_now(indicator.id)
        if now is None:
            address = f"{goal_address(indicator.goals[0])}#{indicator.id}"
            why = f"indikatorn ”{indicator.title}” är borttagen."
            remedy = f"{_BACK} med sina siffror. {_RENAMED} tidigare_id: [{indicator.id}]"
            yield _lost(indicator.source, address, why, remedy)
        else:
            yield from _refuse_former(now, indicator, indicator_address)
            yield from _refuse_detached(sides, indicator, now)


def _is_public(sides: Sides, indicator: Indicator) -> bool:
    """Whether it has been shown: with figures, or with targets of a goal that is more than proposed."""
    if any(each.published <= sides.day for each in indicator.outcomes):
        return True
    is_decided = any(sides.base.goals[id_].decision.date <= sides.day for id_ in indicator.goals)
    return bool(indicator.targets) and is_decided


def _refuse_detached(sides: Sides, before: Indicator, now: Indicator) -> Iterator[Refusal]:
    goals = [sides.goal_now(id_) for id_ in before.goals if not sides.base.goals[id_].example]
    missing = [goal for goal in goals if goal is not None and goal.id not in now.goals]
    if missing:
        why = f"indikatorn ”{now.title}” mäter inte längre målet ”{missing[0].title}”."
        kept = write_flow(tree_of((*now.goals, *(goal.id for goal in missing))))
        yield _lost(now.source, f"{goal_address(missing[0].id)}#{before.id}", why, f"Skriv mål: {kept}")


def _refuse_steering(sides: Sides) -> Iterator[Refusal]:
    base, head = sides.base, sides.head
    for body in base.bodies.values() if not base.is_organisation_example else ():
        if body.id not in head.bodies:
            why = f"organet {lower_first(body.name)} är borttaget."
            remedy = (
                "Låt organet stå, också när det har upphört: säg det vid beskrivning. Lägg tillbaka under organ: - "
            )
            yield _lost("organisation.yml", body_address(body.id), why, remedy + write_flow(tree_of(body)))
    for area in base.areas.values() if not base.are_areas_example else ():
        if area.id not in head.areas and any(not goal.example for goal in base.goals_in(area)):
            why = f"målområdet {area.name} är borttaget."
            remedy = f"Lägg tillbaka under målområden: - {write_flow(tree_of(area))}"
            yield _lost("malomraden.yml", area_feed_address(area.id), why, remedy)
    terms = {term.id for term in head.municipality.terms_of_office}
    for term in base.municipality.terms_of_office if not base.municipality.example else ():
        if term.id not in terms and term.start <= sides.day:
            why = f"mandatperioden {term.id} är borttagen."
            remedy = f"Lägg tillbaka under mandatperioder: - {write_flow(tree_of(term))}"
            yield _lost(head.municipality.source, f"mandatperioder/#{term.id}", why, remedy)


def _refuse_dated_files(sides: Sides) -> Iterator[Refusal]:
    days = {(each.owner, each.period): each.published for each in sides.head.operational_plans}
    for plan in sides.base.operational_plans:
        day = days.get((plan.owner, plan.period))
        if plan.example or plan.published > sides.day or day == plan.published:
            continue
        if day is None or day > sides.day:
            remedy = f"Lägg tillbaka filen med publicerad: {plan.published}"
            yield _lost(plan.source, plan_address(plan.owner, plan.period), f"”{plan.title}” är borttagen.", remedy)
        else:
            what = f"”{plan.title}”: publicerad är ändrat från {plan.published} till {day}."
            yield Refusal(plan.source, what, f"Skriv tillbaka publicerad: {plan.published}", RefusalKind.PLAN)
    for given in sides.base.commissions.values():
        now = sides.head.commissions.get(given.id)
        if given.example or not _is_given(given, sides.day):
            continue
        if now is None:
            why = f"uppdraget ”{given.title}” är borttaget."
            remedy = "Lägg tillbaka filen. Är uppdraget klart? Skriv status: avslutat"
            yield _lost(given.source, commission_address(given.id), why, remedy)
        elif not _is_given(now, sides.day):
            why = f"beslutet om uppdraget ”{given.title}” har fått en dag som inte har varit."
            decided = given.decision and given.decision.date
            remedy = f"Skriv tillbaka beslutets datum: {decided}" if decided else "Ta bort beslutet."
            yield _lost(now.source, commission_address(given.id), why, remedy)
    controls = {(each.owner, each.year) for each in sides.head.internal_controls}
    for year in sides.base.internal_controls:
        if (year.owner, year.year) not in controls and not year.example:
            address = f"internkontroll/#ar_{year.year}_{year.owner}"
            yield _lost(year.source, address, f"internkontrollen {year.year} är borttagen.", "Lägg tillbaka filen.")


def _is_given(commission: Commission, day: date) -> bool:
    return commission.decision is None or commission.decision.date <= day
