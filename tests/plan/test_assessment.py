"""How it goes on a day: which figure leads, what is black, what only waits, what a goal comes to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from macros.plan.assessment import (
    GoalStanding,
    IndicatorStanding,
    assess_goal,
    assess_indicator,
    assess_periods,
)
from macros.plan.terms import Phase
from macros.plan.timeline import status_as_of
from tests.repositories import plan_of

HEAD = "titel: Måttet\nmål: [malet]\nenhet: '%'\nriktning: högre\n"
FAR_AHEAD = "2030-01-01"


def standing_of(figures: str, as_of: str = FAR_AHEAD, follow_ups: Mapping[str, str] | None = None) -> IndicatorStanding:
    """What an indicator of skolnämnden with these targets and outcomes comes to on a day."""
    plan = plan_of({"skolnamnden/indikatorer/mattet.yml": HEAD + figures, **(follow_ups or {})})
    return assess_indicator(plan, plan.indicators["mattet"], date.fromisoformat(as_of))


def told(standing: IndicatorStanding) -> str:
    """`2024 76.4 bedömd gul`: the period, the value, the state and the colour."""
    return f"{standing.period} {standing.value} {standing.state} {standing.colour}"


# Which figure leads


@pytest.mark.parametrize(
    ("outcomes", "leading"),
    [
        # the latest period with a final or preliminary outcome
        ("2023 100; 2024 76", "2024 76 bedömd gul"),
        ("2024 76; 2023 100", "2024 76 bedömd gul"),
        ("2023 100; 2024 76 preliminärt", "2024 76 bedömd gul"),
        ("2024 90 preliminärt; 2024 76", "2024 76 bedömd gul"),
        ("2024 76; 2024 90 preliminärt", "2024 76 bedömd gul"),
        ("2024-t1 100; 2024-t2 76", "2024-t2 76 bedömd gul"),
        ("2024 100; 2024/25 76", "2024/25 76 inget målvärde None"),
        # before any forecast and any reason for not measuring, however late
        ("2023 100; 2024 60 prognos", "2023 100 bedömd grön"),
        ("2024 60 prognos; 2024 100", "2024 100 bedömd grön"),
        ("2023 100; 2024 inte_mätt", "2023 100 bedömd grön"),
        # a forecast before a reason for not measuring
        ("2023 60 prognos; 2024 76 prognos", "2024 76 prognos gul"),
        ("2023 60 prognos; 2024 inte_mätt", "2023 60 prognos röd"),
        # the latest reason for not measuring before a target
        ("2023 inte_mätt; 2024 inte_mätt", "2024 None svart svart"),
        # the latest target
        ("", "2024 None inte rapporterat None"),
    ],
)
def test_the_leading_figure_is_the_latest_measured_else_forecast_else_not_measured_else_target(
    outcomes: str, leading: str
) -> None:
    targets = "målvärden: [{period: 2024, värde: 80}, {period: 2023, värde: 80}]\n"
    assert told(standing_of(targets + list_outcomes(outcomes))) == leading


def list_outcomes(outcomes: str) -> str:
    """YAML of `2023 100; 2024 76 prognos; 2025 inte_mätt`, all published in 2025."""
    lines = ["utfall:"]
    for period, value, *kind in map(str.split, filter(None, outcomes.split("; "))):
        figure = "inte_mätt: Enkäten uteblev" if value == "inte_mätt" else f"värde: {value}"
        typed = f", typ: {kind[0]}" if kind else ""
        lines.append(f"  - {{period: {period}, {figure}{typed}, publicerad: 2025-03-26}}")
    return "\n".join(lines)


def test_a_key_figure_is_shown_without_a_colour() -> None:
    assert told(standing_of("utfall: [{period: 2024, värde: 76, publicerad: 2025-03-26}]")) == (
        "2024 76 inget målvärde None"
    )


def test_a_key_figure_not_measured_is_not_black() -> None:
    assert told(standing_of(list_outcomes("2024 inte_mätt"))) == "2024 None inget målvärde None"


def test_a_key_figure_without_outcomes_has_no_period() -> None:
    assert told(standing_of("")) == "None None inget målvärde None"


def test_an_indicator_with_limits_needs_no_target_to_be_coloured() -> None:
    limits = "beräkning: trösklar\ntrösklar: {grön: 0, gul: -1.5}\n"
    outcome = "utfall: [{period: 2024, värde: -1, publicerad: 2025-03-26}]"
    assert told(standing_of(limits + outcome)) == "2024 -1 bedömd gul"
    assert told(standing_of(limits)) == "None None inte rapporterat None"


def test_every_period_has_a_standing_and_a_target_without_outcomes_inside_it_awaits_one() -> None:
    figures = """
