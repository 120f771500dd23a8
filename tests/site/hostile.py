"""Exempelby with its texts exchanged for what an attacker, or an unlucky hand, might write.

What is a free text is read from the model itself, so that a new key of the format is covered as soon as Exempelby
uses it (and `test_repository` sees to that).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import copytree
from typing import Annotated, Any, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.plan.fields import Address
from macros.plan.model import SecurityContact
from macros.plan.steering import OperationalPlan
from macros.reading.places import KINDS, TOP
from tests.served import EXEMPELBY, lock

LOT = (
    "Q{{ 7*7 }}Q{% raw %}{#<script>alert(1)</script><img src=x onerror=alert(1)>[k](javascript:alert(1))"
    "![b](//ond.example/b.png)</title></svg>--><!--goals:0-->&lt;\"'`"
)
"""Jinja, markup, script in Markdown, ends of what texts stand inside, our own mark, entities, quotes, in a title."""
_ADDRESS_RULES = (get_args(Address)[-1], get_args(SecurityContact)[-1])
SHORT_LOT = "Q{{7*7}}Q<b onclick=x>\"'</svg>"
LONG_LOT = f"""{LOT}

- [länk](JaVaScRiPt:alert(1)) och [länk](java&#115;cript:alert(1)) och <javascript:alert(1)>
- [länk](data:text/html,<script>alert(1)</script>) och [länk](vbscript:alert(1))
- [utan protokoll](//ond.example/a) och [inom sajten](../../mal/) och [anteckning][1]
- <a href="https://ond.example" onclick="alert(1)">a</a> <svg onload=alert(1)> <style>body{{display:none}}</style>
- <iframe src="https://ond.example"></iframe> <base href="https://ond.example/"> <meta http-equiv=refresh content=0>

[1]: javascript:alert(1) "titel"

```
{{% include '/etc/passwd' %}} {{{{ config }}}}
```

{{% endraw %}}Q{{{{ 7*7 }}}}Q <details open ontoggle=alert(1)>
"""
"""For texts in Markdown, everything that has ever got through one."""
HOSTILE_ADDRESS = "https://ond.example/Q{{7*7}}Q{%raw%}{#&lt;`)(--"
"""What an address may hold: no quotes, no angle brackets, no space."""

Write = Callable[[str, int], str]
"""A text of the repository and how long it may be → the text to put in its place."""


def put_in_lots(text: str, most: int) -> str:
    """Hostile markup in every text, after a little of what stood there."""
    lot = LONG_LOT if most > 1_000 else LOT if most >= len(LOT) else SHORT_LOT
    return f"{text[: min(20, most - len(lot))]}{lot}"[:most]


def write_once(shared: Path, name: str, write: Callable[[Path], Path]) -> Path:
    """A hostile repository that the first worker that asks writes, and all use."""
    with lock(shared / f"{name}.lock"):
        return shared / name if (shared / name).exists() else write(shared / name)


def write_lots(folder: Path) -> Path:
    """Exempelby with hostile markup in every text and hostile addresses."""
    goals = write_hostile_repository(folder, put_in_lots)
    for file in goals.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub(r"(?<=: )https://\S+$", lambda _: f"'{HOSTILE_ADDRESS}'", text, flags=re.MULTILINE), encoding="utf-8"
        )
    return goals


def write_long_words(folder: Path) -> Path:
    """Exempelby with a word without a break in every text."""
    return write_hostile_repository(folder, put_in_long_words)


def put_in_long_words(text: str, most: int) -> str:
    """A word as long as a text may be, without a place to break it."""
    return ("Ärendehanteringsprocessutvecklingsgruppssammanträdesprotokoll" * 20)[: min(most, 1_000)]


def write_hostile_repository(folder: Path, write: Write) -> Path:
    """A copy of Exempelby with every free text exchanged."""
    goals = copytree(EXEMPELBY, folder)
    records = [(goals.glob(name), record) for name, record in TOP.items()]
    records += [(goals.glob(f"*/{name}/*"), kind.record) for name, kind in KINDS.items()]
    for files, record in records:
        for file in files:
            _exchange(file, record, write)
    return goals


def _exchange(file: Path, record: type[BaseModel], write: Write) -> None:
    text, is_prose = file.read_text(encoding="utf-8"), record is OperationalPlan
    front, _, prose = text.removeprefix("---\n").partition("\n---\n") if is_prose else (text, "", "")
    values = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506  every scalar as text
    changed = yaml.safe_dump(_changed(values, record, write), allow_unicode=True, width=10_000)
    file.write_text(f"---\n{changed}---\n{prose}{write(prose, 20_000)}\n" if is_prose else changed, encoding="utf-8")


def _changed(values: dict[str, Any], record: type[BaseModel], write: Write) -> dict[str, Any]:
    """The values of a record with the free texts among them exchanged."""
    fields = {field.alias: field for field in record.model_fields.values()}
    return {key: _changed_value(value, fields[key], write) for key, value in values.items()}


def _changed_value(value: Any, field: FieldInfo, write: Write) -> Any:
    if isinstance(value, list):
        return [_changed_value(each, field, write) for each in value]
    if isinstance(value, dict):
        return _changed(value, next(_records_in(field.annotation)), write)
    most = _longest(field.annotation, field.metadata)
    return write(value, most) if most else value


def _records_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def _longest(annotation: object, rules: Sequence[object]) -> int | None:
    """How long a free text may be; None where an id, an address, a date, a number or a choice is to stand."""
    if get_origin(annotation) is Annotated:
        base, *more = get_args(annotation)
        return _longest(base, [*more, *rules])
    if annotation is str:
        is_free = not any(rule in _ADDRESS_RULES or getattr(rule, "pattern", None) for rule in rules)
        limits = [rule.max_length for rule in rules if getattr(rule, "max_length", None)]  # type: ignore[attr-defined]
        return min(limits) if is_free and limits else None
    return next(filter(None, (_longest(part, rules) for part in get_args(annotation))), None)
