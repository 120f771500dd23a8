"""The page of a goal: what it is, how it goes, why, what is done, where it comes from, what has been published."""

from datetime import date

import pytest

from macros.pages.goal import goal_page
from macros.pages.page import Site
from tests.pages.rendered import (
    DAY,
    GOAL_HEAD,
    HEAD,
    INDICATOR,
    Files,
    classed,
    facts_of,
    goal_of,
    goal_page_of,
    ids_of,
    links,
    read,
    section_of,
    table_of,
    texts,
)
from tests.repositories import plan_of

GOAL = "skolnamnden/mal/malet.yml"
NEAR = HEAD + "målvärden: [{period: 2025, värde: 80}]\nutfall: [{period: 2025, värde: 76.4, publicerad: 2026-03-01}]"
"""76,4 of 80: yellow."""
AWAITED = HEAD + "målvärden: [{period: 2026, värde: 80}]"


def assessed(period: str, colour: str, more: str = "") -> dict[str, str]:
    """A follow-up of skolnämnden, published after its period, that assesses the goal."""
    published = {"t1": "06-01", "t2": "10-01", "bokslut": "03-25"}[period[5:]]
    year = int(period[:4]) + (period[5:] == "bokslut")
    said = f"publicerad: {year}-{published}\nbedömningar: [{{mål: malet, färg: {colour}{more}}}]"
    return {f"skolnamnden/uppfoljning/{period}.yml": said}


BECAUSE = ", motivering: Skolorna arbetar på bred front. Det syns."


# What stands where


def test_a_goal_is_told_in_the_same_order_on_every_page() -> None:
    page = goal_of({INDICATOR: NEAR})
    assert texts(page.all("h1")) == ["Målet"]
    assert texts(page.all("h2")) == [
        "Indikatorer", "Aktiviteter", "Om målet", "Målkedjan", "Historik", "Källor och hänvisning",
    ]  # fmt: skip


def test_the_first_screen_is_way_goal_verdict_sentence_and_distribution() -> None:
    goal = f"titel: Målet\n{GOAL_HEAD}lättläst: Fler ska klara skolan."
    page = goal_of({GOAL: goal, INDICATOR: NEAR, **assessed("2025-bokslut", "gul")})
    wanted = ["crumbs", "h1", "assessed", "computed", "easy", "distribution", "indicator"]
    seen = [name for each in page.walk() for name in (each.tag, *each.attributes.get("class", "").split())]
    assert [name for name in dict.fromkeys(seen) if name in wanted] == wanted


def test_the_way_to_a_goal_leads_over_all_goals_and_its_area() -> None:
    (all_goals, area) = links(classed(goal_of({}), "crumbs")[0])
    assert all_goals == ("Mål", "../../mal/")
    assert (area[0], area[1].startswith("../../mal/")) == ("Skola", True)


def test_the_contents_lead_to_headings_that_are_there() -> None:
    files = {INDICATOR: NEAR}
    page, body = goal_page_of(files), goal_of(files)
    headings = [(int(each.tag[1]), each.text.removesuffix(" #")) for each in body.all("h2", "h3")]
    assert [(heading.level, heading.title) for heading in page.headings] == headings
    assert {heading.id for heading in page.headings} <= set(ids_of(body))


@pytest.mark.parametrize(
    "id_", ["mattet", "om", "historik", "kallor", "indikatorer", "aktiviteter", "malkedja", "a-diagram", "a-tabell"]
)
def test_no_id_stands_twice_whatever_indicators_and_activities_are_called(id_: str) -> None:
    activity = "titel: A\nmål: malet\nansvarig: Rektor\nstart: 2025-01-01\nslut: 2025-12-31\nstatus: klar"
    page = goal_of({
        f"skolnamnden/indikatorer/{id_}.yml": NEAR,
        "skolnamnden/indikatorer/a.yml": NEAR,
        f"skolnamnden/aktiviteter/{id_}.yml": activity,
    })  # fmt: skip
    assert sorted(ids_of(page)) == sorted(set(ids_of(page)))


def test_every_link_within_the_page_leads_to_something_on_it() -> None:
    page = goal_of({
        INDICATOR: NEAR,
        "skolnamnden/indikatorer/annat.yml": AWAITED,
        **assessed("2025-bokslut", "gul"),
    })  # fmt: skip
    within = [address.removeprefix("#") for _, address in links(page) if address.startswith("#")]
    labels = [each.attributes["aria-labelledby"] for each in page.walk() if "aria-labelledby" in each.attributes]
    assert {"mattet", "annat"} <= set(within)
    assert set(within + labels) <= set(ids_of(page))


