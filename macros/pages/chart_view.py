"""What a chart shows, before it is drawn: one view an indicator, from which both the SVG and the Plotly figure come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.pages.chart_scale import Scale, fit_scale
from macros.pages.comparisons import COMPARISONS
from macros.pages.words import (
    write_limit,
    write_number,
    write_period,
    write_short_period,
    write_target,
    write_title,
    write_value,
)
from macros.plan.assessment import IndicatorStanding, State
from macros.plan.fulfilment import published_value
from macros.plan.indicator import Answer, Direction, Indicator, Method, Outcome, OutcomeKind, Target
from macros.plan.periods import Period
from macros.plan.timeline import targets_as_of

_MOST_PERIODS = 40
_WHOLE = 100


@dataclass(frozen=True)
class Point:
    """A value at a place on the axis of periods."""

    slot: int
    value: Decimal
    text: str
    """The value as it stands in the chart."""
    told: str
    """The whole of it in words, for those who hear the chart."""
    kind: OutcomeKind = OutcomeKind.FINAL
    is_corrected: bool = False


@dataclass(frozen=True)
class Series:
    """Values of one sort; the line is broken where slots are missing."""

    key: str
    """outcome, women, men, nation or similar."""
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Aim:
    """A target from one slot to another, the last included; in an interval the two ends differ."""

    first: int
    last: int
    lowest: Decimal
    highest: Decimal
    text: str


@dataclass(frozen=True)
class ChartView:
    """Everything that a chart of an indicator shows."""

    indicator: Indicator
    title: str
    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    aims: tuple[Aim, ...]
    gaps: tuple[int, ...]
    """Slots between the first and last outcome where nothing was measured."""
    baseline: Decimal | None
    scale: Scale
    tick_words: tuple[str, ...]
    better: str | None
    """`up`, `down` or None where neither side is the good one."""
    is_bars: bool

    @property
    def outcomes(self) -> Series:
        return self.series[0]

    @property
    def slot_words(self) -> tuple[str, ...]:
        return tuple(write_short_period(period) for period in self.periods)


def view_chart(indicator: Indicator, standings: tuple[IndicatorStanding, ...], day: date) -> ChartView | None:
    """The chart of an indicator with its standings as known on a day; None where it has no outcome to draw."""
    measured = [standing for standing in standings if standing.value is not None]
    if not measured:
        return None
    periods = _axis([standing.period for standing in standings if standing.period])
    slots = {period: slot for slot, period in enumerate(periods)}
    series = tuple(_series(indicator, measured, slots))
    aims = tuple(_aims(indicator, targets_as_of(indicator, day), slots))
    baseline = indicator.baseline.value if indicator.baseline and indicator.method is Method.MOVEMENT else None
    scale = _scale(indicator, series, aims, baseline)
    return ChartView(
        indicator, write_title(indicator), periods, series, aims,
        _gaps(series[0], standings, slots), baseline, scale, _tick_words(indicator, scale), _better(indicator),
        is_count(indicator),
    )  # fmt: skip


def is_count(indicator: Indicator) -> bool:
    """Whether outcomes are numbers of something, which are drawn as bars."""
    return indicator.unit == "antal"


def _scale(indicator: Indicator, series: tuple[Series, ...], aims: tuple[Aim, ...], baseline: Decimal | None) -> Scale:
    if indicator.direction is Direction.YES_NO:
        return Scale(Decimal(0), Decimal(1), (Decimal(0), Decimal(1)))
    outcomes = [point.value for point in series[0].points]
    drawn = [point.value for each in series for point in each.points]
    drawn += [end for aim in aims for end in (aim.lowest, aim.highest)]
    drawn += [] if baseline is None else [baseline]
    drawn += _room_beyond(indicator, aims, drawn)
    return fit_scale(drawn, outcomes, is_count=is_count(indicator))


def _room_beyond(indicator: Indicator, aims: tuple[Aim, ...], drawn: list[Decimal]) -> list[Decimal]:
    """A little past the furthest target, so that the good side can be seen; but not past 0 or 100 per cent."""
    if not aims:
        return []
    room = (max(drawn) - min(drawn)) / 20
    if indicator.direction is Direction.HIGHER:
        end = max(aim.highest for aim in aims)
        return [] if indicator.unit == "%" and end == _WHOLE else [end + room]
    end = min(aim.lowest for aim in aims)
    return [end - room] if indicator.direction is Direction.LOWER and end != 0 else []


def _tick_words(indicator: Indicator, scale: Scale) -> tuple[str, ...]:
    is_answer = indicator.direction is Direction.YES_NO
    return ("Nej", "Ja") if is_answer else tuple(write_number(tick) for tick in scale.ticks)


def _axis(periods: list[Period]) -> tuple[Period, ...]:
    """Every period from the first to the last; the gaps too, where all are of one kind."""
    if len({period.kind for period in periods}) > 1:
        return tuple(sorted(set(periods)))
    axis = [min(periods)]
    while axis[-1] < max(periods) and len(axis) < _MOST_PERIODS:
        axis.append(axis[-1].next())
    return tuple(axis) if axis[-1] == max(periods) else tuple(sorted(set(periods)))


def _series(indicator: Indicator, measured: list[IndicatorStanding], slots: dict[Period, int]) -> Iterable[Series]:
    told = [(slots[standing.period], standing.outcome) for standing in measured if standing.period and standing.outcome]
    yield Series("outcome", "Utfall", tuple(_point(indicator, slot, outcome) for slot, outcome in told))
    for comparison in COMPARISONS:
        points = [
            _other_point(indicator, slot, comparison.name, outcome, value)
            for slot, outcome in told
            if (value := comparison.value_of(outcome)) is not None
        ]
        if points:
            yield Series(comparison.key, comparison.name, tuple(points))


def _point(indicator: Indicator, slot: int, outcome: Outcome) -> Point:
    value = published_value(indicator, outcome.value if outcome.value is not None else Decimal(0))
    kind = {OutcomeKind.FORECAST: ", prognos", OutcomeKind.PRELIMINARY: ", preliminärt"}.get(outcome.kind, "")
    corrected = ", rättat" if outcome.corrections else ""
    told = f"{write_period(outcome.period)}: {write_value(indicator, value)}{kind}{corrected}"
    return Point(slot, _height(value), _short(indicator, value), told, outcome.kind, bool(outcome.corrections))


def _other_point(indicator: Indicator, slot: int, name: str, outcome: Outcome, value: Decimal) -> Point:
    shown = published_value(indicator, value)
    told = f"{name} {write_period(outcome.period)}: {write_value(indicator, shown)}"
    return Point(slot, value, _short(indicator, shown), told, outcome.kind)


def _short(indicator: Indicator, value: Decimal | Answer) -> str:
    """A value inside the chart, whose title has the unit already; only a sign stands beside the number."""
    return write_value(indicator, value, with_unit=len(indicator.unit) == 1)


def _height(value: Decimal | Answer) -> Decimal:
    return Decimal(value is Answer.YES) if isinstance(value, Answer) else value


def _aims(indicator: Indicator, targets: tuple[Target, ...], slots: dict[Period, int]) -> Iterable[Aim]:
    """One an unbroken run of slots with the same target, so that the line steps when the target changes."""
    aims: list[Aim] = []
    for period, slot in slots.items():
        holding = [target for target in targets if period in target.period]
        if not holding:
            continue
        target = min(holding, key=lambda target: target.period.days)
        low, high, text = _ends(indicator, target)
        if aims and aims[-1].last == slot - 1 and (aims[-1].lowest, aims[-1].highest) == (low, high):
            aims[-1] = Aim(aims[-1].first, slot, low, high, text)
        else:
            aims.append(Aim(slot, slot, low, high, text))
    if not aims and indicator.limits:
        green = indicator.limits.green
        aims.append(
            Aim(
                0,
                len(slots) - 1,
                green,
                green,
                f"Grönt {write_limit(indicator, green) if len(indicator.unit) == 1 else write_number(green)}",
            )
        )
    return aims


def _ends(indicator: Indicator, target: Target) -> tuple[Decimal, Decimal, str]:
    low, high = (target.lowest, target.highest) if target.value is None else (target.value, target.value)
    return (
        _height(low or Decimal(0)),
        _height(high or Decimal(0)),
        f"Mål {write_target(indicator, target, with_unit=len(indicator.unit) == 1)}",
    )


def _gaps(outcomes: Series, standings: tuple[IndicatorStanding, ...], slots: dict[Period, int]) -> tuple[int, ...]:
    """Slots without an outcome between the first and the last, and those that are black."""
    there = {point.slot for point in outcomes.points}
    missed = {slots[each.period] for each in standings if each.period and _is_missed(each)}
    return tuple(sorted((set(range(min(there), max(there))) | missed) - there))


def _is_missed(standing: IndicatorStanding) -> bool:
    is_said = standing.outcome is not None and standing.outcome.not_measured is not None
    return is_said or standing.state is State.BLACK


def _better(indicator: Indicator) -> str | None:
    return {Direction.HIGHER: "up", Direction.LOWER: "down"}.get(indicator.direction)


def runs_of(points: Iterable[Point]) -> list[list[Point]]:
    """The points in unbroken runs of slots, each a line of its own."""
    by_slot = {point.slot: point for point in points}
    return [[by_slot[slot] for slot in run] for run in unbroken(by_slot)]


def unbroken(slots: Iterable[int]) -> list[list[int]]:
    """Slots, in order, in runs without a hole."""
    runs: list[list[int]] = []
    for slot in sorted(slots):
        if runs and runs[-1][-1] == slot - 1:
            runs[-1].append(slot)
        else:
            runs.append([slot])
    return runs
