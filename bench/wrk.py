"""wrk, which asks a server for addresses in turn and tells how long the answers took."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT
from typing import Self

CONNECTIONS = 24
_LONGEST = "600s"


@dataclass(frozen=True)
class Load:
    """What was seen: milliseconds, and the bytes of an answer with its headers."""

    requests: int
    seconds: float
    size: int
    failed: int
    p50: float
    p99: float
    most: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


class Wrk:
    """Asks for as long as the block runs; `load` is there after it.

    `rest` is how many milliseconds each connection rests between an answer and its next request.
    """

    load: Load

    def __init__(self, address: str, paths: Path, rest: int = 0) -> None:
        script = Path(__file__).with_suffix(".lua")
        self._command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{_LONGEST}", "-s", str(script), address, "--"]
        self._command += [str(paths), str(rest)]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(SIGINT)
        told, _error = self._process.communicate(timeout=30)
        self.load = Load(**json.loads(told.splitlines()[-1]))
