"""The page of comparisons: with others, with the year before, women with men; what is better is so by direction."""

import pytest

from macros.pages.compare import write_compare, write_compare_css
from macros.pages.follow_up import body_follow_up_page
from macros.plan.periods import FollowUpPeriod
from tests.pages.rendered import (
    HEAD,
    INDICATOR,
    Files,
    classed,
    facts_of,
    goal_of,
    links,
    read,
    site_of,
    table_of,
    texts,
)
from tests.site.documents import Element

HIGHER = HEAD
LOWER = HEAD.replace("högre", "lägre")
INTERVAL = HEAD.replace("högre", "intervall")


def compare_of(files: Files) -> Element:
    return read(write_compare(site_of(files), "jamfor/"))


def outcome(value: float, beside: str = "", year: int = 2025, more: str = "") -> str:
    compared = f", jämförelse: {{{beside}}}" if beside else ""
    return f"\n  - {{period: {year}, värde: {value}, publicerad: {year + 1}-03-01{compared}{more}}}"


def measured(head: str, *outcomes: str, target: str = "värde: 80") -> str:
    return f"{head}målvärden: [{{period: 2025, {target}}}]\nutfall:{''.join(outcomes)}\n"


@pytest.mark.parametrize(
    ("indicator", "verdicts"),
    [
        (measured(HIGHER, outcome(76.4, "riket: 85.3")), ["▼ Sämre än riket 8,9 procentenheter lägre"]),
        (measured(HIGHER, outcome(86.3, "riket: 85.3")), ["▲ Bättre än riket 1 procentenhet högre"]),
        (measured(LOWER, outcome(76.4, "riket: 85.3")), ["▲ Bättre än riket 8,9 procentenheter lägre"]),
        (measured(LOWER, outcome(86, "liknande: 85")), ["▼ Sämre än liknande kommuner 1 procentenhet högre"]),
        (measured(HIGHER, outcome(85, "riket: 85")), ["■ Samma som i riket"]),
        (
            measured(HIGHER, outcome(80, "riket: 85, liknande: 78")),
            ["▼ Sämre än riket 5 procentenheter lägre", "▲ Bättre än liknande kommuner 2 procentenheter högre"],
        ),
        # neither way is better: only which way
        (
            measured(INTERVAL, outcome(80, "riket: 85"), target="lägst: 70, högst: 90"),
            ["Lägre än riket 5 procentenheter lägre"],
        ),
        (measured(HIGHER.replace("'%'", "dagar"), outcome(12, "riket: 10")), ["▲ Bättre än riket 2 dagar högre"]),
        # as published: rounded to the indicator's decimals, so that a reader can take one from the other
        (measured(f"{HIGHER}decimaler: 0\n", outcome(80.4, "riket: 79.6")), ["■ Samma som i riket"]),
    ],
)
def test_an_indicator_is_better_or_worse_than_others_by_its_direction(indicator: str, verdicts: list[str]) -> None:
    (row,) = classed(compare_of({INDICATOR: indicator}), "peer-rows")[0].all("h4")
    item = row.within("li")
    assert item is not None
    assert texts(classed(item, "verdicts")[0].all("li")) == verdicts


@pytest.mark.parametrize(
    ("outcomes", "period"),
    [
        ([outcome(70, "riket: 80", 2024), outcome(76, "riket: 85", 2025)], "2025"),
        # the latest that others are known for, though ours is newer
        ([outcome(70, "riket: 80", 2024), outcome(76, "", 2025)], "2024"),
        # a forecast is not compared
        ([outcome(70, "riket: 80", 2024), outcome(76, "riket: 85", 2025, ", typ: prognos")], "2024"),
    ],
)
def test_the_latest_period_that_all_have_figures_for_is_compared(outcomes: list[str], period: str) -> None:
    heading = compare_of({INDICATOR: measured(HIGHER, *outcomes)}).one("h4")
    assert classed(heading, "when")[0].text == period


