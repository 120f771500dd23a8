"""A goal or an indicator in short, for what is shown outside of the site: cards and embeds."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.pages.chart_view import ChartView
from macros.pages.goal import has_example, plain_sentence
from macros.pages.indicator_part import chart_of
from macros.pages.labels import word_for_goal, word_for_indicator
from macros.pages.markdown import first_sentence
from macros.pages.page import Site, goal_address, indicator_address
from macros.pages.spark import last_aim, shown_points
from macros.pages.words import write_follow_up, write_month, write_period, write_unit
from macros.plan.assessment import GoalStanding, State, assess_indicator
from macros.plan.changes import list_goal_changes
from macros.plan.indicator import Indicator
from macros.plan.model import Colour, Goal
from macros.plan.terms import Phase


@dataclass(frozen=True)
class Summary:
    """What is told in short of a goal or an indicator."""

    address: str
    """Of its page, below the site's root."""
    title: str
    under: str
    """What it belongs to: an area, a body."""
    mark: str
    """The colour word of its chip, or what it has instead."""
    word: str
    is_forecast: bool
    since: str
    """From when that holds, such as `sedan bokslutet 2025`, or empty."""
    sentence: str
    chart: ChartView | None
    caption: str
    """What the chart shows."""
    has_example: bool
    day: date | None
    """The day of the last change of what is public about it; it stands still while the thing does.

    None where nothing is public yet.
    """

    @property
    def told(self) -> str:
        """The status in words: `Uppfylls delvis sedan bokslutet 2025`."""
        joint = " " if self.since.startswith(("sedan ", "i ")) else ", "
        return f"{self.word}{joint}{self.since}" if self.since else self.word

    @property
    def chart_told(self) -> str:
        """What the chart says last: `2025: 76,4 %. Mål 82 %.`, or empty."""
        if self.chart is None:
            return ""
        last, aim = shown_points(self.chart)[-1], last_aim(self.chart)
        value = f"{write_period(self.chart.periods[last.slot]).capitalize()}: {last.text}."
        return f"{value} {aim.text}." if aim else value


@lru_cache(maxsize=16)
def summarise_goal(site: Site, goal: Goal) -> Summary:
    """A goal in short as known on the site's day, with the first of its indicators that has a chart."""
    plan, standing = site.plan, site.standings[goal.id]
    charts = (chart_of(plan, each.indicator, site.day) for each in standing.indicators)
    chart = next((chart for chart in charts if chart), None)
    changes = list_goal_changes(plan, goal, site.day)
    return Summary(
        address=goal_address(goal.id),
        title=goal.title,
        under=plan.areas[goal.area].name,
        mark=standing.shown.value if standing.shown else State.NOT_REPORTED.value,
        word=word_for_goal(standing),
        is_forecast=standing.is_forecast,
        since=write_since(standing),
        sentence=plain_sentence(goal),
        chart=chart,
        caption=chart.title if chart else "",
        has_example=has_example(plan, goal),
        day=changes[0].day if changes else None,
    )


def summarise_indicator(site: Site, indicator: Indicator) -> Summary:
    """An indicator in short as known on the site's day."""
    standing = assess_indicator(site.plan, indicator, site.day)
    changes = [each for each in site.changes if each.indicator and each.indicator.id == indicator.id]
    return Summary(
        address=indicator_address(indicator.id),
        title=indicator.title,
        under=site.plan.bodies[indicator.owner].name,
        mark=standing.colour.value if standing.colour else standing.state.value,
        word=word_for_indicator(standing),
        is_forecast=standing.state is State.FORECAST,
        since=write_period(standing.period) if standing.period else "",
        sentence=first_sentence(indicator.definition) if indicator.definition else "",
        chart=chart_of(site.plan, indicator, site.day),
        caption=write_unit(indicator).capitalize(),
        has_example=indicator.example,
        day=changes[0].day if changes else None,
    )


def write_since(standing: GoalStanding) -> str:
    """From when a goal's status holds: `sedan bokslutet 2025`, `i tertial 2 2026` of a forecast or of black."""
    if standing.phase is Phase.PROPOSED:
        return f"beslutas i {write_month(standing.goal.decision.date)}"
    if standing.verdict is None or standing.is_overridden:
        return "uträknat, ännu inte bedömt" if standing.computed and not standing.verdict else ""
    when = write_follow_up(standing.verdict.period, definite=True)
    if standing.phase is Phase.CLOSED:
        return f"slutligt i {when}"
    return f"i {when}" if standing.is_forecast or standing.shown is Colour.BLACK else f"sedan {when}"
