"""Cards: every text fits its room in the letters it is drawn in, whatever stands in it; colours are the site's."""

import re
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from macros.pages.card import draw_summary_card
from macros.pages.card_style import BOX, TOKENS
from macros.pages.letters import Weight, clean, clip, count_lines, fit, measure, wrap
from macros.pages.page import Site
from macros.pages.site import site_cards
from macros.pages.summary import summarise_goal
from macros.publishing.raster import font_files
from tests.pages.test_contrast import LIGHT, colour_of
from tests.repositories import plan_of

DAY = date(2026, 6, 15)
SIZES = (64, 54, 44, 40)
WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ0123456789–-/,. %"), max_size=200)
MEASURED = """
    titel: Behöriga till gymnasiet
    mål: [malet]
    enhet: "%"
    decimaler: 1
    riktning: högre
    målvärden: [{period: 2024, värde: 80}, {period: 2025, värde: 82}]
    utfall:
      - {period: 2023, värde: 74.2, publicerad: 2024-03-20}
      - {period: 2024, värde: 79.1, publicerad: 2025-03-26}
      - {period: 2025, värde: 81.3, typ: prognos, publicerad: 2026-03-25}
    """
GOAL = """
    titel: %s
    område: skola
    start: 2023-01-01
    slut: 2026-12-31
    beslut: {organ: fullmaktige, datum: 2023-02-15}
    """


def card_of(title: str = "Målet", indicator: str | None = MEASURED) -> ET.Element:
    """The card of a goal, read as XML."""
    goal = GOAL % f"'{title}'"
    plan = plan_of({"skolnamnden/mal/malet.yml": goal, "skolnamnden/indikatorer/behoriga.yml": indicator})
    site = Site(plan, DAY)
    return ET.fromstring(  # noqa: S314  our own
        draw_summary_card(summarise_goal(site, plan.goals["malet"]), "Prövköpings kommun")
    )


def lines_of(card: ET.Element) -> list[str]:
    return [each.text or "" for each in card.iter("{http://www.w3.org/2000/svg}tspan")]


@cache
def glyph_widths(weight: Weight) -> dict[int, float]:
    font = TTFont(font_files()[[Weight.REGULAR, Weight.SEMIBOLD, Weight.BOLD].index(weight)])
    return {code: font["hmtx"][name][0] / font["head"].unitsPerEm for code, name in font.getBestCmap().items()}


def true_width(text: str, size: float, weight: Weight = Weight.BOLD) -> float:
    return size * sum(glyph_widths(weight)[ord(letter)] for letter in text)


def test_a_card_tells_who_speaks_what_the_goal_is_how_it_goes_and_what_was_measured() -> None:
    told = lines_of(card_of("Fler klarar skolan"))
    assert told[:3] == ["Prövköpings kommun", "Fler klarar skolan", "81,3\N{NO-BREAK SPACE}%"]
    assert {"Skola", "Uppfylls delvis", "uträknat, ännu inte bedömt", "2023", "prognos 2025"} <= set(told)
    assert {"Mål 82\N{NO-BREAK SPACE}%", "Läget 25\N{NO-BREAK SPACE}mars\N{NO-BREAK SPACE}2026"} <= set(told)
    assert " ".join(told).count("Behöriga till gymnasiet, andel i procent") == 1


def test_a_card_without_a_chart_has_the_goal_alone() -> None:
    assert lines_of(card_of("Fler klarar skolan", None))[:2] == ["Prövköpings kommun", "Fler klarar skolan"]


def test_example_data_is_marked_on_its_card() -> None:
    marked = "Exempel: påhittade uppgifter"
    assert marked not in lines_of(card_of())
    assert marked in lines_of(card_of(indicator=MEASURED.rstrip() + "\n    exempel: true\n"))


