"""How to link and to cite what the site shows: an address that follows along, or one that shows a day for ever."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from macros.pages.dated_goal_view import DatedGoal, dated_goals
from macros.pages.known import known_standing
from macros.pages.page import Site, goal_address, indicator_address
from macros.plan.assessment import GoalStanding, IndicatorStanding, Verdict
from macros.plan.changes import Change, list_goal_changes
from macros.plan.indicator import Indicator
from macros.plan.model import Goal


@dataclass(frozen=True)
class Reference:
    """Something that can be linked to and cited."""

    publisher: str
    title: str
    address: str
    """Below the site's root; may end with an anchor."""
    shown: str
    """The address as readers see it: whole where the site knows where it stands."""
    day: date
    """The day whose knowledge it shows."""

    @classmethod
    def of(cls, site: Site, title: str, address: str, day: date) -> "Reference":
        shown = site.absolute(address) if site.url else address
        return cls(site.plan.municipality.name, title, address, shown, day)


@dataclass(frozen=True)
class Referral:
    """What to link to and what to cite."""

    living: Reference
    """Follows along in time."""
    dated: Reference | None = None
    """Shows for ever how it was at a follow-up; None where no follow-up shows it."""

    @property
    def cited(self) -> Reference:
        """What never changes, where there is such."""
        return self.dated or self.living


def refer_to_goal(site: Site, goal: Goal, dated: DatedGoal | None, day: date) -> Referral:
    """A goal; `day` is that of its last change."""
    living = Reference.of(site, goal.title, goal_address(goal.id), day)
    return Referral(living, Reference.of(site, goal.title, dated.address, dated.published) if dated else None)


def refer_to_indicators(
    site: Site, standing: GoalStanding, dated: DatedGoal | None, changes: Iterable[Change]
) -> Mapping[str, Referral]:
    """The indicators on a goal's page, by their ids; `changes` are the goal's, newest first.

    What a follow-up shows of an indicator is cited as long as nothing newer is known of it.
    """
    goal = standing.goal
    then = known_standing(site.plan, goal, dated.published).indicators if dated else ()
    shown = {each.indicator.id: _seen(each) for each in then}
    last = last_days(changes)
    found = {}
    for each in standing.indicators:
        id_, title = each.indicator.id, each.indicator.title
        living = Reference.of(site, title, f"{goal_address(goal.id)}#{id_}", last.get(id_, site.day))
        lasts = dated is not None and shown.get(id_) == _seen(each)
        lasting = Reference.of(site, title, f"{dated.address}#{id_}", dated.published) if dated and lasts else None
        found[id_] = Referral(living, lasting)
    return found


def refer_to_indicator(site: Site, indicator: Indicator) -> Referral:
    """An indicator on its own page."""
    goal = site.plan.goals[indicator.goals[0]]
    last = last_days(list_goal_changes(site.plan, goal, site.day))
    address = indicator_address(indicator.id)
    return Referral(Reference.of(site, indicator.title, address, last.get(indicator.id, site.day)))


def find_cited(site: Site, goal: Goal, verdict: Verdict | None) -> DatedGoal | None:
    """The goal at the follow-up whose assessment leads now, else at the last; None where there is none."""
    periods = dated_goals(site)[goal.id]
    if verdict and str(verdict.period) in periods:
        return periods[str(verdict.period)]
    return list(periods.values())[-1] if periods else None


def last_days(changes: Iterable[Change]) -> dict[str, date]:
    """The day of the last change of each indicator."""
    last: dict[str, date] = {}
    for change in changes:
        if change.indicator:
            last.setdefault(change.indicator.id, change.day)
    return last


def _seen(standing: IndicatorStanding) -> tuple[object, ...]:
    """What a reader sees of an indicator in a table."""
    return standing.period, standing.value, standing.state, standing.colour, standing.target
