"""A workbook's bytes without a clock: openpyxl writes the time of day into it and into every part of its zip."""

import re
from datetime import date
from io import BytesIO
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

_CORE = "docProps/core.xml"
_CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook_bytes(book: Workbook, day: date) -> bytes:
    """The file of a workbook, as if it was made and last changed at the beginning of a day."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, cast("ZipFile", _Dated(archive, day))).save()
    return made.getvalue()


class _Dated:
    """A zip that dates every part alike."""

    def __init__(self, archive: ZipFile, day: date) -> None:
        self._archive, self._day = archive, day

    def writestr(self, name: str, content: str | bytes) -> None:
        """Put in a part."""
        data = content.encode() if isinstance(content, str) else content
        if name == _CORE:
            data = _CHANGED.sub(rb"\g<1>" + f"{self._day.isoformat()}T00:00:00Z".encode(), data)
        part = ZipInfo(name, (max(self._day.year, 1980), self._day.month, self._day.day, 0, 0, 0))
        part.compress_type = ZIP_DEFLATED
        self._archive.writestr(part, data)

    def write(self, path: str, name: str) -> None:
        """Put in a part that openpyxl has written beside."""
        with open(path, "rb") as file:  # noqa: PTH123  openpyxl gives names
            self.writestr(name, file.read())

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever else openpyxl asks of a zip
        return getattr(self._archive, name)
