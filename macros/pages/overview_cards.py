"""What the cards tell of the site, of a body and of a follow-up."""

from collections.abc import Mapping

from macros.pages.answer import count_answers
from macros.pages.card_overview import Overview, Tally
from macros.pages.counts import count_goals
from macros.pages.follow_up_view import leading_verdicts, published_follow_ups, view_report
from macros.pages.goal import has_example
from macros.pages.labels import FORECAST_WORDS, GOAL_WORDS
from macros.pages.markdown import first_sentence
from macros.pages.page import Site
from macros.pages.scorecard import view_scorecard
from macros.pages.verdict_counts import count_apart
from macros.pages.words import lower_first, write_count, write_follow_up, write_term
from macros.plan.assessment import State
from macros.plan.model import Body, Colour
from macros.plan.periods import FollowUpPeriod

_COLOURS = frozenset(Colour)


def tell_site(site: Site) -> Overview:
    """How it goes for the municipality: the same numbers as on the start page."""
    term = site.told_term
    counted = write_count(len(site.told_goals), "mål", "mål")
    tallies = tuple(
        Tally(each.mark if each.mark in _COLOURS else State.NOT_REPORTED.value, lower_first(each.word), each.number)
        for each in count_answers(site.told_goals)
    )
    return Overview(
        title=f"Så går det för {site.plan.municipality.name}",
        under="Mål och resultat",
        tallies=tallies,
        told=f"{counted} för {write_term(term)}." if term and site.told_goals else "",
        has_example=site.has_example,
    )


def tell_body(site: Site, body: Body) -> Overview:
    """How it goes for a body: the goals of its scorecard."""
    standings = view_scorecard(site.plan, body, site.day).standings
    described = first_sentence(body.description) if body.description else ""
    return Overview(
        title=body.name,
        under=f"Styrkort, {write_count(len(standings), 'mål', 'mål')}" if standings else "Mål och resultat",
        tallies=_tally(count_goals(standings), is_forecast=False),
        told="" if standings else described,
        has_example=site.plan.is_organisation_example or any(has_example(site.plan, each.goal) for each in standings),
    )


def tell_follow_up(site: Site, period: FollowUpPeriod, owner: str | None = None) -> Overview:
    """What a follow-up told: that of a body, or of all that reported."""
    plan = site.plan
    made = [each for each in published_follow_ups(plan, period, site.day) if owner in {None, each.owner}]
    reports = [view_report(plan, each, site.day) for each in made]
    counted = count_apart(leading_verdicts(plan, reports))
    year = period.year
    return Overview(
        title=f"Så gick det {year}" if period.is_final else f"Så såg det ut att gå {year}",
        under=f"{write_follow_up(period)}{f', {lower_first(plan.bodies[owner].name)}' if owner else ''}",
        tallies=tuple(tally for each in counted for tally in _tally(each.counts, is_forecast=each.is_forecast)),
        told="" if period.is_final else "Det är en prognos, inte ett resultat.",
        has_example=any(report.has_example for report in reports),
    )


def _tally(counts: Mapping[str, int], *, is_forecast: bool) -> tuple[Tally, ...]:
    words = FORECAST_WORDS if is_forecast else GOAL_WORDS
    return tuple(Tally(mark, lower_first(words[mark]), count, is_forecast) for mark, count in counts.items() if count)
