"""Every value of a plan, each with what puts another in its place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from macros.plan.fields import Record
from macros.plan.periods import Period
from macros.plan.plan import Plan

IDS = {
    "area": "areas",
    **dict.fromkeys(("body", "parent", "giver", "responsible"), "bodies"),
    **dict.fromkeys(("goal", "goals", "derived_from", "replaces"), "goals"),
    **dict.fromkeys(("indicator", "indicators"), "indicators"),
}
"""The fields that hold ids, and where in a plan these are found."""
FROM_PATH = {"source", "id", "owner", "year", "period"}
"""Of a file's record: what its path says."""


@dataclass(frozen=True)
class Value:
    """A value that stands somewhere in a plan."""

    record: str
    field: str
    value: Any
    put: Callable[[Any], Plan]
    """The plan with another value there."""

    def __repr__(self) -> str:
        return f"{self.record}.{self.field}={self.value!r}"


def list_values(plan: Plan) -> Iterator[Value]:
    """Every value that is not a record itself, and every item of a list of records."""
    for each in fields(plan):
        held = getattr(plan, each.name)
        put = _putter(plan, each.name)
        if isinstance(held, Mapping):
            for key, record in held.items():
                yield from _inside(
                    record, lambda new, held=held, key=key, put=put: put({**held, key: new}), is_file=True
                )
        elif isinstance(held, tuple):
            for place, record in enumerate(held):
                yield from _inside(record, _in_place(held, place, put), is_file=True)
        elif isinstance(held, Record):
            yield from _inside(held, put, is_file=True)
        elif isinstance(held, bool):
            yield Value("Plan", each.name, held, put)


def _putter(plan: Plan, name: str) -> Callable[[Any], Plan]:
    return lambda new: replace(plan, **{name: new})


def _in_place(items: tuple[Any, ...], place: int, put: Callable[[Any], Plan]) -> Callable[[Any], Plan]:
    return lambda new: put((*items[:place], new, *items[place + 1 :]))


def _inside(record: Record, put: Callable[[Any], Plan], *, is_file: bool = False) -> Iterator[Value]:
    for name in type(record).model_fields:
        value = getattr(record, name)

        def put_field(new: object, name: str = name) -> Plan:
            return put(record.model_copy(update={name: new}))

        if isinstance(value, Record):
            yield from _inside(value, put_field)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            yield Value(type(record).__name__, name, value, put_field)
            for place, each in enumerate(value):
                yield from _inside(each, _in_place(value, place, put_field))
        elif not (is_file and name in FROM_PATH) and value not in (None, ()):
            yield Value(type(record).__name__, name, value, put_field)


def another(plan: Plan, value: Value) -> Any:
    """Another value of the same kind, so that the plan holds together."""
    now = value.value
    others = list(getattr(plan, IDS[value.field])) if value.field in IDS else []
    if isinstance(now, tuple):
        return now[:-1] if len(now) > 1 else (*now, *now)
    if now in others:
        return next(id_ for id_ in others if id_ != now)
    if value.field == "report" and value.record == "EconomicReport":
        return "månad-07"
    return _another_scalar(now)


def _another_scalar(now: Any) -> Any:
    match now:
        case bool():
            new: Any = not now
        case StrEnum():
            new = next(each for each in type(now) if each is not now)
        case Decimal() | int():
            new = now + 1
        case date():
            new = now + timedelta(days=1)
        case Period():
            new = Period.parse("2019")
        case _:
            new = f"{now} x"
    return new
