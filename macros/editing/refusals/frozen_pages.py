"""The pages that are frozen, rendered from the plan before a change and after it, and where they differ.

Only goals and years of which something differs are rendered, the last follow-up first, and a goal no further than to
the first page that would change.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from macros.editing.refusals.frozen_html import find_difference, split_report
from macros.editing.refusals.frozen_plans import FrozenPlans
from macros.editing.refusals.refusal import by_period
from macros.pages.body import scorecard_page
from macros.pages.dated_goal import dated_goal_page
from macros.pages.dated_goal_view import dated_goals
from macros.pages.follow_up import body_follow_up_page, follow_up_page
from macros.pages.page import Page, Site
from macros.plan.model import FollowUp
from macros.plan.plan import Plan

_EXAMPLE = 'class="example"'


@dataclass(frozen=True)
class FrozenPage:
    """A frozen page that a change would alter."""

    address: str
    published: date
    goals: frozenset[str]
    """The goals whose figures it shows, of those that anything differs of; all of them on a page of several."""
    owner: str
    """The body that reported; empty for the municipality's page."""
    year: int
    source: str
    """The follow-up's file."""
    before: str
    after: str
    """The first words that differ; empty where there are none."""


@dataclass(frozen=True)
class FrozenPages:
    """The frozen pages of two plans, to be compared."""

    plans: FrozenPlans
    day: date

    def changed(self) -> Iterator[FrozenPage]:
        """The pages that would not stay as they are; pages that show example data are promised nothing."""
        left = set(self.plans.goals)
        for find in (self._reports, self._scorecards, self._dated_goals):
            for page in find(left):
                left -= page.goals
                yield page
        yield from self._municipal()

    @property
    def _published(self) -> list[FollowUp]:
        """The follow-ups that still stand, the last one first."""
        there = by_period(self.plans.head)
        made = [each for key, each in by_period(self.plans.base).items() if key in there and not each.example]
        return sorted(made, key=lambda each: each.published, reverse=True)

    def _reports(self, left: set[str]) -> Iterator[FrozenPage]:
        """What each body reported, goal by goal, and then the rest of its page."""
        touched = {(made.owner, made.period) for pair in self.plans.follow_ups for made in pair if made}
        for made in self._published:
            goals = tuple(each.goal for each in made.assessments if each.goal in left)
            has_economy = (made.owner, made.period.year) in self.plans.years
            if goals or has_economy or (made.owner, made.period) in touched:
                pair = self._render(self._with_report(goals, made), _report_maker(made))
                yield from _compare_report(made, goals, pair) if pair else ()

    def _scorecards(self, left: set[str]) -> Iterator[FrozenPage]:
        plans = (self.plans.base, self.plans.head)
        for made in self._published:
            goals = [id_ for id_ in left for plan in plans if _owner(plan, id_) == made.owner]
            if made.period.is_final and goals:
                pair = self._render((_trim(plan, goals) for plan in plans), _scorecard_maker(made))
                yield from _compare(made, goals, made.owner, pair)

    def _dated_goals(self, left: set[str]) -> Iterator[FrozenPage]:
        base, head = (Site(plan, self.day) for plan in self._as_reported(left))
        for id_, periods in dated_goals(base).items():
            for period, dated in reversed(periods.items()):
                is_example = dated.goal.example or any(made.example for made, _ in dated.made)
                if is_example or period not in dated_goals(head).get(id_, {}):
                    continue
                before, after = (dated_goal_page(site, f"{id_}/{period}") for site in (base, head))
                made = dated.made[0][0]
                pages = [*_compare(made, [id_], made.owner, None if _EXAMPLE in before.body else (before, after))]
                yield from pages
                if pages:
                    break

    def _municipal(self) -> Iterator[FrozenPage]:
        """The municipality's pages, where the economy of the bodies stands side by side."""
        years = {year for _, year in self.plans.years}
        last = {made.period: made for made in reversed(self._published) if made.period.year in years}
        for made in last.values():
            if not any(each.example for each in self.plans.base.follow_ups_of(made.period)):
                pair = self._render(self._as_reported(()), _municipal_maker(made))
                yield from _compare(made, (), "", pair)

    def _with_report(self, goals: Collection[str], made: FollowUp) -> Iterator[Plan]:
        """Both plans with some goals, which one follow-up alone assesses: the others are not shown by its page."""
        for plan in (self.plans.base, self.plans.head):
            trimmed = _trim(plan, goals)
            follow_ups = (
                each if (each.owner, each.period) == (made.owner, made.period)
                else each.model_copy(update={"assessments": ()})
                for each in trimmed.follow_ups
            )  # fmt: skip
            yield replace(trimmed, follow_ups=tuple(follow_ups))

    def _as_reported(self, goals: Collection[str]) -> Iterator[Plan]:
        """Both plans with some goals and the follow-ups of the base: other bodies may report of a period later."""
        there = by_period(self.plans.base)
        for plan in (self.plans.base, self.plans.head):
            follow_ups = tuple(made for key, made in by_period(plan).items() if key in there)
            yield _trim(replace(plan, follow_ups=follow_ups), goals)

    def _render(self, plans: Iterable[Plan], make: Callable[[Site], Page]) -> tuple[Page, Page] | None:
        """A page of both plans; None where it shows example data."""
        base, head = (Site(plan, self.day) for plan in plans)
        before = make(base)
        return None if _EXAMPLE in before.body else (before, make(head))


