"""What stops an entry from being recorded, told in terms of what was said."""

from collections.abc import Iterator
from decimal import Decimal

from macros.editing.entry import Entry
from macros.editing.recording.outcome_change import OutcomeChange
from macros.pages.labels import KIND_WORDS
from macros.pages.words import lower_first, write_date, write_list, write_period, write_value
from macros.plan.indicator import Answer, Direction, Indicator, Outcome, OutcomeKind
from macros.plan.indicator_rules import FEWEST_INDIVIDUALS
from macros.plan.periods import Period, PeriodKind
from macros.reading.flaws import Flaw
from macros.reading.privacy import find_personal_numbers
from macros.reading.sentences import tell
from macros.reading.yamlfile import decode

_LENGTHS = {
    PeriodKind.YEAR: "år",
    PeriodKind.SCHOOL_YEAR: "läsår",
    PeriodKind.TERTIAL: "tertial",
    PeriodKind.HALF: "halvår",
    PeriodKind.QUARTER: "kvartal",
    PeriodKind.MONTH: "månad",
}


def find_entry_faults(change: OutcomeChange) -> Iterator[str]:
    """Everything that stops an entry, a sentence or two each; none where it can be recorded."""
    yield from _text_faults(change.entry)
    if change.entry.is_withdrawal:
        yield from _withdrawal_faults(change)
        return
    yield from _form_faults(change)
    yield from _period_faults(change)
    yield from _conflict_faults(change)
    yield from _day_faults(change)


def tell_reason_wanted(change: OutcomeChange) -> str | None:
    """That a published figure is changed and nobody has said why; None where that is in order."""
    standing = change.standing
    if not change.needs_reason or change.entry.reason or standing is None:
        return None
    since = f"Siffran publicerades den {write_date(standing.published)}"
    if change.entry.is_withdrawal:
        return f"{since}. Den återkallas bara med en orsak, som visas på webbplatsen."
    shown = [part for part in change.changed if part.former is not None and part.is_figure]
    stands = write_list([
        f"{part.name} från {tell_figure(change.indicator, part.former)} till {tell_figure(change.indicator, part.new)}"
        for part in shown
    ])  # fmt: skip
    return f"{since}. Du vill ändra {stands}. En publicerad siffra ändras bara med en orsak, som visas på webbplatsen."


def tell_figure(indicator: Indicator, figure: object) -> str:
    """A figure with the unit, or the words."""
    return write_value(indicator, figure) if isinstance(figure, Decimal | Answer) else str(figure)


def _text_faults(entry: Entry) -> Iterator[str]:
    for text in (entry.comment, entry.not_measured, entry.reason):
        if text is None:
            continue
        try:
            decode(text.encode("utf-8", "surrogatepass"))
        except Flaw as flaw:
            yield tell(flaw.kind, flaw.found, {"code": flaw.code})
        if any(find_personal_numbers(text)):
            yield tell("personal_number", None, {})
        if not text.strip():
            yield "En text är tom. Skriv något, eller utelämna den."


def _form_faults(change: OutcomeChange) -> Iterator[str]:
    entry, indicator = change.entry, change.indicator
    if entry.value is not None and entry.not_measured is not None:
        yield "Här står både en siffra och att det inte är mätt. Behåll det ena."
    if change.place is None and entry.value is None and entry.not_measured is None:
        yield "Siffran saknas. Skriv den, eller varför det inte är mätt."
    is_yes_no = indicator.direction is Direction.YES_NO
    if entry.value is not None and isinstance(entry.value, Answer) != is_yes_no:
        wanted = "ja eller nej" if is_yes_no else f"ett tal i enheten {indicator.unit}"
        yield f"{tell_figure(indicator, entry.value)} går inte att använda. Skriv {wanted}."
    if entry.individuals is not None and entry.individuals < FEWEST_INDIVIDUALS:
        yield (f"Siffran bygger på {entry.individuals} personer. Färre än fem får inte publiceras. "
               "Skriv i stället att det inte är mätt, och varför.")  # fmt: skip


