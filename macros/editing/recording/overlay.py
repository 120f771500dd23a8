"""The goal repository as it would be with other content in some files."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.plan.plan import Plan
from macros.reading.load import load_plan
from macros.reading.places import Place, find_places
from macros.reading.problems import PlanError


def load_overlaid(goals: Path, files: Mapping[str, bytes]) -> Plan:
    """The plan that would be read; raises PlanError with each problem's path inside the goal repository."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for place in find_places(goals):
            if isinstance(place, Place):
                path = copy / place.source
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(files.get(place.source) or place.path.read_bytes())
        try:
            return load_plan(copy)
        except PlanError as error:
            prefix = f"{copy.as_posix()}/"
            raise PlanError([replace(each, file=each.file.removeprefix(prefix)) for each in error.problems]) from None
