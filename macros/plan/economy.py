"""How a body keeps its budget, as known on a day: net cost, where positive is cost.

Rule: six reports a year, and an åtgärdsplan where the forecast deficit is large (KS 2019/90, *Uppföljningsprocessen*);
how large is `åtgärdsplan_vid_underskott` in `kommun.yml`, in per cent of the budget.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from macros.plan.model import Municipality
from macros.plan.steering import ActionPlan, BudgetChange, EconomicReport, Economy

ANNUAL = "årsredovisning"
_TERTIAL_MONTHS = {"tertial-1": 4, "tertial-2": 8, ANNUAL: 12}
_HUNDRED = 100


def month_of(report: EconomicReport) -> int:
    """The last month that a report covers, 1 to 12."""
    return _TERTIAL_MONTHS.get(report.report) or int(report.report.removeprefix("månad-"))


@dataclass(frozen=True)
class ReportStanding:
    """A report with the amounts and the budget that stood on a day, and what they come to."""

    report: EconomicReport
    budget: Decimal
    """The budget that held when the report was published."""

    @property
    def is_final(self) -> bool:
        return self.report.report == ANNUAL

    @property
    def expected(self) -> Decimal | None:
        """The year's net cost as the report sees it: the outcome of the whole year, or the forecast."""
        return self.report.outcome if self.is_final else self.report.forecast

    @property
    def deviation(self) -> Decimal | None:
        """Budget minus expected cost: below zero is a deficit."""
        return None if self.expected is None else self.budget - self.expected

    @property
    def share(self) -> Fraction | None:
        """The deviation in per cent of the budget."""
        return share_of_budget(self.deviation, self.budget)


@dataclass(frozen=True)
class EconomyStanding:
    """A body's year as known on a day."""

    economy: Economy
    day: date
    budget: Decimal
    """The budget that held on the day."""
    changes: tuple[BudgetChange, ...]
    """The changes of it by then."""
    reports: tuple[ReportStanding, ...]
    """In the order of the months they cover."""
    action_plan: ActionPlan | None
    limit: Decimal
    """From which deficit, in per cent of the budget, an åtgärdsplan is required."""

    @property
    def latest(self) -> ReportStanding | None:
        """The last report that says how the whole year ends."""
        return next((each for each in reversed(self.reports) if each.expected is not None), None)

    @property
    def first_over_limit(self) -> ReportStanding | None:
        """The first report whose forecast deficit reaches the limit."""
        return next((each for each in self.reports if not each.is_final and self.is_over_limit(each)), None)

    @property
    def needs_action_plan(self) -> bool:
        """Whether an åtgärdsplan is required."""
        return self.first_over_limit is not None

    def is_over_limit(self, standing: ReportStanding) -> bool:
        """Whether a report's deficit is as large as the limit, or larger."""
        share = standing.share
        return share is not None and share <= -Fraction(self.limit) and share < 0


def share_of_budget(deviation: Decimal | None, budget: Decimal) -> Fraction | None:
    """A deviation in per cent of a budget, below zero for a deficit also where the budget is of net income.

    None where nothing is known of the year, or where the budget is nothing.
    """
    if deviation is None or budget == 0:
        return None
    return Fraction(_HUNDRED * deviation) / abs(Fraction(budget))


def assess_economy(municipality: Municipality, economy: Economy, day: date) -> EconomyStanding:
    """A year's economy as known on a day: reports published by then, with the amounts that stood."""
    known = [_corrected(report, day) for report in economy.reports if report.published <= day]
    known.sort(key=lambda report: (month_of(report), report.published))
    plan = economy.action_plan
    return EconomyStanding(
        economy,
        day,
        budget_on(economy, day),
        tuple(change for change in economy.budget_changes if change.date <= day),
        tuple(ReportStanding(report, budget_on(economy, report.published)) for report in known),
        plan if plan and plan.decision.date <= day else None,
        municipality.action_plan_deficit,
    )


def budget_on(economy: Economy, day: date) -> Decimal:
    """The budget that held on a day."""
    later = [change.former for change in economy.budget_changes if change.date > day]
    return later[0] if later else economy.budget


@dataclass(frozen=True)
class AmountCorrection:
    """One amount of an economic report was corrected."""

    day: date
    is_forecast: bool
    """Whether it is the forecast's amount, not the outcome's."""
    former: Decimal
    value: Decimal
    """What stood after it."""
    reason: str


def list_amount_corrections(report: EconomicReport) -> Iterator[AmountCorrection]:
    """Every correction of a report, amount by amount: the outcome's first, each in the order of the file."""
    for is_forecast, last in ((False, report.outcome), (True, report.forecast)):
        made = [(each, each.former_forecast if is_forecast else each.former_outcome) for each in report.corrections]
        changed = [(each, former) for each, former in made if former is not None]
        values = [*(former for _, former in changed[1:]), last]
        for (each, former), value in zip(changed, values, strict=False):
            if value is not None:
                yield AmountCorrection(each.date, is_forecast, former, value, each.reason)


def as_published(report: EconomicReport) -> EconomicReport:
    """A report with the amounts that it was published with."""
    return _before(report, 0)


def _corrected(report: EconomicReport, day: date) -> EconomicReport:
    later = [correction for correction in report.corrections if correction.date > day]
    if not later:
        return report
    return _before(report, len(report.corrections) - len(later))


def _before(report: EconomicReport, place: int) -> EconomicReport:
    """A report as it stood before its correction number `place`, counted from 0, and all after it."""
    known, later = report.corrections[:place], report.corrections[place:]
    outcome = _first((correction.former_outcome for correction in later), report.outcome)
    forecast = _first((correction.former_forecast for correction in later), report.forecast)
    return report.model_copy(update={"outcome": outcome, "forecast": forecast, "corrections": known})


def _first(amounts: Iterable[Decimal | None], otherwise: Decimal | None) -> Decimal | None:
    """The first amount there is: what stood before the first later correction of it."""
    return next((amount for amount in amounts if amount is not None), otherwise)
