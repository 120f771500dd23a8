"""All pages of a site: which kinds there are, where each page stands, and what the authored pages' macros write."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape

from macros.pages.accessibility import write_statement
from macros.pages.beside import figure_file, figure_path, stub_files
from macros.pages.body import body_page, scorecard_keys, scorecard_page
from macros.pages.compare import write_compare, write_compare_css
from macros.pages.dated_goal import dated_goal_keys, dated_goal_page
from macros.pages.easy import write_easy
from macros.pages.embed import embed_file, embed_path
from macros.pages.follow_up import body_follow_up_keys, body_follow_up_page, follow_up_page
from macros.pages.follow_up_list import write_follow_up_list
from macros.pages.follow_up_view import published_periods
from macros.pages.goal import goal_page
from macros.pages.indicator import has_own_page, indicator_page
from macros.pages.linked_things import describe_municipality
from macros.pages.overviews import (
    write_body_list,
    write_filter_css,
    write_goal_list,
    write_steering_models,
)  # fmt: skip
from macros.pages.page import (
    Head,
    Page,
    Site,
    body_address,
    body_follow_up_address,
    dated_goal_address,
    economy_address,
    follow_up_address,
    goal_address,
    indicator_address,
    plan_address,
    record_address,
    scorecard_address,
)  # fmt: skip
from macros.pages.public_record import (
    goal_list_head,
    record_head,
    record_key_address,
    record_keys,
    record_page,
    write_record,
    write_record_css,
)  # fmt: skip
from macros.pages.search import whole_list
from macros.pages.search.page import write_search
from macros.pages.sharing import CARDS, SITE_CARD, draw_site_card, make_shareable
from macros.pages.start import write_start
from macros.pages.steering.activities import write_activities, write_activity_css
from macros.pages.steering.chain import write_chain
from macros.pages.steering.commissions import write_commissions
from macros.pages.steering.control import write_controls
from macros.pages.steering.documents import write_documents, write_vision
from macros.pages.steering.economy_pages import economy_bodies, economy_page, write_economy_overview
from macros.pages.steering.glossary import write_glossary
from macros.pages.steering.plans import known_plans, plan_page, write_plans
from macros.pages.steering.wheel import write_wheel
from macros.pages.terms import write_terms
from macros.pages.well_known import well_known_files
from macros.pages.worked_examples import write_examples, write_goal_examples, write_older_examples
from macros.plan.periods import FollowUpPeriod


@dataclass(frozen=True)
class Kind:
    """A kind of generated page: a page for each of its keys."""

    keys: Callable[[Site], Iterable[str]]
    """What its pages are told apart by, such as the ids of goals."""
    address: Callable[[str], str]
    """Where the page of a key stands."""
    make: Callable[[Site, str], Page]
    styled_as: str | None = None
    """The address of the authored page whose own style sheet its pages share."""
    goal: Callable[[Site, str], str] = lambda _site, _key: ""
    """The id of the goal that a page is of; empty where it is of none, or of many."""
    is_listed: bool = True
    """Whether search engines may list its pages."""


GENERATED: Mapping[str, Kind] = {
    "malsida": Kind(
        lambda site: site.plan.goals,
        goal_address,
        lambda site, key: goal_page(site, site.plan.goals[key]),
        goal=lambda _, key: key,
    ),
    "malarkiv": Kind(
        dated_goal_keys,
        lambda key: dated_goal_address(*key.split("/")),
        dated_goal_page,
        goal=lambda _, key: key.split("/")[0],
        is_listed=False,
    ),
    "indikatorsida": Kind(
        lambda site: (key for key, each in site.plan.indicators.items() if has_own_page(each)),
        indicator_address,
        lambda site, key: indicator_page(site, site.plan.indicators[key]),
        goal=lambda site, key: site.plan.indicators[key].goals[0],
    ),
    "organsida": Kind(
        lambda site: site.plan.bodies,
        body_address,
        lambda site, key: body_page(site, site.plan.bodies[key]),
    ),
    "styrkort": Kind(scorecard_keys, lambda key: scorecard_address(*key.split("/")), scorecard_page),
    "verksamhetsplan": Kind(known_plans, lambda key: plan_address(*key.split("/")), plan_page),
    "ekonomisida": Kind(
        economy_bodies,
        economy_address,
        lambda site, key: economy_page(site, site.plan.bodies[key]),
    ),
    "uppfoljningssida": Kind(
        lambda site: map(str, published_periods(site.plan, site.day)),
        follow_up_address,
        lambda site, key: follow_up_page(site, FollowUpPeriod.parse(key)),
    ),
    "organuppfoljning": Kind(
        body_follow_up_keys,
        lambda key: body_follow_up_address(*key.split("/")),
        lambda site, key: body_follow_up_page(site, FollowUpPeriod.parse(key.split("/")[0]), key.split("/")[1]),
    ),
    "listsida": Kind(whole_list.list_keys, whole_list.list_address, whole_list.list_page),
    "andringssida": Kind(record_keys, record_key_address, record_page, record_address()),
}
"""Every kind of generated page, by the macro that its source calls."""


@dataclass(frozen=True)
class Part:
    """What a macro writes on an authored page."""

    address: str
    """The page that calls it; links start from there."""
    write: Callable[[Site, str], str]
    styles: Callable[[Site], str] | None = None
    """What writes the style sheet that the page needs besides the site's own; None where it needs none."""
    head: Callable[[Site], Head] | None = None
    """What the page tells machines of itself; None where there is nothing besides its title and description."""


