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
    """Why a published figure is changed, where this entry changes one."""
    said: str = ""
    """Where it was said, for messages: `rad 7` of a spreadsheet. Empty for a single one."""


def standing_outcome(indicator: Indicator, entry: Entry) -> Outcome | None:
    """The outcome that stands for an entry's period and kind, the one that it would change; None where it is new."""
    kind = entry.kind or OutcomeKind.FINAL
    alike = [made for made in indicator.outcomes if made.period == entry.period and made.kind is kind]
    return next((made for made in reversed(alike) if not made.withdrawn), None)
