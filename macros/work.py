"""Work shared by processes: each takes the next piece that nobody has taken."""

import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import NoReturn

Job = Callable[[], None]
"""A piece of work that needs no other."""
_SIZE = 4
_ROOM = 60_000
"""How many bytes a pipe surely holds before anybody reads it."""
_DONE = "done"


def count_processes() -> int:
    """How many processes are to share the work: as GOALS_PROCESSES says, else one a core, at most four."""
    said = os.environ.get("GOALS_PROCESSES", "")
    return max(int(said), 1) if said.isdecimal() else min(len(os.sched_getaffinity(0)), 4)


class WorkError(Exception):
    """A job failed in another process; the text is its traceback."""


class Work:
    """Jobs under way: other processes begin at once, this one takes part when it has time."""

    def __init__(self, jobs: Sequence[Job], processes: int) -> None:
        self._jobs = jobs
        self._step = -(-len(jobs) * _SIZE // _ROOM) or 1
        """How many jobs are taken at a time."""
        self._waiting, write = os.pipe()
        os.write(write, b"".join(first.to_bytes(_SIZE) for first in range(0, len(jobs), self._step)))
        os.close(write)
        self._others = [self._fork() for _ in range(processes - 1)]

    def finish(self) -> None:
        """Do what is left and wait for the others; raises WorkError where a job failed in another process."""
        self._take()
        said = [self._hear(*other) for other in self._others]
        os.close(self._waiting)
        if failed := [each for each in said if each != _DONE]:
            raise WorkError("\n".join(failed))

    def stop(self) -> None:
        """Leave the rest undone, and wait until nobody writes any more."""
        while os.read(self._waiting, _ROOM):
            pass
        for other in self._others:
            self._hear(*other)
        os.close(self._waiting)

    def _hear(self, child: int, answer: int) -> str:
        with os.fdopen(answer, encoding="utf-8") as said:
            text = said.read()
        os.waitpid(child, 0)
        return text or "A process ended before its work was done."

    def _fork(self) -> tuple[int, int]:
        """Another process at work: its number, and where it says how it went."""
        answer, write = os.pipe()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        gc.freeze()  # what stands need not be looked through, which would copy it
        child = os.fork()
        if not child:
            self._work_and_exit(write)
        os.close(write)
        return child, answer

    def _work_and_exit(self, write: int) -> NoReturn:
        try:
            self._take()
            said = _DONE
        except BaseException:  # noqa: BLE001  whatever it is, the first process tells it
            said = traceback.format_exc()
        try:
            os.write(write, said.encode()[:_ROOM])
        finally:
            os._exit(0)

    def _take(self) -> None:
        while taken := os.read(self._waiting, _SIZE):
            first = int.from_bytes(taken)
            for job in self._jobs[first : first + self._step]:
                job()
