"""The list of a folder's files with their SHA-256, as `sha256sum --check` reads it."""

from hashlib import file_digest
from pathlib import Path

from macros.publishing.whole_files import list_files, write_whole

MANIFEST = "manifest.sha256"


def write_manifest(folder: Path) -> int:
    """Write the list of every file of a folder but itself; how many they are."""
    files = [path for path in list_files(folder) if path != folder / MANIFEST]
    write_whole(
        folder / MANIFEST, "".join(f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
    )
    return len(files)


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