# How it goes


@pytest.mark.parametrize(
    ("files", "verdict", "computed"),
    [
        # the assessment leads; what is computed stands beside, the same or not
        (
            {INDICATOR: NEAR, **assessed("2025-bokslut", "grön", BECAUSE)},
            "Uppfylls helt sedan bokslutet 2025, bedömt av skolnämnden",
            ["Uträknat av utfallen: Uppfylls delvis 1 gul"],
        ),
        (
            {INDICATOR: NEAR, **assessed("2025-bokslut", "gul")},
            "Uppfylls delvis sedan bokslutet 2025, bedömt av skolnämnden",
            ["Uträknat av utfallen: Uppfylls delvis 1 gul"],
        ),
        # the last final assessment, as it is now
        (
            {INDICATOR: NEAR, **assessed("2024-bokslut", "röd", BECAUSE), **assessed("2025-bokslut", "gul")},
            "Uppfylls delvis sedan bokslutet 2025, bedömt av skolnämnden",
            ["Uträknat av utfallen: Uppfylls delvis 1 gul"],
        ),
        # no assessment
        ({INDICATOR: NEAR}, "Uppfylls delvis uträknat, ännu inte bedömt", ["Indikatorerna: 1 gul"]),
        ({INDICATOR: AWAITED}, "Inte rapporterat än", ["Indikatorerna: 1 inte rapporterad"]),
        ({}, "Inte rapporterat än", ["Indikatorerna: inga indikatorer med målvärde"]),
        # only a forecast
        (
            {INDICATOR: AWAITED, **assessed("2026-t1", "gul")},
            "Prognos: uppfylls delvis i tertial 1 2026, bedömt av skolnämnden",
            ["Uträknat av utfallen: Inte rapporterat än 1 inte rapporterad"],
        ),
        # a later forecast beside the last result
        (
            {INDICATOR: NEAR, **assessed("2025-bokslut", "gul"), **assessed("2026-t1", "grön", BECAUSE)},
            "Uppfylls delvis sedan bokslutet 2025, bedömt av skolnämnden",
            ["Uträknat av utfallen: Uppfylls delvis 1 gul", "Prognos i tertial 1 2026: Uppfylls helt"],
        ),
        # an earlier forecast is gone
        (
            {INDICATOR: NEAR, **assessed("2025-t2", "grön", BECAUSE), **assessed("2025-bokslut", "gul")},
            "Uppfylls delvis sedan bokslutet 2025, bedömt av skolnämnden",
            ["Uträknat av utfallen: Uppfylls delvis 1 gul"],
        ),
    ],
)
def test_the_assessment_leads_and_what_is_computed_stands_beside_it(
    files: Files, verdict: str, computed: list[str]
) -> None:
    page = goal_of(files)
    assert texts(classed(page, "assessed")) == [verdict]
    assert texts([each for each in classed(page, "computed") if each.tag == "p"]) == computed


def test_black_is_not_said_to_be_the_assessment_of_those_who_forecast_something_else() -> None:
    files = {
        INDICATOR: HEAD + "målvärden: [{period: 2025, värde: 80}]",
        **assessed("2025-t1", "grön"),
        "skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-25",
    }
    verdict = classed(goal_of(files), "assessed")[0].text
    assert verdict.startswith("Inte mätt")
    assert "tertial 1 2025, bedömt av" not in verdict


def test_an_assessment_leads_to_the_follow_up_that_made_it() -> None:
    page = goal_of({INDICATOR: NEAR, **assessed("2025-bokslut", "gul")})
    assert links(classed(page, "assessed")[0]) == [("bokslutet 2025", "../../uppfoljning/2025-bokslut/#malet")]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (BECAUSE, ["Skolorna arbetar på bred front. Det syns."]),
        (
            BECAUSE + ", analys: Fler har fått hjälp",
            ["Skolorna arbetar på bred front. Det syns.", "Fler har fått hjälp"],
        ),
        (", analys: Fler har fått hjälp", ["Fler har fått hjälp"]),
    ],
)
def test_why_a_goal_is_assessed_so_can_be_read(said: str, shown: list[str]) -> None:
    page = goal_of({INDICATOR: NEAR, **assessed("2025-bokslut", "gul", said)})
    reason = classed(page, "reason")[0]
    assert reason.one("summary").text == "Därför bedöms målet så"
    assert texts(reason.all("p")) == shown


