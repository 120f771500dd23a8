"""What a shared link shows: Open Graph, cards, and what pages say of themselves as JSON-LD."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.served import EXEMPELBY, build, told_by
from tests.site.documents import BuiltSite, Document

VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))
"""What is used of schema.org: classes with those above them, properties with what has them and what they hold."""
DATA_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "Text": str, "URL": str, "Date": str, "DateTime": str, "CssSelectorType": str, "Boolean": bool,
    "Integer": int, "Number": (int, float),
}  # fmt: skip
LINKS = {"url", "item", "contentUrl", "license", "@id"}


def meta_of(page: Document) -> dict[str, str]:
    named = [
        (each.attributes, each.attributes.get("property") or each.attributes.get("name"))
        for each in page.top.all("meta")
    ]
    return {name: attributes["content"] for attributes, name in named if name}


def things_of(page: Document) -> list[dict[str, Any]]:
    scripts = [each for each in page.top.all("script") if each.attributes.get("type") == "application/ld+json"]
    return [json.loads(str(each.children[0])) for each in scripts]


def framed_pages(site: BuiltSite) -> list[Document]:
    """The pages that are shared as they are; stubs lead on, embeds are no pages of their own."""
    bare = ("404.html", "inbaddning/")
    return [page for page in site.documents.values() if not page.is_stub and not page.address.startswith(bare)]


@pytest.fixture(scope="module")
def without_address(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Exempelby built without a public address."""
    out = tmp_path_factory.mktemp("without-address") / "site"
    built = build(EXEMPELBY, out, "")
    assert built.returncode == 0, told_by(built)
    return BuiltSite(out, "/")


def test_every_page_has_a_card_that_is_there_and_is_told_in_words(either_site: BuiltSite) -> None:
    for page in framed_pages(either_site):
        meta = meta_of(page)
        image = meta["og:image"]
        assert image.startswith(f"{either_site.url}kort/"), page.address
        assert (either_site.folder / image.removeprefix(either_site.url)).is_file(), page.address
        assert len(meta["og:image:alt"]) > 20, page.address
        assert meta["twitter:card"] == "summary_large_image"


def test_a_goals_page_has_its_own_card_and_says_what_it_shows(site: BuiltSite) -> None:
    meta = meta_of(site.page("mal/fler-klarar-skolan/"))
    assert meta["og:image"] == "https://exempelby.example/kort/fler-klarar-skolan.png"
    assert meta["og:image:alt"].startswith("Fler elever klarar skolan: Uppfylls delvis sedan bokslutet 2025. ")
    assert meta["og:type"] == "article"
    assert meta["og:title"] == "Fler elever klarar skolan"
    assert meta["og:url"] == "https://exempelby.example/mal/fler-klarar-skolan/"


def test_what_a_shared_page_is_about_is_said_in_a_sentence_of_its_own(site: BuiltSite) -> None:
    told: dict[str, str] = {}
    for page in framed_pages(site):
        description = meta_of(page).get("og:description", "")
        assert 15 <= len(description) <= 400, (page.address, description)
        told[page.address] = description
    goals = {address: text for address, text in told.items() if re.fullmatch("mal/[^/]+/", address)}
    assert len(set(goals.values())) == len(goals)


def test_the_start_page_has_the_sites_card(site: BuiltSite) -> None:
    meta = meta_of(site.page(""))
    assert meta["og:image"] == "https://exempelby.example/kort/sida_start.png"
    assert meta["og:image:alt"].startswith("Så går det för Exempelby kommun. Målen: ")


@pytest.mark.parametrize("address", ["mal/fler-klarar-skolan/2025-bokslut/", "organ/bildningsnamnden/2025/"])
def test_what_is_frozen_has_the_card_of_its_report_and_not_one_that_changes(site: BuiltSite, address: str) -> None:
    dated = meta_of(site.page(address))
    report = meta_of(site.page("uppfoljning/2025-bokslut/bildningsnamnden/"))
    assert dated["og:image"] == "https://exempelby.example/kort/uppfoljning/2025-bokslut/bildningsnamnden.png"
    assert dated["og:image:alt"] == report["og:image:alt"]


def test_without_a_public_address_nothing_is_said_that_needs_one(without_address: BuiltSite) -> None:
    for page in framed_pages(without_address):
        meta = meta_of(page)
        assert not {"og:image", "og:image:alt", "og:url"} & meta.keys(), page.address
        assert meta["twitter:card"] == "summary"
        assert "og:title" in meta
        for thing in things_of(page):
            assert thing["@type"] != "BreadcrumbList"
            assert "@id" not in thing
            assert "distribution" not in thing


