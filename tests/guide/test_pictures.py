"""The guide's pictures against what they are pictures of: the same steps in the same forms and pages, the same words."""

import json
import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.guide.camera import Camera
from tests.guide.pictures import PICTURES, SHOWN, size_of, sources, take_all
from tests.served import EXEMPELBY, build_once, serve

AGAIN = "Take the pictures again (python -m tests.guide.pictures), look at them, and mend the words beside them."
_SHOWN_AT = re.compile(r"!\[([^\]]*)\]\(bilder/([a-z-]+)\.png\)\{ width=(\d+) height=(\d+) loading=lazy \}")


def test_forms_and_pages_still_look_as_in_the_pictures(chromium: Browser, shared: Path, tmp_path: Path) -> None:
    camera = Camera()
    with serve(build_once(shared, "exempelby", EXEMPELBY)) as site:
        take_all(chromium, site, tmp_path, camera)
    was = json.loads(SHOWN.read_text(encoding="utf-8"))
    assert {name: (told, was.get(name)) for name, told in camera.shown.items() if told != was.get(name)} == {}, AGAIN
    assert camera.shown.keys() == was.keys(), AGAIN


def test_each_picture_is_small_has_its_size_and_is_told_in_words() -> None:
    used = [found for source in sources() for found in _SHOWN_AT.findall(source.read_text(encoding="utf-8"))]
    files = {file.stem: file for file in PICTURES.glob("*.png")}
    assert {name for _, name, _, _ in used} == files.keys() == json.loads(SHOWN.read_text(encoding="utf-8")).keys()
    assert [name for _, name, width, height in used if (int(width), int(height)) != size_of(files[name])] == []
    assert [name for told, name, _, _ in used if len(told) < 30] == []
    sizes = [file.stat().st_size for file in files.values()]
    assert max(sizes) < 70_000
    assert sum(sizes) < 1_000_000
    every = sum(source.read_text(encoding="utf-8").count("](bilder/") for source in sources())
    assert every == len(used), "A picture without its size, or that loads before it is needed"
