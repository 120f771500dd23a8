"""What stands beside an outcome: women and men, the nation and similar municipalities; the same in chart and table."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from macros.plan.indicator import Outcome


@dataclass(frozen=True)
class Comparison:
    """A figure beside the outcome."""

    key: str
    """Its class in the style sheet."""
    name: str
    value_of: Callable[[Outcome], Decimal | None]


COMPARISONS = (
    Comparison("women", "Kvinnor", lambda outcome: outcome.women),
    Comparison("men", "Män", lambda outcome: outcome.men),
    Comparison("nation", "Riket", lambda outcome: outcome.comparison.nation if outcome.comparison else None),
    Comparison(
        "similar", "Liknande kommuner", lambda outcome: outcome.comparison.similar if outcome.comparison else None
    ),
)
