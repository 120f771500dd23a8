"""Every problem is one line that names the place, what stands there and what to do: golden cases in `problems/`."""

import json
from pathlib import Path

import pytest

from macros.reading.problems import Problem, write_json
from macros.reading.sentences import SENTENCES
from tests.reading.golden import Case, read_cases
from tests.reading.told import faults_in

CASES = list(read_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_problems_are_told_as_in_the_golden_case(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    problems = case.check()

    assert [str(problem) for problem in problems] == case.expected
    assert [fault for problem in problems for fault in faults_in(problem)] == []


def test_every_sentence_has_a_golden_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = set()
    for number, case in enumerate(CASES):
        (tmp_path / str(number)).mkdir()
        monkeypatch.chdir(tmp_path / str(number))
        told |= {problem.rule for problem in case.check()}

    assert [kind for kind in SENTENCES if kind not in told] == []


def test_golden_cases_have_names_of_their_own() -> None:
    names = [case.name for case in CASES]

    assert sorted(names) == sorted(set(names))


def test_a_problem_is_written_with_its_field_only_where_it_has_one() -> None:
    of_a_value = Problem("goals/kommun.yml", 14, 7, "målvärden[2].värde", '"åttio" är inte ett tal.')
    of_a_file = Problem("goals/kommun.yml", 1, 1, "", "Filen är tom.")

    assert str(of_a_value) == 'goals/kommun.yml:14:7: målvärden[2].värde: "åttio" är inte ett tal.'
    assert str(of_a_file) == "goals/kommun.yml:1:1: Filen är tom."


def test_problems_are_sorted_by_file_then_line_then_column() -> None:
    problems = [
        Problem(file, line, column, "", "")
        for file, line, column in [("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1)]
    ]

    assert [(each.file, each.line, each.column) for each in sorted(problems)] == [
        ("a", 9, 1), ("a", 9, 2), ("a", 10, 1), ("b", 1, 1),
    ]  # fmt: skip


def test_problems_as_json_keep_their_parts_and_their_swedish() -> None:
    written = write_json(
        [Problem("goals/kommun.yml", 2, 12, "kommunkod", '"275" är ingen kommunkod.', "275", "pattern_code")]
    )

    assert "är ingen kommunkod" in written
    assert json.loads(written) == {
        "problems": [
            {
                "file": "goals/kommun.yml",
                "line": 2,
                "column": 12,
                "field": "kommunkod",
                "message": '"275" är ingen kommunkod.',
                "found": "275",
                "rule": "pattern_code",
            }
        ]
    }
