"""Which fields of which records differ between two plans: every one of them, so that nothing can go untold."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from macros.editing.difference.sameness import Renamed, align, pair_files
from macros.plan.fields import FileRecord, Record
from macros.plan.plan import Plan


class Edit(StrEnum):
    """What happened to a field, or to something in a list."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


@dataclass(frozen=True)
class Pair:
    """A record as it was and as it is; None where it is new or gone."""

    former: Record | None
    new: Record | None
    name: str = ""
    """The field of the record around it that it stands in; empty for a file's."""
    is_item: bool = False
    """Whether it is one of several there."""

    @property
    def record(self) -> Record:
        """As it is, or else as it was."""
        found = self.former if self.new is None else self.new
        if found is None:
            raise ValueError("a pair holds at least one record")
        return found


@dataclass(frozen=True)
class FieldChange:
    """One field that differs. What is added or removed whole has no changes inside itself."""

    edit: Edit
    chain: tuple[Pair, ...]
    """The records that it stands in, the file's first; empty where the file itself comes or goes."""
    name: str
    """The field's name in the last of them; empty where the file itself comes or goes."""
    former: object
    new: object

    @property
    def root(self) -> Pair:
        """The file's record."""
        if self.chain:
            return self.chain[0]
        former, new = self.former, self.new
        return Pair(former if isinstance(former, Record) else None, new if isinstance(new, Record) else None)

    @property
    def holder(self) -> Record:
        """The record that the field is of."""
        return (self.chain[-1] if self.chain else self.root).record


def list_field_changes(base: Plan, head: Plan, renamed: Renamed) -> Iterator[FieldChange]:
    """Every field that differs, file by file in a lasting order."""
    for former, new in pair_files(base, head, renamed):
        yield from _compare_files(former, new, renamed)


def _compare_files(former: FileRecord | None, new: FileRecord | None, renamed: Renamed) -> Iterator[FieldChange]:
    if former is None or new is None:
        yield FieldChange(Edit.ADDED if former is None else Edit.REMOVED, (), "", former, new)
    else:
        yield from _compare_records((Pair(former, new),), renamed)


def _compare_records(chain: tuple[Pair, ...], renamed: Renamed) -> Iterator[FieldChange]:
    pair = chain[-1]
    for name in type(pair.record).model_fields:
        former, new = getattr(pair.former, name), getattr(pair.new, name)
        is_path = name == "source" and isinstance(pair.record, FileRecord)
        if not is_path and former != new:
            yield from _compare_values(chain, name, former, new, renamed)


def _compare_values(
    chain: tuple[Pair, ...], name: str, former: object, new: object, renamed: Renamed
) -> Iterator[FieldChange]:
    if isinstance(former, Record) and isinstance(new, Record):
        yield from _compare_records((*chain, Pair(former, new, name)), renamed)
    elif isinstance(former, tuple) and isinstance(new, tuple):
        if any(isinstance(each, Record) for each in (*former, *new)):
            yield from _compare_lists(chain, name, former, new, renamed)
        else:
            yield from _compare_plain_lists(chain, name, former, new, renamed)
    elif not _is_the_same_id(chain[-1].record, name, former, new, renamed):
        yield FieldChange(_edit(former, new), chain, name, former, new)


def _edit(former: object, new: object) -> Edit:
    if former is None:
        return Edit.ADDED
    return Edit.REMOVED if new is None else Edit.CHANGED


def _is_the_same_id(holder: Record, name: str, former: object, new: object, renamed: Renamed) -> bool:
    """Whether an id only follows what it names to its present id; a thing's own id is told where it changes."""
    if name == "id" or not (isinstance(former, str) and isinstance(new, str)):
        return False
    return renamed.of(type(holder), name).get(former) == new


def _compare_plain_lists(
    chain: tuple[Pair, ...], name: str, former: tuple[object, ...], new: tuple[object, ...], renamed: Renamed
) -> Iterator[FieldChange]:
    present = renamed.of(type(chain[-1].record), name)
    followed = tuple(present.get(each, each) if isinstance(each, str) else each for each in former)
    if followed != new:
        is_reordered = Counter(followed) == Counter(new)
        yield FieldChange(Edit.REORDERED if is_reordered else Edit.CHANGED, chain, name, followed, new)


def _compare_lists(
    chain: tuple[Pair, ...], name: str, former: Sequence[Record], new: Sequence[Record], renamed: Renamed
) -> Iterator[FieldChange]:
    pairs = align(former, new, renamed)
    for then, now in pairs:
        if then is None or now is None:
            yield FieldChange(_edit(then, now), chain, name, then, now)
        elif then != now:
            yield from _compare_records((*chain, Pair(then, now, name, is_item=True)), renamed)
    kept = [id(now) for then, now in pairs if then is not None and now is not None]
    places = {id(each): place for place, each in enumerate(new)}
    if kept != sorted(kept, key=places.__getitem__):
        yield FieldChange(Edit.REORDERED, chain, name, tuple(former), tuple(new))
