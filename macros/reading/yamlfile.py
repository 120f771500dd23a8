"""A YAML file as plain values, and the place in it of each.

YAML 1.2 core through PyYAML's C parser. Every scalar stays the text that stands in the file, but for an empty one or
`null`, which is as if the key were not there: what a value means is decided by the field it stands in, so that `no`,
`12:30`, `012` and `1_000` are never anything else than they look. Anchors, aliases and tags are refused, and so is
what could make a small file large or deep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from macros.plan.faults import Where

MOST_BYTES = 1_000_000
MOST_LEVELS = 50
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\r"
)
"""Control characters, line ends other than the usual two, and what turns the direction of text around."""
_DEEP_LINE = re.compile(r"^[-?: ]{48}", re.MULTILINE)
_MANY_DIGITS = re.compile(r"\d{6}.{0,3}\d{4}")
_DASHES = "-+ \u00a0\u2010-\u2015\u2212"
_PERSONAL_NUMBER = re.compile(
    rf"(?<![\d-])(?:19|20)?(\d{{2}})(\d{{2}})(\d{{2}})[{_DASHES}]{{0,3}}(\d{{4}})(?![\d-])", re.ASCII
)
_NULL, _TEXT = "\0null", "\0text"
"""Tags that no file can state."""

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
        text = content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        raise Flaw("encoding", *_place(before, len(before))) from None
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        raise Flaw("character", *_place(text, forbidden.start()), code=_code(forbidden[0]))
    return text


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
            yield Flaw("personal_number", *_place(text, match.start()))


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
        return next(((value, key.start_mark) for key, value in _pairs(node) if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark
    return None


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index


def _compose(text: str) -> yaml.Node | None:
    parser = _Parser(text)
    try:
        return parser.get_single_node()
    except yaml.YAMLError as error:
        raise _flaw(error, text) from None
    finally:
        parser.dispose()


_composed = lru_cache(maxsize=4)(_compose)
"""For finding many places in one file."""


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if node.tag != _TEXT:
        raise _flaw_at("yaml_tag", node)
    if not isinstance(node, yaml.MappingNode):
        return [_value(part) for part in node.value]
    values: dict[str, Value] = {}
    for key, part in _pairs(node):
        if type(key) is not yaml.ScalarNode:
            raise _flaw_at("key", key)
        if key.value.startswith("@"):
            raise _flaw_at("key_sign", key, key.value)
        _scalar(key)
        if key.value in values:
            raise _flaw_at("duplicate_key", key, key.value)
        values[key.value] = _value(part)
    return values


def _pairs(node: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
    """The keys and values of `{värde: 72,5}` as they are meant; to YAML the comma ends the value and `5` is a key."""
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
    if not node.flow_style:
        return pairs
    joined: list[tuple[yaml.Node, yaml.Node]] = []
    for key, part in pairs:
        if joined and _is_empty(part) and _continues(joined[-1][1], key):
            before, whole = joined.pop()
            number = yaml.ScalarNode(_TEXT, f"{whole.value},{key.value}", whole.start_mark, key.end_mark)
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
    if node.tag == _NULL:
        return None
    if node.tag != _TEXT:
        raise _flaw_at("yaml_tag", node)
    text: str = node.value
    forbidden = _FORBIDDEN.search(text) if node.style == '"' else None  # by an escape; the rest is looked through
    if forbidden:
        raise _flaw_at("character", node, code=_code(forbidden[0]))
    return text


def _scan(text: str) -> None:
    """Refuse aliases and depth by walking the events, which needs no recursion."""
    depth = 0
    try:
        for event in _events(text):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _flaw_at("yaml_alias", event)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_LEVELS:
                raise _flaw_at("yaml_depth", event)
    except yaml.YAMLError as error:
        raise _flaw(error, text) from None


def _events(text: str) -> Iterator[Any]:
    """What PyYAML calls events, one by one."""
    parser = _Parser(text)
    try:
        while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
            yield event
    finally:
        parser.dispose()


_SIGNS = (
    ("mapping values are not allowed", "yaml_colon"),
    ("found character that cannot start any token", "yaml_sign"),
    ("while scanning a block scalar", "yaml_sign"),
    ("while parsing a block node", "yaml_sign"),
    ("found a tab character", "yaml_tab"),
    ("quoted scalar found unexpected", "yaml_quote"),
    ("unknown escape character", "yaml_escape"),
    ("did not find expected hexdecimal number", "yaml_escape"),
    ("while parsing a flow node", "yaml_comma"),
    ("while parsing a flow", "yaml_bracket"),
    ("could not find expected ':'", "key"),
    ("did not find expected key", "yaml_indent"),
    ("did not find expected '-' indicator", "yaml_indent"),
    ("did not find expected <document start>", "yaml_indent"),
    ("but found another document", "yaml_documents"),
    ("while scanning an a", "yaml_alias"),
    ("undefined alias", "yaml_alias"),
    ("ing a tag", "yaml_tag"),
    ("undefined tag handle", "yaml_tag"),
)
"""Words of the parser, and which kind of flaw they are."""
_TOLD_WHERE_IT_BEGINS = re.compile("while scanning (?!a plain)|while parsing a flow (?!node)")

_NEVER_FIRST = frozenset("@`%|>]}-?:")
"""Signs that no text without quotation marks begins with."""


def _flaw(error: yaml.YAMLError, text: str) -> Flaw:
    """The parser's own words as one of our kinds, at the place that a person would look at."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        return Flaw("yaml", 1, 1)
    told = f"{error.context} {error.problem}"
    kind = next((kind for sign, kind in _SIGNS if sign in told), "yaml")
    if _TOLD_WHERE_IT_BEGINS.match(told):
        mark = error.context_mark or mark
    lines = text.rstrip("\n ").split("\n")
    is_past = mark.line >= len(lines)
    line, column = (len(lines) - 1, 0) if is_past else (mark.line, mark.column)
    before, sign = lines[line][:column], "" if is_past else lines[line][column : column + 1]
    if kind == "yaml_comma" and sign in {"", "]", "}"}:
        return _open_bracket(text, lines)
    if kind in {"yaml_sign", "yaml_comma"}:
        kind = {"\t": "yaml_tab", ",": "yaml_comma"}.get(sign, "yaml_sign" if sign in _NEVER_FIRST else "yaml_indent")
    elif kind == "yaml_indent" and before.strip("- "):
        kind = "yaml_rest"
    elif kind == "yaml_colon" and line and ":" not in before:
        kind, column, sign = "yaml_continued", len(before) - len(before.lstrip("- ")), ""
    return Flaw(kind, line + 1, column + 1, sign or None)


