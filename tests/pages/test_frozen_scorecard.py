"""The scorecards of earlier years: each as it was on the day of its bokslut, whatever comes later."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.body import scorecard_keys, scorecard_page
from macros.pages.page import Page
from macros.pages.scorecard import concluded_years, held_in
from macros.pages.site import GENERATED
from tests.pages.later import Texts, add, exchange
from tests.pages.rendered import (
    DAY,
    HEAD,
    INDICATOR,
    Files,
    body_of,
    classed,
    ids_of,
    links,
    read,
    section_of,
    site_of,
    table_of,
    texts,
)
from tests.pages.scorecards import (
    ASSESSED,
    BOKSLUT,
    EXAMPLE,
    GOAL,
    GOAL_TEXT,
    activity,
    commission,
    figures,
    goal,
    outcome,
)
from tests.site.documents import Element


def years_of(files: Files, day: date = DAY) -> dict[int, date]:
    site = site_of(files, day)
    found = concluded_years(site.plan, site.plan.bodies["skolnamnden"], day)
    return {year: made.published for year, made in found.items()}


def earlier_page(files: Files, key: str = "skolnamnden/2025", day: date = DAY) -> Page:
    return scorecard_page(site_of(files, day), key)


def earlier_of(files: Files, key: str = "skolnamnden/2025", day: date = DAY) -> Element:
    return read(earlier_page(files, key, day).body)


REPORTED = {
    "skolnamnden/uppfoljning/2023-bokslut.yml": "publicerad: 2024-03-20",
    "skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-03-26",
    "skolnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-08",
    BOKSLUT: "publicerad: 2026-03-25",
    "fritidsnamnden/uppfoljning/2022-bokslut.yml": "publicerad: 2023-03-22",
}


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (date(2024, 3, 19), []),
        (date(2024, 3, 20), [2023]),
        (date(2026, 3, 24), [2024, 2023]),
        (date(2026, 3, 25), [2025, 2024, 2023]),
    ],
)
def test_there_is_a_scorecard_of_each_year_whose_bokslut_is_published_newest_first(day: date, years: list[int]) -> None:
    assert list(years_of(REPORTED, day)) == years
    owned = [key for key in scorecard_keys(site_of(REPORTED, day)) if key.startswith("skolnamnden/")]
    assert owned == [f"skolnamnden/{year}" for year in years]


def test_the_page_of_a_body_leads_to_its_earlier_scorecards() -> None:
    assert [each for each in links(body_of(REPORTED)) if each[0].isdigit()] == [
        ("2025", "../../organ/skolnamnden/2025/"),
        ("2024", "../../organ/skolnamnden/2024/"),
        ("2023", "../../organ/skolnamnden/2023/"),
    ]


def test_earlier_scorecards_can_be_reached_also_when_no_goal_holds_any_more() -> None:
    """As in the first months of a term, before its goals are decided."""
    files = {**REPORTED, GOAL: goal("Målet", "2023-01-01", "2025-12-31")}
    assert "../../organ/skolnamnden/2025/" in [address for _, address in links(body_of(files))]


def test_an_earlier_scorecard_says_of_which_day_it_is_and_leads_to_the_present() -> None:
    page = earlier_page(ASSESSED)
    body = read(page.body)
    assert (page.address, page.title) == ("organ/skolnamnden/2025/", "Styrkort 2025, skolnämnden")
    assert GENERATED["styrkort"].address("skolnamnden/2025") == page.address
    assert page.description.replace("\u00a0", " ") == (
        "Styrkortet för skolnämnden som det såg ut 25 mars 2026, när bokslutet 2025 publicerades."
    )
    assert body.one("h1").text == "Styrkort 2025, skolnämnden"
    lead = classed(body, "lead")[0]
    assert "ut 25 mars 2026, när bokslutet 2025 publicerades. Sidan ändras inte när nya siffror kommer." in lead.text
    assert [each for each in links(lead) if "ordlista" not in each[1]] == [
        ("bokslutet 2025", "../../../uppfoljning/2025-bokslut/#organ_skolnamnden"),
        ("Se styrkortet som det är nu", "../../../organ/skolnamnden/"),
    ]


def test_an_earlier_scorecard_shows_what_was_known_the_day_of_the_bokslut() -> None:
    later = "[{datum: 2026-03-26, tidigare: 76.4, orsak: Fel}]"
    files = {
        **ASSESSED,
        INDICATOR: figures(
            outcome(2024, 70),
            outcome(2025, 90, f", rättelser: {later}"),
            "period: 2026, värde: 99, publicerad: 2026-05-02",
        ),
    }
    card = section_of(earlier_of(files), "Målet")
    assert table_of(card)[1] == ["Måttet", "Nära målet", "76,4 %", "80 %", "95 %", "▲ bättre än 2024", "2025"]
    assert card.all("p")[0].text == "Uppfylls helt bedömt i bokslutet 2025 Uträknat av utfallen: Uppfylls delvis"


@pytest.mark.parametrize(
    ("stated", "is_there"),
    [
        (goal("G"), True),
        # it held some day of the year
        (goal("G", "2025-12-31", "2026-12-31"), True),
        (goal("G", "2019-01-01", "2025-01-01"), True),
        (goal("G", "2026-01-01", "2026-12-31", decided="2025-10-29"), False),
        (goal("G", "2019-01-01", "2024-12-31"), False),
        # and was decided by the day of the bokslut
        (goal("G", decided="2026-03-25"), True),
        (goal("G", decided="2026-03-26"), False),
    ],
)
def test_an_earlier_scorecard_has_the_goals_of_its_year_alone(stated: str, *, is_there: bool) -> None:
    page = earlier_of({**REPORTED, GOAL: stated, "fritidsnamnden/mal/annat.yml": goal("Andras")})
    assert [each.one("h3").text for each in classed(page, "card-goal")] == (["G"] if is_there else [])
    assert ("Skolnämnden hade inga egna mål 2025." in texts(page.all("p"))) != is_there


def test_a_goal_that_has_ended_since_stays_in_the_scorecard_of_its_year() -> None:
    files = {**REPORTED, GOAL: goal("Målet", "2023-01-01", "2025-12-31")}
    assert classed(body_of(files), "card-goal") == []
    assert [each.one("h3").text for each in classed(earlier_of(files), "card-goal")] == ["Målet"]


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [("2023-12-31", "2025-01-01", [2023, 2024, 2025]), ("2024-02-01", "2024-03-01", [2024])],
)
def test_a_goal_holds_in_every_year_that_it_holds_some_day_of(start: str, end: str, years: list[int]) -> None:
    stated = site_of({GOAL: goal("G", start, end)}).plan.goals["malet"]
    assert [year for year in range(2020, 2030) if held_in(stated, year)] == years


def test_activities_that_had_not_begun_are_not_in_an_earlier_scorecard() -> None:
    files = {
        **REPORTED,
        "skolnamnden/aktiviteter/a.yml": activity("Då", start="2026-03-25"),
        "skolnamnden/aktiviteter/b.yml": activity("Sedan", start="2026-03-26"),
    }
    assert [text for text, _ in links(earlier_of(files).one("details"))] == ["Då"]


# Frozen

LATER_NOTES = re.compile(r'<div class="later">.*?</ul></div>\n', re.DOTALL)
"""The dated notes of what has been corrected since: all that may come later."""

DECIDED = "{organ: fullmaktige, datum: 2024-06-19}"
KEY_FIGURE, UNFOLLOWED = "skolnamnden/indikatorer/annat.yml", "skolnamnden/aktiviteter/andra.yml"
ACTIVITY = "skolnamnden/aktiviteter/hjalpen.yml"
THEN: Texts = {
    GOAL: GOAL_TEXT,
    INDICATOR: f"""\
{HEAD}målvärden:
  - {{period: 2024, värde: 80, beslut: {DECIDED}}}
  - {{period: 2025, värde: 82, beslut: {DECIDED}}}
