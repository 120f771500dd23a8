"""Where files stand in a goal repository: which kind each is, whose it is and what its name says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.plan.accessibility import AccessibilityStatement
from macros.plan.activity import Activity
from macros.plan.fields import RESERVED_IDS, FileRecord
from macros.plan.indicator import Indicator
from macros.plan.model import FollowUp, Goal, GoalAreas, Municipality, Organisation
from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.search_words import SearchWords
from macros.plan.steering import (
    AnnualWheel,
    Commission,
    Economy,
    GoverningDocuments,
    InternalControl,
    OperationalPlan,
)  # fmt: skip

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 60
IGNORED = frozenset({"README.md", "CODEOWNERS"})


@dataclass(frozen=True)
class Kind:
    """A kind of file in a body's folder: what it holds and what its name is."""

    record: type[FileRecord]
    name_key: str
    """The key of the record that the file's name becomes."""
    read_name: Callable[[str], Any]
    """The value of that key; raises ValueError where the name is none."""
    allowed: str
    """What the name may be, in words for the user."""
    ending: str = ".yml"


def _read_id(name: str) -> str:
    if not _ID.fullmatch(name) or len(name) > _LONGEST_ID or name in RESERVED_IDS:
        raise ValueError(name)
    return name


def _read_year(name: str) -> str:
    if not re.fullmatch(r"(19|20)[0-9]{2}", name):
        raise ValueError(name)
    return name


def _read_plan_period(name: str) -> str:
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?", name)
    if match is None:
        raise ValueError(name)
    return Period.parse(f"{match[1]}/{match[2]}" if match[2] else name).text


TOP: dict[str, type[FileRecord]] = {
    "kommun.yml": Municipality,
    "organisation.yml": Organisation,
    "malomraden.yml": GoalAreas,
    "arshjul.yml": AnnualWheel,
    "styrdokument.yml": GoverningDocuments,
    "tillganglighet.yml": AccessibilityStatement,
    "sokord.yml": SearchWords,
}
REQUIRED = ("kommun.yml", "organisation.yml")
_YEAR = "ett år, till exempel 2025.yml"
KINDS: dict[str, Kind] = {
    "mal": Kind(Goal, "@id", _read_id, "ett id"),
    "indikatorer": Kind(Indicator, "@id", _read_id, "ett id"),
    "aktiviteter": Kind(Activity, "@id", _read_id, "ett id"),
    "uppdrag": Kind(Commission, "@id", _read_id, "ett id"),
    "uppfoljning": Kind(
        FollowUp,
        "@period",
        lambda name: str(FollowUpPeriod.parse(name)),
        "2025-t1.yml, 2025-t2.yml eller 2025-bokslut.yml",
    ),
    "ekonomi": Kind(Economy, "@år", _read_year, _YEAR),
    "internkontroll": Kind(InternalControl, "@år", _read_year, _YEAR),
    "verksamhetsplan": Kind(
        OperationalPlan,
        "@period",
        _read_plan_period,
        "ett år eller ett läsår, till exempel 2025.md eller 2024-25.md",
        ".md",
    ),
}


@dataclass(frozen=True, order=True)
class Place:
    """A file that stands where one is expected."""

    source: str
    """Its path inside the goal repository, with `/`."""
    path: Path
    record: type[FileRecord]
    said: tuple[tuple[str, str], ...] = ()
    """What the path says, as keys of the record."""

    @property
    def body(self) -> str | None:
        return dict(self.said).get("@organ")


@dataclass(frozen=True)
class Misplaced:
    """A file or folder that can't be read where it stands."""

    source: str
    kind: str
    remedy: str = ""


def find_places(root: Path) -> Iterator[Place | Misplaced]:
    """Every file of a goal repository, sorted; hidden files and READMEs aside."""
    for path in _entries(root):
        name = path.name
        if _leads_out(path, root):
            yield Misplaced(name, "file_link")
        elif path.is_dir():
            yield from _in_body(path, root)
        elif name in TOP:
            yield Place(name, path, TOP[name])
        else:
            yield Misplaced(name, "file_unexpected", f"Här får stå {', '.join(TOP)} och en mapp för varje organ.")


def _in_body(folder: Path, root: Path) -> Iterator[Place | Misplaced]:
    if not _ID.fullmatch(folder.name):
        yield Misplaced(f"{folder.name}/", "folder_name")
        return
    for path in _entries(folder):
        source = path.relative_to(root).as_posix()
        if _leads_out(path, root):
            yield Misplaced(source, "file_link")
        elif path.is_dir() and path.name in KINDS:
            yield from _of_kind(path, root, folder.name, KINDS[path.name])
        else:
            yield Misplaced(source, "file_unexpected", f"Här får stå mapparna {', '.join(KINDS)}.")


def _of_kind(folder: Path, root: Path, body: str, kind: Kind) -> Iterator[Place | Misplaced]:
    for path in _entries(folder):
        source = path.relative_to(root).as_posix()
        if _leads_out(path, root):
            yield Misplaced(source, "file_link")
        elif not path.is_file():
            yield Misplaced(source, "file_unexpected", "Här får bara stå filer.")
        elif path.suffix != kind.ending:
            yield Misplaced(source, "file_ending", kind.ending)
        else:
            yield _named(path, source, body, kind)


def _entries(folder: Path) -> list[Path]:
    """What stands in a folder, sorted; hidden files and READMEs aside."""
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".") and path.name not in IGNORED]


def _named(path: Path, source: str, body: str, kind: Kind) -> Place | Misplaced:
    try:
        name = kind.read_name(path.stem)
    except ValueError:
        return Misplaced(source, "file_name" if kind.name_key == "@id" else "folder_period", kind.allowed)
    return Place(source, path, kind.record, (("@organ", body), (kind.name_key, name)))


def _leads_out(path: Path, root: Path) -> bool:
    """Whether it is a link that leaves the goal repository, or would where that lies elsewhere, or leads nowhere."""
    if not path.is_symlink():
        return False
    try:
        return path.readlink().is_absolute() or not path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True
