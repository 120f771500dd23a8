"""Operational plans: what a body does in a year or läsår, with its scorecard for that time."""

from datetime import date

import pytest

from macros.pages.page import Page
from macros.pages.site import GENERATED
from macros.pages.steering.plans import known_plans, plan_page, write_plans
from tests.pages.rendered import (
    DAY,
    GOAL_HEAD,
    HEAD,
    INDICATOR,
    Files,
    classed,
    ids_of,
    links,
    read,
    section_of,
    site_of,
    table_of,
    texts,
)
from tests.site.documents import Element

PLAN, SCHOOL_YEAR = "skolnamnden/verksamhetsplan/2025.md", "skolnamnden/verksamhetsplan/2024-25.md"
GOAL = "skolnamnden/mal/malet.yml"
ALL_PARTS = """\
## Trend- och omvärldsanalys

Barnen blir färre.

### I landet

Så även i landet.

## Nuläge
## Ekonomiska förutsättningar och investeringar
## Prioriterade förbättringsområden
"""


def plan_text(text: str = ALL_PARTS, published: str = "2024-12-18", more: str = "") -> str:
    return f"---\ntitel: Skolans plan\npublicerad: {published}\n{more}---\n{text}"


def page_of(files: Files, key: str = "skolnamnden/2025", day: date = DAY) -> Page:
    return plan_page(site_of(files, day), key)


def body_of(files: Files, key: str = "skolnamnden/2025", day: date = DAY) -> Element:
    return read(page_of(files, key, day).body)


def list_of(files: Files, day: date = DAY) -> Element:
    return read(write_plans(site_of(files, day), "verksamhetsplaner/"))


# The plan itself


def test_a_plan_stands_with_its_text_and_then_its_scorecard() -> None:
    page = body_of({PLAN: plan_text()})
    assert page.one("h1").text == "Skolans plan"
    assert texts(page.all("h2", "h3")) == [
        "Trend- och omvärldsanalys", "I landet", "Nuläge", "Ekonomiska förutsättningar och investeringar",
        "Prioriterade förbättringsområden", "Styrkortet", "Målet",
    ]  # fmt: skip
    assert "Barnen blir färre." in texts(classed(page, "document")[0].all("p"))


def test_the_contents_of_a_plan_lead_to_headings_that_are_there() -> None:
    page = page_of({PLAN: plan_text()})
    headings = [(each.level, each.title) for each in page.headings]
    assert headings == [
        (2, "Trend- och omvärldsanalys"), (3, "I landet"), (2, "Nuläge"),
        (2, "Ekonomiska förutsättningar och investeringar"), (2, "Prioriterade förbättringsområden"), (2, "Styrkortet"),
    ]  # fmt: skip
    assert {each.id for each in page.headings} <= set(ids_of(read(page.body)))


@pytest.mark.parametrize(
    ("key", "files", "when"),
    [
        ("skolnamnden/2025", {PLAN: plan_text()}, "Skolnämnden, 2025. Publicerad 18 december 2024."),
        (
            "skolnamnden/2024-25", {SCHOOL_YEAR: plan_text(published="2024-08-21")},
            "Skolnämnden, läsåret 2024/25. Publicerad 21 augusti 2024.",
        ),
        (
            "skolnamnden/2025",
            {PLAN: plan_text(more="beslut: {organ: skolnamnden, datum: 2024-12-11, paragraf: § 9}\n")},
            "Skolnämnden, 2025. Publicerad 18 december 2024, beslutad 11 december 2024 av skolnämnden, § 9.",
        ),
    ],
)  # fmt: skip
def test_a_plan_says_whose_it_is_for_when_and_by_which_decision(key: str, files: Files, when: str) -> None:
    assert classed(body_of(files, key), "when")[0].text == when


LACKS = "Planen har inget eget avsnitt om"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ALL_PARTS, []),
        (ALL_PARTS.replace("## Nuläge\n", ""), [f"{LACKS} nuläge."]),
        # the words of a heading count, not its level or letters
        (ALL_PARTS.replace("## Nuläge", "# NULÄGE"), []),
        (
            "## Nuläge\n## Prioriterade förbättringsområden",
            [f"{LACKS} trend- och omvärldsanalys eller ekonomiska förutsättningar och investeringar."],
        ),
        (
            "Bara text.",
            [LACKS + " trend- och omvärldsanalys, nuläge, ekonomiska förutsättningar och investeringar eller "
             "prioriterade förbättringsområden."],
        ),
    ],
)  # fmt: skip
def test_the_parts_that_a_plan_lacks_are_told(text: str, told: list[str]) -> None:
    assert texts(classed(body_of({PLAN: plan_text(text)}), "when"))[1:] == told


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        (date(2024, 8, 20), []),
        (date(2024, 8, 21), ["skolnamnden/2024-25"]),
        (date(2024, 12, 18), ["skolnamnden/2024-25", "skolnamnden/2025"]),
    ],
)
def test_a_plan_is_known_from_the_day_it_is_published(day: date, keys: list[str]) -> None:
    files = {PLAN: plan_text(), SCHOOL_YEAR: plan_text(published="2024-08-21")}
    assert sorted(known_plans(site_of(files, day))) == keys


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("skolnamnden/2025", "organ/skolnamnden/verksamhetsplan/2025/"),
        ("skolnamnden/2024-25", "organ/skolnamnden/verksamhetsplan/2024-25/"),
    ],
)
def test_a_plan_stands_where_its_page_says(key: str, address: str) -> None:
    files = {PLAN: plan_text(), SCHOOL_YEAR: plan_text()}
    assert (GENERATED["verksamhetsplan"].address(key), page_of(files, key).address) == (address, address)


