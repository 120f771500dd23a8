"""Colours before and after: of an indicator's periods, of indicators and of goals, on the day and on later ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from macros.plan.assessment import (
    GoalStanding,
    IndicatorStanding,
    State,
    assess_goal,
    assess_indicator,
    assess_periods,
)  # fmt: skip
from macros.plan.indicator import Indicator
from macros.plan.model import Goal
from macros.plan.periods import Period
from macros.plan.plan import Plan

UNREPORTED = State.NOT_REPORTED.value
NO_COLOUR = "ingen färg"


def write_mark(standing: IndicatorStanding | None) -> str:
    """The colour word of a standing: `gul`, `prognos gul`, `inte rapporterat`, `ingen färg` without a target."""
    if standing is None:
        return UNREPORTED
    if standing.state is State.NO_TARGET:
        return NO_COLOUR
    if standing.state is State.FORECAST:
        return f"prognos {standing.colour}" if standing.colour else NO_COLOUR
    return standing.colour.value if standing.colour else standing.state.value


def write_shown(standing: GoalStanding) -> str:
    """The colour word that leads on a goal's page."""
    shown = standing.shown.value if standing.shown else UNREPORTED
    return f"prognos {shown}" if standing.is_forecast and standing.shown else shown


@dataclass(frozen=True)
class Colours:
    """What a plan's indicators and goals come to; each is assessed once a day asked for."""

    plan: Plan
    _periods: dict[tuple[str, date], Mapping[Period, IndicatorStanding]] = field(default_factory=dict)
    _goals: dict[tuple[str, date], GoalStanding] = field(default_factory=dict)

    def of_periods(self, indicator: Indicator, day: date) -> Mapping[Period, IndicatorStanding]:
        """An indicator's standing for each of its periods."""
        key = (indicator.id, day)
        if key not in self._periods:
            standings = assess_periods(self.plan, indicator, day)
            self._periods[key] = {each.period: each for each in standings if each.period is not None}
        return self._periods[key]

    def of_indicator(self, indicator: Indicator, day: date) -> IndicatorStanding:
        """The standing that leads."""
        return assess_indicator(self.plan, indicator, day)

    def of_goal(self, goal: Goal, day: date) -> GoalStanding:
        key = (goal.id, day)
        if key not in self._goals:
            self._goals[key] = assess_goal(self.plan, goal, day)
        return self._goals[key]
