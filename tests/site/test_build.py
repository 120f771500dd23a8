"""Exempelby built for real: what must hold for every page of every municipality's site."""

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from shutil import copytree
from urllib.parse import urlsplit

import pytest

from macros.opendata.contract import LICENCE_TEXT
from macros.pages.accessibility import GROUNDS, REPORT_ADDRESS
from macros.plan.model import BodyKind
from macros.plan.plan import Plan
from macros.reading.load import load_plan
from tests.served import AT_ROOT, BELOW, EXEMPELBY, ROOT, build, told_by
from tests.site.documents import BuiltSite, Document, Element

GOALS = {
    "alla-barn-lar-sig",
    "fler-klarar-skolan",
    "lugn-i-klassrummet",
    "an-gar-att-bada-i",
    "renare-vatten",
    "naturen-ska-synas",
}
BODIES = {"fullmaktige", "bildningsnamnden", "skolorna", "exempelby-vatten"}
FOLLOW_UPS = {"2022-bokslut", "2025-t1", "2025-t2", "2025-bokslut"}
BESIDE = {
    "organ/bildningsnamnden/ekonomi/",
    "organ/bildningsnamnden/verksamhetsplan/2026/",
    "organ/skolorna/verksamhetsplan/2025-26/",
    "organ/bildningsnamnden/2025/",
    "uppfoljning/2025-t2/bildningsnamnden/",
}
"""A body's economy, its plan of a year and of a läsår, its scorecard of a year and its part of a follow-up."""
STUB = "mal/skolan-lyckas/"
MOVED = {
    STUB: "mal/fler-klarar-skolan/",
    **{f"{STUB}{period}/": f"mal/fler-klarar-skolan/{period}/" for period in ("2025-t1", "2025-t2", "2025-bokslut")},
    "inbaddning/skolan-lyckas/": "inbaddning/fler-klarar-skolan/",
    "indikatorer/skolfranvaro/": "indikatorer/franvaro/",
}
"""Where every former address leads."""
DATED = {
    "mal/renare-vatten/2022-bokslut/",
    *(f"mal/fler-klarar-skolan/{period}/" for period in ("2025-t1", "2025-t2", "2025-bokslut")),
    *(f"mal/{id_}/2025-bokslut/" for id_ in ("alla-barn-lar-sig", "an-gar-att-bada-i", "lugn-i-klassrummet")),
}
"""The goals at their follow-ups."""


def _authored() -> dict[str, str]:
    """The source of every page in docs/, by its address."""
    docs = ROOT / "docs"
    files = [file for file in sorted(docs.rglob("*.md")) if ".overrides" not in file.parts]
    names = {file: file.relative_to(docs).with_suffix("").as_posix() for file in files}
    return {
        f"{name}/".removesuffix("index/") if name != "index" else "": file.read_text(encoding="utf-8")
        for file, name in names.items()
    }


# Addresses


def test_every_goal_body_follow_up_and_authored_page_has_its_address(site: BuiltSite) -> None:
    wanted = {"", "mal/", "organ/", "uppfoljning/", "sa-raknar-vi/", "sok/", "404.html", STUB}
    wanted |= _authored().keys() | BESIDE | DATED | MOVED.keys()
    wanted |= {f"mal/{id_}/" for id_ in GOALS} | {f"organ/{id_}/" for id_ in BODIES}
    wanted |= {f"uppfoljning/{period}/" for period in FOLLOW_UPS}
    missing = wanted - set(site.documents)
    assert not missing, f"No page is built at {sorted(missing)}"


def test_an_indicator_has_an_address_of_its_own_only_where_it_serves_several_goals(site: BuiltSite) -> None:
    own = {address for address in site.documents if address.startswith("indikatorer/")}
    assert own - MOVED.keys() == {"indikatorer/franvaro/"}, (
        "Only franvaro measures two goals; the others stand on their goal's page"
    )