# Its scorecard


def figures(figures: str) -> str:
    return HEAD + figures


AIMED = "målvärden: [{period: 2025, värde: 80}]\n"


def outcomes(*stated: str) -> str:
    return "utfall:\n" + "".join(f"  - {{{each}, publicerad: 2026-03-01}}\n" for each in stated)


@pytest.mark.parametrize(
    ("stated", "key", "row"),
    [
        # the period of the plan
        (AIMED + outcomes("period: 2025, värde: 76.4"), "skolnamnden/2025", ["80 %", "76,4 %", "Nära målet", "2025"]),
        # not a later or earlier one
        (
            AIMED + outcomes("period: 2024, värde: 70", "period: 2025, värde: 84", "period: 2026, värde: 9"),
            "skolnamnden/2025", ["80 %", "84 %", "Målet nått", "2025"],
        ),
        (AIMED + outcomes("period: 2024, värde: 70"), "skolnamnden/2025", ["80 %", "–", "Inte rapporterat än", "2025"]),
        # the latest part of it
        (
            AIMED + outcomes("period: 2025-t1, värde: 40", "period: 2025-t2, värde: 80"),
            "skolnamnden/2025", ["80 %", "80 %", "Målet nått", "tertial 2 2025"],
        ),
        # a läsår: its own figure, else that of the year it ends in
        (
            "målvärden: [{period: 2024/25, värde: 80}]\n"
            + outcomes("period: 2024/25, värde: 84", "period: 2025, värde: 9"),
            "skolnamnden/2024-25", ["80 %", "84 %", "Målet nått", "läsåret 2024/25"],
        ),
        (
            AIMED + outcomes("period: 2024, värde: 9", "period: 2025, värde: 84"),
            "skolnamnden/2024-25", ["80 %", "84 %", "Målet nått", "2025"],
        ),
        # nothing is known
        ("", "skolnamnden/2025", ["–", "–", "Följs utan mål", "2025"]),
        (
            "målvärden: [{period: 2026, värde: 80}]\n", "skolnamnden/2025",
            ["–", "–", "Inget målvärde då", "2025"],
        ),
        (
            AIMED + outcomes("period: 2025, inte_mätt: Enkäten uteblev"), "skolnamnden/2025",
            ["80 %", "–", "Inte mätt", "2025"],
        ),
    ],
)  # fmt: skip
def test_the_scorecard_of_a_plan_shows_how_it_went_in_its_period(stated: str, key: str, row: list[str]) -> None:
    page = body_of({PLAN: plan_text(), SCHOOL_YEAR: plan_text(), INDICATOR: figures(stated)}, key)
    assert table_of(page) == [["Indikator", "Mål", "Utfall", "Läge", "Period"], ["Måttet", *row]]


LATER = """\
målvärden:
  - {period: 2023, värde: 70}
  - {period: 2025, värde: 80, beslut: {organ: fullmaktige, datum: 2025-02-19}}
"""


@pytest.mark.parametrize(
    ("day", "row"),
    [
        (date(2025, 2, 18), ["–", "–", "Inget målvärde då", "2025"]),
        (date(2025, 2, 19), ["80 %", "–", "Inte rapporterat än", "2025"]),
    ],
)
def test_a_target_stands_in_a_plan_from_the_day_it_is_decided(day: date, row: list[str]) -> None:
    assert table_of(body_of({PLAN: plan_text(), INDICATOR: figures(LATER)}, day=day))[1][1:] == row


@pytest.mark.parametrize(
    ("goal", "is_there"),
    [
        ("start: 2023-01-01\nslut: 2026-12-31\nbeslut: {organ: fullmaktige, datum: 2023-02-15}", True),
        # it holds some day of the period
        ("start: 2025-12-31\nslut: 2026-12-31\nbeslut: {organ: fullmaktige, datum: 2023-02-15}", True),
        ("start: 2023-01-01\nslut: 2025-01-01\nbeslut: {organ: fullmaktige, datum: 2023-02-15}", True),
        ("start: 2026-01-01\nslut: 2026-12-31\nbeslut: {organ: fullmaktige, datum: 2023-02-15}", False),
        ("start: 2023-01-01\nslut: 2024-12-31\nbeslut: {organ: fullmaktige, datum: 2023-02-15}", False),
        # and it is decided
        ("start: 2023-01-01\nslut: 2026-12-31\nbeslut: {organ: fullmaktige, datum: 2026-06-15}", True),
        ("start: 2023-01-01\nslut: 2026-12-31\nbeslut: {organ: fullmaktige, datum: 2026-06-16}", False),
    ],
)
def test_the_decided_goals_that_hold_in_the_period_stand_in_the_scorecard(goal: str, *, is_there: bool) -> None:
    section = section_of(body_of({PLAN: plan_text(), GOAL: f"titel: Målet\nområde: skola\n{goal}"}), "Styrkortet")
    assert texts(section.all("h3")) == (["Målet"] if is_there else [])
    said = "Skolnämnden har inga egna mål 2025. Se organets sida."
    assert (said in texts(section.all("p"))) != is_there


