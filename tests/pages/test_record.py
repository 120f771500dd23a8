"""The public record in words, its lasting ids, and its pages."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.body import body_page
from macros.pages.page import Site
from macros.pages.public_record import record_key_address, record_keys, record_page, write_record, write_record_css
from macros.pages.record import Entry, record_of
from macros.pages.record_kinds import TYPES
from macros.pages.site import page_styles
from macros.plan.change import ChangeKind
from macros.reading.load import load_plan
from tests.pages.corrected import FILES
from tests.pages.rendered import GOAL_HEAD, classed, goal_of, ids_of, links, read, section_of, site_of, texts
from tests.plan.test_changes import FILES as FIGURES
from tests.plan.test_changes import STEERING
from tests.served import EXEMPELBY

PLAN = load_plan(EXEMPELBY)


def told(site: Site) -> list[str]:
    """What each entry says, newest first."""
    entries = record_of(site).entries
    rows = (f"{entry.what} | {entry.subject} | {entry.told} | {entry.reason}" for entry in entries)
    return [row.replace("\u00a0", " ").replace(" till yrkesprogram", "").removesuffix(" | ") for row in rows]


RECORD = """
Aktivitet | Läxhjälp | Aktiviteten är klar. | Alla fick hjälp
Verksamhetsplan | Planen | Verksamhetsplan för 2026 från skolnämnden.
Redovisat uppdrag | Utred | Skolnämnden redovisade uppdraget.
Ändrad budget | Ekonomi 2025: Skolnämnden | Budgeten ändrades till 110 tkr från 100 tkr. | Ny klass
Åtgärdsplan | Ekonomi 2025: Skolnämnden | Åtgärdsplanen beslutades av skolnämnden.
Rättad ekonomi | Ekonomi 2025: Skolnämnden | Utfallet i tertial 1 rättades till 30 tkr från 29 tkr. | Faktura igen
Rättad ekonomi | Ekonomi 2025: Skolnämnden | Utfallet i tertial 1 rättades till 29 tkr från 28 tkr. | Faktura
Rättad ekonomi | Ekonomi 2025: Skolnämnden | Prognosen i tertial 1 rättades till 112 tkr från 111 tkr. | Faktura
Ekonomisk rapport | Ekonomi 2025: Skolnämnden | Tertial 1: utfallet är 28 tkr och prognosen för året 111 tkr.
Rättat utfall | Behöriga | Utfallet för 2024 rättades till 76,4 % från 75,4 %. | Fel igen
Rättat utfall | Behöriga | Utfallet för 2024 rättades till 75,4 % från 74,4 %. | Fel i underlaget
Aktivitet | Läxhjälp | Aktiviteten pågår.
Rättad bedömning | Målet | Bedömningen rättades till uppfylls delvis (gul) från uppfylls inte (röd). | Fel färg
Uppföljning | Bokslut 2024 | Bedömning av 1 mål från skolnämnden.
Nytt utfall | Behöriga | Nytt utfall för 2024: 74,4 %.
Nytt uppdrag | Utred | Kommunfullmäktige gav uppdraget till skolnämnden.
Ändrat målvärde | Behöriga | Målvärdet för 2024 ändrades till 80 % från 8 %. | Felskrivning
Nytt mål | Andra målet | Målet beslutades av kommunfullmäktige.
Ändrat målvärde | Behöriga | Målvärdet för 2024 ändrades till 8 % från 85 %. | NEW
Återkallat utfall | Behöriga | Utfallet för 2023, 71 %, återkallades. | Avsåg fel skola
Nytt utfall | Behöriga | Nytt utfall för 2023: 71 %.
Nytt målvärde | Behöriga | Målvärdet för 2024 beslutades: 85 %.
Inte mätt | Behöriga | Ingen mätning för 2022: Enkäten uteblev.
Nytt mål | Målet | Målet beslutades av kommunfullmäktige.
Ändrat styrdokument | Riktlinjen | Dokumentet ändrades.
Styrdokument | Riktlinjen | Dokumentet beslutades av kommunfullmäktige.
Vision | Prövköping 2030 | Visionen beslutades av kommunfullmäktige.
""".replace("NEW", "Nytt beslut 19 juni 2024 av kommunfullmäktige")


def test_each_kind_of_change_is_told_with_what_stood_before_and_why() -> None:
    assert told(site_of({**FIGURES, **STEERING})) == RECORD.strip().splitlines()


def test_every_kind_of_change_has_a_word_and_a_type_that_can_be_chosen() -> None:
    found = record_of(site_of({**FIGURES, **STEERING})).entries
    kinds = {part.kind for entry in found for part in (entry, *entry.parts)}
    assert kinds == set(ChangeKind), "The repositories of these tests must hold every kind"
    assert {type_ for entry in found for type_ in entry.types} == set(TYPES)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("värde: 76.44, publicerad: 2026-03-01", ["Nytt utfall för 2025: 76,4 %."]),
        (
            "värde: 76.44, publicerad: 2026-03-01, rättelser: [{datum: 2026-03-02, tidigare: 76.41, orsak: Fel}]",
            ["Utfallet för 2025 rättades till 76,44 % från 76,41 %.", "Nytt utfall för 2025: 76,4 %."],
        ),
        (
            "värde: 76, män: 71, publicerad: 2026-03-01, rättelser: [{datum: 2026-03-02, tidigare: 76, orsak: Fel}]",
            [
                "Uppgifterna om utfallet för 2025 rättades. Värdet är fortfarande 76,0 %.",
                "Nytt utfall för 2025: 76,0 %.",
            ],
        ),
        ("värde: 76, typ: prognos, publicerad: 2026-03-01", ["Prognos för 2025: 76,0 %."]),
        (
            "inte_mätt: Ingen enkät, publicerad: 2026-03-01, återkallad: {datum: 2026-03-02, orsak: Den gjordes}",
            ["Uppgiften att ingen mätning gjordes för 2025 återkallades.", "Ingen mätning för 2025: Ingen enkät."],
        ),
    ],
)
def test_figures_are_told_as_the_pages_show_them(outcome: str, said: list[str]) -> None:
    indicator = "titel: Måttet\nmål: [malet]\nenhet: '%'\ndecimaler: 1\nriktning: högre\nutfall: [{period: 2025, "
    site = site_of({"skolnamnden/indikatorer/mattet.yml": f"{indicator}{outcome}}}]"})
    assert [entry.told.replace("\u00a0", " ") for entry in record_of(site).entries[:-1]] == said


def test_an_assessment_whose_words_alone_were_corrected_keeps_its_colour() -> None:
    follow_up = (
        "publicerad: 2026-03-01\nbedömningar:\n  - mål: malet\n    färg: gul\n    motivering: Det går åt rätt håll\n"
        "    rättelser: [{datum: 2026-03-02, tidigare: gul, orsak: Motiveringen gällde ett annat mål}]\n"
    )
    newest = record_of(site_of({"skolnamnden/uppfoljning/2025-bokslut.yml": follow_up})).entries[0]
    assert newest.told == "Texten i bedömningen rättades. Den är fortfarande: uppfylls delvis (gul)."


def test_a_new_outcome_stands_beside_the_target_that_held_then() -> None:
    (entry,) = [each for each in record_of(site_of(FILES)).entries if each.told.startswith("Nytt utfall för 2025: 64")]
    assert entry.beside.replace("\u00a0", " ") == "Målet är 88,2 %."


def test_an_assessment_leads_to_the_report_of_the_body_that_made_it() -> None:
    parts = [part for entry in record_of(site_of(FILES)).entries for part in entry.parts]
    assert [(part.word, part.address) for part in parts] == [
        ("Uppfylls delvis", "uppfoljning/2025-bokslut/fritidsnamnden/#malet"),
        ("Uppfylls inte", "uppfoljning/2025-bokslut/skolnamnden/#malet"),
    ]


# Ids


def ids(site: Site) -> list[str]:
    return [part.id for entry in record_of(site).entries for part in (entry, *entry.parts)]


def test_ids_say_what_happened_to_what_and_when() -> None:
    assert {
        "rattat-utfall_behoriga_2024_2025-05-09",
        "aterkallat-utfall_behoriga_2023_2024-04-02",
        "utfall_behoriga_2022_2023-03-22",
        "malvarde_behoriga_2024_2024-06-19",
        "rattat-malvarde_behoriga_2024_2024-06-20",
        "uppfoljning_2024-bokslut_skolnamnden_2025-03-26",
        "bedomning_malet_2024-bokslut_skolnamnden_2025-03-26",
        "rattad-ekonomi_skolnamnden_2025_tertial-1_2025-06-04",
        "rattad-ekonomi-prognos_skolnamnden_2025_tertial-1_2025-06-04",
        "reviderat-styrdokument_riktlinjen_2023-02-15",
        "verksamhetsplan_skolnamnden_2026_2025-12-10",
    } <= set(ids(site_of({**FIGURES, **STEERING})))


def test_a_goal_that_gets_another_id_keeps_the_ids_of_its_changes() -> None:
    text = f"titel: Målet\n{GOAL_HEAD}tidigare_id: [malet, mellan]\n"
    renamed = {"skolnamnden/mal/malet.yml": None, "skolnamnden/mal/nya-namnet.yml": text}
    assert ids(site_of(renamed)) == ids(site_of({})) == ["mal_malet_2023-02-15"]


def test_a_lasar_is_no_month() -> None:
    rows = "{period: 2009/10, värde: 1, publicerad: 2010-11-01}, {period: 2009-10, värde: 2, publicerad: 2010-11-01}"
    indicator = f"titel: M\nmål: [malet]\nenhet: kr\nriktning: högre\nutfall: [{rows}]"
    found = ids(site_of({"skolnamnden/indikatorer/m.yml": indicator}))
    assert {"utfall_m_2009--10_2010-11-01", "utfall_m_2009-10_2010-11-01"} <= set(found)


@st.composite
def corrected(draw: st.DrawFn) -> tuple[list[int], int]:
    """The days of an outcome's corrections, in order, some of them the same; and how many of them come later."""
    days = sorted(draw(st.lists(st.integers(0, 6), min_size=1, max_size=6)))
    return days, draw(st.integers(0, len(days)))


