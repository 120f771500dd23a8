"""The index out of documents: complete, small, the same each time."""

import gzip
import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.publishing import search
from macros.publishing.search import SearchError, write_document, write_index


@dataclass(frozen=True)
class Thing:
    address: str
    groups: tuple[tuple[tuple[str, float], ...], ...]


THINGS = [
    Thing(f"mal/mal-{number}/#matt", ((("Eleverna är i skolan", 1.0),), ((f"Mål {number} & <b>", 10.0),), (), (), ()))
    for number in range(40)
]


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def fragments(folder: Path) -> list[dict[str, str]]:
    packed = (folder / "pagefind" / "fragment").iterdir()
    return [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")) for file in packed]


def test_the_index_holds_every_document_with_its_address_and_texts(tmp_path: Path) -> None:
    write_index(THINGS, tmp_path)
    found = {each["url"]: each["content"] for each in fragments(tmp_path)}
    assert set(found) == {each.address for each in THINGS}
    assert found["mal/mal-3/#matt"] == "Eleverna är i skolan ␟ Mål 3 & <b> ␟ ␟ ␟"


def test_things_at_one_address_are_all_kept(tmp_path: Path) -> None:
    write_index([Thing("styrdokument/", ((("ett", 1.0),),)), Thing("styrdokument/", ((("två", 1.0),),))], tmp_path)
    assert sorted(each["url"] for each in fragments(tmp_path)) == ["styrdokument/", "styrdokument/␟2"]


def test_two_builds_in_different_places_are_the_same_and_tell_of_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, threads in [("ett", "1"), ("två-till", "4")]:
        (tmp_path / name).mkdir()
        monkeypatch.setenv("RAYON_NUM_THREADS", threads)
        monkeypatch.chdir(tmp_path / name)
        write_index(THINGS, tmp_path / name)
    first, second = (contents(tmp_path / name) for name in ("ett", "två-till"))
    assert first == second
    assert not [path for path, content in first.items() if os.fsencode(tmp_path) in content]


def test_a_new_index_takes_the_place_of_the_old_and_leaves_nothing_beside(tmp_path: Path) -> None:
    write_index(THINGS, tmp_path)
    write_index(THINGS[:1], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["pagefind"]
    assert len(fragments(tmp_path)) == 1


def test_what_no_page_uses_of_pagefind_is_left_out(tmp_path: Path) -> None:
    write_index(THINGS, tmp_path)
    kept = {path.partition("/")[2].partition("/")[0] for path in contents(tmp_path)}
    assert {name for name in kept if not name.endswith(".pf_meta")} == {
        "fragment", "index", "pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind",
    }  # fmt: skip


def test_settings_of_pagefind_in_the_environment_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    write_index(THINGS[:1], tmp_path)
    assert (tmp_path / "pagefind" / "wasm.sv.pagefind").exists()


def test_without_the_program_the_index_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: None)
    with pytest.raises(SearchError):
        write_index(THINGS, tmp_path)


def test_texts_are_escaped() -> None:
    written = write_document(Thing("a/", ((('<script>"&', 0.35),),)))
    assert '<b data-pagefind-weight="0.350">&lt;script&gt;&quot;&amp;</b>' in written
