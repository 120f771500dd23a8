"""The schemas against the reader: they accept what it accepts, and refuse what of its refusals a schema can know."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from playwright.sync_api import Browser

from macros.plan.fields import (
    Choice,
)
from macros.reading.places import KINDS, TOP, Place, find_places
from macros.reading.schema import schema_of, write_schemas
from macros.reading.schema_rules import RULES
from macros.reading.sentences import SENTENCES
from tests.reading.yaml12 import read_yaml12
from tests.repositories import problems_of
from tests.test_docs import PARTS, WHOLE, put_into

ROOT = Path(__file__).parents[2]
SCHEMAS: dict[str, Any] = {name: json.loads(text) for name, text in write_schemas().items()}
ENGLISH = re.compile(r"\b(the|of|and|is|what|which|where|must)\b", re.IGNORECASE)


def values_in(text: str) -> Any:
    """The values of a file, or of the front matter of one."""
    front = re.match(r"---\n(.*?\n)---(?:\n|\Z)", text, re.DOTALL)
    return read_yaml12(front[1] if front else text)


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(SCHEMAS[name])


def refusals(source: str, text: str) -> list[str]:
    """What the schema of a file refuses in a text."""
    found = validator(schema_of(source) or "").iter_errors(values_in(text))
    return [f"{source}: {error.json_path}: {error.message}" for error in found]


def keys_in(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that staff may write, with its schema."""
    for key, each in schema.get("properties", {}).items():
        yield f"{path}.{key}", each
        yield from keys_in(each, f"{path}.{key}")
        yield from keys_in(each.get("items", {}), f"{path}.{key}[]")


# What they are


def test_each_kind_of_file_has_a_schema_of_its_own() -> None:
    sources = [*TOP, *(f"organ/{kind}/namn{each.ending}" for kind, each in KINDS.items())]

    assert sorted(schema_of(source) or "" for source in sources) == sorted(SCHEMAS)
    assert {schema_of(source) for source in ("README.md", "organ/x.yml", "organ/annat/x.yml", "mal/x.yml")} == {None}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_tells_every_key_in_swedish(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    keys = dict(keys_in(SCHEMAS[name]))
    wrong = [path for path, each in keys.items() if not (each.get("title") and each.get("description"))]
    wrong += [path for path, each in keys.items() if ENGLISH.search(each["description"] + each.get("errorMessage", ""))]
    wrong += [path for path, each in keys.items() if len(each.get("enum", ())) != len(each.get("enumDescriptions", ()))]
    wrong += [path for path, each in keys.items() if "" in each.get("enumDescriptions", ())]
    wrong += [
        path for path, each in keys.items() if "@" in path or (each.get("properties") and each["additionalProperties"])
    ]
    assert wrong == []
    assert not re.search(r'"errorMessage": "[a-z_ 0-9]+"', write_schemas()[name])


def test_every_choice_says_what_it_means() -> None:
    silent = [
        f"{choice.__name__}.{each.name}" for choice in Choice.__subclasses__() for each in choice if not each.meaning
    ]
    assert len(Choice.__subclasses__()) > 10
    assert silent == []


def test_every_example_is_right() -> None:
    wrong = [
        f"{name}{path}: {shown}"
        for name, schema in SCHEMAS.items()
        for path, each in keys_in(schema)
        for shown in each.get("examples", [])
        if not Draft7Validator(each).is_valid(shown)
    ]
    assert wrong == []


def test_the_patterns_mean_in_javascript_what_they_mean_in_python(chromium: Browser) -> None:
    patterns = sorted(set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', "".join(write_schemas().values()))))
    tried = [
        "80",
        "72,5",
        "1 234,5",
        "−5",
        "1e3",
        "e5",
        "2025",
        "2024/25",
        "2025-t4",
        "2026-02-30",
        "trygg-skola",
        "index",
    ]
    tried += ["å", "", " ", " a ", "a\nb", "x" * 201, "𝒳" * 200, "https://a.se/å?b#c", "https://a b", "månad-13"]
    tried += ["1.4.3 Kontrast", "ja", "TRUE", "sakerhet@example.se"]
    page = chromium.new_page()
    told = page.evaluate(
        "([patterns, tried]) => patterns.map((each) => tried.map((text) => new RegExp(each, 'u').test(text)))",
        [[json.loads(each) for each in patterns], tried],
    )
    page.close()
    assert len(patterns) > 12
    assert told == [[bool(re.search(json.loads(each), text)) for text in tried] for each in patterns]


# What they accept


@pytest.mark.parametrize("goals", [ROOT / "goals", ROOT / "tests" / "site" / "goals"], ids=["Perstorp", "Exempelby"])
def test_every_file_of_a_good_repository_is_right(goals: Path) -> None:
    places = [place for place in find_places(goals) if isinstance(place, Place)]

    assert len(places) > 40
    assert [each for place in places for each in refusals(place.source, place.path.read_text("utf-8"))] == []


def test_every_example_of_the_guide_is_right() -> None:
    shown = [(example.path, example.text) for example in WHOLE.values()]
    shown += [(part.path, put_into(WHOLE[part.path].text, part.text)) for part in PARTS]

    assert [each for path, text in shown for each in refusals(path, text)] == []


# What they refuse

CASES = read_yaml12((Path(__file__).parent / "schema_cases.yml").read_text(encoding="utf-8"))
MINIMAL: dict[str, str] = CASES["files"]


def change(source: str, right: str, other: str) -> str:
    """A small file with something else in the place of what is right."""
    assert right in MINIMAL[source]
    return MINIMAL[source].replace(right, other)


def test_what_is_broken_below_is_right_before() -> None:
    assert problems_of(MINIMAL) == []
    assert [each for source, text in MINIMAL.items() for each in refusals(source, text)] == []


@pytest.mark.parametrize(
    "case", CASES["wrong"], ids=[f"{number}-{kind}" for number, (kind, *_) in enumerate(CASES["wrong"])]
)
def test_what_check_refuses_the_schema_refuses_too(case: list[str]) -> None:
    kind, source, right, wrong = case
    text = change(source, right, wrong)

    assert kind in {problem.rule for problem in problems_of({**MINIMAL, source: text})}
    assert refusals(source, text)


@pytest.mark.parametrize("case", CASES["right"], ids=range(len(CASES["right"])))
def test_what_stands_close_to_a_rule_is_accepted_by_both(case: list[str]) -> None:
    source, before, after = case
    text = change(source, before, after)

    assert problems_of({**MINIMAL, source: text}) == []
    assert refusals(source, text) == []


def test_every_rule_between_keys_has_a_wrong_file() -> None:
    kinds = set(re.findall(r"'errorMessage': '(\w+)'", str(RULES)))

    assert kinds <= set(SENTENCES)
    assert kinds - {kind for kind, *_ in CASES["wrong"]} == set()
