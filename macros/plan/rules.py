"""What a plan must satisfy beyond the form of each field: references, order, dates, assessments with their reasons.

What an indicator must satisfy by itself stands in `indicator_rules`, the rest of the steering system in
`steering_rules`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from macros.plan.accessibility_rules import find_accessibility_faults
from macros.plan.activity import Activity
from macros.plan.assessment import assess_goal
from macros.plan.faults import Fault, Where
from macros.plan.indicator import Indicator
from macros.plan.indicator_rules import find_indicator_faults
from macros.plan.model import Body, Colour, FollowUp, Goal, GoalArea, Municipality
from macros.plan.plan import Plan
from macros.plan.questions import find_question_faults
from macros.plan.references import (
    Known,
    correction_faults,
    decision_faults,
    repeated_ids,
    unknown_id,
    unknown_ids,
)  # fmt: skip
from macros.plan.search_words import find_search_word_faults
from macros.plan.steering_rules import find_steering_faults


def find_faults(plan: Plan, known: Known) -> Iterator[Fault]:
    """Every broken rule of a plan."""
    ruling = list(_municipality_faults(plan.municipality, known))
    yield from ruling
    yield from find_question_faults(plan.municipality.source, plan.municipality.questions, known)
    for goal in plan.goals.values():
        yield from _goal_faults(goal, known)
    yield from _former_id_faults(plan.goals.values(), known.goals, "former_id_in_use")
    yield from _former_id_faults(plan.indicators.values(), known.indicators, "former_indicator_in_use")
    yield from _goal_loops(plan.goals)
    faulty: set[str] = set()
    lost: list[Fault] = []
    for indicator in plan.indicators.values():
        own = list(find_indicator_faults(indicator))
        if own:
            faulty.add(indicator.id)
        yield from own
        lost += unknown_ids(indicator.source, "mål", indicator.goals, known.goals, "goal_unknown")
        for number, target in enumerate(indicator.targets):
            yield from decision_faults(indicator.source, ("målvärden", number, "beslut"), target.decision, known)
    yield from lost
    for activity in plan.activities.values():
        yield from _activity_faults(activity, known)
    all_read = known.terms is not None and known.indicators <= plan.indicators.keys()
    for follow_up in plan.follow_ups:
        yield from _follow_up_faults(follow_up, known)
        if all_read and not ruling and not lost:
            yield from _assessment_faults(follow_up, plan, faulty)
    yield from find_steering_faults(plan, known)
    yield from find_accessibility_faults(plan.accessibility)
    yield from find_search_word_faults(plan.search_words)


def find_organisation_faults(source: str, bodies: Iterable[Body]) -> Iterator[Fault]:
    """Bodies that stand twice, unknown parents and loops among them."""
    bodies = list(bodies)
    known = frozenset(body.id for body in bodies)
    yield from repeated_ids(source, "organ", [body.id for body in bodies])
    for number, body in enumerate(bodies):
        if body.parent is not None:
            where: Where = ("organ", number, "överordnat")
            yield from unknown_id(source, where, body.parent, known, "body_unknown")
    parents = {body.id: body.parent for body in bodies}
    for number, body in enumerate(bodies):
        chain = _climb(body.id, parents)
        if chain:
            yield Fault(source, ("organ", number, "överordnat"), "body_loop", {"chain": chain})
            return


def find_area_faults(source: str, areas: Iterable[GoalArea], terms: frozenset[str] | None) -> Iterator[Fault]:
    """Areas that stand twice and unknown terms of office."""
    areas = list(areas)
    yield from repeated_ids(source, "målområden", [area.id for area in areas])
    for number, area in enumerate(areas):
        if area.term is not None:
            where: Where = ("målområden", number, "mandatperiod")
            yield from unknown_id(source, where, area.term, terms, "term_unknown")


def _municipality_faults(municipality: Municipality, known: Known) -> Iterator[Fault]:
    source = municipality.source
    if municipality.vision:
        yield from decision_faults(source, ("vision", "beslut"), municipality.vision.decision, known)
    yield from repeated_ids(source, "mandatperioder", [term.id for term in municipality.terms_of_office])
    yield from repeated_ids(source, "styrmodeller", [model.id for model in municipality.steering_models])
    for number, term in enumerate(municipality.terms_of_office):
        if term.end < term.start:
            yield Fault(source, ("mandatperioder", number, "slut"), "end_before_start", {"start": term.start})
    for number, model in enumerate(municipality.steering_models):
        if model.limits[0] <= model.limits[1]:
            yield Fault(source, ("styrmodeller", number, "gul_från"), "model_limits", {})
    if municipality.action_plan_deficit < 0:
        yield Fault(source, ("åtgärdsplan_vid_underskott",), "deficit_negative")


def _goal_faults(goal: Goal, known: Known) -> Iterator[Fault]:
    source = goal.source
    if goal.end < goal.start:
        yield Fault(source, ("slut",), "end_before_start", {"start": goal.start})
    yield from unknown_id(source, ("område",), goal.area, known.areas, "area_unknown")
    yield from unknown_ids(source, "utgår_från", goal.derived_from, known.goals, "goal_unknown")
    yield from unknown_ids(source, "ersätter", goal.replaces, known.goals, "goal_unknown")
    yield from unknown_ids(source, "ansvariga", goal.responsible, known.bodies, "body_unknown")
    yield from decision_faults(source, ("beslut",), goal.decision, known)
    if goal.id in goal.replaces:
        yield Fault(source, ("ersätter", goal.replaces.index(goal.id)), "goal_replaces_itself", {})


def _former_id_faults(things: Iterable[Goal | Indicator], known: frozenset[str], in_use: str) -> Iterator[Fault]:
    """Former ids that something still goes by, and such as two things of a kind say they had."""
    first: dict[str, str] = {}
    for thing in things:
        for number, former in enumerate(thing.former_ids):
            where: Where = ("tidigare_id", number)
            if former in known:
                yield Fault(thing.source, where, in_use, {"id": former})
            other = first.setdefault(former, thing.source)
            if other != thing.source:
                yield Fault(thing.source, where, "former_id_twice", {"other": other})


def _activity_faults(activity: Activity, known: Known) -> Iterator[Fault]:
    source = activity.source
    if activity.end < activity.start:
        yield Fault(source, ("slut",), "end_before_start", {"start": activity.start})
    yield from unknown_id(source, ("mål",), activity.goal, known.goals, "goal_unknown")
    yield from unknown_ids(source, "indikatorer", activity.indicators, known.indicators, "indicator_unknown")
    for number, (earlier, later) in enumerate(pairwise(activity.follow_ups), 1):
        if later.date < earlier.date:
            yield Fault(source, ("uppföljningar", number, "datum"), "follow_ups_order", {"earlier": earlier.date})


def _follow_up_faults(follow_up: FollowUp, known: Known) -> Iterator[Fault]:
    source, period = follow_up.source, follow_up.period
    yield from decision_faults(source, ("beslut",), follow_up.decision, known)
    if period.is_final and follow_up.published < date(period.year, 12, 31):
        yield Fault(source, ("publicerad",), "bokslut_too_early", {"year": str(period.year)})
    seen = set()
    for number, made in enumerate(follow_up.assessments):
        where: Where = ("bedömningar", number)
        yield from unknown_id(source, (*where, "mål"), made.goal, known.goals, "goal_unknown")
        if made.goal in seen:
            yield Fault(source, (*where, "mål"), "assessed_twice", {"goal": made.goal})
        seen.add(made.goal)
        days = [correction.date for correction in made.corrections]
        yield from correction_faults(source, (*where, "rättelser"), days, follow_up.published)


def _assessment_faults(follow_up: FollowUp, plan: Plan, faulty: set[str]) -> Iterator[Fault]:
    """An assessment that differs from the computed colour needs a reason, and can't override black.

    Only where the colour is known: not where an indicator of the goal is faulty.
    """
    for number, made in enumerate(follow_up.assessments):
        goal = plan.goals.get(made.goal)
        if goal is None or any(indicator.id in faulty for indicator in plan.indicators_of(goal)):
            continue
        computed = assess_goal(plan, goal, follow_up.published).computed
        stated = made.corrections[0].former if made.corrections else made.colour
        where: Where = ("bedömningar", number, "färg")
        if computed is Colour.BLACK and stated is not computed:
            yield Fault(follow_up.source, where, "black_overridden")
        elif computed is not None and stated is not computed and made.reason is None:
            yield Fault(follow_up.source, where, "reason_missing", {"computed": computed.value})


def _climb(start: str, parents: Mapping[str, str | None]) -> list[str]:
    """The chain from an id back to itself, or nothing where it ends."""
    chain = [start]
    while (parent := parents.get(chain[-1])) is not None:
        chain.append(parent)
        if parent == start:
            return chain
        if len(chain) > len(parents):
            return []
    return []


def _goal_loops(goals: Mapping[str, Goal]) -> Iterator[Fault]:
    """Each loop in *utgår_från* once, at the first of its goals."""
    done: set[str] = set()
    for id_ in goals:
        path: list[str] = []
        stack = [(id_, 0)]
        while stack:
            here, depth = stack.pop()
            del path[depth:]
            if here in path:
                chain = [*path[path.index(here) :], here]
                yield Fault(goals[chain[0]].source, ("utgår_från",), "goal_loop", {"chain": chain})
            elif here in goals and here not in done:
                done.add(here)
                path.append(here)
                stack += [(parent, depth + 1) for parent in goals[here].derived_from]
