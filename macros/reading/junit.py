"""Problems as JUnit XML, which pipelines show as tests: a test for each file, which fails where the file has problems.

The format: https://github.com/jenkinsci/xunit-plugin, `junit-10.xsd`, of which GitLab reads a part
(https://docs.gitlab.com/ci/testing/unit_test_reports/).
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros.reading.problems import Problem, show_plainly
from macros.reading.repository import path_in_repository

SUITE = "goals check"


def write_junit(problems: Sequence[Problem], files: Iterable[str]) -> str:
    """A test for each file that was read, and for each that has a problem; `problems` are sorted by file."""
    wrong = {file: tuple(alike) for file, alike in groupby(problems, lambda problem: problem.file)}
    tested = sorted({*files, *wrong})
    counted = {"name": SUITE, "tests": str(len(tested)), "failures": str(len(wrong)), "errors": "0"}
    suites = Element("testsuites", counted)
    suite = SubElement(suites, "testsuite", {**counted, "skipped": "0"})
    for file in tested:
        name = show_plainly(path_in_repository(file))
        test = SubElement(suite, "testcase", {"classname": SUITE, "name": name, "time": "0"})
        if file in wrong:
            _add_failure(test, wrong[file])
    indent(suites)
    whole: bytes = tostring(suites, encoding="utf-8", xml_declaration=True)
    return whole.decode()


def _add_failure(test: Element, problems: Sequence[Problem]) -> None:
    """One failure for all problems of a file: GitLab shows but one."""
    first, more = problems[0], len(problems) - 1
    told = show_plainly(first.told) + (f" (och {more} fel till)" if more else "")
    failure = SubElement(test, "failure", {"message": told, "type": show_plainly(first.rule)})
    failure.text = "\n".join(show_plainly(str(problem)) for problem in problems)
