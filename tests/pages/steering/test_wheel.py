"""The annual wheel: the picture and the list say the same, and the month is marked in both."""

import re
from datetime import date
from itertools import combinations
from math import atan2, degrees, hypot
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.pages.steering.wheel import PRODUCTS, find_runs, tell_months, write_wheel
from macros.pages.steering.wheel_svg import DrawnEvent, draw_wheel, lanes_of, numbered_months
from macros.pages.words import MONTHS
from macros.plan.steering import WheelProduct
from tests.pages.chromium import in_chromium
from tests.pages.rendered import classed, ids_of, links, read, site_of, texts
from tests.repositories import DEFAULTS
from tests.site.documents import Element

NOVEMBER = date(2026, 11, 25)
WHOLE_YEAR = tuple(range(1, 13))
YEAR = """
    händelser:
      - {månader: [10, 11], titel: Analys, process: planering, beskrivning: Vi ser oss om.}
      - {månader: [1, 2], titel: Bokslut, process: uppföljning}
      - {månader: [6], titel: Budget, process: Planering}
      - {månader: [11], titel: Samtal}
    """


def html_of(wheel: str | None, day: date = NOVEMBER, **files: str) -> str:
    return write_wheel(site_of({"arshjul.yml": wheel, **files}, day), "arshjul/")


def page_of(wheel: str | None, day: date = NOVEMBER, **files: str) -> Element:
    return read(html_of(wheel, day, **files))


def month_of(page: Element, name: str) -> Element:
    """What stands under a month in the list."""
    return next(each for each in page.all("section") if each.one("h3").text.split()[0] == name)


def in_full(month: Element) -> list[str]:
    return [each.one("strong").text for each in month.all("li") if "id" in each.attributes]


def drawn_as(page: Element, title: str) -> Element:
    """The link in the picture to an event."""
    return next(each for each in page.one("svg").all("a") if f" {title}: " in each.one("title").text)


def months_under(arc: Element) -> tuple[int, ...]:
    """The months that an arc reaches over, by its ends; January is in the middle at the top."""
    ends = re.match(r"M(\S+) (\S+)A\S+ \S+ 0 \d 1 (\S+) (\S+)L", arc.attributes["d"])
    if ends is None:
        return WHOLE_YEAR
    first, last = (month_at(float(ends[at]), float(ends[at + 1])) for at in (1, 3))
    return tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))


def month_at(x: float, y: float) -> int:
    return int((degrees(atan2(x, -y)) + 15) % 360 // 30) + 1


def arcs_of(page: Element, title: str) -> list[tuple[int, ...]]:
    return [months_under(arc) for arc in drawn_as(page, title).all("path")]


def edges_of(arc: Element) -> tuple[float, float]:
    """How far from the middle an arc begins and ends."""
    points = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", arc.attributes["d"])
    radii = [hypot(float(x), float(y)) for x, y in points]
    return min(radii), max(radii)


def drawn(number: int, *months: int) -> DrawnEvent:
    return DrawnEvent(number, f"handelse_{number}", f"{number}", find_runs(months))


# The list


def test_every_month_stands_in_the_list_in_the_order_of_the_year() -> None:
    headings = [each.text.split()[0].lower() for each in page_of(YEAR).all("h3")]
    assert headings == list(MONTHS)


def test_an_event_is_told_in_full_at_its_first_month_and_by_name_with_a_link_in_its_others() -> None:
    page = page_of(YEAR)
    assert in_full(month_of(page, "Oktober")) == ["Analys"]
    assert "Vi ser oss om." in month_of(page, "Oktober").text
    november = month_of(page, "November")
    assert in_full(november) == ["Samtal"]
    assert ("Analys", "#handelse_3") in links(november)
    assert "Vi ser oss om." not in november.text


def test_an_event_says_its_process_and_its_months() -> None:
    page = page_of(YEAR)
    assert "Uppföljning, januari–februari" in month_of(page, "Januari").text
    assert "Planering, november" in month_of(page, "November").text, "An event without a process is planering"


def test_a_month_without_events_says_so() -> None:
    assert month_of(page_of(YEAR), "Maj").text == "Maj Inget i årshjulet den här månaden."


def test_events_are_numbered_as_they_come_in_the_list_and_the_picture_has_the_same_numbers() -> None:
    page = page_of(YEAR)
    told = [
        (each.attributes["id"], classed(each, "wheel-number")[0].text, each.one("strong").text)
        for each in page.all("li")
        if "id" in each.attributes
    ]
    assert told == [
        ("handelse_1", "1", "Bokslut"),
        ("handelse_2", "2", "Budget"),
        ("handelse_3", "3", "Analys"),
        ("handelse_4", "4", "Samtal"),
    ]
    for id_, number, title in told:
        arc = drawn_as(page, title)
        assert arc.attributes["href"] == f"#{id_}"
        assert texts(arc.all("text")) == [number]


@pytest.mark.parametrize("product", WheelProduct)
def test_an_event_leads_to_the_page_of_its_product(product: WheelProduct) -> None:
    page = page_of(f"händelser: [{{månader: [6], titel: Händelsen, leder_till: {product.value}}}]")
    address, words = PRODUCTS[product]
    assert (f"{words} (Händelsen)", f"../{address}") in links(month_of(page, "Juni"))


def test_products_stand_on_pages_that_there_are() -> None:
    docs = Path(__file__).parents[3] / "docs"
    missing = [
        address
        for address, _ in PRODUCTS.values()
        if not (docs / f"{address}index.md").is_file() and not (docs / f"{address.rstrip('/')}.md").is_file()
    ]
    assert not missing


MODELS = (
    DEFAULTS["kommun.yml"].rstrip()
    + """
          - {id: "2019", namn: Styrkortsmodellen, gäller_från: 2015-01-01, riktlinje: Den äldre riktlinjen}
    """
)


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        ('enligt: ["2019"]', "Källa: Styrkortsmodellen (Den äldre riktlinjen)"),
        ('enligt: ["2023"]', "Källa: Riktlinje 3.0"),
        ('enligt: ["2019", "2023"]', "Källa: Styrkortsmodellen (Den äldre riktlinjen) och Riktlinje 3.0"),
        ("enligt: []", None),
    ],
)
def test_an_event_names_the_guidelines_that_it_comes_from(stated: str, source: str | None) -> None:
    page = page_of(f"händelser: [{{månader: [6], titel: Händelsen, {stated}}}]", **{"kommun.yml": MODELS})
    assert texts(classed(page, "wheel-source")) == ([source] if source else [])


