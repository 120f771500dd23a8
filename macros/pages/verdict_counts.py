"""How many goals were assessed to each colour: results and forecasts apart, never as one."""

from collections.abc import Mapping
from dataclasses import dataclass

from macros.plan.assessment import Verdict
from macros.plan.model import Colour


@dataclass(frozen=True)
class Counted:
    """How many goals came to each colour: of results, or of forecasts, never of both."""

    is_forecast: bool
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many goals there are of all colours together."""
        return sum(self.counts.values())


def count_apart(verdicts: list[Verdict]) -> tuple[Counted, ...]:
    """How many of the verdicts are of each colour: results first, then forecasts, each only where there are some."""
    results = [each for each in verdicts if not each.is_forecast]
    forecasts = [each for each in verdicts if each.is_forecast]
    parted = ((False, results), (True, forecasts))
    return tuple(Counted(is_forecast, _count(made)) for is_forecast, made in parted if made)


def _count(verdicts: list[Verdict]) -> dict[str, int]:
    """How many of the verdicts are of each colour, best first."""
    counts = dict.fromkeys((colour.value for colour in Colour), 0)
    for each in verdicts:
        counts[each.colour.value] += 1
    return counts
