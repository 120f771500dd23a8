"""What is written in another way than it was said, or seen later: what the user may not have expected."""

from collections.abc import Iterator
from decimal import Decimal

from macros.editing.recording.outcome_change import OutcomeChange
from macros.pages.words import write_count, write_date, write_number, write_value
from macros.plan.fulfilment import published_value


def list_notes(change: OutcomeChange) -> Iterator[str]:
    """Sentences about how an entry is written. What may be wrong with its figure, the difference tells."""
    if change.entry.is_withdrawal:
        return
    yield from _rounded(change)
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


def _later(change: OutcomeChange) -> Iterator[str]:
    if change.place is None and change.is_in_future:
        yield f"Siffran syns på webbplatsen från den {write_date(change.day)}."
