"""The glossary, and the explanation of a term of art where it stands."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from macros.pages import fragments
from macros.pages.fragments import explain_term, term_id
from macros.pages.start import write_start
from macros.pages.steering.glossary import write_glossary
from macros.pages.steering.glossary_terms import TERMS, Term, find_term
from macros.pages.words import sort_key
from tests.pages.rendered import (
    GOAL_HEAD,
    Files,
    body_of,
    classed,
    facts_of,
    goal_of,
    ids_of,
    links,
    read,
    site_of,
    texts,
)
from tests.site.documents import Element
from tests.test_docs import GLOSSARY

TEMPLATES = Path(fragments.__file__).parent / "templates"


@pytest.fixture(scope="module")
def page() -> Element:
    return read(write_glossary(site_of({}), "ordlista/"))


# The page


def test_every_term_stands_there_once_with_its_meaning(page: Element) -> None:
    assert facts_of(page) == {term.word: term.meaning for term in TERMS}


@pytest.mark.parametrize("word", GLOSSARY)
def test_every_word_of_the_domains_glossary_is_explained_under_its_own_name(page: Element, word: str) -> None:
    assert word in texts(page.all("dt"))


def test_terms_are_sorted_as_swedes_sort(page: Element) -> None:
    words = texts(page.all("dt"))
    assert [(one, other) for one, other in pairwise(words) if sort_key(one) > sort_key(other)] == []
    last = [word for word in words if word[0] in "åäö"]
    assert words[-len(last) :] == last
    assert {word[0] for word in last} == {"å", "ä"}


def test_each_letter_is_a_heading_that_the_letters_at_the_top_lead_to(page: Element) -> None:
    headings = {each.attributes["id"]: each.text for each in page.all("h2")}
    assert [(text, headings[address.removeprefix("#")]) for text, address in links(page.one("nav"))] == [
        (letter, letter) for letter in headings.values()
    ]
    for section in page.all("section"):
        letter = section.one("h2").text
        assert {word[0].upper() for word in texts(section.all("dt"))} == {letter}
    assert len(set(headings.values())) == len(headings)


def test_every_term_has_an_address_of_its_own(page: Element) -> None:
    there = ids_of(page)
    assert sorted(there) == sorted(set(there))
    for term in TERMS:
        (item,) = [each for each in page.all("div") if each.attributes.get("id") == term_id(term.word)]
        assert item.one("dt").text == term.word


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("målkedja", "ord_malkedja"),
        ("trend- och omvärldsanalys", "ord_trend-och-omvarldsanalys"),
        ("SMART", "ord_smart"),
        ("årshjul", "ord_arshjul"),
    ],
)
def test_the_address_of_a_term_is_written_in_plain_letters(word: str, id_: str) -> None:
    assert term_id(word) == id_


# The terms


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.word)
def test_a_meaning_is_one_to_three_short_whole_sentences(term: Term) -> None:
    sentences = re.split(r"(?<=[.!?])\s+", term.meaning)
    assert 1 <= len(sentences) <= 3
    assert all(each[0].isupper() and each[-1] in ".!?" and len(each.split()) <= 30 for each in sentences)


def test_no_form_of_a_word_leads_to_two_terms() -> None:
    forms = Counter(form.casefold() for term in TERMS for form in {term.word, *term.also})
    assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("målkedja", "målkedja"), ("Målkedjan", "målkedja"), ("MÅLKEDJAN", "målkedja"), ("smart", "SMART"),
        ("kf", "kommunfullmäktige"), ("inte mätt", "svart"), ("Åtgärdsplanen", "åtgärdsplan"),
    ],
)  # fmt: skip
def test_every_form_of_a_word_leads_to_its_term_whatever_its_letters(form: str, word: str) -> None:
    assert find_term(form).word == word


def test_a_word_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        find_term("verksamhetsutveckling")


def test_every_word_that_a_template_explains_is_a_term() -> None:
    called = [
        (template.name, word)
        for template in TEMPLATES.glob("*.html")
        for word in re.findall(r"""explained\(\s*["']([^"']+)""", template.read_text(encoding="utf-8"))
    ]
    assert called
    for _, word in called:
        find_term(word)


# Where a term stands


def explained(word: str, shown: str | None = None, told: set[str] | None = None, place: str = "goal.html") -> Element:
    return read(explain_term("mal/malet/", place, set() if told is None else told, word, shown))


def test_a_term_has_a_button_that_opens_its_meaning_and_leads_to_the_glossary() -> None:
    part = explained("målkedja", "målkedjan")
    button, meaning = part.one("button"), part.one("span")
    assert (button.text, button.attributes["type"]) == ("målkedjan", "button")
    assert button.attributes["popovertarget"] == meaning.attributes["id"] == "ord_malkedja_i_goal"
    assert "popover" in meaning.attributes
    assert meaning.text == f"målkedja {find_term('målkedja').meaning} Ordlistan"
    assert links(meaning) == [("Ordlistan", "../../ordlista/#ord_malkedja")]


def test_the_meaning_is_opened_without_script() -> None:
    part = explained("målkedja")
    assert part.all("script") == []
    assert [name for each in part.walk() for name in each.attributes if name.startswith("on")] == []


def test_the_word_of_the_glossary_is_shown_unless_another_form_is_asked_for() -> None:
    assert explained("styrmodell").one("button").text == "styrmodell"
    assert explained("styrmodell", "Styrmodeller").one("button").text == "Styrmodeller"


def test_the_second_time_in_a_part_only_the_word_stands_there() -> None:
    told: set[str] = set()
    assert explained("målkedja", told=told).all("button")
    again = explained("målkedjan", "målkedjan", told)
    assert (again.text, again.all("button", "span", "a")) == ("målkedjan", [])
    assert explained("styrkort", told=told).all("button"), "Another word is explained"


def test_parts_of_a_page_explain_the_same_word_under_ids_of_their_own() -> None:
    ids = [explained("målkedja", place=place).one("span").attributes["id"] for place in ("goal.html", "start.html")]
    assert len(set(ids)) == 2


def test_what_is_shown_of_a_term_is_escaped() -> None:
    for told in (set[str](), {"målkedja"}):
        part = explained("målkedja", "<script>alert(1)</script>", told)
        assert part.all("script") == []
        assert part.text.startswith("<script>alert(1)</script>")


def test_the_word_and_its_meaning_do_not_run_together_where_both_are_read() -> None:
    part = explained("styrmodell", "Styrmodell")
    assert part.text.startswith("Styrmodell styrmodell Reglerna")


# On pages

SMART = "smart: {specifikt: Så, mätbart: Så}"
PAGES: list[tuple[str, Files]] = [
    ("goal", {"skolnamnden/mal/malet.yml": f"titel: Målet\n{GOAL_HEAD}{SMART}"}),
    (
        "body",
        {
            "skolnamnden/verksamhetsplan/2025.md": "---\ntitel: Plan\npublicerad: 2024-12-18\n---\nText.",
            "skolnamnden/internkontroll/2025.yml": "kontroller: []",
            "organisation.yml": "organ:\n  - {id: fullmaktige, namn: F, typ: fullmäktige}\n"
            "  - {id: skolnamnden, namn: Bolaget, typ: bolag, ägardirektiv: 'https://a.se/d'}\n",
        },
    ),
]
EXPECTED = {
    "goal": ["Styrmodell", "SMART", "målkedjan"],
    "body": [
        "ägardirektiv",
        "styrkortet",
        "indikator",
        "målvärde",
        "utfall",
        "måluppfyllelse",
        "bedömning",
        "Verksamhetsplaner",
        "Internkontroll",
    ],
}


@pytest.mark.parametrize(("kind", "files"), PAGES)
def test_the_terms_of_a_page_open_meanings_of_their_own_that_lead_to_the_glossary(
    kind: str, files: Files, page: Element
) -> None:
    shown = goal_of(files) if kind == "goal" else body_of(files)
    buttons = classed(shown, "term")
    ids = ids_of(shown)
    assert texts(buttons) == EXPECTED[kind]
    assert sorted(ids) == sorted(set(ids))
    for button in buttons:
        (meaning,) = [each for each in shown.walk() if each.attributes.get("id") == button.attributes["popovertarget"]]
        ((text, address),) = links(meaning)
        assert (text, address.partition("#")[0]) == ("Ordlistan", "../../ordlista/")
        assert address.partition("#")[2] in ids_of(page)


def test_a_part_that_is_written_again_explains_its_terms_again() -> None:
    municipality = """\
namn: Prövköping
kommunkod: "1275"
mandatperioder:
  - {id: 2019-2022, start: 2019-01-01, slut: 2022-12-31}
  - {id: 2023-2026, start: 2023-01-01, slut: 2026-12-31}
"""
    old = "titel: Det gamla\nområde: skola\nstart: 2019-01-01\nslut: 2022-12-31\n"
    decided = "beslut: {organ: fullmaktige, datum: 2018-10-31}"
    site = site_of({"kommun.yml": municipality, "skolnamnden/mal/gammalt.yml": old + decided}, date(2023, 1, 15))
    first, again = write_start(site, ""), write_start(site, "")
    assert first == again
    assert texts(classed(read(again), "term")) == ["mandatperiod"]
