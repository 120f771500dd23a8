"""The page of a goal as it stood at a follow-up: an archive that never changes, at an address that never dies."""

from collections.abc import Iterable
from dataclasses import dataclass

from macros.pages.citing import Reference
from macros.pages.dated_goal_view import DatedGoal, dated_goals
from macros.pages.follow_up_view import AssessedGoal, KnownGoal, view_assessed, view_known
from macros.pages.follow_up_words import (
    CHANGED_SINCE,
    CORRECTED_SINCE,
    name_forecast,
    write_forecast,
    write_published,
)  # fmt: skip
from macros.pages.fragments import render
from macros.pages.labels import GOAL_WORDS, word_for_verdict
from macros.pages.page import Head, Page, Site, goal_address
from macros.pages.words import write_date, write_follow_up
from macros.plan.assessment import State, assess_goal
from macros.plan.model import Assessment, Body, FollowUp

_WRITERS = {
    "CHANGED_SINCE": CHANGED_SINCE,
    "CORRECTED_SINCE": CORRECTED_SINCE,
    "name_forecast": name_forecast,
    "write_forecast": write_forecast,
    "write_published": write_published,
}
"""What the templates write with."""


@dataclass(frozen=True)
class Part:
    """What one body's follow-up tells of the goal."""

    body: Body
    known: KnownGoal

    @property
    def is_assessed(self) -> bool:
        return isinstance(self.known, AssessedGoal)


def dated_goal_keys(site: Site) -> Iterable[str]:
    """Goal and period of every follow-up that tells of it: `fler-unga-klarar-skolan/2025-bokslut`."""
    return (f"{id_}/{period}" for id_, periods in dated_goals(site).items() for period in periods)


def dated_goal_page(site: Site, key: str) -> Page:
    """A goal as known when a follow-up was published; only dated notes of later corrections are added to it."""
    id_, _, period = key.partition("/")
    periods = dated_goals(site)[id_]
    dated, others = periods[period], list(periods.values())
    place = others.index(dated)
    parts = [_view_part(site, dated, made, assessment) for made, assessment in dated.made]
    when = write_follow_up(dated.period, definite=True)
    title = f"{dated.goal.title}, {when}"
    fragment = render(
        "dated_goal.html",
        dated.address,
        plan=site.plan,
        dated=dated,
        goal=dated.goal,
        when=when,
        parts=parts,
        before=others[place - 1] if place else None,
        after=others[place + 1] if place + 1 < len(others) else None,
        reference=Reference.of(site, dated.goal.title, dated.address, dated.published),
        has_example=any(part.known.has_example or part.known.follow_up.example for part in parts),
        **_WRITERS,
    )
    head = Head(canonical=goal_address(id_), is_indexed=False, is_article=True)
    return Page(dated.address, title, _describe(dated, parts[0].known), fragment, head=head)


def _view_part(site: Site, dated: DatedGoal, made: FollowUp, assessment: Assessment | None) -> Part:
    plan, body = site.plan, site.plan.bodies[made.owner]
    if assessment:
        return Part(body, view_assessed(plan, made, assessment, site.day))
    verdict = assess_goal(plan, dated.goal, made.published).verdict
    return Part(body, view_known(plan, made, dated.goal, site.day, verdict.follow_up if verdict else None))


def _describe(dated: DatedGoal, known: KnownGoal) -> str:
    computed = GOAL_WORDS[known.standing.computed or State.NOT_REPORTED]
    word = word_for_verdict(dated.verdict) if dated.verdict else computed
    when = write_follow_up(dated.period, definite=True)
    return f"Så såg målet ut i {when}, publicerat {write_date(dated.published)}. {word}."
