"""Charts tell each value without a script, and become Plotly's when a reader asks, and only then."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from macros.publishing.plotly_script import PlotlyScript
from tests.browser.conftest import OpenVisit
from tests.browser.pages import GOAL, KINDS
from tests.browser.visits import DESK, PHONE, Visit

POINTS = ".scatterlayer .points path, .barlayer .point path"
VALUE_SHOWN = """(point) => {
    const told = point.getAttribute("aria-label");
    const words = [...point.querySelectorAll("text")].filter((each) => told.includes(each.textContent));
    const opacity = (each) => (each ? Number(getComputedStyle(each).opacity) * opacity(each.parentElement) : 1);
    return words.some((each) => each.checkVisibility({ visibilityProperty: true }) && opacity(each) > 0.95);
}"""


def _point(page: Page, told: str) -> Locator:
    """An outcome in a static chart, by what it tells."""
    return page.locator("main figure svg").get_by_role("img", name=told).first


def _wait_until_shown(point: Locator, *, shown: bool) -> None:
    word = "shown" if shown else "hidden"
    for _ in range(20):
        if point.evaluate(VALUE_SHOWN) is shown:
            return
        point.page.wait_for_timeout(50)
    raise AssertionError(f"The value of «{point.get_attribute('aria-label')}» must be {word} now")


# Without a script


def test_the_value_of_an_outcome_is_shown_under_the_pointer(visit: OpenVisit) -> None:
    page = visit(DESK, java_script_enabled=False).open(GOAL)
    point = _point(page, "2023: 81,5")
    point.scroll_into_view_if_needed()
    page.mouse.move(1, 1)
    _wait_until_shown(point, shown=False)
    point.hover()
    _wait_until_shown(point, shown=True)
    page.mouse.move(1, 1)
    _wait_until_shown(point, shown=False)


def test_the_value_of_an_outcome_is_shown_with_the_focus(visit: OpenVisit) -> None:
    page = visit(DESK, java_script_enabled=False).open(GOAL)
    point = _point(page, "2023: 81,5")
    _wait_until_shown(point, shown=False)
    point.focus()
    _wait_until_shown(point, shown=True)
    page.keyboard.press("Tab")
    _wait_until_shown(point, shown=False)
    _wait_until_shown(_point(page, "2024: 83,9"), shown=True)


def test_the_value_of_an_outcome_is_shown_by_a_tap(visit: OpenVisit) -> None:
    page = visit(PHONE, has_touch=True, java_script_enabled=False).open(GOAL)
    point = _point(page, "2023: 81,5")
    _wait_until_shown(point, shown=False)
    point.tap()
    _wait_until_shown(point, shown=True)


def test_the_last_value_is_always_shown(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    _wait_until_shown(_point(page, "2025: 82,1"), shown=True)


def test_outcomes_are_large_enough_to_tap_on_a_phone(visit: OpenVisit) -> None:
    page = visit(PHONE).open(GOAL)
    box = _point(page, "2023: 81,5").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24, (
        f"WCAG 2.5.8 asks for 24 px, the point is {box['width']:.0f} × {box['height']:.0f}"
    )


# To explore


def _plotly_requests(visit: Visit) -> list[str]:
    return [url for url in visit.requested if "plotly" in url.lower()]


def _explore(page: Page, number: int = 0) -> Locator:
    """Ask to explore the first chart that is not yet explored, or a later one; what was drawn last."""
    drawn = page.locator(".js-plotly-plot").count()
    page.get_by_role("button", name="Utforska diagrammet").nth(number).click()
    expect(page.locator(".js-plotly-plot")).to_have_count(drawn + 1, timeout=20_000)
    return page.locator(".js-plotly-plot").nth(number)


@pytest.mark.parametrize("below", [False, True], ids=["at root", "below a folder"])
def test_plotly_is_loaded_once_and_only_when_asked_for(
    visit: OpenVisit, site: str, site_below: str, *, below: bool
) -> None:
    opened = visit(DESK, site_below if below else site)
    page = opened.open(GOAL)
    page.wait_for_load_state("networkidle")
    assert not _plotly_requests(opened), "Nobody has asked to explore a chart yet"
    first = _explore(page)
    assert first.locator(POINTS).count() >= 4, "Four outcomes must be drawn"
    assert len(_plotly_requests(opened)) == 1
    second = _explore(page)
    assert second.locator(POINTS).count() >= 3, "Three outcomes must be drawn"
    assert len(_plotly_requests(opened)) == 1, "The second chart uses the script that the first one loaded"
    assert not opened.complaints, "Exploring a chart must raise no error (a CSP violation is one):\n" + "\n".join(
        opened.complaints
    )


@pytest.mark.parametrize("address", ["mal/alla-barn-lar-sig/", "mal/an-gar-att-bada-i/", "mal/renare-vatten/"])
def test_every_outcome_is_drawn_again_by_plotly(visit: OpenVisit, address: str) -> None:
    opened = visit(PHONE)
    page = opened.open(address)
    figures = page.locator("main figure").all()
    assert figures
    for figure in figures:
        outcomes = figure.locator("svg").get_by_role("img").count()
        figure.get_by_role("button", name="Utforska diagrammet").click()
        drawn = figure.locator(".js-plotly-plot")
        expect(drawn.locator("svg.main-svg").first).to_be_visible(timeout=20_000)
        first = drawn.locator(".scatterlayer .trace").first.or_(drawn.locator(".barlayer .trace").first).first
        assert first.locator("path.point, .point path").count() == outcomes, (
            f"{figure.inner_text()[:60]}: {outcomes} outcomes"
        )
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"The drawn chart makes the page {wide} px too wide"
    assert not opened.complaints, opened.complaints


def _open_decimals(opened: Visit) -> Locator:
    """The chart of an indicator whose axis has decimals, drawn by Plotly."""
    page = opened.open(KINDS["goal of every method"])
    figure = page.locator("main figure").filter(has_text="Betygspoäng jämfört med riket")
    figure.get_by_role("button", name="Utforska diagrammet").click()
    drawn = figure.locator(".js-plotly-plot")
    expect(drawn.locator("svg.main-svg").first).to_be_visible(timeout=20_000)
    return drawn


def _told_under_pointer(drawn: Locator, number: int) -> str:
    """What Plotly says of an outcome that the pointer rests on."""
    drawn.scroll_into_view_if_needed()
    point = drawn.locator(".scatterlayer .trace").first.locator("path.point").nth(number).bounding_box()
    assert point is not None
    drawn.page.mouse.move(1, 1)
    drawn.page.mouse.move(point["x"] + point["width"] / 2, point["y"] + point["height"] / 2, steps=3)
    hover = drawn.locator(".hoverlayer .hovertext").first
    expect(hover).to_be_visible()
    return hover.text_content() or ""


def test_numbers_in_an_explored_chart_are_swedish(visit: OpenVisit) -> None:
    drawn = _open_decimals(visit())
    ticks = drawn.locator(".ytick text").all_text_contents()
    assert any("," in tick for tick in ticks), f"The axis must have a decimal comma: {ticks}"
    assert not any("." in tick for tick in ticks), f"A decimal point stands in {ticks}"
    told = _told_under_pointer(drawn, 2)
    assert "0,4" in told, f"The hover text must tell 0,4: {told!r}"


def test_an_explored_chart_is_zoomed_moved_and_reset_with_the_keyboard(visit: OpenVisit) -> None:
    opened = visit()
    drawn = _open_decimals(opened)
    page = opened.page
    inside = drawn.evaluate("(plot) => plot.closest('figure').contains(document.activeElement)")
    assert inside, "The focus must stay with the chart that was asked for"
    start = drawn.evaluate("(plot) => [...plot.layout.xaxis.range]")
    for name, is_right in (
        ("Zooma in", lambda low, high: high - low < start[1] - start[0]),
        ("Åt höger", lambda low, _: low > start[0]),
        ("Återställ", lambda low, high: [low, high] == start),
        ("Zooma ut", lambda low, high: high - low > start[1] - start[0]),
        ("Åt vänster", lambda low, _: low < start[0]),
    ):
        page.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        now = drawn.evaluate("(plot) => [...plot.layout.xaxis.range]")
        assert is_right(*now), f"«{name}» must change what is shown: {start} → {now}"
    assert not opened.complaints, opened.complaints


def test_an_explored_chart_is_saved_as_a_picture(visit: OpenVisit, tmp_path: Path) -> None:
    opened = visit(DESK, accept_downloads=True)
    _open_decimals(opened)
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Ladda ner som bild").click()
    assert download.value.suggested_filename == "skillnad-mot-riket.png"
    download.value.save_as(tmp_path / "bild.png")
    assert (tmp_path / "bild.png").read_bytes().startswith(b"\x89PNG"), "The file must be a PNG"
    assert not opened.complaints, opened.complaints


def test_an_explored_chart_is_closed_with_the_keyboard_and_opened_again(visit: OpenVisit) -> None:
    opened = visit()
    drawn = _open_decimals(opened)
    page = opened.page
    page.get_by_role("button", name="Stäng").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    figure = page.locator("main figure").filter(has_text="Betygspoäng jämfört med riket")
    button = figure.get_by_role("button", name="Utforska diagrammet")
    expect(button).to_be_focused()
    expect(figure.get_by_role("img", name="2025: 0,4")).to_be_visible()
    page.keyboard.press("Enter")
    expect(drawn.locator("svg.main-svg").first).to_be_visible()
    assert len(_plotly_requests(opened)) == 1
    assert not opened.complaints, opened.complaints


def test_series_of_an_explored_chart_are_hidden_and_shown(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    drawn = _explore(page)
    shown = drawn.locator(".scatterlayer .trace").count()
    page.get_by_role("checkbox", name="Kvinnor").first.uncheck()
    expect(drawn.locator(".scatterlayer .trace")).to_have_count(shown - 1)
    page.get_by_role("checkbox", name="Kvinnor").first.check()
    expect(drawn.locator(".scatterlayer .trace")).to_have_count(shown)


def test_an_explored_chart_that_is_opened_again_shows_everything(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    traces = _explore(page).locator(".scatterlayer .trace")
    shown = traces.count()
    page.get_by_role("checkbox", name="Kvinnor").first.uncheck()
    expect(traces).to_have_count(shown - 1)
    page.keyboard.press("Escape")
    _explore(page)
    expect(traces).to_have_count(shown)


def _told(page: Page, text: str) -> Locator:
    """What is said beside a chart, and read aloud."""
    return page.get_by_role("main").get_by_role("status").filter(has_text=text)


@pytest.mark.parametrize("what", ["**/assets/plotly*", "**/data/diagram/*"])
def test_a_reader_who_cannot_fetch_a_part_is_told_and_can_try_again(visit: OpenVisit, what: str) -> None:
    opened = visit(DESK, accept_downloads=False)
    page = opened.open(GOAL)
    page.route(what, lambda route: route.abort())
    button = page.get_by_role("button", name="Utforska diagrammet").first
    button.focus()
    page.keyboard.press("Enter")
    expect(_told(page, "Det gick inte att hämta diagrammet. Försök igen.")).to_be_visible()
    expect(button).to_be_focused()
    page.unroute(what)
    page.keyboard.press("Enter")
    expect(page.locator("svg.main-svg").first).to_be_visible(timeout=20_000)
    expect(_told(page, "Det gick inte")).to_have_count(0)
    assert len(_plotly_requests(opened)) == (2 if "plotly" in what else 1), "What came the first time is kept"


def test_a_script_that_draws_nothing_is_told_of_and_leaves_nothing(visit: OpenVisit) -> None:
    page = visit(DESK, accept_downloads=False).open(GOAL)
    script = "window.Plotly = { newPlot: async () => { throw new Error(); } };"
    page.route("**/assets/plotly*", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.get_by_role("button", name="Utforska diagrammet").first.click()
    expect(_told(page, "Det gick inte")).to_be_visible()
    expect(page.locator(".explored")).to_have_count(0)


PAINTED = """() => { window.painted = new Promise((seen) => document.addEventListener("click", () => {
  const told = [...document.querySelectorAll(".explore [role=status]")];
  requestAnimationFrame(() => requestAnimationFrame(() => seen(told.map((each) => each.textContent).join(""))));
}, { once: true })); }"""


def test_progress_is_told_in_the_frame_after_the_click_and_no_focus_is_lost(visit: OpenVisit) -> None:
    page = visit(DESK, accept_downloads=False).open(GOAL)
    held: list[Route] = []
    page.route("**/assets/plotly*", lambda route: held.append(route))  # noqa: PLW0108  Playwright takes no bound method
    button = page.get_by_role("button", name="Utforska diagrammet").first
    page.evaluate(PAINTED)
    button.click()
    assert page.evaluate("window.painted") == "Hämtar diagrammet …"
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")
    page.wait_for_timeout(100)
    held[0].continue_()
    expect(page.get_by_role("button", name="Zooma in")).to_be_focused(timeout=20_000)
    expect(_told(page, "Diagrammet visas. Escape stänger det.")).to_have_count(1)


def test_whoever_has_gone_on_reading_is_left_where_they_are(visit: OpenVisit) -> None:
    page = visit(DESK, accept_downloads=False).open(GOAL)
    held: list[Route] = []
    page.route("**/assets/plotly*", lambda route: held.append(route))  # noqa: PLW0108  Playwright takes no bound method
    page.get_by_role("button", name="Utforska diagrammet").first.click()
    table = page.locator("main summary", has_text="Tabell").first
    table.focus()
    page.wait_for_timeout(100)
    held[0].continue_()
    expect(page.locator("svg.main-svg").first).to_be_visible(timeout=20_000)
    expect(table).to_be_focused()


IMPATIENT = """() => {
  for (const button of document.querySelectorAll(".explore-button"))
    for (let time = 0; time < 3; time++) button.click();
}"""


def test_nothing_is_loaded_twice_however_impatient_the_reader_is(visit: OpenVisit) -> None:
    opened = visit()
    page = opened.open(GOAL)
    charts = page.locator(".explore").count()
    assert charts > 1, "The page must have several charts"
    page.evaluate(IMPATIENT)
    explored = page.locator(".explored")
    expect(explored.get_by_role("button", name="Stäng")).to_have_count(charts, timeout=20_000)
    expect(explored).to_have_count(charts)
    explored.first.get_by_role("button", name="Stäng").click()
    page.get_by_role("button", name="Utforska diagrammet").dblclick()
    expect(explored.get_by_role("button", name="Stäng")).to_have_count(charts)
    asked = [url for url in opened.requested if "plotly" in url or "/data/diagram/" in url]
    assert sorted(asked) == sorted(set(asked)), "What has been loaded is used again"
    assert len(asked) == charts + 1
    assert not opened.complaints, opened.complaints


@pytest.mark.parametrize("where", ["its controls", "the picture"])
def test_escape_closes_an_explored_chart_and_the_focus_returns_to_its_button(visit: OpenVisit, where: str) -> None:
    page = visit().open(GOAL)
    _explore(page, 1)
    figure = page.locator("main figure").nth(1)
    if where == "the picture":
        figure.locator(".js-plotly-plot").click(position={"x": 200, "y": 200})
    page.keyboard.press("Escape")
    expect(page.locator(".explored")).to_have_count(0)
    expect(figure.get_by_role("button", name="Utforska diagrammet")).to_be_focused()


def test_an_explored_chart_and_its_controls_have_the_name_of_the_chart(visit: OpenVisit) -> None:
    page = visit().open(GOAL)
    drawn = _explore(page)
    figure = page.locator("main figure").first
    title = figure.locator("figcaption").inner_text()
    expect(figure.get_by_role("group", name=title, exact=True).get_by_role("button", name="Stäng")).to_be_visible()
    expect(drawn).to_have_accessible_name(f"Rörligt diagram: {title}. Alla värden står i tabellen.")


def test_the_whole_script_of_the_wheel_draws_what_the_small_one_does(visit: OpenVisit) -> None:
    page = visit(DESK, accept_downloads=False).open(GOAL)
    small = _explore(page).locator(POINTS).count()
    page.route("**/assets/plotly*", lambda route: route.fulfill(path=PlotlyScript.of_wheel().path))
    page.reload()
    assert _explore(page).locator(POINTS).count() == small


def test_an_explored_chart_shows_hostile_units_as_text(visit: OpenVisit, hostile_site: str) -> None:
    opened = visit(DESK, hostile_site)
    page = opened.open(GOAL)
    told = _told_under_pointer(_explore(page), 1)
    assert "Q{{7*7}}Q<b onclick=x>" in told, (
        f"Plotly must show a unit as the text it is, not as its own markup: {told!r}"
    )
    assert not opened.complaints, opened.complaints
