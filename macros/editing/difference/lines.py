"""Every changed field as a line: in the words of the public record where it has any, else in a plain sentence."""

from collections.abc import Iterator
from typing import Any

from macros.editing.difference.fields import Edit, FieldChange
from macros.editing.difference.figures import colours_of, tell_figure_change
from macros.editing.difference.files import inside, tell_file
from macros.editing.difference.labels import name_record
from macros.editing.difference.nouns import name_field
from macros.editing.difference.parts import Kind, Line
from macros.editing.difference.reported import tell_reported
from macros.editing.difference.scene import Scene
from macros.editing.difference.values import is_long, quote, tell_passages, write_field
from macros.pages.markdown import write_plain
from macros.pages.page import goal_address, indicator_address
from macros.plan.activity import Activity
from macros.plan.fields import Record
from macros.plan.indicator import Indicator, Outcome, Target
from macros.plan.model import Assessment, FollowUp, Goal
from macros.plan.steering import Commission, EconomicReport, Economy

_EXPLAINED = {
    (Outcome, "value"): "corrections",
    (Target, "value"): "corrections",
    (Assessment, "colour"): "corrections",
    (EconomicReport, "outcome"): "corrections",
    (EconomicReport, "forecast"): "corrections",
    (Economy, "budget"): "budget_changes",
    (Activity, "status"): "follow_ups",
    (Commission, "status"): "reported",
    (Commission, "report"): "reported",
    (Goal, "former_ids"): "id",
    (Indicator, "former_ids"): "id",
}
"""The fields whose change another field's change tells already: a corrected value, the status of a follow-up."""


def tell_changes(scene: Scene) -> Iterator[tuple[FieldChange, Line]]:
    """Every change of the scene, each with the lines that tell it."""
    explaining: dict[tuple[int, str], list[FieldChange]] = {}
    for change in scene.changes:
        if change.chain:
            explaining.setdefault((id(change.holder), change.name), []).append(change)
    for change in (part for each in scene.changes for part in _with_parts(each)):
        told_by = _EXPLAINED.get((type(change.holder), change.name)) if change.chain else None
        others = explaining.get((id(change.holder), told_by), []) if told_by else []
        if not any(_explains(other, change) for other in others):
            yield from ((change, line) for line in tell_change(scene, change))


def _with_parts(change: FieldChange) -> Iterator[FieldChange]:
    """A change, and what is told one by one of a file that is new: assessments, economic reports."""
    yield change
    added = change.new if not change.chain else None
    if isinstance(added, FollowUp):
        yield from (inside(change, "assessments", each) for each in added.assessments)
    elif isinstance(added, Economy):
        yield from (inside(change, "budget_changes", each) for each in added.budget_changes)
        yield from (inside(change, "reports", each) for each in added.reports)
        if added.action_plan:
            yield inside(change, "action_plan", added.action_plan)


def _explains(other: FieldChange, change: FieldChange) -> bool:
    """Whether what was added says truly what the field was or is."""
    holder, added = change.holder, other.new
    if isinstance(holder, Goal | Indicator | Commission):
        return other.edit in {Edit.ADDED, Edit.CHANGED}
    if other.edit is not Edit.ADDED:
        return False
    if isinstance(holder, Activity):
        return holder.status is holder.follow_ups[-1].status
    former = f"former_{change.name}" if isinstance(holder, EconomicReport) else "former"
    return bool(getattr(added, former, None) == change.former)


def tell_change(scene: Scene, change: FieldChange) -> Iterator[Line]:
    """The lines of one change; never none."""
    if not change.chain:
        yield from tell_file(scene, change)
        return
    told = [*tell_figure_change(scene, change), *tell_reported(scene, change)]
    yield from told or [_tell_field(scene, change)]


def _tell_field(scene: Scene, change: FieldChange) -> Line:
    if change.name == "id" and isinstance(change.holder, Goal | Indicator):
        return _tell_renamed(scene, change)
    if change.name == "example":
        told = "märks nu som exempel" if change.new else "märks inte längre som exempel"
        return scene.line(change, Kind.CHANGED, told)
    noun = _name(scene, change)
    former, new = write_field(scene.base, change, change.former), write_field(scene.head, change, change.new)
    match change.edit:
        case Edit.REORDERED:
            told = f": {new}" if new else ""
            return scene.line(
                change, Kind.CHANGED, f"{noun} byter ordning{told}", former=former or None, new=new or None
            )
        case Edit.ADDED:
            return scene.line(
                change, Kind.ADDED, f"{noun} läggs till{f': {new}' if new else ''}", new=_whole(change.new, new)
            )
        case Edit.REMOVED:
            kind = _kind_of_figure(scene, change, Kind.REMOVED)
            told = f"{noun} tas bort{f' (var: {former})' if former else ''}"
            return scene.line(change, kind, told, former=_whole(change.former, former))
    return _tell_changed(scene, change, noun, former, new)


