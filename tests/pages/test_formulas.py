"""Why an indicator has its colour: a formula that can be checked by hand, and a sentence."""

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.formulas import write_formula
from macros.pages.indicator_part import explain, view_indicator
from macros.plan.assessment import IndicatorStanding, assess_indicator
from macros.plan.fields import read_number
from macros.plan.indicator import Indicator
from macros.plan.model import Municipality
from macros.plan.plan import Plan
from tests.repositories import plan_of

quick = settings(max_examples=200, deadline=None)
DAY = date(2026, 6, 15)


def standing_of(how: str, outcome: str | None, target: str | None, unit: str = "%") -> IndicatorStanding:
    """What an outcome of 2025 comes to against a target; `how` is keys of YAML, a target `80` or `95–100`."""
    low, _, high = (target or "").partition("–")
    aim = f"{{period: 2025, lägst: {low}, högst: {high}}}" if high else f"{{period: 2025, värde: {low}}}"
    lines = [
        "titel: Måttet",
        "mål: [malet]",
        f"enhet: '{unit}'",
        *how.split("; "),
        f"målvärden: [{aim}]" if target else "",
        f"utfall: [{{period: 2025, värde: {outcome}, publicerad: 2026-03-01}}]" if outcome else "",
    ]
    plan = plan_of({"skolnamnden/indikatorer/mattet.yml": "\n".join(lines)})
    return assess_indicator(plan, plan.indicators["mattet"], DAY)


def formula_of(how: str, outcome: str, target: str | None) -> str:
    """The formula with plain spaces."""
    return (write_formula(standing_of(how, outcome, target)) or "").replace("\u00a0", " ")


HIGHER, LOWER, INTERVAL, YES_NO = "riktning: högre", "riktning: lägre", "riktning: intervall", "riktning: ja/nej"
UP_FROM = "riktning: högre; beräkning: förflyttning; startvärde: {{period: 2022, värde: {}}}".format
DOWN_FROM = "riktning: lägre; beräkning: förflyttning; startvärde: {{period: 2022, värde: {}}}".format
LIMITS = "riktning: högre; beräkning: trösklar; trösklar: {grön: 0, gul: -1.5}"
LIMITS_DOWN = "riktning: lägre; beräkning: trösklar; trösklar: {grön: 2, gul: 3.5}"


@pytest.mark.parametrize(
    ("how", "outcome", "target", "formula"),
    [
        # outcome by target
        (HIGHER, "76.4", "80", "76,4 / 80 = 95,5 %"),
        (HIGHER, "82", "80", "82 / 80 = 102,5 %"),
        (HIGHER, "80", "80", "80 / 80 = 100 %"),
        (HIGHER, "0", "80", "0 / 80 = 0 %"),
        (HIGHER, "1234.5", "2000", "1 234,5 / 2 000 ≈ 61,72 %"),
        (HIGHER, "64", "80.0", "64 / 80 = 80 %"),
        # a quotient that does not come out even is rounded down, and says so
        (HIGHER, "2", "3", "2 / 3 ≈ 66,66 %"),
        (HIGHER, "79.997", "80", "79,997 / 80 ≈ 99,99 %"),
        (HIGHER, "79.9999", "80", "79,9999 / 80 ≈ 99,99 %"),
        (HIGHER + "; decimaler: 1", "76", "80", "76,0 / 80 = 95 %"),
        # target by outcome
        (LOWER, "7.5", "5.5", "5,5 / 7,5 ≈ 73,33 %"),
        (LOWER, "5", "5.5", "5,5 / 5 = 110 %"),
        (LOWER, "5", "0", "0 / 5 = 0 %"),
        (LOWER, "0", "0", "0 är högst 0: 100 %"),
        (LOWER, "0", "5", "0 är högst 5: 100 %"),
        (LOWER, "-2", "5", "−2 är högst 5: 100 %"),
        # against the nearest end of an interval
        (INTERVAL, "97", "95–100", "97 ligger mellan 95 och 100: 100 %"),
        (INTERVAL, "95", "95–100", "95 ligger mellan 95 och 100: 100 %"),
        (INTERVAL, "94", "95–100", "94 / 95 ≈ 98,94 %"),
        (INTERVAL, "125", "95–100", "100 / 125 = 80 %"),
        # answers
        (YES_NO, "ja", "ja", "Ja, målet är ja: 100 %"),
        (YES_NO, "nej", "ja", "Nej, målet är ja: 0 %"),
        (YES_NO, "nej", "nej", "Nej, målet är nej: 100 %"),
        # how much of the way is done
        (UP_FROM(70), "78", "80", "(78 − 70) / (80 − 70) = 80 %"),
        (UP_FROM(70), "82.5", "80", "(82,5 − 70) / (80 − 70) = 125 %"),
        (UP_FROM(70), "70", "80", "(70 − 70) / (80 − 70) = 0 %"),
        (UP_FROM(-4), "-1", "2", "(−1 − (−4)) / (2 − (−4)) = 50 %"),
        (DOWN_FROM(10), "7", "6", "(7 − 10) / (6 − 10) = 75 %"),
        # limits in the indicator's own unit: the limit that was reached, or the one that was not
        (LIMITS, "0", None, "0 ≥ 0 (gränsen för grönt)"),
        (LIMITS, "-0.4", None, "−0,4 ≥ −1,5 (gränsen för gult)"),
        (LIMITS, "-1.5", None, "−1,5 ≥ −1,5 (gränsen för gult)"),
        (LIMITS, "-1.6", None, "−1,6 < −1,5 (gränsen för gult)"),
        (LIMITS_DOWN, "2", None, "2 ≤ 2 (gränsen för grönt)"),
        (LIMITS_DOWN, "3", None, "3 ≤ 3,5 (gränsen för gult)"),
        (LIMITS_DOWN, "4", None, "4 > 3,5 (gränsen för gult)"),
        # nothing to compute
        (HIGHER, "76", None, ""),
    ],
)
def test_the_formula_has_the_numbers_that_give_the_degree(
    how: str, outcome: str, target: str | None, formula: str
) -> None:
    assert formula_of(how, outcome, target) == formula


