"""The rows of the workbook that a coordinator fills in: what is due, and what is known of it already."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from macros.editing.missing.due_outcomes import find_due_at, find_due_for
from macros.pages.words import NBSP, sort_key, write_date, write_target, write_value
from macros.plan.assessment import find_target
from macros.plan.indicator import Direction, Indicator, Outcome, OutcomeKind
from macros.plan.model import Body
from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.plan import Plan
from macros.plan.timeline import outcomes_as_of, targets_as_of


@dataclass(frozen=True)
class TemplateRow:
    """An indicator and a period to fill in."""

    body: Body
    indicator: Indicator
    period: Period
    target: str
    """What is aimed at, or that there is no target."""
    last: str
    """The outcome before, with its period; empty where there is none."""
    published: str
    """What is public for the period already, with its day; empty where nothing is."""
    is_reported: bool
    """Whether that is more than a forecast."""

    @property
    def is_yes_no(self) -> bool:
        return self.indicator.direction is Direction.YES_NO


def make_rows(plan: Plan, bodies: Collection[str], period: FollowUpPeriod | Period, day: date) -> list[TemplateRow]:
    """A row for each outcome that bodies owe for a follow-up or a period, and for each that they have reported.

    In the order of the bodies, what is to be filled in first; as known on a day.
    """
    order = {id_: number for number, id_ in enumerate(plan.bodies)}
    rows = [
        _make_row(plan, indicator, each, day)
        for indicator in plan.indicators.values()
        if indicator.owner in bodies
        for each in _periods(plan, indicator, period, day)
    ]
    return sorted(
        rows, key=lambda row: (order[row.body.id], row.is_reported, sort_key(row.indicator.title), row.period)
    )


def list_bodies(plan: Plan, body: str, *, is_with_below: bool) -> tuple[str, ...]:
    """A body, with every body below it where they are asked for."""
    below = [
        other
        for each in plan.bodies_under(plan.bodies[body])
        for other in list_bodies(plan, each.id, is_with_below=True)
    ]
    return (body, *below) if is_with_below else (body,)


def _periods(plan: Plan, indicator: Indicator, wanted: FollowUpPeriod | Period, day: date) -> set[Period]:
    """The periods that are due, and those that are public already."""
    made = [outcome.period for outcome in outcomes_as_of(indicator, day)]
    if isinstance(wanted, FollowUpPeriod):
        due = {each.period for each in find_due_at(plan, indicator, wanted)}
        return due | {period for period in made if period.year == wanted.year}
    return {each.period for each in find_due_for(indicator, wanted, day)} | {each for each in made if each in wanted}


def _make_row(plan: Plan, indicator: Indicator, period: Period, day: date) -> TemplateRow:
    outcomes = outcomes_as_of(indicator, day)
    target = find_target(targets_as_of(indicator, day), period)
    own = [made for made in outcomes if made.period == period]
    before = [made for made in outcomes if made.period < period and made.value is not None]
    latest = max(before, key=lambda made: made.period, default=None)
    return TemplateRow(
        plan.bodies[indicator.owner],
        indicator,
        period,
        write_target(indicator, target, with_unit=False) if target else "inget",
        f"{_write_figure(indicator, latest)} ({latest.period})".replace(NBSP, " ") if latest else "",
        "; ".join(_write_published(indicator, made) for made in own).replace(NBSP, " "),
        any(made.kind is not OutcomeKind.FORECAST for made in own),
    )


def _write_published(indicator: Indicator, made: Outcome) -> str:
    kind = f"{made.kind}: " if made.kind is not OutcomeKind.FINAL else ""
    return f"{kind}{_write_figure(indicator, made)} (den {write_date(made.published)})"


def _write_figure(indicator: Indicator, made: Outcome) -> str:
    return "inte mätt" if made.value is None else write_value(indicator, made.value, with_unit=False)
