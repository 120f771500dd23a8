"""Follow-ups put together as documents, from the same views as their pages."""

from collections.abc import Iterator
from datetime import date

from macros.pages.follow_up_view import (
    Report,
    leading_report,
    leading_verdicts,
    published_follow_ups,
    view_report,
)
from macros.pages.follow_up_words import (
    CHANGED_SINCE,
    CORRECTED_SINCE,
    write_colours,
    write_corrected,
    write_published,
    write_stage,
)
from macros.pages.labels import FORECAST_WORDS, GOAL_WORDS, as_forecast
from macros.pages.verdict_counts import Counted, count_apart
from macros.pages.words import write_date, write_distribution, write_follow_up
from macros.plan.model import FollowUp
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from macros.reports import document as doc
from macros.reports.compose_economy import tell_bodies_economy, tell_whole_economy
from macros.reports.compose_goal import tell_assessed, tell_computed, tell_goal, tell_whole_goal


def compose_body_report(plan: Plan, made: FollowUp, day: date) -> doc.Document:
    """What one body reported, in full, as its page has it; corrections since are told by a day."""
    report = view_report(plan, made, day)
    blocks = [
        *_corrected(report),
        *_summary(report),
        *_assessments(report),
        *(block for each in report.goals for block in tell_whole_goal(plan, made, each)),
        *(tell_whole_economy(report, report.economy) if report.economy else ()),
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
        blocks=tuple(blocks) or (doc.Paragraph("Rapporten har ingen sammanfattning och inga bedömda mål."),),
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
        *tell_bodies_economy(plan, period, reports),
        *(block for each in reports for block in _part_of_body(plan, each, is_leading=each is leading)),
    ]
    first, last = min(each.published for each in made), max(each.published for each in made)
    until = "" if first == last else f" – {write_date(last)}"
    return doc.Document(
        title=write_follow_up(period),
        subject="Hela kommunen",
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
        is_corrected = bool(report.later) or any(each.corrected for each in report.goals)
        yield doc.Notes(CORRECTED_SINCE if is_corrected else CHANGED_SINCE, (told,), is_correction=True)


def _summary(report: Report) -> Iterator[doc.Block]:
    if report.follow_up.summary:
        yield doc.Heading(1, "avsnitt_sammanfattning", "Sammanfattning")
        yield doc.Prose(report.follow_up.summary, is_leading=True)


def _assessments(report: Report) -> Iterator[doc.Block]:
    if not report.goals:
        return
    yield doc.Heading(1, "avsnitt_malen", "Så bedöms målen")
    yield _counts(report.counted, "Hur många mål som fick varje bedömning")
    yield doc.Table(
        "Bedömningen av varje mål, och den färg som dess indikatorer gav",
        ("Mål", "Bedömning", "Uträknat då", "Indikatorerna"),
        tuple(
            (
                each.goal.title,
                tell_assessed(each.verdict),
                tell_computed(each),
                write_distribution(each.standing.distribution),
            )
            for each in report.goals
        ),
    )
    yield doc.Heading(1, "avsnitt_mal_for_mal", "Mål för mål")


def _counts(counted: tuple[Counted, ...], caption: str) -> doc.Table:
    rows = tuple(
        (_status(mark, is_forecast=each.is_forecast), str(count))
        for each in counted
        for mark, count in each.counts.items()
    )
    return doc.Table(caption, ("Bedömning", "Antal mål"), rows, frozenset({1}))


def _status(mark: str, *, is_forecast: bool) -> doc.Status:
    word = as_forecast(FORECAST_WORDS[mark]) if is_forecast else GOAL_WORDS[mark]
    return doc.Status(mark, word, is_forecast)


def _municipality(plan: Plan, reports: list[Report]) -> Iterator[doc.Block]:
    counted = count_apart(leading_verdicts(plan, reports))
    if not counted:
        return
    yield doc.Heading(1, "avsnitt_malen", "Så bedöms målen")
    yield doc.Paragraph(
        f"{sum(each.total for each in counted)} mål är bedömda. "
        "Varje mål räknas en gång, också när flera organ har bedömt det. "
        "Då gäller bedömningen från det organ som målet hör till."
    )
    yield _counts(counted, "Hur många av kommunens mål som fick varje bedömning")


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
                write_colours(report.counted),
            )
            for report in reports
        )
        yield doc.Table(
            "Organen, när de publicerade och hur de bedömde sina mål", ("Organ", "Publicerad", "Målen"), rows
        )


def _part_of_body(plan: Plan, report: Report, *, is_leading: bool) -> Iterator[doc.Block]:
    yield doc.Heading(1, f"organ_{report.body.id}", report.body.name)
    yield doc.Paragraph(write_published(plan, report.follow_up), is_aside=True)
    if report.follow_up.summary and not is_leading:
        yield doc.Prose(report.follow_up.summary, is_leading=True)
    for each in report.goals:
        yield doc.Heading(2, f"{report.body.id}_{each.goal.id}", each.goal.title)
        yield from tell_goal(each, report.follow_up.published)
