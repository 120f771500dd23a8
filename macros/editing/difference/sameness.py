"""What of two plans is the same thing, though it may have another id, another place or other values."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Renamed:
    """The present ids of what had other ids in the base."""

    goals: Mapping[str, str]
    indicators: Mapping[str, str]

    @classmethod
    def between(cls, base: Plan, head: Plan) -> "Renamed":
        return cls(_renamed(base.goals, head.goals), _renamed(base.indicators, head.indicators))

    @classmethod
    def nothing(cls) -> "Renamed":
        return cls({}, {})

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


def pair_files(base: Plan, head: Plan, renamed: Renamed) -> Iterator[tuple[FileRecord | None, FileRecord | None]]:
    """Every file as it was and as it is, in a lasting order; None where it is new or gone."""
    former, new = _files(base, renamed), _files(head, Renamed.nothing())
    for key in sorted(former.keys() | new.keys(), key=lambda key: (_ORDER.index(key[0]), key)):
        yield former.get(key), new.get(key)


def list_files(plan: Plan) -> Iterable[FileRecord]:
    """Every file of a plan, by its record."""
    return _files(plan, Renamed.nothing()).values()


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


def align(
    former: Sequence[Record], new: Sequence[Record], renamed: Renamed
) -> list[tuple[Record | None, Record | None]]:
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
    waiting = {id(each) for each in left}
    return [*zip(former, partners, strict=True), *((None, each) for each in new if id(each) in waiting)]


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
