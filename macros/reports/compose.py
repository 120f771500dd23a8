"""Follow-ups put together as documents, from the same views as their pages."""

from collections.abc import Iterable, Iterator
from datetime import date

from macros.pages.chart_svg import draw_chart
from macros.pages.chart_view import ChartView
from macros.pages.follow_up import ShownIndicator, show_indicators
from macros.pages.follow_up_view import (
    AssessedGoal,
    Report,
    count_verdicts,
    leading_report,
    leading_verdicts,
    published_follow_ups,
    view_report,
)
from macros.pages.follow_up_words import (
    BODIES_ECONOMY_COLUMNS,
    BODIES_ECONOMY_NUMBERS,
    tell_correction,
    write_bodies_economy,
    write_corrected,
    write_published,
    write_stage,
)
from macros.pages.indicator_table import NUMERIC_COLUMNS
from macros.pages.markdown import write_plain
from macros.pages.record import Entry
from macros.pages.steering.economy import ActionPlanText, EconomyView
from macros.pages.steering.economy_svg import draw_economy
from macros.pages.words import (
    GOAL_WORDS,
    word_for_indicator,
    word_for_verdict,
    write_aim,
    write_date,
    write_distribution,
    write_figure,
    write_follow_up,
    write_period,
    write_sentence,
)
from macros.plan.assessment import IndicatorStanding, State, Verdict
from macros.plan.model import Colour, FollowUp
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from macros.reports import document as doc

_NET_COST = "Beloppen är nettokostnader: det som kostar, minus avgifter och andra inkomster. Minus är underskott."
_SINCE = "Rättat efter publiceringen"
_NOTHING = "–"


def compose_body_report(plan: Plan, made: FollowUp, day: date) -> doc.Document:
    """What one body reported, in full, as its page has it; corrections since are told by a day."""
    report = view_report(plan, made, day)
    blocks = [
        *_corrected(report),
        *_summary(report),
        *_assessments(report),
        *(block for each in report.goals for block in _whole_goal(plan, made, each)),
        *(_whole_economy(report, report.economy) if report.economy else ()),
    ]
    lead = f"{write_stage(made)} Rapporten visar vad som var känt den {write_date(made.published)}."
    return doc.Document(
        title=write_follow_up(made.period),
        subject=report.body.name,
        municipality=plan.municipality.name,
        published=write_published(plan, made),
        day=_dated([report]),
        lead=lead,
        is_example=report.has_example,
        blocks=tuple(blocks),
    )


def compose_period_report(plan: Plan, period: FollowUpPeriod, day: date) -> doc.Document:
    """What all bodies had reported of a period by a day, as the municipality's page has it."""
    made = published_follow_ups(plan, period, day)
    reports = [view_report(plan, each, day) for each in made]
    leading = leading_report(reports)
    blocks = [
        *_municipality(plan, reports),
        *(_leading_summary(leading) if leading else ()),
        *_bodies(reports),
        *_bodies_economy(period, reports),
        *(block for each in reports for block in _part_of_body(plan, each, is_leading=each is leading)),
    ]
    first, last = made[0].published, made[0].published
    for each in made:
        first, last = min(first, each.published), max(last, each.published)
    until = "" if first == last else f" – {write_date(last)}"
    return doc.Document(
        title=write_follow_up(period),
        subject=plan.municipality.name,
        municipality=plan.municipality.name,
        published=f"Publicerad {write_date(first)}{until}",
        day=_dated(reports),
        lead=f"{write_stage(made[0])} Varje del visar vad som var känt den dag organet publicerade den.",
        is_example=any(each.has_example for each in reports),
        blocks=tuple(blocks),
    )


def _dated(reports: list[Report]) -> date:
    """The last day that anything in a document is of."""
    days = [report.follow_up.published for report in reports]
    days += [entry.day for report in reports for each in report.goals for entry in each.later]
    return max(days + [each.day for report in reports for each in report.later])


def _corrected(report: Report) -> Iterator[doc.Block]:
    told = write_corrected(report)
    if told:
        yield doc.Notes(_SINCE, (told,), is_correction=True)


def _summary(report: Report) -> Iterator[doc.Block]:
    if report.follow_up.summary:
        yield doc.Heading(1, "avsnitt_sammanfattning", "Sammanfattning")
        yield doc.Prose(report.follow_up.summary, is_leading=True)


