"""What many rules ask: does an id refer to something, does it stand once, are the corrections in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from macros.plan.faults import Fault, Where
from macros.plan.fields import Decision


@dataclass(frozen=True)
class Known:
    """The ids that may be referred to, also those whose files can't be read; None where nobody can say."""

    goals: frozenset[str]
    indicators: frozenset[str]
    bodies: frozenset[str] | None
    areas: frozenset[str] | None
    terms: frozenset[str] | None


def decision_faults(source: str, where: Where, decision: Decision | None, known: Known) -> Iterator[Fault]:
    if decision:
        yield from unknown_id(source, (*where, "organ"), decision.body, known.bodies, "body_unknown")


def unknown_id(source: str, where: Where, id_: str, known: frozenset[str] | None, kind: str) -> Iterator[Fault]:
    """A fault where nothing goes by an id; none where nobody can say."""
    if known is not None and id_ not in known:
        yield Fault(source, where, kind, {"id": id_, "known": sorted(known)})


def unknown_ids(source: str, key: str, ids: Iterable[str], known: frozenset[str] | None, kind: str) -> Iterator[Fault]:
    """The same for each id of a list."""
    for number, id_ in enumerate(ids):
        yield from unknown_id(source, (key, number), id_, known, kind)


def repeated_ids(source: str, key: str, ids: list[str]) -> Iterator[Fault]:
    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            yield Fault(source, (key, number, "id"), "id_repeated", {"id": id_})


def order_faults(source: str, where: Where, days: Sequence[date], kind: str) -> Iterator[Fault]:
    """A fault at each entry of a list that is dated before the one above it."""
    for number, (earlier, later) in enumerate(pairwise(days), 1):
        if later < earlier:
            yield Fault(source, (*where, number, "datum"), kind, {"earlier": earlier})


def correction_faults(source: str, where: Where, days: Sequence[date], published: date) -> Iterator[Fault]:
    """Corrections out of order, or before what they correct was published."""
    yield from order_faults(source, where, days, "corrections_order")
    for number, day in enumerate(days):
        if day < published:
            yield Fault(source, (*where, number, "datum"), "before_publication", {"published": published})
