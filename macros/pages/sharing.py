"""What stands for a page where it is shared: its card, with what the card shows in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from macros.pages.card import draw_summary_card, write_card_text
from macros.pages.card_overview import Overview, draw_overview_card, write_overview_text
from macros.pages.dated_goal_view import dated_goals
from macros.pages.follow_up_view import published_follow_ups
from macros.pages.linked_things import Thing, describe_body, describe_figures, describe_follow_up, describe_goal
from macros.pages.overview_cards import tell_body, tell_follow_up, tell_site
from macros.pages.page import Head, Page, Site
from macros.pages.summary import Summary, summarise_goal, summarise_indicator
from macros.plan.periods import FollowUpPeriod, FollowUpStage

SITE_CARD = "kort/sida_start.png"
"""The card of the site as a whole. No goal can have the id, which has an underscore."""


@dataclass(frozen=True)
class CardKind:
    """The cards of a kind of page."""

    address: Callable[[str], str]
    """Where the picture stands, by the page's key."""
    tell: Callable[[Site, str], Summary | Overview]

    def draw(self, site: Site, key: str) -> str:
        """The card of a page as SVG."""
        return _draw(self.tell(site, key), site.plan.municipality.name)


CARDS: Mapping[str, CardKind] = {
    "malsida": CardKind(
        lambda key: f"kort/{key}.png",
        lambda site, key: summarise_goal(site, site.plan.goals[key]),
    ),
    "indikatorsida": CardKind(
        lambda key: f"kort/indikatorer/{key}.png",
        lambda site, key: summarise_indicator(site, site.plan.indicators[key]),
    ),
    "organsida": CardKind(
        lambda key: f"kort/organ/{key}.png",
        lambda site, key: tell_body(site, site.plan.bodies[key]),
    ),
    "uppfoljningssida": CardKind(
        lambda key: f"kort/uppfoljning/{key}.png",
        lambda site, key: tell_follow_up(site, FollowUpPeriod.parse(key)),
    ),
    "organuppfoljning": CardKind(
        lambda key: f"kort/uppfoljning/{key}.png",
        lambda site, key: tell_follow_up(site, FollowUpPeriod.parse(key.split("/")[0]), key.split("/")[1]),
    ),
}
"""Every kind of page that has cards of its own, by the macro that its source calls."""
DATA: Mapping[str, Callable[[Site, str, Page], Iterable[Thing]]] = {
    "malsida": lambda site, key, _: describe_goal(site, site.plan.goals[key]),
    "indikatorsida": lambda site, key, _: [describe_figures(site, site.plan.indicators[key])],
    "organsida": lambda site, key, _: [describe_body(site, site.plan.bodies[key])],
    "uppfoljningssida": lambda site, key, page: [_describe_report(site, key, page)],
    "organuppfoljning": lambda site, key, page: [_describe_report(site, key, page)],
}
"""What the pages of a kind are about, in the words of schema.org."""
_ARTICLES = frozenset({"malsida", "indikatorsida", "uppfoljningssida", "organuppfoljning"})


def draw_site_card(site: Site) -> str:
    """The card of the site as a whole as SVG."""
    return _draw(tell_site(site), site.plan.municipality.name)


def make_shareable(site: Site, macro: str, key: str, page: Page) -> Page:
    """A page whose head names its own card and says what it is about, where its kind has that."""
    report = _find_report(site, macro, key)
    if report:
        return replace(page, head=_show_report(site, report, page.head))
    kind = CARDS.get(macro)
    if kind is None:
        return page
    head = replace(
        page.head,
        is_article=macro in _ARTICLES,
        image=kind.address(key),
        image_text=_write_text(kind.tell(site, key)),
        data=(*page.head.data, *DATA[macro](site, key, page)),
    )
    return replace(page, head=head)


def _find_report(site: Site, macro: str, key: str) -> str | None:
    """The report, as `2025-t2/socialnamnden`, that a page without a card of its own is frozen at; None where none is.

    The site's card tells of today, and that of all bodies changes with the next one that publishes.
    """
    id_, _, when = key.partition("/")
    if macro == "malarkiv":
        return f"{when}/{dated_goals(site)[id_][when].owner}"
    return f"{when}-{FollowUpStage.ANNUAL}/{id_}" if macro == "styrkort" else None


def _show_report(site: Site, report: str, head: Head) -> Head:
    """A head with the card of a report, which is frozen too."""
    kind = CARDS["organuppfoljning"]
    return replace(head, image=kind.address(report), image_text=_write_text(kind.tell(site, report)))


def site_card_text(site: Site) -> str:
    """What the card of the site as a whole shows, in words."""
    return _write_text(tell_site(site))


def with_card(head: Head, site_text: str) -> Head:
    """A head that names a card in any case: its own, else the site's, which shows what `site_text` says."""
    return head if head.image else replace(head, image=SITE_CARD, image_text=site_text)


def _draw(told: Summary | Overview, municipality: str) -> str:
    if isinstance(told, Summary):
        return draw_summary_card(told, municipality)
    return draw_overview_card(told, municipality)


def _write_text(told: Summary | Overview) -> str:
    return write_card_text(told) if isinstance(told, Summary) else write_overview_text(told)


def _describe_report(site: Site, key: str, page: Page) -> Thing:
    said, _, owner = key.partition("/")
    period = FollowUpPeriod.parse(said)
    made = [each for each in published_follow_ups(site.plan, period, site.day) if owner in {"", each.owner}]
    return describe_follow_up(site, page.address, made, page.title)
