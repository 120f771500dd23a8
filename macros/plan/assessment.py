"""How it goes: what each indicator and goal comes to on a day, and why.

Rules: DOMAIN, *The rules, exactly*. Four states are kept apart from the colours of success: black (a target stands
but was not measured), not reported yet (the period is open), no target (a nyckeltal) and forecast.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import partial
from weakref import WeakKeyDictionary

from macros.plan.fulfilment import (
    colour_by_limits,
    colour_of_degree,
    compute_degree,
    published_outcome,
    published_value,
)
from macros.plan.indicator import Answer, Indicator, Method, Outcome, OutcomeKind, Target
from macros.plan.model import Assessment, Colour, FollowUp, Goal, SteeringModel
from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.plan import Plan
from macros.plan.terms import Phase, find_phase
from macros.plan.timeline import colour_as_of, outcomes_as_of, targets_as_of


class State(StrEnum):
    """What an indicator's standing rests on."""

    JUDGED = "bedömd"
    FORECAST = "prognos"
    BLACK = "svart"
    NOT_REPORTED = "inte rapporterat"
    NO_TARGET = "inget målvärde"


@dataclass(frozen=True, slots=True)
class IndicatorStanding:
    """What an indicator comes to for a period."""

    indicator: Indicator
    period: Period | None
    """None only where it has neither outcomes nor targets."""
    outcome: Outcome | None
    """With the value that stood on the day; may say *not measured*."""
    target: Target | None
    state: State
    colour: Colour | None = None
    degree: Fraction | None = None
    """Per cent, unrounded; None where no degree is computed."""
    model: SteeringModel | None = None
    """The steering model that colours the period; None where none is stated."""
    has_targets: bool = False
    """Whether the indicator had a target for any period on the day; else it is followed without."""

    @property
    def is_of_words(self) -> bool:
        """Whether its model has words alone for how well it does: the older one, without limits in per cent."""
        return self.model is not None and not self.model.has_limits

    @property
    def value(self) -> Decimal | Answer | None:
        """The outcome as residents see it."""
        return published_outcome(self.indicator, self.outcome)

    @property
    def mark(self) -> str:
        """The one word that a chip, a distribution or a filter sorts it under."""
        if self.state is State.FORECAST:
            return State.NOT_REPORTED.value
        return self.colour.value if self.colour else self.state.value


@dataclass(frozen=True)
class Verdict:
    """A body's assessment of a goal at a follow-up, as it stood on the day."""

    follow_up: FollowUp
    made: Assessment
    colour: Colour

    @property
    def is_forecast(self) -> bool:
        """Tertials forecast and the bokslut concludes, unless the assessment says otherwise."""
        return not self.follow_up.period.is_final if self.made.forecast is None else self.made.forecast

    @property
    def period(self) -> FollowUpPeriod:
        return self.follow_up.period


DISTRIBUTION = (*(colour.value for colour in Colour), State.NOT_REPORTED.value)
"""The words that a distribution counts, best first."""


@dataclass(frozen=True)
class GoalStanding:
    """What a goal comes to: computed from its indicators, and assessed by a body."""

    goal: Goal
    indicators: tuple[IndicatorStanding, ...]
    computed: Colour | None
    """None where nothing has been reported yet."""
    verdict: Verdict | None
    """The latest final assessment; the latest forecast where there is no final one."""
    forecast: Verdict | None
    """A forecast that is later than the verdict."""
    phase: Phase = Phase.RUNNING
    """Where in its life the goal was on the day."""

    @property
    def shown(self) -> Colour | None:
        """The assessment leads, but can't override black while no outcome exists."""
        if self.verdict is None or self.computed is Colour.BLACK:
            return self.computed
        return self.verdict.colour

    @property
    def is_overridden(self) -> bool:
        """Whether the assessment can't lead, since nothing was measured."""
        return self.verdict is not None and self.verdict.colour is not self.shown

    @property
    def is_forecast(self) -> bool:
        """Whether what is shown is only a forecast."""
        return self.verdict is not None and self.verdict.is_forecast and not self.is_overridden

    @property
    def distribution(self) -> dict[str, int]:
        """How many of the indicators with a target there are of each word; a forecast is not yet a result."""
        return count_marks(self.indicators)


