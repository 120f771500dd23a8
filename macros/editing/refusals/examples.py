"""What was published as real and is now marked as an example, which would free it from every promise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides
from macros.plan.activity import Activity
from macros.plan.fields import FileRecord
from macros.plan.model import Goal
from macros.plan.plan import Plan
from macros.plan.steering import Commission, OperationalPlan


@dataclass(frozen=True)
class _Mark:
    """A file, what it is called in a sentence, and whether it says that it is an example."""

    source: str
    name: str
    is_example: bool


def refuse_example(source: str, name: str) -> Refusal:
    """What was published as real can't become an example."""
    what = f"{name} publicerades som riktiga uppgifter, men är nu märkt som exempel."
    return Refusal(source, what, "Ta bort raden exempel: true.", RefusalKind.EXAMPLE)


def refuse_examples(sides: Sides) -> Iterator[Refusal]:
    """Files other than of indicators, follow-ups and economy that were real and no longer say so."""
    now = dict(_list_marks(sides.head, date.max))
    for key, before in _list_marks(sides.base, sides.day):
        goal = sides.goal_now(key[1]) if key[0] == "Goal" else None
        mark = now.get(("Goal", goal.id) if goal else key)
        if mark and mark.is_example and not before.is_example:
            yield refuse_example(mark.source, mark.name)


def _list_marks(plan: Plan, day: date) -> Iterator[tuple[tuple[str, ...], _Mark]]:
    """The files that are public on a day, by their kind and what tells them apart."""
    titled: tuple[Goal | Activity | Commission | OperationalPlan, ...] = (
        *plan.goals.values(), *plan.activities.values(), *plan.commissions.values(), *plan.operational_plans,
    )  # fmt: skip
    for each in titled:
        if _is_public(each, day):
            id_ = (each.owner, each.period.text) if isinstance(each, OperationalPlan) else (each.id,)
            yield (type(each).__name__, *id_), _Mark(each.source, f"”{each.title}”", each.example)
    alone: tuple[FileRecord | None, ...] = (
        plan.municipality, plan.annual_wheel, plan.governing_documents, plan.accessibility, plan.search_words,
    )  # fmt: skip
    for file in (*alone, *plan.internal_controls):
        if file is not None:
            yield (file.source,), _Mark(file.source, f"Filen {file.source}", file.example)
    whole = (("organisation.yml", plan.is_organisation_example), ("malomraden.yml", plan.are_areas_example))
    for source, is_example in whole:
        yield (source,), _Mark(source, f"Filen {source}", is_example)


def _is_public(record: Goal | Activity | Commission | OperationalPlan, day: date) -> bool:
    match record:
        case OperationalPlan():
            return record.published <= day
        case Goal() | Commission():
            return record.decision is None or record.decision.date <= day
    return True
