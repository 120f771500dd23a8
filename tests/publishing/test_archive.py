"""`goals archive`: a copy of the site that opens from a folder, for as long as there are browsers."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import Visit, visiting
from tests.publishing.commands import run_goals
from tests.served import EXEMPELBY
from tests.site.documents import BuiltSite

FROM_FOLDER = "https://arkiv.invalid/"


def archive(out: Path, site: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run `goals archive` on Exempelby."""
    return run_goals("archive", str(out), "--site", str(site), "--goals", str(EXEMPELBY), **environment)


@pytest.fixture(scope="module")
def archived(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive as a folder."""
    out = tmp_path_factory.mktemp("arkiv") / "malsidan"
    done = archive(out, published, COMMIT="abc1234", SITE_URL="https://exempelby.example/")
    assert (done.returncode, done.stderr) == (0, "")
    return out


@pytest.fixture
def offline(chromium: Browser, archived: Path) -> Iterator[Visit]:
    """The archive in a browser without a network."""
    with visiting(chromium, f"{archived.as_uri()}/", offline=True) as visit:
        yield visit


# The files


def test_the_manifest_verifies(archived: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "manifest.sha256"],
        cwd=archived, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    files = {path.relative_to(archived).as_posix() for path in archived.rglob("*") if path.is_file()}
    listed = (archived / "manifest.sha256").read_text(encoding="utf-8").splitlines()
    assert {line[66:] for line in listed} == files - {"manifest.sha256"}


def test_all_data_and_all_of_its_source_are_there(archived: Path, published: Path) -> None:
    for source in EXEMPELBY.rglob("*.*"):
        assert (archived / "maldata" / source.relative_to(EXEMPELBY)).read_bytes() == source.read_bytes()
    data = [path for path in (published / "data").rglob("*") if path.is_file() and path.suffix not in {".br", ".gz"}]
    assert data
    for file in data:
        assert (archived / file.relative_to(published)).read_bytes() == file.read_bytes()


def test_what_only_a_server_needs_is_not_there(archived: Path) -> None:
    names = [path.name for path in archived.rglob("*")]
    assert [name for name in names if name.endswith((".br", ".gz", ".js", ".unfinished")) or name.startswith(".")] == []
    assert not {"404.html", "_redirects", "robots.txt", "sokindex"} & set(names)


def test_the_readme_says_what_it_is_and_how_to_check_it(archived: Path) -> None:
    told = (archived / "LÄSMIG.txt").read_text(encoding="utf-8")
    for said in ("Exempelby kommun", "15 juni 2026", "2026-06-15", "abc1234", "https://exempelby.example/"):
        assert said in told
    assert "sha256sum --check manifest.sha256" in told
    assert "\u00a0" not in told


def test_the_same_site_gives_the_same_bytes(published: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        done = archive(tmp_path / name / "malsidan.zip", published)
        assert (done.returncode, done.stderr) == (0, "")
        assert [path.name for path in (tmp_path / name).iterdir()] == ["malsidan.zip"]
    assert (tmp_path / "a" / "malsidan.zip").read_bytes() == (tmp_path / "b" / "malsidan.zip").read_bytes()


def test_the_zip_file_holds_the_folder(published: Path, archived: Path, tmp_path: Path) -> None:
    archive(tmp_path / "malsidan.zip", published, COMMIT="abc1234", SITE_URL="https://exempelby.example/")
    with ZipFile(tmp_path / "malsidan.zip") as packed:
        assert packed.testzip() is None
        held = {name.removeprefix("malsidan/"): packed.read(name) for name in packed.namelist()}
    folder = {path.relative_to(archived).as_posix(): path for path in archived.rglob("*") if path.is_file()}
    assert held.keys() == folder.keys()
    assert all(held[name] == path.read_bytes() for name, path in folder.items())


# The pages


def test_every_link_leads_to_a_file_that_is_there(archived: Path) -> None:
    site = BuiltSite(archived, FROM_FOLDER)
    followed = 0
    for document in site.documents.values():
        for element, link in document.links():
            assert site.fault_of(document, link) is None, f"{document.address}: {link}"
            target = urlsplit(site.resolve(document, link))
            if target.netloc != urlsplit(FROM_FOLDER).netloc or (element.tag, link) == ("form", ""):
                continue
            file = archived / unquote(target.path).lstrip("/")
            assert file.is_file() or link.startswith("#"), f"{document.address}: {link} opens a folder"
            assert not link.startswith("/"), f"{document.address}: {link} leaves the folder"
            followed += 1
    assert followed > 1000


def test_no_page_has_a_script_or_asks_for_what_is_gone(archived: Path) -> None:
    for address, document in BuiltSite(archived, FROM_FOLDER).documents.items():
        assert [each.attributes for each in document.top.all("script") if "src" in each.attributes] == [], address
        assert document.top.all("template", "noscript") == [], address
        assert [each for each in document.top.walk() if each.attributes.get("role") == "search"] == [], address
        policies = [each.attributes["content"] for each in document.top.all("meta") if "http-equiv" in each.attributes]
        assert "script-src" not in policies[0], address
        assert not document.faults, f"{address}: {document.faults}"


def test_every_page_says_that_it_is_a_copy(archived: Path) -> None:
    for address, document in BuiltSite(archived, FROM_FOLDER).documents.items():
        headers = [each for each in document.top.all("header") if "site-header" in each.attributes.get("class", "")]
        for header in headers:
            assert "Arkivkopia: så såg webbplatsen ut den 15 juni 2026." in header.text, address
        assert headers or document.is_stub or address.startswith("inbaddning/"), address


def test_every_page_opens_from_the_folder_without_a_network(offline: Visit, archived: Path) -> None:
    documents = BuiltSite(archived, FROM_FOLDER).documents
    addresses = [f"{address}index.html" for address, document in documents.items() if not document.is_stub]
    for address in addresses:
        page = offline.open(address)
        assert not offline.complaints, f"{address}: {offline.complaints}"
        assert page.evaluate("document.styleSheets.length > 0 && [...document.styleSheets].every((one) => one.href)")
    offline.page.set_viewport_size({"width": 320, "height": 640})
    for address in addresses[::8]:
        wide = offline.open(address).evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], f"{address} is {wide[0]} px wide"


def test_a_reader_finds_a_goal_by_the_list_and_goes_on(offline: Visit) -> None:
    page = offline.open("index.html")
    page.get_by_role("banner").get_by_role("link", name="Alla mål och indikatorer").click()
    page.get_by_role("main").get_by_role("link", name="Fler elever klarar skolan").first.click()
    assert page.url.endswith("/mal/fler-klarar-skolan/index.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Fler elever klarar skolan"
    assert page.evaluate("getComputedStyle(document.querySelector('.chip')).display") != "inline"
    assert page.get_by_role("button", name="Utforska diagrammet").count() == 0
    assert page.locator("main figure svg").first.is_visible()
    page.goto(f"{offline.site}sok/index.html")
    page.get_by_role("main").get_by_text("går inte att söka i").get_by_role("link").click()
    assert page.get_by_role("main").get_by_role("link", name="Fler elever klarar skolan").first.is_visible()


def test_a_former_address_leads_on(offline: Visit) -> None:
    offline.page.goto(f"{offline.site}mal/skolan-lyckas/index.html")
    offline.page.wait_for_url("**/mal/fler-klarar-skolan/index.html")


# What can't be archived


def test_a_folder_that_holds_something_is_not_written_over(published: Path, tmp_path: Path) -> None:
    (tmp_path / "viktigt.txt").write_text("viktigt", encoding="utf-8")
    done = archive(tmp_path, published)
    assert done.returncode == 1
    assert "är inte tom" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["viktigt.txt"]


def test_a_site_that_is_not_built_can_not_be_archived(tmp_path: Path) -> None:
    done = archive(tmp_path / "arkiv.zip", tmp_path / "site")
    assert (done.returncode, "Kör make site" in done.stderr) == (1, True)
    assert not (tmp_path / "arkiv.zip").exists()
