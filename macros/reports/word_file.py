"""A Word file's bytes without a clock: the zip that python-docx writes holds the time when it was written."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST, _LAST = date(1980, 1, 1), date(2107, 12, 31)
"""The days that a zip can hold."""


def seal(content: bytes, day: date) -> bytes:
    """The same file with every part dated on a day, or the nearest that a zip can hold, in the order they stand."""
    sealed, dated = BytesIO(), min(max(day, _FIRST), _LAST)
    with ZipFile(BytesIO(content)) as written, ZipFile(sealed, "w", ZIP_DEFLATED) as made:
        for name in written.namelist():
            part = ZipInfo(name, (dated.year, dated.month, dated.day, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            made.writestr(part, written.read(name))
    return sealed.getvalue()
