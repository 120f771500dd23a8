"""Numbers, dates, periods and counts, written as Swedes write them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.labels import slug_of, word_for_verdict
from macros.pages.words import (
    floor_decimals,
    lower_first,
    write_count,
    write_date,
    write_degree,
    write_distribution,
    write_follow_up,
    write_limit,
    write_list,
    write_month,
    write_number,
    write_period,
    write_short_period,
    write_target,
    write_term,
    write_trend,
    write_value,
)
from macros.plan.assessment import IndicatorStanding, State, Verdict
from macros.plan.fields import read_number
from macros.plan.indicator import Answer, Indicator, Target
from macros.plan.model import Assessment, Colour, FollowUp, TermOfOffice
from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.trend import Trend, Turn

quick = settings(max_examples=300, deadline=None)


def shown(text: str) -> str:
    """A text whose no-break spaces can be seen: `1_234`."""
    return text.replace("\u00a0", "_")


# Numbers


@pytest.mark.parametrize(
    ("number", "decimals", "written"),
    [
        # needless zeros are left out unless decimals are asked for
        ("0", None, "0"),
        ("80", None, "80"),
        ("80.0", None, "80"),
        ("80.50", None, "80,5"),
        ("1E+2", None, "100"),
        ("0.001", None, "0,001"),
        # decimals asked for are always there
        ("76.4", 1, "76,4"),
        ("76", 1, "76,0"),
        ("76", 0, "76"),
        ("0.125", 3, "0,125"),
        # thousands stand apart, from four figures on
        ("999", None, "999"),
        ("1234.5", None, "1_234,5"),
        ("12345", 0, "12_345"),
        ("1234567.25", None, "1_234_567,25"),
        # a real minus sign, and never before a zero
        ("-5", None, "−5"),
        ("-1234.5", 1, "−1_234,5"),
        ("-0", None, "0"),
        ("-0.04", 1, "0,0"),
        ("-0.06", 1, "−0,1"),
    ],
)
def test_a_number_is_written_with_comma_no_break_space_and_a_real_minus(
    number: str, decimals: int | None, written: str
) -> None:
    assert shown(write_number(Decimal(number), decimals)) == written


def test_the_space_in_thousands_never_breaks_and_the_minus_is_no_hyphen() -> None:
    assert [f"U+{ord(sign):04X}" for sign in write_number(-1234) if not sign.isdigit()] == ["U+2212", "U+00A0"]


@quick
@given(st.decimals(-(10**12), 10**12, places=4, allow_nan=False))
def test_a_number_that_is_written_reads_back_as_itself(number: Decimal) -> None:
    assert read_number(write_number(number)) == number
    assert read_number(write_number(number, 4)) == number


@quick
@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False), st.none() | st.integers(0, 6), st.integers(0, 4))
def test_equal_numbers_are_written_alike_however_many_zeros_they_end_with(
    number: Decimal, decimals: int | None, zeros: int
) -> None:
    write = write_number.__wrapped__  # without what is kept by equality
    assert write(number.quantize(Decimal(1).scaleb(-4 - zeros)), decimals) == write(number, decimals)
    assert write(number.normalize(), decimals) == write(number, decimals)


@quick
@given(st.decimals(-(10**9), 10**9, places=6, allow_nan=False), st.integers(0, 6))
def test_a_number_has_the_decimals_asked_for(number: Decimal, decimals: int) -> None:
    _, _, after = write_number(number, decimals).partition(",")
    assert len(after) == decimals


# Values, targets and limits of an indicator


def indicator_of(unit: str, decimals: str | None = None, direction: str = "högre") -> Indicator:
    keys = {"titel": "Måttet", "mål": ["malet"], "enhet": unit, "riktning": direction}
    return Indicator.model_validate({**keys, "decimaler": decimals, "@id": "mattet", "@organ": "namnden"})


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "with_unit", "without"),
    [
        ("%", "1", "76.4", "76,4_%", "76,4"),
        ("%", "1", "76", "76,0_%", "76,0"),
        ("%", None, "76.40", "76,4_%", "76,4"),
        ("tkr", "0", "-1234", "−1_234_tkr", "−1_234"),
        ("dagar", None, "8.5", "8,5_dagar", "8,5"),
        # a value with more decimals than are usual keeps them: what stood there once is told as it stood
        ("%", "0", "76.4", "76,4_%", "76,4"),
        # units that are no units
        ("antal", "0", "1234", "1_234", "1_234"),
        ("index", "0", "80", "80", "80"),
    ],
)
def test_a_value_has_the_indicators_decimals_and_unit(
    unit: str, decimals: str | None, value: str, with_unit: str, without: str
) -> None:
    indicator = indicator_of(unit, decimals)
    assert shown(write_value(indicator, Decimal(value))) == with_unit
    assert shown(write_value(indicator, Decimal(value), with_unit=False)) == without


@pytest.mark.parametrize(("value", "written"), [(Answer.YES, "Ja"), (Answer.NO, "Nej"), (None, "–")])
def test_an_answer_is_a_word_and_what_is_missing_a_dash(value: Answer | None, written: str) -> None:
    assert write_value(indicator_of("ja/nej", direction="ja/nej"), value) == written


@pytest.mark.parametrize(
    ("unit", "stated", "written"),
    [
        # as it was decided: no needless zeros, whatever decimals the outcomes have
        ("%", {"värde": "80"}, "80_%"),
        ("%", {"värde": "80.0"}, "80_%"),
        ("%", {"värde": "99.50"}, "99,5_%"),
        ("antal", {"värde": "7000"}, "7_000"),
        ("%", {"värde": "0"}, "0_%"),
        ("mkr", {"värde": "-1.5"}, "−1,5_mkr"),
        ("%", {"lägst": "95", "högst": "100"}, "95–100_%"),
        ("antal", {"lägst": "0", "högst": "5"}, "0–5"),
        ("ja/nej", {"värde": "ja"}, "Ja"),
        ("%", None, "–"),
    ],
)
def test_a_target_is_written_as_it_was_decided(unit: str, stated: dict[str, str] | None, written: str) -> None:
    target = Target.model_validate({"period": "2025", **stated}) if stated else None
    assert shown(write_target(indicator_of(unit, "1"), target)) == written


@pytest.mark.parametrize(
    ("unit", "written"), [("mkr", "−1,5_mkr"), ("%", "−1,5_%"), ("index", "−1,5"), ("antal", "−1,5")]
)
def test_a_limit_has_the_unit_and_no_needless_zeros(unit: str, written: str) -> None:
    assert shown(write_limit(indicator_of(unit, "2"), Decimal("-1.50"))) == written


# Degrees


@pytest.mark.parametrize(
    ("degree", "written"),
    [
        (Fraction(0), "0_%"),
        (Fraction(799999, 10000), "79_%"),
        (Fraction(80), "80_%"),
        (Fraction("95.5"), "95_%"),
        (Fraction("99.96"), "99_%"),
        (Fraction(100), "100_%"),
        (Fraction(2000, 3), "666_%"),
        (Fraction(1234567, 10), "123_456_%"),
    ],
)
def test_a_degree_is_a_whole_number_rounded_down(degree: Fraction, written: str) -> None:
    assert shown(write_degree(degree)) == written


@quick
@given(st.sampled_from([80, 100]), st.integers(-(10**9), 10**9), st.integers(1, 10**9))
def test_a_degree_below_a_limit_is_never_written_as_the_limit_or_more(limit: int, above: int, parts: int) -> None:
    degree = max(limit + Fraction(above, 40 * parts), Fraction(0))
    written = read_number(write_degree(degree).removesuffix("\u00a0%"))
    assert (written < limit) == (degree < limit)


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        (Fraction(955, 10), 2, "95.50"),
        (Fraction(200, 3), 2, "66.66"),
        (Fraction(99999, 1000), 2, "99.99"),
        (Fraction(-1, 3), 2, "-0.34"),
        (Fraction(1, 3), 0, "0"),
    ],
)
def test_a_fraction_is_cut_and_never_rounded_up(number: Fraction, places: int, rounded: str) -> None:
    assert str(floor_decimals(number, places)) == rounded


# Dates and periods


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2023, 2, 15), "15_februari_2023"),
        (date(2026, 1, 1), "1_januari_2026"),
        (date(2025, 12, 31), "31_december_2025"),
    ],
)
def test_a_date_is_day_month_in_words_and_year(day: date, written: str) -> None:
    assert shown(write_date(day)) == written


@pytest.mark.parametrize(
    ("period", "in_text", "on_an_axis"),
    [
        ("2025", "2025", "2025"),
        ("2024/25", "läsåret_2024/25", "24/25"),
        ("2099/00", "läsåret_2099/00", "99/00"),
        ("2025-t1", "tertial_1 2025", "T1 25"),
        ("2025-t3", "tertial_3 2025", "T3 25"),
        ("2025-h1", "första halvåret 2025", "H1 25"),
        ("2025-h2", "andra halvåret 2025", "H2 25"),
        ("2025-kv3", "tredje kvartalet 2025", "kv3 25"),
        ("2025-kv4", "fjärde kvartalet 2025", "kv4 25"),
        ("2025-06", "juni 2025", "jun 25"),
        ("2005-12", "december 2005", "dec 05"),
    ],
)
def test_a_period_is_written_out_in_text_and_short_on_an_axis(period: str, in_text: str, on_an_axis: str) -> None:
    assert shown(write_period(Period.parse(period))) == in_text
    assert write_short_period(Period.parse(period)) == on_an_axis


@pytest.mark.parametrize(
    ("period", "name", "in_text"),
    [
        ("2024-bokslut", "Bokslut 2024", "bokslutet 2024"),
        ("2025-t1", "Tertial 1 2025", "tertial 1 2025"),
        ("2025-t2", "Tertial 2 2025", "tertial 2 2025"),
    ],
)
def test_a_follow_up_has_a_name_and_a_form_for_running_text(period: str, name: str, in_text: str) -> None:
    assert write_follow_up(FollowUpPeriod.parse(period)) == name
    assert write_follow_up(FollowUpPeriod.parse(period), definite=True) == in_text


@pytest.mark.parametrize(("day", "written"), [(date(2027, 6, 30), "juni_2027"), (date(2026, 12, 1), "december_2026")])
def test_a_month_is_written_with_its_year(day: date, written: str) -> None:
    assert shown(write_month(day)) == written


def test_a_term_of_office_is_written_by_its_years() -> None:
    keys = {"id": "nu", "start": "2023-01-01", "slut": "2026-12-31"}
    assert write_term(TermOfOffice.model_validate(keys)) == "2023–2026"


@pytest.mark.parametrize(
    ("turn", "since", "written"),
    [
        (Turn.BETTER, "2024", "bättre än 2024"),
        (Turn.WORSE, "2024/25", "sämre än läsåret_2024/25"),
        (Turn.SAME, "2025-t1", "oförändrat sedan tertial_1 2025"),
    ],
)
def test_a_trend_says_which_way_and_since_when(turn: Turn, since: str, written: str) -> None:
    standing = IndicatorStanding(indicator_of("%"), Period.parse(since), None, None, State.JUDGED)
    assert shown(write_trend(Trend(turn, standing))) == written


def test_without_anything_to_compare_with_the_trend_is_a_dash() -> None:
    assert write_trend(None) == "–"


# Counts and names


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({"grön": 2, "gul": 0, "röd": 1, "svart": 1, "inte rapporterat": 0}, "2_gröna, 1_röd och 1_svart"),
        ({"grön": 1}, "1_grön"),
        ({"gul": 1, "röd": 2}, "1_gul och 2_röda"),
        ({"gul": 3, "svart": 4}, "3_gula och 4_svarta"),
        ({"inte rapporterat": 1}, "1_inte rapporterad"),
        ({"inte rapporterat": 2}, "2_inte rapporterade"),
        ({"grön": 0, "gul": 0}, "inga indikatorer med målvärde"),
        ({}, "inga indikatorer med målvärde"),
    ],
)
def test_a_distribution_is_told_in_a_sentence(counts: dict[str, int], written: str) -> None:
    assert shown(write_distribution(counts)) == written


@pytest.mark.parametrize(("count", "written"), [(0, "0_mål"), (1, "1_aktivitet"), (6, "6_aktiviteter")])
def test_a_count_has_the_word_that_fits_it(count: int, written: str) -> None:
    one, many = ("aktivitet", "aktiviteter") if count else ("mål", "mål")
    assert shown(write_count(count, one, many)) == written


@pytest.mark.parametrize(
    ("parts", "written"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_a_list_ends_with_och(parts: list[str], written: str) -> None:
    assert write_list(parts) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Kommunstyrelsen", "kommunstyrelsen"),
        ("Barn- och utbildningsnämnden", "barn- och utbildningsnämnden"),
        ("Äldreomsorgen", "äldreomsorgen"),
        ("Perstorps Bostäder AB", "Perstorps Bostäder AB"),
        ("IT-nämnden", "IT-nämnden"),
        ("", ""),
    ],
)
def test_a_body_inside_a_sentence_has_a_small_letter_unless_it_is_a_name(name: str, written: str) -> None:
    assert lower_first(name) == written


@pytest.mark.parametrize(
    ("word", "slug"),
    [("grön", "gron"), ("röd", "rod"), ("inte rapporterat", "inte-rapporterat"), ("ja/nej", "ja-nej")],
)
def test_a_status_word_becomes_a_class_name_in_plain_letters(word: str, slug: str) -> None:
    assert slug_of(word) == slug


@pytest.mark.parametrize(
    ("colour", "period", "word"),
    [
        ("grön", "2025-bokslut", "Uppfylls helt"),
        ("svart", "2025-bokslut", "Inte mätt"),
        ("grön", "2025-t2", "Prognos: uppfylls helt"),
        ("gul", "2025-t2", "Prognos: uppfylls delvis"),
        ("röd", "2025-t2", "Prognos: uppfylls inte"),
        # what is not measured yet can't be forecast: it is not said that it never will be measured
        ("svart", "2025-t2", "Prognos: går inte att säga än"),
    ],
)
def test_the_word_of_a_forecast_says_that_it_is_one(colour: str, period: str, word: str) -> None:
    made = Assessment.model_validate({"mål": "malet", "färg": colour})
    keys = {"publicerad": "2026-03-25", "bedömningar": [], "@organ": "namnden", "@period": period}
    verdict = Verdict(FollowUp.model_validate(keys), made, Colour(colour))
    assert word_for_verdict(verdict) == word
