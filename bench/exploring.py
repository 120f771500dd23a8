"""Exploring a chart in a real Chromium, from nginx as it is shipped: from the click to progress, and to a value told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import sleep

from playwright.sync_api import CDPSession, Page, Playwright, sync_playwright

from bench.repository import write_repository
from macros.publishing.publish import publish_site
from tests.browser.visits import FLAGS, find_chromium
from tests.publishing.servers import nginx
from tests.served import build, told_by

TIMES = 5
GOALS = 40
_FIRST, _NEXT = "mal/mal-0001/", "mal/mal-0021/"
_SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 1_474_560 / 8, "uploadThroughput": 691_200 / 8}
"""What Lighthouse calls slow 4G, with requests slowed down by the browser."""
