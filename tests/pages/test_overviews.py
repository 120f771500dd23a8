"""The pages that lead to others: the start page, the lists, the pages of bodies and indicators; and their links."""

from collections.abc import Callable

import pytest

from macros.pages.overviews import (
    write_body_list,
    write_filter_css,
    write_goal_list,
    write_steering_models,
)
from macros.pages.page import relative_link
from macros.pages.start import write_start
from macros.pages.worked_examples import write_examples, write_goal_examples, write_older_examples
from tests.pages.rendered import (
    CLOSED_TEXT,
    GOAL,
    GOAL_HEAD,
    GOAL_TEXT,
    HEAD,
    INDICATOR,
    Files,
    body_of,
    body_page_of,
    classed,
    figures,
    ids_of,
    indicator_of,
    links,
    read,
    section_of,
    site_of,
    table_of,
    texts,
)
from tests.site.documents import Element


def start_of(files: Files) -> Element:
    return read(write_start(site_of(files), ""))


def goal_list_of(files: Files) -> Element:
    return read(write_goal_list(site_of(files), "mal/"))


# Links


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "mal/", "mal/"),
        ("mal/", "", "../"),
        ("mal/", "mal/", "../mal/"),
        ("mal/malet/", "", "../../"),
        ("mal/malet/", "mal/annat/", "../../mal/annat/"),
        ("mal/malet/", "organ/skolnamnden/#mal", "../../organ/skolnamnden/#mal"),
    ],
)
def test_a_link_leads_from_one_address_to_another_below_any_path(here: str, there: str, link: str) -> None:
    assert relative_link(here, there) == link


# The list of goals


LISTED = {
    "malomraden.yml": "målområden: [{id: skola, namn: Skola}, {id: forr, namn: Förr}]",
    GOAL: GOAL_TEXT,
    "fritidsnamnden/mal/annat.yml": GOAL_TEXT.replace("Målet", "Annat"),
    "fullmaktige/mal/gammalt.yml": CLOSED_TEXT.replace("skola", "forr"),
    INDICATOR: figures("värde: 76.4"),
}


def test_goals_are_listed_by_area_in_the_order_of_their_titles_closed_areas_last() -> None:
    page = goal_list_of(LISTED)
    assert texts(page.all("h2"))[:-1] == ["Skola", "Förr"], "Then comes what to subscribe to"
    assert [each for row in classed(page, "goal-rows") for each in links(row)] == [
        ("Annat", "../mal/annat/"),
        ("Målet", "../mal/malet/"),
        ("Det gamla", "../mal/gammalt/"),
    ]
    assert texts(classed(page, "earlier")) == ["Mål från tidigare mandatperioder:"]


def test_titles_are_sorted_as_swedes_sort() -> None:
    titles = ["Åldras väl", "Ärlig kommun", "Öppna dörrar", "e-tjänster för alla", "Fler i arbete"]
    goals = {f"skolnamnden/mal/m{number}.yml": f"titel: {title}\n{GOAL_HEAD}" for number, title in enumerate(titles)}
    listed = classed(goal_list_of({GOAL: None, **goals}), "goal-rows")[0]
    assert [text for text, _ in links(listed)] == [
        "e-tjänster för alla", "Fler i arbete", "Åldras väl", "Ärlig kommun", "Öppna dörrar",
    ]  # fmt: skip


def test_a_goal_can_be_found_by_area_body_colour_and_year() -> None:
    rows = [each for each in goal_list_of(LISTED).all("li") if "data-omrade" in each.attributes]
    assert [[row.attributes[f"data-{name}"] for name in ("omrade", "organ", "farg", "ar")] for row in rows] == [
        ["skola", "fritidsnamnden", "inte-rapporterat", "2023 2024 2025 2026"],
        ["skola", "skolnamnden", "gul", "2023 2024 2025 2026"],
        ["forr", "fullmaktige", "inte-rapporterat", "2019 2020 2021 2022"],
    ]


def test_the_form_offers_every_area_body_colour_and_year_and_works_without_script() -> None:
    form = goal_list_of(LISTED).one("form")
    offered = {
        select.attributes["name"]: [option.attributes["value"] for option in select.all("option")]
        for select in form.all("select")
    }
    assert offered == {
        "omrade": ["", "skola", "forr"],
        "organ": ["", "fullmaktige", "skolnamnden", "fritidsnamnden"],
        "farg": ["", "gron", "gul", "rod", "svart", "inte-rapporterat"],
        "ar": ["", "2026", "2025", "2024", "2023", "2022", "2021", "2020", "2019"],
    }
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "./")
    assert {label.attributes["for"] for label in form.all("label")} <= set(ids_of(form))


def test_a_choice_hides_the_rows_that_it_leaves_out_by_style_alone() -> None:
    selects = {each.attributes["name"]: each.attributes["id"] for each in goal_list_of(LISTED).all("select")}
    rules = write_filter_css(site_of(LISTED)).splitlines()
    assert (
        f'.goal-list:has(#{selects["farg"]} option[value="gul"]:checked) li[data-farg]:not([data-farg~="gul"])'
        "{display:none}"
    ) in rules
    chosen = {rule.split('value="')[1].split('"')[0] for rule in rules}
    assert {"skola", "forr", "skolnamnden", "inte-rapporterat", "2019", "2026"} <= chosen


