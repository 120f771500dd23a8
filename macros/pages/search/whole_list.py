"""The whole list: every goal and indicator by title, for who can't or won't search, on pages that never grow long."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.pages.fragments import render
from macros.pages.indicator import place_indicator
from macros.pages.page import Page, Site, goal_address
from macros.pages.words import sort_key

ADDRESS = "sok/allt/"
"""Where its first page stands; the others stand below it, by their numbers."""
_ON_PAGE = 300
_GOALS, _INDICATORS = "mål", "indikatorer"
_SHOWN = 24
"""Letters of a title that tell where a page begins and ends."""


@dataclass(frozen=True)
class Listed:
    """A goal or an indicator."""

    kind: str
    title: str
    address: str


@dataclass(frozen=True)
class ListPage:
    """A page of the list."""

    number: int
    listed: tuple[Listed, ...]

    @property
    def address(self) -> str:
        return list_address(str(self.number)) if self.number > 1 else ADDRESS

    @property
    def kinds(self) -> dict[str, list[Listed]]:
        """What stands on it, by kind."""
        return {kind: found for kind in (_GOALS, _INDICATORS) if (found := [x for x in self.listed if x.kind == kind])}

    @property
    def told(self) -> str:
        """What it begins and ends with."""
        first, last = self.listed[0], self.listed[-1]
        end = _begin(last.title) if first.kind == last.kind else f"{last.kind}, {_begin(last.title)}"
        return f"{first.kind.capitalize()}, {_begin(first.title)} – {end}"


def list_address(key: str) -> str:
    """Where a page after the first stands."""
    return f"{ADDRESS}{key}/"


def list_keys(site: Site) -> list[str]:
    """The numbers of the pages after the first. Nothing that is published goes away, so that they only become more."""
    return [str(page.number) for page in _list_pages(site)[1:]]


def list_page(site: Site, key: str) -> Page:
    """A page after the first."""
    page = _list_pages(site)[int(key) - 1]
    title = f"Alla mål och indikatorer, sida {key}"
    return Page(page.address, title, f"{page.told}.", _write(site, page, title))


def write_list(site: Site, _here: str) -> str:
    """The first page, below its heading."""
    pages = _list_pages(site)
    return _write(site, pages[0]) if pages else ""


def _write(site: Site, page: ListPage, title: str = "") -> str:
    pages = _list_pages(site)
    return render("whole_list.html", page.address, page=page, pages=pages, title=title, has_example=site.has_example)


@lru_cache(maxsize=1)
def _list_pages(site: Site) -> tuple[ListPage, ...]:
    listed = tuple(_list_all(site))
    starts = range(0, len(listed), _ON_PAGE)
    return tuple(ListPage(number, listed[start : start + _ON_PAGE]) for number, start in enumerate(starts, 1))


def _list_all(site: Site) -> Iterator[Listed]:
    plan = site.plan
    for goal in sorted(plan.goals.values(), key=lambda each: sort_key(each.title)):
        yield Listed(_GOALS, goal.title, goal_address(goal.id))
    for indicator in sorted(plan.indicators.values(), key=lambda each: sort_key(each.title)):
        yield Listed(_INDICATORS, indicator.title, place_indicator(indicator))


def _begin(title: str) -> str:
    """The first words of a title."""
    if len(title) <= _SHOWN:
        return title
    return f"{title[: _SHOWN + 1].rsplit(' ', 1)[0][:_SHOWN]} …"
