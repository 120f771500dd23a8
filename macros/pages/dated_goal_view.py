"""The goals as they stood at each follow-up: which there are, and who tells of them.

A goal has a lasting address for every follow-up that assesses it, and for every one that its owner published while
the goal held.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.pages.page import Site, dated_goal_address
from macros.plan.assessment import Verdict
from macros.plan.model import Assessment, FollowUp, Goal
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from macros.plan.timeline import colour_as_of

Told = tuple[FollowUp, Assessment | None]
"""A body's follow-up, with its assessment of a goal where it has one."""


@dataclass(frozen=True)
class DatedGoal:
    """A goal at a follow-up."""

    goal: Goal
    period: FollowUpPeriod
    made: tuple[Told, ...]
    """What the bodies told of it, the leading one first."""
    is_corrected: bool
    """Whether the leading assessment has been corrected since."""

    @property
    def address(self) -> str:
        return dated_goal_address(self.goal.id, self.period)

    @property
    def owner(self) -> str:
        """The id of the body whose follow-up leads."""
        return self.made[0][0].owner

    @property
    def published(self) -> date:
        """The day that the leading follow-up was published."""
        return self.made[0][0].published

    @property
    def verdict(self) -> Verdict | None:
        """The leading assessment as it stood that day; None where nobody assessed the goal."""
        follow_up, assessment = self.made[0]
        return Verdict(follow_up, assessment, colour_as_of(assessment, follow_up.published)) if assessment else None


@lru_cache(maxsize=2)
def dated_goals(site: Site) -> Mapping[str, dict[str, DatedGoal]]:
    """Every goal at every follow-up published by the site's day, by the goal's id and the period, in order."""
    plan = site.plan
    own: dict[str, list[FollowUp]] = {}
    for made in plan.follow_ups:
        own.setdefault(made.owner, []).append(made)
    return {goal.id: _date_goal(plan, goal, own.get(goal.owner, []), site.day) for goal in plan.goals.values()}


def _date_goal(plan: Plan, goal: Goal, own: Iterable[FollowUp], day: date) -> dict[str, DatedGoal]:
    told: dict[FollowUpPeriod, dict[str, Told]] = {}
    for made in own:
        if was_followed(plan, goal, made):
            told.setdefault(made.period, {})[made.owner] = (made, None)
    for made, assessment in plan.assessments_of(goal):
        told.setdefault(made.period, {})[made.owner] = (made, assessment)
    dated = (_make(goal, period, [each for each in told[period].values() if each[0].published <= day], day)
             for period in sorted(told))  # fmt: skip
    return {str(each.period): each for each in dated if each.made}


def _make(goal: Goal, period: FollowUpPeriod, made: Sequence[Told], day: date) -> DatedGoal:
    """Who assesses the goal comes first; of those its owner, then who published first."""

    def rank(told: Told) -> tuple[bool, bool, date]:
        follow_up, assessment = told
        return assessment is None, follow_up.owner != goal.owner, follow_up.published

    ranked = tuple(sorted(made, key=rank))
    corrections = ranked[0][1].corrections if ranked and ranked[0][1] else ()
    is_corrected = any(ranked[0][0].published < each.date <= day for each in corrections)
    return DatedGoal(goal, period, ranked, is_corrected)


def was_followed(plan: Plan, goal: Goal, made: FollowUp) -> bool:
    """Whether a goal was decided and alive when its owner published a follow-up.

    It was from the year that it begins or was first assessed to the year that it ends or was last assessed:
    assessments are dated, while its first and last day may be changed afterwards.
    """
    assessed = [each.period.year for each, _ in plan.assessments_of(goal)]
    first, last = min([goal.start.year, *assessed]), max([goal.end.year, *assessed])
    return goal.decision.date <= made.published and first <= made.period.year <= last
