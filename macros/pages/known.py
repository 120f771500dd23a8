"""What was known of a goal on a day and can't change since: for pages that are frozen as of a day.

What has no date of its own (an activity's status, an indicator nobody had published anything of) is told by what is
dated.
"""

from dataclasses import dataclass, replace
from datetime import date

from macros.pages.labels import ACTIVITY_WORDS
from macros.plan.activity import Activity, ActivityFollowUp, ActivityStatus
from macros.plan.assessment import GoalStanding, State, assess_goal, compute_goal_colour
from macros.plan.indicator import Indicator
from macros.plan.model import Goal
from macros.plan.plan import Plan
from macros.plan.timeline import latest_follow_up

NOT_FOLLOWED_UP = "Inte följd upp då"


@dataclass(frozen=True)
class KnownActivity:
    """An activity with its last follow-up by a day."""

    activity: Activity
    made: ActivityFollowUp | None

    @property
    def word(self) -> str:
        """How far it had come. A status that no follow-up tells has no date, so it is not known when it held."""
        return ACTIVITY_WORDS[self.made.status] if self.made else NOT_FOLLOWED_UP


def known_activities(plan: Plan, goal: Goal, day: date, year: int) -> tuple[KnownActivity, ...]:
    """The activities for a goal that were followed up by a day and not yet over before a year.

    One that was not followed up by then has no date but its start and end, and is there by those. None is there
    before the day that it was filed, where that is stated.
    """
    known = (KnownActivity(each, latest_follow_up(each, day)) for each in plan.activities_of(goal))
    return tuple(each for each in known if _went_on(each, day, year))


def _went_on(known: KnownActivity, day: date, year: int) -> bool:
    if known.activity.published and known.activity.published > day:
        return False
    if known.made is None:
        return known.activity.start <= day and known.activity.end.year >= year
    return not (known.made.status in {ActivityStatus.DONE, ActivityStatus.STOPPED} and known.made.date.year < year)


def known_standing(plan: Plan, goal: Goal, day: date) -> GoalStanding:
    """What a goal came to on a day by the indicators that anybody had published anything of; nyckeltal last."""
    standing = assess_goal(plan, goal, day)
    known = [each for each in standing.indicators if _was_known(each.indicator, day)]
    known.sort(key=lambda each: (each.state is State.NO_TARGET, each.indicator.id))
    return replace(standing, indicators=tuple(known), computed=compute_goal_colour(known))


def _was_known(indicator: Indicator, day: date) -> bool:
    """Whether anything of an indicator was public on a day; else it may have been added since.

    A target without a decision has no date of its own, and is known from the beginning of its period.
    """
    stated = (target.decision.date if target.decision else target.period.start for target in indicator.targets)
    return any(outcome.published <= day for outcome in indicator.outcomes) or any(known <= day for known in stated)