@pytest.mark.parametrize(
    ("files", "description"),
    [
        ({INDICATOR: NEAR}, "Uppfylls delvis."),
        ({INDICATOR: NEAR, **assessed("2025-bokslut", "gul")}, "Uppfylls delvis sedan bokslutet 2025."),
        ({INDICATOR: AWAITED, **assessed("2026-t1", "gul")}, "Prognos: uppfylls delvis i tertial 1 2026."),
    ],
)
def test_the_description_says_how_it_goes_and_since_when(files: Files, description: str) -> None:
    assert goal_page_of(files).description == description


# What it means


LONG = "Det här är en mening som är lång men lätt att läsa. " * 5


@pytest.mark.parametrize(
    ("texts_of_goal", "lead"),
    [
        ("", []),
        ("beskrivning: Alla ska **klara** skolan. Det är svårt.", ["Alla ska klara skolan."]),
    ],
)
def test_a_goal_without_easy_text_is_told_in_one_plain_sentence(texts_of_goal: str, lead: list[str]) -> None:
    page = goal_of({GOAL: f"titel: Målet\n{GOAL_HEAD}{texts_of_goal}"})
    assert texts(classed(page, "lead")) == lead
    assert classed(page, "easy") == []


@pytest.mark.parametrize(
    ("easy", "told"),
    [
        ("Fler ska klara skolan. Alla får hjälp.", "Fler ska klara skolan.<br> Alla får hjälp."),
        ("Vi gör mycket, t.ex. läxhjälp. Det räcker.", "Vi gör mycket, t.ex. läxhjälp.<br> Det räcker."),
        (LONG, "<br> ".join(["Det här är en mening som är lång men lätt att läsa."] * 5)),
    ],
)
def test_an_easy_text_stands_whole_under_its_own_heading_a_sentence_a_line(easy: str, told: str) -> None:
    files = {GOAL: f"titel: Målet\n{GOAL_HEAD}beskrivning: Svårt.\nlättläst: {easy}"}
    (block,) = classed(goal_of(files), "easy")
    assert block.one("h2").text == "Lättläst"
    assert f"<p>{told}</p>" in " ".join(goal_page_of(files).body.split())
    assert goal_page_of(files).headings[0].title == "Lättläst"
    assert classed(goal_of(files), "lead") == []


# Its indicators


def test_the_distribution_shows_each_indicator_with_its_word_and_leads_to_it() -> None:
    page = goal_of({
        INDICATOR: NEAR,
        "skolnamnden/indikatorer/annat.yml": AWAITED.replace("Måttet", "Annat"),
        "skolnamnden/indikatorer/nyckeltal.yml": HEAD.replace("Måttet", "Nyckeltalet"),
    })  # fmt: skip
    assert links(classed(page, "distribution")[0]) == [
        ("Annat: Inte rapporterat än", "#annat"),
        ("Måttet: Nära målet", "#mattet"),
        ("Nyckeltalet: Följs utan mål", "#nyckeltal"),
    ]


TARGET = "målvärden: [{period: 2025, värde: 80}]\n"
LIMITS = "Grönt är minst 100 procent av målet, gult minst 80 procent."


@pytest.mark.parametrize(
    ("figures", "standing", "why"),
    [
        (
            TARGET + "utfall: [{period: 2025, värde: 76.4, publicerad: 2026-03-01}]",
            "Nära målet 76,4 % 2025 · Mål 80 %",
            "76,4 / 80 = 95,5 % → gul. " + LIMITS,
        ),
        (
            TARGET + "utfall: [{period: 2025, värde: 84, typ: prognos, publicerad: 2025-10-01}]",
            "Prognos: målet nått 84 % 2025 · Mål 80 %",
            "84 / 80 = 105 % → grön. Det är en prognos, inte ett resultat. " + LIMITS,
        ),
        (
            "utfall: [{period: 2025, värde: 76.4, publicerad: 2026-03-01}]",
            "Följs utan mål 76,4 % 2025",
            "Indikatorn följs utan målvärde och får därför ingen färg.",
        ),
        (TARGET, "Inte rapporterat än 2025 · Mål 80 %", "Utfallet för 2025 är inte rapporterat än."),
        (
            TARGET + "utfall: [{period: 2025, inte_mätt: Enkäten uteblev, publicerad: 2026-03-01}]",
            "Inte mätt 2025 · Mål 80 %",
            "Ingen mätning för 2025. Enkäten uteblev.",
        ),
    ],
)
def test_an_indicator_says_how_it_stands_and_why_it_has_its_colour(figures: str, standing: str, why: str) -> None:
    section = section_of(goal_of({INDICATOR: HEAD + figures}), "Måttet")
    assert texts(classed(section, "standing")) == [standing]
    assert texts(classed(section, "why")) == [f"Därför denna färg: {why}"]