målvärden: [{period: 2023, värde: 80}, {period: 2024, värde: 80}, {period: 2025, värde: 80}]
utfall:
  - {period: 2024-t1, värde: 60, publicerad: 2024-06-01}
  - {period: 2024-t2, värde: 70, typ: prognos, publicerad: 2024-06-01}
  - {period: 2024-t2, värde: 80, publicerad: 2024-10-01}
  - {period: 2022, värde: 50, publicerad: 2023-03-01}
"""
    plan = plan_of({"skolnamnden/indikatorer/mattet.yml": HEAD + figures})
    assert [told(each) for each in assess_periods(plan, plan.indicators["mattet"], date(2030, 1, 1))] == [
        "2022 50 inget målvärde None",
        "2023 None inte rapporterat None",
        "2024-t1 60 bedömd röd",
        "2024-t2 80 bedömd grön",
        "2025 None inte rapporterat None",
    ]


# Black and not reported yet

TARGET_2024 = "målvärden: [{period: 2024, värde: 80}]\n"


def test_a_measurement_not_made_is_black_with_its_reason() -> None:
    standing = standing_of(TARGET_2024 + list_outcomes("2024 inte_mätt"))
    assert (told(standing), standing.outcome and standing.outcome.not_measured) == (
        "2024 None svart svart",
        "Enkäten uteblev",
    )


@pytest.mark.parametrize(
    ("reported", "state"),
    [
        ("skolnamnden/uppfoljning/2024-bokslut.yml", "svart"),
        ("skolnamnden/uppfoljning/2024-t2.yml", "inte rapporterat"),
        ("skolnamnden/uppfoljning/2023-bokslut.yml", "inte rapporterat"),
        ("skolnamnden/uppfoljning/2025-bokslut.yml", "inte rapporterat"),
        ("fritidsnamnden/uppfoljning/2024-bokslut.yml", "inte rapporterat"),
        ("fullmaktige/uppfoljning/2024-bokslut.yml", "inte rapporterat"),
    ],
)
def test_a_target_without_outcome_is_black_only_after_its_own_bodys_bokslut_for_the_year(
    reported: str, state: str
) -> None:
    assert standing_of(TARGET_2024, follow_ups={reported: "publicerad: 2026-03-01"}).state == state


def test_a_target_without_outcome_turns_black_the_day_the_bokslut_is_published() -> None:
    bokslut = {"skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-03-01"}
    assert standing_of(TARGET_2024, "2025-02-28", bokslut).state == "inte rapporterat"
    assert standing_of(TARGET_2024, "2025-03-01", bokslut).state == "svart"


@pytest.mark.parametrize("period", ["2024/25", "2025-t2", "2025-03"])
def test_a_target_is_reported_in_the_bokslut_of_the_year_its_period_ends(period: str) -> None:
    target = f"målvärden: [{{period: {period}, värde: 80}}]"
    bokslut = {"skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-01"}
    assert standing_of(target, "2026-03-01", bokslut).state == "svart"


def test_an_outcome_published_after_the_bokslut_ends_the_black() -> None:
    bokslut = {"skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-03-01"}
    figures = TARGET_2024 + "utfall: [{period: 2024, värde: 84, publicerad: 2025-03-26}]"
    assert told(standing_of(figures, "2025-03-25", bokslut)) == "2024 None svart svart"
    assert told(standing_of(figures, "2025-03-26", bokslut)) == "2024 84 bedömd grön"


# As of a date


def test_the_value_before_a_correction_stood_until_the_day_of_it() -> None:
    figures = """
