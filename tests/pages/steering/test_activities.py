"""The page of all activities: what is counted, what stands along the time, and what is said of each."""

import re
from datetime import date

import pytest

from macros.pages.activity_part import view_activity
from macros.pages.goal import goal_page
from macros.pages.steering.activities import write_activities, write_activity_css
from macros.pages.steering.timeline_svg import Span, choose_span, draw_axis, draw_bar
from macros.plan.rhythm import add_months
from tests.pages.rendered import (
    GOAL_HEAD,
    HEAD,
    Files,
    classed,
    facts_of,
    ids_of,
    links,
    read,
    section_of,
    site_of,
    table_of,
    texts,
)
from tests.site.documents import Element

DAY = date(2026, 6, 15)
HOMEWORK, FOREST = "skolnamnden/aktiviteter/laxhjalp.yml", "fritidsnamnden/aktiviteter/skogen.yml"
OTHER_GOAL = {"fritidsnamnden/mal/annat.yml": f"titel: Annat\n{GOAL_HEAD}"}


def activity(status: str = "pågående", start: str = "2025-01-13", end: str = "2026-12-18", more: str = "") -> str:
    """An activity's file."""
    return (
        f"titel: Läxhjälp\nmål: malet\nansvarig: Rektor, Centralskolan\nstart: {start}\nslut: {end}\n"
        f"status: {status}\n{more}"
    )


def followed_up(*days: str) -> str:
    return f"uppföljningar: [{', '.join(f'{{datum: {day}, status: pågående}}' for day in days)}]"


def page_of(files: Files, day: date = DAY) -> Element:
    return read(write_activities(site_of(files, day), "aktiviteter/"))


def item_of(files: Files, day: date = DAY) -> Element:
    """The first activity of the list."""
    return classed(page_of(files, day), "activity")[0]


# How many


def of_status(**statuses: str) -> Files:
    return {f"skolnamnden/aktiviteter/{name}.yml": activity(status) for name, status in statuses.items()}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (of_status(a="pågående"), "Kommunen har 1 aktivitet: 1 pågår."),
        (of_status(a="klar", b="klar"), "Kommunen har 2 aktiviteter: 2 är klara."),
        (
            of_status(a="klar", b="avbruten", c="försenad", d="planerad", e="pågående", f="försenad"),
            "Kommunen har 6 aktiviteter: 1 pågår, 2 är försenade, 1 är planerad, 1 är klar och 1 är avbruten.",
        ),
    ],
)
def test_the_activities_are_counted_by_status(files: Files, told: str) -> None:
    assert classed(page_of(files), "lead")[0].text == told


def test_a_plan_without_activities_says_so() -> None:
    page = page_of({})
    assert page.text == "Inga aktiviteter är inlagda än."
    assert page.all("form", "table", "svg") == []


@pytest.mark.parametrize(
    ("more", "told", "linked"),
    [
        (followed_up("2026-05-20"), "Alla har följts upp så ofta som de ska.", []),
        (followed_up("2025-09-10"), "1 av dem har inte följts upp i tid:", [("Läxhjälp", "#aktivitet_laxhjalp")]),
    ],
)
def test_those_that_are_not_followed_up_in_time_are_counted_and_named(
    more: str, told: str, linked: list[tuple[str, str]]
) -> None:
    page = page_of({HOMEWORK: activity(more=more), FOREST: activity("klar")})
    assert told in texts(page.all("p"))
    late = [each for each in page.all("ul") if each.text == "Läxhjälp"]
    assert [links(each) for each in late] == ([linked] if linked else [])


# One by one


def test_an_activity_tells_who_does_what_when_and_for_which_goal() -> None:
    files = {
        **OTHER_GOAL,
        "skolnamnden/indikatorer/mattet.yml": HEAD,
        "skolnamnden/indikatorer/annat.yml": HEAD.replace("Måttet", "Det andra").replace("malet", "annat"),
        FOREST: activity(more="beskrivning: Tre dagar i *veckan*.\nindikatorer: [mattet, annat]"),
    }
    item = item_of(files)
    assert (item.one("h3").text, item.one("h3").attributes["id"]) == ("Läxhjälp", "aktivitet_skogen")
    assert texts(item.all("p"))[:2] == [
        "Pågår 13 januari 2025 – 18 december 2026 · Rektor, Centralskolan",
        "Tre dagar i veckan.",
    ]
    assert facts_of(item) == {"Mål": "Målet", "Organ": "Fritidsnämnden", "Ska påverka": "MåttetDet andra"}
    assert links(item) == [
        ("Målet", "../mal/malet/"),
        ("Fritidsnämnden", "../organ/fritidsnamnden/"),
        ("Måttet", "../mal/malet/#mattet"),
        # measures another goal alone, so that is where it stands
        ("Det andra", "../mal/annat/#annat"),
    ]


