"""A broken rule: where it is broken and which sentence tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Where = tuple[str | int, ...]
"""The way from the top of a file to a place in it, in the file's own keys; positions in a list count from 0."""


@dataclass(frozen=True)
class Fault:
    """A broken rule. The sentences stand in `reading/sentences.py`, by `kind`."""

    source: str
    """The file's path inside the goal repository."""
    where: Where
    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)
