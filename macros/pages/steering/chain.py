"""The målkedja: from the vision by area, goal and indicator to what is done, as it goes right now."""

from collections.abc import Iterable
from dataclasses import dataclass

from macros.pages.counts import count_goals
from macros.pages.fragments import render
from macros.pages.page import Site
from macros.pages.words import write_count, write_counts, write_list
from macros.plan.activity import Activity, ActivityStatus
from macros.plan.assessment import GoalStanding
from macros.plan.model import Goal, GoalArea, TermOfOffice
from macros.plan.terms import Phase, goals_of_term, told_term
from macros.plan.timeline import status_as_of


@dataclass(frozen=True)
class Link:
    """A goal in the chain, with all that hangs below it."""

    standing: GoalStanding
    activities: tuple[tuple[Activity, ActivityStatus], ...]
    below: tuple["Link", ...]
    anchor: str
    """Its id on the page; empty where the goal stands there a second time, under another goal."""

    @property
    def all_below(self) -> dict[str, GoalStanding]:
        """Every goal further down, once."""
        found = {link.standing.goal.id: link.standing for link in self.below}
        for link in self.below:
            found |= link.all_below
        return found

    @property
    def told(self) -> str:
        """What hangs below it, in words: `3 indikatorer och 2 mål längre ner: 1 uppfylls helt och 1 uppfylls inte`."""
        below = list(self.all_below.values())
        parts = [
            write_count(len(self.standing.indicators), "indikator", "indikatorer") if self.standing.indicators else "",
            write_count(len(self.activities), "aktivitet", "aktiviteter") if self.activities else "",
            f"{write_count(len(below), 'mål', 'mål')} längre ner" if below else "",
        ]
        told = write_list([part for part in parts if part])
        return f"{told}: {write_counts(count_goals(below))}" if below else told


@dataclass(frozen=True)
class AreaChain:
    """An area with the goals that nothing in it lies above."""

    area: GoalArea
    links: tuple[Link, ...]


def write_chain(site: Site, here: str) -> str:
    """The whole chain of the term that is told of; the other terms' chains one step away."""
    terms = list(site.plan.municipality.terms_of_office)
    told = told_term(site.plan, site.day)
    others = [term for term in sorted(terms, key=lambda term: term.start, reverse=True) if term != told]
    used: set[str] = set()
    chains = [(term, _chain_of(site, term, used)) for term in ([told] if told or not terms else []) + others]
    return render(
        "chain.html",
        here,
        plan=site.plan,
        chains=[chain for chain in chains if chain[1]],
        told=told,
        has_example=site.has_example,
    )


def _chain_of(site: Site, term: TermOfOffice | None, used: set[str]) -> list[AreaChain]:
    goals = site.plan.goals.values() if term is None else goals_of_term(site.plan, term)
    chains = []
    for area in site.plan.areas.values():
        within = {goal.id for goal in goals if goal.area == area.id}
        tops = [goal for goal in goals if goal.id in within and within.isdisjoint(goal.derived_from)]
        links = tuple(_link(site, goal, used) for goal in _in_order(site, tops))
        chains += [AreaChain(area, links)] if links else []
    return chains


def _link(site: Site, goal: Goal, used: set[str]) -> Link:
    anchor = "" if goal.id in used else goal.id
    used.add(goal.id)
    below = tuple(_link(site, each, used) for each in _in_order(site, site.plan.deriving(goal)))
    activities = tuple((each, status_as_of(each, site.day)) for each in site.plan.activities_of(goal))
    return Link(site.standings[goal.id], activities, below, anchor)


def _in_order(site: Site, goals: Iterable[Goal]) -> list[Goal]:
    """The goals of the bodies in the order of the bodies; proposals last."""
    order = {id_: number for number, id_ in enumerate(site.plan.bodies)}
    return sorted(goals, key=lambda goal: (site.standings[goal.id].phase is Phase.PROPOSED, order[goal.owner], goal.id))
