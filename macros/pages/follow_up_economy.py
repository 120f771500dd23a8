"""The economy of a follow-up: what was known of the year when it was published, and what has been corrected since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.pages.steering.economy import EconomyView, view_economy
from macros.plan.economy import EconomyStanding, list_amount_corrections
from macros.plan.model import FollowUp
from macros.plan.plan import Plan
from macros.plan.steering import EconomicReport


@dataclass(frozen=True)
class EconomicCorrection:
    """An amount of an economic report that was corrected after the follow-up was published."""

    day: date
    report: EconomicReport
    what: str
    """`Utfallet` or `Prognosen`."""
    former: Decimal
    value: Decimal
    reason: str


def view_known_economy(plan: Plan, made: FollowUp) -> EconomyView | None:
    """The economy of the period's year as known when a follow-up was published, if any report had come by then."""
    economy = next((each for each in plan.economies if (each.owner, each.year) == (made.owner, made.period.year)), None)
    view = view_economy(plan, economy, made.published) if economy else None
    return view if view and view.standing.reports else None


def list_economic_corrections(standing: EconomyStanding, day: date) -> list[EconomicCorrection]:
    """Corrections of the reports shown, made after the day they are shown as of and by a day; newest first."""
    shown = {each.report.report for each in standing.reports}
    found = [
        correction
        for report in standing.economy.reports
        if report.report in shown
        for correction in _corrections_of(report)
        if standing.day < correction.day <= day
    ]
    return sorted(found, key=lambda each: each.day, reverse=True)


def _corrections_of(report: EconomicReport) -> Iterator[EconomicCorrection]:
    """Every correction of a report, amount by amount, with what stood after it."""
    for each in list_amount_corrections(report):
        what = "Prognosen" if each.is_forecast else "Utfallet"
        yield EconomicCorrection(each.day, report, what, each.former, each.value, each.reason)
