"""A chart as SVG: drawn at build, needs no script, takes its colours and letters from the page's style sheet.

Each outcome can be hovered, focused and tapped; its value is then shown beside it. Where there are so many that the
chart would be larger than 4 kB, the newest ones can; the others are drawn all the same.
"""

from decimal import Decimal

from markupsafe import Markup, escape

from macros.pages.chart_marks import (
    ABOVE,
    BELOW,
    CORRECTED,
    DOT,
    choose_fitting,
    draw_path,
    draw_point,
    draw_value,
    draw_words,
    outline_box,
)  # fmt: skip
from macros.pages.chart_view import Aim, ChartView, Point, Series, runs_of, unbroken
from macros.plan.indicator import OutcomeKind

WIDTH, HEIGHT = 440, 236
_RIGHT, _TOP, _BOTTOM = 80, 22, 26
_LEAST_LEFT, _LETTER = 44, 9
_MOST_LABELS = 6
_BETWEEN_LABELS = 15
_BETWEEN_GAPS = 56
_LONGEST_NAME = 8
_ROOMY = 20
"""How many outcomes stand so far apart that each can have a dot, and a finger finds it."""


def draw_chart(view: ChartView, label_id: str) -> Markup:
    """The chart; `label_id` is the id of the element that names it."""
    ground = [
        f'<svg class="{_kind(view)}" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-labelledby="{label_id}">',
        *_good_side(view),
        *_grid(view),
        *_aims(view),
        *_baseline(view),
        *(part for series in view.series[1:] for part in _secondary(view, series)),
        *_gap_words(view),
        *(_bars(view) if view.is_bars else _line(view)),
        *_end_labels(view),
        "</svg>",
    ]
    points = choose_fitting(ground, [_point(view, point) for point in view.outcomes.points])
    return Markup("".join([*ground[:-1], *points, ground[-1]]))  # noqa: S704  every text in it is escaped


def _kind(view: ChartView) -> str:
    return f"chart{' bars' if view.is_bars else ''}{' dense' if _is_dense(view) else ''}"


def _is_dense(view: ChartView) -> bool:
    return len(view.periods) > _ROOMY


def _left(view: ChartView) -> int:
    """Where the axis of values stands: the words before it have the room they need."""
    return max(_LEAST_LEFT, 10 + _LETTER * max(map(len, view.tick_words)))


def _x(view: ChartView, slot: float) -> float:
    """Bars stand as far apart as their width shows; of a line nobody sees half a unit."""
    width = (WIDTH - _left(view) - _RIGHT) / len(view.periods)
    return round(_left(view) + (slot + 0.5) * width, 1 if view.is_bars else 0)


def _y(view: ChartView, value: Decimal) -> int:
    share = (value - view.scale.lowest) / (view.scale.highest - view.scale.lowest)
    return round(HEIGHT - _BOTTOM - float(share) * (HEIGHT - _TOP - _BOTTOM))


def _good_side(view: ChartView) -> list[str]:
    """The side that is better, softly shaded and said."""
    floor, ceiling = HEIGHT - _BOTTOM, _TOP
    if view.better is None or view.tick_words == ("Nej", "Ja"):
        return []
    shades = ""
    for aim in view.aims:
        left, right = _span(view, aim)
        edge = _y(view, aim.lowest)
        top, bottom = (ceiling, edge) if view.better == "up" else (edge, floor)
        shades += outline_box(left, top, right, bottom)
    arrow = "↑" if view.better == "up" else "↓"
    side = f'<text class="side" x="{_left(view)}" y="{ceiling - 9}">{arrow} bättre</text>'
    return [draw_path("good", shades), side]


