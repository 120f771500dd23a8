"""The page that gives every follow-up there has been."""

import pytest

from macros.pages.follow_up_list import write_follow_up_list
from macros.pages.page import Site
from tests.pages.rendered import DAY, Files, classed, links, read, section_of, site_of, table_of, texts
from tests.repositories import plan_of
from tests.site.documents import Element

FILES: Files = {
    "skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-25",
    "fritidsnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-04-02",
    "skolnamnden/uppfoljning/2025-t1.yml": "publicerad: 2025-06-01",
    "skolnamnden/uppfoljning/2024-t2.yml": "publicerad: 2024-10-01",
    "skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-16",
}
"""Of which the last is not published yet on the day of the tests."""


def list_of(files: Files) -> Element:
    return read(write_follow_up_list(site_of(files), "uppfoljning/"))


def test_a_table_has_every_report_by_year_and_stage() -> None:
    page = list_of(FILES)
    assert table_of(page) == [
        ["År", "Tertial 1", "Tertial 2", "Bokslut"],
        ["2025", "Tertial 1 2025: 1 organ", "–", "Bokslut 2025: 2 organ"],
        ["2024", "–", "Tertial 2 2024: 1 organ", "–"],
    ]
    assert links(page.one("table"))[1] == ("Bokslut 2025: 2 organ", "../uppfoljning/2025-bokslut/")


def test_follow_ups_stand_newest_first_with_the_days_they_were_published() -> None:
    page = list_of(FILES)
    assert texts(page.all("h2", "h3")) == ["2025", "Bokslut 2025", "Tertial 1 2025", "2024", "Tertial 2 2024"]
    assert texts(classed(page, "whose")) == [
        "Publicerad 25 mars 2026 – 2 april 2026, 2 organ",
        "Publicerad 1 juni 2025, 1 organ",
        "Publicerad 1 oktober 2024, 1 organ",
    ]


def test_each_body_that_reported_has_its_day_and_its_page() -> None:
    section = section_of(list_of(FILES), "Bokslut 2025")
    assert texts(section.all("li")) == [
        "Skolnämnden, publicerad 25 mars 2026",
        "Fritidsnämnden, publicerad 2 april 2026",
    ]
    assert ("Skolnämnden", "../uppfoljning/2025-bokslut/skolnamnden/") in links(section)


def test_the_documents_that_are_there_are_offered_beside_what_they_are_of() -> None:
    offered = {
        "uppfoljning/2025-bokslut/2025-bokslut.pdf": 300_000,
        "uppfoljning/2025-bokslut/2025-bokslut-skolnamnden.pdf": 200_400,
        "uppfoljning/2025-bokslut/2025-bokslut-skolnamnden.docx": 41_000,
        "uppfoljning/2026-t1/2026-t1.pdf": 1,
    }
    page = read(write_follow_up_list(Site(plan_of(FILES), DAY, reports=offered), "uppfoljning/"))
    assert texts(classed(page, "downloads")) == ["Ladda ner kommunens rapport: PDF (300 kB)"]
    assert texts(section_of(page, "Bokslut 2025").all("li")) == [
        "Skolnämnden, publicerad 25 mars 2026: PDF (200 kB) från skolnämnden, Word (41 kB) från skolnämnden",
        "Fritidsnämnden, publicerad 2 april 2026",
    ]
    assert [address for _, address in links(page) if address.endswith((".pdf", ".docx"))] == [
        f"../{path}" for path in offered if "2026" not in path
    ]


def test_where_nothing_is_published_that_is_said() -> None:
    page = list_of({})
    assert page.text == "Ingen uppföljning är publicerad än."


@pytest.mark.parametrize("example", ["", "\nexempel: true"])
def test_a_follow_up_is_marked_where_it_is_example_data(example: str) -> None:
    page = list_of({
        "skolnamnden/uppfoljning/2025-bokslut.yml": f"publicerad: 2026-03-25{example}",
        "skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-03-25",
    })  # fmt: skip
    assert [classed(row, "example") != [] for row in page.all("h3")] == [bool(example), False]
