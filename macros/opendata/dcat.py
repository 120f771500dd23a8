"""The catalogue for dataportal.se: DCAT-AP-SE 3.0.1 as RDF/XML (https://docs.dataportal.se/dcat/3.0.1/sv/).

Every node has an IRI of its own below the catalogue's address, none is nameless, and all stand in the order of the
alphabet, so that the same data gives the same bytes. Where the Swedish profile differs from the European one (the
format is a text), the Swedish holds.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import quote

from rdflib import RDF, RDFS, XSD, Literal, URIRef

from macros.opendata.contract import CATALOGUE, LICENCE, OPENAPI, PAGE, VERSION
from macros.opendata.offers import OF_ALL, Offer, list_offers
from macros.opendata.table import Table
from macros.opendata.vocabulary import (
    DCAT,
    DCATAP,
    DCTERMS,
    FOAF,
    FORMATS,
    GOVERNMENT,
    IRREGULAR,
    KINDS,
    LOCAL,
    MEDIA,
    OPENAPI_STANDARD,
    PUBLIC,
    SPDX,
    STABLE,
    SWEDISH,
    THEMES,
    VCARD,
    SortedGraph,
    stated_address,
    write_day,
)  # fmt: skip
from macros.pages.page import Site
from macros.pages.xml_text import keep_to_xml
from macros.plan.model import Contact

_DESCRIBED = "Målen i {}: vad som är beslutat, vad som mäts och hur det går."


def write_catalogue(site: Site, tables: Iterable[Table], begins: Mapping[str, date | None], folder: Path) -> bytes:
    """The whole catalogue: of the tables, which begin on some days, and whose files stand below a folder."""
    catalogue = _Catalogue(site, folder)
    for offer in list_offers(site, tables, begins):
        catalogue.add_dataset(offer)
    return catalogue.write()


class _Catalogue:
    """The graph while it is made."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.folder = site, folder
        self.graph = SortedGraph(bind_namespaces="none")
        for prefix, namespace in {"dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "vcard": VCARD, "spdx": SPDX,
                                  "dcatap": DCATAP, "rdf": RDF, "rdfs": RDFS}.items():  # fmt: skip
            self.graph.bind(prefix, namespace)
        self.itself = self._own("katalog")
        self.publisher, self.contact = self._own("utgivare"), self._own("kontakt")
        self.service = self._own("api")
        self._add_catalogue()
        self._add_publisher()
        self._add_service()

    def add_dataset(self, offer: Offer) -> None:
        """A dataset with a distribution for each of its files."""
        dataset = self._own(offer.name)
        self._say(self.itself, (DCAT.dataset, dataset))
        self._say(self._there(offer.place), (RDF.type, FOAF.Document))
        self._say(self.service, (DCAT.servesDataset, dataset))
        self._say(
            dataset,
            (RDF.type, DCAT.Dataset),
            (DCTERMS.title, self._swedish(offer.title)),
            (DCTERMS.description, self._swedish(offer.description)),
            (DCTERMS.identifier, Literal(offer.name)),
            (DCTERMS.publisher, self.publisher),
            *((DCAT.contactPoint, each) for each in self._contacts()),
            (DCAT.theme, GOVERNMENT),
            *((DCAT.keyword, self._swedish(word)) for word in offer.keywords),
            (DCTERMS.language, SWEDISH),
            (DCTERMS.accessRights, PUBLIC),
            (DCTERMS.accrualPeriodicity, IRREGULAR),
            (DCTERMS.spatial, self._place()),
            (DCAT.landingPage, self._there(offer.place)),
            (DCAT.version, Literal(VERSION)),
            *self._dates(),
        )
        if offer.since:
            self._add_time(dataset, self._own(f"{offer.name}.tid"), offer.since)
        for address in offer.files:
            self._add_distribution(dataset, offer, address)

    def write(self) -> bytes:
        """The graph as RDF/XML."""
        for thing, kind in KINDS.items():
            self._say(thing, (RDF.type, kind))
        return self.graph.serialize(format="xml", encoding="utf-8")

    def _add_catalogue(self) -> None:
        municipality = self.site.plan.municipality
        self._say(
            self.itself,
            (RDF.type, DCAT.Catalog),
            (DCTERMS.title, self._swedish(f"Mål och resultat, {municipality.name}")),
            (DCTERMS.description, self._swedish(_DESCRIBED.format(municipality.name))),
            (DCTERMS.publisher, self.publisher),
            (DCTERMS.license, URIRef(LICENCE)),
            (DCTERMS.language, SWEDISH),
            (FOAF.homepage, self._there(PAGE)),
            (DCAT.themeTaxonomy, THEMES),
            (DCTERMS.spatial, self._place()),
            *self._dates(),
            (DCAT.service, self.service),
        )  # fmt: skip
        self._say(self._there(PAGE), (RDF.type, FOAF.Document))

    def _add_publisher(self) -> None:
        municipality = self.site.plan.municipality
        self._say(
            self.publisher,
            (RDF.type, FOAF.Agent),
            (FOAF.name, self._swedish(municipality.name)),
            (DCTERMS.type, LOCAL),
            *([(FOAF.homepage, stated_address(municipality.website))] if municipality.website else []),
        )
        place = self._place()
        self._say(place, (RDF.type, DCTERMS.Location))
        if municipality.place is None:
            self._say(place, (RDFS.label, self._swedish(municipality.name)),
                      (DCTERMS.identifier, Literal(municipality.code)))  # fmt: skip
        for contact in self._contacts():
            self._add_contact(contact, municipality.contact)

    def _add_contact(self, node: URIRef, contact: Contact | None) -> None:
        if contact is None or contact.email is None:
            return
        self._say(
            node,
            (RDF.type, VCARD.Organization),
            (VCARD.fn, self._plain(contact.name)),
            (VCARD.hasEmail, URIRef(f"mailto:{quote(contact.email, safe='@+')}")),
        )

    def _add_service(self) -> None:
        self._say(
            self.service,
            (RDF.type, DCAT.DataService),
            (DCTERMS.title, self._swedish(f"Mål och resultat, {self.site.plan.municipality.name}: API")),
            (
                DCTERMS.description,
                self._swedish("Alla tabeller, mål, indikatorer och uppföljningar som färdiga filer."),
            ),
            (DCAT.endpointURL, self._there("data/")),
            (DCAT.endpointDescription, self._there(OPENAPI)),
            (DCTERMS.conformsTo, OPENAPI_STANDARD),
            (DCTERMS.publisher, self.publisher),
            *((DCAT.contactPoint, each) for each in self._contacts()),
            (DCTERMS.license, URIRef(LICENCE)),
            (DCTERMS.accessRights, PUBLIC),
            (DCAT.theme, GOVERNMENT),
            *((DCAT.keyword, self._swedish(word)) for word in OF_ALL),
            (DCAT.landingPage, self._there(PAGE)),
        )

    def _add_distribution(self, dataset: URIRef, offer: Offer, address: str) -> None:
        media, told = FORMATS[address.rpartition(".")[2]]
        node, checksum = self._own(f"{offer.name}.{told.lower()}"), self._own(f"{offer.name}.{told.lower()}.summa")
        file = self.folder / address
        self._say(dataset, (DCAT.distribution, node))
        self._say(
            node,
            (RDF.type, DCAT.Distribution),
            (DCTERMS.title, self._swedish(told)),
            (DCTERMS.description, self._swedish(f"{offer.title}, som {told}.")),
            (DCAT.accessURL, self._there(address)),
            (DCAT.downloadURL, self._there(address)),
            (DCTERMS["format"], Literal(media)),
            (DCAT.mediaType, URIRef(f"{MEDIA}{media}")),
            (DCTERMS.license, URIRef(LICENCE)),
            (DCTERMS.language, SWEDISH),
            (DCAT.byteSize, Literal(str(file.stat().st_size), datatype=XSD.nonNegativeInteger)),
            (DCATAP.availability, STABLE),
            (SPDX.checksum, checksum),
            *([(DCAT.accessService, self.service)] if media == "application/json" else []),
            *self._dates(),
        )
        self._say(
            checksum,
            (RDF.type, SPDX.Checksum),
            (SPDX.algorithm, SPDX.checksumAlgorithm_sha1),
            (SPDX.checksumValue, Literal(_sum(file), datatype=XSD.hexBinary)),
        )

    def _add_time(self, dataset: URIRef, node: URIRef, since: date) -> None:
        """From when the data tells; what goes on has no end."""
        self._say(dataset, (DCTERMS.temporal, node))
        self._say(node, (RDF.type, DCTERMS.PeriodOfTime), (DCAT.startDate, write_day(since)))

    def _dates(self) -> list[tuple[URIRef, Literal]]:
        """When the first and the last of the data became public; nothing where none has."""
        changes = self.site.changes
        if not changes:
            return []
        return [(DCTERMS.issued, write_day(changes[-1].day)), (DCTERMS.modified, write_day(changes[0].day))]

    def _contacts(self) -> list[URIRef]:
        """The contact, where it has the e-mail address that the profile demands."""
        contact = self.site.plan.municipality.contact
        return [self.contact] if contact and contact.email else []

    def _place(self) -> URIRef:
        place = self.site.plan.municipality.place
        return stated_address(place) if place else self._own("kommunen")

    def _own(self, name: str) -> URIRef:
        """The IRI of something that the catalogue describes."""
        return self._there(f"{CATALOGUE}#{name}")

    def _there(self, address: str) -> URIRef:
        return URIRef(self.site.absolute(address))

    def _swedish(self, text: str) -> Literal:
        return Literal(keep_to_xml(text), lang="sv")

    def _plain(self, text: str) -> Literal:
        return Literal(keep_to_xml(text))

    def _say(self, subject: URIRef, *said: tuple[URIRef, URIRef | Literal]) -> None:
        for predicate, thing in said:
            self.graph.add((subject, predicate, thing))


def _sum(file: Path) -> str:
    """SHA-1 is the only algorithm that the profile knows; it tells broken downloads, not forged ones."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, partial(hashlib.sha1, usedforsecurity=False)).hexdigest()
