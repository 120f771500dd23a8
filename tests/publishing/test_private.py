"""The published site behind nginx, in Chromium: no policy stops anything, nobody else is asked, nothing is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import KINDS, LEADS_ON
from tests.browser.visits import Visit, visiting
from tests.publishing.servers import Server
from tests.served import serve

LISTEN = """
window.stopped = [];
addEventListener("securitypolicyviolation", (event) => {
  const where = `${event.sourceFile}:${event.lineNumber}`;
  window.stopped.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample} (${where})`);
});
"""
KEPT = """async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookie": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}


@pytest.fixture
def visit(chromium: Browser, behind_nginx: Server) -> Iterator[Visit]:
    """A new window at the site, which notes what policies stop."""
    with visiting(chromium, behind_nginx.address) as begun:
        begun.page.context.add_init_script(LISTEN)
        yield begun


def _assert_nothing_stopped(visit: Visit, where: str) -> None:
    stopped = visit.page.evaluate("window.stopped")
    assert stopped == [], f"{where}: {stopped}"
    assert visit.complaints == [], f"{where}: {visit.complaints}"


def _explore(page: Page) -> None:
    page.get_by_role("button", name="Utforska diagrammet").first.click()
    expect(page.locator(".drawn .main-svg").first).to_be_visible(timeout=15_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Ladda ner som bild").first.click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def _search(page: Page) -> None:
    page.get_by_role("main").get_by_role("searchbox").fill("skolan")
    hits = page.get_by_role("list", name="Träffar")
    expect(hits.get_by_role("link", name="Fler elever klarar skolan").first).to_be_visible(timeout=15_000)


def test_no_page_kind_has_anything_that_a_policy_stops(visit: Visit) -> None:
    for kind, address in KINDS.items():
        if address in LEADS_ON:
            continue
        visit.open(address).wait_for_load_state("networkidle")
        _assert_nothing_stopped(visit, kind)


def test_a_violation_would_be_seen(visit: Visit) -> None:
    page = visit.open("")
    page.evaluate("() => void fetch('https://annan.example/').catch(() => 0)")
    page.wait_for_function("window.stopped.length > 0")
    assert "connect-src" in page.evaluate("window.stopped[0]")


def test_exploring_a_chart_and_saving_it_needs_no_more_than_the_policy_allows(visit: Visit) -> None:
    page = visit.open(KINDS["goal"])
    _explore(page)
    _assert_nothing_stopped(visit, "exploring")
    assert page.evaluate("!!document.querySelector('script[src*=plotly]').integrity")


def test_a_changed_script_is_not_run(visit: Visit) -> None:
    visit.page.context.route("**/assets/plotly-*.js", lambda route: route.fulfill(body="window.Plotly = {}; evil = 1"))
    page = visit.open(KINDS["goal"])
    page.get_by_role("button", name="Utforska diagrammet").first.click()
    expect(page.get_by_text("Det gick inte att hämta diagrammet").first).to_be_visible()
    assert page.evaluate("typeof evil") == "undefined"


def test_searching_needs_no_more_than_the_policy_allows(visit: Visit) -> None:
    page = visit.open("sok/")
    _search(page)
    page.wait_for_load_state("networkidle")
    _assert_nothing_stopped(visit, "searching")


def test_nothing_is_kept_after_a_walk(visit: Visit) -> None:
    for address in ("", "mal/", KINDS["goal"], "mal/?farg=gron", "sok/?q=skolan"):
        visit.open(address)
    _search(visit.page)
    assert visit.page.evaluate(KEPT) == NOTHING
    _explore(visit.open(KINDS["goal"]))
    assert visit.page.evaluate(KEPT) == NOTHING
    assert visit.page.context.cookies() == []
    assert visit.page.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_no_page_asks_another_host(chromium: Browser, behind_nginx: Server, scripted: bool) -> None:
    with visiting(chromium, behind_nginx.address, java_script_enabled=scripted) as visit:
        for address in [address for address in KINDS.values() if address not in LEADS_ON]:
            visit.open(address)
        assert visit.requested
        assert [asked for asked in visit.requested if not asked.startswith((visit.site, "data:", "blob:"))] == []


def test_only_a_card_is_shown_in_another_sites_frame(chromium: Browser, behind_nginx: Server, tmp_path: Path) -> None:
    card, page_of_goal = "inbaddning/fler-klarar-skolan/", KINDS["goal"]
    framed = "".join(f'<iframe src="{behind_nginx.address}{each}"></iframe>' for each in (card, page_of_goal))
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Tidningen</title>{framed}", encoding="utf-8")
    with serve(tmp_path) as address, visiting(chromium, address) as newspaper:
        page = newspaper.page
        page.goto(address.replace("127.0.0.1", "localhost"))
        page.wait_for_load_state("networkidle")
        shown = [frame.url for frame in page.frames[1:]]
        card_frame = page.frame(url=f"{behind_nginx.address}{card}")
        assert card_frame is not None, shown
        assert "Fler elever klarar skolan" in card_frame.locator("body").inner_text()
        assert page.frame(url=f"{behind_nginx.address}{page_of_goal}") is None, shown
