"""What one cell of a spreadsheet says of an outcome: a figure, a period, a kind, a day."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from macros.editing.spellings import Unclear, is_missing, plain_text, read_figure, read_period
from macros.editing.spreadsheet.columns import KINDS, Means, fold
from macros.editing.spreadsheet.sheet import Cell, Shown
from macros.pages.words import MONTHS, write_number
from macros.plan.indicator import Answer, Direction, Indicator, OutcomeKind
from macros.plan.periods import Period
from macros.reading.sentences import quote

_MOST_DECIMALS = 10
_LARGEST = Decimal("1e15")
_SHARE, _WHOLE = Decimal(1), Decimal(10)
"""A share is at most 1, and what was 10 per cent or more last time is hardly below 1 now."""
_WHOLE_YEAR = frozenset({"helår", "hela året", "helåret", "år", "bokslut"})
_KINDS = {**KINDS, **dict.fromkeys(("utfall", "definitivt", "slutligt"), OutcomeKind.FINAL)}


def figure_of(cell: Cell, indicator: Indicator) -> Decimal | Answer | None:
    """The figure in a cell, unrounded; None where it says that there is none. Raises Unclear."""
    check_readable(cell)
    if cell.day:
        raise Unclear(
            f"Cellen är ett datum ({cell.text}), inte ett tal. Excel gör om till exempel 7.5 till den 7 maj. "
            "Välj cellformatet Allmänt och skriv talet med decimalkomma."
        )
    if is_missing(cell.text):
        return None
    figure = read_figure(cell.text, indicator) if cell.number is None else _number_of(cell, cell.number, indicator)
    if isinstance(figure, Decimal) and indicator.unit == "%":
        _check_share(figure, cell, indicator)
    return figure


def _number_of(cell: Cell, number: Decimal, indicator: Indicator) -> Decimal:
    """A number that is one already: `1,234` can't be thousands, but a share can be of something else."""
    if indicator.direction is Direction.YES_NO:
        raise Unclear(f"{quote(cell.text)} är varken ja eller nej. Skriv ja eller nej.")
    if cell.is_percent and indicator.unit != "%":
        raise Unclear(
            f"Cellen visar {quote(cell.text)}, men indikatorn mäts i {quote(indicator.unit)}. "
            "Välj cellformatet Allmänt och skriv talet i den enheten."
        )
    if abs(number) >= _LARGEST:
        raise Unclear(f"{quote(cell.text)} är för stort. Kontrollera talet.")
    return number


def _check_share(figure: Decimal, cell: Cell, indicator: Indicator) -> None:
    """That a figure in per cent is not a hundredth, or a hundred times, of what was meant."""
    former = [abs(made.value) for made in indicator.outcomes if isinstance(made.value, Decimal)]
    is_said = cell.is_percent or any(sign in cell.text for sign in ("%", "procent"))
    if not former or not figure:
        return
    if not is_said and abs(figure) <= _SHARE and former[-1] >= _WHOLE:
        raise Unclear(
            f"{quote(cell.text)} verkar vara en andel: förra utfallet var {write_number(former[-1])} %. Skriv "
            f"{write_number(figure * 100)} om det är det du menar, annars {write_number(figure)} med procenttecken."
        )
    if cell.is_percent and abs(figure) >= 10 * max(former[-1], 100 * _SHARE):
        raise Unclear(
            f"Cellen visar {quote(cell.text)}, men förra utfallet var {write_number(former[-1])} %. "
            "Välj cellformatet Allmänt och skriv talet i procent."
        )


def round_figure(figure: Decimal, cell: Cell, indicator: Indicator) -> tuple[Decimal, str]:
    """A figure as it is published, and what to tell where that is not what the cell shows."""
    decimals = cell.decimals if indicator.decimals is None else indicator.decimals
    rounded = _rounded(figure, _MOST_DECIMALS if decimals is None else decimals)
    shown = figure if cell.decimals is None else _rounded(figure, cell.decimals)
    if rounded == shown:
        return rounded, ""
    if shown == figure:
        return rounded, f"{write_number(figure)} avrundas till {write_number(rounded)}."
    return rounded, f"Cellen visar {write_number(shown)} men innehåller mer. {write_number(rounded)} läses in."


