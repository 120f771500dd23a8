"""The chart of a year's economy as SVG: drawn at build, with the marks of `chart_svg.py` and no script.

Each point can be hovered, focused and tapped; its amount is then shown beside it.
"""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

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
from macros.pages.chart_scale import Scale
from macros.pages.chart_svg import labelled_slots
from macros.pages.steering.economy_chart import YEAR, Dot, EconomyChart, Level
from macros.pages.words import MONTHS, write_number

WIDTH, HEIGHT = 440, 330
_UPPER, _LOWER = (26, 158), (206, 304)
"""From where to where the two parts stand, from the top."""
_LEAST_LEFT, _LEAST_RIGHT, _LETTER, _LINE = 44, 80, 9, 15
_UNDER_TITLE, _NEAR_END = 7, 11
"""Until which month a dot stands under the title of its part, and from which it is near the right edge."""


def draw_economy(chart: EconomyChart, label_id: str) -> Markup:
    """The chart; `label_id` is the id of the element that names it."""
    frame = _Frame.around(chart)
    upper = _Part(frame, *_UPPER, chart.upper, chart.budgets, chart.limits)
    lower = _Part(frame, *_LOWER, chart.lower, chart.budgets, ())
    ground = [
        f'<svg class="chart money" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-labelledby="{label_id}">',
        *_ground(upper, lower),
        _over(upper),
        draw_path("start", _levels(upper, upper.limits)),
        draw_path("aim", _levels(upper, upper.budgets) + _levels(lower, lower.budgets)),
        upper.line(chart.expected, "ahead"),
        lower.line(chart.spent, "line"),
        *_level_names(upper),
        _budget_name(lower),
        _months(frame),
        "</svg>",
    ]
    points = choose_fitting(ground, [*upper.dots(chart.expected), *lower.dots(chart.spent)])
    return Markup("".join([*ground[:-1], *points, ground[-1]]))  # noqa: S704  every text in it is escaped


@dataclass(frozen=True)
class _Frame:
    """Where the months stand, from left to right."""

    left: int
    right: int

    @classmethod
    def around(cls, chart: EconomyChart) -> "_Frame":
        """With the room that the words beside the parts need."""
        before = max(len(write_number(tick)) for scale in (chart.upper, chart.lower) for tick in scale.ticks)
        beside = max(len(write_number(level.value)) for level in (*chart.budgets, *chart.limits))
        return cls(max(_LEAST_LEFT, 10 + _LETTER * before), WIDTH - max(_LEAST_RIGHT, 12 + _LETTER * beside))

    def x(self, months: float) -> int:
        return round(self.left + months / YEAR * (self.right - self.left))


@dataclass(frozen=True)
class _Part:
    """One of the two parts of the chart."""

    frame: _Frame
    top: int
    bottom: int
    scale: Scale
    budgets: tuple[Level, ...]
    limits: tuple[Level, ...]

    def y(self, value: Decimal) -> int:
        share = (value - self.scale.lowest) / (self.scale.highest - self.scale.lowest)
        return round(self.bottom - float(share) * (self.bottom - self.top))

    def grid(self) -> str:
        return "".join(f"M{self.frame.left} {self.y(tick)}H{self.frame.right}" for tick in self.scale.ticks)

    def zero(self) -> str:
        return "" if self.scale.is_broken else f"M{self.frame.left} {self.y(Decimal(0))}H{self.frame.right}"

    def ticks(self) -> list[tuple[float, float, str]]:
        return [(self.frame.left - 6, self.y(tick) + 4, write_number(tick)) for tick in self.scale.ticks]

    def line(self, dots: tuple[Dot, ...], kind: str) -> str:
        places = [f"{self.frame.x(dot.month - 0.5)} {self.y(dot.value)}" for dot in dots]
        return draw_path(kind, f"M{'L'.join(places)}" if len(places) > 1 else "")

    def dots(self, dots: tuple[Dot, ...]) -> list[str]:
        before = (None, *dots)
        return [self._dot(dot, former, is_last=dot is dots[-1]) for dot, former in zip(dots, before, strict=False)]

    def _dot(self, dot: Dot, former: Dot | None, *, is_last: bool) -> str:
        edge, beside = min(_places(dot, is_last=is_last), key=lambda place: self._harm(dot, former, place))
        return draw_point(
            (self.frame.x(dot.month - 0.5), self.y(dot.value)),
            f"{'forecast' if dot.is_forecast else ''} {'last' if is_last else ''}".strip(),
            dot.told,
            DOT,
            CORRECTED if dot.is_corrected else "",
            draw_value(dot.text, beside, edge),
        )

    def _harm(self, dot: Dot, former: Dot | None, place: tuple[str, int]) -> int:
        """How ill an amount would stand in a place: outside, on the budget, on the line so far, on the limit."""
        edge, beside = place
        y = self.y(dot.value)
        middle, ceiling = y + beside - 5, self.top - (_LINE if dot.month > _UNDER_TITLE else 4)
        is_outside = not ceiling < middle < self.bottom - 4
        hides_line = former is not None and edge != "begin" and (self.y(former.value) - y) * beside > 0
        hides_budget, hides_limit = (
            any(
                level.start < dot.month <= level.end and abs(middle - self.y(level.value)) < _LINE / 2
                for level in levels
            )
            for levels in (self.budgets, self.limits)
        )
        return 8 * is_outside + 4 * hides_budget + 2 * hides_line + hides_limit


