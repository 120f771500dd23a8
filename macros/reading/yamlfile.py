"""A YAML file as plain values, and the place in it of each.

YAML 1.2 core through PyYAML's C parser. Every scalar stays the text that stands in the file, but for an empty one or
`null`, which is as if the key were not there: what a value means is decided by the field it stands in, so that `no`,
`12:30`, `012` and `1_000` are never anything else than they look. Anchors, aliases and tags are refused, and so is
what could make a small file large or deep.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml

from macros.plan.faults import Where
from macros.reading.flaws import Flaw, code_of, flaw_at, place_in
from macros.reading.parser import NULL, TEXT, compose

MOST_BYTES = 1_000_000
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\r"
)
"""Control characters, line ends other than the usual two, and what turns the direction of text around."""

Value = str | list["Value"] | dict[str, "Value"] | None


def decode(content: bytes) -> str:
    """The text of a file, which must be UTF-8 without a byte order mark."""
    if len(content) > MOST_BYTES:
        raise Flaw("file_size", 1, 1)
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise Flaw("byte_order_mark" if content.startswith(b"\xef") else "encoding", 1, 1)
    try:
        text = content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        raise Flaw("encoding", *place_in(before, len(before))) from None
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        raise Flaw("character", *place_in(text, forbidden.start()), code=code_of(forbidden[0]))
    return text


def read_yaml(text: str) -> Value:
    """The values of a file; raises the first Flaw where it can't be read."""
    node = compose(text)
    return None if node is None else _value(node)


@dataclass(frozen=True)
class Spot:
    """A place in a file, and the text that stands there where it is one."""

    line: int
    column: int
    found: str | None = None


def locate(text: str, where: Where, *, key: bool = False) -> Spot:
    """The value at a place, or its key; the nearest there is where it is absent. Lines and columns count from 1."""
    node = _composed(text)
    if node is None:
        return Spot(1, 1)
    place, found = node.start_mark, True
    for number, step in enumerate(where):
        there = _step(node, step)
        if there is None:
            found = False
            break
        node, place = there
        if not (key and number == len(where) - 1) and not _is_empty(node):
            place = node.start_mark
    value = node.value if found and isinstance(node, yaml.ScalarNode) else None
    return Spot(place.line + 1, place.column + 1, value)


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Mark] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((value, key.start_mark) for key, value in read_pairs(node) if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark
    return None


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index


_composed = lru_cache(maxsize=4)(compose)
"""For finding many places in one file."""


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if node.tag != TEXT:
        raise flaw_at("yaml_tag", node)
    if not isinstance(node, yaml.MappingNode):
        return [_value(part) for part in node.value]
    values: dict[str, Value] = {}
    for key, part in read_pairs(node):
        if type(key) is not yaml.ScalarNode:
            raise flaw_at("key", key)
        if key.value.startswith("@"):
            raise flaw_at("key_sign", key, key.value)
        _scalar(key)
        if key.value in values:
            raise flaw_at("duplicate_key", key, key.value)
        values[key.value] = _value(part)
    return values


def read_pairs(node: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
    """The keys and values of `{värde: 72,5}` as they are meant; to YAML the comma ends the value and `5` is a key."""
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
    if not node.flow_style:
        return pairs
    joined: list[tuple[yaml.Node, yaml.Node]] = []
    for key, part in pairs:
        if joined and _is_empty(part) and _continues(joined[-1][1], key):
            before, whole = joined.pop()
            number = yaml.ScalarNode(TEXT, f"{whole.value},{key.value}", whole.start_mark, key.end_mark)
            joined.append((before, number))
        else:
            joined.append((key, part))
    return joined


def _continues(value: yaml.Node, key: yaml.Node) -> bool:
    """Whether two plain whole numbers stand side by side with nothing but a comma between them."""
    if not (isinstance(value, yaml.ScalarNode) and isinstance(key, yaml.ScalarNode)):
        return False
    are_numbers = value.value.lstrip("-+−").isdecimal() and key.value.isdecimal()
    are_plain = not (value.style and value.style in "'\"") and not (key.style and key.style in "'\"")
    return are_numbers and are_plain and value.end_mark.index + 1 == key.start_mark.index


def _scalar(node: yaml.ScalarNode) -> str | None:
    if node.tag == NULL:
        return None
    if node.tag != TEXT:
        raise flaw_at("yaml_tag", node)
    text: str = node.value
    forbidden = _FORBIDDEN.search(text) if node.style == '"' else None  # by an escape; the rest is looked through
    if forbidden:
        raise flaw_at("character", node, code=code_of(forbidden[0]))
    return text