def test_chart_and_table_show_the_same_values() -> None:
    figures = """\
målvärden: [{period: 2024, värde: 80}, {period: 2025, värde: 82}]
utfall:
  - {period: 2023, värde: 71, publicerad: 2024-03-01}
  - {period: 2024, värde: 74.5, publicerad: 2025-03-01, kvinnor: 77, män: 72}
  - {period: 2025, värde: 76.4, publicerad: 2026-03-01, kvinnor: 79, män: 73.9, antal: 85, jämförelse: {riket: 85.3}}
"""
    section = section_of(goal_of({INDICATOR: HEAD + figures}), "Måttet")
    points = [
        each.attributes["aria-label"].replace("\u00a0", " ")
        for each in section.all("g")
        if "tabindex" in each.attributes
    ]
    assert points == ["2023: 71 %", "2024: 74,5 %", "2025: 76,4 %"]
    assert table_of(section) == [
        ["Period", "Utfall", "Mål", "Grad", "Läge", "Kvinnor", "Män", "Riket", "Antal", "Publicerad"],
        ["2025", "76,4 %", "82 %", "93 %", "Nära målet", "79 %", "73,9 %", "85,3 %", "85", "1 mars 2026"],
        ["2024", "74,5 %", "80 %", "93 %", "Nära målet", "77 %", "72 %", "–", "–", "1 mars 2025"],
        ["2023", "71 %", "–", "–", "–", "–", "–", "–", "–", "1 mars 2024"],
    ]
    assert facts_of(section)["Jämför med andra"] == (
        "Prövköpings kommun 76,4 %, riket 85,3 % (2025). "
        "Färgen gäller vårt eget mål, inte jämförelsen. Alla jämförelser"
    )
    assert facts_of(section)["Kvinnor och män"] == "Kvinnor 79 %, män 73,9 % (2025)."


def test_a_chart_is_named_by_its_title_and_can_be_explored() -> None:
    section = section_of(goal_of({INDICATOR: NEAR}), "Måttet")
    title, picture = section.one("figcaption"), classed(section, "chart")[0]
    assert (title.text, picture.attributes["aria-labelledby"]) == ("Måttet, andel i procent", title.attributes["id"])
    assert classed(section, "explore")[0].attributes["data-figure"] == "../../data/diagram/mattet.json"


@pytest.mark.parametrize(
    ("outcomes", "note"),
    [
        (["2024, värde: 97", "2025, värde: 99"], ["Axeln börjar inte vid noll utan vid 97, så att förändringen syns."]),
        (["2024, värde: 20", "2025, värde: 99"], []),
    ],
)
def test_an_axis_that_leaves_zero_out_says_so(outcomes: list[str], note: list[str]) -> None:
    figures = "".join(f"\n  - {{period: {each}, publicerad: 2026-03-01}}" for each in outcomes)
    assert texts(classed(goal_of({INDICATOR: f"{HEAD}utfall:{figures}"}), "chart-note")) == note


@pytest.mark.parametrize(
    ("outcome", "noted", "cell"),
    [
        ("värde: 76, kommentar: Många nya elever", ["2025: Många nya elever."], "76 %"),
        (
            "värde: 76, rättelser: [{datum: 2026-05-02, tidigare: 75.5, orsak: Fel i underlaget}]",
            ["* 2025 rättades den 2 maj 2026. Tidigare stod 75,5 %. Fel i underlaget."],
            "76 % *",
        ),
        (
            "värde: 76, rättelser: [{datum: 2026-05-02, tidigare: 76, orsak: Kvinnor var 78 %}]",
            ["* 2025 rättades den 2 maj 2026. Kvinnor var 78 %."],
            "76 % *",
        ),
        ("inte_mätt: Enkäten uteblev", ["2025: ej mätt. Enkäten uteblev."], "Ej mätt"),
        (
            "värde: 76, återkallad: {datum: 2026-04-02, orsak: Avsåg fel skola}",
            ["2025: 76 % återkallades den 2 april 2026. Avsåg fel skola."],
            "–",
        ),
        ("värde: 76, typ: preliminärt", [], "76 % (preliminärt)"),
    ],
)
def test_what_was_corrected_withdrawn_or_not_measured_is_told_with_its_reason(
    outcome: str, noted: list[str], cell: str
) -> None:
    figures = f"målvärden: [{{period: 2025, värde: 80}}]\nutfall: [{{period: 2025, publicerad: 2026-03-01, {outcome}}}]"
    section = section_of(goal_of({INDICATOR: HEAD + figures}), "Måttet")
    assert texts(section.all("li")) == noted
    columns, row = table_of(section)
    assert dict(zip(columns, row, strict=True)).get("Utfall", "–") == cell


