"""What the chart of a year's economy shows, before it is drawn.

Above, the whole year as each report saw it, against the budget; below, what has been spent. The two parts share the
months. An expected deficit is small beside a budget, so the upper part has an axis of its own.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.pages.chart_scale import Scale, fit_scale
from macros.pages.steering.economy_words import Money, name_report
from macros.pages.words import MONTHS
from macros.plan.economy import EconomyStanding, ReportStanding, month_of

YEAR = 12
"""Months."""
_ROOM = Decimal("0.08")
"""How much the upper part reaches beyond what is drawn in it, of all that it shows."""


@dataclass(frozen=True)
class Dot:
    """What a report says, at the last month that it covers."""

    month: int
    value: Decimal
    text: str
    told: str
    """The whole of it in words, for those who hear the chart."""
    is_forecast: bool = False
    is_corrected: bool = False


@dataclass(frozen=True)
class Level:
    """An amount that holds for a part of the year."""

    start: float
    """Months since New Year, 0 to 12."""
    end: float
    value: Decimal


@dataclass(frozen=True)
class EconomyChart:
    """Everything that the chart of a year shows."""

    title: str
    expected: tuple[Dot, ...]
    """What each report expects of the whole year; the last may be what it came to."""
    spent: tuple[Dot, ...]
    budgets: tuple[Level, ...]
    limits: tuple[Level, ...]
    """The cost from which an åtgärdsplan is required."""
    upper: Scale
    lower: Scale

    @property
    def has_corrected(self) -> bool:
        """Whether any amount in it has been corrected."""
        return any(dot.is_corrected for dot in (*self.expected, *self.spent))


def view_economy_chart(standing: EconomyStanding, money: Money) -> EconomyChart | None:
    """The chart of a year as known on a day; None before the first report."""
    if not standing.reports:
        return None
    budgets = tuple(_budgets(standing))
    limits = tuple(_limits(standing, budgets))
    expected = tuple(_expected(each, money) for each in standing.reports if each.expected is not None)
    spent = tuple(_spent(each, money) for each in standing.reports)
    levels = [level.value for level in budgets]
    return EconomyChart(
        f"Prognos för hela {standing.economy.year} mot budgeten, och utfall under året, i {money.unit_words}",
        expected, spent, budgets, limits,
        _fit_upper([*levels, *(level.value for level in limits), *(dot.value for dot in expected)]),
        fit_scale([Decimal(0), *levels, *(dot.value for dot in spent)], is_count=False),
    )  # fmt: skip


def _fit_upper(amounts: list[Decimal]) -> Scale:
    room = (max(amounts) - min(amounts)) * _ROOM
    return fit_scale([*amounts, min(amounts) - room, max(amounts) + room], amounts, is_count=False)


def _budgets(standing: EconomyStanding) -> Iterable[Level]:
    """The budget from New Year to New Year; it steps on the day that it was changed."""
    days = [_months_since(change.date, standing.economy.year) for change in standing.changes]
    amounts = [*(change.former for change in standing.changes), standing.budget]
    for start, end, amount in zip([0.0, *days], [*days, float(YEAR)], amounts, strict=True):
        if end > start:
            yield Level(start, end, amount)


def _limits(standing: EconomyStanding, budgets: Iterable[Level]) -> Iterable[Level]:
    for level in budgets:
        if level.value != 0 and standing.limit > 0:
            yield Level(level.start, level.end, level.value + abs(level.value) * standing.limit / 100)


def _months_since(day: date, year: int) -> float:
    if day.year != year:
        return 0.0 if day.year < year else float(YEAR)
    return day.month - 1 + (day.day - 1) / monthrange(day.year, day.month)[1]


def _expected(standing: ReportStanding, money: Money) -> Dot:
    what = "hela året" if standing.is_final else "prognos för hela året"
    corrections = standing.report.corrections
    is_corrected = any(
        (each.former_outcome if standing.is_final else each.former_forecast) is not None for each in corrections
    )
    told = (
        f"{name_report(standing.report)}: {what} {money.full(standing.expected)}, budget {money.full(standing.budget)}"
        f"{', rättat' if is_corrected else ''}"
    )
    amount = standing.expected or Decimal(0)
    return Dot(month_of(standing.report), amount, money.plain(amount), told, not standing.is_final, is_corrected)


def _spent(standing: ReportStanding, money: Money) -> Dot:
    report = standing.report
    is_corrected = any(each.former_outcome is not None for each in report.corrections)
    through = f"till och med {MONTHS[month_of(report) - 1]}"
    told = f"Utfall {through}: {money.full(report.outcome)}{', rättat' if is_corrected else ''}"
    return Dot(month_of(report), report.outcome, money.plain(report.outcome), told, is_corrected=is_corrected)
