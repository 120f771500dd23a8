"""The lasting ids of what has changed: `rattat-utfall_behoriga_2025_2026-05-02`, an anchor on its year's page.

An id is made of what never changes: what happened, the thing's id, its period and the day.
"""

from collections.abc import Mapping

from macros.pages.labels import slug_of
from macros.plan.change import Change, ChangeKind

_WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.ASSESSMENT_CORRECTED: "rattad-bedomning",
    ChangeKind.REPORT_CORRECTED: "rattad-ekonomi",
    ChangeKind.FOLLOW_UP_PUBLISHED: "uppfoljning",
    ChangeKind.GOAL_ASSESSED: "bedomning",
    ChangeKind.VISION_DECIDED: "vision",
    ChangeKind.GOAL_DECIDED: "mal",
    ChangeKind.TARGET_DECIDED: "malvarde",
    ChangeKind.TARGET_CHANGED: "malvarde",
    ChangeKind.TARGET_CORRECTED: "rattat-malvarde",
    ChangeKind.REPORT_PUBLISHED: "ekonomi",
    ChangeKind.BUDGET_CHANGED: "budget",
    ChangeKind.ACTION_PLAN_DECIDED: "atgardsplan",
    ChangeKind.COMMISSION_GIVEN: "uppdrag",
    ChangeKind.COMMISSION_REPORTED: "redovisat-uppdrag",
    ChangeKind.ACTIVITY_CHANGED: "aktivitet",
    ChangeKind.PLAN_PUBLISHED: "verksamhetsplan",
    ChangeKind.DOCUMENT_DECIDED: "styrdokument",
    ChangeKind.DOCUMENT_REVISED: "reviderat-styrdokument",
}
_OUTCOMES = {ChangeKind.OUTCOME_CORRECTED: "rattat-", ChangeKind.OUTCOME_WITHDRAWN: "aterkallat-"}


def entry_id(change: Change) -> str:
    """The id of a change, told apart from all others; ids of things have no underscore."""
    number = () if change.number == 1 else (str(change.number),)
    return "_".join((_word(change), *change.names, change.day.isoformat(), *number))


def _word(change: Change) -> str:
    if change.outcome:
        return f"{_OUTCOMES.get(change.kind, '')}{slug_of(change.outcome.kind)}"
    word = _WORDS[change.kind]
    return f"{word}-prognos" if change.is_forecast else word
