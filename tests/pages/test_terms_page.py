"""Terms of office on the pages: their own page, and how the start page and the list of goals treat them."""

from datetime import date

import pytest

from macros.pages.overviews import write_goal_list
from macros.pages.start import write_start
from macros.pages.terms import view_terms, write_terms
from tests.pages.rendered import DAY, HEAD, INDICATOR, Files, classed, ids_of, links, read, section_of, site_of, texts
from tests.site.documents import Element

TERMS = {
    "kommun.yml": """
        namn: Prövköpings kommun
        kommunkod: "1275"
        mandatperioder:
          - {id: 2019-2022, start: 2019-01-01, slut: 2022-12-31}
          - {id: 2023-2026, start: 2023-01-01, slut: 2026-12-31}
          - {id: 2027-2030, start: 2027-01-01, slut: 2030-12-31}
        """,
    "malomraden.yml": """
        målområden:
          - {id: skola, namn: Skola, mandatperiod: 2023-2026}
          - {id: miljo, namn: Miljö, mandatperiod: 2023-2026}
          - {id: forr, namn: Förr, mandatperiod: 2019-2022}
          - {id: sedan, namn: Sedan, mandatperiod: 2027-2030}
        """,
}


def goal(title: str, area: str, decided: str, more: str = "") -> str:
    years = {"forr": "2019 2022", "sedan": "2027 2030"}.get(area, "2023 2026").split()
    return (
        f"titel: {title}\nområde: {area}\nstart: {years[0]}-01-01\nslut: {years[1]}-12-31\n"
        f"beslut: {{organ: fullmaktige, datum: {decided}}}\n{more}"
    )


OLD, NOW, NEXT = "fullmaktige/mal/gammalt.yml", "skolnamnden/mal/malet.yml", "fritidsnamnden/mal/nasta.yml"
FILES = {
    **TERMS,
    OLD: goal("Det gamla", "forr", "2018-10-31"),
    NOW: goal("Målet", "skola", "2023-03-29"),
    NEXT: goal("Det nästa", "sedan", "2026-10-28"),
}
IN_TERM, NEW_TERM, DECIDED_NEXT = DAY, date(2023, 1, 15), date(2026, 11, 25)
"""In the middle of a term; when the new goals are not decided yet; when those of the next are, though it waits."""


def figures(value: int, goal: str, year: int = 2025) -> str:
    outcome = f"{{period: {year}, värde: {value}, publicerad: {year + 1}-01-10}}"
    return f"{HEAD.replace('malet', goal)}målvärden: [{{period: {year}, värde: 80}}]\nutfall: [{outcome}]"


def terms_of(files: Files, day: date = IN_TERM) -> Element:
    return read(write_terms(site_of(files, day), "mandatperioder/"))


def start_of(files: Files, day: date = IN_TERM) -> Element:
    return read(write_start(site_of(files, day), ""))


def goal_list_of(files: Files, day: date = IN_TERM) -> Element:
    return read(write_goal_list(site_of(files, day), "mal/"))


# The page of all terms


@pytest.mark.parametrize(
    ("day", "headings"),
    [
        (IN_TERM, ["Nu: 2023–2026", "Nästa mandatperiod, 2027–2030", "Så gick det 2019–2022"]),
        # the former until the goals of the new are decided
        (NEW_TERM, ["Så gick det 2019–2022", "Nästa mandatperiod, 2027–2030", "Nu: 2023–2026"]),
        (date(2022, 12, 31), ["Nu: 2019–2022", "Nästa mandatperiod, 2027–2030", "Nästa mandatperiod, 2023–2026"]),
        (date(2027, 1, 1), ["Nu: 2027–2030", "Så gick det 2023–2026", "Så gick det 2019–2022"]),
        (date(2018, 6, 15), 3 * ["Nästa mandatperiod, "]),
    ],
)
def test_the_term_that_tells_how_it_goes_stands_first_then_the_newest(day: date, headings: list[str]) -> None:
    found = texts(terms_of(FILES, day).all("h2"))
    assert [text[: len(heading)] for text, heading in zip(found, headings, strict=True)] == headings