# The picture


@pytest.mark.parametrize(
    ("months", "arcs", "told"),
    [
        ([6], [(6,)], "juni"),
        ([1, 2], [(1, 2)], "januari–februari"),
        ([12, 1], [(12, 1)], "december–januari"),
        ([1, 2, 11, 12], [(11, 12, 1, 2)], "november–februari"),
        ([3, 6, 7, 12], [(3,), (6, 7), (12,)], "mars, juni–juli och december"),
        ([1, 5, 12], [(5,), (12, 1)], "maj och december–januari"),
        ([8, 8, 7], [(7, 8)], "juli–augusti"),
        (list(WHOLE_YEAR), [WHOLE_YEAR], "hela året"),
        (list(range(2, 13)), [tuple(range(2, 13))], "februari–december"),
    ],
)
def test_months_that_follow_upon_one_another_are_one_arc_and_others_several(
    months: list[int], arcs: list[tuple[int, ...]], told: str
) -> None:
    page = page_of(f"händelser: [{{månader: {months}, titel: Händelsen}}]")
    assert arcs_of(page, "Händelsen") == arcs
    assert drawn_as(page, "Händelsen").one("title").text == f"1. Händelsen: planering, {told}"
    assert tell_months(find_runs(months)) == told


def test_an_event_over_the_years_end_is_told_in_full_in_january() -> None:
    page = page_of("händelser: [{månader: [12, 1], titel: Helgen}]")
    assert in_full(month_of(page, "Januari")) == ["Helgen"]
    assert links(month_of(page, "December")) == [("Helgen", "#handelse_1")]


def test_each_process_is_a_ring_in_the_order_of_the_file_whatever_its_capitals() -> None:
    page = page_of(YEAR)
    assert [each.text for each in classed(page, "wheel-rings")[0].all("li")] == [
        "2 Yttre ringen: planering",
        "1 Inre ringen: uppföljning",
    ]
    outer = [edges_of(drawn_as(page, title).one("path")) for title in ("Analys", "Budget", "Samtal")]
    inner = edges_of(drawn_as(page, "Bokslut").one("path"))
    assert min(low for low, _ in outer) > inner[1]


