"""What of a plan can be found, and by which words."""

from datetime import date

import pytest

from macros.pages.page import Site
from macros.pages.search.chips import list_chips
from macros.pages.search.document import SearchDocument
from macros.pages.search.documents import list_documents
from macros.pages.search.fixed import AuthoredPage
from macros.pages.search.page import KINDS
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
    return " ".join(" ".join(text for text, _ in document.texts).split())


def test_every_kind_of_thing_can_be_found(exempelby: dict[str, SearchDocument]) -> None:
    kinds = {id_ for document in exempelby.values() for name, id_ in document.facts if name == "typ"}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("goals", [EXEMPELBY, ROOT / "goals"])
def test_every_chip_of_a_hit_is_ready_on_the_page(goals: object) -> None:
    site = Site(load_plan(EXEMPELBY if goals == EXEMPELBY else ROOT / "goals"), date(2026, 6, 15))
    wanted = {each.chip for each in list_documents(site)} - {""}
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
    assert "Hemlighet" not in told


def test_a_goal_that_holds_stands_above_one_that_has_ended_and_both_above_what_is_done(
    exempelby: dict[str, SearchDocument],
) -> None:
    ranks = {address: document.rank for address, document in exempelby.items()}
    activities = [rank for address, rank in ranks.items() if "#aktivitet_" in address]
    assert ranks["mal/renare-vatten/"] < ranks["mal/fler-klarar-skolan/"] == 1
    assert max(activities) < ranks["mal/fler-klarar-skolan/#behoriga-till-gymnasiet"] < 1


def test_an_indicator_and_an_activity_stand_after_their_goal() -> None:
    addresses = [each.address for each in list_documents(Site(load_plan(EXEMPELBY), date(2026, 6, 15)))]
    begin = addresses.index("mal/fler-klarar-skolan/")
    after = addresses[begin + 1 : begin + 3]
    assert all(address.startswith("mal/fler-klarar-skolan/#") for address in after)


def test_everything_is_found_once(exempelby: dict[str, SearchDocument]) -> None:
    plan = load_plan(EXEMPELBY)
    kinds = [id_ for document in exempelby.values() for name, id_ in document.facts if name == "typ"]
    for kind, things in (("mal", plan.goals), ("indikator", plan.indicators), ("aktivitet", plan.activities)):
        assert kinds.count(kind) == len(things)


def test_a_hit_shows_address_title_note_text_kind_body_and_chip() -> None:
    document = SearchDocument(
        "mal/a/", "Ekonomi:", (("Först.\nSedan\u200b.", 1.0), ("", 1.0)), "2026", (("dold", 1.0),),
        (("typ", "mal"), ("organ", "en-namnd"), ("organ", "en-till")), "gron-uppfyllt", "Nämnden",
    )  # fmt: skip
    assert document.hit == ("mal/a/", "Ekonomi: Nämnden", "2026", "Först. Sedan.", "mal", "en-namnd", "gron-uppfyllt")


def test_a_follow_up_of_several_bodies_is_shown_as_no_ones() -> None:
    facts = (("typ", "uppfoljning"), ("organ", "a"), ("organ", "b"))
    assert SearchDocument("uppfoljning/2025-t2/", "T2", (), facts=facts).hit[5] == ""
