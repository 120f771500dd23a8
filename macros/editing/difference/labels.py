"""What the records of a plan are called where their changes are told, and where they stand."""

from itertools import pairwise

from macros.editing.difference.fields import FieldChange, Pair
from macros.editing.difference.nouns import name_field
from macros.editing.difference.values import quote
from macros.pages.indicator import place_indicator
from macros.pages.labels import KIND_WORDS
from macros.pages.page import (
    activity_address,
    body_address,
    body_follow_up_address,
    commission_address,
    economy_address,
    goal_address,
    plan_address,
)  # fmt: skip
from macros.pages.steering.economy_words import name_report
from macros.pages.words import lower_first, write_date, write_follow_up, write_period, write_years
from macros.plan.accessibility import AccessibilityFault, AccessibilityStatement
from macros.plan.activity import Activity, ActivityFollowUp
from macros.plan.fields import Record
from macros.plan.indicator import Correction, Indicator, Outcome, Target
from macros.plan.model import (
    Assessment,
    AssessmentCorrection,
    Body,
    FollowUp,
    Goal,
    GoalArea,
    GoalAreas,
    Municipality,
    Organisation,
    SteeringModel,
    TermOfOffice,
)  # fmt: skip
from macros.plan.plan import Plan
from macros.plan.questions import Question
from macros.plan.search_words import SearchWord, SearchWords
from macros.plan.steering import (
    AnnualWheel,
    BudgetChange,
    Commission,
    Control,
    EconomicReport,
    Economy,
    GoverningDocument,
    GoverningDocuments,
    InternalControl,
    OperationalPlan,
    ReportCorrection,
    WheelEvent,
)  # fmt: skip

_FILES: dict[type[Record], str] = {
    Goal: "Målet",
    Municipality: "Kommunen",
    Organisation: "Organisationen",
    GoalAreas: "Målområdena",
    AnnualWheel: "Årshjulet",
    GoverningDocuments: "Styrdokumenten",
    AccessibilityStatement: "Tillgänglighetsredogörelsen",
    SearchWords: "Sökorden",
}
_LISTED: dict[type[Record], tuple[str, str]] = {
    GoalArea: ("målområdet", "name"),
    SteeringModel: ("styrmodellen", "name"),
    Question: ("frågan", "text"),
    Control: ("kontrollen", "control"),
    WheelEvent: ("händelsen", "title"),
    GoverningDocument: ("dokumentet", "title"),
    AccessibilityFault: ("bristen", "what"),
    SearchWord: ("ordet", "word"),
}
"""What stands in lists: what it is called, and the field that holds its name."""
_ADDRESSES: dict[type[Record], str] = {
    InternalControl: "internkontroll/",
    GoalAreas: "mal/",
    AnnualWheel: "arshjul/",
    GoverningDocuments: "styrdokument/",
    AccessibilityStatement: "tillganglighet/",
    SearchWords: "sok/",
    Organisation: "organ/",
}
_PARTS_OF_THE_MUNICIPALITY = {
    "vision": "vision/",
    "guiding_words": "vision/",
    "terms_of_office": "mandatperioder/",
    "steering_models": "sa-raknar-vi/",
}


def name_subject(plan: Plan, change: FieldChange) -> str:
    """What a change is about: `Elever behöriga till gymnasiet, utfall för 2025, jämförelsen`."""
    chain = change.chain or (change.root,)
    parts = [name_record(plan, chain[0].record)]
    parts += [
        name_record(plan, pair.record) if pair.is_item else name_field(type(around.record), pair.name)
        for around, pair in pairwise(chain)
    ]
    if len(parts) > 1 and isinstance(chain[0].record, Organisation | GoalAreas | Municipality):
        parts = parts[1:]
    told = ", ".join(parts)
    return f"{told[:1].upper()}{told[1:]}"


def name_record(plan: Plan, record: Record) -> str:
    """A file's record by its title; a part of one so that it can stand inside a sentence."""
    return _FILES.get(type(record)) or _name_file(record) or _name_part(plan, record)


