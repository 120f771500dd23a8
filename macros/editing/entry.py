"""An outcome on its way into the goal repository: as staff record it, a spreadsheet holds it or Kolada answers it."""

from dataclasses import dataclass
from decimal import Decimal

from macros.plan.indicator import Answer, Indicator, Outcome, OutcomeKind
from macros.plan.periods import Period


@dataclass(frozen=True)
class Entry:
    """What is to stand as the outcome of an indicator for a period. None: nothing is said of it."""

    indicator: str
    """The indicator's id."""
    period: Period
    value: Decimal | Answer | None = None
    """In the indicator's unit. None only where it was not measured."""
    not_measured: str | None = None
    """Why no measurement was made."""
    kind: OutcomeKind | None = None
    """How sure it is; a new outcome is final where nothing is said."""
    women: Decimal | None = None
    men: Decimal | None = None
    individuals: int | None = None
    """How many the figure is built on."""
    nation: Decimal | None = None
    similar: Decimal | None = None
    """What others reached: the nation, similar municipalities."""
    comment: str | None = None
    reason: str | None = None
    """Why a published figure is changed or withdrawn, where this entry does so."""
    is_withdrawal: bool = False
    """Whether the figure that stands is taken back; then nothing but `kind` and `reason` is said besides."""
    is_not_public: bool = False
    """Whether what it changes has not been on the site yet, as whoever records it says; heeded only of what is
    published on the same day or later."""
    said: str = ""
    """Where it was said, for messages: `rad 7` of a spreadsheet. Empty for a single one."""


def standing_outcome(indicator: Indicator, entry: Entry) -> Outcome | None:
    """The outcome that stands for an entry's period and kind, the one that it would change; None where it is new.

    A period may hold a *not measured* beside what was measured later; each is changed only by its like.
    """
    place = standing_place(indicator, entry)
    return None if place is None else indicator.outcomes[place]


def standing_place(indicator: Indicator, entry: Entry) -> int | None:
    """The place of that outcome among the indicator's, counted from 0."""
    kind = entry.kind or OutcomeKind.FINAL
    for place in reversed(range(len(indicator.outcomes))):
        made = indicator.outcomes[place]
        if made.period != entry.period or made.withdrawn:
            continue
        if (
            made.not_measured is not None
            if entry.not_measured is not None
            else made.value is not None and made.kind is kind
        ):
            return place
    return None
