"""The pages that are frozen, rendered from the plan before a change and after it, and where they differ.

Only goals and years of which something differs are rendered. Notes of later corrections and links are left out: those
may follow along.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from itertools import zip_longest

from macros.editing.frozen_plans import FrozenPlans
from macros.pages.body import scorecard_page
from macros.pages.dated_goal import dated_goal_page
from macros.pages.dated_goal_view import DatedGoal, dated_goals
from macros.pages.follow_up import body_follow_up_page, follow_up_page
from macros.pages.page import (
    Page,
    Site,
    body_follow_up_address,
    follow_up_address,
    scorecard_address,
)  # fmt: skip
from macros.plan.model import FollowUp

_LATER = re.compile(r'<(div|p) class="later">.*?</\1>|<nav\b.*?</nav>', re.DOTALL)
_LEADS = re.compile(r' (?:href|id|for|aria-[a-z]+)="[^"]*"')
_TAG = re.compile(r"<[^>]*>")
_EXAMPLE = 'class="example"'
_LONGEST = 160
"""How much is told of a line that differs."""


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
class _Wanted:
    """A page to look at: where it is, which follow-up froze it, which goals it shows, and what makes it."""

    address: str
    made: FollowUp
    goals: frozenset[str]
    make: Callable[[Site, Site], Page | None]
    """From a site, and the same with the follow-ups of the base alone: others may report later."""
    is_municipal: bool = False


def find_changed_pages(plans: FrozenPlans, day: date) -> Iterator[FrozenPage]:
    """Every frozen page that would not stay as it is; pages that show example data are promised nothing."""
    known = plans.trimmed()
    base, head = (Site(plan, day) for plan in (known.base, known.head))
    there = {(made.owner, made.period) for made in known.base.follow_ups}
    kept = tuple(made for made in known.head.follow_ups if (made.owner, made.period) in there)
    reported = Site(replace(known.head, follow_ups=kept), day)
    for wanted in _list_pages(plans, base):
        before, after = wanted.make(base, base), wanted.make(head, reported)
        if before is None or after is None or _EXAMPLE in before.body:
            continue
        lines = _first_difference(before.body, after.body)
        if lines:
            made, owner = wanted.made, "" if wanted.is_municipal else wanted.made.owner
            yield FrozenPage(wanted.address, made.published, wanted.goals, owner, made.period.year, made.source, *lines)


def _list_pages(plans: FrozenPlans, base: Site) -> Iterator[_Wanted]:
    """The pages of the base that show anything that differs."""
    touched = {(made.owner, made.period) for made in plans.follow_ups()}
    owners = {goal.owner for plan in (plans.base, plans.head) for id_, goal in plan.goals.items() if id_ in plans.goals}
    for made in base.plan.follow_ups:
        if made.example or made.published > base.day:
            continue
        has_economy = (made.owner, made.period.year) in plans.economies
        if made.assessments or has_economy or (made.owner, made.period) in touched:
            yield _want_report(made)
        if made.period.is_final and made.owner in owners:
            yield _want_scorecard(made, plans.goals)
    for id_, periods in dated_goals(base).items():
        for period, dated in periods.items():
            if not dated.goal.example and not any(made.example for made, _ in dated.made):
                yield _want_dated(id_, period, dated)
    years = {year for _, year in plans.economies}
    last = {made.period: made for made in sorted(base.plan.follow_ups, key=lambda each: each.published)}
    for made in last.values():
        if made.period.year in years and not any(each.example for each in base.plan.follow_ups_of(made.period)):
            yield _want_municipal(made)


def _want_report(made: FollowUp) -> _Wanted:
    def make(site: Site, _: Site) -> Page | None:
        return body_follow_up_page(site, made.period, made.owner) if _has(site, made) else None

    assessed = frozenset(each.goal for each in made.assessments)
    return _Wanted(body_follow_up_address(made.period, made.owner), made, assessed, make)


def _want_scorecard(made: FollowUp, goals: frozenset[str]) -> _Wanted:
    def make(site: Site, _: Site) -> Page | None:
        return scorecard_page(site, f"{made.owner}/{made.period.year}") if _has(site, made) else None

    return _Wanted(scorecard_address(made.owner, made.period.year), made, goals, make)


def _want_dated(id_: str, period: str, dated: DatedGoal) -> _Wanted:
    def make(_: Site, reported: Site) -> Page | None:
        return dated_goal_page(reported, f"{id_}/{period}") if period in dated_goals(reported).get(id_, {}) else None

    return _Wanted(dated.address, dated.made[0][0], frozenset({id_}), make)


def _want_municipal(made: FollowUp) -> _Wanted:
    """The municipality's page, where the economy of the bodies stands side by side."""

    def make(_: Site, reported: Site) -> Page | None:
        return follow_up_page(reported, made.period)

    return _Wanted(follow_up_address(made.period), made, frozenset(), make, is_municipal=True)


def _has(site: Site, made: FollowUp) -> bool:
    """Whether a follow-up still stands, published."""
    stands = ((each.owner, each.period) for each in site.plan.follow_ups if each.published <= site.day)
    return (made.owner, made.period) in stands


def _first_difference(before: str, after: str) -> tuple[str, str] | None:
    """The first lines that differ, in words; None where the pages say and show the same."""
    then, now = (_LEADS.sub("", _LATER.sub("", html)) for html in (before, after))
    if then == now:
        return None
    told = zip_longest(_lines(then), _lines(now), fillvalue="")
    return next(((line, other) for line, other in told if line != other), ("", ""))


def _lines(html: str) -> list[str]:
    words = (" ".join(unescape(_TAG.sub(" ", line)).split()) for line in html.split("\n"))
    return [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in words if line]
