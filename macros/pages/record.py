"""The public record in words: what each change means to a reader, with its figures and its mark."""

from dataclasses import dataclass
from datetime import date

from macros.pages.page import follow_up_address, goal_address
from macros.pages.words import GOAL_WORDS, lower_first, write_follow_up, write_period, write_target, write_value
from macros.plan.changes import Change, ChangeKind
from macros.plan.indicator import Indicator, OutcomeKind
from macros.plan.model import Colour
from macros.plan.periods import Period
from macros.plan.plan import Plan


@dataclass(frozen=True)
class Entry:
    """A change as it is shown."""

    day: date
    subject: str
    """What it is about: an indicator's or a goal's title."""
    told: str
    """What happened, in a sentence."""
    reason: str
    address: str
    """Where to read more, below the site's root."""
    mark: str | None
    """The colour word of an assessment; None for what has no colour of its own."""
    kind: ChangeKind


def write_entry(plan: Plan, change: Change) -> Entry:
    """A change in words."""
    subject = change.indicator.title if change.indicator else change.goal.title
    address = goal_address(change.goal.id) + (f"#{change.indicator.id}" if change.indicator else "")
    mark = change.value.value if isinstance(change.value, Colour) else None
    if change.follow_up:
        address = f"{follow_up_address(change.follow_up.period)}#{change.goal.id}"
    return Entry(change.day, subject, _tell(plan, change), change.reason or "", address, mark, change.kind)


def _tell(plan: Plan, change: Change) -> str:
    indicator, period = change.indicator, change.period
    match change.kind:
        case ChangeKind.GOAL_DECIDED:
            return f"Målet beslutades av {lower_first(plan.bodies[change.goal.decision.body].name)}."
        case ChangeKind.GOAL_ASSESSED if change.follow_up:
            what = "Prognosen" if not change.follow_up.period.is_final else "Bedömningen"
            stage = write_follow_up(change.follow_up.period, definite=True)
            return f"{what} i {stage}: {_colour(change.value)}."
        case ChangeKind.ASSESSMENT_CORRECTED:
            return f"Bedömningen rättades till {_colour(change.value)} från {_colour(change.former)}."
    if indicator is None or not isinstance(period, Period):
        raise TypeError(change)
    when = write_period(period)
    match change.kind:
        case ChangeKind.OUTCOME_PUBLISHED:
            return _published(indicator, change, when)
        case ChangeKind.OUTCOME_CORRECTED:
            return f"Utfallet för {when} rättades till {_value(indicator, change.value)} från {_value(indicator, change.former)}."
        case ChangeKind.OUTCOME_WITHDRAWN:
            return f"Utfallet för {when}, {_value(indicator, change.former)}, återkallades."
        case ChangeKind.TARGET_CORRECTED:
            return f"Målvärdet för {when} ändrades till {_value(indicator, change.value)} från {_value(indicator, change.former)}."
    first = change.target.model_copy(update={"value": change.value}) if change.target else None
    return f"Målvärdet för {when} beslutades: {write_target(indicator, first)}."


def _published(indicator: Indicator, change: Change, when: str) -> str:
    if change.outcome and change.outcome.not_measured:
        return f"Ingen mätning för {when}: {change.outcome.not_measured.rstrip('.')}."
    kinds = {OutcomeKind.FORECAST: "Prognos", OutcomeKind.PRELIMINARY: "Preliminärt utfall"}
    what = kinds.get(change.outcome.kind, "Nytt utfall") if change.outcome else "Nytt utfall"
    return f"{what} för {when}: {_value(indicator, change.value)}."


def _value(indicator: Indicator, value: object) -> str:
    return "–" if value is None or isinstance(value, Colour) else write_value(indicator, value)  # type: ignore[arg-type]


def _colour(colour: object) -> str:
    word = GOAL_WORDS[colour] if isinstance(colour, Colour) else "–"
    return f"{word[0].lower()}{word[1:]} ({colour})"
