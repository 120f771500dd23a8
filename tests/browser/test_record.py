"""The public record in the browser: filters, links to one event, and years that keep the choice."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.visits import DESK, PHONE

CHOICES: list[dict[str, str]] = [
    {"typ": "rattelse"},
    {"typ": "rattelse", "organ": "bildningsnamnden"},
    {"typ": "uppdrag"},
    {"omrade": "natur-och-vatten", "typ": "mal"},
]


def _shown(page: Page) -> list[str]:
    """The ids of the events that can be seen."""
    ids: list[str] = page.evaluate(
        "[...document.querySelectorAll('.happenings > li')].filter((row) => row.offsetParent).map((row) => row.id)"
    )
    return ids


def _choose(page: Page, choice: dict[str, str]) -> None:
    for name, value in choice.items():
        page.locator(f"select[name={name}]").select_option(value)


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_choices_filter_the_record_without_script_as_with_it(visit: OpenVisit, choice: dict[str, str]) -> None:
    plain = visit(DESK, java_script_enabled=False).open("andringar/2025/")
    everything = plain.locator(".happenings > li").count()
    _choose(plain, choice)
    rows = plain.locator(".happenings > li")
    without = [row.get_attribute("id") for row in rows.all() if row.is_visible()]
    opened = visit(PHONE)
    page = opened.open("andringar/2025/?" + "&".join(f"{name}={value}" for name, value in choice.items()))
    assert _shown(page) == without
    assert 0 < len(without) < everything
    expect(page.get_by_role("status")).to_contain_text(f"Visar {len(without)} av {everything} händelser")
    assert not opened.complaints, opened.complaints


def test_days_and_months_without_an_event_to_show_are_hidden_without_script_too(visit: OpenVisit) -> None:
    page = visit(DESK, java_script_enabled=False).open("andringar/2025/")
    _choose(page, {"typ": "uppdrag"})
    headings = [each.inner_text().replace("\u00a0", " ") for each in page.locator("main h3").all() if each.is_visible()]
    assert headings == ["12 november 2025", "24 september 2025", "26 februari 2025"]


def test_a_choice_leaves_only_the_years_that_have_such_an_event(visit: OpenVisit) -> None:
    plain = visit(DESK, java_script_enabled=False).open("andringar/")
    years = plain.locator(".record-years li")
    everything = years.count()
    _choose(plain, {"typ": "rattelse"})
    shown = [row.locator("a").get_attribute("href") for row in years.all() if row.is_visible()]
    assert 0 < len(shown) < everything
    for address in shown:
        page = visit().open(f"andringar/{address}?typ=rattelse")
        assert _shown(page), address


def test_the_name_of_an_event_and_the_link_to_it_stand_side_by_side(visit: OpenVisit) -> None:
    page = visit(PHONE).open("andringar/2025/")
    tops: list[list[float]] = page.locator(".happenings div > p:has(> .anchor)").evaluate_all(
        "(rows) => rows.map((row) => [...row.children].map((each) => each.getBoundingClientRect().top))"
    )
    assert tops
    assert all(abs(name - anchor) < 8 for name, anchor in tops), tops


def test_the_years_keep_the_choice(visit: OpenVisit) -> None:
    page = visit().open("andringar/?organ=fullmaktige")
    page.locator(".record-years a", has_text="2025").click()
    page.wait_for_url("**/andringar/2025/?organ=fullmaktige")
    expect(page.locator("select[name=organ]")).to_have_value("fullmaktige")
    _choose(page, {"organ": ""})
    hrefs = page.locator(".record-years a").evaluate_all("(links) => links.map((link) => link.search)")
    assert set(hrefs) == {""}, "Without a choice the addresses are plain again"


def test_a_link_to_one_event_shows_it(visit: OpenVisit) -> None:
    event = "rattad-bedomning_skolan-lyckas_2025-t2_bildningsnamnden_2025-10-22"
    page = visit(PHONE).open(f"andringar/2025/#{event}")
    row = page.locator(f"[id='{event}']")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("rättades till uppfylls delvis (gul) från uppfylls inte (röd)")
    expect(row).to_contain_text("Orsak: Fel färg i protokollet.")


def test_from_a_goals_history_the_event_is_one_step_away(visit: OpenVisit) -> None:
    page = visit().open("mal/fler-klarar-skolan/")
    page.locator(".record a.dated", has_text="6 maj 2026").first.click()
    page.wait_for_url("**/andringar/2026/#rattat-utfall_behoriga-till-gymnasiet_2025_2026-05-06")
    row = page.locator(":target")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("från 86,4 %")


def test_a_body_leads_to_what_has_changed_of_it(visit: OpenVisit) -> None:
    page = visit().open("organ/bildningsnamnden/")
    page.get_by_role("link", name="Alla ändringar för bildningsnämnden").click()
    expect(page.locator("select[name=organ]")).to_have_value("bildningsnamnden")
    assert _shown(page)


def test_feed_readers_find_the_feeds_of_page_and_site(visit: OpenVisit) -> None:
    page = visit().open("organ/bildningsnamnden/")
    found = page.locator("link[type='application/atom+xml']").evaluate_all("(links) => links.map((link) => link.href)")
    assert [address.removeprefix(page.url.partition("organ/")[0]) for address in found] == [
        "andringar/feed.xml",
        "andringar/organ/bildningsnamnden.xml",
    ]
    for address in found:
        assert page.request.get(address).ok


def test_the_address_of_an_event_leads_on_to_its_month_where_the_year_is_parted(visit: OpenVisit) -> None:
    opened = visit()
    page = opened.open("andringar/2025/")
    parted = '<main><div class="record-page parted"></div></main><script src="../../assets/site.js"></script>'
    page.route("**/andringar/2099/", lambda route: route.fulfill(content_type="text/html", body=parted))
    page.route("**/andringar/2099/03/", lambda route: route.fulfill(content_type="text/html", body="<h1>Mars</h1>"))
    page.goto(f"{opened.site}andringar/2099/#utfall_mattet_2098_2099-03-25_2")
    page.wait_for_url("**/andringar/2099/03/#utfall_mattet_2098_2099-03-25_2")
    page.unroute_all()
