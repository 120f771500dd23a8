"""The page of a follow-up: what each body reported, as it was known the day that it published, for ever."""

from datetime import date

import pytest

from macros.pages.follow_up import follow_up_page
from macros.pages.page import Site
from macros.plan.periods import FollowUpPeriod
from tests.pages.rendered import (
    DAY,
    GOAL_HEAD,
    HEAD,
    INDICATOR,
    Files,
    classed,
    follow_up_of,
    follow_up_page_of,
    goal_of,
    ids_of,
    links,
    links_of_its_own,
    read,
    section_of,
    table_of,
    texts,
)
from tests.repositories import plan_of
from tests.site.documents import Element

REPORT = "skolnamnden/uppfoljning/2025-bokslut.yml"
NEAR = "period: 2025, värde: 76.4, publicerad: 2026-03-01"
"""76,4 of 80: yellow."""


def report(colour: str = "gul", more: str = "", published: str = "2026-03-25", goal: str = "malet") -> str:
    """A follow-up that assesses one goal, with a reason."""
    assessment = f"{{mål: {goal}, färg: {colour}, motivering: Så ser vi det{more}}}"
    return f"publicerad: {published}\nbedömningar: [{assessment}]\n"


def indicator(*outcomes: str, targets: str = "{period: 2025, värde: 80}") -> str:
    """An indicator with outcomes, of which 80 is wanted in 2025."""
    return "\n".join([f"{HEAD}målvärden: [{targets}]", "utfall:", *(f"  - {{{each}}}" for each in outcomes)])


def row_of(page_files: Files) -> dict[str, str]:
    """The goal's only indicator on the page of the bokslut, by column."""
    columns, row = table_of(section_of(follow_up_of(page_files, "2025-bokslut"), "Målet"))
    return dict(zip(columns, row, strict=True))


def later_on(page_files: Files) -> list[str]:
    """What the page of the bokslut tells to have been corrected since."""
    page = follow_up_of(page_files, "2025-bokslut")
    return [entry.text for box in classed(page, "later") for entry in box.all("li")]


# Frozen


@pytest.mark.parametrize(
    ("outcomes", "figures", "later"),
    [
        # nothing has happened since
        ([NEAR], ["Nära målet", "76,4 %"], []),
        # what is published later is not there, whatever period it is for
        ([NEAR, "period: 2026, värde: 84, publicerad: 2026-05-01"], ["Nära målet", "76,4 %"], []),
        (["period: 2025, värde: 84, publicerad: 2026-04-01"], ["Inte mätt", "–"], []),
        # what is corrected later stands as it stood, and what it is now is told beside
        (
            [NEAR + ", rättelser: [{datum: 2026-05-02, tidigare: 60, orsak: Fel i underlaget}]"],
            ["Målet inte nått", "60 %"],
            ["2 maj 2026 Måttet Utfallet för 2025 rättades till 76,4 % från 60 %. Fel i underlaget"],
        ),
        # what was corrected before is as it had become
        (
            [NEAR + ", rättelser: [{datum: 2026-03-20, tidigare: 60, orsak: Fel i underlaget}]"],
            ["Nära målet", "76,4 % rättat"],
            [],
        ),
        # what is withdrawn later stands, and that it is withdrawn is told
        (
            [NEAR + ", återkallad: {datum: 2026-05-02, orsak: Avsåg fel skola}"],
            ["Nära målet", "76,4 %"],
            ["2 maj 2026 Måttet Utfallet för 2025, 76,4 %, återkallades. Avsåg fel skola"],
        ),
        # so is what was not shown at all
        (["period: 2025, värde: 84, publicerad: 2026-04-01, återkallad: {datum: 2026-05-02, orsak: Fel}"],
         ["Inte mätt", "–"], []),
    ],
)  # fmt: skip
def test_the_page_shows_what_was_known_the_day_that_it_was_published(
    outcomes: list[str], figures: list[str], later: list[str]
) -> None:
    colour = "svart" if figures[0] == "Inte mätt" else "gul"
    files = {INDICATOR: indicator(*outcomes), REPORT: report(colour)}
    shown = row_of(files)
    assert [shown["Indikator"], shown["Läge"], shown["Utfall"], shown["Mål"]] == ["Måttet", *figures, "80 %"]
    assert later_on(files) == later


