"""What a goal or an indicator was called before leads on: by a page without script, by `_redirects`, by anchors."""

import re

import pytest

from macros.pages.beside import stub_files, write_redirects
from macros.pages.follow_up import body_follow_up_page, follow_up_page
from macros.pages.goal import goal_page
from macros.pages.indicator import indicator_page
from macros.pages.page import Site
from macros.plan.periods import FollowUpPeriod
from tests.pages.rendered import DAY, GOAL_HEAD, HEAD, INDICATOR, Files, ids_of, read, site_of
from tests.repositories import plan_of

GOAL = "skolnamnden/mal/malet.yml"
RENAMED = {
    GOAL: f"titel: Målet\n{GOAL_HEAD}tidigare_id: [gamla, aldsta]\n",
    "skolnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-08\nbedömningar: [{mål: malet, färg: gul}]\n",
    INDICATOR: f"{HEAD}tidigare_id: [gamla]\nutfall: [{{period: 2024, värde: 4, publicerad: 2025-03-26}}]\n",
}
"""A goal and an indicator on its page, both of which have been called `gamla`."""
SHARED = {
    **RENAMED,
    INDICATOR: RENAMED[INDICATOR].replace("[malet]", "[malet, andra]"),
    "skolnamnden/mal/andra.yml": f"titel: Andra\n{GOAL_HEAD}",
}
"""The same, where the indicator has a page of its own."""


def lines_of(files: Files, root: str = "") -> list[str]:
    return write_redirects(site_of(files), root).splitlines()


@pytest.mark.parametrize(
    ("files", "indicator"),
    [(RENAMED, "/mal/malet/#mattet"), (SHARED, "/indikatorer/mattet/")],
    ids=["on its goal's page", "on its own page"],
)
def test_every_former_address_leads_to_the_present_one(files: Files, indicator: str) -> None:
    assert lines_of(files) == [
        "/mal/gamla/ /mal/malet/ 301",
        "/inbaddning/gamla/ /inbaddning/malet/ 301",
        "/mal/gamla/2025-t2/ /mal/malet/2025-t2/ 301",
        "/mal/aldsta/ /mal/malet/ 301",
        "/inbaddning/aldsta/ /inbaddning/malet/ 301",
        "/mal/aldsta/2025-t2/ /mal/malet/2025-t2/ 301",
        f"/indikatorer/gamla/ {indicator} 301",
    ]


def test_the_lines_stand_under_the_sites_own_path() -> None:
    assert lines_of(RENAMED, "/mal-och-resultat")[2] == (
        "/mal-och-resultat/mal/gamla/2025-t2/ /mal-och-resultat/mal/malet/2025-t2/ 301"
    )


@pytest.mark.parametrize(
    ("path", "leads_to", "canonical"),
    [
        ("mal/gamla/", "../../mal/malet/", "mal/malet/"),
        ("mal/gamla/2025-t2/", "../../../mal/malet/2025-t2/", "mal/malet/2025-t2/"),
        ("indikatorer/gamla/", "../../mal/malet/#mattet", "mal/malet/"),
        ("inbaddning/gamla/", "../../inbaddning/malet/", "inbaddning/malet/"),
    ],
)
def test_a_former_address_has_a_page_that_leads_on_without_script(path: str, leads_to: str, canonical: str) -> None:
    site = Site(plan_of(RENAMED), DAY, url="https://mal.example.se/")
    stub = stub_files(site)[f"{path}index.html"]
    assert f'content="0; url={leads_to}"' in stub
    assert f'<a href="{leads_to}">' in stub
    assert re.findall('rel="canonical" href="(.*?)"', stub) == [f"https://mal.example.se/{canonical}"]
    assert '<meta name="robots" content="noindex">' in stub


def test_every_line_has_a_page_and_every_page_a_line() -> None:
    site = site_of(SHARED)
    leading = {line.split()[0].lstrip("/") for line in write_redirects(site, "").splitlines()}
    assert {path.removesuffix("index.html") for path in stub_files(site)} == leading


def test_links_to_what_an_indicator_was_called_lead_to_its_place() -> None:
    goal, own = site_of(RENAMED), site_of(SHARED)
    pages = [
        goal_page(goal, goal.plan.goals["malet"]).body,
        indicator_page(own, own.plan.indicators["mattet"]).body,
    ]
    for page in pages:
        ids = ids_of(read(page))
        assert ids.index("gamla") == ids.index("mattet") - 1


def test_links_to_what_a_goal_was_called_lead_to_its_place_in_a_follow_up() -> None:
    site, period = site_of(RENAMED), FollowUpPeriod.parse("2025-t2")
    for page in (follow_up_page(site, period), body_follow_up_page(site, period, "skolnamnden")):
        ids = ids_of(read(page.body))
        assert ids[ids.index("malet") - 2 : ids.index("malet")] == ["gamla", "aldsta"]
        assert len(ids) == len(set(ids))


def test_a_former_id_that_stands_twice_at_one_thing_is_one_place() -> None:
    files = {**RENAMED, INDICATOR: RENAMED[INDICATOR].replace("[gamla]", "[gamla, gamla]")}
    site = site_of(files)
    assert ids_of(read(goal_page(site, site.plan.goals["malet"]).body)).count("gamla") == 1
