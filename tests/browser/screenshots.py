"""Pictures of every page kind, for people to look at.

    python -m tests.browser.screenshots OUT [page …]                 Perstorp's goals, built first
    python -m tests.browser.screenshots OUT --goals tests/site/goals another repository, built first
    python -m tests.browser.screenshots OUT --site site              a folder that has been built

OUT gets `<page>-<width>-<light|dark>.png` and `<page>-print.pdf`, with a `.png` a sheet where pdftoppm is installed.
A page is an address below the site's root, such as `mal/` or `organ/socialnamnden/`.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.visits import DESK, PHONE, TABLET, launch, visiting
from tests.served import ROOT, build, serve, told_by

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
MANY = (
    "mal/*",
    "mal/*/[0-9]*",
    "organ/*",
    "organ/*/[0-9]*",
    "organ/*/ekonomi",
    "organ/*/verksamhetsplan/*",
    "uppfoljning/*",
    "uppfoljning/*/*",
    "indikatorer/*",
)
"""The kinds of page of which one stands for all."""
MISSING = "finns/inte/"


def main() -> int:
    """Build the site where it is asked for, and take the pictures."""
    asked = _parser().parse_args()
    with TemporaryDirectory() as folder:
        site = asked.site or _built(asked.goals, Path(folder) / "site")
        if site is None:
            return 1
        asked.out.mkdir(parents=True, exist_ok=True)
        with serve(site) as address, sync_playwright() as playwright:
            browser = launch(playwright)
            for taken in take(browser, address, asked.page or choose_pages(site), asked.out):
                sys.stdout.write(f"{taken}\n")
            browser.close()
    return 0


def choose_pages(site: Path) -> list[str]:
    """One address of each page kind: of many alike the one with most on it, and a closed goal."""
    single = ["", *(f"{file.parent.name}/" for file in sorted(site.glob("*/index.html")))]
    largest = [max(site.glob(f"{kind}/index.html"), key=_size, default=None) for kind in MANY]
    goals = sorted(site.glob("mal/*/index.html"))
    closed = next((file for file in goals if "och är avslutat" in file.read_text(encoding="utf-8")), None)
    several = [f"{file.parent.relative_to(site).as_posix()}/" for file in [*largest, closed] if file]
    proposed = next((file for file in goals if "Det här är ett förslag." in file.read_text(encoding="utf-8")), None)
    several += [f"{proposed.parent.relative_to(site).as_posix()}/"] if proposed else []
    return [*single, *several, MISSING]


def take(browser: Browser, site: str, addresses: Iterable[str], out: Path) -> Iterator[Path]:
    """The pictures of some pages, as they are taken."""
    with visiting(browser, site, today=None) as visit:
        for address in addresses:
            name = address.strip("/").replace("/", "-") or "start"
            page = visit.open(address)
            for width, height in (PHONE, TABLET, DESK):
                page.set_viewport_size(ViewportSize(width=width, height=height))
                for scheme in SCHEMES:
                    page.emulate_media(media="screen", color_scheme=scheme)
                    yield _shoot(page, out / f"{name}-{width}-{scheme}.png")
            page.emulate_media(media="print", color_scheme="light")
            page.pdf(path=out / f"{name}-print.pdf", format="A4")
            yield out / f"{name}-print.pdf"
            yield from _sheets(out / f"{name}-print.pdf")


def _shoot(page: Page, file: Path) -> Path:
    page.screenshot(path=file, full_page=True)
    return file


def _sheets(pdf: Path) -> Iterator[Path]:
    """A picture of each sheet of paper, where pdftoppm is installed."""
    if not shutil.which("pdftoppm"):
        return
    subprocess.run(["pdftoppm", "-r", "70", "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
    yield from sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))


def _size(file: Path) -> int:
    return file.stat().st_size


def _built(goals: Path, out: Path) -> Path | None:
    built = build(goals.resolve(), out, SOURCE_DATE_EPOCH=f"{datetime.now(UTC).timestamp():.0f}")
    if built.returncode:
        sys.stderr.write(f"{told_by(built)}\n")
        return None
    return out


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.screenshots", description="Pictures of every page kind."
    )
    parser.add_argument("out", type=Path, help="the folder that gets the pictures")
    parser.add_argument("page", nargs="*", help="addresses below the site's root; one of each kind if none are named")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--site", type=Path, help="a folder that has been built")
    source.add_argument("--goals", type=Path, default=ROOT / "goals", help="a goal repository to build (goals/)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