def _name_file(record: Record) -> str:
    told = ""
    match record:
        case Indicator():
            told = record.title
        case Activity():
            told = f"Aktiviteten {quote(record.title)}"
        case Commission():
            told = f"Uppdraget {quote(record.title)}"
        case FollowUp():
            told = write_follow_up(record.period)
        case Economy():
            told = f"Ekonomi {record.year}"
        case InternalControl():
            told = f"Internkontroll {record.year}"
        case OperationalPlan():
            told = f"Verksamhetsplan för {write_period(record.period)}"
    return told


def _name_part(plan: Plan, record: Record) -> str:
    """A part of a report or of an indicator, so that it can stand inside a sentence."""
    match record:
        case Outcome():
            told = f"{KIND_WORDS[record.kind].lower()} för {write_period(record.period)}"
        case Target():
            told = f"målvärdet för {write_period(record.period)}"
        case Correction() | AssessmentCorrection() | ReportCorrection():
            told = f"rättelsen {write_date(record.date)}"
        case BudgetChange():
            told = f"budgetändringen {write_date(record.date)}"
        case ActivityFollowUp():
            told = f"uppföljningen {write_date(record.date)}"
        case Assessment():
            goal = plan.goals.get(record.goal)
            told = f"bedömningen av {quote(goal.title if goal else record.goal)}"
        case EconomicReport():
            told = lower_first(name_report(record))
        case TermOfOffice():
            told = f"mandatperioden {write_years(record.start, record.end)}"
        case _:
            told = _name_listed(record)
    return told


def _name_listed(record: Record) -> str:
    """What stands in a list by a name of its own."""
    if isinstance(record, Body):
        return record.name
    what, name = _LISTED.get(type(record), ("uppgiften", ""))
    return f"{what} {quote(str(getattr(record, name)))}" if name else what


def find_address(change: FieldChange) -> str:
    """Where the change shows, below the site's root."""
    chain = change.chain or (change.root,)
    body = next((pair.record for pair in chain if isinstance(pair.record, Body)), None)
    if body is not None:
        return body_address(body.id)
    root = chain[0].record
    if isinstance(root, Municipality):
        return _PARTS_OF_THE_MUNICIPALITY.get(chain[1].name if len(chain) > 1 else change.name, "")
    return _ADDRESSES.get(type(root)) or _address_of(root)


def _address_of(root: Record) -> str:
    address = ""
    match root:
        case Goal():
            address = goal_address(root.id)
        case Indicator():
            address = place_indicator(root)
        case Activity():
            address = activity_address(root.id)
        case Commission():
            address = commission_address(root.id)
        case FollowUp():
            address = body_follow_up_address(root.period, root.owner)
        case Economy():
            address = f"{economy_address(root.owner)}#ar_{root.year}"
        case OperationalPlan():
            address = plan_address(root.owner, root.period)
    return address


def find_place(change: FieldChange) -> str:
    """The way to the field in its file, as problems tell it: `utfall[3].jämförelse.riket`."""
    if not change.chain:
        return ""
    way = ""
    for around, pair in pairwise(change.chain):
        way += f".{_alias(around, pair.name)}" + (_position(around, pair) if pair.is_item else "")
    item = Pair(
        change.former if isinstance(change.former, Record) else None,
        change.new if isinstance(change.new, Record) else None,
        change.name,
    )
    listed = isinstance(getattr(change.chain[-1].record, change.name), tuple) and (item.former or item.new)
    return f"{way}.{_alias(change.chain[-1], change.name)}{_position(change.chain[-1], item) if listed else ''}"[1:]


def _alias(around: Pair, name: str) -> str:
    return type(around.record).model_fields[name].alias or name


def _position(around: Pair, pair: Pair) -> str:
    whole = around.new if pair.new is not None else around.former
    listed = getattr(whole, pair.name)
    return next((f"[{place}]" for place, each in enumerate(listed) if each is pair.record), "")