def count_marks(standings: Iterable[IndicatorStanding]) -> dict[str, int]:
    """Count the words of DISTRIBUTION among standings; nyckeltal are not counted."""
    counts = dict.fromkeys(DISTRIBUTION, 0)
    for standing in standings:
        if standing.mark in counts:
            counts[standing.mark] += 1
    return counts


def assess_indicator(plan: Plan, indicator: Indicator, day: date) -> IndicatorStanding:
    """What an indicator comes to, by its latest period with an outcome; else forecast, *inte mätt* or target."""
    kept = _find_kept(plan, indicator, day)
    return kept.latest if kept else _assess_latest(_Known.of(plan, indicator, day))


def assess_periods(plan: Plan, indicator: Indicator, day: date) -> tuple[IndicatorStanding, ...]:
    """What an indicator comes to in every period with an outcome, or with a target and no outcome in it, in order.

    Page after page asks for it: the last answer about each indicator is kept as long as its plan lives.
    """
    kept = _find_kept(plan, indicator, day)
    if kept is None:
        known = _Known.of(plan, indicator, day)
        periods, latest = tuple(_assess_periods(known)), _find_latest(known)
        standing = next((each for each in periods if each.period == latest), None) or _assess_latest(known)
        kept = _KEPT.setdefault(plan, {})[indicator.id] = _Kept(indicator, day, periods, standing)
    return kept.periods


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an indicator came to on a day."""

    indicator: Indicator
    day: date
    periods: tuple[IndicatorStanding, ...]
    latest: IndicatorStanding


_KEPT: WeakKeyDictionary[Plan, dict[str, _Kept]] = WeakKeyDictionary()
"""What was last asked of each indicator of a plan, by its id."""


def _find_kept(plan: Plan, indicator: Indicator, day: date) -> _Kept | None:
    kept = _KEPT.get(plan, {}).get(indicator.id)
    return kept if kept and kept.indicator is indicator and kept.day == day else None


def _find_latest(known: "_Known") -> Period | None:
    """The period that an indicator is judged by; None where it has neither outcomes nor targets."""
    outcome = _leading(known.outcomes)
    if outcome is not None:
        return outcome.period
    return known.targets[-1].period if known.targets else None


def _assess_latest(known: "_Known") -> IndicatorStanding:
    period = _find_latest(known)
    if period is not None:
        return _assess(known, period, _leading(known.outcomes))
    state = State.NO_TARGET if known.indicator.limits is None else State.NOT_REPORTED
    return IndicatorStanding(known.indicator, None, None, None, state)


def _assess_periods(known: "_Known") -> Iterator[IndicatorStanding]:
    by_period: dict[Period, list[Outcome]] = {}
    for outcome in known.outcomes:
        by_period.setdefault(outcome.period, []).append(outcome)
    for target in known.targets:
        if not any(period in target.period for period in by_period):
            by_period[target.period] = []
    return (_assess(known, period, _leading(by_period[period])) for period in sorted(by_period))


def assess_goal(plan: Plan, goal: Goal, day: date) -> GoalStanding:
    """What a goal comes to on a day."""
    standings = tuple(assess_indicator(plan, indicator, day) for indicator in plan.indicators_of(goal))
    verdicts = [
        Verdict(follow_up, made, colour_as_of(made, day))
        for follow_up, made in plan.assessments_of(goal)
        if follow_up.published <= day
    ]
    final = next((verdict for verdict in reversed(verdicts) if not verdict.is_forecast), None)
    latest = verdicts[-1] if verdicts else None
    newer = latest if final and latest and latest.period > final.period and latest.is_forecast else None
    return GoalStanding(goal, standings, compute_goal_colour(standings), final or latest, newer, find_phase(goal, day))


def compute_goal_colour(standings: Iterable[IndicatorStanding]) -> Colour | None:
    """All green is green; none green or yellow among the measured is red; any other mix is yellow.

    None measured is black where a measurement was due, and None where the periods are still open. Source: both
    guidelines' words *uppfylls helt / delvis / inte*; an indicator not measured or reported keeps a goal from green.
    """
    counts = count_marks(standings)
    green, yellow, red, black, waiting = (counts[word] for word in DISTRIBUTION)
    if green + yellow + red == 0:
        return Colour.BLACK if black else None
    if green + yellow == 0:
        return Colour.RED
    return Colour.GREEN if yellow + red + black + waiting == 0 else Colour.YELLOW


def find_target(targets: Iterable[Target], period: Period) -> Target | None:
    """The target for a period: its own, or else the one of the shortest period that it lies inside."""
    holding = [target for target in targets if period in target.period]
    return min(holding, key=lambda target: target.period.days, default=None)


_STRENGTH = {OutcomeKind.FINAL: 2, OutcomeKind.PRELIMINARY: 1, OutcomeKind.FORECAST: 0}


def _leading(outcomes: Iterable[Outcome]) -> Outcome | None:
    """The latest that was measured, else the latest forecast, else the latest *not measured*."""

    def rank(outcome: Outcome) -> tuple[int, Period, int, date]:
        if outcome.value is None:
            return 0, outcome.period, 0, outcome.published
        is_measured = outcome.kind is not OutcomeKind.FORECAST
        return 2 if is_measured else 1, outcome.period, _STRENGTH[outcome.kind], outcome.published

    return max(outcomes, key=rank, default=None)


@dataclass(frozen=True)
class _Known:
    """What was known of an indicator on a day."""

    plan: Plan
    indicator: Indicator
    day: date
    outcomes: tuple[Outcome, ...]
    targets: tuple[Target, ...]

    @classmethod
    def of(cls, plan: Plan, indicator: Indicator, day: date) -> "_Known":
        return cls(plan, indicator, day, outcomes_as_of(indicator, day), targets_as_of(indicator, day))


def _assess(known: _Known, period: Period, outcome: Outcome | None) -> IndicatorStanding:
    indicator, target = known.indicator, find_target(known.targets, period)
    model = known.plan.steering_model(period.start)
    standing = partial(IndicatorStanding, indicator, period, model=model, has_targets=bool(known.targets))
    if target is None and indicator.limits is None:
        return standing(outcome, None, State.NO_TARGET)
    is_closed = known.plan.has_bokslut(indicator.owner, period.year, known.day)
    if outcome is not None and outcome.kind is OutcomeKind.FORECAST and is_closed:
        outcome = None  # the year was concluded and the forecast never became an outcome
    if outcome is not None and outcome.value is not None:
        state = State.FORECAST if outcome.kind is OutcomeKind.FORECAST else State.JUDGED
        degree, colour = _judge(indicator, model, outcome.value, target)
        return standing(outcome, target, state, colour, degree)
    if outcome is not None or is_closed:
        return standing(outcome, target, State.BLACK, Colour.BLACK)
    return standing(None, target, State.NOT_REPORTED)


def _judge(
    indicator: Indicator, model: SteeringModel | None, outcome: Decimal | Answer, target: Target | None
) -> tuple[Fraction | None, Colour | None]:
    value = published_value(indicator, outcome)
    if indicator.method is Method.LIMITS and indicator.limits and isinstance(value, Decimal):
        return None, colour_by_limits(indicator.direction, indicator.limits, value)
    if target is None:
        return None, None
    degree = compute_degree(indicator, value, target)
    return degree, colour_of_degree(degree, model)
