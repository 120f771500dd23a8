"""Periods of measurement: a year, a läsår, a tertial, a half, a quarter or a month.

A period has a first and a last day; that gives the periods their order and says which lie inside which.
Läsår run from 1 July to 30 June, tertials are thirds of a calendar year.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

_PATTERN = re.compile(
    r"(?P<year>(?:19|20)\d\d)"
    r"(?:/(?P<next>\d\d)|-t(?P<tertial>[1-3])|-h(?P<half>[12])|-kv(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?",
    re.ASCII,
)
_MONTHS_IN = {"tertial": 4, "half": 6, "quarter": 3, "month": 1}


class PeriodKind(StrEnum):
    """How long a period is."""

    YEAR = "year"
    SCHOOL_YEAR = "school year"
    TERTIAL = "tertial"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period as it is written (`2025`, `2024/25`, `2025-t1`, `2025-h1`, `2025-kv3`, `2025-06`), with its days.

    Of two periods the later is the one that ends later; where both end the same day, the longer.
    """

    text: str = field(compare=False)
    kind: PeriodKind = field(compare=False)
    number: int = field(compare=False)
    """Which tertial, half, quarter or month of the year; 1 for a year or läsår."""
    start: date = field(compare=False)
    end: date = field(compare=False)
    rank: int = field(init=False, repr=False)
    """Its place in the order of periods: no two have the same days."""

    def __post_init__(self) -> None:
        longest = 1_000
        object.__setattr__(self, "rank", self.end.toordinal() * longest + self.days)

    @staticmethod
    @lru_cache(maxsize=4096)
    def parse(text: str) -> "Period":
        """Read a period, or raise ValueError."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year = int(match["year"])
        if match["next"]:
            if int(match["next"]) != (year + 1) % 100:
                raise ValueError(text)
            return Period(text, PeriodKind.SCHOOL_YEAR, 1, date(year, 7, 1), date(year + 1, 6, 30))
        for name, months in _MONTHS_IN.items():
            if match[name]:
                return _part_of_year(text, year, PeriodKind(name), int(match[name]), months)
        return Period(text, PeriodKind.YEAR, 1, date(year, 1, 1), date(year, 12, 31))

    @property
    def year(self) -> int:
        """The calendar year it ends in: the year whose bokslut reports it."""
        return self.end.year

    def __contains__(self, other: "Period") -> bool:
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        return self.text

    def next(self) -> "Period":
        """The period of the same kind that begins when this one ends."""
        year = self.start.year
        match self.kind:
            case PeriodKind.YEAR:
                return Period.parse(str(year + 1))
            case PeriodKind.SCHOOL_YEAR:
                return Period.parse(f"{year + 1}/{(year + 2) % 100:02}")
        parts = 12 // _MONTHS_IN[self.kind]
        year, number = (year + 1, 1) if self.number == parts else (year, self.number + 1)
        sign = {PeriodKind.TERTIAL: "t", PeriodKind.HALF: "h", PeriodKind.QUARTER: "kv"}.get(self.kind)
        return Period.parse(f"{year}-{sign}{number}" if sign else f"{year}-{number:02}")

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


def _part_of_year(text: str, year: int, kind: PeriodKind, number: int, months: int) -> Period:
    last = number * months
    end = date(year, last, calendar.monthrange(year, last)[1])
    return Period(text, kind, number, date(year, last - months + 1, 1), end)


class FollowUpStage(StrEnum):
    """Which of a year's three follow-ups: the two tertials forecast, the bokslut concludes."""

    TERTIAL_1 = "t1"
    TERTIAL_2 = "t2"
    ANNUAL = "bokslut"


@dataclass(frozen=True, slots=True, order=True)
class FollowUpPeriod:
    """`2025-t1`, `2025-t2` or `2025-bokslut`, in that order."""

    year: int
    number: int

    @staticmethod
    @lru_cache(maxsize=1024)
    def parse(text: str) -> "FollowUpPeriod":
        """Read a follow-up's period, or raise ValueError."""
        match = re.fullmatch(r"((?:19|20)[0-9]{2})-(t1|t2|bokslut)", text)
        if match is None:
            raise ValueError(text)
        return FollowUpPeriod(int(match[1]), list(FollowUpStage).index(FollowUpStage(match[2])) + 1)

    @property
    def stage(self) -> FollowUpStage:
        return list(FollowUpStage)[self.number - 1]

    @property
    def is_final(self) -> bool:
        """Whether it reports results; the others forecast."""
        return self.stage is FollowUpStage.ANNUAL

    def __str__(self) -> str:
        return f"{self.year}-{self.stage}"
