"""Builds of repositories of three sizes, with the project and with Hugo, in turns."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from statistics import median

from bench.hugo import build_with_hugo
from bench.process import Run, run
from bench.repository import write_repository

ROOT = Path(__file__).parent.parent
SIZES = tuple(int(size) for size in os.environ.get("BENCH_GOALS", "100 1000 3000").split())
TIMES = int(os.environ.get("BENCH_TIMES", "3"))
"""How many times each is built; what is told is the median."""
_DAY = "1795600000"
"""What is known on 25 November 2026 is shown."""


@dataclass(frozen=True)
class Build:
    """A way to build a site, and what it is called in the results."""

    name: str
    run: Callable[[], Run]


def measure(scratch: Path) -> str:
    """Seconds, processor seconds and memory of every way to build, and each as a ratio of Hugo's."""
    told = [_measure_size(scratch / str(size), size) for size in SIZES]
    return "\n\n".join(["## Builds", _WHAT, *told])


_WHAT = f"""\
Wall and processor time in seconds, memory in MB (what processes share is counted once).
Medians of {TIMES} runs, each way in turn, so that the noise of the machine meets all alike; ratios are to Hugo in the
same run. *The same pages*: the pages of goals, bodies, the list of goals and the start page. *The same files*: also
frames for other sites, open data, the record, feeds, activities. Hugo makes no index, no compressed files, no
pictures and no checks.
"""


def _measure_size(folder: Path, size: int) -> str:
    goals = write_repository(folder / "goals", size)
    builds = _ways(folder, goals)
    runs: dict[str, list[Run]] = {build.name: [] for build in builds}
    for _ in range(TIMES):
        for build in builds:
            runs[build.name].append(build.run())
    middle = {name: _median(made) for name, made in runs.items()}
    rmtree(folder)
    return f"### {size} goals\n\n{_write_table(middle)}"


def _ways(folder: Path, goals: Path) -> list[Build]:
    site, hugo = folder / "site", folder / "hugo"

    def ours(*parts: str, kept: bool) -> Run:
        rmtree(site, ignore_errors=True)
        if not kept:
            rmtree(folder / "cards", ignore_errors=True)
        leave = ["-m", "bench.without", ",".join(parts)] if parts else ["-m", "mkdocs"]
        command = [sys.executable, *leave, "build", "--strict", "--quiet", "--site-dir", str(site)]
        return run(command, _environment(folder, goals))

    def whole(*, kept: bool) -> Run:
        built = ours(kept=kept)
        published = run([sys.executable, "-m", "macros", "publish", str(site)], _environment(folder, goals))
        wall, cpu = built.wall + published.wall, built.cpu + published.cpu
        return Run(wall, cpu, max(built.memory, published.memory))

    def by_hugo(*, is_whole: bool) -> Run:
        rmtree(hugo, ignore_errors=True)
        return build_with_hugo(goals, hugo, folder, is_whole=is_whole)

    return [
        Build("Hugo, the same pages", lambda: by_hugo(is_whole=False)),
        Build(HUGO, lambda: by_hugo(is_whole=True)),
        Build("ours without index and pictures", lambda: ours("search", "pictures", kept=True)),
        Build("ours without index", lambda: ours("search", kept=True)),
        Build("ours, published, pictures kept", lambda: whole(kept=True)),
        Build("ours, published, pictures made", lambda: whole(kept=False)),
    ]


HUGO = "Hugo, the same files"


def _environment(folder: Path, goals: Path) -> Mapping[str, str]:
    return {
        "GOALS_DIR": str(goals),
        "CARDS_DIR": str(folder / "cards"),
        "REPORTS_DIR": "",
        "SITE_URL": "https://mal.example.se/",
        "SOURCE_DATE_EPOCH": _DAY,
        "NO_MKDOCS_2_WARNING": "1",
    }


def _median(runs: list[Run]) -> Run:
    return Run(*(median(getattr(each, name) for each in runs) for name in ("wall", "cpu", "memory")))


def _write_table(middle: Mapping[str, Run]) -> str:
    hugo = middle[HUGO]
    rows = [
        f"| {name} | {run.wall:.2f} | {run.wall / hugo.wall:.2f} | {run.cpu:.2f} | {run.cpu / hugo.cpu:.2f} "
        f"| {run.memory:.0f} |"
        for name, run in middle.items()
    ]
    head = "| build | wall s | of Hugo's | processor s | of Hugo's | memory MB |\n| --- | --: | --: | --: | --: | --: |"
    return "\n".join([head, *rows])
