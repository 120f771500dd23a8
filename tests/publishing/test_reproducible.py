"""One commit gives one site: the same names and bytes wherever, whenever and by however many processes it is made."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.served import DAY, EXEMPELBY, ROOT

HERE = {"TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "GOALS_PROCESSES": "1"}
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "POSIX",
    "LC_ALL": "POSIX",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONHASHSEED": "4711",
    "GOALS_PROCESSES": "2",
}
"""Another day there, and an encoding without å, ä and ö."""
OWN = {"GOALS_DIR", "CARDS_DIR", "REPORTS_DIR", "REPOSITORY_URL"}
"""What may be set for other builds; a checkout's own folders stand in it."""
BACKWARDS = """\
import os


class Backwards:
    def __init__(self, found):
        with found:
            self.entries = reversed(list(found))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    close = __exit__


listdir, scandir = os.listdir, os.scandir
os.listdir = lambda *place: listdir(*place)[::-1]
os.scandir = lambda *place: Backwards(scandir(*place))
"""
"""What Python runs first, on a disk that has every folder in another order."""


def test_one_commit_gives_the_same_site_wherever_it_is_built_and_published(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(BACKWARDS)
    here, elsewhere = tmp_path / "här", tmp_path / "a" / "quite" / "other place"
    sites = (
        make_site(check_out(here, is_backwards=False), HERE, umask=0o022),
        make_site(check_out(elsewhere, is_backwards=True), ELSEWHERE | {"PYTHONPATH": str(tmp_path)}, umask=0o077),
    )
    first, second = map(files_of, sites)
    different = sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
    assert different == [], "These differ by folder, clock, time zone, language, hash seed, processes, rights or disk"
    check = ["sha256sum", "--check", "--strict", "--quiet", sites[0] / "manifest.sha256"]
    assert subprocess.run(check, cwd=sites[1], check=False).returncode == 0


def check_out(folder: Path, *, is_backwards: bool) -> Path:
    """A copy of all that makes a site, whose files are as old as the order that they were written in."""
    parts = {ROOT / "mkdocs.yml": "mkdocs.yml", ROOT / "docs": "docs", ROOT / "macros": "macros", EXEMPELBY: "goals"}
    found = ((path, part, name) for part, name in parts.items() for path in (part, *part.rglob("*")))
    files = [(path, name, path.relative_to(part)) for path, part, name in found if path.is_file()]
    for path, name, below in sorted(files, reverse=is_backwards):
        if path.suffix != ".pyc":
            place = folder / name / below
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    return folder


def make_site(checkout: Path, environment: Mapping[str, str], umask: int) -> Path:
    """Build and publish with the checkout's own code, as `make site` does."""

    def run(*command: str) -> None:
        said = {
            "SITE_URL": "https://exempelby.example/",
            "SOURCE_DATE_EPOCH": f"{DAY.timestamp():.0f}",
            "COMMIT": "0123456",
            "NO_MKDOCS_2_WARNING": "1",
        }
        inherited = {name: value for name, value in os.environ.items() if name not in OWN}
        done = subprocess.run(
            [sys.executable, *command],
            cwd=checkout, env=inherited | said | environment, umask=umask, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode(errors="replace")[-4_000:]

    run("-c", "import macros, os; assert macros.__file__.startswith(os.getcwd())")
    run("-m", "mkdocs", "build", "--strict", "--site-dir", "site")
    run("-m", "macros", "publish", "site")
    return checkout / "site"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