@pytest.mark.parametrize(
    ("how", "outcome", "target", "formula"),
    [
        (HIGHER, "-5", "80", "−5 / 80 = −6,25 %, räknas som 0 %"),
        (UP_FROM(70), "65", "80", "(65 − 70) / (80 − 70) = −50 %, räknas som 0 %"),
        (DOWN_FROM(10), "12", "6", "(12 − 10) / (6 − 10) = −50 %, räknas som 0 %"),
        (INTERVAL, "-5", "-2–3", "−5 ligger under −2: 0 %"),
        (INTERVAL, "4", "-5–-2", "4 ligger över −2: 0 %"),
    ],
)
def test_an_outcome_counted_as_nothing_is_not_said_to_divide_to_nothing(
    how: str, outcome: str, target: str, formula: str
) -> None:
    assert formula_of(how, outcome, target) == formula


# By hand


def indicator_of(**keys: object) -> Indicator:
    head = {"titel": "Måttet", "mål": ["malet"], "enhet": "kr", "@id": "mattet", "@organ": "skolnamnden"}
    return Indicator.model_validate({**head, **keys})


@st.composite
def counted(draw: st.DrawFn) -> Indicator:
    """An indicator with an outcome that is not below nothing, so that its degree is a quotient."""
    numbers = st.decimals(0, 5000, places=2, allow_nan=False)
    aim, outcome, start = draw(numbers.filter(bool)), draw(numbers), draw(numbers)
    how = draw(st.sampled_from(["högre", "lägre", "intervall", "förflyttning"]))
    keys: dict[str, object] = {"riktning": how, "målvärden": [{"period": "2025", "värde": str(aim)}]}
    if how == "intervall":
        keys["målvärden"] = [{"period": "2025", "lägst": str(aim), "högst": str(aim + start)}]
    if how == "förflyttning":
        outcome = max(outcome, start)
        keys |= {"riktning": "högre", "beräkning": how, "startvärde": {"period": "2022", "värde": str(start)}}
        keys["målvärden"] = [{"period": "2025", "värde": str(start + aim)}]
    return indicator_of(**keys, utfall=[{"period": "2025", "värde": str(outcome), "publicerad": "2026-03-01"}])


def number_in(text: str) -> Fraction:
    return Fraction(read_number(text.strip("()")))


def side_of(text: str) -> Fraction:
    """`80`, or `(80 − 70)`, or `(2 − (−4))`."""
    first, minus, second = text.partition(" − ")
    return number_in(first) - number_in(second) if minus else number_in(text)


@quick
@given(counted())
def test_a_reader_who_does_the_sum_gets_the_degree_and_the_colour(indicator: Indicator) -> None:
    municipality = Municipality.model_validate({"namn": "Kommunen", "kommunkod": "1275"})
    standing = assess_indicator(Plan(municipality, {}, {}, {}, {"mattet": indicator}, {}), indicator, DAY)
    sum_ = re.fullmatch(
        r"(?P<over>.+) / (?P<under>.+) (?P<sign>[=≈]) (?P<degree>.+)\u00a0%", write_formula(standing) or ""
    )
    if sum_ is None:
        assert (write_formula(standing) or "").endswith(": 100\u00a0%")
        return
    quotient, degree = 100 * side_of(sum_["over"]) / side_of(sum_["under"]), number_in(sum_["degree"])
    assert (quotient == degree) if sum_["sign"] == "=" else (degree < quotient < degree + Fraction(1, 100))
    assert standing.colour == ("grön" if degree >= 100 else "gul" if degree >= 80 else "röd")


