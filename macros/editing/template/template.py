"""The workbook that a coordinator fills in: the right rows, what is known of them, and yellow cells for the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from macros.editing.template.guide import write_guide
from macros.editing.template.looks import (
    cell_at,
    height_of,
    look_heading,
    look_known,
    look_note,
    look_open,
    look_shut,
    look_title,
    write_text,
)  # fmt: skip
from macros.editing.template.rows import TemplateRow
from macros.editing.template.template_bytes import workbook_bytes
from macros.plan.indicator import Indicator, OutcomeKind
from macros.plan.indicator_rules import FEWEST_INDIVIDUALS

HEADING_ROW = 5
_NOTES = (
    "Starkt gula rutor väntar på en siffra. Ljusgula fyller du i om det behövs. Tomma rader ändrar ingenting.",
    "Allt du fyller i blir offentligt. Mer hjälp finns på bladet Så fyller du i.",
)


@dataclass(frozen=True)
class _Field:
    """A column: what it holds of a row, and whether it is filled in."""

    heading: str
    width: float
    known: Callable[[TemplateRow], str] | None = None
    is_first: bool = False
    is_number: bool = False
    is_for: Callable[[TemplateRow], bool] = lambda _: True
    """On which rows it can be filled in."""


def _of_numbers(row: TemplateRow) -> bool:
    return not row.is_yes_no


def _is_published(row: TemplateRow) -> bool:
    return bool(row.published)


_ORGAN = _Field("Organ", 20, lambda row: row.body.name)
_FIELDS = (
    _Field("Indikator", 44, lambda row: row.indicator.title),
    _Field("Period", 9, lambda row: row.period.text),
    _Field("Enhet", 12, lambda row: row.indicator.unit),
    _Field("Mål", 9, lambda row: row.target),
    _Field("Förra utfallet", 16, lambda row: row.last),
    _Field("Redan publicerat", 18, lambda row: row.published),
    _Field("Utfall", 11, is_first=True, is_number=True),
    _Field("Kvinnor", 10, is_number=True, is_for=_of_numbers),
    _Field("Män", 10, is_number=True, is_for=_of_numbers),
    _Field("Antal personer", 10, is_number=True),
    _Field("Typ", 12),
    _Field("Kommentar", 34),
    _Field("Inte mätt, därför att", 24),
    _Field("Anledning till ändring", 24, is_for=_is_published),
    _Field("Id", 26, lambda row: row.indicator.id),
)


def write_template(rows: Sequence[TemplateRow], title: str) -> bytes:
    """The workbook's bytes; the same rows give the same bytes."""
    book, day = Workbook(), min(row.period.start for row in rows)
    sheet, guide = book.worksheets[0], book.create_sheet("Så fyller du i")
    sheet.title = "Fyll i"
    fields = (_ORGAN, *_FIELDS) if len({row.body.id for row in rows}) > 1 else _FIELDS
    _write_head(sheet, title)
    _write_table(sheet, fields, rows)
    _add_validations(sheet, fields, rows)
    _set_up(sheet, fields, HEADING_ROW + len(rows), title)
    write_guide(guide)
    book.properties.title, book.properties.language, book.properties.creator = title, "sv-SE", "goals"
    book.properties.created = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    return workbook_bytes(book, day)


def _write_head(sheet: Worksheet, title: str) -> None:
    write_text(cell_at(sheet, 1, 1), title)
    look_title(cell_at(sheet, 1, 1))
    sheet.row_dimensions[1].height = 30
    for number, note in enumerate(_NOTES, 2):
        write_text(cell_at(sheet, number, 1), note)
        look_note(cell_at(sheet, number, 1))


