"""The axis of a chart's values: where it begins and ends, and its even steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10", "20", "25", "50"))
_MOST_TICKS = 6
_HIDDEN_BELOW = Decimal("0.4")
"""An axis from zero hides a change that takes up a smaller part of it than this."""


@dataclass(frozen=True)
class Scale:
    """The axis of values."""

    lowest: Decimal
    highest: Decimal
    ticks: tuple[Decimal, ...]

    @property
    def is_broken(self) -> bool:
        """Whether it leaves zero out."""
        return self.lowest > 0 or self.highest < 0


def fit_scale(values: Iterable[Decimal], outcomes: Iterable[Decimal] | None = None, *, is_count: bool) -> Scale:
    """An axis of at most six even ticks that holds all values.

    It begins at zero, unless that would hide how the outcomes change. Counts always have zero and whole steps.
    """
    values = list(values)
    changing = values if outcomes is None else list(outcomes)
    low, high = min(values), max(values)
    change = max(changing) - min(changing)
    if is_count or change == 0 or change >= _HIDDEN_BELOW * max(abs(low), abs(high)):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return _even(low, high if high > low else low + 1, is_count=is_count)


def _even(low: Decimal, high: Decimal, *, is_count: bool) -> Scale:
    """The finest even steps that need no more ticks than there is room for."""
    size = Decimal(1).scaleb(((high - low) / _MOST_TICKS).adjusted())
    for step in (size * step for step in _STEPS):
        first, last = (low / step).__floor__(), (high / step).__ceil__()
        is_whole = step == step.to_integral_value()
        if last - first < _MOST_TICKS and (is_whole or not is_count):
            ticks = tuple(step * number for number in range(first, last + 1))
            return Scale(ticks[0], ticks[-1], ticks)
    raise ValueError(f"no steps from {low} to {high}")
