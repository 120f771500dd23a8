"""A goal's card in a frame on another site: at every width, by day and by night, without script, light to fetch."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import OpenVisit
from tests.browser.test_accessibility import ALL_RULES
from tests.browser.visits import DESK
from tests.served import serve

GOALS = ("fler-klarar-skolan", "alla-barn-lar-sig", "lugn-i-klassrummet", "renare-vatten", "naturen-ska-synas")
GOAL = GOALS[0]
HEAVIEST = 20_000
WIDTHS = (240, 320, 400, 700)


@pytest.fixture
def newspaper(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Another site, on a server of its own: its folder and its address."""
    (tmp_path / "404.html").write_text("", encoding="utf-8")
    with serve(tmp_path) as address:
        yield tmp_path, address


def offered_code(page: Page) -> str:
    """The code that the goal's page offers to copy, as a reader without script sees it."""
    page.get_by_text("Bädda in", exact=True).click()
    return page.locator(".embed-code pre").inner_text()


def open_framed(page: Page, newspaper: tuple[Path, str], code: str) -> Frame:
    folder, address = newspaper
    article = f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>Artikel</title><body>{code}'
    (folder / "artikel.html").write_text(article, encoding="utf-8")
    page.goto(f"{address}artikel.html")
    frame = page.frames[1]
    frame.wait_for_selector("h1")
    frame.wait_for_load_state("load")  # with its style sheet, which decides its height
    return frame


@pytest.mark.parametrize("goal", GOALS)
def test_the_code_on_a_goals_page_shows_the_goal_on_another_site(
    visit: OpenVisit, newspaper: tuple[Path, str], goal: str
) -> None:
    opened = visit(DESK)
    page = opened.open(f"mal/{goal}/")
    title = page.locator("h1").inner_text()
    code = offered_code(page)
    assert f'src="https://exempelby.example/inbaddning/{goal}/"' in code
    frame = open_framed(page, newspaper, code.replace("https://exempelby.example/", opened.site))
    assert frame.locator("h1").inner_text() == title
    assert page.locator("iframe").get_attribute("title") == f"{title} – Exempelby kommun"
    height = frame.evaluate("document.querySelector('main').getBoundingClientRect().height")
    assert 0.75 * frame.evaluate("innerHeight") <= height <= frame.evaluate("innerHeight"), "the frame fits the card"


def test_the_code_is_copied_whole(visit: OpenVisit) -> None:
    opened = visit(DESK, permissions=["clipboard-read", "clipboard-write"])
    page = opened.open(f"mal/{GOAL}/")
    code = offered_code(page)
    page.get_by_role("button", name="Kopiera koden").click()
    expect(page.locator(".embed-code [role=status]")).to_have_text("Kopierat")
    assert page.evaluate("navigator.clipboard.readText()") == code


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_card_fits_every_frame_by_day_and_by_night(
    visit: OpenVisit, newspaper: tuple[Path, str], width: int, scheme: str
) -> None:
    opened = visit(DESK)
    page = opened.page
    page.emulate_media(color_scheme=scheme)
    for goal in GOALS:
        src = f"{opened.site}inbaddning/{goal}/"
        code = f'<iframe title="Mål" src="{src}" width="{width}" height="600"></iframe>'
        frame = open_framed(page, newspaper, code)
        assert frame.evaluate("document.documentElement.scrollWidth") <= width, goal
        ground = frame.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground))) > 384) is (scheme == "light")


def test_the_link_leaves_the_frame_for_the_goals_page(visit: OpenVisit, newspaper: tuple[Path, str]) -> None:
    opened = visit(DESK)
    frame = open_framed(opened.page, newspaper, f'<iframe title="Mål" src="{opened.site}inbaddning/{GOAL}/"></iframe>')
    link = frame.get_by_role("link", name="Se hela målet")
    assert link.get_attribute("href") == f"https://exempelby.example/mal/{GOAL}/"
    assert link.get_attribute("target") == "_top"


@pytest.mark.parametrize("goal", GOALS)
def test_the_card_is_light_has_no_script_and_says_what_it_is(visit: OpenVisit, goal: str) -> None:
    opened = visit(DESK)
    sizes: list[int] = []
    opened.page.on("response", lambda response: sizes.append(len(response.body())))
    page = opened.open(f"inbaddning/{goal}/")
    assert sum(sizes) < HEAVIEST
    assert not opened.complaints
    assert page.locator("script, [onclick], [style], style").count() == 0
    policy = page.locator("meta[http-equiv]").get_attribute("content") or ""
    assert policy.startswith("default-src 'none'; style-src 'self'")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert page.locator("link[rel=canonical]").get_attribute("href") == f"https://exempelby.example/mal/{goal}/"
    assert "Källa: Exempelby kommun" in page.locator("footer").inner_text()


def test_the_card_says_the_same_as_the_goals_page(visit: OpenVisit) -> None:
    opened = visit(DESK)
    page = opened.open(f"mal/{GOAL}/")
    chip = page.locator(".assessed .chip").inner_text()
    rows = page.locator(".indicator").first.locator("tbody tr").count()
    page = opened.open(f"inbaddning/{GOAL}/")
    assert page.locator(".chip").inner_text() == chip
    page.get_by_text("Alla siffror").click()
    assert page.locator("tbody tr").count() <= rows
    newest = page.locator("tbody tr").first.inner_text().replace("\t", " ")
    shown = page.locator(".last").inner_text()
    period, outcome = newest.split(" ", 1)
    assert outcome.split(" ")[0].rstrip(",") in shown
    assert period in shown


@pytest.mark.parametrize("goal", GOALS)
def test_the_card_is_accessible_by_day_by_night_and_in_forced_colours(visit: OpenVisit, goal: str) -> None:
    page = visit((320, 640)).open(f"inbaddning/{goal}/")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    told = []
    for wish in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        page.emulate_media(**wish)
        told += [violation["id"] for violation in Axe().run(page, options=ALL_RULES).response["violations"]]
    assert not told


@pytest.mark.parametrize("bad", ["hostile_site", "long_words_site"])
def test_whatever_stands_in_the_data_the_card_runs_nothing_and_fits(
    visit: OpenVisit, bad: str, request: pytest.FixtureRequest
) -> None:
    opened = visit((240, 640), request.getfixturevalue(bad))
    page = opened.open(f"inbaddning/{GOAL}/")
    assert not opened.complaints
    assert page.locator("script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 240
    opened.open(f"mal/{GOAL}/")
    assert re.fullmatch(r'<iframe title="[^"<>]*" src="[^"<>]*" [^<>]*></iframe>', offered_source(opened.page))


def offered_source(page: Page) -> str:
    """The code as it is in the page, which another page would take as HTML."""
    return page.locator(".embed-code pre").evaluate("(each) => each.textContent")
