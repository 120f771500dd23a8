"""Every page kind opens without a fault, at a root and below a folder, on a phone and a desk, by day and by night."""

import json

import pytest

from tests.browser.conftest import OpenVisit
from tests.browser.pages import KINDS
from tests.browser.visits import DESK, PHONE, SMALL_PHONE, Visit

SIZES = {"320": SMALL_PHONE, "390": PHONE, "1440": DESK}


def _faults_of(visit: Visit, address: str) -> list[str]:
    visit.complaints.clear()
    page = visit.open(address)
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    if wide[0] > wide[1]:
        visit.complaints.append(f"the page is {wide[0]} px wide in a window of {wide[1]}: {_too_wide(visit)}")
    if not page.locator("h1").first.is_visible():
        visit.complaints.append("no h1 is visible")
    return visit.complaints


def _too_wide(visit: Visit) -> list[str]:
    """What reaches outside of the window, for the one who is to mend it."""
    found: list[str] = visit.page.evaluate(
        """() => {
            const isWide = (each) => each.getBoundingClientRect().right > innerWidth + 1;
            const isClipped = (each) => each.parentElement.closest("svg") || [...ancestors(each)].some(
                (one) => one !== document.documentElement && getComputedStyle(one).overflowX !== "visible");
            function* ancestors(each) { for (let one = each.parentElement; one; one = one.parentElement) yield one; }
            return [...document.body.querySelectorAll("*")]
                .filter((each) => isWide(each) && ![...each.children].some(isWide) && !isClipped(each))
                .slice(0, 6)
                .map((each) => `${each.parentElement.outerHTML.slice(0, 60)} … ${each.outerHTML.slice(0, 60)}`);
        }"""
    )
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_without_fault_by_day_and_by_night(visit: OpenVisit, kind: str, size: str) -> None:
    opened = visit(SIZES[size])
    for scheme in ("light", "dark"):
        opened.page.emulate_media(color_scheme=scheme)
        faults = _faults_of(opened, KINDS[kind])
        assert not faults, f"/{KINDS[kind]} at {size} px, {scheme}:\n" + "\n".join(faults)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_without_fault_below_a_folder(visit: OpenVisit, site_below: str, kind: str) -> None:
    faults = _faults_of(visit(PHONE, site_below), KINDS[kind])
    assert not faults, f"/mal-och-resultat/{KINDS[kind]}:\n" + "\n".join(faults)


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_words_fit_the_narrowest_window(visit: OpenVisit, long_words_site: str, kind: str) -> None:
    faults = _faults_of(visit(SMALL_PHONE, long_words_site), KINDS[kind])
    assert not faults, f"/{KINDS[kind]} with words without a break at 320 px:\n" + "\n".join(faults)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_data_runs_nothing(visit: OpenVisit, hostile_site: str, kind: str) -> None:
    opened = visit(DESK, hostile_site)
    page = opened.open(KINDS[kind])
    handlers = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((each) => [...each.attributes]
            .filter(({ name }) => name.startsWith("on")).map(({ name }) => `${each.localName} ${name}`))"""
    )
    scripts = page.evaluate("[...document.scripts].map((each) => [each.type, each.src || each.text])")
    assert not opened.complaints, f"/{KINDS[kind]}:\n" + "\n".join(opened.complaints)
    assert not handlers, f"Data became handlers of events: {handlers}"
    described = [json.loads(text) for type_, text in scripts if type_ == "application/ld+json"]
    assert all(each["@context"] == "https://schema.org" for each in described), f"Data ended its block: {described}"
    run = [script for type_, script in scripts if type_ != "application/ld+json"]
    foreign = [script for script in run if not script.startswith(hostile_site)]
    assert not foreign, f"Data became scripts: {foreign}"


@pytest.mark.parametrize("below", [False, True], ids=["at root", "below a folder"])
def test_a_missing_page_leads_back_to_the_site(visit: OpenVisit, site: str, site_below: str, *, below: bool) -> None:
    opened = visit(DESK, site_below if below else site)
    page = opened.open(KINDS["missing page"])
    page.get_by_role("main").get_by_role("link", name="Alla mål").click()
    assert page.url == f"{opened.site}mal/", "The link of 404.html must lead to the list of goals from any depth"
    assert not opened.complaints, opened.complaints


@pytest.mark.parametrize("below", [False, True], ids=["at root", "below a folder"])
def test_a_former_address_leads_to_the_goal(visit: OpenVisit, site: str, site_below: str, *, below: bool) -> None:
    opened = visit(DESK, site_below if below else site, java_script_enabled=False)
    opened.open(KINDS["former id"])
    opened.page.wait_for_url(f"{opened.site}mal/fler-klarar-skolan/")
    assert opened.page.get_by_role("heading", level=1).inner_text() == "Fler elever klarar skolan"
