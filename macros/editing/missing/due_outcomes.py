"""Which outcomes are to be reported by a follow-up, or for a period.

An outcome is due at a follow-up where a target (or limits) stands for its period and it is wont to be there by then:
the period's end, and as many days as earlier ones were published after (or before) theirs, is no later than the day
the body reports. So a yearly measure is not due at a tertial unless it always comes in spring. At the bokslut all of
the year's are: what lacks an outcome then turns black. A part of a year whose own outcome is there is not asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median_low

from macros.plan.assessment import find_target
from macros.plan.indicator import Indicator, Outcome, OutcomeKind, Target
from macros.plan.periods import FollowUpPeriod, Period, PeriodKind
from macros.plan.plan import Plan
from macros.plan.timeline import targets_as_of

_LATEST = 3
_USUAL_DAYS = 45
"""How long after a tertial bodies report, where none has done so before."""
_TERTIAL_ENDS = ((4, 30), (8, 31), (12, 31))


@dataclass(frozen=True)
class DueOutcome:
    """An outcome that is to be reported and is not."""

    indicator: Indicator
    period: Period
    target: Target | None
    has_forecast: bool
    """Whether a forecast stands for the period."""
    late: date | None = None
    """When it is wont to come, where that is after the day the body reports."""


def follow_up_span(period: FollowUpPeriod) -> tuple[date, date]:
    """The first and last day of the tertial that a follow-up closes; the bokslut closes the third."""
    ends = [date(period.year, month, day) for month, day in _TERTIAL_ENDS]
    start = date(period.year, 1, 1) if period.number == 1 else ends[period.number - 2] + timedelta(days=1)
    return start, ends[period.number - 1]


def reporting_day(plan: Plan, body: str, period: FollowUpPeriod) -> date:
    """The day a body reports at a follow-up: as published; else as the year before, its own before others'."""
    for year, whose in ((0, {body}), (1, {body}), (0, plan.bodies.keys()), (1, plan.bodies.keys())):
        other = FollowUpPeriod(period.year - year, period.number)
        days = [made.published for made in plan.follow_ups_of(other) if made.owner in whose]
        if days:
            day = median_low(sorted(days))
            return day + timedelta(days=365) if year else day
    return follow_up_span(period)[1] + timedelta(days=_USUAL_DAYS)


def find_due_at(plan: Plan, indicator: Indicator, period: FollowUpPeriod) -> Iterator[DueOutcome]:
    """The outcomes of an indicator that are to be there at a follow-up and are not."""
    day = reporting_day(plan, indicator.owner, period)
    for each in _list_expected(indicator, date(period.year, 1, 1), date(period.year, 12, 31)):
        usual = each.end + _usual_lag(indicator, each)
        if period.is_final or usual <= day:
            late = usual if usual > day else None
            yield from (replace(due, late=late) for due in _missing(indicator, each, day))


def find_due_for(indicator: Indicator, period: Period, day: date) -> Iterator[DueOutcome]:
    """The outcomes of an indicator that a period's reports should hold and do not: its own, and of what lies in it."""
    for each in _list_expected(indicator, period.start, period.end):
        if each in period:
            yield from _missing(indicator, each, max(day, period.end))


def _missing(indicator: Indicator, period: Period, day: date) -> Iterator[DueOutcome]:
    target = find_target(targets_as_of(indicator, day), period)
    if target is None and (indicator.limits is None or not _is_in_rhythm(indicator, period)):
        return
    made = [outcome for outcome in indicator.outcomes if outcome.period == period and not outcome.withdrawn]
    if not any(_is_report(outcome) for outcome in made) and not _is_covered(indicator, period):
        yield DueOutcome(indicator, period, target, bool(made))


def _is_covered(indicator: Indicator, period: Period) -> bool:
    """Whether the outcome of a longer period, such as the whole year's, tells how it went."""
    return any(
        period in made.period and period != made.period and made.kind is OutcomeKind.FINAL
        for made in _reports(indicator)
    )


def _list_expected(indicator: Indicator, start: date, end: date) -> Iterator[Period]:
    """The periods of the indicator's length that end within a time."""
    made = max(_reports(indicator), key=lambda outcome: outcome.period, default=None)
    first = made.period if made else min((target.period for target in indicator.targets), default=None)
    if first is None:
        return
    period = _first_of_kind(first.kind, start.year - 1)
    while period.end <= end:
        if period.end >= start:
            yield period
        period = period.next()


def _first_of_kind(kind: PeriodKind, year: int) -> Period:
    following = f"{(year + 1) % 100:02}"
    signs = {
        PeriodKind.YEAR: "",
        PeriodKind.SCHOOL_YEAR: f"/{following}",
        PeriodKind.TERTIAL: "-t1",
        PeriodKind.HALF: "-h1",
        PeriodKind.QUARTER: "-kv1",
        PeriodKind.MONTH: "-01",
    }
    return Period.parse(f"{year}{signs[kind]}")


def _usual_lag(indicator: Indicator, period: Period) -> timedelta:
    """How long after the end of a period its outcome is wont to come; before it, where below zero."""
    earlier = [made for made in _reports(indicator) if made.period.kind is period.kind and made.period < period]
    latest = sorted(earlier, key=lambda made: made.period)[-_LATEST:]
    return timedelta(days=median_low([(made.published - made.period.end).days for made in latest]) if latest else 0)


def _is_in_rhythm(indicator: Indicator, period: Period) -> bool:
    """Whether a period without a target is one that is measured: as far on as the last from the one before.

    None before the first that was measured is.
    """
    reported = {outcome.period for outcome in _reports(indicator)}
    made = sorted(each for each in reported if each < period)
    if reported and not made:
        return False
    if len(made) < 2:  # noqa: PLR2004
        return True
    step = made[-1].end.year - made[-2].end.year
    return step <= 1 or (period.end.year - made[-1].end.year) % step == 0


def _reports(indicator: Indicator) -> list[Outcome]:
    return [outcome for outcome in indicator.outcomes if _is_report(outcome) and not outcome.withdrawn]


def _is_report(outcome: Outcome) -> bool:
    """Whether it says how it went: measured, or why not; a forecast does not."""
    return outcome.not_measured is not None or outcome.kind is not OutcomeKind.FORECAST
