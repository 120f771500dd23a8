"""Search documents → the index that Pagefind's script reads on the search page.

Pagefind's own program is spoken to as its clients do, through its service: messages as base64 between commas. Its
command reads folders in the order that the disk happens to have, and its Python client waits a tenth of a second for
each answer; so the documents are sent in order, all at once.
"""

import json
import os
import shutil
import subprocess
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from io import BufferedReader
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from pagefind.service import get_executable

FOLDER = "pagefind"
"""Where the index stands, below the site's root."""
SEPARATOR = "␟"
"""What parts the groups of a document's texts; no word, and in no text."""
_KEPT = ("pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind", "pagefind.*.pf_meta", "index/*", "fragment/*")
_CHUNK = "12000"
"""How much of the index stands in one file: enough for a word, little enough to fetch."""


class Searched(Protocol):
    """What can be indexed."""

    @property
    def address(self) -> str:
        """Where a hit leads, below the site's root."""

    @property
    def groups(self) -> Sequence[Sequence[tuple[str, float]]]:
        """Its texts, each with how much its words weigh, in the groups that the search page's script knows."""


class SearchError(Exception):
    """The index could not be made."""


def write_index(documents: Sequence[Searched], site: Path) -> None:
    """Put the index of some documents into a built site, in the place of the one that stood there."""
    files = _make(documents)
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    for path, content in sorted(files.items()):
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _make(documents: Sequence[Searched]) -> dict[str, bytes]:
    """The files of the index that the search page uses, by their paths.

    They are asked for rather than left to Pagefind to write: it says that it has written before the disk has it all.
    """
    program = get_executable()
    if program is None:
        raise SearchError("Pagefind saknas.")
    requests = list(_requests(documents))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    with (
        TemporaryDirectory() as empty,
        subprocess.Popen(  # noqa: S603  the program that the package ships
            [program, "--service"],
            cwd=empty,
            env=environment | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as service,
    ):
        if service.stdin is None or not isinstance(service.stdout, BufferedReader):
            raise SearchError("Pagefind svarar inte.")
        service.stdin.write(b"".join(requests))
        service.stdin.flush()
        made = _await_files(service.stdout, len(requests))
        service.stdin.close()
    return {path: content for path, content in made.items() if any(map(PurePosixPath(path).match, _KEPT))}


def _requests(documents: Sequence[Searched]) -> Iterator[bytes]:
    """Every message to the service: a new index, each document, the files of it all."""
    yield _write_request(0, type="NewIndex", config={"force_language": "sv"})
    seen: Counter[str] = Counter()
    for number, document in enumerate(documents, 1):
        seen[document.address] += 1
        again = f"{SEPARATOR}{seen[document.address]}" if seen[document.address] > 1 else ""
        yield _write_request(
            number,
            type="AddFile",
            index_id=0,
            file_path=None,
            url=document.address + again,  # Pagefind keeps one document an address
            file_contents=write_document(document),
        )
    yield _write_request(len(documents) + 1, type="GetFiles", index_id=0)


def _write_request(number: int, **payload: object) -> bytes:
    return b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","


def _await_files(answers: BufferedReader, count: int) -> dict[str, bytes]:
    """Read the service's answers until it has answered everything, the files among them.

    Raises SearchError at the first answer that is an error.
    """
    files: dict[str, bytes] = {}
    for payload in _read_answers(answers):
        if payload["type"] == "Error":
            raise SearchError(str(payload["message"]))
        files |= {each["path"]: b64decode(each["content"]) for each in payload.get("files", ())}
        count -= 1
        if not count:
            return files
    raise SearchError("Pagefind slutade svara.")


def _read_answers(answers: BufferedReader) -> Iterable[Mapping[str, Any]]:
    left = b""
    while read := answers.read1(1 << 16):
        *whole, left = (left + read).split(b",")
        for each in whole:
            yield json.loads(b64decode(each))["payload"]


def write_document(document: Searched) -> str:
    """A document as Pagefind reads it: each text with its weight, the groups parted."""
    parts = f" <b>{SEPARATOR}</b> ".join(" ".join(_write_text(*each) for each in group) for group in document.groups)
    return f'<html lang="sv"><body data-pagefind-body>{parts}</body></html>'


def _write_text(text: str, weight: float) -> str:
    return f'<b data-pagefind-weight="{weight:.3f}">{escape(text)}</b>'
