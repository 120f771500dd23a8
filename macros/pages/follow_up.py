"""The pages of a follow-up: the municipality's, and one for each body, frozen as of the day that it published."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from macros.pages.chart_svg import draw_chart
from macros.pages.citing import Reference
from macros.pages.data_links import list_data
from macros.pages.follow_up_view import (
    AssessedGoal,
    Report,
    bodies_without_follow_up,
    leading_report,
    leading_verdicts,
    published_follow_ups,
    published_periods,
    view_bodies_economy,
    view_report,
)
from macros.pages.follow_up_words import (
    BODIES_ECONOMY_COLUMNS,
    BODIES_ECONOMY_NUMBERS,
    CHANGED_SINCE,
    CORRECTED_SINCE,
    name_forecast,
    tell_correction,
    write_bodies_economy,
    write_bodies_sum,
    write_colours,
    write_corrected,
    write_corrected_by,
    write_counted,
    write_forecast,
    write_published,
    write_report_title,
    write_stage,
    write_without_follow_up,
)
from macros.pages.fragments import render
from macros.pages.indicator_part import IndicatorPart, view_indicator
from macros.pages.labels import FORECAST_WORDS
from macros.pages.page import Heading, Page, Site, body_follow_up_address, follow_up_address
from macros.pages.report_files import list_files
from macros.pages.steering.economy_svg import draw_economy
from macros.pages.verdict_counts import count_apart
from macros.pages.words import lower_first, write_follow_up, write_list
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan

_REFERRING = Heading(2, "avsnitt_hanvisning", "Länk och hänvisning")
_NAMED = 3
"""How many bodies a page's description names."""
_WRITERS = {
    "tell_correction": tell_correction,
    "write_bodies_economy": write_bodies_economy,
    "write_bodies_sum": write_bodies_sum,
    "write_colours": write_colours,
    "write_corrected": write_corrected,
    "write_corrected_by": write_corrected_by,
    "name_forecast": name_forecast,
    "write_forecast": write_forecast,
    "write_without_follow_up": write_without_follow_up,
    "CORRECTED_SINCE": CORRECTED_SINCE,
    "CHANGED_SINCE": CHANGED_SINCE,
    "FORECAST_WORDS": FORECAST_WORDS,
    "write_published": write_published,
    "draw_economy": draw_economy,
    "BODIES_ECONOMY_COLUMNS": BODIES_ECONOMY_COLUMNS,
    "BODIES_ECONOMY_NUMBERS": BODIES_ECONOMY_NUMBERS,
}
"""What the templates write with."""


@dataclass(frozen=True)
class ShownIndicator:
    """An indicator under a goal; its id holds the goal's too, since it may measure several goals of the page."""

    id: str
    part: IndicatorPart

    @property
    def svg(self) -> Markup:
        """Its chart, drawn when it is asked for; nothing where it has none."""
        return draw_chart(self.part.chart, f"{self.id}_diagram") if self.part.chart else Markup()


def body_follow_up_keys(site: Site) -> list[str]:
    """Period and body of every published follow-up: `2025-t2/socialnamnden`."""
    plan, day = site.plan, site.day
    return [
        f"{period}/{made.owner}"
        for period in published_periods(plan, day)
        for made in published_follow_ups(plan, period, day)
    ]


def follow_up_page(site: Site, period: FollowUpPeriod) -> Page:
    """The municipality's follow-up: how its goals go, then one section a body, one part a goal."""
    plan = site.plan
    reports = [view_report(plan, made, site.day) for made in published_follow_ups(plan, period, site.day)]
    leading = leading_report(reports)
    fragment = render(
        "follow_up.html",
        follow_up_address(period),
        plan=plan,
        period=period,
        reports=reports,
        anchors=_place_anchors(plan, reports),
        leading=leading,
        counted=count_apart(leading_verdicts(plan, reports)),
        economy=view_bodies_economy(plan, period, reports),
        without=bodies_without_follow_up(plan, period, reports),
        files=list_files(site, period),
        data=list_data(site.downloads, "uppfoljningar", str(period), with_size=False),
        reference=Reference.of(
            site, write_follow_up(period), follow_up_address(period), _last_published(site, reports)
        ),
        has_example=any(report.has_example for report in reports),
        **_WRITERS,
    )
    headings = [Heading(2, "avsnitt_malen", "Så bedöms målen")] if any(report.goals for report in reports) else []
    headings += [Heading(2, "avsnitt_sammanfattning", "Sammanfattning")] if leading else []
    headings += [Heading(2, "avsnitt_organen", "Organen i rapporten")] if len(reports) > 1 else []
    headings += [Heading(2, "avsnitt_ekonomi", "Ekonomi")] if any(report.economy for report in reports) else []
    headings += [Heading(2, f"organ_{report.body.id}", report.body.name) for report in reports]
    headings += [_REFERRING] if reports else []
    return Page(
        follow_up_address(period), write_follow_up(period), _describe(period, reports), fragment, tuple(headings)
    )


