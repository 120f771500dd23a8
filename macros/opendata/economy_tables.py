"""The bodies' economy as tables: a budget a year, and the reports of how it is kept. Positive is cost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.opendata.indicator_tables import as_decided
from macros.opendata.table import Datatype, Field, Table, body_field, example_field, field, make_table, page_field
from macros.pages.page import Site, economy_address
from macros.pages.steering.economy import EconomyView, known_economies
from macros.pages.steering.economy_words import round_share
from macros.plan.economy import EconomyStanding, ReportStanding

_NUMBER, _DATE, _TRUTH = Datatype.NUMBER, Datatype.DATE, Datatype.TRUTH


def economy_tables(site: Site) -> Iterator[Table]:
    """The budgets and the reports, of the years that have begun."""
    views = known_economies(site.plan, site.plan.economies, site.day)
    yield _budget_table(site, views)
    yield _report_table(views)


def _budget_table(site: Site, views: Iterable[EconomyView]) -> Table:
    named = ("budget", "Budget", "Ett organs budget för ett år på varje rad. Beloppen är nettokostnader.")
    fields: tuple[Field[EconomyView], ...] = (
        body_field("Organet.", lambda view: view.body.id),
        field("ar", "År", "Året.", lambda view: view.year, Datatype.COUNT, required=True),
        field("enhet", "Enhet", "Beloppens enhet.", lambda view: view.standing.economy.unit, required=True),
        field("budget", "Budget", "Budgeten som gäller nu.", lambda view: as_decided(view.standing.budget), _NUMBER,
              required=True),
        field("budget_andrad", "Budgeten ändrad", "Dagen för den senaste ändringen. Se tabellen rattelser.",
              lambda view: max((each.date for each in view.standing.changes), default=None), _DATE),
        field("lage", "Läge", "Hur budgeten hålls, enligt den senaste rapporten.", lambda view: view.state.value,
              required=True, allowed=("håller", "underskott", "över gränsen", "inte rapporterat")),
        field("atgardsplan_kravs", "Åtgärdsplan krävs", "true om en prognos har visat ett underskott över gränsen.",
              lambda view: view.standing.needs_action_plan, _TRUTH, required=True),
        field("atgardsplan_beslutad", "Åtgärdsplan beslutad", "Dagen för beslutet om åtgärdsplan.",
              lambda view: _plan_day(view.standing), _DATE),
        page_field(lambda view: site.absolute(f"{economy_address(view.body.id)}#ar_{view.year}")),
        example_field(lambda view: view.is_example),
    )  # fmt: skip
    return make_table(named, fields, lambda: views, ("organ", "ar"))


def _plan_day(standing: EconomyStanding) -> date | None:
    return standing.action_plan.decision.date if standing.action_plan else None


@dataclass(frozen=True)
class _Report:
    """A report of a body's year."""

    view: EconomyView
    standing: ReportStanding


def _report_table(views: Iterable[EconomyView]) -> Table:
    named = (
        "ekonomi",
        "Ekonomiska rapporter",
        "En rapport på varje rad. Beloppen är nettokostnader: plus är kostnad. Avvikelse under noll är underskott.",
    )
    reports = [_Report(view, each) for view in views for each in view.standing.reports]
    return make_table(named, (*_report_fields(), *_amount_fields()), lambda: reports)


def _report_fields() -> tuple[Field[_Report], ...]:
    return (
        body_field("Organet som rapporterar.", lambda each: each.view.body.id),
        field("ar", "År", "Året.", lambda each: each.view.year, Datatype.COUNT, required=True),
        field("rapport", "Rapport", "månad-MM, tertial-1, tertial-2 eller årsredovisning.",
              lambda each: each.standing.report.report, required=True),
        field("publicerad", "Publicerad", "Dagen för publicering.", lambda each: each.standing.report.published, _DATE,
              required=True),
        field("enhet", "Enhet", "Beloppens enhet.", lambda each: each.view.standing.economy.unit, required=True),
    )  # fmt: skip


def _amount_fields() -> tuple[Field[_Report], ...]:
    return (
        field("budget", "Budget", "Årets budget som den var när rapporten publicerades.",
              lambda each: as_decided(each.standing.budget), _NUMBER, required=True),
        field("utfall", "Utfall", "Nettokostnaden hittills under året.",
              lambda each: as_decided(each.standing.report.outcome), _NUMBER, required=True),
        field("prognos", "Prognos", "Nettokostnaden som väntas för hela året.",
              lambda each: as_decided(each.standing.report.forecast), _NUMBER),
        field("avvikelse", "Avvikelse", "Budgeten minus det som väntas för året.",
              lambda each: as_decided(each.standing.deviation), _NUMBER),
        field("avvikelse_procent", "Avvikelse i procent", "Avvikelsen i procent av budgeten, som på sidan.", _share,
              _NUMBER),
        field("over_gransen", "Över gränsen", "true om underskottet är så stort att en åtgärdsplan krävs.",
              lambda each: each.view.standing.is_over_limit(each.standing), _TRUTH, required=True),
        field("kommentar", "Kommentar", "En förklaring.", lambda each: each.standing.report.comment),
        field("rattad", "Rättad", "Dagen för den senaste rättelsen. Se tabellen rattelser.",
              lambda each: max((made.date for made in each.standing.report.corrections), default=None), _DATE),
        example_field(lambda each: each.view.is_example),
    )  # fmt: skip


def _share(each: _Report) -> Decimal | None:
    share = each.standing.share
    return None if share is None else round_share(share, each.view.standing.limit)
