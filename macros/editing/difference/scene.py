"""Two plans side by side: what differs, what the public record says of it, and what they come to."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from macros.editing.difference.colours import Colours
from macros.editing.difference.days import dated, visible_from
from macros.editing.difference.fields import FieldChange, list_field_changes
from macros.editing.difference.labels import find_address, find_place, name_subject
from macros.editing.difference.parts import Kind, Line
from macros.editing.difference.sameness import Renamed
from macros.plan.change import Change, ChangeKind
from macros.plan.changes import list_changes
from macros.plan.fields import FileRecord, Record
from macros.plan.indicator import Indicator
from macros.plan.model import Goal
from macros.plan.plan import Plan

_PROMPTLY = timedelta(14)
"""A change waits about so long before it is published. What says an earlier day is dated back, and that is told."""


@dataclass(frozen=True, eq=False)
class Scene:
    """The two plans, as seen on a day."""

    base: Plan
    head: Plan
    day: date
    unread: Collection[str] = ()
    """Files of the base that could not be read: whether they are new can't be told."""

    @cached_property
    def renamed(self) -> Renamed:
        return Renamed.between(self.base, self.head)

    @cached_property
    def before(self) -> Colours:
        return Colours(self.base)

    @cached_property
    def after(self) -> Colours:
        return Colours(self.head)

    @cached_property
    def changes(self) -> tuple[FieldChange, ...]:
        """Every field that differs."""
        found = list_field_changes(self.base, self.head, self.renamed)
        return tuple(each for each in found if each.chain or source_of(each.root.record) not in self.unread)

    @cached_property
    def _record(self) -> dict[tuple[ChangeKind, int], list[Change]]:
        """The public record of the head, whatever the day, by what happened and to which thing."""
        found: defaultdict[tuple[ChangeKind, int], list[Change]] = defaultdict(list)
        for change in list_changes(self.head, date.max):
            about = change.outcome or change.target or change.assessment or change.follow_up or change.thing
            found[change.kind, id(about or change.goal)].append(change)
        return found

    def find_record(self, kind: ChangeKind, about: object) -> list[Change]:
        """What the public record of the head says has happened to a thing of the head, in the order it was made."""
        return sorted(self._record.get((kind, id(about)), ()), key=lambda change: (change.day, change.number))

    def former_indicator(self, indicator: Indicator) -> Indicator | None:
        """An indicator of the head as it stands in the base."""
        return self.base.indicators.get(_former_id(self.renamed.indicators, indicator.id))

    def former_goal(self, goal: Goal) -> Goal | None:
        """A goal of the head as it stands in the base."""
        return self.base.goals.get(_former_id(self.renamed.goals, goal.id))

    def find_goal(self, id_: str) -> Goal | None:
        """A goal as it is, or else as it was."""
        return self.head.goals.get(self.renamed.goals.get(id_, id_)) or self.base.goals.get(id_)

    def line(self, change: FieldChange, kind: Kind, told: str, **more: Any) -> Line:  # noqa: ANN401  a line's own fields
        """A line about a change that knows where it stands and from when."""
        plan, root = self.head if change.root.new is not None else self.base, change.root.record
        day, said_day = visible_from(change), dated(change)
        is_example = isinstance(root, FileRecord) and root.example
        is_back = said_day is not None and self.day - said_day > _PROMPTLY and not is_example
        said: dict[str, Any] = {
            "subject": name_subject(plan, change),
            "address": find_address(change) if change.root.new is not None else "",
            "visible_from": day if day > self.day else None,
            "dated_back": said_day if is_back else None,
            "is_example": is_example,
            "source": source_of(root),
            "field": find_place(change),
        }
        return Line(kind=kind, told=told, **{**said, **more})


def source_of(record: Record) -> str:
    """The file that a record is of, inside the goal repository."""
    return record.source if isinstance(record, FileRecord) else ""


def _former_id(renamed: Mapping[str, str], id_: str) -> str:
    return next((former for former, new in renamed.items() if new == id_), id_)
