"""A command run and measured: seconds, processor seconds and memory, of it and of all that it starts."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

_PAUSE = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Run:
    """What a command cost."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all processors together."""
    memory: float
    """The most that its processes held at once, in MB; what they share is counted once."""


def run(command: Sequence[str | Path], environment: Mapping[str, str]) -> Run:
    """Run a command to its end; raises CalledProcessError, with what it said, where it fails."""
    start = perf_counter()
    with subprocess.Popen(
        command,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        watch = _Watch(process.pid)
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = perf_counter() - start
        memory = watch.end()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Run(wall, used.ru_utime + used.ru_stime, memory)


class _Watch:
    """Looks at the memory of a session of processes until it is told to end."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._most = 0
        self._is_over = Event()
        self._thread = Thread(target=self._look)
        self._thread.start()

    def end(self) -> float:
        """The most that was seen, in MB."""
        self._is_over.set()
        self._thread.join()
        return self._most / 1_000

    def _look(self) -> None:
        while not self._is_over.wait(_PAUSE):
            held = (_memory_of(path, self._session) for path in Path("/proc").glob("[0-9]*"))
            self._most = max(self._most, sum(held))


def _memory_of(process: Path, session: int) -> int:
    """The share of memory of a process, in kB; nothing for one of another session."""
    try:
        _, _, rest = (process / "stat").read_text().rpartition(")")
        if int(rest.split()[3]) != session:
            return 0
        lines = (process / "smaps_rollup").read_text().splitlines()
    except (OSError, ValueError, IndexError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
