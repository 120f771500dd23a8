"""The sorts of change as readers know them: a word for each, and the types that the record can be filtered by."""

from collections.abc import Mapping

from macros.plan.change import Change, ChangeKind
from macros.plan.indicator import OutcomeKind

TYPES: Mapping[str, str] = {
    "rattelse": "Rättat, ändrat eller återkallat",
    "utfall": "Utfall och prognoser",
    "bedomning": "Uppföljningar och bedömningar",
    "mal": "Mål och målvärden",
    "aktivitet": "Aktiviteter",
    "uppdrag": "Uppdrag",
    "ekonomi": "Ekonomi",
    "dokument": "Planer, styrdokument och vision",
}
"""What a reader can choose by, and its words. A corrected outcome is of two types."""

_KINDS: Mapping[ChangeKind, tuple[str, tuple[str, ...]]] = {
    ChangeKind.OUTCOME_CORRECTED: ("Rättat utfall", ("rattelse", "utfall")),
    ChangeKind.OUTCOME_WITHDRAWN: ("Återkallat utfall", ("rattelse", "utfall")),
    ChangeKind.ASSESSMENT_CORRECTED: ("Rättad bedömning", ("rattelse", "bedomning")),
    ChangeKind.REPORT_CORRECTED: ("Rättad ekonomi", ("rattelse", "ekonomi")),
    ChangeKind.FOLLOW_UP_PUBLISHED: ("Uppföljning", ("bedomning",)),
    ChangeKind.GOAL_ASSESSED: ("Bedömning", ("bedomning",)),
    ChangeKind.VISION_DECIDED: ("Vision", ("dokument",)),
    ChangeKind.GOAL_DECIDED: ("Nytt mål", ("mal",)),
    ChangeKind.TARGET_DECIDED: ("Nytt målvärde", ("mal",)),
    ChangeKind.TARGET_CHANGED: ("Ändrat målvärde", ("rattelse", "mal")),
    ChangeKind.TARGET_CORRECTED: ("Ändrat målvärde", ("rattelse", "mal")),
    ChangeKind.OUTCOME_PUBLISHED: ("Nytt utfall", ("utfall",)),
    ChangeKind.REPORT_PUBLISHED: ("Ekonomisk rapport", ("ekonomi",)),
    ChangeKind.BUDGET_CHANGED: ("Ändrad budget", ("rattelse", "ekonomi")),
    ChangeKind.ACTION_PLAN_DECIDED: ("Åtgärdsplan", ("ekonomi",)),
    ChangeKind.COMMISSION_GIVEN: ("Nytt uppdrag", ("uppdrag",)),
    ChangeKind.COMMISSION_REPORTED: ("Redovisat uppdrag", ("uppdrag",)),
    ChangeKind.ACTIVITY_CHANGED: ("Aktivitet", ("aktivitet",)),
    ChangeKind.PLAN_PUBLISHED: ("Verksamhetsplan", ("dokument",)),
    ChangeKind.DOCUMENT_DECIDED: ("Styrdokument", ("dokument",)),
    ChangeKind.DOCUMENT_REVISED: ("Ändrat styrdokument", ("rattelse", "dokument")),
}
_OUTCOMES: Mapping[tuple[ChangeKind, OutcomeKind], str] = {
    (ChangeKind.OUTCOME_PUBLISHED, OutcomeKind.FORECAST): "Prognos",
    (ChangeKind.OUTCOME_PUBLISHED, OutcomeKind.PRELIMINARY): "Preliminärt utfall",
    (ChangeKind.OUTCOME_CORRECTED, OutcomeKind.FORECAST): "Rättad prognos",
    (ChangeKind.OUTCOME_WITHDRAWN, OutcomeKind.FORECAST): "Återkallad prognos",
}


def name_kind(change: Change) -> str:
    """What sort of change it is, in a word or two."""
    if change.outcome and change.outcome.not_measured and change.kind is ChangeKind.OUTCOME_PUBLISHED:
        return "Inte mätt"
    named = _OUTCOMES.get((change.kind, change.outcome.kind)) if change.outcome else None
    return named or _KINDS[change.kind][0]


def find_types(kind: ChangeKind) -> tuple[str, ...]:
    """The types that a reader finds it under."""
    return _KINDS[kind][1]
