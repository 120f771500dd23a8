"""Files that have got another name without saying so, so that it is told once and not of all that refers to them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from macros.editing.recording.yaml_text import write_flow
from macros.editing.refusals.refusal import Refusal, RefusalKind, Thing, find_by_id, tree_of
from macros.pages.page import goal_address
from macros.plan.indicator import Indicator
from macros.plan.model import Goal
from macros.plan.plan import Plan


def assume_renamed(base: Plan, head: Plan) -> Plan:
    """The head as it would be if whatever has plainly got another file name said what its former id was."""
    goals, indicators = _renamed_goals(base, head), _renamed_indicators(base, head)
    if not goals and not indicators:
        return head
    return replace(head, goals=_with_ids(head.goals, goals), indicators=_with_ids(head.indicators, indicators))


def refuse_renamed(base: Plan, head: Plan) -> Iterator[Refusal]:
    """The former ids that have to be said."""
    for goal, now in _renamed_goals(base, head):
        yield _nameless(now, goal, goal_address(goal.id), "målet")
    for indicator, measured in _renamed_indicators(base, head):
        address = f"{goal_address(indicator.goals[0])}#{indicator.id}"
        yield _nameless(measured, indicator, address, "indikatorn")


def _nameless(now: Thing, before: Thing, address: str, noun: str) -> Refusal:
    what = f"Adressen /{address} skulle försvinna: filen för {noun} ”{now.title}” har bytt namn."
    remedy = f"Skriv i den nya filen tidigare_id: {write_flow(tree_of(_former_ids(before, now)))}"
    return Refusal(now.source, what, remedy, RefusalKind.ADDRESS)


def _renamed_goals(base: Plan, head: Plan) -> list[tuple[Goal, Goal]]:
    """The goals that are gone, each with the only new one of the same body, area, days and decision."""
    return _pair(base.goals, head.goals, lambda goal: (goal.owner, goal.area, goal.start, goal.end, goal.decision))


def _renamed_indicators(base: Plan, head: Plan) -> list[tuple[Indicator, Indicator]]:
    """The indicators that are gone, each with the only new one of the same body that has all the same outcomes."""
    return _pair(base.indicators, head.indicators, lambda each: each.outcomes and (each.owner, each.outcomes))


def _pair(
    before: Mapping[str, Thing], after: Mapping[str, Thing], likeness: Callable[[Thing], object]
) -> list[tuple[Thing, Thing]]:
    gone = [each for id_, each in before.items() if not each.example and find_by_id(after, id_) is None]
    new = [each for id_, each in after.items() if find_by_id(before, id_) is None]
    sure = []
    for lost in gone:
        alike = [each for each in new if likeness(lost) and likeness(each) == likeness(lost)]
        sure += [(lost, alike[0])] if len(alike) == 1 else []
    taken = [now.id for _, now in sure]
    return [(lost, now) for lost, now in sure if taken.count(now.id) == 1]


def _with_ids(things: Mapping[str, Thing], renamed: list[tuple[Thing, Thing]]) -> dict[str, Thing]:
    said = {now.id: now.model_copy(update={"former_ids": _former_ids(each, now)}) for each, now in renamed}
    return {**things, **said}


def _former_ids(before: Thing, now: Thing) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before.former_ids, before.id, *now.former_ids)))
