"""The public record in words: what each change means to a reader, with its figures, its reason and its place."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar

from macros.pages.labels import word_for_verdict
from macros.pages.markdown import first_sentence
from macros.pages.page import Site, body_follow_up_address, goal_address, record_address
from macros.pages.record_figures import tell_figure, write_aimed_at, write_new_decision
from macros.pages.record_follow_ups import tell_assessment, tell_report
from macros.pages.record_ids import entry_id
from macros.pages.record_kinds import find_types, name_kind
from macros.pages.record_steering import explain_thing, find_thing, name_thing, tell_thing
from macros.pages.words import lower_first, write_follow_up
from macros.plan.activity import Activity
from macros.plan.assessment import Verdict
from macros.plan.change import Change, ChangeKind
from macros.plan.change_scope import areas_of, bodies_of, goals_of
from macros.plan.model import Colour, FollowUp, Goal, Vision
from macros.plan.periods import Period
from macros.plan.plan import Plan
from macros.plan.steering import GoverningDocument

Key = TypeVar("Key", str, int, tuple[int, int])
LONGEST = 500
"""How many entries a year's page may have; a year with more has a page a month."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A change as it is shown; what it says is written when it is asked for, since there are very many."""

    plan: Plan
    change: Change
    parts: tuple["Entry", ...] = ()
    """The assessments of a follow-up."""
    month: int | None = None
    """The month whose page it stands on, where its year has too much for one page."""

    @property
    def day(self) -> date:
        return self.change.day

    @property
    def kind(self) -> ChangeKind:
        return self.change.kind

    @property
    def subject(self) -> str:
        """What it is about: an indicator's or a goal's title."""
        return _name(self.plan, self.change)

    @property
    def told(self) -> str:
        """What happened, in a sentence."""
        return _tell(self.plan, self.change)

    @property
    def reason(self) -> str:
        return _explain(self.plan, self.change)

    @property
    def address(self) -> str:
        """Where to read more, below the site's root."""
        return _find(self.change)

    @property
    def mark(self) -> str | None:
        """The colour word of an assessment; None for what has no colour of its own."""
        return self.change.value.value if isinstance(self.change.value, Colour) else None

    @property
    def id(self) -> str:
        """Its anchor on its year's page; never changes."""
        return entry_id(self.change)

    @property
    def what(self) -> str:
        """What sort of change, in a word or two: `Rättat utfall`."""
        return name_kind(self.change)

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types that a reader can choose it by; the keys of TYPES."""
        return find_types(self.change.kind)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The ids of the areas it concerns."""
        return areas_of(self.plan, self.change)

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The ids of the bodies it concerns."""
        return bodies_of(self.plan, self.change)

    @property
    def whose(self) -> str:
        """The name of the body that measured or acted; nothing where the sentence names it."""
        return _name_owner(self.plan, self.change)

    @property
    def beside(self) -> str:
        """What to see a figure against: the target that held."""
        return write_aimed_at(self.change.indicator, self.change) if self.change.indicator else ""

    @property
    def word(self) -> str:
        """The word of an assessment's chip."""
        verdict = _verdict(self.change)
        return word_for_verdict(verdict) if verdict else ""

    @property
    def is_forecast(self) -> bool:
        verdict = _verdict(self.change)
        return verdict is not None and verdict.is_forecast

    @property
    def is_example(self) -> bool:
        return _is_example(self.plan, self.change)

    @property
    def place(self) -> str:
        """Where it stands in the record, below the site's root; the year's page leads there too."""
        return f"{record_address(self.day.year, self.month)}#{self.id}"


