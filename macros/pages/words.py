"""Swedish words, numbers and dates, as residents read them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

from macros.pages.labels import COUNT_WORDS, GOAL_WORDS
from macros.plan.assessment import IndicatorStanding
from macros.plan.fields import Decision
from macros.plan.indicator import Answer, Indicator, Target
from macros.plan.model import Body, TermOfOffice
from macros.plan.periods import FollowUpPeriod, FollowUpStage, Period, PeriodKind
from macros.plan.trend import Trend, Turn

NBSP = "\u00a0"
MINUS = "\u2212"
_PLAIN_UNITS = frozenset({"antal", "index", "ja/nej"})
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
          "november", "december")  # fmt: skip
_ORDINALS = ("första", "andra", "tredje", "fjärde")


@lru_cache(maxsize=4096)
def write_number(number: Decimal | int, decimals: int | None = None) -> str:
    """A number as Swedes write it: 1 234,5 with no-break spaces and a real minus. Equal numbers are written alike."""
    value = Decimal(number)
    plain = f"{abs(value):,.{decimals}f}" if decimals is not None else f"{_trimmed(abs(value)):,f}"
    sign = MINUS if value < 0 and any(digit not in "0,." for digit in plain) else ""
    return sign + plain.replace(",", NBSP).replace(".", ",")


def write_value(indicator: Indicator, value: Decimal | Answer | None, *, with_unit: bool = True) -> str:
    """A value of an indicator, with its unit: `76,4 %`, `1 234 tkr`, `Ja`."""
    if value is None:
        return "–"
    if isinstance(value, Answer):
        return value.value.capitalize()
    number = _write_rounded(value, indicator.decimals)
    return f"{number}{NBSP}{indicator.unit}" if with_unit and indicator.unit not in _PLAIN_UNITS else number


def write_target(indicator: Indicator, target: Target | None, *, with_unit: bool = True) -> str:
    """A target as it was decided: `80 %`, `95–100 %`, `Ja`; needless zeros are left out."""
    if target is None:
        return "–"
    if isinstance(target.value, Answer):
        return target.value.value.capitalize()
    high = target.highest if target.value is None else target.value
    low = "" if target.value is not None or target.lowest is None else f"{write_number(target.lowest)}–"
    return low + (write_limit(indicator, high or Decimal(0)) if with_unit else write_number(high or 0))


def write_figure(standing: IndicatorStanding) -> str:
    """What was measured, `76,4 %`, or nothing."""
    return "" if standing.value is None else write_value(standing.indicator, standing.value)


def write_aim(standing: IndicatorStanding) -> str:
    """What was aimed at, `80 %`, or a dash."""
    return write_target(standing.indicator, standing.target)


def write_limit(indicator: Indicator, number: Decimal) -> str:
    """A number that was decided, with its unit and without needless zeros."""
    return write_number(number) + ("" if indicator.unit in _PLAIN_UNITS else f"{NBSP}{indicator.unit}")


@lru_cache(maxsize=4096)
def _write_rounded(value: Decimal, decimals: int | None) -> str:
    """A value with an indicator's decimals; with more where a target states more."""
    if decimals is None:
        return write_number(value)
    return write_number(value, max(decimals, -int(_trimmed(value).as_tuple().exponent)))


def _trimmed(value: Decimal) -> Decimal:
    trimmed = value.normalize()
    return trimmed.quantize(Decimal(1)) if int(trimmed.as_tuple().exponent) > 0 else trimmed


def write_degree(degree: Fraction) -> str:
    """A degree as a whole number of per cent, rounded down: `99 %` for 99,96."""
    return f"{write_number(degree.__floor__())}{NBSP}%"


