"""A goal at a follow-up has an address for ever: what it shows agrees with the follow-up's page and never changes."""

import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.dated_goal import dated_goal_keys, dated_goal_page
from macros.pages.follow_up import body_follow_up_page, follow_up_page
from macros.pages.page import Page
from macros.pages.site import GENERATED, page_makers
from macros.plan.periods import FollowUpPeriod
from tests.pages.later import ACTIVITY, REPORT, SILENT, THEN, TOLD, Texts, exchange, let_happen
from tests.pages.rendered import (
    DAY,
    INDICATOR,
    Files,
    classed,
    ids_of,
    links,
    links_of_its_own,
    read,
    section_of,
    site_of,
    table_of,
    texts,
)
from tests.site.documents import Element

KEY, PERIOD = "malet/2025-t2", FollowUpPeriod.parse("2025-t2")
GOAL = "skolnamnden/mal/malet.yml"
UNASSESSED: Texts = {**THEN, REPORT: "publicerad: 2025-10-08\nsammanfattning: Det går framåt.\n"}
"""The same, but the body has not assessed the goal."""
OTHERS = "fritidsnamnden/uppfoljning/2025-t2.yml"


def page_of(files: Files, key: str = KEY, day: date = DAY) -> Page:
    return dated_goal_page(site_of(files, day), key)


def dated_of(files: Files, key: str = KEY, day: date = DAY) -> Element:
    return read(page_of(files, key, day).body)


def keys_of(files: Files, day: date = DAY) -> list[str]:
    return list(dated_goal_keys(site_of(files, day)))


def made(published: str, colour: str = "gul", more: str = ", motivering: Så ser vi det") -> str:
    return f"publicerad: {published}\nbedömningar: [{{mål: malet, färg: {colour}{more}}}]\n"


# Which there are


@pytest.mark.parametrize(
    ("files", "keys"),
    [
        ({}, []),
        ({REPORT: made("2025-10-08")}, ["malet/2025-t2"]),
        # not assessed, but followed by its owner while it held
        ({REPORT: "publicerad: 2025-10-08"}, ["malet/2025-t2"]),
        ({OTHERS: "publicerad: 2025-10-08"}, []),
        ({OTHERS: made("2025-10-08")}, ["malet/2025-t2"]),
        # before it was decided, before it held, and after
        ({"skolnamnden/uppfoljning/2022-bokslut.yml": "publicerad: 2023-02-14"}, []),
        ({"skolnamnden/uppfoljning/2022-bokslut.yml": "publicerad: 2023-03-20"}, []),
        ({"skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-03"}, ["malet/2026-t1"]),
        ({"skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-16"}, []),
        (
            {"skolnamnden/uppfoljning/2025-bokslut.yml": made("2026-03-25"), REPORT: made("2025-10-08")},
            ["malet/2025-t2", "malet/2025-bokslut"],
        ),
    ],
)
def test_a_goal_has_an_address_for_each_follow_up_that_assesses_it_or_that_its_owner_published(
    files: Files, keys: list[str]
) -> None:
    assert keys_of(files) == keys


@pytest.mark.parametrize("stated", ["slut: 2024-12-31", "start: 2026-01-01"])
def test_no_address_vanishes_when_a_goals_days_are_changed_afterwards(stated: str) -> None:
    files = {
        "skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-03-26",
        "skolnamnden/uppfoljning/2025-t1.yml": "publicerad: 2025-06-03",
        REPORT: made("2025-10-08"),
        GOAL: THEN[GOAL],
    }
    key = stated.partition(":")[0]
    changed = re.sub(rf"(?m)^{key}: .*", stated, THEN[GOAL])
    assert {"malet/2025-t1", "malet/2025-t2"} <= set(keys_of({**files, GOAL: changed})) <= set(keys_of(files))


def test_the_page_stands_where_its_kind_says_and_tells_machines_to_go_to_the_living_goal() -> None:
    page = page_of(THEN)
    assert page.address == GENERATED["malarkiv"].address(KEY) == "mal/malet/2025-t2/"
    assert (page.title, page.head.canonical, page.head.is_indexed) == (
        "Målet, tertial 2 2025",
        "mal/malet/",
        False,
    )
    assert page.description.replace("\u00a0", " ") == (
        "Så såg målet ut i tertial 2 2025, publicerat 8 oktober 2025. Prognos: uppfylls delvis."
    )


# What it shows


def test_the_page_says_that_it_is_an_archive_and_leads_to_the_living_goal() -> None:
    archive = classed(dated_of(THEN), "archive")[0]
    assert archive.one("p").text == (
        "Arkiv. Så såg det ut i tertial 2 2025, publicerat 8 oktober 2025. Sidan ändras inte när nya siffror kommer."
    )
    assert links(archive) == [
        ("tertial 2 2025", "../../../uppfoljning/2025-t2/"),
        ("Så är det nu", "../../../mal/malet/"),
    ]


