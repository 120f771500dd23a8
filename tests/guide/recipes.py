"""What the guide tells its reader to write, put into Exempelby's files as a plain text editor would."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from tests.served import EXEMPELBY, ROOT

GUIDE = ROOT / "docs" / "redaktion"
PAGES = sorted(path.stem for path in GUIDE.glob("*.md"))
_NOTED = re.compile(
    r"^ *{# (?:(under (?P<key>\w+) i|ur) )?goals/(?P<path>\S+) #}\n\n(?P<text>(?:(?: {4}.*)?\n)+)", re.MULTILINE
)
_OF_A_TERM_TO_COME = {
    "kommun.yml": "  - {id: 2027-2030, start: 2027-01-01, slut: 2030-12-31}\n",
    "malomraden.yml": "  - {id: natur-2027, namn: Naturen intill dörren, mandatperiod: 2027-2030, "
    "beskrivning: Ett förslag som inte är beslutat.}\n",
    "fullmaktige/mal/naturen-ska-synas.yml": None,
    "fullmaktige/indikatorer/gangvag-till-natur.yml": None,
}
"""What Exempelby has of the term that one recipe begins; None is a whole file."""


@dataclass(frozen=True)
class Snippet:
    """A part of a file, a whole file, or what stands in one already."""

    page: str
    path: str
    """Below `goals/`."""
    text: str
    key: str = ""
    """The list that the text is an item of; empty for a whole file."""
    is_there: bool = False
    """Whether the file has it from the beginning."""


def page_text(page: str) -> str:
    """The source of a page, without the parts that pages share."""
    return (GUIDE / f"{page}.md").read_text(encoding="utf-8")


def snippets_of(page: str) -> Iterator[Snippet]:
    """What a page shows of files, in the order of its steps."""
    for found in _NOTED.finditer(page_text(page)):
        yield Snippet(page, found["path"], _code(found["text"]), found["key"] or "", found[1] == "ur")


def write_exempelby(folder: Path) -> Path:
    """Exempelby as if its figures were real and the next term had not begun."""
    goals = folder / "goals"
    shutil.copytree(EXEMPELBY, goals)
    for name, gone in _OF_A_TERM_TO_COME.items():
        if gone is None:
            (goals / name).unlink()
        else:
            rewrite(goals / name, gone, "")
    for path in goals.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("exempel: true\n", "", 1), encoding="utf-8")
    return goals


def rewrite(file: Path, old: str, new: str) -> None:
    """Put one text in the place of another, which must be there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name} has {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")


def follow(goals: Path, snippet: Snippet) -> None:
    """Write what a recipe says, where it says it."""
    file = goals / snippet.path
    if not snippet.key:
        assert not file.exists(), f"{snippet.path} is there already"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(snippet.text, encoding="utf-8")
        return
    text = file.read_text(encoding="utf-8")
    begun = re.search(rf"^{snippet.key}:\n(?P<items>(?:(?: .*|#.*)?\n)+)", text, re.MULTILINE)
    assert begun, f"{snippet.path} has no list {snippet.key}"
    items = re.split(r"(?m)^(?=  - )", begun["items"])
    kept = [item for item in items if _name_of(item) != _name_of(snippet.text)]
    place = next((at for at, item in enumerate(items) if _name_of(item) == _name_of(snippet.text)), len(items))
    kept.insert(place, snippet.text)
    file.write_text(text[: begun.start("items")] + "".join(kept) + text[begun.end("items") :], encoding="utf-8")


def _name_of(item: str) -> str | None:
    """The period or id that an item begins with; none for a forecast, which stands beside its outcome."""
    found = re.match(r"  - \{?(?:period|id): ([^,\n]+)", item)
    return found[1] if found and "prognos" not in item else None


def _code(text: str) -> str:
    """The code of a block: four places in, or eight within a step."""
    lines = text.rstrip("\n").split("\n")
    indent = 8 if lines[0].startswith(" " * 8) else 4
    own = list(takewhile(lambda line: not line or line.startswith(" " * indent), lines))
    return "\n".join(line[indent:] for line in own).rstrip("\n") + "\n"