utfall:
  - {{period: 2023, värde: 70, publicerad: 2024-03-20}}
  - {{period: 2024, värde: 84, publicerad: 2025-03-26}}
  - {{period: 2025, värde: 80, publicerad: 2026-03-25}}
""",
    KEY_FIGURE: HEAD.replace("Måttet", "Nyckeltalet")
    + "utfall:\n  - {period: 2024, värde: 4, publicerad: 2025-03-26}\n"
    "  - {period: 2025, värde: 5, publicerad: 2026-03-25}\n",
    ACTIVITY: activity("Hjälpen", more="uppföljningar:\n  - {datum: 2026-02-27, status: pågående}\n"),
    UNFOLLOWED: activity("Andra"),
    "skolnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-08\nbedömningar: "
    "[{mål: malet, färg: röd, motivering: Nej}]",
    BOKSLUT: "publicerad: 2026-03-25\nbedömningar:\n  - {mål: malet, färg: gul, motivering: Så ser vi det}\n",
}
"""What there is on the day of the bokslut, 2026-03-25."""


LATER: dict[str, Callable[[Texts], Texts]] = {
    "an indicator with a target that nobody dated": lambda texts: {
        **texts,
        "skolnamnden/indikatorer/odaterat.yml": f"{HEAD}målvärden: [{{period: 2027, värde: 80}}]\n",
    },
    "an earlier end of the goal that the bokslut assessed": exchange(
        GOAL, "slut: 2026-12-31", "slut: 2024-12-31"
    ),
    "an earlier end of an activity that was followed up": exchange(ACTIVITY, "slut: 2026-12-18", "slut: 2026-03-01"),
    "an outcome": add(INDICATOR, "  - {period: 2026, värde: 90.25, publicerad: 2026-03-26}\n"),
    "an outcome of an earlier period": add(INDICATOR, "  - {period: 2022, värde: 99, publicerad: 2026-03-26}\n"),
    "a corrected outcome": exchange(
        INDICATOR, "värde: 80, publicerad: 2026-03-25",
        "värde: 9, publicerad: 2026-03-25, rättelser: [{datum: 2026-03-26, tidigare: 80, orsak: Fel}]",
    ),
    "a withdrawn outcome": exchange(
        INDICATOR, "publicerad: 2025-03-26", "publicerad: 2025-03-26, återkallad: {datum: 2026-03-26, orsak: Fel}"
    ),
    "a target": exchange(
        INDICATOR, "utfall:",
        "  - {period: 2025, värde: 70, beslut: {organ: fullmaktige, datum: 2026-03-26}}\nutfall:",
    ),
    "a corrected target": exchange(
        INDICATOR, f"värde: 82, beslut: {DECIDED}",
        f"värde: 60, beslut: {DECIDED}, rättelser: [{{datum: 2026-03-26, tidigare: 82, orsak: Nytt beslut}}]",
    ),
    "a first target of a nyckeltal": exchange(
        KEY_FIGURE, "utfall:",
        "målvärden: [{period: 2026, värde: 9, beslut: {organ: fullmaktige, datum: 2026-03-26}}]\nutfall:",
    ),
    "an indicator": add(
        "skolnamnden/indikatorer/nytt.yml",
        HEAD.replace("Måttet", "Nytt") + "exempel: true\nutfall: [{period: 2025, värde: 1, publicerad: 2026-03-26}]\n",
    ),
    "a corrected assessment": exchange(
        BOKSLUT, "färg: gul, motivering: Så ser vi det",
        "färg: grön, motivering: Så ser vi det, rättelser: [{datum: 2026-03-26, tidigare: gul, orsak: Felskrivning}]",
    ),
    "later follow-ups": lambda files: {
        **files,
        "skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-03\n"
        "bedömningar: [{mål: malet, färg: grön, motivering: Ja}]\n",
        "fritidsnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-26\n"
        "bedömningar: [{mål: malet, färg: röd, motivering: Nej}]\n",
    },
    "a follow-up that is an example": add(
        "skolnamnden/uppfoljning/2026-t2.yml",
        "publicerad: 2026-06-14\nexempel: true\nbedömningar: [{mål: malet, färg: grön, motivering: Ja}]\n",
    ),
    "a goal": add("skolnamnden/mal/nytt.yml", goal("Nytt", decided="2026-03-26", more="exempel: true\n")),
    "a goal that replaces": add(
        "skolnamnden/mal/ersatter.yml",
        goal("Ersätter", "2027-01-01", "2030-12-31", more="ersätter: [malet]\n", decided="2026-04-01"),
    ),
    "a follow-up of an activity": add(ACTIVITY, "  - {datum: 2026-03-26, status: försenad}\n"),
    "the first follow-up of an activity": add(UNFOLLOWED, "uppföljningar: [{datum: 2026-03-26, status: klar}]\n"),
    "an activity": add("skolnamnden/aktiviteter/tredje.yml", activity("Tredje", start="2026-03-26")),
    "an activity that is an example": add(
        "skolnamnden/aktiviteter/fjarde.yml", activity("Fjärde", start="2026-03-26", more="exempel: true\n")
    ),
    "a commission, a plan and controls": lambda files: {
        **files,
        "skolnamnden/uppdrag/a.yml": commission("Till", "fullmaktige"),
        "skolnamnden/verksamhetsplan/2027.md": "---\ntitel: Plan\npublicerad: 2026-06-01\n---\nText.",
        "skolnamnden/internkontroll/2026.yml": "kontroller: []",
    },
}  # fmt: skip
"""What may be dated after the bokslut."""


def frozen(files: Files, day: date = DAY) -> str:
    page = earlier_page(files, day=day).body
    return LATER_NOTES.sub("", page)


def told_since(files: Texts) -> list[str]:
    """What the scorecard says has been corrected since."""
    notes = LATER_NOTES.findall(earlier_page(files).body)
    return [text for note in notes for text in texts(read(note).all("li"))]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("a corrected outcome", ["26 mars 2026 Måttet Utfallet för 2025 rättades till 9 % från 80 %. Fel"]),
        ("an outcome", []),
    ],
)
def test_what_is_corrected_since_stands_beside_with_its_date(what: str, told: list[str]) -> None:
    assert told_since(LATER[what](THEN)) == told


@pytest.mark.parametrize("what", LATER)
def test_what_is_dated_after_the_bokslut_changes_no_letter_of_an_earlier_scorecard(what: str) -> None:
    assert frozen(LATER[what](THEN)) == frozen(THEN)


def test_an_earlier_scorecard_is_the_same_whenever_it_is_looked_at() -> None:
    pages = {frozen(THEN, day) for day in (date(2026, 3, 25), DAY, date(2031, 1, 1))}
    assert len(pages) == 1


def test_what_is_dated_the_day_of_the_bokslut_is_a_part_of_it() -> None:
    late = exchange(ACTIVITY, "status: pågående\nupp", "status: försenad\nupp")(THEN)
    page = frozen(add(ACTIVITY, "  - {datum: 2026-03-25, status: försenad}\n")(late))
    assert ("Försenad" in page, "Försenad" in frozen(THEN)) == (True, False)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(list(LATER)), unique=True), st.sampled_from([DAY, date(2027, 6, 15)]))
def test_whatever_comes_later_and_in_whatever_order_an_earlier_scorecard_stays(happened: list[str], day: date) -> None:
    files = THEN
    for what in happened:
        files = LATER[what](files)
    assert frozen(files, day) == frozen(THEN)


def test_headings_of_an_earlier_scorecard_are_areas_and_goals() -> None:
    page = earlier_page(THEN)
    body = read(page.body)
    assert [(each.tag, each.text) for each in body.all("h1", "h2", "h3")] == [
        ("h1", "Styrkort 2025, skolnämnden"), ("h2", "Skola"), ("h3", "Målet"),
    ]  # fmt: skip
    assert [(each.id, each.title) for each in page.headings] == [("skola", "Skola")]
    assert sorted(ids_of(body)) == sorted(set(ids_of(body)))


@pytest.mark.parametrize(
    ("name", "is_marked"),
    [(None, False), (GOAL, True), (INDICATOR, True), (UNFOLLOWED, True), (BOKSLUT, True)],
)
def test_an_earlier_scorecard_is_marked_where_it_shows_example_data(name: str | None, *, is_marked: bool) -> None:
    files = {key: text + (EXAMPLE if key == name else "") for key, text in THEN.items()}
    assert bool(classed(classed(earlier_of(files), "above")[0], "example")) == is_marked
