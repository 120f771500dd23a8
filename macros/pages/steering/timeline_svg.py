"""The time line of activities as SVG: a bar for each, from its first day to its last, with a tick a follow-up.

All that lies along the time is placed in per cent of the width, so that the same drawing fits a phone and a desk and
no letter is ever squeezed. It takes its colours from the page's style sheet, and its words stand beside it as HTML.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from macros.pages.activity_part import ActivityView
from macros.pages.labels import slug_of
from macros.pages.words import write_date
from macros.plan.activity import Activity, ActivityStatus
from macros.plan.rhythm import add_months

_BACK, _AHEAD, _LEAST_AHEAD, _QUARTER = 24, 36, 3, 3
_ROOM_FOR_A_YEAR, _ROOM_FOR_TODAY = 13, 30
_OUTSIDE, _BELOW_TODAY = 3, 18
_ALL = 100
_TOP, _THICK, _TICK_END, _NARROWEST = 4, 12, 23, 1.2
HATCHING = "tidslinje_snedstreck"


@dataclass(frozen=True)
class Span:
    """The time that is drawn."""

    start: date
    end: date
    """The first day that is not drawn."""

    def place(self, day: date, days_later: int = 0) -> float:
        """Where the morning of a day is, in per cent of the width; under 0 and over 100 outside of the span."""
        passed = day.toordinal() + days_later - self.start.toordinal()
        return _ALL * passed / (self.end.toordinal() - self.start.toordinal())


def is_recent(activity: Activity, day: date) -> bool:
    """Whether an activity belongs in the time line: it runs within the last two years, or later."""
    return activity.end >= add_months(day, -_BACK)


def choose_span(activities: Iterable[Activity], day: date) -> Span:
    """Whole quarters: from the first start, though at most two years back, to the last end, at most three years on."""
    shown = list(activities)
    first = min([day, *(each.start for each in shown)])
    last = max([add_months(day, _LEAST_AHEAD), *(each.end for each in shown)])
    start = _quarter_of(max(first, add_months(day, -_BACK)))
    return Span(start, add_months(_quarter_of(min(last, add_months(day, _AHEAD))), _QUARTER))


def _quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, day.month - (day.month - 1) % _QUARTER, 1)


def draw_grid(span: Span, day: date) -> Markup:
    """What lies behind all bars: a line where each year begins, fainter ones at quarters, a strong one for the day."""
    lines = [_line("quarter", span.place(each)) for each in _quarters_in(span) if each.month > 1]
    lines += [_line("year", span.place(each)) for each in _years_in(span)]
    return _svg("grid", [*lines, _line("today", span.place(day), _BELOW_TODAY)])


def draw_axis(span: Span, day: date, *, has_hatching: bool = False) -> Markup:
    """The years and the day in words; one of a page's axes has the hatching that late bars are filled with."""
    hatching = (
        f'<defs><pattern id="{HATCHING}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="hatch" d="M1.5 0v6"/></pattern></defs>'
    )
    years = [f'<text x="{_write(place + 0.5)}%" y="15">{year}</text>' for year, place in _labelled_years(span)]
    place = span.place(day)
    anchor = "start" if place < _ROOM_FOR_TODAY else "end" if place > _ALL - _ROOM_FOR_TODAY else "middle"
    today = f'<text class="today" x="{_write(place)}%" y="36" text-anchor="{anchor}">i dag {write_date(day)}</text>'
    return _svg("axis", [hatching if has_hatching else "", *years, today])


def _labelled_years(span: Span) -> Iterator[tuple[int, float]]:
    """Each year with its place; the one that the span begins in only where there is room before the next."""
    years = [(each.year, span.place(each)) for each in _years_in(span)]
    if not years or (years[0][1] >= _ROOM_FOR_A_YEAR):
        yield span.start.year, 0
    yield from (each for each in years if each[1] <= _ALL - _ROOM_FOR_A_YEAR / 2)


def draw_bar(span: Span, view: ActivityView, day: date) -> Markup:
    """An activity from its first day to its last, with a tick under it for each follow-up.

    Filled while it runs, dashed before, hatched when late; a check ends what is done, a cross what was stopped.
    """
    activity, kind = view.activity, slug_of(view.status)
    end = _stopped_on(view) if view.status is ActivityStatus.STOPPED else activity.end
    left = max(span.place(activity.start), -_OUTSIDE)
    right = min(max(span.place(end, 1), left + _NARROWEST), _ALL + _OUTSIDE)
    thick = _THICK // 3 if view.status is ActivityStatus.STOPPED else _THICK
    fill = f' fill="url(#{HATCHING})"' if view.status is ActivityStatus.LATE else ""
    bar = (
        f'<rect class="{kind}" x="{_write(left)}%" y="{_TOP + (_THICK - thick) // 2}" '
        f'width="{_write(right - left)}%" height="{thick}" rx="2"{fill}/>'
    )
    parts = [bar if left < right else "", *_overdue(span, view, day), *_end_mark(view, right)]
    return _svg("track", [*parts, *_ticks(span, view)])


def _stopped_on(view: ActivityView) -> date:
    """The day that an activity was first said to be stopped; its last day where nobody has said when."""
    days = [made.date for made in view.follow_ups if made.status is ActivityStatus.STOPPED]
    return min([view.activity.end, *days])


def _overdue(span: Span, view: ActivityView, day: date) -> list[str]:
    """A dotted line on from the last day to today, for what should have been done by now."""
    if view.is_over or view.activity.end >= day:
        return []
    middle = _TOP + _THICK // 2
    left, right = _write(max(span.place(view.activity.end, 1), 0)), _write(span.place(day))
    return [f'<line class="overdue" x1="{left}%" x2="{right}%" y1="{middle}" y2="{middle}"/>']


def _end_mark(view: ActivityView, place: float) -> list[str]:
    """A check inside the end of what is done, a cross at the end of what was stopped."""
    marks = {
        ActivityStatus.DONE: '<path class="check" d="M-13 10l3 3 5-6"/>',
        ActivityStatus.STOPPED: '<path class="cross" d="M-5 5l10 10M5 5l-10 10"/>',
    }
    mark = marks.get(view.status)
    return [f'<svg x="{_write(min(place, _ALL))}%" overflow="visible" aria-hidden="true">{mark}</svg>'] if mark else []


def _ticks(span: Span, view: ActivityView) -> list[str]:
    places = [span.place(made.date) for made in reversed(view.follow_ups)]
    return [
        f'<line class="tick" x1="{_write(place)}%" x2="{_write(place)}%" y1="{_TOP + _THICK + 1}" y2="{_TICK_END}"/>'
        for place in places
        if 0 <= place <= _ALL
    ]


def _quarters_in(span: Span) -> Iterator[date]:
    """The first day of each quarter after the span's start."""
    day = add_months(span.start, _QUARTER)
    while day < span.end:
        yield day
        day = add_months(day, _QUARTER)


def _years_in(span: Span) -> list[date]:
    return [day for day in _quarters_in(span) if day.month == 1]


def _line(kind: str, place: float, top: int = 0) -> str:
    return f'<line class="{kind}" x1="{_write(place)}%" x2="{_write(place)}%" y1="{top}" y2="100%"/>'


def _svg(kind: str, parts: Iterable[str]) -> Markup:
    """A drawing that the words beside it tell in full; it is as wide as its place."""
    return Markup(f'<svg class="{kind}" aria-hidden="true">{"".join(parts)}</svg>')  # noqa: S704  numbers and dates alone


def _write(number: float) -> str:
    return f"{round(number, 2):g}"
