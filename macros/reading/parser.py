"""PyYAML's C parser with limits: nodes and events of a text, and its errors as flaws."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from macros.reading.flaws import Flaw, flaw_at

MOST_LEVELS = 50
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DEEP_LINE = re.compile(r"^[-?: ]{48}", re.MULTILINE)
NULL, TEXT = "\0null", "\0text"
"""Tags that no file can state."""


class _Parser(CParser):
    """PyYAML's C parser with just enough resolving to tell an empty value from a text."""

    def resolve(self, _kind: type, value: str, implicit: object) -> str:
        is_plain = type(implicit) is tuple and implicit[0]
        return NULL if is_plain and value in _NULLS else TEXT

    def descend_resolver(self, _node: object, _index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


def compose(text: str) -> yaml.Node | None:
    """The nodes of a text; raises a Flaw where it can't be read, is too deep or has aliases."""
    if "&" in text or "*" in text or text.count("[") + text.count("{") > MOST_LEVELS or _DEEP_LINE.search(text):
        _scan(text)
    parser = _Parser(text)
    try:
        return parser.get_single_node()
    except yaml.YAMLError as error:
        raise tell_parser_error(error, text) from None
    finally:
        parser.dispose()


def _scan(text: str) -> None:
    """Refuse aliases and depth by walking the events, which needs no recursion."""
    depth = 0
    try:
        for event in read_events(text):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise flaw_at("yaml_alias", event)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_LEVELS:
                raise flaw_at("yaml_depth", event)
    except yaml.YAMLError as error:
        raise tell_parser_error(error, text) from None


def read_events(text: str) -> Iterator[Any]:
    """What PyYAML calls events, one by one."""
    parser = _Parser(text)
    try:
        while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
            yield event
    finally:
        parser.dispose()


_SIGNS = (
    ("exceeded maximum nesting depth", "yaml_depth"),
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


def tell_parser_error(error: yaml.YAMLError, text: str) -> Flaw:
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
        for event in read_events(text):
            if isinstance(event, yaml.CollectionStartEvent):
                mark: Any = event.start_mark
                opened.append(flaw_at("yaml_bracket", event, lines[mark.line][mark.column : mark.column + 1]))
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
    except yaml.YAMLError:
        pass
    nowhere = Flaw("yaml", len(lines), 1)
    return next((flaw for flaw in reversed(opened) if flaw.found in {"[", "{", "!"}), nowhere)
