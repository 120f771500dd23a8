"""Terms of office: which one a goal is of, which one is told of on a day, and where in its life a goal is."""

from datetime import date
from enum import StrEnum

from macros.plan.model import Goal, TermOfOffice
from macros.plan.plan import Plan


class Phase(StrEnum):
    """Where in its life a goal is on a day."""

    PROPOSED = "förslag"
    COMING = "kommande"
    RUNNING = "pågående"
    CLOSED = "avslutat"


def find_phase(goal: Goal, day: date) -> Phase:
    """A goal is a proposal until it is decided, whatever its dates; then it waits, holds and ends."""
    if goal.decision.date > day:
        return Phase.PROPOSED
    if goal.end < day:
        return Phase.CLOSED
    return Phase.COMING if goal.start > day else Phase.RUNNING


def term_of(plan: Plan, goal: Goal) -> TermOfOffice | None:
    """The term that a goal's area is of, else the one that the goal begins in."""
    terms = plan.municipality.terms_of_office
    area = plan.areas.get(goal.area)
    if area and area.term:
        return next((term for term in terms if term.id == area.term), None)
    return next((term for term in terms if term.start <= goal.start <= term.end), None)


def goals_of_term(plan: Plan, term: TermOfOffice) -> tuple[Goal, ...]:
    """The goals of a term, in the order of their ids."""
    return tuple(goal for goal in plan.goals.values() if term_of(plan, goal) == term)


def told_term(plan: Plan, day: date) -> TermOfOffice | None:
    """The term whose goals tell how it goes on a day: the latest begun that has goals decided by then.

    In the first months of a term its goals are not decided yet, and the last term's are what there is to tell.
    """
    begun = [term for term in plan.municipality.terms_of_office if term.start <= day]
    begun.sort(key=lambda term: term.start, reverse=True)
    decided = (term for term in begun if any(goal.decision.date <= day for goal in goals_of_term(plan, term)))
    return next(decided, begun[0] if begun else None)