def test_rings_are_told_apart_without_colour_in_the_picture_and_in_the_list() -> None:
    page = page_of(YEAR)
    for title, style in (("Analys", "ring-1"), ("Bokslut", "ring-2")):
        group = drawn_as(page, title).within("g")
        assert group is not None
        assert group.attributes["class"] == style
        item = next(each for each in page.all("li") if "id" in each.attributes and title in each.text)
        assert style in classed(item, "wheel-number")[0].attributes["class"].split()


def test_events_that_share_a_month_lie_in_lanes_of_their_own() -> None:
    events = [drawn(1, 10, 11), drawn(2, 9, 10, 11), drawn(3, 11), drawn(4, *WHOLE_YEAR), drawn(5, 12, 1), drawn(6, 1)]
    picture = read(str(draw_wheel([events], 11, "")))
    edges = {event.number: edges_of(picture.all("a")[event.number - 1].one("path")) for event in events}
    for one, other in combinations(events, 2):
        if one.months & other.months:
            (low, high), (next_low, next_high) = edges[one.number], edges[other.number]
            assert high < next_low or next_high < low, f"{one.number} lies over {other.number}"
    assert len(lanes_of(events)) == 4, "What shares no month shares a lane"


def test_a_whole_year_is_a_ring_without_ends() -> None:
    arc = drawn_as(page_of(f"händelser: [{{månader: {list(WHOLE_YEAR)}, titel: Händelsen}}]"), "Händelsen").one("path")
    assert arc.attributes["d"].count("M0 ") == arc.attributes["d"].count("z") == 2, "An outer and an inner circle"


def test_a_wheel_with_very_many_processes_still_has_room_for_all_from_the_rim_inward() -> None:
    rings = [[drawn(2 * ring, 1), drawn(2 * ring + 1, 1)] for ring in range(40)]
    edges = [edges_of(arc.one("path")) for arc in read(str(draw_wheel(rings, 1, ""))).all("a")]
    assert len(edges) == 80
    assert edges == sorted(edges, reverse=True)
    assert edges[0][1] < 195
    assert edges[-1][0] > 20


@pytest.mark.parametrize(
    ("run", "first", "last"),
    [((6,), [6], [6]), ((12, 1), [12], [1]), ((9, 10, 11), [10], [10]), (WHOLE_YEAR, [2, 5, 8, 11], [2, 5, 8, 11])],
)
def test_a_number_stands_in_the_middle_of_its_arc_and_several_times_in_a_long_one(
    run: tuple[int, ...], first: list[int], last: list[int]
) -> None:
    assert numbered_months(run, is_later=False) == first
    assert numbered_months(run, is_later=True) == last


def test_no_word_of_the_picture_is_upside_down() -> None:
    words = page_of(YEAR).one("svg").all("text")
    assert [each.text for each in words if each.text in MONTHS[:1]] == ["januari"]
    turns = [float(each.attributes["transform"].removeprefix("rotate(").partition(")")[0]) for each in words]
    assert all(-90 <= turn <= 90 or turn >= 270 for turn in turns)


def test_the_picture_says_that_the_list_follows_and_its_links_lead_into_it() -> None:
    page = page_of(YEAR)
    picture = page.one("svg")
    assert picture.attributes["role"] == "group"
    assert picture.attributes["aria-label"] == "Årshjulet som bild. Samma händelser står i listan under bilden."
    assert {address.removeprefix("#") for _, address in links(picture)} <= set(ids_of(page))
    assert len(ids_of(page)) == len(set(ids_of(page)))


# The month of the day


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS, start=1)))
def test_the_month_of_the_day_is_marked_in_words_and_in_the_picture(month: int, name: str) -> None:
    page = page_of(YEAR, date(2026, month, 1))
    assert texts(classed(page, "wheel-now")) == [f"Nu: {name}"]
    assert links(classed(page, "wheel-now")[0]) == [(name, f"#manad_{month}")]
    marked = [each for each in page.one("svg").all("g") if "now" in each.attributes.get("class", "").split()]
    assert [(each.attributes["data-month"], each.text) for each in marked] == [(str(month), name)]
    assert [each.text for each in page.all("h3") if each.text.endswith(" Nu")] == [f"{name.capitalize()} Nu"]


def test_events_of_the_month_are_marked_in_words_wherever_they_are_told_in_full() -> None:
    marked = [each for each in page_of(YEAR).all("li") if "id" in each.attributes and classed(each, "now-word")]
    assert [each.one("strong").text for each in marked] == ["Analys", "Samtal"]
    assert ["Nu" in each.text.split() for each in marked] == [True, True]


