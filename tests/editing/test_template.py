"""The workbook that `goals import --template` makes: what it holds, how it guards itself, and that it reads back."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.__main__ import main
from tests.editing.tables import goals, outcomes, run_import

__all__ = ["goals"]
HEADING_ROW = 5
MADE_BY_LIBREOFFICE = Path(__file__).parent / "spreadsheets" / "mall-ifylld-i-libreoffice.xlsx"
"""The template of all bodies for 2025, filled in as below, then opened and saved by LibreOffice 7.4."""


def make(goals: Path, name: str = "mall.xlsx", *options: str, body: str = "fullmaktige", period: str = "2025") -> Path:
    file = goals.parent / name
    code = main(
        ["import", "--template", str(file), "--body", body, "--period", period, "--goals", str(goals), *options]
    )
    assert code == 0
    return file


def opened(file: Path) -> tuple[Workbook, Worksheet]:
    book = load_workbook(file)
    return book, book["Fyll i"]


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    headings, *below = sheet.iter_rows(min_row=HEADING_ROW, values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in below]


def fill(file: Path, **said: object) -> None:
    """Fill in cells by indicator: `dagar__Utfall=12`."""
    book, sheet = opened(file)
    headings = [cell.value for cell in sheet[HEADING_ROW]]
    ids = {row["Id"]: number for number, row in enumerate(rows(sheet), HEADING_ROW + 1)}
    for name, value in said.items():
        indicator, heading = name.split("__")
        sheet.cell(ids[indicator], headings.index(heading.replace("_", " ")) + 1).value = value  # type: ignore[assignment]
    book.save(file)


def test_it_has_a_row_for_each_outcome_due_with_what_is_known_of_it(goals: Path) -> None:
    _, sheet = opened(make(goals, "mall.xlsx", "--below"))
    found = {str(row["Id"]): row for row in rows(sheet)}
    assert list(found) == ["dagar", "behoriga", "plan", "kostnad"]  # by body, then by title
    assert {"Organ": "Skolnämnden", "Period": "2025", "Enhet": "%", "Mål": "82", "Förra utfallet": "76,4 (2024)",
            "Redan publicerat": None, "Utfall": None}.items() <= found["behoriga"].items()  # fmt: skip


def test_what_is_published_is_shown_last_with_its_day_and_may_be_changed_with_a_reason(goals: Path) -> None:
    _, sheet = opened(make(goals, body="skolnamnden", period="2024"))
    (row,) = rows(sheet)
    assert row["Redan publicerat"] == "76,4 (den 26 mars 2025)"
    file = make(goals, "b.xlsx", body="skolnamnden", period="2024")
    fill(file, behoriga__Utfall=77, behoriga__Anledning_till_ändring="Två elever saknades.")
    assert run_import(goals, file) == 0
    assert outcomes(goals, "behoriga")["2024"].corrections[0].former == Decimal("76.4")


def test_only_figures_that_are_waited_for_are_yellow_and_a_follow_up_has_those_of_its_year(goals: Path) -> None:
    for period, colour in (("2025-bokslut", "FFFFEFA8"), ("Bokslutet 2025", "FFFFEFA8"), ("2024-bokslut", "FFFFF9E0")):
        _, sheet = opened(make(goals, f"{period}.xlsx", body="skolnamnden", period=period))
        (number,) = (place for place, row in enumerate(rows(sheet), HEADING_ROW + 1) if row["Id"] == "behoriga")
        assert {str(row["Period"]) for row in rows(sheet)} == {period.removesuffix("-bokslut")[-4:]}
        figure = next(cell for cell in sheet[number] if sheet.cell(HEADING_ROW, cell.column).value == "Utfall")
        assert figure.fill.fgColor.rgb == colour


def test_an_untouched_template_changes_nothing(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_import(goals, make(goals, "mall.xlsx", "--below")) == 0
    told = capsys.readouterr().out
    assert "0 utfall" in told
    assert "Det finns inget att skriva." in told


FILLED = {
    "behoriga__Utfall": 81.19999999999999, "behoriga__Kvinnor": "83,4 %", "behoriga__Antal_personer": 88,
    "behoriga__Kommentar": "66 av 88 elever.", "dagar__Inte_mätt,_därför_att": "Systemet byttes.",
    "plan__Utfall": "ja", "kostnad__Utfall": 11.5, "kostnad__Typ": "preliminärt",
}  # fmt: skip


def check_filled(goals: Path) -> None:
    made = outcomes(goals, "behoriga")["2025"]
    assert (made.value, made.women, made.individuals, made.comment) == (
        Decimal("81.2"),
        Decimal("83.4"),
        88,
        "66 av 88 elever.",
    )
    assert outcomes(goals, "dagar")["2025"].not_measured == "Systemet byttes."
    assert outcomes(goals, "plan")["2025"].value == "ja"
    assert (outcomes(goals, "kostnad")["2025"].value, outcomes(goals, "kostnad")["2025"].kind) == (
        Decimal("11.5"),
        "preliminärt",
    )


def test_what_is_filled_in_reads_back(goals: Path) -> None:
    file = make(goals, "mall.xlsx", "--below")
    fill(file, **FILLED)
    assert run_import(goals, file) == 0
    check_filled(goals)


def test_what_libreoffice_has_saved_reads_back(goals: Path) -> None:
    assert run_import(goals, MADE_BY_LIBREOFFICE) == 0
    check_filled(goals)


def test_the_same_rows_give_the_same_bytes(goals: Path) -> None:
    first, second = make(goals, "a.xlsx", "--below"), make(goals, "b.xlsx", "--below")
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as archive:
        assert {part.date_time for part in archive.infolist()} == {(2025, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2025-01-01T00:00:00Z") == 2


def test_only_what_is_to_be_filled_in_is_open_and_there_is_no_password(goals: Path) -> None:
    _, sheet = opened(make(goals, "mall.xlsx", "--below"))
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    headings = [str(cell.value) for cell in sheet[HEADING_ROW]]
    open_ = {headings[cell.column - 1] for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_ == {"Utfall", "Kvinnor", "Män", "Antal personer", "Typ", "Kommentar", "Inte mätt, därför att"}
    of_plan = {heading for heading, cell in zip(headings, sheet[8], strict=True) if not cell.protection.locked}
    assert not {"Kvinnor", "Män"} & of_plan  # a yes or no has no women's share


def test_excel_refuses_what_can_not_be_read(goals: Path) -> None:
    _, sheet = opened(make(goals, "mall.xlsx", "--below"))
    rules = {rule.type: rule for rule in sheet.data_validations.dataValidation if "ja,nej" not in str(rule.formula1)}
    assert set(rules) == {"decimal", "whole", "list", "textLength"}
    assert (rules["whole"].formula1, rules["list"].formula1) == ("5", '"utfall,prognos,preliminärt"')
    (answer,) = (rule for rule in sheet.data_validations.dataValidation if rule.formula1 == '"ja,nej"')
    assert str(answer.sqref) == "H8"
    assert all(rule.error and rule.showErrorMessage for rule in rules.values())


def test_no_text_becomes_a_formula_and_nothing_runs(goals: Path) -> None:
    file = make(goals, "mall.xlsx", body="fritidsnamnden")
    _, sheet = opened(file)
    title = sheet.cell(HEADING_ROW + 1, 1)
    assert (title.value, title.data_type, title.quotePrefix) == ("=Kostnad per besök", "s", True)
    with ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower() or "external" in name.lower()]
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist())


def test_it_can_be_read_by_those_who_hear_it_and_be_printed(goals: Path) -> None:
    book, sheet = opened(make(goals, "mall.xlsx", "--below"))
    assert (book.properties.title, book.properties.language) == ("Utfall för 2025: Kommunfullmäktige", "sv-SE")
    assert [table.headerRowCount for table in sheet.tables.values()] == [1]
    assert not sheet.merged_cells.ranges
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C6", "$5:$5")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    texts = [str(cell.value) for row in book["Så fyller du i"].iter_rows() for cell in row if cell.value]
    assert any("färre än fem" in text for text in texts)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["--body", "skolnamnden", "--period", "1999"],
            "har inga utfall att rapportera för 1999. Ska organen under med?",
        ),
        (["--body", "skolnamnden", "--period", "2025-x"], '--period: "2025-x" är ingen period.'),
    ],
)
def test_what_can_not_be_made_is_told(
    goals: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    file = goals.parent / "mall.xlsx"
    assert main(["import", str(file), "--template", "--goals", str(goals), *options]) == 1
    assert told in capsys.readouterr().err
    assert not file.exists()


def test_a_filled_in_workbook_is_never_written_over(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = make(goals, body="skolnamnden")
    fill(file, dagar__Utfall=12)
    before = file.read_bytes()
    assert (
        main(["import", str(file), "--template", "--body", "skolnamnden", "--period", "2025", "--goals", str(goals)])
        == 1
    )
    assert "finns redan" in capsys.readouterr().err
    assert file.read_bytes() == before
