"""The page in easy Swedish: one goal at a time, and a plain answer to whether it has been reached."""

import pytest

from macros.pages.easy import ANSWERS, write_easy, write_lines
from tests.pages.rendered import GOAL_HEAD, HEAD, INDICATOR, classed, read, site_of, texts
from tests.site.documents import Element

PLACE = "skolnamnden/mal/malet.yml"
PLAIN = f"titel: Målet\n{GOAL_HEAD}"
GOAL = f"{PLAIN}lättläst: Alla ska klara skolan. Alla får hjälp.\n"


def measured(value: int) -> dict[str, str]:
    """The goal with an easy text, and an outcome against the target 80."""
    outcome = f"utfall: [{{period: 2025, värde: {value}, publicerad: 2026-03-01}}]\n"
    return {PLACE: GOAL, INDICATOR: f"{HEAD}målvärden: [{{period: 2025, värde: 80}}]\n{outcome}"}


def assessed(period: str, colour: str) -> dict[str, str]:
    """What the goal's body judged."""
    return {
        f"skolnamnden/uppfoljning/{period}.yml": (
            f"publicerad: 2026-03-25\nbedömningar: [{{mål: malet, färg: {colour}, motivering: Så är det.}}]\n"
        )
    }


def page_of(files: dict[str, str]) -> Element:
    return read(write_easy(site_of(files), "lattlast/"))


@pytest.mark.parametrize(
    ("files", "answer"),
    [
        (measured(90), "Har kommunen nått målet? Ja. Målet är nått."),
        (measured(70), "Har kommunen nått målet? Delvis. Kommunen har kommit en bit på väg."),
        (measured(10), "Har kommunen nått målet? Nej. Målet är inte nått."),
        ({PLACE: GOAL},
         "Har kommunen nått målet? Vi vet inte än. Kommunen har inte berättat hur det går."),
        (measured(90) | assessed("2025-bokslut", "gul"),
         "Har kommunen nått målet? Delvis. Kommunen har kommit en bit på väg. Så var det i slutet av 2025."),
        (measured(90) | assessed("2025-t2", "grön"),
         "Har kommunen nått målet? Vi vet inte än. Kommunen tror att målet nås."),
        (measured(90) | assessed("2025-t1", "röd"),
         "Har kommunen nått målet? Vi vet inte än. Kommunen tror inte att målet nås."),
    ],
)  # fmt: skip
def test_a_goal_has_a_plain_answer_and_a_forecast_is_no_answer(files: dict[str, str], answer: str) -> None:
    assert texts(classed(page_of(files), "easy-answer")) == [answer]


def test_a_goal_that_was_not_measured_is_not_known() -> None:
    files = measured(90) | assessed("2025-bokslut", "svart")
    files[INDICATOR] = files[INDICATOR].replace("värde: 90", "inte_mätt: Enkäten gjordes inte")
    (answer,) = texts(classed(page_of(files), "easy-answer"))
    assert answer == "Har kommunen nått målet? Vi vet inte. Ingen har mätt hur det går. Så var det i slutet av 2025."


def test_each_goal_is_a_part_of_its_own_with_its_text_and_a_way_to_more() -> None:
    page = page_of(measured(90))
    (goal,) = classed(page, "easy-goal")
    assert goal.one("h3").text == "Målet"
    assert goal.all("p")[0].text == "Alla ska klara skolan. Alla får hjälp."
    assert goal.all("a")[-1].attributes["href"] == "../mal/malet/"
    assert goal.all("a")[-1].text == "Läs mer om målet Målet"


def test_the_answers_are_counted_and_goals_without_easy_text_are_told_of() -> None:
    page = page_of(measured(90) | {"skolnamnden/mal/annat.yml": PLAIN})
    assert texts(classed(page, "easy-counts")[0].all("li")) == ["Ja: 1 mål"]
    assert "1 mål har ingen lättläst text än." in page.text


def test_a_municipality_without_easy_texts_says_so_and_leads_to_all_goals() -> None:
    page = page_of({})
    assert "Inget mål har en lättläst text än." in page.text
    assert [each.attributes["href"] for each in page.all("a")] == ["../mal/"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("En sak. En till! Och en? Ja.", 4),
        ("Vi gör mycket, t.ex. Läxhjälp.", 1),
        ("Det kostar 2.5 kronor. Bra.", 2),
        ("Läs [mer. Här](https://a.se/x) nu.", 2),
        ("**Viktigt. Läs** det.", 2),
    ],
)
def test_each_sentence_has_a_line_of_its_own(text: str, lines: int) -> None:
    assert write_lines(text).count("<br>") == lines - 1


def test_no_answer_is_longer_than_an_easy_sentence() -> None:
    assert max(len(told.split()) for _, told in ANSWERS.values()) <= 8
    assert len({word for word, _ in ANSWERS.values()}) == len(ANSWERS)