def _assessments(report: Report) -> Iterator[doc.Block]:
    if not report.goals:
        return
    yield doc.Heading(1, "avsnitt_malen", "Så bedöms målen")
    yield _counts(report.counts, "Hur många mål som fick varje bedömning")
    yield doc.Table(
        "Bedömningen av varje mål, och den färg som dess indikatorer gav",
        ("Mål", "Bedömning", "Uträknat då", "Indikatorerna"),
        tuple(
            (each.goal.title, _assessed(each.verdict), _computed(each), write_distribution(each.standing.distribution))
            for each in report.goals
        ),
    )
    yield doc.Heading(1, "avsnitt_mal_for_mal", "Mål för mål")


def _counts(counts: dict[str, int], caption: str) -> doc.Table:
    rows = tuple((doc.Status(mark, GOAL_WORDS[mark]), str(count)) for mark, count in counts.items())
    return doc.Table(caption, ("Bedömning", "Antal mål"), rows, frozenset({1}))


def _whole_goal(plan: Plan, made: FollowUp, each: AssessedGoal) -> Iterator[doc.Block]:
    yield doc.Heading(2, each.goal.id, each.goal.title)
    yield from _goal(each, made.published)
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
                    _NOTHING if one.made is None else _dated_comment(one.made.date, one.made.comment),
                )
                for one in each.activities
            ),
        )


def _goal(each: AssessedGoal, day: date) -> Iterator[doc.Block]:
    """What the municipality's report has of a goal, and a body's begins with."""
    yield doc.Verdict(_assessed(each.verdict), _computed(each))
    made = each.verdict.made
    yield from (doc.Prose(text) for text in (made.reason, made.analysis) if text)
    if each.later:
        yield doc.Notes(_SINCE, tuple(_write_entry(entry) for entry in each.later), is_correction=True)
    if each.standing.indicators:
        yield doc.Table(
            f"Indikatorer för {each.goal.title} den {write_date(day)}",
            ("Indikator", "Läge", "Utfall", "Mål", "Period"),
            tuple(_indicator_row(one) for one in each.standing.indicators),
            frozenset({2, 3}),
        )


def _indicator_row(standing: IndicatorStanding) -> tuple[doc.Cell, ...]:
    return (
        standing.indicator.title,
        _status(standing),
        write_figure(standing) or _NOTHING,
        write_aim(standing),
        write_period(standing.period) if standing.period else _NOTHING,
    )


def _indicator(shown: ShownIndicator) -> Iterator[doc.Block]:
    part = shown.part
    yield doc.Heading(3, shown.id, part.indicator.title)
    period = write_period(part.standing.period) if part.standing.period else ""
    told = ", ".join(filter(None, [f"{part.figure} {period}".strip(), part.aim.replace("Mål", "mål", 1)]))
    yield doc.Figure(_status(part.standing), told)
    formula = f"{part.formula}. " if part.formula else ""
    yield doc.Paragraph(" ".join(filter(None, [f"{formula}{part.reason}", part.later])))
    if part.chart:
        yield doc.Chart(part.chart.title, draw_chart(part.chart, shown.id), _tell_chart(part.chart))
        if part.chart.scale.is_broken:
            start = part.chart.tick_words[0]
            yield doc.Paragraph(
                f"Axeln börjar inte vid noll utan vid {start}, så att förändringen syns.", is_aside=True
            )
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


def _whole_economy(report: Report, view: EconomyView) -> Iterator[doc.Block]:
    yield doc.Heading(1, "avsnitt_ekonomi", "Ekonomi")
    yield doc.Paragraph(" ".join(filter(None, [f"{view.word}.", view.verdict])))
    yield from _economy_corrections(report, view)
    if view.chart:
        dots = "; ".join(dot.told for dot in (*view.chart.expected, *view.chart.spent))
        told = f"Diagram: {view.chart.title}. {dots}. Alla belopp står i tabellen under."
        yield doc.Chart(view.chart.title, draw_economy(view.chart, "avsnitt_ekonomi"), told)
    amounts = frozenset(range(view.first_amount, len(view.columns)))
    yield doc.Table(view.caption, view.columns, view.rows, amounts)
    yield doc.Paragraph(_NET_COST, is_aside=True)
    if view.notes:
        yield doc.Notes("", tuple(f"{note.what}: {note.text}" for note in view.notes))
    if view.action_plan:
        yield from _action_plan(view.action_plan)


def _action_plan(made: ActionPlanText) -> Iterator[doc.Block]:
    yield doc.Heading(2, "avsnitt_atgardsplan", "Åtgärdsplan")
    yield doc.Paragraph(" ".join(filter(None, [made.why, made.decided])))
    if made.text:
        yield doc.Prose(made.text)


def _economy_corrections(report: Report, view: EconomyView) -> Iterator[doc.Block]:
    if report.later:
        told = tuple(
            f"{write_date(each.day)}: {tell_correction(each, view.money)} {write_sentence(each.reason)}"
            for each in report.later
        )
        yield doc.Notes(_SINCE, told, is_correction=True)