@pytest.mark.parametrize(
    "title", ["</tspan></text><script>alert(1)</script>", "&amp; &lt; ]]> <![CDATA[x", "{{ 7*7 }} {% raw %}"]
)
def test_markup_in_a_title_is_shown_as_the_text_it_is(title: str) -> None:
    card = card_of(title)
    assert " ".join(lines_of(card)).count(title) == 1
    assert {each.tag.partition("}")[2] for each in card.iter()} <= {
        "svg", "style", "rect", "g", "circle", "path", "text", "tspan",
    }  # fmt: skip


@given(st.text(max_size=200))
def test_what_is_cleaned_has_nothing_that_xml_forbids_or_that_turns_the_text(text: str) -> None:
    shown = clean(text)
    escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ET.fromstring(f"<a>{escaped}</a>")  # noqa: S314  our own
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", shown)


@given(WORDS)
def test_no_line_is_wider_than_its_room_in_the_letters_it_is_drawn_in(text: str) -> None:
    lines, size = fit(clean(text), BOX.width, 220, SIZES, 1.12)
    assert all(true_width(line, size) <= BOX.width for line in lines)
    assert len(lines) * size * 1.12 <= 220


@given(WORDS)
def test_wrapping_leaves_no_letter_out(text: str) -> None:
    text = clean(text)
    lines = wrap(text, 400, 40)
    assert "".join(lines).replace(" ", "").replace("-", "") == text.replace(" ", "").replace("-", "")


@given(WORDS, st.integers(60, 600), st.sampled_from(Weight))
def test_lines_are_counted_as_they_are_wrapped(text: str, width: int, weight: Weight) -> None:
    assert count_lines(clean(text), width, 28, weight) == len(wrap(clean(text), width, 28, weight))


@given(WORDS, st.integers(60, 600))
def test_what_is_clipped_fits_and_says_that_it_goes_on(text: str, width: int) -> None:
    clipped = clip(clean(text), width, 28)
    assert true_width(clipped, 28) <= width
    assert clipped == clean(text) or clipped.endswith("…")


def test_a_word_wider_than_the_card_is_broken() -> None:
    lines, size = fit("Ärendehanteringsprocess" * 6, BOX.width, 200, SIZES, 1.12)
    assert size == SIZES[-1]
    assert all(line.endswith("-") for line in lines[:-1])


def test_a_short_title_is_larger_than_a_long_one() -> None:
    assert (
        fit("Målet", BOX.width, 200, SIZES, 1.12)[1] > fit("Ett mål som är långt " * 9, BOX.width, 200, SIZES, 1.12)[1]
    )


@pytest.mark.parametrize("weight", Weight)
def test_letters_are_measured_rather_too_wide_than_too_narrow(weight: Weight) -> None:
    sentence = "Fler unga klarar skolan och får en bra start i livet, 81,3 % mot målet 82 %"
    assert true_width(sentence, 40, weight) <= measure(sentence, 40, weight) <= 1.06 * true_width(sentence, 40, weight)


def test_a_cards_colours_are_those_of_the_site_by_day() -> None:
    assert {name: colour_of(value.removeprefix("#")) for name, value in TOKENS.items()} == {
        name: LIGHT[name] for name in TOKENS
    }


def test_the_same_plan_gives_the_same_cards_on_another_day_without_news() -> None:
    plan = plan_of({"skolnamnden/indikatorer/behoriga.yml": MEASURED})
    one, other = ({card.path: card.draw() for card in site_cards(Site(plan, day))} for day in (DAY, date(2026, 6, 29)))
    assert one == other


@pytest.mark.parametrize("hidden", ["\x00", "\x1b", "\x9f", "\u00ad", "\u200b", "\u202e", "\u2066", "\ufeff", "\ue000"])
def test_what_is_not_seen_is_not_drawn(hidden: str) -> None:
    assert clean(f"Må{hidden}let  är\n nått").replace(" ", "") == "Målet är nått".replace(" ", "")
    assert hidden not in clean(hidden)