def _places(dot: Dot, *, is_last: bool) -> list[tuple[str, int]]:
    """Where the amount of a dot may stand, the best first: how it is anchored, and how far from the dot."""
    if dot.month >= _NEAR_END:
        return [("end", ABOVE), ("end", BELOW)]
    aside = [("begin", ABOVE), ("begin", BELOW)] if is_last else []
    return [("", ABOVE), ("", BELOW), *aside]


def _ground(upper: _Part, lower: _Part) -> list[str]:
    """What the parts show, their grids and the numbers beside them."""
    left = upper.frame.left
    titles = ("Hela året, enligt varje rapport", "Utfall hittills under året")
    places = zip((upper, lower), titles, strict=True)
    return [
        draw_words("part", [(left, part.top - 12, title) for part, title in places]),
        draw_path("grid", upper.grid() + lower.grid()),
        draw_path("zero", upper.zero() + lower.zero()),
        draw_words("tick", [*upper.ticks(), *lower.ticks()]),
    ]


def _levels(part: _Part, levels: tuple[Level, ...]) -> str:
    """A line that steps where the amount changes."""
    return "".join(
        f"{'V' if number else f'M{part.frame.left} '}{part.y(level.value)}H{part.frame.x(level.end)}"
        for number, level in enumerate(levels)
    )


def _over(part: _Part) -> str:
    """What lies over the limit, softly shaded."""
    boxes = (
        outline_box(part.frame.x(level.start), part.top, part.frame.x(level.end), part.y(level.value))
        for level in part.limits
    )
    return draw_path("over", "".join(boxes))


def _level_names(part: _Part) -> list[str]:
    """Limit and budget named at the right edge, each with its amount below, moved apart where they would meet."""
    wanted = [("name", "Gräns", level) for level in part.limits[-1:]]
    wanted += [("aim-name", "Budget", level) for level in part.budgets[-1:]]
    names, lowest = [], 0.0
    for kind, name, level in wanted:
        lowest = max(part.y(level.value) - _LINE / 2 + 4, lowest + _LINE)
        names.append((lowest, kind, name, write_number(level.value)))
        lowest += _LINE
    over = max(0.0, lowest - part.bottom)
    x = part.frame.right + 6
    return [
        f'<text class="{kind}" x="{x}" y="{round(y - over)}">{name}<tspan x="{x}" dy="{_LINE}">{amount}</tspan></text>'
        for y, kind, name, amount in names
    ]


def _budget_name(part: _Part) -> str:
    y = part.y(part.budgets[-1].value) + 4
    return f'<text class="aim-name" x="{part.frame.right + 6}" y="{y}">Budget</text>'


def _months(frame: _Frame) -> str:
    slots = labelled_slots(YEAR)
    return draw_words("slot", ((frame.x(slot + 0.5), HEIGHT - 7, MONTHS[slot][:3]) for slot in slots))
