"""What has been corrected in public, and what stood before each correction: before a change and after it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from macros.editing.recording.yaml_text import write_flow
from macros.editing.refusals.refusal import tree_of, write_row
from macros.pages.words import write_date
from macros.plan.indicator import Correction
from macros.plan.model import AssessmentCorrection
from macros.plan.steering import ReportCorrection

WHY = "skriv varför"
"""Stands for the reason that only the user knows."""


class Dated(Protocol):
    """Something that says on which day it was made."""

    @property
    def date(self) -> date: ...


class Corrects(Dated, Protocol):
    """A correction of one value."""

    @property
    def former(self) -> Any: ...  # noqa: ANN401  of whatever kind is corrected


Made = TypeVar("Made", bound=Dated)
Change = TypeVar("Change", bound=Corrects)
Said = TypeVar("Said")


@dataclass(frozen=True)
class Told(Generic[Change, Said]):
    """What stands, and its corrections from the first."""

    corrections: Sequence[Change]
    stands: Said

    def after(self, count: int) -> Said:
        """What stood after so many corrections."""
        stood: Said = self.corrections[count].former if len(self.corrections) > count else self.stands
        return stood


@dataclass(frozen=True)
class History(Generic[Change, Said]):
    """What was public of something, and what is told of that now."""

    count: int
    """How many corrections were public."""
    lost: Change | None
    """A public correction that no longer stands as it did; its reason may be put better."""
    added: Sequence[Change]
    """The corrections after those."""
    former: Said
    value: Said
    """What stood after the public ones, then and now."""

    @classmethod
    def of(cls, before: Told[Change, Said], now: Told[Change, Said], day: date) -> "History[Change, Said]":
        """Before a change and after it, with what was public by a day."""
        known = [each for each in before.corrections if each.date <= day]
        count = len(known)
        lost = find_lost(known, now.corrections, lambda each: each.former)
        return cls(count, lost, now.corrections[count:], before.after(count), now.after(count))


def find_lost(known: Sequence[Made], now: Sequence[Made], said: Callable[[Made], object]) -> Made | None:
    """The first of what was known that no longer stands in its place, of the same day and saying the same."""
    for place, each in enumerate(known):
        if place == len(now) or (now[place].date, said(now[place])) != (each.date, said(each)):
            return each
    return None


def tell_lost(lost: Correction | AssessmentCorrection | ReportCorrection) -> tuple[str, str]:
    """That a correction is lost, and how it is put back."""
    what = f"rättelsen från {write_date(lost.date)} är borttagen eller ändrad."
    return what, f"Skriv tillbaka den under rättelser: - {write_row(lost)}"


def write_correction(
    day: date, count: int, former: Mapping[str, object], reason: str = WHY, key: str = "rättelser"
) -> str:
    """How something is corrected that has so many corrections already: the line to be added, or added to."""
    said = {"datum": day.isoformat(), **{name: tree_of(value) for name, value in former.items()}, "orsak": reason}
    line = write_flow(said)
    return f"Lägg till sist under {key}: - {line}" if count else f"Lägg till: {key}: [{line}]"
