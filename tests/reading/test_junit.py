"""`goals check --format junit`: XML that another parser reads, with a test for each file."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from macros.__main__ import main
from macros.reading.junit import write_junit
from macros.reading.problems import Problem
from tests.reading.examples import write_examples
from tests.reading.reproducibly import reproducibly
from tests.reading.test_check_command import start
from tests.reading.test_code_quality import PROBLEMS, WHEEL
from tests.repositories import write_repository

JUNIT = etree.RelaxNG(
    etree.fromstring("""
<element name="testsuites" xmlns="http://relaxng.org/ns/structure/1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <attribute name="name"/><attribute name="tests"/><attribute name="failures"/><attribute name="errors"/>
  <zeroOrMore><element name="testsuite">
    <attribute name="name"/>
    <attribute name="tests"><data type="nonNegativeInteger"/></attribute>
    <attribute name="failures"><data type="nonNegativeInteger"/></attribute>
    <attribute name="errors"><data type="nonNegativeInteger"/></attribute>
    <attribute name="skipped"><data type="nonNegativeInteger"/></attribute>
    <zeroOrMore><element name="testcase">
      <attribute name="name"/><attribute name="classname"/><attribute name="time"><data type="decimal"/></attribute>
      <optional><element name="failure"><attribute name="type"/><attribute name="message"/><text/></element></optional>
    </element></zeroOrMore>
  </element></zeroOrMore>
</element>""")
)
"""What we use of Jenkins' junit-10.xsd, and one failure a test, since GitLab shows but one."""


def read(xml: str) -> etree._Element:
    """The suites of a report, held to the form."""
    root = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False))
    JUNIT.assertValid(root)
    tests, failed = root.findall(".//testcase"), root.findall(".//failure")
    for counted in (root, *root.findall("testsuite")):
        assert (counted.get("tests"), counted.get("failures")) == (str(len(tests)), str(len(failed)))
    return root


def test_every_file_is_a_test_and_the_wrong_ones_fail_with_all_their_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_repository(tmp_path / "goals", {"arshjul.yml": WHEEL, "malomraden.yml": None, "skolnamnden/mal/x.txt": ""})

    code = main(["check", "--format", "junit"])

    root = read(capsys.readouterr().out)
    told = {test.get("name"): test.findtext("failure") for test in root.iter("testcase")}
    assert code == 1
    assert {name for name, failure in told.items() if failure is None} == {"goals/kommun.yml", "goals/organisation.yml"}
    assert told["goals/arshjul.yml"].splitlines() == [
        'goals/arshjul.yml:3:16: händelser[1].månader[0]: "13" är för mycket. Här får stå högst 12.',
        'goals/arshjul.yml:4:16: händelser[2].månader[0]: "13" är för mycket. Här får stå högst 12.',
    ]
    assert "goals/skolnamnden/mal/x.txt" in told
    (failure,) = [test[0] for test in root.iter("testcase") if test.get("name") == "goals/arshjul.yml"]
    assert failure.get("type") == "less_than_equal"
    assert failure.get("message").endswith("Här får stå högst 12. (och 1 fel till)")


def test_a_good_repository_has_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_examples(tmp_path / "goals")

    assert main(["check", "--format", "junit"]) == 0

    root = read(capsys.readouterr().out)
    assert root.get("failures") == "0"
    assert int(root.get("tests")) == sum(path.is_file() for path in (tmp_path / "goals").rglob("*"))


def test_a_missing_folder_is_a_failed_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["check", "--format", "junit"]) == 1

    assert [test.get("name") for test in read(capsys.readouterr().out).iter("testcase")] == ["goals"]


@reproducibly
@given(
    st.lists(
        PROBLEMS | st.builds(Problem, st.text(), st.just(1), st.just(1), st.text(), st.text(), st.text(), st.text())
    ),
    st.lists(st.text(st.characters(), max_size=9), max_size=3),
)
def test_no_text_breaks_the_xml(problems: list[Problem], files: list[str]) -> None:
    read(write_junit(sorted(problems, key=lambda problem: problem.file), files))


def test_hostile_names_and_a_poor_terminal_leave_it_whole(tmp_path: Path) -> None:
    goals = write_repository(tmp_path / "goals", {})
    for name in (b"\xff.yml", b"]]><x>\n\x1b&amp;.yml", b"\x01'\".yml"):
        (goals / os.fsdecode(name)).touch()

    run = start("check", "--format", "junit", cwd=tmp_path, terminal="ascii", decoded="utf-8")

    names = {test.get("name") for test in read(run.out).iter("testcase")}
    assert run.code == 1
    assert names > {"goals/�.yml", "goals/]]><x>��&amp;.yml", "goals/�'\".yml"}
