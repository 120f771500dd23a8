"""Whether activities are followed up as often as the steering model asks.

Rule: at least three times a year by the guideline in force (its section *Uppföljning av aktiviteter*), every quarter
by the older one. Read as: so many whole months at most, rounded down, may pass from the start, or from the last
follow-up after it, to the next, that whoever keeps to them makes at least as many as asked for.
"""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, date

from macros.plan.activity import Activity, ActivityFollowUp, ActivityStatus
from macros.plan.plan import Plan
from macros.plan.timeline import latest_follow_up, status_as_of

_DEFAULT_TIMES = 3
_MONTHS = 12
_OVER = {ActivityStatus.DONE, ActivityStatus.STOPPED}


@dataclass(frozen=True)
class Rhythm:
    """How an activity has been followed up, as known on a day."""

    activity: Activity
    status: ActivityStatus
    latest: ActivityFollowUp | None
    times_a_year: int
    """How often the steering model asks, at least."""
    due: date | None
    """By when the next follow-up is to be made; None where none is awaited."""
    is_late: bool
    """Whether that day has passed."""


def find_rhythm(plan: Plan, activity: Activity, day: date) -> Rhythm:
    """How often an activity is followed up, and whether that is often enough."""
    status, latest = status_as_of(activity, day), latest_follow_up(activity, day)
    model = plan.steering_model(min(activity.end, day))
    times = model.activity_follow_ups if model else _DEFAULT_TIMES
    due = _due(activity, status, latest, _MONTHS // times)
    return Rhythm(activity, status, latest, times, due, due is not None and due < day)


def _due(activity: Activity, status: ActivityStatus, latest: ActivityFollowUp | None, months: int) -> date | None:
    """A part of a year after the last follow-up, or after the start; never for what is done or stopped."""
    if status in _OVER:
        return None
    return add_months(max(activity.start, latest.date) if latest else activity.start, months)


def add_months(day: date, months: int) -> date:
    """The same day some months later; the last day of the month where it has no such day, or of all days there are."""
    month = day.month - 1 + months
    year, month = day.year + month // _MONTHS, month % _MONTHS + 1
    if year > MAXYEAR:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
