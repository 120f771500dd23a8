"""Readers who load pages with all that each names while releases are swapped, and look at every byte."""

import re
import time
from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256, sha384
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from posixpath import normpath
from threading import Event

import brotli

_TAG = re.compile(r"<(?:html|link|script|img)\b[^>]*>")
_ASSET = re.compile(r' (?:href|src|data-plotly)="((?:\.\./)*assets/[^"]+)"')
_INTEGRITY = re.compile(r'integrity="([^"]+)"')


def read_digests(site: Path) -> dict[str, str]:
    """The SHA-256 of each file of a release, by its path, from its own list."""
    lines = (site / "manifest.sha256").read_text(encoding="utf-8").splitlines()
    return {path: digest for digest, path in (line.split("  ", 1) for line in lines)}


@dataclass
class Reader:
    """Somebody who loads page after page until told to stop, on one connection that is kept."""

    port: int
    shown: Path
    """The link to the release that is shown."""
    releases: Sequence[Mapping[str, str]]
    """The files of each."""
    pages: Sequence[str]
    pause: float
    """Seconds between a page and what it names, as on a slow phone."""
    loads: int = 0
    assets: int = 0
    parted: int = 0
    """Loads during which another release was shown."""
    failed: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)

    def go_on(self, stop: Event) -> None:
        """Load every page in turn, again and again."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            for page in cycle(self.pages):
                if stop.is_set():
                    return
                before = self.shown.readlink()
                self._load(connection, page)
                self.loads += 1
                self.parted += before != self.shown.readlink()

    def _load(self, connection: HTTPConnection, page: str) -> None:
        html = self._get(connection, page.removesuffix("index.html"))
        digest = sha256(html).hexdigest()
        release = next((each for each in self.releases if each[page] == digest), None)
        if release is None:
            self.failed.append(f"{page} is no page of any release")
            return
        time.sleep(self.pause)
        for tag in _TAG.findall(html.decode()):
            if asset := _ASSET.search(tag):
                self._check(connection, normpath(f"{page}/../{asset[1]}"), _INTEGRITY.search(tag), release)

    def _check(
        self, connection: HTTPConnection, path: str, told: re.Match[str] | None, release: Mapping[str, str]
    ) -> None:
        """Hold what a page names to what its own release has there, and to what the page says of it."""
        content = self._get(connection, path)
        self.assets += 1
        if sha256(content).hexdigest() != release[path]:
            self.mixed.append(f"{path} is not the page's own")
        if told and told[1] != f"sha384-{b64encode(sha384(content).digest()).decode()}":
            self.failed.append(f"{path} is refused by browsers")

    def _get(self, connection: HTTPConnection, path: str) -> bytes:
        connection.request("GET", f"/{path}", headers={"Accept-Encoding": "br"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:  # noqa: PLR2004  all is well
            self.failed.append(f"{answer.status} for {path}")
        return _open(body) if answer.headers["Content-Encoding"] == "br" else body


@lru_cache(maxsize=64)
def _open(body: bytes) -> bytes:
    return bytes(brotli.decompress(body))