def test_a_term_without_goals_is_left_out() -> None:
    page = terms_of({**FILES, NEXT: None})
    assert texts(page.all("h2")) == ["Nu: 2023–2026", "Så gick det 2019–2022"]


@pytest.mark.parametrize("files", [{}, {**TERMS, NOW: None}])
def test_without_terms_or_goals_the_page_says_so(files: Files) -> None:
    page = terms_of(files)
    assert (page.text, page.all("h2")) == ("Inga mål är inlagda för någon mandatperiod än.", [])


def test_a_term_tells_its_days_how_its_goals_go_and_each_of_them_by_area() -> None:
    files = {
        **FILES,
        "fritidsnamnden/mal/skog.yml": goal("Skogen", "miljo", "2023-03-29"),
        "fullmaktige/mal/hogst.yml": goal("Högst", "skola", "2023-03-29"),
        INDICATOR: figures(84, "malet"),
        "fritidsnamnden/indikatorer/b.yml": figures(40, "skog"),
        "skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-25\nbedömningar: [{mål: malet, färg: grön}]",
    }
    section = section_of(terms_of(files), "Nu: 2023–2026")
    assert section.one("p").text == "1 januari 2023 – 31 december 2026"
    assert texts(classed(section, "counts")[0].all("li")) == [
        "1 Uppfylls helt", "1 Uppfylls inte", "1 Inte rapporterat än",
    ]  # fmt: skip
    assert texts(section.all("h3")) == ["Skola", "Miljö"]
    # by the order of the bodies
    assert texts(classed(section, "goal-lines")[0].all("li")) == [
        "Högst Inte rapporterat än Kommunfullmäktige",
        "Målet Uppfylls helt Skolnämnden, bedömt i bokslutet 2025",
    ]
    assert links(section)[1] == ("Målet Uppfylls helt", "../mal/malet/")


REPLACING = goal("Målet", "skola", "2023-03-29", "ersätter: [gammalt]")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2022, 11, 1), "Förslag till nytt mål i stället: Målet"),
        (date(2023, 3, 28), "Förslag till nytt mål i stället: Målet"),
        (date(2023, 3, 29), "Ersattes av Målet"),
    ],
)
def test_what_replaced_a_goal_is_told_as_it_stands_on_the_day(day: date, said: str) -> None:
    page = terms_of({**FILES, NOW: REPLACING}, day)
    (told,) = [each for each in classed(page, "whose") if each.text.endswith((" av Målet", ": Målet"))]
    assert (told.text, links(told)) == (said, [("Målet", "../mal/malet/")])


