"""A change of the goal repository that is made but not written: files with their new content, and what it means."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.editing.entry import Entry
from macros.editing.recording.all_or_none import write_all
from macros.editing.recording.outcome_change import OutcomeChange
from macros.plan.plan import Plan


@dataclass(frozen=True)
class Draft:
    """New content of files, held to every rule before anything is written."""

    goals: Path
    base: Plan
    """The plan as it stands."""
    plan: Plan
    """The plan as it will be."""
    former: Mapping[str, bytes]
    """What the files that change hold now, by their path inside the goal repository."""
    files: Mapping[str, bytes]
    """What they are to hold."""
    changes: tuple[OutcomeChange, ...] = ()
    """What is done in them."""
    unchanged: tuple[Entry, ...] = ()
    """What stood there already."""
    notes: tuple[str, ...] = ()
    """What the user should look at once more, in sentences."""

    def write(self) -> None:
        """Write every file, or none; raises ChangeRefused where one has changed since it was read."""
        write_all({self.goals / name: (self.former[name], content) for name, content in self.files.items()})

    def diff(self) -> str:
        """The files' changes as a unified diff."""
        told = ""
        for name, content in self.files.items():
            path = (self.goals / name).as_posix()
            former, new = _lines(self.former[name]), _lines(content)
            for line in difflib.unified_diff(former, new, path, path):
                told += line if line.endswith("\n") else f"{line}\n\\ Ingen radbrytning i slutet av filen\n"
        return told.replace("\r\n", "\n")


def _lines(content: bytes) -> list[str]:
    return content.decode().splitlines(keepends=True)
