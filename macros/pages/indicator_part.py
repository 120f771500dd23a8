"""An indicator as pages show it: chip, figure, formula, chart, table, source; the same part wherever it stands."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from macros.pages.chart_svg import draw_chart
from macros.pages.chart_view import ChartView, view_chart
from macros.pages.formulas import write_formula
from macros.pages.words import (
    KIND_WORDS,
    word_for_indicator,
    write_aim,
    write_date,
    write_degree,
    write_figure,
    write_limit,
    write_number,
    write_period,
    write_value,
)  # fmt: skip
from macros.plan.assessment import IndicatorStanding, State, assess_indicator, assess_periods
from macros.plan.fulfilment import published_value
from macros.plan.indicator import Indicator, Method, Outcome, OutcomeKind
from macros.plan.model import GREEN_FROM, YELLOW_FROM, Colour
from macros.plan.plan import Plan


@dataclass(frozen=True)
class Row:
    """A period in an indicator's table."""

    standing: IndicatorStanding
    cells: tuple[str, ...]
    """The text of each column."""


@dataclass(frozen=True)
class IndicatorPart:
    """What the template of an indicator needs."""

    indicator: Indicator
    standing: IndicatorStanding
    word: str
    figure: str
    """`76,4 %`, or empty where nothing is measured."""
    aim: str
    """`Mål 80 %`, or empty."""
    formula: str | None
    reason: str
    """Why the colour is what it is, in a sentence."""
    later: str
    """What is said of a later period that was not measured, or empty."""
    chart: ChartView | None
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    """Corrections, withdrawals, comments and what was not measured, each a sentence."""
    compared: str
    """Women, men and others in the same period, in a sentence."""


def view_indicator(plan: Plan, indicator: Indicator, day: date) -> IndicatorPart:
    """An indicator as known on a day."""
    standing = assess_indicator(plan, indicator, day)
    periods = assess_periods(plan, indicator, day)
    chart = view_chart(indicator, periods, day)
    columns, rows = _table(indicator, periods)
    return IndicatorPart(
        indicator=indicator,
        standing=standing,
        word=word_for_indicator(standing),
        figure=write_figure(standing),
        aim=f"Mål {write_aim(standing)}" if standing.target else "",
        formula=write_formula(standing),
        reason=explain(plan, standing),
        later=_later(standing, periods),
        chart=chart,
        svg=draw_chart(chart, f"{indicator.id}_diagram") if chart else Markup(),
        columns=columns,
        rows=rows,
        notes=tuple(_notes(indicator, day)),
        compared=_compared(standing),
    )


def explain(plan: Plan, standing: IndicatorStanding) -> str:
    """Why an indicator has its colour or has none."""
    period = write_period(standing.period) if standing.period else ""
    match standing.state:
        case State.NO_TARGET:
            return "Indikatorn följs utan målvärde och får därför ingen färg."
        case State.NOT_REPORTED:
            return f"Utfallet för {period} är inte rapporterat än." if period else "Inget är rapporterat än."
        case State.BLACK if standing.outcome and standing.outcome.not_measured:
            return f"Ingen mätning för {period}. {_sentence(standing.outcome.not_measured)}"
        case State.BLACK:
            return f"Bokslutet är publicerat, men det finns inget utfall för {period}."
    limits = _limits(plan, standing)
    if standing.state is State.FORECAST:
        return f"Det är en prognos, inte ett resultat. {limits}"
    return limits


def _limits(plan: Plan, standing: IndicatorStanding) -> str:
    indicator = standing.indicator
    if indicator.method is Method.LIMITS and indicator.limits:
        green, yellow = (write_limit(indicator, limit) for limit in (indicator.limits.green, indicator.limits.yellow))
        side = "högst" if indicator.direction.value == "lägre" else "minst"
        return f"Grönt är {side} {green}, gult {side} {yellow}."
    model = plan.steering_model(standing.period.start) if standing.period else None
    green, yellow = (write_number(limit) for limit in (model.limits if model else (GREEN_FROM, YELLOW_FROM)))
    return f"Grönt är minst {green} procent av målet, gult minst {yellow} procent."


def _later(standing: IndicatorStanding, periods: tuple[IndicatorStanding, ...]) -> str:
    missed = [
        each for each in periods
        if each.state is State.BLACK and each.period and standing.period and each.period > standing.period
    ]  # fmt: skip
    if standing.colour is Colour.BLACK or not missed or missed[-1].period is None:
        return ""
    reason = missed[-1].outcome.not_measured if missed[-1].outcome else None
    return f"Ingen mätning för {write_period(missed[-1].period)}. {_sentence(reason or '')}".strip()