def test_a_decided_goal_that_waits_replaces_from_then_on() -> None:
    files = {**FILES, NEXT: goal("Det nästa", "sedan", "2026-10-28", "ersätter: [malet]")}
    told = [
        next(each.text for each in classed(terms_of(files, day), "whose") if "Det nästa" in each.text)
        for day in (date(2026, 10, 27), date(2026, 10, 28), date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert told == [
        "Förslag till nytt mål i stället: Det nästa",
        "Ersätts av Det nästa", "Ersätts av Det nästa", "Ersattes av Det nästa",
    ]  # fmt: skip


def test_proposals_are_told_to_be_so_with_the_month_they_are_decided() -> None:
    section = section_of(terms_of(FILES), "Nästa mandatperiod, 2027–2030")
    assert classed(section, "counts") == []
    assert texts(section.all("h3")) == ["Målen är inte beslutade än"]
    assert "De gäller först när de är beslutade, och de kan ändras." in section.text
    assert texts(section.all("li")) == ["Det nästa Förslag Beslutas i oktober 2026 av kommunfullmäktige"]


def test_proposals_beside_decided_goals_stand_apart_and_are_not_counted() -> None:
    files = {**FILES, "fritidsnamnden/mal/extra.yml": goal("Extra", "skola", "2026-09-30")}
    section = section_of(terms_of(files), "Nu: 2023–2026")
    assert texts(section.all("h3")) == ["Skola", "Förslag som inte är beslutade"]
    assert texts(classed(section, "counts")[0].all("li")) == ["1 Inte rapporterat än"]
    assert texts(classed(section, "goal-lines")[1].all("li")) == [
        "Extra Förslag Beslutas i september 2026 av kommunfullmäktige"
    ]


def test_goals_that_are_decided_but_wait_say_so() -> None:
    section = section_of(terms_of(FILES, DECIDED_NEXT), "Nästa mandatperiod, 2027–2030")
    assert texts(section.all("h3")) == ["Sedan"]
    assert texts(classed(section, "goal-lines")[0].all("li")) == ["Det nästa Gäller inte än Fritidsnämnden"]


def test_a_goal_of_an_area_without_a_term_stands_in_the_one_it_begins_in() -> None:
    areas = "målområden: [{id: skola, namn: Skola}, {id: forr, namn: Förr}, {id: sedan, namn: Sedan}]"
    views = view_terms(site_of({**FILES, "malomraden.yml": areas}))
    assert [(view.term.id, [each.goal.id for each in (*view.decided, *view.proposed)]) for view in views] == [
        ("2023-2026", ["malet"]), ("2027-2030", ["nasta"]), ("2019-2022", ["gammalt"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "is_marked"),
    [
        (FILES, False),
        ({**FILES, OLD: FILES[OLD] + "exempel: true"}, True),
        ({**FILES, INDICATOR: figures(84, "malet") + "\nexempel: true"}, True),
        # an assessment is shown too
        (
            {**FILES, "skolnamnden/uppfoljning/2025-bokslut.yml": (
                "publicerad: 2026-03-25\nexempel: true\nbedömningar: [{mål: malet, färg: grön}]"
            )},
            True,
        ),
    ],
)  # fmt: skip
def test_the_page_of_terms_is_marked_where_it_shows_example_data(files: Files, *, is_marked: bool) -> None:
    assert bool(classed(terms_of(files), "example")) == is_marked


def test_whatever_titles_hold_is_shown_as_text_on_the_page_of_terms() -> None:
    lot = "</a><script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    areas = TERMS["malomraden.yml"].replace("namn: Skola", f"namn: '{lot}'")
    page = terms_of({**FILES, "malomraden.yml": areas, NOW: goal(f"'{lot}'", "skola", "2023-03-29")})
    assert page.all("script", "img") == []
    assert page.one("h3").text == lot


# The start page


def areas_of(page: Element) -> list[str]:
    """The areas that the start page tells of."""
    return texts(classed(page, "area-answers")[0].all("h3"))


def lead_of(page: Element) -> str:
    """The sentence at the top, without the meaning of the term in it."""
    lead = classed(page, "lead")[0]
    meaning = classed(lead, "term-meaning")
    return " ".join(lead.text.replace(meaning[0].text, "").split()) if meaning else lead.text


def test_the_start_page_counts_the_decided_goals_of_the_term_that_goes_on() -> None:
    files = {
        **FILES,
        "fritidsnamnden/mal/extra.yml": goal("Extra", "skola", "2026-09-30"),
        INDICATOR: figures(84, "malet"),
        "fullmaktige/indikatorer/gammal.yml": figures(40, "gammalt", 2021),
    }
    page = start_of(files)
    assert lead_of(page) == "Kommunens enda mål för 2023–2026 uppfylls helt."
    assert texts(classed(page, "counts")[0].all("li")) == ["1 Uppfylls helt"]
    assert texts(classed(page, "area-answers")[0].all("li")) == ["Skola 1 av 1 mål uppfylls helt."]


@pytest.mark.parametrize(
    ("day", "is_ended"), [(date(2022, 12, 31), False), (date(2023, 1, 1), True), (date(2023, 3, 28), True)]
)
def test_a_term_that_has_ended_is_told_of_as_past_until_the_new_one_has_decided_goals(
    day: date, *, is_ended: bool
) -> None:
    page = start_of({**FILES, "fullmaktige/indikatorer/gammal.yml": figures(40, "gammalt", 2021)}, day)
    past = (
        "Kommunens enda mål för 2019–2022 uppfylldes inte. Bokslutet för 2022 är inte publicerat än. "
        "En ny mandatperiod har börjat, men dess mål är inte beslutade än."
    )
    present = "Kommunens enda mål för 2019–2022 uppfylls inte."
    assert lead_of(page) == (past if is_ended else present)
    assert page.one("h1").text == f"Så {'gick' if is_ended else 'går'} det för Prövköpings kommun"
    assert texts(classed(page, "counts")[0].all("li")) == ["1 Uppfylls inte"]
    assert areas_of(page) == ["Förr"]


@pytest.mark.parametrize(
    ("published", "is_awaited"),
    [({}, True), ({"fullmaktige/uppfoljning/2021-bokslut.yml": "publicerad: 2022-03-25"}, True),
     ({"fullmaktige/uppfoljning/2022-t2.yml": "publicerad: 2022-10-05"}, True),
     ({"fullmaktige/uppfoljning/2022-bokslut.yml": "publicerad: 2023-03-29"}, True),
     ({"fullmaktige/uppfoljning/2022-bokslut.yml": "publicerad: 2023-03-28"}, False),
     # any body's
     ({"fritidsnamnden/uppfoljning/2022-bokslut.yml": "publicerad: 2023-03-28"}, False)],
)  # fmt: skip
def test_while_the_bokslut_of_its_last_year_is_awaited_the_start_page_says_so(
    published: Files, *, is_awaited: bool
) -> None:
    page = start_of({**FILES, **published}, date(2023, 3, 28))
    assert ("Bokslutet för 2022 är inte publicerat än." in lead_of(page)) == is_awaited
    assert "Bokslutet för 2026" not in lead_of(start_of({**FILES, **published}))


def test_from_the_day_the_first_is_decided_the_start_page_tells_of_the_new_goals() -> None:
    page = start_of(FILES, date(2023, 3, 29))
    assert lead_of(page) == "Kommunens enda mål för 2023–2026 är inte rapporterat än."
    assert areas_of(page) == ["Skola"]


def test_a_goal_that_ended_before_its_term_is_not_counted_while_the_term_lasts() -> None:
    short = goal("Kort", "skola", "2023-03-29").replace("2026-12-31", "2024-12-31")
    files = {**FILES, "skolnamnden/mal/kort.yml": short}
    assert lead_of(start_of(files)).startswith("Kommunens enda mål för 2023–2026")
    after = {**files, NEXT: None}
    assert lead_of(start_of(after, date(2027, 2, 1))).startswith("Av 2 mål för 2023–2026")


@pytest.mark.parametrize(
    ("day", "others"),
    [
        (
            IN_TERM,
            [
                ("Förslagen för 2027–2030", "mandatperioder/#2027-2030"),
                ("Så gick det 2019–2022", "mandatperioder/#2019-2022"),
            ],
        ),
        (
            DECIDED_NEXT,
            [
                ("Målen för 2027–2030", "mandatperioder/#2027-2030"),
                ("Så gick det 2019–2022", "mandatperioder/#2019-2022"),
            ],
        ),
        (
            NEW_TERM,
            [
                ("Förslagen för 2027–2030", "mandatperioder/#2027-2030"),
                ("Förslagen för 2023–2026", "mandatperioder/#2023-2026"),
            ],
        ),
    ],
)
def test_the_other_terms_are_one_step_away(day: date, others: list[tuple[str, str]]) -> None:
    assert links(classed(start_of(FILES, day), "other-terms")[0]) == others
    there = ids_of(terms_of(FILES, day))
    assert {address.partition("#")[2] for _, address in others} <= set(there)


def test_with_one_term_alone_there_is_no_other_to_lead_to() -> None:
    assert classed(start_of({**FILES, OLD: None, NEXT: None}), "other-terms") == []


def test_without_terms_the_start_page_tells_of_every_goal_that_holds() -> None:
    page = start_of({})
    assert lead_of(page) == "Kommunens enda mål är inte rapporterat än."
    assert classed(page, "other-terms") == []


# The list of goals


@pytest.mark.parametrize(
    ("day", "headings"),
    [
        (IN_TERM, ["Mål 2023–2026", "Förslag för 2027–2030", "Mål som gällde 2019–2022"]),
        (NEW_TERM, ["Mål som gällde 2019–2022", "Förslag för 2027–2030", "Mål 2023–2026"]),
        # they are decided, though their term has not begun
        (DECIDED_NEXT, ["Mål 2023–2026", "Mål 2027–2030", "Mål som gällde 2019–2022"]),
    ],
)
def test_goals_are_listed_by_term_the_one_that_tells_how_it_goes_first(day: date, headings: list[str]) -> None:
    *terms, last = texts(goal_list_of(FILES, day).all("h2"))
    assert (terms, last) == (headings, "Prenumerera på ett målområde")


def test_under_a_term_goals_stand_by_area_in_the_order_of_their_titles() -> None:
    files = {
        **FILES,
        "fritidsnamnden/mal/skog.yml": goal("Skogen", "miljo", "2023-03-29"),
        "fullmaktige/mal/hogst.yml": goal("Högst", "skola", "2023-03-29"),
    }
    page = goal_list_of(files)
    (term, *_) = classed(page, "term-group")
    assert [(each.one("h3").text, [text for text, _ in links(each)]) for each in classed(term, "goal-group")] == [
        ("Skola", ["Högst", "Målet"]),
        ("Miljö", ["Skogen"]),
    ]
    assert classed(page, "earlier") == []


def test_a_proposal_in_the_list_says_in_which_month_it_is_decided() -> None:
    rows = [each for each in goal_list_of(FILES).all("li") if "data-omrade" in each.attributes]
    assert [[row.one("a").text, classed(row, "chip")[0].text, classed(row, "whose")[0].text] for row in rows] == [
        ["Målet", "Inte rapporterat än", "Skolnämnden, 2023–2026"],
        ["Det nästa", "Förslag", "Fritidsnämnden, 2027–2030. Beslutas i oktober 2026"],
        ["Det gamla", "Inte rapporterat än", "Kommunfullmäktige, 2019–2022"],
    ]


def test_the_terms_of_the_list_can_be_gone_to() -> None:
    page = goal_list_of(FILES)
    ways = links(classed(page, "term-links")[0])
    assert ways == [
        ("2023–2026", "#period_2023-2026"), ("2027–2030", "#period_2027-2030"), ("2019–2022", "#period_2019-2022"),
    ]  # fmt: skip
    assert {address.removeprefix("#") for _, address in ways} <= set(ids_of(page))
    assert classed(goal_list_of({**FILES, OLD: None, NEXT: None}), "term-links") == []


def test_every_goal_stands_in_the_list_once_whether_its_area_has_a_term_or_not() -> None:
    areas = TERMS["malomraden.yml"].replace("områden:", "områden:\n          - {id: alltid, namn: Alltid}")
    files = {**FILES, "malomraden.yml": areas, "skolnamnden/mal/jamt.yml": goal("Jämt", "alltid", "2023-03-29")}
    page = goal_list_of(files)
    assert sorted(text for text, address in links(page) if address.startswith("../mal/")) == [
        "Det gamla", "Det nästa", "Jämt", "Målet",
    ]  # fmt: skip
    assert sorted(ids_of(page)) == sorted(set(ids_of(page)))


def test_a_goal_whose_area_has_no_term_stands_in_the_list_under_the_term_it_is_of() -> None:
    areas = TERMS["malomraden.yml"].replace("områden:", "områden:\n          - {id: alltid, namn: Alltid}")
    files = {**FILES, "malomraden.yml": areas, "skolnamnden/mal/jamt.yml": goal("Jämt", "alltid", "2023-03-29")}
    assert "Jämt" in section_of(terms_of(files), "Nu: 2023–2026").text
    assert "Jämt" in section_of(goal_list_of(files), "Mål 2023–2026").text


def test_headings_of_the_list_leave_no_level_out() -> None:
    levels = [int(each.tag[1]) for each in goal_list_of(FILES).all("h2", "h3", "h4")]
    assert levels == [2, 3, 2, 3, 2, 3, 2]
