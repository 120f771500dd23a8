"""A YAML file as plain values, and the place in it of each.

YAML 1.2 core through PyYAML's C parser. Every scalar stays the text that stands in the file, but for an empty one or
`null`, which is as if the key were not there: what a value means is decided by the field it stands in, so that `no`,
`12:30`, `012` and `1_000` are never anything else than they look. Anchors, aliases and tags are refused, and so is
what could make a small file large or deep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from macros.plan.faults import Where

MOST_BYTES = 1_000_000
MOST_LEVELS = 50
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]")
_DEEP_LINE = re.compile(r"^[-?: ]{48}", re.MULTILINE)
_MANY_DIGITS = re.compile(r"\d{6}[-+ ]?\d{4}")
_PERSONAL_NUMBER = re.compile(r"(?<![\d-])(?:19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?![\d-])")
_NULL, _TEXT = "null", "text"

Value = str | list["Value"] | dict[str, "Value"] | None


@dataclass(eq=False)
class Flaw(Exception):  # noqa: N818  it is a place in a file before it is an error
    """Something in a file's text that stops it from being read."""

    kind: str
    line: int
    """From 1."""
    column: int
    """From 1."""
    found: str | None = None
    code: str | None = None
    """The code point of a character that may not stand."""


class _Parser(CParser):
    """PyYAML's C parser with just enough resolving to tell an empty value from a text."""

    def resolve(self, _kind: type, value: str, implicit: object) -> str:
        is_plain = type(implicit) is tuple and implicit[0]
        return _NULL if is_plain and value in _NULLS else _TEXT

    def descend_resolver(self, _node: object, _index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


def decode(content: bytes) -> str:
    """The text of a file, which must be UTF-8 without a byte order mark."""
    if len(content) > MOST_BYTES:
        raise Flaw("file_size", 1, 1)
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise Flaw("byte_order_mark" if content.startswith(b"\xef") else "encoding", 1, 1)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line = before.count("\n") + 1
        raise Flaw("encoding", line, len(before) - before.rfind("\n")) from None


def read_yaml(text: str) -> Value:
    """The values of a file; raises the first Flaw where it can't be read."""
    if "&" in text or "*" in text or text.count("[") + text.count("{") > MOST_LEVELS or _DEEP_LINE.search(text):
        _scan(text)
    node = _compose(text)
    return None if node is None else _value(node)


def find_personal_numbers(text: str) -> Iterator[Flaw]:
    """Every place, comments too, with a valid personnummer or samordningsnummer."""
    if not _MANY_DIGITS.search(text):
        return
    for match in _PERSONAL_NUMBER.finditer(text):
        if _is_personal_number(*match.groups()):
            line = text.count("\n", 0, match.start()) + 1
            yield Flaw("personal_number", line, match.start() - text.rfind("\n", 0, match.start()))


def locate(text: str, where: Where, *, key: bool = False) -> tuple[int, int]:
    """Line and column, from 1, of the value at a place, or of its key; of the nearest there is where it is absent."""
    node = _compose(text)
    if node is None:
        return 1, 1
    place = node.start_mark
    for number, step in enumerate(where):
        found = _step(node, step)
        if found is None:
            break
        node, place = found
        if not (key and number == len(where) - 1) and not _is_empty(node):
            place = node.start_mark
    return place.line + 1, place.column + 1


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Mark] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((value, key.start_mark) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark
    return None


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index


def _compose(text: str) -> yaml.Node | None:
    parser = _Parser(text)
    try:
        return parser.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _flaw(error) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Flaw("character", line, 1, code=_code(error.character)) from None
    finally:
        parser.dispose()


def _value(node: yaml.Node) -> Value:
    if type(node) is yaml.ScalarNode:
        return _scalar(node)
    if node.tag != _TEXT:
        raise _flaw_at("yaml_tag", node)
    if type(node) is yaml.SequenceNode:
        return [_value(part) for part in node.value]
    values: dict[str, Value] = {}
    for key, part in _with_decimal_commas(node.value) if node.flow_style else node.value:  # type: ignore[attr-defined]
        if type(key) is not yaml.ScalarNode or key.tag not in {_TEXT, _NULL} or key.value.startswith("@"):
            raise _flaw_at("key", key, str(key.value))
        if key.value in values:
            raise _flaw_at("duplicate_key", key, key.value)
        values[key.value] = _value(part)
    return values


def _with_decimal_commas(pairs: list[tuple[yaml.Node, yaml.Node]]) -> list[tuple[yaml.Node, yaml.Node]]:
    """The pairs of `{värde: 72,5}` as they are meant; to YAML the comma ends the value and `5` is a key of its own."""
    joined: list[tuple[yaml.Node, yaml.Node]] = []
    for key, part in pairs:
        if joined and _is_empty(part) and key.value.isdecimal() and _ends_right_before(joined[-1][1], key):
            before, whole = joined.pop()
            number = yaml.ScalarNode(_TEXT, f"{whole.value},{key.value}", whole.start_mark, key.end_mark)
            joined.append((before, number))
        else:
            joined.append((key, part))
    return joined


def _ends_right_before(value: yaml.Node, key: yaml.Node) -> bool:
    is_whole_number = (
        isinstance(value, yaml.ScalarNode) and value.style != '"' and value.value.lstrip("-+−").isdecimal()
    )
    return is_whole_number and value.end_mark.index + 1 == key.start_mark.index


def _scalar(node: yaml.ScalarNode) -> str | None:
    if node.tag == _NULL:
        return None
    if node.tag != _TEXT:
        raise _flaw_at("yaml_tag", node)
    text: str = node.value
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        raise _flaw_at("character", node, code=_code(forbidden[0]))
    return text


def _scan(text: str) -> None:
    """Refuse aliases and depth by walking the events, which needs no recursion."""
    parser = _Parser(text)
    depth = 0
    try:
        while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _flaw_at("yaml_alias", event)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_LEVELS:
                raise _flaw_at("yaml_depth", event)
    except yaml.MarkedYAMLError as error:
        raise _flaw(error) from None
    except yaml.reader.ReaderError:
        return  # composing tells it
    finally:
        parser.dispose()


_SIGNS = (
    ("mapping values are not allowed", "yaml_colon"),
    ("found character that cannot start any token", "yaml_tab"),
    ("found a tab character", "yaml_tab"),
    ("unexpected end of stream", "yaml_quote"),
    ("unknown escape character", "yaml_escape"),
    ("did not find expected hexdecimal number", "yaml_escape"),
    ("did not find expected ',' or", "yaml_bracket"),
    ("did not find expected key", "yaml_indent"),
    ("did not find expected '-' indicator", "yaml_indent"),
    ("but found another document", "yaml_documents"),
    ("undefined alias", "yaml_alias"),
    ("undefined tag handle", "yaml_tag"),
)


def _flaw(error: yaml.MarkedYAMLError) -> Flaw:
    told = f"{error.context} {error.problem}"
    kind = next((kind for sign, kind in _SIGNS if sign in told), "yaml")
    mark = error.problem_mark or error.context_mark
    return Flaw(kind, mark.line + 1, mark.column + 1) if mark else Flaw(kind, 1, 1)


def _flaw_at(kind: str, at: Any, found: str | None = None, code: str | None = None) -> Flaw:  # noqa: ANN401  a node or an event
    return Flaw(kind, at.start_mark.line + 1, at.start_mark.column + 1, found, code)


def _code(character: str | int) -> str:
    return f"U+{character if isinstance(character, int) else ord(character):04X}"


def _is_personal_number(year: str, month: str, day: str, last: str) -> bool:
    """Whether the digits are a day, or a day + 60, with the check digit of the Luhn formula."""
    first_coordination_day = 61
    number = int(day) - 60 if int(day) >= first_coordination_day else int(day)
    if not (1 <= int(month) <= 12 and 1 <= number <= 31):  # noqa: PLR2004  months and days
        return False
    digits = [int(digit) for digit in year + month + day + last]
    doubled = [sum(divmod(digit * 2, 10)) if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0
