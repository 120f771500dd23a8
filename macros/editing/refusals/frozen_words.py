"""Records as they stand now with the words that they had: words follow the present on every page."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from macros.editing.refusals.figures import pair_outcomes
from macros.plan.indicator import Correction, Indicator, Outcome, Target
from macros.plan.model import Assessment, AssessmentCorrection
from macros.plan.steering import EconomicReport, Economy, ReportCorrection

Reasoned = TypeVar("Reasoned", Correction, AssessmentCorrection, ReportCorrection)


def worded_outcomes(before: Indicator, now: Indicator) -> tuple[Outcome, ...]:
    """The outcomes as they stand, each with what stood beside the value before: only corrections tell of that."""
    pairs = {id(row): former for former, row in pair_outcomes(before, now, date.max) if row is not None}
    return tuple(_worded_outcome(pairs[id(each)], each) if id(each) in pairs else each for each in now.outcomes)


def _worded_outcome(before: Outcome, now: Outcome) -> Outcome:
    beside = ("comment", "source", "women", "men", "individuals", "comparison", "not_measured")
    withdrawn = now.withdrawn
    if withdrawn and before.withdrawn:
        withdrawn = withdrawn.model_copy(update={"reason": before.withdrawn.reason})
    corrections = tuple(_reasoned(before.corrections, now.corrections))
    kept = {name: getattr(before, name) for name in beside}
    return now.model_copy(update={**kept, "withdrawn": withdrawn, "corrections": corrections})


def worded_targets(before: Indicator, now: Indicator) -> tuple[Target, ...]:
    said = {(each.period, each.decision and each.decision.date): each for each in before.targets}
    worded = []
    for each in now.targets:
        former = said.get((each.period, each.decision and each.decision.date))
        kept = former and {"decision": former.decision,
                           "corrections": tuple(_reasoned(former.corrections, each.corrections))}  # fmt: skip
        worded.append(each.model_copy(update=kept) if kept else each)
    return tuple(worded)


def _reasoned(before: tuple[Reasoned, ...], now: tuple[Reasoned, ...]) -> Iterator[Reasoned]:
    """Corrections with the reasons that they had."""
    for place, each in enumerate(now):
        yield each.model_copy(update={"reason": before[place].reason}) if place < len(before) else each


def worded_assessment(before: Assessment | None, now: Assessment) -> Assessment:
    if before is None:
        return now
    corrections = tuple(_reasoned(before.corrections, now.corrections))
    return now.model_copy(update={"reason": before.reason, "analysis": before.analysis, "corrections": corrections})


def _worded_report(before: EconomicReport | None, now: EconomicReport) -> EconomicReport:
    if before is None:
        return now
    corrections = tuple(_reasoned(before.corrections, now.corrections))
    return now.model_copy(update={"comment": before.comment, "corrections": corrections})


def worded_economy(before: Economy | None, now: Economy) -> Economy:
    if before is None:
        return now
    said = {each.report: each for each in before.reports}
    reports = tuple(_worded_report(said.get(each.report), each) for each in now.reports)
    reasons = {(each.date, each.former): each.reason for each in before.budget_changes}
    changes = tuple(
        each.model_copy(update={"reason": reasons.get((each.date, each.former), each.reason)})
        for each in now.budget_changes
    )
    plan = now.action_plan
    if plan and before.action_plan and plan.decision.date == before.action_plan.decision.date:
        plan = before.action_plan
    return before.model_copy(
        update={"budget": now.budget, "budget_changes": changes, "reports": reports, "action_plan": plan}
    )
