"""An indicator as pages show it: chip, figure, formula, chart, table, source; the same part wherever it stands."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from macros.pages.chart_svg import draw_chart
from macros.pages.chart_view import ChartView, view_chart
from macros.pages.formulas import write_formula
from macros.pages.indicator_notes import write_notes
from macros.pages.indicator_table import Table, make_table
from macros.pages.labels import word_for_indicator
from macros.pages.peers import Peers, find_peers, find_sexes
from macros.pages.words import write_aim, write_figure, write_limit, write_number, write_period, write_sentence
from macros.plan.activity import Activity, ActivityStatus
from macros.plan.assessment import IndicatorStanding, State, assess_indicator, assess_periods
from macros.plan.indicator import Indicator, Method
from macros.plan.model import GREEN_FROM, YELLOW_FROM, Colour
from macros.plan.plan import Plan


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
    table: Table
    notes: tuple[str, ...]
    """Corrections, withdrawals, comments and what was not measured, each a sentence."""
    peers: Peers | None
    """What the nation and similar municipalities reached in the latest period that can be compared."""
    sexes: Peers | None
    """What women and men did."""
    activities: tuple[Activity, ...]
    """What is done to affect it and not yet over."""

    @property
    def svg(self) -> Markup:
        """Its chart, drawn when it is asked for; nothing where it has none."""
        return draw_chart(self.chart, f"{self.indicator.id}_diagram") if self.chart else Markup()

    @property
    def has_both_models(self) -> bool:
        """Whether the table has periods of the older steering model, in its words, beside others."""
        coloured = {standing.is_of_words for standing, _ in self.table.rows if standing.colour}
        return len(coloured) > 1


def view_indicator(plan: Plan, indicator: Indicator, day: date) -> IndicatorPart:
    """An indicator as known on a day."""
    periods = assess_periods(plan, indicator, day)
    standing = assess_indicator(plan, indicator, day)
    return IndicatorPart(
        indicator=indicator,
        standing=standing,
        word=word_for_indicator(standing),
        figure=write_figure(standing),
        aim=f"Mål {write_aim(standing)}" if standing.target else "",
        formula=write_formula(standing),
        reason=explain(standing),
        later=_later(standing, periods),
        chart=chart_of(plan, indicator, day),
        table=make_table(periods),
        notes=write_notes(indicator, periods, day),
        peers=find_peers(periods),
        sexes=find_sexes(periods),
        activities=list_doing(plan, indicator, day),
    )


@lru_cache(maxsize=16)
def chart_of(plan: Plan, indicator: Indicator, day: date) -> ChartView | None:
    """The chart of an indicator as known on a day, made once for its page, its card and its figure."""
    return view_chart(indicator, assess_periods(plan, indicator, day), day)


def list_doing(plan: Plan, indicator: Indicator, day: date) -> tuple[Activity, ...]:
    """What is done now, or soon, to affect an indicator."""
    affecting = plan.activities_affecting(indicator)
    return tuple(each for each in affecting if each.end >= day and each.status is not ActivityStatus.STOPPED)


def explain(standing: IndicatorStanding) -> str:
    """Why an indicator has its colour or has none."""
    period = write_period(standing.period) if standing.period else ""
    match standing.state:
        case State.NO_TARGET:
            followed = "Indikatorn följs utan målvärde och får därför ingen färg."
            return (
                f"Det finns inget målvärde för {period}. Därför sätts ingen färg." if standing.has_targets else followed
            )
        case State.NOT_REPORTED:
            return f"Utfallet för {period} är inte rapporterat än." if period else "Inget är rapporterat än."
        case State.BLACK if standing.outcome and standing.outcome.not_measured:
            return f"Ingen mätning för {period}. {write_sentence(standing.outcome.not_measured)}"
        case State.BLACK:
            return f"Bokslutet är publicerat, men det finns inget utfall för {period}."
    limits = _limits(standing)
    if standing.state is State.FORECAST:
        return f"Det är en prognos, inte ett resultat. {limits}"
    return limits


def _limits(standing: IndicatorStanding) -> str:
    indicator, model = standing.indicator, standing.model
    if indicator.method is Method.LIMITS and indicator.limits:
        green, yellow = (write_limit(indicator, limit) for limit in (indicator.limits.green, indicator.limits.yellow))
        side = "högst" if indicator.direction.value == "lägre" else "minst"
        return f"Grönt är {side} {green}, gult {side} {yellow}."
    green, yellow = (write_number(limit) for limit in (model.limits if model else (GREEN_FROM, YELLOW_FROM)))
    what = "vägen till målet" if indicator.method is Method.MOVEMENT else "målet"
    if standing.is_of_words:
        return (
            f"Den äldre styrmodellen har orden men inga gränser i procent. Vi räknar minst {green} procent av {what} "
            f"som uppfyllt helt och minst {yellow} som uppfyllt delvis."
        )
    return f"Grönt är minst {green} procent av {what}, gult minst {yellow} procent."


def _later(standing: IndicatorStanding, periods: tuple[IndicatorStanding, ...]) -> str:
    missed = [
        each for each in periods
        if each.state is State.BLACK and each.period and standing.period and each.period > standing.period
    ]  # fmt: skip
    if standing.colour is Colour.BLACK or not missed or missed[-1].period is None:
        return ""
    reason = missed[-1].outcome.not_measured if missed[-1].outcome else None
    return f"Ingen mätning för {write_period(missed[-1].period)}. {write_sentence(reason or '')}".strip()
