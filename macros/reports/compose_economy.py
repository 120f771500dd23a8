"""The economy in a document: of one body's year, and of all bodies beside one another."""

from collections.abc import Iterator

from macros.pages.follow_up_view import Report
from macros.pages.follow_up_words import (
    BODIES_ECONOMY_COLUMNS,
    BODIES_ECONOMY_NUMBERS,
    tell_correction,
    write_bodies_economy,
)
from macros.pages.steering.economy import ActionPlanText, EconomyView
from macros.pages.steering.economy_svg import draw_economy
from macros.pages.words import write_date, write_sentence
from macros.plan.periods import FollowUpPeriod
from macros.reports import document as doc
from macros.reports.compose_goal import SINCE

_NET_COST = "Beloppen är nettokostnader: kostnaderna minus avgifter och andra inkomster. Minus är underskott."


def tell_whole_economy(report: Report, view: EconomyView) -> Iterator[doc.Block]:
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
        yield doc.Notes(SINCE, told, is_correction=True)


def tell_bodies_economy(period: FollowUpPeriod, reports: list[Report]) -> Iterator[doc.Block]:
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
