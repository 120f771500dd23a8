"""Who reads what before it is published, and the check lists that a merge request begins with."""

import re
from pathlib import Path

from macros.plan.model import Body
from macros.plan.plan import Plan
from macros.reading.load import load_plan
from tests.served import ROOT

GITLAB = ROOT / ".gitlab"
LINES = [
    line.split()
    for line in (GITLAB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    if line.strip("# ")[:1] in {"/", "*"}
]
RULES = {path: owners for path, *owners in LINES}
READING = {"styrelse", "nämnd", "bolag"}
"""The kinds of bodies that read what is theirs, and what is of those below them."""


def readers_of(plan: Plan, body: Body) -> str:
    """The group that must have read what a body publishes."""
    while str(body.kind) not in READING and body.parent:
        body = plan.bodies[body.parent]
    return body.id if str(body.kind) in READING else "samordnare"


def test_every_body_has_readers_and_no_rule_is_of_another() -> None:
    plan = load_plan(ROOT / "goals")
    wanted = {f"/goals/{body.id}/": [f"@perstorp/mal/{readers_of(plan, body)}"] for body in plan.bodies.values()}
    told = {path: owners for path, owners in RULES.items() if re.fullmatch(r"/goals/[^/]+/", path)}
    assert told == wanted, "Write these lines in .gitlab/CODEOWNERS"


def test_every_folder_of_goals_has_readers_of_its_own() -> None:
    folders = {f"/goals/{path.name}/" for path in (ROOT / "goals").iterdir() if path.is_dir()}
    assert folders - set(RULES) == set()


def test_the_rule_of_a_body_comes_after_the_ones_that_it_is_an_exception_to() -> None:
    order = list(RULES)
    assert order[:2] == ["*", "/goals/"]
    assert len(order) == len(LINES), "A path has two rules, of which the last holds"


def test_every_template_is_a_short_check_list_in_swedish() -> None:
    templates = sorted((GITLAB / "merge_request_templates").glob("*.md"))
    assert {path.stem for path in templates} == {
        "Default", "Rätta en siffra", "Nytt mål eller ny indikator", "Ändra koden",
    }  # fmt: skip
    for path in templates:
        text = path.read_text(encoding="utf-8")
        assert 4 <= text.count("- [ ] ") <= 7, path.name
        assert len(text.splitlines()) < 30, path.name


def test_the_file_names_are_composed_as_git_on_every_machine_writes_them() -> None:
    for path in Path(GITLAB).rglob("*"):
        assert "\u0308" not in path.name
        assert "\u030a" not in path.name