def test_a_changed_target_is_told_with_what_stood_there_before() -> None:
    figures = """\
målvärden:
  - period: 2025
    värde: 82
    beslut: {organ: fullmaktige, datum: 2024-06-19}
    rättelser: [{datum: 2025-06-18, tidigare: 85, orsak: Nytt beslut KF § 41}]
"""
    section = section_of(goal_of({INDICATOR: HEAD + figures}), "Måttet")
    assert texts(section.all("li")) == [
        "Målet för 2025 ändrades den 18 juni 2025. Tidigare stod 85 %. Nytt beslut KF § 41."
    ]


def test_the_source_of_the_outcomes_is_told_and_that_the_degree_is_our_own() -> None:
    source = "\nkälla: {namn: Kolada, id: N15428, länk: 'https://kolada.se'}\nmätning: årligen"
    section = section_of(goal_of({INDICATOR: NEAR + source}), "Måttet")
    assert facts_of(section)["Källa"] == (
        "Kolada N15428, mäts årligen. Graden av måluppfyllelse har Prövköpings kommun räknat."
    )
    assert ("Kolada", "https://kolada.se") in links(section)


# What is done


ACTIVITY = """\
titel: Läxhjälp
mål: malet
ansvarig: Rektor, Centralskolan
start: 2025-01-13
slut: 2025-12-19
status: klar
beskrivning: Tre dagar i *veckan*.
uppföljningar:
  - {datum: 2025-04-30, status: pågående, kommentar: Två skolor av tre}
  - {datum: 2025-12-20, status: klar}
"""


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-02-01", "Planerad WHEN Inte följd upp än."),
        ("2025-05-01", "Pågår WHEN Senast följd upp 30 april 2025: Två skolor av tre"),
        ("2026-06-15", "Klar WHEN Senast följd upp 20 december 2025"),
    ],
)
def test_an_activity_has_its_own_status_as_known_on_the_day(day: str, told: str) -> None:
    when = "13 januari 2025 – 19 december 2025 · Rektor, Centralskolan"
    page = goal_of({"skolnamnden/aktiviteter/laxhjalp.yml": ACTIVITY}, day=date.fromisoformat(day))
    activity = section_of(page, "Aktiviteter").one("li")
    assert activity.one("h3").text == "Läxhjälp"
    assert " ".join(each.text for each in activity.all("p") if "veckan" not in each.text) == told.replace("WHEN", when)


def test_a_goal_without_activities_and_indicators_says_so() -> None:
    page = goal_of({})
    assert section_of(page, "Indikatorer").one("p").text == "Målet har inga indikatorer än."
    assert section_of(page, "Aktiviteter").one("p").text == "Inga aktiviteter är inlagda för målet."


# Where it comes from


CHAIN = {
    GOAL: f"titel: Målet\n{GOAL_HEAD}utgår_från: [overst]",
    "fullmaktige/mal/overst.yml": f"titel: Det översta\n{GOAL_HEAD}",
    "fritidsnamnden/mal/nedanfor.yml": f"titel: Det nedanför\n{GOAL_HEAD}utgår_från: [malet]",
}


def test_the_chain_of_goals_is_told_upward_and_downward() -> None:
    chain = classed(goal_of(CHAIN), "chain")[0]
    assert links(chain) == [
        ("Skola", "../../mal/#skola"),
        ("Det översta Inte rapporterat än", "../../mal/overst/"),
        ("Det nedanför Inte rapporterat än", "../../mal/nedanfor/"),
    ]
    assert texts(classed(chain, "hidden")) == ["Utgår från:", "Leder vidare till:"]
    assert texts(classed(chain, "whose")) == ["Målområde", "Kommunfullmäktige", "Skolnämnden", "Fritidsnämnden"]