def _open_bracket(text: str, lines: list[str]) -> Flaw:
    """The innermost bracket that is still open where the parser gives up."""
    opened: list[Flaw] = []
    try:
        for event in _events(text):
            if isinstance(event, yaml.CollectionStartEvent):
                mark: Any = event.start_mark
                opened.append(_flaw_at("yaml_bracket", event, lines[mark.line][mark.column : mark.column + 1]))
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
    except yaml.YAMLError:
        pass
    return next(flaw for flaw in reversed(opened) if flaw.found in {"[", "{", "!"})


def _place(text: str, position: int) -> tuple[int, int]:
    """Line and column, from 1, of a position in a text."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _flaw_at(kind: str, at: Any, found: str | None = None, code: str | None = None) -> Flaw:  # noqa: ANN401  a node or an event
    return Flaw(kind, at.start_mark.line + 1, at.start_mark.column + 1, found, code)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _is_personal_number(year: str, month: str, day: str, last: str) -> bool:
    """Whether the digits are a day, or a day + 60, with the check digit of the Luhn formula."""
    first_coordination_day = 61
    number = int(day) - 60 if int(day) >= first_coordination_day else int(day)
    if not (1 <= int(month) <= 12 and 1 <= number <= 31):  # noqa: PLR2004  months and days
        return False
    digits = [int(digit) for digit in year + month + day + last]
    doubled = [sum(divmod(digit * 2, 10)) if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0
