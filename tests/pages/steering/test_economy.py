"""The economy of bodies as pages and reports tell it: sentences, tables, notes, åtgärdsplan and chart."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.page import Page
from macros.pages.steering.economy import EconomyView, view_economy
from macros.pages.steering.economy_pages import economy_bodies, economy_page, write_economy_overview
from macros.pages.steering.economy_words import Money, round_share, write_percent, write_share
from tests.pages.rendered import classed, ids_of, links, read, section_of, site_of, table_of, texts
from tests.repositories import plan_of
from tests.site.documents import Element

quick = settings(max_examples=300, deadline=None)
SCHOOL, LEISURE = "skolnamnden/ekonomi/2025.yml", "fritidsnamnden/ekonomi/2025.yml"
END = "2026-06-15"
DECIDED = "{organ: skolnamnden, datum: 2025-06-11, paragraf: § 5}"
PLAN = f"åtgärdsplan: {{beslut: {DECIDED}, text: Vi **sparar**.}}\n"


def economy(*told: str, budget: str = "84000", unit: str = "tkr") -> str:
    """YAML of `tertial-1 2025-05-28 28300 84900`: the report, its day, outcome and forecast."""
    lines = [f"enhet: {unit}", f"budget: {budget}", "rapporter:" if told else ""]
    for name, day, outcome, *forecast in map(str.split, told):
        expected = f", prognos: {forecast[0]}" if forecast else ""
        lines.append(f"  - {{rapport: {name}, publicerad: {day}, utfall: {outcome}{expected}}}")
    return "\n".join(lines) + "\n"


def view_of(text: str, day: str = END) -> EconomyView:
    plan = plan_of({SCHOOL: text})
    return view_economy(plan, plan.economies[0], date.fromisoformat(day))


def page_of(files: Mapping[str, str | None], body: str = "skolnamnden", day: str = END) -> Page:
    site = site_of(files, date.fromisoformat(day))
    return economy_page(site, site.plan.bodies[body])


def overview_of(files: Mapping[str, str | None], day: str = END) -> Element:
    return read(write_economy_overview(site_of(files, date.fromisoformat(day)), "ekonomi/"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# Shares


@pytest.mark.parametrize(
    ("share", "limit", "shown"),
    [
        # one decimal, half away from zero on both sides
        ("1.44", "1", "1,4 %"),
        ("1.45", "1", "1,5 %"),
        ("-1.45", "1", "−1,5 %"),
        ("-0.25", "1", "−0,3 %"),
        ("0", "1", "0,0 %"),
        ("-0.04", "1", "0,0 %"),
        # a deficit below the limit is not shown as having reached it
        ("-0.94", "1", "−0,9 %"),
        ("-0.95", "1", "−0,9 %"),
        ("-0.9999", "1", "−0,9 %"),
        ("-1", "1", "−1,0 %"),
        ("-2.46", "2.5", "−2,4 %"),
        ("-2.5", "2.5", "−2,5 %"),
        # a surplus has no limit
        ("0.95", "1", "1,0 %"),
        # a finer limit asks for finer shares
        ("-1.249", "1.25", "−1,24 %"),
        ("-1.25", "1.25", "−1,25 %"),
    ],
)
def test_a_share_is_rounded_but_never_up_to_the_limit(share: str, limit: str, shown: str) -> None:
    assert plain(write_percent(Fraction(share), Decimal(limit))) == shown
    in_words = plain(write_share(Fraction(share), Decimal(limit)))
    assert in_words == shown.removeprefix("−").replace("%", "procent")


@quick
@given(
    st.fractions(-20, 20, max_denominator=100_000),
    st.decimals("0.01", 10, places=2, allow_nan=False),
)
def test_a_share_is_shown_as_reaching_the_limit_exactly_when_it_does(share: Fraction, limit: Decimal) -> None:
    assert (round_share(share, limit) <= -limit) == (share <= -Fraction(limit))


@pytest.mark.parametrize(
    ("amounts", "amount", "written"),
    [
        (["84000", None], "900", "900 tkr"),
        (["84000", "0.5"], "900", "900,0 tkr"),
        (["1.25", "3.10"], "-1200.5", "−1 200,50 tkr"),
    ],
)
def test_amounts_that_stand_together_have_the_same_decimals(
    amounts: list[str | None], amount: str, written: str
) -> None:
    money = Money.fitting("tkr", [each and Decimal(each) for each in amounts])  # type: ignore[misc]
    assert plain(money.full(Decimal(amount))) == written


# The verdict


FIRST = "månad-03 2025-04-16 21100"
SECOND = "tertial-2 2025-10-01 56900"
LAST = "årsredovisning 2026-03-04"


@pytest.mark.parametrize(
    ("told", "word", "verdict"),
    [
        ([], "Inte rapporterat än", "Budgeten är 84 000 tkr. Ingen rapport är publicerad än."),
        ([FIRST], "Inte rapporterat än", "Budgeten är 84 000 tkr. Ingen prognos för hela året är publicerad än."),
        (
            [f"{FIRST} 84900"],
            "Underskott över gränsen",
            (
                "Skolnämnden väntas få ett underskott på 900 tkr, 1,1 procent av budgeten på 84 000 tkr. "
                "Det säger månadsrapporten för mars, publicerad 16 april 2025."
            ),
        ),
        (
            [f"{SECOND} 84100"],
            "Underskott",
            (
                "Skolnämnden väntas få ett underskott på 100 tkr, 0,1 procent av budgeten på 84 000 tkr. "
                "Det säger tertial 2, publicerad 1 oktober 2025."
            ),
        ),
        (
            [f"{SECOND} 83000"],
            "Håller budgeten",
            (
                "Skolnämnden väntas hålla budgeten på 84 000 tkr, med 1 000 tkr till godo (1,2 procent). "
                "Det säger tertial 2, publicerad 1 oktober 2025."
            ),
        ),
        (
            [f"{SECOND} 84000"],
            "Håller budgeten",
            (
                "Skolnämnden väntas hålla budgeten på 84 000 tkr, varken mer eller mindre. "
                "Det säger tertial 2, publicerad 1 oktober 2025."
            ),
        ),
        (
            [f"{SECOND} 84900", f"{LAST} 83900"],
            "Höll budgeten",
            (
                "Skolnämnden höll budgeten på 84 000 tkr, med 100 tkr till godo (0,1 procent). "
                "Det säger årsredovisningen, publicerad 4 mars 2026."
            ),
        ),
        (
            [f"{LAST} 84400"],
            "Underskott",
            (
                "Skolnämnden fick ett underskott på 400 tkr, 0,5 procent av budgeten på 84 000 tkr. "
                "Det säger årsredovisningen, publicerad 4 mars 2026."
            ),
        ),
    ],
)
def test_the_verdict_says_how_the_year_ends_against_which_budget_and_who_says_so(
    told: list[str], word: str, verdict: str
) -> None:
    view = view_of(economy(*told))
    assert (view.word, plain(view.verdict)) == (word, verdict)


def test_a_budget_without_a_share_is_told_by_its_amounts() -> None:
    assert plain(view_of(economy(f"{SECOND} 100", budget="0")).verdict).startswith(
        "Skolnämnden väntas få ett underskott på 100 tkr, mot budgeten på 0 tkr."
    )


# Rows and notes


YEAR = """\
enhet: tkr
budget: 84600
budgetändringar: [{datum: 2025-06-18, tidigare: 84000, orsak: En ny klass}]
rapporter:
  - {rapport: årsredovisning, publicerad: 2026-03-04, utfall: 85200, prognos: 85100}
  - rapport: tertial-1
    publicerad: 2025-05-28
    utfall: 28350
    prognos: 84800
    kommentar: Fler elever än väntat.
    rättelser:
      - {datum: 2025-06-04, tidigare_utfall: 28300, orsak: En faktura saknades.}
      - {datum: 2026-03-01, tidigare_utfall: 28340, tidigare_prognos: 84700, orsak: Fel konto}
