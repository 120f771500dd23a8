"""The start page: the answer in words, the questions and how their answers begin, what moved and what changed."""

from datetime import date

import pytest

from macros.pages.start import write_start
from tests.pages.rendered import (
    CLOSED_TEXT,
    DAY,
    GOAL,
    GOAL_TEXT,
    HEAD,
    INDICATOR,
    Files,
    classed,
    figures,
    links,
    read,
    section_of,
    site_of,
    texts,
)
from tests.site.documents import Element


def start_of(files: Files, day: date = DAY) -> Element:
    return read(write_start(site_of(files, day), ""))


def asking(*questions: str) -> Files:
    listed = "".join(f"\n  - {{{question}}}" for question in questions)
    return {"kommun.yml": f"namn: Prövköpings kommun\nkommunkod: '1275'\nfrågor:{listed}"}


def assessed(period: str, colour: str, published: str) -> Files:
    made = f"publicerad: {published}\nbedömningar: [{{mål: malet, färg: {colour}, motivering: Så}}]"
    return {f"skolnamnden/uppfoljning/{period}.yml": made}


# The answer

OTHER = {f"skolnamnden/mal/m{number}.yml": GOAL_TEXT for number in range(5)}


@pytest.mark.parametrize(
    ("files", "lead", "counts"),
    [
        ({GOAL: None}, "Kommunen har inte publicerat några mål än.", []),
        ({}, "Kommunens enda mål är inte rapporterat än.", ["1 Inte rapporterat än"]),
        ({INDICATOR: figures("värde: 84")}, "Kommunens enda mål uppfylls helt.", ["1 Uppfylls helt"]),
        ({INDICATOR: figures("värde: 40")}, "Kommunens enda mål uppfylls inte.", ["1 Uppfylls inte"]),
        ({INDICATOR: figures("inte_mätt: Nej")}, "Kommunens enda mål är inte mätt.", ["1 Inte mätt"]),
        (OTHER, "Av 6 mål är 6 inte rapporterade än.", ["6 Inte rapporterat än"]),
        (
            {**OTHER, INDICATOR: figures("värde: 84", goals="malet, m0"),
             "skolnamnden/indikatorer/b.yml": figures("värde: 76", goals="m1"),
             "skolnamnden/indikatorer/c.yml": figures("inte_mätt: Nej", goals="m2")},
            "Av 6 mål uppfylls 2 helt och 1 delvis. Dessutom är 1 inte mätt och 2 inte rapporterade än.",
            ["2 Uppfylls helt", "1 Uppfylls delvis", "1 Inte mätt", "2 Inte rapporterat än"],
        ),
        # what is only forecast is no result
        (
            assessed("2026-t1", "grön", "2026-06-01"),
            "Kommunens enda mål har bara en prognos än så länge.",
            ["1 Bara prognos än"],
        ),
        (
            {**OTHER, **assessed("2026-t1", "grön", "2026-06-01"), INDICATOR: figures("värde: 84", goals="m0")},
            "Av 6 mål uppfylls 1 helt. Dessutom är 4 inte rapporterade än. För 1 finns bara en prognos än så länge.",
            ["1 Uppfylls helt", "4 Inte rapporterat än", "1 Bara prognos än"],
        ),
        # the assessment leads
        (
            {INDICATOR: figures("värde: 76"), **assessed("2025-bokslut", "grön", "2026-03-25")},
            "Kommunens enda mål uppfylls helt.",
            ["1 Uppfylls helt"],
        ),
        # closed goals are not counted
        (
            {"skolnamnden/mal/gammalt.yml": CLOSED_TEXT},
            "Kommunens enda mål är inte rapporterat än.",
            ["1 Inte rapporterat än"],
        ),
    ],
)  # fmt: skip
def test_the_start_page_says_in_words_and_counts_whether_the_goals_are_met(
    files: Files, lead: str, counts: list[str]
) -> None:
    page = start_of(files)
    assert classed(page, "lead")[0].text == lead
    assert [text for each in classed(page, "counts") for text in texts(each.all("li"))] == counts


