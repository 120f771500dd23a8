"""Commissions: who asked whom for what, by when, and how it went."""

from datetime import date

import pytest

from macros.pages.steering.commissions import view_commission, write_commissions
from tests.pages.rendered import DAY, Files, classed, ids_of, links, read, site_of, texts
from tests.repositories import plan_of
from tests.site.documents import Element

LIBRARY = "skolnamnden/uppdrag/bibliotek.yml"


def commission(status: str = "pågående", more: str = "", decided: str = "2026-02-25", title: str = "Utred") -> str:
    decision = f"beslut: {{organ: fullmaktige, datum: {decided}}}\n" if decided else ""
    return f"titel: {title}\ngivare: fullmaktige\nstatus: {status}\n{decision}{more}"


def page_of(files: Files, day: date = DAY) -> Element:
    return read(write_commissions(site_of(files, day), "uppdrag/"))


# One by one


@pytest.mark.parametrize(
    ("status", "more", "is_open", "is_late"),
    [
        # it waits: late the day after its last
        ("pågående", "senast: 2026-06-15", True, False),
        ("pågående", "senast: 2026-06-14", True, True),
        ("ej påbörjat", "senast: 2026-06-14", True, True),
        ("ej påbörjat", "senast: 2026-06-15", True, False),
        ("pågående", "", True, False),
        # it is reported: late where that was after its last day
        ("redovisat", "senast: 2026-04-30\nredovisad: 2026-04-30", False, False),
        ("redovisat", "senast: 2026-04-30\nredovisad: 2026-05-01", False, True),
        ("avslutat", "senast: 2026-04-30\nredovisad: 2026-05-01", False, True),
        ("redovisat", "redovisad: 2026-05-01", False, False),
        # nobody knows when it was reported
        ("redovisat", "senast: 2026-04-30", False, False),
        ("avslutat", "senast: 2026-04-30", False, False),
    ],
)
def test_a_commission_is_late_after_its_last_day(status: str, more: str, *, is_open: bool, is_late: bool) -> None:
    plan = plan_of({LIBRARY: commission(status, more)})
    view = view_commission(plan, plan.commissions["bibliotek"], DAY)
    assert (view.is_open, view.is_late) == (is_open, is_late)


@pytest.mark.parametrize(
    ("status", "more", "told"),
    [
        ("ej påbörjat", "", "Inte påbörjat"),
        ("pågående", "senast: 2026-11-30", "Pågår · ska redovisas senast 30 november 2026"),
        ("pågående", "senast: 2026-04-30", "Pågår, försenat · ska redovisas senast 30 april 2026"),
        ("ej påbörjat", "senast: 2026-04-30", "Inte påbörjat, försenat · ska redovisas senast 30 april 2026"),
        ("avslutat", "senast: 2026-04-30", "Avslutat · skulle redovisas senast 30 april 2026"),
        (
            "redovisat", "senast: 2026-04-30\nredovisad: 2026-04-15",
            "Redovisat · skulle redovisas senast 30 april 2026 · redovisat 15 april 2026",
        ),
        (
            "redovisat", "senast: 2026-04-30\nredovisad: 2026-05-20",
            "Redovisat · skulle redovisas senast 30 april 2026 · redovisat 20 maj 2026, för sent",
        ),
        ("redovisat", "redovisad: 2026-05-20", "Redovisat · redovisat 20 maj 2026"),
    ],
)  # fmt: skip
def test_a_commission_says_how_far_it_has_come_and_by_when(status: str, more: str, told: str) -> None:
    item = classed(page_of({LIBRARY: commission(status, more)}), "commission")[0]
    assert item.all("p")[0].text == told


def test_what_is_late_is_told_in_words_and_by_its_look() -> None:
    page = page_of({LIBRARY: commission(more="senast: 2026-04-30")})
    (status,) = classed(page, "status")
    assert (status.text, "forsenad" in status.attributes["class"].split()) == ("Pågår, försenat", True)


def test_a_commission_tells_who_asked_whom_and_where_it_was_decided() -> None:
    text = commission(decided="") + (
        "beslut: {organ: fullmaktige, datum: 2026-02-25, paragraf: § 20, diarienummer: KS 2026/9, länk: 'https://a.se/p'}"
    )
    item = classed(page_of({LIBRARY: text}), "commission")[0]
    assert (item.one("h3").text, item.attributes["id"]) == ("Utred", "uppdrag_bibliotek")
    assert classed(item, "whose")[0].text == (
        "Från kommunfullmäktige till skolnämnden, beslutat 25 februari 2026 av kommunfullmäktige, § 20, "
        "diarienummer KS 2026/9, protokoll"
    )
    assert links(item) == [
        ("kommunfullmäktige", "../organ/fullmaktige/"),
        ("skolnämnden", "../organ/skolnamnden/"),
        ("protokoll", "https://a.se/p"),
    ]


def test_what_it_means_and_the_report_stand_there_in_full() -> None:
    more = "beskrivning: Se över *öppettiderna*.\nredovisning: |\n  Öppet till 19.\n\n  - Även lördagar"
    item = classed(page_of({LIBRARY: commission("redovisat", more)}), "commission")[0]
    assert texts(item.all("em")) == ["öppettiderna"]
    (report,) = classed(item, "later")
    assert texts(report.all("p", "li")) == ["Redovisningen:", "Öppet till 19.", "Även lördagar"]


# All of them