"""


def test_each_report_is_a_row_by_its_month_with_its_own_budget() -> None:
    view = view_of(YEAR)
    assert [[plain(cell) for cell in row] for row in view.rows] == [
        ["Tertial 1 (rättad)", "28 maj 2025", "28 350", "84 000", "84 800", "−800", "−0,9 %"],
        ["Årsredovisning", "4 mars 2026", "85 200", "84 600", "–", "−600", "−0,7 %"],
    ]
    assert view.columns[view.first_amount :] == (
        "Utfall hittills",
        "Budget vid rapporten",
        "Prognos för året",
        "Avvikelse i tkr",
        "Avvikelse i procent",
    )


@pytest.mark.parametrize(
    ("day", "notes"),
    [
        ("2025-05-28", ["Tertial 1, 28 maj 2025: Fler elever än väntat."]),
        (
            END,
            [
                "Tertial 1, 28 maj 2025: Fler elever än väntat.",
                "Rättat 4 juni 2025: utfallet var 28 300 tkr i tertial 1. En faktura saknades.",
                "Budgeten ändrad 18 juni 2025: tidigare 84 000 tkr. En ny klass.",
                "Rättat 1 mars 2026: utfallet var 28 340 tkr och prognosen var 84 700 tkr i tertial 1. Fel konto.",
            ],
        ),
    ],
)
def test_comments_corrections_and_changed_budgets_are_noted_by_their_days(day: str, notes: list[str]) -> None:
    assert [plain(f"{note.what}: {note.text}") for note in view_of(YEAR, day).notes] == notes


def test_nothing_of_a_later_day_is_told() -> None:
    view = view_of(YEAR, "2025-06-01")
    assert [[plain(cell) for cell in row] for row in view.rows] == [
        ["Tertial 1", "28 maj 2025", "28 300", "84 000", "84 700", "−700", "−0,8 %"]
    ]
    assert plain(view.verdict).endswith("publicerad 28 maj 2025.")


def test_a_budget_changed_since_the_report_is_told_beside_the_one_it_was_held_to() -> None:
    verdict = plain(view_of(YEAR, "2025-12-01").verdict)
    assert "av budgeten på 84 000 tkr." in verdict
    assert verdict.endswith("Budgeten är numera 84 600 tkr.")


@pytest.mark.parametrize(
    ("count", "told"),
    [(1, "1 av årets 6 rapporter är publicerad."), (2, "2 av årets 6 rapporter är publicerade."),
     (7, "7 rapporter är publicerade.")],
)  # fmt: skip
def test_it_is_told_how_many_of_the_six_reports_have_come(count: int, told: str) -> None:
    months = [f"månad-{month:02} 2025-12-01 {month}" for month in range(1, count + 1)]
    assert view_of(economy(*months)).told_reports == told


# The åtgärdsplan


REQUIRED = "Prognosen i tertial 2 visade ett underskott på 1,4 procent. Då ska det finnas en åtgärdsplan."


@pytest.mark.parametrize(
    ("forecast", "plan", "word", "why", "decided"),
    [
        ("85200", "", "åtgärdsplan saknas", REQUIRED, "Ingen är beslutad."),
        ("85200", PLAN, "åtgärdsplan finns", REQUIRED, "Beslutad 11 juni 2025 av skolnämnden, § 5."),
        ("84100", PLAN, "åtgärdsplan finns", "", "Beslutad 11 juni 2025 av skolnämnden, § 5."),
        ("84100", "", "", None, None),
    ],
)
def test_an_action_plan_or_its_absence_is_told_where_the_forecast_reaches_the_limit(
    forecast: str, plan: str, word: str, why: str | None, decided: str | None
) -> None:
    view = view_of(economy(f"{SECOND} {forecast}") + plan)
    made = view.action_plan
    assert (view.plan_word, made and plain(made.why), made and plain(made.decided)) == (word, why, decided)


def test_a_deficit_of_exactly_the_limit_requires_a_plan_and_a_little_less_does_not() -> None:
    assert view_of(economy(f"{SECOND} 84840")).plan_word == "åtgärdsplan saknas"
    assert view_of(economy(f"{SECOND} 84839.99")).plan_word == ""


# The page of a body


def test_the_page_of_a_body_has_its_years_newest_first_each_with_its_anchor() -> None:
    page = page_of({SCHOOL: economy(f"{LAST} 84400"), "skolnamnden/ekonomi/2026.yml": economy()})
    assert (page.address, page.title) == ("organ/skolnamnden/ekonomi/", "Ekonomi för skolnämnden")
    assert [(heading.id, heading.title) for heading in page.headings] == [("ar_2026", "2026"), ("ar_2025", "2025")]
    assert plain(page.description).startswith("Skolnämnden fick ett underskott på 400 tkr")
    assert {"ar_2026", "ar_2025"} <= set(ids_of(read(page.body)))


def test_the_page_of_a_body_leads_back_to_the_bodies_the_body_and_all_economy() -> None:
    crumbs = classed(read(page_of({SCHOOL: economy()}).body), "crumbs")[0]
    assert links(crumbs) == [
        ("Organ", "../../../organ/"),
        ("Skolnämnden", "../../../organ/skolnamnden/"),
        ("Ekonomi", "../../../ekonomi/"),
    ]


def test_a_missing_plan_is_said_on_the_page_and_a_made_one_shown() -> None:
    missing = section_of(read(page_of({SCHOOL: economy(f"{SECOND} 85200")}).body), "Åtgärdsplan 2025")
    assert missing.one("p").text == f"{REQUIRED} Ingen är beslutad."
    made = section_of(read(page_of({SCHOOL: economy(f"{SECOND} 85200") + PLAN}).body), "Åtgärdsplan 2025")
    assert texts(made.all("p")) == [REQUIRED, "Beslutad 11 juni 2025 av skolnämnden, § 5.", "Vi sparar."]
    assert made.one("strong").text == "sparar"


def test_the_table_of_a_page_has_the_rows_of_the_view() -> None:
    view, table = view_of(YEAR), table_of(read(page_of({SCHOOL: YEAR}).body))
    assert table == [list(view.columns), *([plain(cell) for cell in row] for row in view.rows)]


def test_example_data_says_so_and_real_data_does_not() -> None:
    assert len(classed(read(page_of({SCHOOL: "exempel: true\n" + economy()}).body), "example")) == 2
    assert classed(read(page_of({SCHOOL: economy()}).body), "example") == []


def test_a_body_has_a_page_from_the_new_year_that_it_has_a_budget_for() -> None:
    files = {LEISURE: economy(), "skolnamnden/ekonomi/2026.yml": economy()}
    assert economy_bodies(site_of(files, date(2024, 12, 31))) == []
    assert economy_bodies(site_of(files, date(2025, 1, 1))) == ["fritidsnamnden"]
    assert economy_bodies(site_of(files, date(2026, 1, 1))) == ["skolnamnden", "fritidsnamnden"]


# The chart


def points_of(text: str) -> list[tuple[str, str]]:
    """What each point of the chart tells, and how it is drawn."""
    points = drawn_points(read(page_of({SCHOOL: text}).body))
    return [(plain(each.attributes["aria-label"]), each.attributes.get("class", "")) for each in points]


def drawn_points(page: Element) -> list[Element]:
    return [each for each in page.all("g") if "tabindex" in each.attributes]


def test_every_forecast_and_outcome_is_a_point_that_tells_itself() -> None:
    assert points_of(YEAR) == [
        ("Tertial 1: prognos för hela året 84 800 tkr, budget 84 000 tkr, rättat", "forecast"),
        ("Årsredovisning: hela året 85 200 tkr, budget 84 600 tkr", "last"),
        ("Utfall till och med april: 28 350 tkr, rättat", ""),
        ("Utfall till och med december: 85 200 tkr", "last"),
    ]


def test_every_amount_in_the_chart_stands_in_the_table_too() -> None:
    page = read(page_of({SCHOOL: YEAR}).body)
    cells = {cell for row in table_of(page) for cell in row}
    assert {each.all("text")[-1].text for each in drawn_points(page)} - cells == set()


def test_points_can_be_focused_and_the_last_amounts_stand_there() -> None:
    page = read(page_of({SCHOOL: YEAR}).body)
    assert {each.attributes["tabindex"] for each in drawn_points(page)} == {"0"}
    assert [each.one("text").text for each in classed(page, "last")] == ["85 200", "85 200"]


def budget_lines(text: str) -> list[str]:
    """The line of the budget in each part of the chart, from left to right."""
    (drawn,) = classed(read(page_of({SCHOOL: text}).body), "aim")
    return drawn.attributes["d"].removeprefix("M").split("M")


def test_the_budget_steps_on_the_day_that_it_was_changed() -> None:
    upper, lower = budget_lines(YEAR)
    assert (upper.count("H"), upper.count("V"), lower.count("V")) == (2, 1, 1)
    changed = YEAR.replace("datum: 2025-06-18", "datum: 2024-11-27")
    upper, _ = budget_lines(changed)
    assert (upper.count("H"), upper.count("V")) == (1, 0)


def test_budget_and_limit_are_named_with_their_amounts() -> None:
    page = read(page_of({SCHOOL: YEAR}).body)
    assert texts(classed(page, "aim-name")) == ["Budget84 600", "Budget"]
    assert texts(classed(page, "name")) == ["Gräns85 446"]


@pytest.mark.parametrize(("budget", "limit"), [("0", "1"), ("84000", "0")])
def test_where_no_limit_can_be_drawn_none_is(budget: str, limit: str) -> None:
    kommun = f'namn: Prövköpings kommun\nkommunkod: "1275"\nåtgärdsplan_vid_underskott: {limit}'
    page = read(page_of({SCHOOL: economy(f"{SECOND} 84900", budget=budget), "kommun.yml": kommun}).body)
    assert (classed(page, "over"), texts(classed(page, "name"))) == ([], [])


def test_the_limit_of_a_budget_of_net_income_is_less_income() -> None:
    page = read(page_of({SCHOOL: economy(f"{SECOND} -83900", budget="-84000")}).body)
    assert texts(classed(page, "name")) == ["Gräns−83 160"]


def test_a_broken_axis_and_the_limit_are_explained_under_the_chart() -> None:
    (note,) = texts(classed(read(page_of({SCHOOL: YEAR}).body), "chart-note"))
    assert note == (
        "I den övre delen börjar axeln inte vid noll, så att skillnaden mot budgeten syns. Från gränsen, 1 procent "
        "över budgeten, ska det finnas en åtgärdsplan. Ring är prognos, fylld punkt är utfall. "
        "Stjärnan står vid belopp som har rättats."
    )


def test_a_year_without_reports_has_no_chart_and_no_table() -> None:
    page = read(page_of({SCHOOL: economy()}).body)
    assert (page.all("figure"), page.all("table")) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        economy("månad-01 2025-02-12 0 0", budget="0"),
        economy("månad-01 2025-02-12 -50 -900", "månad-12 2025-12-31 -900 -1200", budget="-1000"),
        economy("tertial-1 2025-05-28 1 999999999999999.9999999999", budget="0.0000000001"),
        economy("tertial-1 2025-05-28 999999999999999 1", budget="999999999999999"),
        economy("tertial-1 2025-05-28 5", unit="kr"),
    ],
)
def test_odd_amounts_are_drawn_inside_the_chart(text: str) -> None:
    page = read(page_of({SCHOOL: text}).body)
    places = [each.attributes["transform"] for each in drawn_points(page)]
    assert places
    for place in places:
        x, y = map(float, place.removeprefix("translate(").removesuffix(")").split())
        assert 0 <= x <= 440
        assert 26 <= y <= 304


# The overview


def lead_of(files: Mapping[str, str | None], day: str = END) -> str:
    return classed(overview_of(files, day), "lead")[0].text


@pytest.mark.parametrize(
    ("school", "leisure", "told"),
    [
        (
            economy(f"{SECOND} 84900"),
            economy(f"{SECOND} 15900", budget="16000"),
            (
                "1 av 2 organ väntas hålla sin budget för 2025, och tillsammans väntas ett underskott på 800 tkr, "
                "0,8 procent av budgeten på 100 000 tkr."
            ),
        ),
        (
            economy(f"{SECOND} 84900", f"{LAST} 83900"),
            economy(f"{LAST} 15900", budget="16000"),
            (
                "Alla 2 organ höll sin budget för 2025, och tillsammans blev det ett överskott på 200 tkr, "
                "0,2 procent av budgeten på 100 000 tkr."
            ),
        ),
        (
            economy(f"{LAST} 84100"),
            economy(f"{SECOND} 16100", budget="16000"),
            (
                "Inget av 2 organ höll eller väntas hålla sin budget för 2025, och tillsammans väntas ett "
                "underskott på 200 tkr, 0,2 procent av budgeten på 100 000 tkr."
            ),
        ),
        (
            economy(f"{SECOND} 84100"),
            economy(f"{SECOND} 15900", budget="16000"),
            (
                "1 av 2 organ väntas hålla sin budget för 2025, och tillsammans går det jämnt ut mot budgeten på "
                "100 000 tkr."
            ),
        ),
        # without a forecast from all there is no sum, nor where units differ
        (
            economy(f"{SECOND} 84900"),
            economy(),
            "Skolnämnden väntas inte hålla sin budget för 2025. 1 organ har inte sagt än hur året väntas sluta.",
        ),
        (
            economy(f"{SECOND} 84900"),
            economy(f"{SECOND} 15.9", budget="16", unit="mkr"),
            "1 av 2 organ väntas hålla sin budget för 2025.",
        ),
        (
            economy(f"{LAST} 84900"),
            None,
            (
                "Skolnämnden höll inte sin budget för 2025, med ett underskott på 900 tkr, 1,1 procent av budgeten på "
                "84 000 tkr."
            ),
        ),
        (None, economy(), "Ingen rapport om ekonomin 2025 är publicerad än."),
        (None, None, "Det finns ingen ekonomi att visa än."),
    ],
)
def test_the_overview_answers_first_whether_the_budget_is_kept(
    school: str | None, leisure: str | None, told: str
) -> None:
    assert lead_of({SCHOOL: school, LEISURE: leisure}) == told


def test_the_overview_tells_of_the_newest_year_that_has_reports() -> None:
    files = {SCHOOL: economy(f"{LAST} 84400"), "skolnamnden/ekonomi/2026.yml": economy()}
    page = overview_of(files)
    assert texts(page.all("h2")) == ["2025", "Fler år"]
    assert texts(page.all("summary")) == ["2026: Ingen rapport om ekonomin 2026 är publicerad än."]


def test_a_row_of_the_overview_has_the_state_the_amounts_and_the_report() -> None:
    page = overview_of({SCHOOL: YEAR, LEISURE: economy(f"{SECOND} 15900", budget="16000")}, "2025-12-01")
    assert table_of(page) == [
        ["Organ", "Läge", "Budget, tkr", "Prognos för året, tkr", "Avvikelse, tkr", "Avvikelse, procent",
         "Senaste rapport"],
        ["Skolnämnden", "Underskott", "84 000 numera 84 600", "84 700", "−700", "−0,8 %", "Tertial 1 28 maj 2025"],
        ["Fritidsnämnden", "Håller budgeten", "16 000", "15 900", "100", "0,6 %", "Tertial 2 1 oktober 2025"],
        ["Tillsammans", "1 av 2 håller budgeten", "100 000", "100 600", "−600", "−0,6 %", "–"],
    ]  # fmt: skip
    assert ("Skolnämnden", "../organ/skolnamnden/ekonomi/#ar_2025") in links(page)


def test_the_state_in_a_row_says_whether_there_is_a_plan() -> None:
    without = overview_of({SCHOOL: economy(f"{SECOND} 85200")})
    assert table_of(without)[1][1] == "Underskott över gränsen åtgärdsplan saknas"
    with_plan = overview_of({SCHOOL: economy(f"{SECOND} 85200") + PLAN})
    assert table_of(with_plan)[1][1] == "Underskott över gränsen åtgärdsplan finns"


def test_a_forecast_has_a_dashed_chip_and_an_outcome_a_filled_one() -> None:
    forecast = classed(overview_of({SCHOOL: economy(f"{SECOND} 83000")}), "chip")[0]
    outcome = classed(overview_of({SCHOOL: economy(f"{LAST} 83000")}), "chip")[0]
    assert (forecast.attributes["class"], outcome.attributes["class"]) == (
        "chip haller small forecast",
        "chip haller small",
    )


def test_money_of_a_verksamhet_is_counted_once_in_its_namnd() -> None:
    organisation = """
        organ:
          - {id: fullmaktige, namn: Kommunfullmäktige, typ: fullmäktige}
          - {id: skolnamnden, namn: Skolnämnden, typ: nämnd, överordnat: fullmaktige}
          - {id: grundskolan, namn: Grundskolan, typ: verksamhet, överordnat: skolnamnden}
          - {id: fritidsnamnden, namn: Fritidsnämnden, typ: nämnd, överordnat: fullmaktige}
        """
    page = overview_of({
        "organisation.yml": organisation,
        "fullmaktige/ekonomi/2025.yml": economy(f"{SECOND} 2000", budget="2000"),
        SCHOOL: economy(f"{SECOND} 84900"),
        "grundskolan/ekonomi/2025.yml": economy(f"{SECOND} 60900", budget="60000"),
    })  # fmt: skip
    rows = table_of(page)
    assert rows[3][0] == "Grundskolan ingår i skolnämnden"
    assert rows[-1][:5] == ["Tillsammans", "1 av 2 håller budgeten", "86 000", "86 900", "−900"]


def test_the_limit_is_explained() -> None:
    kommun = 'namn: Prövköpings kommun\nkommunkod: "1275"\nåtgärdsplan_vid_underskott: 2,5'
    page = overview_of({SCHOOL: economy(f"{SECOND} 84900"), "kommun.yml": kommun})
    assert "Gränsen går vid 2,5 procent av budgeten." in page.all("p")[1].text
    assert table_of(page)[1][1] == "Underskott"


def test_a_unit_is_only_ever_the_text_it_is() -> None:
    hostile = "'<b onclick=x>{{7*7}}'"
    page = read(page_of({SCHOOL: economy(f"{SECOND} 84900", unit=hostile)}).body)
    overview = overview_of({SCHOOL: economy(f"{SECOND} 84900", unit=hostile)})
    assert "<b onclick=x>{{7*7}}" in page.text
    assert "<b onclick=x>{{7*7}}" in overview.text
    assert not [each for each in (*page.walk(), *overview.walk()) if "onclick" in each.attributes]