def _write_table(sheet: Worksheet, fields: Sequence[_Field], rows: Sequence[TemplateRow]) -> None:
    for column, field in enumerate(fields, 1):
        write_text(cell_at(sheet, HEADING_ROW, column), field.heading)
        look_heading(cell_at(sheet, HEADING_ROW, column))
        sheet.column_dimensions[get_column_letter(column)].width = field.width
        for number, row in enumerate(rows, HEADING_ROW + 1):
            _write_cell(cell_at(sheet, number, column), field, row)
    sheet.row_dimensions[HEADING_ROW].height = 36
    for number, row in enumerate(rows, HEADING_ROW + 1):
        known = ((field.known(row), field.width) for field in fields if field.known)
        sheet.row_dimensions[number].height = height_of(known, least=34)
    last = f"{get_column_letter(len(fields))}{HEADING_ROW + len(rows)}"
    sheet.add_table(Table(displayName="Utfall", ref=f"A{HEADING_ROW}:{last}"))


def _write_cell(cell: Cell, field: _Field, row: TemplateRow) -> None:
    if field.known:
        if text := field.known(row):
            write_text(cell, text)
        look_known(cell, is_name=field.heading == "Indikator", is_small=field.heading == "Id")
    elif field.is_for(row):
        look_open(cell, is_first=field.is_first and not row.is_reported, is_number=field.is_number)
        if field.is_number and _of_numbers(row):
            cell.number_format = "0" if field.heading == "Antal personer" else _number_format(row.indicator)
    else:
        look_shut(cell)


def _number_format(indicator: Indicator) -> str:
    """As many decimals as the indicator has; as many as are written where it does not say."""
    if indicator.decimals is None:
        return "General"
    return "#,##0" + ("." + "0" * indicator.decimals if indicator.decimals else "")


def _add_validations(sheet: Worksheet, fields: Sequence[_Field], rows: Sequence[TemplateRow]) -> None:
    """What Excel says when something else is typed than what can be read."""
    number = _rule(
        "decimal", "Här ska stå ett tal, till exempel 76,4.", operator="between", formula1="-1e12", formula2="1e12"
    )
    answer = _rule("list", "Skriv ja eller nej.", formula1='"ja,nej"')
    count = _rule("whole", "Här ska stå ett antal. Färre än fem personer får inte publiceras.",
                  operator="greaterThanOrEqual", formula1=str(FEWEST_INDIVIDUALS))  # fmt: skip
    kind = _rule("list", "Välj utfall, prognos eller preliminärt.", formula1=f'"{",".join(OutcomeKind)}"')
    text = _rule("textLength", "Texten är för lång: högst 1 000 tecken.", operator="lessThanOrEqual", formula1="1000")
    for column, field in enumerate(fields, 1):
        for place, row in enumerate(rows, HEADING_ROW + 1):
            if not field.known and field.is_for(row):
                of_figures = answer if row.is_yes_no else number
                of_text = {"Antal personer": count, "Typ": kind}.get(field.heading, text)
                rule = of_figures if field.is_number and field.heading != "Antal personer" else of_text
                rule.add(cell_at(sheet, place, column))
    for rule in (number, answer, count, kind, text):
        if rule.sqref.ranges:
            sheet.add_data_validation(rule)


def _rule(kind: Any, told: str, **limits: Any) -> DataValidation:  # noqa: ANN401  openpyxl's own words
    rule = DataValidation(type=kind, allow_blank=True, showErrorMessage=True, errorStyle="stop", **limits)
    rule.errorTitle, rule.error = "Går inte att läsa", told
    return rule


def _set_up(sheet: Worksheet, fields: Sequence[_Field], last_row: int, title: str) -> None:
    """Panes, protection without a password, and how it prints."""
    first_open = [field.heading for field in fields].index("Period") + 1
    sheet.freeze_panes = f"{get_column_letter(first_open)}{HEADING_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    guard = sheet.protection
    guard.sheet, guard.formatColumns, guard.formatRows, guard.formatCells = True, False, False, False
    guard.sort = guard.autoFilter = False
    page = sheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", 9, 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = f"A1:{get_column_letter(len(fields) - 1)}{last_row}"
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    footer = sheet.oddFooter
    parts = [] if footer is None else [(footer.left, title.replace("&", "&&")), (footer.right, "Sida &P av &N")]
    for part, text in parts:
        if part is not None:
            part.text = text
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.75
