"""A goal repository as a plan, or every problem in it at once."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from macros.plan.accessibility import AccessibilityStatement
from macros.plan.activity import Activity
from macros.plan.faults import Fault
from macros.plan.fields import FileRecord, OwnedRecord
from macros.plan.indicator import Indicator
from macros.plan.model import FollowUp, Goal, GoalAreas, Municipality, Organisation
from macros.plan.plan import Plan
from macros.plan.references import Known
from macros.plan.rules import find_area_faults, find_faults, find_organisation_faults
from macros.plan.search_words import SearchWords
from macros.plan.steering import (
    AnnualWheel,
    Commission,
    Economy,
    GoverningDocuments,
    InternalControl,
    OperationalPlan,
)  # fmt: skip
from macros.reading.known_files import KnownFiles
from macros.reading.places import REQUIRED, Misplaced, Place, find_places
from macros.reading.problems import PlanError, Problem
from macros.reading.records import ReadFile, fault_problem, read_file
from macros.reading.sentences import suggest, tell

Kind = TypeVar("Kind", bound=FileRecord)
Owned = TypeVar("Owned", bound=OwnedRecord)


def load_plan(root: Path, known: KnownFiles | None = None) -> Plan:
    """Read the goal repository in a folder; raises PlanError with every problem, sorted by file and line.

    Of `known` files only those that have changed are read.
    """
    plan, problems = read_plan(root, known=known)
    if problems:
        raise PlanError(problems)
    return plan


def read_plan(
    root: Path, *, is_forgiving: bool = False, known: KnownFiles | None = None
) -> tuple[Plan, tuple[Problem, ...]]:
    """What can be read of the goal repository in a folder, and every problem; raises PlanError without a folder.

    Where there are problems the plan may lack what it refers to. Forgiving, a file is read without its unknown keys.
    """
    if not root.is_dir():
        raise PlanError([_whole_file(root.as_posix(), "folder_missing")])
    try:
        found = list(find_places(root))
    except OSError as error:
        raise PlanError([_whole_file(str(error.filename), "file_unreadable")]) from None
    with _without_collecting():
        read = known.read if known else partial(read_file, is_forgiving=is_forgiving)
        files = [read(place) for place in found if isinstance(place, Place)]
    problems = [_misplaced(place) for place in found if isinstance(place, Misplaced)]
    problems += [_whole_file(name, "file_missing", folder=root.as_posix()) for name in _absent(files)]
    problems += [problem for file in files for problem in file.problems]
    problems += _folder_problems(files)
    plan = _build(files)
    by_source = {file.place.source: file for file in files}
    problems += [fault_problem(by_source[fault.source], fault) for fault in _faults(plan, files)]
    return plan, tuple(replace(problem, file=_shown(root, problem.file)) for problem in sorted(set(problems)))


def list_files(root: Path) -> tuple[str, ...]:
    """The files of a goal repository that are read, named as problems name them; none where there is no folder."""
    try:
        found = find_places(root) if root.is_dir() else ()
        return tuple(_shown(root, place.source) for place in found if isinstance(place, Place))
    except OSError:
        return ()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave out the garbage collector while many small things are made that all last: a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _faults(plan: Plan, files: list[ReadFile]) -> Iterator[Fault]:
    municipality, organisation = _one(files, Municipality), _one(files, Organisation)
    areas = _one(files, GoalAreas)
    known = Known(
        goals=frozenset(_ids(files, Goal)),
        indicators=frozenset(_ids(files, Indicator)),
        bodies=frozenset(plan.bodies) if organisation else None,
        areas=_known_areas(plan, files),
        terms=frozenset(term.id for term in municipality.terms_of_office) if municipality else None,
    )
    if organisation:
        yield from find_organisation_faults(organisation.source, organisation.bodies)
    if areas:
        yield from find_area_faults(areas.source, areas.areas, known.terms)
    for kind in (Goal, Indicator, Activity, Commission):
        yield from _repeated_ids(files, kind)
    yield from find_faults(plan, known)


def _known_areas(plan: Plan, files: list[ReadFile]) -> frozenset[str] | None:
    """The areas; nobody can say where the file is there but can't be read."""
    is_broken = any(file.place.record is GoalAreas and file.record is None for file in files)
    return None if is_broken else frozenset(plan.areas)


