"""The files beside a site's pages: figures to explore, and what leads from former addresses to the present ones."""

from dataclasses import dataclass

from macros.pages.chart_plotly import write_figure
from macros.pages.dated_goal_view import dated_goals
from macros.pages.embed_code import embed_address
from macros.pages.fragments import render
from macros.pages.indicator import place_indicator
from macros.pages.indicator_part import chart_of
from macros.pages.page import Site, dated_goal_address, goal_address, indicator_address, relative_link
from macros.plan.indicator import Indicator


def figure_path(id_: str) -> str:
    """Where the figure of an indicator stands, below the site's root."""
    return f"data/diagram/{id_}.json"


def figure_file(site: Site, indicator: Indicator) -> dict[str, str]:
    """The Plotly figure of an indicator by its path; nothing where it has no chart."""
    view = chart_of(site.plan, indicator, site.day)
    return {figure_path(indicator.id): write_figure(view)} if view else {}


def stub_files(site: Site) -> dict[str, str]:
    """The pages without script that lead from former addresses, by their paths on the site."""
    return {f"{old}index.html": _write_stub(site, old, moved) for old, moved in _former_addresses(site).items()}


def write_redirects(site: Site, root: str) -> str:
    """The former addresses as lines of `_redirects`; `root` is the site's own path on its host, without a slash."""
    return "".join(f"{root}/{old} {root}/{moved.address} 301\n" for old, moved in _former_addresses(site).items())


@dataclass(frozen=True)
class _Moved:
    """Where something is now that had another address."""

    title: str
    address: str


def _former_addresses(site: Site) -> dict[str, _Moved]:
    """Where each address leads now that a goal, its card in a frame, a goal at a follow-up or an indicator once had."""
    found: dict[str, _Moved] = {}
    for goal in site.plan.goals.values():
        for former in goal.former_ids:
            found[goal_address(former)] = _Moved(goal.title, goal_address(goal.id))
            found[embed_address(former)] = _Moved(goal.title, embed_address(goal.id))
            for period, dated in dated_goals(site)[goal.id].items():
                found[dated_goal_address(former, period)] = _Moved(goal.title, dated.address)
    for indicator in site.plan.indicators.values():
        for former in indicator.former_ids:
            found[indicator_address(former)] = _Moved(indicator.title, place_indicator(indicator))
    return found


def _write_stub(site: Site, old: str, moved: _Moved) -> str:
    page = moved.address.partition("#")[0]
    canonical = site.absolute(page) if site.url else relative_link(old, page)
    return f"{render('stub.html', old, new=moved.address, title=moved.title, canonical=canonical)}\n"
