"""`make bench`: every measurement, or those named; each writes its part of bench/RESULTS.md."""

import argparse
import os
import platform
import re
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

RESULTS = Path(__file__).parent / "RESULTS.md"
PARTS = ("builds", "pages", "exploring", "search", "serving")
"""The modules that measure, in the order of the results: `measure(scratch)` gives a part's text, heading first."""


def main(words: list[str] | None = None) -> int:
    """Measure, and write down what was seen; the other parts of the results stay as they are."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}; all where none is named")
    asked = parser.parse_args(words).parts or PARTS
    if unknown := [part for part in asked if part not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    for part in asked:
        with TemporaryDirectory(prefix="bench-") as scratch:
            text = import_module(f"bench.{part}").measure(Path(scratch))
        keep(part, f"{text.strip()}\n\nMeasured {_machine()}.\n")
        print(text)
    return 0


def keep(part: str, text: str) -> None:
    """Put a part's text in its place among the results."""
    known = dict(re.findall(r"<!-- (\w+) -->\n(.*?)(?=\n<!-- |\Z)", RESULTS.read_text(encoding="utf-8"), re.DOTALL))
    known[part] = text
    told = "\n".join(f"<!-- {name} -->\n{known[name].strip()}\n" for name in PARTS if name in known)
    RESULTS.write_text(f"{_HEAD}\n{told}", encoding="utf-8")


_HEAD = """\
# What the project costs

Written by `make bench`; what each part measures stands in its module in `bench/`. The machines are noisy: trust the
ratios within one run, not times between runs.
"""


def _machine() -> str:
    """When, and on what."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    kind = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    name = kind[1] if kind else platform.machine()
    return f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores of {name}, {memory:.0f} GiB, {platform.system()}"


if __name__ == "__main__":
    sys.exit(main())
