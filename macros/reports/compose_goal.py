"""A goal in a document: its assessment, its indicators with charts and tables, its activities."""

from collections.abc import Iterator
from datetime import date

from macros.pages.chart_svg import draw_chart
from macros.pages.chart_view import ChartView
from macros.pages.follow_up import ShownIndicator, show_indicators
from macros.pages.follow_up_view import AssessedGoal
from macros.pages.follow_up_words import CHANGED_SINCE, CORRECTED_SINCE, name_forecast, write_forecast
from macros.pages.indicator_table import NUMERIC_COLUMNS
from macros.pages.labels import GOAL_WORDS, word_for_indicator, word_for_verdict
from macros.pages.record import Entry
from macros.pages.words import write_aim, write_date, write_figure, write_period, write_sentence
from macros.plan.assessment import IndicatorStanding, State, Verdict
from macros.plan.model import Colour, FollowUp
from macros.plan.plan import Plan
from macros.reports import document as doc

NOTHING = "–"
_INDICATOR_COLUMNS = ("Indikator", "Läge", "Utfall", "Mål", "Period")


def tell_whole_goal(plan: Plan, made: FollowUp, each: AssessedGoal) -> Iterator[doc.Block]:
    yield doc.Heading(2, each.goal.id, each.goal.title)
    yield from tell_goal(each, made.published)
    for shown in show_indicators(plan, each, made.published):
        yield from _indicator(shown)
    if each.activities:
        yield doc.Table(
            f"Aktiviteter för {each.goal.title}, som de stod den {write_date(made.published)}",
            ("Aktivitet", "Ansvarig", "Läge då", "Senaste uppföljning"),
            tuple(
                (
                    one.activity.title,
                    one.activity.responsible,
                    one.word,
                    NOTHING if one.made is None else _dated_comment(one.made.date, one.made.comment),
                )
                for one in each.activities
            ),
        )


def tell_goal(each: AssessedGoal, day: date) -> Iterator[doc.Block]:
    """What the municipality's report has of a goal, and a body's begins with."""
    yield doc.Verdict(tell_assessed(each.verdict), tell_computed(each))
    made = each.verdict.made
    yield from (doc.Prose(text) for text in (made.reason, made.analysis) if text)
    for title, entries in ((CORRECTED_SINCE, each.corrected), (CHANGED_SINCE, each.changed)):
        if entries:
            yield doc.Notes(title, tuple(_write_entry(entry) for entry in entries), is_correction=True)
    if each.standing.indicators:
        yield doc.Table(
            f"Indikatorer för {each.goal.title} den {write_date(day)}",
            (*_INDICATOR_COLUMNS, *((name_forecast(each),) if each.forecasts else ())),
            tuple(_indicator_row(each, one) for one in each.standing.indicators),
            frozenset({2, 3, len(_INDICATOR_COLUMNS)}),
        )


def _indicator_row(each: AssessedGoal, standing: IndicatorStanding) -> tuple[doc.Cell, ...]:
    return (
        standing.indicator.title,
        _status(standing),
        write_figure(standing) or NOTHING,
        write_aim(standing),
        write_period(standing.period) if standing.period else NOTHING,
        *((write_forecast(each, standing.indicator),) if each.forecasts else ()),
    )


def _indicator(shown: ShownIndicator) -> Iterator[doc.Block]:
    part = shown.part
    yield doc.Heading(3, shown.id, part.indicator.title)
    period = write_period(part.standing.period).capitalize() if part.standing.period else ""
    told = ", ".join(filter(None, [part.figure, part.aim.replace("Mål", "mål", 1)]))
    told = ": ".join(filter(None, [period, told]))
    yield doc.Figure(_status(part.standing), told)
    formula = f"{part.formula}. " if part.formula else ""
    yield doc.Paragraph(" ".join(filter(None, [f"{formula}{part.reason}", part.later])))
    if part.chart:
        start = part.chart.tick_words[0]
        note = f"Axeln börjar inte vid noll utan vid {start}, så att förändringen syns."
        is_broken = part.chart.scale.is_broken
        drawn = draw_chart(part.chart, shown.id)
        yield doc.Chart(part.chart.title, drawn, _tell_chart(part.chart), note if is_broken else "")
    if part.table.rows:
        yield doc.Table(
            f"{part.indicator.title}, per period",
            part.table.columns,
            tuple(_period_row(part.table.columns, standing, cells) for standing, cells in part.table.rows),
            frozenset(place for place, name in enumerate(part.table.columns) if name in NUMERIC_COLUMNS),
        )
    if part.notes:
        yield doc.Notes("", part.notes)


def _period_row(columns: tuple[str, ...], standing: IndicatorStanding, cells: tuple[str, ...]) -> tuple[doc.Cell, ...]:
    is_judged = standing.state is not State.NO_TARGET
    return tuple(
        _status(standing) if column == "Läge" and is_judged else cell
        for column, cell in zip(columns, cells, strict=True)
    )


def _tell_chart(view: ChartView) -> str:
    told = [*(point.told for point in view.outcomes.points), *(aim.text for aim in view.aims[-1:])]
    return f"Diagram: {view.title}. {'; '.join(told)}. Alla siffror står i tabellen under."


def _status(standing: IndicatorStanding) -> doc.Status:
    mark = standing.colour.value if standing.colour else standing.state.value
    return doc.Status(mark, word_for_indicator(standing), standing.state is State.FORECAST)


def tell_assessed(verdict: Verdict) -> doc.Status:
    return doc.Status(verdict.colour.value, word_for_verdict(verdict), verdict.is_forecast)


def tell_computed(each: AssessedGoal) -> doc.Status:
    computed: Colour | State = each.standing.computed or State.NOT_REPORTED
    return doc.Status(computed.value, GOAL_WORDS[computed])


def _write_entry(entry: Entry) -> str:
    reason = f" {write_sentence(entry.reason)}" if entry.reason else ""
    return f"{write_date(entry.day)}: {entry.subject}. {entry.told}{reason}"


def _dated_comment(day: date, comment: str | None) -> str:
    return f"{write_date(day)}: {comment}" if comment else write_date(day)
