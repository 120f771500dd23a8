"""What can be copied from a page: the address that follows along, the one that lasts, and the reference to cite."""

import pytest

from macros.pages.follow_up import body_follow_up_page, follow_up_page
from macros.pages.goal import goal_page
from macros.pages.indicator import indicator_page
from macros.pages.page import Page, Site
from macros.plan.periods import FollowUpPeriod
from tests.pages.rendered import DAY, GOAL_HEAD, HEAD, INDICATOR, Files, classed, links, read, section_of, texts
from tests.repositories import plan_of
from tests.site.documents import Element

BOKSLUT = "skolnamnden/uppfoljning/2025-bokslut.yml"
FIGURES = (
    HEAD + "målvärden: [{period: 2025, värde: 80}]\nutfall:\n  - {period: 2025, värde: 76.4, publicerad: 2026-03-01}\n"
)
NEWER = "  - {period: 2026, värde: 79, publicerad: 2026-06-02}\n"
ASSESSED = {BOKSLUT: "publicerad: 2026-03-25\nbedömningar: [{mål: malet, färg: gul}]\n", INDICATOR: FIGURES}
FORECAST = {
    "skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-03\n"
    "bedömningar: [{mål: malet, färg: grön, motivering: Det blir bra}]\n"
}
URL = "https://mal.example.se/"


def site_at(files: Files, url: str = URL) -> Site:
    return Site(plan_of(files), DAY, url=url)


def goal_of(files: Files, url: str = URL) -> Element:
    site = site_at(files, url)
    return read(goal_page(site, site.plan.goals["malet"]).body)


def cited_in(element: Element) -> list[str]:
    return texts(classed(element, "cite"))


def references_in(section: Element) -> list[Element]:
    """What can be copied there but for what stands folded away."""
    return [each for each in classed(section, "copied") if each.within("details") is None]


# A goal


def test_a_goal_that_was_followed_up_has_an_address_that_follows_along_and_one_that_lasts() -> None:
    section = section_of(goal_of(ASSESSED), "Källor och hänvisning")
    copied = [each.one("p").text for each in references_in(section)]
    assert copied == [
        "Länken till målet. Den visar alltid det senaste läget: https://mal.example.se/mal/malet/",
        "Länken till läget i bokslutet 2025. Den visar alltid hur det såg ut då: https://mal.example.se/mal/malet/2025-bokslut/",
        (
            "Hänvisa så här: Prövköpings kommun, Målet, läge 2026-03-25, hämtad [dag], "
            "https://mal.example.se/mal/malet/2025-bokslut/"
        ),
    ]
    assert section.one("cite").text == "Målet"


def test_a_goal_that_was_never_followed_up_is_cited_by_its_living_address_and_the_day_of_its_last_change() -> None:
    section = section_of(goal_of({INDICATOR: FIGURES}), "Källor och hänvisning")
    assert cited_in(section) == [
        "Prövköpings kommun, Målet, läge 2026-03-01, hämtad [dag], https://mal.example.se/mal/malet/"
    ]
    assert len(references_in(section)) == 2


def test_the_follow_up_that_is_cited_is_the_one_whose_assessment_leads() -> None:
    section = section_of(goal_of({**ASSESSED, **FORECAST}), "Källor och hänvisning")
    assert cited_in(section)[0].endswith("/mal/malet/2025-bokslut/")
    only_forecast = section_of(goal_of({INDICATOR: FIGURES, **FORECAST}), "Källor och hänvisning")
    assert cited_in(only_forecast)[0].endswith("/mal/malet/2026-t1/")


def test_where_the_site_does_not_know_its_address_links_still_lead_right() -> None:
    section = section_of(goal_of(ASSESSED, ""), "Källor och hänvisning")
    assert [link for each in references_in(section) for link in links(each)] == [
        ("mal/malet/", "../../mal/malet/"),
        *[("mal/malet/2025-bokslut/", "../../mal/malet/2025-bokslut/")] * 2,
    ]


def test_each_thing_to_copy_has_a_button_with_a_name_of_its_own_and_a_place_to_say_that_it_was_copied() -> None:
    copied = classed(goal_of(ASSESSED), "copied")
    names = [each.one("button").text for each in copied]
    assert len(names) == len(set(names)) >= 5
    assert all("role" in each.all("span")[-1].attributes for each in copied)


