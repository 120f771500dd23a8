"""What a search costs at 1 000 and 3 000 goals: seconds and bytes in Chromium against nginx, and making the index.

Every search is made in a new window that has fetched nothing but the search page, all letters at once, which leaves
nothing to be fetched while somebody types; and again, for another word, in a window where two have been made.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import process_time

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.process import run
from bench.repository import write_repository
from macros.pages.page import Site
from macros.pages.search.documents import list_documents
from macros.pages.search.index import FOLDER
from macros.pages.search.page import search_files
from macros.publishing.publish import publish_site
from macros.reading.load import load_plan
from tests.browser.visits import launch
from tests.publishing.servers import nginx
from tests.served import DAY, environment_of

SIZES = (1_000, 3_000)
QUERIES = ("skolnärvaro", "vattenkvalitet", "miljötrygghet", "hjälp i tid", "barnmoten")
WARMING = ("energi", "kultur")
LETTER = 150
"""Milliseconds from one letter to the next."""
_UNTIL_WHOLE = 800
"""Milliseconds until the last of ten hits is there: they come when nobody writes any more."""
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""Lighthouse's: 150 ms there and back, 1,6 Mbit/s down."""
SLOWER = 4
"""How many times slower a phone is."""
WAYS = ("cold", "warm", "by address")
"""In the open page with nothing fetched; with some searches made; from another page, the search page included."""


@dataclass(frozen=True)
class Search:
    """A search that was made."""

    time: float
    """Milliseconds until the hits were shown."""
    received: Mapping[str, int]
    """Bytes by kind, headers included."""


def measure(scratch: Path) -> str:
    """Tables of times, of bytes and of what making the index costs."""
    times, sizes, costs = [], [], []
    for goals in SIZES:
        repository = write_repository(scratch / f"goals-{goals}", goals)
        costs.append(_row(goals, *_measure_making(repository)))
        site = _publish(repository, scratch / f"site-{goals}")
        with nginx(site) as server, sync_playwright() as playwright, launch(playwright) as browser:
            for name, is_slow in (("here", False), (f"{SLOWER}× CPU, slow 4G", True)):
                made = {
                    way: [_search(browser, server.address, words, way, is_slow=is_slow) for words in QUERIES]
                    for way in WAYS
                }
                times.append(_row(goals, name, *(round(median(each.time for each in made[way])) for way in WAYS)))
            sizes.append(_row(goals, *_tell_bytes(browser, server.address, made["by address"])))
    return _TOLD.format(
        times="\n".join(times), sizes="\n".join(sizes), costs="\n".join(costs), queries=", ".join(QUERIES), pause=LETTER
    )


_TOLD = """\
## Search

Debian's nginx with `server/nginx.conf`, Chromium, medians of five searches:
{queries}.

Milliseconds from the last letter, all written at once, until the first hits are shown: *cold* in the open search page
with nothing of the index fetched, *warm* after other searches; *by address* from the moment that the field of another
page is sent, with the search page itself. Goal at 3 000 goals: cold 400 and warm 100 here, 2 000 on a slow phone.

| Goals | Where | Cold | Warm | By address |
|--:|---|--:|--:|--:|
{times}

Bytes received, headers included: the search page with its style sheet and scripts; what one search adds, the mean of
the five; all five after one another, with the page (goal 300 kB); one written letter by letter, {pause} ms each, which
searches for every beginning of it, with the page (goal 300 kB); and the search page alone, not compressed.

| Goals | Page | Index's start | Words | Hits | One search | Page and five | Page and one by letters | Page, raw |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|
{sizes}

Making the index, its documents included, in processor seconds; a page is that of a goal (goal 2,5 ms). Memory is what
the process grew by.

| Goals | Documents | Seconds | ms a page | ms a document | Memory, MB | Files | All files, kB |
|--:|--:|--:|--:|--:|--:|--:|--:|
{costs}
"""


def _row(*cells: object) -> str:
    return "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in cells) + " |"


def _publish(repository: Path, site: Path) -> Path:
    """Without pictures, which no search shows."""
    command = [
        sys.executable,
        "-m",
        "bench.without",
        "pictures",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(site),
    ]
    run(command, environment_of(repository))
    publish_site(site)
    return site


# In the browser


def _search(browser: Browser, site: str, words: str, way: str, *, is_slow: bool) -> Search:
    with _window(browser, is_slow=is_slow) as (page, received):
        if way == "by address":
            page.goto(f"{site}sok/?q={words}", wait_until="commit")
            _wait_for(page, words)
            return Search(page.evaluate("performance.now()"), dict(received))
        page.goto(f"{site}sok/", wait_until="networkidle")
        for each in WARMING if way == "warm" else ():
            _write(page, each)
        page.wait_for_timeout(300)
        received.clear()
        return Search(_write(page, words), dict(received))


