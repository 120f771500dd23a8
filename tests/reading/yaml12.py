"""YAML as an editor reads it: version 1.2 with its core types, by a reader not ours. Keys and dates are texts."""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import ScalarNode


class _Core(SafeConstructor):
    """The core types alone: `2025-03-26` is a text."""


_Core.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: _text(node))


def _text(node: ScalarNode) -> str:
    text: str = node.value
    return text


def read_yaml12(text: str) -> Any:
    """The values of a YAML text, as a JSON Schema sees them."""
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    reader.Constructor = _Core
    return _as_json(reader.load(text))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_json(part) for key, part in value.items()}
    return [_as_json(part) for part in value] if isinstance(value, list) else value
