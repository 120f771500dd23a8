"""How much pages may weigh, ask for and move: Exempelby behind nginx in a real Chromium, all of Perstorp by its bytes.

Lighthouse and the bytes of every kind of page are in `make bench` (bench/pages.py).
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.page_kinds import PAGE_KINDS
from bench.repository import write_repository
from macros.pages.goal import goal_page
from macros.pages.page import Site
from macros.publishing.asset_names import find_assets, name_assets
from macros.publishing.compression import compress
from macros.reading.load import load_plan
from tests.browser.pages import GOAL, KINDS, LEADS_ON
from tests.publishing.cold_loads import Load, reading
from tests.publishing.servers import Server
from tests.served import AT_ROOT, ROOT, build_once

KB = 1024
NEXT_PAGE = 12
"""Kibibytes of a goal page with three indicators, for who has been on the site before."""
COLD = 40 * KB
"""All that a first visit to a page transfers; issue 6 asks for 80 kB of a goal page and 90 of the start page."""
STYLE, SCRIPT = 13 * KB, 5 * KB
LARGEST_CHART = 4_096
CHART = re.compile(r'<svg class="chart[ "].*?</svg>', re.DOTALL)

BUDGETS: Mapping[str, int] = {
    "goal of three indicators": NEXT_PAGE,
    "goal of six indicators": 16,
    "activities": 24,
    "follow-up": 15,
    "follow-up of a body": 23,
    "record": 16,
    "record of a year": 22,
    "chain of goals": 12,
    "open data": 13,
}
"""Kibibytes of a page's HTML with Brotli, where a kind may have more than the others."""
OTHERS = 10


@cache
def weigh(site: Path, page: str) -> int:
    """The bytes of a page as it is published, with Brotli."""
    content = name_assets((site / page).read_bytes(), find_assets(site))
    return len(compress(content)[0])


@pytest.fixture(scope="session")
def perstorp(shared: Path) -> Path:
    return build_once(shared, "perstorp", ROOT / "goals", AT_ROOT)


@pytest.fixture(scope="module")
def loads(behind_nginx: Server, chromium: Browser) -> Mapping[str, Load]:
    """Every kind of page as somebody with a phone opens it who has never been on the site.

    But for the staff's recipes, which have pictures.
    """
    found = {}
    for kind, address in KINDS.items():
        if address not in LEADS_ON and kind != "recipe for staff":
            with reading(chromium) as reader:
                found[kind] = reader.open(behind_nginx.address + address)
    return found


# Bytes


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_kind_of_page_stays_within_its_budget(kind: str, perstorp: Path) -> None:
    page = f"{PAGE_KINDS[kind]}index.html" if kind != "missing page" else "404.html"
    assert weigh(perstorp, page) <= BUDGETS.get(kind, OTHERS) * KB


def test_every_goal_page_of_up_to_three_indicators_is_light_for_who_has_been_here(perstorp: Path) -> None:
    pages = {
        path: path.read_text(encoding="utf-8").count('<section class="indicator"')
        for path in perstorp.glob("mal/*/index.html")
    }
    assert sum(count == 3 for count in pages.values()) > 5
    heavy = {
        path.parent.name: size
        for path, count in pages.items()
        if count <= 3 and (size := weigh(perstorp, str(path.relative_to(perstorp)))) > NEXT_PAGE * KB
    }
    assert heavy == {}


def test_style_sheet_and_script_stay_within_their_budgets(published: Path) -> None:
    sizes = {
        path.name.partition("-")[0] + path.suffixes[-2]: path.stat().st_size
        for path in (published / "assets").glob("site-*.br")
    }
    assert sizes["site.css"] <= STYLE
    assert sizes["site.js"] <= SCRIPT


def test_a_first_visit_transfers_little(loads: Mapping[str, Load]) -> None:
    assert {kind: load.transferred for kind, load in loads.items() if load.transferred > COLD} == {}


def test_the_next_page_transfers_nothing_but_itself(behind_nginx: Server, chromium: Browser) -> None:
    with reading(chromium) as reader:
        reader.open(behind_nginx.address + KINDS["start page"])
        following = reader.open(behind_nginx.address + GOAL)
    assert following.transferred <= NEXT_PAGE * KB
    (html,) = behind_nginx.site.glob(f"{GOAL}index.html.br")
    assert following.transferred - html.stat().st_size < 2 * KB, "Beside the page only headers"


# Requests, and what moves


def test_a_page_asks_for_its_style_sheets_and_its_script_and_no_more(loads: Mapping[str, Load]) -> None:
    for kind, load in loads.items():
        page, *others = load.asked
        styles = [path for path in others if path.endswith(".css")]
        scripts = [path for path in others if path.endswith(".js")]
        assert len(others) == len(styles) + len(scripts), (kind, load.asked)
        assert len(scripts) == (2 if kind == "search" else 1), (kind, scripts)
        assert page == f"/{KINDS[kind]}"


def test_nothing_but_one_style_sheet_holds_a_page_up(loads: Mapping[str, Load]) -> None:
    held = {kind: [path.rpartition("/")[2].partition("-")[0] for path in load.blocking] for kind, load in loads.items()}
    assert {kind: names for kind, names in held.items() if names != ["site"]} == {}


def test_nothing_moves_while_a_page_loads(loads: Mapping[str, Load]) -> None:
    assert {kind: load.shift for kind, load in loads.items() if load.shift > 0} == {}


# Whatever there is of data


@pytest.mark.parametrize("name", ["built", "perstorp"])
def test_every_chart_of_every_page_is_at_most_four_kilobytes(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    charts = {
        chart: path.relative_to(site)
        for path in site.rglob("*.html")
        for chart in CHART.findall(path.read_text(encoding="utf-8"))
    }
    assert len(charts) > 20
    assert {path: len(chart.encode()) for chart, path in charts.items() if len(chart.encode()) > LARGEST_CHART} == {}


def test_a_goal_page_weighs_the_same_among_twenty_goals_and_two_hundred(tmp_path: Path) -> None:
    """A year with very much has a page a month, which the links to its events name."""
    few, many = (_goal_page(write_repository(tmp_path / str(goals), goals)) for goals in (20, 200))
    assert len(few.encode()) > 30_000
    assert re.sub(r"(andringar/\d{4}/)\d\d/", r"\1", many) == few


def _goal_page(goals: Path) -> str:
    plan = load_plan(goals)
    return goal_page(Site(plan, date(2026, 6, 15), url=AT_ROOT), plan.goals["mal-0001"]).body
