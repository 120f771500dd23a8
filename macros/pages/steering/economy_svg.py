"""The chart of a year's economy as SVG: drawn at build, with the classes of `chart_svg.py` and no script.

Each point can be hovered, focused and tapped; its amount is then shown beside it.
"""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

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
_ABOVE, _BELOW = -10, 20


def draw_economy(chart: EconomyChart, label_id: str) -> Markup:
    """The chart; `label_id` is the id of the element that names it."""
    frame = _Frame.around(chart)
    upper = _Part(frame, *_UPPER, chart.upper, chart.budgets, chart.limits)
    lower = _Part(frame, *_LOWER, chart.lower, chart.budgets, ())
    parts = [
        f'<svg class="chart money" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-labelledby="{label_id}">',
        *upper.ground("Hela året, enligt varje rapport"),
        *_over(upper),
        _levels(upper, upper.limits, "start"),
        _levels(upper, upper.budgets, "aim"),
        upper.line(chart.expected, "ahead"),
        *_level_names(upper),
        *upper.dots(chart.expected),
        *lower.ground("Utfall hittills under året"),
        _levels(lower, lower.budgets, "aim"),
        lower.line(chart.spent, "line"),
        _budget_name(lower),
        *lower.dots(chart.spent),
        *_months(frame),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704  every text in it is escaped


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

    def x(self, months: float) -> float:
        return round(self.left + months / YEAR * (self.right - self.left), 1)


@dataclass(frozen=True)
class _Part:
    """One of the two parts of the chart."""

    frame: _Frame
    top: int
    bottom: int
    scale: Scale
    budgets: tuple[Level, ...]
    limits: tuple[Level, ...]

    def y(self, value: Decimal) -> float:
        share = (value - self.scale.lowest) / (self.scale.highest - self.scale.lowest)
        return round(self.bottom - float(share) * (self.bottom - self.top), 1)

    def ground(self, title: str) -> list[str]:
        """What the part shows, its grid and the numbers beside it."""
        left, right = self.frame.left, self.frame.right
        lines = "".join(f"M{left} {self.y(tick):g}H{right}" for tick in self.scale.ticks)
        zero = "" if self.scale.is_broken else f'<path class="zero" d="M{left} {self.y(Decimal(0)):g}H{right}"/>'
        words = [
            f'<text class="tick" x="{left - 6}" y="{self.y(tick) + 4:g}">{write_number(tick)}</text>'
            for tick in self.scale.ticks
        ]
        return [
            f'<text class="part" x="{left}" y="{self.top - 12}">{escape(title)}</text>',
            f'<path class="grid" d="{lines}"/>',
            zero,
            *words,
        ]

    def line(self, dots: tuple[Dot, ...], kind: str) -> str:
        places = [f"{self.frame.x(dot.month - 0.5):g} {self.y(dot.value):g}" for dot in dots]
        return f'<path class="{kind}" d="M{"L".join(places)}"/>' if len(places) > 1 else ""

    def dots(self, dots: tuple[Dot, ...]) -> list[str]:
        before = (None, *dots)
        return [self._dot(dot, former, is_last=dot is dots[-1]) for dot, former in zip(dots, before, strict=False)]

    def _dot(self, dot: Dot, former: Dot | None, *, is_last: bool) -> str:
        kind = f"pt{' forecast' if dot.is_forecast else ''}{' last' if is_last else ''}"
        mark = '<text class="mark" x="10" y="9">*</text>' if dot.is_corrected else ""
        edge, x, y = min(_places(dot, is_last=is_last), key=lambda place: self._harm(dot, former, place))
        return (
            f'<g class="{kind}" tabindex="0" role="img" aria-label="{escape(dot.told)}" '
            f'transform="translate({self.frame.x(dot.month - 0.5):g} {self.y(dot.value):g})">'
            f'<circle class="hit" r="14"/><circle r="4.5"/>{mark}'
            f'<text class="val{edge}" x="{x}" y="{y}">{escape(dot.text)}</text></g>'
        )

    def _harm(self, dot: Dot, former: Dot | None, place: tuple[str, int, int]) -> int:
        """How ill an amount would stand in a place: outside, on the budget, on the line so far, on the limit."""
        _, x, beside = place
        y = self.y(dot.value)
        middle, ceiling = y + beside - 5, self.top - (_LINE if dot.month > _UNDER_TITLE else 4)
        is_outside = not ceiling < middle < self.bottom - 4
        hides_line = former is not None and x == 0 and (self.y(former.value) - y) * beside > 0
        hides_budget, hides_limit = (
            any(
                level.start < dot.month <= level.end and abs(middle - self.y(level.value)) < _LINE / 2
                for level in levels
            )
            for levels in (self.budgets, self.limits)
        )
        return 8 * is_outside + 4 * hides_budget + 2 * hides_line + hides_limit


def _places(dot: Dot, *, is_last: bool) -> list[tuple[str, int, int]]:
    """Where the amount of a dot may stand, the best first: how it is anchored, and how far from the dot."""
    if dot.month >= _NEAR_END:
        return [(" end", 0, _ABOVE), (" end", 0, _BELOW)]
    aside = [(" start", 4, _ABOVE), (" start", 4, _BELOW)] if is_last else []
    return [("", 0, _ABOVE), ("", 0, _BELOW), *aside]


def _levels(part: _Part, levels: tuple[Level, ...], kind: str) -> str:
    """A line that steps where the amount changes."""
    path = "".join(
        f"{'V' if number else f'M{part.frame.left} '}{part.y(level.value):g}H{part.frame.x(level.end):g}"
        for number, level in enumerate(levels)
    )
    return f'<path class="{kind}" d="{path}"/>' if path else ""


def _over(part: _Part) -> list[str]:
    """What lies over the limit, softly shaded."""
    return [
        f'<path class="over" d="M{part.frame.x(level.start):g} {part.top}H{part.frame.x(level.end):g}'
        f'V{part.y(level.value):g}H{part.frame.x(level.start):g}z"/>'
        for level in part.limits
    ]


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
        f'<text class="{kind}" x="{x}" y="{round(y - over, 1):g}">{name}'
        f'<tspan x="{x}" dy="{_LINE}">{amount}</tspan></text>'
        for y, kind, name, amount in names
    ]


def _budget_name(part: _Part) -> str:
    y = part.y(part.budgets[-1].value) + 4
    return f'<text class="aim-name" x="{part.frame.right + 6}" y="{y:g}">Budget</text>'


def _months(frame: _Frame) -> list[str]:
    return [
        f'<text class="slot" x="{frame.x(slot + 0.5):g}" y="{HEIGHT - 7}">{MONTHS[slot][:3]}</text>'
        for slot in labelled_slots(YEAR)
    ]
