"""A plan before and after a change, as both were known when the last follow-up was published.

What follows the present is the same in both: titles, descriptions, comments, names, and whatever the other promises
have refused already. What differs then is what would change a page that is frozen.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias, TypeVar

from macros.editing.refusals.frozen_days import activities_until, economy_until, indicator_until, report_until
from macros.editing.refusals.frozen_words import worded_assessment, worded_economy, worded_outcomes, worded_targets
from macros.editing.refusals.refusal import Sides, by_period, by_year
from macros.plan.activity import Activity
from macros.plan.fields import FileRecord
from macros.plan.indicator import Indicator
from macros.plan.model import FollowUp, Goal
from macros.plan.plan import Plan
from macros.plan.steering import Economy

Key = TypeVar("Key")
Thing = TypeVar("Thing")
Known = TypeVar("Known", bound=FileRecord)
Pair: TypeAlias = tuple[Thing | None, Thing | None]


@dataclass(frozen=True)
class FrozenPlans:
    """The two plans as known on a day, with what differs."""

    day: date
    base: Plan
    head: Plan

    @cached_property
    def indicators(self) -> list[Pair[Indicator]]:
        """The indicators that differ, as they were and as they are; so also the others."""
        return _differing(self.base.indicators, self.head.indicators)

    @cached_property
    def activities(self) -> list[Pair[Activity]]:
        return _differing(self.base.activities, self.head.activities)

    @cached_property
    def follow_ups(self) -> list[Pair[FollowUp]]:
        return _differing(by_period(self.base), by_period(self.head))

    @cached_property
    def economies(self) -> list[Pair[Economy]]:
        return _differing(by_year(self.base), by_year(self.head))

    @cached_property
    def years(self) -> frozenset[tuple[str, int]]:
        """Owner and year of the economies that are told otherwise."""
        limits = {each.municipality.action_plan_deficit for each in (self.base, self.head)}
        if len(limits) > 1:
            return frozenset({**by_year(self.base), **by_year(self.head)})
        return frozenset((each.owner, each.year) for each in _either(self.economies))

    @cached_property
    def goals(self) -> frozenset[str]:
        """The goals of which anything differs."""
        differing = _either(_differing(self.base.goals, self.head.goals))
        touched = {goal.id for goal in differing if goal.decision.date <= self.day}
        touched |= {id_ for indicator in _either(self.indicators) for id_ in indicator.goals}
        touched |= {activity.goal for activity in _either(self.activities)}
        for made in _either(self.follow_ups):
            touched |= {each.goal for each in made.assessments}
            if made.period.is_final:
                touched |= {id_ for each in self._owned(made.owner) for id_ in each.goals}
        return frozenset(touched)

    def _owned(self, owner: str) -> Iterator[Indicator]:
        plans = (self.base, self.head)
        return (each for plan in plans for each in plan.indicators.values() if each.owner == owner)


def _differing(then: Mapping[Key, Thing], now: Mapping[Key, Thing]) -> list[Pair[Thing]]:
    pairs = ((then.get(key), now.get(key)) for key in sorted(then.keys() | now.keys(), key=str))
    return [(before, after) for before, after in pairs if before != after]


def _either(pairs: Iterable[Pair[Thing]]) -> Iterator[Thing]:
    return (each for pair in pairs for each in pair if each is not None)


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
        indicators={id_: indicator_until(each, day) for id_, each in sides.base.indicators.items()},
        activities=activities_until(sides.base.activities.values(), day),
        follow_ups=tuple(report_until(each, day) for each in sides.base.follow_ups if each.published <= day),
        economies=tuple(economy_until(sides.base, each, day) for each in sides.base.economies),
    )
    return FrozenPlans(day, base, head)


class _Known:
    """The head's records by the ids of the base, with the base's words."""

    def __init__(self, sides: Sides, day: date, refused: AbstractSet[str]) -> None:
        self.sides, self.day, self.refused = sides, day, refused
        self._goals = {now.id: id_ for id_ in sides.base.goals if (now := sides.goal_now(id_))}
        self._indicators = {found.id: id_ for id_ in sides.base.indicators if (found := sides.indicator_now(id_))}

    def goals(self) -> dict[str, Goal]:
        base, found = self.sides.base.goals, {}
        for now in self.sides.head.goals.values():
            id_ = self._goals.get(now.id, now.id)
            found[id_] = self._goal(base.get(id_), now)
        return self._with_refused(base, found)

    def _with_refused(self, base: Mapping[str, Known], found: dict[str, Known]) -> dict[str, Known]:
        """What was found, and what is gone but stays, since its removal is refused."""
        lost = {id_: each for id_, each in base.items() if id_ not in found and self._is_refused(each)}
        return dict(sorted({**found, **lost}.items()))

    def _goal(self, before: Goal | None, now: Goal) -> Goal:
        if before is None:
            return now
        if self._is_refused(before, now):
            return before
        decision = before.decision.model_copy(update={"date": now.decision.date})
        goes_on = min(before.end, now.end) > self.day  # then no follow-up knew of its end
        end = before.end if goes_on else now.end
        return before.model_copy(update={"start": now.start, "end": end, "decision": decision, "owner": now.owner})

    def indicators(self) -> dict[str, Indicator]:
        base, found = self.sides.base.indicators, {}
        for now in self.sides.head.indicators.values():
            id_ = self._indicators.get(now.id, now.id)
            found[id_] = self._indicator(base.get(id_), now)
        return {id_: indicator_until(each, self.day) for id_, each in self._with_refused(base, found).items()}

    def _indicator(self, before: Indicator | None, now: Indicator) -> Indicator:
        goals = tuple(self._goals.get(id_, id_) for id_ in now.goals)
        if before is None:
            return now.model_copy(update={"goals": goals})
        if self._is_refused(before, now):
            return before
        kept = {name: getattr(now, name) for name in ("owner", "direction", "method", "baseline", "limits")}
        figures = {"targets": worded_targets(before, now), "outcomes": worded_outcomes(before, now)}
        return before.model_copy(update={**kept, **figures, "goals": goals})

    def activities(self) -> dict[str, Activity]:
        base = self.sides.base.activities
        found = [self._activity(base.get(now.id), now) for now in self.sides.head.activities.values()]
        return activities_until(found, self.day)

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
        base, there = by_period(self.sides.base), by_period(self.sides.head)
        found = [self._report(base.get(key), now) for key, now in there.items()]
        found += [each for key, each in base.items() if key not in there and self._is_refused(each)]
        rank = {id_: number for number, id_ in enumerate(self.sides.base.bodies)}
        found.sort(key=lambda each: (each.period, rank.get(each.owner, len(rank)), each.owner))
        return (report_until(each, self.day) for each in found if each.published <= self.day)

    def _report(self, before: FollowUp | None, now: FollowUp) -> FollowUp:
        if before is not None and self._is_refused(before, now):
            return before
        made = tuple(
            each.model_copy(update={"goal": self._goals.get(each.goal, each.goal)}) for each in now.assessments
        )
        if before is None:
            return now.model_copy(update={"assessments": made})
        said = {each.goal: each for each in before.assessments}
        worded = tuple(worded_assessment(said.get(each.goal), each) for each in made)
        return before.model_copy(update={"published": now.published, "assessments": worded})

    def economies(self) -> Iterator[Economy]:
        base, there = by_year(self.sides.base), by_year(self.sides.head)
        for key in {**base, **there}:
            before, now = base.get(key), there.get(key)
            if before is not None and (now is None or self._is_refused(before, now)):
                if now is not None or self._is_refused(before):
                    yield economy_until(self.sides.base, before, self.day)
            elif now is not None:
                yield worded_economy(
                    before and economy_until(self.sides.base, before, self.day),
                    economy_until(self.sides.base, now, self.day),
                )

    def _is_refused(self, *records: FileRecord) -> bool:
        return any(each.source in self.refused for each in records)
