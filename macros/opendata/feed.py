"""The public record as Atom feeds (RFC 4287): of the whole site, of each goal area, of each body.

An entry's id is a tag URI (RFC 4151) of the municipality and the entry's lasting id, which holds its day. So it stays
the same wherever the site stands and whatever happens later. Nothing here asks what time it is: a feed was updated
when the newest of its entries became public.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from macros.pages.page import (
    Site,
    area_feed_address,
    body_address,
    body_feed_address,
    feed_address,
    record_address,
)  # fmt: skip
from macros.pages.record import Entry, record_of
from macros.pages.record_kinds import TYPES
from macros.pages.words import NBSP, write_sentence
from macros.pages.xml_text import keep_to_xml
from macros.plan.model import Municipality

NEWEST = 100
"""How many entries a feed has; the rest stands on the pages of the record."""
SINCE = date(2026, 1, 1)
"""When the feeds began: their tags are of this day, and so is a feed in which nothing has happened."""
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
_ATOM = "http://www.w3.org/2005/Atom"
_END = b"</feed>"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Channel:
    """What a feed is of."""

    address: str
    """Where it stands, below the site's root."""
    title: str
    page: str
    """The address of the page that shows the same."""
    entries: tuple[Entry, ...]
    """All of them, newest first."""


def feed_files(site: Site) -> dict[str, bytes]:
    """Every feed by its path on the site. Most entries stand in several and are written once."""
    write_entry = cache(partial(_write_entry, site))
    return {channel.address: write_feed(site, channel, write_entry) for channel in list_channels(site)}


def feed_paths(site: Site) -> tuple[str, ...]:
    """Where the feeds stand; their entries need not be known for it."""
    plan = site.plan
    areas = (area_feed_address(area.id) for area in plan.areas.values() if plan.goals_in(area))
    return (feed_address(), *areas, *map(body_feed_address, plan.bodies))


def list_channels(site: Site) -> Iterable[Channel]:
    """The feeds of a site: the whole, each area that has goals, each body."""
    plan, record = site.plan, record_of(site)
    name = plan.municipality.name
    yield Channel(feed_address(), f"Mål och resultat: ändringar, {name}", record_address(), record.entries)
    for area in plan.areas.values():
        if plan.goals_in(area):
            title = f"{area.name}: ändringar, {name}"
            yield Channel(area_feed_address(area.id), title, f"mal/#{area.id}", record.by_area.get(area.id, ()))
    for body in plan.bodies.values():
        title = f"{body.name}: ändringar, {name}"
        yield Channel(body_feed_address(body.id), title, body_address(body.id), record.by_body.get(body.id, ()))


def write_feed(site: Site, channel: Channel, write_entry: Callable[[Entry], bytes]) -> bytes:
    """A feed as XML: the newest entries, with links to the pages where all of them stand."""
    register_namespace("", _ATOM)
    municipality, entries = site.plan.municipality, channel.entries[:NEWEST]
    feed = Element(_named("feed"), {_XML_LANG: "sv"})
    _add(feed, "id", write_tag(municipality, channel.address))
    _add(feed, "title", channel.title, type="text")
    _add(feed, "subtitle", _describe(channel), type="text")
    _add(feed, "updated", _write_time(entries[0].day if entries else SINCE))
    author = SubElement(feed, _named("author"))
    _add(author, "name", municipality.name)
    if municipality.website:
        _add(author, "uri", municipality.website)
    _link(feed, "self", site.absolute(channel.address), "application/atom+xml")
    _link(feed, "alternate", site.absolute(channel.page), "text/html")
    _link(feed, "license", LICENCE, "text/html")
    _add(feed, "rights", "CC0 1.0: uppgifterna får användas fritt.", type="text")
    indent(feed, space="")
    without = tostring(feed, encoding="utf-8", xml_declaration=True).removesuffix(_END)
    return b"".join((without, *map(write_entry, entries), _END, b"\n"))


def write_tag(municipality: Municipality, name: str) -> str:
    """A tag URI: `tag:perstorp.se,2026-01-01:andringar/rattat-utfall_behoriga_2025_2026-05-02`.

    Of the host of the municipality's own website, with or without www; where none is stated, of its code.
    """
    host = (urlsplit(municipality.website or "").hostname or "").removeprefix("www.")
    is_plain = re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", host)
    return f"tag:{host if is_plain else municipality.code},{SINCE.isoformat()}:{name}"


def _write_entry(site: Site, entry: Entry) -> bytes:
    """An entry as it stands inside a feed, which names the namespace."""
    made = Element(_named("entry"))
    _add(made, "id", write_tag(site.plan.municipality, f"{record_address()}{entry.id}"))
    _add(made, "title", f"{'Exempel: ' if entry.is_example else ''}{entry.what}: {entry.subject}", type="text")
    _add(made, "updated", _write_time(entry.day))
    _add(made, "published", _write_time(entry.day))
    _add(made, "summary", _summarise(entry), type="text")
    _link(made, "alternate", site.absolute(entry.place), "text/html")
    _link(made, "related", site.absolute(entry.address), "text/html")
    for type_ in entry.types:
        _category(made, f"typ={type_}", TYPES[type_])
    for id_ in entry.areas:
        _category(made, f"omrade={id_}", site.plan.areas[id_].name)
    for id_ in entry.bodies:
        _category(made, f"organ={id_}", site.plan.bodies[id_].name)
    if entry.is_example:
        _category(made, "exempel", "Påhittade uppgifter")
    indent(made, space="")
    return bytes(tostring(made, encoding="utf-8")).replace(f' xmlns="{_ATOM}"'.encode(), b"", 1) + b"\n"


def _summarise(entry: Entry) -> str:
    """All that the page says of it, former value and reason too."""
    reason = write_sentence(entry.reason)
    told = [
        f"{entry.whose}." if entry.whose else "",
        entry.told,
        entry.beside,
        f"Orsak: {reason}" if reason and "rattelse" in entry.types else reason,
        *(f"{part.subject}: {part.word}." for part in entry.parts),
        "Uppgifterna är påhittade exempel." if entry.is_example else "",
    ]
    return " ".join(filter(None, told))


def _describe(channel: Channel) -> str:
    told = "Det som har publicerats, rättats, återkallats och beslutats."
    left_out = len(channel.entries) > NEWEST
    return f"{told} Flödet har de {NEWEST} senaste händelserna. Alla står på webbplatsen." if left_out else told


def _category(parent: Element, term: str, label: str) -> None:
    """What it is of, as the record's own form would say it: `organ=socialnamnden`."""
    SubElement(parent, _named("category"), {"term": term, "label": _clean(label)})


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, _named("link"), {"rel": relation, "type": kind, "href": address})


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, _named(name), attributes).text = _clean(text)


def _clean(text: str) -> str:
    """A text on one line, without the characters that no XML may hold; spaces break, since readers' widths differ."""
    return " ".join(keep_to_xml(text).replace(NBSP, " ").split())


def _named(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _write_time(day: date) -> str:
    """The beginning of a day. In Sweden it is the same day all the year."""
    return f"{day.isoformat()}T00:00:00Z"
