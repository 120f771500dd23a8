"""What pages weigh, ask for and score: every kind of Perstorp's published site, behind the nginx that is shipped."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.growth import tell_growth
from bench.page_kinds import PAGE_KINDS, WITH_CHARTS
from bench.scores import PHONE, TALL, TIMES, Scores, measure_scores
from macros.publishing.publish import publish_site
from tests.browser.visits import launch
from tests.publishing.cold_loads import Load, reading
from tests.publishing.servers import Server, nginx
from tests.served import AT_ROOT, ROOT, build, told_by

_CHART = re.compile(r'<svg class="(chart|wheel-picture|axis|grid|track|spark|lane)[ "].*?</svg>', re.DOTALL)


def measure(scratch: Path) -> str:
    """Scores, bytes and requests of every kind of page; the sizes of charts; how pages grow with the repository."""
    site = scratch / "site"
    built = build(ROOT / "goals", site, AT_ROOT, CARDS_DIR=str(scratch / "cards"), SOURCE_DATE_EPOCH=_DAY)
    if built.returncode:
        raise RuntimeError(told_by(built))
    publish_site(site)
    with nginx(site) as server:
        loads = _load_all(server)
        addresses = {kind: server.address + address for kind, address in PAGE_KINDS.items()}
        plain = measure_scores(list(addresses.values()), PHONE)
        tall = measure_scores([addresses[kind] for kind in WITH_CHARTS], TALL)
    scores = {kind: plain[address] for kind, address in addresses.items()}
    scores |= {f"{kind}, chart in sight": tall[addresses[kind]] for kind in WITH_CHARTS}
    parts = (_HEAD, _tell_scores(scores), _tell_weights(site, loads), _tell_charts(site), tell_growth(scratch))
    return "\n\n".join(parts)


_DAY = "1795600000"
"""What is known on 25 November 2026 is shown."""

_HEAD = f"""\
## Pages

Perstorp's own site, published, behind nginx with the shipped configuration. Lighthouse's mobile measurement (slow 4G,
four times slower processor), medians of {TIMES} after one that is not counted. Goals: performance ≥ 99, the others 100;
a goal page of three indicators ≤ 80 kB cold and ≤ 12 kB as the next page, the start page ≤ 90 kB, charts ≤ 4 kB.
Cards, dated goals, the staff's guide and the missing page are `noindex` on purpose, which costs them `is-crawlable`.
"""


def _load_all(server: Server) -> Mapping[str, Load]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        loads = {}
        for kind, address in PAGE_KINDS.items():
            with reading(browser) as reader:
                loads[kind] = reader.open(server.address + address)
        browser.close()
    return loads


def _tell_scores(scores: Mapping[str, Scores]) -> str:
    rows = (
        f"| {kind} | {each.performance:.0f} | {each.worst_performance} | {each.accessibility:.0f} | "
        f"{each.best_practices:.0f} | {each.seo:.0f} | {each.lcp:.0f} | {each.cls:.3f} | {each.tbt:.0f} | "
        f"{', '.join(each.faults)} |"
        for kind, each in scores.items()
    )
    return _table(
        "| Kind | Performance | Worst | Accessibility | Best practices | SEO | LCP ms | CLS | TBT ms | Faults |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|---|",
        rows,
    )


def _tell_weights(site: Path, loads: Mapping[str, Load]) -> str:
    rows = []
    for kind, load in loads.items():
        page = site / ("404.html" if kind == "missing page" else f"{PAGE_KINDS[kind]}index.html")
        sizes = (page.stat().st_size, *(Path(f"{page}.{ending}").stat().st_size for ending in ("gz", "br")))
        told = " | ".join(f"{size:,}" for size in (*sizes, load.transferred))
        rows.append(f"| {kind} | {told} | {len(load.asked)} | {len(load.blocking)} | {load.shift:.3f} |")
    text = """\
Bytes of the HTML, and what a first visit transfers in all, headers and the icon (270 bytes, once a site) included;
what was asked for but the icon, what of it held the page up, and how much moved at 390 px.
"""
    return f"{text}\n" + _table(
        "| Kind | HTML | gzip | Brotli | Cold, all | Requests | Blocking | Shift |\n|---|--:|--:|--:|--:|--:|--:|--:|",
        rows,
    )


def _tell_charts(site: Path) -> str:
    sizes: dict[str, list[int]] = {}
    for page in site.rglob("*.html"):
        for drawn in _CHART.finditer(page.read_text(encoding="utf-8")):
            sizes.setdefault(drawn[1], []).append(len(drawn[0].encode()))
    rows = (f"| {kind} | {len(each):,} | {max(each):,} | {sum(each) // len(each):,} |" for kind, each in sizes.items())
    text = """\
Drawings by their class, in bytes. `chart` are those of indicators and economy; `spark` stands on cards for other sites;
the annual wheel and the time line of activities are pictures of their pages' own.
"""
    return f"{text}\n" + _table("| Drawing | Count | Largest | Mean |\n|---|--:|--:|--:|", rows)


def _table(head: str, rows: Iterable[str]) -> str:
    return "\n".join([head, *rows])
