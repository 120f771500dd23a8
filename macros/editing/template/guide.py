"""The sheet of instructions in the workbook that a coordinator fills in."""

from openpyxl.worksheet.worksheet import Worksheet

from macros.editing.template.looks import (
    cell_at,
    height_of,
    look_heading,
    look_known,
    look_section,
    look_step,
    look_title,
    write_text,
)  # fmt: skip

STEPS = (
    "Gå till bladet Fyll i. Varje rad är en indikator.",
    "Skriv siffran i den gula rutan Utfall. Skriv bara talet, i enheten som står på raden: 76,4.",
    "Blev det inte mätt? Lämna Utfall tomt och skriv orsaken i Inte mätt, därför att.",
    "Vet du inte än? Lämna raden tom. Tomma rader ändrar ingenting.",
    "Spara filen och skicka den till den som lägger in siffrorna på webbplatsen.",
)
COLUMNS = (
    ("Redan publicerat", "Siffran som syns på webbplatsen nu. Stämmer den gör du ingenting."),
    ("Utfall", "Det som mättes: ett tal, eller ja eller nej."),
    ("Kvinnor, Män", "Utfallet för kvinnor eller flickor, och för män eller pojkar. Fyll i om det finns."),
    ("Antal personer", "Hur många personer siffran bygger på. Är de färre än fem får siffran inte publiceras."),
    ("Typ", "Lämna tomt för ett färdigt utfall. Annars prognos eller preliminärt."),
    ("Kommentar", "En mening som hjälper en invånare att förstå siffran. Skriv aldrig namn på personer."),
    ("Inte mätt, därför att", "Varför ingen mätning gjordes. Det visas på webbplatsen."),
    (
        "Anledning till ändring",
        "Behövs bara när du ändrar en siffra som redan är publicerad. Den gamla siffran och din anledning visas.",
    ),
)
_RUN = "Den som lägger in filen kör: goals import FILENS-NAMN.xlsx --dry-run. Då visas vad invånarna kommer att se och "
AFTERWARDS = (
    "Allt du fyller i blir offentligt. Skriv inga namn, inga personnummer och inget som inte är beslutat.",
    f"{_RUN}vad som behöver rättas. Ingenting ändras förrän samma kommando körs utan --dry-run.",
    "Lägg inte till kolumner och byt inte rubriker. Ska en indikator läggas till, säg till den som lägger in filen.",
)
_WIDTHS = (26, 84)


def write_guide(sheet: Worksheet) -> None:
    """Write the instructions, a line a row, in the order that they are needed."""
    sheet.sheet_view.showGridLines = False
    for letter, width in zip("AB", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    row = _write_line(sheet, 1, "Så fyller du i")
    sheet.row_dimensions[1].height = 30
    look_title(cell_at(sheet, 1, 1))
    for number, step in enumerate(STEPS, 1):
        row = _write_pair(sheet, row, f"Steg {number}", step)
    row = _write_line(sheet, row + 1, "Vad kolumnerna betyder")
    for heading, told in (("Kolumn", "Det här skriver du"), *COLUMNS):
        row = _write_pair(sheet, row, heading, told, is_heading=heading == "Kolumn")
    row = _write_line(sheet, row + 1, "Bra att veta")
    for told in AFTERWARDS:
        row = _write_pair(sheet, row, "", told)
    sheet.protection.sheet = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "portrait", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True  # type: ignore[union-attr]


def _write_line(sheet: Worksheet, row: int, text: str) -> int:
    cell = cell_at(sheet, row, 1)
    write_text(cell, text)
    look_section(cell)
    return row + 1


def _write_pair(sheet: Worksheet, row: int, left: str, right: str, *, is_heading: bool = False) -> int:
    is_step = not left or left.startswith("Steg")
    for column, text in enumerate((left, right), 1):
        cell = cell_at(sheet, row, column)
        if text:
            write_text(cell, text)
        if is_heading:
            look_heading(cell)
        elif is_step:
            look_step(cell, is_label=column == 1)
        else:
            look_known(cell, is_name=column == 1)
    sheet.row_dimensions[row].height = height_of(zip((left, right), _WIDTHS, strict=True), least=19)
    return row + 1
