"""What charts are drawn of, in few letters: a chart is at most 4 kB, and nothing in it has a style of its own."""

from collections.abc import Iterable, Sequence

from markupsafe import escape

LARGEST = 4_000
"""The bytes of a chart."""


def draw_point(
    place: tuple[float, float], kind: str, told: str, value: str, *, is_corrected: bool, has_dot: bool = True
) -> str:
    """A point that can be hovered, focused and tapped: `told` is heard, and `value`, an element, is seen.

    The first circle is where it can be hit; the style sheet says how large.
    """
    named = f' class="{kind}"' if kind else ""
    dot = '<circle r="4.5"/>' if has_dot else ""
    mark = '<text class="mark" x="10" y="9">*</text>' if is_corrected else ""
    return (
        f'<g{named} tabindex="0" role="img" aria-label="{escape(told)}" '
        f'transform="translate({place[0]:g} {place[1]:g})"><circle/>{dot}{mark}{value}</g>'
    )


def draw_words(kind: str, words: Iterable[tuple[float, float, str]]) -> str:
    """Words of one sort, each with its place."""
    written = "".join(f'<text x="{x:g}" y="{y:g}">{escape(word)}</text>' for x, y, word in words)
    return f'<g class="{kind}">{written}</g>'


def draw_path(kind: str, path: str) -> str:
    """Lines or shapes of one sort; nothing where there are none."""
    return f'<path class="{kind}" d="{path}"/>' if path else ""


def outline_box(left: float, top: float, right: float, bottom: float) -> str:
    return f"M{left:g} {top:g}H{right:g}V{bottom:g}H{left:g}z"


def choose_fitting(ground: Sequence[str], points: Sequence[str]) -> Sequence[str]:
    """The points that there is room for in a chart beside all else, the newest first in line."""
    room = LARGEST - _count_bytes("".join(ground))
    for number, point in enumerate(reversed(points)):
        room -= _count_bytes(point)
        if room < 0:
            return points[len(points) - number :]
    return points


def _count_bytes(text: str) -> int:
    return len(text.encode())
