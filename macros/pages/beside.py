"""The files beside a site's pages: figures to explore, and what leads from former addresses to the present ones."""

from macros.pages.chart_plotly import write_figure
from macros.pages.chart_view import view_chart
from macros.pages.fragments import render
from macros.pages.page import Site, goal_address
from macros.plan.assessment import assess_periods


def figure_files(site: Site) -> dict[str, str]:
    """The Plotly figure of every indicator that has a chart, by its path on the site."""
    plan, day = site.plan, site.day
    views = [view_chart(each, assess_periods(plan, each, day), day) for each in plan.indicators.values()]
    return {f"data/diagram/{view.indicator.id}.json": write_figure(view) for view in views if view}


def stub_files(site: Site) -> dict[str, str]:
    """The pages without script that lead from former addresses, by their paths on the site."""
    return {f"{old}index.html": _write_stub(site, old, new) for old, new in _former_addresses(site).items()}


def write_redirects(site: Site, root: str) -> str:
    """The former addresses as lines of `_redirects`; `root` is the site's own path on its host, without a slash."""
    return "".join(f"{root}/{old} {root}/{new} 301\n" for old, new in _former_addresses(site).items())


def _former_addresses(site: Site) -> dict[str, str]:
    """Where each address that a goal once had leads now."""
    return {
        goal_address(former): goal_address(goal.id) for goal in site.plan.goals.values() for former in goal.former_ids
    }


def _write_stub(site: Site, old: str, new: str) -> str:
    title = next(goal.title for goal in site.plan.goals.values() if goal_address(goal.id) == new)
    return f"{render('stub.html', old, new=new, title=title)}\n"
