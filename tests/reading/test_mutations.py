"""Whatever is done to the files of a good repository, it loads or every problem is told well."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.reading.load import load_plan
from macros.reading.problems import PlanError
from macros.reading.yamlfile import read_yaml
from tests.reading.examples import EXAMPLES, write_examples
from tests.reading.reproducibly import reproducibly
from tests.reading.told import faults_in

ARSHJUL, ECONOMY = "arshjul.yml", "barn-och-utbildningsnamnden/ekonomi/2025.yml"
INDICATOR = "barn-och-utbildningsnamnden/indikatorer/behoriga-yrkesprogram.yml"
Steps = tuple[str | int, ...]
Load = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def load_with(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Load the examples with another text in one file; what is wrong with how the problems are told."""
    goals = write_examples(tmp_path_factory.mktemp("goals"))

    def load(name: str, text: str) -> list[str]:
        path = goals / name
        path.write_text(text, encoding="utf-8", newline="")
        try:
            load_plan(goals)
        except PlanError as error:
            return [fault for problem in error.problems for fault in faults_in(problem)]
        finally:
            path.write_text(EXAMPLES[name], encoding="utf-8")
        return []

    return load


# A value of another kind


def _steps(value: Any, before: Steps = ()) -> Iterator[Steps]:
    """The way to every value within a value, itself first."""
    yield before
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _steps(inner, (*before, step))


def _front(name: str) -> tuple[str, str]:
    """The YAML of an example, and the text after it."""
    if not name.endswith(".md"):
        return EXAMPLES[name], ""
    _, yaml_text, prose = EXAMPLES[name].split("---\n", 2)
    return yaml_text, prose


def _replaced(value: Any, steps: Steps, other: Any) -> Any:
    if not steps:
        return other
    copy = value.copy()
    copy[steps[0]] = _replaced(value[steps[0]], steps[1:], other)
    return copy


def _with_other_value(name: str, steps: Steps, other: Any, *, flow: bool) -> str:
    yaml_text, prose = _front(name)
    values = _replaced(read_yaml(yaml_text), steps, other)
    dumped = yaml.dump(
        values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10**6
    )
    return f"---\n{dumped}---\n{prose}" if name.endswith(".md") else dumped


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


PLACES = [(name, steps) for name in EXAMPLES for steps in _steps(read_yaml(_front(name)[0]))]
OTHERS = [
    None, "", " ", "x", "0", "-1", "4", "ja", "1900", "2025", "2025-13-45", "9999-12-31", "1e15", "a\nb", "å" * 25_000,
    "{found}", "{0}", [], {}, [None], [[]], ["x"], ["x", "x"], {"a": "b"}, {"a": None}, [{"a": "b"}],
    {"id": "x"}, {"{namn}": "x"},
]  # fmt: skip


@settings(reproducibly, max_examples=200)
@given(st.sampled_from(PLACES), st.sampled_from(OTHERS), st.booleans())
@example((ECONOMY, ("budget",)), [], False)
@example((ECONOMY, ("enhet",)), "å" * 25_000, False)
@example((INDICATOR, ("målvärden", 0, "värde")), "0", False)
@example((ARSHJUL, ("händelser", 0, "månader")), [[]], True)
def test_a_value_of_another_kind_is_read_or_told(
    load_with: Load, place: tuple[str, Steps], other: Any, flow: bool
) -> None:
    name, steps = place

    assert load_with(name, _with_other_value(name, steps, other, flow=flow)) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_file_without_one_of_its_values_is_read_or_told(load_with: Load, name: str) -> None:
    for steps in list(_steps(read_yaml(_front(name)[0])))[1:]:
        assert load_with(name, _with_other_value(name, steps, None, flow=False)) == []


# A text that somebody mistyped

SIGNS = [
    *"abå:,[]{}&*!|>'\"-#?%@` \n\t0159\\.~<=€…−",
    "\n  ", "- ", ": ", ", ", "\r\n", "\r", "---\n", "...\n", "null", "{{", "{found}", "<<: ", "&a ", "*a", "!!x ",
    "\\u202e", "\u202e", "\0", "\x85", "\u2028", "\ufeff", "😀", "ja", "nej", "lägre", "intervall", "ja/nej",
    "förflyttning", "trösklar", "prognos", "svart",
]  # fmt: skip


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[str, str]:
    """An example with up to four mistakes."""
    name = draw(st.sampled_from(list(EXAMPLES)))
    text = EXAMPLES[name]
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from([_cut, _insert, _without_line, _swap_lines, _twice, _swap_words]))(draw, text)
    return name, text


def _place(draw: st.DrawFn, text: str) -> int:
    return draw(st.integers(0, len(text)))


def _cut(draw: st.DrawFn, text: str) -> str:
    start = _place(draw, text)
    return text[:start] + text[start + draw(st.sampled_from([1, 2, 5, 20, 80])) :]


def _insert(draw: st.DrawFn, text: str) -> str:
    start = _place(draw, text)
    return text[:start] + draw(st.sampled_from(SIGNS)) + text[start:]


def _without_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    del lines[draw(st.integers(0, len(lines) - 1))]
    return "\n".join(lines)


def _swap_lines(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _twice(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(lines)))
    return "\n".join(lines)


def _swap_words(draw: st.DrawFn, text: str) -> str:
    words = re.findall(r"[\w/.-]+", text)
    if not words:
        return text
    return text.replace(draw(st.sampled_from(words)), draw(st.sampled_from(words)), 1)


@settings(reproducibly, max_examples=300)
@given(mistyped())
@example((ARSHJUL, "händelser: []\nexempel: {a: x, [b]}\n"))
@example((ARSHJUL, 'händelser: []\n"ex\\nempel": true\n'))
@example((ARSHJUL, "händelser: [{månader: [1], titel: Bokslut"))
@example((ECONOMY, "budget:\n  - 1\n"))
@example((INDICATOR, EXAMPLES[INDICATOR].replace("riktning: högre", "riktning: intervall")))
def test_a_mistyped_text_is_read_or_told(load_with: Load, changed: tuple[str, str]) -> None:
    assert load_with(*changed) == []
