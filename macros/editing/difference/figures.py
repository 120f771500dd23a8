"""Changes of outcomes and targets as lines: what the public record will say, and the colour that it leads to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from macros.editing.difference.colours import NO_COLOUR, UNREPORTED, write_mark
from macros.editing.difference.fields import Edit, FieldChange
from macros.editing.difference.parts import Kind, Line
from macros.editing.difference.scene import Scene
from macros.editing.difference.values import quote
from macros.pages.record import Entry
from macros.pages.record_figures import write_pair
from macros.pages.record_kinds import name_kind
from macros.pages.words import lower_first, write_decision, write_list, write_period, write_target, write_value
from macros.plan.assessment import find_target
from macros.plan.change import Change, ChangeKind
from macros.plan.indicator import Comparison, Correction, Indicator, Outcome, OutcomeKind, Target, Withdrawal
from macros.plan.periods import Period
from macros.plan.timeline import targets_as_of

_KINDS = {
    OutcomeKind.FINAL: Kind.OUTCOME,
    OutcomeKind.PRELIMINARY: Kind.PRELIMINARY,
    OutcomeKind.FORECAST: Kind.FORECAST,
}


def tell_figure_change(scene: Scene, change: FieldChange) -> Iterator[Line]:
    """A figure that is new, corrected, withdrawn or decided; nothing where it is none of these."""
    indicator, added = change.root.new, change.new
    if change.edit is not Edit.ADDED or not isinstance(indicator, Indicator):
        return
    if isinstance(added, Outcome | Target):
        yield from _tell_new(scene, change, indicator, added)
    elif isinstance(added, Correction | Withdrawal):
        yield from _tell_changed(scene, change, indicator, added)


def _tell_new(scene: Scene, change: FieldChange, indicator: Indicator, added: Outcome | Target) -> Iterator[Line]:
    if isinstance(added, Outcome):
        for made in scene.find_record(ChangeKind.OUTCOME_PUBLISHED, added):
            yield _new_outcome(scene, change, indicator, added, made)
        for made in (*scene.find_record(ChangeKind.OUTCOME_CORRECTED, added),
                     *scene.find_record(ChangeKind.OUTCOME_WITHDRAWN, added)):  # fmt: skip
            yield _recorded(scene, change, indicator, made, added)
        return
    decided = [each for kind in (ChangeKind.TARGET_DECIDED, ChangeKind.TARGET_CHANGED, ChangeKind.TARGET_CORRECTED)
            for each in scene.find_record(kind, added)]  # fmt: skip
    for each in decided:
        yield _recorded(scene, change, indicator, each, added)
    if not any(each.kind is not ChangeKind.TARGET_CORRECTED for each in decided):
        value = write_target(indicator, added)
        told = f"nytt målvärde för {write_period(added.period)}: {value}, utan beslut"
        yield _coloured(scene, scene.line(change, Kind.TARGET, told, period=added.period, new=value), indicator)


def _tell_changed(
    scene: Scene, change: FieldChange, indicator: Indicator, added: Correction | Withdrawal
) -> Iterator[Line]:
    figure = change.holder
    if not isinstance(figure, Outcome | Target):
        return
    kinds = (ChangeKind.OUTCOME_CORRECTED, ChangeKind.TARGET_CORRECTED, ChangeKind.OUTCOME_WITHDRAWN)
    for made in (each for kind in kinds for each in scene.find_record(kind, figure)):
        is_withdrawal = made.kind is ChangeKind.OUTCOME_WITHDRAWN
        is_this = made.day == added.date and made.reason == added.reason
        if is_this and is_withdrawal == isinstance(added, Withdrawal):
            yield _recorded(scene, change, indicator, made, figure)


def _new_outcome(scene: Scene, change: FieldChange, indicator: Indicator, outcome: Outcome, made: Change) -> Line:
    """What was measured and the target, such as `nytt utfall 81,2 % (mål 82 %)`."""
    period = outcome.period
    subject = f"{indicator.title}, {write_period(period)}"
    if outcome.not_measured:
        told = f"inte mätt. {outcome.not_measured}"
        line = scene.line(change, Kind.NOT_MEASURED, told, period=period, subject=subject)
        return _coloured(scene, line, indicator)
    value, _ = write_pair(indicator, made)
    target = find_target(targets_as_of(indicator, max(scene.day, outcome.published)), period)
    told = f"{lower_first(name_kind(made))} {value}{tell_aim(indicator, target)}"
    line = scene.line(change, _KINDS[outcome.kind], told, period=period, subject=subject, new=value,
                      note=_tell_beside(indicator, outcome))  # fmt: skip
    return _coloured(scene, line, indicator)


def tell_aim(indicator: Indicator, target: Target | None) -> str:
    """The target beside an outcome: ` (mål 82 %)`; nothing for a nyckeltal."""
    if target is None:
        return "" if indicator.limits or indicator.is_key_figure else " (inget målvärde)"
    return f" (mål {lower_first(write_target(indicator, target, with_unit=indicator.unit == '%'))})"


def _tell_beside(indicator: Indicator, outcome: Outcome) -> str:
    """What is published together with an outcome."""
    compared = outcome.comparison or Comparison()
    beside = (("kvinnor", outcome.women), ("män", outcome.men), ("riket", compared.nation),
              ("liknande kommuner", compared.similar))  # fmt: skip
    told = write_list([f"{name} {write_value(indicator, value)}" for name, value in beside if value is not None])
    comment = f"Kommentar: {quote(outcome.comment)}" if outcome.comment else ""
    return " ".join(part for part in (f"{told[:1].upper()}{told[1:]}." if told else "", comment) if part)


def _recorded(scene: Scene, change: FieldChange, indicator: Indicator, made: Change, figure: Outcome | Target) -> Line:
    """What the public record will say."""
    entry = Entry(scene.head, made)
    value, former = write_pair(indicator, made)
    kind = {
        ChangeKind.OUTCOME_CORRECTED: Kind.CORRECTION,
        ChangeKind.OUTCOME_WITHDRAWN: Kind.WITHDRAWAL,
        ChangeKind.TARGET_DECIDED: Kind.TARGET,
    }.get(made.kind, Kind.CHANGED_TARGET)
    decided = made.target.decision if made.target and kind is Kind.TARGET else None
    note = entry.reason
    if decided and decided.body in scene.head.bodies:
        note = f"Beslut {write_decision(decided, scene.head.bodies[decided.body])}"
    line = scene.line(
        change, kind, lower_first(entry.told).rstrip("."), period=figure.period,
        subject=indicator.title, note=note, is_example=entry.is_example, address=entry.address,
        new=None if kind is Kind.WITHDRAWAL else value, former=None if former == "–" else former,
    )  # fmt: skip
    return _coloured(scene, line, indicator)


def _coloured(scene: Scene, line: Line, indicator: Indicator) -> Line:
    """The line of a figure with the colour that its period goes to."""
    colours = colours_of(scene, indicator, line.period, line.visible_from or scene.day) if line.period else None
    return replace(line, colour=colours[1], former_colour=colours[0]) if colours else line


def colours_of(scene: Scene, indicator: Indicator, period: Period, day: date) -> tuple[str, str] | None:
    """The colour words of a period before and after; None where it has no colour after either."""
    former = scene.former_indicator(indicator)
    after = scene.after.of_periods(indicator, day).get(period)
    before = scene.before.of_periods(former, day).get(period) if former else None
    marks = write_mark(before), write_mark(after)
    if after is None and before is None:
        return None
    if marks[1] == NO_COLOUR and marks[0] in {NO_COLOUR, UNREPORTED}:
        return None
    return None if marks == (UNREPORTED, UNREPORTED) else marks
