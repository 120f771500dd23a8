"""Internal control: what may go wrong, how it is checked, and what the checks found."""

import pytest

from macros.pages.steering.control import write_controls
from tests.pages.rendered import DAY, Files, classed, ids_of, links, read, site_of, table_of, texts
from tests.site.documents import Element

SCHOOL, LEISURE = "skolnamnden/internkontroll/2025.yml", "fritidsnamnden/internkontroll/2025.yml"


def control(category: str = "efterlevnad", found: str = "", more: str = "", risk: str = "Fel betalas ut") -> str:
    outcome = f", resultat: {found}" if found else ""
    return f"{{kategori: {category}, risk: {risk}, kontroll: Tjugo prov, ansvarig: Ekonomichef{outcome}{more}}}"


def controls(*stated: str) -> str:
    return "kontroller:\n" + "".join(f"  - {each}\n" for each in stated)


def page_of(files: Files) -> Element:
    return read(write_controls(site_of(files, DAY), "internkontroll/"))


def test_a_control_tells_the_risk_the_check_the_result_and_the_role() -> None:
    page = page_of({SCHOOL: controls(control(found="brister", more=", kommentar: Två prov var fel"))})
    assert table_of(page) == [
        ["Vad som kan gå fel", "Så kontrolleras det", "Resultat", "Ansvarar"],
        ["Lagar, föreskrifter och riktlinjer följs"],
        ["Fel betalas ut", "Tjugo prov", "Brister Två prov var fel", "Ekonomichef"],
    ]
    assert links(page) == [("Skolnämnden", "../organ/skolnamnden/")]


@pytest.mark.parametrize(
    ("found", "word", "name"),
    [
        ("", "Planerad", "planerad"),
        ("planerad", "Planerad", "planerad"),
        ("utan anmärkning", "Utan anmärkning", "utan-anmarkning"),
        ("brister", "Brister", "brister"),
        ("inte utförd", "Inte utförd", "inte-utford"),
    ],
)
def test_each_result_has_a_word_and_a_look_of_its_own(found: str, word: str, name: str) -> None:
    (result,) = classed(page_of({SCHOOL: controls(control(found=found))}), "result")
    assert (result.text, result.attributes["class"]) == (word, f"result {name}")


def test_controls_stand_by_category_in_the_order_of_the_guideline() -> None:
    page = page_of({SCHOOL: controls(
        control("allvarliga fel", risk="A"), control("efterlevnad", risk="B"), control("rapportering", risk="C"),
        control("verksamhet", risk="D"), control("efterlevnad", risk="E"),
    )})  # fmt: skip
    groups = [(classed(body, "group")[0].text, texts(body.all("th"))[1:]) for body in page.all("tbody")]
    assert groups == [
        ("Ändamålsenlig och kostnadseffektiv verksamhet", ["D"]),
        ("Tillförlitlig rapportering och information", ["C"]),
        ("Lagar, föreskrifter och riktlinjer följs", ["B", "E"]),
        ("Allvarliga fel upptäcks och tas bort", ["A"]),
    ]


def test_the_table_can_be_heard_and_scrolled_by_keyboard() -> None:
    page = page_of({SCHOOL: controls(control())})
    region = classed(page, "scroll")[0].attributes
    assert (region["role"], region["tabindex"], region["aria-label"]) == (
        "region", "0", "Internkontroll 2025, skolnämnden",
    )  # fmt: skip
    assert page.one("caption").text == "Internkontroll 2025, skolnämnden"
    assert [each.attributes["scope"] for each in page.all("th")] == ["col"] * 4 + ["rowgroup", "row"]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (["utan anmärkning"], "1 kontroll: 1 utan anmärkning."),
        (["brister", "utan anmärkning", "utan anmärkning"], "3 kontroller: 2 utan anmärkning och 1 visade brister."),
        (
            ["planerad", "inte utförd", "brister", "utan anmärkning", "planerad"],
            "5 kontroller: 1 utan anmärkning, 1 visade brister, 1 gjordes inte och 2 är planerade.",
        ),
        (["planerad"], "1 kontroll: 1 är planerad."),
    ],
)
def test_what_the_controls_found_is_told_in_a_sentence(found: list[str], told: str) -> None:
    page = page_of({SCHOOL: controls(*(control(found=each) for each in found))})
    assert [classed(page, name)[0].text for name in ("lead", "when")] == [told, told]


def test_a_year_is_told_for_all_bodies_and_for_each_in_their_order() -> None:
    page = page_of({
        LEISURE: controls(control(found="brister")),
        SCHOOL: controls(control(found="utan anmärkning"), control(found="brister")),
    })  # fmt: skip
    assert texts(page.all("h2", "h3")) == ["Internkontroll 2025", "Skolnämnden", "Fritidsnämnden"]
    assert texts(classed(page, "lead")) == ["3 kontroller: 1 utan anmärkning och 2 visade brister."]
    assert texts(classed(page, "when")) == [
        "2 kontroller: 1 utan anmärkning och 1 visade brister.",
        "1 kontroll: 1 visade brister.",
    ]


def test_the_newest_year_stands_open_and_the_earlier_one_step_away() -> None:
    page = page_of({
        "skolnamnden/internkontroll/2024.yml": controls(control(found="brister")),
        "skolnamnden/internkontroll/2026.yml": controls(control()),
        SCHOOL: controls(control(found="utan anmärkning")),
    })  # fmt: skip
    assert texts(page.all("h2")) == ["Internkontroll 2026", "Internkontroll 2025", "Internkontroll 2024"]
    assert texts(page.all("summary")) == [
        "Visa 2025: 1 kontroll: 1 utan anmärkning",
        "Visa 2024: 1 kontroll: 1 visade brister",
    ]
    assert [len(each.all("table")) for each in page.all("details")] == [1, 1]


def test_the_addresses_that_the_pages_of_bodies_lead_to_are_there() -> None:
    page = page_of({SCHOOL: controls(control()), "skolnamnden/internkontroll/2024.yml": controls(control())})
    ids = ids_of(page)
    assert {"ar_2025_skolnamnden", "ar_2024_skolnamnden"} <= set(ids)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("files", "told"),
    [({}, "Ingen internkontroll är redovisad än."), ({SCHOOL: "kontroller: []"}, "Inga kontroller.")],
)
def test_where_there_is_nothing_to_tell_the_page_says_so(files: Files, told: str) -> None:
    assert told in texts(page_of(files).all("p"))


@pytest.mark.parametrize(("line", "marks"), [("", []), ("exempel: true", ["Exempel: påhittade uppgifter"])])
def test_the_page_is_marked_where_it_shows_example_controls(line: str, marks: list[str]) -> None:
    files = {SCHOOL: controls(control()) + line, LEISURE: controls(control())}
    assert texts(classed(page_of(files), "example")) == marks


def test_whatever_a_control_says_is_shown_as_text() -> None:
    lot = "</td><script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    stated = f"{{kategori: efterlevnad, risk: '{lot}', kontroll: '{lot}', ansvarig: '{lot}', kommentar: '{lot}'}}"
    page = page_of({SCHOOL: controls(stated)})
    assert page.all("script", "img") == []
    assert table_of(page)[-1] == [lot, lot, f"Planerad {lot}", lot]
