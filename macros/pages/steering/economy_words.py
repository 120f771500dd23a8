"""Money in words: amounts, what is left or lacking, its share of a budget, the names of the economic reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from macros.pages.words import MONTHS, NBSP, write_number
from macros.plan.economy import ANNUAL, ReportStanding, month_of
from macros.plan.steering import EconomicReport

UNIT_WORDS = {"kr": "kronor", "tkr": "tusen kronor", "mkr": "miljoner kronor"}
NOTHING = "–"
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Money:
    """How amounts that stand together are written: in one unit, all with the same decimals."""

    unit: str
    decimals: int

    @classmethod
    def fitting(cls, unit: str, amounts: Iterable[Decimal | None]) -> "Money":
        """With as many decimals as the amount that has the most."""
        return cls(unit, max((_decimals(amount) for amount in amounts if amount is not None), default=0))

    def plain(self, amount: Decimal | None) -> str:
        """`84 900`, for tables and charts that name the unit once; a dash where there is none."""
        return NOTHING if amount is None else write_number(amount, self.decimals)

    def full(self, amount: Decimal | None) -> str:
        """`84 900 tkr`."""
        return NOTHING if amount is None else f"{self.plain(amount)}{NBSP}{self.unit}"

    def deviation(self, deviation: Decimal) -> str:
        """`ett underskott på 1 200 tkr`, `ett överskott på 900 tkr`."""
        return f"ett {'underskott' if deviation < 0 else 'överskott'} på {self.full(abs(deviation))}"

    @property
    def unit_words(self) -> str:
        """The unit spelled out: `tusen kronor`."""
        return UNIT_WORDS.get(self.unit, self.unit)


def round_share(share: Fraction, limit: Decimal) -> Decimal:
    """A share of the budget in per cent as it is shown: with one decimal, half away from zero.

    A deficit below the limit for an åtgärdsplan is never shown as having reached it: where rounding would say so, it is
    rounded toward zero instead, as degrees are. Where the limit has more decimals, so has the share, so that a deficit
    that reaches the limit is never shown below it either.
    """
    places = _places(limit)
    size = abs(share) * 10**places
    rounded = (size + _HALF).__floor__()
    if share < 0 and abs(share) < Fraction(limit) <= Fraction(rounded, 10**places):
        rounded = size.__floor__()
    with localcontext(prec=80):
        return Decimal(-rounded if share < 0 else rounded).scaleb(-places)


def write_percent(share: Fraction | None, limit: Decimal) -> str:
    """`−1,4 %`, for tables; a dash where there is no share."""
    if share is None:
        return NOTHING
    return f"{write_number(round_share(share, limit), _places(limit))}{NBSP}%"


def write_share(share: Fraction, limit: Decimal) -> str:
    """`1,4 procent`, for sentences that say which side of the budget it is."""
    return f"{write_number(round_share(share, limit).copy_abs(), _places(limit))}{NBSP}procent"


def write_ending(latest: ReportStanding, limit: Decimal, money: Money) -> str:
    """How a year ends: `väntas få ett underskott på 900 tkr, 1,1 procent av budgeten på 84 000 tkr`."""
    deviation, budget = latest.deviation or Decimal(0), money.full(latest.budget)
    share = "" if latest.share is None else write_share(latest.share, limit)
    if deviation < 0:
        got = "fick" if latest.is_final else "väntas få"
        return f"{got} {money.deviation(deviation)}, " + (
            f"{share} av budgeten på {budget}" if share else f"mot budgeten på {budget}"
        )
    kept = "höll" if latest.is_final else "väntas hålla"
    if deviation == 0:
        return f"{kept} budgeten på {budget}, varken mer eller mindre"
    return f"{kept} budgeten på {budget}, med {money.full(deviation)} till godo" + (f" ({share})" if share else "")


def name_report(report: EconomicReport, *, definite: bool = False) -> str:
    """`Månadsrapport mars`, `Tertial 1`, `Årsredovisning`; in running text `månadsrapporten för mars`."""
    if report.report == ANNUAL:
        return "årsredovisningen" if definite else "Årsredovisning"
    if report.report.startswith("tertial"):
        return f"{'tertial' if definite else 'Tertial'}{NBSP}{report.report[-1]}"
    month = MONTHS[month_of(report) - 1]
    return f"månadsrapporten för {month}" if definite else f"Månadsrapport {month}"


def tell_amount_correction(report: EconomicReport, *, what: str, value: Decimal, former: Decimal, unit: str) -> str:
    """`Utfallet i tertial 1 rättades till 63 700 tkr från 63 680 tkr`, as a sentence."""
    money = Money.fitting(unit, (value, former))
    named = name_report(report, definite=True)
    return f"{what} i {named} rättades till {money.full(value)} från {money.full(former)}."


def _places(limit: Decimal) -> int:
    return max(1, _decimals(limit))


def _decimals(amount: Decimal) -> int:
    return max(0, -int(amount.normalize().as_tuple().exponent))
