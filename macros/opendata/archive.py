"""Files packed as one zip: the same files always give the same bytes."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can tell; when a file was packed says nothing of the data."""
_READABLE = 0o100644 << 16
_UNIX = 3


def pack(place: Path, files: Mapping[str, Path]) -> None:
    """Write a zip of files by their names in it, in the order of the names."""
    with ZipFile(place, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            told = ZipInfo(name, _NO_TIME)
            told.compress_type, told.external_attr, told.create_system = ZIP_DEFLATED, _READABLE, _UNIX
            told.file_size = files[name].stat().st_size
            with files[name].open("rb") as source, archive.open(told, "w") as packed:
                copyfileobj(source, packed, 1 << 20)
