"""What Kolada answers, read strictly: pages of rows, key figures and the figures of a municipality and year.

Fields of `https://api.kolada.se/v3`: a page is `values`, `count` (rows on the page) and `next_url`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NoReturn

from macros.reading.sentences import shorten

_MOST_DIGITS = 15
_LONGEST_TITLE, _LONGEST_SHOWN = 300, 40

Row = Mapping[str, object]


class UnexpectedAnswer(ValueError):  # noqa: N818  the name says what came
    """The answer is not what Kolada's description promises; the message is a Swedish clause that says in what way."""


@dataclass(frozen=True)
class Page:
    """Rows of an answer, and where the next ones are."""

    rows: tuple[Row, ...]
    next: str | None


@dataclass(frozen=True)
class KeyFigure:
    """What Kolada says of a key figure (KPI)."""

    id: str
    title: str
    year: int | None = None
    """The year that the two days below are about."""
    preliminary_from: date | None = None
    published_from: date | None = None

    def is_preliminary(self, year: int, day: date) -> bool:
        """Whether a figure for a year is still preliminary on a day."""
        if year != self.year or self.preliminary_from is None or self.published_from is None:
            return False
        return self.preliminary_from <= day < self.published_from

    def expected(self, year: int, day: date) -> date | None:
        """The day after this one when Kolada means to publish a year; None where it doesn't say."""
        days = (self.preliminary_from, self.published_from) if year == self.year else ()
        return min((each for each in days if each and each > day), default=None)


@dataclass(frozen=True)
class Figure:
    """A key figure in a municipality and a year. None is missing, never zero."""

    kpi: str
    municipality: str
    year: int
    total: Decimal | None
    women: Decimal | None
    men: Decimal | None


def read_page(body: bytes) -> Page:
    """An answer's body as a page; raises UnexpectedAnswer."""
    if body.lstrip()[:1] == b"<":
        raise UnexpectedAnswer("svaret är en webbsida och inte data")
    try:
        said = json.loads(body.decode("utf-8"), parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse_constant)
    except (ValueError, ArithmeticError, RecursionError):
        raise UnexpectedAnswer("svaret är inte läsbar JSON") from None
    if not isinstance(said, dict) or not isinstance(said.get("values"), list):
        raise UnexpectedAnswer("svaret saknar listan values")
    rows, count, following = said["values"], said.get("count"), said.get("next_url")
    if any(not isinstance(row, dict) for row in rows):
        raise UnexpectedAnswer("en rad i values är inte ett objekt")
    if count is not None and count != len(rows):
        raise UnexpectedAnswer(f"svaret säger sig ha {_shown(count)} rader men har {len(rows)}")
    if following is not None and not isinstance(following, str):
        raise UnexpectedAnswer("next_url är inte en adress")
    return Page(tuple(rows), following or None)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and Infinity are not JSON


def read_key_figures(rows: Iterable[Row]) -> Iterator[KeyFigure]:
    """The key figures of the rows; raises UnexpectedAnswer."""
    for row in rows:
        title = "".join(sign if sign.isprintable() else " " for sign in _text(row, "title"))
        yield KeyFigure(
            id=_id(row, "id"),
            title=" ".join(title.split())[:_LONGEST_TITLE],
            year=_year(row["publ_period"]) if row.get("publ_period") is not None else None,
            preliminary_from=_day(row, "prel_publication_date"),
            published_from=_day(row, "publication_date"),
        )


def read_figures(rows: Iterable[Row]) -> Iterator[Figure]:
    """The figures of the rows, without what Kolada has deleted; raises UnexpectedAnswer."""
    for row in rows:
        if row.get("isdeleted") is True:
            continue
        kpi, municipality, year = _id(row, "kpi"), _id(row, "municipality"), _year(row.get("period"))
        values = _by_gender(row, f"{kpi}, {municipality}, {year}")
        yield Figure(kpi, municipality, year, values.get("T"), values.get("K"), values.get("M"))


def _by_gender(row: Row, where: str) -> dict[str, Decimal | None]:
    found: dict[str, Decimal | None] = {}
    values = row.get("values")
    if not isinstance(values, list):
        raise UnexpectedAnswer(f"raden för {where} saknar listan values")
    for said in values:
        if not isinstance(said, dict) or not isinstance(said.get("gender"), str):
            raise UnexpectedAnswer(f"ett värde för {where} säger inte vilket kön det gäller")
        if said.get("isdeleted") is True:
            continue
        value = _value(said, where)
        if found.get(said["gender"], value) != value:
            raise UnexpectedAnswer(f"{where} har två olika värden för {_shown(said['gender'])}")
        found[said["gender"]] = value
    return found


def _value(said: Row, where: str) -> Decimal | None:
    if "value" not in said:
        raise UnexpectedAnswer(f"ett värde för {where} saknar value")
    value = said["value"]
    if value is None:
        return None
    if not isinstance(value, Decimal):
        raise UnexpectedAnswer(f"{_shown(value)} för {where} är inte ett tal")
    if value.adjusted() >= _MOST_DIGITS:
        raise UnexpectedAnswer(f"värdet för {where} är orimligt stort")
    return value


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise UnexpectedAnswer(f"en rad saknar {key}")
    return value


def _id(row: Row, key: str) -> str:
    text = _text(row, key)
    if not re.fullmatch(r"[A-Za-z0-9]{1,20}", text):
        raise UnexpectedAnswer(f"{_shown(text)} är inget id")
    return text


def _year(value: object) -> int:
    if not re.fullmatch(r"[12][0-9]{3}", str(value)):
        raise UnexpectedAnswer(f"{_shown(value)} är inte ett år")
    return int(str(value))


def _day(row: Row, key: str) -> date | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise UnexpectedAnswer(f"{_shown(value)} är inte ett datum") from None


def _shown(value: object) -> str:
    """A value of the answer as it can stand in a message."""
    return f"”{shorten(str(value), _LONGEST_SHOWN)}”"