@pytest.mark.parametrize(("old", "new"), MOVED.items())
def test_a_former_id_leads_on_without_script(either_site: BuiltSite, old: str, new: str) -> None:
    stub = either_site.page(old)
    goal = f"{either_site.url}{new}"
    refresh = [
        meta.attributes["content"] for meta in stub.top.all("meta") if meta.attributes.get("http-equiv") == "refresh"
    ]
    assert [each.partition("url=")[0] for each in refresh] == ["0; "], (
        "The stub must lead on at once, with a meta refresh of 0"
    )
    leading = {either_site.resolve(stub, link) for _, link in stub.links()} - {
        f"{either_site.url}assets/{name}" for name in ("favicon.svg", "site.css")
    }
    assert leading == {goal}, "Every link of the stub leads to the goal, but for its icon and its style sheet"
    assert stub.main.all("a"), "The stub must have a plain link too, for who has turned refreshing off"
    assert not stub.top.all("script"), "The stub must lead on without script"


def test_a_redirects_line_leads_from_the_former_address_under_the_sites_own_path(either_site: BuiltSite) -> None:
    path = urlsplit(either_site.url).path
    lines = (either_site.folder / "_redirects").read_text(encoding="utf-8").splitlines()
    wanted = {f"{path}{old} {path}{new} 301" for old, new in MOVED.items()}
    assert set(lines) == wanted, (
        f"Write the paths of _redirects under {path}, as the web server sees them (GitLab Pages)"
    )


# Links


def test_every_link_and_anchor_resolves(either_site: BuiltSite) -> None:
    broken = [
        f"/{document.address}: {fault}"
        for document in either_site.documents.values()
        for _, link in document.links()
        if (fault := either_site.fault_of(document, link))
    ]
    assert not broken, "Mend these links:\n" + "\n".join(sorted(set(broken)))


def test_links_of_the_page_for_what_is_missing_hold_at_any_depth(either_site: BuiltSite) -> None:
    path = urlsplit(either_site.url).path
    links = [
        link
        for _, link in either_site.page("404.html").links()
        if not urlsplit(link).scheme and not link.startswith("#")
    ]
    assert links
    relative = [link for link in links if not link.startswith(path)]
    assert not relative, f"404.html is shown at any depth: these must start with {path}: {relative}"


def test_links_with_choices_choose_what_the_goal_list_offers(site: BuiltSite) -> None:
    selects = {select.attributes["name"]: select for select in site.page("mal/").main.all("select")}
    offered = {
        name: {option.attributes["value"] for option in select.all("option")} for name, select in selects.items()
    }
    unknown = []
    for document in site.documents.values():
        for _, link in document.links():
            for choice in filter(None, urlsplit(link).query.split("&")):
                name, _, value = choice.partition("=")
                if "/mal/" in site.resolve(document, link) and value not in offered.get(name, set()):
                    unknown.append(f"/{document.address}: {link}")
    assert not unknown, f"These choose what the list of goals can't filter by: {unknown}"


def test_addresses_in_css_resolve(site: BuiltSite) -> None:
    for file in site.folder.rglob("*.css"):
        for found in re.findall(r"url\(\s*['\"]?([^'\")]+)", file.read_text(encoding="utf-8")):
            assert found.startswith("data:") or (file.parent / found).is_file(), f"{file.name}: {found} is not there"


def test_links_to_other_hosts_are_only_what_the_repository_states(site: BuiltSite) -> None:
    stated = "".join(file.read_text(encoding="utf-8") for file in EXEMPELBY.rglob("*.*"))
    stated += " ".join([REPORT_ADDRESS, LICENCE_TEXT, *(address for _, address in GROUNDS)])
    for document in site.documents.values():
        for element, link in document.links():
            if urlsplit(link).netloc and not link.startswith(site.url):
                assert element.tag == "a", f"/{document.address}: <{element.tag}> fetches {link} from another host"
                assert link in stated, f"/{document.address} links to {link}, which the municipality has not stated"


def test_the_sitemap_lists_every_page_that_a_search_engine_is_to_find(either_site: BuiltSite) -> None:
    listed = re.findall(r"<loc>([^<]*)</loc>", (either_site.folder / "sitemap.xml").read_text(encoding="utf-8"))
    hidden = {address for address, document in either_site.documents.items() if _is_hidden(document)}
    assert hidden >= {"404.html"} | MOVED.keys() | DATED, "These are for who has their address"
    wanted = sorted(f"{either_site.url}{address}" for address in either_site.documents if address not in hidden)
    assert sorted(listed) == wanted, "The sitemap must hold each page once, by its whole address"