def write_date(day: date) -> str:
    """`15 februari 2023`."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}"


def write_period(period: Period) -> str:
    """A period in running text: `2025`, `läsåret 2024/25`, `första halvåret 2025`."""
    year = period.start.year
    match period.kind:
        case PeriodKind.YEAR:
            return period.text
        case PeriodKind.SCHOOL_YEAR:
            return f"läsåret{NBSP}{period.text}"
        case PeriodKind.TERTIAL:
            return f"tertial{NBSP}{period.number} {year}"
        case PeriodKind.HALF:
            return f"{_ORDINALS[period.number - 1]} halvåret {year}"
        case PeriodKind.QUARTER:
            return f"{_ORDINALS[period.number - 1]} kvartalet {year}"
        case PeriodKind.MONTH:
            return f"{MONTHS[period.number - 1]} {year}"


def write_short_period(period: Period) -> str:
    """A period on an axis: `2025`, `24/25`, `T1 25`, `H1 25`, `kv3 25`, `jun 25`."""
    year = f"{period.start.year % 100:02}"
    match period.kind:
        case PeriodKind.YEAR:
            return period.text
        case PeriodKind.SCHOOL_YEAR:
            return period.text[2:]
        case PeriodKind.MONTH:
            return f"{MONTHS[period.number - 1][:3]} {year}"
        case kind:
            letter = {PeriodKind.TERTIAL: "T", PeriodKind.HALF: "H", PeriodKind.QUARTER: "kv"}[kind]
            return f"{letter}{period.number} {year}"


def write_month(day: date) -> str:
    """`juni 2027`."""
    return f"{MONTHS[day.month - 1]}{NBSP}{day.year}"


def write_term(term: TermOfOffice) -> str:
    """`2023–2026`."""
    return write_years(term.start, term.end)


def write_years(start: date, end: date) -> str:
    """`2023–2026`, or the only year."""
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"


def write_trend(trend: Trend | None) -> str:
    """`bättre än 2024`, or a dash."""
    if trend is None or trend.since.period is None:
        return "–"
    joined = "sedan" if trend.turn is Turn.SAME else "än"
    return f"{trend.turn} {joined} {write_period(trend.since.period)}"


def write_decision(decision: Decision, body: Body) -> str:
    """`15 februari 2023 av kommunfullmäktige, § 20, diarienummer KS 2019/90`."""
    parts = [f"{write_date(decision.date)} av {lower_first(body.name)}"]
    parts += [decision.paragraph] if decision.paragraph else []
    parts += [f"diarienummer {decision.registry_number}"] if decision.registry_number else []
    return ", ".join(parts)


def write_follow_up(period: FollowUpPeriod, *, definite: bool = False) -> str:
    """`Bokslut 2024`, `Tertial 1 2025`; in running text with `definite`: `bokslutet 2024`, `tertial 1 2025`."""
    if period.stage is FollowUpStage.ANNUAL:
        return f"{'bokslutet' if definite else 'Bokslut'} {period.year}"
    return f"{'tertial' if definite else 'Tertial'} {period.number} {period.year}"


def write_counts(counts: Mapping[str, int]) -> str:
    """How many goals there are of each word: `2 uppfylls helt och 1 uppfylls inte`."""
    return write_list([f"{count}{NBSP}{GOAL_WORDS[word].lower()}" for word, count in counts.items() if count])


def sort_key(text: str) -> str:
    """The place of a title in the Swedish alphabet."""
    return text.casefold().translate(str.maketrans("åäöéèüæø", "{|}eey|}"))


def write_distribution(distribution: Mapping[str, int]) -> str:
    """`2 gröna, 1 röd och 1 svart`; `inga indikatorer med målvärde` where there are none."""
    parts = [f"{count}{NBSP}{COUNT_WORDS[word][count != 1]}" for word, count in distribution.items() if count]
    return write_list(parts) or "inga indikatorer med målvärde"


def write_sentence(text: str) -> str:
    """A text that ends as sentences do."""
    return text if not text or text[-1] in ".!?" else f"{text}."


def write_count(count: int, one: str, many: str) -> str:
    """`1 aktivitet`, `6 aktiviteter`, with the word that fits the number."""
    return f"{count}{NBSP}{one if count == 1 else many}"


def write_list(parts: list[str]) -> str:
    """`a, b och c`."""
    return " och ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def floor_decimals(number: Fraction, places: int = 2) -> Decimal:
    """A fraction as a decimal number, rounded down: a shown degree never says more than the colour does."""
    with localcontext(prec=60):
        return Decimal((number * 10**places).__floor__()).scaleb(-places)


def lower_first(name: str) -> str:
    """A body's name inside a sentence: `kommunstyrelsen`, but `Perstorps Bostäder AB`."""
    return name if name.endswith(" AB") or name[:2].isupper() else name[:1].lower() + name[1:]


def write_title(indicator: Indicator) -> str:
    """What a chart shows, with the unit where the indicator's title does not say it already."""
    unit = write_unit(indicator)
    is_said = unit.split()[-1] in indicator.title.lower()
    return indicator.title if is_said else f"{indicator.title}, {unit}"


def write_unit(indicator: Indicator) -> str:
    """The unit in words, for a chart's title."""
    words = {"%": "andel i procent", "antal": "antal", "index": "index", "ja/nej": "ja eller nej", "kr": "kronor",
             "tkr": "tusen kronor", "mkr": "miljoner kronor"}  # fmt: skip
    return words.get(indicator.unit, indicator.unit)