def test_the_chain_of_a_goal_begins_with_the_vision_and_leads_to_the_whole() -> None:
    vision = "vision: {titel: Prövköping 2030, text: Här vill alla bo.}"
    page = goal_of({**CHAIN, "kommun.yml": f'namn: Prövköping\nkommunkod: "1275"\n{vision}'})
    chain = classed(page, "chain")[0]
    assert [each.attributes["class"] for each in chain.all("li")] == ["up", "up", "up", "here", "down"]
    assert links(chain)[:2] == [("Prövköping 2030", "../../vision/"), ("Skola", "../../mal/#skola")]
    assert texts(classed(chain, "hidden"))[0] == "Visionen:"
    assert ("Se hela kedjan", "../../malkedja/#malet") in links(section_of(page, "Målkedjan"))


def test_the_facts_of_a_goal_are_its_owner_time_and_decision() -> None:
    goal = """\
titel: Målet
område: skola
start: 2023-01-01
slut: 2026-12-31
ansvariga: [fritidsnamnden]
beslut: {organ: fullmaktige, datum: 2023-02-15, paragraf: § 20, diarienummer: KS 2019/90, länk: 'https://a.se/p'}
"""
    facts = facts_of(section_of(goal_of({GOAL: goal}), "Om målet"))
    assert {name: told for name, told in facts.items() if not name.startswith("Styrmodell")} == {
        "Ägs av": "Skolnämnden",
        "Ansvarar": "Fritidsnämnden",
        "Gäller": "1 januari 2023 – 31 december 2026",
        "Beslutat": "15 februari 2023 av kommunfullmäktige, § 20, diarienummer KS 2019/90, protokoll",
    }


MODELS = """\
namn: Prövköpings kommun
kommunkod: "1275"
styrmodeller:
  - {id: "2019", namn: Styrkortsmodellen, gäller_från: 2015-01-01}
  - {id: "2023", namn: Riktlinje 3.0, gäller_från: 2023-01-01, grön_från: 100, gul_från: 80}
"""
BY_DEGREE = "Riktlinje 3.0. Färgen sätts efter graden av måluppfyllelse i procent. Så räknar vi"
BY_WORDS = "Styrkortsmodellen. Målet bedöms med orden uppfylls helt, uppfylls delvis eller uppfylls inte. Så räknar vi"


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("2023-01-01", [BY_DEGREE]),
        ("2022-12-31", [BY_WORDS]),
        ("2015-01-01", [BY_WORDS]),
        # before any model
        ("2014-12-31", []),
    ],
)
def test_the_facts_of_a_goal_tell_the_steering_model_that_it_begins_under(start: str, told: list[str]) -> None:
    goal = f"titel: Målet\n{GOAL_HEAD}".replace("start: 2023-01-01", f"start: {start}")
    section = section_of(goal_of({"kommun.yml": MODELS, GOAL: goal}), "Om målet")
    assert [text for name, text in facts_of(section).items() if name.startswith("Styrmodell")] == told
    assert bool([address for text, address in links(section) if text == "Så räknar vi"]) == bool(told)


NEWER = {GOAL: f"titel: Målet\n{GOAL_HEAD}ersätter: [gammalt]"}
OLDER = {
    "skolnamnden/mal/gammalt.yml": (
        "titel: Det gamla\nområde: skola\nstart: 2019-01-01\nslut: 2022-12-31\n"
        "beslut: {organ: fullmaktige, datum: 2019-02-15}"
    )
}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (NEWER | OLDER, ["Målet gällde till 31 december 2022 och är avslutat. Det ersattes av Målet."]),
        (OLDER, ["Målet gällde till 31 december 2022 och är avslutat."]),
    ],
)
def test_a_closed_goal_says_so_and_what_took_its_place(files: Files, said: list[str]) -> None:
    assert texts(classed(goal_of(files, "gammalt"), "closed")) == said
    assert classed(goal_of(files, "malet"), "closed") == []


COMING = {
    GOAL: f"titel: Målet\n{GOAL_HEAD}".replace("2023-02-15", "2022-11-30") + "ersätter: [gammalt]",
    INDICATOR: HEAD + "målvärden: [{period: 2025, värde: 80}]",
    **OLDER,
}
"""A goal that is decided 2022-11-30, holds from 2023 and replaces one that holds to 2022."""


