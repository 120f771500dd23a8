"""What got better and what got worse in a year: the latest outcome beside that of the same period a year before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from macros.pages.page import Site, goal_address
from macros.pages.words import sort_key, write_count, write_list, write_period, write_value
from macros.plan.assessment import IndicatorStanding, assess_indicator, assess_periods
from macros.plan.indicator import Indicator
from macros.plan.model import Goal
from macros.plan.trend import Trend, Turn, find_trend, is_from_year_before

_RECENT = timedelta(days=366)


@dataclass(frozen=True)
class Step:
    """An indicator's way from one year to the next."""

    standing: IndicatorStanding
    trend: Trend
    address: str
    """Where the indicator stands, below the site's root."""

    @property
    def indicator(self) -> Indicator:
        return self.standing.indicator

    @property
    def turn(self) -> Turn:
        return self.trend.turn

    @property
    def told(self) -> str:
        """Now and before: `83,0 %, 2026. Året före: 79,4 %`."""
        now, before = (write_value(each.indicator, each.value) for each in (self.standing, self.trend.since))
        period = write_period(self.standing.period) if self.standing.period else ""
        return f"{now}, {period}. Året före: {before}."


def list_steps(site: Site) -> list[Step]:
    """Every step of the indicators with a target that tell how it goes, published within a year; the newest first.

    Only measured outcomes count. What is measured every other year, or in another period, is not compared.
    """
    steps = [step for indicator, goal in told_indicators(site) if (step := _find_step(site, indicator, goal))]
    return sorted(steps, key=lambda step: (-_published(step), sort_key(step.indicator.title)))


def told_indicators(site: Site) -> Iterable[tuple[Indicator, Goal]]:
    """The indicators of the goals that tell how it goes, each once, with the first goal that it measures."""
    found: dict[str, tuple[Indicator, Goal]] = {}
    for standing in site.told_goals:
        for each in standing.indicators:
            found.setdefault(each.indicator.id, (each.indicator, standing.goal))
    return found.values()


def indicator_place(indicator: Indicator, goal: Goal) -> str:
    """Where an indicator stands on the page of a goal."""
    return f"{goal_address(goal.id)}#{indicator.id}"


def tell_steps(steps: list[Step]) -> str:
    """`40 siffror går att jämföra med året före: 31 är bättre och 9 är sämre.`; empty where there are none."""
    turns = [step.turn for step in steps]
    same = "oförändrad" if turns.count(Turn.SAME) == 1 else "oförändrade"
    words = {Turn.BETTER: "bättre", Turn.WORSE: "sämre", Turn.SAME: same}
    told = [f"{turns.count(turn)} är {word}" for turn, word in words.items() if turn in turns]
    what = write_count(len(steps), "siffra", "siffror")
    return f"{what} går att jämföra med året före: {write_list(told)}." if steps else ""


def _find_step(site: Site, indicator: Indicator, goal: Goal) -> Step | None:
    standing = assess_indicator(site.plan, indicator, site.day)
    if standing.target is None and indicator.limits is None:
        return None
    if standing.outcome is None or standing.outcome.published < site.day - _RECENT:
        return None
    trend = find_trend(standing, assess_periods(site.plan, indicator, site.day))
    if trend is None or not is_from_year_before(standing, trend):
        return None
    return Step(standing, trend, indicator_place(indicator, goal))


def _published(step: Step) -> int:
    return step.standing.outcome.published.toordinal() if step.standing.outcome else 0