def test_a_target_decided_later_does_not_change_the_page() -> None:
    targets = (
        "{period: 2025, värde: 80, beslut: {organ: fullmaktige, datum: 2024-06-19}}, "
        "{period: 2025, värde: 70, beslut: {organ: fullmaktige, datum: 2026-04-22}}"
    )
    files = {INDICATOR: indicator(NEAR, targets=targets), REPORT: report()}
    assert row_of(files)["Mål"] == "80 %"
    assert classed(goal_of(files), "standing")[0].text == "Målet nått 76,4 % 2025 · Mål 70 %"


CHANGED = ", rättelser: [{datum: 2026-05-02, tidigare: röd, orsak: Fel siffra i protokollet}]"


def test_an_assessment_corrected_later_stands_as_it_was_made() -> None:
    files = {INDICATOR: indicator(NEAR), REPORT: report("gul", CHANGED)}
    chips = texts(classed(section_of(follow_up_of(files, "2025-bokslut"), "Målet"), "chip"))
    assert chips[:2] == ["Uppfylls inte", "Uppfylls delvis"]
    told = "Bedömningen rättades till uppfylls delvis (gul) från uppfylls inte (röd). Fel siffra i protokollet"
    assert later_on(files) == [f"2 maj 2026 Målet {told}"]
    assert texts(classed(goal_of(files), "assessed"))[0].startswith("Uppfylls delvis")


def test_what_other_follow_ups_corrected_is_not_told() -> None:
    files = {
        INDICATOR: indicator(NEAR),
        REPORT: report(),
        "skolnamnden/uppfoljning/2024-bokslut.yml": report("gul", CHANGED, "2025-03-26"),
    }
    assert later_on(files) == []


# What a body reported


def test_the_assessment_stands_beside_what_was_computed_with_its_reason_and_analysis() -> None:
    files = {INDICATOR: indicator(NEAR), REPORT: report("grön", ", analys: Fler har fått hjälp")}
    section = section_of(follow_up_of(files, "2025-bokslut"), "Målet")
    assert texts(section.all("p")) == [
        "Uppfylls helt Uträknat då: Uppfylls delvis",
        "Så ser vi det",
        "Fler har fått hjälp",
        "Länk till målet som det såg ut då: Målet, bokslutet 2025",
    ]


@pytest.mark.parametrize(
    ("period", "lead", "chips"),
    [
        ("2025-bokslut", "Så gick det 2025.", ["Uppfylls delvis", "Inte rapporterat än"]),
        (
            "2025-t2",
            "Så såg det ut att gå 2025. Det är en prognos, inte ett resultat.",
            ["Prognos: uppfylls delvis", "Inte rapporterat än"],
        ),
    ],
)
def test_a_tertial_says_that_it_forecasts(period: str, lead: str, chips: list[str]) -> None:
    page = follow_up_of({f"skolnamnden/uppfoljning/{period}.yml": report()}, period)
    assert classed(page, "lead")[0].text.startswith(lead)
    assert [each.casefold() for each in texts(classed(section_of(page, "Målet"), "chip"))] == [
        each.casefold() for each in chips
    ]


def test_each_body_says_when_it_published_who_decided_and_the_most_important() -> None:
    text = """\
publicerad: 2026-03-25
beslut: {organ: skolnamnden, datum: 2026-03-18, paragraf: § 12}
sammanfattning: Ett år med **bättre** närvaro.
"""
    section = section_of(follow_up_of({REPORT: text}, "2025-bokslut"), "Skolnämnden")
    assert texts(section.all("p")) == [
        "Publicerad 25 mars 2026, beslutad 18 mars 2026 av skolnämnden, § 12",
        "Hela rapporten från skolnämnden",
        "Ett år med bättre närvaro.",
    ]
    assert section.one("strong").text == "bättre"