def test_every_figure_stands_beside_its_line_and_in_the_table_with_our_target_and_its_colour() -> None:
    page = compare_of({INDICATOR: measured(HIGHER, outcome(76, "riket: 85, liknande: 78"))})
    assert facts_of(classed(page, "lanes")[0]) == {
        "Prövköpings kommun": "76 %", "Riket": "85 %", "Liknande kommuner": "78 %",
    }  # fmt: skip
    ends = [each.attributes["d"] for each in classed(page, "dot")]
    assert ends == ["M86 5h0", "M96 5h0", "M88.3 5h0"], "All start from zero and share a scale"
    assert table_of(page) == [
        ["Indikator", "Period", "Prövköpings kommun", "Riket", "Liknande kommuner", "Vårt mål", "Läge"],
        ["Måttet", "2025", "76 %", "85 %", "78 %", "80 %", "Nära målet"],
    ]


def test_the_page_says_that_the_colour_is_of_our_own_target_and_counts_against_the_nation() -> None:
    page = compare_of({INDICATOR: measured(HIGHER, outcome(76, "riket: 85"))})
    assert "Färgen på våra mål gäller det vi själva har bestämt att nå, inte jämförelsen." in page.text
    assert classed(page, "lead")[0].text == "Bättre än riket på 0 av 1 mått, sämre på 1."


def test_the_list_can_be_filtered_by_area_and_by_how_we_stand_to_the_nation() -> None:
    files = {INDICATOR: measured(HIGHER, outcome(76, "riket: 85"))}
    (row,) = classed(compare_of(files), "rows")[0].all("li")[:1]
    assert (row.attributes["data-omrade"], row.attributes["data-riket"]) == ("skola", "samre")
    css = write_compare_css(site_of(files))
    assert '#val_riket option[value="samre"]:checked) li[data-riket]:not([data-riket~="samre"])' in css


def test_women_and_men_stand_beside_one_another_with_the_gap_in_words() -> None:
    page = compare_of({INDICATOR: measured(HIGHER, outcome(76, more=", kvinnor: 79.1, män: 73.9"))})
    section = page.one("section")
    assert "Skillnaden är 5,2 procentenheter." in section.text
    assert facts_of(classed(section, "lanes")[0]) == {"Kvinnor": "79,1 %", "Män": "73,9 %"}


def test_without_figures_to_compare_the_page_says_so() -> None:
    assert compare_of({INDICATOR: measured(HIGHER, outcome(76))}).text == "Det finns inget att jämföra än."


def test_a_goal_page_tells_the_comparison_its_caveat_and_a_source_of_its_own() -> None:
    beside = "riket: 85.3, liknande: 80.1, källa: {namn: Kolada, id: N1}"
    page = goal_of({INDICATOR: measured(HIGHER, outcome(76.4, beside))})
    told = facts_of(classed(page, "indicator")[0])["Jämför med andra"]
    assert told.startswith("Prövköpings kommun 76,4 %, riket 85,3 %, liknande kommuner")
    assert told.endswith(
        "80,1 % (2025). Färgen gäller vårt eget mål, inte jämförelsen. Jämförelsens källa: Kolada N1. Alla jämförelser"
    )


def test_the_activities_that_should_move_an_indicator_stand_with_it_until_they_end() -> None:
    activity = "titel: {title}\nmål: malet\nindikatorer: [mattet]\nansvarig: Rektor\nstart: 2025-01-01\n"
    activity += "slut: {end}\nstatus: {status}"
    page = goal_of({
        INDICATOR: measured(HIGHER, outcome(76)),
        "skolnamnden/aktiviteter/nu.yml": activity.format(title="Läxhjälp", end="2026-12-31", status="pågående"),
        "skolnamnden/aktiviteter/forr.yml": activity.format(title="Frukost", end="2025-12-31", status="klar"),
        "skolnamnden/aktiviteter/stopp.yml": activity.format(title="Buss", end="2026-12-31", status="avbruten"),
    })  # fmt: skip
    indicator = classed(page, "indicator")[0]
    assert texts(classed(indicator, "doing-now")) == ["Det här gör vi: Läxhjälp."]
    assert ("Läxhjälp", "../../aktiviteter/#aktivitet_nu") in links(indicator)


def test_a_follow_up_tells_what_others_had_reached_when_it_was_published() -> None:
    site = site_of({
        INDICATOR: measured(HIGHER, outcome(76, "riket: 85")),
        "skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-25\nbedömningar: [{mål: malet, färg: gul}]",
    })  # fmt: skip
    page = read(body_follow_up_page(site, FollowUpPeriod.parse("2025-bokslut"), "skolnamnden").body)
    assert "Jämför med andra 2025: riket 85 %. Färgen gäller vårt eget mål." in page.text
