"""Which indicator a row of a spreadsheet means: by its id, its title or its id in Kolada."""

from macros.editing.named_indicator import find_indicator, tell_unknown
from macros.editing.spellings import Unclear, plain_text
from macros.editing.spreadsheet.sheet import Cell
from macros.plan.indicator import Indicator
from macros.plan.plan import Plan
from macros.reading.sentences import quote


def indicator_of(plan: Plan, id_: Cell, title: Cell) -> Indicator:
    """The indicator that two cells name; where both do they must name the same. Raises Unclear."""
    for cell in (id_, title):
        if cell.fault:
            raise Unclear(cell.fault)
    found = [named for named in (_named(plan, cell.text) for cell in (id_, title) if cell.text) if named]
    if len({indicator.id for indicator in found}) > 1:
        raise Unclear(
            f"Raden har id:t {quote(id_.text)}, men titeln är en annan indikators: {quote(title.text)}. "
            "Rätta ett av dem."
        )
    said = id_.text or title.text
    if not said:
        raise Unclear("Raden har ett utfall men ingen indikator. Skriv indikatorns titel eller id.")
    if not found or (id_.text and not _named(plan, id_.text)):
        raise Unclear(tell_unknown(plan, said))
    return found[0]


def _named(plan: Plan, said: str) -> Indicator | None:
    return find_indicator(plan, said) or _of_source(plan, said)


def _of_source(plan: Plan, said: str) -> Indicator | None:
    """The only one whose outcomes come from an id in a source, such as Kolada's N15428."""
    name = plain_text(said).casefold()
    ids = ((each, each.source_of_outcomes) for each in plan.indicators.values())
    alike = [each for each, source in ids if source and source.id and source.id.casefold() == name]
    return alike[0] if len(alike) == 1 else None
