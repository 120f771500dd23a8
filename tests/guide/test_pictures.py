"""The guide's pictures against what they are pictures of: the same steps in the same forms, the same words."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser

from macros.reading.load import load_plan
from tests.guide.camera import Camera
from tests.guide.pictures import PICTURES, SHOWN, size_of, sources, take_all
from tests.guide.recipes import follow, snippets_of
from tests.served import EXEMPELBY, build_once, serve

AGAIN = "Take the pictures again (python -m tests.guide.pictures), look at them, and mend the words beside them."
_SHOWN_AT = re.compile(r"!\[([^\]]*)\]\(bilder/([a-z-]+)\.png\)\{ width=(\d+) height=(\d+) loading=lazy \}")


def test_forms_and_pages_still_look_as_in_the_pictures(chromium: Browser, shared: Path, tmp_path: Path) -> None:
    was = json.loads(SHOWN.read_text(encoding="utf-8"))
    camera = Camera(known=was)
    with serve(build_once(shared, "exempelby", EXEMPELBY)) as site:
        saved = take_all(chromium, site, tmp_path, camera)
    assert {name: (told, was.get(name)) for name, told in camera.shown.items() if told != was.get(name)} == {}, AGAIN
    assert camera.shown.keys() == was.keys(), AGAIN

    by_forms, by_hand = load_plan(write_saved(tmp_path, saved)), load_plan(write_by_hand(tmp_path))
    for indicator in ("behoriga-till-gymnasiet", "lasning-i-trean", "skillnad-mot-riket"):
        assert by_forms.indicators[indicator].outcomes == by_hand.indicators[indicator].outcomes
    made, typed = (
        next(each for each in plan.follow_ups if str(each.period) == "2026-t1") for plan in (by_forms, by_hand)
    )
    assert (made.published, made.decision, made.assessments) == (typed.published, typed.decision, typed.assessments)
    goal, wanted = by_forms.goals["fler-barn-laser-hemma"], by_hand.goals["fler-laser-hemma"]
    assert (goal.title, goal.area, goal.decision) == (wanted.title, wanted.area, wanted.decision)


def write_saved(folder: Path, saved: Mapping[str, str]) -> Path:
    """Exempelby with what the forms saved."""
    goals = folder / "by-forms" / "goals"
    shutil.copytree(EXEMPELBY, goals)
    for path, text in saved.items():
        (folder / "by-forms" / path).write_text(text, encoding="utf-8")
    return goals


def write_by_hand(folder: Path) -> Path:
    """Exempelby where the same recipes have been followed in GitLab."""
    goals = folder / "by-hand"
    shutil.copytree(EXEMPELBY, goals)
    for page in ("ratta-ett-utfall", "aterkalla-ett-utfall", "ny-uppfoljning", "nytt-mal"):
        for snippet in snippets_of(page):
            if not snippet.is_there:
                follow(goals, snippet)
    follow(goals, next(snippets_of("publicera-ett-utfall")))
    return goals


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
