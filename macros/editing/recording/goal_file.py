"""A file of the goal repository, changed where it is to be changed and nowhere else.

PyYAML's marks say where each value stands; what is new is put into the text there. So comments, order, quotation
marks, indentation and line ends of everything else stay as they are, byte for byte.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from macros.editing.recording.yaml_text import WIDEST, Tree, write_flow, write_item, write_pair, write_pairs
from macros.plan.faults import Where
from macros.reading.flaws import Flaw
from macros.reading.parser import compose
from macros.reading.yamlfile import Value, decode, read_pairs, read_yaml


class Unchangeable(Exception):  # noqa: N818  the name says what is the matter
    """The file is written in a way that it can't be changed in safely."""


Pair = tuple[yaml.Node, yaml.Node]


@dataclass(frozen=True)
class GoalFile:
    """The text of a file, and the ends of its lines."""

    text: str
    """With line feeds alone."""
    ends: tuple[str, ...]
    """What each line but the last ends with in the file."""

    @classmethod
    def read(cls, content: bytes) -> "GoalFile":
        """A file's content; raises a Flaw where it can't be read."""
        lines = content.split(b"\n")[:-1]
        return cls(decode(content), tuple("\r\n" if line.endswith(b"\r") else "\n" for line in lines))

    def write(self) -> bytes:
        """The content, each line with the end that it had; new ones with the end that most have."""
        lines = self.text.split("\n")
        return "".join([*(line + end for line, end in zip(lines, self.ends, strict=False)), lines[-1]]).encode()

    def add_item(self, where: Where, place: int, item: Tree, order: Sequence[str] = ()) -> "GoalFile":
        """An item more in a list, at a place counted from 0, written like those beside it."""
        wanted = read_yaml(self.text)
        holder = _holder(wanted, where)
        holder[where[-1]] = [*(holder.get(where[-1]) or [])]
        holder[where[-1]].insert(place, item)
        return _read_back(self._add_item(where, place, item, order), wanted)

    def _add_item(self, where: Where, place: int, item: Tree, order: Sequence[str]) -> "GoalFile":
        pair = _find_pair(self.text, where)
        if pair is None or not isinstance(pair[1], yaml.SequenceNode) or not pair[1].value:
            return self._set_value(where, [item], order)
        key, listed = pair[0], pair[1]
        if listed.flow_style:
            return self._add_in_brackets(listed.value, place, item)
        column, first = listed.start_mark.column, listed.value[0]
        dash = self.text[listed.start_mark.index : first.start_mark.index]
        dash = dash if dash.startswith("-") and "\n" not in dash and "#" not in dash else "- "
        may_flow = any(_is_flow(each) for each in listed.value)
        lines = list(write_item(item, column, dash, may_flow=may_flow))
        before = _end_of(self.text, listed.value[place - 1]) if place else key.end_mark.index
        return self._insert_lines(before, [" " * column + lines[0], *lines[1:]])

    def set_value(self, where: Where, tree: Tree, order: Sequence[str] = ()) -> "GoalFile":
        """A key's value; where the key is absent it is added after those that come before it in an order."""
        wanted = read_yaml(self.text)
        _holder(wanted, where)[where[-1]] = tree
        return _read_back(self._set_value(where, tree, order), wanted)

    def _set_value(self, where: Where, tree: Tree, order: Sequence[str]) -> "GoalFile":
        holder, key = _find(self.text, where[:-1]), str(where[-1])
        if not isinstance(holder, yaml.MappingNode):
            raise Unchangeable
        pair = _pair_of(holder, key)
        if pair is None:
            return self._add_key(holder, key, tree, order)
        start, end = pair[1].start_mark.index, _end_of(self.text, pair[1])
        if holder.flow_style:
            written = write_flow(tree)
        else:
            written = "\n".join(write_pair(key, tree, pair[0].start_mark.column)).removeprefix(f"{key}:")
            written = written if start == end or written.startswith("\n") else written.removeprefix(" ")
        if written.startswith("\n"):  # a list of its own lines begins after the colon
            start = len(self.text[:start].rstrip(" "))
        return self._put(start, end, written)

    def _add_key(self, holder: yaml.MappingNode, key: str, tree: Tree, order: Sequence[str]) -> "GoalFile":
        pairs = read_pairs(holder)
        rank = {name: number for number, name in enumerate(order)}
        earlier = [pair for pair in pairs if rank.get(_name(pair), -1) < rank.get(key, len(order))]
        known = [pair for pair in earlier if _name(pair) in rank] or earlier
        after = max(known, key=lambda pair: rank.get(_name(pair), -1), default=None)
        if after is None:
            return self._add_first_key(holder, f"{key}: {write_flow(tree)}")
        end = _end_of(self.text, after[1])
        if not holder.flow_style:
            column = pairs[0][0].start_mark.column
            lines = list(write_pairs({key: tree}, column))
            return self._insert_lines(end, [" " * column + lines[0], *lines[1:]])
        written = f"{key}: {write_flow(tree)}"
        line_start, line_end = self.text.rfind("\n", 0, end) + 1, _line_end(self.text, end)
        is_wide = line_end - line_start + len(written) > WIDEST
        gap = "\n" + " " * (holder.start_mark.column + 1) if is_wide else " "
        return self._put(end, end, f",{gap}{written}")

    def _add_first_key(self, holder: yaml.MappingNode, written: str) -> "GoalFile":
        if not holder.value:  # it is `{}`
            return self._put(holder.start_mark.index + 1, holder.start_mark.index + 1, written)
        first = holder.value[0][0].start_mark
        gap = ", " if holder.flow_style else "\n" + " " * first.column
        return self._put(first.index, first.index, written + gap)

    def _add_in_brackets(self, items: Sequence[yaml.Node], place: int, item: Tree) -> "GoalFile":
        if place == 0:
            start = items[0].start_mark.index
            return self._put(start, start, f"{write_flow(item)}, ")
        end = _end_of(self.text, items[place - 1])
        return self._put(end, end, f", {write_flow(item)}")

    def _insert_lines(self, after: int, lines: Sequence[str]) -> "GoalFile":
        """New lines below the one that a place is on."""
        end = _line_end(self.text, after)
        return self._put(end, end, "".join(f"\n{line}" for line in lines))

    def _put(self, start: int, end: int, new: str) -> "GoalFile":
        line, removed = self.text.count("\n", 0, start), self.text.count("\n", start, end)
        usual = Counter(self.ends).most_common(1)[0][0] if self.ends else "\n"
        ends = (*self.ends[:line], *[usual] * new.count("\n"), *self.ends[line + removed :])
        return replace(self, text=self.text[:start] + new + self.text[end:], ends=ends)


