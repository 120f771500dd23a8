"""What bodies report, as lines: assessments, economic reports, budgets, activities, commissions, documents."""

from collections.abc import Iterator

from macros.editing.difference.fields import Edit, FieldChange
from macros.editing.difference.labels import name_record
from macros.editing.difference.parts import Kind, Line
from macros.editing.difference.scene import Scene
from macros.pages.labels import ACTIVITY_WORDS
from macros.pages.markdown import first_sentence
from macros.pages.record import Entry
from macros.pages.words import lower_first, write_date, write_follow_up
from macros.plan.activity import ActivityFollowUp
from macros.plan.change import Change, ChangeKind
from macros.plan.model import Assessment, AssessmentCorrection, Colour, FollowUp
from macros.plan.steering import (
    ActionPlan,
    BudgetChange,
    Commission,
    EconomicReport,
    Economy,
    ReportCorrection,
)  # fmt: skip


def tell_reported(scene: Scene, change: FieldChange) -> Iterator[Line]:
    """Something new in a report that stands; nothing where it is none of these."""
    if change.edit is not Edit.ADDED:
        return
    match change.new:
        case Assessment() as made:
            yield tell_assessment(scene, change, made)
        case AssessmentCorrection() as correction:
            corrected = scene.find_record(ChangeKind.ASSESSMENT_CORRECTED, change.holder)
            found = [each for each in corrected if (each.day, each.reason) == (correction.date, correction.reason)]
            yield from (_recorded(scene, change, each, Kind.CORRECTION) for each in found)
        case ActivityFollowUp() as made:
            yield _activity_followed_up(scene, change, made)
        case _:
            yield from _tell_recorded(scene, change)


def tell_assessment(scene: Scene, change: FieldChange, made: Assessment) -> Line:
    """`bedömningen i bokslutet 2025` of a goal, with its colour and reason."""
    follow_up = change.root.new
    if not isinstance(follow_up, FollowUp):
        raise TypeError("assessments stand in follow-ups")
    is_forecast = not follow_up.period.is_final if made.forecast is None else made.forecast
    body = lower_first(scene.head.bodies[follow_up.owner].name)
    what = "Prognos" if is_forecast else "Bedömning"
    subject = f"{what} i {write_follow_up(follow_up.period, definite=True)} av {body}"
    colour = f"prognos {made.colour}" if is_forecast else made.colour.value
    entries = [Entry(scene.head, each) for each in scene.find_record(ChangeKind.GOAL_ASSESSED, made)]
    word = lower_first(entries[0].word.rpartition(": ")[2]) if entries else colour
    note = first_sentence(made.reason) if made.reason else ""
    return scene.line(change, Kind.ASSESSMENT, word, subject=subject, note=note, colour=colour, new=made.colour.value)


def _activity_followed_up(scene: Scene, change: FieldChange, made: ActivityFollowUp) -> Line:
    told = f"följdes upp {write_date(made.date)}: {ACTIVITY_WORDS[made.status].lower()}"
    return scene.line(change, Kind.ACTIVITY_FOLLOW_UP, told, note=made.comment or "", new=made.status.value)


def _tell_recorded(scene: Scene, change: FieldChange) -> Iterator[Line]:
    """What the public record tells of a year's economy or a commission."""
    economy, commission, added = change.root.new, change.holder, change.new
    if isinstance(economy, Economy):
        yield from _tell_economy(scene, change, economy)
    elif isinstance(commission, Commission) and change.name == "reported" and added:
        for made in scene.find_record(ChangeKind.COMMISSION_REPORTED, commission):
            yield _recorded(scene, change, made, Kind.COMMISSION_REPORTED)


def _tell_economy(scene: Scene, change: FieldChange, economy: Economy) -> Iterator[Line]:
    added, kind, wanted, name = change.new, Kind.ECONOMIC_REPORT, ChangeKind.REPORT_PUBLISHED, ""
    made = [each for kind_ in ChangeKind for each in scene.find_record(kind_, economy)]
    match added:
        case EconomicReport():
            name = added.report
            found = [each for each in made if each.kind in {wanted, ChangeKind.REPORT_CORRECTED} and _is_of(each, name)]
        case ReportCorrection():
            kind, name = Kind.CORRECTION, getattr(change.holder, "report", "")
            found = [each for each in made if each.kind is ChangeKind.REPORT_CORRECTED and _is_of(each, name)
                     and (each.day, each.reason) == (added.date, added.reason)]  # fmt: skip
        case BudgetChange():
            kind = Kind.BUDGET
            found = [each for each in made if each.kind is ChangeKind.BUDGET_CHANGED
                     and (each.day, each.reason) == (added.date, added.reason)]  # fmt: skip
        case ActionPlan():
            kind = Kind.ACTION_PLAN
            found = [each for each in made if each.kind is ChangeKind.ACTION_PLAN_DECIDED]
        case _:
            found = []
    for each in found:
        yield _recorded(scene, change, each, Kind.CORRECTION if each.kind is ChangeKind.REPORT_CORRECTED else kind)


def _is_of(change: Change, report: str) -> bool:
    return change.report is not None and change.report.report == report


def _recorded(scene: Scene, change: FieldChange, made: Change, kind: Kind) -> Line:
    """What the public record will say."""
    entry = Entry(scene.head, made)
    colours = {}
    if isinstance(made.value, Colour) and isinstance(made.former, Colour):
        colours = {"colour": made.value.value, "former_colour": made.former.value}
    subject = name_record(scene.head, change.root.record)
    return scene.line(change, kind, lower_first(entry.told).rstrip("."), subject=subject, note=entry.reason,
                      address=entry.address, is_example=entry.is_example, **colours)  # fmt: skip