@pytest.mark.parametrize(
    ("day", "newer", "older"),
    [
        (
            "2022-11-29",
            ["Det här är ett förslag. Målet beslutas i november 2022 av kommunfullmäktige och kan ändras innan dess."],
            [
                (
                    "Det finns ett förslag till nytt mål i stället, från 1 januari 2023: Målet. "
                    "Det beslutas i november 2022."
                )
            ],
        ),
        (
            "2022-11-30",
            ["Målet är beslutat och gäller från 1 januari 2023."],
            ["Från 1 januari 2023 ersätts det av Målet."],
        ),
        ("2023-01-01", [], ["Målet gällde till 31 december 2022 och är avslutat. Det ersattes av Målet."]),
        ("2026-12-31", [], ["Målet gällde till 31 december 2022 och är avslutat. Det ersattes av Målet."]),
    ],
)
def test_a_goal_says_where_in_its_life_it_is_and_what_takes_its_place(
    day: str, newer: list[str], older: list[str]
) -> None:
    told = [texts(classed(goal_of(COMING, id_, date.fromisoformat(day)), "closed")) for id_ in ("malet", "gammalt")]
    assert told == [newer, older]


@pytest.mark.parametrize(
    ("day", "word", "decided"),
    [
        ("2022-11-29", "Förslag", "Beslutas"),
        ("2022-11-30", "Gäller inte än", "Beslutat"),
        ("2023-01-01", "Inte rapporterat än", "Beslutat"),
    ],
)
def test_a_goal_that_does_not_hold_yet_has_a_word_of_its_own_instead_of_a_colour(
    day: str, word: str, decided: str
) -> None:
    page = goal_of(COMING, day=date.fromisoformat(day))
    assert classed(classed(page, "assessed")[0], "chip")[0].text == word
    assert decided in facts_of(section_of(page, "Om målet"))
    assert ("Målvärdena visas när de är beslutade." in page.text) == (word == "Förslag")


def test_a_closed_goal_keeps_its_last_assessment_as_the_last() -> None:
    verdict = {"skolnamnden/uppfoljning/2022-bokslut.yml": "publicerad: 2023-03-25\nbedömningar: "
               "[{mål: gammalt, färg: gul}]"}  # fmt: skip
    page = goal_of({**OLDER, **verdict}, "gammalt")
    assert texts(classed(page, "assessed")) == ["Uppfylls delvis slutlig bedömning i bokslutet 2022 av skolnämnden"]


def test_a_goal_says_what_it_replaces() -> None:
    facts = section_of(goal_of(NEWER | OLDER), "Om målet")
    assert facts_of(facts)["Ersätter"] == "Det gamla"
    assert ("Det gamla", "../../mal/gammalt/") in links(facts)


# What has been published


def test_the_history_tells_every_figure_correction_decision_and_assessment_newest_first() -> None:
    figures = """\
målvärden:
  - period: 2025
    värde: 80
    beslut: {organ: fullmaktige, datum: 2024-06-19}
    rättelser: [{datum: 2025-06-18, tidigare: 85, orsak: Nytt beslut}]
utfall:
  - period: 2025
    värde: 76.4
    publicerad: 2026-03-01
    rättelser: [{datum: 2026-05-02, tidigare: 75.4, orsak: Fel i underlaget}]
  - {period: 2026, värde: 78, typ: prognos, publicerad: 2026-06-02}
"""
    corrected = ", rättelser: [{datum: 2026-06-01, tidigare: röd, orsak: Fel siffra}], motivering: Det går framåt"
    page = goal_of({INDICATOR: HEAD + figures, **assessed("2025-bokslut", "gul", corrected)})
    assert texts(section_of(page, "Historik").all("li")) == [
        "Bokslut 2025 rättat sedan Uppfylls inte",
        "2 juni 2026 Måttet Prognos för 2026: 78 %.",
        "1 juni 2026 Målet Bedömningen rättades till uppfylls delvis (gul) från uppfylls inte (röd). Fel siffra",
        "2 maj 2026 Måttet Utfallet för 2025 rättades till 76,4 % från 75,4 %. Fel i underlaget",
        "25 mars 2026 Målet Bedömningen i bokslutet 2025: uppfylls inte (röd). Det går framåt",
        "1 mars 2026 Måttet Nytt utfall för 2025: 75,4 %.",
        "18 juni 2025 Måttet Målvärdet för 2025 ändrades till 80 % från 85 %. Nytt beslut",
        "19 juni 2024 Måttet Målvärdet för 2025 beslutades: 85 %.",
        "15 februari 2023 Målet Målet beslutades av kommunfullmäktige.",
    ]