def test_each_count_leads_to_the_goals_that_it_counts() -> None:
    page = start_of({INDICATOR: figures("värde: 84")})
    assert links(classed(page, "counts")[0]) == [("1 Uppfylls helt", "mal/?farg=gron&ar=2026")]


def test_the_bar_has_a_part_for_each_word_as_long_as_its_count() -> None:
    goals = {f"skolnamnden/mal/m{number}.yml": GOAL_TEXT for number in range(3)}
    page = start_of({GOAL: None, **goals, INDICATOR: figures("värde: 84", goals="m0, m1")})
    bar = classed(classed(page, "answer")[0], "bar")[0]
    parts = [(each.attributes["class"], each.attributes["x"], each.attributes["width"]) for each in bar.all("rect")]
    assert parts == [("gron", "0", "20"), ("inte-rapporterat", "20", "10")]


@pytest.mark.parametrize(
    ("reports", "since"),
    [
        ({}, []),
        (assessed("2025-bokslut", "gul", "2026-03-25"), ["Bedömningarna är från bokslutet 2025."]),
        # a forecast is told beside, and is no assessment of its own
        (
            {**assessed("2025-bokslut", "gul", "2026-03-25"), **assessed("2026-t1", "gul", "2026-06-03")},
            ["Bedömningarna är från bokslutet 2025. I tertial 1 2026 finns en prognos för 1 mål: 1 uppfylls delvis."],
        ),
    ],
)
def test_the_start_page_says_which_follow_ups_its_assessments_are_from(reports: Files, since: list[str]) -> None:
    assert texts(classed(start_of(reports), "since")) == since


def test_assessments_of_several_years_are_from_the_latest_or_earlier() -> None:
    other = assessed("2024-bokslut", "gul", "2025-03-26")["skolnamnden/uppfoljning/2024-bokslut.yml"] or ""
    files = {"skolnamnden/uppfoljning/2024-bokslut.yml": other.replace("malet", "annat")}
    page = start_of({**assessed("2025-bokslut", "gul", "2026-03-25"), **files, "skolnamnden/mal/annat.yml": GOAL_TEXT})
    assert texts(classed(page, "since")) == ["Bedömningarna är från bokslutet 2025 eller tidigare."]


def test_the_search_field_asks_the_search_page_without_script() -> None:
    form = classed(start_of({}), "start-search")[0]
    field = form.one("input")
    assert (form.attributes["action"], form.attributes["method"], field.attributes["name"]) == ("sok/", "get", "q")
    assert form.one("label").attributes["for"] == field.attributes["id"]


# Questions


def replies(page: Element) -> list[tuple[str, str, str]]:
    """Each question, where it leads and how its answer begins."""
    return [
        (link.text, link.attributes["href"], classed(row, "reply")[0].text)
        for row in classed(page, "questions")[0].all("li")
        for link in row.all("a")
    ]


@pytest.mark.parametrize(
    ("question", "address", "answer"),
    [
        ("mål: malet", "mal/malet/", "Uppfylls delvis Målet"),
        ("mål: gammalt", "mal/gammalt/", "Inte rapporterat än Målet är avslutat: Det gamla"),
        ("indikator: mattet", "mal/malet/#mattet", "Nära målet Måttet: 76 % (2025), bättre än 2024"),
        ("indikator: tomt", "mal/malet/#tomt", "Inte rapporterat än Tomt"),
        ("indikator: delat", "indikatorer/delat/", "Inte rapporterat än Delat"),
        ("område: skola", "mal/#skola", "Skola: inget av 1 mål uppfylls helt"),
        ("sida: roller", "roller/", "Politikerna bestämmer vad som ska uppnås. De anställda avgör hur."),
        ("sida: ekonomi", "ekonomi/", "Budget och resultat, del för del."),
        ("sida: jamfor", "jamfor/", "Våra siffror bredvid andras."),
    ],
)
def test_a_question_leads_to_its_answer_and_shows_how_it_begins(question: str, address: str, answer: str) -> None:
    measured = "målvärden: [{period: 2025, värde: 80}]\nutfall:\n"
    measured += "".join(
        f"  - {{period: {year}, värde: {year - 1949}, publicerad: 2026-03-01}}\n" for year in (2024, 2025)
    )
    page = start_of({
        **asking(f'fråga: "Hur går det?", {question}'),
        INDICATOR: HEAD + measured,
        "skolnamnden/mal/gammalt.yml": CLOSED_TEXT,
        "skolnamnden/indikatorer/tomt.yml": figures(title="Tomt"),
        "skolnamnden/indikatorer/delat.yml": figures(goals="malet, gammalt", title="Delat"),
    })  # fmt: skip
    assert replies(page) == [("Hur går det?", address, answer)]


