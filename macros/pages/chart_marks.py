"""What charts are drawn of, in few letters: a chart is at most 4 kB, and nothing in it has a style of its own."""

from collections.abc import Iterable, Sequence

from markupsafe import escape

LARGEST = 4_096
"""The bytes of a chart."""


ABOVE, BELOW = -10, 20
"""How far from its point a value stands."""
DOT = '<circle r="4.5"/>'
_HIT = '<circle r="14"/>'
"""Where a point can be hit."""
CORRECTED = '<text class="mark" x="10" y="9">*</text>'


def draw_point(place: tuple[float, float], kind: str, told: str, *seen: str) -> str:
    """A point that can be hovered, focused and tapped: `told` is heard, and what is `seen` ends with its value.

    Its first circle is where it can be hit. Radiuses stand in the drawing, since not all style sheets may tell them.
    """
    named = f' class="{kind}"' if kind else ""
    return (
        f'<g{named} tabindex="0" role="img" aria-label="{escape(told)}" '
        f'transform="translate({place[0]:g} {place[1]:g})">{_HIT}{"".join(seen)}</g>'
    )


def draw_value(text: str, beside: int, edge: str = "") -> str:
    """The value of a point, above or below it: there it begins (`begin`), stops (`end`) or has its middle."""
    place = f' class="{edge}"' if edge else ""
    place += f' y="{beside}"' if beside != ABOVE else ""  # above is where the style sheet puts it
    return f"<text{place}>{escape(text)}</text>"


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
