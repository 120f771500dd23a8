"""The catalogue: what DCAT-AP-SE 3.0.1 demands, true sizes and sums, and the same bytes each time."""

import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from macros.opendata.files import data_files
from macros.pages.page import Site
from macros.reading.load import load_plan
from tests.repositories import plan_of
from tests.served import EXEMPELBY, ROOT

URL = "https://mal.example.se/"
DAY = date(2026, 6, 15)
DCAT, DCTERMS = Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://purl.org/dc/terms/")
SPDX, SH = Namespace("http://spdx.org/rdf/terms#"), Namespace("http://www.w3.org/ns/shacl#")
PROFILE = (Path(__file__).parent / "dcat-ap-se.ttl").read_text(encoding="utf-8")


def files_of(goals: Path = EXEMPELBY, url: str = URL) -> dict[str, bytes]:
    return data_files(Site(load_plan(goals), DAY, url=url))


def read(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["dcat.rdf"], format="xml")


def faults_of(catalogue: Graph) -> list[str]:
    """What breaks the profile's demands, a line each."""
    _, found, _ = validate(catalogue, shacl_graph=Graph().parse(data=PROFILE, format="turtle"))
    assert isinstance(found, Graph)
    results = found.subjects(RDF.type, SH.ValidationResult)
    return sorted(f"{found.value(each, SH.focusNode)} {found.value(each, SH.resultPath)}" for each in results)


@pytest.mark.parametrize("goals", [EXEMPELBY, ROOT / "goals"], ids=["exempelby", "perstorp"])
@pytest.mark.parametrize("url", [URL, ""], ids=["published", "unpublished"])
def test_the_catalogue_keeps_to_the_swedish_profile(goals: Path, url: str) -> None:
    assert faults_of(read(files_of(goals, url))) == []


def test_a_municipality_with_nothing_to_tell_has_a_valid_catalogue() -> None:
    files = data_files(Site(plan_of({"skolnamnden/mal/malet.yml": None}), DAY, url=URL))
    assert faults_of(read(files)) == []


def test_addresses_and_names_that_try_to_break_the_catalogue_do_not() -> None:
    municipality = """
        namn: "</rdf:RDF> & <script>"
        kommunkod: "0000"
        webbplats: "https://www.example.se/{a}|b^`å"
        plats: "https://sws.geonames.org/{1}"
        kontakt: {namn: "<b>Kontakt</b>", e-post: "å <x>@example.se"}
        """
    catalogue = read(data_files(Site(plan_of({"kommun.yml": municipality}), DAY, url=URL)))
    assert faults_of(catalogue) == []
    for triple in catalogue:
        assert not [node for node in triple if isinstance(node, URIRef) and re.search(r"[\s<>\"{}|^`\\]", node)]
    assert "</rdf:RDF> & <script>" in {str(each) for each in catalogue.objects()}


def test_our_rules_of_the_profile_bite() -> None:
    whole = read(files_of())
    for kind, demanded in {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint),
        DCAT.Distribution: (DCAT.accessURL, DCTERMS["format"]),
        DCAT.DataService: (DCTERMS.title, DCAT.endpointURL),
    }.items():
        thing = next(whole.subjects(RDF.type, kind))
        for name in demanded:
            without = Graph() + whole
            without.remove((thing, name, None))
            assert bool(faults_of(without)) == (name != DCAT.contactPoint), f"{kind} {name}"
    for triple in ((DCTERMS.title, Literal("Utan språk")), (DCTERMS.publisher, URIRef(f"{URL}dcat.rdf#ingen"))):
        wrong = Graph() + whole
        wrong.add((next(whole.subjects(RDF.type, DCAT.Dataset)), *triple))
        assert faults_of(wrong), triple


def test_every_address_is_whole_and_no_node_is_nameless() -> None:
    for goals in (EXEMPELBY, ROOT / "goals"):
        for triple in read(files_of(goals)):
            for node in triple:
                assert isinstance(node, URIRef | Literal), node
                assert not isinstance(node, URIRef) or node.split(":")[0] in {"http", "https", "mailto"}, node


def test_sizes_and_sums_are_those_of_the_files() -> None:
    files = files_of()
    catalogue = read(files)
    distributions = list(catalogue.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) > 20
    for each in distributions:
        content = files[str(catalogue.value(each, DCAT.downloadURL)).removeprefix(URL)]
        assert int(str(catalogue.value(each, DCAT.byteSize))) == len(content)
        told = catalogue.value(catalogue.value(each, SPDX.checksum), SPDX.checksumValue)
        assert str(told).lower() == hashlib.sha1(content, usedforsecurity=False).hexdigest()


def test_contact_and_place_stand_where_the_data_has_them() -> None:
    catalogue = read(files_of())
    datasets = list(catalogue.subjects(RDF.type, DCAT.Dataset))
    assert all(catalogue.value(each, DCAT.contactPoint) for each in datasets)
    place = load_plan(EXEMPELBY).municipality.place
    assert place
    assert {str(catalogue.value(each, DCTERMS.spatial)) for each in datasets} == {place}
    without = read(data_files(Site(plan_of({}), DAY, url=URL)))
    assert not list(without.objects(None, DCAT.contactPoint))
    assert without.value(URIRef(f"{URL}dcat.rdf#kommunen"), RDF.type) == DCTERMS.Location


def test_the_same_data_gives_the_same_bytes_whatever_the_hashes() -> None:
    code = f"""
import datetime, hashlib, pathlib
from macros.opendata.files import data_files
from macros.pages.page import Site
from macros.reading.load import load_plan
plan = load_plan(pathlib.Path({str(EXEMPELBY)!r}))
files = data_files(Site(plan, datetime.date(2026, 6, 15), url={URL!r}))
print(hashlib.sha256(repr(files).encode()).hexdigest())
"""

    def run(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, check=True,
                              text=True, timeout=60).stdout  # fmt: skip

    assert run("1") == run("2")


def test_the_zip_holds_every_table_and_no_time() -> None:
    files = files_of()
    with ZipFile(BytesIO(files["data/allt.zip"])) as packed:
        names = packed.namelist()
        assert names == sorted(names)
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        tables = {path.removeprefix("data/") for path in files if path.count("/") == 1 and path.endswith(".csv")}
        assert tables <= set(names)
        assert {f"{name}-metadata.json" for name in tables} <= set(names)
        for name in names:
            assert name == "LASMIG.txt" or packed.read(name) == files[f"data/{name}"]
        assert "CC0" in packed.read("LASMIG.txt").decode()
