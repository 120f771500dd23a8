"""The open data of one thing, as links to download: a CSV file and a JSON file, with their sizes."""

from collections.abc import Mapping

from macros.pages.page import data_address
from macros.pages.report_files import ReportFile, write_size
from macros.pages.words import NBSP

_FORMATS = {"csv": "CSV", "json": "JSON"}


def list_data(downloads: Mapping[str, int], folder: str, id_: str, *, with_size: bool = True) -> list[ReportFile]:
    """The files of a goal, an indicator or a follow-up that the site has; without size where a page never changes."""
    found = ((data_address(folder, id_, ending), name) for ending, name in _FORMATS.items())
    return [
        ReportFile(path, f"{name}{NBSP}({write_size(downloads[path])})" if with_size else name)
        for path, name in found
        if path in downloads
    ]
