"""What residents will see change between two plans, told in plain Swedish.

Nothing that differs goes untold: every field that changed is in a line, whether its words are those of the public
record or a plain sentence of its own.
"""

from collections.abc import Collection, Mapping
from datetime import date

from macros.editing.difference.doubts import find_doubts
from macros.editing.difference.fields import FieldChange
from macros.editing.difference.flips import Told, tell_indicator_flips
from macros.editing.difference.goals import tell_goal_flips
from macros.editing.difference.lines import tell_changes
from macros.editing.difference.pages import list_page_changes
from macros.editing.difference.parts import Difference, Group, Kind, Line, PageChange
from macros.editing.difference.scene import Scene
from macros.pages.page import body_address, goal_address
from macros.plan.activity import Activity
from macros.plan.indicator import Indicator
from macros.plan.model import Assessment, Body, Goal
from macros.plan.plan import Plan

GroupKey = tuple[int, int, str]
"""Goals first, then bodies, then the whole; by the order of the bodies; the id of the goal or the body."""
_GOALS, _BODIES, _WHOLE = range(3)
_MOST_DAYS = 12
_FIRST = {Kind.GOAL: 0, Kind.GOAL_COLOUR: 1, Kind.RENAMED: 2}
__all__ = ["Difference", "Group", "Kind", "Line", "PageChange", "compare"]


def compare(base: Plan, head: Plan, day: date, unread: Collection[str] = ()) -> Difference:
    """What residents will see change from one plan to the other, as seen on a day and on later ones.

    `unread` are the files of the base that could not be read: whether they are new can't be told.
    """
    scene = Scene(base, head, day, unread)
    told, flips, touched = tell_indicator_flips(scene, list(tell_changes(scene)))
    groups: dict[GroupKey, list[Line]] = {}
    for change, line in told:
        groups.setdefault(_group_of(scene, change), []).append(line)
    for indicator, line in flips:
        groups.setdefault(_key_of_goal(scene, indicator.goals[0]), []).append(line)
    for goal, line in tell_goal_flips(scene, _days_of_goals(scene, touched, told)):
        groups.setdefault(_key_of_goal(scene, goal.id), []).append(line)
    later = sorted({line.visible_from for lines in groups.values() for line in lines if line.visible_from})
    return Difference(
        day,
        tuple(_write_group(scene, key, groups[key]) for key in sorted(groups)),
        tuple(list_page_changes(base, head, day, later[:_MOST_DAYS])),
        doubts=tuple(find_doubts(scene)),
    )


def _days_of_goals(scene: Scene, touched: Mapping[str, set[date]], told: list[Told]) -> dict[str, set[date]]:
    """The goals that may have changed colour, each with the days to look at."""
    days: dict[str, set[date]] = {}
    for id_, some in touched.items():
        for plan in (scene.head, scene.base):
            if id_ in plan.indicators:
                for goal in plan.indicators[id_].goals:
                    days.setdefault(scene.renamed.goals.get(goal, goal), {scene.day}).update(some)
    for change, line in told:
        kind, _, id_ = _group_of(scene, change)
        if kind == _GOALS:
            days.setdefault(id_, {scene.day}).add(line.visible_from or scene.day)
    return days


def _group_of(scene: Scene, change: FieldChange) -> GroupKey:
    """The goal, the body or the whole that a change concerns."""
    chain = change.chain or (change.root,)
    parts = [*(pair.record for pair in chain), change.new, change.former]
    for part in reversed(parts):
        if isinstance(part, Assessment):
            return _key_of_goal(scene, part.goal)
        if isinstance(part, Body):
            return _key_of_body(scene, part.id)
    return _group_of_file(scene, parts[0])


def _group_of_file(scene: Scene, record: object) -> GroupKey:
    match record:
        case Goal():
            return _key_of_goal(scene, record.id)
        case Indicator():
            return _key_of_goal(scene, record.goals[0])
        case Activity():
            return _key_of_goal(scene, record.goal)
    owner = getattr(record, "owner", None)
    return _key_of_body(scene, owner) if isinstance(owner, str) else (_WHOLE, 0, "")


def _key_of_goal(scene: Scene, id_: str) -> GroupKey:
    goal = scene.find_goal(id_)
    return (_GOALS, _rank(scene, goal.owner), goal.id) if goal else (_GOALS, _rank(scene, ""), id_)


def _key_of_body(scene: Scene, id_: str) -> GroupKey:
    return _BODIES, _rank(scene, id_), id_


def _rank(scene: Scene, body: str) -> int:
    order = [*scene.head.bodies, *scene.base.bodies]
    return order.index(body) if body in order else len(order)


def _write_group(scene: Scene, key: GroupKey, lines: list[Line]) -> Group:
    kind, _, id_ = key
    goal = scene.find_goal(id_) if kind == _GOALS else None
    ordered = _in_order(lines, goal.source if goal else "")
    if kind == _GOALS:
        whose = _name_body(scene, goal.owner) if goal else ""
        address = goal_address(id_) if id_ in scene.head.goals else ""
        return Group(id_, goal.title if goal else id_, whose, address, ordered)
    if kind == _BODIES:
        return Group(id_, _name_body(scene, id_), "", body_address(id_) if id_ in scene.head.bodies else "", ordered)
    return Group("", "Hela kommunen", "", "", ordered)


def _in_order(lines: list[Line], first: str) -> tuple[Line, ...]:
    """What leads in a group, then one file first and the others one by one."""
    files = {line.source: place for place, line in reversed(list(enumerate(lines)))}
    return tuple(
        sorted(lines, key=lambda line: (_FIRST.get(line.kind, len(_FIRST)), line.source != first, files[line.source]))
    )


def _name_body(scene: Scene, id_: str) -> str:
    body = scene.head.bodies.get(id_) or scene.base.bodies.get(id_)
    return body.name if body else id_
