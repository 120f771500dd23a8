"""Every file of open data, in pieces that need no other to be made, and how large each is.

The files of one goal, indicator or follow-up are a piece each (`data_pieces`), and so is each feed
(`macros/opendata/feed.py`). The whole tables are written together into a folder: `whole_of(site).write(folder)`.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.opendata.contract import OPENAPI
from macros.opendata.openapi import describe_api
from macros.opendata.parts import (
    FOLLOW_UPS,
    GOALS,
    INDICATORS,
    folder_files,
    folder_paths,
    follow_up_files,
    follow_up_names,
    goal_files,
    goal_names,
    indicator_files,
    indicator_names,
    part_paths,
)  # fmt: skip
from macros.opendata.tables import tables_of
from macros.opendata.whole import whole_of, whole_paths
from macros.pages.page import Site
from macros.pages.site import Files, Piece


def data_pieces(site: Site) -> Iterator[Piece]:
    """Every file but the whole tables and what tells of them."""
    for id_ in site.plan.goals:
        yield Piece(id_, part_paths(GOALS, goal_names(site, id_)), partial(goal_files, site, id_))
    for id_, indicator in site.plan.indicators.items():
        paths = part_paths(INDICATORS, indicator_names(site, id_))
        yield Piece(indicator.goals[0], paths, partial(indicator_files, site, id_))
    for period in follow_up_names(site):
        yield Piece("", part_paths(FOLLOW_UPS, (period,)), partial(follow_up_files, site, period))
    yield Piece("", folder_paths(), partial(folder_files, site))
    yield Piece("", (OPENAPI,), partial(_api_file, site))


class Downloads(Mapping[str, int]):
    """How large each file of some pieces is, in bytes; a file is made when somebody asks, and only its size is kept.

    The pieces are told of once there is a site to make them of.
    """

    def __init__(self) -> None:
        self._pieces: dict[str, Piece] = {}
        self._sizes: dict[str, int] = {}

    def offer(self, piece: Piece) -> None:
        """Tell of a piece."""
        self._pieces |= dict.fromkeys(piece.paths, piece)

    def note(self, files: Files) -> None:
        """Note how large some files are that have been made anyway."""
        self._sizes |= {path: len(content) for path, content in files.items() if path in self._pieces}

    def __getitem__(self, path: str) -> int:
        if path not in self._sizes:
            self.note(self._pieces[path].make())
        return self._sizes[path]

    def __contains__(self, path: object) -> bool:
        return path in self._pieces

    def __iter__(self) -> Iterator[str]:
        return iter(self._pieces)

    def __len__(self) -> int:
        return len(self._pieces)


def data_files(site: Site) -> dict[str, bytes]:
    """All files at once, for who wants them in memory."""
    made = (file for piece in data_pieces(site) for file in piece.make().items())
    files = {path: content for path, content in made if isinstance(content, bytes)}
    with TemporaryDirectory() as folder:
        whole_of(site).write(Path(folder))
        return files | {path: (Path(folder) / path).read_bytes() for path in whole_paths(site)}


def _api_file(site: Site) -> dict[str, bytes]:
    return {OPENAPI: describe_api(site, tables_of(site)).encode()}