# Other lists


def test_bodies_are_listed_by_kind_with_how_their_goals_go() -> None:
    page = read(write_body_list(site_of({INDICATOR: figures("värde: 76.4")}), "organ/"))
    assert texts(page.all("h2")) == ["Fullmäktige", "Nämnder"]
    assert texts(page.all("li")) == [
        "Kommunfullmäktige Inga egna mål",
        "Skolnämnden 1 mål: 1 uppfylls delvis",
        "Fritidsnämnden Inga egna mål",
    ]


def test_the_steering_models_are_told_by_when_they_apply_with_their_limits() -> None:
    municipality = """\
namn: Prövköping
kommunkod: "1275"
styrmodeller:
  - {id: ny, namn: Riktlinje 3.0, gäller_från: 2023-01-01, grön_från: 95, gul_från: 72.5}
  - {id: gammal, namn: Styrkort, gäller_från: 2015-01-01, riktlinje: Den äldre, aktiviteter_följs_upp: 4}
"""
    page = read(write_steering_models(site_of({"kommun.yml": municipality}), "sa-raknar-vi/"))
    older, newer = texts(page.all("li"))
    assert older.startswith("Styrkort (Den äldre) gäller perioder som börjar 1 januari 2015 eller senare.")
    assert "grönt från 100 procent och gult från 80 procent. Det är vårt val." in older
    assert older.endswith("Aktiviteter ska följas upp minst 4 gånger om året.")
    assert newer == (
        "Riktlinje 3.0 gäller perioder som börjar 1 januari 2023 eller senare. Grönt från 95 procent, gult från "
        "72,5 procent. Aktiviteter ska följas upp minst 3 gånger om året."
    )


def test_the_worked_examples_are_computed_by_the_rules() -> None:
    assert table_of(read(write_examples("sa-raknar-vi/")))[1:] == [
        ["Högre är bättre", "76,4 / 80 = 95,5 %", "Nära målet"],
        ["Högre är bättre, målet nått", "82 / 80 = 102,5 %", "Målet nått"],
        ["Lägre är bättre", "5,5 / 7,5 ≈ 73,33 %", "Målet inte nått"],
        ["Inom ett intervall", "97 ligger mellan 95 och 100: 100 %", "Målet nått"],
        ["Ja eller nej", "Nej, målet är ja: 0 %", "Målet inte nått"],
        ["Förflyttning", "(78 − 70) / (80 − 70) = 80 %", "Nära målet"],
        ["Trösklar", "−0,4 ≥ −1,5 (gränsen för gult)", "Nära målet"],
    ]


def test_the_worked_examples_of_the_older_model_are_computed_by_the_rules_and_told_in_its_words() -> None:
    assert table_of(read(write_older_examples("sa-raknar-vi/")))[1:] == [
        ["Målet nått", "82 / 80 = 102,5 %", "Uppfylls helt"],
        ["En bit kvar", "72 / 80 = 90 %", "Uppfylls delvis"],
        ["Långt kvar", "5 / 8 = 62,5 %", "Uppfylls inte"],
        ["Mätningen blev inte av", "–", "Inte mätt"],
    ]


def test_the_examples_of_goals_are_computed_by_the_rules() -> None:
    assert table_of(read(write_goal_examples("sa-raknar-vi/")))[1:] == [
        ["2 gröna", "Uppfylls helt"],
        ["1 grön och 1 röd", "Uppfylls delvis"],
        ["1 grön och 1 inte rapporterad", "Uppfylls delvis"],
        ["2 röda och 1 svart", "Uppfylls inte"],
        ["2 svarta", "Inte mätt"],
        ["1 inte rapporterad", "Inte rapporterat än"],
    ]


@pytest.mark.parametrize(
    ("write", "title"),
    [
        (write_examples, "Räkneexempel"),
        (write_older_examples, "Räkneexempel med den äldre styrmodellen"),
        (write_goal_examples, "Från indikatorer till mål"),
    ],
)
def test_the_examples_are_tables_that_can_be_heard_and_scrolled_by_keyboard(
    write: Callable[[str], str], title: str
) -> None:
    page = read(write("sa-raknar-vi/"))
    region = classed(page, "scroll")[0].attributes
    assert (page.one("caption").text, region["aria-label"], region["tabindex"]) == (title, title, "0")
    assert {each.attributes["scope"] for each in page.all("th")} == {"col", "row"}


# A body


def test_a_body_has_a_scorecard_of_its_goals_and_their_indicators() -> None:
    page = body_of({INDICATOR: figures("värde: 76.4")})
    section = section_of(page, "Målet")
    columns, row = table_of(section)
    assert dict(zip(columns, row, strict=True)) == {
        "Indikator": "Måttet", "Läge": "Nära målet", "Utfall": "76,4 %", "Mål": "80 %", "Grad": "95 %", "Trend": "–",
        "Period": "2025",
    }  # fmt: skip
    assert links(section) == [("Målet", "../../mal/malet/"), ("Måttet", "../../mal/malet/#mattet")]