målvärden: [{period: 2024, värde: 80}]
utfall:
  - period: 2024
    värde: 80
    publicerad: 2025-03-26
    rättelser:
      - {datum: 2025-05-02, tidigare: 60, orsak: Fel i underlaget}
      - {datum: 2025-06-10, tidigare: 70, orsak: Fel igen}
"""
    as_it_stood = {
        "2025-03-25": "2024 None inte rapporterat None",
        "2025-03-26": "2024 60 bedömd röd",
        "2025-05-01": "2024 60 bedömd röd",
        "2025-05-02": "2024 70 bedömd gul",
        "2025-06-09": "2024 70 bedömd gul",
        "2025-06-10": "2024 80 bedömd grön",
    }
    assert {day: told(standing_of(figures, day)) for day in as_it_stood} == as_it_stood


@pytest.mark.parametrize(("as_of", "known"), [("2025-03-26", 0), ("2025-05-02", 1), ("2025-06-10", 2)])
def test_a_correction_is_not_known_before_its_day(as_of: str, known: int) -> None:
    figures = """
utfall:
  - period: 2024
    värde: 80
    publicerad: 2025-03-26
    rättelser:
      - {datum: 2025-05-02, tidigare: 60, orsak: Fel i underlaget}
      - {datum: 2025-06-10, tidigare: 70, orsak: Fel igen}
"""
    outcome = standing_of(figures, as_of).outcome
    assert outcome
    assert [each.reason for each in outcome.corrections] == ["Fel i underlaget", "Fel igen"][:known]


def test_a_withdrawn_outcome_stood_until_the_day_of_the_withdrawal() -> None:
    figures = """
målvärden: [{period: 2023, värde: 80}]
utfall:
  - {period: 2023, värde: 71, publicerad: 2024-03-20, återkallad: {datum: 2024-04-02, orsak: Avsåg fel skola}}
  - {period: 2023, värde: 88, publicerad: 2024-04-10}
"""
    as_it_stood = {
        "2024-04-01": "2023 71 bedömd gul",
        "2024-04-02": "2023 None inte rapporterat None",
        "2024-04-10": "2023 88 bedömd grön",
    }
    assert {day: told(standing_of(figures, day)) for day in as_it_stood} == as_it_stood


@pytest.mark.parametrize("is_reversed", [False, True])
def test_of_two_targets_for_a_period_the_last_decided_holds_from_its_day(*, is_reversed: bool) -> None:
    targets = [
        "  - {period: 2024, värde: 80, beslut: {organ: fullmaktige, datum: 2023-06-21}}\n",
        "  - {period: 2024, värde: 70, beslut: {organ: fullmaktige, datum: 2025-04-16}}\n",
    ]
    listed = "målvärden:\n" + "".join(reversed(targets) if is_reversed else targets)
    figures = listed + "utfall: [{period: 2024, värde: 72, publicerad: 2025-03-26}]"
    before, after = standing_of(figures, "2025-04-15"), standing_of(figures, "2025-04-16")
    assert (told(before), before.target and before.target.value) == ("2024 72 bedömd gul", Decimal(80))
    assert (told(after), after.target and after.target.value) == ("2024 72 bedömd grön", Decimal(70))


def test_a_target_is_not_known_before_it_is_decided() -> None:
    figures = """
målvärden: [{period: 2024, värde: 80, beslut: {organ: fullmaktige, datum: 2025-04-16}}]
utfall: [{period: 2024, värde: 72, publicerad: 2025-03-26}]
"""
    assert told(standing_of(figures, "2025-04-15")) == "2024 72 inget målvärde None"
    assert told(standing_of(figures, "2025-04-16")) == "2024 72 bedömd gul"


def test_a_corrected_target_stood_with_its_former_value_until_the_day_of_the_correction() -> None:
    figures = """
målvärden:
  - {period: 2024, värde: 70, rättelser: [{datum: 2025-06-18, tidigare: 80, orsak: Nytt beslut KF § 41}]}
