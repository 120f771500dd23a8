"""Lighthouse's mobile measurement of pages: the system's Chromium, the npm package that bench/install has installed."""

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.browser.visits import find_chromium

TIMES = int(os.environ.get("BENCH_TIMES", "5"))
"""How often each page is measured, after once that is not counted."""
PHONE, TALL = 823, 3300
"""The heights of Lighthouse's phone, and of a screen where the first chart of a page is in sight at once."""
_SCRIPT = Path(__file__).parent / "lighthouse" / "measure.js"


@dataclass(frozen=True)
class Scores:
    """The medians of a page's measurements."""

    performance: float
    worst_performance: int
    accessibility: float
    best_practices: float
    seo: float
    lcp: float
    """Milliseconds until the largest thing in sight is there, as Lighthouse works it out for slow 4G."""
    cls: float
    tbt: float
    """Milliseconds that the page can't answer, at a quarter of this machine's speed."""
    faults: tuple[str, ...]
    """The audits that cost points, but for those of performance."""


def measure_scores(addresses: Sequence[str], height: int = PHONE) -> dict[str, Scores]:
    """The scores of pages, by their addresses; raises where Lighthouse could not measure."""
    command = ["node", str(_SCRIPT), find_chromium(), str(TIMES), str(height), *addresses]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told = defaultdict(list)
    for line in done.stdout.splitlines():
        measured = json.loads(line)
        told[measured["address"]].append(measured)
    return {address: _summarise(told[address]) for address in addresses}


def _summarise(measured: Sequence[dict[str, Any]]) -> Scores:
    scores = {name: [each["scores"][name] for each in measured] for name in measured[0]["scores"]}
    return Scores(
        performance=median(scores["performance"]),
        worst_performance=min(scores["performance"]),
        accessibility=median(scores["accessibility"]),
        best_practices=median(scores["best-practices"]),
        seo=median(scores["seo"]),
        lcp=median(each["lcp"] for each in measured),
        cls=median(each["cls"] for each in measured),
        tbt=median(each["tbt"] for each in measured),
        faults=tuple(sorted({name for each in measured for name in each["faults"]})),
    )
