"""The economy of a body's year in words: verdict, table, notes and åtgärdsplan, for pages and reports alike.

There is no HTML in it, so that a PDF and a Word report can use the same rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from macros.pages.steering.economy_chart import EconomyChart, view_economy_chart
from macros.pages.steering.economy_words import NOTHING, Money, name_report, write_ending, write_percent, write_share
from macros.pages.words import NBSP, lower_first, write_date, write_decision, write_list, write_number, write_sentence
from macros.plan.economy import EconomyStanding, ReportStanding, assess_economy
from macros.plan.model import Body
from macros.plan.plan import Plan
from macros.plan.steering import EconomicReport, Economy

REPORTS_A_YEAR = 6
"""Two tertial reports, the årsredovisning and three monthly ones (KS 2019/90, *Uppföljningsprocessen*)."""
_FIRST_AMOUNT = 2


class EconomyState(StrEnum):
    """How a body keeps its budget, by the last report that says how the year ends."""

    WITHIN = "håller"
    DEFICIT = "underskott"
    OVER_LIMIT = "över gränsen"
    NOT_REPORTED = "inte rapporterat"


@dataclass(frozen=True)
class Note:
    """Something said of a year on a day: a comment, a correction, a changed budget."""

    day: date
    what: str
    """`Rättat 2 maj 2025`."""
    text: str


@dataclass(frozen=True)
class ActionPlanText:
    """The åtgärdsplan of a year, or that there is none though there should be."""

    why: str
    """What made it required; empty where nothing did."""
    decided: str
    """`Beslutad 22 oktober 2025 av socialnämnden.`, or that none is."""
    link: str | None
    """Address of the minutes."""
    text: str
    """Markdown; empty where there is no plan."""

    @property
    def is_missing(self) -> bool:
        return not self.text


@dataclass(frozen=True)
class EconomyView:
    """A body's year of economy in words, as known on a day."""

    body: Body
    standing: EconomyStanding
    money: Money
    action_plan: ActionPlanText | None
    """None where there is no åtgärdsplan and none is required."""

    @property
    def year(self) -> int:
        return self.standing.economy.year

    @property
    def is_example(self) -> bool:
        return self.standing.economy.example

    @property
    def title(self) -> str:
        return f"Ekonomi {self.year}"

    @property
    def is_forecast(self) -> bool:
        """Whether it is still only expected how the year ends."""
        return self.standing.latest is not None and not self.standing.latest.is_final

    @property
    def state(self) -> EconomyState:
        latest = self.standing.latest
        if latest is None or latest.deviation is None:
            return EconomyState.NOT_REPORTED
        if self.standing.is_over_limit(latest):
            return EconomyState.OVER_LIMIT
        return EconomyState.DEFICIT if latest.deviation < 0 else EconomyState.WITHIN

    @property
    def word(self) -> str:
        """The state in words."""
        kept = "Håller budgeten" if self.is_forecast else "Höll budgeten"
        return {
            EconomyState.WITHIN: kept,
            EconomyState.DEFICIT: "Underskott",
            EconomyState.OVER_LIMIT: "Underskott över gränsen",
            EconomyState.NOT_REPORTED: "Inte rapporterat än",
        }[self.state]

    @property
    def plan_word(self) -> str:
        """Whether there is an åtgärdsplan; empty where there is none and none is required."""
        if self.standing.action_plan:
            return "åtgärdsplan finns"
        return "åtgärdsplan saknas" if self.standing.needs_action_plan else ""

    @property
    def verdict(self) -> str:
        """How the year ends, against which budget, and which report says so."""
        standing, latest, money = self.standing, self.standing.latest, self.money
        if latest is None:
            what = "Ingen prognos för hela året" if standing.reports else "Ingen rapport"
            return f"Budgeten är {money.full(standing.budget)}. {what} är publicerad än."
        name, day = name_report(latest.report, definite=True), write_date(latest.report.published)
        changed = "" if latest.budget == standing.budget else f" Budgeten är numera {money.full(standing.budget)}."
        ending = write_ending(latest, standing.limit, money)
        return f"{self.body.name} {ending}. Det säger {name}, publicerad {day}.{changed}"

    @property
    def told_reports(self) -> str:
        """How many of the year's reports have come."""
        count = len(self.standing.reports)
        if count > REPORTS_A_YEAR:
            return f"{count} rapporter är publicerade."
        return f"{count} av årets {REPORTS_A_YEAR} rapporter {'är publicerad' if count == 1 else 'är publicerade'}."

    @property
    def caption(self) -> str:
        unit = self.money.unit
        spelled = f"{unit} ({self.money.unit_words})" if unit != self.money.unit_words else unit
        return f"Rapporter om ekonomin {self.year}, {lower_first(self.body.name)}. Beloppen är i {spelled}."

    @property
    def columns(self) -> tuple[str, ...]:
        return (
            "Rapport",
            "Publicerad",
            "Utfall hittills",
            "Budget vid rapporten",
            "Prognos för året",
            f"Avvikelse i {self.money.unit}",
            "Avvikelse i procent",
        )

    @property
    def first_amount(self) -> int:
        """The first column whose numerals stand to the right, counted from 0."""
        return _FIRST_AMOUNT

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """A report a row, in the order of their months; a deficit has a minus."""
        return tuple(self._row(each) for each in self.standing.reports)

    def _row(self, standing: ReportStanding) -> tuple[str, ...]:
        report, money = standing.report, self.money
        return (
            name_report(report) + (" (rättad)" if report.corrections else ""),
            write_date(report.published),
            money.plain(report.outcome),
            money.plain(standing.budget),
            NOTHING if standing.is_final else money.plain(report.forecast),
            money.plain(standing.deviation),
            write_percent(standing.share, self.standing.limit),
        )

    @property
    def notes(self) -> tuple[Note, ...]:
        """Comments, corrections and changes of the budget, in the order of their days."""
        notes = [note for each in self.standing.reports for note in self._report_notes(each.report)]
        notes += [
            Note(
                change.date,
                f"Budgeten ändrad {write_date(change.date)}",
                f"tidigare {self.money.full(change.former)}. {write_sentence(change.reason)}",
            )
            for change in self.standing.changes
        ]
        return tuple(sorted(notes, key=lambda note: note.day))

    def _report_notes(self, report: EconomicReport) -> Iterable[Note]:
        if report.comment:
            yield Note(report.published, f"{name_report(report)}, {write_date(report.published)}", report.comment)
        for correction in report.corrections:
            former = [("utfallet", correction.former_outcome), ("prognosen", correction.former_forecast)]
            were = [f"{name} var {self.money.full(amount)}" for name, amount in former if amount is not None]
            yield Note(
                correction.date,
                f"Rättat {write_date(correction.date)}",
                f"{write_list(were)} i {name_report(report, definite=True)}. {write_sentence(correction.reason)}",
            )

    @cached_property
    def chart(self) -> EconomyChart | None:
        """What the chart of the year shows; None before the first report."""
        return view_economy_chart(self.standing, self.money)

    @property
    def chart_note(self) -> str:
        """How the chart is to be read: what its axis leaves out, what its limit and marks mean; empty without one."""
        if self.chart is None:
            return ""
        limit = write_number(self.standing.limit)
        told = [
            "I den övre delen börjar axeln inte vid noll, så att skillnaden mot budgeten syns."
            if self.chart.upper.is_broken
            else "",
            f"Från gränsen, {limit}{NBSP}procent över budgeten, ska det finnas en åtgärdsplan."
            if self.chart.limits
            else "",
            "Ring är prognos, fylld punkt är utfall.",
            "Stjärnan står vid belopp som har rättats." if self.chart.has_corrected else "",
        ]
        return " ".join(filter(None, told))