MADE = """\
uppföljningar:
  - {datum: 2025-04-30, status: pågående, kommentar: Två skolor av tre}
  - {datum: 2025-09-10, status: försenad}
  - {datum: 2026-05-20, status: pågående, kommentar: Nu alla tre}
"""
TOO_LATE = "Inte följd upp i tid. Ska följas upp minst tre gånger om året."


@pytest.mark.parametrize(
    ("text", "day", "told", "rule"),
    [
        (
            activity(more=MADE), "2026-06-15",
            "Senast följd upp 20 maj 2026: Nu alla tre",
            "Ska följas upp minst tre gånger om året. Nästa gång senast 20 september 2026.",
        ),
        (
            activity(more=MADE), "2026-05-01",
            "Senast följd upp 10 september 2025",
            f"{TOO_LATE} Borde ha följts upp senast 10 januari 2026.",
        ),
        (
            activity(more=MADE), "2025-02-01",
            "Inte följd upp än.",
            "Ska följas upp minst tre gånger om året. Första gången senast 13 maj 2025.",
        ),
        (
            activity(more=MADE), "2025-04-29",
            "Inte följd upp än.",
            "Ska följas upp minst tre gånger om året. Första gången senast 13 maj 2025.",
        ),
        (
            activity(), "2026-06-15",
            "Inte följd upp än.",
            f"{TOO_LATE} Borde ha följts upp senast 13 maj 2025.",
        ),
        (activity("klar"), "2026-06-15", "Inte följd upp än.", None),
    ],
)  # fmt: skip
def test_the_last_follow_up_is_always_told_and_whether_it_is_often_enough(
    text: str, day: str, told: str, rule: str | None
) -> None:
    item = item_of({HOMEWORK: text}, date.fromisoformat(day))
    assert texts(classed(item, "followed")) == [told]
    assert texts(classed(item, "rhythm")) == ([rule] if rule else [])
    assert bool(classed(item, "too-late")) == bool(rule and rule.startswith("Inte"))


def test_the_older_model_asks_for_four_follow_ups_a_year() -> None:
    models = "styrmodeller: [{id: g, namn: G, gäller_från: 2015-01-01, aktiviteter_följs_upp: 4}]"
    item = item_of({HOMEWORK: activity(), "kommun.yml": f'namn: Prövköping\nkommunkod: "1275"\n{models}'})
    assert "minst fyra gånger om året. Borde ha följts upp senast 13 april 2025." in classed(item, "rhythm")[0].text


def test_earlier_follow_ups_are_folded_away_newest_first_with_what_was_said_then() -> None:
    details = item_of({HOMEWORK: activity(more=MADE)}).one("details")
    assert details.one("summary").text == "Tidigare uppföljningar (2) av Läxhjälp"
    assert texts(details.all("li")) == ["10 september 2025 Försenad", "30 april 2025 Pågår Två skolor av tre"]


def test_what_goes_on_stands_before_what_is_over_and_the_late_first() -> None:
    files = {
        f"skolnamnden/aktiviteter/{number}.yml": activity(status, end=end).replace("Läxhjälp", title)
        for number, (title, status, end) in enumerate([
            ("Planerad", "planerad", "2026-08-01"),
            ("Klar för länge sedan", "klar", "2025-03-01"),
            ("Avbruten nyss", "avbruten", "2026-05-01"),
            ("Pågår länge", "pågående", "2026-12-01"),
            ("Snart slut", "pågående", "2026-07-01"),
            ("Försenad", "försenad", "2026-11-01"),
        ])
    }  # fmt: skip
    page = page_of(files)
    going, over = section_of(page, "Pågår, planeras eller är försenade"), section_of(page, "Avslutade")
    assert texts(going.all("h3")) == ["Försenad", "Snart slut", "Pågår länge", "Planerad"]
    assert texts(over.all("h3")) == ["Avbruten nyss", "Klar för länge sedan"]


