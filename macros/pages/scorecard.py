"""A scorecard: the goals of a body with indicators, assessments and activities, as known on a day.

Source: the older guideline's *Styrkort*; a scorecard stands on every level, from the municipality to the unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.pages.words import write_degree, write_trend
from macros.plan.assessment import GoalStanding, IndicatorStanding, assess_goal, assess_periods
from macros.plan.model import Body, Goal, GoalArea
from macros.plan.plan import Plan
from macros.plan.rhythm import Rhythm, find_rhythm
from macros.plan.terms import Phase
from macros.plan.trend import Turn, find_trend


@dataclass(frozen=True)
class Row:
    """An indicator's line in a scorecard."""

    standing: IndicatorStanding
    degree: str
    """`95 %`; a dash where none is computed or the steering model has words alone."""
    trend: str
    """`bättre än 2024`, or a dash."""
    turn: Turn | None


@dataclass(frozen=True)
class GoalCard:
    """A goal in a scorecard."""

    standing: GoalStanding
    rows: tuple[Row, ...]
    activities: tuple[Rhythm, ...]
    """What is done, in the order it begins, with its latest follow-up."""


@dataclass(frozen=True)
class Scorecard:
    """A body's goals by area on a day."""

    body: Body
    day: date
    groups: tuple[tuple[GoalArea, tuple[GoalCard, ...]], ...]

    @property
    def cards(self) -> list[GoalCard]:
        return [card for _, cards in self.groups for card in cards]

    @property
    def standings(self) -> list[GoalStanding]:
        return [card.standing for card in self.cards]


def view_scorecard(plan: Plan, body: Body, day: date, year: int | None = None) -> Scorecard:
    """The scorecard on a day: of the goals that hold or wait then, or of those that held in a year.

    An activity has no date of decision, so that of an earlier year is shown only when it had begun by the day.
    """
    standings = [assess_goal(plan, goal, day) for goal in plan.goals_of(body)]
    if year is None:
        shown = [standing for standing in standings if standing.phase in {Phase.RUNNING, Phase.COMING}]
    else:
        shown = [each for each in standings if each.phase is not Phase.PROPOSED and held_in(each.goal, year)]
    cards = [_view_card(plan, standing, day, with_planned=year is None) for standing in shown]
    return Scorecard(body, day, tuple(_by_area(plan, cards)))


def held_in(goal: Goal, year: int) -> bool:
    """Whether a goal held some day of a year."""
    return goal.start.year <= year <= goal.end.year


def scorecard_years(plan: Plan, body: Body, day: date) -> dict[int, date]:
    """The years whose bokslut a body has published by a day, newest first, with the day of its publication."""
    published = {
        made.period.year: made.published
        for made in plan.follow_ups
        if made.owner == body.id and made.period.is_final and made.published <= day
    }
    return dict(sorted(published.items(), reverse=True))


def _by_area(plan: Plan, cards: Iterable[GoalCard]) -> Iterable[tuple[GoalArea, tuple[GoalCard, ...]]]:
    cards = list(cards)
    for area in plan.areas.values():
        within = tuple(card for card in cards if card.standing.goal.area == area.id)
        if within:
            yield area, within


def _view_card(plan: Plan, standing: GoalStanding, day: date, *, with_planned: bool) -> GoalCard:
    rows = tuple(_view_row(plan, each, day) for each in standing.indicators)
    activities = (each for each in plan.activities_of(standing.goal) if with_planned or each.start <= day)
    return GoalCard(standing, rows, tuple(find_rhythm(plan, activity, day) for activity in activities))


def _view_row(plan: Plan, standing: IndicatorStanding, day: date) -> Row:
    trend = find_trend(standing, assess_periods(plan, standing.indicator, day))
    degree = "–" if standing.degree is None or standing.is_of_words else write_degree(standing.degree)
    return Row(standing, degree, write_trend(trend), trend.turn if trend else None)