def _name(scene: Scene, change: FieldChange) -> str:
    """What is called by its own name in a list, or the field."""
    plan, item = (scene.base, change.former) if change.edit is Edit.REMOVED else (scene.head, change.new)
    if isinstance(item, Record) and isinstance(getattr(change.holder, change.name), tuple):
        return name_record(plan, item)
    return name_field(type(change.holder), change.name)


def _tell_changed(scene: Scene, change: FieldChange, noun: str, former: str, new: str) -> Line:
    told, note = f"{noun} ändras till {new} (var: {former})", ""
    then, now = change.former, change.new
    if isinstance(then, tuple) and isinstance(now, tuple):
        told = _tell_list(scene, change, noun, then, now)
    elif isinstance(then, str) and isinstance(now, str) and (is_long(then) or is_long(now) or former == new):
        told, note = f"{noun} ändras", _tell_texts(then, now)
    kind = _kind_of_figure(scene, change, Kind.CHANGED)
    said = {"former": _whole(then, former), "new": _whole(now, new), "note": note}
    return scene.line(change, kind, told, **said, **_colours(scene, change))


def _tell_texts(former: str, new: str) -> str:
    """Where two texts differ."""
    then, now = tell_passages(write_plain(former), write_plain(new))
    if then == now:
        then, now = tell_passages(former, new)
    return "Bara mellanslag eller radbrytningar skiljer." if then == now else f"Var: ”{then}” Blir: ”{now}”"


def _tell_list(
    scene: Scene, change: FieldChange, noun: str, former: tuple[object, ...], new: tuple[object, ...]
) -> str:
    added = write_field(scene.head, change, tuple(each for each in new if each not in former))
    removed = write_field(scene.base, change, tuple(each for each in former if each not in new))
    parts = [f"{added} läggs till" if added else "", f"{removed} tas bort" if removed else ""]
    return f"{noun} ändras: {' och '.join(part for part in parts if part) or 'något står flera gånger'}"


def _tell_renamed(scene: Scene, change: FieldChange) -> Line:
    address = goal_address if isinstance(change.holder, Goal) else indicator_address
    former, new = address(str(change.former)), address(str(change.new))
    return scene.line(
        change, Kind.RENAMED, f"adressen ändras till {new}. Den gamla, {former}, leder dit", former=former, new=new
    )


def _kind_of_figure(scene: Scene, change: FieldChange, otherwise: Kind) -> Kind:
    """A figure that was public and changes without a correction."""
    holder, former = change.holder, change.chain[-1].former
    is_figure = isinstance(holder, Outcome | Target) and change.name in {"value", "lowest", "highest", "not_measured"}
    is_judged = isinstance(holder, Assessment) and change.name == "colour"
    is_told_otherwise = change.name == "not_measured" and change.new is not None
    if not (is_figure or is_judged) or change.former is None or is_told_otherwise:
        return otherwise
    around = change.chain[0].former
    published = getattr(around if isinstance(around, FollowUp) else former, "published", None)
    return otherwise if published is not None and published > scene.day else Kind.CHANGED_FIGURE


def _colours(scene: Scene, change: FieldChange) -> dict[str, Any]:
    """The colour that a changed figure leads to, where it is another."""
    figure, indicator = change.chain[-1].record, change.root.new
    if not isinstance(figure, Outcome | Target) or not isinstance(indicator, Indicator):
        return {}
    colours = colours_of(scene, indicator, figure.period, scene.day)
    if not colours or colours[0] == colours[1]:
        return {}
    return {"former_colour": colours[0], "colour": colours[1], "period": figure.period}


def _whole(value: object, written: str) -> str | None:
    """A value for machines: a text as it stands, anything else in words; None where there is none."""
    if value is None:
        return None
    return value if type(value) is str and written.startswith("”") else written or quote(str(value))
