"""Pictures are made once, whole, alike, and small enough to be fetched by whoever shows a link."""

import os
import signal
import struct
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.pages.card import draw_summary_card
from macros.pages.page import Site
from macros.pages.site import site_cards
from macros.pages.summary import summarise_goal
from macros.publishing.raster import Painter, can_forks_pack, pack
from macros.reading.load import load_plan
from tests.served import EXEMPELBY

LARGEST = 60_000
ONE = """<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><text y="50">{}</text></svg>"""


@pytest.fixture(scope="module")
def drawings() -> dict[str, str]:
    """Exempelby's cards."""
    site = Site(load_plan(EXEMPELBY), date(2026, 6, 15))
    return {card.path: card.draw() for card in site_cards(site)}


def size_of(picture: Path) -> tuple[int, ...]:
    return struct.unpack(">II", picture.read_bytes()[16:24])


def test_every_card_is_as_large_as_is_said_and_light(drawings: dict[str, str], tmp_path: Path) -> None:
    painter = Painter()
    pictures = {name: painter.keep(drawing, tmp_path) for name, drawing in drawings.items()}
    assert {size_of(path) for path in pictures.values()} == {(1200, 630)}
    heavy = {name: path.stat().st_size for name, path in pictures.items() if path.stat().st_size >= LARGEST}
    assert not heavy


def test_a_card_with_as_much_text_as_may_be_is_light_enough(tmp_path: Path) -> None:
    plan = load_plan(EXEMPELBY)
    goal = plan.goals["fler-klarar-skolan"]
    title = ("Åtta Wäxjöbor & Gävles kommunalråd möts på Södra Ågatan 26 för att " * 4)[:200]
    summary = summarise_goal(Site(plan, date(2026, 6, 15)), goal)
    full = replace(summary, title=title, under=title, caption=title, since=title, has_example=True)
    drawing = draw_summary_card(full, title)
    assert Painter().keep(drawing, tmp_path).stat().st_size < LARGEST


def test_a_drawing_with_even_more_text_is_made_light_by_plainer_letters(tmp_path: Path) -> None:
    line = '<text x="8" y="{}" font-family="Source Sans Pro" font-weight="700" font-size="30">{}</text>'
    full = "".join(line.format(30 * row, "ÅÄÖ WgqRSb069Mälörkommunens mångaverk" * 3) for row in range(1, 21))
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">{full}</svg>'
    assert len(pack(Painter().paint(drawing))) > LARGEST
    assert Painter().keep(drawing, tmp_path).stat().st_size < LARGEST


def test_the_same_drawing_gives_the_same_bytes(drawings: dict[str, str], tmp_path: Path) -> None:
    name = next(iter(drawings))
    one, other = (Painter().keep(drawings[name], tmp_path / each) for each in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()
    assert one.name == other.name


def test_only_what_has_changed_is_painted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in "ab":
        Painter().keep(ONE.format(text), tmp_path)
    painted: list[str] = []
    paint = Painter.paint
    monkeypatch.setattr(Painter, "paint", lambda self, drawing: painted.append(drawing) or paint(self, drawing))
    for text in "ac":
        Painter().keep(ONE.format(text), tmp_path)
    assert painted == [ONE.format("c")]


def test_the_folder_holds_whole_pictures_alone_and_can_be_removed(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    first = Painter().keep(ONE.format("a"), folder)
    assert [path.name for path in folder.iterdir()] == [first.name]
    content = first.read_bytes()
    first.unlink()
    folder.rmdir()
    assert Painter().keep(ONE.format("a"), folder).read_bytes() == content


def test_a_fork_of_a_process_that_has_packed_says_so_and_does_not_wait(tmp_path: Path) -> None:
    Painter().keep(ONE.format("a"), tmp_path)
    assert not can_forks_pack()
    child = os.fork()
    if child == 0:
        signal.alarm(10)
        try:
            pack(Painter().paint(ONE.format("b")))
        except RuntimeError:
            os._exit(7)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
