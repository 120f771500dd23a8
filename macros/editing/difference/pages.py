"""Which pages and documents of the site come and go."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from macros.editing.difference.parts import PageChange
from macros.pages.beside import write_redirects
from macros.pages.indicator import place_indicator
from macros.pages.page import Site, area_feed_address, indicator_address, report_address
from macros.pages.report_files import FORMATS, report_name
from macros.pages.site import GENERATED
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan

_MOST_TITLES = 40
"""Making a page only to learn its title takes time; past this many the address says enough."""

_RECORD = "andringssida"


@dataclass(frozen=True)
class Place:
    """An address of the site, and how to learn what it is called."""

    name: Callable[[], str]
    documents: tuple[str, ...] = ()


def list_places(site: Site) -> dict[str, Place]:
    """Every generated page of a site and every feed of an area, by its address; of the record its years."""
    places = {
        kind.address(key): Place(lambda key=key, kind=kind: kind.make(site, key).title, _documents(macro, key))  # type: ignore[misc]
        for macro, kind in GENERATED.items()
        for key in (kind.keys(site) if macro != _RECORD else _years(site))
    }
    feeds = {area_feed_address(id_): Place(lambda area=area: f"Flöde för {area.name}")  # type: ignore[misc]
             for id_, area in site.plan.areas.items()}  # fmt: skip
    return places | feeds


def _years(site: Site) -> list[str]:
    """The years of the public record: to word every entry of it only to find the months of a long year takes time."""
    return sorted({str(change.day.year) for change in site.changes}, reverse=True)


def _documents(macro: str, key: str) -> tuple[str, ...]:
    if macro not in {"uppfoljningssida", "organuppfoljning"}:
        return ()
    period, _, body = key.partition("/")
    name = report_name(FollowUpPeriod.parse(period), body or None)
    return tuple(report_address(f"{name}{ending}") for ending in FORMATS)


def list_page_changes(base: Plan, head: Plan, day: date, later: Iterable[date]) -> Iterator[PageChange]:
    """What goes, leads on or comes on the day, and what comes on later days."""
    site = Site(head, day)
    before, after = list_places(Site(base, day)), list_places(site)
    gone = {address: place for address, place in before.items() if address not in after}
    led = _former_addresses(site)
    moved = {address: led[address] for address in gone if address in led}
    yield from _named("gone", {address: place for address, place in gone.items() if address not in moved}, None)
    for former, now in moved.items():
        page = after.get(now.partition("#")[0])
        yield PageChange("moved", now, page.name() if page else "", former=former)
    told = before.keys() | set(moved.values())
    yield from _named("new", {address: place for address, place in after.items() if address not in told}, None)
    known = set(after)
    for each in sorted(later):
        coming = {address: place for address, place in list_places(Site(head, each)).items() if address not in known}
        already = list_places(Site(base, each)) if coming else {}
        yield from _named("new", {address: place for address, place in coming.items() if address not in already}, each)
        known |= coming.keys()


def _named(kind: str, places: Mapping[str, Place], day: date | None) -> Iterator[PageChange]:
    for number, (address, place) in enumerate(places.items()):
        title = place.name() if number < _MOST_TITLES else ""
        yield PageChange(kind, address, title, documents=place.documents, visible_from=day)


def _former_addresses(site: Site) -> dict[str, str]:
    """Where the former addresses of the site lead, and those of the indicators that have no page of their own now."""
    lines = (line.split() for line in write_redirects(site, "").splitlines())
    led = {former.removeprefix("/"): now.removeprefix("/") for former, now, _ in lines}
    return {indicator_address(each.id): place_indicator(each) for each in site.plan.indicators.values()} | led
