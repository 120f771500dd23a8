"""Which fields of which records differ between two plans: every one of them, so that nothing can go untold."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar, cast

from macros.plan.accessibility import AccessibilityFault
from macros.plan.activity import ActivityFollowUp
from macros.plan.fields import FileRecord, Record
from macros.plan.indicator import Correction, Indicator, Outcome, Target
from macros.plan.model import Assessment, AssessmentCorrection, Goal, GoalAreas, Organisation
from macros.plan.plan import Plan
from macros.plan.questions import Question
from macros.plan.search_words import SearchWord
from macros.plan.steering import (
    BudgetChange,
    Control,
    EconomicReport,
    GoverningDocument,
    ReportCorrection,
    WheelEvent,
)  # fmt: skip

File = TypeVar("File", bound=FileRecord)
_ORDER = ("Goal", "Indicator", "FollowUp", "Activity", "Organisation", "Economy", "Commission", "OperationalPlan",
          "InternalControl", "Municipality", "GoalAreas", "GoverningDocuments", "AnnualWheel", "SearchWords",
          "AccessibilityStatement")  # fmt: skip
"""The kinds of file in the order that a reader meets their changes."""


_NAMES: Mapping[type[Record], str] = {
    Correction: "date",
    AssessmentCorrection: "date",
    ReportCorrection: "date",
    BudgetChange: "date",
    ActivityFollowUp: "date",
    EconomicReport: "report",
    Control: "control",
    WheelEvent: "title",
    GoverningDocument: "title",
    AccessibilityFault: "what",
    Question: "text",
    SearchWord: "word",
}
"""The field that tells the records of a list apart, where it is no id."""


class Edit(StrEnum):
    """What happened to a field, or to something in a list."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


@dataclass(frozen=True)
class Pair:
    """A record as it was and as it is; None where it is new or gone."""

    former: Record | None
    new: Record | None
    name: str = ""
    """The field of the record around it that it stands in; empty for a file's."""
    is_item: bool = False
    """Whether it is one of several there."""

    @property
    def record(self) -> Record:
        """As it is, or else as it was."""
        found = self.former if self.new is None else self.new
        if found is None:
            raise ValueError("a pair holds at least one record")
        return found


@dataclass(frozen=True)
class FieldChange:
    """One field that differs. What is added or removed whole has no changes inside itself."""

    edit: Edit
    chain: tuple[Pair, ...]
    """The records that it stands in, the file's first; empty where the file itself comes or goes."""
    name: str
    """The field's name in the last of them; empty where the file itself comes or goes."""
    former: object
    new: object

    @property
    def root(self) -> Pair:
        """The file's record."""
        if self.chain:
            return self.chain[0]
        former, new = self.former, self.new
        return Pair(former if isinstance(former, Record) else None, new if isinstance(new, Record) else None)

    @property
    def holder(self) -> Record:
        """The record that the field is of."""
        return (self.chain[-1] if self.chain else self.root).record


@dataclass(frozen=True)
class Renamed:
    """The present ids of what had other ids in the base."""

    goals: Mapping[str, str]
    indicators: Mapping[str, str]

    @classmethod
    def between(cls, base: Plan, head: Plan) -> "Renamed":
        return cls(_renamed(base.goals, head.goals), _renamed(base.indicators, head.indicators))

    def of(self, holder: type[Record], name: str) -> Mapping[str, str]:
        """What the ids in a field are to be read as."""
        if name in {"goal", "goals", "derived_from", "replaces"} or (holder, name) == (Goal, "id"):
            return self.goals
        is_indicator = name in {"indicator", "indicators"} or (holder, name) == (Indicator, "id")
        return self.indicators if is_indicator else {}


def _renamed(base: Mapping[str, Goal] | Mapping[str, Indicator], head: Mapping[str, Goal] | Mapping[str, Indicator]
             ) -> dict[str, str]:  # fmt: skip
    gone = base.keys() - head.keys()
    return {former: id_ for id_, each in head.items() for former in each.former_ids if former in gone}