def _figures(days: list[int]) -> dict[str, str]:
    first = date(2026, 3, 1)
    rows = "\n".join(
        f"      - {{datum: {first + timedelta(day)}, tidigare: {number}, orsak: Fel}}"
        for number, day in enumerate(days)
    )
    corrections = f"\n    rättelser:\n{rows}" if days else ""
    return {
        "skolnamnden/indikatorer/mattet.yml": "titel: Måttet\nmål: [malet]\nenhet: kr\nriktning: högre\nutfall:\n"
        f"  - period: 2025\n    värde: 99\n    publicerad: {first}{corrections}\n"
    }


@settings(max_examples=40, deadline=None)
@given(corrected())
def test_ids_are_unique_and_later_happenings_never_change_an_earlier_one(drawn: tuple[list[int], int]) -> None:
    days, later = drawn
    before, after = ids(site_of(_figures(days[: len(days) - later]))), ids(site_of(_figures(days)))
    assert max(Counter(after).values()) == 1, "Each id is of one change"
    assert [each for each in after if each in before] == before, "What stood before stands in the same order, unchanged"


@settings(max_examples=20, deadline=None)
@given(st.dates(date(2018, 1, 1), date(2026, 6, 15)), st.dates(date(2018, 1, 1), date(2026, 6, 15)))
def test_the_record_of_an_earlier_day_is_the_end_of_that_of_a_later(one: date, other: date) -> None:
    early, late = sorted((one, other))
    before, after = ids(Site(PLAN, early)), ids(Site(PLAN, late))
    assert after[len(after) - len(before) :] == before
    assert len(set(after)) == len(after)


