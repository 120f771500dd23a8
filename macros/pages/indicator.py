"""The page of an indicator that measures several goals."""

from macros.pages.citing import refer_to_indicator
from macros.pages.fragments import render
from macros.pages.indicator_part import view_indicator
from macros.pages.page import Page, Site, goal_address, indicator_address
from macros.plan.indicator import Indicator


def has_own_page(indicator: Indicator) -> bool:
    """Whether an indicator measures several goals; else it stands on its goal's page alone."""
    return len(indicator.goals) > 1


def place_indicator(indicator: Indicator) -> str:
    """Where an indicator stands, below the site's root: on its own page, or in its place on its only goal's."""
    if has_own_page(indicator):
        return indicator_address(indicator.id)
    return f"{goal_address(indicator.goals[0])}#{indicator.id}"


def indicator_page(site: Site, indicator: Indicator) -> Page:
    """An indicator with the goals it measures."""
    part = view_indicator(site.plan, indicator, site.day)
    address = indicator_address(indicator.id)
    body = render(
        "indicator.html",
        address,
        plan=site.plan,
        repository=site.repository,
        downloads=site.downloads,
        part=part,
        referral=refer_to_indicator(site, indicator),
        indicator=indicator,
        owner=site.plan.bodies[indicator.owner],
        has_example=indicator.example or any(site.plan.goals[id_].example for id_ in indicator.goals),
        goals=[site.standings[id_] for id_ in indicator.goals],
    )
    described = " ".join(f"{each}." for each in (part.word, part.figure, part.aim) if each)
    return Page(address, indicator.title, described, body)