def test_the_sitemap_does_not_tell_the_day_of_the_build(site: BuiltSite) -> None:
    assert "lastmod" not in (site.folder / "sitemap.xml").read_text(encoding="utf-8"), "MkDocs knows only its own day"


def test_a_page_names_its_lasting_address(either_site: BuiltSite) -> None:
    elsewhere = MOVED | {address: f"{address.rstrip('/').rpartition('/')[0]}/" for address in DATED}
    elsewhere |= {f"inbaddning/{id_}/": f"mal/{id_}/" for id_ in GOALS}
    for document in either_site.documents.values():
        named = [link.attributes["href"] for link in document.top.all("link") if link.attributes["rel"] == "canonical"]
        address = elsewhere.get(document.address, document.address)
        wanted = [] if document.address == "404.html" else [f"{either_site.url}{address}"]
        assert named == wanted, f"/{document.address}: one whole address is canonical"


def test_who_shares_a_goal_at_a_follow_up_shares_that_and_not_the_living_goal(either_site: BuiltSite) -> None:
    for address in DATED:
        metas = either_site.page(address).top.all("meta")
        (shared,) = [each.attributes["content"] for each in metas if each.attributes.get("property") == "og:url"]
        assert shared == f"{either_site.url}{address}"


def test_a_goal_at_a_follow_up_is_a_light_page_that_no_search_engine_lists(site: BuiltSite) -> None:
    for address in DATED:
        assert _is_hidden(site.page(address)), f"/{address} is an archive"
        size = (site.folder / address / "index.html").stat().st_size
        assert size <= 15_000, f"/{address} has {size} bytes; leave out what only the living page needs"


def test_a_goal_at_a_follow_up_says_the_same_as_the_follow_up(site: BuiltSite) -> None:
    for address in DATED:
        _, goal, period, _ = address.split("/")
        dated, follow_up = site.page(address), site.page(f"uppfoljning/{period}/")
        heading = next(each for each in follow_up.main.walk() if each.attributes.get("id") == goal)
        section = heading.within("section")
        assert section is not None
        told = [_row(row) for row in section.all("tr")]
        assert told == [_row(row) for row in dated.main.one("table").all("tr")], f"/{address}"
        assert section.all("p")[0].text in [each.text for each in dated.main.all("p")], f"/{address}: the verdict"


def _row(row: Element) -> list[str]:
    return [cell.text for cell in row.all("th", "td")]


def _is_hidden(document: Document) -> bool:
    """Whether search engines are told not to list a page."""
    metas = document.top.all("meta")
    return any(each.attributes.get("name") == "robots" and "noindex" in each.attributes["content"] for each in metas)


# Each page


def test_every_page_is_well_formed(site: BuiltSite) -> None:
    faults = {document.address: document.faults for document in site.documents.values() if document.faults}
    assert not faults, f"Close each element where it was opened: {faults}"


def test_every_page_has_one_h1_a_title_and_is_in_swedish(site: BuiltSite) -> None:
    faults = []
    for document in site.documents.values():
        firsts = [text for level, text in document.headings if level == 1]
        if len(firsts) != 1 or not firsts[0]:
            faults.append(f"/{document.address} has {len(firsts)} h1: {firsts}")
        if not document.title:
            faults.append(f"/{document.address} has no title")
        if document.top.one("html").attributes.get("lang") != "sv":
            faults.append(f"/{document.address} does not say lang=sv")
    assert not faults, "\n".join(faults)


def test_a_pages_title_begins_with_its_heading_and_ends_with_the_municipality(site: BuiltSite) -> None:
    for address in (
        "mal/an-gar-att-bada-i/",
        "organ/skolorna/",
        "uppfoljning/2025-t1/",
        "indikatorer/franvaro/",
        "mal/",
        "sok/",
        "organ/bildningsnamnden/ekonomi/",
        "organ/skolorna/verksamhetsplan/2025-26/",
        "uppfoljning/2025-t2/bildningsnamnden/",
        "ekonomi/",
        "uppdrag/",
    ):
        document = site.page(address)
        first = next(text for level, text in document.headings if level == 1)
        first = first.removesuffix(" #").removesuffix(" Exempel: påhittade uppgifter")
        assert document.title.startswith(first), f"/{address}: title {document.title!r}, h1 {first!r}"
        assert document.title.endswith("Exempelby kommun"), (
            f"/{address}: the title {document.title!r} does not say whose page it is"
        )


