"""What of a plan can be found, and by which words."""

from datetime import date

import pytest

from macros.pages.page import Site
from macros.pages.search.chips import list_chips
from macros.pages.search.document import SearchDocument, write_fact
from macros.pages.search.documents import list_documents
from macros.pages.search.fixed import AuthoredPage
from macros.pages.search.page import KINDS, list_known_words, search_files
from macros.reading.load import load_plan
from tests.repositories import plan_of
from tests.served import EXEMPELBY, ROOT

PAGES = [
    AuthoredPage(
        "roller/", "Roller", "Vem som gör vad.", "<h1>Roller</h1><p>En <em>nämnd</em> beslutar.</p><!--goals:0-->"
    )
]


def documents_of(site: Site) -> dict[str, SearchDocument]:
    return {document.address: document for document in list_documents(site, PAGES)}


@pytest.fixture(scope="module")
def exempelby() -> dict[str, SearchDocument]:
    return documents_of(Site(load_plan(EXEMPELBY), date(2026, 6, 15)))


def text_of(document: SearchDocument) -> str:
    return " ".join(text for group in document.groups for text, _ in group)


def test_every_kind_of_thing_can_be_found(exempelby: dict[str, SearchDocument]) -> None:
    kinds = {id_ for document in exempelby.values() for name, id_ in document.facts if name == "typ"}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("goals", [EXEMPELBY, ROOT / "goals"])
def test_every_chip_of_a_hit_is_ready_on_the_page(goals: object) -> None:
    site = Site(load_plan(EXEMPELBY if goals == EXEMPELBY else ROOT / "goals"), date(2026, 6, 15))
    wanted = {id_ for each in list_documents(site) for name, id_ in each.facts if name == "bricka"}
    assert wanted
    assert wanted <= {chip.key for chip in list_chips()}


def test_an_indicator_is_found_at_its_heading_and_on_its_own_page_where_it_measures_several_goals(
    exempelby: dict[str, SearchDocument],
) -> None:
    assert "mal/fler-klarar-skolan/#behoriga-till-gymnasiet" in exempelby
    assert "indikatorer/franvaro/" in exempelby


def test_an_authored_page_is_found_by_its_own_text_without_marks(exempelby: dict[str, SearchDocument]) -> None:
    told = text_of(exempelby["roller/"])
    assert "En nämnd beslutar." in told
    assert "goals:" not in told
    assert "<" not in told


def test_figures_of_the_tables_and_corrections_are_left_out() -> None:
    plan = plan_of({"skolnamnden/indikatorer/matt.yml": """
        titel: Måttet
        mål: [malet]
        enhet: "%"
        riktning: högre
        utfall:
          - {period: 2023, värde: 61.5, publicerad: 2024-03-01, kommentar: Hemlighet}
          - {period: 2024, värde: 72.5, publicerad: 2025-03-01}
        """})  # fmt: skip
    told = text_of(documents_of(Site(plan, date(2026, 1, 1)))["mal/malet/#matt"])
    assert "72,5 % 2024" in told
    assert "61" not in told


def test_a_goal_that_holds_stands_above_one_that_has_ended_and_both_above_what_is_done(
    exempelby: dict[str, SearchDocument],
) -> None:
    ranks = {address: document.rank for address, document in exempelby.items()}
    activities = [rank for address, rank in ranks.items() if "#aktivitet_" in address]
    assert ranks["mal/renare-vatten/"] < ranks["mal/fler-klarar-skolan/"] == 1
    assert max(activities) < ranks["mal/fler-klarar-skolan/#behoriga-till-gymnasiet"] < 1


def test_no_fact_begins_another() -> None:
    facts = [write_fact(name, id_) for name in ("organ", "typ") for id_ in ("mal", "mal-2", "mal2", "ma-l")]
    assert not [(one, other) for one in facts for other in facts if one != other and other.startswith(one)]


def test_signs_that_part_documents_are_taken_out_of_texts() -> None:
    document = SearchDocument("mal/a/", "En ␟ titel ___PAGEFIND_WEIGHT___9", (("rad\nett\u200b", 1.0),))
    assert document.groups[:2] == ((("rad ett", 1.0),), (("En titel PAGEFIND_WEIGHT___9", 10.0),))


def test_the_words_that_can_be_meant_leave_out_those_that_say_nothing(exempelby: dict[str, SearchDocument]) -> None:
    known = list_known_words(exempelby.values())
    assert "skolan" in known
    assert not {"och", "eller", "också"} & set(known)


def test_the_search_words_are_written_for_the_script() -> None:
    plan = plan_of({"sokord.yml": "sökord: [{ord: förskola, även: [dagis], felstavat: [förskolla]}]"})
    assert search_files(Site(plan, date(2026, 1, 1)), [])["sok/sokord.json"] == '[["förskola",["dagis","förskolla"]]]'