def view_economy(plan: Plan, economy: Economy, day: date) -> EconomyView:
    """A body's year of economy as known on a day."""
    standing = assess_economy(plan.municipality, economy, day)
    money = Money.fitting(economy.unit, _amounts(standing))
    return EconomyView(plan.bodies[economy.owner], standing, money, _tell_action_plan(plan, standing))


def known_economies(plan: Plan, economies: Iterable[Economy], day: date) -> list[EconomyView]:
    """The years that have begun by a day: from New Year on, a year's budget holds."""
    return [view_economy(plan, each, day) for each in economies if date(each.year, 1, 1) <= day]


def _amounts(standing: EconomyStanding) -> Iterable[Decimal | None]:
    """Every amount that is shown of a year."""
    yield standing.budget
    yield from (change.former for change in standing.changes)
    for each in standing.reports:
        yield from (each.report.outcome, each.report.forecast)
        for correction in each.report.corrections:
            yield from (correction.former_outcome, correction.former_forecast)


def _tell_action_plan(plan: Plan, standing: EconomyStanding) -> ActionPlanText | None:
    made, first = standing.action_plan, standing.first_over_limit
    why = ""
    if first and first.share is not None:
        share = write_share(first.share, standing.limit)
        name = name_report(first.report, definite=True)
        why = f"Prognosen i {name} visade ett underskott på {share}. Då ska det finnas en åtgärdsplan."
    if made:
        decided = f"Beslutad {write_decision(made.decision, plan.bodies[made.decision.body])}."
        return ActionPlanText(why, decided, made.decision.link, made.text)
    return ActionPlanText(why, "Ingen är beslutad.", None, "") if why else None