def _rounded(figure: Decimal, decimals: int) -> Decimal:
    """Halves away from zero, as Excel rounds and as the site does."""
    if -int(figure.as_tuple().exponent) <= decimals:
        return figure
    return figure.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def period_of(cells: Mapping[Means, Cell], heading: str) -> Period | None:
    """The period that a row's cells say, together where the year stands for itself; None where none says any."""
    period, year, part = (cells.get(means, Cell()) for means in (Means.PERIOD, Means.YEAR, Means.PART))
    for cell in (period, year, part):
        if cell.fault:
            raise Unclear(cell.fault)
    if period.day:
        return _period_of_day(period.day, period.shown)
    text, years = _whole(period), _whole(year)
    if not text and _whole(part):
        text = re.sub(r"^([1-3])$", r"T\1", _whole(part))
    if not text or (years and text.casefold() in _WHOLE_YEAR):
        return read_period(years) if years else None
    return _joined(text, years, heading)


def _joined(text: str, years: str, heading: str) -> Period:
    """`T2` beside 2025, or a `3` under the heading Kvartal; a whole period must lie in the year beside it."""
    for way in (text, f"{text} {years}", f"{heading} {text} {years}"):
        try:
            found = read_period(way)
        except Unclear:
            continue
        if way == text and years and str(found.start.year) != years and str(found.end.year) != years:
            raise Unclear(f"Perioden {quote(text)} ligger inte i året {quote(years)} bredvid. Rätta ett av dem.")
        return found
    return read_period(text)


def _whole(cell: Cell) -> str:
    """A text, or a whole number without what its format adds."""
    if cell.day:
        return str(cell.day.year) if cell.shown is Shown.YEAR else cell.text
    is_whole = cell.number is not None and cell.number == cell.number.to_integral_value()
    return str(int(cell.number)) if is_whole and cell.number is not None else plain_text(cell.text)


def _period_of_day(day: date, shown: Shown) -> Period:
    """What Excel makes a date of, where it still shows what was meant."""
    first = Period.parse(f"{day.year}-{day.month:02}") if _is_year(day.year) else None
    if shown is Shown.YEAR and first:
        return Period.parse(str(day.year))
    is_ambiguous = day.month == (day.year + 1) % 100
    if shown is Shown.MONTH and first and not is_ambiguous:
        return first
    likely = f"{day.year} eller {day.year}-{day.month:02}"
    if is_ambiguous:
        likely = f"{day.year}-{day.month:02} eller läsåret {day.year}/{day.month:02}"
    if not first:
        likely = "2025, 2024/25 eller 2025-t2"
    raise Unclear(
        f"Cellen är ett datum ({day.day} {MONTHS[day.month - 1]} {day.year}), inte en period. Excel gör om perioder "
        f"till datum. Välj cellformatet Text och skriv perioden på nytt, till exempel {likely}."
    )


def _is_year(year: int) -> bool:
    """Whether it is a year of measurements: 2025 shown as a date is a day of 1905."""
    return 1950 <= year < 2100  # noqa: PLR2004  the century that periods are written in


def kind_of(cell: Cell) -> OutcomeKind | None:
    """How sure an outcome is said to be; None where nothing is said."""
    check_readable(cell, may_spread=True)
    if not cell.text.strip():
        return None
    said = fold(cell.text)
    if said not in _KINDS:
        raise Unclear(f"{quote(cell.text)} går inte att välja. Skriv utfall, prognos eller preliminärt.")
    return _KINDS[said]


def day_of(cell: Cell) -> date:
    """The day that a cell says."""
    check_readable(cell, may_spread=True)
    if cell.day:
        return cell.day
    try:
        return date.fromisoformat(_whole(cell))
    except ValueError:
        raise Unclear(f"{quote(cell.text)} är inte ett datum. Skriv år-månad-dag, till exempel 2025-03-26.") from None


def text_of(cell: Cell) -> str | None:
    """A text on one line; None where nothing is said."""
    check_readable(cell)
    return None if is_missing(cell.text) else plain_text(cell.text) or None


def comment_of(cell: Cell) -> str | None:
    """A text that says something; raises Unclear where it is but a number, as the rest of one that was split is."""
    text = text_of(cell)
    if text and text.isdecimal():
        raise Unclear(
            f"Kommentaren är bara talet {text}. Är det decimalerna i utfallet? Skilj då kolumnerna åt med semikolon. "
            "Skriv annars en mening, eller lämna cellen tom."
        )
    return text


def check_readable(cell: Cell, *, may_spread: bool = False) -> None:
    """That a cell holds no fault and, unless it may, is no part of a merged area that begins elsewhere."""
    if cell.fault:
        raise Unclear(cell.fault)
    if cell.is_spread and not may_spread:
        raise Unclear("Cellen är sammanfogad med en annan. Dela upp den och skriv värdet i varje cell.")
