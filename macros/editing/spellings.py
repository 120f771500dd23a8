"""How staff spell periods, figures, units and what is missing, read as what they mean; nothing is guessed.

Shared by `goals record` (what is typed) and `goals import` (what a cell holds). Another unit than the indicator's is
refused, and so is `1.234`, which can be thousands or decimals. Each `Unclear` says in Swedish what stands and what may
stand, without where: the caller knows the place.
"""

import re
from decimal import Decimal

from pydantic_core import PydanticCustomError

from macros.pages.words import MONTHS
from macros.plan.fields import read_number
from macros.plan.indicator import Answer, Direction, Indicator
from macros.plan.periods import FollowUpPeriod, Period
from macros.reading.sentences import quote, tell

_SPACES = re.compile(r"[\s\u2000-\u200d\u2060\ufeff]+")
_MINUSES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"))
_UNIT_WORDS = {"procent": "%", "kronor": "kr", "sek": "kr", "tusen kronor": "tkr", "tusental kronor": "tkr",
               "miljoner kronor": "mkr", "mnkr": "mkr", "st": "antal", "stycken": "antal", "personer": "antal",
               "dag": "dagar"}  # fmt: skip
_MISSING = frozenset({
    "-", "--", ".", "..", "...", "…", "x", "saknas", "uppgift saknas", "uppg. saknas", "uppg saknas", "värde saknas",
    "data saknas", "ingen uppgift", "ej tillgängligt", "na", "n/a", "ej mätt", "inte mätt", "mäts ej", "mäts inte",
    "ej aktuellt", "ej rapporterat", "inte rapporterat", "null", "none",
})  # fmt: skip
_ANSWERS = {"ja": Answer.YES, "nej": Answer.NO, "sant": Answer.YES, "falskt": Answer.NO}
_ORDINALS = {"första": "1", "andra": "2", "tredje": "3", "fjärde": "4"}
_PARTS = {"t": "t", "tertial": "t", "tertialet": "t", "h": "h", "halvår": "h", "halvåret": "h", "kv": "kv", "q": "kv",
          "k": "kv", "kvartal": "kv", "kvartalet": "kv"}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<sign>[-+]?) ?(?P<digits>[\d., '’]*\d|[.,]\d+)(?:[eE](?P<power>[-+]?\d{1,2}))?(?P<unit>.*)", re.ASCII
)


class Unclear(ValueError):  # noqa: N818  it is what was read before it is an error
    """A text that can't be read; the message is a Swedish sentence."""


def plain_text(text: str) -> str:
    """A text on one line, with ordinary spaces."""
    return _SPACES.sub(" ", text).strip()


def is_missing(text: str) -> bool:
    """Whether it is one of the ways to say that there is no figure: `–`, `..`, `uppgift saknas`."""
    return plain_text(text).translate(_MINUSES).casefold() in _MISSING


def read_period(text: str) -> Period:
    """A period as staff write it: `2025`, `läsåret 2024/2025`, `T2 2025`, `kvartal 3 2025`, `juni 2025`, `jun-25`."""
    said = plain_text(text).translate(_MINUSES).casefold().strip(".")
    said = re.sub(r" ?([-/]) ?", r"\1", said)
    for way in (_strict, _year, _school_year, _part_of_year, _month):
        period = way(said)
        if period is not None:
            return period
    raise Unclear(tell("period", text, {}))


def read_follow_up_or_period(text: str) -> FollowUpPeriod | Period:
    """A follow-up, in words too: `2025-t2`, `bokslutet 2025`, `tertial 2 2025`; else a period."""
    words = plain_text(text).casefold().split()
    said = f"{words[-1]}-bokslut" if words[:-1] in (["bokslut"], ["bokslutet"]) else " ".join(words)
    try:
        return FollowUpPeriod.parse(said)
    except ValueError:
        period = read_period(text)
    try:
        return FollowUpPeriod.parse(str(period))
    except ValueError:
        return period


def read_figure(text: str, indicator: Indicator) -> Decimal | Answer:
    """An outcome of an indicator, in its unit: `76,4 %`, `1 234 tkr`, `ja`."""
    if indicator.direction is not Direction.YES_NO:
        return read_amount(text, indicator)
    said = plain_text(text).casefold()
    if said not in _ANSWERS:
        raise Unclear(f"{quote(text)} är varken ja eller nej. Skriv ja eller nej.")
    return _ANSWERS[said]


def read_amount(text: str, indicator: Indicator) -> Decimal:
    """A number in an indicator's unit; another unit is refused, and so is what can be thousands or decimals."""
    match = _NUMBER.fullmatch(plain_text(text).translate(_MINUSES))
    if match is None:
        raise Unclear(tell("number", text, {}))
    if match["unit"].strip() and not is_unit(match["unit"], indicator):
        raise Unclear(
            f"{quote(text)} har en annan enhet än indikatorn, som mäts i {quote(indicator.unit)}. "
            "Skriv bara talet, i den enheten."
        )
    number = match["sign"] + _plain_digits(match["digits"], indicator, text)
    try:
        return read_number(number + (f"e{match['power']}" if match["power"] else ""))
    except PydanticCustomError as error:
        raise Unclear(tell(error.type, text, {})) from None


def read_count(text: str) -> int:
    """How many individuals."""
    said = re.sub(
        r" (?=\d{3}(?!\d))", "", plain_text(text).casefold().removesuffix("st").removesuffix("personer").strip()
    )
    if not re.fullmatch(r"\d{1,9}([.,]0+)?", said, re.ASCII):
        raise Unclear(tell("count", text, {}))
    return int(re.split("[.,]", said)[0])


def is_unit(said: str, indicator: Indicator) -> bool:
    """Whether a unit, as somebody wrote it, is the indicator's."""
    return plain_unit(said) == plain_unit(indicator.unit)


def plain_unit(said: str) -> str:
    """A unit by its shortest name, whatever it is called: `%` for `procent`."""
    word = plain_text(said).casefold().rstrip(".")
    return _UNIT_WORDS.get(word, word)


def _plain_digits(digits: str, indicator: Indicator, text: str) -> str:
    """The digits with at most one decimal sign, a point."""
    joined = re.sub(r"(?<=\d)[ '’](?=\d{3}(?!\d))", "", digits)
    signs = [sign for sign in joined if sign in ".,"]
    if not re.fullmatch(r"[\d.,]+", joined, re.ASCII) or signs.count(signs[-1] if signs else "") > 1:
        raise Unclear(tell("number", text, {}))
    if len(set(signs)) > 1:
        return _without_thousands(joined, signs, text)
    if _is_ambiguous(joined, indicator):
        whole, rest = re.split("[.,]", joined)
        raise Unclear(
            f"{quote(text)} kan betyda {whole} {rest} eller {whole},{rest}. Skriv {whole}{rest} om det är tusental, "
            f"annars {whole},{rest[:2]}."
        )
    return joined.replace(",", ".")


def _without_thousands(joined: str, signs: list[str], text: str) -> str:
    """`1.234,5` and `1,234.5`: the first kind of sign parts thousands, the last is the decimal sign."""
    whole, _, rest = joined.rpartition(signs[-1])
    if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(signs[0])}\d{{3}})+", whole, re.ASCII):
        raise Unclear(tell("number", text, {}))
    return f"{whole.replace(signs[0], '')}.{rest}"


