"""What a difference between two plans consists of: kinds of change, lines, groups, pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.editing.refusals.refusal import Refusal
from macros.plan.periods import Period
from macros.reading.problems import Problem


class Kind(StrEnum):
    """What sort of change. Counts tell them in this order."""

    OUTCOME = "new outcome"
    PRELIMINARY = "new preliminary outcome"
    FORECAST = "new forecast"
    NOT_MEASURED = "not measured"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    CHANGED_FIGURE = "changed figure"
    GOAL_COLOUR = "goal changes colour"
    INDICATOR_COLOUR = "indicator changes colour"
    PERIOD_COLOUR = "period changes colour"
    FOLLOW_UP = "new follow-up"
    ASSESSMENT = "new assessment"
    GOAL = "new goal"
    INDICATOR = "new indicator"
    TARGET = "new target"
    CHANGED_TARGET = "changed target"
    ACTIVITY = "new activity"
    ACTIVITY_FOLLOW_UP = "activity followed up"
    COMMISSION = "new commission"
    COMMISSION_REPORTED = "commission reported"
    ECONOMIC_REPORT = "new economic report"
    BUDGET = "budget"
    ACTION_PLAN = "new action plan"
    PLAN = "new operational plan"
    RENAMED = "new address"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


WORDS: Mapping[Kind, tuple[str, str]] = {
    Kind.OUTCOME: ("nytt utfall", "nya utfall"),
    Kind.PRELIMINARY: ("nytt preliminärt utfall", "nya preliminära utfall"),
    Kind.FORECAST: ("ny prognos", "nya prognoser"),
    Kind.NOT_MEASURED: ("utebliven mätning", "uteblivna mätningar"),
    Kind.CORRECTION: ("rättelse", "rättelser"),
    Kind.WITHDRAWAL: ("återkallad uppgift", "återkallade uppgifter"),
    Kind.CHANGED_FIGURE: ("siffra ändras utan rättelse", "siffror ändras utan rättelse"),
    Kind.GOAL_COLOUR: ("mål byter färg", "mål byter färg"),
    Kind.INDICATOR_COLOUR: ("indikator byter färg", "indikatorer byter färg"),
    Kind.PERIOD_COLOUR: ("färg ändras för en enskild period", "färger ändras för enskilda perioder"),
    Kind.FOLLOW_UP: ("ny uppföljning", "nya uppföljningar"),
    Kind.ASSESSMENT: ("ny bedömning", "nya bedömningar"),
    Kind.GOAL: ("nytt mål", "nya mål"),
    Kind.INDICATOR: ("ny indikator", "nya indikatorer"),
    Kind.TARGET: ("nytt målvärde", "nya målvärden"),
    Kind.CHANGED_TARGET: ("ändrat målvärde", "ändrade målvärden"),
    Kind.ACTIVITY: ("ny aktivitet", "nya aktiviteter"),
    Kind.ACTIVITY_FOLLOW_UP: ("uppföljd aktivitet", "uppföljda aktiviteter"),
    Kind.COMMISSION: ("nytt uppdrag", "nya uppdrag"),
    Kind.COMMISSION_REPORTED: ("redovisat uppdrag", "redovisade uppdrag"),
    Kind.ECONOMIC_REPORT: ("ny ekonomisk rapport", "nya ekonomiska rapporter"),
    Kind.BUDGET: ("ny eller ändrad budget", "nya eller ändrade budgetar"),
    Kind.ACTION_PLAN: ("ny åtgärdsplan", "nya åtgärdsplaner"),
    Kind.PLAN: ("ny verksamhetsplan", "nya verksamhetsplaner"),
    Kind.RENAMED: ("ny adress", "nya adresser"),
    Kind.ADDED: ("annat tillägg", "andra tillägg"),
    Kind.CHANGED: ("annan ändring", "andra ändringar"),
    Kind.REMOVED: ("borttagen uppgift", "borttagna uppgifter"),
}
"""Each kind counted: of one, and of several."""


@dataclass(frozen=True)
class Line:
    """One thing that changes. Texts are plain; who writes them out escapes them."""

    kind: Kind
    subject: str
    """What it is about, such as an indicator's title with the period."""
    told: str
    """What changes, in words that follow the subject and a colon."""
    address: str = ""
    """Where to read it, below the site's root; empty where no page shows it."""
    former: str | None = None
    new: str | None = None
    """What stood and what will stand, as residents read it; None where nothing stood or will, or it is long."""
    colour: str = ""
    """The colour word that it leads to; empty where it has to do with none."""
    former_colour: str = ""
    period: Period | None = None
    """The period of an outcome or a target."""
    is_flip: bool = False
    """Whether the colour that it leads to is the one that leads for its indicator, and another than before."""
    note: str = ""
    """What more there is to say: the reason of a correction, a comment."""
    visible_from: date | None = None
    """The day it becomes visible, where that is later than the day compared on."""
    dated_back: date | None = None
    """The day that it gives itself, where that is long before the day compared on."""
    is_example: bool = False
    source: str = ""
    """The file inside the goal repository."""
    field: str = ""
    """The way to it in the file; empty for the whole."""


@dataclass(frozen=True)
class Group:
    """What changes of one goal, one body or the whole municipality."""

    id: str
    """A goal's or a body's id; empty for what concerns the whole municipality."""
    title: str
    whose: str
    """The name of the body that owns it, where the title does not say it."""
    address: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PageChange:
    """A page, or another address of the site, that comes, goes or leads on."""

    kind: str
    """`new`, `gone` or `moved`"""
    address: str
    """Below the site's root; of one that has moved, where it stands now."""
    title: str
    former: str = ""
    """Of one that has moved, where it stood."""
    documents: tuple[str, ...] = ()
    """The addresses of the documents that come and go with it."""
    visible_from: date | None = None
    """The day it comes, where that is later than the day compared on."""


@dataclass(frozen=True)
class Doubt:
    """A figure to look at once more, though nothing forbids it."""

    subject: str
    """The indicator's title and the period."""
    told: str
    """What may be wrong, in words that follow the subject and a colon."""
    source: str
    """The file inside the goal repository."""


@dataclass(frozen=True)
class Difference:
    """What changes, in the order a reader needs it."""

    day: date
    """The day that both are seen on."""
    groups: tuple[Group, ...] = ()
    pages: tuple[PageChange, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    """What must be mended before it can be published; filled in by the command."""
    base: str = ""
    """What it is compared with, in words; filled in by the command."""
    problems: tuple[Problem, ...] = ()
    """What of the base could not be read by today's rules; filled in by the command."""
    is_compared: bool = True
    """Whether there was a base to compare with; without one only its problems are told."""
    doubts: tuple[Doubt, ...] = ()
    """What of it may be a slip."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of every group."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many there are of each kind of change, the weightiest first; kinds without any are left out."""
        kinds = [line.kind for line in self.lines]
        kinds += [Kind.INDICATOR_COLOUR for line in self.lines if line.is_flip]
        return {kind: kinds.count(kind) for kind in Kind if kind in kinds}

    @property
    def days(self) -> frozenset[date | None]:
        """The days from which the changes are seen; None stands for at once."""
        return frozenset([*(line.visible_from for line in self.lines), *(page.visible_from for page in self.pages)])

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes on the site."""
        return not self.groups and not self.pages
