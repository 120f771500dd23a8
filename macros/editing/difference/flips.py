"""Indicators that change colour: on the day, and on each later day that something new becomes visible."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from macros.editing.difference.colours import UNREPORTED, write_mark
from macros.editing.difference.fields import FieldChange
from macros.editing.difference.parts import Kind, Line
from macros.editing.difference.scene import Scene
from macros.pages.indicator import place_indicator
from macros.pages.words import write_period
from macros.plan.assessment import IndicatorStanding, State
from macros.plan.indicator import Indicator
from macros.plan.model import FollowUp, Municipality
from macros.plan.periods import Period

Told = tuple[FieldChange, Line]


@dataclass(frozen=True)
class Flip:
    """An indicator, or one of its periods, that changes colour."""

    indicator: Indicator
    before: IndicatorStanding
    after: IndicatorStanding
    is_leading: bool
    """Whether it is what leads for the indicator; else it is one of its other periods."""
    visible_from: date | None

    @property
    def marks(self) -> tuple[str, str]:
        return write_mark(self.before), write_mark(self.after)

    @property
    def period(self) -> Period | None:
        """The period of both; None where another period leads than before."""
        return self.after.period if self.before.period == self.after.period else None

    def is_told_by(self, change: FieldChange, line: Line) -> bool:
        """Whether a line about a figure says already that its period goes from the one colour to the other."""
        is_about = change.root.new is self.indicator and line.period is not None and line.period == self.period
        return is_about and (line.former_colour, line.colour) == self.marks

    @property
    def line(self) -> Line:
        indicator, (former, new) = self.indicator, self.marks
        period = None if self.is_leading else self.after.period
        return Line(
            Kind.INDICATOR_COLOUR if self.is_leading else Kind.PERIOD_COLOUR,
            f"{indicator.title}, {write_period(period)}" if period else indicator.title,
            self._told,
            place_indicator(indicator),
            former,
            new,
            new,
            former,
            note=self._reason,
            visible_from=self.visible_from,
            is_example=indicator.example,
            source=indicator.source,
        )

    @property
    def _told(self) -> str:
        if not self.is_leading:
            return "färgen ändras"
        if self.period or not self.before.period or not self.after.period:
            return "byter färg"
        return (
            f"byter färg, när {write_period(self.after.period)} visas i stället för {write_period(self.before.period)}"
        )

    @property
    def _reason(self) -> str:
        is_unmeasured = self.after.state is State.BLACK and self.after.outcome is None and self.after.period is not None
        return "Bokslutet publiceras utan något utfall." if is_unmeasured else ""


def tell_indicator_flips(
    scene: Scene, told: list[Told]
) -> tuple[list[Told], list[tuple[Indicator, Line]], dict[str, set[date]]]:
    """The lines told, marked where they tell of an indicator that changes colour, and lines of those that none tells.

    Also the indicators whose colours can have changed, each with the days looked at.
    """
    days, marked, left = _find_touched(scene, told), list(told), []
    places: dict[int, list[int]] = {}
    for place, (change, _) in enumerate(told):
        places.setdefault(id(change.root.new), []).append(place)
    for flip in _list_flips(scene, days):
        about = places.get(id(flip.indicator), [])
        found = next((place for place in about if flip.is_told_by(*told[place])), None)
        if found is None:
            left.append((flip.indicator, flip.line))
        elif flip.is_leading:
            change, line = told[found]
            marked[found] = change, replace(line, is_flip=True)
    return marked, left, days


def _find_touched(scene: Scene, told: Iterable[Told]) -> dict[str, set[date]]:
    days: dict[str, set[date]] = {}
    for change, line in told:
        for id_ in _indicators_of(scene, change):
            days.setdefault(id_, {scene.day}).add(line.visible_from or scene.day)
    return days


def _indicators_of(scene: Scene, change: FieldChange) -> Iterator[str]:
    root = change.root.record
    if isinstance(root, Indicator):
        yield root.id
    elif isinstance(root, FollowUp) and root.period.is_final:  # what was not measured by then turns black
        yield from (id_ for id_, each in scene.head.indicators.items() if each.owner == root.owner)
    elif isinstance(root, Municipality) and "steering_models" in {change.name, *(pair.name for pair in change.chain)}:
        yield from scene.head.indicators


def _list_flips(scene: Scene, touched: dict[str, set[date]]) -> Iterator[Flip]:
    for id_, days in touched.items():
        indicator = scene.head.indicators.get(id_)
        former = scene.former_indicator(indicator) if indicator else None
        if indicator is None or former is None:
            continue
        known: set[object] = set()
        for day in sorted(days):
            for flip in _flips_on(scene, indicator, former, day):
                key = (flip.marks, flip.is_leading, flip.period)
                if key not in known:
                    yield flip
                known.add(key)


def _flips_on(scene: Scene, indicator: Indicator, former: Indicator, day: date) -> Iterator[Flip]:
    seen = day if day > scene.day else None
    before, after = scene.before.of_indicator(former, day), scene.after.of_indicator(indicator, day)
    marks = write_mark(before), write_mark(after)
    if marks[0] not in {marks[1], UNREPORTED}:
        yield Flip(indicator, before, after, is_leading=True, visible_from=seen)
    periods = scene.before.of_periods(former, day), scene.after.of_periods(indicator, day)
    for period in sorted(periods[0].keys() & periods[1].keys()):
        then, now = periods[0][period], periods[1][period]
        is_leading = before.period == after.period == period
        if write_mark(then) != write_mark(now) and not is_leading:
            yield Flip(indicator, then, now, is_leading=False, visible_from=seen)
