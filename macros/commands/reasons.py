"""Why published figures are changed, where many outcomes are recorded at once."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from macros.editing.entry import Entry
from macros.editing.recording.entry_faults import find_entry_faults, tell_reason_wanted
from macros.editing.recording.outcome_change import OutcomeChange
from macros.editing.recording.recording import find_changes
from macros.pages.words import NBSP, write_period
from macros.plan.plan import Plan


def with_reasons(plan: Plan, entries: Sequence[Entry], day: date, given: str | None) -> list[Entry]:
    """The entries, each that changes a published figure with its own reason, the given one, or what is answered.

    On a terminal it is asked once for each figure; one left without stays so, and is then refused with the rest.
    """
    changes = find_changes(plan, entries, day)
    unsaid = [change for change in changes if change.needs_reason and not change.entry.reason]
    answers: dict[Entry, str | None] = {change.entry: given for change in unsaid}
    if not given and can_ask() and not any(fault for change in changes for fault in find_entry_faults(change)):
        answers = {change.entry: _ask(change, number, len(unsaid)) for number, change in enumerate(unsaid, 1)}
    return [replace(entry, reason=answers[entry]) if answers.get(entry) else entry for entry in entries]


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(change: OutcomeChange, number: int, count: int) -> str | None:
    name = f"{number} av {count}: {change.indicator.title}, {write_period(change.entry.period)}"
    return ask_reason(f"{name}\n{tell_reason_wanted(change)}")


def ask_reason(told: str) -> str | None:
    """What is answered on the terminal to why a published figure is changed; None where nothing is."""
    asked = f"{told}\nVarför ändras siffran? Skriv en mening som en invånare förstår.\n> "
    print(asked.replace(NBSP, " "), end="", file=sys.stderr, flush=True)
    try:
        return sys.stdin.readline().strip() or None
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return None
