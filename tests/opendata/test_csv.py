"""CSV: any text comes back as it was, nothing is taken for a formula, and CSVW reads the rows that JSON has."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import csvw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.opendata.csv_file import read_text, write_cell, write_header
from macros.opendata.files import data_files
from macros.opendata.table import Cell, Column, Datatype
from macros.pages.page import Site
from macros.reading.load import load_plan
from tests.repositories import plan_of
from tests.served import EXEMPELBY, ROOT

URL = "https://mal.example.se/"
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
COLUMNS = [Column("ett", "", ""), Column("tva", "", "")]
quick = settings(max_examples=300, deadline=None)
texts = st.text(max_size=30) | st.sampled_from(TRIGGERS).flatmap(lambda mark: st.text(max_size=8).map(mark.__add__))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def write_line(cells: Iterable[Cell]) -> str:
    return ",".join(map(write_cell, cells)) + "\r\n"


@quick
@given(st.lists(st.tuples(texts, texts), max_size=6))
def test_any_text_comes_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    written = write_header(COLUMNS) + "".join(map(write_line, rows))
    header, *found = read(written.encode().decode())
    assert header == ["ett", "tva"]
    assert [tuple(map(read_text, row)) for row in found] == rows


@quick
@given(texts, texts)
def test_a_cell_is_quoted_just_where_the_standard_library_quotes(first: str, second: str) -> None:
    written = write_line((first, second))
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(read(written))
    assert lines.getvalue() == written


@quick
@given(texts)
def test_no_cell_of_text_begins_as_a_formula_does(text: str) -> None:
    ((cell, _),) = read(write_line((text, "x")))
    assert not cell.startswith(TRIGGERS)


@quick
@given(st.decimals(-(10**12), 10**12, places=4, allow_nan=False) | st.integers())
def test_a_number_stays_a_number(number: Decimal | int) -> None:
    ((cell, _),) = read(write_line((number, "x")))
    assert Decimal(cell) == number
    assert "E" not in cell


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        (True, "true"),
        (date(2025, 3, 26), "2025-03-26"),
        (Decimal("-1.50"), "-1.50"),
        (Decimal("1E+3"), "1000"),
        (("ett-mal", "annat-mal"), "ett-mal annat-mal"),
        ((), ""),
        ("=1+1", "'=1+1"),
        ("'så kallat'", "''så kallat'"),
        ("ett, två", '"ett, två"'),
    ],
)
def test_each_kind_of_cell_is_written_plainly(cell: Cell, written: str) -> None:
    assert write_cell(cell) == written


def hostile_files() -> dict[str, bytes]:
    """The data of a repository whose texts want to be formulas, tags and more."""
    plan = plan_of({
        "skolnamnden/mal/malet.yml": """
            titel: "=cmd|' /C calc'!A1"
            område: skola
            start: 2023-01-01
            slut: 2026-12-31
            beslut: {organ: fullmaktige, datum: 2023-02-15, paragraf: "+46 20"}
            beskrivning: "@SUM(1), \\"två\\"\\nrad två </script><script>alert(1)</script>"
            """,
        "skolnamnden/indikatorer/mattet.yml": """
            titel: "-2+3"
            mål: [malet]
            enhet: "%"
            riktning: lägre
            utfall: [{period: 2024, värde: -1.5, publicerad: 2025-03-26, kommentar: "=HYPERLINK(1)"}]
            """,
    })  # fmt: skip
    return data_files(Site(plan, date(2026, 6, 15), url=URL))


def test_hostile_texts_are_marked_in_csv_and_whole_in_json() -> None:
    files = hostile_files()
    for path, content in files.items():
        if path.endswith(".csv"):
            header, *rows = read(content.decode())
            for row in rows:
                for name, cell in zip(header, row, strict=True):
                    assert not cell.startswith(TRIGGERS) or Decimal(cell) < 0, f"{path}, {name}: {cell}"
    (goal,) = json.loads(files["data/mal.json"])["rader"]
    assert goal["titel"] == "=cmd|' /C calc'!A1"
    assert goal["beskrivning"].startswith('@SUM(1), "två"\nrad två </script>')
    (outcome,) = json.loads(files["data/utfall.json"], parse_float=str)["rader"]
    assert (outcome["titel"], outcome["utfall"], outcome["kommentar"]) == ("-2+3", "-1.5", "=HYPERLINK(1)")


@pytest.fixture(scope="module", params=["exempelby", "perstorp", "hostile"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files in a folder."""
    folder = tmp_path_factory.mktemp(request.param)
    goals = {"exempelby": EXEMPELBY, "perstorp": ROOT / "goals"}.get(request.param)
    files = data_files(Site(load_plan(goals), date(2026, 6, 15), url=URL)) if goals else hostile_files()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def as_json(cell: Any) -> Any:
    """A cell that CSVW has read, as JSON has it."""
    if isinstance(cell, str):
        return read_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.unsplit() if hasattr(cell, "unsplit") else cell  # an address


def rows_of(table: Any) -> Iterator[dict[str, Any]]:
    for row in table.iterdicts():
        yield {name: as_json(cell) for name, cell in row.items()}


def test_csvw_reads_the_very_rows_of_json(written: Path) -> None:
    tables = sorted((written / "data").glob("*.csv"))
    assert len(tables) > 15
    for file in tables:
        described = csvw.CSVW(f"{file}-metadata.json", validate=True)
        assert described.is_valid, file.name
        rows = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"), parse_float=Decimal)["rader"]
        assert list(rows_of(described.t)) == rows, file.name


def test_every_column_says_what_it_holds(written: Path) -> None:
    for file in (written / "data").glob("*.csv-metadata.json"):
        told = json.loads(file.read_text(encoding="utf-8"))
        for column in told["tableSchema"]["columns"]:
            assert column["dc:title"], f"{file.name}: {column['name']}"
            assert column["dc:description"].endswith("."), f"{file.name}: {column['name']}"
            assert column["name"].isascii(), f"{file.name}: {column['name']}"
            assert column["name"].replace("_", "").isalnum(), f"{file.name}: {column['name']}"
        assert told["tableSchema"]["columns"][-1]["name"] == "exempel"


def test_a_folder_of_files_is_described_by_one_schema(written: Path) -> None:
    """CSVW lets a group give its tables a schema; the library reads one of each table alone."""
    for folder in ("mal", "indikatorer", "uppfoljningar"):
        group = json.loads((written / "data" / folder / "csv-metadata.json").read_text(encoding="utf-8"))
        listed = {table["url"] for table in group["tables"]}
        assert listed == {file.name for file in (written / "data" / folder).glob("*.csv")}
        names = [column["name"] for column in group["tableSchema"]["columns"]]
        for file in (written / "data" / folder).glob("*.csv"):
            assert read(file.read_text(encoding="utf-8"))[0] == names, file.name


def test_numbers_are_described_as_numbers() -> None:
    described = json.loads(hostile_files()["data/utfall.csv-metadata.json"])
    kinds = {column["name"]: column["datatype"] for column in described["tableSchema"]["columns"]}
    assert (kinds["utfall"], kinds["grad"], kinds["titel"]) == (Datatype.NUMBER, Datatype.COUNT, Datatype.TEXT)
