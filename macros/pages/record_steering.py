"""Changes of the rest of the steering system in words: subject, sentence and where it stands on the site."""

from decimal import Decimal

from macros.pages.markdown import first_sentence
from macros.pages.page import activity_address, body_address, commission_address, economy_address, plan_address
from macros.pages.steering.economy_words import Money, name_report, tell_amount_correction
from macros.pages.words import lower_first, write_date, write_period
from macros.plan.activity import Activity, ActivityStatus
from macros.plan.change import Change, ChangeKind
from macros.plan.model import Vision
from macros.plan.plan import Plan
from macros.plan.steering import Commission, EconomicReport, Economy, GoverningDocument, OperationalPlan

_STATUS = {
    ActivityStatus.PLANNED: "är planerad",
    ActivityStatus.ONGOING: "pågår",
    ActivityStatus.DONE: "är klar",
    ActivityStatus.LATE: "är försenad",
    ActivityStatus.STOPPED: "är avbruten",
}


def name_thing(plan: Plan, change: Change) -> str:
    """What a change is about: a title, or `Ekonomi 2025: Socialnämnden`."""
    match change.thing:
        case Economy() as economy:
            return f"Ekonomi {economy.year}: {plan.bodies[economy.owner].name}"
        case Activity() | Commission() | OperationalPlan() | GoverningDocument() | Vision() as titled:
            return titled.title
    return ""


def find_thing(change: Change) -> str:
    """Where it stands, below the site's root."""
    thing = change.thing
    if isinstance(thing, Economy):
        has_begun = change.day.year >= thing.year  # before that the year does not stand among the others
        return f"{economy_address(thing.owner)}#ar_{thing.year}" if has_begun else body_address(thing.owner)
    if isinstance(thing, Activity):
        return activity_address(thing.id)
    if isinstance(thing, Commission):
        return commission_address(thing.id)
    if isinstance(thing, OperationalPlan):
        return plan_address(thing.owner, thing.period)
    return "vision/" if isinstance(thing, Vision) else "styrdokument/"


def tell_thing(plan: Plan, change: Change) -> str:
    """What happened, in a sentence."""
    thing, told = change.thing, ""
    if isinstance(thing, Economy):
        told = _tell_economy(plan, thing, change)
    elif isinstance(thing, Commission):
        told = _tell_commission(plan, thing, change)
    elif isinstance(thing, OperationalPlan):
        told = f"Verksamhetsplan för {write_period(thing.period)} från {_name(plan, thing.owner)}."
    elif change.activity_follow_up:
        told = f"Aktiviteten {_STATUS[change.activity_follow_up.status]}."
    elif isinstance(thing, Vision) and thing.decision:
        told = f"Visionen beslutades av {_name(plan, thing.decision.body)}."
    elif isinstance(thing, GoverningDocument):
        told = _tell_document(plan, thing, change)
    return told


def explain_thing(change: Change) -> str:
    """Why, or what more was said of it."""
    if change.kind is ChangeKind.COMMISSION_REPORTED and isinstance(change.thing, Commission) and change.thing.report:
        return first_sentence(change.thing.report)
    return change.reason or ""


def _tell_document(plan: Plan, document: GoverningDocument, change: Change) -> str:
    if change.kind is ChangeKind.DOCUMENT_REVISED:
        return "Dokumentet ändrades."
    return f"Dokumentet beslutades av {_name(plan, document.body)}." if document.body else "Dokumentet beslutades."


def _tell_commission(plan: Plan, commission: Commission, change: Change) -> str:
    if change.kind is ChangeKind.COMMISSION_REPORTED:
        return f"{plan.bodies[commission.owner].name} redovisade uppdraget."
    due = f" Det ska redovisas senast {write_date(commission.due)}." if commission.due else ""
    return f"{plan.bodies[commission.giver].name} gav uppdraget till {_name(plan, commission.owner)}.{due}"


def _tell_economy(plan: Plan, economy: Economy, change: Change) -> str:
    if change.kind is ChangeKind.ACTION_PLAN_DECIDED and economy.action_plan:
        return f"Åtgärdsplanen beslutades av {_name(plan, economy.action_plan.decision.body)}."
    value, former = change.value, change.former
    if change.report and not (isinstance(value, Decimal) and isinstance(former, Decimal)):
        return _tell_report(change.report, economy.unit)
    if not (isinstance(value, Decimal) and isinstance(former, Decimal)):
        return ""
    if change.report:
        what = "Prognosen" if change.is_forecast else "Utfallet"
        return tell_amount_correction(change.report, what=what, value=value, former=former, unit=economy.unit)
    money = Money.fitting(economy.unit, (value, former))
    return f"Budgeten ändrades till {money.full(value)} från {money.full(former)}."


def _tell_report(report: EconomicReport, unit: str) -> str:
    money = Money.fitting(unit, (report.outcome, report.forecast))
    told = f"{name_report(report)}: utfallet är {money.full(report.outcome)}"
    return told + ("." if report.forecast is None else f" och prognosen för året {money.full(report.forecast)}.")


def _name(plan: Plan, body: str) -> str:
    return lower_first(plan.bodies[body].name)