def test_every_page_names_the_sites_icon(site: BuiltSite) -> None:
    icons = {
        each.address: [link for link in each.top.all("link") if link.attributes.get("rel") == "icon"]
        for each in site.documents.values()
    }
    nameless = [f"/{address}" for address, found in icons.items() if not found]
    assert not nameless, f"Without <link rel=icon> a browser asks the host's root for /favicon.ico: {nameless}"


def test_no_page_has_an_id_twice(site: BuiltSite) -> None:
    repeated = {
        document.address: found
        for document in site.documents.values()
        if (found := [id_ for id_, count in Counter(document.ids).items() if count > 1])
    }
    assert not repeated, f"Give these ids to one element each: {repeated}"


def test_what_refers_to_an_id_finds_it(site: BuiltSite) -> None:
    lost = []
    for document in site.documents.values():
        for element in document.top.walk():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget"):
                lost += [
                    f"/{document.address}: {name}={id_}"
                    for id_ in element.attributes.get(name, "").split()
                    if id_ not in document.ids
                ]
    assert not lost, f"No element has these ids: {lost}"


def test_headings_never_skip_a_level(site: BuiltSite) -> None:
    skipped = []
    for document in site.documents.values():
        before = 0
        for level, text in document.headings:
            if level > before + 1:
                skipped.append(f"/{document.address}: h{level} {text!r} follows h{before}")
            before = level
    assert not skipped, "\n".join(skipped)


def test_every_page_that_shows_example_data_says_so(site: BuiltSite) -> None:
    plain = {"404.html"} | MOVED.keys()  # only the municipality's name, and a goal's title on the way to its page
    plain |= {address for address, source in _authored().items() if _shows_no_data(source)}
    assert {"mal/", "ekonomi/", "sa-raknar-vi/", "vision/"}.isdisjoint(plain), "These show data, so they must say so"
    silent = [
        f"/{document.address}"
        for document in site.documents.values()
        if document.address not in plain and not _shows_example_mark(document)
    ]
    assert not silent, f"All of Exempelby is example data, but these pages don't say «Exempel» of it: {silent}"


def _shows_no_data(source: str) -> bool:
    """Whether an authored page calls no macro but for the municipality's name and the glossary, the same everywhere."""
    return set(re.findall(r"\{\{-?\s*(\w+)", source)) <= {"kommun", "ordlista"}


def _shows_example_mark(document: Document) -> bool:
    """Whether the word stands alone in an element that is no heading of a section."""
    words = [each.text for each in document.main.walk() if not re.fullmatch(r"h[1-6]|caption|a|strong", each.tag)]
    return any(re.match(r"Exempel(\W|$)", text) for text in words)


def _own_words(plan: Plan) -> set[str]:
    """What nobody but this municipality would write: ids and titles of what it has decided, its places and numbers."""
    municipality, bodies, governing = plan.municipality, plan.bodies.values(), plan.governing_documents
    titles = {
        **{each.id: each.title for each in plan.goals.values()},
        **{each.id: each.title for each in plan.indicators.values()},
        **{each.id: each.title for each in plan.activities.values()},
        **{each.id: each.title for each in plan.commissions.values()},
    }
    words = {word for word in (*titles.keys(), *titles.values()) if re.search(r"[ -]", word)}  # soliditet is a word too
    words |= {body.id for body in bodies if body.id != body.name.lower()}  # kommunstyrelsen is a word that all use
    words |= {body.name for body in bodies if body.kind in {BodyKind.COMPANY, BodyKind.UNIT}}
    words |= {area.id for area in plan.areas.values() if "-" in area.id}
    words |= {area.name for area in plan.areas.values() if len(area.name.split()) > 2}
    said = [each.registry_number for each in governing.documents] if governing else []
    said += [municipality.website, municipality.contact.email if municipality.contact else None]
    said += [municipality.vision.title if municipality.vision else None]
    return words | {word for word in said if word}


