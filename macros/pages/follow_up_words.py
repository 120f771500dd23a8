"""What a follow-up says in words and rows, the same on its pages and in its documents."""

from macros.pages.follow_up_view import EconomicCorrection, Report
from macros.pages.steering.economy import EconomyView
from macros.pages.steering.economy_words import NOTHING, Money, name_report
from macros.pages.words import NBSP, lower_first, write_date, write_follow_up, write_list
from macros.plan.model import FollowUp
from macros.plan.plan import Plan

BODIES_ECONOMY_COLUMNS = ("Organ", "Läge", "Senaste rapport", "Budget", "Hela året", "Avvikelse")
BODIES_ECONOMY_NUMBERS = frozenset({"Budget", "Hela året", "Avvikelse"})
"""Columns whose numerals stand to the right."""


def write_bodies_economy(view: EconomyView) -> tuple[str, str, str, str]:
    """The last report known then that says how the year ends: its name, budget, expected cost and deviation."""
    latest, money = view.standing.latest, view.money
    if latest is None:
        last = view.standing.reports[-1]
        return name_report(last.report), money.full(last.budget), NOTHING, NOTHING
    deviation = money.full(latest.deviation)
    return name_report(latest.report), money.full(latest.budget), money.full(latest.expected), deviation


def tell_correction(correction: EconomicCorrection, money: Money) -> str:
    """`Utfallet i tertial 1 rättades till 63 700 tkr från 63 680 tkr`, as a sentence."""
    fitting = Money.fitting(money.unit, (correction.value, correction.former))
    value, former = fitting.full(correction.value), fitting.full(correction.former)
    return f"{correction.what} i {name_report(correction.report, definite=True)} rättades till {value} från {former}."


def write_published(plan: Plan, made: FollowUp) -> str:
    """`Publicerad 1 oktober 2025, beslutad 25 september 2025 av socialnämnden, § 12`."""
    told = f"Publicerad {write_date(made.published)}"
    if made.decision is None:
        return told
    told += f", beslutad {write_date(made.decision.date)} av {lower_first(plan.bodies[made.decision.body].name)}"
    return f"{told}, {made.decision.paragraph}" if made.decision.paragraph else told


def write_report_title(report: Report) -> str:
    """`Tertial 2 2025: Socialnämnden`."""
    return f"{write_follow_up(report.follow_up.period)}: {report.body.name}"


def write_stage(made: FollowUp) -> str:
    """Whether it says how it went or how it is expected to go."""
    year = made.period.year
    if made.period.is_final:
        return f"Så gick det {year}."
    return f"Så såg det ut att gå {year}. Det är en prognos, inte ett resultat."


def write_corrected(report: Report) -> str:
    """What has been corrected since, to be said first of all; nothing where nothing has."""
    count = sum(len(each.later) for each in report.goals) + len(report.later)
    if not count:
        return ""
    places = [f"«{each.goal.title}»" for each in report.corrected_goals] + (["Ekonomi"] if report.later else [])
    noun = "En uppgift är rättad" if count == 1 else f"{count}{NBSP}uppgifter är rättade"
    return f"{noun} efter publiceringen. Det står under {write_list(places)}."