def _report_maker(made: FollowUp) -> Callable[[Site], Page]:
    return lambda site: body_follow_up_page(site, made.period, made.owner)


def _scorecard_maker(made: FollowUp) -> Callable[[Site], Page]:
    return lambda site: scorecard_page(site, f"{made.owner}/{made.period.year}")


def _municipal_maker(made: FollowUp) -> Callable[[Site], Page]:
    return lambda site: follow_up_page(site, made.period)


def _owner(plan: Plan, goal: str) -> str:
    return plan.goals[goal].owner if goal in plan.goals else ""


def _trim(plan: Plan, goals: Collection[str]) -> Plan:
    """A plan with some goals and what belongs to them; an indicator's other goals are not shown by any frozen page."""
    wanted = set(goals)
    indicators = {
        each.id: each.model_copy(update={"goals": tuple(id_ for id_ in each.goals if id_ in wanted)})
        for each in plan.indicators.values()
        if wanted & {*each.goals}
    }
    follow_ups = tuple(
        made.model_copy(update={"assessments": tuple(each for each in made.assessments if each.goal in wanted)})
        for made in plan.follow_ups
    )
    return replace(
        plan,
        goals={id_: goal for id_, goal in plan.goals.items() if id_ in wanted},
        indicators=indicators,
        activities={each.id: each for each in plan.activities.values() if each.goal in wanted},
        follow_ups=follow_ups,
    )


def _compare_report(made: FollowUp, goals: Collection[str], pair: tuple[Page, Page]) -> Iterator[FrozenPage]:
    """The goals of a report that would be told otherwise, else the page as a whole."""
    (before, rest), (after, other) = (split_report(page.body) for page in pair)
    found = []
    if len(before) == len(after) == len(goals):
        found = [
            _tell(made, pair[0], (id_,), made.owner, lines)
            for id_, then, now in zip(goals, before, after, strict=True)
            if (lines := find_difference(then, now))
        ]
    yield from found
    if found:
        lines = find_difference(rest, other)
        yield from [_tell(made, pair[0], (), made.owner, lines)] if lines else ()
    else:
        yield from _compare(made, goals, made.owner, pair)


def _compare(
    made: FollowUp, goals: Collection[str], owner: str, pair: tuple[Page, Page] | None
) -> Iterator[FrozenPage]:
    lines = find_difference(pair[0].body, pair[1].body) if pair else None
    if pair and lines:
        yield _tell(made, pair[0], goals, owner, lines)


def _tell(made: FollowUp, page: Page, goals: Collection[str], owner: str, lines: tuple[str, str]) -> FrozenPage:
    return FrozenPage(page.address, made.published, frozenset(goals), owner, made.period.year, made.source, *lines)
