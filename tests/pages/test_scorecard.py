"""The page of a body: its scorecard now, with the rest of its steering beside."""

from itertools import pairwise

import pytest

from tests.pages.rendered import (
    HEAD,
    INDICATOR,
    Files,
    body_of,
    body_page_of,
    classed,
    facts_of,
    ids_of,
    links,
    read,
    section_of,
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

# The goals


def test_goals_stand_by_area_in_the_order_of_the_areas() -> None:
    page = body_of({
        "malomraden.yml": "målområden: [{id: miljo, namn: Miljö}, {id: skola, namn: Skola}, {id: tomt, namn: Tomt}]",
        "skolnamnden/mal/b.yml": goal("Skogen").replace("område: skola", "område: miljo"),
        "skolnamnden/mal/a.yml": goal("Annat"),
    })  # fmt: skip
    assert texts(page.all("h2", "h3"))[:-1] == ["Miljö", "Skogen", "Skola", "Annat", "Målet"], "Then what has changed"


def test_the_scorecard_is_of_the_goals_that_hold_or_wait() -> None:
    page = body_of({
        "skolnamnden/mal/a.yml": goal("Avslutat", "2019-01-01", "2026-06-14"),
        "skolnamnden/mal/b.yml": goal("Sista dagen", "2023-01-01", "2026-06-15"),
        "skolnamnden/mal/c.yml": goal("Väntar", "2027-01-01", "2030-12-31", decided="2026-06-15"),
        "skolnamnden/mal/d.yml": goal("Föreslås", "2023-01-01", "2026-12-31", decided="2026-06-16"),
        "fritidsnamnden/mal/e.yml": goal("En annans"),
    })  # fmt: skip
    assert [each.one("h3").text for each in classed(page, "card-goal")] == ["Sista dagen", "Väntar", "Målet"]
    assert texts(classed(page, "counts")[0].all("li")) == ["3 Inte rapporterat än"]
    assert texts(section_of(page, "Förslag till nya mål").all("li")) == ["Föreslås Förslag Beslutas i juni 2026"]
    assert texts(section_of(page, "Avslutade mål").all("li")) == ["Avslutat Inte rapporterat än Gällde 2019–2026"]


def test_an_indicator_in_the_scorecard_has_word_outcome_target_degree_trend_and_period() -> None:
    page = body_of({INDICATOR: figures(outcome(2024, 70), outcome(2025, 76.4))})
    section = section_of(page, "Målet")
    assert table_of(section) == [
        ["Indikator", "Läge", "Utfall", "Mål", "Grad", "Trend", "Period"],
        ["Måttet", "Nära målet", "76,4 %", "80 %", "95 %", "▲ bättre än 2024", "2025"],
    ]
    assert {each.attributes["scope"] for each in section.all("th")} == {"col", "row"}
    assert (section.one("caption").text, classed(section, "scroll")[0].attributes["tabindex"]) == (
        "Indikatorer för Målet", "0",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "told", "sign", "name"),
    [
        (70, 76, "bättre än 2024", "▲", "trend battre"),
        (76, 70, "sämre än 2024", "▼", "trend samre"),
        (76, 76, "oförändrat sedan 2024", "■", "trend oforandrat"),
    ],
)
def test_a_trend_is_told_by_word_and_shape_and_the_shape_is_not_heard(
    before: int, now: int, told: str, sign: str, name: str
) -> None:
    (trend,) = classed(body_of({INDICATOR: figures(outcome(2024, before), outcome(2025, now))}), "trend")
    assert (trend.text, trend.attributes["class"]) == (f"{sign} {told}", name)
    assert [each.text for each in trend.walk() if each.attributes.get("aria-hidden") == "true"] == [sign]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (figures(outcome(2025, 99.96), targets="{period: 2025, värde: 100}"),
         ["Nära målet", "99,96 %", "100 %", "99 %", "–", "2025"]),
        (figures(), ["Inte rapporterat än", "–", "80 %", "–", "–", "2025"]),
        (figures("period: 2025, inte_mätt: Enkäten uteblev, publicerad: 2026-03-01"),
         ["Inte mätt", "–", "80 %", "–", "–", "2025"]),
        (HEAD, ["Följs utan mål", "–", "–", "–", "–", "–"]),
        (HEAD + f"utfall: [{{{outcome(2024, 70)}}}, {{{outcome(2025, 76)}}}]",
         ["Följs utan mål", "76 %", "–", "–", "▲ bättre än 2024", "2025"]),
        (figures(outcome(2024, 70), outcome(2025, 84, ", typ: prognos"), targets="{period: 2025, värde: 80}"),
         ["Inget målvärde då", "70 %", "–", "–", "–", "2024"]),
        (HEAD + "beräkning: trösklar\ntrösklar: {grön: 80, gul: 70}\n" + f"utfall: [{{{outcome(2025, 72)}}}]",
         ["Nära målet", "72 %", "–", "–", "–", "2025"]),
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_dash(text: str, row: list[str]) -> None:
    assert table_of(section_of(body_of({INDICATOR: text}), "Målet"))[1] == ["Måttet", *row]


