"""Terms of office: how it went in each, which goals are proposed for the next, and what replaced what."""

from dataclasses import dataclass

from macros.pages.counts import count_goals
from macros.pages.fragments import render
from macros.pages.page import Site
from macros.plan.assessment import GoalStanding
from macros.plan.model import TermOfOffice
from macros.plan.terms import Phase, goals_of_term


@dataclass(frozen=True)
class TermView:
    """A term of office with its goals."""

    term: TermOfOffice
    is_told: bool
    """Whether its goals are those that tell how it goes now."""
    is_over: bool
    is_coming: bool
    is_concluded: bool
    """Whether some body has published the bokslut of its last year."""
    decided: tuple[GoalStanding, ...]
    proposed: tuple[GoalStanding, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How the decided goals go, or went."""
        return count_goals(self.decided)


def view_terms(site: Site) -> list[TermView]:
    """The terms that have goals: the one that tells how it goes first, then the newest first."""
    views = [_view_term(site, term) for term in site.plan.municipality.terms_of_office]
    views.sort(key=lambda view: (not view.is_told, -view.term.start.toordinal()))
    return [view for view in views if view.decided or view.proposed]


def _view_term(site: Site, term: TermOfOffice) -> TermView:
    order = {id_: number for number, id_ in enumerate(site.plan.bodies)}
    goals = sorted(goals_of_term(site.plan, term), key=lambda goal: (order[goal.owner], goal.id))
    standings = [site.standings[goal.id] for goal in goals]
    return TermView(
        term,
        term == site.told_term,
        term.end < site.day,
        term.start > site.day,
        any(site.plan.has_bokslut(body, term.end.year, site.day) for body in site.plan.bodies),
        tuple(each for each in standings if each.phase is not Phase.PROPOSED),
        tuple(each for each in standings if each.phase is Phase.PROPOSED),
    )


def write_terms(site: Site, here: str) -> str:
    """Every term of office with its goals."""
    return render(
        "terms.html",
        here,
        plan=site.plan,
        day=site.day,
        terms=view_terms(site),
        areas_of=lambda standings: [
            (area, [each for each in standings if each.goal.area == area.id])
            for area in site.plan.areas.values()
            if any(each.goal.area == area.id for each in standings)
        ],
        has_example=site.has_example,
    )