def test_an_activity_is_told_alike_on_the_page_of_its_goal() -> None:
    site = site_of({HOMEWORK: activity(more=MADE)}, DAY)
    on_goal = read(goal_page(site, site.plan.goals["malet"]).body)
    for name in ("followed", "rhythm", "doing"):
        assert texts(classed(on_goal, name)) == texts(classed(item_of({HOMEWORK: activity(more=MADE)}), name))
    assert "aktivitet_laxhjalp" in ids_of(on_goal)
    assert "Mål" not in facts_of(classed(on_goal, "activity")[0])


# Along the time


def bars_of(page: Element) -> list[tuple[str, str]]:
    """The text and the drawing's kind of each row of the time line."""
    rows = [row for bars in classed(page, "bars") for row in bars.all("li")]
    return [(row.text, classed(row, "track")[0].one("rect").attributes["class"]) for row in rows]


@pytest.mark.parametrize(
    ("status", "word", "kind"),
    [
        ("planerad", "Planerad", "planerad"),
        ("pågående", "Pågår", "pagaende"),
        ("klar", "Klar", "klar"),
        ("försenad", "Försenad", "forsenad"),
        ("avbruten", "Avbruten", "avbruten"),
    ],
)
def test_each_status_has_a_word_and_a_bar_of_its_own(status: str, word: str, kind: str) -> None:
    page = page_of({HOMEWORK: activity(status, start="2026-03-02", end="2026-10-30")})
    assert bars_of(page) == [(f"Läxhjälp {word}, mars 2026 – oktober 2026", kind)]


def test_bars_stand_under_their_goals_in_the_order_of_areas_titles_and_days() -> None:
    files = {
        "fritidsnamnden/mal/annat.yml": f"titel: Övrigt\n{GOAL_HEAD}",
        HOMEWORK: activity(more=followed_up("2026-06-01")),
        FOREST: activity(start="2025-01-01", more=followed_up("2026-06-01")).replace("Läxhjälp", "Skogen"),
        "skolnamnden/aktiviteter/till.yml": activity(end="2025-01-31", more=followed_up("2026-06-01"))
        .replace("malet", "annat")
        .replace("Läxhjälp", "Till det andra"),
    }
    timeline = classed(page_of(files), "timeline")[0]
    assert texts(timeline.all("p")) == [
        "Målet", "Skogen Pågår, januari 2025 – december 2026", "Läxhjälp Pågår, januari 2025 – december 2026",
        "Övrigt", "Till det andra Pågår, januari 2025",
    ]  # fmt: skip
    assert links(timeline)[-1] == ("Till det andra", "#aktivitet_till")


@pytest.mark.parametrize(("end", "is_drawn"), [("2024-06-14", False), ("2024-06-15", True), ("2026-12-18", True)])
def test_what_ended_more_than_two_years_ago_is_in_the_table_alone(end: str, is_drawn: bool) -> None:
    page = page_of({HOMEWORK: activity("klar", start="2023-01-09", end=end)})
    assert bool(classed(page, "timeline")) == is_drawn
    assert table_of(page)[1][0] == "Läxhjälp"
    assert ("Ingen aktivitet har pågått de senaste två åren." in page.text) != is_drawn


def test_an_activity_that_is_not_followed_up_in_time_says_so_in_the_time_line_and_the_table() -> None:
    page = page_of({HOMEWORK: activity(more=followed_up("2025-09-10"))})
    assert bars_of(page)[0][0].endswith("december 2026, inte följd upp i tid")
    assert table_of(page)[1][-1] == "10 september 2025, inte i tid"


def test_the_day_and_the_years_are_named_at_both_ends_of_the_time_line() -> None:
    axes = classed(page_of({HOMEWORK: activity()}), "axis")
    assert [texts(axis.all("text")) for axis in axes] == 2 * [["2025", "2026", "i dag 15 juni 2026"]]
    assert [len(axis.all("pattern")) for axis in axes] == [1, 0], "An id must not stand twice"


def test_the_drawings_are_passed_over_by_those_who_hear_the_words_beside_them() -> None:
    timeline = classed(page_of({HOMEWORK: activity()}), "timeline")[0]
    assert {each.attributes.get("aria-hidden") for each in timeline.all("svg")} == {"true"}


SPAN = Span(date(2025, 1, 1), date(2026, 1, 1))


def place_of(day: date) -> float:
    return round(SPAN.place(day), 2)


def drawn(text: str, day: date = date(2025, 7, 2)) -> Element:
    """The bar of an activity in the year 2025."""
    plan = site_of({HOMEWORK: text}).plan
    return read(draw_bar(SPAN, view_activity(plan, plan.activities["laxhjalp"], day), day))


def share(text: str) -> float:
    return float(text.removesuffix("%"))


