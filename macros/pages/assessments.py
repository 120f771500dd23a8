"""What `goals assess` answers: every indicator's and goal's standing, as JSON and as text."""

import json
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from typing import Any

from macros.pages.formulas import write_formula
from macros.pages.labels import word_for_goal, word_for_indicator
from macros.pages.words import NBSP, write_degree, write_distribution, write_follow_up, write_period, write_value
from macros.plan.assessment import GoalStanding, IndicatorStanding, State, assess_goal, assess_indicator
from macros.plan.indicator import Answer, Target
from macros.plan.plan import Plan


def write_assessment_json(plan: Plan, day: date) -> str:
    """Every standing as the JSON of FORMAT: one row an indicator, one a goal."""
    answer = {
        "as_of": day.isoformat(),
        "indicators": [_indicator_row(assess_indicator(plan, each, day)) for each in plan.indicators.values()],
        "goals": [_goal_row(assess_goal(plan, each, day)) for each in plan.goals.values()],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def write_assessment(plan: Plan, day: date) -> str:
    """Every goal with its indicators, for reading in a terminal."""
    lines = [f"Så går det, som det var känt den {day.isoformat()}.", ""]
    for goal in plan.goals.values():
        standing = assess_goal(plan, goal, day)
        since = f" ({write_follow_up(standing.verdict.period)})" if standing.verdict else ""
        lines += [
            f"{goal.title} [{goal.id}]",
            f"  {word_for_goal(standing)}{since}: {write_distribution(standing.distribution)}",
        ]
        lines += [f"    {_indicator_line(each)}" for each in standing.indicators]
        lines.append("")
    return "\n".join(lines[:-1]).replace(NBSP, " ")


def plain_decimal(degree: Fraction) -> str:
    """A fraction as a decimal number rounded half-even to six places, without needless zeros."""
    with localcontext(prec=60):
        scaled = Decimal(degree.numerator) / Decimal(degree.denominator)
        return plain_number(scaled.quantize(Decimal("0.000001"), ROUND_HALF_EVEN))


def plain_number(value: Decimal | Answer) -> str:
    """A value as machines read it: a decimal point, no needless zeros, no exponent."""
    if isinstance(value, Answer):
        return value.value
    return f"{value.normalize():f}" if value else "0"


def _indicator_row(standing: IndicatorStanding) -> dict[str, Any]:
    return {
        "id": standing.indicator.id,
        "period": standing.period.text if standing.period else None,
        "outcome": None if standing.value is None else plain_number(standing.value),
        "target": _target(standing),
        "kind": standing.outcome.kind.value if standing.outcome and standing.outcome.value is not None else None,
        "degree": None if standing.degree is None else plain_decimal(standing.degree),
        "shown": None if standing.degree is None else write_degree(standing.degree).replace(NBSP, " "),
        "colour": standing.colour.value if standing.colour else None,
        "state": standing.state.value,
        "formula": (write_formula(standing) or "").replace(NBSP, " ") or None,
    }


def _target(standing: IndicatorStanding) -> str | None:
    target = standing.target
    if target is None:
        return None
    return plain_number(target.value) if target.value is not None else _interval(target)


def _interval(target: Target) -> str:
    return f"{plain_number(target.lowest or Decimal(0))}–{plain_number(target.highest or Decimal(0))}"


def _goal_row(standing: GoalStanding) -> dict[str, Any]:
    unreported = State.NOT_REPORTED.value
    return {
        "id": standing.goal.id,
        "computed": standing.computed.value if standing.computed else unreported,
        "assessed": standing.verdict.colour.value if standing.verdict else None,
        "shown": standing.shown.value if standing.shown else unreported,
        "period": str(standing.verdict.period) if standing.verdict else None,
        "distribution": standing.distribution,
    }


def _indicator_line(standing: IndicatorStanding) -> str:
    formula = write_formula(standing)
    period = f" {write_period(standing.period)}" if standing.period else ""
    value = f": {write_value(standing.indicator, standing.value)}" if standing.value is not None else ""
    why = f" ({formula})" if formula else ""
    return f"{word_for_indicator(standing)} – {standing.indicator.title}{period}{value}{why}"