def bodies_on(page: Element) -> list[str]:
    """The bodies that have a section on the municipality's page, in order."""
    return [each.text for each in page.all("h2") if each.attributes["id"].startswith("organ_")]


OTHERS = {
    "fullmaktige/uppfoljning/2025-bokslut.yml": report(published="2026-04-22"),
    "fritidsnamnden/uppfoljning/2025-bokslut.yml": report(published="2026-03-26"),
}


def test_bodies_stand_in_their_own_order_and_a_goal_they_share_has_an_anchor_in_each() -> None:
    page = follow_up_of({INDICATOR: indicator(NEAR), REPORT: report(), **OTHERS}, "2025-bokslut")
    assert bodies_on(page) == ["Kommunfullmäktige", "Skolnämnden", "Fritidsnämnden"]
    assert [each.text for each in page.all("h3")] == ["Målet"] * 3
    assert "malet" in ids_of(page)
    assert sorted(ids_of(page)) == sorted(set(ids_of(page)))


def whose_is(id_: str, page: Element) -> str:
    """The body in whose section something of an id stands."""
    (section,) = (each for each in classed(page, "report") if id_ in ids_of(each))
    return section.one("h2").text


@pytest.mark.parametrize(
    ("reported", "whose"),
    [
        # the goal is skolnämnden's, whoever stands or publishes first
        ({"fullmaktige": "2026-02-18", "skolnamnden": "2026-03-25"}, "Skolnämnden"),
        ({"fullmaktige": "2026-04-22", "skolnamnden": "2026-03-25", "fritidsnamnden": "2026-03-26"}, "Skolnämnden"),
        # where the owner is silent, the first that published, so that the later move nothing
        ({"fritidsnamnden": "2026-03-26"}, "Fritidsnämnden"),
        ({"fullmaktige": "2026-04-22", "fritidsnamnden": "2026-03-26"}, "Fritidsnämnden"),
        # on the same day, the first in the order of the bodies
        ({"fritidsnamnden": "2026-03-26", "fullmaktige": "2026-03-26"}, "Kommunfullmäktige"),
    ],
)
def test_the_id_of_a_goal_leads_to_its_owner_or_to_who_published_first(reported: dict[str, str], whose: str) -> None:
    files = {f"{body}/uppfoljning/2025-bokslut.yml": report(published=day) for body, day in reported.items()}
    page = follow_up_of(files, "2025-bokslut")
    assert whose_is("malet", page) == whose
    others = {id_ for id_ in ids_of(page) if id_.endswith("_malet")}
    assert len(others) == len(reported) - 1


def test_bodies_and_goals_of_the_same_name_have_ids_of_their_own() -> None:
    goal = {"skolnamnden/mal/skolnamnden.yml": f"titel: Nämndens eget\n{GOAL_HEAD}"}
    page = follow_up_of({**goal, REPORT: report(goal="skolnamnden")}, "2025-bokslut")
    assert sorted(ids_of(page)) == sorted(set(ids_of(page)))


def test_what_is_published_after_the_day_of_the_site_is_not_there() -> None:
    page = follow_up_of({REPORT: report(), **OTHERS}, "2025-bokslut", day=date(2026, 3, 25))
    assert bodies_on(page) == ["Skolnämnden"]


def test_the_colours_of_a_body_are_counted_as_they_were_assessed() -> None:
    goals = {f"skolnamnden/mal/m{number}.yml": f"titel: Mål {number}\n{GOAL_HEAD}" for number in range(3)}
    made = [f"{{mål: m{number}, färg: {colour}}}" for number, colour in enumerate(["gul", "grön", "gul"])]
    text = f"publicerad: 2026-03-25\nbedömningar: [{', '.join(made)}]"
    page = follow_up_of({**goals, REPORT: text}, "2025-bokslut")
    counted = [texts(each.all("li")) for each in classed(page, "counts")]
    assert counted == [["1 Uppfylls helt", "2 Uppfylls delvis"]] * 2, "The municipality's goals, then the body's"


