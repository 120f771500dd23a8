"""What every problem owes its reader: one line of Swedish, at a place in the file, without anything of the program."""

import re
from pathlib import Path

from macros.reading.problems import Problem
from macros.reading.sentences import SENTENCES, quote

_ENGLISH = re.compile(
    r"\b(input|should|valid|values?|required|extra|characters?|items?|string|type|must|error|expected|mapping)\b",
    re.IGNORECASE,
)
_PYTHON = re.compile(r"\b(None|True|False|Decimal|datetime|Node|object at)\b|<[a-z_.]+ |'[^']*'|\[\(")
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%[sdr]")


def faults_in(problem: Problem) -> list[str]:
    """What is wrong with how a problem is told; nothing where it is told well. Its file is there to be looked at."""
    own = re.sub(r'"[^"]*"', '""', problem.message.replace(quote(problem.found or ""), '""'))
    checks = {
        "more than one line": len(str(problem).splitlines()) != 1,
        "a character that can't be seen": not str(problem).isprintable(),
        "no full stop": not re.search(r"[.?…]$", problem.message),
        "English": _ENGLISH.search(own),
        "Python": _PYTHON.search(own),
        "a placeholder": _PLACEHOLDER.search(own),
        "a key of the program": re.search(r"(^|\.)@", problem.field),
        "an unknown rule": problem.rule not in SENTENCES,
        "outside the file": not _lies_inside(problem),
        "something else stands there": problem.found is not None and not _stands_there(problem, problem.found),
    }
    return [f"{fault}: {problem}" for fault, is_so in checks.items() if is_so]


def _lies_inside(problem: Problem) -> bool:
    path = Path(problem.file)
    if not path.is_file():
        return (problem.line, problem.column) == (1, 1)
    lines = _lines(path)
    return 1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def _stands_there(problem: Problem, found: str) -> bool:
    """Whether what is quoted stands at the place; where it was folded or escaped, nobody can say."""
    lines = _lines(Path(problem.file))
    if not _lies_inside(problem) or not any(found in line for line in lines):
        return True
    there = lines[problem.line - 1][problem.column - 1 :]
    return there.startswith(found) or there.lstrip("\"' ").startswith(found.strip())


def _lines(path: Path) -> list[str]:
    """The lines of a file as an editor numbers them."""
    return re.split(r"\r\n?|\n", path.read_bytes().decode(errors="replace"))
