"""The list of goals is filtered by CSS alone; a script keeps the choices in the address and counts what is shown."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.visits import DESK, PHONE

ALL = {
    "alla-barn-lar-sig",
    "fler-klarar-skolan",
    "lugn-i-klassrummet",
    "an-gar-att-bada-i",
    "renare-vatten",
    "naturen-ska-synas",
}
CHOICES = [
    ({"omrade": "natur-och-vatten"}, {"an-gar-att-bada-i"}),
    ({"organ": "fullmaktige"}, {"alla-barn-lar-sig", "an-gar-att-bada-i", "renare-vatten", "naturen-ska-synas"}),
    ({"farg": "rod"}, {"lugn-i-klassrummet", "an-gar-att-bada-i"}),
    ({"farg": "gron"}, {"alla-barn-lar-sig"}),
    ({"farg": "svart"}, set()),
    ({"ar": "2019"}, {"renare-vatten"}),
    ({"ar": "2023"}, ALL - {"renare-vatten", "lugn-i-klassrummet", "naturen-ska-synas"}),
    ({"omrade": "barn-och-kunskap", "farg": "rod"}, {"lugn-i-klassrummet"}),
    ({"omrade": "natur-och-vatten", "organ": "skolorna"}, set()),
]
NAMES = [" ".join(f"{name}={value}" for name, value in choice.items()) for choice, _ in CHOICES]


def _shown(page: Page) -> set[str]:
    """The ids of the goals whose links can be seen."""
    links = [link for link in page.locator("main a[href]").all() if link.is_visible()]
    found = (re.search(r"mal/([a-z0-9-]+)/$", link.get_attribute("href") or "") for link in links)
    return {match[1] for match in found if match}


def _choose(page: Page, choice: dict[str, str]) -> None:
    for name, value in choice.items():
        page.locator(f"select[name={name}]").select_option(value)


@pytest.mark.parametrize(("choice", "goals"), CHOICES, ids=NAMES)
def test_choices_filter_the_list_without_script(visit: OpenVisit, choice: dict[str, str], goals: set[str]) -> None:
    page = visit(DESK, java_script_enabled=False).open("mal/")
    assert _shown(page) == ALL, "Every goal is shown before a choice is made"
    _choose(page, choice)
    assert _shown(page) == goals, "The style sheet alone must hide what the choices leave out"


@pytest.mark.parametrize(("choice", "goals"), CHOICES, ids=NAMES)
def test_choices_go_to_the_address_and_back_again(visit: OpenVisit, choice: dict[str, str], goals: set[str]) -> None:
    opened = visit(PHONE)
    page = opened.open("mal/")
    _choose(page, choice)
    assert _shown(page) == goals
    expect(page.get_by_role("status")).to_contain_text(f"{len(goals)} av 6")
    address = page.url
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert asked == choice, "The address must hold the choices, so that it can be shared"
    page.goto("about:blank")
    page.goto(address)
    assert _shown(page) == goals, "An address with choices must open filtered"
    expect(page.get_by_role("status")).to_contain_text(f"{len(goals)} av 6")
    for name, value in choice.items():
        expect(page.locator(f"select[name={name}]")).to_have_value(value)
    _choose(page, dict.fromkeys(choice, ""))
    assert page.url == f"{opened.site}mal/", "Without choices the address is plain again"
    assert _shown(page) == ALL
    assert not opened.complaints, opened.complaints


def test_choices_that_do_not_exist_are_passed_over(visit: OpenVisit) -> None:
    opened = visit()
    page = opened.open("mal/?omrade=finns-inte&farg=%22%5D%3Cb%3E&annat=1")
    assert _shown(page) == ALL
    expect(page.get_by_role("status")).to_contain_text("6 av 6")
    assert not opened.complaints, opened.complaints


def test_headings_without_a_goal_to_show_are_hidden(visit: OpenVisit) -> None:
    page = visit().open("mal/?omrade=natur-och-vatten")
    expect(page.get_by_role("heading", name="Natur och vatten")).to_be_visible()
    expect(page.get_by_role("heading", name="Barn och kunskap")).to_have_count(0)


def test_choices_are_made_with_the_keyboard(visit: OpenVisit) -> None:
    page = visit().open("mal/")
    page.locator("select[name=omrade]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert "omrade=natur-och-vatten" in page.url, "Two steps down is the second area"
    assert _shown(page) == {"an-gar-att-bada-i"}


def test_links_of_a_goal_that_choose_an_area_open_the_list_at_it(visit: OpenVisit) -> None:
    page = visit().open("mal/an-gar-att-bada-i/")
    page.get_by_role("navigation", name="Sökväg").get_by_role("link", name="Natur och vatten").click()
    expect(page.get_by_role("heading", name="Natur och vatten")).to_be_in_viewport()