utfall: [{period: 2024, värde: 72, publicerad: 2025-03-26}]
"""
    assert told(standing_of(figures, "2025-06-17")) == "2024 72 bedömd gul"
    assert told(standing_of(figures, "2025-06-18")) == "2024 72 bedömd grön"


# Goals

FIGURES = {
    "grön": TARGET_2024 + "utfall: [{period: 2024, värde: 80, publicerad: 2025-02-01}]",
    "gul": TARGET_2024 + "utfall: [{period: 2024, värde: 72, publicerad: 2025-02-01}]",
    "röd": TARGET_2024 + "utfall: [{period: 2024, värde: 40, publicerad: 2025-02-01}]",
    "svart": TARGET_2024 + "utfall: [{period: 2024, inte_mätt: Enkäten uteblev, publicerad: 2025-02-01}]",
    "prognos": TARGET_2024 + "utfall: [{period: 2024, värde: 80, typ: prognos, publicerad: 2025-02-01}]",
    "öppen": TARGET_2024,
    "nyckeltal": "utfall: [{period: 2024, värde: 80, publicerad: 2025-02-01}]",
}
"""By what it comes to: an indicator's targets and outcomes."""


def goal_of(figures: str, as_of: str = FAR_AHEAD, follow_ups: Mapping[str, str] | None = None) -> GoalStanding:
    """What a goal with indicators of these words of FIGURES comes to on a day."""
    files = {
        f"skolnamnden/indikatorer/matt-{number}.yml": HEAD + FIGURES[word]
        for number, word in enumerate(figures.split(), 1)
    }
    plan = plan_of({**files, **(follow_ups or {})})
    return assess_goal(plan, plan.goals["malet"], date.fromisoformat(as_of))


@pytest.mark.parametrize(
    ("figures", "colour", "distribution"),
    [
        # all green
        ("grön", "grön", "1 grön"),
        ("grön grön", "grön", "2 grön"),
        # none green and none yellow among the measured
        ("röd", "röd", "1 röd"),
        ("röd röd", "röd", "2 röd"),
        ("röd svart", "röd", "1 röd, 1 svart"),
        ("röd öppen", "röd", "1 röd, 1 inte rapporterat"),
        # any other mix
        ("gul", "gul", "1 gul"),
        ("grön röd", "gul", "1 grön, 1 röd"),
        ("grön gul", "gul", "1 grön, 1 gul"),
        ("gul röd", "gul", "1 gul, 1 röd"),
        ("grön gul röd", "gul", "1 grön, 1 gul, 1 röd"),
        ("grön röd svart", "gul", "1 grön, 1 röd, 1 svart"),
        ("grön svart", "gul", "1 grön, 1 svart"),
        ("grön öppen", "gul", "1 grön, 1 inte rapporterat"),
        ("grön svart öppen", "gul", "1 grön, 1 svart, 1 inte rapporterat"),
        ("gul svart öppen", "gul", "1 gul, 1 svart, 1 inte rapporterat"),
        # none measured
        ("svart", "svart", "1 svart"),
        ("svart öppen", "svart", "1 svart, 1 inte rapporterat"),
        ("öppen", None, "1 inte rapporterat"),
        ("", None, ""),
        # a forecast is not yet a result
        ("prognos", None, "1 inte rapporterat"),
        ("grön prognos", "gul", "1 grön, 1 inte rapporterat"),
        ("svart prognos", "svart", "1 svart, 1 inte rapporterat"),
        # a nyckeltal has no colour to add
        ("nyckeltal", None, ""),
        ("grön nyckeltal", "grön", "1 grön"),
        ("röd nyckeltal", "röd", "1 röd"),
    ],
)
def test_the_colour_of_a_goal_follows_from_its_indicators(figures: str, colour: str | None, distribution: str) -> None:
    standing = goal_of(figures)
    counted = ", ".join(f"{count} {word}" for word, count in standing.distribution.items() if count)
    assert (standing.computed, standing.shown, counted) == (colour, colour, distribution)


def test_goal_without_outcomes_is_black_after_bokslut() -> None:
    bokslut = {"skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-03-01"}
    assert goal_of("öppen öppen", "2025-02-28", bokslut).computed is None
    assert goal_of("öppen öppen", "2025-03-01", bokslut).computed == "svart"


def test_a_forecast_that_never_became_an_outcome_is_black_after_bokslut() -> None:
    bokslut = {"skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-03-01"}
    before, after = goal_of("prognos", "2025-02-28", bokslut), goal_of("prognos", "2025-03-01", bokslut)
    assert (before.indicators[0].state, before.computed) == ("prognos", None)
    assert (after.indicators[0].state, after.indicators[0].value, after.computed) == ("svart", None, "svart")


