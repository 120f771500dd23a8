"""Where reports are kept: a folder with the documents of every follow-up, each written anew only when it has changed.

`manifest.json` in it remembers what each file was made from; without it, all are made again.
"""

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

from macros.reports.document import Document
from macros.reports.pdf import write_pdf
from macros.reports.wanted import MANIFEST, Wanted, hash_content, read_manifest
from macros.reports.word import write_word

_WRITERS: dict[str, Callable[[Document], bytes]] = {".pdf": write_pdf, ".docx": write_word}
_MADE_WITH = ("weasyprint", "python-docx")


class Shelf:
    """The folder, with what it remembers of its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remembered = read_manifest(folder)

    def put(self, wanted: Wanted) -> list[Path]:
        """Write what has changed of a report; the files that were written."""
        report = wanted.compose()
        made_from = fingerprint(report)
        written = []
        for ending, write in _WRITERS.items():
            name = f"{wanted.name}{ending}"
            file = self.folder / name
            if self.remembered.get(name) == made_from and file.is_file():
                continue
            self._write(file, write(report))
            self.remembered[name] = made_from
            self._remember()
            written.append(file)
        return written

    def remove_others(self, wanted: list[Wanted]) -> list[Path]:
        """Remove the files that were made here once and are not wanted any more."""
        names = {f"{each.name}{ending}" for each in wanted for ending in _WRITERS}
        gone = sorted(self.remembered.keys() - names)
        for name in gone:
            (self.folder / name).unlink(missing_ok=True)
            del self.remembered[name]
        if gone:
            self._remember()
        return [self.folder / name for name in gone]

    def _remember(self) -> None:
        told = json.dumps(self.remembered, indent=1, sort_keys=True)
        self._write(self.folder / MANIFEST, f"{told}\n".encode())

    def _write(self, file: Path, content: bytes) -> None:
        """All of a file or nothing: it takes its place when it is whole."""
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f".{file.name}.unfinished")
        unfinished.write_bytes(content)
        os.replace(unfinished, file)  # noqa: PTH105  named as what it promises


def fingerprint(report: Document) -> str:
    """What a report's files are made from: its content, then the code and libraries that write it."""
    return f"{hash_content(report)} {_made_with()}"


@cache
def _made_with() -> str:
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _MADE_WITH]
    room = files("macros.reports")
    sources = sorted((each.name, each.read_bytes()) for each in room.iterdir() if each.name.endswith(".py"))
    sources += sorted((each.name, each.read_bytes()) for each in (room / "templates").iterdir())
    sources.append(("markdown.py", (files("macros.pages") / "markdown.py").read_bytes()))
    code = hashlib.sha256(b"".join(content for _, content in sources)).hexdigest()
    return hashlib.sha256(", ".join([*versions, code]).encode()).hexdigest()
