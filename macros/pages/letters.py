"""How wide a text is in the letters of the cards, Source Sans Pro, and how it is broken into lines."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from itertools import repeat
from unicodedata import category

_BOLD_WIDTHS = {
    200: " ",
    220: "\N{NO-BREAK SPACE}",
    280: "ij|¦ìíîïĩīĭįıĵ",
    300: "',.:;l·ĺļ‘’‚",
    320: "IÌÍÎÏĨĪĬĮİľł",
    340: "!-¡",
    360: "()/[\\]f{}ª•",
    380: "°²³¹º",
    400: "rtŕŗřţťŧ",
    460: "*szŀśŝşšźżž",
    480: "?c«®»¿çćĉċč–",
    500: "_",
    520: "JLexèéêëēĕėęěĴĹĻĽĿ",
    540: '"#$+0123456789<=>FY^agvy~¢£¤¥§¬±×Ýàáâãäå÷ýÿāăąĝğġģŁŶŷŸ“”„−€≤≥',
    560: "ESTVZ`ko¨¯´¸ÈÉÊËðòóôõöøĒĔĖĘĚĳķĸōŏőŚŜŞŠŢŤŦŹŻŽ",
    580: "AXbdhnpquÀÁÂÃÄÅñùúûüþĀĂĄđĥħńņňŋũūŭůűų",
    600: "CPµÇĆĈĊČ",
    620: "BKRÞďĲĶŔŖŘ←↑→↓",
    640: "DG¶ßĎĜĞĠĢ",
    660: "ÐĐ",
    680: "&HNUÑÙÚÛÜĤŃŅŇŊŨŪŬŮŰŲ",
    700: "OQÒÓÔÕÖØŌŎŐ™",
    720: "Ħ",
    760: "©",
    780: "Mwŵ",
    800: "æ—",
    820: "W¼¾Ŵ",
    840: "œ",
    860: "%m½Æŉ",
    880: "Œ",
    920: "@",
    980: "…",
}
"""Letters by their widths in thousandths of the letter's size, rounded up to twenties."""
_WIDTHS = {letter: width for width, letters in _BOLD_WIDTHS.items() for letter in letters}
_OTHER = 1000
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""The categories of what is no letter: controls, what turns the direction of the text, what stands for nothing."""
_AFTER_HYPHENS = re.compile(r"(?<=[-/])")


class Weight(Enum):
    """How heavy letters are, and how wide they are beside bold ones."""

    BOLD = 700, 1.0
    SEMIBOLD = 600, 0.975
    REGULAR = 400, 0.95

    def __init__(self, number: int, width: float) -> None:
        self.number = number
        """As style sheets state it."""
        self.width = width


def clean(text: str) -> str:
    """A text on one line, with nothing in it that is not seen."""
    if not text.isprintable():
        spaced = "".join(" " if category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
        text = "".join(letter for letter in spaced if category(letter) not in _HIDDEN)
    return " ".join(part for part in text.split(" ") if part)


def measure(text: str, size: float, weight: Weight = Weight.BOLD) -> float:
    """The width of a text in letters of a size; rather too wide than too narrow."""
    return _add_widths(text) * size * weight.width / 1000


def clip(text: str, width: float, size: float, weight: Weight = Weight.BOLD) -> str:
    """A text that fits, its end taken away where it is too long."""
    if measure(text, size, weight) <= width:
        return text
    while text and measure(f"{text}…", size, weight) > width:
        text = text[:-1]
    return f"{text.rstrip(' ,.–-')}…"


def wrap(text: str, width: float, size: float, weight: Weight = Weight.BOLD) -> list[str]:
    """A text in as few lines as hold it, of about the same length; a word that is wider than a line is broken."""
    lines = _fill(text, width, size, weight)
    for tenths in range(9, 4, -1):
        narrower = _fill(text, width * tenths / 10, size, weight)
        if len(narrower) > len(lines) or " ".join(narrower) != " ".join(lines):
            break
        lines = narrower
    return lines


def count_lines(text: str, width: float, size: float, weight: Weight) -> int:
    """How many lines a text takes up once it is wrapped: no other way to break it takes fewer."""
    return len(_fill(text, width, size, weight))


def fit(text: str, width: float, height: float, sizes: Sequence[int], leading: float) -> tuple[list[str], int]:
    """A bold text in lines of the first size in which it has room and no word is broken.

    Where there is no such size, it is of the last one, its end taken away where it must be.
    """
    for size in sizes:
        lines = wrap(text, width, size)
        if len(lines) * size * leading <= height and " ".join(lines) == text:
            return lines, size
    size = sizes[-1]
    lines = _fill(text, width, size, Weight.BOLD)
    return _cut(lines, int(height // (size * leading)), width, size, Weight.BOLD), size


def wrap_in(text: str, most: int, width: float, size: float, weight: Weight) -> list[str]:
    """A text in at most so many lines, the last one with a mark where more would follow."""
    return _cut(wrap(text, width, size, weight), most, width, size, weight)


@lru_cache(maxsize=2048)
def _add_widths(text: str) -> int:
    """A text is measured again for each size that is tried."""
    return sum(map(_WIDTHS.get, text, repeat(_OTHER)))


def _cut(lines: list[str], most: int, width: float, size: float, weight: Weight) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], clip(f"{lines[most - 1]} {lines[most]}", width, size, weight)]


def _fill(text: str, width: float, size: float, weight: Weight) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}".strip()
        if measure(joined, size, weight) <= width:
            lines[-1] = joined
        else:
            lines += _pieces(word, width, size, weight)
    return [line for line in lines if line]


def _pieces(word: str, width: float, size: float, weight: Weight) -> list[str]:
    """A word in pieces that fit, broken at its own hyphens and else anywhere."""
    pieces, piece = [], ""
    for part in _AFTER_HYPHENS.split(word):
        if measure(piece + part, size, weight) <= width:
            piece += part
            continue
        pieces += [piece] if piece else []
        piece = part
        while measure(piece, size, weight) > width:
            head = _longest_head(piece, width, size, weight)
            pieces.append(f"{piece[:head]}-")
            piece = piece[head:]
    return [*pieces, piece]


def _longest_head(word: str, width: float, size: float, weight: Weight) -> int:
    head = len(word) - 1
    while head > 1 and measure(f"{word[:head]}-", size, weight) > width:
        head -= 1
    return head
