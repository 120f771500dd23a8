"""Every follow-up there has been: by year and period, with the bodies that reported and the documents."""

from dataclasses import dataclass
from datetime import date

from macros.pages.follow_up_view import published_follow_ups, published_periods
from macros.pages.fragments import render
from macros.pages.page import Site
from macros.pages.report_files import ReportFile, list_files
from macros.plan.model import FollowUp
from macros.plan.periods import FollowUpPeriod, FollowUpStage


@dataclass(frozen=True)
class ListedPeriod:
    """A period with what had been published of it."""

    period: FollowUpPeriod
    made: tuple[FollowUp, ...]
    files: tuple[ReportFile, ...]
    body_files: dict[str, tuple[ReportFile, ...]]
    """The documents of each body."""

    @property
    def has_example(self) -> bool:
        return any(each.example for each in self.made)

    @property
    def first(self) -> date:
        """The day that the first body published."""
        return min(each.published for each in self.made)

    @property
    def last(self) -> date:
        return max(each.published for each in self.made)


def write_follow_up_list(site: Site, here: str) -> str:
    """Every follow-up there has been, newest first, with a table by year and stage."""
    listed = {period: _list_period(site, period) for period in reversed(published_periods(site.plan, site.day))}
    years = sorted({period.year for period in listed}, reverse=True)
    return render(
        "follow_up_list.html",
        here,
        plan=site.plan,
        stages=[(stage, _stage_word(stage)) for stage in FollowUpStage],
        table=[
            (year, [listed.get(FollowUpPeriod.parse(f"{year}-{stage}")) for stage in FollowUpStage]) for year in years
        ],
        years=[(year, [each for period, each in listed.items() if period.year == year]) for year in years],
    )


def _stage_word(stage: FollowUpStage) -> str:
    return {FollowUpStage.TERTIAL_1: "Tertial 1", FollowUpStage.TERTIAL_2: "Tertial 2"}.get(stage, "Bokslut")


def _list_period(site: Site, period: FollowUpPeriod) -> ListedPeriod:
    made = published_follow_ups(site.plan, period, site.day)
    body_files = {each.owner: tuple(list_files(site, period, each.owner)) for each in made}
    return ListedPeriod(period, tuple(made), tuple(list_files(site, period)), body_files)
