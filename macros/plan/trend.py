"""Which way an indicator moves: its latest outcome against the one before, in the direction that is better."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from macros.plan.assessment import IndicatorStanding
from macros.plan.indicator import Answer, Direction, OutcomeKind, Target


class Turn(StrEnum):
    """Which way it goes."""

    BETTER = "bättre"
    WORSE = "sämre"
    SAME = "oförändrat"


@dataclass(frozen=True)
class Trend:
    """How an outcome stands to an earlier one of the same kind of period."""

    turn: Turn
    since: IndicatorStanding
    """The standing that it is compared with."""


def find_trend(standing: IndicatorStanding, periods: Sequence[IndicatorStanding]) -> Trend | None:
    """The trend of a standing among an indicator's periods; None where there is nothing to compare with.

    Only measured outcomes of the same kind of period are compared: a year with a year, a tertial with the same one.
    """
    if not _is_measured(standing) or standing.period is None:
        return None
    earlier = [each for each in periods if _is_comparable(each, standing)]
    if not earlier:
        return None
    turn = _turn(standing, earlier[-1])
    return Trend(turn, earlier[-1]) if turn else None


def _is_measured(standing: IndicatorStanding) -> bool:
    """Whether it is an outcome, not a forecast; that of a nyckeltal counts too."""
    outcome = standing.outcome
    return outcome is not None and outcome.value is not None and outcome.kind is not OutcomeKind.FORECAST


def _is_comparable(earlier: IndicatorStanding, standing: IndicatorStanding) -> bool:
    if not _is_measured(earlier) or earlier.period is None or standing.period is None:
        return False
    same_kind = earlier.period.kind is standing.period.kind and earlier.period.number == standing.period.number
    return same_kind and earlier.period < standing.period


def _turn(now: IndicatorStanding, before: IndicatorStanding) -> Turn | None:
    new, old = now.value, before.value
    if isinstance(new, Answer) or isinstance(old, Answer):
        wanted = now.target.value if now.target else Answer.YES
        step = Fraction((new == wanted) - (old == wanted))
    elif new is None or old is None:
        return None
    elif now.indicator.direction is Direction.INTERVAL:
        if now.target is None:
            return None
        step = _distance(old, now.target) - _distance(new, now.target)
    else:
        step = Fraction(new - old) * (-1 if now.indicator.direction is Direction.LOWER else 1)
    if step == 0:
        return Turn.SAME
    return Turn.BETTER if step > 0 else Turn.WORSE


def _distance(value: Decimal, target: Target) -> Fraction:
    """How far outside an interval a value lies; 0 inside."""
    lowest, highest = target.lowest or Decimal(0), target.highest or Decimal(0)
    return Fraction(max(lowest - value, value - highest, Decimal(0)))


def is_from_year_before(standing: IndicatorStanding, trend: Trend) -> bool:
    """Whether a trend compares a period with the same one a year earlier; what is measured more seldom does not."""
    before, now = trend.since.period, standing.period
    return before is not None and now is not None and before.start.year == now.start.year - 1
