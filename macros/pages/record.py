"""The public record in words: what each change means to a reader, with its figures and its mark."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.pages.labels import GOAL_WORDS
from macros.pages.markdown import first_sentence
from macros.pages.page import follow_up_address, goal_address
from macros.pages.words import lower_first, write_count, write_follow_up, write_period, write_target, write_value
from macros.plan.changes import Change, ChangeKind
from macros.plan.indicator import Answer, Indicator, OutcomeKind
from macros.plan.model import Colour, FollowUp
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


def write_entries(plan: Plan, changes: Iterable[Change]) -> Iterator[Entry]:
    """The changes in words, a follow-up's assessments told as one."""
    told = set[int]()
    for change in changes:
        made = change.follow_up
        if made is None or change.kind is not ChangeKind.GOAL_ASSESSED:
            yield write_entry(plan, change)
        elif id(made) not in told:
            told.add(id(made))
            yield _write_follow_up(plan, made)


def _write_follow_up(plan: Plan, made: FollowUp) -> Entry:
    what = "Bedömning av" if made.period.is_final else "Prognos för"
    count = write_count(len(made.assessments), "mål", "mål")
    told = f"{what} {count} från {lower_first(plan.bodies[made.owner].name)}."
    address = f"{follow_up_address(made.period)}#organ_{made.owner}"
    reason = first_sentence(made.summary) if made.summary else ""
    return Entry(made.published, write_follow_up(made.period), told, reason, address, None, ChangeKind.GOAL_ASSESSED)


def _tell(plan: Plan, change: Change) -> str:
    if change.indicator is not None and isinstance(change.period, Period):
        return _tell_figure(change.indicator, change, write_period(change.period))
    if change.follow_up is None:
        return f"Målet beslutades av {lower_first(plan.bodies[change.goal.decision.body].name)}."
    if change.kind is ChangeKind.ASSESSMENT_CORRECTED:
        return f"Bedömningen rättades till {_colour(change.value)} från {_colour(change.former)}."
    what = "Bedömningen" if change.follow_up.period.is_final else "Prognosen"
    return f"{what} i {write_follow_up(change.follow_up.period, definite=True)}: {_colour(change.value)}."


def _tell_figure(indicator: Indicator, change: Change, when: str) -> str:
    value, former = _value(indicator, change.value), _value(indicator, change.former)
    match change.kind:
        case ChangeKind.OUTCOME_PUBLISHED:
            return _published(change, value, when)
        case ChangeKind.OUTCOME_CORRECTED:
            return f"Utfallet för {when} rättades till {value} från {former}."
        case ChangeKind.OUTCOME_WITHDRAWN:
            return f"Utfallet för {when}, {former}, återkallades."
        case ChangeKind.TARGET_CORRECTED:
            return f"Målvärdet för {when} ändrades till {value} från {former}."
    first = change.target.model_copy(update={"value": change.value}) if change.target else None
    return f"Målvärdet för {when} beslutades: {write_target(indicator, first)}."


def _published(change: Change, value: str, when: str) -> str:
    if change.outcome and change.outcome.not_measured:
        return f"Ingen mätning för {when}: {change.outcome.not_measured.rstrip('.')}."
    kinds = {OutcomeKind.FORECAST: "Prognos", OutcomeKind.PRELIMINARY: "Preliminärt utfall"}
    what = kinds.get(change.outcome.kind, "Nytt utfall") if change.outcome else "Nytt utfall"
    return f"{what} för {when}: {value}."


def _value(indicator: Indicator, value: Decimal | Answer | Colour | None) -> str:
    return "–" if isinstance(value, Colour) else write_value(indicator, value)


def _colour(colour: object) -> str:
    word = GOAL_WORDS[colour] if isinstance(colour, Colour) else "–"
    return f"{word[0].lower()}{word[1:]} ({colour})"