def _municipality(plan: Plan, reports: list[Report]) -> Iterator[doc.Block]:
    counts = count_verdicts(leading_verdicts(plan, reports))
    if not sum(counts.values()):
        return
    yield doc.Heading(1, "avsnitt_malen", "Så bedöms målen")
    yield doc.Paragraph(
        f"{sum(counts.values())} mål är bedömda. Varje mål räknas en gång, också när flera organ har bedömt det. "
        "Då gäller bedömningen från det organ som målet hör till."
    )
    yield _counts(counts, "Hur många av kommunens mål som fick varje bedömning")


def _leading_summary(leading: Report) -> Iterator[doc.Block]:
    yield doc.Heading(1, "avsnitt_sammanfattning", "Sammanfattning")
    yield doc.Prose(leading.follow_up.summary or "", is_leading=True)
    yield doc.Paragraph(f"{leading.body.name}, {write_date(leading.follow_up.published)}", is_aside=True)


def _bodies(reports: list[Report]) -> Iterator[doc.Block]:
    if len(reports) > 1:
        yield doc.Heading(1, "avsnitt_organen", "Organen i rapporten")
        rows = tuple(
            (
                report.body.name,
                write_date(report.follow_up.published),
                write_distribution(report.counts) if report.goals else _NOTHING,
            )
            for report in reports
        )
        yield doc.Table(
            "Organen, när de publicerade och hur de bedömde sina mål", ("Organ", "Publicerad", "Målen"), rows
        )


def _bodies_economy(period: FollowUpPeriod, reports: list[Report]) -> Iterator[doc.Block]:
    known = [(report, report.economy) for report in reports if report.economy]
    if not known:
        return
    yield doc.Heading(1, "avsnitt_ekonomi", "Ekonomi")
    yield doc.Paragraph(f"{_NET_COST} De visar vad som var känt den dag organet publicerade sin uppföljning.")
    yield doc.Table(
        f"Organens ekonomi {period.year}",
        BODIES_ECONOMY_COLUMNS,
        tuple((report.body.name, view.word, *write_bodies_economy(view)) for report, view in known),
        frozenset(place for place, name in enumerate(BODIES_ECONOMY_COLUMNS) if name in BODIES_ECONOMY_NUMBERS),
    )
    for report, view in known:
        yield from _economy_corrections(report, view)


def _part_of_body(plan: Plan, report: Report, *, is_leading: bool) -> Iterator[doc.Block]:
    yield doc.Heading(1, f"organ_{report.body.id}", report.body.name)
    yield doc.Paragraph(write_published(plan, report.follow_up), is_aside=True)
    if report.follow_up.summary and not is_leading:
        yield doc.Prose(report.follow_up.summary, is_leading=True)
    for each in report.goals:
        yield doc.Heading(2, f"{report.body.id}_{each.goal.id}", each.goal.title)
        yield from _goal(each, report.follow_up.published)


def _status(standing: IndicatorStanding) -> doc.Status:
    mark = standing.colour.value if standing.colour else standing.state.value
    return doc.Status(mark, word_for_indicator(standing), standing.state is State.FORECAST)


def _assessed(verdict: Verdict) -> doc.Status:
    return doc.Status(verdict.colour.value, word_for_verdict(verdict), verdict.is_forecast)


def _computed(each: AssessedGoal) -> doc.Status:
    computed: Colour | State = each.standing.computed or State.NOT_REPORTED
    return doc.Status(computed.value, GOAL_WORDS[computed])


def _write_entry(entry: Entry) -> str:
    reason = f" {write_sentence(entry.reason)}" if entry.reason else ""
    return f"{write_date(entry.day)}: {entry.subject}. {entry.told}{reason}"


def _dated_comment(day: date, comment: str | None) -> str:
    return f"{write_date(day)}: {comment}" if comment else write_date(day)


def plain_texts(blocks: Iterable[doc.Block]) -> Iterator[str]:
    """Every text of a document, plain: what a reader must be able to find in any form of it."""
    for block in blocks:
        match block:
            case doc.Heading():
                yield block.title
            case doc.Prose():
                yield write_plain(block.text)
            case doc.Paragraph():
                yield block.text
            case doc.Verdict():
                yield from (block.assessed.word, block.computed.word)
            case doc.Figure():
                yield from (block.status.word, block.told)
            case doc.Table():
                yield block.caption
                yield from block.columns
                yield from (cell if isinstance(cell, str) else cell.word for row in block.rows for cell in row)
            case doc.Chart():
                yield block.caption
            case doc.Notes():
                yield from filter(None, (block.title, *block.notes))
