"""A chart in small, for cards and embeds: outcomes, target, the last value named; no axis of values.

Colours and weights come from the style sheet of the picture that it stands in.
"""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from macros.pages.chart_marks import draw_path, outline_box
from macros.pages.chart_view import Aim, ChartView, Point, runs_of
from macros.pages.letters import clean, measure
from macros.plan.indicator import OutcomeKind

_MOST_DOTS = 12


@dataclass(frozen=True)
class Spark:
    """A chart in small with its room, in the picture's own units; names stand to the right of it, periods below."""

    view: ChartView
    left: float
    top: float
    width: float
    height: float
    room: float
    """How wide the names to the right may be."""
    value_size: float
    """The size of the last value's letters, where it has room."""
    name_size: float
    """That of the other names'."""

    @property
    def points(self) -> tuple[Point, ...]:
        return shown_points(self.view)

    @property
    def last(self) -> Point:
        return self.points[-1]

    @property
    def aims(self) -> list[Aim]:
        """The targets within the outcomes' periods, and no further."""
        first, last = self.points[0].slot, self.last.slot
        return [each for each in self.view.aims if each.first <= last and each.last >= first]


def shown_points(view: ChartView) -> tuple[Point, ...]:
    """The outcomes that a chart in small shows, the last one last."""
    return view.outcomes.points


def last_aim(view: ChartView) -> Aim | None:
    """The target of the last outcome."""
    last = shown_points(view)[-1].slot
    return next((each for each in view.aims if each.first <= last <= each.last), None)


@dataclass(frozen=True)
class Name:
    """A word beside the chart."""

    kind: str
    """`value`, `aim-name` or `slot`."""
    x: float
    y: float
    size: float
    text: str
    anchor: str = "start"


def draw_spark(spark: Spark) -> Markup:
    """The chart's lines, without the element around them."""
    marks = _bars(spark) if spark.view.is_bars else _line(spark)
    return Markup("".join([*_good_side(spark), *_aims(spark), *marks]))  # noqa: S704  only numbers in it


def name_spark(spark: Spark) -> list[Name]:
    """What is said beside the chart."""
    return [*_end_names(spark), *_periods(spark)]


def _slots(spark: Spark) -> int:
    return spark.last.slot - spark.points[0].slot + 1


def _x(spark: Spark, slot: float) -> float:
    """A line goes from edge to edge, and a lonely dot stands at the right one; bars stand inside."""
    place, count = slot - spark.points[0].slot, _slots(spark)
    if spark.view.is_bars:
        return round(spark.left + (place + 0.5) * spark.width / count, 1)
    return round(spark.left + (place / (count - 1) if count > 1 else 1) * spark.width, 1)


def _y(spark: Spark, value: Decimal) -> float:
    scale = spark.view.scale
    share = (value - scale.lowest) / (scale.highest - scale.lowest)
    return round(spark.top + (1 - float(share)) * spark.height, 1)


def _span(spark: Spark, aim: Aim) -> tuple[float, float]:
    """From where to where a target holds, half-way between the slots, inside the chart."""
    first, last = spark.points[0].slot, spark.last.slot
    right = spark.left + spark.width
    start = spark.left if aim.first <= first else max(spark.left, _x(spark, aim.first - 0.5))
    return start, right if aim.last >= last else min(right, _x(spark, aim.last + 0.5))


def _good_side(spark: Spark) -> list[str]:
    if spark.view.better is None or spark.view.tick_words == ("Nej", "Ja"):
        return []
    shades = ""
    for aim in spark.aims:
        left, right = _span(spark, aim)
        edge, bottom = _y(spark, aim.lowest), spark.top + spark.height
        top, bottom = (spark.top, edge) if spark.view.better == "up" else (edge, bottom)
        shades += outline_box(left, top, right, bottom)
    return [draw_path("good", shades)]


