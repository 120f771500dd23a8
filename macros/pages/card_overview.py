"""The cards of pages that tell of many goals: how many there are of each word, as numbers and as a bar."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.pages.card import Lettering, head_letterings, title_letterings, write_card
from macros.pages.card_style import BOX, tone_of
from macros.pages.letters import Weight, clean, measure, wrap_in
from macros.pages.words import write_list

_TOP, _BOTTOM, _ROOM, _BELOW_TITLE = 132, 590, 200, 44
_BAR_HEIGHT, _GAP, _LEAST, _ABOVE_COUNTS = 40, 5, 14, 78
_TOLD_SIZE, _TOLD_STEP = 30, 42
_NUMBER_SIZE, _WORD_SIZE, _BETWEEN, _ROW = 46, 30, 44, 72


@dataclass(frozen=True)
class Tally:
    """How many goals there are of a word."""

    mark: str
    """The colour's or state's word, by which it is drawn."""
    word: str
    number: int
    is_forecast: bool = False


@dataclass(frozen=True)
class Overview:
    """What is told of many goals in short."""

    title: str
    under: str
    tallies: tuple[Tally, ...]
    """Best first; a bar has the same order."""
    told: str
    """From when it holds, or where there are no goals what there is instead."""
    has_example: bool


@dataclass(frozen=True)
class _Part:
    """A part of the bar."""

    tone: str
    x: float
    y: int
    width: float
    height: int = _BAR_HEIGHT


@dataclass(frozen=True)
class _Count:
    """A tally in its place; the place is that of its shape."""

    tally: Tally
    x: int
    y: int

    @property
    def mark(self) -> str:
        return self.tally.mark

    @property
    def outline(self) -> bool:
        return self.tally.is_forecast

    @property
    def tone(self) -> str:
        return tone_of(self.tally.mark)

    @property
    def number(self) -> str:
        return str(self.tally.number)

    @property
    def word(self) -> str:
        return self.tally.word

    @property
    def width(self) -> float:
        return 58 + measure(self.number, _NUMBER_SIZE) + 12 + measure(self.word, _WORD_SIZE, Weight.REGULAR)


def draw_overview_card(overview: Overview, municipality: str) -> str:
    """The card of many goals."""
    title, height = title_letterings(clean(overview.title), 0, _ROOM)
    told = wrap_in(clean(overview.told), 3, BOX.width, _TOLD_SIZE, Weight.REGULAR)
    counts = list(_place_counts(overview.tallies))
    below_title = height + _BELOW_TITLE
    below_counts = below_title + (_ABOVE_COUNTS + counts[-1].y + _ROW if counts else 0)
    top = round(_TOP + max(0, _BOTTOM - _TOP - below_counts - len(told) * _TOLD_STEP) / 2)
    counts = [replace(each, y=each.y + round(top + below_title + _ABOVE_COUNTS)) for each in counts]
    letterings = [
        *head_letterings(municipality, overview.under, has_example=overview.has_example),
        *(replace(line, y=line.y + top) for line in title),
        *(lettering for each in counts for lettering in _count_letterings(each)),
        *_told_letterings(told, top + below_counts + 30),
    ]
    return write_card(
        letterings,
        tone="accent",
        has_example=overview.has_example,
        tones=sorted({each.tone for each in counts}),
        bar=list(_bar(overview.tallies, round(top + below_title))),
        counts=counts,
    )


def write_overview_text(overview: Overview) -> str:
    """What the card shows, in words."""
    counted = write_list([f"{each.number} {each.word}" for each in overview.tallies])
    parts = [f"{overview.title}{f'. Målen: {counted}' if counted else ''}.", overview.told]
    return " ".join([*filter(None, parts), *(["Exempel: påhittade uppgifter."] if overview.has_example else [])])


def _bar(tallies: tuple[Tally, ...], y: int) -> Iterable[_Part]:
    """A part for each tally, as wide as its number, but wide enough to be seen."""
    total = sum(each.number for each in tallies)
    room = BOX.width - _GAP * (len(tallies) - 1) - _LEAST * len(tallies)
    x = float(BOX.left)
    for each in tallies:
        width = round(_LEAST + room * each.number / total, 1)
        yield _Part(tone_of(each.mark), x, y, width)
        x = round(x + width + _GAP, 1)


def _place_counts(tallies: tuple[Tally, ...]) -> Iterable[_Count]:
    """The numbers in as many rows as they need, from a height of 0 down."""
    x, y = BOX.left, 0
    for each in tallies:
        placed = _Count(each, x, y)
        if x > BOX.left and x + placed.width > BOX.right:
            x, y = BOX.left, y + _ROW
            placed = _Count(each, x, y)
        x += round(placed.width) + _BETWEEN
        yield placed


def _count_letterings(each: _Count) -> list[Lettering]:
    left = each.x + 58
    return [
        Lettering(left, each.y + 38, _NUMBER_SIZE, each.number),
        Lettering(left + measure(each.number, _NUMBER_SIZE) + 12, each.y + 37, _WORD_SIZE, each.word, Weight.REGULAR),
    ]


def _told_letterings(lines: list[str], y: float) -> list[Lettering]:
    return [
        Lettering(BOX.left, y + _TOLD_STEP * number, _TOLD_SIZE, line, Weight.REGULAR, is_soft=True)
        for number, line in enumerate(lines)
    ]
