"""The cards that stand for pages where they are shared: pictures, here as the SVG that they are made from.

Everything that is told is measured first, so that it has room. The same plan gives the same bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup, escape

from macros.pages.card_style import BOX, TOKENS, tone_of
from macros.pages.fragments import render
from macros.pages.letters import Weight, clean, clip, fit, measure, wrap_in
from macros.pages.spark import Name, Spark, draw_spark, name_spark
from macros.pages.summary import Summary
from macros.pages.words import write_date

_TITLE_SIZES = (64, 58, 54, 48, 44, 40)
_LEADING = 1.12
_CHIP_HEIGHT, _CHIP_SIZE, _ABOVE_CHIP = 64, 36, 30
_TOP, _PANEL, _BOTTOM = 132, 418, 560
_SENTENCE_SIZE, _CAPTION_SIZE, _CAPTION_WIDTH = 32, 28, 400
_HEAD_ROOM = 640
_EXAMPLE = "Exempel: påhittade uppgifter"


@dataclass(frozen=True)
class Lettering:
    """A line of text in the picture."""

    x: float
    y: float
    """The line that its letters stand on; drawn rounded, since letters between pixels are blurred and cost bytes."""
    size: float
    text: str
    weight: Weight = Weight.BOLD
    is_soft: bool = False
    anchor: str = "start"

    def draw(self) -> str:
        """The line as a part of a text element; a template would take three times as long."""
        soft = ' class="soft"' if self.is_soft else ""
        anchor = "" if self.anchor == "start" else f' text-anchor="{self.anchor}"'
        place = f'x="{self.x:g}" y="{round(self.y):g}" font-size="{self.size:g}"{soft}{anchor}'
        return f"<tspan {place}>{escape(self.text)}</tspan>"


@dataclass(frozen=True)
class Chip:
    """The status chip: its place, its shape, how wide its word makes it."""

    mark: str
    word: str
    outline: bool
    y: int = 0

    @property
    def width(self) -> int:
        return round(96 + measure(self.word, _CHIP_SIZE, Weight.SEMIBOLD))


def draw_summary_card(summary: Summary, municipality: str) -> str:
    """The card of a goal or an indicator: how it goes, what it is, its chart."""
    sentence = [] if summary.chart else _sentence(summary)
    bottom = _PANEL - 26 if summary.chart else _BOTTOM - 44 * len(sentence) - 40
    title, chip = _place(clean(summary.title), Chip(summary.mark, clean(summary.word), summary.is_forecast), bottom)
    spark = _spark(summary)
    letterings = [
        *head_letterings(municipality, summary.under, has_example=summary.has_example),
        *title,
        *_beside_chip(chip, summary.since),
        *(replace(line, y=chip.y + 126 + line.y) for line in sentence),
        *_caption(summary),
        Lettering(
            BOX.left, 594, 24, f"Läget {write_date(summary.day)}" if summary.day else "", Weight.REGULAR, is_soft=True
        ),
        *(_lettering(name) for name in (name_spark(spark) if spark else ())),
    ]
    return write_card(
        letterings,
        tone=tone_of(summary.mark),
        tones=[tone_of(summary.mark)],
        has_example=summary.has_example,
        chip=chip,
        panel=_PANEL if spark else None,
        chart=draw_spark(spark) if spark else Markup(),
    )


def write_card(
    letterings: Iterable[Lettering], *, tone: str, has_example: bool, tones: Iterable[str], **drawn: object
) -> str:
    """A card as SVG.

    Lines of one weight stand in one element: what they cost is the number of elements, not of letters.
    """
    by_weight: dict[Weight, list[str]] = {weight: [] for weight in Weight}
    for each in letterings:
        if each.text:
            by_weight[each.weight].append(each.draw())
    texts = {weight: Markup("".join(lines)) for weight, lines in by_weight.items() if lines}  # noqa: S704  escaped there
    drawn = {"chip": None, "panel": None, "chart": Markup(), "bar": (), "counts": (), **drawn}
    style = _write_style(tuple(tones))
    return render("card.html", "", c=TOKENS, style=style, tone=tone, has_example=has_example, texts=texts, **drawn)


@lru_cache
def _write_style(tones: tuple[str, ...]) -> Markup:
    """The style sheet of a card; few differ."""
    return render("card_style.html", "", c=TOKENS, tones=tones)


def head_letterings(municipality: str, under: str, *, has_example: bool) -> list[Lettering]:
    """Who speaks, and of what."""
    name = clip(clean(municipality), _HEAD_ROOM, 30)
    return [
        Lettering(132, 78 if under else 92, 30, name),
        Lettering(132, 110, 27, clip(clean(under), _HEAD_ROOM, 27, Weight.REGULAR), Weight.REGULAR, is_soft=True),
        Lettering(968, 89, 25, _EXAMPLE if has_example else "", Weight.REGULAR, is_soft=True, anchor="middle"),
    ]


def title_letterings(title: str, top: float, room: float) -> tuple[list[Lettering], float]:
    """A title from a height down, as large as the room lets it be; and its own height."""
    lines, size = fit(title, BOX.width, room, _TITLE_SIZES, _LEADING)
    step = size * _LEADING
    placed = [Lettering(BOX.left, top + 0.82 * size + number * step, size, line) for number, line in enumerate(lines)]
    return placed, step * len(lines)


def write_card_text(summary: Summary) -> str:
    """What a goal's card shows, in words."""
    indicator = f" {summary.caption}. {summary.chart_told}" if summary.chart else ""
    example = f" {_EXAMPLE}." if summary.has_example else ""
    return f"{summary.title}: {summary.told}.{indicator}{example}"


