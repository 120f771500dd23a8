"""All pages of a site: which there are, where each stands, and the files beside them."""

from macros.pages.body import body_page
from macros.pages.chart_plotly import write_figure
from macros.pages.chart_view import view_chart
from macros.pages.follow_up import follow_up_page
from macros.pages.fragments import render
from macros.pages.goal import goal_page
from macros.pages.indicator import has_own_page, indicator_page
from macros.pages.page import (
    Page,
    Site,
    body_address,
    follow_up_address,
    goal_address,
    indicator_address,
)  # fmt: skip
from macros.plan.assessment import assess_periods
from macros.plan.periods import FollowUpPeriod

AUTHORED = {
    "startsida": "",
    "mallista": "mal/",
    "organlista": "organ/",
    "uppfoljningslista": "uppfoljning/",
    "register": "sok/",
    "rakneexempel": "sa-raknar-vi/",
    "styrmodeller": "sa-raknar-vi/",
}
"""The address of the authored page that calls each macro."""


def page_sources(site: Site) -> dict[str, str]:
    """The source of every generated page, by its path under `docs/`: only a macro call with an id."""
    plan = site.plan
    calls = {goal_address(id_): ("malsida", id_) for id_ in plan.goals}
    calls |= {
        indicator_address(each.id): ("indikatorsida", each.id)
        for each in plan.indicators.values()
        if has_own_page(each)
    }
    calls |= {body_address(id_): ("organsida", id_) for id_ in plan.bodies}
    calls |= {follow_up_address(period): ("uppfoljningssida", str(period)) for period in _published_periods(site)}
    return {f"{address.rstrip('/')}.md": f'{{{{ {macro}("{id_}") }}}}\n' for address, (macro, id_) in calls.items()}


def find_page(site: Site, address: str) -> Page:
    """The generated page at an address; raises KeyError where there is none."""
    kind, _, id_ = address.rstrip("/").partition("/")
    match kind:
        case "mal":
            return goal_page(site, site.plan.goals[id_])
        case "indikatorer":
            return indicator_page(site, site.plan.indicators[id_])
        case "organ":
            return body_page(site, site.plan.bodies[id_])
        case "uppfoljning":
            return follow_up_page(site, FollowUpPeriod.parse(id_))
    raise KeyError(address)


def figure_files(site: Site) -> dict[str, str]:
    """The Plotly figure of every indicator that has a chart, by its path on the site."""
    plan, day = site.plan, site.day
    views = [view_chart(each, assess_periods(plan, each, day), day) for each in plan.indicators.values()]
    return {f"data/diagram/{view.indicator.id}.json": write_figure(view) for view in views if view}


def former_addresses(site: Site) -> dict[str, str]:
    """Where each address that a goal once had leads now."""
    return {
        goal_address(former): goal_address(goal.id) for goal in site.plan.goals.values() for former in goal.former_ids
    }


def write_stub(site: Site, old: str, new: str) -> str:
    """A page without script that leads from a former address to the present one."""
    title = next(goal.title for goal in site.plan.goals.values() if goal_address(goal.id) == new)
    return f"{render('stub.html', old, new=new, title=title)}\n"


def write_redirects(site: Site, root: str) -> str:
    """The former addresses as lines of `_redirects`; `root` is the site's own path on its host, without a slash."""
    return "".join(f"{root}/{old} {root}/{new} 301\n" for old, new in former_addresses(site).items())


def _published_periods(site: Site) -> list[FollowUpPeriod]:
    return [
        period
        for period in site.plan.follow_up_periods
        if any(made.published <= site.day for made in site.plan.follow_ups_of(period))
    ]