# The sentence

BOKSLUT = {"skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-25"}
OTHER_LIMITS = {
    "kommun.yml": """
        namn: Prövköping
        kommunkod: "1275"
        styrmodeller:
          - {id: gammal, namn: Gammal, gäller_från: 2015-01-01, grön_från: 95, gul_från: 72.5}
          - {id: ny, namn: Ny, gäller_från: 2026-01-01}
        """
}
OUTCOME = "utfall: [{period: 2025, värde: 76, publicerad: 2026-03-01}]"
TARGET = "målvärden: [{period: 2025, värde: 80}]"


@pytest.mark.parametrize(
    ("indicator", "others", "sentence"),
    [
        # judged, by the limits of the steering model of the period
        (f"{HIGHER}; {TARGET}; {OUTCOME}", {}, "Grönt är minst 100 procent av målet, gult minst 80 procent."),
        (
            f"{HIGHER}; {TARGET}; {OUTCOME}",
            OTHER_LIMITS,
            "Grönt är minst 95 procent av målet, gult minst 72,5 procent.",
        ),
        # judged, by limits of its own
        (f"{LIMITS}; {OUTCOME}", {}, "Grönt är minst 0 mkr, gult minst −1,5 mkr."),
        (f"{LIMITS_DOWN}; {OUTCOME}", {}, "Grönt är högst 2 mkr, gult högst 3,5 mkr."),
        # a forecast
        (
            f"{HIGHER}; {TARGET}; utfall: [{{period: 2025, värde: 76, typ: prognos, publicerad: 2025-10-01}}]",
            {},
            "Det är en prognos, inte ett resultat. Grönt är minst 100 procent av målet, gult minst 80 procent.",
        ),
        # no target
        (f"{HIGHER}; {OUTCOME}", {}, "Indikatorn följs utan målvärde och får därför ingen färg."),
        # not reported
        (f"{HIGHER}; {TARGET}", {}, "Utfallet för 2025 är inte rapporterat än."),
        (
            f"{HIGHER}; målvärden: [{{period: 2024/25, värde: 80}}]",
            {},
            "Utfallet för läsåret 2024/25 är inte rapporterat än.",
        ),
        (LIMITS, {}, "Inget är rapporterat än."),
        # black, because somebody said so, or because the bokslut came without it
        (
            f"{HIGHER}; {TARGET}; utfall: [{{period: 2025, inte_mätt: Enkäten uteblev, publicerad: 2026-03-01}}]",
            {},
            "Ingen mätning för 2025. Enkäten uteblev.",
        ),
        (
            f"{HIGHER}; {TARGET}; utfall: [{{period: 2025, inte_mätt: Vad hände?, publicerad: 2026-03-01}}]",
            {},
            "Ingen mätning för 2025. Vad hände?",
        ),
        (f"{HIGHER}; {TARGET}", BOKSLUT, "Bokslutet är publicerat, men det finns inget utfall för 2025."),
    ],
)
def test_the_colour_or_its_absence_is_explained(indicator: str, others: dict[str, str], sentence: str) -> None:
    lines = ["titel: Måttet", "mål: [malet]", "enhet: mkr", *indicator.split("; ")]
    plan = plan_of({"skolnamnden/indikatorer/mattet.yml": "\n".join(lines), **others})
    standing = assess_indicator(plan, plan.indicators["mattet"], DAY)
    assert explain(standing).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (
            "{period: 2025, inte_mätt: Enkäten uteblev, publicerad: 2026-03-01}",
            "Ingen mätning för 2025. Enkäten uteblev.",
        ),
        ("{period: 2025, värde: 60, typ: prognos, publicerad: 2025-10-01}", ""),
    ],
)
def test_a_year_without_measurement_is_told_beside_the_last_result(later: str, said: str) -> None:
    plan = plan_of({
        "skolnamnden/indikatorer/mattet.yml": f"""
            titel: Måttet
            mål: [malet]
            enhet: "%"
            riktning: högre
            målvärden: [{{period: 2024, värde: 80}}, {{period: 2025, värde: 80}}]
            utfall:
              - {{period: 2024, värde: 76, publicerad: 2025-03-01}}
              - {later}
            """,
    })  # fmt: skip
    part = view_indicator(plan, plan.indicators["mattet"], DAY)
    assert (part.figure.replace("\u00a0", " "), part.later) == ("76 %", said)