def _place(title: str, chip: Chip, bottom: float) -> tuple[list[Lettering], Chip]:
    """Title and chip as one block in the middle of the room above a height."""
    below = _ABOVE_CHIP + _CHIP_HEIGHT
    lines, height = title_letterings(title, 0, bottom - _TOP - below)
    top = _TOP + (bottom - _TOP - height - below) / 2
    placed = [replace(line, y=line.y + top) for line in lines]
    return placed, replace(chip, y=round(top + height + _ABOVE_CHIP))


def _beside_chip(chip: Chip, since: str) -> list[Lettering]:
    left = BOX.left + chip.width + 22
    return [
        Lettering(140, chip.y + 44, _CHIP_SIZE, chip.word, Weight.SEMIBOLD),
        Lettering(
            left, chip.y + 43, 30, clip(since, BOX.right - left, 30, Weight.REGULAR), Weight.REGULAR, is_soft=True
        ),
    ]


def _sentence(summary: Summary) -> list[Lettering]:
    """What the goal means, from its own first line down."""
    lines = wrap_in(clean(summary.sentence), 3, BOX.width, _SENTENCE_SIZE, Weight.REGULAR)
    return [
        Lettering(BOX.left, 42 * number, _SENTENCE_SIZE, line, Weight.REGULAR, is_soft=True)
        for number, line in enumerate(lines)
    ]


def _caption(summary: Summary) -> list[Lettering]:
    if summary.chart is None:
        return []
    lines = wrap_in(clean(summary.caption), 3, _CAPTION_WIDTH, _CAPTION_SIZE, Weight.SEMIBOLD)
    return [
        Lettering(BOX.left, 470 + 36 * number, _CAPTION_SIZE, line, Weight.SEMIBOLD)
        for number, line in enumerate(lines)
    ]


def _spark(summary: Summary) -> Spark | None:
    return Spark(summary.chart, 520, 446, 408, 112, 178, 44, 26) if summary.chart else None


def _lettering(name: Name) -> Lettering:
    weight = {"value": Weight.BOLD, "aim-name": Weight.SEMIBOLD}.get(name.kind, Weight.REGULAR)
    return Lettering(name.x, name.y, name.size, name.text, weight, is_soft=name.kind == "slot", anchor=name.anchor)
