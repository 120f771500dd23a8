"""How many goals there are of each word."""

from collections.abc import Iterable

from macros.plan.assessment import DISTRIBUTION, GoalStanding, State


def count_goals(standings: Iterable[GoalStanding]) -> dict[str, int]:
    """How many goals there are of each word, best first."""
    counts = dict.fromkeys(DISTRIBUTION, 0)
    for standing in standings:
        counts[standing.shown.value if standing.shown else State.NOT_REPORTED.value] += 1
    return counts