def moved(browser: Browser, html: str, today: str) -> tuple[list[str], list[str], str, str]:
    """What is marked once the script has run on a day: months of the picture, words in the list, the line, its link."""
    window = browser.new_page(locale="sv-SE")
    window.clock.set_fixed_time(f"{today}T12:00:00")
    window.set_content(html)
    try:
        window.add_script_tag(path=Path(__file__).parents[3] / "docs" / "assets" / "site.js")
        months = window.locator("svg .now").evaluate_all("found => found.map(each => each.textContent)")
        words = window.locator(".now-word").evaluate_all("found => found.map(each => each.parentNode.textContent)")
        line = window.locator(".wheel-now")
        link = line.locator("a").get_attribute("href")
        return months, [" ".join(each.split()) for each in words], line.inner_text(), link or ""
    finally:
        window.close()


@pytest.mark.parametrize(
    ("today", "month", "words", "link"),
    [
        ("2026-11-30", "november", ["Planering, oktober–november Nu", "November Nu", "Planering, november Nu"], 11),
        ("2026-12-01", "december", ["December Nu"], 12),
        ("2027-02-10", "februari", ["Uppföljning, januari–februari Nu", "Februari Nu"], 2),
    ],
)
def test_the_script_moves_the_mark_to_the_readers_own_month(
    today: str, month: str, words: list[str], link: int
) -> None:
    html = html_of(YEAR)
    found = in_chromium(lambda browser: moved(browser, html, today))
    assert found == ([month], words, f"Nu: {month}", f"#manad_{link}")


def test_the_script_leaves_a_page_without_a_wheel_alone() -> None:
    def run(browser: Browser) -> list[str]:
        window = browser.new_page()
        errors: list[str] = []
        window.on("pageerror", lambda error: errors.append(str(error)))
        window.set_content(html_of(None))
        window.add_script_tag(path=Path(__file__).parents[3] / "docs" / "assets" / "site.js")
        return errors

    assert in_chromium(run) == []


# What is missing, invented or hostile


@pytest.mark.parametrize("wheel", [None, "exempel: false\n"])
def test_without_a_wheel_the_page_says_so(wheel: str | None) -> None:
    page = page_of(wheel)
    assert page.text == "Kommunen har inte lagt in något årshjul än."
    assert not page.all("svg", "h2", "h3")


@pytest.mark.parametrize(("stated", "marks"), [("exempel: true", ["Exempel: påhittade uppgifter"]), ("", [])])
def test_a_wheel_that_is_an_example_says_so(stated: str, marks: list[str]) -> None:
    page = page_of(f"{stated}\nhändelser: [{{månader: [6], titel: Budget}}]")
    assert texts(classed(page, "example")) == marks


def test_texts_are_shown_as_they_are_written_and_never_run() -> None:
    lot = "<b onclick=x>\"'&lt;{{7*7}}</title></svg><script>alert(1)</script>"
    quoted = lot.replace("'", "''")
    page = page_of(
        f"händelser: [{{månader: [6], titel: 'T{quoted}', process: 'process {quoted}', beskrivning: 'B{quoted}'}}]"
    )
    assert not page.all("b", "script")
    item = next(each for each in page.all("li") if "id" in each.attributes)
    assert item.one("strong").text == f"T{lot}"
    assert f"Process {lot}, juni" in item.text
    assert drawn_as(page, f"T{lot}").one("title").text == f"1. T{lot}: process {lot}, juni"
    assert f"Ringen: process {lot}" in classed(page, "wheel-rings")[0].text


@pytest.mark.parametrize(
    ("stated", "day", "is_former"),
    [
        ('["2019"]', NOVEMBER, True),
        ('["2019", "2023"]', NOVEMBER, False),
        ('["2023"]', NOVEMBER, False),
        ("[]", NOVEMBER, False),
        # while the older model held, it was the one that counted
        ('["2019"]', date(2022, 12, 31), False),
    ],
)
def test_an_event_of_a_model_that_no_longer_holds_says_so_in_list_and_picture(
    stated: str, day: date, *, is_former: bool
) -> None:
    wheel = f"händelser: [{{månader: [10], titel: Mål beslutas, enligt: {stated}}}]"
    page = page_of(wheel, day, **{"kommun.yml": MODELS})
    link = drawn_as(page, "Mål beslutas")
    assert ("Så var det i en äldre styrmodell. Det gäller inte längre." in texts(page.all("p"))) is is_former
    assert ("styrmodell som inte gäller längre" in link.one("title").text) is is_former
    assert (link.attributes.get("class") == "former") is is_former