def test_a_goal_without_indicators_says_so() -> None:
    assert "Målet har inga indikatorer än." in texts(section_of(body_of({}), "Målet").all("p"))


def test_the_assessment_leads_with_its_follow_up_a_later_forecast_and_the_reason() -> None:
    card = section_of(body_of(ASSESSED), "Målet")
    verdict, _, forecast = card.all("p")[0].text.partition(" Prognos i ")
    assert verdict == "Uppfylls helt bedömt i bokslutet 2025 Uträknat av utfallen: Uppfylls delvis"
    assert forecast == "tertial 1 2026: uppfylls inte"
    assert ("bokslutet 2025", "../../uppfoljning/2025-bokslut/#malet") in links(card)
    details = card.one("details")
    assert details.one("summary").text == "Bedömningen av målet Målet"
    assert (texts(details.all("p")), texts(details.all("em"))) == (["Vi har vänt", "Fler"], ["vänt"])


def test_a_body_counts_the_goals_by_what_is_shown() -> None:
    page = body_of({**ASSESSED, "skolnamnden/mal/a.yml": goal("Annat")})
    assert texts(classed(page, "counts")[0].all("li")) == ["1 Uppfylls helt", "1 Inte rapporterat än"]
    assert body_page_of(ASSESSED).description.replace("\u00a0", " ") == "Skolnämnden har 1 mål: 1 uppfylls helt."


MADE = """\
uppföljningar:
  - {datum: 2025-04-30, status: pågående}
  - {datum: 2026-05-20, status: försenad}
  - {datum: 2026-06-16, status: klar}
"""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", "Läxhjälp Pågår. Inte följd upp än. Borde ha följts upp senast 13 maj 2025."),
        (
            MADE,
            "Läxhjälp Försenad. Senast följd upp 20 maj 2026.",
        ),
        (
            "uppföljningar: [{datum: 2025-04-30, status: pågående}]",
            "Läxhjälp Pågår. Senast följd upp 30 april 2025. Borde ha följts upp senast 30 augusti 2025.",
        ),
    ],
)
def test_an_activity_tells_its_status_and_its_last_follow_up(more: str, told: str) -> None:
    page = body_of({"fritidsnamnden/aktiviteter/laxhjalp.yml": activity("Läxhjälp", more=more)})
    details = section_of(page, "Målet").one("details")
    assert details.one("summary").text == "1 aktivitet för målet Målet"
    assert texts(details.all("li")) == [told]
    assert links(details) == [("Läxhjälp", "../../aktiviteter/#aktivitet_laxhjalp")]


def test_activities_stand_in_the_order_they_begin_also_those_that_have_not() -> None:
    page = body_of({
        f"skolnamnden/aktiviteter/{number}.yml": activity(title, start=start)
        for number, (title, start) in enumerate(
            [("Sedan", "2026-09-01"), ("Först", "2025-01-13"), ("Nu", "2026-01-12")]
        )
    })  # fmt: skip
    assert [text for text, _ in links(section_of(page, "Målet").one("details"))] == ["Först", "Nu", "Sedan"]


# The vision


def bodies(**visions: str) -> str:
    """Three levels of bodies, some with a part of the vision of their own."""
    levels = [
        ("fullmaktige", "Kommunfullmäktige", "fullmäktige", ""),
        ("skolnamnden", "Skolnämnden", "nämnd", "fullmaktige"),
        ("skolan", "Skolan", "enhet", "skolnamnden"),
    ]
    return "organ:\n" + "".join(
        f"  - {{id: {id_}, namn: {name}, typ: {kind}{f', överordnat: {above}' if above else ''}"
        f"{f', vision: {visions[id_]}' if id_ in visions else ''}}}\n"
        for id_, name, kind, above in levels
    )