AUTHORED: Mapping[str, Part] = {
    "startsida": Part("", write_start, head=lambda site: Head(data=(describe_municipality(site),))),
    "jamforelser": Part("jamfor/", write_compare, write_compare_css),
    "mallista": Part("mal/", write_goal_list, write_filter_css, goal_list_head),
    "andringslista": Part(record_address(), write_record, write_record_css, record_head),
    "organlista": Part("organ/", write_body_list),
    "uppfoljningslista": Part("uppfoljning/", write_follow_up_list),
    "sok": Part("sok/", write_search),
    "register": Part(whole_list.ADDRESS, whole_list.write_list),
    "rakneexempel": Part("sa-raknar-vi/", lambda _, here: write_examples(here)),
    "styrmodeller": Part("sa-raknar-vi/", write_steering_models),
    "rakneexempel_aldre": Part("sa-raknar-vi/", lambda _, here: write_older_examples(here)),
    "malexempel": Part("sa-raknar-vi/", lambda _, here: write_goal_examples(here)),
    "malkedja": Part("malkedja/", write_chain),
    "aktivitetslista": Part("aktiviteter/", write_activities, write_activity_css),
    "uppdragslista": Part("uppdrag/", write_commissions),
    "ekonomi": Part("ekonomi/", write_economy_overview),
    "internkontroll": Part("internkontroll/", write_controls),
    "verksamhetsplaner": Part("verksamhetsplaner/", write_plans),
    "styrdokument": Part("styrdokument/", write_documents),
    "vision": Part("vision/", write_vision),
    "mandatperioder": Part("mandatperioder/", write_terms),
    "ordlista": Part("ordlista/", write_glossary),
    "arshjul": Part("arshjul/", write_wheel),
    "lattlast": Part("lattlast/", write_easy),
    "tillganglighetsredogorelse": Part("tillganglighet/", write_statement),
    "kommun": Part("", lambda site, _: escape(site.plan.municipality.name)),
}
"""Every macro for authored pages."""


Files = Mapping[str, str | bytes]
"""Contents of files by their paths below the site's root."""


@dataclass(frozen=True)
class Piece:
    """Files beside the pages that are made together, and need no other to be made."""

    goal: str
    """The id of the goal that they are of; empty where they are of none, or of many."""
    paths: tuple[str, ...]
    make: Callable[[], Files]