def shapes_in(element: Element) -> set[str]:
    """How the shapes of a list are drawn: `f` filled, `o` outlined, `k` knocked out of what is filled."""
    return {each.attributes["class"] for each in element.all("path", "circle", "rect") if "class" in each.attributes}


@pytest.mark.parametrize(
    ("period", "made", "said", "counted", "colours"),
    [
        ("2025-bokslut", ["grön", "grön"], [], [["2 Uppfylls helt"]], "2 gröna"),
        ("2025-t2", ["grön", "grön"], ["Prognos:"], [["2 uppfylls helt"]], "Prognos: 2 gröna"),
        ("2025-t2", ["svart"], ["Prognos:"], [["1 går inte att säga än"]], "Prognos: 1 svart"),
        (
            "2025-t2",
            ["grön", "grön, prognos: false", "röd"],
            ["Resultat:", "Prognos:"],
            [["1 Uppfylls helt"], ["1 uppfylls helt", "1 uppfylls inte"]],
            "1 grön; prognos: 1 grön och 1 röd",
        ),
    ],
)
def test_forecasts_are_counted_apart_and_said_to_be_forecasts(
    period: str, made: list[str], said: list[str], counted: list[list[str]], colours: str
) -> None:
    goals = {f"skolnamnden/mal/m{number}.yml": f"titel: Mål {number}\n{GOAL_HEAD}" for number in range(len(made))}
    assessed = ", ".join(f"{{mål: m{number}, färg: {colour}, motivering: Ja}}" for number, colour in enumerate(made))
    text = f"publicerad: 2026-03-25\nbedömningar: [{assessed}]"
    other = {f"fritidsnamnden/uppfoljning/{period}.yml": "publicerad: 2026-03-26"}
    page = follow_up_of({**goals, f"skolnamnden/uppfoljning/{period}.yml": text, **other}, period)
    for heading in ("Så bedöms målen", "Skolnämnden"):
        section = section_of(page, heading)
        assert [each.text for each in section.all("p") if each.text in {"Resultat:", "Prognos:"}] == said
        assert [texts(each.all("li")) for each in classed(section, "counts")] == counted
    assert [row[2] for row in table_of(section_of(page, "Organen i rapporten"))[1:]] == [colours, "–"]


@pytest.mark.parametrize(("period", "is_outlined"), [("2025-bokslut", False), ("2025-t2", True)])
def test_the_shapes_and_the_bar_of_forecasts_are_outlined(period: str, is_outlined: bool) -> None:
    page = follow_up_of({f"skolnamnden/uppfoljning/{period}.yml": report("grön")}, period)
    for counted, bar in zip(classed(page, "counts"), classed(page, "bar"), strict=True):
        assert shapes_in(counted) == ({"o"} if is_outlined else {"f", "k"})
        assert [each.attributes.get("fill") for each in bar.all("rect", "path")] == (
            ["none"] if is_outlined else [None]
        )


FORECAST = "period: 2025, värde: 82.5, typ: prognos, publicerad: 2025-09-30"


