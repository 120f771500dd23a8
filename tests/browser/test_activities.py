"""The page of activities: choices hide rows of list, time line and table alike, and the time line fits a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.visits import DESK, PHONE, SMALL_PHONE

ALL = {"sommarsimskola", "lekledare", "tva-vuxna", "trad-langs-an", "ny-rening", "laxhjalp", "skyddszoner"}
OLD = {"skyddszoner"}
"""Ended too long ago for the time line."""
CHOICES = [
    ({"mal": "lugn-i-klassrummet"}, {"lekledare", "tva-vuxna"}),
    ({"organ": "fullmaktige"}, {"trad-langs-an", "ny-rening", "skyddszoner"}),
    ({"status": "planerad"}, {"ny-rening"}),
    ({"status": "pagaende"}, {"sommarsimskola", "trad-langs-an"}),
    ({"status": "klar"}, {"laxhjalp", "skyddszoner"}),
    ({"status": "forsenad"}, {"tva-vuxna"}),
    ({"status": "avbruten"}, {"lekledare"}),
    ({"mal": "lugn-i-klassrummet", "status": "avbruten"}, {"lekledare"}),
    ({"organ": "fullmaktige", "status": "forsenad"}, set()),
]
NAMES = [" ".join(f"{name}={value}" for name, value in choice.items()) for choice, _ in CHOICES]


def _choose(page: Page, choice: dict[str, str]) -> None:
    for name, value in choice.items():
        page.locator(f"select[name={name}]").select_option(value)


def _listed(page: Page) -> set[str]:
    """The ids of the activities whose headings can be seen."""
    headings = page.locator("h3[id^=aktivitet_]").filter(visible=True).all()
    return {(heading.get_attribute("id") or "").removeprefix("aktivitet_") for heading in headings}


def _linked(page: Page, within: str) -> set[str]:
    """The ids of the activities that are led to from a part of the page, as far as can be seen."""
    links = page.locator(f"{within} a[href^='#aktivitet_']").filter(visible=True).all()
    return {(link.get_attribute("href") or "").removeprefix("#aktivitet_") for link in links}


def _open_table(page: Page) -> None:
    page.locator("main summary").filter(has_text="Tabell").click()


@pytest.mark.parametrize(("choice", "activities"), CHOICES, ids=NAMES)
def test_choices_filter_list_time_line_and_table_without_script(
    visit: OpenVisit, choice: dict[str, str], activities: set[str]
) -> None:
    page = visit(DESK, java_script_enabled=False).open("aktiviteter/")
    _open_table(page)
    assert (_listed(page), _linked(page, ".timeline"), _linked(page, "table")) == (ALL, ALL - OLD, ALL)
    _choose(page, choice)
    assert _listed(page) == activities, "The style sheet alone must hide what the choices leave out"
    assert _linked(page, ".timeline") == activities - OLD
    assert _linked(page, "table") == activities


@pytest.mark.parametrize(("choice", "activities"), CHOICES, ids=NAMES)
def test_choices_go_to_the_address_and_back_again(
    visit: OpenVisit, choice: dict[str, str], activities: set[str]
) -> None:
    opened = visit(PHONE)
    page = opened.open("aktiviteter/")
    _choose(page, choice)
    asked = "&".join(f"{name}={value}" for name, value in choice.items())
    assert page.url == f"{opened.site}aktiviteter/?{asked}", (
        "The address must hold the choices, so that it can be shared"
    )
    page.goto("about:blank")
    opened.open(f"aktiviteter/?{asked}")
    assert _listed(page) == activities, "An address with choices must open filtered"
    expect(page.get_by_role("status")).to_have_text(f"Visar {len(activities)} av 7 aktiviteter.")
    _choose(page, dict.fromkeys(choice, ""))
    assert page.url == f"{opened.site}aktiviteter/", "Without choices the address is plain again"
    expect(page.get_by_role("status")).to_have_text("Visar 7 av 7 aktiviteter.")
    assert _listed(page) == ALL
    assert not opened.complaints, opened.complaints


def test_headings_and_goals_without_an_activity_to_show_are_hidden(visit: OpenVisit) -> None:
    page = visit().open("aktiviteter/?status=pagaende&mal=an-gar-att-bada-i")
    expect(page.get_by_role("heading", name="Pågår, planeras eller är försenade")).to_be_visible()
    expect(page.get_by_role("heading", name="Avslutade")).to_have_count(0)
    goals = page.locator(".timeline-goal").filter(visible=True)
    expect(goals).to_have_text(["Ån går att bada i hela sommaren"])


def test_the_goals_of_the_time_line_go_with_their_bars_without_script(visit: OpenVisit) -> None:
    page = visit(DESK, java_script_enabled=False).open("aktiviteter/")
    _choose(page, {"status": "klar"})
    expect(page.locator(".timeline-goal").filter(visible=True)).to_have_text(["Fler elever klarar skolan"])


@pytest.mark.parametrize("size", [SMALL_PHONE, PHONE, DESK], ids=["320", "390", "1440"])
def test_the_whole_time_line_fits_the_window(visit: OpenVisit, size: tuple[int, int]) -> None:
    page = visit(size).open("aktiviteter/")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll(".timeline svg text, .timeline a, .track")].map((each) => {
            const { left, right, width } = each.getBoundingClientRect();
            return [each.textContent.slice(0, 30), left, right, width];
        })"""
    )
    outside = [box for box in boxes if box[1] < 0 or box[2] > size[0]]
    assert not outside, f"Outside of {size[0]} px: {outside}"
    assert min(width for text, _, _, width in boxes if not text) > 200, "A bar needs room to be read"


