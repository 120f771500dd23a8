"""The målkedja: from the vision by area, goal and indicator to what is done, as it goes right now."""

from datetime import date

import pytest

from macros.pages.goal import goal_page
from macros.pages.steering.chain import write_chain
from tests.pages.rendered import (
    DAY,
    GOAL_HEAD,
    HEAD,
    Files,
    classed,
    ids_of,
    links,
    links_of_its_own,
    read,
    section_of,
    site_of,
    texts,
)
from tests.site.documents import Element

GOAL = "skolnamnden/mal/malet.yml"
GOAL_TEXT = f"titel: Målet\n{GOAL_HEAD}"
TERMS = """\
namn: Prövköpings kommun
kommunkod: "1275"
mandatperioder:
  - {id: 2019-2022, start: 2019-01-01, slut: 2022-12-31}
  - {id: 2023-2026, start: 2023-01-01, slut: 2026-12-31}
  - {id: 2027-2030, start: 2027-01-01, slut: 2030-12-31}
"""
VISION = 'namn: Prövköping\nkommunkod: "1275"\nvision: {titel: Prövköping 2030, text: Här vill alla bo.}'


def goal_text(title: str, more: str = "", years: str = "2023 2026", decided: str = "") -> str:
    start, end = years.split()
    return (
        f"titel: {title}\nområde: skola\nstart: {start}-01-01\nslut: {end}-12-31\n"
        f"beslut: {{organ: fullmaktige, datum: {decided or f'{start}-01-15'}}}\n{more}"
    )


def figures(title: str, value: int, goal: str = "malet") -> str:
    aim, outcome = "{period: 2025, värde: 80}", f"{{period: 2025, värde: {value}, publicerad: 2026-03-01}}"
    return f"{HEAD.replace('Måttet', title).replace('malet', goal)}målvärden: [{aim}]\nutfall: [{outcome}]"


def activity(title: str, status: str = "pågående", more: str = "") -> str:
    dates = "start: 2025-01-13\nslut: 2026-12-18"
    return f"titel: {title}\nmål: malet\nansvarig: Rektor\n{dates}\nstatus: {status}\n{more}"


def chain_of(files: Files, day: date = DAY) -> Element:
    return read(write_chain(site_of(files, day), "malkedja/"))


def nodes_of(element: Element) -> list[Element]:
    """The goals, those further down after those they are derived from."""
    return classed(element, "node")


def heads_of(element: Element) -> list[str]:
    return [classed(node, "node-head")[0].text for node in nodes_of(element)]


# From the vision to what is done


def test_the_chain_leads_from_the_vision_by_area_and_goal_to_indicators_and_activities() -> None:
    page = chain_of({
        "kommun.yml": VISION,
        "skolnamnden/indikatorer/mattet.yml": figures("Måttet", 84),
        "fritidsnamnden/aktiviteter/laxhjalp.yml": activity("Läxhjälp"),
    })  # fmt: skip
    assert texts(page.all("h2")) == ["Visionen: Prövköping 2030", "Målområde Skola"]
    assert heads_of(page) == ["Målet Uppfylls helt Skolnämnden"]
    assert [texts(leaves.all("li")) for leaves in classed(page, "leaves")] == [
        ["Indikator: Måttet Målet nått"],
        ["Aktivitet: Läxhjälp Pågår, Fritidsnämnden"],
    ]
    assert links_of_its_own(page) == [
        ("Prövköping 2030", "../vision/"),
        ("Skola", "../mal/#skola"),
        ("Målet", "../mal/malet/"),
        ("Måttet", "../mal/malet/#mattet"),
        ("Läxhjälp", "../aktiviteter/#aktivitet_laxhjalp"),
    ]


DERIVED = {
    "fullmaktige/mal/overst.yml": goal_text("Överst"),
    GOAL: goal_text("Målet", "utgår_från: [overst]"),
    "fritidsnamnden/mal/nere.yml": goal_text("Nere", "utgår_från: [malet]"),
    "fritidsnamnden/mal/bredvid.yml": goal_text("Bredvid"),
}


def test_a_goal_stands_inside_the_one_it_is_derived_from() -> None:
    page = chain_of(DERIVED)
    assert [text.partition(" ")[0] for text in heads_of(page)] == ["Överst", "Målet", "Nere", "Bredvid"]
    assert [inner.attributes["id"] for inner in nodes_of(nodes_of(page)[1])] == ["malet", "nere"]


def test_a_goal_tells_how_many_stand_below_it_and_how_they_go() -> None:
    page = chain_of(DERIVED | {
        "skolnamnden/indikatorer/a.yml": figures("A", 84),
        "skolnamnden/indikatorer/b.yml": figures("B", 40, "nere"),
        "skolnamnden/indikatorer/c.yml": figures("C", 84, "malet"),
        "skolnamnden/aktiviteter/a.yml": activity("Läxhjälp"),
    })  # fmt: skip
    assert texts(page.all("summary")) == [
        "2 mål längre ner: 1 uppfylls helt och 1 uppfylls inte (målet Överst)",
        "2 indikatorer, 1 aktivitet och 1 mål längre ner: 1 uppfylls inte (målet Målet)",
        "1 indikator (målet Nere)",
    ]