def list_field_changes(base: Plan, head: Plan, renamed: Renamed) -> Iterator[FieldChange]:
    """Every field that differs, file by file in a lasting order."""
    former, new = _files(base, renamed), _files(head, Renamed({}, {}))
    for key in sorted(former.keys() | new.keys(), key=lambda key: (_ORDER.index(key[0]), key)):
        yield from _compare_files(former.get(key), new.get(key), renamed)


def _files(plan: Plan, renamed: Renamed) -> dict[tuple[str, ...], FileRecord]:
    """Every file of a plan, by its kind and what tells it apart from others of its kind."""
    organisation = _assemble(Organisation, "organ", plan.bodies.values(), "organisation.yml")
    areas = _assemble(GoalAreas, "målområden", plan.areas.values(), "malomraden.yml")
    organisation = organisation.model_copy(update={"example": plan.is_organisation_example})
    areas = areas.model_copy(update={"example": plan.are_areas_example})
    alone = (plan.municipality if plan.municipality.source else None, organisation if plan.bodies else None,
             areas if plan.areas else None, plan.annual_wheel,
             plan.governing_documents, plan.accessibility, plan.search_words)  # fmt: skip
    files: dict[tuple[str, ...], FileRecord] = {(type(each).__name__,): each for each in alone if each is not None}
    files |= {("Goal", renamed.goals.get(id_, id_)): each for id_, each in plan.goals.items()}
    files |= {("Indicator", renamed.indicators.get(id_, id_)): each for id_, each in plan.indicators.items()}
    files |= {("Activity", id_): each for id_, each in plan.activities.items()}
    files |= {("Commission", id_): each for id_, each in plan.commissions.items()}
    files |= {("FollowUp", str(each.period), each.owner): each for each in plan.follow_ups}
    files |= {("Economy", each.owner, str(each.year)): each for each in plan.economies}
    files |= {("InternalControl", each.owner, str(each.year)): each for each in plan.internal_controls}
    files |= {("OperationalPlan", each.owner, each.period.text): each for each in plan.operational_plans}
    return files


def _assemble(kind: type[File], alias: str, items: Iterable[Record], source: str) -> File:
    """A file that a plan holds only the parts of."""
    parts: dict[str, Any] = {alias: tuple(items), "@fil": source}
    return cast("File", kind.model_construct(**parts))


def _compare_files(former: FileRecord | None, new: FileRecord | None, renamed: Renamed) -> Iterator[FieldChange]:
    if former is None or new is None:
        yield FieldChange(Edit.ADDED if former is None else Edit.REMOVED, (), "", former, new)
    else:
        yield from _compare_records((Pair(former, new),), renamed)


def _compare_records(chain: tuple[Pair, ...], renamed: Renamed) -> Iterator[FieldChange]:
    pair = chain[-1]
    for name in type(pair.record).model_fields:
        former, new = getattr(pair.former, name), getattr(pair.new, name)
        is_path = name == "source" and isinstance(pair.record, FileRecord)
        if not is_path and former != new:
            yield from _compare_values(chain, name, former, new, renamed)


def _compare_values(
    chain: tuple[Pair, ...], name: str, former: object, new: object, renamed: Renamed
) -> Iterator[FieldChange]:
    if isinstance(former, Record) and isinstance(new, Record):
        yield from _compare_records((*chain, Pair(former, new, name)), renamed)
    elif isinstance(former, tuple) and isinstance(new, tuple):
        if any(isinstance(each, Record) for each in (*former, *new)):
            yield from _compare_lists(chain, name, former, new, renamed)
        else:
            yield from _compare_plain_lists(chain, name, former, new, renamed)
    elif not (_is_the_same_id(chain[-1].record, name, former, new, renamed)):
        yield FieldChange(_edit(former, new), chain, name, former, new)


def _edit(former: object, new: object) -> Edit:
    if former is None:
        return Edit.ADDED
    return Edit.REMOVED if new is None else Edit.CHANGED


