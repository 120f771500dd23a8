"""What a follow-up says in words and rows, the same on its pages and in its documents."""

from collections.abc import Iterable

from macros.pages.follow_up_economy import EconomicCorrection
from macros.pages.follow_up_view import KnownGoal, Report
from macros.pages.labels import FORECAST_WORDS, GOAL_WORDS
from macros.pages.record import Entry
from macros.pages.steering.economy import EconomyView
from macros.pages.steering.economy_pages import YearOverview
from macros.pages.steering.economy_words import NOTHING, Money, name_report, tell_amount_correction
from macros.pages.verdict_counts import Counted
from macros.pages.words import (
    NBSP,
    lower_first,
    write_date,
    write_distribution,
    write_follow_up,
    write_list,
    write_value,
)
from macros.plan.fulfilment import published_value
from macros.plan.indicator import Indicator
from macros.plan.model import Body, FollowUp
from macros.plan.plan import Plan

BODIES_ECONOMY_COLUMNS = ("Organ", "Läge", "Senaste rapport", "Budget", "Hela året", "Avvikelse")
BODIES_ECONOMY_NUMBERS = frozenset({"Budget", "Hela året", "Avvikelse"})
"""Columns whose numerals stand to the right."""
CORRECTED_SINCE = "Rättat efter publiceringen"
CHANGED_SINCE = "Ändrat efter publiceringen"
"""Of targets: a new decision does not make the former wrong."""


def write_counted(counted: Iterable[Counted]) -> str:
    """How many goals there are of each word: `2 uppfylls helt och 1 går inte att säga än`."""
    return write_list(
        [
            f"{count}{NBSP}{(FORECAST_WORDS if each.is_forecast else GOAL_WORDS)[mark].lower()}"
            for each in counted
            for mark, count in each.counts.items()
            if count
        ]
    )


def write_colours(counted: Iterable[Counted]) -> str:
    """`2 gröna`, `Prognos: 2 gröna och 1 röd`, or both; a dash where nothing was assessed."""
    told = [("prognos: " if each.is_forecast else "") + write_distribution(each.counts) for each in counted]
    joined = "; ".join(told)
    return joined[:1].upper() + joined[1:] if told else NOTHING


def name_forecast(known: KnownGoal) -> str:
    """The column of what the indicators were forecast to come to: `Prognos 2026`."""
    return f"Prognos {known.follow_up.period.year}"


def write_forecast(known: KnownGoal, indicator: Indicator) -> str:
    """What an indicator was forecast to come to in the report's year, or a dash."""
    forecast = known.forecasts.get(indicator.id)
    if forecast is None or forecast.value is None:
        return NOTHING
    return write_value(indicator, published_value(indicator, forecast.value))


def write_bodies_economy(view: EconomyView) -> tuple[str, str, str, str]:
    """The last report known then that says how the year ends: its name, budget, expected cost and deviation."""
    latest, money = view.standing.latest, view.money
    if latest is None:
        last = view.standing.reports[-1]
        return name_report(last.report), money.full(last.budget), NOTHING, NOTHING
    deviation = money.full(latest.deviation)
    return name_report(latest.report), money.full(latest.budget), money.full(latest.expected), deviation


def write_bodies_sum(overview: YearOverview) -> tuple[str, str, str] | None:
    """Budget, expected cost and deviation of all together; None where their units differ or there is only one."""
    if overview.sums is None or overview.money is None:
        return None
    unit = overview.money.unit
    budget, expected, deviation = (
        amount if amount == NOTHING else f"{amount}{NBSP}{unit}" for amount in overview.sums[:3]
    )
    return budget, expected, deviation


def write_without_follow_up(bodies: list[Body]) -> str:
    """Which bodies have a budget but told nothing of a period, in a sentence; nothing where there are none."""
    names = [each.name if place == 0 else lower_first(each.name) for place, each in enumerate(bodies)]
    return f"{write_list(names)} har ekonomi men ingen uppföljning av perioden." if names else ""


def tell_correction(correction: EconomicCorrection, money: Money) -> str:
    """`Utfallet i tertial 1 rättades till 63 700 tkr från 63 680 tkr`, as a sentence."""
    return tell_amount_correction(
        correction.report, what=correction.what, value=correction.value, former=correction.former, unit=money.unit
    )


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
    """What has been corrected or changed since, to be said first of all; nothing where nothing has."""
    corrected = _count_distinct(entry for each in report.goals for entry in each.corrected) + len(report.later)
    changed = _count_distinct(entry for each in report.goals for entry in each.changed)
    told = [_write_since(corrected, "En uppgift är rättad", "uppgifter är rättade")] if corrected else []
    told += [_write_since(changed, "ett målvärde är ändrat", "målvärden är ändrade")] if changed else []
    if not told:
        return ""
    places = [f"«{each.goal.title}»" for each in report.later_goals] + (["Ekonomi"] if report.later else [])
    since = write_list(told)
    return f"{since[0].upper()}{since[1:]} efter publiceringen. Det står under {write_list(places)}."


def write_corrected_by(body: Body) -> str:
    """`Skolnämnden, rättat efter publiceringen`, where corrections of several bodies stand together."""
    return f"{body.name}, {lower_first(CORRECTED_SINCE)}"


def _count_distinct(entries: Iterable[Entry]) -> int:
    """How many changes there are: one of an indicator that measures several goals stands under each of them."""
    return len({(each.day, each.kind, each.address.rpartition("#")[2], each.told, each.reason) for each in entries})


def _write_since(count: int, one: str, many: str) -> str:
    return one if count == 1 else f"{count}{NBSP}{many}"