def test_without_questions_of_its_own_a_municipality_shows_those_that_it_has_answers_to() -> None:
    economy = (
        "enhet: tkr\nbudget: 100\nrapporter: [{rapport: tertial-1, publicerad: 2026-05-20, utfall: 30, prognos: 99}]"
    )
    compared = figures("värde: 84, jämförelse: {riket: 85}")
    assert [(text, to) for text, to, _ in replies(start_of({}))] == [("Vem bestämmer?", "roller/")]
    page = start_of({"skolnamnden/ekonomi/2026.yml": economy, INDICATOR: compared})
    assert replies(page)[:2] == [
        (
            "Räcker pengarna?",
            "ekonomi/",
            ("Skolnämnden väntas hålla sin budget för 2026, med ett överskott på 1 tkr, "
            "1,0 procent av budgeten på 100 tkr."),
        ),
        ("Hur går det jämfört med andra?", "jamfor/", "Bättre än riket på 0 av 1 mått, sämre på 1."),
    ]  # fmt: skip


def test_questions_with_markup_are_shown_as_the_text_they_are() -> None:
    page = start_of(asking('fråga: "<script>alert(1)</script>?", sida: roller'))
    assert (page.all("script"), replies(page)[0][0]) == ([], "<script>alert(1)</script>?")


# Areas, steps, changes


def test_an_area_tells_in_a_line_how_many_of_its_goals_are_met() -> None:
    files = {
        "malomraden.yml": "målområden: [{id: skola, namn: Skola}, {id: tomt, namn: Tomt}]",
        "fullmaktige/mal/overst.yml": GOAL_TEXT.replace("Målet", "Det översta"),
        INDICATOR: figures("värde: 84"),
    }
    listed = classed(start_of(files), "area-answers")[0]
    assert texts(listed.all("p")) == ["1 av 2 mål uppfylls helt. 1 inte rapporterat än."]
    assert links(listed) == [("Skola", "mal/?omrade=skola#skola")]


def moved(
    direction: str, *values: float, periods: tuple[object, ...] = (2024, 2025), published: str = "2026-03-01"
) -> str:
    outcomes = "".join(
        f"\n  - {{period: {period}, värde: {value}, publicerad: {published}}}"
        for period, value in zip(periods, values, strict=True)
    )
    aim = f"målvärden: [{{period: {periods[-1]}, värde: 80}}]\n"
    return f"{HEAD.replace('högre', direction)}{aim}utfall:{outcomes}"


@pytest.mark.parametrize(
    ("indicator", "heading"),
    [
        (moved("högre", 70, 76), "Bättre"),
        (moved("högre", 76, 70), "Sämre"),
        (moved("lägre", 70, 76), "Sämre"),
        (moved("lägre", 76, 70), "Bättre"),
    ],
)
def test_what_got_better_or_worse_in_a_year_is_told_by_the_direction_that_is_better(
    indicator: str, heading: str
) -> None:
    section = section_of(start_of({INDICATOR: indicator}), "Bättre och sämre sedan förra året")
    assert [text.split()[-1] for text in texts(section.all("h3"))] == [heading]
    (step,) = classed(section, "steps")[0].all("li")
    assert links(step) == [("Måttet", "mal/malet/#mattet")]
    assert step.text.endswith("%.")


