"""The pages of the public record: the newest changes with the years to choose from, and everything of a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby

from macros.pages.filters import write_filter_rules
from macros.pages.fragments import render
from macros.pages.page import (
    Feed,
    Head,
    Heading,
    Page,
    Site,
    area_feed_address,
    body_feed_address,
    feed_address,
    record_address,
)  # fmt: skip
from macros.pages.record import Entry, record_of
from macros.pages.record_kinds import TYPES
from macros.pages.words import MONTHS, write_count
from macros.plan.model import Body

NEWEST = 100
"""How many entries the front page has."""
LATEST_OF_BODY = 5


@dataclass(frozen=True)
class Group:
    """Entries that stand together, with all that a reader can choose them by."""

    entries: tuple[Entry, ...]

    @property
    def day(self) -> date:
        return self.entries[0].day

    @cached_property
    def types(self) -> list[str]:
        return sorted({each for entry in self.entries for each in entry.types})

    @cached_property
    def areas(self) -> list[str]:
        return sorted({each for entry in self.entries for each in entry.areas})

    @cached_property
    def bodies(self) -> list[str]:
        return sorted({each for entry in self.entries for each in entry.bodies})


@dataclass(frozen=True)
class Month(Group):
    """The entries of a month, the last day first."""

    @property
    def id(self) -> str:
        """Its anchor."""
        return f"manad_{self.day:%Y-%m}"

    @property
    def title(self) -> str:
        return f"{MONTHS[self.day.month - 1].capitalize()} {self.day.year}"

    @property
    def days(self) -> list[Group]:
        """The entries of each day."""
        return [Group(tuple(entries)) for _, entries in groupby(self.entries, lambda entry: entry.day)]


@dataclass(frozen=True)
class BodyRecord:
    """What has changed of a body: the latest, and where all of it stands."""

    entries: tuple[Entry, ...]
    all: str
    """The address of a list with all of it that is not too old, chosen by the body."""
    feed: Feed


def write_record(site: Site, here: str) -> str:
    """The newest changes, the years, and the feeds to subscribe to."""
    record = record_of(site)
    newest = record.entries[:NEWEST]
    return render(
        "record.html",
        here,
        plan=site.plan,
        months=_months(newest),
        more=record.entries[NEWEST].day if len(record.entries) > NEWEST else None,
        feeds=_feeds(site),
        has_example=any(entry.is_example for entry in newest),
        **_offered(site),
    )


def record_keys(site: Site) -> list[str]:
    """Every year in which anything has changed, and the months of those with too much for one page: `2025/03`."""
    record = record_of(site)
    months = (f"{year}/{month:02}" for year, month in record.by_month if year in record.long_years)
    return [*map(str, record.by_year), *months]


def record_key_address(key: str) -> str:
    """Where the page of a year or a month stands."""
    return record_address(*map(int, key.split("/")))


def record_page(site: Site, key: str) -> Page:
    """Everything that changed in a year, or in a month of a year that has too much for one page."""
    record, address = record_of(site), record_key_address(key)
    year, month = int(key[:4]), int(key[5:] or 0)
    entries = record.by_month[year, month] if month else record.by_year[year]
    months = _months(entries)
    is_parted = year in record.long_years and not month
    named = months[0].title.lower() if month else str(year)
    fragment = render(
        "record_year.html",
        address,
        plan=site.plan,
        year=year,
        month=month,
        named=named,
        months=months,
        is_parted=is_parted,
        told=_tell(entries),
        has_example=any(entry.is_example for entry in entries),
        **_offered(site),
    )
    described = f"Allt som publicerades, rättades, återkallades och beslutades {f'i {named}' if month else named}."
    headings = () if is_parted or month else tuple(Heading(2, each.id, each.title) for each in months)
    return Page(address, f"Ändringar {named}", described, fragment, headings)


def write_record_css(site: Site) -> str:
    """The rules that hide the changes that a reader's choices leave out."""
    choices = {"typ": TYPES, "omrade": site.plan.areas, "organ": site.plan.bodies}
    return write_filter_rules(".record-page", choices, ":is(li,section)")


def body_record(site: Site, body: Body) -> BodyRecord | None:
    """What has changed of a body; None where nothing has."""
    record = record_of(site)
    entries = record.by_body.get(body.id)
    if not entries:
        return None
    newest = entries[0]
    page = record_address() if newest in record.entries[:NEWEST] else record_address(newest.day.year, newest.month)
    return BodyRecord(entries[:LATEST_OF_BODY], f"{page}?organ={body.id}", body_feed(body))


def body_feed(body: Body) -> Feed:
    """The feed of what changes of a body."""
    return Feed(f"Ändringar: {body.name}", body_feed_address(body.id))


def name_area_feeds(site: Site) -> list[tuple[str, str]]:
    """The name of each goal area that has goals, and the address of its feed."""
    areas = (area for area in site.plan.areas.values() if site.plan.goals_in(area))
    return [(area.name, area_feed_address(area.id)) for area in areas]


def area_feeds(site: Site) -> tuple[Feed, ...]:
    """The feeds of what changes in each goal area that has goals."""
    return tuple(Feed(f"Ändringar: {name}", address) for name, address in name_area_feeds(site))


def record_head(site: Site) -> Head:
    """The feeds of every area and body, for feed readers that are given the front page's address."""
    return Head(feeds=(*area_feeds(site), *(body_feed(body) for body in site.plan.bodies.values())))


def goal_list_head(site: Site) -> Head:
    """The feeds of the areas, where the goals are listed by area."""
    return Head(feeds=area_feeds(site))


def _feeds(site: Site) -> dict[str, list[tuple[str, str]]]:
    """The names and addresses of the feeds, by what they are of."""
    return {
        "": [("Alla ändringar", feed_address())],
        "Målområden": name_area_feeds(site),
        "Organ": [(body.name, body_feed_address(body.id)) for body in site.plan.bodies.values()],
    }


@lru_cache(maxsize=2)
def _offered(site: Site) -> Mapping[str, object]:
    """What the form offers to choose by, the same on every page of the record."""
    record = record_of(site)
    return {
        "types": TYPES,
        "areas": [area for id_, area in site.plan.areas.items() if id_ in record.by_area],
        "bodies": [body for id_, body in site.plan.bodies.items() if id_ in record.by_body],
        "years": {year: Group(entries) for year, entries in record.by_year.items()},
    }


def _months(entries: Iterable[Entry]) -> list[Month]:
    return [Month(tuple(group)) for _, group in groupby(entries, lambda entry: (entry.day.year, entry.day.month))]


def _tell(entries: tuple[Entry, ...]) -> str:
    """How many there are, and how many of them changed what stood before."""
    told = f"{write_count(len(entries), 'händelse', 'händelser')}."
    changed = sum("rattelse" in entry.types for entry in entries)
    if not changed:
        return told
    some = "en" if changed == 1 else changed
    return f"{told} I {some} av dem rättades, ändrades eller återkallades något som redan gällde."
