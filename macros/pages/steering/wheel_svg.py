"""The annual wheel as SVG: a sector a month, a ring a process, an arc where something happens.

Drawn at build, needs no script, takes its colours and letters from the page's style sheet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, degrees, radians, sin

from markupsafe import Markup, escape

from macros.pages.words import MONTHS

_EDGE, _RIM = 218, 195
"""The months' names stand between these two, outside of the rings."""
_OUTER, _HUB = 192, 24
_WIDEST_LANE, _LARGEST_LETTER = 32, 13.5
_BETWEEN_RINGS, _BETWEEN_ARCS = 6, 1.7
_INNERMOST = 1.2
"""How many times as wide the innermost lane is as the outermost."""
_STYLES = 3
_MONTH = 360 / len(MONTHS)
_QUARTER, _HALF = 90, 180
_MONTHS_A_NUMBER = 3


@dataclass(frozen=True)
class DrawnEvent:
    """An event as the wheel shows it."""

    number: int
    """Stands in its arcs and before it in the list."""
    anchor: str
    """The id of the same event in the list."""
    told: str
    """Its accessible name, as plain text."""
    runs: tuple[tuple[int, ...], ...]
    """Its months; those that follow upon one another, also over the year's end, in one run."""
    is_former: bool = False
    """Whether it no longer holds."""

    @property
    def months(self) -> frozenset[int]:
        """The months of all its runs."""
        return frozenset(month for run in self.runs for month in run)