def test_the_scorecard_shows_the_bodys_own_goals_and_leads_to_the_whole() -> None:
    page = body_of({
        PLAN: plan_text(), INDICATOR: figures(AIMED), "fritidsnamnden/mal/annat.yml": f"titel: Annat\n{GOAL_HEAD}"
    })  # fmt: skip
    assert links(section_of(page, "Styrkortet")) == [
        ("Se hela styrkortet", "../../../../organ/skolnamnden/"),
        ("Målet", "../../../../mal/malet/"),
        ("Måttet", "../../../../mal/malet/#mattet"),
    ]


def test_a_goal_without_indicators_says_so_in_the_scorecard() -> None:
    assert "Målet har inga indikatorer än." in texts(body_of({PLAN: plan_text()}).all("p"))


# All plans


def test_plans_are_listed_by_body_newest_first_with_the_way_to_the_analysis() -> None:
    page = list_of({
        "fritidsnamnden/verksamhetsplan/2025.md": plan_text("Bara text."),
        "skolnamnden/verksamhetsplan/2024.md": plan_text(published="2023-12-20"),
        PLAN: plan_text(),
        "skolnamnden/verksamhetsplan/2027.md": plan_text(published="2026-06-16"),
    })  # fmt: skip
    assert texts(page.all("h2")) == ["Skolnämnden", "Fritidsnämnden"]
    assert texts(classed(page, "when")) == [
        "2025, publicerad 18 december 2024", "2024, publicerad 20 december 2023", "2025, publicerad 18 december 2024",
    ]  # fmt: skip
    school = "../organ/skolnamnden/verksamhetsplan"
    analysis = "avsnitt_trend-och-omvarldsanalys"
    assert links(page) == [
        ("Skolans plan", f"{school}/2025/"),
        ("Trend- och omvärldsanalysen i Skolans plan, skolnämnden", f"{school}/2025/#{analysis}"),
        ("Skolans plan", f"{school}/2024/"),
        ("Trend- och omvärldsanalysen i Skolans plan, skolnämnden", f"{school}/2024/#{analysis}"),
        ("Skolans plan", "../organ/fritidsnamnden/verksamhetsplan/2025/"),
    ]
    assert analysis in ids_of(body_of({PLAN: plan_text()}))


def test_without_plans_the_page_says_so() -> None:
    assert list_of({}).text == "Ingen verksamhetsplan är publicerad än."


# What data may do


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ALL_PARTS, "a plan as it should be"),
        ("## Nuläge\n## Nuläge\n## Nuläge", "a heading that stands again"),
        ("## Styrkort\n\nSe nedan.", "a heading as the page has of its own"),
        ("## Styrkortet\n## Organ skolnämnden\n## ???\n## !!!", "headings of other letters"),
    ],
)
def test_no_id_stands_twice_in_a_plan(text: str, why: str) -> None:
    ids = ids_of(body_of({PLAN: plan_text(text)}))
    assert sorted(ids) == sorted(set(ids)), why


EXAMPLE = "exempel: true\n"


@pytest.mark.parametrize(
    ("files", "is_marked"),
    [
        ({}, False),
        ({PLAN: plan_text(more=EXAMPLE)}, True),
        ({GOAL: f"titel: Målet\n{GOAL_HEAD}{EXAMPLE}"}, True),
        ({INDICATOR: figures(AIMED) + EXAMPLE}, True),
        ({"fritidsnamnden/mal/annat.yml": f"titel: Annat\n{GOAL_HEAD}{EXAMPLE}"}, False),
    ],
)
def test_a_plan_is_marked_where_it_shows_example_data(files: Files, *, is_marked: bool) -> None:
    assert bool(classed(body_of({PLAN: plan_text(), **files}), "example")) == is_marked


@pytest.mark.parametrize(("more", "is_marked"), [("", False), (EXAMPLE, True)])
def test_the_list_of_plans_is_marked_where_one_is_an_example(more: str, *, is_marked: bool) -> None:
    assert bool(classed(list_of({PLAN: plan_text(more=more)}), "example")) == is_marked


def test_whatever_a_plan_says_is_shown_as_text_and_never_run() -> None:
    lot = "<script>alert(1)</script> {{ 7*7 }} {% raw %} <img src=x onerror=alert(1)> [x](javascript:alert(1))"
    page = body_of({PLAN: plan_text(f"## {lot}\n\n{lot}").replace("Skolans plan", f"'{lot}'")})
    assert page.all("script", "img") == []
    assert (page.one("h1").text, page.one("h2").text, classed(page, "document")[0].one("p").text) == (lot, lot, lot)
    assert all(not address.startswith("javascript") for _, address in links(page))
