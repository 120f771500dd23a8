"""What an import answers: how each column was read, what was read in another way than it stands, and what is wrong."""

from collections.abc import Iterator, Sequence

from macros.editing.spreadsheet.columns import OF_A_PERIOD, SAYS, Column, Means, suggest_heading
from macros.editing.spreadsheet.reading import Reading, Told
from macros.pages.labels import KIND_WORDS
from macros.pages.words import NBSP, write_count, write_period
from macros.reading.sentences import quote, shorten

_MOST_TOLD = 200


def write_reading(reading: Reading, name: str) -> str:
    """How the file was read, for whoever wants to see that nothing was taken for something else."""
    sheet = f", bladet {quote(reading.sheet.name)}" if reading.sheet.name else ""
    found = "" if reading.faults else f": {write_count(len(reading.entries), 'utfall', 'utfall')}"
    lines = [f"Läste {name}{sheet}{found}. Rubrikerna står på rad {reading.columns.row}.", *_columns(reading)]
    if reading.silent:
        lines.append(f"{write_count(reading.silent, 'rad', 'rader')} utan utfall hoppades över.")
    if reading.missing:
        cells = write_count(reading.missing, "cell säger", "celler säger")
        lines.append(f"{cells} att uppgift saknas. Det blir inget utfall. Blev det inte mätt? Skriv varför, "
                     "i kolumnen Inte mätt.")  # fmt: skip
    lines += _told(reading, reading.notes)
    return "\n".join(lines).replace(NBSP, " ")


def write_faults(reading: Reading, name: str, others: Sequence[str] = ()) -> str:
    """Everything that must be mended, by cell; `others` are sentences about what could be read."""
    sheet = f", bladet {quote(reading.sheet.name)}" if reading.sheet.name else ""
    lines = [f"{name}{sheet}:", *_told(reading, sorted(reading.faults, key=lambda told: (told.row, told.column)))]
    lines += [f"  {each}" for each in others[:_MOST_TOLD]]
    count = len(reading.faults) + len(others)
    them = "det" if count == 1 else "dem"
    lines += ["", f"{count} fel. Inget är skrivet. Rätta {them} i filen och kör kommandot igen."]
    return "\n".join(lines).replace(NBSP, " ")


def _told(reading: Reading, told: list[Told]) -> Iterator[str]:
    for each in told[:_MOST_TOLD]:
        yield f"  {reading.place(each)}: {each.message}".replace("\n", "\n  ")
    if len(told) > _MOST_TOLD:
        yield f"  … och {len(told) - _MOST_TOLD} till."


def _columns(reading: Reading) -> Iterator[str]:
    for column in reading.columns.all:
        name = reading.sheet.column_name(column.number)
        hidden = " (dold kolumn)" if column.number in reading.sheet.hidden_columns else ""
        yield f"  {name} {quote(column.heading)}{hidden}: {_says(column, is_wide=len(reading.columns.periods) > 1)}"


def _says(column: Column, *, is_wide: bool) -> str:
    if is_wide and column.period is None and column.means in OF_A_PERIOD:
        return "läses inte, eftersom raden har flera perioder. Lägg en rad för varje period om det ska med"
    if column.period:
        kind = f", {KIND_WORDS[column.kind].lower()}" if column.kind else ""
        return f"{SAYS[column.means]} för {write_period(column.period)}{kind}"
    if column.is_known:
        return SAYS[column.means]
    likely = suggest_heading(column.heading)
    if likely:
        return f'{SAYS[Means.NOTHING]}. Menas {likely}? Skriv --map "{shorten(column.heading)}={likely}"'
    return SAYS[Means.NOTHING]
