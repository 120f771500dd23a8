"""What every problem owes its reader: one Swedish sentence or two, about the file, without anything of the program."""

import re

from macros.reading.problems import Problem
from macros.reading.sentences import SENTENCES, quote

_ENGLISH = re.compile(
    r"\b(input|should|valid|value|values|required|extra|characters|item|items|string|type|must|error|expected|mapping)\b",
    re.IGNORECASE,
)
_PYTHON = re.compile(r"\b(None|True|False|Decimal|datetime|Node|object at)\b|<[a-z_.]+ |\bu?'[^']*'|\[\(")
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%[sdr]")


def faults_in(problem: Problem) -> list[str]:
    """What is wrong with how a problem is told; nothing where it is told well."""
    own = re.sub(r'"[^"]*"', '""', problem.message.replace(quote(problem.found or ""), '""'))
    checks = {
        "more than one line": len(str(problem).splitlines()) != 1,
        "a character that can't be seen": not str(problem).isprintable(),
        "no full stop": not re.search(r"[.?…]$", problem.message),
        "English": _ENGLISH.search(own),
        "Python": _PYTHON.search(own),
        "a placeholder": _PLACEHOLDER.search(own),
        "no position": problem.line < 1 or problem.column < 1,
        "a key of the program": "@" in problem.field,
        "an unknown rule": problem.rule not in SENTENCES,
    }
    return [f"{fault}: {problem}" for fault, is_so in checks.items() if is_so]