def test_a_goal_with_nothing_below_it_has_nothing_to_open() -> None:
    assert chain_of({}).all("details", "summary") == []


def test_a_goal_below_two_others_is_counted_once_and_has_one_id() -> None:
    page = chain_of({
        "fullmaktige/mal/overst.yml": goal_text("Överst"),
        GOAL: goal_text("Målet", "utgår_från: [overst]"),
        "skolnamnden/mal/andra.yml": goal_text("Andra", "utgår_från: [overst]"),
        "fritidsnamnden/mal/nere.yml": goal_text("Nere", "utgår_från: [malet, andra]"),
    })  # fmt: skip
    assert page.all("summary")[0].text.startswith("3 mål längre ner: 3 inte rapporterat än")
    assert [text for text in heads_of(page) if text.startswith("Nere")] == [
        "Nere Inte rapporterat än Fritidsnämnden",
        "Nere Inte rapporterat än Fritidsnämnden. Står också högre upp på sidan (målet Nere).",
    ]
    assert ids_of(page).count("nere") == 1


def test_goals_stand_in_the_order_of_the_bodies_and_proposals_last() -> None:
    page = chain_of({
        GOAL: goal_text("Skolans"),
        "fritidsnamnden/mal/0.yml": goal_text("Fritidens"),
        "fullmaktige/mal/b.yml": goal_text("Fullmäktiges förslag", decided="2026-09-30"),
        "skolnamnden/mal/c.yml": goal_text("Skolans första"),
    })  # fmt: skip
    assert heads_of(page) == [
        "Skolans första Inte rapporterat än Skolnämnden",
        "Skolans Inte rapporterat än Skolnämnden",
        "Fritidens Inte rapporterat än Fritidsnämnden",
        "Fullmäktiges förslag Förslag Kommunfullmäktige",
    ]


def test_what_is_done_stands_as_it_did_on_the_day() -> None:
    made = "uppföljningar: [{datum: 2025-04-30, status: försenad}, {datum: 2026-06-16, status: klar}]"
    files = {"skolnamnden/aktiviteter/a.yml": activity("Läxhjälp", "klar", made)}
    told = [texts(chain_of(files, day).all("li"))[-1] for day in (date(2025, 4, 29), DAY, date(2026, 6, 16))]
    assert [text.removeprefix("Aktivitet: Läxhjälp ") for text in told] == [
        "Planerad, Skolnämnden", "Försenad, Skolnämnden", "Klar, Skolnämnden",
    ]  # fmt: skip


# Areas and terms

AREAS = "målområden: [{id: skola, namn: Skola}, {id: fritid, namn: Fritid}, {id: tomt, namn: Tomt}]"


def test_a_goal_derived_from_one_of_another_area_stands_in_both_places_with_one_id() -> None:
    page = chain_of({
        "malomraden.yml": AREAS,
        GOAL: goal_text("Målet"),
        "fritidsnamnden/mal/nere.yml": goal_text("Nere", "utgår_från: [malet]").replace("skola", "fritid"),
    })  # fmt: skip
    areas = [(each.one("h2").text, heads_of(each)) for each in classed(page, "chain-area")]
    assert areas == [
        ("Målområde Skola", ["Målet Inte rapporterat än Skolnämnden", "Nere Inte rapporterat än Fritidsnämnden"]),
        ("Målområde Fritid", ["Nere Inte rapporterat än Fritidsnämnden. Står också högre upp på sidan (målet Nere)."]),
    ]
    assert ids_of(page).count("nere") == 1


PERIODS = """\
målområden:
  - {id: skola, namn: Skola, mandatperiod: 2023-2026}
  - {id: forr, namn: Förr, mandatperiod: 2019-2022}
"""
OLD = goal_text("Det gamla", years="2019 2022").replace("skola", "forr")


def test_the_chain_of_the_term_that_is_told_of_stands_open_and_the_others_one_step_away() -> None:
    page = chain_of({"kommun.yml": TERMS, "malomraden.yml": PERIODS, "skolnamnden/mal/gammalt.yml": OLD})
    (earlier,) = classed(page, "other-term")
    assert (earlier.tag, earlier.one("summary").text) == ("details", "Mandatperioden 2019–2022")
    assert heads_of(earlier) == ["Det gamla Inte rapporterat än Skolnämnden"]
    assert [text.partition(" ")[0] for text in heads_of(page)] == ["Målet", "Det"]


def test_until_the_goals_of_a_new_term_are_decided_the_former_chain_stands_open() -> None:
    files = {"kommun.yml": TERMS, "malomraden.yml": PERIODS, "skolnamnden/mal/gammalt.yml": OLD}
    (later,) = classed(chain_of(files, date(2023, 2, 14)), "other-term")
    assert later.one("summary").text == "Mandatperioden 2023–2026"
    assert heads_of(later) == ["Målet Förslag Skolnämnden"]


