"""How a year's economy stands on a day: what was known, what it comes to, when an åtgärdsplan is required."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.plan.economy import EconomyStanding, assess_economy, budget_on, month_of
from macros.plan.model import Municipality
from macros.plan.steering import EconomicReport, Economy
from tests.repositories import plan_of

quick = settings(max_examples=100, deadline=None)
FAR_AHEAD = "2030-01-01"
KOMMUN = 'namn: Prövköpings kommun\nkommunkod: "1275"\nåtgärdsplan_vid_underskott: '


def standing_of(text: str, day: str = FAR_AHEAD, limit: str = "1") -> EconomyStanding:
    """The year 2025 of skolnämnden as known on a day."""
    plan = plan_of({"kommun.yml": KOMMUN + limit, "skolnamnden/ekonomi/2025.yml": text})
    return assess_economy(plan.municipality, plan.economies[0], date.fromisoformat(day))


def reports(*told: str, budget: str = "1000") -> str:
    """YAML of `tertial-1 2025-05-28 330 1010`: the report, its day, outcome and forecast."""
    lines = [f"budget: {budget}", "rapporter:"]
    for name, day, outcome, *forecast in map(str.split, told):
        expected = f", prognos: {forecast[0]}" if forecast else ""
        lines.append(f"  - {{rapport: {name}, publicerad: {day}, utfall: {outcome}{expected}}}")
    return "\n".join(lines) + "\n"


# What a report comes to


@pytest.mark.parametrize(
    ("budget", "report", "expected", "deviation", "share"),
    [
        # a forecast above the budget is a deficit, below it a surplus
        ("1000", "tertial-1 2025-05-28 330 1010", "1010", "-10", "-1"),
        ("1000", "tertial-1 2025-05-28 330 975", "975", "25", "2.5"),
        ("1000", "tertial-1 2025-05-28 330 1000", "1000", "0", "0"),
        # without a forecast nothing is known of the year
        ("1000", "tertial-1 2025-05-28 330", None, None, None),
        # the årsredovisning has the outcome of the whole year, and its forecast says nothing
        ("1000", "årsredovisning 2026-03-04 1020", "1020", "-20", "-2"),
        ("1000", "årsredovisning 2026-03-04 1020 900", "1020", "-20", "-2"),
        # a budget of nothing has no share; one of more income than cost has, of its size
        ("0", "tertial-1 2025-05-28 330 10", "10", "-10", None),
        ("-1000", "tertial-1 2025-05-28 330 -900", "-900", "-100", "-10"),
        # exact: nine tenths of 84.2
        ("84.2", "tertial-1 2025-05-28 27.9 85.1", "85.1", "-0.9", "-900/842"),
    ],
)
def test_what_a_report_says_of_the_whole_year(
    budget: str, report: str, expected: str | None, deviation: str | None, share: str | None
) -> None:
    (found,) = standing_of(reports(report, budget=budget)).reports
    assert (found.expected, found.deviation) == tuple(each and Decimal(each) for each in (expected, deviation))
    assert found.share == (share and Fraction(share))


@pytest.mark.parametrize(
    ("name", "month"),
    [("månad-01", 1), ("månad-10", 10), ("tertial-1", 4), ("tertial-2", 8), ("årsredovisning", 12)],
)
def test_the_last_month_that_a_report_covers(name: str, month: int) -> None:
    report = EconomicReport.model_validate({"rapport": name, "publicerad": "2025-05-28", "utfall": "1"})
    assert month_of(report) == month


# What was known on a day


YEAR = reports(
    "årsredovisning 2026-03-04 1004",
    "månad-10 2025-11-12 840 1003",
    "tertial-1 2025-05-28 330 1001",
    "tertial-2 2025-10-01 665",
)


@pytest.mark.parametrize(
    ("day", "known", "latest"),
    [
        ("2025-05-27", [], None),
        ("2025-05-28", ["tertial-1"], "tertial-1"),
        # a report without a forecast says nothing of the year, so that the one before leads
        ("2025-10-01", ["tertial-1", "tertial-2"], "tertial-1"),
        ("2025-11-12", ["tertial-1", "tertial-2", "månad-10"], "månad-10"),
        ("2026-03-04", ["tertial-1", "tertial-2", "månad-10", "årsredovisning"], "årsredovisning"),
    ],
)
def test_reports_stand_by_their_months_once_they_are_published(day: str, known: list[str], latest: str | None) -> None:
    standing = standing_of(YEAR, day)
    assert [each.report.report for each in standing.reports] == known
    assert (standing.latest.report.report if standing.latest else None) == latest


CORRECTED = """
budget: 1000
rapporter:
  - rapport: tertial-1
    publicerad: 2025-05-28
    utfall: 333
    prognos: 1015
    rättelser:
      - {datum: 2025-06-04, tidigare_utfall: 330, orsak: En faktura saknades.}
      - {datum: 2025-06-18, tidigare_utfall: 331, tidigare_prognos: 1005, orsak: Fel konto.}
      - {datum: 2025-09-03, tidigare_prognos: 1012, orsak: Fel summa.}
