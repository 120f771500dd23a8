"""How many goals and indicators there are of each word."""

from collections.abc import Iterable

from macros.plan.assessment import DISTRIBUTION, GoalStanding, State


def count_goals(standings: Iterable[GoalStanding]) -> dict[str, int]:
    """How many goals there are of each word, best first."""
    counts = dict.fromkeys(DISTRIBUTION, 0)
    for standing in standings:
        counts[standing.shown.value if standing.shown else State.NOT_REPORTED.value] += 1
    return counts


def count_indicators(standings: Iterable[GoalStanding]) -> dict[str, int]:
    """Each indicator once, though it measure several goals; nyckeltal are not counted."""
    marks = {each.indicator.id: each.mark for standing in standings for each in standing.indicators}
    counts = dict.fromkeys(DISTRIBUTION, 0)
    for mark in marks.values():
        if mark in counts:
            counts[mark] += 1
    return counts
