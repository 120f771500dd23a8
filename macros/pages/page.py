"""A page before it has the site's frame around it, what all pages share, and the addresses that they link by."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from macros.plan.assessment import GoalStanding, assess_goal
from macros.plan.changes import Change, list_changes
from macros.plan.model import Goal
from macros.plan.plan import Plan


@dataclass(frozen=True)
class Site:
    """What every page is made from."""

    plan: Plan
    day: date
    """The site shows what was known on this day."""
    repository: str = ""
    """Address of the folder that holds `goals/` on the web; empty where there is none."""

    @cached_property
    def standings(self) -> dict[str, GoalStanding]:
        """How each goal goes."""
        return {goal.id: assess_goal(self.plan, goal, self.day) for goal in self.plan.goals.values()}

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Everything published, newest first."""
        return list_changes(self.plan, self.day)

    @cached_property
    def has_example(self) -> bool:
        """Whether any goal or indicator of the site is example data."""
        plan = self.plan
        return any(thing.example for thing in (*plan.goals.values(), *plan.indicators.values()))

    def is_running(self, goal: Goal) -> bool:
        """Whether a goal holds on the day or is still to come."""
        return goal.end >= self.day


@dataclass(frozen=True)
class Heading:
    """A heading that a reader can go to."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Page:
    """A page's content and what the frame says of it. Titles are plain text, the body is finished HTML."""

    address: str
    """Below the site's root, with a slash at the end: `mal/fler-unga-klarar-skolan/`."""
    title: str
    description: str
    body: str
    headings: tuple[Heading, ...] = ()


def goal_address(id_: str) -> str:
    return f"mal/{id_}/"


def indicator_address(id_: str) -> str:
    return f"indikatorer/{id_}/"


def body_address(id_: str) -> str:
    return f"organ/{id_}/"


def follow_up_address(period: object) -> str:
    return f"uppfoljning/{period}/"


def relative_link(here: str, there: str) -> str:
    """The link from one address to another, so that the site works under any path."""
    return "../" * here.count("/") + there or "./"
