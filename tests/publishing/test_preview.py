"""`goals preview`: the site as it would be, which says so on every page and is found by nobody."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import Visit, visiting
from tests.publishing.commands import run_goals

TOLD = "Förhandsvisning. Inget här är publicerat än."
NOINDEX = '<meta name="robots" content="noindex">'


def preview(out: Path, site: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    return run_goals("preview", str(out), "--site", str(site), *options)


@pytest.fixture(scope="module")
def copied(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The preview as files."""
    out = tmp_path_factory.mktemp("preview") / "preview"
    done = preview(out, published)
    assert (done.returncode, done.stderr) == (0, "")
    return out


@pytest.fixture
def opened(chromium: Browser, copied: Path) -> Iterator[Visit]:
    with visiting(chromium, f"{copied.as_uri()}/", offline=True) as visit:
        yield visit


def test_every_page_is_closed_to_search_engines_and_says_what_it_is(copied: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in copied.rglob("*.html")}
    assert [path for path, html in pages.items() if html.count(NOINDEX) != 1] == []
    framed = {path: html for path, html in pages.items() if '<header class="site-header">' in html}
    assert len(framed) > 30
    assert [path for path, html in framed.items() if TOLD not in html] == []


def test_it_opens_from_a_folder_and_leads_on(opened: Visit) -> None:
    page = opened.open("index.html")
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Mål", exact=True).click()
    assert page.url.endswith("/mal/index.html")
    assert TOLD in page.inner_text("header")


def test_a_served_one_is_the_whole_site_and_its_manifest_holds(published: Path, tmp_path: Path) -> None:
    out = tmp_path / "served"
    assert preview(out, published, "--served").returncode == 0
    before, after = (
        {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()} for folder in (published, out)
    )
    assert before == after
    assert "Disallow: /\n" in (out / "robots.txt").read_text()
    goal = (out / "mal" / "fler-klarar-skolan" / "index.html").read_text(encoding="utf-8")
    assert (TOLD in goal, NOINDEX in goal, "<script" in goal) == (True, True, True)
    checked = subprocess.run(["sha256sum", "--check", "--quiet", "manifest.sha256"], cwd=out, check=False)
    assert checked.returncode == 0


def test_nothing_is_written_over_and_no_site_is_told_of(copied: Path, published: Path, tmp_path: Path) -> None:
    done = preview(copied, published)
    assert (done.returncode, "är inte tom" in done.stderr) == (1, True)
    done = preview(tmp_path / "out", tmp_path)
    assert (done.returncode, "ingen färdig webbplats" in done.stderr) == (1, True)
