"""Files packed as one zip: the same files always give the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can tell; when a file was packed says nothing of the data."""
_READABLE = 0o100644 << 16
_UNIX = 3


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files by their names, in their order."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            told = ZipInfo(name, _NO_TIME)
            told.compress_type, told.external_attr, told.create_system = ZIP_DEFLATED, _READABLE, _UNIX
            archive.writestr(told, files[name])
    return packed.getvalue()