FIVE = {
    "skolnamnden/uppdrag/snart.yml": commission(more="senast: 2026-09-30", title="Snart"),
    "fritidsnamnden/uppdrag/utan-dag.yml": commission(title="Utan dag"),
    "skolnamnden/uppdrag/forsenat.yml": commission("ej påbörjat", "senast: 2026-05-31", title="Försenat"),
    "fritidsnamnden/uppdrag/mer-forsenat.yml": commission(more="senast: 2026-03-31", title="Mer försenat"),
    "skolnamnden/uppdrag/klart.yml": commission("redovisat", title="Klart", decided="2025-02-26"),
    "skolnamnden/uppdrag/nyss-klart.yml": commission("avslutat", title="Nyss klart", decided="2026-01-28"),
}


def test_what_waits_stands_first_the_late_at_the_top_and_then_by_the_last_day() -> None:
    page = page_of(FIVE)
    assert texts(page.all("h2")) == ["Pågår eller väntar", "Redovisade och avslutade"]
    assert texts(page.all("h3")) == ["Mer försenat", "Försenat", "Snart", "Utan dag", "Nyss klart", "Klart"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (FIVE, "4 uppdrag pågår eller väntar, och 2 av dem är försenade. 2 är redovisade eller avslutade."),
        ({LIBRARY: commission()}, "1 uppdrag pågår eller väntar."),
        (
            {"skolnamnden/uppdrag/a.yml": commission(), LIBRARY: commission(more="senast: 2026-05-31")},
            "2 uppdrag pågår eller väntar, och 1 av dem är försenat.",
        ),
        (
            {"skolnamnden/uppdrag/a.yml": commission("redovisat"), LIBRARY: commission("avslutat")},
            "2 uppdrag är redovisade eller avslutade.",
        ),
        # one is one
        (
            {"skolnamnden/uppdrag/a.yml": commission(), LIBRARY: commission("redovisat")},
            "1 uppdrag pågår eller väntar. 1 är redovisat eller avslutat.",
        ),
        # reported late is not waiting
        (
            {LIBRARY: commission("redovisat", "senast: 2026-04-30\nredovisad: 2026-05-20"),
             "skolnamnden/uppdrag/a.yml": commission("avslutat")},
            "2 uppdrag är redovisade eller avslutade.",
        ),
    ],
)  # fmt: skip
def test_the_commissions_are_counted_in_a_sentence(files: Files, told: str) -> None:
    assert texts(classed(page_of(files), "lead")) == [told]


def test_without_commissions_the_page_says_so() -> None:
    page = page_of({})
    assert (page.text, page.all("h2", "ul")) == ("Det finns inga uppdrag.", [])


def test_a_heading_stands_only_over_something() -> None:
    assert texts(page_of({LIBRARY: commission()}).all("h2")) == ["Pågår eller väntar"]
    assert texts(page_of({LIBRARY: commission("avslutat")}).all("h2")) == ["Redovisade och avslutade"]


@pytest.mark.parametrize(("day", "is_known"), [(date(2026, 2, 24), False), (date(2026, 2, 25), True)])
def test_a_commission_is_not_known_before_it_is_decided(day: date, *, is_known: bool) -> None:
    assert bool(classed(page_of({LIBRARY: commission()}, day), "commission")) == is_known


def test_a_commission_without_a_decision_is_known_and_says_nothing_of_one() -> None:
    (item,) = classed(page_of({LIBRARY: commission(decided="")}), "commission")
    assert classed(item, "whose")[0].text == "Från kommunfullmäktige till skolnämnden"


# What data may do


@pytest.mark.parametrize(("line", "marks"), [("", 0), ("exempel: true", 1)])
def test_example_commissions_are_marked_on_the_page_and_where_they_stand(line: str, marks: int) -> None:
    page = page_of({LIBRARY: commission(more=line), "skolnamnden/uppdrag/a.yml": commission()})
    assert page.text.count("Exempel: påhittade uppgifter") == 2 * marks
    assert len([each for each in page.all("h3") if classed(each, "example")]) == marks


@pytest.mark.parametrize("id_", ["pagar", "klara", "avsnitt-pagar", "uppdrag"])
def test_no_id_stands_twice_whatever_a_commission_is_called(id_: str) -> None:
    ids = ids_of(page_of({f"skolnamnden/uppdrag/{id_}.yml": commission(), LIBRARY: commission("avslutat")}))
    assert sorted(ids) == sorted(set(ids))


def test_whatever_a_commission_says_is_shown_as_text() -> None:
    lot = "</h3><script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    more = f"beskrivning: '{lot}'\nredovisning: '{lot} [x](javascript:alert(1))'\nredovisad: 2026-03-01"
    page = page_of({LIBRARY: commission("redovisat", more, title=f"'{lot}'")})
    assert page.all("script", "img") == []
    assert texts(page.all("h3")) == [lot]
    assert classed(page, "commission")[0].text.count(lot) == 3
    assert "[x](javascript:alert(1))" in page.text
    assert all(not address.startswith("javascript") for _, address in links(page))


def test_a_report_dated_ahead_is_not_shown_before_its_day() -> None:
    files = {LIBRARY: commission("redovisat", "redovisad: 2026-11-30\nredovisning: Det gick bra.\n")}
    before, after = page_of(files, date(2026, 6, 15)), page_of(files, date(2026, 11, 30))
    assert ("Det gick bra." in before.text, "Det gick bra." in after.text) == (False, True)
    assert "Pågår" in classed(before, "status")[0].text
    assert "30 november 2026" not in before.text
