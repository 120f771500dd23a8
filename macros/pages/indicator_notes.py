"""What is noted about an indicator's figures: comments, corrections, withdrawals, what was not measured."""

from collections.abc import Iterator
from datetime import date

from macros.pages.words import write_date, write_period, write_sentence, write_target, write_value
from macros.plan.assessment import IndicatorStanding
from macros.plan.goal_changes import find_replaced
from macros.plan.indicator import Indicator, Outcome, Target


def write_notes(indicator: Indicator, standings: tuple[IndicatorStanding, ...], day: date) -> tuple[str, ...]:
    """Each note a sentence or two, newest period first; of what was published by a day.

    Only the outcome that stands for a period is commented on; corrections and withdrawals are told of all.
    """
    standing_outcomes = {(each.outcome.period, each.outcome.kind) for each in standings if each.outcome}
    notes: list[str] = []
    for outcome in sorted(indicator.outcomes, key=lambda outcome: outcome.period, reverse=True):
        if outcome.published > day:
            continue
        if (outcome.period, outcome.kind) in standing_outcomes:
            notes += _told(outcome)
        notes += _changed(indicator, outcome, day)
    for target in indicator.targets:
        period = write_period(target.period)
        replaced = find_replaced(indicator, target)
        if replaced and target.decision and target.decision.date <= day:
            when, former = write_date(target.decision.date), write_target(indicator, replaced)
            notes.append(f"Målet för {period} ändrades den {when} genom ett nytt beslut. Tidigare stod {former}.")
        notes += [f"Målet för {period} ändrades den {told}" for told in _tell_corrections(indicator, target, day)]
    return tuple(notes)


def _told(outcome: Outcome) -> Iterator[str]:
    period = write_period(outcome.period).capitalize()
    if outcome.comment:
        yield f"{period}: {write_sentence(outcome.comment)}"
    if outcome.not_measured:
        yield f"{period}: ej mätt. {write_sentence(outcome.not_measured)}"


def _changed(indicator: Indicator, outcome: Outcome, day: date) -> Iterator[str]:
    period = write_period(outcome.period).capitalize()
    yield from (f"* {period} rättades den {told}" for told in _tell_corrections(indicator, outcome, day))
    if outcome.withdrawn and outcome.withdrawn.date <= day:
        value, when = write_value(indicator, outcome.value), write_date(outcome.withdrawn.date)
        yield f"{period}: {value} återkallades den {when}. {write_sentence(outcome.withdrawn.reason)}"


def _tell_corrections(indicator: Indicator, figure: Outcome | Target, day: date) -> Iterator[str]:
    """When each was made, what stood before where the figure itself was another, and why."""
    stood_after = [*(later.former for later in figure.corrections), figure.value][1:]
    for correction, after in zip(figure.corrections, stood_after, strict=True):
        if correction.date <= day:
            former = (
                f" Tidigare stod {write_value(indicator, correction.former)}." if correction.former != after else ""
            )
            yield f"{write_date(correction.date)}.{former} {write_sentence(correction.reason)}"