def test_the_line_of_the_day_runs_through_the_bars_at_the_right_place(visit: OpenVisit) -> None:
    page = visit(DESK).open("aktiviteter/")
    line = page.locator(".timeline line.today").bounding_box()
    bars = {
        id_: page.locator(f".bars li:has([href='#aktivitet_{id_}']) .track > rect").bounding_box()
        for id_ in ("laxhjalp", "tva-vuxna", "ny-rening")
    }
    done, going, planned = bars["laxhjalp"], bars["tva-vuxna"], bars["ny-rening"]
    assert line
    assert done
    assert going
    assert planned
    assert abs(done["x"] + done["width"] - line["x"]) < 4, "12 June is just before 15 June"
    assert going["x"] < line["x"] < going["x"] + going["width"]
    assert line["x"] < planned["x"]
    assert line["y"] < going["y"] < line["y"] + line["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_late_bars_are_hatched_and_no_bar_looks_like_another(visit: OpenVisit, scheme: str) -> None:
    page = visit(DESK).open("aktiviteter/")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    looks = page.evaluate(
        """() => [...document.querySelectorAll(".track > rect")].map((each) => {
            const { fill, stroke, strokeDasharray } = getComputedStyle(each);
            return [each.getAttribute("class"), [fill, stroke, strokeDasharray, each.getAttribute("height")].join(" ")];
        })"""
    )
    by_status = dict(looks)
    assert len(by_status) == len(set(by_status.values())) == 5, by_status
    assert "tidslinje_snedstreck" in by_status["forsenad"], by_status


def test_a_bar_leads_to_what_is_told_of_the_activity(visit: OpenVisit) -> None:
    page = visit(PHONE).open("aktiviteter/")
    page.locator(".timeline").get_by_role("link", name="Lekledare på rasterna").click()
    expect(page.locator("#aktivitet_lekledare")).to_be_in_viewport()
    told = page.locator("li:has(> #aktivitet_lekledare)")
    expect(told).to_contain_text("Senast följd upp 11 juni 2025: Pengarna går till fler vuxna i klassrummet.")
    told.locator("summary").click()
    expect(told.get_by_text("Barnen ville leka själva.")).to_be_visible()