def draw_wheel(rings: Sequence[Sequence[DrawnEvent]], now: int, name: str) -> Markup:
    """The wheel, the first ring outermost; `now` is the month to mark, `name` what the picture is called."""
    placed = _place(rings)
    parts = [
        f'<svg class="wheel-picture" viewBox="-220 -220 440 440" role="group" aria-label="{escape(name)}">',
        f'<circle class="disc" r="{_EDGE}"/>',
        '<g aria-hidden="true">',
        *(_month(month, is_now=month == now) for month in _with_last(now)),
        "</g>",
        *(_border(above, below) for above, below in pairwise(placed)),
        *(part for number, ring in enumerate(placed) for part in _ring(number, ring)),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704  every text in it is escaped


def style_of(ring: int) -> str:
    """The class that tells a ring's arcs apart, by fill and outline and not by colour alone."""
    return f"ring-{ring % _STYLES + 1}"


def lanes_of(events: Iterable[DrawnEvent]) -> list[list[DrawnEvent]]:
    """The events in lanes, so that those that share a month never share a lane; what lasts longest outermost."""
    lanes: list[list[DrawnEvent]] = []
    for event in sorted(events, key=lambda each: (-len(each.months), each.number)):
        free = (lane for lane in lanes if all(event.months.isdisjoint(other.months) for other in lane))
        lane = next(free, None)
        if lane is None:
            lanes.append([event])
        else:
            lane.append(event)
    return lanes


@dataclass(frozen=True)
class _Lane:
    """A lane and its place in the wheel."""

    outer: float
    inner: float
    is_odd: bool
    """Whether its place in the ring, counted from 0 at the rim, is odd."""
    events: list[DrawnEvent]


def _place(rings: Sequence[Sequence[DrawnEvent]]) -> list[list[_Lane]]:
    """The lanes of each ring from the rim inward; the further in, where a month is narrow, the wider they are."""
    in_lanes = [lanes_of(ring) for ring in rings]
    count = sum(map(len, in_lanes))
    gap = min(_BETWEEN_RINGS, (_OUTER - _HUB) / (4 * len(rings)))
    shares = [1 + (_INNERMOST - 1) * at / max(1, count - 1) for at in range(count)]
    width = min(_WIDEST_LANE, (_OUTER - _HUB - gap * (len(rings) - 1)) / sum(shares))
    widths = iter(share * width for share in shares)
    placed, edge = [], float(_OUTER)
    for lanes in in_lanes:
        ring = []
        for at, lane in enumerate(lanes):
            inner = edge - next(widths)
            ring.append(_Lane(edge, inner, at % 2 == 1, lane))
            edge = inner
        placed.append(ring)
        edge -= gap
    return placed


def _with_last(now: int) -> list[int]:
    """The months, the one that is marked last, so that its outline lies above its neighbours."""
    return [month for month in range(1, len(MONTHS) + 1) if month != now] + [now]


def _angle(month: int) -> float:
    """Where a month begins, in degrees clockwise; the middle of January is at the top."""
    return (month - 1.5) * _MONTH


def _month(month: int, *, is_now: bool) -> str:
    """A month's sector and name; the name is turned so that it is never upside down."""
    start, end = _angle(month), _angle(month + 1)
    return (
        f'<g class="month{" now" if is_now else ""}" data-month="{month}">'
        f'<path class="sector" d="{_sector(start, end, _RIM, _HUB)}"/>'
        f'<path class="name" d="{_sector(start, end, _EDGE, _RIM)}"/>'
        f'<text transform="{_turned(month, (_EDGE + _RIM) / 2)}" dy=".35em">{MONTHS[month - 1]}</text>'
        "</g>"
    )


def _border(above: list[_Lane], below: list[_Lane]) -> str:
    """A line between two rings."""
    return f'<circle class="border" r="{_write((above[-1].inner + below[0].outer) / 2)}"/>'


def _ring(number: int, lanes: list[_Lane]) -> list[str]:
    events = sorted(((event, lane) for lane in lanes for event in lane.events), key=lambda each: each[0].number)
    return [
        f'<g class="{style_of(number)}">',
        *(_event(event, lane) for event, lane in events),
        "</g>",
    ]


def _event(event: DrawnEvent, lane: _Lane) -> str:
    """Every arc of an event, together one link to it in the list."""
    arcs = "".join(f'<path d="{_arc(run, lane)}"/>{_numbers(event, run, lane)}' for run in event.runs)
    former = ' class="former"' if event.is_former else ""
    return f'<a href="#{escape(event.anchor)}"{former}><title>{escape(event.told)}</title>{arcs}</a>'


def _arc(run: tuple[int, ...], lane: _Lane) -> str:
    inset = min(_BETWEEN_ARCS, (lane.outer - lane.inner) * 0.15)
    outer, inner = lane.outer - inset, lane.inner + inset
    if len(run) == len(MONTHS):
        return _whole(outer, inner)
    start = _angle(run[0])
    return _sector(start, start + len(run) * _MONTH, outer, inner, inset)


def _numbers(event: DrawnEvent, run: tuple[int, ...], lane: _Lane) -> str:
    """The event's number, several times in a long arc; each in the middle of a month, clear of the months' borders."""
    middle = (lane.outer + lane.inner) / 2
    size = _write(min(_LARGEST_LETTER, 0.93 * (lane.outer - lane.inner)))
    return "".join(
        f'<text font-size="{size}" transform="{_turned(month, middle)}" dy=".35em">{event.number}</text>'
        for month in numbered_months(run, is_later=lane.is_odd)
    )


def numbered_months(run: tuple[int, ...], *, is_later: bool) -> list[int]:
    """The months of a run that its number stands in: the one in the middle, one in three of a long run.

    Of two in the middle it is the first, or the last where `is_later`, so that those of neighbouring lanes keep apart.
    """
    count = max(1, len(run) // _MONTHS_A_NUMBER)
    length = len(run) // count
    return [run[at * length + (length // 2 if is_later else (length - 1) // 2)] for at in range(count)]


def _sector(start: float, end: float, outer: float, inner: float, inset: float = 0) -> str:
    """A piece of a ring between two angles, made shorter by the inset at both ends."""
    large = int(end - start > _HALF)
    out, near = (degrees(inset / radius) for radius in (outer, inner))
    return (
        f"M{_point(start + out, outer)}A{_write(outer)} {_write(outer)} 0 {large} 1 {_point(end - out, outer)}"
        f"L{_point(end - near, inner)}A{_write(inner)} {_write(inner)} 0 {large} 0 {_point(start + near, inner)}z"
    )


def _whole(outer: float, inner: float) -> str:
    """A whole ring: two circles, the inner one drawn the other way so that it is a hole."""
    return "".join(
        f"M0 {_write(-radius)}A{_write(radius)} {_write(radius)} 0 1 {way} 0 {_write(radius)}"
        f"A{_write(radius)} {_write(radius)} 0 1 {way} 0 {_write(-radius)}z"
        for radius, way in ((outer, 1), (inner, 0))
    )


def _turned(month: int, radius: float) -> str:
    """The middle of a month at a radius, with the text turned along the circle but never upside down."""
    turn = (month - 1) * _MONTH
    if _QUARTER < turn < _QUARTER + _HALF:
        return f"rotate({_write(turn - _HALF)}) translate(0 {_write(radius)})"
    return f"rotate({_write(turn)}) translate(0 {_write(-radius)})"


def _point(angle: float, radius: float) -> str:
    return f"{_write(radius * sin(radians(angle)))} {_write(-radius * cos(radians(angle)))}"


def _write(number: float) -> str:
    return f"{round(number, 1) + 0.0:g}"