def _is_ambiguous(joined: str, indicator: Indicator) -> bool:
    """Whether it looks like thousands, of an indicator that has not as many as three decimals."""
    decimals = 0 if indicator.decimals is None and indicator.unit == "antal" else indicator.decimals
    few = 3
    return decimals is not None and decimals < few and bool(re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", joined, re.ASCII))


def _strict(said: str) -> Period | None:
    try:
        return Period.parse(said)
    except ValueError:
        return None


def _year(said: str) -> Period | None:
    """`helåret 2025`, and the `2025,0` of a spreadsheet."""
    named = r"(?:(?:år|helår|hela år|bokslut|kalenderår)(?:et)? )?"
    match = re.fullmatch(rf"{named}(\d{{4}})(?: helår|[.,]0)?", said, re.ASCII)
    return _strict(match[1]) if match else None


def _school_year(said: str) -> Period | None:
    """`2024-25` too: what can be a month was read before. `24/25` alone can be a day, a month or a share."""
    named = re.fullmatch(r"(?:läsår(?:et)?|lå) (.+)", said)
    match = re.fullmatch(r"(\d\d)?(\d\d)[/-](?:\d\d)?(\d\d)", named[1] if named else said, re.ASCII)
    if match is None or (match[1] is None and named is None):
        return None
    return _strict(f"{match[1] or '20'}{match[2]}/{match[3]}")


def _part_of_year(said: str) -> Period | None:
    """`t2 2025`, `2025 t2`, `2:a tertialet 2025`, `andra halvåret 2025`, `kvartal 3, 2025`."""
    said = re.sub(r"(?<=\d):[ae]\b", "", said)
    words = [word for word in re.split(r"[ ,/_-]+|(?<=[a-zåäö])(?=\d)|(?<=\d)(?=[a-zåäö])", said) if word]
    words = [_ORDINALS.get(word, word) for word in words]
    years = [word for word in words if re.fullmatch(r"(?:19|20)\d\d", word, re.ASCII)]
    parts = [_PARTS[word] for word in words if word in _PARTS]
    numbers = [word for word in words if re.fullmatch(r"[1-4]", word, re.ASCII)]
    each = years, parts, numbers
    if len(words) != len(each) or not all(len(found) == 1 for found in each):
        return None
    return _strict(f"{years[0]}-{parts[0]}{numbers[0]}")


def _month(said: str) -> Period | None:
    """`juni 2025`, `2025 juni`, `jun-25` as Excel shows 2025-06, `202506`, `2025-6`."""
    digits = re.fullmatch(r"(\d{4})(?:-(\d)|(\d\d))", said, re.ASCII)
    if digits:
        return _strict(f"{digits[1]}-{digits[3] or '0' + digits[2]}")
    named = re.fullmatch(r"([a-zåäö]{3,9})\.?(?: |-(?=\d\d$))(\d{4}|\d\d)", said, re.ASCII)
    name, year = (named[1], named[2]) if named else ("", "")
    if turned := re.fullmatch(r"(\d{4}) ([a-zåäö]{3,9})", said, re.ASCII):
        year, name = turned.groups()
    number = next((number for number, month in enumerate(MONTHS, 1) if name in {month, month[:3]}), None)
    return _strict(f"{'20' * (len(year) == len('25'))}{year}-{number:02}") if number else None
