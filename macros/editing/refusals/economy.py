"""Economic reports and budgets that were published and are changed or removed without a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.editing.recording.yaml_text import write_flow
from macros.editing.refusals.examples import refuse_example
from macros.editing.refusals.history import History, Told, find_lost, tell_lost, write_correction
from macros.editing.refusals.refusal import Refusal, RefusalKind, Sides, by_year, tree_of, write_row
from macros.editing.spellings import plain_unit
from macros.pages.steering.economy_words import name_report
from macros.pages.words import lower_first, write_date, write_number
from macros.plan.steering import BudgetChange, EconomicReport, Economy, ReportCorrection

TOO_LATE = "Efter årets slut ändras budgeten inte. Förklara felet i kommentaren till årets sista rapport."


def refuse_economy(sides: Sides) -> Iterator[Refusal]:
    """What was public of a year's economy and no longer stands."""
    there = by_year(sides.head)
    for key, before in by_year(sides.base).items():
        now = there.get(key)
        is_public = date(before.year, 1, 1) <= sides.day or any(each.published <= sides.day for each in before.reports)
        if before.example or before == now or not is_public:
            continue
        name = f"Ekonomi {before.year}, {lower_first(sides.base.bodies[before.owner].name)}"
        if now is None:
            what = f"{name}: filen är borttagen."
            yield Refusal(before.source, what, "Lägg tillbaka filen som den var.", RefusalKind.ECONOMY)
            continue
        year = _Year(name, before, now, sides.day)
        yield from year.refuse_whole()
        yield from year.refuse_budget()
        for report in before.reports:
            if report.published <= sides.day:
                yield from year.refuse_report(report)


@dataclass(frozen=True)
class _Year:
    """A body's year before a change and after it."""

    name: str
    before: Economy
    now: Economy
    day: date

    def refuse(self, what: str, remedy: str) -> Refusal:
        return Refusal(self.now.source, f"{self.name}: {what}", remedy, RefusalKind.ECONOMY)

    def refuse_whole(self) -> Iterator[Refusal]:
        before, now = self.before, self.now
        if now.example:
            yield refuse_example(now.source, f"”{self.name}”")
        if plain_unit(before.unit) != plain_unit(now.unit):
            what = f"enheten är ändrad från {before.unit} till {now.unit} under belopp som är publicerade."
            yield self.refuse(what, f"Skriv tillbaka enhet: {write_flow(before.unit)}")

    def refuse_budget(self) -> Iterator[Refusal]:
        history = History.of(_told(self.before), _told(self.now), self.day)
        if history.lost:
            what = f"budgetändringen från {write_date(history.lost.date)} är borttagen eller ändrad."
            yield self.refuse(what, f"Skriv tillbaka den under budgetändringar: - {write_row(history.lost)}")
        elif history.former != history.value:
            stood, stands = write_number(history.former), write_number(history.value)
            yield self.refuse(f"budgeten {stood} är ändrad till {stands} utan budgetändring.", self._remedy_of(history))

    def _remedy_of(self, budget: History[BudgetChange, Decimal]) -> str:
        if budget.added:
            return f"Skriv i budgetändringen från {budget.added[0].date}: tidigare: {budget.former:f}"
        if self.day.year > self.before.year:
            return f"{TOO_LATE} Skriv tillbaka budget: {budget.former:f}"
        return write_correction(self.day, budget.count, {"tidigare": budget.former}, key="budgetändringar")

    def refuse_report(self, before: EconomicReport) -> Iterator[Refusal]:
        name = name_report(before, definite=True)
        now = next((each for each in self.now.reports if each.report == before.report), None)
        if now is None:
            remedy = f"Lägg tillbaka raden under rapporter: - {write_row(before)}"
            yield self.refuse(f"{name} är borttagen.", remedy)
        elif before.published != now.published:
            what = f"{name}: publicerad är ändrat från {before.published} till {now.published}."
            yield self.refuse(what, f"Skriv tillbaka publicerad: {before.published}")
        elif before != now:
            yield from self._refuse_amounts(name, before, now)

    def _refuse_amounts(self, name: str, before: EconomicReport, now: EconomicReport) -> Iterator[Refusal]:
        known = [each for each in before.corrections if each.date <= self.day]
        count = len(known)
        lost = find_lost(known, now.corrections, lambda each: (each.former_outcome, each.former_forecast))
        stood, stands = _amounts_after(before, count), _amounts_after(now, count)
        changed = {key: former for key, former in stood.items() if former != stands[key]}
        if lost:
            what, remedy = tell_lost(lost)
            yield self.refuse(f"{name}: {what}", remedy)
        elif "prognos" in changed and None in {stood["prognos"], stands["prognos"]}:
            former = stood["prognos"]
            remedy = "Ta bort prognosen. Den får stå i nästa rapport."
            if former is not None:
                remedy = f"Skriv tillbaka prognos: {former:f}"
            yield self.refuse(f"{name}: prognosen är {'tillagd' if former is None else 'borttagen'}.", remedy)
        elif changed:
            yield self._refuse_changed(name, changed, now.corrections[count:], count)

    def _refuse_changed(
        self, name: str, changed: dict[str, Decimal | None], added: tuple[ReportCorrection, ...], count: int
    ) -> Refusal:
        former = {f"tidigare_{key}": value for key, value in changed.items()}
        told = " och ".join(f"{key} {write_number(value)}" for key, value in changed.items() if value is not None)
        if added:
            lines = ", ".join(f"{key}: {tree_of(value)}" for key, value in former.items() if value is not None)
            what = f"{name}: rättelsen säger inte det som var publicerat: {told}."
            return self.refuse(what, f"Skriv i rättelsen från {added[0].date}: {lines}")
        what = f"{name}: {told} är ändrat utan rättelse."
        return self.refuse(what, write_correction(self.day, count, former))


def _told(economy: Economy) -> Told[BudgetChange, Decimal]:
    return Told(economy.budget_changes, economy.budget)


def _amounts_after(report: EconomicReport, count: int) -> dict[str, Decimal | None]:
    """The amounts that stood after so many corrections."""
    later = report.corrections[count:]
    outcome = next((each.former_outcome for each in later if each.former_outcome is not None), report.outcome)
    forecast = next((each.former_forecast for each in later if each.former_forecast is not None), report.forecast)
    return {"utfall": outcome, "prognos": forecast}
