"""The values of fields as residents read them, former beside new, and what long texts say anew."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from macros.editing.difference.fields import FieldChange
from macros.pages.labels import ACTIVITY_WORDS, COMMISSION_WORDS, CONTROL_WORDS
from macros.pages.steering.economy_words import Money
from macros.pages.words import (
    MONTHS,
    write_date,
    write_decision,
    write_follow_up,
    write_list,
    write_number,
    write_period,
    write_target,
    write_value,
)
from macros.plan.fields import Decision, Record
from macros.plan.indicator import Baseline, Indicator, Limits, Source, Target
from macros.plan.model import Contact, Vision
from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.plan import Plan
from macros.plan.steering import Economy

LONGEST_SHORT = 90
"""A text up to this length is told whole."""
_CONTEXT = 5
"""How many words are told before and after what differs in a long text."""
_LONGEST_PASSAGE = 24
_WORDS: Mapping[str, str] = {
    status.value: word for words in (ACTIVITY_WORDS, COMMISSION_WORDS, CONTROL_WORDS) for status, word in words.items()
}
_REFERENCES: Mapping[str, Callable[[Plan, str], str]] = {
    "bodies": lambda plan, id_: plan.bodies[id_].name,
    "goals": lambda plan, id_: plan.goals[id_].title,
    "indicators": lambda plan, id_: plan.indicators[id_].title,
    "areas": lambda plan, id_: plan.areas[id_].name,
    "models": lambda plan, id_: next(each.name for each in plan.municipality.steering_models if each.id == id_),
}
_LEADS_TO: Mapping[tuple[str, str], str] = {
    **dict.fromkeys([("OwnedRecord", "owner"), ("Decision", "body"), ("Body", "parent"), ("Commission", "giver"),
                     ("Goal", "responsible"), ("GoverningDocument", "body")], "bodies"),
    **dict.fromkeys([("Activity", "goal"), ("Indicator", "goals"), ("Goal", "derived_from"), ("Goal", "replaces"),
                     ("Assessment", "goal"), ("Question", "goal")], "goals"),
    **dict.fromkeys([("Activity", "indicators"), ("Question", "indicator")], "indicators"),
    **dict.fromkeys([("Goal", "area"), ("Question", "area")], "areas"),
    ("WheelEvent", "models"): "models",
}  # fmt: skip
"""The fields that hold ids of others, and in what of the plan these are found."""


def write_field(plan: Plan, change: FieldChange, value: object) -> str:
    """A value in words; empty where there is none."""
    if isinstance(value, tuple):
        return write_list([write_field(plan, change, each) for each in value])
    named = _follow(plan, change, value)
    if named is not None:
        return named
    if isinstance(value, Decimal):
        return _write_number(change, value)
    if isinstance(value, Record):
        return _write_record(plan, change, value)
    return _write_plain(change, value)


def _write_plain(change: FieldChange, value: object) -> str:
    match value:
        case None:
            told = ""
        case bool():
            told = "ja" if value else "nej"
        case int():
            told = MONTHS[value - 1] if change.name == "months" else str(value)
        case date():
            told = write_date(value)
        case Period():
            told = write_period(value)
        case FollowUpPeriod():
            told = write_follow_up(value, definite=True)
        case StrEnum():
            told = _WORDS.get(value.value, value.value).lower()
        case _:
            told = quote(str(value))
    return told


def quote(text: str) -> str:
    """A text in quotation marks on one line, cut where it is long."""
    words = " ".join(text.split())
    return f"”{words}”" if len(words) <= LONGEST_SHORT else f"”{words[:LONGEST_SHORT].rsplit(' ', 1)[0]} …”"


def is_long(value: object) -> bool:
    """Whether a value is a text too long to be told whole."""
    return isinstance(value, str) and len(value) > LONGEST_SHORT


def tell_passages(former: str, new: str) -> tuple[str, str]:
    """Where two texts differ: what stood and what stands there, with a few words around it."""
    old, now = former.split(), new.split()
    first = next((place for place, (one, other) in enumerate(zip(old, now, strict=False)) if one != other),
                 min(len(old), len(now)))  # fmt: skip
    last = 0
    while last < min(len(old), len(now)) - first and old[-1 - last] == now[-1 - last]:
        last += 1
    return _passage(old, first, last), _passage(now, first, last)


def _passage(words: list[str], first: int, last: int) -> str:
    start, end = max(0, first - _CONTEXT), min(len(words), len(words) - last + _CONTEXT)
    is_cut = end - start > _LONGEST_PASSAGE
    end = min(end, start + _LONGEST_PASSAGE)
    told = " ".join(words[start:end])[: 2 * LONGEST_SHORT]
    return f"{'… ' if start else ''}{told}{' …' if is_cut or end < len(words) else ''}"


def _follow(plan: Plan, change: FieldChange, value: object) -> str | None:
    """What an id leads to, by its title or name; None for what is no id, or leads nowhere."""
    if not isinstance(value, str) or isinstance(value, StrEnum):
        return None
    kind = "bodies" if change.name == "owner" else _LEADS_TO.get((type(change.holder).__name__, change.name))
    try:
        return _REFERENCES[kind](plan, value) if kind else None
    except (KeyError, StopIteration):
        return value


def _write_number(change: FieldChange, value: Decimal) -> str:
    root = change.root.record
    if isinstance(root, Indicator):
        return write_value(root, value)
    if isinstance(root, Economy):
        return Money.fitting(root.unit, (value,)).full(value)
    return write_number(value)


def _write_record(plan: Plan, change: FieldChange, value: Record) -> str:
    """A small record on one line; nothing where it is too much to be told, or its name has told it."""
    root, told = change.root.record, ""
    match value:
        case Decision() if value.body in plan.bodies:
            told = write_decision(value, plan.bodies[value.body])
        case Target() if isinstance(root, Indicator):
            told = write_target(root, value)
        case Contact() | Source():
            told = ", ".join(str(part) for _, part in value if part)
        case Vision():
            told = quote(value.title)
        case Limits() if isinstance(root, Indicator):
            told = f"grönt från {write_value(root, value.green)}, gult från {write_value(root, value.yellow)}"
        case Baseline() if isinstance(root, Indicator):
            told = f"{write_value(root, value.value)} för {write_period(value.period)}"
    return told