def test_the_page_leads_to_the_follow_ups_before_and_after() -> None:
    files = {
        **THEN,
        "skolnamnden/uppfoljning/2025-t1.yml": "publicerad: 2025-06-03",
        "skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-03",
    }
    steps = classed(dated_of(files), "archive")[0].one("nav")
    assert links(steps)[1:] == [
        ("Uppföljningen före: ← Tertial 1 2025", "../../../mal/malet/2025-t1/"),
        ("Uppföljningen efter: Tertial 1 2026 →", "../../../mal/malet/2026-t1/"),
    ]


def test_the_page_shows_the_goal_as_it_was_known_then() -> None:
    part = section_of(dated_of(THEN), "Skolnämnden")
    assert texts(part.all("p"))[:3] == [
        "Publicerad 8 oktober 2025",
        "Prognos: uppfylls delvis Uträknat då: Uppfylls helt",
        "Så ser vi det",
    ]
    assert table_of(part) == [
        ["Indikator", "Läge", "Utfall", "Mål", "Period"],
        ["Måttet", "Målet nått", "84 %", "80 %", "2024"],
    ]
    activities = [texts(row.all("th", "td")) for row in part.all("table")[1].all("tr")[1:]]
    assert activities == [
        ["Andra", "Rektor", "Inte följd upp då", "–"],
        ["Hjälpen", "Rektor", "Pågår", "30 april 2025: Sexton elever"],
    ]


def test_of_a_goal_that_was_not_assessed_the_page_shows_what_was_computed_and_what_held() -> None:
    part = section_of(
        dated_of({**UNASSESSED, "skolnamnden/uppfoljning/2024-bokslut.yml": made("2025-03-26")}), "Skolnämnden"
    )
    assert texts(part.all("p"))[1:3] == [
        "Målet bedömdes inte i tertial 2 2025. Uträknat då: Uppfylls helt",
        "Bedömningen som gällde då: Uppfylls delvis i bokslutet 2024",
    ]
    assert table_of(part)[1] == ["Måttet", "Målet nått", "84 %", "80 %", "2024"]


def test_of_several_bodies_that_assessed_the_goal_its_owner_comes_first() -> None:
    files = {**THEN, OTHERS: made("2025-10-01", "röd")}
    page = dated_of(files)
    assert texts(page.all("h2")) == ["Skolnämnden", "Fritidsnämnden", "Länk och hänvisning"]
    assert [classed(section_of(page, name), "chip")[0].text for name in ("Skolnämnden", "Fritidsnämnden")] == [
        "Prognos: uppfylls delvis", "Prognos: uppfylls inte",
    ]  # fmt: skip
    assert sorted(ids_of(page)) == sorted(set(ids_of(page)))


def test_who_assessed_the_goal_comes_before_an_owner_who_did_not() -> None:
    page = dated_of({**UNASSESSED, OTHERS: made("2025-10-09", "röd")})
    assert texts(page.all("h2"))[:2] == ["Fritidsnämnden", "Skolnämnden"]


def test_what_one_body_told_stands_letter_for_letter_when_another_publishes() -> None:
    others = {**THEN, REPORT: None, OTHERS: made("2025-10-01", "röd")}
    before = classed(dated_of(others), "assessed-goal")
    after = classed(dated_of({**others, REPORT: THEN[REPORT]}), "assessed-goal")
    assert len(before) == 1
    assert before[0].text == after[1].text


def test_each_indicator_can_be_linked_to() -> None:
    page = dated_of(THEN)
    assert next(row for row in page.all("tr") if row.attributes.get("id") == "mattet").one("th").text == "Måttet"


def test_the_page_is_cited_by_its_own_address_and_day() -> None:
    cited = classed(dated_of(THEN), "cite")
    assert texts(cited) == ["Prövköpings kommun, Målet, läge 2025-10-08, hämtad [dag], mal/malet/2025-t2/"]


def test_the_page_leads_to_the_whole_report() -> None:
    found = links_of_its_own(section_of(dated_of(THEN), "Skolnämnden"))
    assert found[-1] == (
        "Diagram och uträkningar i hela rapporten från skolnämnden",
        "../../../uppfoljning/2025-t2/skolnamnden/#malet",
    )


@pytest.mark.parametrize("name", [None, GOAL, INDICATOR, ACTIVITY, REPORT])
def test_the_page_is_marked_where_it_shows_example_data(name: str | None) -> None:
    files = {key: text + ("exempel: true\n" if key == name else "") for key, text in THEN.items()}
    assert bool(classed(classed(dated_of(files), "above")[0], "example")) == (name is not None)


