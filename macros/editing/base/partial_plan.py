"""The plan of a base that today's code may not read whole: what can be read, made whole in itself.

A file with unknown keys is read without them. A file that can't be read, or that breaks a rule, is left out with all
that refers to it, so that whatever is made of the plan can be made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from macros.plan.fields import FileRecord, OwnedRecord
from macros.plan.model import Body, FollowUp, Goal, GoalArea, Municipality
from macros.plan.plan import Plan
from macros.reading.load import read_plan
from macros.reading.problems import PlanError, Problem

_UNKNOWN = frozenset({"extra_forbidden", "extra_comma"})
_TOP = frozenset({"kommun.yml", "organisation.yml", "malomraden.yml"})
Kind = TypeVar("Kind", bound=FileRecord)
Owned = TypeVar("Owned", bound=OwnedRecord)

EMPTY = Plan(
    municipality=Municipality.model_validate({"namn": "Kommunen", "kommunkod": "0000"}),
    bodies={},
    areas={},
    goals={},
    indicators={},
    activities={},
)
"""The plan before there was any."""


def read_base_plan(folder: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan, and what can't be read of it; None where the municipality or its bodies can't be."""
    try:
        plan, problems = read_plan(folder, is_forgiving=True)
    except PlanError as error:
        return None, error.problems
    prefix = f"{folder.as_posix()}/"
    problems = tuple(replace(each, file=each.file.removeprefix(prefix)) for each in problems)
    faulty = frozenset(each.file for each in problems if each.rule not in _UNKNOWN)
    if not plan.municipality.source or not plan.bodies or "organisation.yml" in faulty:
        return None, problems
    return (_whole(plan, faulty - _TOP) if faulty else plan), problems


def _whole(plan: Plan, faulty: frozenset[str]) -> Plan:
    """A plan without some files, and without what refers to what they held."""
    kept = _Kept(plan, faulty)
    there = kept.owned(plan.goals)
    goals = {goal.id: _refer(goal, there, plan.bodies) for goal in there.values()}
    nameless = {each.area for each in goals.values()} - plan.areas.keys()
    indicators = {
        each.id: each.model_copy(update={"goals": known})
        for each in kept.owned(plan.indicators).values()
        if (known := _known(each.goals, goals))
    }
    activities = {
        each.id: each.model_copy(update={"indicators": _known(each.indicators, indicators)})
        for each in kept.owned(plan.activities).values()
        if each.goal in goals
    }
    return replace(
        plan,
        areas={**plan.areas, **{id_: GoalArea.model_validate({"id": id_, "namn": id_}) for id_ in sorted(nameless)}},
        goals=goals,
        indicators=indicators,
        activities=activities,
        follow_ups=tuple(_assess(made, goals) for made in kept.files(plan.follow_ups)),
        commissions=kept.owned(plan.commissions),
        economies=kept.files(plan.economies),
        internal_controls=kept.files(plan.internal_controls),
        operational_plans=kept.files(plan.operational_plans),
        governing_documents=kept.one(plan.governing_documents),
        annual_wheel=kept.one(plan.annual_wheel),
        accessibility=kept.one(plan.accessibility),
        search_words=kept.one(plan.search_words),
    )


class _Kept:
    """What stays of a plan's files: those without faults, of bodies that are known."""

    def __init__(self, plan: Plan, faulty: frozenset[str]) -> None:
        self._bodies, self._faulty = plan.bodies, faulty

    def files(self, records: Iterable[Kind]) -> tuple[Kind, ...]:
        return tuple(
            each
            for each in records
            if each.source not in self._faulty and each.source.partition("/")[0] in self._bodies
        )

    def one(self, record: Kind | None) -> Kind | None:
        return None if record is None or record.source in self._faulty else record

    def owned(self, records: Mapping[str, Owned]) -> dict[str, Owned]:
        return {each.id: each for each in self.files(records.values())}


def _refer(goal: Goal, goals: Mapping[str, Goal], bodies: Mapping[str, Body]) -> Goal:
    named = {
        "derived_from": _known(goal.derived_from, goals),
        "replaces": _known(goal.replaces, goals),
        "responsible": _known(goal.responsible, bodies),
    }
    changed = {name: ids for name, ids in named.items() if ids != getattr(goal, name)}
    return goal.model_copy(update=changed) if changed else goal


def _assess(made: FollowUp, goals: Mapping[str, Goal]) -> FollowUp:
    known = tuple(each for each in made.assessments if each.goal in goals)
    return made if known == made.assessments else made.model_copy(update={"assessments": known})


def _known(ids: Iterable[str], there: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in there)