@contextmanager
def _window(browser: Browser, *, is_slow: bool = False) -> Iterator[tuple[Page, Counter[str]]]:
    """A new window with an empty cache, and what it has received."""
    context = browser.new_context(locale="sv-SE")
    page = context.new_page()
    session = context.new_cdp_session(page)
    received = _count_bytes(session)
    if is_slow:
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(_NOTE_HITS)
    try:
        yield page, received
    finally:
        context.close()


_NOTE_HITS = """addEventListener("DOMContentLoaded", () => {
    document.querySelector("#sok_falt").addEventListener("input", () => { window.written = performance.now(); });
    const note = () => { window.shown = performance.now(); };
    new MutationObserver(note).observe(document.querySelector("#sok_traffar"), { childList: true });
});"""


def _count_bytes(session: CDPSession) -> Counter[str]:
    received: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    session.send("Network.enable")
    session.on(
        "Network.requestWillBeSent", lambda told: kinds.update({told["requestId"]: _kind_of(told["request"]["url"])})
    )
    session.on(
        "Network.loadingFinished",
        lambda told: received.update({kinds[told["requestId"]]: int(told["encodedDataLength"])}),
    )
    return received


def _kind_of(url: str) -> str:
    if f"/{FOLDER}/" not in url:
        return "page"
    name = url.rsplit("/", 1)[1]
    return next((kind for kind in ("start", "ord-", "traffar-") if name.startswith(kind)), "ord-")


def _write(page: Page, words: str) -> float:
    """Write some words at once; milliseconds until their hits were shown."""
    page.evaluate("window.shown = 0")
    page.fill("#sok_falt", words)
    _wait_for(page, words)
    time: float = page.evaluate("window.shown - window.written")
    return time


def _wait_for(page: Page, words: str) -> None:
    page.wait_for_selector(f'#sok_antal:has-text("”{words}”")', timeout=60_000)
    page.wait_for_selector(".hit h2 a")


def _tell_bytes(browser: Browser, site: str, searches: Sequence[Search]) -> list[int]:
    """By kind of what one search fetches; for all after one another, one by letters; the page's own size."""
    kinds = [
        round(sum(each.received.get(kind, 0) for each in searches) / len(searches))
        for kind in ("page", "start", "ord-", "traffar-")
    ]
    with _window(browser) as (page, received):
        page.goto(f"{site}sok/", wait_until="networkidle")
        for words in QUERIES:
            _write(page, words)
            page.wait_for_timeout(_UNTIL_WHOLE)
        five = sum(received.values())
    with _window(browser) as (page, received):
        page.goto(f"{site}sok/", wait_until="networkidle")
        page.locator("#sok_falt").press_sequentially(QUERIES[0], delay=LETTER)
        page.wait_for_timeout(_UNTIL_WHOLE)
        letters = sum(received.values())
        raw = len(page.request.get(f"{site}sok/").body())
    return [*kinds, sum(kinds[1:]), five, letters, raw]


# Making the index


def _measure_making(repository: Path) -> Sequence[object]:
    """In a process of its own, for the memory."""
    made = subprocess.run([sys.executable, "-m", "bench.search", str(repository)], check=True, capture_output=True)
    told = json.loads(made.stdout)
    goals, documents, seconds = told["goals"], told["documents"], told["seconds"]
    return (
        documents,
        f"{seconds:.2f}",
        f"{seconds / goals * 1_000:.2f}",
        f"{seconds / documents * 1_000:.2f}",
        round(told["memory"]),
        told["files"],
        round(told["size"] / 1_000),
    )


def make_index(repository: Path) -> dict[str, float]:
    """Make the index of a repository, and tell what it cost."""
    site = Site(load_plan(repository), DAY.date())
    site.standings  # noqa: B018  the pages have them made
    held, begun = getrusage(RUSAGE_SELF).ru_maxrss, process_time()
    files = search_files(site, list_documents(site))
    return {
        "seconds": process_time() - begun,
        "memory": (getrusage(RUSAGE_SELF).ru_maxrss - held) / 1_000,
        "goals": len(site.plan.goals),
        "documents": json.loads(files[f"{FOLDER}/start.json"])["count"],
        "files": len(files),
        "size": sum(map(len, files.values())),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(make_index(Path(sys.argv[1]))))