# Assessments


def assessed(colour: str, more: str = "", published: str = "2025-03-01") -> str:
    made = f"{{mål: malet, färg: {colour}, motivering: Se analysen{more}}}"
    return f"publicerad: {published}\nbedömningar: [{made}]"


def test_the_assessment_leads_and_the_computed_colour_stands_beside_it() -> None:
    standing = goal_of("röd", follow_ups={"skolnamnden/uppfoljning/2024-bokslut.yml": assessed("gul")})
    assert (standing.computed, standing.shown, standing.is_forecast) == ("röd", "gul", False)


def test_an_assessment_is_not_known_before_it_is_published() -> None:
    bokslut = {"skolnamnden/uppfoljning/2024-bokslut.yml": assessed("gul")}
    before, after = goal_of("röd", "2025-02-28", bokslut), goal_of("röd", "2025-03-01", bokslut)
    assert (before.verdict, before.shown) == (None, "röd")
    assert (str(after.verdict and after.verdict.period), after.shown) == ("2024-bokslut", "gul")


def test_an_assessment_is_all_there_is_to_show_while_nothing_is_reported() -> None:
    standing = goal_of("öppen", follow_ups={"skolnamnden/uppfoljning/2024-t1.yml": assessed("gul")})
    assert (standing.computed, standing.shown, standing.is_forecast) == (None, "gul", True)


def test_black_is_not_overridden_by_an_assessment_while_no_outcome_exists() -> None:
    tertial = {"skolnamnden/uppfoljning/2024-t2.yml": assessed("grön", published="2024-10-08")}
    before, after = goal_of("svart", "2025-01-31", tertial), goal_of("svart", "2025-02-01", tertial)
    assert (before.computed, before.shown, before.is_forecast) == (None, "grön", True)
    assert (after.computed, after.shown, after.is_forecast) == ("svart", "svart", False)
    assert after.verdict == before.verdict


@pytest.mark.parametrize(
    ("period", "said", "is_forecast"),
    [
        ("2024-t1", "", True),
        ("2024-t2", "", True),
        ("2024-bokslut", "", False),
        ("2024-t2", ", prognos: false", False),
        ("2024-bokslut", ", prognos: true", True),
    ],
)
def test_tertials_forecast_and_the_bokslut_concludes_unless_the_assessment_says_otherwise(
    period: str, said: str, *, is_forecast: bool
) -> None:
    standing = goal_of("röd", follow_ups={f"skolnamnden/uppfoljning/{period}.yml": assessed("gul", said)})
    assert (standing.verdict and standing.verdict.is_forecast, standing.is_forecast) == (
        is_forecast,
        is_forecast,
    )


@pytest.mark.parametrize(
    ("follow_ups", "leading", "forecast"),
    [
        ("2024-bokslut:gul", "2024-bokslut gul", None),
        ("2023-bokslut:röd 2024-bokslut:gul", "2024-bokslut gul", None),
        ("2024-t1:röd 2024-t2:gul", "2024-t2 gul", None),
        ("2024-t2:röd 2024-bokslut:gul", "2024-bokslut gul", None),
        ("2024-bokslut:gul 2025-t1:grön", "2024-bokslut gul", "2025-t1 grön"),
        ("2024-bokslut:gul 2025-t1:grön 2025-t2:röd", "2024-bokslut gul", "2025-t2 röd"),
        ("2024-bokslut:gul 2025-t1:grön 2025-bokslut:röd", "2025-bokslut röd", None),
    ],
)
def test_the_latest_final_assessment_leads_and_a_later_forecast_stands_beside_it(
    follow_ups: str, leading: str, forecast: str | None
) -> None:
    files = {
        f"skolnamnden/uppfoljning/{period}.yml": assessed(colour, published="2026-03-01")
        for period, colour in (each.split(":") for each in follow_ups.split())
    }
    standing = goal_of("grön", follow_ups=files)
    verdict, newer = (each and f"{each.period} {each.colour}" for each in (standing.verdict, standing.forecast))
    assert (verdict, newer) == (leading, forecast)


