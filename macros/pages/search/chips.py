"""The status chips that a hit may show: the search page has each of them ready, and a hit names the one it wants."""

from dataclasses import dataclass
from itertools import product

from macros.pages.labels import (
    ACTIVITY_WORDS,
    COMMISSION_WORDS,
    FORECAST_WORDS,
    GOAL_WORDS,
    INDICATOR_WORDS,
    NO_TARGET_THEN,
    PHASE_WORDS,
    as_forecast,
    slug_of,
    word_for_goal,
    word_for_indicator,
)
from macros.pages.markdown import plain_letters
from macros.plan.activity import ActivityStatus
from macros.plan.assessment import DISTRIBUTION, GoalStanding, IndicatorStanding, State
from macros.plan.steering import CommissionStatus


@dataclass(frozen=True)
class Chip:
    """A status as it is drawn: a colour or state, or an activity's status, and the word."""

    mark: str
    word: str
    is_forecast: bool = False
    activity: ActivityStatus | None = None

    @property
    def key(self) -> str:
        """What a hit names it by, in letters and digits."""
        parts = [slug_of(self.mark), plain_letters(self.word), "prognos" if self.is_forecast else ""]
        return "-".join(filter(None, parts))


def goal_chip(standing: GoalStanding) -> Chip:
    mark = standing.shown.value if standing.shown else State.NOT_REPORTED.value
    return Chip(mark, word_for_goal(standing), standing.is_forecast)


def indicator_chip(standing: IndicatorStanding) -> Chip:
    mark = standing.colour.value if standing.colour else standing.state.value
    return Chip(mark, word_for_indicator(standing), standing.state is State.FORECAST)


def activity_chip(status: ActivityStatus) -> Chip:
    return Chip("aktivitet", ACTIVITY_WORDS[status], activity=status)


def commission_chip(status: CommissionStatus) -> Chip:
    return Chip("uppdrag", COMMISSION_WORDS[status])


def list_chips() -> list[Chip]:
    """Every chip that a hit may show, each once, whatever the plan holds."""
    marks = [*DISTRIBUTION, State.NO_TARGET.value]
    chips = [Chip(mark, words[mark]) for words in (GOAL_WORDS, INDICATOR_WORDS) for mark in marks if mark in words]
    for words in (FORECAST_WORDS, GOAL_WORDS, INDICATOR_WORDS):
        chips += [Chip(mark, as_forecast(words[mark]), is_forecast=True) for mark in DISTRIBUTION if mark in words]
    for word, is_forecast in product(PHASE_WORDS.values(), (False, True)):
        chips += [Chip(mark, word, is_forecast) for mark in marks]
    chips.append(Chip(State.NO_TARGET.value, NO_TARGET_THEN))
    chips += [activity_chip(status) for status in ActivityStatus]
    chips += [commission_chip(status) for status in CommissionStatus]
    return list({chip.key: chip for chip in chips}.values())
