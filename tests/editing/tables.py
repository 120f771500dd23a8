"""Tables of outcomes as files, and a small goal repository that they are imported into."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.__main__ import main
from macros.plan.indicator import Outcome
from macros.reading.load import load_plan
from tests.repositories import write_repository

INDICATORS = {
    "skolnamnden/indikatorer/behoriga.yml": """
        # Skolverkets siffror
        titel: Elever som är behöriga
        mål: [malet]
        enhet: "%"
        decimaler: 1
        riktning: högre
        källa: {namn: Kolada, id: N15428}
        målvärden:
          - {period: 2024, värde: 80}
          - {period: 2025, värde: 82}
        utfall:
          - {period: 2024, värde: 76.4, publicerad: 2025-03-26}
        """,
    "skolnamnden/indikatorer/dagar.yml": """
        titel: Dagar till stöd
        mål: [malet]
        enhet: dagar
        decimaler: 0
        riktning: lägre
        målvärden:
          - {period: 2025, värde: 10}
        """,
    "skolnamnden/indikatorer/plan.yml": """
        titel: Skolan har en plan
        mål: [malet]
        enhet: ja/nej
        riktning: ja/nej
        målvärden:
          - {period: 2025, värde: ja}
        """,
    "fritidsnamnden/indikatorer/kostnad.yml": """
        titel: "=Kostnad per besök"
        mål: [malet]
        enhet: tkr
        riktning: lägre
        målvärden:
          - {period: 2025, värde: 12}
        """,
}
"""A share, days, a yes or no and a cost: the last with no decimals stated and a title that looks like a formula."""


@pytest.fixture
def goals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774000000")  # 2026-03-20
    return write_repository(tmp_path / "goals", INDICATORS)


def write_workbook(path: Path, rows: Sequence[Sequence[object]], *, sheet: str = "Blad1") -> Worksheet:
    """A workbook with one sheet of rows; change what is given back and save its `parent` again for more."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    return page


def save(page: Worksheet, path: Path) -> Path:
    assert isinstance(page.parent, Workbook)
    page.parent.save(path)
    return path


def outcomes(goals: Path, indicator: str) -> dict[str, Outcome]:
    return {made.period.text: made for made in load_plan(goals).indicators[indicator].outcomes}


def run_import(goals: Path, file: Path, *options: str) -> int:
    return main(["import", str(file), "--goals", str(goals), *options])
