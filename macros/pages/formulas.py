"""Why an indicator has its colour: the formula with its numbers, as a resident can check it by hand."""

from decimal import Decimal
from fractions import Fraction

from macros.pages.words import NBSP, floor_decimals, write_number, write_target, write_value
from macros.plan.assessment import IndicatorStanding, State
from macros.plan.fulfilment import compute_quotient
from macros.plan.indicator import Answer, Direction, Method, Target
from macros.plan.model import Colour


def write_formula(standing: IndicatorStanding) -> str | None:
    """`76,4 / 80 = 95,5 %`; None where nothing is computed."""
    if standing.state not in {State.JUDGED, State.FORECAST} or standing.value is None:
        return None
    if standing.indicator.method is Method.LIMITS:
        return _by_limits(standing)
    if standing.degree is None or standing.target is None:
        return None
    ratio = _ratio(standing, standing.value, standing.target)
    if ratio.endswith(":"):
        return f"{ratio} {write_number(floor_decimals(standing.degree))}{NBSP}%"
    quotient = compute_quotient(standing.indicator, standing.value, standing.target)
    counted = f", räknas som 0{NBSP}%" if quotient < 0 else ""
    return f"{ratio} {_write_quotient(quotient)}{counted}"


def _ratio(standing: IndicatorStanding, value: Decimal | Answer, target: Target) -> str:
    indicator = standing.indicator
    shown = write_value(indicator, value, with_unit=False)
    if isinstance(value, Answer):
        aim = write_target(indicator, target)
        return f"{shown}, målet är {aim.lower()}:"
    if indicator.direction is Direction.INTERVAL:
        return _interval(shown, value, target)
    aim = write_number(target.value) if isinstance(target.value, Decimal) else ""
    if indicator.method is Method.MOVEMENT and indicator.baseline:
        start = write_number(indicator.baseline.value)
        return f"({shown} − {_bracketed(start)}) / ({aim} − {_bracketed(start)})"
    if indicator.direction is Direction.LOWER:
        return f"{aim} / {shown}" if value > 0 else f"{shown} är högst {aim}:"
    return f"{shown} / {aim}"


def _interval(shown: str, value: Decimal, target: Target) -> str:
    lowest, highest = target.lowest or Decimal(0), target.highest or Decimal(0)
    if value < lowest:
        return f"{shown} / {write_number(lowest)}" if lowest > 0 else f"{shown} ligger under {write_number(lowest)}:"
    if value > highest:
        return f"{write_number(highest)} / {shown}" if highest > 0 else f"{shown} ligger över {write_number(highest)}:"
    return f"{shown} ligger mellan {write_number(lowest)} och {write_number(highest)}:"


def _by_limits(standing: IndicatorStanding) -> str | None:
    limits, value = standing.indicator.limits, standing.value
    if limits is None or not isinstance(value, Decimal):
        return None
    is_lower = standing.indicator.direction is Direction.LOWER
    shown = write_value(standing.indicator, value, with_unit=False)
    if standing.colour is Colour.RED:
        return f"{shown} {'>' if is_lower else '<'} {write_number(limits.yellow)} (gränsen för gult)"
    limit, name = (limits.green, "grönt") if standing.colour is Colour.GREEN else (limits.yellow, "gult")
    return f"{shown} {'≤' if is_lower else '≥'} {write_number(limit)} (gränsen för {name})"


def _write_quotient(quotient: Fraction) -> str:
    rounded = floor_decimals(quotient)
    sign = "=" if Fraction(rounded) == quotient else "≈"
    return f"{sign} {write_number(rounded)}{NBSP}%"


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("−") else number