# It agrees with the follow-up


def told_of(section: Element) -> list[list[str]]:
    """Chips, rows of the indicators' table, activities and notes in a section about a goal."""
    notes = [text for note in classed(section, "later") for text in texts(note.all("li"))]
    tables = [texts(row.all("th", "td")) for table in classed(section, "scroll") for row in table.all("tr")]
    return [texts(classed(section, "chip")), *tables, notes]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*SILENT, *TOLD]), unique=True))
def test_the_page_and_the_follow_up_never_disagree(happened: list[str]) -> None:
    files = THEN
    for what in happened:
        files = let_happen(what, files)
    site = site_of(files)
    dated = told_of(section_of(read(dated_goal_page(site, KEY).body), "Skolnämnden"))
    municipality = told_of(section_of(read(follow_up_page(site, PERIOD).body), "Målet"))
    assert [each for each in municipality if each not in dated] == []
    body = read(body_follow_up_page(site, PERIOD, "skolnamnden").body)
    whole = [text for row in classed(body, "assessed-goal")[0].all("tr") for text in [texts(row.all("th", "td"))]]
    assert [row for row in dated[1:-1] if row not in whole] == []
    assert dated[-1] == municipality[-1]


# It is frozen


def without_later(page: str) -> str:
    """The page without the notes of later corrections and the way to other follow-ups."""
    return re.sub(r'<div class="later">.*?</div>\n?|<nav .*?</nav>', "", page, flags=re.DOTALL)


@cache
def page_then(*, is_assessed: bool) -> str:
    return without_later(page_of(THEN if is_assessed else UNASSESSED).body)


@pytest.mark.parametrize("what", SILENT)
def test_what_comes_later_changes_no_letter_of_the_page(what: str) -> None:
    assert without_later(page_of(let_happen(what, THEN)).body) == page_then(is_assessed=True)
    assert 'class="later"' not in page_of(let_happen(what, THEN)).body


@pytest.mark.parametrize("what", sorted(TOLD.keys() - {"a corrected economic report"}))
def test_a_later_correction_is_told_with_its_day_and_changes_nothing_else(what: str) -> None:
    _, day = TOLD[what]
    page = page_of(let_happen(what, THEN)).body
    assert without_later(page) == page_then(is_assessed=True)
    assert day.replace(" ", "\u00a0") in page


def test_a_later_correction_of_the_assessment_that_held_is_told_too() -> None:
    corrected = ", motivering: Så, rättelser: [{datum: 2025-11-05, tidigare: röd, orsak: Fel färg}]"
    files = {**UNASSESSED, "skolnamnden/uppfoljning/2024-bokslut.yml": made("2025-03-26", "gul", corrected)}
    page = dated_of(files)
    assert "Bedömningen som gällde då: Uppfylls inte i bokslutet 2024" in texts(page.all("p"))
    assert "5 november 2025" in classed(page, "later")[0].text


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([*SILENT, *TOLD]), unique=True),
    st.sampled_from([DAY, date(2027, 3, 1), date(2031, 1, 1)]),
    st.booleans(),
)
def test_whatever_comes_later_and_in_whatever_order_the_rest_of_the_page_stays(
    happened: list[str],
    day: date,
    is_assessed: bool,
) -> None:
    files = THEN if is_assessed else UNASSESSED
    for what in happened:
        if is_assessed or what != "a corrected assessment":
            files = let_happen(what, files)
    page = page_of(files, day=day)
    assert without_later(page.body) == page_then(is_assessed=is_assessed)
    assert (page.title, page.description) == (page_of(THEN if is_assessed else UNASSESSED).title, page.description)


def test_what_is_shown_of_it_where_it_is_shared_stays_when_another_body_publishes() -> None:
    then, later = (
        page_makers(site_of(files))["malarkiv"](KEY).head
        for files in (THEN, {**THEN, OTHERS: made("2025-10-20", "röd")})
    )
    assert later == then
    assert later.image == "kort/uppfoljning/2025-t2/skolnamnden.png"


def test_what_was_corrected_before_is_a_part_of_the_page() -> None:
    before = exchange(
        INDICATOR, "84, publicerad: 2025-03-26, kommentar: Bättre",
        "90, publicerad: 2025-03-26, rättelser: [{datum: 2025-10-08, tidigare: 84, orsak: Fel}]",
    )  # fmt: skip
    page = dated_of(before(THEN))
    assert classed(page, "later") == []
    assert table_of(page)[1][2].startswith("90 %")