@pytest.mark.parametrize(
    ("period", "outcomes", "forecast"),
    [
        # what was forecast for the report's year, by the period in it that ends last
        ("2025-t2", [FORECAST], "82,5 %"),
        ("2025-t2", ["period: 2025-h1, värde: 70, typ: prognos, publicerad: 2025-06-01", FORECAST], "82,5 %"),
        # as it was known then
        ("2025-t2", [FORECAST + ", rättelser: [{datum: 2025-12-01, tidigare: 60, orsak: Fel}]"], "60 %"),
        ("2025-t2", [FORECAST.replace("2025-09-30", "2025-10-09")], None),
        # neither of another year, nor what is no forecast, nor where the year is over
        ("2025-t2", [FORECAST.replace("2025,", "2024,")], None),
        ("2025-t2", [FORECAST.replace("prognos", "preliminärt")], None),
        ("2025-bokslut", [FORECAST], None),
    ],
)
def test_a_forecast_report_shows_what_each_indicator_is_forecast_to_come_to(
    period: str, outcomes: list[str], forecast: str | None
) -> None:
    files = {
        INDICATOR: indicator("period: 2024, värde: 76.4, publicerad: 2025-03-26", *outcomes),
        "skolnamnden/indikatorer/annat.yml": HEAD + "målvärden: [{period: 2025, värde: 80}]",
        f"skolnamnden/uppfoljning/{period}.yml": report(
            "svart", published="2025-10-08" if period == "2025-t2" else "2026-03-25"
        ),
    }
    columns, *rows = table_of(section_of(follow_up_of(files, period), "Målet"))
    assert columns[5:] == ([] if forecast is None else ["Prognos 2025"])
    assert [row[5:] for row in rows] == ([[], []] if forecast is None else [["–"], [forecast]])


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (2025, ["12 april 2026 Måttet Målvärdet för 2025 ändrades till 80 % från 84 %. Nytt beslut"]),
        # what is decided of later years was not in the report
        (2026, []),
    ],
)
def test_a_target_changed_since_is_told_to_be_changed_and_only_of_the_reports_own_year(
    year: int, told: list[str]
) -> None:
    changed = f"{{period: {year}, värde: 80, rättelser: [{{datum: 2026-04-12, tidigare: 84, orsak: Nytt beslut}}]}}"
    files = {INDICATOR: indicator(NEAR, targets=changed), REPORT: report("gul")}
    page = follow_up_of(files, "2025-bokslut")
    assert later_on(files) == told
    assert [each.one("b").text for each in classed(page, "later")] == ["Ändrat efter publiceringen:" for _ in told]


def test_goals_and_indicators_lead_to_their_pages() -> None:
    page = follow_up_of({INDICATOR: indicator(NEAR), REPORT: report()}, "2025-bokslut")
    assert links_of_its_own(page) == [
        ("Uppföljningar", "../../uppfoljning/"),
        ("Skolnämnden", "../../organ/skolnamnden/"),
        ("Hela rapporten från skolnämnden", "../../uppfoljning/2025-bokslut/skolnamnden/"),
        ("Målet", "../../mal/malet/"),
        ("Måttet", "../../mal/malet/#mattet"),
        ("Länk till målet som det såg ut då: Målet, bokslutet 2025", "../../mal/malet/2025-bokslut/"),
        *[("uppfoljning/2025-bokslut/", "../../uppfoljning/2025-bokslut/")] * 2,
    ]


@pytest.mark.parametrize(
    ("bodies", "named"),
    [
        (["skolnamnden"], "skolnämnden"),
        (["skolnamnden", "fritidsnamnden"], "skolnämnden och fritidsnämnden"),
        (["fullmaktige", "skolnamnden", "fritidsnamnden"], "kommunfullmäktige, skolnämnden och fritidsnämnden"),
    ],
)
def test_the_page_is_described_by_the_bodies_that_reported(bodies: list[str], named: str) -> None:
    files = {f"{body}/uppfoljning/2025-bokslut.yml": report() for body in bodies}
    page = follow_up_page_of(files, "2025-bokslut")
    assert (page.title, page.address) == ("Bokslut 2025", "uppfoljning/2025-bokslut/")
    assert page.description == f"Bokslut 2025: hur det gick för kommunens mål enligt {named}."


def test_a_tertial_is_described_as_a_forecast() -> None:
    page = follow_up_page_of({"skolnamnden/uppfoljning/2025-t1.yml": report()}, "2025-t1")
    assert page.description == "Tertial 1 2025: hur det ser ut att gå för kommunens mål enligt skolnämnden."


EXAMPLE = "\nexempel: true"