def parts_of(thing: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A thing and every thing in it."""
    yield thing
    for value in thing.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from parts_of(each)


def classes_above(name: str) -> set[str]:
    return {name}.union(*(classes_above(each) for each in VOCABULARY["classes"][name]))


def fits(value: object, held: list[str], *, is_link: bool) -> bool:
    """Whether a property may hold a value; an address may stand for the thing that it leads to."""
    if isinstance(value, dict):
        return bool(classes_above(value["@type"]) & set(held))
    if is_link and any(each not in DATA_TYPES for each in held):
        return True
    return any(isinstance(value, DATA_TYPES[each]) for each in held if each in DATA_TYPES)


def test_every_thing_is_of_schema_orgs_words_with_what_they_may_hold(either_site: BuiltSite) -> None:
    kinds = set()
    for page in either_site.documents.values():
        for part in (part for thing in things_of(page) for part in parts_of(thing)):
            kinds.add(part["@type"])
            for name, value in part.items():
                if name.startswith("@"):
                    continue
                known = VOCABULARY["properties"][name]
                assert classes_above(part["@type"]) & set(known["on"]), f"{page.address}: {part['@type']} has no {name}"
                for each in value if isinstance(value, list) else [value]:
                    assert fits(each, known["holds"], is_link=name in LINKS), (
                        f"{page.address}: {name} can't be {each!r}"
                    )
    assert {"Dataset", "GovernmentOrganization", "Corporation", "BreadcrumbList", "Report", "WebPage"} <= kinds


def test_addresses_in_the_data_are_whole_and_lead_somewhere(either_site: BuiltSite) -> None:
    for page in either_site.documents.values():
        for part in (part for thing in things_of(page) for part in parts_of(thing)):
            for link in (part[name] for name in LINKS & part.keys()):
                assert urlsplit(link).scheme in {"http", "https"}, (page.address, link)
                if link.startswith(either_site.url):
                    path = urlsplit(link).path.removeprefix(urlsplit(either_site.url).path)
                    file = either_site.folder / path
                    assert (file / "index.html" if file.is_dir() else file).is_file(), (page.address, link)


def test_the_way_to_a_page_is_told_as_it_is_shown(either_site: BuiltSite) -> None:
    """Google's rules: at least two steps, each with its place from 1 on, a name and a whole address."""
    told = 0
    for page in framed_pages(either_site):
        if page.address.startswith("redaktion/"):  # for staff: search engines are told nothing of it
            continue
        shown = [each for each in page.top.all("nav") if each.attributes.get("class") == "crumbs"]
        lists = [thing for thing in things_of(page) if thing["@type"] == "BreadcrumbList"]
        assert len(lists) == len(shown), page.address
        for way in lists:
            steps = way["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert [step["name"] for step in steps[:-1]] == [each.text for each in shown[0].all("a")]
            assert steps[-1]["item"] == f"{either_site.url}{page.address}"
            assert len(steps) >= 2
            told += 1
    assert told > 10


def test_every_data_set_meets_googles_rules(site: BuiltSite) -> None:
    sets = [thing for page in site.documents.values() for thing in things_of(page) if thing["@type"] == "Dataset"]
    assert len(sets) >= 10
    for each in sets:
        assert each["name"]
        assert 50 <= len(each["description"]) <= 5000, each["name"]
        assert each["creator"]["name"] == "Exempelby kommun"
        assert each["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", each["temporalCoverage"])
        assert {part["encodingFormat"] for part in each["distribution"]} == {"text/csv", "application/json"}


def test_the_municipality_says_its_code_and_a_body_what_it_belongs_to(site: BuiltSite) -> None:
    [municipality] = [each for each in things_of(site.page("")) if each["@type"] == "GovernmentOrganization"]
    assert municipality["identifier"]["propertyID"] == "kommunkod"
    assert re.fullmatch(r"\d{4}", municipality["identifier"]["value"])
    [company] = [each for each in things_of(site.page("organ/exempelby-vatten/")) if each["@type"] == "Corporation"]
    assert company["parentOrganization"]["@type"] == "GovernmentOrganization"


def test_the_small_chart_of_an_embed_has_its_figures_beside_it_and_they_are_the_goals(site: BuiltSite) -> None:
    embeds = [page for page in site.documents.values() if page.address.startswith("inbaddning/")]
    drawn = [(page, svg) for page in embeds for svg in page.top.all("svg") if svg.attributes.get("class") == "spark"]
    assert len(drawn) >= 4
    for page, svg in drawn:
        goal = site.page(page.address.replace("inbaddning/", "mal/"))
        known = {tuple(cell.text.lower() for cell in row.all("th", "td"))[:2] for row in goal.top.all("tr")}
        rows = [[cell.text for cell in row.all("th", "td")] for row in page.top.one("tbody").all("tr")]
        dots = [each for each in svg.walk() if each.attributes.get("class", "").split(" ")[0] in {"point", "bar"}]
        assert len(rows) == len(dots), page.address
        for period, outcome, _ in rows:
            told = re.sub(r", (prognos|preliminärt|rättat)", "", outcome)
            assert any(period.lower() == when and told.lower() in value for when, value in known), (
                page.address,
                period,
                outcome,
            )
