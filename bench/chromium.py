"""A Chromium that nobody debugs: asked through its pipe, without what Playwright turns on.

With Playwright V8 collects the source positions of what runs. For that it parses a script of 5 MB three times more,
which no reader's browser does.
"""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.visits import FLAGS, find_chromium

_TO, _FROM = 3, 4
"""The numbers that Chromium reads and writes its pipe by."""


class Chromium:
    """A browser with one page, and a phone's window."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._rest, self._asked = b"", 0
        self._session: dict[str, str] = {}
        pages = [each for each in self.ask("Target.getTargets")["targetInfos"] if each["type"] == "page"]
        attached = self.ask("Target.attachToTarget", targetId=pages[0]["targetId"], flatten=True)
        self._session = {"sessionId": attached["sessionId"]}
        self.ask("Page.enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=412, height=915, deviceScaleFactor=2, mobile=False)

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """What the browser answers to a method of its protocol."""
        self._asked += 1
        said = {"id": self._asked, "method": method, "params": params} | self._session
        os.write(self._to, json.dumps(said).encode() + b"\0")
        while True:
            answer = self._hear()
            if answer.get("id") == self._asked:
                told: dict[str, Any] = answer["result"]
                return told

    def open(self, address: str) -> None:
        """Go to a page and wait until it has loaded, with a while for what it does then."""
        self.ask("Page.navigate", url=address)
        while self._hear().get("method") != "Page.loadEventFired":
            pass
        time.sleep(0.5)

    def tell(self, expression: str) -> Any:
        """What an expression is on the page."""
        return self.ask("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def point(self, kind: str, place: tuple[float, float]) -> None:
        """Use the mouse somewhere in the window."""
        button = {"button": "none"} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
        self.ask("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], **button)

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            self._rest += os.read(self._from, 1 << 16)
        first, self._rest = self._rest.split(b"\0", 1)
        message: dict[str, Any] = json.loads(first)
        return message


@contextmanager
def new_chromium(folder: Path) -> Iterator[Chromium]:
    """A browser that has seen nothing, and keeps what it sees in a folder."""
    reads, to_browser = os.pipe()
    from_browser, writes = os.pipe()
    # the pipes by the numbers that Chromium wants, whatever numbers they have here
    pipes = f'exec "$@" {_TO}<&{reads} {_FROM}>&{writes}'
    options = ["--headless=new", "--remote-debugging-pipe", f"--user-data-dir={folder}", *FLAGS, "about:blank"]
    with subprocess.Popen(
        ["/bin/bash", "-c", pipes, "chromium", find_chromium(), *options],
        pass_fds=(reads, writes),
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(reads)
        os.close(writes)
        try:
            yield Chromium(to_browser, from_browser)
        finally:
            process.terminate()
            os.close(to_browser)
            os.close(from_browser)
