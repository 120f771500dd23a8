"""Ten questions that a resident asks of Perstorp's own site: each is answered within three links, and by the search."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import OpenVisit
from tests.browser.visits import DESK, PHONE

SIZES = {"390": PHONE, "1440": DESK}
MENU = "Meny"
MOST_LINKS, MOST_HITS = 3, 3
_PATIENCE = 30


@dataclass(frozen=True)
class Asked:
    """A question, the answer that must be in view, and the ways that lead to it."""

    question: str
    answer: str
    """What stands there, to be seen without scrolling."""
    address: str
    """The page, and the place on it, that answers."""
    by_menu: tuple[str, ...]
    """The names of the links from the menu on, for one who passes the list of questions by."""
    typed: tuple[str, ...]
    """What may be typed in the search field."""


QUESTIONS = (
    Asked(
        "Blir skolan bättre?",
        "Uppfylls delvis",
        "mal/fler-unga-klarar-skolan/",
        ("Mål", "Fler unga klarar skolan och får en bra start i livet"),
        ("är skolan bra", "skola"),
    ),
    Asked(
        "Får den som är gammal bra omsorg?",
        "Uppfylls helt",
        "mal/trygg-aldreomsorg/",
        ("Mål", "Äldre är trygga och nöjda med sin omsorg"),
        ("nöjda äldre", "omsorg om gamla"),
    ),
    Asked(
        "Håller kommunen budgeten?",
        "organ väntas hålla sin budget för 2026",
        "ekonomi/",
        ("Så styrs kommunen", "Ekonomi"),
        ("budget", "räcker budgeten"),
    ),
    Asked(
        "Är det tryggt att gå ute när det är mörkt?",
        "Invånare som känner sig trygga ute i sitt område när det är mörkt",
        "mal/perstorp-ar-tryggt-och-trivsamt/#trygg-utomhus-i-morker",
        (
            "Mål",
            "Perstorp är en trygg och trivsam plats att leva på",
            "Invånare som känner sig trygga ute i sitt område när det är mörkt: Målet inte nått",
        ),
        ("trygghet", "tryggt ute"),
    ),
    Asked(
        "Finns det lediga lägenheter?",
        "1,2 %",
        "mal/bra-hem-och-stabil-ekonomi/#lediga-lagenheter",
        ("Organ", "Perstorps Bostäder AB", "Lediga lägenheter"),
        ("lediga lägenheter", "bostad"),
    ),
    Asked(
        "Har unga något att göra på fritiden?",
        "Uppfylls delvis",
        "mal/fler-unga-har-en-aktiv-fritid/",
        ("Mål", "Fler barn och unga har en fritid att längta till"),
        ("fritid för unga", "fritid"),
    ),
    Asked(
        "Minskar utsläppen?",
        "Uppfylls delvis",
        "mal/klimatutslappen-minskar/",
        ("Mål", "Utsläppen av växthusgaser i Perstorp minskar"),
        ("minskar utsläppen", "klimat"),
    ),
    Asked(
        "Är det lätt att driva företag här?",
        "Uppfylls helt",
        "mal/latt-att-driva-foretag/",
        ("Mål", "Det är lätt att starta och driva företag i Perstorp"),
        ("driva företag", "företag"),
    ),
    Asked(
        "Vad gör kommunen åt sjukfrånvaron?",
        "Det här gör vi",
        "mal/medarbetare-som-trivs/#sjukfranvaro",
        (
            "Mål",
            "Kommunens medarbetare mår bra och vill stanna",
            "Sjukfrånvaro bland kommunens anställda: Målet nått",
        ),
        ("sjukfrånvaro", "sjuka anställda"),
    ),
    Asked(
        "Vem bestämmer, och vem ansvarar?",
        "Politikerna bestämmer vad som ska uppnås och när.",
        "roller/",
        ("Så styrs kommunen", "Roller"),
        ("vem bestämmer", "vem ansvarar"),
    ),
    Asked(
        "Går det bättre eller sämre än i andra kommuner?",
        "Bättre än riket på",
        "jamfor/",
        ("Så styrs kommunen", "Jämför"),
        ("jämför med andra kommuner", "jämför"),
    ),
)
each_question = pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.question)
each_size = pytest.mark.parametrize("size", SIZES)


def _expect_answer(page: Page, site: str, asked: Asked) -> None:
    """The page is the one that answers, and the answer can be seen on it."""
    assert page.url.partition("?")[0].removeprefix(site).partition("#")[0] == asked.address.partition("#")[0]
    page.wait_for_load_state()
    for _ in range(_PATIENCE):
        if any(_is_in_view(each) for each in page.get_by_role("main").get_by_text(asked.answer).all()):
            return
        page.wait_for_timeout(100)  # a link within a page scrolls softly
    raise AssertionError(f"«{asked.answer}» must be seen without scrolling at {page.url}")


def _is_in_view(told: Locator) -> bool:
    is_seen: bool = told.evaluate(
        """(told) => {
            const { top, bottom } = told.getBoundingClientRect();
            return told.checkVisibility() && top >= 0 && bottom <= innerHeight && bottom > top;
        }"""
    )
    return is_seen


def _follow(page: Page, name: str) -> None:
    """Follow the link of a name: in the menu where it stands there, else in the content."""
    whole = re.compile(rf"^\s*{re.escape(name)}(?=$|\s)")
    in_menu = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name=name, exact=True)
    if not in_menu.count():
        page.get_by_role("main").get_by_role("link", name=whole).first.click()
        return
    in_menu.click()


@each_size
@each_question
def test_a_question_on_the_start_page_leads_to_its_answer(
    visit: OpenVisit, perstorp: str, asked: Asked, size: str
) -> None:
    opened = visit(SIZES[size], perstorp)
    page = opened.open("")
    page.get_by_role("link", name=asked.question, exact=True).click()
    _expect_answer(page, perstorp, asked)
    assert not opened.complaints, opened.complaints


@each_size
@each_question
def test_the_menu_leads_to_the_answer_within_three_links(
    visit: OpenVisit, perstorp: str, asked: Asked, size: str
) -> None:
    page = visit(SIZES[size], perstorp).open("")
    assert len(asked.by_menu) <= MOST_LINKS
    if size == "390":
        page.get_by_role("button", name=MENU).click()
    for name in asked.by_menu:
        _follow(page, name)
    _expect_answer(page, perstorp, asked)


@each_question
def test_the_field_of_the_start_page_finds_the_answer_among_the_first_hits(
    visit: OpenVisit, perstorp: str, asked: Asked
) -> None:
    opened = visit(PHONE, perstorp)
    missed = []
    for typed in (asked.question, *asked.typed):
        page = opened.open("")
        page.get_by_role("searchbox", name="Vad undrar du över?").fill(typed)
        page.get_by_role("button", name="Sök").click()
        hits = _first_hits(page, perstorp)
        if not any(hit.startswith(asked.address.partition("#")[0]) for hit in hits):
            missed.append(f"«{typed}» finds {hits}")
    assert not missed, f"{asked.address} must be among the first {MOST_HITS}:\n" + "\n".join(missed)
    assert not opened.complaints, opened.complaints


def test_the_field_at_the_top_of_every_other_page_finds_the_same(visit: OpenVisit, perstorp: str) -> None:
    page = visit(DESK, perstorp).open("mal/")
    page.get_by_role("banner").get_by_role("searchbox").fill("sjukfrånvaro")
    page.keyboard.press("Enter")
    assert any(hit.startswith("mal/medarbetare-som-trivs/") for hit in _first_hits(page, perstorp))


def _first_hits(page: Page, site: str) -> list[str]:
    """The addresses of the first hits below the site's root."""
    page.wait_for_url(f"{site}sok/?q=*")
    page.locator("ol.hits > li a").first.wait_for()
    links = page.locator("ol.hits > li h2 a").all()[:MOST_HITS]
    addresses: list[str] = [link.evaluate("(link) => link.href") for link in links]
    return [address.removeprefix(site) for address in addresses]