def test_nothing_of_perstorp_is_in_another_municipalitys_site(site: BuiltSite) -> None:
    theirs = _own_words(load_plan(ROOT / "goals")) - _own_words(load_plan(EXEMPELBY))
    assert {"fler-unga-klarar-skolan", "Perstorps Bostäder AB", "KS 2019/90"} <= theirs
    words = "|".join(map(re.escape, sorted(theirs, key=len, reverse=True)))
    word = re.compile(rf"perstorp|\b1275\b|(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    texts = {path: unescape(text).replace("\u00a0", " ") for path, text in site.texts().items()}
    found = [
        f"{path}: {match[0]}"
        for path, text in texts.items()
        for match in word.finditer(text)
        if not (path.startswith("sokindex/") and match[0].isalpha() and match[0] in theirs)  # a word without its dots
    ]
    assert not found, f"docs/ and macros/ must hold for any municipality: {found}"


# Charts


def _pictures(site: BuiltSite, *classes: str) -> list[tuple[Document, Element]]:
    """Every SVG that is not mere decoration, of some classes."""
    found = [(each, svg) for each in site.documents.values() for svg in each.main.all("svg")]
    told = [(document, svg) for document, svg in found if svg.attributes.get("aria-hidden") != "true"]
    return [(document, svg) for document, svg in told if not classes or svg.attributes["class"] in classes]


def _tables_beside(svg: Element) -> list[Element]:
    here = svg.within("section") or svg.within("article")
    return here.all("table") if here else []


def _row_of(table: Element, period: str) -> list[str]:
    """The cells of a period's row."""
    for row in table.all("tr"):
        cells = [cell.text for cell in row.all("th", "td")]
        if cells and cells[0].lower() == period.lower():
            return cells
    return []


def _faults_beside(document: Document, svg: Element) -> list[str]:
    """What a chart tells that the table beside it does not."""
    tables = _tables_beside(svg)
    points = [each.attributes["aria-label"] for each in svg.walk() if "aria-label" in each.attributes]
    if len(tables) != 1 or not points:
        return [f"/{document.address}: a chart with {len(points)} points beside {len(tables)} tables"]
    faults = []
    for point in points:
        period, _, told = point.replace("\u00a0", " ").partition(": ")
        value = re.sub(r", (prognos|preliminärt|rättat)", "", told)
        cells = _row_of(tables[0], period)
        if not any(re.sub(r" \(.*\)| \*", "", cell) == value for cell in cells):
            faults.append(f"/{document.address}: the chart says {period}: {value}, the table {cells}")
    return faults


def test_every_picture_is_of_a_kind_that_has_its_words_beside_it(site: BuiltSite) -> None:
    kinds = {svg.attributes["class"] for _, svg in _pictures(site)}
    assert kinds == {"chart", "chart bars", "chart money", "spark", "wheel-picture"}, (
        "Say in a test of its own that what a new kind of picture shows stands in words beside it too"
    )


def test_every_chart_has_a_table_with_the_same_figures(site: BuiltSite) -> None:
    charts = _pictures(site, "chart", "chart bars")
    own = [document.address for document, _ in charts if not document.address.startswith("uppfoljning/")]
    assert len(own) == 11, f"{len(own)} charts are drawn; nine indicators have outcomes, franvaro on three pages"
    assert len(charts) > len(own), "The pages of a body's follow-up draw them too"
    faults = [fault for document, svg in charts for fault in _faults_beside(document, svg)]
    assert not faults, "\n".join(faults)


def test_every_chart_of_economy_has_a_table_with_the_same_amounts(site: BuiltSite) -> None:
    charts = _pictures(site, "chart money")
    own = [document.address for document, _ in charts if document.address.endswith("/ekonomi/")]
    assert own == ["organ/bildningsnamnden/ekonomi/"] * 2, "Bildningsnämnden has reported two years"
    faults = []
    for document, svg in charts:
        rows = [[cell.text for cell in row.all("th", "td")] for table in _tables_beside(svg) for row in table.all("tr")]
        named = {cells[0].removesuffix(" (rättad)"): cells for cells in rows}
        spent = [cells[2] for cells in rows]
        points = [each.attributes["aria-label"] for each in svg.walk() if "aria-label" in each.attributes]
        assert points, f"/{document.address}: a chart without points"
        for name, _, told in (point.replace("\u00a0", " ").partition(": ") for point in points):
            amounts = re.findall(r"[−\d][\d ]*(?:,\d+)?(?= tkr)", told)
            beside = spent if name.startswith("Utfall till och med") else named.get(name, [])
            if not amounts or not set(amounts) <= set(beside):
                faults.append(f"/{document.address}: the chart says {name}: {told}, the table {beside}")
    assert not faults, "\n".join(faults)


def test_the_annual_wheel_shows_what_the_list_under_it_says(site: BuiltSite) -> None:
    page = site.page("arshjul/")
    [(_, wheel)] = _pictures(site, "wheel-picture")
    drawn = {link.attributes["href"]: link.one("title").text for link in wheel.all("a")}
    listed = {f"#{item.attributes['id']}": item for item in page.main.all("li") if "id" in item.attributes}
    assert drawn.keys() == listed.keys(), "Each event stands once in the picture and once in full in the list"
    for anchor, told in drawn.items():
        title, _, when = re.sub(r"^\d+\. ", "", told).rpartition(": ")
        assert title in listed[anchor].text, f"{anchor}: the picture says {told!r}"
        months, _, former = when.lower().partition(", enligt en styrmodell som ")
        assert months in listed[anchor].text.lower(), f"{anchor}: the picture says {told!r}"
        assert bool(former) == ("Det gäller inte längre." in listed[anchor].text), f"{anchor}: does it still hold?"
    assert "december–januari" in drawn["#handelse_1"], "The months on both sides of New Year are one run"


def test_the_figures_of_a_chart_to_explore_stand_in_the_table_too(site: BuiltSite) -> None:
    faults = []
    for document in site.documents.values():
        for element, link in list(document.links()):
            if "data-figure" not in element.attributes or link != element.attributes["data-figure"]:
                continue
            figure = json.loads(
                (site.folder / urlsplit(site.resolve(document, link)).path[1:]).read_text(encoding="utf-8")
            )
            told = [text for trace in figure["data"] if trace["name"] != "Mål" for text in filter(None, trace["text"])]
            tables = _tables_beside(element)
            assert told, f"{link} tells no figures"
            cells = "|".join(cell.text for table in tables for cell in table.all("td"))
            values = [
                re.sub(r", (prognos|preliminärt|rättat)", "", text.replace("\u00a0", " ").split(": ")[1])
                for text in told
            ]
            faults += [f"/{document.address}: {link} says {value}" for value in values if value not in cells]
    assert not faults, "These are not in the table beside the chart:\n" + "\n".join(faults)


def test_plotly_is_served_by_the_site_but_loaded_by_no_page(site: BuiltSite) -> None:
    scripts = [file for file in site.folder.rglob("*.js") if file.name.startswith("plotly")]
    assert len(scripts) == 1, "The site serves Plotly's script once, from its own folder"
    loading = [
        each.address
        for each in site.documents.values()
        for script in each.top.all("script")
        if "plotly" in str(script.attributes)
    ]
    assert not loading, f"These pages load Plotly unasked: {loading}"


# Plans


def test_what_looks_like_a_template_in_a_plan_stays_the_text_it_is(site: BuiltSite) -> None:
    page = site.page("organ/bildningsnamnden/verksamhetsplan/2026/").main.text
    assert "På mattelektionerna står det {{ 7*7 }} på tavlan, och {% raw %} i boken" in page, (
        "A plan is data: Jinja in it must stay the text it is"
    )


# Follow-ups


def test_a_follow_up_shows_the_figures_as_known_when_it_was_published(site: BuiltSite) -> None:
    bokslut = site.page("uppfoljning/2025-bokslut/")
    rows = [
        row for table in bokslut.main.all("table") for row in table.all("tr") if "behöriga till gymnasiet" in row.text
    ]
    assert rows, "The bokslut shows the indicators of the goals that it assesses"
    assert all("86,4 %" in row.text for row in rows), "86,4 % stood there on 2026-03-18; it was corrected in May"
    assert all("Målet nått" in row.text for row in rows), "86,4 of 86 was green on the day"
    assert not any("82,1" in row.text for row in rows), "The correction of 2026-05-06 was not known on 2026-03-18"


def test_a_follow_up_mentions_a_later_correction_with_its_date(site: BuiltSite) -> None:
    goal = next(
        each
        for each in site.page("uppfoljning/2025-bokslut/").main.all("section")
        if each.all("h3") and "Fler elever klarar" in each.one("h3").text and not each.all("h2")
    )
    for words in ("82,1 %", "från 86,4 %", "6 maj 2026", "Två elever var räknade dubbelt"):
        assert words in goal.text, f"The follow-up must tell the later correction: {words!r} is missing"


def test_a_goals_own_page_shows_the_figure_as_corrected(site: BuiltSite) -> None:
    goal = site.page("mal/fler-klarar-skolan/").main.text
    assert "82,1 / 86" in goal, "The formula uses the corrected figure"
    assert "Tidigare stod 86,4 %" in goal, "The former figure is told"


def test_a_follow_up_shows_the_colour_of_that_day_though_it_was_corrected_later(site: BuiltSite) -> None:
    report = site.page("uppfoljning/2025-t2/").main.text
    assert "Prognos: Uppfylls inte" in report or "Prognos: uppfylls inte" in report, "It said red on 2025-10-08"
    assert "22 oktober 2025" in report, "The correction of the assessment is told with its date"


# Commands


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


@pytest.mark.parametrize("commit", ["6699079", "0123456", "12e4567"])
def test_the_foot_of_a_page_shows_the_commit_though_it_looks_like_a_number(commit: str, tmp_path: Path) -> None:
    built = build(EXEMPELBY, tmp_path / "site", COMMIT=commit)
    assert built.returncode == 0, told_by(built)
    assert f"Version: {commit}" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_build_without_problems_gives_no_warning(tmp_path: Path) -> None:
    built = build(EXEMPELBY, tmp_path / "site")
    assert built.returncode == 0, told_by(built)
    assert not told_by(built), f"A build of sound data says nothing but INFO:\n{told_by(built)}"


def test_a_site_address_without_its_last_slash_means_the_same(site_below: BuiltSite, tmp_path: Path) -> None:
    built = build(EXEMPELBY, tmp_path / "site", BELOW.rstrip("/"))
    assert built.returncode == 0, told_by(built)
    assert _contents(tmp_path / "site") == _contents(site_below.folder), (
        "SITE_URL with and without / must give one site"
    )


def test_a_site_that_is_not_told_its_address_works_at_a_root(tmp_path: Path) -> None:
    built = build(EXEMPELBY, tmp_path / "site", "")
    assert built.returncode == 0, told_by(built)
    somewhere = BuiltSite(tmp_path / "site", "https://nagonstans.example/")
    _assert_sound(somewhere)
    heads = [link for each in somewhere.documents.values() for link in each.top.all("link")]
    invented = {link.attributes["href"] for link in heads if "//" in link.attributes["href"]}
    assert not invented, f"Nobody has said where the site stands, so no page may name a whole address: {invented}"


def test_a_municipality_that_has_just_begun_has_a_sound_site(tmp_path: Path) -> None:
    goals = tmp_path / "goals"
    goals.mkdir()
    (goals / "kommun.yml").write_text('namn: Nya kommunen\nkommunkod: "9998"\n', encoding="utf-8")
    bodies = "organ: [{id: kf, namn: Fullmäktige, typ: fullmäktige}]\n"
    (goals / "organisation.yml").write_text(bodies, encoding="utf-8")
    built = build(goals, tmp_path / "site")
    assert built.returncode == 0, f"A municipality without a goal must have a site:\n{told_by(built)}"
    begun = BuiltSite(tmp_path / "site", AT_ROOT)
    _assert_sound(begun)
    assert "Nya kommunen" in begun.page("").main.text


def _assert_sound(site: BuiltSite) -> None:
    """Links that hold, one h1, well-formed, each id once."""
    faults = []
    for address, page in site.documents.items():
        faults += [f"/{address}: {fault}" for _, link in page.links() if (fault := site.fault_of(page, link))]
        faults += [f"/{address}: {fault}" for fault in page.faults]
        faults += [f"/{address}: id {id_} twice" for id_, count in Counter(page.ids).items() if count > 1]
        if [level for level, _ in page.headings].count(1) != 1:
            faults.append(f"/{address}: not one h1")
    assert not faults, "\n".join(faults)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Exempelby with three faults in two files."""
    goals = copytree(EXEMPELBY, tmp_path / "goals")
    indicator = goals / "skolorna/indikatorer/franvaro.yml"
    indicator.write_text(
        indicator.read_text("utf-8").replace("värde: 12,", "värde: tolv,").replace("riktning:", "rikning:"), "utf-8"
    )
    goal = goals / "fullmaktige/mal/renare-vatten.yml"
    goal.write_text(goal.read_text("utf-8").replace("slut: 2022-12-31", "slut: 2018-12-31"), "utf-8")
    return goals


def test_a_broken_repository_stops_the_build_with_its_problems_in_swedish(broken: Path, tmp_path: Path) -> None:
    built = build(broken, tmp_path / "site")
    told = told_by(built)
    assert built.returncode != 0, "A build of broken data must fail"
    for words in ('franvaro.yml:12:27: målvärden[0].värde: "tolv" är inte ett tal.', 'Menade du "riktning"?',
                  "renare-vatten.yml:5:7: slut: Slutet"):  # fmt: skip
        assert words in told, (
            f"The build must tell every problem by file, line and field; {words!r} is missing in:\n{told}"
        )
    assert "Traceback" not in told, f"A user's mistake is no traceback:\n{told}"
    assert not (tmp_path / "site").exists(), "Nothing is written when the data is broken"


def test_a_broken_repository_leaves_the_last_site_as_it_was(broken: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    (out / "mal").mkdir(parents=True)
    (out / "index.html").write_text("den förra sajten", encoding="utf-8")
    (out / "mal" / "index.html").write_text("de förra målen", encoding="utf-8")
    built = build(broken, out)
    assert built.returncode != 0
    left = {file.relative_to(out).as_posix(): file.read_text("utf-8") for file in out.rglob("*") if file.is_file()}
    assert left == {"index.html": "den förra sajten", "mal/index.html": "de förra målen"}, (
        "A failed build must leave the last site alone"
    )


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("fullmaktige/mal/renare-vatten.yml", "fullmaktige/mal/index.yml"),
        ("skolorna/indikatorer/franvaro.yml", "skolorna/indikatorer/index.yml"),
    ],
    ids=["goal", "indicator of several goals"],
)
def test_an_id_that_would_take_another_pages_address_is_refused(source: str, copy: str, tmp_path: Path) -> None:
    goals = copytree(EXEMPELBY, tmp_path / "goals")
    (goals / copy).write_bytes((goals / source).read_bytes())
    built = build(goals, tmp_path / "site")
    told = told_by(built)
    assert built.returncode != 0, (
        f"{copy} can't be shown at its own address (MkDocs makes index.md a folder's page): refuse it"
    )
    assert "index" in told, f"The refusal must name the id:\n{told}"
    assert "Traceback" not in told, f"A user's mistake is no traceback:\n{told}"


def test_a_body_whose_id_would_take_the_list_of_bodies_address_is_refused(tmp_path: Path) -> None:
    goals = copytree(EXEMPELBY, tmp_path / "goals")
    organisation = goals / "organisation.yml"
    organisation.write_text(
        organisation.read_text("utf-8") + "  - {id: index, namn: Indexnämnden, typ: nämnd}\n", "utf-8"
    )
    built = build(goals, tmp_path / "site")
    told = told_by(built)
    assert built.returncode != 0, "The body would replace docs/organ/index.md"
    assert "index" in told, f"The refusal must name the id:\n{told}"
    assert "Traceback" not in told, f"A user's mistake is no traceback:\n{told}"
