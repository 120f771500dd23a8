"""The whole list: everything is on it once, by title, and no page of it is long."""

from datetime import date

import pytest

from macros.pages.page import Site
from macros.pages.search import whole_list
from macros.pages.search.whole_list import list_address, list_keys, list_page, write_list
from tests.pages.rendered import links, read, texts
from tests.repositories import plan_of


def site_of(titles: list[str]) -> Site:
    files: dict[str, str | None] = {
        f"skolnamnden/indikatorer/matt-{number}.yml": f"titel: {title}\nmål: [malet]\nenhet: '%'\nriktning: högre\n"
        for number, title in enumerate(titles)
    }
    return Site(plan_of(files), date(2026, 1, 1))


def test_goals_and_indicators_stand_by_title() -> None:
    page = read(write_list(site_of(["Ö", "Annat"]), "sok/allt/"))
    assert texts(page.all("h2")) == ["Alla mål", "Alla indikatorer"]
    assert links(page) == [
        ("Målet", "../../mal/malet/"),
        ("Annat", "../../mal/malet/#matt-1"),
        ("Ö", "../../mal/malet/#matt-0"),
    ]


def test_a_long_list_has_pages_that_each_tell_where_they_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_list, "_ON_PAGE", 2)
    site = site_of(["Delar", "Andel som når målen i skolan varje dag", "Cyklar", "Bilar"])
    assert list_keys(site) == ["2", "3"]
    pages = [read(write_list(site, "sok/allt/")), *(read(list_page(site, key).body) for key in list_keys(site))]
    ways = [
        "Mål, Målet – indikatorer, Andel som når målen i …",
        "Indikatorer, Bilar – Cyklar",
        "Indikatorer, Delar – Delar",
    ]
    assert [texts(page.all("ol")[-1].all("li")) for page in pages] == [ways, ways, ways]
    assert [texts(page.all("span"))[-1] for page in pages] == ways
    listed = [title for page in pages for each in page.all("ul") for title in texts(each.all("li"))]
    assert listed == ["Målet", "Andel som når målen i skolan varje dag", "Bilar", "Cyklar", "Delar"]


def test_a_page_after_the_first_stands_below_it_and_says_which_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_list, "_ON_PAGE", 1)
    page = list_page(site_of(["Andel"]), "2")
    assert (page.address, page.title) == (list_address("2"), "Alla mål och indikatorer, sida 2")
    assert page.address == "sok/allt/2/"
    assert texts(read(page.body).all("h1")) == [page.title]
