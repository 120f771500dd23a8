"""The accessibility statement says all that Digg's template asks for, and never more than the municipality has said."""

import pytest

from macros.pages.accessibility import GROUNDS, REPORT_ADDRESS, write_statement
from tests.pages.rendered import links, read, site_of
from tests.site.documents import Element

LEAST = """\
tjänst: Mål och resultat
förenlighet: helt
bedömning: {metod: självskattning, datum: 2026-01-12, roll: Webbredaktören}
uppdaterad: 2026-01-20
"""
FAULTY = (
    LEAST.replace("helt", "delvis")
    + """\
brister:
  - {vad: Kartan nås inte., kriterium: 2.1.1 Tangentbord, berör: [utan syn, nedsatt finmotorik], var: Startsidan,
     alternativ: Ring oss., åtgärdas: 2026-12-31}
  - {vad: Protokollen är bilder., skäl: oskäligt betungande, motivering: Det skulle kosta en miljon.}
  - {vad: Filmen saknar text., skäl: omfattas inte}
"""
)


def statement_of(text: str | None = None, municipality: str = "") -> Element:
    """The page of a municipality with this statement, and with this added to its own file."""
    own = f'namn: Prövköpings kommun\nkommunkod: "1275"\n{municipality}'
    return read(write_statement(site_of({"kommun.yml": own, "tillganglighet.yml": text}), "tillganglighet/"))


def test_without_a_statement_the_page_says_so_and_what_a_reader_can_do_all_the_same() -> None:
    page = statement_of()
    assert "Prövköpings kommun har inte publicerat någon tillgänglighetsredogörelse" in page.text
    assert "Kommunen har inte bestämt än vart du ska vända dig" in page.text
    assert ("Anmäl till Digg", REPORT_ADDRESS) in links(page)
    assert not any(f"{word} förenlig" in page.text for word in ("helt", "delvis", "inte"))


@pytest.mark.parametrize("text", [None, LEAST, FAULTY])
def test_the_grounds_and_diggs_own_address_always_stand(text: str | None) -> None:
    led = links(statement_of(text))
    assert ("Anmäl till Digg", "https://www.digg.se/tdosanmalan") in led
    assert [link for link in led if link in GROUNDS] == list(GROUNDS)


@pytest.mark.parametrize(
    ("conformity", "told"),
    [("helt", "Webbplatsen är helt förenlig med lagen"), ("delvis", "Webbplatsen är delvis förenlig med lagen"),
     ("inte", "Webbplatsen är inte förenlig med lagen")],
)  # fmt: skip
def test_the_degree_is_told_in_the_laws_own_words(conformity: str, told: str) -> None:
    text = LEAST if conformity == "helt" else FAULTY.replace("delvis", conformity)
    assert told in statement_of(text).text


def test_a_statement_that_is_not_published_is_a_draft() -> None:
    assert "Det här är ett utkast." in statement_of(LEAST).text
    published = statement_of(f"{LEAST}publicerad: 2026-01-15\n")
    assert "utkast" not in published.text
    assert "15 januari 2026" in published.text


def test_faults_stand_under_their_ground_with_all_that_is_said_of_them() -> None:
    page = statement_of(FAULTY)
    told = page.text
    order = ["Det som inte följer lagen", "Kartan nås inte.", "oskäligt betungande att anpassa", "12 §",
             "Protokollen är bilder.", "Det som inte omfattas av lagen", "9 §", "Filmen saknar text."]  # fmt: skip
    places = [told.index(each) for each in order]
    assert places == sorted(places)
    for each in ("Startsidan", "2.1.1 Tangentbord", "inte ser eller har svårt att använda händerna", "Ring oss.",
                 "Senast 31 december 2026", "Det skulle kosta en miljon."):  # fmt: skip
        assert each in told


def test_a_site_without_known_faults_says_that() -> None:
    page = statement_of(LEAST)
    assert "Vi känner inte till några brister" in page.text
    assert "Det som inte följer lagen" not in page.text


CONTACT = 'kontakt: {namn: Kansliet, e-post: kansli@a.example, telefon: "0123-4"}\n'


@pytest.mark.parametrize(
    ("statement", "municipality", "told"),
    [
        ("", CONTACT, "Mejla kansli@a.example eller ring 0123-4 (Kansliet)."),
        ("", CONTACT.replace("e-post: kansli@a.example, ", ""), "Ring 0123-4 (Kansliet)."),
        ("svarstid: två dagar\n", CONTACT, "(Kansliet). Du får svar inom två dagar."),
        ("formulär: https://a.example/f\n", CONTACT,
         "Skriv till oss i formuläret, mejla kansli@a.example eller ring 0123-4 (Kansliet)."),
        ("formulär: https://a.example/f\n", "", "Skriv till oss i formuläret."),
        ("", "webbplats: https://a.example\n",
         ("Kommunen har inte bestämt än vart du ska vända dig med frågor om den här webbplatsen. Tills vidare finns "
          "kommunens kontaktuppgifter på kommunens webbplats.")),
    ],
)  # fmt: skip
def test_it_says_where_to_turn_as_far_as_the_municipality_has_said(
    statement: str, municipality: str, told: str
) -> None:
    assert told in statement_of(LEAST + statement, municipality).text


def test_what_was_tested_and_what_was_not_stand_with_method_day_and_tools() -> None:
    more = "roll: Webbredaktören, verktyg: [axe], prövat: Allt., inte_prövat: Ingen har lyssnat.}"
    told = statement_of(LEAST.replace("roll: Webbredaktören}", more)).text
    assert (
        "en självskattning, alltså en egen granskning. Den senaste gjordes den 12 januari 2026 av webbredaktören."
        in told
    )
    assert "Verktyg: axe." in told
    assert "Det här är inte prövat Ingen har lyssnat." in told
