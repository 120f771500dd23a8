"""The Atom feeds: what RFC 4287 demands, what a feed reader reads, and ids that never change."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.opendata.feed import NEWEST, feed_files, write_tag
from macros.pages.page import Site
from macros.pages.record import record_of
from macros.plan.model import Municipality
from macros.reading.load import load_plan
from tests.pages.corrected import FILES
from tests.pages.rendered import site_of
from tests.plan.test_changes import FILES as FIGURES
from tests.plan.test_changes import STEERING
from tests.repositories import plan_of
from tests.served import EXEMPELBY
from tests.site.hostile import write_lots

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://mal.example.se/"
DAY = date(2026, 6, 15)
PLAN, BARE = load_plan(EXEMPELBY), plan_of({})
EVERYTHING = {**FIGURES, **STEERING}
TAG = re.compile(r"tag:[a-z0-9][a-z0-9.-]*[a-z0-9],\d{4}-\d\d-\d\d:[A-Za-z0-9/._~-]+")


def read_feed(text: bytes) -> Element:
    return fromstring(text)  # noqa: S314  we have just written it


def example_site(day: date = DAY, url: str = URL) -> Site:
    return Site(load_plan(EXEMPELBY), day, url=url)


def sites(tmp_path: Path) -> Iterator[Site]:
    yield example_site()
    yield example_site(date(2010, 1, 1))
    yield Site(plan_of(EVERYTHING), DAY, url=URL)
    yield Site(plan_of({"skolnamnden/mal/malet.yml": None}), DAY)
    yield Site(load_plan(write_lots(tmp_path / "lots")), DAY, url=URL)


def faults_of(feed: Element, address: str) -> list[str]:
    """What breaks a MUST of RFC 4287 in a feed document."""
    faults = _faults_of_parts(feed, "feed", {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "rights": (0, 1),
                                             "subtitle": (0, 1), "author": (1, 99), "generator": (0, 1)})  # fmt: skip
    selves = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    faults += [] if selves == [address] else [f"self is {selves}, not {address}"]
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        faults += _faults_of_parts(entry, "entry", {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "summary": (1, 1),
                                                    "published": (0, 1), "content": (0, 1)})  # fmt: skip
        alternates = [link.get("type") for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        faults += [] if alternates == ["text/html"] else [f"alternates {alternates}"]
    ids = [feed.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in entries)]
    faults += [f"{id_} stands twice" for id_, count in Counter(ids).items() if count > 1]
    faults += [f"{id_} is no tag URI" for id_ in ids if not TAG.fullmatch(id_ or "")]
    newest = [entry.findtext(f"{ATOM}updated") for entry in entries]
    faults += [] if newest == sorted(newest, key=str, reverse=True) else ["the newest is not first"]
    faults += (
        [] if not newest or feed.findtext(f"{ATOM}updated") == newest[0] else ["the feed is not as new as the newest"]
    )
    return faults


def _faults_of_parts(parent: Element, name: str, allowed: dict[str, tuple[int, int]]) -> list[str]:
    faults = []
    for part, (least, most) in allowed.items():
        found = parent.findall(f"{ATOM}{part}")
        faults += [] if least <= len(found) <= most else [f"{name} has {len(found)} {part}"]
    for element in parent:
        kind = element.tag.removeprefix(ATOM)
        faults += [] if element.tag.startswith(ATOM) else [f"{element.tag} is not of Atom"]
        if kind in {"title", "summary", "subtitle", "rights"}:
            faults += [] if element.get("type") == "text" and not len(element) else [f"{kind} is not plain text"]
        if kind in {"updated", "published"}:
            moment = datetime.fromisoformat(element.text or "")
            faults += [] if moment.tzinfo else [f"{element.text} has no time zone"]
        if kind == "link":
            target = urlsplit(element.get("href") or "")
            faults += [] if target.scheme and target.netloc else [f"{element.get('href')} is not whole"]
        if kind == "author":
            faults += [] if element.findtext(f"{ATOM}name") else ["an author has no name"]
        if kind == "category":
            faults += [] if element.get("term") else ["a category has no term"]
    return faults


def test_every_feed_keeps_the_musts_of_rfc_4287_and_is_read_without_complaint(tmp_path: Path) -> None:
    for site in sites(tmp_path):
        for path, text in feed_files(site).items():
            faults = faults_of(read_feed(text), site.absolute(path))
            assert not faults, f"{path}: {faults}"
            parsed = feedparser.parse(text)
            assert parsed.bozo == 0, f"{path}: {parsed.get('bozo_exception')}"
            assert parsed.version == "atom10"
            assert len(parsed.entries) == min(NEWEST, len(read_feed(text).findall(f"{ATOM}entry")))


def test_there_is_a_feed_of_the_whole_of_each_area_with_goals_and_of_each_body() -> None:
    assert set(feed_files(site_of(FILES))) == {
        "andringar/feed.xml",
        "andringar/omrade/skola.xml",
        "andringar/organ/fullmaktige.xml",
        "andringar/organ/skolnamnden.xml",
        "andringar/organ/fritidsnamnden.xml",
    }


def test_an_entry_says_all_that_the_page_says_and_leads_there() -> None:
    site = Site(plan_of(FIGURES), DAY, url=URL)
    entry = feedparser.parse(feed_files(site)["andringar/feed.xml"]).entries[0]
    assert entry.id == "tag:1275,2026-01-01:andringar/rattat-utfall_behoriga_2024_2025-05-09"
    assert entry.title == "Rättat utfall: Behöriga till yrkesprogram"
    assert entry.summary == "Skolnämnden. Utfallet för 2024 rättades till 76,4 % från 75,4 %. Orsak: Fel igen."
    assert entry.updated == "2025-05-09T00:00:00Z"
    assert {(link.rel, link.href) for link in entry.links} == {
        ("alternate", f"{URL}andringar/2025/#rattat-utfall_behoriga_2024_2025-05-09"),
        ("related", f"{URL}mal/malet/#behoriga"),
    }
    assert [tag.term for tag in entry.tags] == ["typ=rattelse", "typ=utfall", "omrade=skola", "organ=skolnamnden"]


def test_the_feed_says_who_publishes_it_and_that_it_is_free() -> None:
    feed = feedparser.parse(feed_files(example_site())["andringar/feed.xml"]).feed
    assert feed.author == "Exempelby kommun"
    assert feed.rights.startswith("CC0 1.0")
    assert {"https://creativecommons.org/publicdomain/zero/1.0/"} == {
        link.href for link in feed.links if link.rel == "license"
    }


def test_example_data_says_so_in_every_entry() -> None:
    for entry in feedparser.parse(feed_files(example_site())["andringar/feed.xml"]).entries:
        assert entry.title.startswith("Exempel: ")
        assert "påhittade exempel" in entry.summary


def test_every_change_is_in_a_feed_or_on_the_page_that_the_feed_leads_to() -> None:
    site = Site(plan_of(EVERYTHING), DAY, url=URL)
    text = feed_files(site)["andringar/feed.xml"].decode()
    entries = record_of(site).entries
    assert all(f"andringar/{entry.id}<" in text for entry in entries)
    judged = [part for entry in entries for part in entry.parts]
    assert judged
    assert all(f"{part.subject}: {part.word}." in text for part in judged), "A follow-up's entry holds its assessments"


def test_a_feed_has_the_newest_and_says_where_the_rest_stands() -> None:
    rows = "\n".join(
        f"  - {{period: {1900 + number % 120}-{1 + number // 120:02}, värde: 1, publicerad: 2026-01-05}}"
        for number in range(130)
    )
    indicator = f"titel: M\nmål: [malet]\nenhet: kr\nriktning: högre\nutfall:\n{rows}"
    site = site_of({"skolnamnden/indikatorer/m.yml": indicator})
    parsed = feedparser.parse(feed_files(site)["andringar/feed.xml"])
    assert len(parsed.entries) == NEWEST
    assert f"Flödet har de {NEWEST} senaste händelserna." in parsed.feed.subtitle
    assert {link.href for link in parsed.feed.links if link.rel == "alternate"} == {site.absolute("andringar/")}


def test_a_feed_of_a_body_or_area_has_what_concerns_it() -> None:
    files = feed_files(Site(plan_of(EVERYTHING), DAY, url=URL))
    council = feedparser.parse(files["andringar/organ/fullmaktige.xml"]).entries
    assert {"Nytt mål: Målet", "Nytt uppdrag: Utred", "Vision: Prövköping 2030"} <= {entry.title for entry in council}
    assert not [entry for entry in council if entry.title.startswith("Nytt utfall")]
    area = feedparser.parse(files["andringar/omrade/skola.xml"]).entries
    assert not [entry for entry in area if "uppdrag" in entry.title.lower()]


# Ids


def ids_of(text: bytes) -> list[str]:
    return [entry.findtext(f"{ATOM}id") or "" for entry in read_feed(text).findall(f"{ATOM}entry")]


def test_ids_do_not_hang_on_where_the_site_stands() -> None:
    here = feed_files(example_site(url="https://a.example/"))
    there = feed_files(example_site(url="https://b.example/under/"))
    assert {path: ids_of(text) for path, text in here.items()} == {path: ids_of(text) for path, text in there.items()}
    assert here["andringar/feed.xml"] != there["andringar/feed.xml"]


@pytest.mark.parametrize(
    ("website", "authority"),
    [
        ("https://www.exempelby.example", "exempelby.example"),
        ("http://exempelby.example/start", "exempelby.example"),
        ("https://WWW.Exempelby.example:8080", "exempelby.example"),
        (None, "1275"),
        ("https://åby.example", "1275"),
    ],
)
def test_ids_are_of_the_municipalitys_host_however_its_address_is_written(website: str | None, authority: str) -> None:
    municipality = Municipality.model_validate({"namn": "K", "kommunkod": "1275", "webbplats": website})
    assert write_tag(municipality, "andringar/x") == f"tag:{authority},2026-01-01:andringar/x"


@settings(max_examples=15, deadline=None)
@given(st.dates(date(2018, 1, 1), date(2026, 6, 15)), st.dates(date(2018, 1, 1), date(2026, 6, 15)))
def test_later_happenings_never_change_an_earlier_entry(one: date, other: date) -> None:
    early, late = sorted((one, other))
    before, after = (read_feed(feed_files(Site(PLAN, day))["andringar/feed.xml"]) for day in (early, late))
    known = {entry.findtext(f"{ATOM}id"): [*entry.itertext()] for entry in after.findall(f"{ATOM}entry")}
    for entry in before.findall(f"{ATOM}entry"):
        same = known.get(entry.findtext(f"{ATOM}id"))
        assert same is None or same == [*entry.itertext()], "An entry that still stands there says what it said"
    if len(known) < NEWEST:
        assert {entry.findtext(f"{ATOM}id") for entry in before.findall(f"{ATOM}entry")} <= known.keys()


def test_two_builds_write_the_same_bytes() -> None:
    assert feed_files(example_site()) == feed_files(example_site())


# Hostile texts


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_whatever_a_title_holds_the_feed_can_be_read(title: str) -> None:
    goal = BARE.goals["malet"].model_copy(update={"title": title})
    site = Site(replace(BARE, goals={"malet": goal}), DAY)
    feed = read_feed(feed_files(site)["andringar/feed.xml"])
    (told,) = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert (told or "").startswith("Nytt mål:")
