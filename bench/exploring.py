"""Exploring a chart in Chromium, from nginx as it is shipped: from the click to progress, and until a value is told."""

import shutil
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.chromium import Chromium, new_chromium
from bench.repository import write_repository
from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.publish import publish_site
from tests.publishing.servers import nginx
from tests.served import build, told_by

TIMES = 5
_PAGES = ("mal/mal-0001/", "mal/mal-0002/")
"""A reader's first page, and the next one, whose chart is explored too."""
_WAIT = 60
"""Seconds until a chart that tells nothing is given up."""


@dataclass(frozen=True)
class Device:
    """What a reader has."""

    name: str
    slower: int
    """How many times slower than this machine."""
    latency: float
    """Milliseconds more for each request."""
    speed: int
    """Bytes a second; -1 for as fast as it goes."""


DEVICES = (Device("this machine", 1, 0, -1), Device("4× CPU, slow 4G", 4, 562.5, 184_320))
"""Slow 4G as Lighthouse has it when the browser slows down the requests."""


@dataclass(frozen=True)
class Opening:
    """How long a chart took to open, in milliseconds from the click, and what was loaded for it."""

    progress: float
    """Until the first frame in which it is told that the chart is fetched has been drawn."""
    interactive: float
    """Until the value under the pointer is told."""
    size: float
    """Bytes, with the headers of the answers."""


def measure(scratch: Path) -> str:
    """Milliseconds and bytes of a first chart and of the next page's, for each script and device."""
    built = scratch / "built"
    done = build(write_repository(scratch / "goals", 20), built, CARDS_DIR=str(scratch / "cards"))
    if done.returncode:
        raise RuntimeError(told_by(done))
    rows = []
    for name, script in _scripts().items():
        with nginx(_publish(built, scratch / name, script)) as server:
            for device in DEVICES:
                rows += _measure_device(name, device, server.address)
    return "\n".join([_WHAT, *rows])


_WHAT = f"""\
## Exploring

From the click on *Utforska diagrammet* on a phone's screen, until progress is seen and until the value of the outcome
under the pointer is told; medians of {TIMES} new browsers. *First*: nothing is kept from before but the page. *Next*:
the script has been kept from another page. Chromium is asked through its pipe: with Playwright V8 parses the whole
script three times more.

| script | device | chart | progress ms | interactive ms | kB |
| --- | --- | --- | --: | --: | --: |"""


def _scripts() -> dict[str, PlotlyScript]:
    """The wheel's script, and the small one that `make charts` has fetched."""
    whole, small = PlotlyScript.of_wheel(), PlotlyScript.installed()
    if small == whole:
        raise RuntimeError("Run make charts")
    return {"whole": whole, "small": small}


def _publish(built: Path, site: Path, script: PlotlyScript) -> Path:
    """A copy of the built site with a script, published."""
    shutil.copytree(built, site)
    shutil.copyfile(script.path, site / PlotlyScript.installed().address)
    publish_site(site)
    return site


def _measure_device(script: str, device: Device, address: str) -> list[str]:
    visits = [_visit(device, address) for _ in range(TIMES)]
    return [
        _write_row(f"{script} | {device.name} | {chart}", openings)
        for chart, *openings in zip(("first", "next"), *visits, strict=True)
    ]


def _write_row(name: str, openings: Sequence[Opening]) -> str:
    progress, interactive, size = (median(each) for each in zip(*map(astuple, openings), strict=True))
    return f"| {name} | {progress:.0f} | {interactive:.0f} | {size / 1000:.0f} |"


def _visit(device: Device, address: str) -> list[Opening]:
    """Explore the first chart of one page and then of another in a new browser."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, new_chromium(Path(folder)) as chromium:
        chromium.ask("Network.enable")
        speed = {"downloadThroughput": device.speed, "uploadThroughput": device.speed}
        chromium.ask("Network.emulateNetworkConditions", offline=False, latency=device.latency, **speed)
        chromium.ask("Emulation.setCPUThrottlingRate", rate=device.slower)
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        chromium.ask("Emulation.setEmulatedMedia", features=[still])  # what glides can't be pointed at
        chromium.ask("Page.addScriptToEvaluateOnNewDocument", source=_NOTE)
        return [_open(chromium, address + page) for page in _PAGES]


_NOTE = """
window.noted = {};
addEventListener("click", (event) => {
  noted.click ??= event.timeStamp;
  requestAnimationFrame(() => requestAnimationFrame((now) => {
    if (document.querySelector(".explore").textContent.includes("Hämtar")) noted.progress ??= now;
  }));
}, true);
new MutationObserver(() => {
  if (document.querySelector(".hovertext")) noted.interactive ??= performance.now();
}).observe(document, { subtree: true, childList: true });
"""
_CENTRE = """{
  const box = document.querySelector(%r)?.getBoundingClientRect();
  box && [box.left + box.width / 2, box.top + box.height / 2];
}"""
_BUTTON, _POINT = ".explore-button", ".js-plotly-plot .scatterlayer .points path"
_SIZE = """performance.getEntriesByType("resource").filter((each) => each.startTime > noted.click)
  .reduce((size, each) => size + each.transferSize, 0)"""


def _open(chromium: Chromium, address: str) -> Opening:
    """Click on a page's first chart and move the pointer over its first outcome until the value is told."""
    chromium.open(address)
    chromium.tell(f'document.querySelector("{_BUTTON}").scrollIntoView({{ block: "center" }})')
    button = chromium.tell(_CENTRE % _BUTTON)
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        chromium.point(kind, button)
    end = time.monotonic() + _WAIT
    while not chromium.tell("noted.interactive"):
        if time.monotonic() > end:
            raise TimeoutError(address)
        if point := chromium.tell(_CENTRE % _POINT):
            chromium.point("mouseMoved", (point[0] + 1, point[1]))
            chromium.point("mouseMoved", point)
        time.sleep(0.02)
    noted = chromium.tell("noted")
    return Opening(noted["progress"] - noted["click"], noted["interactive"] - noted["click"], chromium.tell(_SIZE))
