"""Which sheet of a file holds the outcomes, and which of its rows the headings."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from macros.editing.spreadsheet.columns import Columns, find_columns, fold
from macros.editing.spreadsheet.sheet import Sheet
from macros.reading.problems import SourceError
from macros.reading.sentences import quote

_FEWEST_HEADINGS = 2
_REMEDY = (
    "En rad måste ha rubrikerna Indikator och Utfall, eller Indikator och sedan perioder. Heter de något annat? "
    'Skriv till exempel --map "Mätetal=indikator" --map "Värdet i år=utfall".'
)


def find_table(
    sheets: Sequence[Sheet], wanted: str | None, chosen: Mapping[str, str], name: str
) -> tuple[Sheet, Columns]:
    """The sheet that is asked for, else the only visible one with headings; raises SourceError."""
    looked_in = [_sheet_named(sheets, wanted, name)] if wanted else [sheet for sheet in sheets if not sheet.is_hidden]
    found = [(sheet, columns) for sheet in looked_in if (columns := find_columns(sheet, chosen))]
    if len(found) > 1:
        names = ", ".join(quote(sheet.name) for sheet, _ in found)
        raise SourceError(f'{name} har utfall på flera blad: {names}. Säg vilket: --sheet "{found[0][0].name}".')
    if not found:
        raise SourceError(_tell_none(looked_in, name))
    _check_chosen(found[0][1], chosen)
    return found[0]


def _sheet_named(sheets: Sequence[Sheet], wanted: str, name: str) -> Sheet:
    for sheet in sheets:
        if sheet.name.casefold() == wanted.strip().casefold():
            return sheet
    if not sheets[0].name:
        raise SourceError(f"{name} är en text och har inga blad. Ta bort --sheet.")
    raise SourceError(f"{name} har inget blad som heter {quote(wanted)}. Bladen heter {_listed(sheets)}.")


def _listed(sheets: Sequence[Sheet]) -> str:
    return ", ".join(quote(sheet.name) for sheet in sheets)


def _tell_none(sheets: Sequence[Sheet], name: str) -> str:
    """That no row has headings, and which row comes closest to being one."""
    rows = [(sheet, row) for sheet in sheets for row in sheet.rows if len(row.cells) >= _FEWEST_HEADINGS]
    where = f" på bladet {quote(sheets[0].name)}" if len(sheets) == 1 and sheets[0].name else ""
    if not rows:
        return f"{name} har ingen tabell{where}. {_REMEDY}"
    sheet, row = rows[0]
    told = ", ".join(quote(cell.text) for _, cell in sorted(row.cells.items())[:12])
    on = f" på bladet {quote(sheet.name)}" if sheet.name else ""
    return f"{name} har ingen rad med rubriker som går att läsa{where}. På rad {row.number}{on} står {told}. {_REMEDY}"


def _check_chosen(columns: Columns, chosen: Mapping[str, str]) -> None:
    """That every heading that was mapped is there."""
    headings = {fold(column.heading): column.heading for column in columns.all}
    for absent in (name for name in chosen if name not in headings):
        close = get_close_matches(absent, headings, 1)
        likely = f"Menade du {quote(headings[close[0]])}?" if close else f"De heter {', '.join(headings.values())}."
        raise SourceError(f"Ingen kolumn har rubriken {quote(absent)}, som står efter --map. {likely}")
