"""What is read of a git repository: commits, where branches parted, and the files of a folder in a commit.

Nothing of it is run: contents come out of git's own store as they lie there, without hooks, filters, attributes or
fetching, and a name of the user's can never be an option.
"""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.reading.problems import SourceError
from macros.reading.sentences import quote

_SECONDS = 120
_LOCAL = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
)  # fmt: skip
"""What a hook or another git sets for a repository of its own."""
_QUIET = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
}
_SHA = re.compile(r"[0-9a-f]{7,64}")
_WHOLE_SHA = (40, 64)
_TREE, _LINK = "040000", "120000"
EVERYTHING = "I GitLab: skriv GIT_DEPTH: 0 under variables för jobbet."


@dataclass(frozen=True)
class Blob:
    """A file in a commit."""

    path: str
    """Below the folder that was asked for, with `/`."""
    sha: str
    size: int
    is_link: bool


@dataclass(frozen=True)
class GitRepository:
    """A git repository, and a folder in its work tree."""

    git: str
    top: Path
    prefix: str
    """The folder's path below the top, without a slash at the end; empty for the top itself."""

    @classmethod
    def around(cls, folder: Path) -> "GitRepository":
        """The repository that a folder lies in; raises SourceError where there is none."""
        git = shutil.which("git")
        if git is None:
            raise SourceError("Git finns inte på den här datorn. Installera git, eller jämför med en mapp.")
        top = _run(git, folder, "rev-parse", "--show-toplevel")
        if b"dubious ownership" in top.stderr:
            raise SourceError(
                "Git läser inte förrådet, för mappen ägs av en annan användare. "
                f"Skriv: git config --global --add safe.directory {shlex.quote(str(folder.resolve()))}"
            )
        prefix = _run(git, folder, "rev-parse", "--show-prefix")
        if top.returncode or prefix.returncode or not top.stdout.strip():
            raise SourceError(
                f"{folder.as_posix()} ligger inte i ett git-förråd, så det finns inga revisioner att jämföra med. "
                "Jämför med en mapp i stället."
            )
        return cls(git, Path(_line(top.stdout)), _line(prefix.stdout).rstrip("/"))

    def find_commit(self, name: str) -> str | None:
        """The commit that a name means, also a branch of origin's without saying so; None where nothing has it."""
        for each in (name, f"origin/{name}"):
            found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{each}^{{commit}}")
            if found and is_whole_sha(found):  # `^main` is answered with what is no commit
                return found
        return None

    def find_parting(self, commit: str) -> str | None:
        """The last commit that both a commit and what is checked out come from; None where none is known."""
        head = self.find_commit("HEAD")
        return self._ask("merge-base", "--end-of-options", commit, head) if head else commit

    @property
    def is_shallow(self) -> bool:
        """Whether only the latest commits have been fetched."""
        return self._ask("rev-parse", "--is-shallow-repository") == "true"

    def find_place(self, folder: Path) -> str | None:
        """A folder's path below the top by its own name, be it a link; None where that lies outside."""
        there = folder.absolute().parent.resolve() / folder.absolute().name
        top = self.top.resolve()
        place = there.relative_to(top).as_posix() if there.is_relative_to(top) else None
        return "" if place == "." else place

    def find_folder(self, commit: str, path: str) -> str | None:
        """The tree of a folder in a commit; None where it isn't there."""
        tree = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{path}")
        return tree if tree and self._ask("cat-file", "-t", tree) == "tree" else None

    def list_paths(self, commit: str) -> list[str]:
        """Every path in a commit."""
        listed = self._read("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
        return [os.fsdecode(each) for each in listed.split(b"\0") if each]

    def list_blobs(self, tree: str) -> Iterator[Blob]:
        """Every file below a tree; parts of other repositories aside."""
        for line in self._read("ls-tree", "-r", "-z", "-l", "--full-tree", tree).split(b"\0"):
            said, _, path = line.partition(b"\t")
            if path:
                mode, kind, sha, size = said.decode().split()
                if kind == "blob":
                    is_known = size.isdigit()  # of a file that was never fetched git says `BAD` or `-`
                    yield Blob(os.fsdecode(path), sha, int(size) if is_known else 0, mode == _LINK)

    def read_blobs(self, blobs: Sequence[Blob]) -> Iterator[tuple[Blob, bytes]]:
        """The contents of files; raises SourceError where one was never fetched."""
        answer = self._read("cat-file", "--batch", given="".join(f"{blob.sha}\n" for blob in blobs).encode())
        place = 0
        for blob in blobs:
            end = answer.index(b"\n", place)
            said = answer[place:end].split()
            if said[1:2] != [b"blob"]:
                raise SourceError(
                    f"{quote(blob.path)} är inte hämtad till den här kopian av förrådet. "
                    "Hämta allt: git fetch --refetch --no-filter origin"
                )
            place = end + 1 + int(said[2])
            yield blob, answer[end + 1 : place]
            place += 1

    def _ask(self, *arguments: str) -> str | None:
        """One line of answer; None where git has none."""
        done = _run(self.git, self.top, *arguments)
        return None if done.returncode else _line(done.stdout) or None

    def _read(self, *arguments: str, given: bytes = b"") -> bytes:
        done = _run(self.git, self.top, *arguments, given=given)
        if done.returncode:
            raise SourceError(f"Git kunde inte läsa förrådet: {quote(done.stderr.decode(errors='replace'))}.")
        return done.stdout


def is_whole_sha(name: str) -> bool:
    return bool(_SHA.fullmatch(name)) and len(name) in _WHOLE_SHA


def tell_unknown(name: str, *, is_shallow: bool) -> str:
    """That nothing goes by a name, and how it is fetched."""
    if is_shallow:
        return (
            f"{quote(name)} finns inte i den här kopian av förrådet, som bara har de senaste ändringarna. "
            f"Hämta den: {_fetching(name)} {EVERYTHING}"
        )
    fetch = f" Hämta grenen först: {_fetch_branch(name)}" if name.startswith("origin/") else ""
    return (
        f"Det finns ingen mapp med måldata och ingen revision som heter {quote(name)}. "
        f"Skriv en gren, en tagg eller en SHA, till exempel origin/main, eller en mapp.{fetch}"
    )


def tell_unparted(name: str) -> str:
    """That the history here is too short to say where a branch parted, and how more is fetched."""
    fetch = _fetch_branch(name, "--unshallow") if name.startswith("origin/") else "git fetch --unshallow origin"
    return (
        f"Den här kopian av förrådet har för lite historik för att visa var ändringen skiljer sig från {quote(name)}. "
        f"Hämta resten: {fetch} {EVERYTHING}"
    )


def _fetching(name: str) -> str:
    if is_whole_sha(name):
        return f"git fetch --depth=1 origin {name}"
    if name.startswith("origin/"):
        return _fetch_branch(name, "--depth=50")
    return "git fetch --unshallow --tags origin '+refs/heads/*:refs/remotes/origin/*'"


def _fetch_branch(name: str, *options: str) -> str:
    branch = name.removeprefix("origin/")
    return shlex.join(["git", "fetch", *options, "origin", f"+refs/heads/{branch}:refs/remotes/origin/{branch}"])


def _run(git: str, folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    own = {name: value for name, value in os.environ.items() if name not in _LOCAL} | _QUIET
    command = [git, "-C", os.fspath(folder), "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", *arguments]
    try:
        return subprocess.run(  # noqa: S603  no shell; names of the user's come after --end-of-options
            command, input=given, capture_output=True, env=own, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise SourceError(f"Git svarade inte på {_SECONDS} sekunder. Försök igen.") from None
    except OSError:
        raise SourceError("Git gick inte att starta. Installera git, eller jämför med en mapp.") from None


def _line(answer: bytes) -> str:
    return os.fsdecode(answer.removesuffix(b"\n"))