def test_older_events_are_folded_away_but_there() -> None:
    outcomes = "".join(
        f"\n  - {{period: {year}, värde: {year - 1950}, publicerad: {year + 1}-03-01}}" for year in range(2014, 2025)
    )
    history = section_of(goal_of({INDICATOR: f"{HEAD}utfall:{outcomes}"}), "Historik")
    assert history.one("summary").text == "Visa 4 äldre händelser"
    assert (len(history.all("li")), len(history.one("details").all("li"))) == (12, 4)


def test_the_page_shows_nothing_that_was_published_after_its_day() -> None:
    page = goal_of({INDICATOR: NEAR, **assessed("2025-bokslut", "gul")}, day=date(2026, 2, 28))
    assert "76,4" not in page.text
    assert texts(classed(page, "assessed")) == ["Inte rapporterat än"]


@pytest.mark.parametrize(
    ("repository", "found"),
    [
        ("", []),
        (
            "https://git.example.se/mal",
            [
                ("skolnamnden/mal/malet.yml", "https://git.example.se/mal/goals/skolnamnden/mal/malet.yml"),
                (INDICATOR, f"https://git.example.se/mal/goals/{INDICATOR}"),
            ],
        ),
    ],
)
def test_the_files_that_say_so_are_named_and_linked_where_they_can_be_seen(
    repository: str, found: list[tuple[str, str]]
) -> None:
    site = Site(plan_of({INDICATOR: NEAR}), DAY, repository)
    sources = section_of(read(goal_page(site, site.plan.goals["malet"]).body), "Källor och hänvisning").one("p")
    assert texts(sources.all("code")) == ["skolnamnden/mal/malet.yml", INDICATOR]
    assert links(sources) == found


# Example data


EXAMPLE = "\nexempel: true"
GOAL_TEXT = f"titel: Målet\n{GOAL_HEAD}"


@pytest.mark.parametrize(
    ("files", "is_marked"),
    [
        ({GOAL: GOAL_TEXT}, False),
        ({GOAL: GOAL_TEXT + "exempel: true"}, True),
        ({INDICATOR: NEAR}, False),
        ({INDICATOR: NEAR + EXAMPLE}, True),
        ({"skolnamnden/aktiviteter/a.yml": ACTIVITY}, False),
        ({"skolnamnden/aktiviteter/a.yml": ACTIVITY + "exempel: true"}, True),
        ({INDICATOR: NEAR, **assessed("2025-bokslut", "gul", "}]" + EXAMPLE + "\nsammanfattning: X #")}, True),
        # example data of other goals, bodies and follow-ups
        ({"fritidsnamnden/mal/annat.yml": GOAL_TEXT + "exempel: true"}, False),
        (CHAIN | {"fritidsnamnden/mal/nedanfor.yml": CHAIN["fritidsnamnden/mal/nedanfor.yml"] + EXAMPLE}, True),
    ],
)
def test_the_mark_of_example_data_stands_where_some_is_shown(files: Files, is_marked: bool) -> None:
    notice = ["Exempel: påhittade uppgifter"] if is_marked else []
    assert texts(classed(classed(goal_of(files), "above")[0], "example")) == notice


def test_what_is_example_data_is_marked_where_it_stands_too() -> None:
    page = goal_of({
        INDICATOR: NEAR + EXAMPLE,
        "skolnamnden/indikatorer/annat.yml": NEAR.replace("Måttet", "Annat"),
        "skolnamnden/aktiviteter/a.yml": ACTIVITY + "exempel: true",
    })  # fmt: skip
    assert [each.text.partition(" ")[0] for each in page.all("h3") if classed(each, "example")] == [
        "Måttet",
        "Läxhjälp",
    ]


# Hostile data


def test_whatever_a_title_holds_is_shown_as_text() -> None:
    title = "</h1><script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    page = goal_of({GOAL: f"titel: '{title}'\n{GOAL_HEAD}", INDICATOR: NEAR.replace("Måttet", f"'{title}'")})
    assert page.one("h1").text == title
    assert page.all("script", "img") == []
    assert section_of(page, title).one("figcaption").text == f"{title}, andel i procent"