def _is_the_same_id(holder: Record, name: str, former: object, new: object, renamed: Renamed) -> bool:
    """Whether an id only follows what it names to its present id; a thing's own id is told where it changes."""
    if name == "id" or not (isinstance(former, str) and isinstance(new, str)):
        return False
    return renamed.of(type(holder), name).get(former) == new


def _compare_plain_lists(
    chain: tuple[Pair, ...], name: str, former: tuple[object, ...], new: tuple[object, ...], renamed: Renamed
) -> Iterator[FieldChange]:
    present = renamed.of(type(chain[-1].record), name)
    followed = tuple(present.get(each, each) if isinstance(each, str) else each for each in former)
    if followed != new:
        is_reordered = Counter(followed) == Counter(new)
        yield FieldChange(Edit.REORDERED if is_reordered else Edit.CHANGED, chain, name, followed, new)


def _compare_lists(
    chain: tuple[Pair, ...], name: str, former: Sequence[Record], new: Sequence[Record], renamed: Renamed
) -> Iterator[FieldChange]:
    pairs = _align(former, new, renamed)
    for pair in pairs:
        if pair.former is None or pair.new is None:
            yield FieldChange(_edit(pair.former, pair.new), chain, name, pair.former, pair.new)
        elif pair.former != pair.new:
            yield from _compare_records((*chain, Pair(pair.former, pair.new, name, is_item=True)), renamed)
    kept = [id(pair.new) for pair in pairs if pair.former is not None and pair.new is not None]
    places = {id(each): place for place, each in enumerate(new)}
    if kept != sorted(kept, key=places.__getitem__):
        yield FieldChange(Edit.REORDERED, chain, name, tuple(former), tuple(new))


def _align(former: Sequence[Record], new: Sequence[Record], renamed: Renamed) -> list[Pair]:
    """Which items are the same thing: by what names them, else by being alike. Former ones in order, then new ones."""
    taken: dict[tuple[object, int], Record] = dict(_numbered(new, _name))
    partners: list[Record | None] = [
        taken.pop(key, None) for key, _ in _numbered(former, lambda each: _name(each, renamed))
    ]
    left = list(taken.values())
    for place, (each, partner) in enumerate(zip(former, partners, strict=True)):
        alike = next((other for other in left if partner is None and _are_alike(each, other)), None)
        if alike is not None:
            partners[place] = alike
            left = [other for other in left if other is not alike]
    pairs = [Pair(each, partner) for each, partner in zip(former, partners, strict=True)]
    waiting = {id(each) for each in left}
    return [*pairs, *(Pair(None, each) for each in new if id(each) in waiting)]


def _numbered(
    records: Iterable[Record], name: Callable[[Record], object]
) -> Iterator[tuple[tuple[object, int], Record]]:
    """The records by their names; those that share a name numbered in their order."""
    counts: Counter[object] = Counter()
    for each in records:
        key = name(each)
        counts[key] += 1
        yield (key, counts[key]), each


def _name(record: Record, renamed: Renamed | None = None) -> object:
    """What tells a record apart from the others of its list, whatever else in it changes."""
    match record:
        case Outcome():
            return record.period.text, record.kind, record.not_measured is None, record.published
        case Target():
            return record.period.text, record.decision and record.decision.date
        case Assessment():
            return renamed.goals.get(record.goal, record.goal) if renamed else record.goal
    return getattr(record, _NAMES.get(type(record), "id"), None)


def _are_alike(one: Record, other: Record) -> bool:
    """Whether it is most likely the same thing under another name: the same period, and half of its fields alike."""
    if type(one) is not type(other) or getattr(one, "period", None) != getattr(other, "period", None):
        return False
    values = [(getattr(one, name), getattr(other, name)) for name in type(one).model_fields]
    stated = [(former, new) for former, new in values if former not in (None, ()) or new not in (None, ())]
    alike = [former == new for former, new in stated]
    return 2 * alike.count(True) >= len(alike)