"""


@pytest.mark.parametrize(
    ("day", "outcome", "forecast", "corrections"),
    [
        ("2025-05-28", "330", "1005", 0),
        ("2025-06-03", "330", "1005", 0),
        ("2025-06-04", "331", "1005", 1),
        ("2025-06-18", "333", "1012", 2),
        ("2025-09-03", "333", "1015", 3),
    ],
)
def test_a_report_has_the_amounts_and_corrections_that_stood_on_the_day(
    day: str, outcome: str, forecast: str, corrections: int
) -> None:
    report = standing_of(CORRECTED, day).reports[0].report
    assert (report.outcome, report.forecast, len(report.corrections)) == (
        Decimal(outcome),
        Decimal(forecast),
        corrections,
    )


def test_a_corrected_forecast_may_reach_the_limit_from_its_day_on() -> None:
    assert not standing_of(CORRECTED, "2025-06-17").needs_action_plan
    assert standing_of(CORRECTED, "2025-06-18").needs_action_plan


CHANGED = """
budget: 1100
budgetändringar:
  - {datum: 2025-06-18, tidigare: 1000, orsak: En ny klass.}
  - {datum: 2025-11-26, tidigare: 1050, orsak: En extra lärare.}
""" + reports(
    "tertial-1 2025-05-28 330 1050",
    "tertial-2 2025-10-01 665 1050",
    "årsredovisning 2026-03-04 1050",
).replace("budget: 1000\n", "")  # fmt: skip


@pytest.mark.parametrize(
    ("day", "budget", "changes"),
    [
        ("2025-01-01", 1000, 0),
        ("2025-06-17", 1000, 0),
        ("2025-06-18", 1050, 1),
        ("2025-11-25", 1050, 1),
        ("2025-11-26", 1100, 2),
    ],
)
def test_the_budget_is_the_one_that_held_on_the_day(day: str, budget: int, changes: int) -> None:
    standing = standing_of(CHANGED, day)
    assert (standing.budget, len(standing.changes)) == (budget, changes)


def test_a_report_is_held_to_the_budget_of_the_day_that_it_was_published() -> None:
    found = [(each.report.report, each.budget, each.deviation) for each in standing_of(CHANGED).reports]
    assert found == [("tertial-1", 1000, -50), ("tertial-2", 1050, 0), ("årsredovisning", 1100, 50)]


# The åtgärdsplan


@pytest.mark.parametrize(
    ("forecasts", "limit", "first"),
    [
        # from the limit on, to the last decimal
        ("1009.99", "1", None),
        ("1010", "1", "tertial-1"),
        ("1010.01", "1", "tertial-1"),
        ("1024.99", "2.5", None),
        ("1025", "2,5", "tertial-1"),
        # a surplus is no deficit, and none is no deficit even where the limit is nothing
        ("900", "1", None),
        ("1000", "0", None),
        ("1000.01", "0", "tertial-1"),
        # the first that reaches it counts, whatever comes later
        ("1005 1012", "1", "tertial-2"),
        ("1012 1000", "1", "tertial-1"),
    ],
)
def test_an_action_plan_is_required_from_the_first_forecast_that_reaches_the_limit(
    forecasts: str, limit: str, first: str | None
) -> None:
    names = ("tertial-1 2025-05-28 330", "tertial-2 2025-10-01 665")
    told = [f"{name} {forecast}" for name, forecast in zip(names, forecasts.split(), strict=False)]
    standing = standing_of(reports(*told), limit=limit)
    found = standing.first_over_limit.report.report if standing.first_over_limit else None
    assert (found, standing.needs_action_plan) == (first, first is not None)


def test_a_deficit_that_no_forecast_saw_requires_no_plan_but_is_over_the_limit() -> None:
    standing = standing_of(reports("tertial-2 2025-10-01 665 1000", "årsredovisning 2026-03-04 1020"))
    assert standing.latest is not None
    assert (standing.needs_action_plan, standing.is_over_limit(standing.latest)) == (False, True)


def test_a_budget_of_nothing_has_no_limit() -> None:
    assert not standing_of(reports("tertial-1 2025-05-28 330 500", budget="0")).needs_action_plan


def test_the_action_plan_is_known_from_its_decision_on() -> None:
    plan = "åtgärdsplan: {beslut: {organ: skolnamnden, datum: 2025-06-11}, text: Vi sparar.}"
    assert standing_of(YEAR + plan, "2025-06-10").action_plan is None
    assert standing_of(YEAR + plan, "2025-06-11").action_plan is not None


# For every year


PUBLISHED = date(2025, 5, 28)
MUNICIPALITY = Municipality.model_validate({"namn": "Kommunen", "kommunkod": "1275"})
amounts = st.decimals(-10_000, 10_000, places=2, allow_nan=False)
days = st.lists(st.integers(0, 200), min_size=0, max_size=5).map(sorted)
histories = days.flatmap(
    lambda found: st.tuples(st.just(found), st.lists(st.tuples(amounts, amounts), min_size=len(found) + 1,
                                                     max_size=len(found) + 1))
)  # fmt: skip
"""Days after the publication on which outcome and forecast changed, and what stood before, between and after."""


def economy_of(**keys: object) -> Economy:
    return Economy.model_validate({"@organ": "skolnamnden", "@år": "2025", "budget": "1000", **keys})


@quick
@given(histories, st.integers(0, 200))
def test_whatever_was_corrected_the_amounts_of_a_day_are_those_that_stood_on_it(
    history: tuple[list[int], list[tuple[Decimal, Decimal]]], after: int
) -> None:
    changed, stated = history
    corrections = [
        {
            "datum": f"{PUBLISHED + timedelta(days=each)}",
            "tidigare_utfall": f"{outcome}",
            "tidigare_prognos": f"{forecast}",
            "orsak": "Fel",
        }
        for each, (outcome, forecast) in zip(changed, stated, strict=False)
    ]
    report = {"rapport": "tertial-1", "publicerad": f"{PUBLISHED}", "utfall": f"{stated[-1][0]}",
              "prognos": f"{stated[-1][1]}", "rättelser": corrections}  # fmt: skip
    standing = assess_economy(MUNICIPALITY, economy_of(rapporter=[report]), PUBLISHED + timedelta(days=after))
    known = stated[sum(each <= after for each in changed)]
    assert (standing.reports[0].report.outcome, standing.reports[0].report.forecast) == known


@quick
@given(amounts, st.none() | amounts, amounts)
def test_without_corrections_and_changes_the_amounts_are_the_stated_ones(
    outcome: Decimal, forecast: Decimal | None, budget: Decimal
) -> None:
    report = {"rapport": "månad-03", "publicerad": f"{PUBLISHED}", "utfall": f"{outcome}"}
    stated = report if forecast is None else {**report, "prognos": f"{forecast}"}
    economy = economy_of(budget=f"{budget}", rapporter=[stated])
    standing = assess_economy(MUNICIPALITY, economy, date(2030, 1, 1))
    (found,) = standing.reports
    assert (found.report, found.budget, standing.budget) == (economy.reports[0], budget, budget)
    assert found.deviation == (None if forecast is None else budget - forecast)


@quick
@given(days, st.lists(amounts, min_size=6, max_size=6), st.integers(0, 200))
def test_the_budget_of_a_day_is_the_last_one_set_by_then(changed: list[int], stated: list[Decimal], after: int) -> None:
    changes = [
        {"datum": f"{PUBLISHED + timedelta(days=each)}", "tidigare": f"{former}", "orsak": "Ny klass"}
        for each, former in zip(changed, stated, strict=False)
    ]
    economy = economy_of(budget=f"{stated[len(changed)]}", budgetändringar=changes)
    assert budget_on(economy, PUBLISHED + timedelta(days=after)) == stated[sum(each <= after for each in changed)]
