"""What a published site has compressed already is used again, and never makes another site than without it."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.publishing import compression, former, whole_files
from macros.publishing.publish import publish_site

PAGE = '<!doctype html>\n<html lang=\'sv\'><link rel="stylesheet" href="{}assets/site.css">{}</html>'
NAMES = (
    "index.html",
    "mal/a/index.html",
    "mal/b/index.html",
    "data/a.json",
    "data/b.csv",
    "kort/a.png",
    "arkiv.tar.gz",
)
Site = dict[str, int]
"""What each file of a site says, as a number: the same number is the same content, longer or shorter."""
sites = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 2), min_size=3)
styles = st.integers(1, 3)


def write(site: Site, style: int, folder: Path) -> Path:
    """A built site."""
    for name, number in {**site, "assets/site.css": style}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"{number} öre, " * (20 if number == 0 else 200)
        path.write_text(
            PAGE.format("../" * name.count("/"), text) if name.endswith(".html") else text, encoding="utf-8"
        )
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def spoil(folder: Path, chance: random.Random) -> None:
    """Do to a file of a published site what disks, people and half copies do."""
    path = chance.choice(sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size))
    content = bytearray(path.read_bytes())
    match chance.randrange(4):
        case 0:
            path.unlink()
        case 1:
            path.write_bytes(content[: len(content) // 2])
        case 2:
            path.write_bytes(chance.choice([path for path in folder.rglob("*") if path.is_file()]).read_bytes())
        case _:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            path.write_bytes(content)


@settings(max_examples=40, deadline=None)
@given(sites, sites, st.tuples(styles, styles), st.integers(0, 3), st.randoms(use_true_random=False))
def test_a_site_is_the_same_with_a_former_one_as_without(
    before: Site, after: Site, styled: tuple[int, int], spoilt: int, chance: random.Random
) -> None:
    with TemporaryDirectory() as temporary:
        place = Path(temporary)
        publish_site(write(before, styled[0], place / "former"))
        for _ in range(spoilt):
            spoil(place / "former", chance)
        publish_site(write(after, styled[1], place / "without"))
        publish_site(write(after, styled[1], place / "with"), "", place / "former")
        assert files_of(place / "with") == files_of(place / "without")


@settings(max_examples=30, deadline=None)
@given(sites, styles, st.integers(0, 3), st.randoms(use_true_random=False))
def test_a_published_site_that_was_spoilt_is_made_whole_by_publishing_it_again(
    site: Site, style: int, spoilt: int, chance: random.Random
) -> None:
    with TemporaryDirectory() as temporary:
        place = Path(temporary)
        publish_site(write(site, style, place / "site"))
        wanted = files_of(place / "site")
        for name in chance.sample(sorted(wanted), min(spoilt, len(wanted))):
            if name.endswith((".br", "l.gz", "v.gz", "n.gz", "s.gz", ".sha256")):
                (place / "site" / name).write_bytes(b"spoilt")
        publish_site(place / "site")
        assert files_of(place / "site") == wanted


@pytest.fixture
def compressed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The texts that are compressed anew."""
    texts: list[bytes] = []
    monkeypatch.setattr(former, "compress", lambda text: texts.append(text) or compression.compress(text))
    return texts


def test_only_what_has_changed_is_compressed(tmp_path: Path, compressed: list[bytes]) -> None:
    publish_site(write(dict.fromkeys(NAMES, 1), 1, tmp_path / "former"))
    compressed.clear()
    publish_site(write({**dict.fromkeys(NAMES, 1), "data/a.json": 2}, 1, tmp_path / "site"), "", tmp_path / "former")
    assert compressed == [("2 öre, " * 200).encode()]
    compressed.clear()
    publish_site(tmp_path / "site")
    assert compressed == []


def test_what_other_tools_compressed_is_compressed_anew(tmp_path: Path, compressed: list[bytes]) -> None:
    publish_site(write({"data/a.json": 1}, 1, tmp_path / "former"))
    (tmp_path / "former" / former.MADE_WITH).write_text("brotli 0.1 11, zlib 1.2.11 9\n")
    compressed.clear()
    publish_site(write({"data/a.json": 1}, 1, tmp_path / "site"), "", tmp_path / "former")
    assert len(compressed) == 2


@pytest.mark.parametrize("writes", [1, 2, 3, 5, 8, 13])
def test_publishing_that_was_killed_is_done_once_more(tmp_path: Path, writes: int) -> None:
    site = write(dict.fromkeys(NAMES, 1), 1, tmp_path / "site")
    publish_site(shutil.copytree(site, tmp_path / "wanted"))
    child = os.fork()
    if child == 0:
        kill_at(writes)
        publish_site(site)
        os._exit(0)
    assert os.waitpid(child, 0)[1] != 0
    publish_site(site)
    assert files_of(site) == files_of(tmp_path / "wanted")


def kill_at(writes: int) -> None:
    """Die in the middle of the file that is written then."""
    left = iter(range(writes, 0, -1))

    def write_some(write: Callable[[Path, bytes], int], path: Path, content: bytes) -> int:
        if next(left) > 1:
            return write(path, content)
        write(path, content[: len(content) // 2])
        os._exit(9)

    write_bytes = Path.write_bytes
    whole_files.Path.write_bytes = lambda path, content: write_some(write_bytes, path, content)  # type: ignore[method-assign,assignment]
