"""A scorecard: the goals of a body with indicators, assessments and activities, as known on a day.

Source: the older guideline's *Styrkort*; a scorecard stands on every level, from the municipality to the unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.pages.follow_up_view import later_entries
from macros.pages.known import KnownActivity, known_activities, known_standing
from macros.pages.peers import tell_peers
from macros.pages.record import Entry
from macros.pages.words import write_degree, write_trend
from macros.plan.assessment import GoalStanding, IndicatorStanding, assess_goal, assess_periods
from macros.plan.model import Body, FollowUp, Goal, GoalArea
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
    beside: str
    """What others reached in the same period: `Riket 85,3 %, liknande kommuner 80,1 %`, or empty."""


@dataclass(frozen=True)
class GoalCard:
    """A goal in a scorecard."""

    standing: GoalStanding
    rows: tuple[Row, ...]
    activities: tuple[Rhythm, ...] = ()
    """What is done now, in the order it begins, and whether it is followed up often enough."""
    known_activities: tuple[KnownActivity, ...] = ()
    """What was done by the day of a frozen scorecard."""
    later: tuple[Entry, ...] = ()
    """What has been corrected since in a frozen scorecard."""

    @property
    def has_example(self) -> bool:
        """Whether anything shown of it is example data."""
        verdict = self.standing.verdict
        shown = [self.standing.goal, *(row.standing.indicator for row in self.rows)]
        activities = (*(each.activity for each in self.activities), *(each.activity for each in self.known_activities))
        return any(each.example for each in (*shown, *activities)) or bool(verdict and verdict.follow_up.example)


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


def view_scorecard(plan: Plan, body: Body, day: date) -> Scorecard:
    """The scorecard on a day: of the goals that hold or wait then."""
    standings = (assess_goal(plan, goal, day) for goal in plan.goals_of(body))
    cards = [
        GoalCard(
            standing,
            _rows(plan, standing, day),
            tuple(find_rhythm(plan, activity, day) for activity in plan.activities_of(standing.goal)),
        )
        for standing in standings
        if standing.phase in {Phase.RUNNING, Phase.COMING}
    ]
    return Scorecard(body, day, tuple(_by_area(plan, cards)))


def view_frozen_scorecard(plan: Plan, body: Body, made: FollowUp, day: date) -> Scorecard:
    """The scorecard of the goals that a bokslut assessed or that held in its year, as known when it was published.

    Nothing of it can change since; what has been corrected by a day stands beside.
    """
    published, year = made.published, made.period.year
    assessed = {each.goal for each in made.assessments}
    standings = [known_standing(plan, goal, published) for goal in plan.goals_of(body)]
    cards = [
        GoalCard(
            standing,
            _rows(plan, standing, published),
            known_activities=known_activities(plan, standing.goal, published, year),
            later=tuple(later_entries(plan, standing.goal, made, day, _led_by(standing))),
        )
        for standing in standings
        if standing.goal.id in assessed or (held_in(standing.goal, year) and standing.phase is not Phase.PROPOSED)
    ]
    return Scorecard(body, published, tuple(_by_area(plan, cards)))


def _led_by(standing: GoalStanding) -> FollowUp | None:
    return standing.verdict.follow_up if standing.verdict else None


def held_in(goal: Goal, year: int) -> bool:
    """Whether a goal held some day of a year."""
    return goal.start.year <= year <= goal.end.year


def concluded_years(plan: Plan, body: Body, day: date) -> dict[int, FollowUp]:
    """The years whose bokslut a body has published by a day, newest first, with that bokslut."""
    published = {
        made.period.year: made
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


def _rows(plan: Plan, standing: GoalStanding, day: date) -> tuple[Row, ...]:
    return tuple(_view_row(plan, each, day) for each in standing.indicators)


def _view_row(plan: Plan, standing: IndicatorStanding, day: date) -> Row:
    trend = find_trend(standing, assess_periods(plan, standing.indicator, day))
    degree = "–" if standing.degree is None or standing.is_of_words else write_degree(standing.degree)
    return Row(standing, degree, write_trend(trend), trend.turn if trend else None, tell_peers(standing))