def _period_faults(change: OutcomeChange) -> Iterator[str]:
    """A period of another length than the indicator has."""
    made = [outcome.period for outcome in change.indicator.outcomes if outcome.kind is not OutcomeKind.FORECAST]
    kinds = {period.kind for period in made} | {target.period.kind for target in change.indicator.targets}
    period = change.entry.period
    if not made or period.kind in kinds:
        return
    lengths = write_list([_LENGTHS[kind] for kind in PeriodKind if kind in kinds])
    whole = next((str(other) for other in (Period.parse(str(period.year)),) if other.kind in kinds), None)
    remedy = (
        f"Gäller siffran hela {whole}, skriv det, och säg om den är en prognos." if whole else "Skriv en sådan period."
    )
    yield (f"Perioden {period} passar inte: indikatorn mäts per {lengths}, senast {max(made)}. {remedy} "
           "Ska den börja mätas oftare, lägg in det första utfallet i filen för hand.")  # fmt: skip


def _conflict_faults(change: OutcomeChange) -> Iterator[str]:
    entry, period = change.entry, write_period(change.entry.period)
    alike = [made for made in change.indicator.outcomes if made.period == entry.period and not made.withdrawn]
    final = next((made for made in alike if made.value is not None and made.kind is OutcomeKind.FINAL), None)
    measured = next((made for made in alike if made.value is not None and made.kind is not OutcomeKind.FORECAST), None)
    if entry.not_measured is not None and measured:
        yield (f"{period[0].upper()}{period[1:]} är redan mätt: {_value(change, measured)}. "
               "Är den siffran fel, återkalla den först. Skriv sedan varför det inte är mätt.")  # fmt: skip
    if entry.kind in {OutcomeKind.FORECAST, OutcomeKind.PRELIMINARY} and final and change.place is None:
        kind = "En prognos" if entry.kind is OutcomeKind.FORECAST else "En preliminär siffra"
        yield f"{kind} behövs inte: {period} har redan ett utfall, {_value(change, final)}. Menade du en annan period?"
    if any(part.where == ("inte_mätt",) and part.former is not None for part in change.changed) and change.needs_reason:
        yield ("Förklaringen till att det inte är mätt är redan publicerad och kan inte rättas. "
               "Återkalla den först, och skriv sedan den nya.")  # fmt: skip


def _day_faults(change: OutcomeChange) -> Iterator[str]:
    entry, day, standing = change.entry, change.day, change.standing
    if standing is None:
        is_forecast = entry.kind is OutcomeKind.FORECAST
        if not is_forecast and entry.not_measured is None and day < entry.period.start:
            yield (f"Perioden {entry.period} börjar först {write_date(entry.period.start)}. "
                   "Är det en prognos? Säg det. Annars är perioden eller dagen fel.")  # fmt: skip
        return
    if not change.needs_reason:
        return
    latest = max([standing.published, *(each.date for each in standing.corrections)])
    if day < latest:
        yield (f"Ändringen är daterad {write_date(day)}, men siffran publicerades eller rättades {write_date(latest)}. "
               "Välj den dagen eller en senare.")  # fmt: skip


def _withdrawal_faults(change: OutcomeChange) -> Iterator[str]:
    entry = change.entry
    alike = [made for made in change.indicator.outcomes if made.period == entry.period]
    standing = [made for made in alike if not made.withdrawn]
    if change.place is None and not standing:
        gone = "är redan återkallad" if alike else "finns inte"
        yield f"Det går inte att återkalla: siffran för {write_period(entry.period)} {gone}."
    elif change.place is None:
        kinds = write_list([lower_first(KIND_WORDS[made.kind]) for made in standing])
        yield f"{write_period(entry.period)} har {kinds}. Säg vilken som ska återkallas."
    else:
        yield from _day_faults(change)


def _value(change: OutcomeChange, made: Outcome) -> str:
    return write_value(change.indicator, made.value)
