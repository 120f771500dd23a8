"""Why a change must not be published as it stands, and what to do about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from pydantic import BaseModel

from macros.editing.recording.yaml_text import Tree, write_flow
from macros.plan.indicator import Indicator
from macros.plan.model import FollowUp, Goal
from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.plan import Plan
from macros.plan.steering import Economy

Thing = TypeVar("Thing", Goal, Indicator)


class RefusalKind(StrEnum):
    """Which promise a change would break."""

    FIGURE = "utfall"
    TARGET = "målvärde"
    RULES = "beräkning"
    ASSESSMENT = "bedömning"
    FOLLOW_UP = "uppföljning"
    ACTIVITY = "aktivitet"
    ECONOMY = "ekonomi"
    PLAN = "verksamhetsplan"
    ADDRESS = "adress"
    FROZEN = "låst sida"
    EXAMPLE = "exempel"


@dataclass(frozen=True, order=True)
class Refusal:
    """A change that must not be published as it stands. Texts are plain: whoever writes them out escapes them."""

    source: str
    """The file inside the goal repository where it is mended."""
    what: str
    """What is wrong, in a sentence."""
    remedy: str
    """What to do about it."""
    kind: str
    """Which promise it breaks, for machines: a value of RefusalKind."""


@dataclass(frozen=True, eq=False)
class Sides:
    """A plan before and after a change, as things go by their ids."""

    base: Plan
    head: Plan
    day: date
    """What was published by that day is held to."""

    def goal_now(self, id_: str) -> Goal | None:
        """The goal that goes by an id, or once did."""
        return find_by_id(self.head.goals, id_)

    def indicator_now(self, id_: str) -> Indicator | None:
        """The indicator that goes by an id, or once did."""
        return find_by_id(self.head.indicators, id_)

    def indicators(self) -> Iterator[tuple[Indicator, Indicator]]:
        """The indicators of the base that are no examples and are still there, as they were and as they are."""
        for before in self.base.indicators.values():
            now = self.indicator_now(before.id)
            if now is not None and not before.example:
                yield before, now


def find_by_id(things: Mapping[str, Thing], id_: str) -> Thing | None:
    """The thing that goes by an id, or once did."""
    if id_ in things:
        return things[id_]
    return next((each for each in things.values() if id_ in each.former_ids), None)


def by_period(plan: Plan) -> dict[tuple[str, FollowUpPeriod], FollowUp]:
    """The follow-ups, each by its body and period."""
    return {(each.owner, each.period): each for each in plan.follow_ups}


def by_year(plan: Plan) -> dict[tuple[str, int], Economy]:
    """The economies, each by its body and year."""
    return {(each.owner, each.year): each for each in plan.economies}


def tree_of(value: object) -> Tree:
    """A record as it is written in its file, without what says nothing."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        said = {field.alias or name: getattr(value, name) for name, field in fields if name in value.model_fields_set}
        return {key: tree_of(part) for key, part in said.items() if part is not None and part != ()}
    if isinstance(value, tuple):
        return [tree_of(part) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Period | FollowUpPeriod):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def write_row(record: BaseModel, **more: Tree) -> str:
    """A record on one line; `more` takes the place of what it says under those keys."""
    tree = tree_of(record)
    return write_flow({**tree, **more} if isinstance(tree, Mapping) else tree)
