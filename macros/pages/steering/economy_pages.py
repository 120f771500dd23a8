"""The pages of economy: each body's years, and the whole municipality's year by year."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from macros.pages.fragments import render
from macros.pages.page import Heading, Page, Site, economy_address
from macros.pages.steering.economy import EconomyView, known_economies
from macros.pages.steering.economy_svg import draw_economy
from macros.pages.steering.economy_words import NOTHING, Money, name_report, write_percent, write_share
from macros.pages.words import lower_first, write_date
from macros.plan.economy import share_of_budget
from macros.plan.model import Body, BodyKind
from macros.plan.plan import Plan

_WITHIN_OTHERS = (BodyKind.SERVICE, BodyKind.UNIT)
"""Kinds of body whose money is a part of the money of the body above."""


def economy_bodies(site: Site) -> list[str]:
    """The ids of the bodies that have a page of economy."""
    known = {view.body.id for view in known_economies(site.plan, site.plan.economies, site.day)}
    return [id_ for id_ in site.plan.bodies if id_ in known]


def economy_page(site: Site, body: Body) -> Page:
    """A body's years of economy, newest first."""
    views = known_economies(site.plan, site.plan.economies_of(body), site.day)
    told = next((view for view in views if view.standing.latest), views[0])
    address = economy_address(body.id)
    fragment = render(
        "economy.html",
        address,
        body=body,
        views=views,
        draw=draw_economy,
        has_example=any(view.is_example for view in views),
    )
    headings = tuple(Heading(2, f"ar_{view.year}", str(view.year)) for view in views)
    return Page(address, f"Ekonomi för {lower_first(body.name)}", told.verdict, fragment, headings)


@dataclass(frozen=True)
class Row:
    """A body's year as one row of the overview."""

    view: EconomyView
    amounts: tuple[str, ...]
    """Budget, what the year is expected to cost, deviation, deviation in per cent."""
    report: str
    """The latest that says how the year ends, `Tertial 2`, or a dash."""
    published: str
    changed: str
    """What the budget is now, where it has been changed since the report."""
    within: Body | None
    """The body whose amounts hold this one's."""


@dataclass(frozen=True)
class YearOverview:
    """A year of every body."""

    year: int
    views: tuple[EconomyView, ...]
    limit: Decimal
    within: dict[str, Body]

    @property
    def counted(self) -> tuple[EconomyView, ...]:
        """Those that a sum holds: the money of a verksamhet is already in that of its nämnd."""
        return tuple(view for view in self.views if view.body.id not in self.within)

    @property
    def reported(self) -> tuple[EconomyView, ...]:
        """Those that have said how the year ends."""
        return tuple(view for view in self.counted if view.standing.latest)

    @property
    def money(self) -> Money | None:
        """How amounts are written that all bodies share; None where their units differ."""
        units = {view.money.unit for view in self.views}
        return Money(units.pop(), max(view.money.decimals for view in self.views)) if len(units) == 1 else None

    @property
    def columns(self) -> tuple[str, ...]:
        """Of the amounts."""
        unit = f", {self.money.unit}" if self.money else ""
        kinds = {view.is_forecast for view in self.reported}
        ends = {frozenset({False}): "Utfall för året", frozenset({True, False}): "Prognos eller utfall"}
        expected = ends.get(frozenset(kinds), "Prognos för året")
        return (f"Budget{unit}", f"{expected}{unit}", f"Avvikelse{unit}", "Avvikelse, procent")

    @property
    def rows(self) -> list[Row]:
        return [self._row(view) for view in self.views]

    def _row(self, view: EconomyView) -> Row:
        standing, latest = view.standing, view.standing.latest
        write = self.money.plain if self.money else view.money.full
        budget = latest.budget if latest else standing.budget
        return Row(
            view,
            (
                write(budget),
                write(latest.expected if latest else None),
                write(latest.deviation if latest else None),
                write_percent(latest.share if latest else None, self.limit),
            ),
            name_report(latest.report) if latest else NOTHING,
            write_date(latest.report.published) if latest else "",
            "" if budget == standing.budget else f"numera {write(standing.budget)}",
            self.within.get(view.body.id),
        )

    @property
    def budget(self) -> Decimal:
        """The sum of the budgets, each as it was at its latest report."""
        standings = [view.standing for view in self.counted]
        return sum((each.latest.budget if each.latest else each.budget for each in standings), Decimal(0))

    @property
    def deviation(self) -> Decimal | None:
        """The sum of the deviations, where every body has said how the year ends."""
        latest = [view.standing.latest for view in self.counted]
        known = [each.deviation for each in latest if each and each.deviation is not None]
        return sum(known, Decimal(0)) if len(known) == len(latest) else None

    @property
    def share(self) -> Fraction | None:
        """The deviation in per cent of the budget."""
        return share_of_budget(self.deviation, self.budget)

    @property
    def sums(self) -> tuple[str, ...] | None:
        """The amounts of all together; None where their units differ or there is only one."""
        if self.money is None or len(self.counted) < 2:  # noqa: PLR2004  one is no sum
            return None
        expected = None if self.deviation is None else self.budget - self.deviation
        write = self.money.plain
        return (write(self.budget), write(expected), write(self.deviation), write_percent(self.share, self.limit))

    @property
    def kept(self) -> str:
        """`5 av 8 håller budgeten`, of those that have reported."""
        count = sum(_keeps(view) for view in self.reported)
        verb = "håller" if any(view.is_forecast for view in self.reported) else "höll"
        return f"{count} av {len(self.reported)} {verb} budgeten" if self.reported else NOTHING

    @property
    def told(self) -> str:
        """Whether the budget is kept, in a sentence."""
        if not self.reported:
            return f"Ingen rapport om ekonomin {self.year} är publicerad än."
        waiting = len(self.counted) - len(self.reported)
        still = f" {waiting} organ har inte sagt än hur året väntas sluta." if waiting else ""
        return f"{self._who()}{self._together()}.{still}"

    def _who(self) -> str:
        count, of = sum(_keeps(view) for view in self.reported), len(self.reported)
        if of == 1:
            name, isnt = self.reported[0].body.name, "" if count else "inte "
            verb = f"väntas {isnt}hålla sin" if self.reported[0].is_forecast else f"höll {isnt}sin"
            return f"{name} {verb} budget för {self.year}"
        who = {of: f"Alla {of} organ", 0: f"Inget av {of} organ"}.get(count, f"{count} av {of} organ")
        return f"{who} {_tense(self.reported)} sin budget för {self.year}"

    def _together(self) -> str:
        if self.money is None or self.deviation is None:
            return ""
        budget = f"budgeten på {self.money.full(self.budget)}"
        is_one = len(self.counted) == 1
        if self.deviation == 0:
            return f", {'och då' if is_one else 'och tillsammans'} går det jämnt ut mot {budget}"
        verb = "väntas" if any(view.is_forecast for view in self.reported) else "blev det"
        share = f", {write_share(self.share, self.limit)} av {budget}" if self.share is not None else f" mot {budget}"
        return f", {'med' if is_one else f'och tillsammans {verb}'} {self.money.deviation(self.deviation)}{share}"


