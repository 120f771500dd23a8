"""Whatever outcomes are written to a spreadsheet, in any way that staff write them, read back as they were."""

import csv
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, replace
from decimal import Decimal
from functools import lru_cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from macros.editing.entry import Entry
from macros.editing.spreadsheet.columns import count_known
from macros.editing.spreadsheet.entries import read_entries
from macros.editing.spreadsheet.reading import Given
from macros.editing.spreadsheet.spreadsheet import read_sheets
from macros.editing.spreadsheet.table import find_table
from macros.editing.template.looks import cell_at, write_text
from macros.plan.indicator import Answer, OutcomeKind
from macros.plan.periods import Period
from macros.plan.plan import Plan
from macros.reading.problems import SourceError
from tests.editing.tables import INDICATORS
from tests.repositories import plan_of

HEADINGS = ["Indikator-id", "Period", "Utfall", "Flickor", "Pojkar", "Antal svarande", "Riket", "Liknande kommuner",
            "Kommentar", "Typ", "Inte mätt", "Anledning till ändring"]  # fmt: skip
DECIMALS = {"behoriga": 1, "dagar": 0, "kostnad": 4, "plan": 0}
SPELLINGS: dict[str, Callable[[Period], str]] = {
    "as it is": str,
    "T2 2025": lambda period: (
        " ".join(reversed(period.text.upper().split("-"))) if "-t" in period.text else period.text
    ),
    "läsåret": lambda period: f"läsåret {period.text}" if "/" in period.text else period.text,
}
PERIODS = ["2024", "2025", "2024/25", "2011/12", "2025-t1", "2025-t3", "2025-h2", "2025-kv4", "2025-06", "2011-12"]
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs", "Cf"]), min_size=1, max_size=30).map(
    lambda text: f"{text} ord"
)


@lru_cache
def plan() -> Plan:
    return plan_of(INDICATORS)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    indicator = draw(st.sampled_from(sorted(DECIMALS)))
    figures = st.decimals(-99_999, 99_999, places=DECIMALS[indicator], allow_nan=False)
    if indicator == "behoriga":  # what could be a share is told, and tested elsewhere
        figures = figures.filter(lambda figure: figure == 0 or abs(figure) > 1)
    beside = st.none() | (st.nothing() if indicator == "plan" else figures)
    entry = Entry(
        indicator,
        Period.parse(draw(st.sampled_from(PERIODS))),
        draw(st.sampled_from(Answer)) if indicator == "plan" else draw(figures),
        kind=draw(st.none() | st.sampled_from(OutcomeKind)),
        women=draw(beside),
        men=draw(beside),
        individuals=draw(st.none() | st.integers(0, 99_999)),
        nation=draw(beside),
        similar=draw(beside),
        comment=draw(st.none() | texts),
        reason=draw(st.none() | texts),
    )
    return (
        replace(entry, value=None, not_measured=draw(texts), kind=None)
        if draw(st.booleans()) and indicator == "dagar"
        else entry
    )


many = st.lists(
    entries(),
    min_size=1,
    max_size=6,
    unique_by=lambda each: (each.indicator, each.period, each.kind or OutcomeKind.FINAL),
)


def cells(entry: Entry, spell: Callable[[Period], str]) -> list[object]:
    return [entry.indicator, spell(entry.period), entry.value, entry.women, entry.men, entry.individuals, entry.nation,
            entry.similar, entry.comment, entry.kind, entry.not_measured, entry.reason]  # fmt: skip


def read(content: bytes) -> list[Entry]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "utfall"
        file.write_bytes(content)
        sheet, columns = find_table(read_sheets(file, lambda row: count_known(row, {})), None, {}, "utfall")
        reading = read_entries(sheet, columns, Given(plan()))
    assert reading.faults == []
    return [replace(entry, said="") for entry in reading.entries]


def same(one: Entry, other: Entry) -> Iterator[bool]:
    """Alike in all but the zeros at the end of numbers."""
    return (getattr(one, field.name) == getattr(other, field.name) for field in fields(Entry))


ways = st.tuples(st.sampled_from([";", ",", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
"""The sign between columns, and the encoding."""


@given(many, st.sampled_from(sorted(SPELLINGS)), ways, st.booleans(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_entries_written_to_a_text_read_back(
    made: list[Entry], spelling: str, way: tuple[str, str], has_comma: bool, has_spaces: bool
) -> None:
    def write(value: object) -> str:
        if not isinstance(value, Decimal):
            return "" if value is None else str(value)
        text = f"{value:,f}".replace(",", "\u00a0" if has_spaces else "").replace("-", "\u2212" if has_spaces else "-")
        return text.replace(".", ",") if has_comma else text

    file = StringIO()
    writer = csv.writer(file, delimiter=way[0])
    writer.writerows([HEADINGS, *([write(value) for value in cells(each, SPELLINGS[spelling])] for each in made)])
    for entry, back in zip(made, read(file.getvalue().encode(way[1])), strict=True):
        assert all(same(entry, back)), (entry, back)


@given(many, st.sampled_from(sorted(SPELLINGS)), st.booleans(), st.integers(0, 4))
@settings(max_examples=40, deadline=None)
def test_entries_written_to_a_workbook_read_back(made: list[Entry], spelling: str, as_text: bool, above: int) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row, values in enumerate([HEADINGS, *(cells(each, SPELLINGS[spelling]) for each in made)], 1 + above):
        for column, value in enumerate(values, 1):
            cell = cell_at(sheet, row, column)
            if isinstance(value, Decimal) and not as_text:
                cell.value, cell.number_format = float(value), "0.0" if column == 3 else "General"
            elif isinstance(value, int):
                cell.value = value
            elif value is not None:
                write_text(cell, str(value).replace(".", ",") if isinstance(value, Decimal) else str(value))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "utfall.xlsx"
        book.save(file)
        content = file.read_bytes()
    for entry, back in zip(made, read(content), strict=True):
        shown = (
            entry if as_text or entry.indicator != "kostnad" else replace(entry, value=back.value)
        )  # as its format shows
        assert all(same(shown, back)), (entry, back)


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_sheets_or_a_sentence(content: bytes) -> None:
    with TemporaryDirectory() as folder, suppress(SourceError):
        file = Path(folder) / "utfall.csv"
        file.write_bytes(content)
        sheets = read_sheets(file, lambda row: count_known(row, {}))
        find_table(sheets, None, {}, "utfall.csv")