def _read_back(file: GoalFile, wanted: Value) -> GoalFile:
    """The file, where it holds what was wanted and nothing else."""
    try:
        if read_yaml(file.text) == wanted:
            return file
    except Flaw:
        pass
    raise Unchangeable


def _holder(values: Any, where: Where) -> Any:  # noqa: ANN401  whatever the file holds
    """The keys or list in which the last step of a place is taken."""
    for step in where[:-1]:
        try:
            values = values[step]
        except (LookupError, TypeError):
            raise Unchangeable from None
    if not isinstance(values, dict):
        raise Unchangeable
    return values


def _find(text: str, where: Where) -> yaml.Node | None:
    """The node at a place."""
    node = compose(text)
    for step in where:
        if isinstance(node, yaml.MappingNode):
            pair = _pair_of(node, str(step))
            node = pair[1] if pair else None
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def _find_pair(text: str, where: Where) -> Pair | None:
    holder = _find(text, where[:-1])
    return _pair_of(holder, str(where[-1])) if isinstance(holder, yaml.MappingNode) else None


def _pair_of(holder: yaml.MappingNode, key: str) -> Pair | None:
    return next((pair for pair in read_pairs(holder) if _name(pair) == key), None)


def _name(pair: Pair) -> str:
    return str(pair[0].value)


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _end_of(text: str, node: yaml.Node) -> int:
    """Where what is written of a node ends, without the blank lines and comments that follow it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = read_pairs(node)[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
        return _end_of(text, last)
    end: int = node.end_mark.index
    return len(text[:end].rstrip()) if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"} else end


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