def test_a_body_shows_its_closed_goals_its_follow_ups_and_the_bodies_under_it() -> None:
    page = body_of({
        "fullmaktige/mal/gammalt.yml": CLOSED_TEXT,
        "fullmaktige/uppfoljning/2025-t1.yml": "publicerad: 2025-06-01",
        "fullmaktige/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-25",
    }, "fullmaktige")  # fmt: skip
    assert classed(page, "lead")[0].text == "Kommunfullmäktige har inga egna mål just nu."
    assert texts(section_of(page, "Avslutade mål").all("li")) == ["Det gamla Inte rapporterat än Gällde 2019–2022"]
    assert texts(section_of(page, "Uppföljningar").all("li")) == [
        "Bokslut 2025, publicerad 25 mars 2026",
        "Tertial 1 2025, publicerad 1 juni 2025",
    ]
    assert texts(section_of(page, "Organ under kommunfullmäktige").all("li")) == ["Skolnämnden", "Fritidsnämnden"]


@pytest.mark.parametrize(
    ("files", "description"),
    [
        ({GOAL: None}, "Skolnämnden"),
        ({INDICATOR: figures("värde: 76.4")}, "Skolnämnden har 1 mål: 1 uppfylls delvis."),
    ],
)
def test_a_body_is_described_by_its_goals(files: Files, description: str) -> None:
    assert body_page_of(files).description.replace("\u00a0", " ") == description


# An indicator of several goals


def test_an_indicator_of_several_goals_has_a_page_that_leads_to_them() -> None:
    page = indicator_of({
        "skolnamnden/mal/annat.yml": GOAL_TEXT.replace("Målet", "Annat"),
        INDICATOR: figures("värde: 76.4", goals="malet, annat"),
    })  # fmt: skip
    assert page.one("h1").text.removesuffix(" #") == "Måttet"
    assert texts(section_of(page, "Mål som indikatorn mäter").all("li")) == [
        "Målet Uppfylls delvis",
        "Annat Uppfylls delvis",
    ]
    assert texts(classed(page, "standing")) == ["Nära målet 76,4 % 2025 · Mål 80 %"]


# Example data


EXAMPLE = "\nexempel: true"


@pytest.mark.parametrize(
    ("files", "is_marked"),
    [
        ({GOAL: GOAL_TEXT}, False),
        ({GOAL: GOAL_TEXT + EXAMPLE}, True),
        ({INDICATOR: figures("värde: 76.4") + EXAMPLE}, True),
    ],
)
def test_the_start_page_and_the_lists_are_marked_where_they_show_example_data(files: Files, is_marked: bool) -> None:
    pages = [start_of(files), goal_list_of(files), body_of(files)]
    assert [classed(page, "example") != [] for page in pages] == [is_marked] * 3


def test_an_example_assessment_marks_the_start_page_and_the_list_that_show_what_it_says() -> None:
    made = f"publicerad: 2026-03-25\nbedömningar: [{{mål: malet, färg: röd, motivering: Nej}}]{EXAMPLE}"
    files = {INDICATOR: figures("värde: 76.4"), "skolnamnden/uppfoljning/2025-bokslut.yml": made}
    for page in (start_of(files), goal_list_of(files), body_of(files)):
        assert "Uppfylls inte" in page.text
        assert classed(page, "example")


def test_a_closed_goal_of_example_data_marks_the_start_page_even_where_it_is_not_shown() -> None:
    files = {"skolnamnden/mal/gammalt.yml": CLOSED_TEXT.replace("2019-02-15", "2018-02-15") + EXAMPLE}
    newer = [f"{{period: {year}, värde: 9, publicerad: {year + 1}-03-01}}" for year in range(2014, 2025)]
    page = start_of({**files, INDICATOR: f"{HEAD}utfall: [{', '.join(newer)}]"})
    assert ("Det gamla" in page.text, len(classed(page, "example"))) == (False, 1)


def test_events_of_example_data_mark_the_start_page() -> None:
    page = start_of({"skolnamnden/mal/gammalt.yml": CLOSED_TEXT + EXAMPLE})
    assert ("Det gamla" in page.text, len(classed(page, "example"))) == (True, 1)


def test_the_list_of_bodies_is_marked_where_it_shows_example_data() -> None:
    page = read(write_body_list(site_of({GOAL: GOAL_TEXT + EXAMPLE}), "organ/"))
    assert classed(page, "example") != []


@pytest.mark.parametrize(
    ("example", "is_marked"),
    [("", False), (INDICATOR, True), ("skolnamnden/mal/annat.yml", True)],
)
def test_the_page_of_an_indicator_is_marked_where_it_shows_example_data(example: str, is_marked: bool) -> None:
    files = {"skolnamnden/mal/annat.yml": GOAL_TEXT, INDICATOR: figures("värde: 76.4", goals="malet, annat")}
    page = indicator_of({name: text + (EXAMPLE if name == example else "") for name, text in files.items()})
    assert (classed(page, "example") != []) == is_marked
