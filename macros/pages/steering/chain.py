"""The målkedja: from the vision by area, goal and indicator to what is done, as it goes right now."""

from collections.abc import Iterable
from dataclasses import dataclass

from macros.pages.counts import count_goals
from macros.pages.fragments import render
from macros.pages.goal import has_example
from macros.pages.page import Site
from macros.pages.words import write_count, write_counts, write_list
from macros.plan.activity import Activity, ActivityStatus
from macros.plan.assessment import GoalStanding
from macros.plan.model import Goal, GoalArea, TermOfOffice
from macros.plan.plan import Plan
from macros.plan.terms import Phase, term_of
from macros.plan.timeline import status_as_of


@dataclass(frozen=True)
class Link:
    """A goal in the chain, with all that hangs below it."""

    standing: GoalStanding
    activities: tuple[tuple[Activity, ActivityStatus], ...]
    below: tuple["Link", ...]
    """Empty where the goal stands there a second time: what hangs below it is told the first."""
    all_below: tuple[GoalStanding, ...]
    """Every goal further down, once."""
    anchor: str
    """Its id on the page; empty where the goal stands there a second time, under another goal."""

    @property
    def told(self) -> str:
        """What hangs below it, in words: `3 indikatorer och 2 mål längre ner: 1 uppfylls helt och 1 uppfylls inte`."""
        below = [standing for standing in self.all_below if standing.phase is not Phase.PROPOSED]
        proposed = len(self.all_below) - len(below)
        parts = [
            write_count(len(self.standing.indicators), "indikator", "indikatorer") if self.standing.indicators else "",
            write_count(len(self.activities), "aktivitet", "aktiviteter") if self.activities else "",
            f"{write_count(proposed, 'förslag till mål', 'förslag till mål')} längre ner" if proposed else "",
            f"{write_count(len(below), 'mål', 'mål')} längre ner" if below else "",
        ]
        told = write_list([part for part in parts if part])
        return f"{told}: {write_counts(count_goals(below))}" if below else told


@dataclass(frozen=True)
class AreaChain:
    """An area with the goals that nothing in it lies above."""

    area: GoalArea
    links: tuple[Link, ...]
    anchor: str
    """The id of its heading on the page."""


def write_chain(site: Site, here: str) -> str:
    """The whole chain of the term that is told of, then of the goals of no term; the other terms' one step away."""
    plan, told = site.plan, site.told_term
    others = [term for term in plan.municipality.terms_of_office if term != told]
    others.sort(key=lambda term: term.start, reverse=True)
    used: set[str] = set()
    terms = [told, None, *others] if told else [None, *others]
    chains = [(term, _chain_of(site, term, used)) for term in terms]
    return render(
        "chain.html",
        here,
        plan=plan,
        chains=[chain for chain in chains if chain[1]],
        told=told,
        has_example=any(has_example(plan, goal) for goal in plan.goals.values()),
    )


def _chain_of(site: Site, term: TermOfOffice | None, used: set[str]) -> list[AreaChain]:
    goals = [goal for goal in site.plan.goals.values() if term_of(site.plan, goal) == term]
    chains = []
    for area in site.plan.areas.values():
        within = {goal.id for goal in goals if goal.area == area.id}
        tops = [goal for goal in goals if goal.id in within and within.isdisjoint(goal.derived_from)]
        links = tuple(_link(site, goal, used) for goal in _in_order(site, tops))
        anchor = f"omrade_{area.id}" + (f"_{term.id}" if term else "")
        chains += [AreaChain(area, links, anchor)] if links else []
    return chains


def _link(site: Site, goal: Goal, used: set[str]) -> Link:
    plan, is_first = site.plan, goal.id not in used
    used.add(goal.id)
    below = _in_order(site, plan.deriving(goal)) if is_first else []
    return Link(
        site.standings[goal.id],
        tuple((each, status_as_of(each, site.day)) for each in plan.activities_of(goal)),
        tuple(_link(site, each, used) for each in below),
        tuple(site.standings[id_] for id_ in _ids_below(plan, goal)),
        goal.id if is_first else "",
    )


def _ids_below(plan: Plan, goal: Goal) -> list[str]:
    """The ids of the goals further down the chain, each once."""
    found: dict[str, None] = {}
    waiting = list(plan.deriving(goal))
    while waiting:
        here = waiting.pop()
        if here.id not in found:
            found[here.id] = None
            waiting += plan.deriving(here)
    return list(found)


def _in_order(site: Site, goals: Iterable[Goal]) -> list[Goal]:
    """The goals of the bodies in the order of the bodies; proposals last."""
    order = {id_: number for number, id_ in enumerate(site.plan.bodies)}
    return sorted(goals, key=lambda goal: (site.standings[goal.id].phase is Phase.PROPOSED, order[goal.owner], goal.id))
