"""Degree of fulfilment and colour: the arithmetic, exact, on the figures as they are published.

Rules: Riktlinjer för mål- och resultatstyrning (KS 2019/90, version 3.0), section *Uppföljning av mål*; the table
there is in whole per cent, and closing its gaps is ours: the colour is set on the unrounded degree.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from macros.plan.indicator import Answer, Direction, Indicator, Limits, Method, Outcome, Target
from macros.plan.model import GREEN_FROM, YELLOW_FROM, Colour, SteeringModel

FULL = Fraction(100)
_NONE = Fraction(0)
_STEPS = tuple(Decimal(1).scaleb(-decimals) for decimals in range(7))
"""What an indicator's values are rounded to, by its decimals."""


def published_outcome(indicator: Indicator, outcome: Outcome | None) -> Decimal | Answer | None:
    """The outcome as residents see it; None where nothing was measured."""
    return None if outcome is None or outcome.value is None else published_value(indicator, outcome.value)


def published_value(indicator: Indicator, value: Decimal | Answer) -> Decimal | Answer:
    """The value as residents see it: rounded to the indicator's decimals, halves away from zero."""
    if isinstance(value, Answer) or indicator.decimals is None:
        return value
    return value.quantize(_STEPS[indicator.decimals], ROUND_HALF_UP)


def compute_degree(indicator: Indicator, value: Decimal | Answer, target: Target) -> Fraction:
    """The degree in per cent, unrounded and without a ceiling; never below 0. Not for *trösklar*."""
    return max(compute_quotient(indicator, value, target), _NONE)


def compute_quotient(indicator: Indicator, value: Decimal | Answer, target: Target) -> Fraction:
    """The degree before what is below 0 counts as 0."""
    if isinstance(value, Answer):
        return FULL if value == target.value else _NONE
    outcome = Fraction(value)
    if indicator.direction is Direction.INTERVAL:
        return _in_interval(outcome, target)
    aim = Fraction(_as_number(target.value))
    if indicator.method is Method.MOVEMENT:
        return _moved(indicator, outcome, aim)
    return FULL * outcome / aim if indicator.direction is Direction.HIGHER else _lower(outcome, aim)


def _lower(outcome: Fraction, aim: Fraction) -> Fraction:
    if outcome <= 0:
        return FULL
    return FULL * aim / outcome


def _in_interval(outcome: Fraction, target: Target) -> Fraction:
    lowest, highest = Fraction(_as_number(target.lowest)), Fraction(_as_number(target.highest))
    if outcome < lowest:
        return FULL * outcome / lowest if lowest > 0 else _NONE
    if outcome > highest:
        return FULL * highest / outcome if highest > 0 else _NONE
    return FULL


def _moved(indicator: Indicator, outcome: Fraction, aim: Fraction) -> Fraction:
    if indicator.baseline is None:
        raise ValueError(f"{indicator.id}: a movement needs a baseline")
    start = Fraction(indicator.baseline.value)
    return FULL * (outcome - start) / (aim - start)


def _as_number(value: Decimal | Answer | None) -> Decimal:
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is no number")
    return value


def colour_of_degree(degree: Fraction, model: SteeringModel | None) -> Colour:
    """Green, yellow or red by a steering model's limits; by 100 and 80 per cent where no model is stated."""
    green, yellow = model.limits if model else (GREEN_FROM, YELLOW_FROM)
    if degree >= green:
        return Colour.GREEN
    return Colour.YELLOW if degree >= yellow else Colour.RED


def colour_by_limits(direction: Direction, limits: Limits, value: Decimal) -> Colour:
    """Green, yellow or red by limits in the indicator's own unit."""
    sign = -1 if direction is Direction.LOWER else 1
    if sign * value >= sign * limits.green:
        return Colour.GREEN
    return Colour.YELLOW if sign * value >= sign * limits.yellow else Colour.RED
