"""What an entry does to the outcomes of its indicator: a new one, a correction, a withdrawal, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.editing.entry import Entry, standing_place
from macros.editing.recording.goal_file import GoalFile
from macros.editing.recording.yaml_text import Tree
from macros.pages.words import write_list
from macros.plan.fulfilment import published_value
from macros.plan.indicator import Answer, Comparison, Indicator, Outcome, OutcomeKind

OUTCOME_KEYS = (
    "period", "värde", "inte_mätt", "typ", "publicerad", "kvinnor", "män", "antal", "jämförelse", "kommentar", "källa",
    "rättelser", "återkallad",
)  # fmt: skip
"""In the order that they are written."""
COMPARISON_KEYS = ("riket", "liknande", "källa")
INDICATOR_KEYS = tuple(field.alias or "" for field in Indicator.model_fields.values())
Figure = Decimal | Answer | int


@dataclass(frozen=True)
class Part:
    """One thing that an outcome says: its key, how it is called, what stands and what is to stand."""

    where: tuple[str, ...]
    name: str
    former: Figure | str | None
    new: Figure | str | None

    @property
    def is_changed(self) -> bool:
        """Whether something else is to stand than what stands."""
        return self.new is not None and self.new != self.former

    @property
    def is_figure(self) -> bool:
        return self.where != ("kommentar",)


def list_parts(indicator: Indicator, entry: Entry, standing: Outcome | None) -> tuple[Part, ...]:
    """What an entry says of an outcome, part by part, with what stands; figures as residents see them."""
    stands = standing or Outcome.model_construct(period=entry.period, published=date.min)
    beside = stands.comparison or Comparison.model_construct()
    parts = (
        Part(("värde",), "värdet", stands.value, entry.value),
        Part(("inte_mätt",), "förklaringen", stands.not_measured, _plain(entry.not_measured)),
        Part(("kvinnor",), "kvinnor", stands.women, entry.women),
        Part(("män",), "män", stands.men, entry.men),
        Part(("antal",), "antal", stands.individuals, entry.individuals),
        Part(("jämförelse", "riket"), "riket", beside.nation, entry.nation),
        Part(("jämförelse", "liknande"), "liknande kommuner", beside.similar, entry.similar),
        Part(("kommentar",), "kommentaren", stands.comment, _plain(entry.comment)),
    )
    return tuple(
        Part(each.where, each.name, _shown(indicator, each.former), _shown(indicator, each.new)) for each in parts
    )


def _shown(indicator: Indicator, figure: Figure | str | None) -> Figure | str | None:
    return published_value(indicator, figure) if isinstance(figure, Decimal) else figure


def _plain(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


@dataclass(frozen=True)
class OutcomeChange:
    """What is to be done in an indicator's file for an entry."""

    entry: Entry
    indicator: Indicator
    day: date
    """The day it becomes public."""
    place: int | None
    """The place of the outcome that it changes, counted from 0; None for a new one."""
    parts: tuple[Part, ...]
    needs_reason: bool
    """Whether a figure that has been published is changed."""
    is_in_future: bool = False
    """Whether it becomes public later than today."""

    @classmethod
    def of(cls, indicator: Indicator, entry: Entry, day: date, today: date) -> "OutcomeChange":
        """What an entry means, published on a day, by somebody who acts today."""
        place = _place(indicator, entry)
        standing = None if place is None else indicator.outcomes[place]
        parts = () if entry.is_withdrawal else list_parts(indicator, entry, standing)
        is_public = standing is not None and standing.published <= max(day, today)
        if standing is not None and entry.is_not_public and standing.published >= today:
            is_public = False
        is_changed = any(part.is_changed and part.former is not None and part.is_figure for part in parts)
        return cls(entry, indicator, day, place, parts, is_public and (is_changed or entry.is_withdrawal), day > today)

    @property
    def standing(self) -> Outcome | None:
        return None if self.place is None else self.indicator.outcomes[self.place]

    @property
    def changed(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_changed)

    @property
    def is_nothing(self) -> bool:
        """Whether all that it says stands already."""
        return self.place is not None and not self.changed and not self.entry.is_withdrawal

    @property
    def correction(self) -> dict[str, Tree] | None:
        """What is added to the corrections; None where no published value is changed."""
        standing = self.standing
        if not self.needs_reason or self.entry.is_withdrawal or standing is None or standing.value is None:
            return None
        value = standing.value
        former = value.value if isinstance(value, Answer) else write_plain(value)
        return {"datum": self.day.isoformat(), "tidigare": former, "orsak": self._reason()}

    def _reason(self) -> str:
        """The reason, with what else stood before than the value."""
        said = _plain(self.entry.reason) or ""
        others = [
            part for part in self.changed if part.is_figure and part.former is not None and part.where != ("värde",)
        ]
        if not others:
            return said
        told = write_list([f"{part.name} {write_plain(part.former).replace('.', ',')}" for part in others])
        said = said if said.endswith((".", "!", "?")) else f"{said}."
        return f"{said} Då stod {told}."

    def row(self, *, has_comma: bool) -> dict[str, Tree]:
        """A new outcome as it is written."""
        kind = self.entry.kind or OutcomeKind.FINAL
        said: dict[str, Tree] = {"period": self.entry.period.text, "publicerad": self.day.isoformat()}
        if kind is not OutcomeKind.FINAL and self.entry.not_measured is None:
            said["typ"] = kind.value
        said |= written_parts(self.changed, has_comma=has_comma)
        return {key: said[key] for key in OUTCOME_KEYS if key in said}

    def change_row(self, file: GoalFile, place: int, *, has_comma: bool) -> GoalFile:
        """The file with the outcome at a place changed."""
        row = ("utfall", place)
        standing = self.standing
        if self.entry.is_withdrawal:
            withdrawn = {"datum": self.day.isoformat(), "orsak": _plain(self.entry.reason) or ""}
            return file.set_value((*row, "återkallad"), withdrawn, OUTCOME_KEYS)
        correction = self.correction
        for key, written in written_parts(self.changed, has_comma=has_comma).items():
            if isinstance(written, Mapping) and standing and standing.comparison:
                for inner, figure in written.items():
                    file = file.set_value((*row, key, inner), figure, COMPARISON_KEYS)
            else:
                file = file.set_value((*row, key), written, OUTCOME_KEYS)
        if correction and standing:
            file = file.add_item((*row, "rättelser"), len(standing.corrections), correction, OUTCOME_KEYS)
        return file


def written_parts(parts: Sequence[Part], *, has_comma: bool) -> dict[str, Tree]:
    """Parts as they are written in a file; those of the comparison together."""
    written: dict[str, Tree] = {}
    beside: dict[str, Tree] = {}
    for part in parts:
        text = write_plain(part.new)
        text = text.replace(".", ",") if has_comma and isinstance(part.new, Decimal) else text
        if len(part.where) > 1:
            beside[part.where[1]] = text
            written[part.where[0]] = beside
        else:
            written[part.where[0]] = text
    return written


def _place(indicator: Indicator, entry: Entry) -> int | None:
    """Which outcome an entry is about; a withdrawal that doesn't say its kind may mean the only one there is."""
    place = standing_place(indicator, entry)
    if place is not None or not entry.is_withdrawal or entry.kind is not None:
        return place
    standing = [
        number for number, made in enumerate(indicator.outcomes) if made.period == entry.period and not made.withdrawn
    ]
    return standing[0] if len(standing) == 1 else None


def write_plain(figure: Figure | str | None) -> str:
    """A number with a decimal point, or the word."""
    return f"{figure:f}" if isinstance(figure, Decimal) else str(figure)