@pytest.mark.parametrize(
    ("start", "end", "left", "right"),
    [
        ("2025-01-01", "2025-12-31", 0, 100),
        ("2025-03-15", "2025-03-28", 20, 23.84),
        ("2025-07-02", "2025-12-31", 49.86, 100),
        # the ends of what goes on longer than is drawn lie outside
        ("2019-01-01", "2031-12-31", -3, 103),
        # a single day is still seen
        ("2025-03-15", "2025-03-15", 20, 21.2),
    ],
)
def test_a_bar_goes_from_the_first_day_to_the_last(start: str, end: str, left: float, right: float) -> None:
    bar = drawn(activity(start=start, end=end)).one("rect").attributes
    assert (share(bar["x"]), round(share(bar["x"]) + share(bar["width"]), 2)) == (left, right)


def test_each_follow_up_that_was_made_by_the_day_is_a_tick() -> None:
    made = followed_up("2024-12-01", "2025-03-15", "2025-05-30", "2025-09-01")
    ticks = [each for each in drawn(activity(more=made)).all("line") if each.attributes["class"] == "tick"]
    assert [share(each.attributes["x1"]) for each in ticks] == [20.0, 40.82]


@pytest.mark.parametrize(
    ("status", "end", "line"),
    [
        ("försenad", "2025-03-14", (20.0, place_of(date(2025, 7, 2)))),
        ("pågående", "2025-03-14", (20.0, place_of(date(2025, 7, 2)))),
        ("pågående", "2025-08-01", None),
        ("klar", "2025-03-14", None),
        ("avbruten", "2025-03-14", None),
    ],
)
def test_what_should_be_done_by_now_has_a_line_on_to_the_day(
    status: str, end: str, line: tuple[float, float] | None
) -> None:
    over = [each.attributes for each in drawn(activity(status, end=end)).all("line")]
    assert [(share(each["x1"]), share(each["x2"])) for each in over] == ([line] if line else [])


def test_what_was_stopped_ends_with_a_cross_where_it_was_stopped() -> None:
    made = "uppföljningar: [{datum: 2025-03-14, status: avbruten}, {datum: 2025-05-01, status: avbruten}]"
    svg = drawn(activity("avbruten", start="2025-01-01", end="2025-12-31", more=made))
    assert share(svg.one("rect").attributes["width"]) == 20
    (cross,) = classed(svg, "cross")
    assert cross.parent is not None
    assert share(cross.parent.attributes["x"]) == 20
    assert [len(classed(drawn(activity("klar")), name)) for name in ("cross", "check")] == [0, 1]


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        # whole quarters around what goes on, with room after the day
        ("2025-02-10", "2027-02-28", ("2025-01-01", "2027-04-01")),
        ("2026-05-04", "2026-06-30", ("2026-04-01", "2026-10-01")),
        ("2026-08-01", "2026-08-31", ("2026-04-01", "2026-10-01")),
        # two years back and three on are enough
        ("2001-01-01", "2060-12-31", ("2024-04-01", "2029-07-01")),
        ("0001-01-01", "9999-12-31", ("2024-04-01", "2029-07-01")),
    ],
)
def test_the_time_that_is_drawn_fits_the_activities(start: str, end: str, span: tuple[str, str]) -> None:
    plan = site_of({HOMEWORK: activity(start=start, end=end)}).plan
    found = choose_span(plan.activities.values(), DAY)
    assert (found.start.isoformat(), found.end.isoformat()) == span


@pytest.mark.parametrize(
    ("day", "anchor"), [("2025-01-02", "start"), ("2025-07-02", "middle"), ("2025-12-30", "end")]
)  # fmt: skip
def test_the_words_of_the_day_stay_inside_the_time_line(day: str, anchor: str) -> None:
    (today,) = classed(read(draw_axis(SPAN, date.fromisoformat(day))), "today")
    assert today.attributes["text-anchor"] == anchor


@pytest.mark.parametrize(
    ("start", "years"),
    [("2025-01-01", ["2025", "2026"]), ("2025-07-01", ["2025", "2026"]), ("2025-10-01", ["2026"])],
)
def test_a_year_that_has_no_room_for_its_name_is_left_out(start: str, years: list[str]) -> None:
    begin = date.fromisoformat(start)
    words = texts(read(draw_axis(Span(begin, add_months(begin, 24)), begin)).all("text"))
    assert words[:-1][: len(years)] == years


# The table


