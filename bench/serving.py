"""What Debian's nginx gives with the configuration that is shipped, at rest and while releases are swapped.

`wrk` asks for goal pages on the same machine, and readers load pages with all that each names and look at every byte.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from threading import Event

from bench.page_loads import Reader, read_digests
from bench.repository import write_repository
from bench.wrk import CONNECTIONS, Load, Wrk
from macros.publishing.publish import publish_site
from tests.publishing.servers import SHIPPED, nginx
from tests.served import build

GOALS = 1_000
RELEASES = 3
"""So many that one that is shown again has nothing left of its last time: two are kept."""
SWAPS, SWAPS_AT_FULL_TILT = 10, 2
REST = 8
"""Milliseconds that each connection rests, so that some 2 500 requests a second are made."""
STILL = 15
"""Seconds that are measured while nothing is swapped."""
PAUSES = (0.05, 0.2, 0.5, 1.0)
"""Seconds between a page and what it names, a reader each: a slow phone asks for the style sheet after the swap."""


def measure(scratch: Path) -> str:
    """Requests a second and how long they took, failures, and pages that were put together of two releases."""
    sites = _make_releases(scratch)
    pages = sorted(path.relative_to(sites[0]).as_posix() for path in sites[0].glob("mal/*/index.html"))
    paths = scratch / "paths"
    paths.write_text("".join(f"/{page.removesuffix('index.html')}\n" for page in pages), encoding="utf-8")
    coming = cycle([*sites[1:], sites[0]])
    with nginx(sites[0], put=lambda site, place: _release(site, place.parent)) as server:
        readers = [Reader(server.port, server.site, [*map(read_digests, sites)], pages, pause) for pause in PAUSES]
        with Wrk(server.address, paths) as still:
            time.sleep(STILL)
        with _reading(readers), Wrk(server.address, paths, REST) as paced:
            spent = [_time_release(site, server.site.parent) for site in islice(coming, SWAPS)]
        with Wrk(server.address, paths) as full:
            for site in islice(coming, SWAPS_AT_FULL_TILT):
                _release(site, server.site.parent)
    rows = (
        _row("At rest, full tilt", still.load),
        _row(f"While {SWAPS} releases are swapped", paced.load),
        _row(f"While {SWAPS_AT_FULL_TILT} are swapped, full tilt", full.load),
    )
    return _report(rows, spent, readers)


def _make_releases(scratch: Path) -> Sequence[Path]:
    """Published sites of which every page and the style sheet differ."""
    built = scratch / "built"
    done = build(write_repository(scratch / "goals", GOALS), built, CARDS_DIR=str(scratch / "cards"))
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [_publish(built, scratch / f"release-{number}", number) for number in range(RELEASES)]


def _publish(built: Path, site: Path, number: int) -> Path:
    shutil.copytree(built, site)
    with (site / "assets" / "site.css").open("a", encoding="utf-8") as style:
        style.write(f"/* {number} */\n")
    publish_site(site)
    return site


def _time_release(site: Path, target: Path) -> float:
    """Seconds until a site is copied, checked and shown."""
    began = time.monotonic()
    _release(site, target)
    return time.monotonic() - began


def _release(site: Path, target: Path) -> None:
    """Two are kept: what is shown, and what was."""
    command = [str(SHIPPED / "release"), str(site), str(target)]
    subprocess.run(command, check=True, env=os.environ | {"KEEP": "2"}, capture_output=True)


@contextmanager
def _reading(readers: Sequence[Reader]) -> Iterator[None]:
    stop = Event()
    with ThreadPoolExecutor(len(readers)) as pool:
        reading = [pool.submit(reader.go_on, stop) for reader in readers]
        try:
            yield
        finally:
            stop.set()
        for each in reading:
            each.result()


def _row(name: str, load: Load) -> str:
    times = " | ".join(f"{time:.1f}" for time in (load.p50, load.p99, load.most))
    return f"| {name} | {load.rate:,.0f} | {times} | {load.requests:,} | {load.failed} |"


def _report(rows: Sequence[str], spent: Sequence[float], readers: Sequence[Reader]) -> str:
    failed = [fault for reader in readers for fault in reader.failed]
    mixed = [fault for reader in readers for fault in reader.mixed]
    loads, assets, parted = (sum(getattr(each, what) for each in readers) for what in ("loads", "assets", "parted"))
    table = "\n".join(rows)
    faults = "\n".join(f"- {fault}" for fault in [*failed, *mixed][:10])
    return f"""\
## Serving

Debian's nginx with `server/nginx.conf` and a site of {GOALS:,} goals, asked for its goal pages in turn by wrk on the
same machine, with Brotli, on {CONNECTIONS} connections. Times are milliseconds. Goal: 2,000 a second with p99 ≤ 50
while {SWAPS} releases are swapped, of which every page differs from the one before.

| | Requests/s | p50 | p99 | Longest | Requests | Failed |
|---|--:|--:|--:|--:|--:|--:|
{table}

A release took {median(spent):.1f} s to be copied, checked and shown. During the {SWAPS} swaps {len(readers)} readers
loaded {loads:,} pages and the {assets:,} assets that they name, with up to a second between; in {parted:,} loads the
release was swapped on the way. {len(failed)} faults, {len(mixed)} assets of another release than their page's.

{faults}
"""
