"""Whether Hugo made the same site as we: without that the comparison of times says nothing.

`python -m bench.alike OURS HUGO` compares two folders. Known differences: JSON in a page's head is written without
spaces, links up are written another way, the sizes of downloads and the height of the frame are fixed or estimated,
a coordinate may differ by a tenth, whole numbers in figures have no decimals.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

MOST_APART = 0.05
"""How far the bytes of a kind of file may be from ours."""
_SAMPLES = 5
_NOT_COMPARED = frozenset({"sitemap.xml"})
"""Hugo's has only the pages that it made."""


class UnlikeError(Exception):
    """Hugo made another site; says what is not the same."""


@dataclass(frozen=True)
class Kind:
    """The files of a kind: how many, and their bytes of ours and of Hugo's."""

    name: str
    files: int
    ours: int
    hugo: int

    @property
    def apart(self) -> float:
        """How much more Hugo's are, as a share of ours."""
        return self.hugo / self.ours - 1


def compare_sites(ours: Path, hugo: Path) -> list[Kind]:
    """The kinds of files that Hugo made, each with its bytes; raises UnlikeError where they are not the same site."""
    theirs, mine = _files_by_kind(hugo), _files_by_kind(ours)
    faults = [] if theirs else [f"{hugo}: empty"]
    faults += [fault for kind, files in theirs.items() for fault in _compare_names(files, mine.get(kind, set()))]
    if not faults:
        kinds = [_weigh(kind, files, ours, hugo) for kind, files in sorted(theirs.items())]
        faults += [f"{kind.name}: {kind.apart:+.1%} bytes" for kind in kinds if abs(kind.apart) > MOST_APART]
        faults += [f"{path}: not the same" for path in _samples(theirs) if _read(ours / path) != _read(hugo / path)]
    if faults:
        raise UnlikeError("\n".join(faults))
    return kinds


def write_kinds(kinds: list[Kind]) -> str:
    """The kinds as a table."""
    rows = [f"| {kind.name} | {kind.files} | {kind.ours} | {kind.hugo} | {kind.apart:+.1%} |" for kind in kinds]
    return "\n".join(["| files | number | bytes, ours | Hugo's | |", "| --- | --: | --: | --: | --: |", *rows])


def _files_by_kind(folder: Path) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if name not in _NOT_COMPARED and path.is_file():
            kinds.setdefault(re.sub(r"\d[\d-]*", "*", name), set()).add(name)
    return kinds


def _compare_names(theirs: set[str], mine: set[str]) -> Iterator[str]:
    yield from (f"{name}: only Hugo has it" for name in sorted(theirs - mine)[:_SAMPLES])
    yield from (f"{name}: only we have it" for name in sorted(mine - theirs)[:_SAMPLES])


def _weigh(kind: str, files: set[str], ours: Path, hugo: Path) -> Kind:
    mine, theirs = (sum((root / name).stat().st_size for name in files) for root in (ours, hugo))
    return Kind(kind, len(files), mine, theirs)


def _samples(kinds: dict[str, set[str]]) -> Iterator[str]:
    """Some files of each kind, evenly."""
    for files in kinds.values():
        names = sorted(files)
        yield from names[:: max(1, len(names) // _SAMPLES)]


def _read(path: Path) -> object:
    """What a file says, whatever it is written like."""
    text = path.read_text(encoding="utf-8")
    match path.suffix:
        case ".html":
            return Page.read(text)
        case ".json":
            return json.loads(text)
    return text


class Page(HTMLParser):
    """The words that a reader sees, in order, and the marks of every drawing."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[str] = []
        self._marks: list[tuple[str, str]] = []
        self._silent = 0

    @classmethod
    def read(cls, html: str) -> tuple[list[str], list[tuple[str, str]]]:
        """The words and the marks of a page."""
        page = cls()
        page.feed(html)
        text = re.sub(r'\d+\s?kB|height="\d+"|Version: \S*', "", " ".join(page._words))
        return text.split(), page._marks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._silent += 1
        known = dict(attrs)
        if tag in {"path", "circle", "rect", "line", "text", "g"}:
            self._marks.append((tag, known.get("class") or ""))
        if "http-equiv" not in known:
            self._words += (known[name] or "" for name in ("aria-label", "content", "title") if name in known)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)


if __name__ == "__main__":
    sys.stdout.write(f"{write_kinds(compare_sites(Path(sys.argv[1]), Path(sys.argv[2])))}\n")