def test_the_table_has_every_activity_with_all_that_is_drawn() -> None:
    page = page_of({HOMEWORK: activity("klar", more=MADE), FOREST: activity("planerad", start="2026-08-17")})
    assert table_of(page) == [
        ["Aktivitet", "Mål", "Organ", "Läge", "Start", "Slut", "Senast följd upp"],
        ["Läxhjälp", "Målet", "Skolnämnden", "Klar", "13 januari 2025", "18 december 2026", "20 maj 2026"],
        ["Läxhjälp", "Målet", "Fritidsnämnden", "Planerad", "17 augusti 2026", "18 december 2026", "Inte än"],
    ]
    table = page.one("table")
    assert table.one("caption").text == "Alla aktiviteter, mål för mål"
    assert {each.attributes["scope"] for each in table.all("th")} == {"col", "row"}


# Filters

LISTED = {**OTHER_GOAL, HOMEWORK: activity("klar"), FOREST: activity("försenad").replace("malet", "annat")}


def test_activities_can_be_chosen_by_goal_body_and_status() -> None:
    form = page_of(LISTED).one("form")
    offered = {
        select.attributes["name"]: [option.attributes["value"] for option in select.all("option")]
        for select in form.all("select")
    }
    assert offered == {
        "mal": ["", "annat", "malet"],
        "organ": ["", "skolnamnden", "fritidsnamnden"],
        "status": ["", "planerad", "pagaende", "klar", "forsenad", "avbruten"],
    }
    assert {label.attributes["for"] for label in form.all("label")} <= set(ids_of(form))


def test_every_choice_has_a_rule_that_hides_rows_of_the_list_the_time_line_and_the_table() -> None:
    page = page_of(LISTED)
    rules = write_activity_css(site_of(LISTED)).splitlines()
    assert (
        '.activity-list:has(#val_status option[value="klar"]:checked) '
        ':is(li, tr)[data-status]:not([data-status~="klar"]){display:none}'
    ) in rules
    offered = [option.attributes["value"] for option in page.all("option") if option.attributes["value"]]
    assert [re.findall(r'value="([^"]+)"', rule)[0] for rule in rules] == offered
    assert classed(page, "activity-list")
    rows = [each for each in page.walk() if each.attributes.get("data-mal") == "annat"]
    assert [row.tag for row in rows] == ["li", "li", "tr", "li"], "A goal and its bar, a row of the table, the activity"
    assert {tuple(row.attributes[f"data-{name}"] for name in ("mal", "organ", "status")) for row in rows} == {
        ("annat", "fritidsnamnden", "forsenad")
    }


def test_a_goal_in_the_time_line_is_found_by_what_any_of_its_activities_is() -> None:
    files = {HOMEWORK: activity("klar"), FOREST: activity("försenad", start="2025-02-01")}
    (goal,) = classed(classed(page_of(files), "timeline")[0], "filter-group")
    assert (goal.attributes["data-organ"], goal.attributes["data-status"]) == (
        "skolnamnden fritidsnamnden", "klar forsenad",
    )  # fmt: skip


# What data may do


@pytest.mark.parametrize(("line", "marks"), [("", 0), ("exempel: true", 1)])
def test_example_data_is_marked_on_the_page_and_where_it_stands(line: str, marks: int) -> None:
    page = page_of({HOMEWORK: activity("klar", more=line), FOREST: activity("klar")})
    assert page.text.count("Exempel: påhittade uppgifter") == 2 * marks
    assert len([each for each in page.all("h3") if classed(each, "example")]) == marks


def test_whatever_a_text_holds_is_shown_as_text() -> None:
    lot = "</a></svg><script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    text = activity(more=f"uppföljningar: [{{datum: 2025-04-30, status: pågående, kommentar: '{lot}'}}]")
    page = page_of({HOMEWORK: text.replace("Läxhjälp", f"'{lot}'").replace("Rektor, Centralskolan", f"'{lot}'")})
    assert page.one("h3").text == lot
    assert page.all("script", "img") == []
    assert classed(page, "followed")[0].text == f"Senast följd upp 30 april 2025: {lot}"


@pytest.mark.parametrize("id_", ["pagar", "tidslinje", "aktiviteter", "tidslinje-snedstreck", "mal"])
def test_no_id_stands_twice_whatever_an_activity_is_called(id_: str) -> None:
    ids = ids_of(page_of({f"skolnamnden/aktiviteter/{id_}.yml": activity("försenad", more=MADE), HOMEWORK: activity()}))
    assert sorted(ids) == sorted(set(ids))
