"""The files in pieces: each is the same whoever makes it and when, and a page asks for its own alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.opendata.files import Downloads, data_pieces
from macros.opendata.whole import WholeTables, whole_of, whole_paths
from macros.pages.goal import goal_page
from macros.pages.page import Site
from macros.pages.site import Files, Piece
from macros.reading.load import load_plan
from tests.served import EXEMPELBY

DAY = date(2026, 6, 15)
PLAN = load_plan(EXEMPELBY)


def example_site(downloads: Downloads | None = None) -> Site:
    return Site(PLAN, DAY, url="https://mal.example.se/", downloads={} if downloads is None else downloads)


def make_all(pieces: list[Piece]) -> dict[str, str | bytes]:
    return {path: content for piece in pieces for path, content in piece.make().items()}


def test_pieces_are_the_same_in_any_order() -> None:
    forth, back = list(data_pieces(example_site())), list(data_pieces(example_site()))[::-1]
    assert make_all(back) == make_all(forth)


def test_a_piece_makes_exactly_the_files_that_it_says() -> None:
    for piece in data_pieces(example_site()):
        assert set(piece.make()) == set(piece.paths), piece.paths


def test_no_two_pieces_have_a_file_in_common_and_none_is_a_whole_table() -> None:
    site = example_site()
    paths = [path for piece in data_pieces(site) for path in piece.paths]
    assert len({*paths, *whole_paths(site)}) == len(paths) + len(whole_paths(site))


def test_sizes_are_those_of_the_files() -> None:
    downloads = Downloads()
    pieces = list(data_pieces(example_site()))
    for piece in pieces:
        downloads.offer(piece)
    assert dict(downloads) == {path: len(content) for path, content in make_all(pieces).items()}
    assert "data/mal/finns-inte.csv" not in downloads


def test_a_goals_page_asks_for_the_files_of_the_goal_and_its_indicators_alone() -> None:
    downloads, made = Downloads(), set()
    site = example_site(downloads)

    def noted(piece: Piece) -> Files:
        made.update(piece.paths)
        return piece.make()

    for piece in data_pieces(site):
        downloads.offer(replace(piece, make=lambda piece=piece: noted(piece)))
    goal = next(goal for goal in PLAN.goals.values() if PLAN.indicators_of(goal))
    goal_page(site, goal)
    names = {goal.id, *goal.former_ids}
    for indicator in PLAN.indicators_of(goal):
        names |= {indicator.id, *indicator.former_ids}
    assert f"data/mal/{goal.id}.json" in made
    assert {Path(path).stem for path in made} <= names


def test_whole_tables_are_the_same_however_few_rows_are_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = example_site()
    known = WholeTables(site).write(tmp_path / "many")
    monkeypatch.setattr("macros.opendata.whole._AT_ONCE", 3)
    assert WholeTables(site).write(tmp_path / "few") == known
    for path in whole_paths(site):
        assert (tmp_path / "few" / path).read_bytes() == (tmp_path / "many" / path).read_bytes(), path


def test_what_pages_tell_of_the_tables_is_known_before_and_after_they_are_written(tmp_path: Path) -> None:
    site = example_site()
    before = whole_of(site).known
    assert whole_of(site).write(tmp_path) == before
    assert before.sizes == {path: (tmp_path / path).stat().st_size for path in whole_paths(site)}
    assert before.tables["mal"].rows == len(PLAN.goals)