@pytest.mark.parametrize(
    ("visions", "heading", "said"),
    [
        ({"skolan": "Vår *egen*.", "skolnamnden": "Nämndens."}, "Visionen", "Vår egen."),
        ({"skolnamnden": "Nämndens.", "fullmaktige": "Hela."}, "Visionen, som den gäller skolnämnden", "Nämndens."),
        ({"fullmaktige": "Hela."}, "Visionen, som den gäller kommunfullmäktige", "Hela."),
    ],
)
def test_a_body_shows_its_own_part_of_the_vision_else_that_of_the_nearest_above(
    visions: dict[str, str], heading: str, said: str
) -> None:
    (part,) = classed(body_of({"organisation.yml": bodies(**visions)}, "skolan"), "vision-part")
    assert (part.one("h2").text, texts(part.all("p"))) == (heading, [said])


def test_the_vision_of_a_body_below_is_not_that_of_the_body() -> None:
    assert classed(body_of({"organisation.yml": bodies(skolan="Egen.")}), "vision-part") == []


# Beside its own goals


def test_goals_that_a_body_answers_for_with_others_stand_apart() -> None:
    shared = "ansvariga: [skolnamnden, fritidsnamnden]"
    page = body_of({
        "fullmaktige/mal/a.yml": goal("Delat", more=shared),
        "fullmaktige/mal/b.yml": goal("Förr", "2019-01-01", "2022-12-31", more=shared),
        "fullmaktige/mal/c.yml": goal("Föreslås", decided="2026-09-30", more=shared),
        "fullmaktige/mal/d.yml": goal("Andras", more="ansvariga: [fritidsnamnden]"),
        "skolnamnden/mal/e.yml": goal("Eget", more=shared),
    })  # fmt: skip
    section = section_of(page, "Mål som organet ansvarar för tillsammans med andra")
    assert texts(section.all("li")) == ["Delat Inte rapporterat än Kommunfullmäktige"]


REPLACED = {"skolnamnden/mal/gammalt.yml": goal("Det gamla", "2019-01-01", "2022-12-31")}


@pytest.mark.parametrize(
    ("newer", "told"),
    [
        (goal("Målet", more="ersätter: [gammalt]"), "Gällde 2019–2022, ersattes av Målet"),
        (GOAL_TEXT, "Gällde 2019–2022"),
        # a proposal has replaced nothing
        (goal("Målet", more="ersätter: [gammalt]", decided="2026-09-30"), "Gällde 2019–2022"),
    ],
)
def test_a_closed_goal_says_what_replaced_it(newer: str, told: str) -> None:
    section = section_of(body_of({**REPLACED, GOAL: newer}), "Avslutade mål")
    assert texts(classed(section, "whose")) == [told]
    assert (("Målet", "../../mal/malet/") in links(section)) == ("ersattes" in told)


def test_commissions_to_and_from_a_body_stand_apart() -> None:
    page = body_of({
        "skolnamnden/uppdrag/a.yml": commission("Till", "fullmaktige"),
        "fritidsnamnden/uppdrag/b.yml": commission("Från", "skolnamnden"),
        "skolnamnden/uppdrag/c.yml": commission("Egen", "skolnamnden"),
        "fritidsnamnden/uppdrag/d.yml": commission("Andras", "fullmaktige"),
        "skolnamnden/uppdrag/e.yml": commission("Inte beslutat", "fullmaktige").replace("2026-02-25", "2026-06-16"),
    })  # fmt: skip
    section = section_of(page, "Uppdrag")
    assert [(each.tag, each.text) for each in section.all("h3", "h4")] == [
        ("h3", "Till"), ("h3", "Egen"), ("h3", "Uppdrag som skolnämnden har gett till andra"), ("h4", "Från"),
    ]  # fmt: skip


