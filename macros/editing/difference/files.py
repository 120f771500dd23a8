"""Files that come and go: new goals, indicators, activities, follow-ups and the rest, each in a line or a few."""

from collections.abc import Iterator

from macros.editing.difference.colours import write_mark, write_shown
from macros.editing.difference.fields import Edit, FieldChange, Pair
from macros.editing.difference.figures import tell_aim
from macros.editing.difference.parts import Kind, Line
from macros.editing.difference.scene import Scene
from macros.editing.difference.values import quote
from macros.pages.labels import ACTIVITY_WORDS
from macros.pages.record import Entry
from macros.pages.steering.economy_words import Money
from macros.pages.words import (
    lower_first,
    write_count,
    write_date,
    write_decision,
    write_list,
    write_period,
    write_value,
    write_years,
)  # fmt: skip
from macros.plan.activity import Activity
from macros.plan.change import ChangeKind
from macros.plan.indicator import Indicator
from macros.plan.model import FollowUp, Goal
from macros.plan.steering import Commission, Economy, InternalControl, OperationalPlan
from macros.plan.terms import Phase, find_phase


def tell_file(scene: Scene, change: FieldChange) -> Iterator[Line]:
    """A file that is new, or gone."""
    if change.edit is Edit.REMOVED:
        yield scene.line(change, Kind.REMOVED, "tas bort")
        return
    added = change.new
    match added:
        case Goal():
            yield _new_goal(scene, change, added)
        case Indicator():
            yield _new_indicator(scene, change, added)
        case Activity():
            yield _new_activity(scene, change, added)
        case Commission():
            yield _new_commission(scene, change, added)
        case FollowUp():
            yield from _new_follow_up(scene, change, added)
        case Economy():
            yield from _new_economy(scene, change, added)
        case _:
            yield _new_other(scene, change)


def inside(change: FieldChange, name: str, item: object) -> FieldChange:
    """An item of a new file as a change of its own."""
    return FieldChange(Edit.ADDED, (Pair(None, change.root.new),), name, None, item)


def _new_goal(scene: Scene, change: FieldChange, goal: Goal) -> Line:
    plan, phase = scene.head, find_phase(goal, scene.day)
    what = "förslag till nytt mål" if phase is Phase.PROPOSED else "nytt mål"
    decided = f"beslutat {write_decision(goal.decision, plan.bodies[goal.decision.body])}"
    if phase is Phase.PROPOSED:
        decided = f"beslutas {write_date(goal.decision.date)}"
    replaced = [quote(plan.goals[id_].title) for id_ in goal.replaces if id_ in plan.goals]
    note = f"Det ersätter {write_list(replaced)}." if replaced else ""
    told = f"{what} för {write_years(goal.start, goal.end)}, {decided}"
    standing = scene.after.of_goal(goal, scene.day)
    colour = write_shown(standing) if standing.shown else ""
    return scene.line(change, Kind.GOAL, told, subject="", note=note, colour=colour)


def _new_indicator(scene: Scene, change: FieldChange, indicator: Indicator) -> Line:
    standing = scene.after.of_indicator(indicator, scene.day)
    counted = [write_count(len(indicator.outcomes), "utfall", "utfall")] if indicator.outcomes else []
    counted += [write_count(len(indicator.targets), "målvärde", "målvärden")] if indicator.targets else []
    told = f"ny indikator{f' med {write_list(counted)}' if counted else ''}"
    if indicator.is_key_figure:
        told += ", utan målvärde"
    latest = ""
    if standing.outcome and standing.period and standing.value is not None:
        aim = tell_aim(indicator, standing.target)
        latest = f". Senast: {write_value(indicator, standing.value)} för {write_period(standing.period)}{aim}"
    colour = write_mark(standing) if standing.colour else ""
    later = [each for each in indicator.outcomes if each.published > scene.day]
    note = ""
    if later:
        some = write_count(len(later), "utfall", "utfall")
        note = f"{some} syns från {write_date(min(each.published for each in later))}."
    return scene.line(change, Kind.INDICATOR, told + latest, note=note, colour=colour, new=indicator.title)


def _new_activity(scene: Scene, change: FieldChange, activity: Activity) -> Line:
    when = f"{write_date(activity.start)}–{write_date(activity.end)}"
    told = f"ny aktivitet, {ACTIVITY_WORDS[activity.status].lower()}, {when}"
    return scene.line(change, Kind.ACTIVITY, told, note=f"Ansvarar: {lower_first(activity.responsible)}.")


def _new_commission(scene: Scene, change: FieldChange, commission: Commission) -> Line:
    told, note = f"nytt uppdrag från {lower_first(scene.head.bodies[commission.giver].name)}", ""
    for made in scene.find_record(ChangeKind.COMMISSION_GIVEN, commission):
        told = lower_first(Entry(scene.head, made).told).rstrip(".")
    for made in scene.find_record(ChangeKind.COMMISSION_REPORTED, commission):
        note = Entry(scene.head, made).told
    return scene.line(change, Kind.COMMISSION, told, note=note)


def _new_follow_up(scene: Scene, change: FieldChange, made: FollowUp) -> Iterator[Line]:
    entries = [Entry(scene.head, each) for each in scene.find_record(ChangeKind.FOLLOW_UP_PUBLISHED, made)]
    for entry in entries:
        yield scene.line(change, Kind.FOLLOW_UP, lower_first(entry.told).rstrip("."), note=entry.reason)


def _new_economy(scene: Scene, change: FieldChange, economy: Economy) -> Iterator[Line]:
    budget = Money.fitting(economy.unit, (economy.budget,)).full(economy.budget)
    yield scene.line(change, Kind.BUDGET, f"budgeten är {budget}", new=budget)


def _new_other(scene: Scene, change: FieldChange) -> Line:
    added, told = change.root.record, "läggs till"
    if isinstance(added, OperationalPlan):
        return scene.line(change, Kind.PLAN, f"ny plan, {quote(added.title)}")
    if isinstance(added, InternalControl):
        told = f"ny, med {write_count(len(added.controls), 'kontroll', 'kontroller')}"
    return scene.line(change, Kind.ADDED, told)
