"""The `goals` command as a process."""

import os
import subprocess
import sys
from pathlib import Path

from tests.served import DAY, ROOT


def run_goals(*command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the `goals` command of this checkout, on the day that the tests' sites tell of."""
    said = {"SOURCE_DATE_EPOCH": f"{DAY.timestamp():.0f}", "COMMIT": "", "SITE_URL": ""}
    return subprocess.run(
        [sys.executable, "-m", "macros", *command],
        cwd=ROOT, env=os.environ | said | environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def publish(folder: Path, **environment: str) -> str:
    """Run `goals publish`; what it said."""
    done = run_goals("publish", str(folder), **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout
