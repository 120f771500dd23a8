"""The page of what one body reported: its report in full, as it was known the day that it published."""

from datetime import date

import pytest

from macros.pages.follow_up import body_follow_up_keys, body_follow_up_page, show_indicators
from macros.pages.follow_up_view import view_report
from macros.pages.page import Page
from macros.plan.periods import FollowUpPeriod
from tests.pages.rendered import (
    DAY,
    GOAL_HEAD,
    HEAD,
    INDICATOR,
    Files,
    classed,
    ids_of,
    links,
    read,
    section_of,
    site_of,
    table_of,
    texts,
)
from tests.site.documents import Element

REPORT = "skolnamnden/uppfoljning/2025-t2.yml"
MADE = """\
publicerad: 2025-10-08
beslut: {organ: skolnamnden, datum: 2025-09-24, paragraf: § 12}
sammanfattning: Ett år med **bättre** närvaro.
bedömningar: [{mål: malet, färg: gul, motivering: Så ser vi det, analys: Fler har fått hjälp}]
"""
FIGURES = f"""\
{HEAD}målvärden: [{{period: 2024, värde: 80}}]
utfall:
  - {{period: 2023, värde: 70, publicerad: 2024-03-20}}
  - {{period: 2024, värde: 76.4, publicerad: 2025-03-26}}
"""
ACTIVITY = "skolnamnden/aktiviteter/hjalpen.yml"
ECONOMY = "skolnamnden/ekonomi/2025.yml"
MONEY = """\
enhet: tkr
budget: 1000
rapporter:
  - {rapport: månad-03, publicerad: 2025-04-16, utfall: 260, prognos: 1030, kommentar: Fler elever}
  - {rapport: tertial-2, publicerad: 2025-10-01, utfall: 690, prognos: 1005}
"""

SINCE = "Rättat efter publiceringen:"


def page_of(files: Files, key: str = "2025-t2/skolnamnden", day: date = DAY) -> Page:
    period, body = key.split("/")
    return body_follow_up_page(site_of(files, day), FollowUpPeriod.parse(period), body)


def read_page(files: Files, key: str = "2025-t2/skolnamnden") -> Element:
    return read(page_of(files, key).body)


def activity(more: str = "", start: str = "2025-01-13", end: str = "2025-12-19", status: str = "pågående") -> str:
    head = f"titel: Hjälpen\nmål: malet\nansvarig: Rektor\nstart: {start}\nslut: {end}\nstatus: {status}\n"
    return head + (f"uppföljningar: [{more}]\n" if more else "")


def test_every_published_follow_up_has_a_page() -> None:
    files = {
        REPORT: MADE,
        "fritidsnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-01",
        "skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-16",
    }
    assert body_follow_up_keys(site_of(files)) == ["2025-t2/skolnamnden", "2025-t2/fritidsnamnden"]


def test_the_page_is_named_described_and_divided() -> None:
    page = page_of({REPORT: MADE, INDICATOR: FIGURES, ECONOMY: MONEY})
    assert (page.address, page.title) == ("uppfoljning/2025-t2/skolnamnden/", "Tertial 2 2025: Skolnämnden")
    described = "Tertial 2 2025: Skolnämnden. Hur det ser ut att gå för målen: 1 uppfylls delvis."
    assert page.description.replace("\u00a0", " ") == described
    assert [(each.level, each.id, each.title) for each in page.headings] == [
        (2, "avsnitt_sammanfattning", "Sammanfattning"),
        (2, "avsnitt_malen", "Så bedöms målen"),
        (2, "avsnitt_mal_for_mal", "Mål för mål"),
        (3, "malet", "Målet"),
        (2, "avsnitt_ekonomi", "Ekonomi"),
        (2, "avsnitt_hanvisning", "Länk och hänvisning"),
    ]
    assert {each.id for each in page.headings} <= set(ids_of(read(page.body)))


def test_the_page_says_when_it_was_published_who_decided_and_that_it_forecasts() -> None:
    page = read_page({REPORT: MADE})
    assert (
        texts(classed(page, "when"))[0] == "Publicerad 8 oktober 2025, beslutad 24 september 2025 av skolnämnden, § 12"
    )
    assert classed(page, "lead")[0].text == (
        "Så såg det ut att gå 2025. Det är en prognos, inte ett resultat. "
        "Sidan visar vad som var känt den 8 oktober 2025. Den ändras inte när nya siffror kommer."
    )
    assert links(classed(page, "crumbs")[0]) == [
        ("Uppföljningar", "../../../uppfoljning/"),
        ("Tertial 2 2025", "../../../uppfoljning/2025-t2/"),
    ]


def test_each_goal_has_its_verdict_computed_colour_reason_and_analysis() -> None:
    page = read_page({REPORT: MADE, INDICATOR: FIGURES})
    assert table_of(section_of(page, "Så bedöms målen"))[1:] == [
        ["Målet", "Prognos: uppfylls delvis", "Uppfylls delvis", "1 gul"]
    ]
    assert texts(section_of(page, "Målet").all("p"))[:3] == [
        "Prognos: uppfylls delvis Uträknat då: Uppfylls delvis",
        "Så ser vi det",
        "Fler har fått hjälp",
    ]


def test_an_indicator_has_a_row_a_chart_and_a_table_with_its_figures_of_that_day() -> None:
    page = read_page({REPORT: MADE, INDICATOR: FIGURES + "  - {period: 2025, värde: 90, publicerad: 2026-03-01}\n"})
    assert table_of(section_of(page, "Målet"))[1:] == [["Måttet", "Nära målet", "76,4 %", "80 %", "2024"]]
    indicator = next(each for each in page.all("section") if each.attributes.get("class") == "indicator")
    assert [cells[:2] for cells in table_of(indicator)] == [["Period", "Utfall"], ["2024", "76,4 %"], ["2023", "70 %"]]
    points = [each.attributes["aria-label"] for each in indicator.all("g") if "aria-label" in each.attributes]
    assert [point.replace("\u00a0", " ") for point in points] == ["2023: 70 %", "2024: 76,4 %"]
    assert "Utforska" not in indicator.text, "To explore would show the figures of today"


def test_an_indicator_of_two_goals_and_one_named_as_a_goal_have_ids_of_their_own() -> None:
    both = FIGURES.replace("[malet]", "[malet, annat]")
    assessed = MADE.replace("[{", "[{mål: annat, färg: gul}, {")
    files = {
        REPORT: assessed,
        INDICATOR: both,
        "skolnamnden/indikatorer/malet.yml": both.replace("Måttet", "Andra måttet"),
        "skolnamnden/mal/annat.yml": f"titel: Annat\n{GOAL_HEAD}",
    }
    ids = ids_of(read_page(files))
    assert sorted(ids) == sorted(set(ids))
    assert {"malet", "annat", "malet_mattet", "annat_mattet", "malet_malet"} <= set(ids)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # its last follow-up by then
        (
            activity("{datum: 2025-04-30, status: pågående, kommentar: Sexton}, {datum: 2025-11-02, status: klar}"),
            [["Hjälpen", "Rektor", "Pågår", "30 april 2025: Sexton"]],
        ),
        # a status that no follow-up tells has no date
        (activity(status="klar"), [["Hjälpen", "Rektor", "Inte följd upp då", "–"]]),
        (
            activity("{datum: 2025-11-02, status: klar}", status="klar"),
            [["Hjälpen", "Rektor", "Inte följd upp då", "–"]],
        ),
        # it had not begun, or had ended before the year
        (activity(start="2025-10-09"), None),
        (activity(start="2023-01-09", end="2024-12-31"), None),
    ],
)  # fmt: skip
def test_the_activities_stand_as_they_stood(text: str, rows: list[list[str]] | None) -> None:
    page = read_page({REPORT: MADE, ACTIVITY: text})
    tables = [each for each in page.all("table") if "known-activities" in each.attributes.get("class", "")]
    assert [texts(row.all("th", "td")) for table in tables for row in table.all("tr")[1:]] == (rows or [])


def test_the_economy_is_as_known_that_day() -> None:
    later = "  - {rapport: månad-10, publicerad: 2025-11-12, utfall: 850, prognos: 990}\n"
    section = section_of(read_page({REPORT: MADE, ECONOMY: MONEY + later}), "Ekonomi")
    assert [row[0] for row in table_of(section)[1:]] == ["Månadsrapport mars", "Tertial 2"]
    assert "Skolnämnden väntas få ett underskott på 5 tkr, 0,5 procent av budgeten på 1 000 tkr." in section.text
    assert "Fler elever" in section.text


def test_without_a_report_of_the_economy_there_is_no_such_part() -> None:
    assert "Ekonomi" not in texts(read_page({REPORT: MADE, ECONOMY: "budget: 1000"}).all("h2"))


def test_what_is_corrected_since_is_told_at_the_top_and_where_it_stands() -> None:
    corrected = FIGURES.replace(
        "publicerad: 2025-03-26",
        "publicerad: 2025-03-26, rättelser: [{datum: 2026-01-15, tidigare: 60, orsak: Fel i underlaget}]",
    )
    money = MONEY.replace(
        "prognos: 1005",
        "prognos: 1005, rättelser: [{datum: 2025-10-05, tidigare_utfall: 600, orsak: Det var känt}, "
        "{datum: 2025-11-20, tidigare_prognos: 1002, orsak: Skrivfel}]",
    )
    page = read_page({REPORT: MADE, INDICATOR: corrected, ECONOMY: money})
    assert texts(classed(page, "later")) == [
        "2 uppgifter är rättade efter publiceringen. Det står under «Målet» och Ekonomi.",
        f"{SINCE} 15 januari 2026 Måttet Utfallet för 2024 rättades till 76,4 % från 60 %. Fel i underlaget",
        f"{SINCE} 20 november 2025 Prognosen i tertial 2 rättades till 1 005 tkr från 1 002 tkr. Skrivfel",
    ]
    assert table_of(section_of(page, "Målet"))[1] == ["Måttet", "Målet inte nått", "60 %", "80 %", "2024"]
    assert "underskott på 2 tkr" in section_of(page, "Ekonomi").text


def test_a_target_decided_anew_is_told_to_be_changed_beside_what_was_wrong() -> None:
    targets = "{period: 2024, värde: 80, rättelser: [{datum: 2025-12-01, tidigare: 78, orsak: Nytt beslut}]}"
    assessed = MADE.replace("färg: gul", "färg: gul, rättelser: [{datum: 2025-10-22, tidigare: röd, orsak: Fel}]")
    changed = FIGURES.replace("{period: 2024, värde: 80}", targets)
    page = read_page({REPORT: assessed, INDICATOR: changed})
    told = "Bedömningen rättades till uppfylls delvis (gul) från uppfylls inte (röd). Fel"
    raised = "Målvärdet för 2024 ändrades till 80 % från 78 %. Nytt beslut"
    assert texts(classed(page, "later")) == [
        "En uppgift är rättad och ett målvärde är ändrat efter publiceringen. Det står under «Målet».",
        f"{SINCE} 22 oktober 2025 Målet {told}",
        f"Ändrat efter publiceringen: 1 december 2025 Måttet {raised}",
    ]
    page = read_page({REPORT: MADE, INDICATOR: changed})
    assert texts(classed(page, "later"))[0] == ("Ett målvärde är ändrat efter publiceringen. Det står under «Målet».")


def test_a_correction_of_an_indicator_that_measures_two_goals_is_one() -> None:
    corrected = FIGURES.replace("[malet]", "[malet, annat]").replace(
        "publicerad: 2025-03-26",
        "publicerad: 2025-03-26, rättelser: [{datum: 2026-01-15, tidigare: 60, orsak: Fel i underlaget}]",
    )
    goal = {"skolnamnden/mal/annat.yml": f"titel: Annat\n{GOAL_HEAD}"}
    both = MADE.replace("[{", "[{mål: annat, färg: gul, motivering: Ja}, {")
    page = read_page({REPORT: both, INDICATOR: corrected, **goal})
    first = "En uppgift är rättad efter publiceringen. Det står under «Annat» och «Målet»."
    assert texts(classed(page, "later"))[0] == first
    fault = "färg: gul, rättelser: [{datum: 2025-10-22, tidigare: röd, orsak: Fel}]"
    page = read_page({REPORT: both.replace("färg: gul", fault), **goal})
    assert texts(classed(page, "later"))[0].startswith("2 uppgifter är rättade"), "Two goals alike are two"


def test_the_chart_of_the_economy_says_how_it_is_to_be_read() -> None:
    notes = texts(classed(section_of(read_page({REPORT: MADE, ECONOMY: MONEY}), "Ekonomi"), "chart-note"))
    assert notes == [
        (
            "I den övre delen börjar axeln inte vid noll, så att skillnaden mot budgeten syns. Från gränsen, 1 procent "
            "över budgeten, ska det finnas en åtgärdsplan. Ring är prognos, fylld punkt är utfall."
        )
    ]


def test_a_chart_is_drawn_once_and_only_where_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    for module in ("follow_up", "indicator_part"):
        monkeypatch.setattr(f"macros.pages.{module}.draw_chart", lambda _, label_id: drawn.append(label_id))
    plan = site_of({REPORT: MADE, INDICATOR: FIGURES}).plan
    (assessed,) = view_report(plan, plan.follow_ups[0], DAY).goals
    (shown,) = show_indicators(plan, assessed, DAY)
    assert (shown.part.chart is not None, drawn) == (True, [])
    assert (shown.svg, drawn) == (None, ["malet_mattet_diagram"])


def test_the_forecast_of_an_indicator_stands_in_its_row() -> None:
    forecast = "  - {period: 2025, värde: 82, typ: prognos, publicerad: 2025-10-01}\n"
    columns, row = table_of(section_of(read_page({REPORT: MADE, INDICATOR: FIGURES + forecast}), "Målet"))
    assert dict(zip(columns, row, strict=True)) == {
        "Indikator": "Måttet",
        "Läge": "Nära målet",
        "Utfall": "76,4 %",
        "Mål": "80 %",
        "Period": "2024",
        "Prognos 2025": "82 %",
    }


@pytest.mark.parametrize("name", [REPORT, INDICATOR, ACTIVITY, ECONOMY, "skolnamnden/mal/malet.yml", None])
def test_the_page_is_marked_where_it_shows_example_data(name: str | None) -> None:
    files = {
        REPORT: MADE,
        INDICATOR: FIGURES,
        ACTIVITY: activity(),
        ECONOMY: MONEY,
        "skolnamnden/mal/malet.yml": f"titel: Målet\n{GOAL_HEAD}",
    }
    marked = {path: text + ("\nexempel: true\n" if path == name else "") for path, text in files.items()}
    assert (classed(read_page(marked), "example") != []) == (name is not None)


def test_a_bokslut_tells_how_it_went() -> None:
    page = read_page({"skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-25"}, "2025-bokslut/skolnamnden")
    assert classed(page, "lead")[0].text.startswith("Så gick det 2025. Sidan visar")
    assert "Rapporten har ingen sammanfattning och inga bedömda mål." in page.text