@pytest.mark.parametrize(
    ("files", "is_marked"),
    [
        ({REPORT: report()}, False),
        ({REPORT: report() + EXAMPLE}, True),
        ({REPORT: report(), INDICATOR: indicator(NEAR) + EXAMPLE}, True),
        ({REPORT: report(), "skolnamnden/mal/malet.yml": f"titel: Målet\n{GOAL_HEAD}{EXAMPLE}"}, True),
        ({REPORT: report(), "fritidsnamnden/mal/annat.yml": f"titel: Annat\n{GOAL_HEAD}{EXAMPLE}"}, False),
    ],
)
def test_the_mark_of_example_data_stands_where_some_is_shown(files: Files, is_marked: bool) -> None:
    assert (classed(follow_up_of(files, "2025-bokslut"), "example") != []) == is_marked


# The municipality's page as a report


def made_by(body: str, *assessed: str, summary: str = "", published: str = "2026-03-25") -> Files:
    """The follow-up of a body that assesses goals to colours, each `goal: colour`."""
    made = [f"{{mål: {goal}, färg: {colour}}}" for goal, colour in (each.split(": ") for each in assessed)]
    told = f"sammanfattning: {summary}\n" if summary else ""
    text = f"publicerad: {published}\n{told}bedömningar: [{', '.join(made)}]\n"
    return {f"{body}/uppfoljning/2025-bokslut.yml": text}


def goals_named(*ids: str) -> Files:
    return {f"skolnamnden/mal/{id_}.yml": f"titel: Mål {id_}\n{GOAL_HEAD}" for id_ in ids}


@pytest.mark.parametrize(
    ("reported", "counted"),
    [
        # each goal once
        ([("skolnamnden", "a: gul"), ("fritidsnamnden", "b: grön")], ["1 Uppfylls helt", "1 Uppfylls delvis"]),
        # the body that owns the goal leads, whoever published last
        ([("skolnamnden", "a: gul"), ("fritidsnamnden", "a: grön")], ["1 Uppfylls delvis"]),
        ([("fullmaktige", "a: röd"), ("skolnamnden", "a: gul")], ["1 Uppfylls delvis"]),
        # where the owner is silent, who is last in the order of the bodies
        ([("fullmaktige", "a: röd")], ["1 Uppfylls inte"]),
    ],
)
def test_the_municipalitys_goals_are_counted_once_each(reported: list[tuple[str, str]], counted: list[str]) -> None:
    files = goals_named("a", "b")
    for body, assessed in reported:
        files = {**files, **made_by(body, assessed)}
    page = follow_up_of(files, "2025-bokslut")
    assert texts(classed(section_of(page, "Så bedöms målen"), "counts")[0].all("li")) == counted


def test_the_summary_of_the_council_leads_and_stands_once() -> None:
    files = {
        **goals_named("a"),
        **made_by("skolnamnden", "a: gul", summary="Skolan går framåt."),
        **made_by("fullmaktige", summary="Kommunen går framåt.", published="2026-04-22"),
    }
    page = follow_up_of(files, "2025-bokslut")
    assert texts(section_of(page, "Sammanfattning").all("p")) == [
        "Kommunen går framåt.",
        "Kommunfullmäktige, 22 april 2026",
    ]
    assert page.text.count("Kommunen går framåt.") == 1
    assert "Skolan går framåt." in section_of(page, "Skolnämnden").text


def test_without_the_council_no_committee_speaks_for_the_municipality() -> None:
    page = follow_up_of(made_by("skolnamnden", summary="Skolan går framåt."), "2025-bokslut")
    assert "Sammanfattning" not in texts(page.all("h2"))


