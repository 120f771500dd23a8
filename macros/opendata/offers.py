"""What the catalogue offers: the whole, and each table that can stand for itself, with words to find it by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.opendata.contract import EVERYTHING, PAGE, table_address
from macros.opendata.table import Table
from macros.pages.page import Site

KEYWORDS: Mapping[str, tuple[str, ...]] = {
    "mal": ("mål", "måluppfyllelse"),
    "indikatorer": ("indikator", "nyckeltal"),
    "utfall": ("utfall", "nyckeltal", "måluppfyllelse"),
    "malvarden": ("målvärde", "indikator"),
    "bedomningar": ("bedömning", "måluppfyllelse"),
    "rattelser": ("rättelse",),
    "andringar": ("ändring",),
    "aktiviteter": ("aktivitet",),
    "uppdrag": ("uppdrag",),
    "budget": ("budget", "ekonomi"),
    "ekonomi": ("ekonomi", "budget"),
    "internkontroll": ("internkontroll",),
    "verksamhetsplaner": ("verksamhetsplan",),
    "styrdokument": ("styrdokument",),
}
"""The tables that the catalogue offers each for itself, with words to find them by; the rest is part of the whole."""
OF_ALL = ("mål- och resultatstyrning", "uppföljning", "kommun")
_WHOLE = "allt"


@dataclass(frozen=True)
class Offer:
    """A dataset: what it is called, and its files by their addresses."""

    name: str
    title: str
    description: str
    keywords: tuple[str, ...]
    place: str
    """Where the page of open data tells of it."""
    files: tuple[str, ...]
    since: date | None


def list_offers(site: Site, tables: Iterable[Table], begins: Mapping[str, date | None]) -> Iterator[Offer]:
    """The whole first, then each table that can stand for itself; `begins` are the first days that they tell of."""
    tables = tuple(tables)
    name = site.plan.municipality.name
    since = min(filter(None, begins.values()), default=None)
    whole = f"Allt som {name} publicerar om sina mål, i en fil: {', '.join(table.title.lower() for table in tables)}."
    yield Offer(_WHOLE, f"Mål och resultat, {name}: allt", whole, OF_ALL, PAGE, (EVERYTHING,), since)
    for table in tables:
        if table.name in KEYWORDS:
            addresses = tuple(table_address(table.name, ending) for ending in ("csv", "json"))
            yield Offer(table.name, f"{table.title}, {name}", table.description, (*KEYWORDS[table.name], *OF_ALL),
                         f"{PAGE}#tabell_{table.name}", addresses, begins[table.name])  # fmt: skip


def first_day(table: Table) -> Callable[[Iterable[Any]], date | None]:
    """What finds the first day that a table tells of, among some of its things."""
    named = {column.name for column in table.columns}
    found = next(
        (name for name in ("period_start", "start", "publicerad", "datum", "beslut_datum") if name in named), None
    )
    if found is None:
        return lambda _: None
    read = table.reader(found)
    return lambda things: min((day for thing in things if isinstance(day := read(thing), date)), default=None)
