"""A page before it has the site's frame around it, what all pages share, and the addresses that they link by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from macros.plan.assessment import GoalStanding, assess_goal
from macros.plan.changes import Change, list_changes
from macros.plan.model import Goal, TermOfOffice
from macros.plan.plan import Plan
from macros.plan.terms import Phase, term_of, told_term

UNPUBLISHED = "http://localhost:8000/"
"""Where a site stands that has no public address yet."""


@dataclass(frozen=True, eq=False)
class Site:
    """What every page is made from. A site equals only itself, so that what is made of it once can be kept."""

    plan: Plan
    day: date
    """The site shows what was known on this day."""
    repository: str = ""
    """Address of the folder that holds `goals/` on the web; empty where there is none."""
    reports: Mapping[str, int] = field(default_factory=dict)
    """The documents of follow-ups that the site offers: path below its root → size in bytes."""
    url: str = ""
    """The site's public address, with a slash at the end; empty where it is not known."""
    downloads: Mapping[str, int] = field(default_factory=dict)
    """The files of open data: path below its root → size in bytes. Known once they are made, before any page is."""

    def absolute(self, address: str) -> str:
        """The whole address of what stands below the site's root, for what leaves the site: feeds, catalogues, cards.

        Where the public address is not known it is the one that `make serve` shows.
        """
        return f"{self.url or UNPUBLISHED}{address}"

    @cached_property
    def standings(self) -> dict[str, GoalStanding]:
        """How each goal goes."""
        return {goal.id: assess_goal(self.plan, goal, self.day) for goal in self.plan.goals.values()}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Everything published, newest first."""
        return list_changes(self.plan, self.day)

    @cached_property
    def told_term(self) -> TermOfOffice | None:
        """The term of office whose goals tell how it goes."""
        return told_term(self.plan, self.day)

    @cached_property
    def told_goals(self) -> tuple[GoalStanding, ...]:
        """The goals that tell how it goes: those of the term, or of none, that are decided and have not ended.

        Of a term that is over also those that have.
        """
        term = self.told_term
        goals = [goal for goal in self.plan.goals.values() if term is None or term_of(self.plan, goal) in {term, None}]
        is_over = term is not None and term.end < self.day
        without = {Phase.PROPOSED} if is_over else {Phase.PROPOSED, Phase.CLOSED}
        standings = (self.standings[goal.id] for goal in goals)
        return tuple(standing for standing in standings if standing.phase not in without)

    @cached_property
    def has_example(self) -> bool:
        """Whether any goal, indicator or assessment of the site is example data."""
        plan = self.plan
        return any(thing.example for thing in (*plan.goals.values(), *plan.indicators.values(), *plan.follow_ups))

    def is_running(self, goal: Goal) -> bool:
        """Whether a goal is decided and holds on the day or is still to come."""
        return self.standings[goal.id].phase in {Phase.RUNNING, Phase.COMING}


@dataclass(frozen=True)
class Heading:
    """A heading that a reader can go to."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Feed:
    """An Atom feed that a page tells feed readers of."""

    title: str
    address: str


@dataclass(frozen=True)
class Head:
    """What a page tells machines of itself, in the head of its HTML. Everything is plain text."""

    canonical: str | None = None
    """The address of the living page, where this one is a copy of what once stood there; None where it is itself."""
    is_indexed: bool = True
    """Whether search engines may list the page."""
    is_article: bool = False
    """Whether it is about one thing, such as a goal; else it leads to others."""
    image: str | None = None
    """The address below the root of the picture that stands for it where it is shared, 1200 by 630 pixels."""
    image_text: str = ""
    """What the picture shows, in words."""
    feeds: tuple[Feed, ...] = ()
    """Its own feeds beside that of the whole site."""
    data: tuple[Mapping[str, object], ...] = ()
    """What it is about, as objects of JSON-LD."""


@dataclass(frozen=True)
class Page:
    """A page's content and what the frame says of it. Titles are plain text, the body is finished HTML."""

    address: str
    """Below the site's root, with a slash at the end: `mal/fler-unga-klarar-skolan/`."""
    title: str
    description: str
    body: str
    headings: tuple[Heading, ...] = ()
    head: Head = Head()


def goal_address(id_: str) -> str:
    return f"mal/{id_}/"


def dated_goal_address(id_: str, period: object) -> str:
    """A goal as it stood at a follow-up, for ever: `mal/fler-unga-klarar-skolan/2025-bokslut/`."""
    return f"{goal_address(id_)}{period}/"


def indicator_address(id_: str) -> str:
    return f"indikatorer/{id_}/"


def body_address(id_: str) -> str:
    return f"organ/{id_}/"


def follow_up_address(period: object) -> str:
    return f"uppfoljning/{period}/"


def body_follow_up_address(period: object, body: str) -> str:
    """The page of what one body reported."""
    return f"{follow_up_address(period)}{body}/"


def relative_link(here: str, there: str) -> str:
    """The link from one address to another, so that the site works under any path."""
    return "../" * here.count("/") + there or "./"


def scorecard_address(body: str, year: object) -> str:
    """The scorecard of a body as it was at the bokslut of a year."""
    return f"organ/{body}/{year}/"


def plan_address(body: str, period: object) -> str:
    """The operational plan of a body; a läsår is written as its file is named: `2025-26`."""
    return f"organ/{body}/verksamhetsplan/{str(period).replace('/', '-')}/"


def economy_address(body: str) -> str:
    """The years of a body's economy."""
    return f"organ/{body}/ekonomi/"


def activity_address(id_: str) -> str:
    """An activity, where it stands in the list of them."""
    return f"aktiviteter/#aktivitet_{id_}"


def commission_address(id_: str) -> str:
    """A commission, where it stands in the list of them."""
    return f"uppdrag/#uppdrag_{id_}"


def data_address(folder: str, id_: str, ending: str) -> str:
    """The open data of one goal, indicator or follow-up: `data/mal/fler-unga-klarar-skolan.csv`."""
    return f"data/{folder}/{id_}.{ending}"


def report_address(name: str) -> str:
    """Where a document of a follow-up stands: `2025-t2/2025-t2.pdf` → `uppfoljning/2025-t2/2025-t2.pdf`."""
    period, _, file = name.partition("/")
    return f"{follow_up_address(period)}{file}"


def record_address(year: int | None = None, month: int | None = None) -> str:
    """The public record: its front page, everything of a year, or of a month of a year with very much."""
    return "andringar/" + "".join(f"{part:02}/" for part in (year, month) if part is not None)


def feed_address() -> str:
    """The Atom feed of the whole site."""
    return "andringar/feed.xml"


def area_feed_address(id_: str) -> str:
    """The Atom feed of a goal area."""
    return f"andringar/omrade/{id_}.xml"


def body_feed_address(id_: str) -> str:
    """The Atom feed of a body."""
    return f"andringar/organ/{id_}.xml"