def test_plans_controls_economy_and_follow_ups_are_one_step_away() -> None:
    plan = "---\ntitel: Plan {}\npublicerad: {}-12-18\n---\nText."
    control = "{kategori: efterlevnad, risk: R, kontroll: K, ansvarig: Rektor, resultat: brister}"
    page = body_of({
        "skolnamnden/verksamhetsplan/2025.md": plan.format(2025, 2024),
        "skolnamnden/verksamhetsplan/2026.md": plan.format(2026, 2025),
        "skolnamnden/verksamhetsplan/2027.md": plan.format(2027, 2026),
        "skolnamnden/internkontroll/2025.yml": f"kontroller: [{control}]",
        "skolnamnden/internkontroll/2026.yml": f"kontroller: [{control}, {control}]",
        "skolnamnden/ekonomi/2026.yml": "budget: 1000\nrapporter: "
        "[{rapport: tertial-1, publicerad: 2026-06-03, utfall: 340, prognos: 990}]",
        BOKSLUT: "publicerad: 2026-03-25",
        "skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-03",
        "skolnamnden/uppfoljning/2026-t2.yml": "publicerad: 2026-10-07",
        "fritidsnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-03",
    })  # fmt: skip
    beside = section_of(page, "Planer och kontroller")
    assert texts(beside.all("li")) == [
        "Plan 2026, publicerad 18 december 2025", "Plan 2025, publicerad 18 december 2024",
        "2026: 2 kontroller: 2 visade brister", "2025: 1 kontroll: 1 visade brister",
    ]  # fmt: skip
    assert [address for _, address in links(beside) if "ordlista" not in address] == [
        "../../organ/skolnamnden/verksamhetsplan/2026/", "../../organ/skolnamnden/verksamhetsplan/2025/",
        "../../internkontroll/#ar_2026_skolnamnden", "../../internkontroll/#ar_2025_skolnamnden",
    ]  # fmt: skip
    reported = section_of(page, "Uppföljningar")
    assert texts(reported.all("li")) == [
        "Tertial 1 2026, publicerad 3 juni 2026",
        "Bokslut 2025, publicerad 25 mars 2026",
    ]
    assert [address for _, address in links(reported)] == [
        "../../uppfoljning/2026-t1/skolnamnden/", "../../uppfoljning/2025-bokslut/skolnamnden/",
    ]  # fmt: skip
    economy = section_of(page, "Ekonomi 2026")
    assert ("Alla rapporter och tidigare år", "../../organ/skolnamnden/ekonomi/") in links(economy)


def test_a_body_leads_to_the_one_above_it_those_below_and_who_answers_questions() -> None:
    organisation = bodies().replace("namn: Skolnämnden,", "namn: Skolnämnden, samordnare: Utvecklingsledaren,")
    page = body_of({"organisation.yml": organisation})
    assert links(classed(page, "crumbs")[0]) == [
        ("Organ", "../../organ/"), ("Kommunfullmäktige", "../../organ/fullmaktige/"),
    ]  # fmt: skip
    assert links(section_of(page, "Organ under skolnämnden")) == [("Skolan", "../../organ/skolan/")]
    assert "Den du kan fråga om uppgifterna: utvecklingsledaren." in texts(classed(page, "when"))


def test_a_company_leads_to_its_owner_directive() -> None:
    organisation = bodies().replace("typ: nämnd", "typ: bolag, ägardirektiv: 'https://a.se/d'")
    assert ("Läs ägardirektivet", "https://a.se/d") in links(body_of({"organisation.yml": organisation}))


def test_a_body_with_nothing_of_its_own_says_so_and_shows_no_empty_part() -> None:
    page = body_of({GOAL: None})
    assert texts(classed(page, "lead")) == ["Skolnämnden har inga egna mål just nu."]
    assert (page.all("h2", "h3", "table", "dl"), texts(page.all("h1"))) == ([], ["Skolnämnden"])


# What holds for the whole page

RICH = {
    **ASSESSED,
    **REPLACED,
    GOAL: goal("Målet", more="ersätter: [gammalt]"),
    "organisation.yml": bodies(skolnamnden="Nämndens.") + "  - {id: fritidsnamnden, namn: F, typ: nämnd}\n",
    "fullmaktige/mal/delat.yml": goal("Delat", more="ansvariga: [skolnamnden]"),
    "skolnamnden/mal/nytt.yml": goal("Nytt", decided="2026-09-30"),
    "skolnamnden/aktiviteter/a.yml": activity("A"),
    "skolnamnden/uppdrag/a.yml": commission("Till", "fullmaktige"),
    "fritidsnamnden/uppdrag/b.yml": commission("Från", "skolnamnden"),
    "skolnamnden/verksamhetsplan/2025.md": "---\ntitel: Plan\npublicerad: 2024-12-18\n---\nText.",
    "skolnamnden/internkontroll/2025.yml": "kontroller: []",
    "skolnamnden/ekonomi/2026.yml": "budget: 1000\nrapporter: "
    "[{rapport: tertial-1, publicerad: 2026-06-03, utfall: 340, prognos: 990}]",
}


