"""The words that the catalogue is written in: names that others have given, values, and a graph in a fixed order."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import quote

from rdflib import XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from macros.opendata.contract import LICENCE

DCAT, DCTERMS = Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://purl.org/dc/terms/")
FOAF, VCARD = Namespace("http://xmlns.com/foaf/0.1/"), Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX, DCATAP = Namespace("http://spdx.org/rdf/terms#"), Namespace("http://data.europa.eu/r5r/")
_EU = "http://publications.europa.eu/resource/authority/"
THEMES, GOVERNMENT = URIRef(f"{_EU}data-theme"), URIRef(f"{_EU}data-theme/GOVE")
SWEDISH, PUBLIC = URIRef(f"{_EU}language/SWE"), URIRef(f"{_EU}access-right/PUBLIC")
IRREGULAR, STABLE = URIRef(f"{_EU}frequency/IRREG"), URIRef(f"{_EU}planned-availability/STABLE")
LOCAL = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
MEDIA = "https://www.iana.org/assignments/media-types/"
OPENAPI_STANDARD = URIRef("https://spec.openapis.org/oas/v3.1.1.html")
FORMATS = {"csv": ("text/csv", "CSV"), "json": ("application/json", "JSON"), "zip": ("application/zip", "ZIP")}
KINDS: Mapping[URIRef, URIRef] = {
    SWEDISH: DCTERMS.LinguisticSystem,
    PUBLIC: DCTERMS.RightsStatement,
    IRREGULAR: DCTERMS.Frequency,
    OPENAPI_STANDARD: DCTERMS.Standard,
    URIRef(LICENCE): DCTERMS.LicenseDocument,
    SPDX.checksumAlgorithm_sha1: SPDX.ChecksumAlgorithm,
    **{URIRef(f"{MEDIA}{media}"): DCTERMS.MediaType for media, _ in FORMATS.values()},
}
"""What the things that others have named are, so that whoever checks the catalogue need not fetch them."""


_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


def stated_address(address: str) -> URIRef:
    """An address that somebody has written, without what no IRI may hold (RFC 3987)."""
    return URIRef(_NOT_IN_IRI.sub(lambda found: quote(found[0]), address))


def write_day(day: date) -> Literal:
    """A day as XML Schema has it."""
    return Literal(day.isoformat(), datatype=XSD.date)


class SortedGraph(Graph):
    """A graph that tells what it holds in the order of the alphabet; rdflib's own order hangs on hashes."""

    def subjects(self, *_: object, **__: object) -> Iterator[Node]:  # type: ignore[override]
        """Every subject once; the serializer asks for all."""
        yield from sorted(set(super().subjects()), key=str)

    def predicate_objects(self, subject: Node | None = None, **_: object) -> Iterator[tuple[Node, Node]]:  # type: ignore[override]
        """What is said of a subject."""
        yield from sorted(super().predicate_objects(subject), key=lambda pair: (str(pair[0]), str(pair[1])))
