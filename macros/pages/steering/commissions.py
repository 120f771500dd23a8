"""Commissions: who asked whom for what, by when, and how it went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.pages.fragments import render
from macros.pages.page import Site
from macros.pages.words import write_count
from macros.plan.model import Body
from macros.plan.plan import Plan
from macros.plan.steering import Commission, CommissionStatus

_OPEN = (CommissionStatus.NOT_BEGUN, CommissionStatus.ONGOING)


@dataclass(frozen=True)
class CommissionView:
    """A commission as pages show it."""

    commission: Commission
    giver: Body
    receiver: Body
    status: CommissionStatus
    """As known on the day."""
    reported: date | None
    """The day that it was reported, if it was by then."""
    is_open: bool
    is_late: bool
    """Whether it should be reported by now and is not, or was reported after its last day."""


def view_commission(plan: Plan, commission: Commission, day: date) -> CommissionView:
    """A commission on a day; what is reported without a date counts as reported in time."""
    is_ahead = commission.reported is not None and commission.reported > day
    status, reported = (CommissionStatus.ONGOING, None) if is_ahead else (commission.status, commission.reported)
    is_open = status in _OPEN
    done_by = day if is_open else reported
    is_late = commission.due is not None and done_by is not None and commission.due < done_by
    giver, receiver = plan.bodies[commission.giver], plan.bodies[commission.owner]
    return CommissionView(commission, giver, receiver, status, reported, is_open, is_late)


def known_commissions(plan: Plan, commissions: Iterable[Commission], day: date) -> list[CommissionView]:
    """The commissions decided by a day; those without a decision are known."""
    return [
        view_commission(plan, each, day) for each in commissions if each.decision is None or each.decision.date <= day
    ]


def write_commissions(site: Site, here: str) -> str:
    """Every commission, those that wait first, the late ones at the top."""
    views = known_commissions(site.plan, site.plan.commissions_by_decision, site.day)
    waiting = [view for view in views if view.is_open]
    waiting.sort(key=lambda view: (not view.is_late, view.commission.due or date.max, view.commission.id))
    return render(
        "commissions.html",
        here,
        plan=site.plan,
        told=_tell(views),
        waiting=waiting,
        done=[view for view in views if not view.is_open],
        has_example=any(view.commission.example for view in views),
    )


def _tell(views: list[CommissionView]) -> str:
    """How many there are of each: `6 uppdrag pågår eller väntar, och 3 av dem är försenade. 6 är redovisade …`."""
    waiting, late = sum(view.is_open for view in views), sum(view.is_open and view.is_late for view in views)
    done = len(views) - waiting
    told = []
    if waiting:
        too_late = f", och {late} av dem {'är försenat' if late == 1 else 'är försenade'}" if late else ""
        told.append(f"{write_count(waiting, 'uppdrag', 'uppdrag')} pågår eller väntar{too_late}.")
    if done:
        counted = str(done) if waiting else write_count(done, "uppdrag", "uppdrag")
        told.append(f"{counted} är {'redovisat eller avslutat' if done == 1 else 'redovisade eller avslutade'}.")
    return " ".join(told)
