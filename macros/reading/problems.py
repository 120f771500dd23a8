"""Problems in a goal repository, and the errors that carry them.

GoalsError                  one line for the user, never a traceback
├── PlanError               carries every Problem found
├── ChangeRefused           a published figure changed without a correction, an address would vanish
└── SourceError             a spreadsheet, Kolada or the base of a comparison can't be used; nothing was written
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """Something in a file that has to be mended, told in one Swedish sentence."""

    file: str
    line: int
    """From 1."""
    column: int
    """From 1."""
    field: str
    """The way to the value, such as `målvärden[2].värde`; positions count from 0. Empty for a whole file."""
    message: str
    found: str | None = None
    """What stands there."""
    rule: str = ""
    """Which rule is broken; lasting, for machines."""

    @property
    def told(self) -> str:
        """The field and the sentence."""
        return f"{self.field}: {self.message}" if self.field else self.message

    def __str__(self) -> str:
        return f"{show_plainly(self.file)}:{self.line}:{self.column}: {self.told}"


def show_plainly(text: str) -> str:
    """A text with a sign in place of each character that can't be seen: controls, line ends, halves of characters."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)


class GoalsError(Exception):
    """Something that the user has to mend."""


class PlanError(GoalsError):
    """The goal repository can't be read; every problem is in it, sorted."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class ChangeRefused(GoalsError):  # noqa: N818  the name says what happened
    """A change that must not be made: a published figure without a correction, an address that would vanish."""


class SourceError(GoalsError):
    """A spreadsheet, Kolada or the base of a comparison can't be used; nothing was written."""


def write_json(problems: Sequence[Problem]) -> str:
    """The problems as a JSON object with a list of them."""
    found = {"problems": [asdict(problem) for problem in problems]}
    return json.dumps(found, ensure_ascii=False, indent=1)