def test_the_bodies_are_listed_with_their_goals_and_lead_to_their_own_reports() -> None:
    files = {**goals_named("a", "b"), **made_by("skolnamnden", "a: gul", "b: gul"), **made_by("fritidsnamnden")}
    section = section_of(follow_up_of(files, "2025-bokslut"), "Organen i rapporten")
    assert table_of(section)[1:] == [
        ["Skolnämnden", "25 mars 2026", "2 gula", "Hela rapporten från skolnämnden"],
        ["Fritidsnämnden", "25 mars 2026", "–", "Hela rapporten från fritidsnämnden"],
    ]
    assert links(section) == [
        ("Skolnämnden", "#organ_skolnamnden"),
        ("Hela rapporten från skolnämnden", "../../uppfoljning/2025-bokslut/skolnamnden/"),
        ("Fritidsnämnden", "#organ_fritidsnamnden"),
        ("Hela rapporten från fritidsnämnden", "../../uppfoljning/2025-bokslut/fritidsnamnden/"),
    ]


ECONOMY = """\
enhet: tkr
budget: 1000
rapporter:
  - {rapport: tertial-2, publicerad: 2025-10-08, utfall: 700, prognos: 1020}
  - {rapport: årsredovisning, publicerad: 2026-04-10, utfall: 1005}
"""


def test_the_economy_of_each_body_is_as_known_when_that_body_published() -> None:
    files = {
        "skolnamnden/ekonomi/2025.yml": ECONOMY,
        "fritidsnamnden/ekonomi/2025.yml": ECONOMY,
        **made_by("skolnamnden"),
        **made_by("fritidsnamnden", published="2026-04-15"),
        **made_by("fullmaktige"),
    }
    rows = table_of(section_of(follow_up_of(files, "2025-bokslut"), "Ekonomi"))
    assert rows == [
        ["Organ", "Läge", "Senaste rapport", "Budget", "Hela året", "Avvikelse"],
        [
            "Skolnämnden",
            "Underskott över gränsen åtgärdsplan saknas",
            "Tertial 2",
            "1 000 tkr",
            "1 020 tkr",
            "−20 tkr",
        ],
        ["Fritidsnämnden", "Underskott åtgärdsplan saknas", "Årsredovisning", "1 000 tkr", "1 005 tkr", "−5 tkr"],
        ["Tillsammans", "0 av 2 håller budgeten", "–", "2 000 tkr", "2 025 tkr", "−25 tkr"],
    ]


def test_amounts_in_different_units_are_not_summed() -> None:
    files = {
        "skolnamnden/ekonomi/2025.yml": ECONOMY,
        "fritidsnamnden/ekonomi/2025.yml": ECONOMY.replace("tkr", "mkr"),
        **made_by("skolnamnden"),
        **made_by("fritidsnamnden"),
    }
    rows = table_of(section_of(follow_up_of(files, "2025-bokslut"), "Ekonomi"))
    assert [row[0] for row in rows] == ["Organ", "Skolnämnden", "Fritidsnämnden"]


UNITED = """\
organ:
  - {id: fullmaktige, namn: Kommunfullmäktige, typ: fullmäktige}
  - {id: skolnamnden, namn: Skolnämnden, typ: nämnd, överordnat: fullmaktige}
  - {id: skolan, namn: Skolan, typ: verksamhet, överordnat: skolnamnden}
  - {id: fritidsnamnden, namn: Fritidsnämnden, typ: nämnd, överordnat: fullmaktige}
"""


def test_the_money_of_a_verksamhet_is_not_counted_twice() -> None:
    bodies = ("skolnamnden", "skolan", "fritidsnamnden")
    files = {f"{body}/ekonomi/2025.yml": ECONOMY for body in bodies} | {"organisation.yml": UNITED}
    for body in bodies:
        files |= made_by(body)
    rows = table_of(section_of(follow_up_of(files, "2025-bokslut"), "Ekonomi"))
    assert [(row[0], row[3]) for row in rows[1:]] == [
        ("Skolnämnden", "1 000 tkr"),
        ("Skolan ingår i skolnämnden", "1 000 tkr"),
        ("Fritidsnämnden", "1 000 tkr"),
        ("Tillsammans", "2 000 tkr"),
    ]


