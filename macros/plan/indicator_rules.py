"""What an indicator must satisfy by itself: targets that fit its direction, figures that may be published."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from macros.plan.faults import Fault, Where
from macros.plan.indicator import (
    Answer,
    Correction,
    Direction,
    Indicator,
    Method,
    Outcome,
    OutcomeKind,
    Target,
)

FEWEST_INDIVIDUALS = 5
Finding = tuple[Where, str, dict[str, Any]]


def find_indicator_faults(indicator: Indicator) -> Iterator[Fault]:
    """The rules that an indicator alone can break."""
    for where, kind, facts in _indicator_rules(indicator):
        yield Fault(indicator.source, where, kind, facts)


def _indicator_rules(indicator: Indicator) -> Iterator[Finding]:
    yield from _method_rules(indicator)
    for number, target in enumerate(indicator.targets):
        where: Where = ("målvärden", number)
        yield from _target_rules(indicator, target, where)
        yield from _correction_rules(target.corrections, target.decision.date if target.decision else None, where)
        for place, correction in enumerate(target.corrections):
            if indicator.direction is not Direction.INTERVAL:
                yield from _aim_rules(indicator, correction.former, (*where, "rättelser", place, "tidigare"))
    for number, outcome in enumerate(indicator.outcomes):
        where = ("utfall", number)
        yield from _outcome_rules(indicator, outcome, where)
        yield from _correction_rules(outcome.corrections, outcome.published, where)
    yield from _repeated_targets(indicator)
    yield from _repeated_outcomes(indicator)


def _method_rules(indicator: Indicator) -> Iterator[Finding]:
    direction, method = indicator.direction, indicator.method
    if method is not Method.RATIO and direction not in {Direction.HIGHER, Direction.LOWER}:
        yield ("beräkning",), "method_direction", {"method": method.value}
    if method is Method.MOVEMENT and indicator.baseline is None:
        yield ("beräkning",), "baseline_missing", {}
    if method is Method.LIMITS and indicator.limits is None:
        yield ("beräkning",), "limits_missing", {}
    if indicator.limits and method is not Method.LIMITS:
        yield ("trösklar",), "limits_unused", {}
    if indicator.limits and direction in {Direction.HIGHER, Direction.LOWER}:
        sign = -1 if direction is Direction.LOWER else 1
        if sign * indicator.limits.green <= sign * indicator.limits.yellow:
            yield ("trösklar", "gul"), "limits_order", {"side": "högre" if sign > 0 else "lägre"}


def _target_rules(indicator: Indicator, target: Target, where: Where) -> Iterator[Finding]:
    if indicator.direction is Direction.INTERVAL:
        yield from _interval_rules(target, where)
        return
    if target.lowest is not None or target.highest is not None:
        yield (*where, "lägst" if target.lowest is not None else "högst"), "interval_unused", {}
    elif target.value is None:
        yield where, "target_empty", {}
    if target.value is not None:
        yield from _aim_rules(indicator, target.value, (*where, "värde"))


def _aim_rules(indicator: Indicator, aim: Decimal | Answer, where: Where) -> Iterator[Finding]:
    yield from _answer_rules(indicator, aim, where)
    if isinstance(aim, Decimal) and indicator.direction is not Direction.YES_NO:
        yield from _aim_size_rules(indicator, aim, where)


def _interval_rules(target: Target, where: Where) -> Iterator[Finding]:
    if target.value is not None:
        yield (*where, "värde"), "interval_wanted", {}
    elif target.lowest is None or target.highest is None:
        yield where, "interval_open", {}
    elif target.lowest > target.highest:
        yield (*where, "lägst"), "interval_order", {"highest": target.highest}
    if target.corrections:
        yield (*where, "rättelser"), "correction_interval", {}


def _aim_size_rules(indicator: Indicator, aim: Decimal, where: Where) -> Iterator[Finding]:
    is_higher = indicator.direction is Direction.HIGHER
    if indicator.method is Method.RATIO and (aim <= 0 if is_higher else aim < 0):
        yield where, "target_not_positive" if is_higher else "target_negative", {}
    if indicator.method is Method.MOVEMENT and indicator.baseline:
        start = indicator.baseline.value
        if aim == start:
            yield where, "target_is_baseline", {"start": start}
        elif (aim > start) != is_higher:
            yield where, "target_wrong_side", {"start": start, "direction": indicator.direction.value}


def _answer_rules(indicator: Indicator, value: Decimal | Answer, where: Where) -> Iterator[Finding]:
    if indicator.direction is Direction.YES_NO and not isinstance(value, Answer):
        yield where, "answer_wanted", {}
    if indicator.direction is not Direction.YES_NO and isinstance(value, Answer):
        yield where, "number", {}


def _outcome_rules(indicator: Indicator, outcome: Outcome, where: Where) -> Iterator[Finding]:
    if outcome.value is None and outcome.not_measured is None:
        yield where, "outcome_empty", {}
    if outcome.value is not None and outcome.not_measured is not None:
        yield (*where, "inte_mätt"), "outcome_both", {}
    if outcome.value is not None:
        yield from _answer_rules(indicator, outcome.value, (*where, "värde"))
    if outcome.individuals is not None and outcome.individuals < FEWEST_INDIVIDUALS:
        yield (*where, "antal"), "too_few", {}
    is_result = outcome.kind is not OutcomeKind.FORECAST and outcome.value is not None
    if is_result and outcome.published < outcome.period.start:
        yield (*where, "publicerad"), "published_before_period", {"start": outcome.period.start}
    if outcome.withdrawn and outcome.withdrawn.date < outcome.published:
        yield (*where, "återkallad", "datum"), "before_publication", {"published": outcome.published}
    for number, correction in enumerate(outcome.corrections):
        yield from _answer_rules(indicator, correction.former, (*where, "rättelser", number, "tidigare"))


def _correction_rules(corrections: tuple[Correction, ...], published: date | None, where: Where) -> Iterator[Finding]:
    for number, correction in enumerate(corrections):
        if published and correction.date < published:
            yield (*where, "rättelser", number, "datum"), "before_publication", {"published": published}
    for number, (earlier, later) in enumerate(pairwise(corrections), 1):
        if later.date < earlier.date:
            yield (*where, "rättelser", number, "datum"), "corrections_order", {"earlier": earlier.date}


def _repeated_targets(indicator: Indicator) -> Iterator[Finding]:
    """Two targets for a period are an old and a new decision; they need both decisions, on different days."""
    for number, target in enumerate(indicator.targets):
        for other in indicator.targets[:number]:
            if other.period != target.period:
                continue
            if not (other.decision and target.decision and other.decision.date != target.decision.date):
                yield ("målvärden", number, "period"), "target_repeated", {"period": target.period.text}
                break


def _repeated_outcomes(indicator: Indicator) -> Iterator[Finding]:
    seen = set()
    for number, outcome in enumerate(indicator.outcomes):
        if outcome.withdrawn:
            continue
        key = outcome.period, None if outcome.not_measured else outcome.kind
        if key in seen:
            yield ("utfall", number, "period"), "outcome_repeated", {"period": outcome.period.text}
        seen.add(key)
