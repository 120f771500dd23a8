"""What was published as real and is now marked as an example, which would free it from every promise."""

from collections.abc import Iterator, Mapping
from datetime import date

from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides
from macros.plan.fields import FileRecord
from macros.plan.plan import Plan

_Marks = Mapping[tuple[str, ...], tuple[str, str, bool]]
"""By what a file is of: the file, what it is called in a sentence, and whether it is marked."""


def refuse_example(source: str, name: str) -> Refusal:
    """What was published as real can't become an example."""
    what = f"{name} publicerades som riktiga uppgifter, men är nu märkt som exempel."
    return Refusal(source, what, "Ta bort raden exempel: true.", RefusalKind.EXAMPLE)


def refuse_examples(sides: Sides) -> Iterator[Refusal]:
    """Files other than of indicators, follow-ups and economy that were real and no longer say so."""
    now = _marks(sides.head, date.max)
    for key, (_, _, was_marked) in _marks(sides.base, sides.day).items():
        kind, id_ = key[0], key[-1]
        goal = sides.goal_now(id_) if kind == "goal" else None
        source, name, is_marked = now.get((kind, goal.id) if goal else key, ("", "", False))
        if is_marked and not was_marked:
            yield refuse_example(source, name)


def _marks(plan: Plan, day: date) -> _Marks:
    """The files that are public on a day."""
    goals = {("goal", id_): each for id_, each in plan.goals.items() if each.decision.date <= day}
    activities = {("activity", id_): each for id_, each in plan.activities.items()}
    commissions = {
        ("commission", id_): each
        for id_, each in plan.commissions.items()
        if each.decision is None or each.decision.date <= day
    }
    plans = {("plan", each.owner, each.period.text): each for each in plan.operational_plans if each.published <= day}
    titled = {**goals, **activities, **commissions, **plans}
    marks = {key: (each.source, f"«{each.title}»", each.example) for key, each in titled.items()}
    marks |= {
        ("control", each.owner, str(each.year)): _mark_file(each.source, is_marked=each.example)
        for each in plan.internal_controls
    }
    alone: tuple[FileRecord | None, ...] = (
        plan.municipality, plan.annual_wheel, plan.governing_documents, plan.accessibility, plan.search_words,
    )  # fmt: skip
    marks |= {("file", each.source): _mark_file(each.source, is_marked=each.example) for each in alone if each}
    marks["file", "organisation.yml"] = _mark_file("organisation.yml", is_marked=plan.is_organisation_example)
    marks["file", "malomraden.yml"] = _mark_file("malomraden.yml", is_marked=plan.are_areas_example)
    return marks


def _mark_file(source: str, *, is_marked: bool) -> tuple[str, str, bool]:
    return source, f"Filen {source}", is_marked