def test_a_goals_history_lists_it_at_every_follow_up_with_the_verdict_of_then() -> None:
    history = section_of(
        goal_of({**ASSESSED, **FORECAST, "skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-03-26"}),
        "Historik",
    )
    (listed,) = classed(history, "dated-list")
    assert texts(listed.all("li")) == [
        "Tertial 1 2026 Prognos: uppfylls helt", "Bokslut 2025 Uppfylls delvis", "Bokslut 2024 inte bedömt",
    ]  # fmt: skip
    assert [address for _, address in links(listed)] == [
        "../../mal/malet/2026-t1/", "../../mal/malet/2025-bokslut/", "../../mal/malet/2024-bokslut/",
    ]  # fmt: skip


def test_of_many_follow_ups_the_older_are_folded_away_but_there() -> None:
    goal = f"titel: Målet\n{GOAL_HEAD}".replace("2023", "2015")
    reported = {
        f"skolnamnden/uppfoljning/{year}-bokslut.yml": f"publicerad: {year + 1}-03-20" for year in range(2016, 2025)
    }
    history = section_of(goal_of({**reported, "skolnamnden/mal/malet.yml": goal}), "Historik")
    assert [len(each.all("li")) for each in classed(history, "dated-list")] == [6, 3]
    assert history.one("summary").text == "Visa 3 äldre uppföljningar"


# An indicator


@pytest.mark.parametrize(
    ("files", "cited"),
    [
        (ASSESSED, "läge 2026-03-25, hämtad [dag], https://mal.example.se/mal/malet/2025-bokslut/#mattet"),
        ({INDICATOR: FIGURES}, "läge 2026-03-01, hämtad [dag], https://mal.example.se/mal/malet/#mattet"),
        # newer than what the follow-up shows, or corrected since
        (
            {**ASSESSED, INDICATOR: FIGURES + NEWER},
            "läge 2026-06-02, hämtad [dag], https://mal.example.se/mal/malet/#mattet",
        ),
        (
            {
                **ASSESSED,
                INDICATOR: FIGURES.replace("-01}", "-01, rättelser: [{datum: 2026-05-04, tidigare: 70, orsak: Fel}]}"),
            },
            "läge 2026-05-04, hämtad [dag], https://mal.example.se/mal/malet/#mattet",
        ),
    ],
)
def test_an_indicator_is_cited_as_the_follow_up_shows_it_until_something_newer_is_known(
    files: Files, cited: str
) -> None:
    (referral,) = classed(section_of(goal_of(files), "Måttet"), "referral")
    assert referral.tag == "details"
    assert cited_in(referral) == [f"Prövköpings kommun, Måttet, {cited}"]
    assert links(referral)[0] == ("https://mal.example.se/mal/malet/#mattet", "../../mal/malet/#mattet")


def test_an_indicator_on_its_own_page_is_cited_by_that() -> None:
    second = f"titel: Andra\n{GOAL_HEAD}"
    files = {**ASSESSED, INDICATOR: FIGURES.replace("[malet]", "[malet, andra]"), "skolnamnden/mal/andra.yml": second}
    site = site_at(files)
    page = read(indicator_page(site, site.plan.indicators["mattet"]).body)
    assert cited_in(page) == [
        "Prövköpings kommun, Måttet, läge 2026-03-01, hämtad [dag], https://mal.example.se/indikatorer/mattet/"
    ]


# A follow-up


def test_a_follow_up_is_cited_by_the_day_of_its_last_report() -> None:
    files = {**ASSESSED, "fritidsnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-04-01"}
    site, period = site_at(files), FollowUpPeriod.parse("2025-bokslut")
    pages: list[tuple[Page, str]] = [
        (follow_up_page(site, period), "Bokslut 2025, läge 2026-04-01, hämtad [dag], {}uppfoljning/2025-bokslut/"),
        (
            body_follow_up_page(site, period, "skolnamnden"),
            "Bokslut 2025: Skolnämnden, läge 2026-03-25, hämtad [dag], {}uppfoljning/2025-bokslut/skolnamnden/",
        ),
    ]
    for page, cited in pages:
        section = section_of(read(page.body), "Länk och hänvisning")
        assert cited_in(section) == [f"Prövköpings kommun, {cited.format(URL)}"]
        assert page.headings[-1].id == "avsnitt_hanvisning"


def test_each_goal_of_a_follow_up_has_a_link_that_lasts() -> None:
    site, period = site_at(ASSESSED), FollowUpPeriod.parse("2025-bokslut")
    for page, link in (
        (follow_up_page(site, period), "../../mal/malet/2025-bokslut/"),
        (body_follow_up_page(site, period, "skolnamnden"), "../../../mal/malet/2025-bokslut/"),
    ):
        told = "Länk till målet som det såg ut då: Målet, bokslutet 2025"
        assert (told, link) in links(section_of(read(page.body), "Målet"))