@dataclass(frozen=True, eq=False)
class Record:
    """Everything that has been made public."""

    plan: Plan
    changes: tuple[Change, ...]
    """Newest first."""

    def entry(self, change: Change, parts: tuple[Entry, ...] = ()) -> Entry:
        """A change as it is shown, which knows the page that it stands on."""
        return Entry(self.plan, change, parts, change.day.month if change.day.year in self.long_years else None)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All of it, newest first; the assessments of a follow-up told as one."""
        assessed: dict[int, list[Entry]] = {}
        for change in self.changes:
            if change.kind is ChangeKind.GOAL_ASSESSED:
                assessed.setdefault(id(change.follow_up), []).append(Entry(self.plan, change))
        return tuple(
            self.entry(change, tuple(assessed.get(id(change.follow_up), ())) if _is_report(change) else ())
            for change in self.changes
            if change.kind is not ChangeKind.GOAL_ASSESSED
        )

    @cached_property
    def long_years(self) -> frozenset[int]:
        """The years that have a page a month, since they have too much for one page."""
        counts = Counter(change.day.year for change in self.changes if change.kind is not ChangeKind.GOAL_ASSESSED)
        return frozenset(year for year, count in counts.items() if count > LONGEST)

    @cached_property
    def by_month(self) -> dict[tuple[int, int], tuple[Entry, ...]]:
        """The entries of each month of a year, the last month first."""
        return _grouped(((entry.day.year, entry.day.month), entry) for entry in self.entries)

    @cached_property
    def by_year(self) -> dict[int, tuple[Entry, ...]]:
        """The entries of each year, the last year first."""
        return _grouped((year, entry) for (year, _), entries in self.by_month.items() for entry in entries)

    @cached_property
    def by_body(self) -> dict[str, tuple[Entry, ...]]:
        """The entries that concern each body, by its id."""
        return _grouped((body, entry) for entry in self.entries for body in entry.bodies)

    @cached_property
    def by_area(self) -> dict[str, tuple[Entry, ...]]:
        """The entries that concern each goal area, by its id."""
        return _grouped((area, entry) for entry in self.entries for area in entry.areas)


@lru_cache(maxsize=2)
def record_of(site: Site) -> Record:
    """The record of a site as known on its day."""
    return Record(site.plan, site.changes)


def _is_report(change: Change) -> bool:
    return change.kind is ChangeKind.FOLLOW_UP_PUBLISHED


def _name(plan: Plan, change: Change) -> str:
    if change.kind is ChangeKind.FOLLOW_UP_PUBLISHED and change.follow_up:
        return write_follow_up(change.follow_up.period)
    if change.thing is not None:
        return name_thing(plan, change)
    return change.indicator.title if change.indicator else change.goal.title if change.goal else ""


def find_assessment(made: FollowUp, goal: Goal) -> str:
    """Where a body's assessment of a goal stands: in its own report, where no other body's can take the place."""
    return f"{body_follow_up_address(made.period, made.owner)}#{goal.id}"


def _find(change: Change) -> str:
    """Where it stands, below the site's root."""
    made = change.follow_up
    if made is not None:
        return find_assessment(made, change.goal) if change.goal else body_follow_up_address(made.period, made.owner)
    if change.thing is not None:
        return find_thing(change)
    goal = goal_address(change.goal.id) if change.goal else ""
    return f"{goal}#{change.indicator.id}" if change.indicator else goal


def _tell(plan: Plan, change: Change) -> str:
    if change.indicator is not None and isinstance(change.period, Period):
        return tell_figure(change.indicator, change, change.period)
    if change.thing is not None:
        return tell_thing(plan, change)
    if change.kind is ChangeKind.FOLLOW_UP_PUBLISHED and change.follow_up:
        return tell_report(plan, change.follow_up)
    if change.follow_up is not None:
        return tell_assessment(change, change.follow_up)
    return f"Målet beslutades av {lower_first(plan.bodies[change.goal.decision.body].name)}." if change.goal else ""


def _explain(plan: Plan, change: Change) -> str:
    if change.thing is not None:
        return explain_thing(change)
    if change.kind is ChangeKind.FOLLOW_UP_PUBLISHED and change.follow_up and change.follow_up.summary:
        return first_sentence(change.follow_up.summary)
    if change.kind is ChangeKind.TARGET_CHANGED and change.target:
        return write_new_decision(plan, change.target)
    return change.reason or ""


def _name_owner(plan: Plan, change: Change) -> str:
    assessed = change.follow_up if change.goal else None
    owned = change.indicator or assessed or (change.thing if isinstance(change.thing, Activity) else None)
    return plan.bodies[owned.owner].name if owned else ""


def _verdict(change: Change) -> Verdict | None:
    if change.follow_up is None or change.assessment is None or not isinstance(change.value, Colour):
        return None
    return Verdict(change.follow_up, change.assessment, change.value)


def _is_example(plan: Plan, change: Change) -> bool:
    """Whether what it is about is example data; of what stands in a list, the list's file says so."""
    match change.thing:
        case Vision():
            return plan.municipality.example
        case GoverningDocument():
            return plan.governing_documents is not None and plan.governing_documents.example
        case None:
            files = (change.follow_up, change.indicator, change.goal)
            return any(each.example for each in (*files, *goals_of(plan, change)) if each)
        case file:
            return file.example


def _grouped(pairs: Iterable[tuple[Key, Entry]]) -> dict[Key, tuple[Entry, ...]]:
    groups: defaultdict[Key, list[Entry]] = defaultdict(list)
    for key, entry in pairs:
        groups[key].append(entry)
    return {key: tuple(entries) for key, entries in groups.items()}