# Pages


def test_a_years_page_has_every_change_of_the_year_by_month_and_day() -> None:
    site = site_of({**FIGURES, **STEERING})
    assert record_keys(site) == ["2025", "2024", "2023", "2019", "2014"]
    page = record_page(site, "2024")
    body = read(page.body)
    assert (page.address, page.title) == ("andringar/2024/", "Ändringar 2024")
    assert texts(body.all("h2")) == ["Juni 2024", "April 2024", "Mars 2024"]
    assert texts(body.all("h3")) == ["20 juni 2024", "19 juni 2024", "2 april 2024", "20 mars 2024"]
    assert [heading.id for heading in page.headings] == ["manad_2024-06", "manad_2024-04", "manad_2024-03"]
    assert classed(body, "lead")[0].text == (
        "5 händelser. I 3 av dem rättades, ändrades eller återkallades något som redan gällde."
    )
    entries = record_of(site).by_year[2024]
    rows = [row for each in classed(body, "happenings") for row in each.children if not isinstance(row, str)]
    assert [row.attributes["id"] for row in rows] == [entry.id for entry in entries]
    assert all(entry.place == f"andringar/2024/#{entry.id}" for entry in entries)


def test_a_correction_shows_former_value_and_reason_on_its_row() -> None:
    body = read(record_page(site_of(FIGURES), "2025").body)
    (row,) = [each for each in body.all("li") if each.attributes.get("id") == "rattat-utfall_behoriga_2024_2025-05-09"]
    assert row.text == (
        "Rättat utfall Behöriga till yrkesprogram # Utfallet för 2024 rättades till 76,4 % från 75,4 %. "
        "Orsak: Fel igen.Skolnämnden"
    )
    assert row.attributes["data-typ"] == "rattelse utfall"
    assert row.attributes["data-organ"] == "skolnamnden"
    assert links(row)[0] == ("Behöriga till yrkesprogram", "../../mal/malet/#behoriga")


def test_a_follow_ups_row_holds_what_it_assessed() -> None:
    body = read(record_page(site_of(FILES), "2026").body)
    judged = [each.text for each in classed(body, "judged")]
    assert judged == ["Målet Uppfylls delvis", "Målet Uppfylls inte"], "As each was when it was published"


