"""The tiny repository of Exempelby is sound and shows the whole format."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from macros.__main__ import main
from macros.plan.steering import OperationalPlan
from macros.reading.places import KINDS, TOP
from tests.served import EXEMPELBY

KINDS_OF_FILE = {
    **{name: (record, name) for name, record in TOP.items()},
    **{name: (kind.record, f"*/{name}/*") for name, kind in KINDS.items()},
}


def read_values(text: str) -> Any:
    """The YAML of a file, or of its front matter, with every scalar as text."""
    return yaml.load(text.removeprefix("---\n").split("\n---\n")[0], Loader=yaml.BaseLoader)  # noqa: S506


def test_check_finds_nothing_to_mend_in_exempelby(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", "--goals", str(EXEMPELBY)])
    assert code == 0, f"Mend tests/site/goals:\n{capsys.readouterr().out}"


def test_every_file_of_exempelby_says_that_it_is_an_example() -> None:
    silent = [
        file.name for file in EXEMPELBY.rglob("*.*") if read_values(file.read_text("utf-8")).get("exempel") != "true"
    ]
    assert not silent, f"Write `exempel: true` in {silent}"


@pytest.mark.parametrize("kind", KINDS_OF_FILE)
def test_exempelby_uses_every_key_of_the_format(kind: str) -> None:
    record, pattern = KINDS_OF_FILE[kind]
    used = {key for file in EXEMPELBY.glob(pattern) for key in _keys_in(read_values(file.read_text("utf-8")))}
    schema = record.model_json_schema()
    known = {key for part in [schema, *schema.get("$defs", {}).values()] for key in part.get("properties", {})}
    missing = {key for key in known if not key.startswith("@")} - used
    assert not missing, (
        f"Use {sorted(missing)} in {'tests/site/goals/' + pattern}, so that the built pages and hostile data cover them"
    )
    assert record is not OperationalPlan or "@text" in known


def _keys_in(values: object) -> Iterator[str]:
    if isinstance(values, dict):
        for key, value in values.items():
            yield key
            yield from _keys_in(value)
    elif isinstance(values, list):
        for value in values:
            yield from _keys_in(value)
