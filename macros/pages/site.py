"""All pages of a site: which kinds there are, where each page stands, and what the authored pages' macros write."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape

from macros.pages.body import body_page
from macros.pages.follow_up import follow_up_page, published_periods
from macros.pages.goal import goal_page
from macros.pages.indicator import has_own_page, indicator_page
from macros.pages.overviews import (
    write_body_list,
    write_follow_up_list,
    write_goal_list,
    write_index,
    write_start,
    write_steering_models,
)  # fmt: skip
from macros.pages.page import (
    Page,
    Site,
    body_address,
    follow_up_address,
    goal_address,
    indicator_address,
)  # fmt: skip
from macros.pages.worked_examples import write_examples
from macros.plan.periods import FollowUpPeriod


@dataclass(frozen=True)
class Kind:
    """A kind of generated page: a page for each of its keys."""

    keys: Callable[[Site], Iterable[str]]
    """What its pages are told apart by, such as the ids of goals."""
    address: Callable[[str], str]
    """Where the page of a key stands."""
    make: Callable[[Site, str], Page]


GENERATED: Mapping[str, Kind] = {
    "malsida": Kind(
        lambda site: site.plan.goals,
        goal_address,
        lambda site, key: goal_page(site, site.plan.goals[key]),
    ),
    "indikatorsida": Kind(
        lambda site: (key for key, each in site.plan.indicators.items() if has_own_page(each)),
        indicator_address,
        lambda site, key: indicator_page(site, site.plan.indicators[key]),
    ),
    "organsida": Kind(
        lambda site: site.plan.bodies,
        body_address,
        lambda site, key: body_page(site, site.plan.bodies[key]),
    ),
    "uppfoljningssida": Kind(
        lambda site: map(str, published_periods(site)),
        follow_up_address,
        lambda site, key: follow_up_page(site, FollowUpPeriod.parse(key)),
    ),
}
"""Every kind of generated page, by the macro that its source calls."""


@dataclass(frozen=True)
class Part:
    """What a macro writes on an authored page."""

    address: str
    """The page that calls it; links start from there."""
    write: Callable[[Site, str], str]


AUTHORED: Mapping[str, Part] = {
    "startsida": Part("", write_start),
    "mallista": Part("mal/", write_goal_list),
    "organlista": Part("organ/", write_body_list),
    "uppfoljningslista": Part("uppfoljning/", write_follow_up_list),
    "register": Part("sok/", write_index),
    "rakneexempel": Part("sa-raknar-vi/", lambda _, here: write_examples(here)),
    "styrmodeller": Part("sa-raknar-vi/", write_steering_models),
    "kommun": Part("", lambda site, _: escape(site.plan.municipality.name)),
}
"""Every macro for authored pages."""


def page_sources(site: Site) -> dict[str, str]:
    """The source of every generated page, by its path under `docs/`: only a macro call with a key."""
    return {
        f"{kind.address(key).rstrip('/')}.md": f'{{{{ {macro}("{key}") }}}}\n'
        for macro, kind in GENERATED.items()
        for key in kind.keys(site)
    }


def page_makers(site: Site) -> dict[str, Callable[[str], Page]]:
    """What makes a generated page out of its key, by the macro that its source calls."""
    return {macro: partial(kind.make, site) for macro, kind in GENERATED.items()}


def part_writers(site: Site) -> dict[str, Callable[[], str]]:
    """What writes the parts of authored pages, by their macros."""
    return {macro: partial(part.write, site, part.address) for macro, part in AUTHORED.items()}
