"""The economy in a document: of one body's year, and of all bodies beside one another."""

from collections.abc import Iterator

from macros.pages.follow_up_view import Report, bodies_without_follow_up, view_bodies_economy
from macros.pages.follow_up_words import (
    BODIES_ECONOMY_COLUMNS,
    BODIES_ECONOMY_NUMBERS,
    CORRECTED_SINCE,
    tell_correction,
    write_bodies_economy,
    write_bodies_sum,
    write_corrected_by,
    write_without_follow_up,
)
from macros.pages.steering.economy import ActionPlanText, EconomyView
from macros.pages.steering.economy_pages import YearOverview
from macros.pages.steering.economy_svg import draw_economy
from macros.pages.words import lower_first, write_date, write_sentence
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from macros.reports import document as doc
from macros.reports.compose_goal import NOTHING

_NET_COST = "Beloppen är nettokostnader: kostnaderna minus avgifter och andra inkomster. Minus är underskott."


def tell_whole_economy(report: Report, view: EconomyView) -> Iterator[doc.Block]:
    yield doc.Heading(1, "avsnitt_ekonomi", "Ekonomi")
    yield doc.Paragraph(" ".join(filter(None, [f"{view.word}.", view.verdict])))
    yield from _economy_corrections(report, view, CORRECTED_SINCE)
    if view.chart:
        dots = "; ".join(dot.told for dot in (*view.chart.expected, *view.chart.spent))
        told = f"Diagram: {view.chart.title}. {dots}. Alla belopp står i tabellen under."
        yield doc.Chart(view.chart.title, draw_economy(view.chart, "avsnitt_ekonomi"), told, view.chart_note)
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


def _economy_corrections(report: Report, view: EconomyView, title: str) -> Iterator[doc.Block]:
    if report.later:
        told = tuple(
            f"{write_date(each.day)}: {tell_correction(each, view.money)} {write_sentence(each.reason)}"
            for each in report.later
        )
        yield doc.Notes(title, told, is_correction=True)


def tell_bodies_economy(plan: Plan, period: FollowUpPeriod, reports: list[Report]) -> Iterator[doc.Block]:
    overview = view_bodies_economy(plan, period, reports)
    if overview is None:
        return
    rows = [(_name(overview, view), _word(view), *write_bodies_economy(view)) for view in overview.views]
    sums = write_bodies_sum(overview)
    if sums:
        rows.append(("Tillsammans", overview.kept, NOTHING, *sums))
    without = write_without_follow_up(bodies_without_follow_up(plan, period, reports))
    yield doc.Heading(1, "avsnitt_ekonomi", "Ekonomi")
    yield doc.Paragraph(f"{_NET_COST} De visar vad som var känt den dag organet publicerade sin uppföljning.")
    yield doc.Table(
        f"Organens ekonomi {period.year}",
        BODIES_ECONOMY_COLUMNS,
        tuple(rows),
        frozenset(place for place, name in enumerate(BODIES_ECONOMY_COLUMNS) if name in BODIES_ECONOMY_NUMBERS),
    )
    if without:
        yield doc.Paragraph(f"{without} Se Ekonomi på webbplatsen.")
    for report in reports:
        if report.economy:
            yield from _economy_corrections(report, report.economy, write_corrected_by(report.body))


def _name(overview: YearOverview, view: EconomyView) -> str:
    within = overview.within.get(view.body.id)
    return f"{view.body.name}, ingår i {lower_first(within.name)}" if within else view.body.name


def _word(view: EconomyView) -> str:
    return f"{view.word}, {view.plan_word}" if view.plan_word else view.word
