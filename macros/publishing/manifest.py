"""The list of a folder's files with their SHA-256, as `sha256sum --check` reads it."""

import re
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path

from macros.publishing.whole_files import list_files, write_whole

MANIFEST = "manifest.sha256"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>.+)")


def write_manifest(folder: Path) -> int:
    """Write the list of every file of a folder but itself; how many they are."""
    files = [path for path in list_files(folder) if path != folder / MANIFEST]
    write_digests(folder, {path.relative_to(folder).as_posix(): _digest(path) for path in files})
    return len(files)


def write_digests(folder: Path, digests: Mapping[str, str]) -> None:
    """Write the list of a folder's files, whose digests are known by their paths."""
    write_whole(folder / MANIFEST, "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)))


def read_digests(folder: Path) -> dict[str, str]:
    """The digests of a folder's files by their paths; empty where there is no list, or one that can't be true."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    read = [line for line in map(_LINE.fullmatch, lines) if line]
    digests = {line["name"]: line["digest"] for line in read}
    return digests if len(digests) == len(lines) else {}


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
