"""Every job of the pipeline run on the municipality's own goals: `python -m tests.pipeline.rehearse FOLDER`.

Three merge requests, of which one is good, one has a fault and one changes a published figure in silence, and what is
published when the good one is merged. What the jobs leave stands in FOLDER/project/.gitlab-ci-local/artifacts.
"""

import sys
import time
from pathlib import Path

from tests.pipeline.project import Project, make_project
from tests.served import ROOT


def rehearse(folder: Path) -> int:
    """Run them all; how many went otherwise than they should."""
    folder.mkdir(parents=True)
    project = make_project(folder, ROOT / "goals")
    figures = next(path for path in sorted(project.clone.glob("goals/*/indikatorer/*.yml")) if _is_real(path))
    text = figures.read_text(encoding="utf-8")
    before, at, outcomes = text.partition("\nutfall:")
    wrong = 0
    for name, changed, wanted in (
        ("good", f"{text}# Läst igen.\n", {"check": True, "diff": True, "preview": True}),
        ("with a fault", text.replace("publicerad:", "publiserad:", 1), {"check": False, "diff": False}),
        ("silent", before + at + outcomes.replace("värde: ", "värde: 1", 1), {"check": True, "diff": False}),
    ):
        project.propose(text, changed, figures)
        wrong += sum(_tell(name, project, job, {}, is_right) for job, is_right in wanted.items())
    project.git("switch", "--quiet", "main")
    return wrong + _tell("merged", project, "pages", {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}, True)


def _is_real(path: Path) -> bool:
    """Examples may change in silence."""
    text = path.read_text(encoding="utf-8")
    outcomes = text.partition("\nutfall:")[2]
    return "exempel: true" not in text and "värde: " in outcomes and "publicerad: 20" in outcomes


def _tell(name: str, project: Project, job: str, variables: dict[str, str], is_right: bool) -> bool:
    began = time.monotonic()
    ran = project.run(job, **variables)
    is_wrong = (ran.code == 0) is not is_right
    told = "passed" if ran.code == 0 else "failed"
    fault = f", which it should not:\n{ran.said[-4000:]}" if is_wrong else ""
    sys.stdout.write(f"{name}: {job} {told} in {time.monotonic() - began:.1f} s{fault}\n")
    return is_wrong


if __name__ == "__main__":
    sys.exit(1 if rehearse(Path(sys.argv[1])) else 0)
