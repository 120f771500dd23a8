"""Files that are written all together or not at all."""

import os
import stat
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from macros.reading.problems import ChangeRefused
from macros.reading.system_errors import tell_why

_ABANDONED = 60.0
"""After so many seconds a file that another run began is taken to be left behind."""


def write_all(files: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Give each file new content in place of the former; where it can't, ChangeRefused, and all are as they were.

    A hidden file beside each holds the new content until all are there; while it stands, no other run writes there.
    """
    begun: dict[Path, Path] = {}
    replaced: list[Path] = []
    at = Path()
    try:
        for at, (_, content) in files.items():
            begun[at] = _begin(at, content)
        for at, (former, _) in files.items():
            _check_unchanged(at, former)
        for at, unfinished in begun.items():
            unfinished.replace(at.resolve())
            replaced.append(at)
    except BaseException as error:
        for path in replaced:
            _put_back(path, files[path][0])
        if isinstance(error, OSError):
            raise ChangeRefused(f"Det går inte att skriva {at}: {tell_why(error)}. Inget är ändrat.") from None
        raise
    finally:
        for unfinished in begun.values():
            unfinished.unlink(missing_ok=True)


def _begin(path: Path, content: bytes) -> Path:
    """The new content in a file beside, with the same rights; raises ChangeRefused where another run is at it."""
    unfinished = _beside(path)
    with suppress(FileNotFoundError):
        if time.time() - unfinished.stat().st_mtime > _ABANDONED:
            unfinished.unlink()
    try:
        number = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0))
    except FileExistsError:
        told = f"{path} skrivs just nu av någon annan. Inget är skrivet. Vänta en minut och kör kommandot igen."
        raise ChangeRefused(told) from None
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        unfinished.chmod(stat.S_IMODE(path.stat().st_mode))
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def _check_unchanged(path: Path, former: bytes) -> None:
    if path.read_bytes() != former:
        raise ChangeRefused(f"{path} har ändrats medan kommandot arbetade. Inget är skrivet. Kör kommandot igen.")


def _put_back(path: Path, former: bytes) -> None:
    unfinished = _beside(path)
    unfinished.write_bytes(former)
    unfinished.chmod(stat.S_IMODE(path.stat().st_mode))
    unfinished.replace(path.resolve())


def _beside(path: Path) -> Path:
    there = path.resolve()
    return there.with_name(f".{there.name}.skrivs")