def write_economy_overview(site: Site, here: str) -> str:
    """Whether the municipality keeps its budget: the newest year that has reports, then the others."""
    years = _years(site)
    told = _told(years)
    return render(
        "economy_overview.html",
        here,
        told=told,
        others=[year for year in years if year is not told],
        limit=_limit(site.plan),
        has_example=any(view.is_example for year in years for view in year.views),
    )


def tell_economy(site: Site) -> str:
    """Whether the municipality keeps its budget in the newest year that has reports; empty where there is none."""
    told = _told(_years(site))
    return told.told if told else ""


def _told(years: list[YearOverview]) -> YearOverview | None:
    """The newest year that has reports, else the newest."""
    return next((year for year in years if year.reported), years[0] if years else None)


def _years(site: Site) -> list[YearOverview]:
    """Every year that has begun, newest first, with the bodies in their order."""
    plan = site.plan
    order = {id_: number for number, id_ in enumerate(plan.bodies)}
    views = known_economies(plan, sorted(plan.economies, key=lambda each: order[each.owner]), site.day)
    by_year = {year: [view for view in views if view.year == year] for year in {view.year for view in views}}
    return [view_year(plan, year, views) for year, views in sorted(by_year.items(), reverse=True)]


def view_year(plan: Plan, year: int, views: Iterable[EconomyView]) -> YearOverview:
    """A year of bodies beside one another, each as it is known."""
    shown = tuple(views)
    return YearOverview(year, shown, _limit(plan), _within(plan, shown))


def _within(plan: Plan, views: Iterable[EconomyView]) -> dict[str, Body]:
    """By the id of a verksamhet or enhet, the body above it whose amounts hold its own."""
    bodies = {view.body.id: view.body for view in views}
    return {
        id_: next(above for above in _above(plan, body) if above.id in bodies)
        for id_, body in bodies.items()
        if body.kind in _WITHIN_OTHERS and any(above.id in bodies for above in _above(plan, body))
    }


def _above(plan: Plan, body: Body) -> Iterable[Body]:
    while body.parent:
        body = plan.bodies[body.parent]
        yield body


def _keeps(view: EconomyView) -> bool:
    latest = view.standing.latest
    return latest is not None and latest.deviation is not None and latest.deviation >= 0


def _tense(views: Iterable[EconomyView]) -> str:
    """`väntas hålla`, `höll`, or both where only some have closed their year."""
    kinds = {view.is_forecast for view in views}
    return {True: "väntas hålla", False: "höll"}[kinds.pop()] if len(kinds) == 1 else "höll eller väntas hålla"


def _limit(plan: Plan) -> Decimal:
    return plan.municipality.action_plan_deficit
