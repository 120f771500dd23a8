"""Without JavaScript the same pages say the same, and the menu and the filters work."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.pages import KINDS
from tests.browser.visits import DESK, PHONE


def _text_of_main(page: Page) -> list[str]:
    """The lines that are shown in main, but for what only a script can give a meaning, and what stands in its place."""
    page.evaluate(
        """() => {
            document.querySelectorAll("details").forEach((each) => { each.open = true; });
            const scripted = document.querySelectorAll(
                "main button, main [role=status], .search-tips, .search-filters, .without-script");
            scripted.forEach((each) => { each.style.display = "none"; });
        }"""
    )
    lines = page.get_by_role("main").inner_text().splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_the_same_with_and_without_script(visit: OpenVisit, kind: str) -> None:
    with_script = _text_of_main(visit(DESK).open(KINDS[kind]))
    without = visit(DESK, java_script_enabled=False)
    shown = _text_of_main(without.open(KINDS[kind]))
    assert len(with_script) > 2, f"/{KINDS[kind]} shows hardly anything: {with_script}"
    missing = [line for line in with_script if line not in shown]
    assert shown == with_script, f"/{KINDS[kind]} without script lacks {missing[:5]}"
    assert not without.complaints, without.complaints


def test_charts_and_tables_are_there_without_script(visit: OpenVisit) -> None:
    page = visit(DESK, java_script_enabled=False).open(KINDS["goal with black"])
    charts = page.locator("main figure svg")
    assert charts.count() == 2, "The goal has two indicators with outcomes to draw"
    for chart in charts.all():
        expect(chart).to_be_visible()
    summaries = page.locator("main summary").filter(has_text="Tabell")
    assert summaries.count() == 3, "All three indicators have a table"
    for summary in summaries.all():
        summary.click()
    for table in page.locator("main table").all():
        expect(table).to_be_visible()


def test_what_needs_a_script_is_not_offered_without_one(visit: OpenVisit) -> None:
    page = visit(DESK, java_script_enabled=False).open(KINDS["goal with black"])
    expect(page.get_by_role("button", name="Utforska diagrammet")).to_have_count(0)


def test_the_menu_of_a_phone_opens_and_closes_without_script(visit: OpenVisit) -> None:
    page = visit(PHONE, java_script_enabled=False).open("")
    link = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Organ")
    expect(link).to_have_count(0)
    page.get_by_role("button", name="Meny").click()
    expect(link).to_be_visible()
    page.get_by_role("button", name="Meny").click()
    expect(link).to_have_count(0)
    page.get_by_role("button", name="Meny").click()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Organ")


@pytest.mark.parametrize("kind", ["start page", "goal"])
def test_the_menu_stands_open_on_a_desk_without_script(visit: OpenVisit, kind: str) -> None:
    page = visit(DESK, java_script_enabled=False).open(KINDS[kind])
    menu = page.get_by_role("navigation", name="Huvudmeny")
    for name in ("Mål", "Organ", "Uppföljningar", "Så styrs kommunen"):
        expect(menu.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_visible()
    expect(page.get_by_role("button", name="Meny")).to_have_count(0)
