"""The plan: everything that the goal repository states, with the ways from one thing to another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from macros.plan.accessibility import AccessibilityStatement
from macros.plan.activity import Activity
from macros.plan.indicator import Indicator
from macros.plan.model import Assessment, Body, FollowUp, Goal, GoalArea, Municipality, SteeringModel
from macros.plan.periods import FollowUpPeriod
from macros.plan.search_words import SearchWords
from macros.plan.steering import (
    AnnualWheel,
    Commission,
    Economy,
    GoverningDocuments,
    InternalControl,
    OperationalPlan,
)  # fmt: skip

Thing = TypeVar("Thing")


@dataclass(frozen=True, eq=False)
class Plan:
    """What the municipality has decided, does and has measured. Mappings are in the order of their ids.

    Bodies and areas keep the order of their files. A plan equals only itself, so that what is made of it once can be
    kept.
    """

    municipality: Municipality
    bodies: Mapping[str, Body]
    areas: Mapping[str, GoalArea]
    goals: Mapping[str, Goal]
    indicators: Mapping[str, Indicator]
    activities: Mapping[str, Activity]
    follow_ups: tuple[FollowUp, ...] = ()
    """By period, then by the order of the bodies."""
    commissions: Mapping[str, Commission] = field(default_factory=dict)
    economies: tuple[Economy, ...] = ()
    internal_controls: tuple[InternalControl, ...] = ()
    operational_plans: tuple[OperationalPlan, ...] = ()
    annual_wheel: AnnualWheel | None = None
    governing_documents: GoverningDocuments | None = None
    accessibility: AccessibilityStatement | None = None
    search_words: SearchWords | None = None
    is_organisation_example: bool = False
    """Whether the bodies themselves are example data."""
    are_areas_example: bool = False
    """Whether the goal areas themselves are."""

    def indicators_of(self, goal: Goal) -> tuple[Indicator, ...]:
        """The indicators that measure a goal; those without a target last."""
        return self._indicators_by_goal.get(goal.id, ())

    def activities_of(self, goal: Goal) -> tuple[Activity, ...]:
        """The activities for a goal, in the order they begin."""
        return self._activities_by_goal.get(goal.id, ())

    def activities_affecting(self, indicator: Indicator) -> tuple[Activity, ...]:
        """The activities that are to affect an indicator, in the order of their ids."""
        return self._activities_by_indicator.get(indicator.id, ())

    def derived_from(self, goal: Goal) -> tuple[Goal, ...]:
        """The goals one step up the målkedja."""
        return tuple(self.goals[id_] for id_ in goal.derived_from)

    def deriving(self, goal: Goal) -> tuple[Goal, ...]:
        """The goals one step down the målkedja."""
        return self._goals_by_parent.get(goal.id, ())

    def replacing(self, goal: Goal) -> tuple[Goal, ...]:
        """The goals that took its place."""
        return self._goals_by_replaced.get(goal.id, ())

    def goals_of(self, body: Body) -> tuple[Goal, ...]:
        """The goals that a body owns."""
        return self._goals_by_owner.get(body.id, ())

    def goals_in(self, area: GoalArea) -> tuple[Goal, ...]:
        """The goals under an area."""
        return self._goals_by_area.get(area.id, ())

    def bodies_under(self, body: Body) -> tuple[Body, ...]:
        """The bodies one level down."""
        return tuple(other for other in self.bodies.values() if other.parent == body.id)

    def assessments_of(self, goal: Goal) -> tuple[tuple[FollowUp, Assessment], ...]:
        """Every follow-up that assesses a goal, in the order of their periods; the owner's last within one."""
        return self._assessments_by_goal.get(goal.id, ())

    def follow_ups_of(self, period: FollowUpPeriod) -> tuple[FollowUp, ...]:
        """What the bodies reported at a follow-up."""
        return tuple(follow_up for follow_up in self.follow_ups if follow_up.period == period)

    def commissions_to(self, body: Body) -> tuple[Commission, ...]:
        """What a body has been asked to do, the latest decided first."""
        return tuple(each for each in self.commissions_by_decision if each.owner == body.id)

    def commissions_from(self, body: Body) -> tuple[Commission, ...]:
        """What a body has asked of others, the latest decided first."""
        return tuple(each for each in self.commissions_by_decision if each.giver == body.id and each.owner != body.id)

    def economies_of(self, body: Body) -> tuple[Economy, ...]:
        """A body's years of economy, newest first."""
        return tuple(sorted((each for each in self.economies if each.owner == body.id), key=lambda each: -each.year))

    def internal_controls_of(self, body: Body) -> tuple[InternalControl, ...]:
        """A body's years of internal control, newest first."""
        own = (each for each in self.internal_controls if each.owner == body.id)
        return tuple(sorted(own, key=lambda each: -each.year))

    @cached_property
    def commissions_by_decision(self) -> tuple[Commission, ...]:
        """Every commission, the latest decided first; those without a decision last."""

        def rank(commission: Commission) -> tuple[int, str]:
            return -(commission.decision.date.toordinal() if commission.decision else 0), commission.id

        return tuple(sorted(self.commissions.values(), key=rank))

    def steering_model(self, start: date) -> SteeringModel | None:
        """The model that colours a period beginning on a day: the last one that applies by then."""
        return next((model for model in self._newest_models if model.applies_from <= start), None)

    def has_bokslut(self, body: str, year: int, day: date) -> bool:
        """Whether a body had published its bokslut for a year by a day."""
        published = self._bokslut_dates.get((body, year))
        return published is not None and published <= day

    @cached_property
    def follow_up_periods(self) -> tuple[FollowUpPeriod, ...]:
        """The periods that anyone has followed up, in order."""
        return tuple(sorted({follow_up.period for follow_up in self.follow_ups}))

    @cached_property
    def _newest_models(self) -> list[SteeringModel]:
        return sorted(self.municipality.steering_models, key=lambda model: model.applies_from, reverse=True)

    @cached_property
    def _bokslut_dates(self) -> dict[tuple[str, int], date]:
        return {
            (follow_up.owner, follow_up.period.year): follow_up.published
            for follow_up in self.follow_ups
            if follow_up.period.is_final
        }

    @cached_property
    def _indicators_by_goal(self) -> dict[str, tuple[Indicator, ...]]:
        ordered = sorted(self.indicators.values(), key=lambda indicator: indicator.is_key_figure)
        return _grouped((goal, indicator) for indicator in ordered for goal in indicator.goals)

    @cached_property
    def _activities_by_goal(self) -> dict[str, tuple[Activity, ...]]:
        by_start = sorted(self.activities.values(), key=lambda activity: (activity.start, activity.id))
        return _grouped((activity.goal, activity) for activity in by_start)

    @cached_property
    def _activities_by_indicator(self) -> dict[str, tuple[Activity, ...]]:
        return _grouped((id_, each) for each in self.activities.values() for id_ in each.indicators)

    @cached_property
    def _goals_by_parent(self) -> dict[str, tuple[Goal, ...]]:
        return _grouped((parent, goal) for goal in self.goals.values() for parent in goal.derived_from)

    @cached_property
    def _goals_by_replaced(self) -> dict[str, tuple[Goal, ...]]:
        return _grouped((former, goal) for goal in self.goals.values() for former in goal.replaces)

    @cached_property
    def _goals_by_owner(self) -> dict[str, tuple[Goal, ...]]:
        return _grouped((goal.owner, goal) for goal in self.goals.values())

    @cached_property
    def _goals_by_area(self) -> dict[str, tuple[Goal, ...]]:
        return _grouped((goal.area, goal) for goal in self.goals.values())

    @cached_property
    def _assessments_by_goal(self) -> dict[str, tuple[tuple[FollowUp, Assessment], ...]]:
        pairs = [(follow_up, made) for follow_up in self.follow_ups for made in follow_up.assessments]
        pairs.sort(key=lambda pair: (pair[0].period, self._owns(pair[0], pair[1]), pair[0].published))
        return _grouped((made.goal, (follow_up, made)) for follow_up, made in pairs)

    def _owns(self, follow_up: FollowUp, made: Assessment) -> bool:
        return made.goal in self.goals and self.goals[made.goal].owner == follow_up.owner


def _grouped(pairs: Iterable[tuple[str, Thing]]) -> dict[str, tuple[Thing, ...]]:
    groups: defaultdict[str, list[Thing]] = defaultdict(list)
    for key, thing in pairs:
        groups[key].append(thing)
    return {key: tuple(things) for key, things in groups.items()}
