"""The start page answers on the first screen of a phone, is light, and leads where its figures come from."""

import re

import brotli
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.visits import DESK, PHONE, SMALL_PHONE, TABLET

MOST_OF_HTML, MOST_OF_ALL = 40_000, 30_000
"""Bytes: of the page as it is, and of all that it fetches as a server sends it, in brotli."""


def _bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box, f"{selector} is not to be seen"
    return box["y"] + box["height"]


def test_the_first_screen_of_a_phone_answers_and_asks(visit: OpenVisit, perstorp: str) -> None:
    page = visit(PHONE, perstorp).open("")
    assert re.match(r"Av \d+\smål för 2023–2026 uppfylls \d+\shelt", page.locator("main .lead").inner_text())
    parts = ("h1", "main .lead", ".answer .counts", ".answer svg.bar", ".start-search", "#avsnitt_fragor")
    ends = {part: _bottom(page, part) for part in parts}
    assert not {part: end for part, end in ends.items() if end > PHONE[1]}, ends


@pytest.mark.parametrize("size", [SMALL_PHONE, PHONE, TABLET, DESK], ids=["320", "390", "768", "1440"])
def test_there_is_one_field_to_search_in(visit: OpenVisit, perstorp: str, size: tuple[int, int]) -> None:
    page = visit(size, perstorp).open("")
    expect(page.get_by_role("searchbox")).to_have_count(1)
    expect(page.get_by_role("searchbox", name="Vad undrar du över?")).to_be_visible()


def test_the_start_page_is_light(visit: OpenVisit, perstorp: str) -> None:
    opened = visit(PHONE, perstorp)
    fetched: dict[str, bytes] = {}
    opened.page.on("response", lambda answer: fetched.update({answer.url: answer.body()}))
    opened.open("").wait_for_load_state("networkidle")
    assert len(fetched[perstorp]) <= MOST_OF_HTML
    sent = {address: len(brotli.compress(content)) for address, content in fetched.items()}
    assert sum(sent.values()) <= MOST_OF_ALL, sent


def test_a_count_leads_to_as_many_goals(visit: OpenVisit, perstorp: str) -> None:
    page = visit(DESK, perstorp).open("")
    counts = page.locator(".answer .counts a")
    for place in range(counts.count()):
        link = counts.nth(place)
        number = link.locator("strong").inner_text()
        link.click()
        expect(page.get_by_role("status")).to_contain_text(f"Visar {number} av")
        page.go_back()


def test_an_area_leads_to_its_goals_alone(visit: OpenVisit, perstorp: str) -> None:
    page = visit(PHONE, perstorp).open("")
    page.get_by_role("link", name="Egenförsörjning och tillväxt").click()
    expect(page.get_by_role("heading", name="Egenförsörjning och tillväxt").first).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Hållbar ekonomisk utveckling")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_comparisons_are_filtered_with_and_without_script(visit: OpenVisit, perstorp: str, *, script: bool) -> None:
    page = visit(DESK, perstorp, java_script_enabled=script).open("jamfor/")
    rows = page.locator(".peer-list .rows > li")
    everything = rows.filter(visible=True).count()
    page.get_by_label("Jämfört med riket").select_option("samre")
    shown = rows.filter(visible=True)
    assert 0 < shown.count() < everything
    assert all("Sämre än riket" in text for text in shown.all_inner_texts())