def body_follow_up_page(site: Site, period: FollowUpPeriod, body: str) -> Page:
    """What one body reported, in full."""
    made = next(each for each in site.plan.follow_ups_of(period) if each.owner == body)
    report = view_report(site.plan, made, site.day)
    title = write_report_title(report)
    address = body_follow_up_address(period, body)
    fragment = render(
        "follow_up_body.html",
        address,
        plan=site.plan,
        period=period,
        report=report,
        title=title,
        stage=write_stage(made),
        shown={each.goal.id: show_indicators(site.plan, each, made.published) for each in report.goals},
        files=list_files(site, period, body),
        reference=Reference.of(site, title, address, made.published),
        has_example=report.has_example,
        **_WRITERS,
    )
    how = "hur det gick" if period.is_final else "hur det ser ut att gå"
    counted = f": {write_counted(report.counted)}" if report.goals else ""
    described = f"{title}. {how.capitalize()} för målen{counted}."
    return Page(address, title, described, fragment, tuple(_headings_of(report)))


def show_indicators(plan: Plan, assessed: AssessedGoal, day: date) -> list[ShownIndicator]:
    """The indicators of an assessed goal as known on a day."""
    return [
        ShownIndicator(f"{assessed.goal.id}_{standing.indicator.id}", view_indicator(plan, standing.indicator, day))
        for standing in assessed.standing.indicators
    ]


def _describe(period: FollowUpPeriod, reports: list[Report]) -> str:
    names = write_list([lower_first(report.body.name) for report in reports[:_NAMED]])
    how = "hur det gick" if period.is_final else "hur det ser ut att gå"
    more = " med flera" if len(reports) > _NAMED else ""
    return f"{write_follow_up(period)}: {how} för kommunens mål enligt {names}{more}."


def _place_anchors(plan: Plan, reports: list[Report]) -> dict[tuple[str, str], str]:
    """The id of each assessed goal by body and goal.

    The goal's own id is where the goal's owner assessed it, else where it was first published, so that a link to it
    leads to the same place when others publish. Elsewhere the id has the body's too.
    """
    leading: dict[str, str] = {}
    for report in sorted(reports, key=lambda each: each.follow_up.published):
        for each in report.goals:
            if each.goal.id not in leading or plan.goals[each.goal.id].owner == report.body.id:
                leading[each.goal.id] = report.body.id
    return {
        (report.body.id, each.goal.id): (
            each.goal.id if leading[each.goal.id] == report.body.id else f"{report.body.id}_{each.goal.id}"
        )
        for report in reports
        for each in report.goals
    }


def _headings_of(report: Report) -> list[Heading]:
    headings = [Heading(2, "avsnitt_sammanfattning", "Sammanfattning")] if report.follow_up.summary else []
    if report.goals:
        headings += [Heading(2, "avsnitt_malen", "Så bedöms målen"), Heading(2, "avsnitt_mal_for_mal", "Mål för mål")]
        headings += [Heading(3, each.goal.id, each.goal.title) for each in report.goals]
    headings += [Heading(2, "avsnitt_ekonomi", "Ekonomi")] if report.economy else []
    return [*headings, _REFERRING]


def _last_published(site: Site, reports: list[Report]) -> date:
    return max((report.follow_up.published for report in reports), default=site.day)
