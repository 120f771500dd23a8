"""Golden cases: the files of a goal repository and the exact lines that checking it prints, side by side in Markdown.

A case is a heading and fenced blocks. The first word after the fence says what the block is:

    yaml PATH [ENCODING]   a file (also `md`), added to the DEFAULTS of `tests.repositories` or instead of one of them;
                           ENCODING is utf-8 unless told
    repeat COUNT PATH      a file, or the rest of one, of COUNT copies of the text
    link PATH -> TARGET    a symbolic link
    closed PATH            a file that nobody can open, whoever asks: a socket
    absent PATH            a file of the DEFAULTS that is not there; `.` is the whole repository
    problems               what `goals check` prints, run beside the repository `goals`
"""

import re
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.reading.load import load_plan
from macros.reading.problems import PlanError, Problem
from tests.repositories import write_repository

FOLDER = Path(__file__).parent / "problems"
_CASE = re.compile(r"^## (?P<name>[^\n]+)$(?P<blocks>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(?P<kind>\w+) ?(?P<said>.*)\n(?P<text>(?:.*\n)*?)^```$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A repository and what checking it prints."""

    name: str
    blocks: tuple[tuple[str, str, str], ...]
    """Kind, what is said after it, text."""

    @property
    def expected(self) -> list[str]:
        return [line for kind, _, text in self.blocks if kind == "problems" for line in text.splitlines()]

    def check(self) -> tuple[Problem, ...]:
        """The problems of the case's repository, written into the folder `goals` where we are."""
        goals = write_repository(Path("goals"), {})
        for kind, said, text in self.blocks:
            _write_block(goals, kind, said, text)
        try:
            load_plan(goals)
        except PlanError as error:
            return error.problems
        return ()


def read_cases() -> Iterator[Case]:
    """Every case of every golden file."""
    for path in sorted(FOLDER.glob("*.md")):
        for found in _CASE.finditer(path.read_text(encoding="utf-8")):
            blocks = tuple(block.group("kind", "said", "text") for block in _BLOCK.finditer(found["blocks"]))
            yield Case(f"{path.stem}: {found['name']}", blocks)


def _write_block(folder: Path, kind: str, said: str, text: str) -> None:
    if kind in {"yaml", "md"}:
        name, _, encoding = said.partition(" ")
        _write(folder / name, text.encode(encoding or "utf-8"))
    elif kind == "repeat":
        count, _, name = said.partition(" ")
        before = (folder / name).read_bytes() if (folder / name).exists() else b""
        _write(folder / name, before + text.encode() * int(count))
    elif kind == "link":
        name, _, target = said.partition(" -> ")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(target)
    elif kind == "closed":
        with socket.socket(socket.AF_UNIX) as closed:
            closed.bind(str(folder / said))
    elif kind == "absent" and said == ".":
        shutil.rmtree(folder)
    elif kind == "absent":
        (folder / said).unlink()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
