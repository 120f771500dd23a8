"""`make serve`: what is saved is seen, and what nobody looks at is not made."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection, socket

import pytest

from tests.served import EXEMPELBY, ROOT, environment_of

TIME = 30
"""Seconds that are waited at most."""


@dataclass(frozen=True)
class Served:
    """A goal repository that is being written, and its site."""

    goals: Path
    port: int

    def ask(self, path: str) -> tuple[int, str]:
        """The status and the text of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=TIME)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")

    def page(self, path: str) -> str:
        status, text = self.ask(path)
        assert status == 200, f"{path}: {status}"
        return text

    def wait_for(self, path: str, words: str) -> str:
        """The page once it has the words; it is never gone meanwhile."""
        end = time.monotonic() + TIME
        while words not in (text := self.page(path)):
            assert time.monotonic() < end, f"{path} never got {words}"
            time.sleep(0.02)
        return text


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    goals = Path(shutil.copytree(EXEMPELBY, tmp_path_factory.mktemp("serving") / "goals"))
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(ROOT / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    log = (goals.parent / "log").open("w")
    with log, subprocess.Popen(command, env=environment_of(goals, ""), stderr=log, stdout=log) as process:
        _wait_for_answers(port)
        yield Served(goals, port)
        process.terminate()


def _wait_for_answers(port: int) -> None:
    end = time.monotonic() + TIME
    while True:
        try:
            create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            assert time.monotonic() < end, "The site is not served"
            time.sleep(0.05)
        else:
            return


GOAL = "/mal/alla-barn-lar-sig/"
FILE = "bildningsnamnden/indikatorer/simprov.yml"


def test_what_is_asked_for_is_there_and_whole(served: Served) -> None:
    asked = ("/", "/mal/", GOAL, "/aktiviteter/", "/oppna-data/", "/data/mal.csv", "/sitemap.xml", "/assets/site.css")
    for path in (*asked, "/assets/mallista.css", "/inbaddning/alla-barn-lar-sig/", "/sokindex/start.json"):
        assert "<!--goals:" not in served.page(path), f"{path} lacks what a macro writes"


def test_what_is_not_there_is_told(served: Served) -> None:
    for path in ("/mal/inget-mal/", "/mal/../../kommun.yml", "/data/mal/inget.csv"):
        assert served.ask(path)[0] == 404, path


def test_a_saved_change_is_seen_on_every_page_that_tells_of_it(served: Served) -> None:
    saved = served.goals / FILE
    before = saved.read_text(encoding="utf-8")
    title = re.search("^titel: (.*)$", before, re.MULTILINE)
    assert title
    pages = (GOAL, "/data/mal/alla-barn-lar-sig.json", "/andringar/2026/")
    for path in pages:
        assert title[1] in served.page(path)
    for words in ("Simmar på djupt vatten", "Kan simma och flyta", title[1]):
        saved.write_text(before.replace(title[1], words), encoding="utf-8")
        for path in pages:
            served.wait_for(path, words)
