"""The jobs of `.gitlab-ci.yml` run for real, on real merge requests of a small project."""

import json
import os
import subprocess
from pathlib import Path

from tests.editing.gitlab_server import TOKEN, gitlab_server
from tests.pipeline.project import Project, git

NEW_OUTCOME = "utfall:\n  - {period: 2025, värde: 81.2, publicerad: 2026-11-20}\n"


def test_a_good_merge_request_passes_and_its_note_says_what_residents_will_see(project: Project) -> None:
    project.propose("utfall:\n", NEW_OUTCOME)
    with gitlab_server() as gitlab:
        ran = project.run("check", "diff", **gitlab.variables)
    assert ran.code == 0, ran.said
    assert "nytt utfall 81,2" in ran.file("diff", "diff.md")
    assert json.loads(ran.file("check", "codequality.json")) == []
    (note,) = gitlab.notes
    assert "nytt utfall 81,2" in note["body"]
    assert TOKEN not in ran.said


def test_a_bad_one_fails_and_tells_of_each_fault_at_its_line(project: Project) -> None:
    project.propose("värde: 76.4", "värde: sjuttiosex")
    with gitlab_server() as gitlab:
        ran = project.run("check", "diff", **gitlab.variables)
    assert ran.code != 0
    (fault,) = json.loads(ran.file("check", "codequality.json"))
    assert fault["location"]["path"] == "goals/skolnamnden/indikatorer/behoriga.yml"
    assert "sjuttiosex" in fault["description"]
    assert "<failure" in ran.file("check", "junit.xml")
    (note,) = gitlab.notes
    assert "Det går inte att visa vad som blir nytt än" in note["body"]
    assert "sjuttiosex" in note["body"]


def test_a_silent_change_of_a_published_figure_is_refused_also_where_no_note_can_be_written(project: Project) -> None:
    project.propose("värde: 76.4", "värde: 86.4")
    with gitlab_server() as gitlab:
        ran = project.run("check", "diff", **gitlab.variables | {"GOALS_NOTE_TOKEN": "har-gatt-ut"})
    assert ran.code != 0
    assert (" PASS  check" in ran.said, " FAIL  diff" in ran.said, gitlab.notes) == (True, True, [])
    assert "86,4" in ran.file("diff", "diff.md")
    assert ("Kommentaren kunde inte skrivas" in ran.said, "har-gatt-ut" in ran.said) == (True, False)


def test_the_preview_is_the_whole_site_as_files_that_lead_to_each_other_and_say_what_they_are(
    project: Project,
) -> None:
    project.propose("utfall:\n", NEW_OUTCOME)
    ran = project.run("preview")
    assert ran.code == 0, ran.said
    goal = ran.file("preview", "preview/mal/malet/index.html")
    assert "81,2" in goal
    assert "Förhandsvisning. Inget här är publicerat än." in goal
    assert '<meta name="robots" content="noindex">' in goal
    assert '<link rel="canonical" href="https://mal.example.se/mal/malet/">' in goal
    assert 'href="../../organ/skolnamnden/index.html"' in goal
    assert (
        ran.file("preview", ".gitlab-ci-reports/dotenv/preview.env")
        .strip()
        .startswith("PREVIEW_URL=https://perstorp.sidor.example.se/-/webb/malsidan/-/jobs/")
    )


def test_what_is_merged_is_published_whole(project: Project) -> None:
    ran = project.run("pages", CI_PIPELINE_SOURCE="push", CI_COMMIT_BRANCH="main", CI_COMMIT_SHORT_SHA="abc12345")
    assert ran.code == 0, ran.said
    start = ran.file("pages", "public/index.html")
    assert "Version: abc12345" in start
    assert "Förhandsvisning" not in start
    assert "noindex" not in start


def test_what_does_not_build_publishes_nothing(project: Project) -> None:
    project.propose("värde: 76.4", "värde: sjuttiosex")
    ran = project.run("pages", CI_PIPELINE_SOURCE="push", CI_COMMIT_BRANCH="main")
    assert ran.code != 0
    assert not (ran.folder / "pages").exists()


def test_figures_from_a_fork_are_read_by_our_code_and_not_by_what_they_bring(project: Project) -> None:
    project.propose("värde: 76.4", "värde: sjuttiosex")
    (project.clone / ".ci" / "settings").write_text("echo FORKENS KOD\nexit 0\n")
    (project.clone / "macros" / "__main__.py").write_text("print('FORKENS KOD')\n")
    (project.clone / "docs" / "ny.md").write_text("{{ 7*7 }}\n")
    project.git("add", "--all", ".ci", "macros", "docs")
    project.git("commit", "--quiet", "--message", "Kod från en fork")
    ran = project.run("check", CI_PROJECT_ID="12", CI_MERGE_REQUEST_SOURCE_PROJECT_ID="99")
    assert ran.code != 0
    assert "FORKENS KOD" not in ran.said
    assert "sjuttiosex" in ran.file("check", "codequality.json")
    assert not (project.clone / ".gitlab-ci-local/builds/check/docs/ny.md").exists()


def test_the_base_is_fetched_where_a_shallow_clone_lacks_it(project: Project, tmp_path: Path) -> None:
    project.propose("utfall:\n", NEW_OUTCOME)
    project.git("push", "--quiet", "origin", "andring")
    base, shallow = project.git("rev-parse", "main"), tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--branch", "andring", f"file://{project.origin}", str(shallow))
    said = os.environ | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    done = subprocess.run([".ci/diff"], cwd=shallow, env=said, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "nytt utfall 81,2" in done.stdout