def test_what_a_change_is_not_of_can_be_chosen_away() -> None:
    """A row that says nothing of a name is always shown; so each says something of every name."""
    body = read(record_page(site_of({**FIGURES, **STEERING}), "2025").body)
    rows = [row for each in classed(body, "happenings") for row in each.children if not isinstance(row, str)]
    assert all({"data-typ", "data-omrade", "data-organ"} <= row.attributes.keys() for row in rows)
    assert any(row.attributes["data-omrade"] == "" for row in rows)
    css = write_record_css(site_of({}))
    assert 'data-omrade]:not([data-omrade~="skola"])' in css
    assert all(f'option[value="{type_}"]' in css for type_ in TYPES)


def test_year_pages_share_the_style_sheet_of_the_front_page() -> None:
    styles = page_styles(site_of({}))
    assert styles["andringar/2023/"] == styles["andringar/"] == "assets/andringslista.css"


def _many(count: int) -> dict[str, str]:
    rows = "\n".join(
        f"  - {{period: {1900 + number % 120}-{1 + number // 120:02}, värde: 1, publicerad: 2026-0{1 + number % 3}-05}}"
        for number in range(count)
    )
    return {"skolnamnden/indikatorer/m.yml": f"titel: M\nmål: [malet]\nenhet: kr\nriktning: högre\nutfall:\n{rows}"}


def test_the_front_page_has_the_newest_hundred_and_leads_to_the_rest() -> None:
    page = read(write_record(site_of(_many(130)), "andringar/"))
    rows = [row for each in classed(page, "happenings") for row in each.children if not isinstance(row, str)]
    assert len(rows) == 100
    assert links(classed(page, "record-more")[0]) == [("Fler händelser från 2026", "../andringar/2026/")]
    assert links(section_of(page, "År för år")) == [
        ("2026 130 händelser", "../andringar/2026/"),
        ("2023 1 händelse", "../andringar/2023/"),
    ]


def test_a_year_with_very_much_has_a_page_a_month_and_its_entries_know_it() -> None:
    site = site_of(_many(600))
    assert record_keys(site) == ["2026", "2023", "2026/03", "2026/02", "2026/01"]
    assert [record_key_address(key) for key in ("2026", "2026/03")] == ["andringar/2026/", "andringar/2026/03/"]
    year, month = read(record_page(site, "2026").body), record_page(site, "2026/03")
    parts = [each.text for each in classed(year, "record-parts")[0].all("li")]
    assert parts == ["Mars 2026 200 händelser", "Februari 2026 200 händelser", "Januari 2026 200 händelser"]
    entry = record_of(site).entries[0]
    assert entry.place == f"andringar/2026/03/#{entry.id}"
    assert entry.id in ids_of(read(month.body))
    assert month.title == "Ändringar mars 2026"
    history = classed(section_of(goal_of(_many(600)), "Historik"), "record")[0]
    assert links(history.one("li"))[0][1] == f"../../{entry.place}"


def test_a_body_shows_its_latest_five_and_leads_to_all_of_it_and_to_its_feed() -> None:
    site = site_of(FILES)
    page = body_page(site, site.plan.bodies["skolnamnden"])
    section = section_of(read(page.body), "Senast ändrat")
    assert len(section.all("li")) == 5
    assert links(section)[-2:] == [
        ("Alla ändringar för skolnämnden", "../../andringar/?organ=skolnamnden"),
        ("Prenumerera på organets flöde", "../../andringar/organ/skolnamnden.xml"),
    ]
    assert [feed.address for feed in page.head.feeds] == ["andringar/organ/skolnamnden.xml"]


def test_a_body_that_has_been_quiet_leads_to_the_year_in_which_it_was_not() -> None:
    quiet = {
        **_many(130),
        "fritidsnamnden/mal/annat.yml": "titel: Annat\nområde: skola\nstart: 2019-01-01\nslut: 2022-12-31\n"
        "beslut: {organ: fritidsnamnden, datum: 2018-11-01}",
    }
    site = site_of(quiet)
    section = section_of(read(body_page(site, site.plan.bodies["fritidsnamnden"]).body), "Senast ändrat")
    assert ("Alla ändringar för fritidsnämnden", "../../andringar/2018/?organ=fritidsnamnden") in links(section)


def test_a_goals_history_links_each_event_where_it_stands_in_the_record() -> None:
    history = classed(section_of(goal_of(FIGURES), "Historik"), "record")[0]
    assert links(history.all("li")[0])[:2] == [
        ("9 maj 2025", "../../andringar/2025/#rattat-utfall_behoriga_2024_2025-05-09"),
        ("Behöriga till yrkesprogram", "../../mal/malet/#behoriga"),
    ]


def test_an_entry_of_example_data_knows_it() -> None:
    files = {"skolnamnden/mal/malet.yml": "exempel: true\n" + (FILES["skolnamnden/mal/malet.yml"] or "")}
    (entry,) = record_of(site_of(files)).entries
    assert isinstance(entry, Entry)
    assert entry.is_example
