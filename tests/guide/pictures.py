"""The pictures of the staff's guide, taken anew from the real forms, the real site and the real answers.

    python -m tests.guide.pictures

Run it when the test of the pictures says that a form or a page has changed, and look at what it took. It needs the
editor (`tests/install-forms`) and Chromium with its Swedish texts (Debian's package chromium-l10n), so that days look
as they do to the reader. It writes `docs/redaktion/bilder/*.png`, what each shows to `tests/guide/visar.json`, and
the pictures' sizes into the pages.
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import Browser, sync_playwright

from macros.__main__ import main as goals
from tests.browser.visits import launch, visiting
from tests.guide.camera import Camera
from tests.guide.editor import open_editor, take_editor
from tests.guide.pages import take_note, take_site, take_workbook
from tests.guide.recipes import GUIDE, follow, rewrite, snippets_of, write_exempelby
from tests.served import DAY, EXEMPELBY, build_once, serve

SHOWN = Path(__file__).with_name("visar.json")
PICTURES = GUIDE / "bilder"
SWEDISH = {"LANGUAGE": "sv", "LANG": "sv_SE.UTF-8", "LC_ALL": "sv_SE.UTF-8"}
SCALE = 1.25
_PICTURE = re.compile(r"\]\(bilder/(?P<name>[a-z-]+)\.png\)\{ width=\d+ height=\d+ ")


def take_all(browser: Browser, site: str, folder: Path, camera: Camera, **wishes: Any) -> Mapping[str, str]:
    """Every picture of the guide, and the files that the forms saved; `folder` is an empty one to work in."""
    (folder / "forms").mkdir()
    with open_editor(browser, folder / "forms", **wishes) as (page, gitlab):
        take_editor(page, camera)
    after, base = write_after(folder), write_exempelby(folder / "base")
    with visiting(
        browser, site, today=DAY, bypass_csp=True, reduced_motion="reduce", color_scheme="light", **wishes
    ) as visit:
        take_site(visit.page, site, after, camera)
        take_note(visit.page, note_of_a_silent_change(base, folder), camera)
        take_workbook(visit.page, fill_workbook(base), camera)
    return {action["file_path"]: action["content"] for commit in gitlab.commits for action in commit["actions"]}


def write_after(folder: Path) -> Path:
    """Exempelby, examples and all, where the first recipe has been followed."""
    after = folder / "after"
    shutil.copytree(EXEMPELBY, after)
    follow(after, next(snippets_of("publicera-ett-utfall")))
    return after


def note_of_a_silent_change(base: Path, folder: Path) -> str:
    """What the pipeline writes when a published figure has been changed without a correction."""
    head = folder / "head"
    shutil.copytree(base, head)
    rewrite(head / "bildningsnamnden/indikatorer/lasning-i-trean.yml", "värde: 79.2", "värde: 77,2")
    answer = StringIO()
    with redirect_stdout(answer):
        goals(["diff", str(base), "--goals", str(head), "--as-of", f"{DAY:%Y-%m-%d}", "--format", "markdown"])
    return answer.getvalue().partition("\n")[2]


def fill_workbook(base: Path, outcomes: tuple[str, ...] = ("0,6", "88,4", "81,4")) -> Path:
    """The workbook of the recipe, filled in."""
    file = base.parent / "bokslut-2026.xlsx"
    with redirect_stdout(StringIO()):
        goals(
            [
                "import",
                "--template",
                "--body",
                "bildningsnamnden",
                "--period",
                "2026-bokslut",
                str(file),
                "--goals",
                str(base),
            ]
        )
    book = load_workbook(file)
    for row, value in enumerate(outcomes, start=6):
        book.worksheets[0].cell(row, 7).value = value
    book.save(file)
    return file


def main() -> int:
    """Take them, and write their sizes into the pages."""
    os.environ.update(SWEDISH)
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    camera = Camera(PICTURES)
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder, browser = Path(name), launch(playwright)
        for picture in _pictures_named():
            (PICTURES / f"{picture}.png").write_bytes(b"")
        with serve(build_once(folder, "exempelby", EXEMPELBY)) as site:
            take_all(browser, site, folder, camera, device_scale_factor=SCALE)
        browser.close()
    SHOWN.write_text(json.dumps(camera.shown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _write_sizes({name: size_of(PICTURES / f"{name}.png") for name in camera.shown})
    sizes = {file.name: file.stat().st_size for file in sorted(PICTURES.glob("*.png"))}
    sys.stdout.write("".join(f"{size:>7} {name}\n" for name, size in sizes.items()) + f"{sum(sizes.values()):>7}\n")
    return 0


def size_of(picture: Path) -> tuple[int, int]:
    """How large a picture is on the page, in CSS pixels."""
    head = picture.read_bytes()[16:24]
    return round(int.from_bytes(head[:4]) / SCALE), round(int.from_bytes(head[4:]) / SCALE)


def _pictures_named() -> set[str]:
    return {name for page in sources() for name in _PICTURE.findall(page.read_text(encoding="utf-8"))}


def _write_sizes(sizes: Mapping[str, tuple[int, int]]) -> None:
    for page in sources():
        text = page.read_text(encoding="utf-8")
        sized = _PICTURE.sub(lambda found: _written(found["name"], *sizes[found["name"]]), text)
        page.write_text(sized, encoding="utf-8")


def _written(name: str, width: int, height: int) -> str:
    return f"](bilder/{name}.png){{ width={width} height={height} "


def sources() -> list[Path]:
    return [*GUIDE.glob("*.md"), *GUIDE.glob(".delar/*.txt")]


if __name__ == "__main__":
    sys.exit(main())
