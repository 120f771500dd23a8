"""What a plan must satisfy beyond the form of each field: references, order, dates, assessments with their reasons.

What an indicator must satisfy by itself stands in `indicator_rules`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from macros.plan.activity import Activity
from macros.plan.assessment import assess_goal
from macros.plan.faults import Fault, Where
from macros.plan.fields import Decision
from macros.plan.indicator_rules import find_indicator_faults
from macros.plan.model import Body, Colour, FollowUp, Goal, GoalArea, Municipality
from macros.plan.plan import Plan


@dataclass(frozen=True)
class Known:
    """The ids that may be referred to, also those whose files can't be read; None where nobody can say."""

    goals: frozenset[str]
    indicators: frozenset[str]
    bodies: frozenset[str] | None
    areas: frozenset[str] | None
    terms: frozenset[str] | None


def find_faults(plan: Plan, known: Known) -> Iterator[Fault]:
    """Every broken rule of a plan."""
    ruling = list(_municipality_faults(plan.municipality, known))
    yield from ruling
    for goal in plan.goals.values():
        yield from _goal_faults(goal, plan, known)
    yield from _goal_loops(plan.goals)
    faulty: set[str] = set()
    lost: list[Fault] = []
    for indicator in plan.indicators.values():
        own = list(find_indicator_faults(indicator))
        if own:
            faulty.add(indicator.id)
        yield from own
        lost += _unknown_in(indicator.source, "mål", indicator.goals, known.goals, "goal_unknown")
        for number, target in enumerate(indicator.targets):
            yield from _decision_faults(indicator.source, ("målvärden", number, "beslut"), target.decision, known)
    yield from lost
    for activity in plan.activities.values():
        yield from _activity_faults(activity, known)
    all_read = known.terms is not None and known.indicators <= plan.indicators.keys()
    for follow_up in plan.follow_ups:
        yield from _follow_up_faults(follow_up, known)
        if all_read and not ruling and not lost:
            yield from _assessment_faults(follow_up, plan, faulty)
    yield from _steering_faults(plan, known)


def _steering_faults(plan: Plan, known: Known) -> Iterator[Fault]:
    """Commissions, economy, operational plans and governing documents."""
    for commission in plan.commissions.values():
        yield from _unknown(commission.source, ("givare",), commission.giver, known.bodies, "body_unknown")
        yield from _decision_faults(commission.source, ("beslut",), commission.decision, known)
    for economy in plan.economies:
        if economy.action_plan:
            yield from _decision_faults(economy.source, ("åtgärdsplan", "beslut"), economy.action_plan.decision, known)
        reports = [report.report for report in economy.reports]
        for number, report in enumerate(reports):
            if report in reports[:number]:
                yield Fault(economy.source, ("rapporter", number, "rapport"), "report_repeated")
    for operational_plan in plan.operational_plans:
        yield from _decision_faults(operational_plan.source, ("beslut",), operational_plan.decision, known)
    governing = plan.governing_documents
    for number, document in enumerate(governing.documents if governing else ()):
        if governing and document.body is not None:
            where: Where = ("styrdokument", number, "organ")
            yield from _unknown(governing.source, where, document.body, known.bodies, "body_unknown")


def find_organisation_faults(source: str, bodies: Iterable[Body]) -> Iterator[Fault]:
    """Bodies that stand twice, unknown parents and loops among them."""
    bodies = list(bodies)
    known = frozenset(body.id for body in bodies)
    yield from _repeated(source, "organ", [body.id for body in bodies])
    for number, body in enumerate(bodies):
        if body.parent is not None:
            where: Where = ("organ", number, "överordnat")
            yield from _unknown(source, where, body.parent, known, "body_unknown")
    parents = {body.id: body.parent for body in bodies}
    for number, body in enumerate(bodies):
        chain = _climb(body.id, parents)
        if chain:
            yield Fault(source, ("organ", number, "överordnat"), "body_loop", {"chain": chain})
            return


def find_area_faults(source: str, areas: Iterable[GoalArea], terms: frozenset[str] | None) -> Iterator[Fault]:
    """Areas that stand twice and unknown terms of office."""
    areas = list(areas)
    yield from _repeated(source, "målområden", [area.id for area in areas])
    for number, area in enumerate(areas):
        if area.term is not None:
            where: Where = ("målområden", number, "mandatperiod")
            yield from _unknown(source, where, area.term, terms, "term_unknown")


