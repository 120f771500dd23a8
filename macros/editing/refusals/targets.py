"""Targets and ways of computing that are changed under figures that have been published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

from macros.editing.recording.yaml_text import write_flow
from macros.editing.refusals.figures import first_value, history_of
from macros.editing.refusals.history import History, tell_lost, write_correction
from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides, tree_of, write_row
from macros.editing.spellings import plain_unit
from macros.pages.words import write_period, write_target
from macros.plan.assessment import IndicatorStanding, assess_periods
from macros.plan.indicator import Correction, Direction, Indicator, Target, Value
from macros.plan.indicator_rules import find_indicator_faults
from macros.plan.plan import Plan

_RULES = {
    "direction": "riktning",
    "method": "beräkning",
    "baseline": "startvärde",
    "limits": "trösklar",
    "decimals": "decimaler",
}
NEW_INDICATOR = "Ska det mätas eller räknas på ett nytt sätt behövs en ny indikator."


def refuse_targets(sides: Sides) -> Iterator[Refusal]:
    """Targets that were decided and no longer stand, or stand otherwise without a correction."""
    for before, now in sides.indicators():
        if before.targets != now.targets:
            for former, target in _pair(before, now, sides.day):
                yield from _refuse(_Row(now, former, target, sides.day))


def refuse_rules(sides: Sides) -> Iterator[Refusal]:
    """Ways of computing that would give what has been published another value, degree or colour."""
    for before, now in sides.indicators():
        yield from _refuse_unit(before, now, sides.day)
        yield from _refuse_rules(before, now, sides)
    yield from _refuse_models(sides)


@dataclass(frozen=True)
class _Row:
    """A target that was public and what stands in its place; None where nothing does."""

    indicator: Indicator
    before: Target
    now: Target | None
    day: date

    def refuse(self, what: str, remedy: str) -> Refusal:
        subject = f"”{self.indicator.title}”, målvärdet för {write_period(self.before.period)}"
        return Refusal(self.indicator.source, f"{subject}: {what}", remedy, RefusalKind.TARGET)

    def write(self, target: Target) -> str:
        return write_target(self.indicator, target)


def _pair(before: Indicator, now: Indicator, day: date) -> Iterator[tuple[Target, Target | None]]:
    """Every target that was public on a day, with the likest one for its period."""
    public = sorted((each for each in before.targets if _decided(each) <= day), key=lambda each: each.period)
    for period, rows in groupby(public, key=lambda each: each.period):
        left = [each for each in now.targets if each.period == period]
        for row in rows:
            match = min(left, key=partial(_unlikeness, row), default=None)
            if match is not None:
                left.remove(match)
            yield row, match


def _unlikeness(before: Target, now: Target) -> tuple[bool, bool]:
    return _decided(before) != _decided(now), first_value(before) != first_value(now)


def _decided(target: Target) -> date:
    return target.decision.date if target.decision else date.min


def _refuse(row: _Row) -> Iterator[Refusal]:
    before, now = row.before, row.now
    if now is None:
        yield row.refuse(
            f"{row.write(before)} är borttaget.", f"Lägg tillbaka raden under målvärden: - {write_row(before)}"
        )
        return
    history = history_of(before, now, row.day)
    values = (history.former, before.lowest, before.highest), (history.value, now.lowest, now.highest)
    is_decided_otherwise = before.decision is not None and _decided(before) != _decided(now)
    if is_decided_otherwise or (before.decision is None and now.decision and values[0] != values[1]):
        yield _refuse_replaced(row, now)
    elif history.lost:
        yield row.refuse(*tell_lost(history.lost))
    elif values[0] != values[1]:
        yield _refuse_value(row, now, history)


def _refuse_replaced(row: _Row, now: Target) -> Refusal:
    """A target whose decision another has taken the place of: the former stays in its own row."""
    before = row.before
    what = f"{row.write(before)} är utbytt mot {row.write(now)} med ett annat beslut på samma rad."
    if row.write(before) == row.write(now):
        what = f"beslutets datum är ändrat från {_decided(before)}."
    remedy = "Låt det gamla målvärdet stå kvar på en egen rad"
    if before.decision is None:
        remedy += ", och skriv till dess eget beslut så att de två går att skilja åt"
    return row.refuse(what, f"{remedy}: - {write_row(before)}")


def _refuse_value(row: _Row, now: Target, history: History[Correction, Value | None]) -> Refusal:
    what = f"{row.write(row.before)} är ändrat till {row.write(now)} utan rättelse eller nytt beslut."
    decided = "Är ett nytt målvärde beslutat? Låt raden stå och lägg till det nya på en egen rad med sitt beslut."
    if row.indicator.direction is Direction.INTERVAL or history.former is None:
        return row.refuse(what, f"{decided} Raden som den var: - {write_row(row.before)}")
    if history.added:
        return row.refuse(what, f"Skriv i rättelsen från {history.added[0].date}: tidigare: {tree_of(history.former)}")
    correction = write_correction(row.day, history.count, {"tidigare": history.former})
    return row.refuse(what, f"{decided} Är det ett skrivfel? {correction}")


def _refuse_unit(before: Indicator, now: Indicator, day: date) -> Iterator[Refusal]:
    is_public = any(each.published <= day for each in before.outcomes)
    if is_public and plain_unit(before.unit) != plain_unit(now.unit):
        what = f"”{now.title}”: enheten är ändrad från {before.unit} till {now.unit} under siffror som är publicerade."
        yield Refusal(
            now.source, what, f"{NEW_INDICATOR} Skriv tillbaka enhet: {write_flow(before.unit)}", RefusalKind.RULES
        )


def _refuse_rules(before: Indicator, now: Indicator, sides: Sides) -> Iterator[Refusal]:
    changed = _changed_rules(before, now)
    has_moved = before.owner != now.owner
    if not changed and not has_moved:
        return
    altered = before.model_copy(update={name: getattr(now, name) for name in changed} | {"owner": now.owner})
    if not _changes_published(sides.base, sides.base, before, altered, sides.day):
        return
    remedy = f"{NEW_INDICATOR} Skriv tillbaka {put_back_rules(before, now)}"
    if not changed:
        remedy = f"Låt filen ligga kvar: {before.source}"
    what = f"”{now.title}”: publicerade siffror skulle få ett annat värde, en annan grad eller en annan färg."
    yield Refusal(now.source, what, remedy, RefusalKind.RULES)


def _changed_rules(before: Indicator, now: Indicator) -> list[str]:
    return [name for name in _RULES if getattr(before, name) != getattr(now, name)]


def put_back_rules(before: Indicator, now: Indicator) -> str:
    """How an indicator is given back its way of computing; empty where it has it."""
    return ", ".join(_put_back(before, name) for name in _changed_rules(before, now))


def _put_back(before: Indicator, name: str) -> str:
    value = getattr(before, name)
    return f"{_RULES[name]}: {write_flow(tree_of(value)) if value is not None else '(ta bort raden)'}"


def _changes_published(base: Plan, other: Plan, before: Indicator, altered: Indicator, day: date) -> bool:
    """Whether what has been published of an indicator would come to something else."""
    if not any(each.published <= day for each in before.outcomes):
        return False
    if altered is not before and any(True for _ in find_indicator_faults(altered)):
        return True
    stood, stands = assess_periods(base, before, day), assess_periods(other, altered, day)
    return list(map(_seen, _with_outcome(stood))) != list(map(_seen, _with_outcome(stands)))


def _with_outcome(standings: Iterable[IndicatorStanding]) -> Iterator[IndicatorStanding]:
    return (each for each in standings if each.outcome is not None or each.colour is not None)


def _seen(standing: IndicatorStanding) -> tuple[object, ...]:
    return standing.period, standing.value, standing.state, standing.colour, standing.degree, standing.is_of_words


def _refuse_models(sides: Sides) -> Iterator[Refusal]:
    before, now = sides.base.municipality, sides.head.municipality
    rules = [[(each.applies_from, each.limits, each.has_limits) for each in sorted(
        said.steering_models, key=lambda each: each.applies_from)] for said in (before, now)]  # fmt: skip
    if rules[0] == rules[1]:
        return
    changed = before.model_copy(update={"steering_models": now.steering_models})
    other = replace(sides.base, municipality=changed)
    altered = [
        each.title
        for each in sides.base.indicators.values()
        if not each.example and _changes_published(sides.base, other, each, each, sides.day)
    ]
    if altered:
        many = f" och {len(altered) - 1} till" if len(altered) > 1 else ""
        what = f"Styrmodellerna är ändrade så att publicerade siffror får en annan färg: ”{altered[0]}”{many}."
        models = write_flow([tree_of(each) for each in before.steering_models])
        remedy = "Nya gränser skrivs i en ny styrmodell, med gäller_från efter de perioder som har siffror."
        yield Refusal(now.source, what, f"{remedy} Skriv tillbaka styrmodeller: {models}", RefusalKind.RULES)