@pytest.mark.parametrize(
    "indicator",
    [
        moved("högre", 76, 76),
        # every other year, another sort of period, or published long ago
        moved("högre", 70, 76, periods=(2023, 2025)),
        moved("högre", 70, 76, periods=("2024-t1", 2025)),
        moved("högre", 70, 76, published="2025-06-01"),
        # a nyckeltal promises nothing
        moved("högre", 70, 76).replace("målvärden", "synonymer").replace("[{period: 2025, värde: 80}]", "[mått]"),
        moved("högre", 70, 76).replace("publicerad: 2026-03-01}\n", "publicerad: 2026-03-01, typ: prognos}\n"),
    ],
)
def test_only_measured_outcomes_of_the_last_year_with_a_target_get_better_or_worse(indicator: str) -> None:
    page = start_of({INDICATOR: indicator})
    assert classed(page, "steps") == []


def test_what_changed_last_stands_first_without_its_reasons() -> None:
    report = """\
publicerad: 2026-03-25
sammanfattning: Ett år med bättre närvaro. Mer finns att göra.
bedömningar: [{mål: malet, färg: gul}, {mål: annat, färg: gul}]
"""
    page = start_of({
        "skolnamnden/mal/annat.yml": GOAL_TEXT,
        INDICATOR: figures("värde: 76.4", goals="malet, annat"),
        "skolnamnden/uppfoljning/2025-bokslut.yml": report,
    })  # fmt: skip
    first, second = texts(classed(page, "record")[0].all("li"))[:2]
    assert first.startswith("25 mars 2026 Bokslut 2025")
    assert "Ett år med bättre närvaro" not in first
    assert second == "1 mars 2026 Måttet Nytt utfall för 2025: 76,4 %."


def test_economic_reports_leave_room_for_the_rest() -> None:
    reports = ", ".join(
        f"{{rapport: månad-{month:02}, publicerad: 2026-{month + 1:02}-15, utfall: 40, prognos: 100}}"
        for month in range(1, 4)
    )
    page = start_of({
        "skolnamnden/ekonomi/2026.yml": f"enhet: tkr\nbudget: 100\nrapporter: [{reports}]",
        INDICATOR: figures("värde: 76.4"),
    })  # fmt: skip
    newest = texts(classed(page, "record")[0].all("li"))
    assert ["Ekonomi 2026" in each for each in newest[:2]] == [True, False]
    assert newest[0].startswith("15 april 2026")


def test_five_events_are_enough_for_the_start_page() -> None:
    outcomes = [f"{{period: {year}, värde: {year - 1950}, publicerad: {year + 1}-03-01}}" for year in range(2012, 2025)]
    page = start_of({INDICATOR: f"{HEAD}utfall: [{', '.join(outcomes)}]"})
    assert len(classed(page, "record")[0].all("li")) == 5


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-05-02", ["2 maj 2026 Måttet Utfallet för 2025 rättades till 76 % från 75 %. Fel i underlaget"]),
        ("2025-05-02", ["Ingenting."]),
    ],
)
def test_what_was_corrected_in_the_last_year_stands_apart_with_its_reason(day: str, said: list[str]) -> None:
    corrected = f"värde: 76, rättelser: [{{datum: {day}, tidigare: 75, orsak: Fel i underlaget}}]"
    page = start_of({INDICATOR: figures(corrected).replace("publicerad: 2026-03-01", "publicerad: 2025-03-01")})
    assert [text.rstrip(".") for text in texts(classed(page, "record")[1].all("li"))] == [
        text.rstrip(".") for text in said
    ]


def test_the_vision_stands_on_the_start_page_with_the_guiding_words() -> None:
    municipality = """\
namn: Prövköpings kommun
kommunkod: "1275"
vision: {titel: Prövköping 2030, text: Här vill **alla** bo.}
ledord: [Service, Engagemang, Bemötande]
"""
    section = section_of(start_of({"kommun.yml": municipality}), "Dit vill vi: Prövköping 2030")
    assert texts(section.all("p")) == [
        "Här vill alla bo.", "Kommunens ledord är service, engagemang och bemötande.", "Mer om visionen",
    ]  # fmt: skip


def test_a_municipality_without_any_data_has_a_start_page_without_empty_parts() -> None:
    page = start_of({GOAL: None, "malomraden.yml": None})
    assert texts(page.all("h2")) == ["Frågor och svar", "Nytt och rättat", "Om webbplatsen"]
    assert "Ingenting är publicerat än." in page.text