def _aims(spark: Spark) -> list[str]:
    """The target as a dashed line that steps where it changes; an interval as a band."""
    bands, line, before = "", "", None
    for aim in spark.aims:
        left, right = _span(spark, aim)
        low, high = _y(spark, aim.lowest), _y(spark, aim.highest)
        if low != high:
            bands += outline_box(left, high, right, low)
            continue
        is_step = before is not None and before.last == aim.first - 1
        line += f"V{low:g}H{right:g}" if is_step else f"M{left:g} {low:g}H{right:g}"
        before = aim
    return [draw_path("band", bands), draw_path("aim", line)]


def _path(spark: Spark, points: list[Point]) -> str:
    return "M" + "L".join(f"{_x(spark, point.slot):g} {_y(spark, point.value):g}" for point in points)


def _line(spark: Spark) -> list[str]:
    known = [point for point in spark.points if point.kind is not OutcomeKind.FORECAST]
    ahead = [point for point in spark.points if point.kind is OutcomeKind.FORECAST]
    lines = "".join(_path(spark, run) for run in runs_of(known) if len(run) > 1)
    led = [known[-1], *ahead] if known and ahead and known[-1].slot == ahead[0].slot - 1 else ahead
    shown = spark.points if len(spark.points) <= _MOST_DOTS else (spark.last,)
    return [
        draw_path("line", lines),
        draw_path("ahead", _path(spark, led) if len(led) > 1 else ""),
        *(_dot(spark, point) for point in shown),
    ]


def _dot(spark: Spark, point: Point) -> str:
    size = spark.name_size / (2.6 if point is spark.last else 4)
    kind = "point hollow" if point.kind is OutcomeKind.FORECAST else "point"
    return f'<circle class="{kind}" cx="{_x(spark, point.slot):g}" cy="{_y(spark, point.value):g}" r="{size:.3g}"/>'


def _bars(spark: Spark) -> list[str]:
    half = round(min(0.34 * spark.width / _slots(spark), spark.width / 12), 1)
    floor = _y(spark, max(Decimal(0), spark.view.scale.lowest))
    drawn = []
    for point in spark.points:
        x, end = _x(spark, point.slot), _y(spark, point.value)
        end = floor - 2 if end == floor else end
        kind = "bar hollow" if point.kind is OutcomeKind.FORECAST else "bar"
        drawn.append(f'<path class="{kind}" d="{outline_box(x - half, end, x + half, floor)}"/>')
    return drawn


def _end_names(spark: Spark) -> list[Name]:
    """The last value and its target at the right edge, in the order of their heights, apart where they would meet."""
    value = (_y(spark, spark.last.value), spark.value_size, "value", spark.last.text)
    aim = last_aim(spark.view)
    if aim is None:
        return [_end_name(spark, *value)]
    named = (_y(spark, (aim.lowest + aim.highest) / 2), spark.name_size, "aim-name", aim.text)
    is_under = value[0] > named[0] or (value[0] == named[0] and spark.view.better != "up")
    upper, lower = (named, value) if is_under else (value, named)
    lack = max(0.0, 0.6 * (spark.value_size + spark.name_size) - (lower[0] - upper[0])) / 2
    return [_end_name(spark, upper[0] - lack, *upper[1:]), _end_name(spark, lower[0] + lack, *lower[1:])]


def _end_name(spark: Spark, y: float, size: float, kind: str, text: str) -> Name:
    x = spark.left + spark.width + 0.8 * spark.name_size
    fitting = min(size, size * spark.room / measure(text, size))
    return Name(kind, round(x, 1), round(y + 0.34 * size, 1), round(fitting, 1), clean(text))


def _periods(spark: Spark) -> list[Name]:
    """The first and the last period below the chart."""
    size = 0.92 * spark.name_size
    y = round(spark.top + spark.height + 1.6 * size, 1)
    words, first, last = spark.view.slot_words, spark.points[0].slot, spark.last.slot
    sure = {OutcomeKind.FORECAST: "prognos ", OutcomeKind.PRELIMINARY: "preliminärt "}.get(spark.last.kind, "")
    ends = [Name("slot", spark.left + spark.width, y, size, f"{sure}{words[last]}", "end")]
    return ends if first == last else [Name("slot", spark.left, y, size, words[first]), *ends]
