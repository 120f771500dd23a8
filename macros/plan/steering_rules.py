"""What commissions, economy, operational plans, the annual wheel and governing documents must satisfy."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from markdown_it import MarkdownIt

from macros.plan.economy import month_of
from macros.plan.faults import Fault, Where
from macros.plan.plan import Plan
from macros.plan.references import Known, correction_faults, decision_faults, order_faults, unknown_id, unknown_ids
from macros.plan.steering import (
    Commission,
    CommissionStatus,
    EconomicReport,
    Economy,
    GoverningDocument,
    OperationalPlan,
)  # fmt: skip

PLAN_SECTIONS = (
    "Trend- och omvärldsanalys",
    "Nuläge",
    "Ekonomiska förutsättningar och investeringar",
    "Prioriterade förbättringsområden",
)
"""What a plan holds beside its scorecard (the older guideline, *Verksamhetsplanering*)."""
_HEADINGS = MarkdownIt("zero").enable(["heading", "lheading", "list", "table", "blockquote"])


def find_steering_faults(plan: Plan, known: Known) -> Iterator[Fault]:
    """Every broken rule of the steering system beside goals, indicators, activities and follow-ups."""
    for commission in plan.commissions.values():
        yield from _commission_faults(commission, known)
    for economy in plan.economies:
        yield from _economy_faults(economy, known)
    for operational_plan in plan.operational_plans:
        yield from decision_faults(operational_plan.source, ("beslut",), operational_plan.decision, known)
        yield from _heading_faults(operational_plan)
    yield from _wheel_faults(plan, known)
    yield from _documents_faults(plan, known)


def _commission_faults(commission: Commission, known: Known) -> Iterator[Fault]:
    source, decision = commission.source, commission.decision
    yield from unknown_id(source, ("givare",), commission.giver, known.bodies, "body_unknown")
    yield from decision_faults(source, ("beslut",), decision, known)
    if decision and commission.due and commission.due < decision.date:
        yield Fault(source, ("senast",), "due_before_decision", {"decided": decision.date})
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
    for number, day in enumerate(days):
        if day.year > economy.year:
            end = date(economy.year, 12, 31)
            yield Fault(source, ("budgetändringar", number, "datum"), "budget_change_after_year", {"end": end})
    names = [report.report for report in economy.reports]
    for number, report in enumerate(economy.reports):
        where: Where = ("rapporter", number)
        if report.report in names[:number]:
            yield Fault(source, (*where, "rapport"), "report_repeated")
        last_month = date(economy.year, month_of(report), 1)
        if report.published < last_month:
            yield Fault(source, (*where, "publicerad"), "report_too_early", {"start": last_month})
        yield from _report_corrections(source, where, report)


def _report_corrections(source: str, where: Where, report: EconomicReport) -> Iterator[Fault]:
    days = [correction.date for correction in report.corrections]
    yield from correction_faults(source, (*where, "rättelser"), days, report.published)
    for number, correction in enumerate(report.corrections):
        if correction.former_outcome is None and correction.former_forecast is None:
            yield Fault(source, (*where, "rättelser", number), "report_correction_empty")
        if correction.former_forecast is not None and report.forecast is None:
            yield Fault(source, (*where, "rättelser", number, "tidigare_prognos"), "report_forecast_gone")


def _heading_faults(operational_plan: OperationalPlan) -> Iterator[Fault]:
    """Headings that are almost the name of a section; any other heading is the writer's own."""
    for opening, inline in pairwise(_HEADINGS.parse(operational_plan.body_text)):
        if opening.type == "heading_open" and opening.tag in {"h1", "h2"} and opening.map:
            section = _misspelt_section(inline.content)
            if section:
                where: Where = ("@text", opening.map[0])
                yield Fault(operational_plan.source, where, "section_misspelt", {"section": section})


def _misspelt_section(heading: str) -> str | None:
    """The section whose name a heading almost is; capitals, figures, signs and what follows the name don't count."""
    words = _words(heading)
    if any(words.startswith(_words(section)) for section in PLAN_SECTIONS):
        return None
    return next((section for section in PLAN_SECTIONS if _is_almost(words, _words(section))), None)


def _words(heading: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", heading).casefold()))


def _is_almost(words: str, name: str) -> bool:
    """Whether words are a name with one letter wrong, lacking or too many; å and ä are as good as a, and ö as o."""
    plain = str.maketrans("åäö", "aao")
    mine, right = words.translate(plain), name.translate(plain)
    if abs(len(mine) - len(right)) > 1:
        return False
    alike = sum(block.size for block in SequenceMatcher(None, mine, right, autojunk=False).get_matching_blocks())
    return max(len(mine), len(right)) - alike <= 1


def _wheel_faults(plan: Plan, known: Known) -> Iterator[Fault]:
    wheel = plan.annual_wheel
    is_read = known.terms is not None
    models = frozenset(model.id for model in plan.municipality.steering_models) if is_read else None
    for number, event in enumerate(wheel.events if wheel else ()):
        if wheel:
            place: Where = ("händelser", number)
            for fault in unknown_ids(wheel.source, "enligt", event.models, models, "model_unknown"):
                yield Fault(fault.source, (*place, *fault.where), fault.kind, fault.facts)


def _documents_faults(plan: Plan, known: Known) -> Iterator[Fault]:
    governing = plan.governing_documents
    for number, document in enumerate(governing.documents if governing else ()):
        if governing:
            yield from _document_faults(governing.source, ("styrdokument", number), document, known)


def _document_faults(source: str, where: Where, document: GoverningDocument, known: Known) -> Iterator[Fault]:
    if document.body is not None:
        yield from unknown_id(source, (*where, "organ"), document.body, known.bodies, "body_unknown")
    if document.decided and document.revised and document.revised < document.decided:
        yield Fault(source, (*where, "reviderad"), "revised_before_decision", {"decided": document.decided})
