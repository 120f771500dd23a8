"""The vision and the documents that steer."""

import pytest

from macros.pages.steering.documents import write_documents, write_vision
from tests.pages.rendered import Files, classed, ids_of, links, read, site_of, texts
from tests.site.documents import Element

HEAD = 'namn: Prövköpings kommun\nkommunkod: "1275"\n'
BODIES = """\
organ:
  - {id: fullmaktige, namn: Kommunfullmäktige, typ: fullmäktige}
  - {id: skolnamnden, namn: Skolnämnden, typ: nämnd, överordnat: fullmaktige, vision: Skolan är *trygg*.}
  - {id: fritidsnamnden, namn: Fritidsnämnden, typ: nämnd, överordnat: fullmaktige}
  - {id: bolaget, namn: Prövköpings Bostäder AB, typ: bolag, överordnat: fullmaktige, vision: Alla har ett hem.}
"""


def documents_of(text: str) -> Element:
    return read(write_documents(site_of({"styrdokument.yml": text}), "styrdokument/"))


def documents(*stated: str) -> str:
    return "styrdokument:\n" + "".join(f"  - {{{each}}}\n" for each in stated)


def vision_of(files: Files) -> Element:
    return read(write_vision(site_of(files), "vision/"))


# Governing documents


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("", ""),
        ("typ: Riktlinje", "Riktlinje"),
        (
            "typ: Policy, organ: fullmaktige, beslutad: 2019-08-28, reviderad: 2023-02-15, diarienummer: KS 2019/90",
            "Policy, beslutad 28 augusti 2019 av kommunfullmäktige, ändrad 15 februari 2023, diarienummer KS 2019/90",
        ),
        # what is not known is left out
        ("beslutad: 2019-08-28", "beslutad 28 augusti 2019"),
        ("organ: fullmaktige", "kommunfullmäktige"),
        ("typ: Policy, organ: fullmaktige", "Policy, kommunfullmäktige"),
        ("reviderad: 2023-02-15", "ändrad 15 februari 2023"),
    ],
)
def test_a_document_tells_what_it_is_who_decided_it_and_when(stated: str, told: str) -> None:
    page = documents_of(documents(f"titel: Riktlinjer{f', {stated}' if stated else ''}"))
    assert page.one("h2").text == "Riktlinjer"
    assert texts(classed(page, "when")) == ([told] if told else []), "A paragraph says something"


def test_a_document_leads_to_itself_where_its_address_is_known() -> None:
    page = documents_of(documents("titel: Utan", "titel: Med, länk: 'https://a.se/r.pdf'"))
    assert links(page) == [("Med", "https://a.se/r.pdf")]


def test_what_a_document_steers_is_told_in_paragraphs_and_lists() -> None:
    page = documents_of("styrdokument:\n  - titel: Policy\n    beskrivning: |\n      Säger **hur**.\n\n      - ett\n")
    (item,) = classed(page, "items")[0].all("li")[:1]
    assert (texts(item.all("strong")), texts(item.all("li"))[1:]) == (["hur"], ["ett"])


def test_documents_are_sorted_as_swedes_sort() -> None:
    titles = ["Överenskommelse", "Ägardirektiv", "arkivplan", "Åtgärdsplan", "Budgetprocess"]
    page = documents_of(documents(*(f"titel: {title}" for title in titles)))
    assert texts(page.all("h2")) == ["arkivplan", "Budgetprocess", "Åtgärdsplan", "Ägardirektiv", "Överenskommelse"]


@pytest.mark.parametrize("text", [None, "styrdokument: []"])
def test_without_documents_the_page_says_so(text: str | None) -> None:
    page = read(write_documents(site_of({"styrdokument.yml": text}), "styrdokument/"))
    assert (page.text, page.all("ul")) == ("Inga styrdokument är inlagda än.", [])


@pytest.mark.parametrize(("line", "marks"), [("", []), ("exempel: true", ["Exempel: påhittade uppgifter"])])
def test_example_documents_are_marked(line: str, marks: list[str]) -> None:
    assert texts(classed(documents_of(documents("titel: Policy") + line), "example")) == marks


def test_whatever_a_document_says_is_shown_as_text() -> None:
    lot = "</h2><script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    page = documents_of(documents(f"titel: '{lot}', typ: '{lot}', diarienummer: '{lot}', beskrivning: '{lot}'"))
    assert page.all("script", "img") == []
    assert page.one("h2").text == lot
    assert texts(page.all("p")) == [f"{lot}, diarienummer {lot}", lot]


# The vision


def test_the_vision_stands_with_its_decision_and_the_guiding_words() -> None:
    decision = "{organ: fullmaktige, datum: 2014-06-18, paragraf: § 70, länk: 'https://a.se/p'}"
    municipality = f"""\
{HEAD}vision: {{titel: Prövköping 2030, text: Här vill **alla** bo., beslut: {decision}}}
ledord: [Service, Engagemang]
"""
    page = vision_of({"kommun.yml": municipality})
    assert texts(page.all("h2")) == ["Prövköping 2030", "Ledorden"]
    assert texts(page.all("p"))[:2] == [
        "Här vill alla bo.",
        "Beslutad 18 juni 2014 av kommunfullmäktige, § 70, protokoll.",
    ]
    assert links(page) == [("protokoll", "https://a.se/p")]
    assert texts(classed(page, "guiding")[0].all("li")) == ["Service", "Engagemang"]


def test_a_vision_without_a_decision_says_nothing_of_one() -> None:
    page = vision_of({"kommun.yml": f"{HEAD}vision: {{titel: V, text: Här vill alla bo.}}"})
    assert texts(page.all("p")) == ["Här vill alla bo."]


def test_each_body_with_a_part_of_the_vision_tells_it_in_the_order_of_the_bodies() -> None:
    page = vision_of({"organisation.yml": BODIES})
    assert texts(page.all("h2", "h3")) == [
        "Vad varje organ kan påverka", "Skolnämnden", "Prövköpings Bostäder AB",
    ]  # fmt: skip
    assert texts(page.all("p"))[1:] == ["Skolan är trygg.", "Alla har ett hem."]
    assert links(page) == [
        ("Skolnämnden", "../organ/skolnamnden/"),
        ("Prövköpings Bostäder AB", "../organ/bolaget/"),
    ]


def test_without_a_vision_the_page_says_so() -> None:
    page = vision_of({})
    assert (page.text, page.all("h2")) == ("Visionen är inte inlagd än.", [])


@pytest.mark.parametrize(
    ("files", "is_marked"),
    [
        ({"organisation.yml": BODIES}, False),
        ({"organisation.yml": BODIES + "exempel: true"}, True),
        ({"kommun.yml": HEAD + "exempel: true"}, True),
    ],
)
def test_an_example_vision_is_marked(files: Files, *, is_marked: bool) -> None:
    assert bool(classed(vision_of(files), "example")) == is_marked


def test_whatever_the_vision_says_is_shown_as_text() -> None:
    lot = "</h2><script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    page = vision_of({
        "kommun.yml": f"{HEAD}vision: {{titel: '{lot}', text: '{lot}'}}\nledord: ['{lot}']",
        "organisation.yml": BODIES.replace("Skolan är *trygg*.", f"'{lot}'"),
    })  # fmt: skip
    assert page.all("script", "img") == []
    assert texts(page.all("h2")) == [lot, "Ledorden", "Vad varje organ kan påverka"]
    assert texts(page.all("li")) == [lot]
    assert sorted(ids_of(page)) == sorted(set(ids_of(page)))