def _grid(view: ChartView) -> list[str]:
    left, right = _left(view), WIDTH - _RIGHT
    ticks = [_y(view, tick) for tick in view.scale.ticks]
    words = [(left - 6, tick + 4, word) for tick, word in zip(ticks, view.tick_words, strict=True)]
    slots = [(_x(view, slot), HEIGHT - 7, view.slot_words[slot]) for slot in labelled_slots(len(view.periods))]
    return [
        draw_path("grid", "".join(f"M{left} {tick}H{right}" for tick in ticks)),
        "" if view.scale.is_broken else draw_path("zero", f"M{left} {_y(view, Decimal(0))}H{right}"),
        draw_words("tick", words),
        draw_words("slot", slots),
    ]


def labelled_slots(count: int) -> range:
    """Which slots get a label: at most six, evenly, the last always."""
    every = -(-count // _MOST_LABELS)
    return range((count - 1) % every, count, every)


def _span(view: ChartView, aim: Aim) -> tuple[float, float]:
    return _x(view, aim.first - 0.5), _x(view, aim.last + 0.5)


def _aims(view: ChartView) -> list[str]:
    """The target as a dashed line that steps where it changes; an interval as a band."""
    bands, line, before = "", "", None
    for aim in view.aims:
        left, right = _span(view, aim)
        low, high = _y(view, aim.lowest), _y(view, aim.highest)
        if low != high:
            bands += outline_box(left, high, right, low)
            continue
        is_step = before is not None and before.last == aim.first - 1
        line += f"V{low}H{right:g}" if is_step else f"M{left:g} {low}H{right:g}"
        before = aim
    return [draw_path("band", bands), draw_path("aim", line)]


def _baseline(view: ChartView) -> list[str]:
    if view.baseline is None:
        return []
    return [draw_path("start", f"M{_left(view)} {_y(view, view.baseline)}H{WIDTH - _RIGHT}")]


def _path(view: ChartView, points: list[Point]) -> str:
    return "M" + "L".join(f"{_x(view, point.slot):g} {_y(view, point.value)}" for point in points)


def _secondary(view: ChartView, series: Series) -> list[str]:
    lines = "".join(_path(view, run) for run in runs_of(series.points) if len(run) > 1)
    return [
        f'<g class="other {series.key}">',
        f'<path d="{lines}"/>' if lines else "",
        _dots(view, series),
        "</g>",
    ]


def _dots(view: ChartView, series: Series) -> str:
    dots = (f"M{_x(view, point.slot):g} {_y(view, point.value)}h0" for point in series.points)
    return draw_path("dots", "".join(dots))


def _line(view: ChartView) -> list[str]:
    """Outcomes as a line; what leads to a forecast is dashed."""
    known = [point for point in view.outcomes.points if point.kind is not OutcomeKind.FORECAST]
    lines = "".join(_path(view, run) for run in runs_of(known) if len(run) > 1)
    ahead = "".join(
        _path(view, [run[place - 1], run[place]])
        for run in runs_of(view.outcomes.points)
        for place in range(1, len(run))
        if OutcomeKind.FORECAST in {run[place - 1].kind, run[place].kind}
    )
    dots = _dots(view, view.outcomes) if _is_dense(view) else ""
    return [draw_path("line", lines), draw_path("ahead", ahead), dots]


def _bars(view: ChartView) -> list[str]:
    half = min(0.32 * (WIDTH - _left(view) - _RIGHT) / len(view.periods), 22)
    floor = _y(view, max(Decimal(0), view.scale.lowest))
    known, ahead = "", ""
    for point in view.outcomes.points:
        left = round(_x(view, point.slot) - half, 1)
        bar = f"M{left:g} {floor}V{_bar_end(view, point, floor)}h{round(2 * half, 1):g}V{floor}z"
        if point.kind is OutcomeKind.FORECAST:
            ahead += bar
        else:
            known += bar
    return [draw_path("bar", known), draw_path("bar ahead", ahead)]


def _bar_end(view: ChartView, point: Point, floor: int) -> int:
    """A bar of nothing is still seen, unlike a year that is missing."""
    return floor - 2 if point.value == 0 else _y(view, point.value)


def _gap_words(view: ChartView) -> list[str]:
    """«ej mätt» once for each run of slots without an outcome, where there is room for it."""
    words: list[tuple[float, float, str]] = []
    for run in unbroken(view.gaps):
        x = _x(view, (run[0] + run[-1]) / 2)
        if not words or x - words[-1][0] >= _BETWEEN_GAPS:
            words.append((x, HEIGHT - _BOTTOM - 6, "ej mätt"))
    return [draw_words("gap", words)] if words else []


def _point(view: ChartView, point: Point) -> str:
    x, y = _x(view, point.slot), _y(view, point.value)
    last = "last" if point is view.outcomes.points[-1] else ""
    kind = {OutcomeKind.FORECAST: "forecast", OutcomeKind.PRELIMINARY: "early"}.get(point.kind, "")
    edge = "end" if point.slot == len(view.periods) - 1 and len(view.periods) > 1 else ""
    return draw_point(
        (x, y),
        f"{kind} {last}".strip(),
        point.told,
        "" if _is_drawn_without(view, point) else DOT,
        CORRECTED if point.is_corrected else "",
        draw_value(point.text, BELOW if _is_named_below(view, point, y) else ABOVE, edge),
    )


def _is_drawn_without(view: ChartView, point: Point) -> bool:
    """Whether a point needs no dot of its own: it has a bar, or one that is drawn with all the others."""
    return point.kind is OutcomeKind.FINAL and (view.is_bars or _is_dense(view))


def _is_named_below(view: ChartView, point: Point, y: int) -> bool:
    """Where the value stands under its point: at the top, below a bar that hangs, under a target it would hide."""
    if view.is_bars and point.value < 0:
        return y < HEIGHT - _BOTTOM - _BETWEEN_LABELS
    aim = next((aim for aim in view.aims if aim.first <= point.slot <= aim.last), None)
    is_under = aim is not None and point.value < aim.lowest and y < HEIGHT - _BOTTOM - 2 * _BETWEEN_LABELS
    return y < _TOP + 2 or (is_under and not view.is_bars)


def _end_labels(view: ChartView) -> list[str]:
    """Target and other series named at the right edge, moved apart where they would meet."""
    wanted: list[tuple[float, str, str]] = []
    if view.aims:
        aim = view.aims[-1]
        wanted.append((_y(view, (aim.lowest + aim.highest) / 2), "aim-name", aim.text))
    if view.baseline is not None:
        wanted.append((_y(view, view.baseline), "name", "Startvärde"))
    short = {"similar": "Liknande"}
    wanted += [
        (_y(view, series.points[-1].value), f"name {series.key}", short.get(series.key, series.name))
        for series in view.series[1:]
    ]
    placed, lowest = [], float(_TOP - _BETWEEN_LABELS)
    for height, kind, text in sorted(wanted):
        lines = _fitting_lines(text)
        lowest = max(height, lowest + _BETWEEN_LABELS)
        placed.append((lowest, kind, lines))
        lowest += _BETWEEN_LABELS * (len(lines) - 1)
    over = max(0.0, lowest - (HEIGHT - _BOTTOM)) if placed else 0.0
    return [
        f'<text class="{kind}" x="{WIDTH - _RIGHT + 6}" y="{round(height - over + 4)}">{_spans(lines)}</text>'
        for height, kind, lines in placed
    ]


def _fitting_lines(text: str) -> list[str]:
    """A name on one line, or on two where it is too long to stand beside the chart."""
    return [text] if len(text) <= _LONGEST_NAME or " " not in text else text.split(" ", 1)


def _spans(lines: list[str]) -> str:
    x = WIDTH - _RIGHT + 6
    below = (f' <tspan x="{x}" dy="{_BETWEEN_LABELS}">{escape(line)}</tspan>' for line in lines[1:])
    return f"{escape(lines[0])}{''.join(below)}"