@pytest.mark.parametrize(
    ("budgets", "told"),
    [
        (["skolnamnden"], []),
        (["skolnamnden", "fritidsnamnden"], ["Fritidsnämnden"]),
        (["skolnamnden", "fritidsnamnden", "fullmaktige"], ["Kommunfullmäktige och fritidsnämnden"]),
        # its money stands in that of the body above
        (["skolnamnden", "skolan"], []),
    ],
)
def test_bodies_with_a_budget_but_without_a_follow_up_are_named(budgets: list[str], told: list[str]) -> None:
    files = {f"{body}/ekonomi/2025.yml": ECONOMY for body in budgets} | {"organisation.yml": UNITED}
    section = section_of(follow_up_of({**files, **made_by("skolnamnden")}, "2025-bokslut"), "Ekonomi")
    said = [each for each in section.all("p") if "uppföljning av perioden" in each.text]
    assert texts(said) == [f"{who} har ekonomi men ingen uppföljning av perioden. Se Ekonomi." for who in told]
    assert [link for each in said for link in links(each)] == [("Ekonomi", "../../ekonomi/#ar_2025") for _ in told]


def test_a_body_whose_economy_was_first_told_after_the_page_is_not_named() -> None:
    files = {"skolnamnden/ekonomi/2025.yml": ECONOMY, **made_by("skolnamnden")}
    then = follow_up_of(files, "2025-bokslut")
    told = "budget: 1000\nrapporter: [{rapport: årsredovisning, publicerad: 2026-03-26, utfall: 9}]"
    for later in ("budget: 1000", told):
        now = follow_up_of({**files, "fritidsnamnden/ekonomi/2025.yml": later}, "2025-bokslut")
        assert section_of(now, "Ekonomi").text == section_of(then, "Ekonomi").text
    now = follow_up_of({**files, "fritidsnamnden/ekonomi/2025.yml": told.replace("03-26", "03-25")}, "2025-bokslut")
    assert "Fritidsnämnden har ekonomi men ingen uppföljning" in section_of(now, "Ekonomi").text


def test_a_correction_of_the_economy_says_whose_it_is() -> None:
    corrected = ECONOMY.replace(
        "prognos: 1020", "prognos: 1020, rättelser: [{datum: 2026-04-20, tidigare_prognos: 1010, orsak: Skrivfel}]"
    )
    files = {f"{body}/ekonomi/2025.yml": corrected for body in ("skolnamnden", "fritidsnamnden")}
    page = follow_up_of({**files, **made_by("skolnamnden"), **made_by("fritidsnamnden")}, "2025-bokslut")
    assert [each.one("b").text for each in classed(page, "later")] == [
        "Skolnämnden, rättat efter publiceringen:",
        "Fritidsnämnden, rättat efter publiceringen:",
    ]


# The documents


@pytest.mark.parametrize(
    ("files", "offered"),
    [
        ({}, []),
        ({"uppfoljning/2025-bokslut/2025-bokslut.pdf": 311_600}, ["Ladda ner rapporten: PDF (312 kB)"]),
        (
            {
                "uppfoljning/2025-bokslut/2025-bokslut.docx": 41_234,
                "uppfoljning/2025-bokslut/2025-bokslut.pdf": 1_400_000,
                "uppfoljning/2025-bokslut/2025-bokslut-skolnamnden.pdf": 5,
            },
            ["Ladda ner rapporten: PDF (1 400 kB), Word (41 kB)"],
        ),
        ({"uppfoljning/2025-bokslut/2025-bokslut-skolnamnden.pdf": 5}, []),
    ],
)
def test_the_page_offers_the_documents_that_are_there(files: dict[str, int], offered: list[str]) -> None:
    site = Site(plan_of({REPORT: report()}), DAY, reports=files)
    page = read(follow_up_page(site, FollowUpPeriod.parse("2025-bokslut")).body)
    assert texts(classed(page, "downloads")) == offered
    assert [address for _, address in links(page) if "." in address.rsplit("/", 1)[-1]] == [
        f"../../{path}" for path in sorted(files, reverse=True) if offered and "skolnamnden" not in path
    ]