def test_a_forecast_of_the_same_follow_up_is_not_a_later_one() -> None:
    files = {
        "fritidsnamnden/uppfoljning/2024-bokslut.yml": assessed("gul"),
        "skolnamnden/uppfoljning/2024-bokslut.yml": assessed("röd", ", prognos: true"),
    }
    standing = goal_of("grön", follow_ups=files)
    assert (standing.verdict and standing.verdict.colour, standing.forecast) == ("gul", None)


def test_of_two_bodies_that_assess_a_goal_its_owner_leads() -> None:
    files = {f"{body}/uppfoljning/2024-bokslut.yml": assessed("röd") for body in ("fullmaktige", "fritidsnamnden")}
    owner = {"skolnamnden/uppfoljning/2024-bokslut.yml": assessed("gul", published="2025-02-20")}
    assert goal_of("grön", follow_ups={**files, **owner}).shown == "gul"


def test_a_corrected_assessment_stood_with_its_former_colour_until_the_day_of_the_correction() -> None:
    correction = ", rättelser: [{datum: 2025-05-02, tidigare: gul, orsak: Felskrivning}]"
    bokslut = {"skolnamnden/uppfoljning/2024-bokslut.yml": assessed("röd", correction)}
    assert goal_of("grön", "2025-05-01", bokslut).shown == "gul"
    assert goal_of("grön", "2025-05-02", bokslut).shown == "röd"


def test_a_goal_as_of_the_last_date_equals_the_goal_now() -> None:
    files = {
        "skolnamnden/uppfoljning/2024-bokslut.yml": assessed("gul"),
        "skolnamnden/uppfoljning/2025-t1.yml": assessed("grön", published="2025-06-04"),
    }
    plan = plan_of({"skolnamnden/indikatorer/mattet.yml": HEAD + FIGURES["röd"], **files})
    on_last_date, at_its_end, long_after = (
        assess_goal(plan, plan.goals["malet"], day) for day in (date(2025, 6, 4), date(2026, 12, 31), date.max)
    )
    assert on_last_date == at_its_end
    assert replace(on_last_date, phase=Phase.CLOSED) == long_after
    assert replace(assess_goal(plan, plan.goals["malet"], date(2025, 6, 3)), forecast=at_its_end.forecast) == at_its_end


# Activities


@pytest.mark.parametrize(
    ("follow_ups", "as_of", "status"),
    [
        ("2025-04-30 pågående, 2025-08-31 försenad", "2025-04-29", "planerad"),
        ("2025-04-30 pågående, 2025-08-31 försenad", "2025-04-30", "pågående"),
        ("2025-04-30 pågående, 2025-08-31 klar", "2025-08-30", "pågående"),
        ("2025-04-30 pågående, 2025-08-31 klar", "2025-08-31", "försenad"),
        ("2025-02-28 planerad, 2025-04-30 pågående, 2025-08-31 klar", "2025-08-30", "pågående"),
        ("2025-04-30 pågående", "2025-04-30", "försenad"),
    ],
)
def test_an_activity_stood_as_its_last_follow_up_said_and_now_as_its_status_says(
    follow_ups: str, as_of: str, status: str
) -> None:
    made = [f"  - {{datum: {day}, status: {then}}}" for day, then in map(str.split, follow_ups.split(", "))]
    activity = "titel: Läxhjälp\nmål: malet\nansvarig: Rektor\nstart: 2025-01-13\nslut: 2025-12-19\n"
    now = "\n".join(["status: försenad", "uppföljningar:", *made])
    plan = plan_of({"skolnamnden/aktiviteter/laxhjalp.yml": activity + now})
    assert status_as_of(plan.activities["laxhjalp"], date.fromisoformat(as_of)) == status


def test_an_activity_never_followed_up_stood_as_it_stands() -> None:
    activity = "titel: Läxhjälp\nmål: malet\nansvarig: Rektor\nstart: 2025-01-13\nslut: 2025-12-19\n"
    plan = plan_of({"skolnamnden/aktiviteter/laxhjalp.yml": activity + "status: försenad"})
    assert status_as_of(plan.activities["laxhjalp"], date(2024, 1, 1)) == "försenad"
