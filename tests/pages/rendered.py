"""Pages of small repositories, rendered and read as trees; what is not well-formed is refused here."""

from collections.abc import Mapping
from datetime import date

from macros.pages.body import body_page
from macros.pages.follow_up import follow_up_page
from macros.pages.goal import goal_page
from macros.pages.indicator import indicator_page
from macros.pages.page import Page, Site
from macros.plan.periods import FollowUpPeriod
from tests.repositories import plan_of
from tests.site.documents import Element, read_document

DAY = date(2026, 6, 15)
Files = Mapping[str, str | None]

INDICATOR = "skolnamnden/indikatorer/mattet.yml"
HEAD = "titel: Måttet\nmål: [malet]\nenhet: '%'\nriktning: högre\n"
GOAL_HEAD = "start: 2023-01-01\nslut: 2026-12-31\nområde: skola\nbeslut: {organ: fullmaktige, datum: 2023-02-15}\n"

GOAL = "skolnamnden/mal/malet.yml"
GOAL_TEXT = f"titel: Målet\n{GOAL_HEAD}"
CLOSED_TEXT = """\
titel: Det gamla
område: skola
start: 2019-01-01
slut: 2022-12-31
beslut: {organ: fullmaktige, datum: 2019-02-15}
"""


def figures(outcome: str = "", goals: str = "malet", target: str = "80", title: str = "Måttet") -> str:
    """An indicator, of which 80 is wanted in 2025."""
    head = HEAD.replace("malet", goals).replace("Måttet", title)
    aims = f"målvärden: [{{period: 2025, värde: {target}}}]\n" if target else ""
    return head + aims + (f"utfall: [{{period: 2025, {outcome}, publicerad: 2026-03-01}}]\n" if outcome else "")


def site_of(files: Files, day: date = DAY, repository: str = "") -> Site:
    """The site of the files and the DEFAULTS of `tests.repositories`."""
    return Site(plan_of(files), day, repository)


def read(html: str) -> Element:
    """A page's body as a tree."""
    document = read_document("", html)
    assert document.faults == ()
    return document.top


def goal_of(files: Files, id_: str = "malet", day: date = DAY) -> Element:
    """The page of a goal."""
    return read(goal_page_of(files, id_, day).body)


def goal_page_of(files: Files, id_: str = "malet", day: date = DAY) -> Page:
    site = site_of(files, day)
    return goal_page(site, site.plan.goals[id_])


def indicator_of(files: Files, id_: str = "mattet") -> Element:
    """The page of an indicator."""
    site = site_of(files)
    return read(indicator_page(site, site.plan.indicators[id_]).body)


def body_page_of(files: Files, id_: str = "skolnamnden") -> Page:
    site = site_of(files)
    return body_page(site, site.plan.bodies[id_])


def body_of(files: Files, id_: str = "skolnamnden") -> Element:
    """The page of a body."""
    return read(body_page_of(files, id_).body)


def follow_up_page_of(files: Files, period: str, day: date = DAY) -> Page:
    return follow_up_page(site_of(files, day), FollowUpPeriod.parse(period))


def follow_up_of(files: Files, period: str, day: date = DAY) -> Element:
    """The page of a follow-up."""
    return read(follow_up_page_of(files, period, day).body)


def classed(page: Element, name: str) -> list[Element]:
    """The elements of a class."""
    return [each for each in page.walk() if name in each.attributes.get("class", "").split()]


def texts(elements: list[Element]) -> list[str]:
    return [element.text for element in elements]


def links(element: Element) -> list[tuple[str, str]]:
    """Text and address of each link."""
    return [(each.text, each.attributes["href"]) for each in element.all("a")]


def links_of_its_own(element: Element) -> list[tuple[str, str]]:
    """Its links but those of the terms that it explains."""
    return [(text, address) for text, address in links(element) if "ordlista/#" not in address]


def section_of(page: Element, heading: str) -> Element:
    """The section with a heading."""
    found = next(each for each in page.all("h2", "h3") if each.text.removesuffix(" #") == heading)
    section = found.within("section")
    assert section is not None
    return section


def facts_of(element: Element) -> dict[str, str]:
    """What stands after each word of its lists of facts."""
    terms, told = element.all("dt"), element.all("dd")
    return dict(zip(texts(terms), texts(told), strict=True))


def table_of(element: Element) -> list[list[str]]:
    """The rows of its first table, the one of the columns' names first."""
    return [texts(row.all("th", "td")) for row in element.one("table").all("tr")]


def ids_of(page: Element) -> list[str]:
    return [each.attributes["id"] for each in page.walk() if "id" in each.attributes]