def site_pieces(site: Site) -> Iterator[Piece]:
    """Every file beside the pages."""
    for goal in site.plan.goals.values():
        yield Piece(goal.id, (embed_path(goal.id),), partial(embed_file, site, goal))
    for indicator in site.plan.indicators.values():
        yield Piece(indicator.goals[0], (figure_path(indicator.id),), partial(figure_file, site, indicator))
    for style, write in part_styles().values():
        yield Piece("", (style,), partial(_make_style, site, style, write))
    for few in (stub_files(site), well_known_files(site)):
        yield Piece("", tuple(few), partial(dict, few))


def site_files(site: Site) -> dict[str, str | bytes]:
    """Every file beside the pages, by its path on the site."""
    return {path: content for piece in site_pieces(site) for path, content in piece.make().items()}


def _make_style(site: Site, path: str, write: Callable[[Site], str]) -> Files:
    return {path: write(site)}


def page_keys(site: Site) -> list[tuple[str, str]]:
    """Every generated page: the macro that its source calls, and its key."""
    return [(macro, key) for macro, kind in GENERATED.items() for key in kind.keys(site)]


def page_source(macro: str, key: str) -> tuple[str, str]:
    """The path of a generated page under `docs/`, and its source: only a macro call with a key."""
    return f"{GENERATED[macro].address(key).rstrip('/')}.md", f'{{{{ {macro}("{key}") }}}}\n'


def page_sources(site: Site) -> dict[str, str]:
    """The source of every generated page by its path."""
    return dict(page_source(macro, key) for macro, key in page_keys(site))


def listed_addresses(site: Site) -> list[str]:
    """The addresses of the generated pages that search engines may list."""
    return [GENERATED[macro].address(key) for macro, key in page_keys(site) if GENERATED[macro].is_listed]


def page_makers(site: Site) -> dict[str, Callable[[str], Page]]:
    """What makes a generated page out of its key, by the macro that its source calls."""
    return {macro: partial(_make, site, macro) for macro in GENERATED}


def _make(site: Site, macro: str, key: str) -> Page:
    return make_shareable(site, macro, key, GENERATED[macro].make(site, key))


@dataclass(frozen=True)
class Card:
    """The picture of a page for where it is shared."""

    goal: str
    """The id of the goal that it is of; empty where it is of none."""
    path: str
    draw: Callable[[], str]
    """Gives it as SVG."""


def site_cards(site: Site) -> Iterator[Card]:
    """The card of every page that has one of its own, and the site's."""
    for macro, kind in CARDS.items():
        for key in GENERATED[macro].keys(site):
            yield Card(GENERATED[macro].goal(site, key), kind.address(key), partial(kind.draw, site, key))
    yield Card("", SITE_CARD, partial(draw_site_card, site))


def part_writers(site: Site) -> dict[str, Callable[[], str]]:
    """What writes the parts of authored pages, by their macros."""
    return {macro: partial(part.write, site, part.address) for macro, part in AUTHORED.items()}


def part_heads(site: Site) -> dict[str, Head]:
    """What authored pages tell machines of themselves, by the pages' addresses."""
    return {part.address: part.head(site) for part in AUTHORED.values() if part.head}


def part_styles() -> dict[str, tuple[str, Callable[[Site], str]]]:
    """The style sheets that authored pages have of their own, by the pages' addresses: its place and its writer."""
    return {part.address: (f"assets/{macro}.css", part.styles) for macro, part in AUTHORED.items() if part.styles}


def page_styles(site: Site) -> dict[str, str]:
    """The style sheet that each page has of its own, by the pages' addresses."""
    own = {address: style for address, (style, _) in part_styles().items()}
    shared = {
        kind.address(key): own[kind.styled_as]
        for kind in GENERATED.values()
        if kind.styled_as is not None
        for key in kind.keys(site)
    }
    return own | shared