@pytest.mark.parametrize("files", [RICH, {**RICH, "malomraden.yml": "målområden: [{id: skola, namn: S}]"}, {}])
def test_headings_of_a_body_are_in_order_and_no_id_stands_twice(files: Files) -> None:
    page = body_of(files)
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    ids = ids_of(page)
    assert sorted(ids) == sorted(set(ids))
    labels = [each.attributes["aria-labelledby"] for each in page.walk() if "aria-labelledby" in each.attributes]
    assert set(labels) <= set(ids)


def test_the_contents_of_a_body_lead_to_headings_that_are_there() -> None:
    page = body_page_of(RICH)
    assert [heading.title for heading in page.headings] == [
        "Skola", "Mål som organet ansvarar för", "Förslag till nya mål", "Avslutade mål", "Uppdrag", "Ekonomi",
        "Planer och kontroller", "Uppföljningar", "Senast ändrat", "Organ under",
    ]  # fmt: skip
    there = {each.attributes.get("id"): each.text for each in read(page.body).all("h2")}
    assert all(there[heading.id].startswith(heading.title) for heading in page.headings)


MARKED = {
    "a goal of its own": GOAL,
    "a goal that it shares": "fullmaktige/mal/delat.yml",
    "an indicator": INDICATOR,
    "an activity": "skolnamnden/aktiviteter/a.yml",
    "an assessment": BOKSLUT,
    "a commission to it": "skolnamnden/uppdrag/a.yml",
    "a commission from it": "fritidsnamnden/uppdrag/b.yml",
    "controls": "skolnamnden/internkontroll/2025.yml",
    "economy": "skolnamnden/ekonomi/2026.yml",
    "the organisation": "organisation.yml",
}


@pytest.mark.parametrize("what", MARKED)
def test_a_body_is_marked_where_it_shows_example_data(what: str) -> None:
    def notices(files: Files) -> list[str]:
        return texts(classed(classed(body_of(files), "above")[0], "example"))

    assert notices(RICH) == []
    assert notices({**RICH, MARKED[what]: RICH[MARKED[what]] + EXAMPLE}) == ["Exempel: påhittade uppgifter"]


def test_a_body_is_marked_where_a_plan_of_it_is_an_example() -> None:
    plan = "---\ntitel: Plan\npublicerad: 2024-12-18\nexempel: true\n---\nText."
    assert classed(body_of({"skolnamnden/verksamhetsplan/2025.md": plan}), "example")


def test_whatever_is_said_of_a_body_is_shown_as_text() -> None:
    lot = "</h1><script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    page = body_of({
        GOAL: goal(f"'{lot}'"),
        INDICATOR: figures(outcome(2025, 76)).replace("titel: Måttet", f"titel: '{lot}'"),
        "organisation.yml": bodies(skolnamnden=f"'{lot}'").replace("namn: Skolnämnden", f"namn: '{lot}'"),
        "skolnamnden/aktiviteter/a.yml": activity(f"'{lot}'"),
        "skolnamnden/uppdrag/a.yml": commission(f"'{lot}'", "fullmaktige"),
        BOKSLUT: f"publicerad: 2026-03-25\nbedömningar: [{{mål: malet, färg: grön, motivering: '{lot}'}}]",
    })  # fmt: skip
    assert page.all("script", "img") == []
    assert page.one("h1").text == lot
    assert page.text.count(lot) >= 6


def test_facts_of_plans_and_controls_have_names() -> None:
    names = facts_of(section_of(body_of(RICH), "Planer och kontroller"))
    assert [name.partition("verksamhetsplan")[0].partition("internkontroll")[0].strip() for name in names] == [
        "Verksamhetsplaner", "Internkontroll",
    ]  # fmt: skip
