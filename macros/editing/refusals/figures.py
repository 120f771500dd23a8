"""Outcomes that were published and are changed or removed without a word."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from macros.editing.refusals.examples import refuse_example
from macros.editing.refusals.history import WHY, History, Told, tell_lost, write_correction
from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides, tree_of, write_row
from macros.pages.words import write_date, write_period, write_value
from macros.plan.indicator import Correction, Indicator, Outcome, OutcomeKind, Target, Value

Figure = Outcome | Target


def refuse_figures(sides: Sides) -> Iterator[Refusal]:
    """Outcomes published by the day that no longer stand, are told otherwise, or have lost their history."""
    for before, now in sides.indicators():
        if before.outcomes != now.outcomes:
            for former, outcome in pair_outcomes(before, now, sides.day):
                yield from _refuse(_Row(now, former, outcome, sides.day))
        if now.example and _has_figures(before, sides.day):
            yield refuse_example(now.source, f"”{now.title}”")


def _has_figures(indicator: Indicator, day: date) -> bool:
    """Whether an outcome or a target of it is public on a day."""
    decided = (each.decision is None or each.decision.date <= day for each in indicator.targets)
    return any(decided) or any(each.published <= day for each in indicator.outcomes)


def pair_outcomes(before: Indicator, now: Indicator, day: date) -> Iterator[tuple[Outcome, Outcome | None]]:
    """Every outcome published by a day, with the row that tells it now: the likest one of its period."""
    public = sorted((each for each in before.outcomes if each.published <= day), key=lambda each: each.period)
    for period, rows in groupby(public, key=lambda each: each.period):
        yield from pair_likest(list(rows), [each for each in now.outcomes if each.period == period], _LIKENESS)


def pair_likest(
    rows: Sequence[Outcome], there: Iterable[Outcome], likeness: Sequence[Callable[[Outcome], object]]
) -> Iterator[tuple[Outcome, Outcome | None]]:
    """Each row with another that is most like it, by the first likeness that any shares; None where none is left."""
    left, found = list(there), dict[int, Outcome]()
    for alike in likeness:
        for number, row in enumerate(rows):
            match = next((each for each in left if number not in found and alike(each) == alike(row)), None)
            if match is not None:
                found[number] = match
                left.remove(match)
    return ((row, found.get(number)) for number, row in enumerate(rows))


def history_of(before: Figure, now: Figure, day: date) -> History[Correction, Value | None]:
    """The public corrections of a figure."""
    return History.of(_told(before), _told(now), day)


def first_value(figure: Figure) -> Value | None:
    """The value that a figure was published with."""
    return _told(figure).after(0)


def _told(figure: Figure) -> Told[Correction, Value | None]:
    return Told(figure.corrections, figure.value)


_LIKENESS: Sequence[Callable[[Outcome], object]] = (
    lambda each: each,
    lambda each: (each.kind, each.not_measured is None, each.published, first_value(each)),
    lambda each: (each.kind, each.not_measured is None, each.published),
    lambda each: (each.kind, each.not_measured is None, first_value(each)),
    lambda each: (each.published, first_value(each)),
    lambda each: each.published,
    lambda each: (each.kind, each.not_measured is None),
)


@dataclass(frozen=True)
class _Row:
    """A published outcome and what stands in its place; None where nothing does."""

    indicator: Indicator
    before: Outcome
    now: Outcome | None
    day: date

    @property
    def subject(self) -> str:
        return f"”{self.indicator.title}”, {write_period(self.before.period)}"

    @property
    def shown(self) -> str:
        """What was published, in words."""
        if self.before.not_measured is not None:
            return "uppgiften att det inte mättes"
        kind = "" if self.before.kind is OutcomeKind.FINAL else f" ({self.before.kind.value})"
        return f"{write_value(self.indicator, self.before.value)}{kind}"

    @property
    def is_withdrawn(self) -> bool:
        return self.before.withdrawn is not None and self.before.withdrawn.date <= self.day

    def refuse(self, what: str, remedy: str) -> Refusal:
        return Refusal(self.indicator.source, f"{self.subject}: {what}", remedy, RefusalKind.FIGURE)

    def withdrawn_row(self) -> str:
        """The row as it stood, withdrawn on the day."""
        if self.is_withdrawn:
            return f"- {write_row(self.before)}"
        return f"- {write_row(self.before, återkallad={'datum': self.day.isoformat(), 'orsak': WHY})}"


def _refuse(row: _Row) -> Iterator[Refusal]:
    """The first thing that is wrong with a row."""
    before, now = row.before, row.now
    if now is None:
        what = f"{row.shown} publicerades {write_date(before.published)} men är borttaget."
        yield row.refuse(what, f"Lägg tillbaka raden under utfall: {row.withdrawn_row()}")
    elif (before.kind, before.not_measured is None) != (now.kind, now.not_measured is None):
        yield _refuse_other_kind(row, now)
    elif before.published != now.published:
        what = f"publicerad är ändrat från {before.published} till {now.published}."
        yield row.refuse(what, f"Skriv tillbaka publicerad: {before.published}")
    elif before != now:
        yield from _refuse_history(row, now)


def _refuse_other_kind(row: _Row, now: Outcome) -> Refusal:
    """A row that has become another kind of figure: both must stand."""
    is_result = row.before.kind is OutcomeKind.FINAL and row.before.not_measured is None
    stood = row.withdrawn_row() if is_result else f"- {write_row(row.before)}"
    fresh = write_row(now, publicerad=row.day.isoformat())
    what = f"{row.shown} är utbytt mot en annan sorts uppgift på samma rad."
    return row.refuse(what, f"Skriv det gamla och det nya på var sin rad under utfall: {stood} och - {fresh}")


def _refuse_history(row: _Row, now: Outcome) -> Iterator[Refusal]:
    before = row.before
    withdrawn = before.withdrawn if row.is_withdrawn else None
    history = history_of(before, now, row.day)
    if withdrawn and (now.withdrawn is None or now.withdrawn.date != withdrawn.date):
        what = f"återkallelsen från {write_date(withdrawn.date)} är borttagen eller ändrad."
        remedy = "Gäller siffran ändå? Lägg till den som en ny rad. På den här raden: skriv tillbaka återkallad:"
        yield row.refuse(what, f"{remedy} {write_row(withdrawn)}")
    elif history.lost:
        yield row.refuse(*tell_lost(history.lost))
    elif history.former != history.value:
        yield _refuse_value(row, history)
    elif not history.added and before.value is not None:
        yield from _refuse_parts(row, now, history)


def _refuse_value(row: _Row, history: History[Correction, Value | None]) -> Refusal:
    stood, stands = (write_value(row.indicator, each) for each in (history.former, history.value))
    if history.added:
        added = history.added[0]
        what = f"rättelsen från {write_date(added.date)} säger att det stod {stands}, men {stood} var publicerat."
        return row.refuse(what, f"Skriv i den rättelsen: tidigare: {tree_of(history.former)}")
    what = f"{stood} är ändrat till {stands} utan rättelse."
    return row.refuse(what, write_correction(row.day, history.count, {"tidigare": history.former}))


def _refuse_parts(row: _Row, now: Outcome, history: History[Correction, Value | None]) -> Iterator[Refusal]:
    """What stands beside the value: changed or taken away it needs a correction too; what is added does not."""
    then, beside = _parts(row.before), _parts(now)
    changed = {name: value for name, value in then.items() if value is not None and beside[name] != value}
    if changed:
        told = ", ".join(f"{name} {str(value).replace('.', ',')}" for name, value in changed.items())
        correction = write_correction(
            row.day, history.count, {"tidigare": history.value}, f"{WHY.capitalize()}. Då stod {told}."
        )
        yield row.refuse(f"här stod {told}. Det är ändrat utan rättelse.", correction)


def _parts(outcome: Outcome) -> dict[str, object]:
    beside = outcome.comparison
    return {
        "kvinnor": outcome.women,
        "män": outcome.men,
        "antal": outcome.individuals,
        "riket": beside and beside.nation,
        "liknande kommuner": beside and beside.similar,
    }