def _table(indicator: Indicator, periods: tuple[IndicatorStanding, ...]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The columns that something stands in, and a row a period, newest first."""
    has_target = any(standing.target for standing in periods)
    has_degree = any(standing.degree is not None for standing in periods)
    others = [(name, pick) for name, pick in _OTHERS if any(_other(each, pick) is not None for each in periods)]
    columns = ["Period", "Utfall", *(["Mål"] if has_target else []), *(["Grad"] if has_degree else []), "Läge",
               *(name for name, _ in others), "Publicerad"]  # fmt: skip
    rows = []
    for standing in reversed(periods):
        cells = [
            write_period(standing.period).capitalize() if standing.period else "",
            _outcome_cell(standing),
            *([write_aim(standing)] if has_target else []),
            *([write_degree(standing.degree) if standing.degree is not None else "–"] if has_degree else []),
            "–" if standing.state is State.NO_TARGET else word_for_indicator(standing),
            *(_write_other(indicator, _other(standing, pick)) for _, pick in others),
            standing.outcome.published.isoformat() if standing.outcome else "–",
        ]
        rows.append(Row(standing, tuple(cells)))
    return tuple(columns), tuple(rows)


_OTHERS = (
    ("Kvinnor", "women"),
    ("Män", "men"),
    ("Riket", "nation"),
    ("Liknande kommuner", "similar"),
    ("Antal", "individuals"),
)


def _other(standing: IndicatorStanding, pick: str) -> object:
    outcome = standing.outcome
    if outcome is None:
        return None
    return getattr(outcome.comparison if pick in {"nation", "similar"} else outcome, pick, None)


def _write_other(indicator: Indicator, value: object) -> str:
    if isinstance(value, int):
        return write_number(value)
    return write_value(indicator, published_value(indicator, value)) if isinstance(value, Decimal) else "–"


def _outcome_cell(standing: IndicatorStanding) -> str:
    if standing.outcome is None or standing.value is None:
        return "Ej mätt" if standing.outcome else "–"
    kind = standing.outcome.kind
    said = "" if kind is OutcomeKind.FINAL else f" ({KIND_WORDS[kind].lower()})"
    return f"{write_value(standing.indicator, standing.value)}{said}{' *' if standing.outcome.corrections else ''}"


def _notes(indicator: Indicator, day: date) -> list[str]:
    """Newest first; of what was published by a day."""
    notes = []
    for outcome in sorted(indicator.outcomes, key=lambda outcome: outcome.period, reverse=True):
        if outcome.published <= day:
            notes += _outcome_notes(indicator, outcome, day)
    for target in indicator.targets:
        notes += [
            f"Målet för {write_period(target.period)} ändrades den {write_date(correction.date)} från "
            f"{write_value(indicator, correction.former)}. {_sentence(correction.reason)}"
            for correction in target.corrections
            if correction.date <= day
        ]
    return notes


def _outcome_notes(indicator: Indicator, outcome: Outcome, day: date) -> list[str]:
    period = write_period(outcome.period)
    notes = [f"{period.capitalize()}: {_sentence(outcome.comment)}"] if outcome.comment else []
    if outcome.not_measured:
        notes.append(f"{period.capitalize()}: ej mätt. {_sentence(outcome.not_measured)}")
    notes += [
        f"* {period.capitalize()} rättades den {write_date(correction.date)}. Tidigare stod "
        f"{write_value(indicator, correction.former)}. {_sentence(correction.reason)}"
        for correction in outcome.corrections
        if correction.date <= day
    ]
    if outcome.withdrawn and outcome.withdrawn.date <= day:
        notes.append(
            f"{period.capitalize()}: {write_value(indicator, outcome.value)} återkallades den "
            f"{write_date(outcome.withdrawn.date)}. {_sentence(outcome.withdrawn.reason)}"
        )
    return notes


def _compared(standing: IndicatorStanding) -> str:
    parts = [
        f"{name.lower()} {_write_other(standing.indicator, value)}"
        for name, pick in _OTHERS[:4]
        if (value := _other(standing, pick)) is not None
    ]
    return f"{'; '.join(parts)}" if parts and standing.period else ""


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?" else f"{text}."
