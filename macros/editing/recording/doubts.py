"""What the user should look at once more though no rule forbids it: a slip of a key, a forecast called an outcome."""

from collections.abc import Iterator
from decimal import Decimal

from macros.editing.recording.outcome_change import OutcomeChange
from macros.pages.words import write_count, write_date, write_number, write_value
from macros.plan.fulfilment import published_value
from macros.plan.indicator import Outcome, OutcomeKind

_FEW = 3
"""From so many earlier outcomes on, what is usual is known."""
_TIMES = 3
"""How much larger or smaller than ever before a figure is when it may be a slip."""
_HUNDRED = 100


def find_doubts(change: OutcomeChange) -> Iterator[str]:
    """Sentences about how an entry is written, and what may be wrong with it."""
    if change.entry.is_withdrawal:
        return
    yield from _rounded(change)
    yield from _unusual(change)
    yield from _between(change)
    yield from _too_soon(change)
    yield from _later(change)


def _rounded(change: OutcomeChange) -> Iterator[str]:
    entry, decimals = change.entry, change.indicator.decimals
    figures = (entry.value, entry.women, entry.men, entry.nation, entry.similar)
    long = [each for each in figures if isinstance(each, Decimal) and published_value(change.indicator, each) != each]
    if long and decimals is not None:
        pairs = ", ".join(f"{write_number(each)} blir {_shown(change, each)}" for each in long)
        places = write_count(decimals, "decimal", "decimaler") if decimals else "hela tal"
        yield f"Talen avrundas till {places}, som indikatorn visas med: {pairs}."


def _shown(change: OutcomeChange, figure: Decimal) -> str:
    return write_value(change.indicator, published_value(change.indicator, figure), with_unit=False)


def _unusual(change: OutcomeChange) -> Iterator[str]:
    value, indicator = change.entry.value, change.indicator
    earlier = [made.value for made in _measured(change) if isinstance(made.value, Decimal)]
    if not isinstance(value, Decimal) or len(earlier) < _FEW:
        return
    lowest, highest = min(earlier), max(earlier)
    usual = f"Tidigare utfall ligger mellan {write_number(lowest)} och {write_value(indicator, highest)}."
    is_share = indicator.unit == "%" and lowest >= 0 and highest <= _HUNDRED
    is_large = highest > 0 and value > _TIMES * highest
    is_small = lowest > 0 and value < lowest / _TIMES
    if is_large or is_small or (is_share and not 0 <= value <= _HUNDRED):
        yield f"Kontrollera {write_value(indicator, value)}. {usual}"


def _between(change: OutcomeChange) -> Iterator[str]:
    """A share of all that lies outside those of women and men can't be right."""
    indicator = change.indicator
    shown = {part.where: part.new if part.new is not None else part.former for part in change.parts}
    all_, women, men = (shown.get((key,)) for key in ("värde", "kvinnor", "män"))
    if not (isinstance(all_, Decimal) and isinstance(women, Decimal) and isinstance(men, Decimal)):
        return
    if indicator.unit == "%" and not min(women, men) <= all_ <= max(women, men):
        beside = f"kvinnor {write_value(indicator, women)} och män {write_value(indicator, men)}"
        yield f"Kontrollera siffran {write_value(indicator, all_)}: den ligger inte mellan {beside}."


def _too_soon(change: OutcomeChange) -> Iterator[str]:
    """An outcome of a period that isn't over, where earlier ones came afterwards."""
    entry = change.entry
    is_final = (entry.kind or OutcomeKind.FINAL) is OutcomeKind.FINAL and entry.value is not None
    made = _measured(change)
    is_early = change.place is None and is_final and change.day <= entry.period.end
    if is_early and made and all(each.published > each.period.end for each in made):
        yield (f"Perioden {entry.period} slutar först {write_date(entry.period.end)}. "
                   "Är siffran en prognos, säg det i stället.")  # fmt: skip


def _later(change: OutcomeChange) -> Iterator[str]:
    if change.place is None and change.is_in_future:
        yield f"Siffran syns på webbplatsen från den {write_date(change.day)}."


def _measured(change: OutcomeChange) -> list[Outcome]:
    return [
        made
        for made in change.indicator.outcomes
        if made.value is not None and made.kind is not OutcomeKind.FORECAST and not made.withdrawn
    ]
