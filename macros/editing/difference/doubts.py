"""What to look at once more though no rule forbids it: a slip of a key, a forecast that is called an outcome."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from macros.editing.difference.parts import Doubt
from macros.editing.difference.scene import Scene
from macros.pages.words import write_date, write_number, write_period, write_value
from macros.plan.indicator import Indicator, Outcome, OutcomeKind

_FEW = 3
"""From so many earlier outcomes on, what is usual is known."""
_TIMES = 3
"""How much larger or smaller than ever before a figure is when it may be a slip."""
_HUNDRED = 100


def find_doubts(scene: Scene) -> Iterator[Doubt]:
    """What may be wrong with each figure that is new or another than before, by indicator and in the file's order."""
    for indicator in scene.head.indicators.values():
        former = scene.former_indicator(indicator)
        stood = former.outcomes if former else ()
        for outcome in indicator.outcomes:
            if outcome not in stood and not outcome.withdrawn:
                subject = f"{indicator.title}, {write_period(outcome.period)}"
                yield from (Doubt(subject, told, indicator.source) for told in _doubt(indicator, outcome, stood))


def _doubt(indicator: Indicator, outcome: Outcome, stood: Sequence[Outcome]) -> Iterator[str]:
    measured = [
        made for made in stood
        if made.value is not None and made.kind is not OutcomeKind.FORECAST and not made.withdrawn
        and made.period != outcome.period
    ]  # fmt: skip
    is_new = all((made.period, made.kind) != (outcome.period, outcome.kind) for made in stood)
    yield from _unusual(indicator, outcome, [made.value for made in measured if isinstance(made.value, Decimal)])
    yield from _between(indicator, outcome)
    if is_new:
        yield from _too_soon(outcome, measured)


def _unusual(indicator: Indicator, outcome: Outcome, earlier: Sequence[Decimal]) -> Iterator[str]:
    value = outcome.value
    if not isinstance(value, Decimal) or not earlier:
        return
    lowest, highest, is_known = min(earlier), max(earlier), len(earlier) >= _FEW
    is_share = indicator.unit == "%" and lowest >= 0 and highest <= _HUNDRED
    is_large = is_known and highest > 0 and value > _TIMES * highest
    is_small = is_known and lowest > 0 and value < lowest / _TIMES
    if is_large or is_small or (is_share and not 0 <= value <= _HUNDRED):
        between = f"ligger mellan {write_number(lowest)} och" if lowest < highest else "är"
        usual = f"Tidigare utfall {between} {write_value(indicator, highest)}."
        yield f"stämmer {write_value(indicator, value)}? {usual}"


def _between(indicator: Indicator, outcome: Outcome) -> Iterator[str]:
    """A share of all that lies outside those of women and men can't be right."""
    value, women, men = outcome.value, outcome.women, outcome.men
    if indicator.unit != "%" or not isinstance(value, Decimal) or women is None or men is None:
        return
    if not min(women, men) <= value <= max(women, men):
        beside = f"kvinnor {write_value(indicator, women)} och män {write_value(indicator, men)}"
        yield f"stämmer {write_value(indicator, value)}? Siffran ligger inte mellan {beside}."


def _too_soon(outcome: Outcome, measured: Sequence[Outcome]) -> Iterator[str]:
    """An outcome of a period that isn't over, where earlier ones came afterwards."""
    is_early = (
        outcome.kind is OutcomeKind.FINAL and outcome.value is not None and outcome.published <= outcome.period.end
    )
    if is_early and measured and all(made.published > made.period.end for made in measured):
        yield (f"perioden slutar först {write_date(outcome.period.end)}. Är siffran en prognos, "
               "säg det med typ: prognos.")  # fmt: skip