def test_the_other_terms_stand_newest_first() -> None:
    files = {
        "kommun.yml": TERMS,
        "skolnamnden/mal/a.yml": goal_text("A", years="2019 2022"),
        "skolnamnden/mal/b.yml": goal_text("B", years="2027 2030", decided="2026-10-28"),
    }
    others = classed(chain_of(files), "other-term")
    assert [each.one("summary").text for each in others] == ["Mandatperioden 2027–2030", "Mandatperioden 2019–2022"]


# What data may do


@pytest.mark.parametrize("files", [{GOAL: None}, {GOAL: None, "kommun.yml": TERMS}])
def test_without_goals_the_page_says_so(files: Files) -> None:
    page = chain_of(files)
    assert (page.text, page.all("section")) == ("Det finns inga mål än.", [])


@pytest.mark.parametrize(
    "files",
    [
        DERIVED | {"kommun.yml": VISION},
        DERIVED | {"kommun.yml": TERMS, "malomraden.yml": PERIODS, "skolnamnden/mal/gammalt.yml": OLD},
        # an area of goals in two terms
        {"kommun.yml": TERMS, "skolnamnden/mal/gammalt.yml": goal_text("Det gamla", years="2019 2022")},
        {"kommun.yml": VISION, "skolnamnden/mal/avsnitt-vision.yml": GOAL_TEXT},
        {"skolnamnden/mal/skola.yml": GOAL_TEXT},
    ],
)
def test_no_id_stands_twice_in_the_chain(files: Files) -> None:
    ids = ids_of(chain_of(files))
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    "files",
    [
        {},
        DERIVED,
        {"kommun.yml": TERMS, "malomraden.yml": PERIODS, "skolnamnden/mal/gammalt.yml": OLD},
        {"kommun.yml": TERMS, "skolnamnden/mal/nasta.yml": goal_text("Nästa", years="2027 2030")},
        # a goal that begins before the first term
        {"kommun.yml": TERMS, "skolnamnden/mal/urgammalt.yml": goal_text("Urgammalt", years="2015 2018")},
    ],
)
def test_every_goal_stands_where_its_own_page_says_that_it_does(files: Files) -> None:
    site = site_of(files)
    there = ids_of(read(write_chain(site, "malkedja/")))
    for goal in site.plan.goals.values():
        chain = section_of(read(goal_page(site, goal).body), "Målkedjan")
        assert ("Se hela kedjan", f"../../malkedja/#{goal.id}") in links(chain)
        assert goal.id in there


SHOWN = {
    "a goal": (GOAL, goal_text("Målet")),
    "an indicator": ("skolnamnden/indikatorer/mattet.yml", figures("Måttet", 84)),
    "an activity": ("skolnamnden/aktiviteter/a.yml", activity("Läxhjälp", "klar")),
    "an assessment": (
        "skolnamnden/uppfoljning/2025-bokslut.yml",
        "publicerad: 2026-03-25\nbedömningar: [{mål: malet, färg: gul, motivering: Nja}]",
    ),
}


@pytest.mark.parametrize("what", SHOWN)
def test_the_chain_is_marked_where_it_shows_example_data(what: str) -> None:
    files = dict(SHOWN.values())
    name, text = SHOWN[what]
    assert classed(chain_of(files), "example") == []
    assert texts(classed(chain_of({**files, name: f"{text}\nexempel: true"}), "example")) == [
        "Exempel: påhittade uppgifter"
    ]


def test_whatever_titles_hold_is_shown_as_text_in_the_chain() -> None:
    lot = "</a></h2><script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    page = chain_of({
        "kommun.yml": VISION.replace("Prövköping 2030", f"'{lot}'"),
        "malomraden.yml": f"målområden: [{{id: skola, namn: '{lot}'}}]",
        GOAL: goal_text(f"'{lot}'"),
        "skolnamnden/indikatorer/mattet.yml": figures(f"'{lot}'", 84),
        "skolnamnden/aktiviteter/a.yml": activity(f"'{lot}'"),
    })  # fmt: skip
    assert page.all("script", "img") == []
    assert [text for text, _ in links_of_its_own(page)] == 5 * [lot]


def test_a_ladder_of_goals_is_told_once_however_many_ways_lead_down_it() -> None:
    steps = {f"skolnamnden/mal/s{step}.yml": goal_text(f"Steg {step}", f"utgår_från: [{above}]")
             for step in range(2, 24) for above in [", ".join(f"s{step - back}" for back in (2, 1))]}  # fmt: skip
    page = chain_of({
        GOAL: None,
        "skolnamnden/mal/s0.yml": goal_text("Steg 0"),
        "skolnamnden/mal/s1.yml": goal_text("Steg 1"),
        **steps,
    })  # fmt: skip
    assert len(heads_of(page)) == 2 + 2 * len(steps), "Each step stands under the two above it, and unfolds once"
    assert page.all("summary")[0].text.startswith("22 mål längre ner")