def _build(files: list[ReadFile]) -> Plan:
    """The plan of the files that could be read."""
    unnamed = Municipality.model_validate({"namn": "Kommunen", "kommunkod": "0000"})
    organisation, areas = _one(files, Organisation), _one(files, GoalAreas)
    bodies = {body.id: body for body in organisation.bodies} if organisation else {}
    rank = {id_: number for number, id_ in enumerate(bodies)}
    follow_ups = sorted(
        _all(files, FollowUp), key=lambda made: (made.period, rank.get(made.owner, len(rank)), made.owner)
    )
    return Plan(
        municipality=_one(files, Municipality) or unnamed,
        bodies=bodies,
        areas={area.id: area for area in areas.areas} if areas else {},
        goals=_by_id(_all(files, Goal)),
        indicators=_by_id(_all(files, Indicator)),
        activities=_by_id(_all(files, Activity)),
        follow_ups=tuple(follow_ups),
        commissions=_by_id(_all(files, Commission)),
        economies=tuple(_all(files, Economy)),
        internal_controls=tuple(_all(files, InternalControl)),
        operational_plans=tuple(_all(files, OperationalPlan)),
        annual_wheel=_one(files, AnnualWheel),
        governing_documents=_one(files, GoverningDocuments),
        accessibility=_one(files, AccessibilityStatement),
        search_words=_one(files, SearchWords),
        is_organisation_example=organisation is not None and organisation.example,
        are_areas_example=areas is not None and areas.example,
    )


def _all(files: Iterable[ReadFile], kind: type[Kind]) -> list[Kind]:
    return [file.record for file in files if isinstance(file.record, kind)]


def _one(files: Iterable[ReadFile], kind: type[Kind]) -> Kind | None:
    return next(iter(_all(files, kind)), None)


def _by_id(records: Iterable[Owned]) -> Mapping[str, Owned]:
    return {record.id: record for record in sorted(records, key=lambda record: record.id)}


def _ids(files: Iterable[ReadFile], kind: type[OwnedRecord]) -> Iterator[str]:
    """Every id of a kind, also those whose files can't be read."""
    return (dict(file.place.said)["@id"] for file in files if file.place.record is kind)


def _repeated_ids(files: Iterable[ReadFile], kind: type[OwnedRecord]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for file in files:
        if file.place.record is kind:
            id_ = dict(file.place.said)["@id"]
            if id_ in first:
                yield Fault(file.place.source, (), "id_twice", {"other": first[id_]})
            first.setdefault(id_, file.place.source)


def _folder_problems(files: list[ReadFile]) -> Iterator[Problem]:
    organisation = _one(files, Organisation)
    if organisation is None:
        return
    bodies = {body.id for body in organisation.bodies}
    for folder in sorted({file.place.body for file in files if file.place.body} - bodies):
        yield _whole_file(f"{folder}/", "folder_unknown", suggestion=suggest(folder, sorted(bodies)) + " ")


def _absent(files: list[ReadFile]) -> list[str]:
    there = {file.place.source for file in files}
    return [name for name in REQUIRED if name not in there]


def _misplaced(place: Misplaced) -> Problem:
    return _whole_file(place.source, place.kind, remedy=place.remedy, ending=place.remedy, allowed=place.remedy)


def _whole_file(source: str, kind: str, **facts: str) -> Problem:
    return Problem(source, 1, 1, "", tell(kind, None, facts), None, kind)


def _shown(root: Path, source: str) -> str:
    return source if source == root.as_posix() else (root / source).as_posix()