def _municipality_faults(municipality: Municipality, known: Known) -> Iterator[Fault]:
    source = municipality.source
    if municipality.vision:
        yield from _decision_faults(source, ("vision", "beslut"), municipality.vision.decision, known)
    yield from _repeated(source, "mandatperioder", [term.id for term in municipality.terms_of_office])
    yield from _repeated(source, "styrmodeller", [model.id for model in municipality.steering_models])
    for number, term in enumerate(municipality.terms_of_office):
        if term.end < term.start:
            yield Fault(source, ("mandatperioder", number, "slut"), "end_before_start", {"start": term.start})
    for number, model in enumerate(municipality.steering_models):
        if model.limits[0] <= model.limits[1]:
            yield Fault(source, ("styrmodeller", number, "gul_från"), "model_limits", {})


def _goal_faults(goal: Goal, plan: Plan, known: Known) -> Iterator[Fault]:
    source = goal.source
    if goal.end < goal.start:
        yield Fault(source, ("slut",), "end_before_start", {"start": goal.start})
    yield from _unknown(source, ("område",), goal.area, known.areas, "area_unknown")
    yield from _unknown_in(source, "utgår_från", goal.derived_from, known.goals, "goal_unknown")
    yield from _unknown_in(source, "ersätter", goal.replaces, known.goals, "goal_unknown")
    yield from _unknown_in(source, "ansvariga", goal.responsible, known.bodies, "body_unknown")
    yield from _decision_faults(source, ("beslut",), goal.decision, known)
    if goal.id in goal.replaces:
        yield Fault(source, ("ersätter", goal.replaces.index(goal.id)), "goal_replaces_itself", {})
    for number, former in enumerate(goal.former_ids):
        if former in known.goals:
            yield Fault(source, ("tidigare_id", number), "former_id_in_use", {"id": former})
        for other in plan.goals.values():
            if other.id < goal.id and former in other.former_ids:
                yield Fault(source, ("tidigare_id", number), "former_id_twice", {"other": other.source})


def _activity_faults(activity: Activity, known: Known) -> Iterator[Fault]:
    source = activity.source
    if activity.end < activity.start:
        yield Fault(source, ("slut",), "end_before_start", {"start": activity.start})
    yield from _unknown(source, ("mål",), activity.goal, known.goals, "goal_unknown")
    yield from _unknown_in(source, "indikatorer", activity.indicators, known.indicators, "indicator_unknown")
    for number, (earlier, later) in enumerate(pairwise(activity.follow_ups), 1):
        if later.date < earlier.date:
            yield Fault(source, ("uppföljningar", number, "datum"), "follow_ups_order", {"earlier": earlier.date})


def _follow_up_faults(follow_up: FollowUp, known: Known) -> Iterator[Fault]:
    source = follow_up.source
    yield from _decision_faults(source, ("beslut",), follow_up.decision, known)
    seen = set()
    for number, made in enumerate(follow_up.assessments):
        where: Where = ("bedömningar", number)
        yield from _unknown(source, (*where, "mål"), made.goal, known.goals, "goal_unknown")
        if made.goal in seen:
            yield Fault(source, (*where, "mål"), "assessed_twice", {"goal": made.goal})
        seen.add(made.goal)
        for place, (earlier, later) in enumerate(pairwise(made.corrections), 1):
            if later.date < earlier.date:
                facts = {"earlier": earlier.date}
                yield Fault(source, (*where, "rättelser", place, "datum"), "corrections_order", facts)
        for place, correction in enumerate(made.corrections):
            if correction.date < follow_up.published:
                facts = {"published": follow_up.published}
                yield Fault(source, (*where, "rättelser", place, "datum"), "before_publication", facts)


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


def _decision_faults(source: str, where: Where, decision: Decision | None, known: Known) -> Iterator[Fault]:
    if decision:
        yield from _unknown(source, (*where, "organ"), decision.body, known.bodies, "body_unknown")


def _unknown(source: str, where: Where, id_: str, known: frozenset[str] | None, kind: str) -> Iterator[Fault]:
    """A fault where nothing goes by an id; none where nobody can say."""
    if known is not None and id_ not in known:
        yield Fault(source, where, kind, {"id": id_, "known": sorted(known)})


def _unknown_in(source: str, key: str, ids: Iterable[str], known: frozenset[str] | None, kind: str) -> Iterator[Fault]:
    """The same for each id of a list."""
    for number, id_ in enumerate(ids):
        yield from _unknown(source, (key, number), id_, known, kind)


def _repeated(source: str, key: str, ids: list[str]) -> Iterator[Fault]:
    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            yield Fault(source, (key, number, "id"), "id_repeated", {"id": id_})


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
