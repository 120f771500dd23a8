"""What a change is compared with: the goal repository of a folder, or of a git revision.

A branch or a tag is compared where the change parted from it, so that what others have published there meanwhile is
not taken for a part of the change. A SHA whose history is not here is compared as it is: GitLab's
`CI_MERGE_REQUEST_DIFF_BASE_SHA` is already where the branches part.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.editing.base.git_repository import Blob, GitRepository, is_whole_sha, tell_unknown, tell_unparted
from macros.editing.base.partial_plan import EMPTY, read_base_plan
from macros.editing.difference.sameness import list_files
from macros.plan.plan import Plan
from macros.reading.places import REQUIRED, find_places
from macros.reading.problems import Problem, SourceError
from macros.reading.sentences import quote, shorten, tell
from macros.reading.yamlfile import MOST_BYTES

_MOST_FILES = 100_000
_MOST_BYTES = 400_000_000
_SHORT = 8


@dataclass(frozen=True)
class Base:
    """The goal repository before a change."""

    label: str
    """What it is, for readers: `origin/main (4f2c9d1a)` or a folder."""
    folder: Path
    """Where its files are, as long as it is open."""
    plan: Plan | None
    """What today's code can read of it, whole in itself; None where the municipality or its bodies can't be read."""
    problems: tuple[Problem, ...] = ()
    """What it can't read; files are named from the goal repository's root. Their changes can't be told."""

    @property
    def unread(self) -> frozenset[str]:
        """The files that stand there and are not in the plan: whether they are new in a change can't be told."""
        if not self.problems or self.plan is None:
            return frozenset()
        there = {place.source for place in find_places(self.folder)}
        return frozenset(there - {each.source for each in list_files(self.plan)})


@contextmanager
def open_base(name: str, goals: Path) -> Iterator[Base]:
    """The base of a change of the goal repository in `goals`; raises SourceError where it can't be had.

    `name` is a git revision, or a folder that is or holds a goal repository. A revision goes before a folder of the
    same name; `./name` is the folder. A whole SHA is never a folder: whoever proposes a change could have made one.
    Without goals in it the base is empty: all is new.
    """
    if not goals.is_dir():
        raise SourceError(f"Mappen {goals.as_posix()} finns inte. Ange mappen med måldatan med --goals.")
    if "\0" in name or not name.strip():
        raise SourceError("Skriv vad ändringen ska jämföras med: en revision, till exempel origin/main, eller en mapp.")
    folder = None if is_whole_sha(name) else _find_folder(name, goals)
    if folder is not None and (name[:1] in {".", os.sep} or not _is_revision(name, goals)):
        if folder.resolve() == goals.resolve():
            raise SourceError(
                f"{quote(name)} är samma måldata som den som ska jämföras. "
                "Skriv det som den ska jämföras med, till exempel origin/main."
            )
        yield _read(folder.as_posix(), folder)
        return
    repository = GitRepository.around(goals)
    commit = _find_commit(repository, name)
    with TemporaryDirectory(prefix="goals-base-") as temporary:
        there = Path(temporary) / "goals"
        there.mkdir()
        yield _take_out(repository, name, commit, (goals, there))


def _find_folder(name: str, goals: Path) -> Path | None:
    """The goal repository that a folder is or holds; None where it has none."""
    within = (name, os.path.join(name, goals.name), os.path.join(name, "goals"))  # noqa: PTH118  `./x` stays so
    return next((Path(each) for each in within if _is_goals(each)), None)


def _is_goals(folder: str) -> bool:
    return any(os.path.isfile(os.path.join(folder, each)) for each in REQUIRED)  # noqa: PTH113, PTH118  any name


def _is_revision(name: str, goals: Path) -> bool:
    try:
        return GitRepository.around(goals).find_commit(name) is not None
    except SourceError:
        return False


def _find_commit(repository: GitRepository, name: str) -> str:
    commit = repository.find_commit(name)
    if commit is None:
        raise SourceError(tell_unknown(name, is_shallow=repository.is_shallow))
    parting = repository.find_parting(commit)
    if parting is None and repository.is_shallow and not is_whole_sha(name):
        raise SourceError(tell_unparted(name))
    return parting or commit


def _take_out(repository: GitRepository, name: str, commit: str, folders: tuple[Path, Path]) -> Base:
    goals, there = folders
    label = f"{shorten(name)} ({commit[:_SHORT]})"
    path = _find_goals(repository, commit, goals)
    tree = None if path is None else repository.find_folder(commit, path)
    if tree is None:
        return Base(label, there, EMPTY)
    unwritten = _write(repository, tree, there)
    base = _read(label, there)
    return Base(label, there, base.plan, tuple(sorted((*base.problems, *unwritten))))


def _find_goals(repository: GitRepository, commit: str, goals: Path) -> str | None:
    """Where the goal repository is in a commit: in the same place, else where one was that has gone since.

    The place is the name it goes by: a change that makes that a link to another folder is compared with what stood
    there, not with what stood in the other.
    """
    for place in (repository.find_place(goals), repository.prefix):
        if place is not None and repository.find_folder(commit, place) is not None:
            return place
    paths = set(repository.list_paths(commit))
    folders = {path.rpartition("/")[0] for path in paths if path.rpartition("/")[2] == REQUIRED[0]}
    gone = sorted(
        folder
        for folder in folders
        if f"{folder}/{REQUIRED[1]}".removeprefix("/") in paths and not _is_goals(str(repository.top / folder))
    )
    if len(gone) > 1:
        told = " och ".join(map(quote, gone))
        raise SourceError(f"Måldatan är flyttad, och den kan ha legat i {told}. Jämför med en mapp i stället.")
    return gone[0] if gone else None


def _write(repository: GitRepository, tree: str, there: Path) -> list[Problem]:
    """Write the files of a tree into a folder, links last; the problems of those that can't be written."""
    blobs = [blob for blob in repository.list_blobs(tree) if _is_inside(blob.path)]
    fitting = [blob for blob in blobs if blob.size <= MOST_BYTES]
    if len(blobs) > _MOST_FILES or sum(blob.size for blob in fitting) > _MOST_BYTES:
        raise SourceError("Revisionen har för många eller för stora filer för att vara måldata.")
    lost = [_write_one(there, blob, content) for blob, content in repository.read_blobs(fitting) if not blob.is_link]
    lost += [_write_one(there, blob, None) for blob in blobs if blob.size > MOST_BYTES]
    for blob, content in repository.read_blobs([blob for blob in fitting if blob.is_link]):
        lost.append(_link(there, blob, content))
    return [each for each in lost if each]


def _is_inside(path: str) -> bool:
    return not {"", ".", ".."} & set(path.split("/"))


def _write_one(there: Path, blob: Blob, content: bytes | None) -> Problem | None:
    """Write a file that is not there; None stands for what is too large to be read, and is so when it is written."""
    path = there / blob.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content) if content is not None else file.truncate(MOST_BYTES + 1)
    except OSError:
        return _unwritten(blob)
    return None


def _link(there: Path, blob: Blob, content: bytes) -> Problem | None:
    path = there / blob.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(os.fsdecode(content))
    except (OSError, ValueError):
        return _unwritten(blob)
    return None


def _unwritten(blob: Blob) -> Problem:
    return Problem(blob.path, 1, 1, "", tell("file_unreadable", None, {}), None, "file_unreadable")


def _read(label: str, folder: Path) -> Base:
    plan, problems = read_base_plan(folder)
    return Base(label, folder, plan, problems)
