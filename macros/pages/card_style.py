"""How a card looks: its measures and colours."""

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630
"""What Open Graph's readers show whole."""


@dataclass(frozen=True)
class Box:
    """Where on a card something may stand."""

    left: int
    right: int

    @property
    def width(self) -> int:
        return self.right - self.left


BOX = Box(72, 1128)
TOKENS: Mapping[str, str] = {
    "ground": "#faf8f3",
    "surface": "#ffffff",
    "ink": "#1b2426",
    "ink-soft": "#4d595c",
    "line": "#d9d4c7",
    "edge": "#7d8487",
    "accent": "#0b5563",
    "green": "#1a7442",
    "green-tint": "#dff1e5",
    "amber": "#a56600",
    "amber-tint": "#fbeac2",
    "red": "#b0241c",
    "red-tint": "#fbe3e0",
    "black": "#1b1b1b",
    "black-tint": "#e5e2dc",
    "grey": "#596468",
    "grey-tint": "#ecebe5",
}
"""Those of `docs/assets/site.css`, by day: a picture knows nothing of its reader's night."""
_TONES: Mapping[str, str] = {"grön": "green", "gul": "amber", "röd": "red", "svart": "black"}


def tone_of(mark: str) -> str:
    """The name of the colour that a mark is drawn in."""
    return _TONES.get(mark, "grey")
