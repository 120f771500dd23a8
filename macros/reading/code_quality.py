"""Problems as GitLab Code Quality, which shows in a merge request what it mends and what it breaks.

The format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from macros.reading.problems import Problem, show_plainly
from macros.reading.repository import path_in_repository

_GRAVEST = frozenset({"personal_number", "personal_number_name", "too_few"})
"""What may harm someone if it is published. Everything else is alike: no site is built before it is mended."""


def write_code_quality(problems: Sequence[Problem]) -> str:
    """The problems as a JSON array; an empty one where there are none."""
    seen: Counter[str] = Counter()
    return json.dumps([_entry(problem, seen) for problem in problems], ensure_ascii=False, indent=1)


def _entry(problem: Problem, seen: Counter[str]) -> dict[str, Any]:
    path = show_plainly(path_in_repository(problem.file))
    return {
        "description": show_plainly(problem.told),
        "check_name": problem.rule,
        "fingerprint": _fingerprint(path, problem, seen),
        "severity": "blocker" if problem.rule in _GRAVEST else "major",
        "location": {"path": path, "lines": {"begin": problem.line}},
    }


def _fingerprint(path: str, problem: Problem, seen: Counter[str]) -> str:
    """The same after an edit elsewhere in the file, though lines and places in lists move; those alike are counted."""
    field = re.sub(r"\[\d+\]", "[]", problem.field)
    alike = json.dumps([path, problem.rule, field, problem.found])
    seen[alike] += 1
    return sha256(f"{alike}{seen[alike]}".encode()).hexdigest()
