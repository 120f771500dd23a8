"""The forms in a published site: whole, compressed, listed, with a policy of their own, and out of the archive."""

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_accessibility import ALL_RULES, violations
from tests.browser.visits import DESK, PHONE, Visit, visiting
from tests.forms.site import EXEMPELBY, files_of, open_editor, open_form, serve_site, write_site
from tests.publishing.commands import publish, run_goals


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with forms for a GitLab, published."""
    site = tmp_path_factory.mktemp("published")
    write_site(site, "--gitlab", "https://gitlab.example.se", "--repo", "kommunen/mal", "--app-id", "a1b2")
    publish(site)
    return site


def test_every_file_is_compressed_and_in_the_list(published: Path) -> None:
    listed = dict(reversed(line.split("  ", 1)) for line in (published / "manifest.sha256").read_text().splitlines())
    files = {path.relative_to(published).as_posix() for path in (published / "redigera").rglob("*") if path.is_file()}
    assert (
        {"redigera/index.html", "redigera/config.yml", "redigera/start.js", "redigera/config.yml.br"}
        <= files
        <= listed.keys()
    )
    for name in files:
        assert listed[name] == hashlib.sha256((published / name).read_bytes()).hexdigest()


def test_the_page_says_what_it_may_load_and_that_it_is_not_to_be_found(published: Path) -> None:
    html = (published / "redigera" / "index.html").read_text(encoding="utf-8")
    assert "script-src 'self';" in html
    assert "connect-src 'self' https://gitlab.example.se;" in html
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert "<title>Redigera målen – Exempelby kommun</title>" in html
    assert "redigera" not in (published / "index.html").read_text(encoding="utf-8")


def test_forms_put_in_once_more_take_the_place_of_the_former(published: Path, tmp_path: Path) -> None:
    site = write_site(tmp_path)
    (site / "redigera" / "gammal.js").write_text("x", encoding="utf-8")
    write_site(tmp_path)
    assert not (site / "redigera" / "gammal.js").exists()


def test_the_archive_has_no_forms(published: Path, tmp_path: Path) -> None:
    done = run_goals("archive", str(tmp_path / "arkiv"), "--site", str(published), "--goals", str(EXEMPELBY))
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "arkiv" / "redigera").exists()


def test_the_forms_work_as_published_and_no_script_in_a_title_runs(published: Path, chromium: Browser) -> None:
    files = files_of(EXEMPELBY)
    goal = "goals/fullmaktige/mal/renare-vatten.yml"
    files[goal] = re.sub("^titel: .*", "titel: '<img src=x onerror=alert(1)>'", files[goal], flags=re.MULTILINE)
    with serve_site(published) as address, visiting(chromium, address, today=None) as visit:
        page = open_editor(visit, files)
        open_form(page, "fullmaktige__indikatorer/entries/fosfor", "titel")
        assert visit.complaints == []
        open_form(page, "fullmaktige__mal/entries/renare-vatten", "titel")
        assert [told for told in visit.complaints if "Content Security Policy" not in told] == []


def test_a_reader_without_script_is_told_of_the_other_way(published: Path, chromium: Browser) -> None:
    with serve_site(published) as address, visiting(chromium, address, java_script_enabled=False) as visit:
        expect(visit.open("redigera/").get_by_role("main")).to_contain_text("GitLabs webbredigerare")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1440", "390"])
def test_axe_finds_nothing_where_one_signs_in(visit: Visit, size: tuple[int, int]) -> None:
    page = visit.begin(visit.site, size).open("redigera/")
    page.get_by_role("button", name="Arbeta med lokalt repository").wait_for()
    assert violations(page, ALL_RULES) == []


def test_axe_finds_nothing_in_a_form(visit: Visit) -> None:
    page = open_editor(visit, files_of(EXEMPELBY))
    open_form(page, "bildningsnamnden__indikatorer/entries/lasning-i-trean", "titel")
    assert violations(page, ALL_RULES) == []
