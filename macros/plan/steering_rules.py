"""What commissions, economy, operational plans, the annual wheel and governing documents must satisfy."""

from collections.abc import Iterator
from datetime import date

from macros.plan.faults import Fault, Where
from macros.plan.plan import Plan
from macros.plan.references import Known, correction_faults, decision_faults, order_faults, unknown_id, unknown_ids
from macros.plan.steering import Commission, CommissionStatus, EconomicReport, Economy


def find_steering_faults(plan: Plan, known: Known) -> Iterator[Fault]:
    """Every broken rule of the steering system beside goals, indicators, activities and follow-ups."""
    for commission in plan.commissions.values():
        yield from _commission_faults(commission, known)
    for economy in plan.economies:
        yield from _economy_faults(economy, known)
    for operational_plan in plan.operational_plans:
        yield from decision_faults(operational_plan.source, ("beslut",), operational_plan.decision, known)
    yield from _wheel_faults(plan, known)
    yield from _document_faults(plan, known)


def _commission_faults(commission: Commission, known: Known) -> Iterator[Fault]:
    source, decision = commission.source, commission.decision
    yield from unknown_id(source, ("givare",), commission.giver, known.bodies, "body_unknown")
    yield from decision_faults(source, ("beslut",), decision, known)
    if commission.reported is None:
        return
    if decision and commission.reported < decision.date:
        yield Fault(source, ("redovisad",), "reported_before_decision", {"decided": decision.date})
    if commission.status not in {CommissionStatus.REPORTED, CommissionStatus.CLOSED}:
        yield Fault(source, ("status",), "reported_status")


def _economy_faults(economy: Economy, known: Known) -> Iterator[Fault]:
    source = economy.source
    if economy.action_plan:
        yield from decision_faults(source, ("åtgärdsplan", "beslut"), economy.action_plan.decision, known)
    days = [change.date for change in economy.budget_changes]
    yield from order_faults(source, ("budgetändringar",), days, "budget_changes_order")
    names = [report.report for report in economy.reports]
    for number, report in enumerate(economy.reports):
        where: Where = ("rapporter", number)
        if report.report in names[:number]:
            yield Fault(source, (*where, "rapport"), "report_repeated")
        if report.published < date(economy.year, 1, 1):
            yield Fault(source, (*where, "publicerad"), "report_before_year", {"year": str(economy.year)})
        yield from _report_corrections(source, where, report)


def _report_corrections(source: str, where: Where, report: EconomicReport) -> Iterator[Fault]:
    days = [correction.date for correction in report.corrections]
    yield from correction_faults(source, (*where, "rättelser"), days, report.published)
    for number, correction in enumerate(report.corrections):
        if correction.former_outcome is None and correction.former_forecast is None:
            yield Fault(source, (*where, "rättelser", number), "report_correction_empty")
        if correction.former_forecast is not None and report.forecast is None:
            yield Fault(source, (*where, "rättelser", number, "tidigare_prognos"), "report_forecast_gone")


def _wheel_faults(plan: Plan, known: Known) -> Iterator[Fault]:
    wheel = plan.annual_wheel
    is_read = known.terms is not None
    models = frozenset(model.id for model in plan.municipality.steering_models) if is_read else None
    for number, event in enumerate(wheel.events if wheel else ()):
        if wheel:
            place: Where = ("händelser", number)
            for fault in unknown_ids(wheel.source, "enligt", event.models, models, "model_unknown"):
                yield Fault(fault.source, (*place, *fault.where), fault.kind, fault.facts)


def _document_faults(plan: Plan, known: Known) -> Iterator[Fault]:
    governing = plan.governing_documents
    for number, document in enumerate(governing.documents if governing else ()):
        if governing and document.body is not None:
            where: Where = ("styrdokument", number, "organ")
            yield from unknown_id(governing.source, where, document.body, known.bodies, "body_unknown")
