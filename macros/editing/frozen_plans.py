"""A plan before and after a change, as both were known when the last follow-up was published.

What follows the present is the same in both: titles, descriptions, comments, names, and whatever the other promises
have refused already. What differs then is what would change a page that is frozen.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from macros.editing.refusal import Sides
from macros.editing.refusals_of_figures import pair_outcomes
from macros.plan.activity import Activity
from macros.plan.economy import assess_economy
from macros.plan.fields import FileRecord
from macros.plan.indicator import Correction, Indicator, Outcome, Target
from macros.plan.model import Assessment, AssessmentCorrection, FollowUp, Goal
from macros.plan.plan import Plan
from macros.plan.steering import Economy
from macros.plan.timeline import colour_as_of, figure_as_of

Reasoned = TypeVar("Reasoned", Correction, AssessmentCorrection)
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class FrozenPlans:
    """The two plans as known on a day, with what differs."""

    day: date
    base: Plan
    head: Plan

    @cached_property
    def economies(self) -> frozenset[tuple[str, int]]:
        """Owner and year of the economies that differ."""
        limits = [each.municipality.action_plan_deficit for each in (self.base, self.head)]
        then, now = ({(each.owner, each.year): each for each in plan.economies} for plan in (self.base, self.head))
        return frozenset(
            key for key in then.keys() | now.keys() if then.get(key) != now.get(key) or limits[0] != limits[1]
        )

    @cached_property
    def goals(self) -> frozenset[str]:
        """The goals of which anything differs, with those that share an indicator with them."""
        touched = {goal.id for goal in self._touched_goals()}
        for indicator in _differing(self.base.indicators, self.head.indicators):
            touched |= {*indicator.goals}
        for activity in _differing(self.base.activities, self.head.activities):
            touched.add(activity.goal)
        for made in self.follow_ups():
            touched |= {each.goal for each in made.assessments}
            if made.period.is_final:
                touched |= {id_ for each in self._owned(made.owner) for id_ in each.goals}
        shared = (each for plan in (self.base, self.head) for each in plan.indicators.values())
        return frozenset(touched | {id_ for each in shared if touched & {*each.goals} for id_ in each.goals})

    def follow_ups(self) -> Iterator[FollowUp]:
        """The follow-ups that differ."""
        then, now = ({(each.owner, each.period): each for each in plan.follow_ups} for plan in (self.base, self.head))
        for key in then.keys() | now.keys():
            if then.get(key) != now.get(key):
                yield from (plan[key] for plan in (then, now) if key in plan)

    def trimmed(self) -> "FrozenPlans":
        """The same with nothing but the goals of which anything differs."""
        return FrozenPlans(self.day, _trim(self.base, self.goals), _trim(self.head, self.goals))

    def _touched_goals(self) -> Iterator[Goal]:
        return (each for each in _differing(self.base.goals, self.head.goals) if each.decision.date <= self.day)

    def _owned(self, owner: str) -> Iterator[Indicator]:
        plans = (self.base, self.head)
        return (each for plan in plans for each in plan.indicators.values() if each.owner == owner)


def _differing(then: Mapping[str, Thing], now: Mapping[str, Thing]) -> Iterator[Thing]:
    for key in then.keys() | now.keys():
        if then.get(key) != now.get(key):
            yield from (things[key] for things in (then, now) if key in things)


def _trim(plan: Plan, goals: AbstractSet[str]) -> Plan:
    indicators = {
        each.id: each.model_copy(update={"goals": tuple(id_ for id_ in each.goals if id_ in goals)})
        for each in plan.indicators.values()
        if goals & {*each.goals}
    }
    follow_ups = tuple(
        made.model_copy(update={"assessments": tuple(each for each in made.assessments if each.goal in goals)})
        for made in plan.follow_ups
    )
    return replace(
        plan,
        goals={id_: goal for id_, goal in plan.goals.items() if id_ in goals},
        indicators=indicators,
        activities={each.id: each for each in plan.activities.values() if each.goal in goals},
        follow_ups=follow_ups,
    )


def freeze_plans(sides: Sides, day: date, refused: AbstractSet[str]) -> FrozenPlans:
    """The plans as known on a day; the files that are refused already are as they were."""
    known = _Known(sides, day, refused)
    head = replace(
        sides.head,
        municipality=sides.base.municipality.model_copy(
            update={"action_plan_deficit": sides.head.municipality.action_plan_deficit}
        ),
        bodies={**sides.base.bodies, **{id_: each for id_, each in sides.head.bodies.items()
                                        if id_ not in sides.base.bodies}},
        areas={**sides.base.areas, **{id_: each for id_, each in sides.head.areas.items()
                                      if id_ not in sides.base.areas}},
        goals=known.goals(),
        indicators=known.indicators(),
        activities=known.activities(),
        follow_ups=tuple(known.follow_ups()),
        economies=tuple(known.economies()),
    )  # fmt: skip
    base = replace(
        sides.base,
        goals=dict(sides.base.goals),
        indicators={id_: until(each, day) for id_, each in sides.base.indicators.items()},
        activities=_followed(sides.base.activities.values(), day),
        follow_ups=tuple(_report_until(each, day) for each in sides.base.follow_ups if each.published <= day),
        economies=tuple(_economy_until(sides.base, each, day) for each in sides.base.economies),
    )
    return FrozenPlans(day, base, head)


class _Known:
    """The head's records by the ids of the base, with the base's words."""

    def __init__(self, sides: Sides, day: date, refused: AbstractSet[str]) -> None:
        self.sides, self.day, self.refused = sides, day, refused
        self._goals = {now.id: id_ for id_ in sides.base.goals if (now := sides.goal_now(id_))}
        self._indicators = {now.id: id_ for id_ in sides.base.indicators if (now := sides.indicator_now(id_))}

    def goals(self) -> dict[str, Goal]:
        found = {
            self._goals.get(now.id, now.id): self._goal(self.sides.base.goals.get(self._goals.get(now.id, now.id)), now)
            for now in self.sides.head.goals.values()
        }
        lost = {id_: each for id_, each in self.sides.base.goals.items() if id_ not in found and self._is_refused(each)}
        return dict(sorted({**found, **lost}.items()))

    def _goal(self, before: Goal | None, now: Goal) -> Goal:
        if before is None:
            return now
        if self._is_refused(before, now):
            return before
        decision = before.decision.model_copy(update={"date": now.decision.date})
        return before.model_copy(update={"start": now.start, "end": now.end, "decision": decision, "owner": now.owner})

    def indicators(self) -> dict[str, Indicator]:
        base = self.sides.base.indicators
        found: dict[str, Indicator] = {}
        for now in self.sides.head.indicators.values():
            id_ = self._indicators.get(now.id, now.id)
            found[id_] = until(self._indicator(base.get(id_), now), self.day)
        lost = {id_: until(each, self.day) for id_, each in base.items() if id_ not in found and self._is_refused(each)}
        return dict(sorted({**found, **lost}.items()))

    def _indicator(self, before: Indicator | None, now: Indicator) -> Indicator:
        goals = tuple(self._goals.get(id_, id_) for id_ in now.goals)
        if before is None:
            return now.model_copy(update={"goals": goals})
        if self._is_refused(before, now):
            return before
        kept = {name: getattr(now, name) for name in ("owner", "direction", "method", "baseline", "limits")}
        figures = {"targets": _worded_targets(before, now), "outcomes": _worded_outcomes(before, now)}
        return before.model_copy(update={**kept, **figures, "goals": goals})

    def activities(self) -> dict[str, Activity]:
        base = self.sides.base.activities
        found = [self._activity(base.get(now.id), now) for now in self.sides.head.activities.values()]
        return _followed(found, self.day)

    def _activity(self, before: Activity | None, now: Activity) -> Activity:
        goal = self._goals.get(now.goal, now.goal)
        if before is None:
            return now.model_copy(update={"goal": goal})
        said = {(each.date, each.status): each.comment for each in before.follow_ups}
        follow_ups = tuple(
            each.model_copy(update={"comment": said.get((each.date, each.status), each.comment)})
            for each in now.follow_ups
        )
        days = {"start": now.start, "end": now.end, "published": now.published}
        return before.model_copy(update={**days, "goal": goal, "follow_ups": follow_ups})

    def follow_ups(self) -> Iterator[FollowUp]:
        base = {(each.owner, each.period): each for each in self.sides.base.follow_ups}
        there = {(each.owner, each.period) for each in self.sides.head.follow_ups}
        found = [self._report(base.get((now.owner, now.period)), now) for now in self.sides.head.follow_ups]
        found += [each for key, each in base.items() if key not in there and self._is_refused(each)]
        rank = {id_: number for number, id_ in enumerate(self.sides.base.bodies)}
        found.sort(key=lambda each: (each.period, rank.get(each.owner, len(rank)), each.owner))
        return (_report_until(each, self.day) for each in found if each.published <= self.day)

    def _report(self, before: FollowUp | None, now: FollowUp) -> FollowUp:
        if before is not None and self._is_refused(before, now):
            return before
        made = tuple(
            each.model_copy(update={"goal": self._goals.get(each.goal, each.goal)}) for each in now.assessments
        )
        if before is None:
            return now.model_copy(update={"assessments": made})
        said = {each.goal: each for each in before.assessments}
        worded = tuple(_worded(said.get(each.goal), each) for each in made)
        return before.model_copy(update={"published": now.published, "assessments": worded})

    def economies(self) -> Iterator[Economy]:
        base = {(each.owner, each.year): each for each in self.sides.base.economies}
        there = {(each.owner, each.year): each for each in self.sides.head.economies}
        for key in [*base, *(each for each in there if each not in base)]:
            before, now = base.get(key), there.get(key)
            if before is not None and (now is None or self._is_refused(before, now)):
                if now is not None or self._is_refused(before):
                    yield _economy_until(self.sides.base, before, self.day)
            elif now is not None:
                yield _worded_economy(
                    before and _economy_until(self.sides.base, before, self.day),
                    _economy_until(self.sides.base, now, self.day),
                )

    def _is_refused(self, *records: FileRecord) -> bool:
        return any(each.source in self.refused for each in records)


def _worded_outcomes(before: Indicator, now: Indicator) -> tuple[Outcome, ...]:
    """The outcomes as they stand, each with what stood beside the value before: only corrections tell of that."""
    pairs = {id(row): former for former, row in pair_outcomes(before, now, date.max) if row is not None}
    return tuple(_worded_outcome(pairs[id(each)], each) if id(each) in pairs else each for each in now.outcomes)


def _worded_outcome(before: Outcome, now: Outcome) -> Outcome:
    beside = ("comment", "source", "women", "men", "individuals", "comparison", "not_measured")
    withdrawn = now.withdrawn
    if withdrawn and before.withdrawn:
        withdrawn = withdrawn.model_copy(update={"reason": before.withdrawn.reason})
    corrections = tuple(_reasoned(before.corrections, now.corrections))
    kept = {name: getattr(before, name) for name in beside}
    return now.model_copy(update={**kept, "withdrawn": withdrawn, "corrections": corrections})


def _worded_targets(before: Indicator, now: Indicator) -> tuple[Target, ...]:
    said = {(each.period, each.decision and each.decision.date): each for each in before.targets}
    worded = []
    for each in now.targets:
        former = said.get((each.period, each.decision and each.decision.date))
        kept = former and {"decision": former.decision,
                           "corrections": tuple(_reasoned(former.corrections, each.corrections))}  # fmt: skip
        worded.append(each.model_copy(update=kept) if kept else each)
    return tuple(worded)


def _reasoned(before: tuple[Reasoned, ...], now: tuple[Reasoned, ...]) -> Iterator[Reasoned]:
    """Corrections with the reasons that they had."""
    for place, each in enumerate(now):
        former = before[place] if place < len(before) else each
        yield each.model_copy(update={"reason": former.reason}) if former.date == each.date else each


def _worded(before: Assessment | None, now: Assessment) -> Assessment:
    if before is None:
        return now
    corrections = tuple(_reasoned(before.corrections, now.corrections))
    return now.model_copy(update={"reason": before.reason, "analysis": before.analysis, "corrections": corrections})


def _worded_economy(before: Economy | None, now: Economy) -> Economy:
    if before is None:
        return now
    said = {each.report: each for each in before.reports}
    reports = tuple(
        each.model_copy(update={"comment": said[each.report].comment, "corrections": _told(said[each.report], each)})
        if each.report in said
        else each
        for each in now.reports
    )
    reasons = {(each.date, each.former): each.reason for each in before.budget_changes}
    changes = tuple(
        each.model_copy(update={"reason": reasons.get((each.date, each.former), each.reason)})
        for each in now.budget_changes
    )
    plan = now.action_plan
    if plan and before.action_plan and plan.decision.date == before.action_plan.decision.date:
        plan = before.action_plan
    return before.model_copy(
        update={"budget": now.budget, "budget_changes": changes, "reports": reports, "action_plan": plan}
    )


def _told(before: object, now: object) -> tuple[object, ...]:
    """The corrections of a report with the reasons that they had."""
    then, there = getattr(before, "corrections", ()), getattr(now, "corrections", ())
    return tuple(
        each.model_copy(update={"reason": then[place].reason}) if place < len(then) else each
        for place, each in enumerate(there)
    )


def until(indicator: Indicator, day: date) -> Indicator:
    """An indicator with nothing that became public after a day."""
    outcomes = tuple(_row_until(each, day) for each in indicator.outcomes if each.published <= day)
    targets = tuple(
        figure_as_of(each, day) for each in indicator.targets if each.decision is None or each.decision.date <= day
    )
    if (outcomes, targets) == (indicator.outcomes, indicator.targets):
        return indicator
    return indicator.model_copy(update={"outcomes": outcomes, "targets": targets})


def _row_until(outcome: Outcome, day: date) -> Outcome:
    known = figure_as_of(outcome, day)
    is_later = known.withdrawn is not None and known.withdrawn.date > day
    return known.model_copy(update={"withdrawn": None}) if is_later else known


def _followed(activities: Iterable[Activity], day: date) -> dict[str, Activity]:
    """The activities that were known on a day, with their follow-ups by then."""
    known = {}
    for each in sorted(activities, key=lambda each: each.id):
        made = tuple(one for one in each.follow_ups if one.date <= day)
        if made or max(each.start, each.published or each.start) <= day:
            known[each.id] = each if made == each.follow_ups else each.model_copy(update={"follow_ups": made})
    return known


def _report_until(made: FollowUp, day: date) -> FollowUp:
    if not any(one.date > day for each in made.assessments for one in each.corrections):
        return made
    known = tuple(
        each.model_copy(update={"colour": colour_as_of(each, day),
                                "corrections": tuple(one for one in each.corrections if one.date <= day)})
        for each in made.assessments
    )  # fmt: skip
    return made.model_copy(update={"assessments": known})


def _economy_until(plan: Plan, economy: Economy, day: date) -> Economy:
    standing = assess_economy(plan.municipality, economy, day)
    return economy.model_copy(
        update={
            "budget": standing.budget,
            "budget_changes": standing.changes,
            "reports": tuple(each.report for each in standing.reports),
            "action_plan": standing.action_plan,
        }
    )
