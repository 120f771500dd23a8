"""Files that are either as they were or whole."""

import os
from collections.abc import Iterator
from pathlib import Path

_UNFINISHED = ".unfinished"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that nobody ever sees a part of it; its folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}{_UNFINISHED}")
    try:
        unfinished.write_bytes(content.encode() if isinstance(content, str) else content)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def write_other(path: Path, content: bytes) -> None:
    """Write a file where it has not that content already. Killed meanwhile, it leaves a part of it."""
    if not (path.exists() and path.read_bytes() == content):
        path.write_bytes(content)


def list_files(folder: Path) -> list[Path]:
    """Every file below a folder, in the order of their paths below it; none where there is no folder."""
    return [folder / name for name in list_names(folder)]


def list_names(folder: Path) -> list[str]:
    """The path below a folder of each of its files, in order; a tenth of what it costs to make them `Path`s."""
    found = _entries(str(folder)) if folder.is_dir() else ()
    return sorted(name for name, entry in found if entry.is_file())


def find_link(folder: Path) -> Path | None:
    """A symbolic link below a folder, if there is one."""
    return next((folder / name for name, entry in _entries(str(folder)) if entry.is_symlink()), None)


def remove_unfinished(folder: Path) -> None:
    """Remove what was being written when a process was killed."""
    for name, _ in _entries(str(folder)):
        if name.endswith(_UNFINISHED):
            (folder / name).unlink()


def _entries(folder: str, above: str = "") -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """All that is no folder, by its path below."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{above}{entry.name}/")
            else:
                yield above + entry.name, entry
