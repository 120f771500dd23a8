"""`goals import` on files that staff have: what is written, and what is told instead."""

import os
import pty
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from macros.plan.indicator import Answer
from tests.editing.tables import goals, outcomes, run_import, save, write_workbook

__all__ = ["goals"]
Said = pytest.CaptureFixture[str]
HEADINGS = ["Indikator", "Period", "Utfall"]


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_workbook_with_titles_above_and_empty_rows_between_is_written_to_the_files(goals: Path, said: Said) -> None:
    file = goals.parent / "utfall.xlsx"
    page = write_workbook(file, [
        ["Uppföljning 2025"], [],
        ["Indikator", "Period", "Utfall", "Flickor", "Pojkar", "Antal", "Kommentar", "Rektor"],
        ["Elever som är BEHÖRIGA ", 2025, 0.812, 0.834, 0.791, 88, "66 av 88\nelever", "x"],
        [],
        ["dagar", 2025, "1\u00a0234", None, None, "–", None, "x"],
        ["Skolan har en plan", "år 2025", "Ja"],
    ])  # fmt: skip
    for cell in ("C4", "D4", "E4"):
        page[cell].number_format = "0.0%"
    code = run_import(goals, save(page, file))
    assert code == 0, said.readouterr()
    made = outcomes(goals, "behoriga")["2025"]
    assert (made.value, made.women, made.men, made.individuals) == (
        Decimal("81.2"),
        Decimal("83.4"),
        Decimal("79.1"),
        88,
    )
    assert (made.comment, made.published) == ("66 av 88 elever", date(2026, 3, 20))
    assert outcomes(goals, "dagar")["2025"].value == 1234
    assert outcomes(goals, "plan")["2025"].value is Answer.YES
    assert "# Skolverkets siffror" in (goals / "skolnamnden/indikatorer/behoriga.yml").read_text()


def test_a_dry_run_tells_how_each_column_was_read_and_writes_nothing(goals: Path, said: Said) -> None:
    file = write(
        goals.parent / "utfall.csv",
        "Indikator;Period;Utfall;Utfal;Målvärde\nN15428;2025;81,26;x;82\ndagar;2025;..;;\nplan;2025;;;\n",
    )
    before = contents(goals)
    assert run_import(goals, file, "--dry-run") == 0
    told = said.readouterr().out
    assert '  3 "Utfall": utfallet\n' in told
    assert '  4 "Utfal": läses inte. Menas utfall? Skriv --map "Utfal=utfall"\n  5 "Målvärde": läses inte\n' in told
    assert "Läste utfall.csv: 1 utfall. Rubrikerna står på rad 1." in told
    assert "1 rad utan utfall hoppades över." in told
    assert "1 cell säger att uppgift saknas." in told
    assert "rad 2, kolumn 3: 81,26 avrundas till 81,3." in told
    assert "nytt utfall 81,3 %" in told
    assert contents(goals) == before


@pytest.mark.parametrize(
    ("encoding", "ending"), [("utf-8", "csv"), ("utf-8-sig", "csv"), ("cp1252", "csv"), ("utf-16", "txt")]
)
def test_a_text_is_read_in_each_encoding_that_excel_and_stratsys_write(goals: Path, encoding: str, ending: str) -> None:
    sign = "\t" if ending == "txt" else ";"
    rows = [["Mått", "År", "Värde"], ["Elever som är behöriga", "2025", "81,2 %"], ["Dagar till stöd", "2025", "12"]]
    text = "\r\n".join(sign.join(row) for row in rows)
    assert run_import(goals, write(goals.parent / f"utfall.{ending}", text, encoding)) == 0
    assert outcomes(goals, "behoriga")["2025"].value == Decimal("81.2")


def test_every_fault_is_told_at_once_by_cell_and_nothing_is_written(goals: Path, said: Said) -> None:
    file = goals.parent / "utfall.xlsx"
    page = write_workbook(file, [
        HEADINGS,
        ["Elever som är behöriga", 2025, "åttio"],
        ["Elever som är behörig", 2025, 80],
        ["dagar", "2025-t4", 12],
        ["dagar", date(2025, 6, 1), "=1+1"],
        ["dagar", 2025, date(2025, 5, 7)],
        ["dagar", 2025, "12 tkr"],
        ["behoriga", 2025, 0.81],
        ["plan", 2025, 1],
        ["kostnad", 2025, "#N/A"],
        ["dagar", 2026, "1.234"],
        ["behoriga", 2026, 81.2],
        ["Elever som är behöriga", 2026, 81.2],
        [None, 2026, 3],
    ])  # fmt: skip
    page["C10"].data_type = "e"
    page.row_dimensions[4].hidden = True
    before = contents(goals)
    assert run_import(goals, save(page, file)) == 1
    told = said.readouterr().err
    for place, message in (
        ("C2", '"åttio" är inte ett tal. Skriv till exempel 80 eller 79,5.'),
        ("A3", "Indikatorn ”Elever som är behörig” finns inte. Menade du behoriga (Elever som är behöriga)?"),
        ("B4", '"2025-t4" är ingen period.'),
        ("C4", "Raden är dold i Excel men säger något."),
        ("B5", "Cellen är ett datum (1 juni 2025), inte en period."),
        ("C5", "Formeln har inget uträknat värde."),
        ("C6", "Cellen är ett datum (2025-05-07), inte ett tal."),
        ("C7", '"12 tkr" har en annan enhet än indikatorn, som mäts i "dagar".'),
        ("C8", '"0,81" verkar vara en andel: förra utfallet var 76,4 %. Skriv 81 om det är det du menar'),
        ("C9", '"1" är varken ja eller nej. Skriv ja eller nej.'),
        ("C10", "Cellen visar felet #SAKNAS!."),
        ("C11", '"1.234" kan betyda 1 234 eller 1,234.'),
        ("C13", "Samma indikator och period står redan i C12."),
        ("A14", "Raden har ett utfall men ingen indikator."),
    ):
        assert f"  {place}: {message}" in told
    assert "14 fel. Inget är skrivet." in told
    assert contents(goals) == before


def test_a_published_figure_is_changed_only_with_a_reason_and_is_then_corrected(goals: Path, said: Said) -> None:
    file = write(goals.parent / "utfall.csv", "Id;Period;Utfall\nbehoriga;2024;77,0\nbehoriga;2025;81\n")
    assert run_import(goals, file) == 1
    assert "Anledning till ändring" in said.readouterr().err
    assert run_import(goals, file, "--reason", "Fel i underlaget.") == 0
    made = outcomes(goals, "behoriga")
    assert [(each.former, each.reason) for each in made["2024"].corrections] == [(Decimal("76.4"), "Fel i underlaget.")]
    assert made["2025"].corrections == ()


def test_on_a_terminal_each_reason_is_asked_for(goals: Path) -> None:
    file = write(goals.parent / "u.csv", "Id;Period;Utfall\nbehoriga;2024;77,0\nbehoriga;2025;81\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "macros", "import", str(file), "--goals", str(goals)]
    with subprocess.Popen(command, stdin=theirs, stderr=theirs, stdout=subprocess.DEVNULL) as asked:
        os.write(ours, "Två elever saknades.\n".encode())
        assert asked.wait(60) == 0
    told = os.read(ours, 10_000).decode()
    assert "1 av 1: Elever som är behöriga, 2024" in told
    assert "Varför ändras siffran?" in told
    assert outcomes(goals, "behoriga")["2024"].corrections[0].reason == "Två elever saknades."


def test_the_reason_can_stand_in_a_column(goals: Path) -> None:
    file = write(
        goals.parent / "u.csv", "Id;Period;Utfall;Anledning till ändring\nbehoriga;2024;77;Två elever saknades.\n"
    )
    assert run_import(goals, file) == 0
    assert outcomes(goals, "behoriga")["2024"].corrections[0].reason == "Två elever saknades."


def test_a_wide_table_has_a_period_in_each_column(goals: Path, said: Said) -> None:
    page = write_workbook(goals.parent / "bred.xlsx", [
        ["Nyckeltal", "Enhet", "Målvärde 2025", 2023, 2025, "Prognos 2026", "Kommentar"],
        ["N15428", "procent", 82, 75.1, "81,2", 82, "Till vilken?"],
        ["Dagar till stöd", "dagar", 10, "uppgift saknas", 12, None, None],
    ])  # fmt: skip
    assert run_import(goals, save(page, goals.parent / "bred.xlsx")) == 0
    made = outcomes(goals, "behoriga")
    assert [(period, each.value, each.kind.value, each.comment) for period, each in sorted(made.items())] == [
        ("2023", Decimal("75.1"), "utfall", None),
        ("2024", Decimal("76.4"), "utfall", None),
        ("2025", Decimal("81.2"), "utfall", None),
        ("2026", Decimal(82), "prognos", None),
    ]
    assert set(outcomes(goals, "dagar")) == {"2025"}
    assert '"Kommentar": läses inte, eftersom raden har flera perioder.' in said.readouterr().out


def test_unknown_headings_are_mapped_and_ambiguous_ones_told(goals: Path, said: Said) -> None:
    file = write(goals.parent / "u.csv", "Benämning,Tid,Siffran,Resultat\nbehoriga,2025,81.2,5\n")
    mapped = ["--map", "Benämning=indikator", "--map", "tid=period", "--map", "Siffran=utfall"]
    assert run_import(goals, file) == 1
    assert 'På rad 1 står "Benämning", "Tid", "Siffran", "Resultat".' in said.readouterr().err
    assert run_import(goals, file, *mapped) == 1
    assert '"Resultat" och "Siffran" (3) betyder båda utfallet.' in said.readouterr().err
    assert run_import(goals, file, *mapped, "--map", "Resultat=inget", "--map", "Sifran=utfall") == 1
    assert 'Ingen kolumn har rubriken "sifran", som står efter --map. Menade du "Siffran"?' in said.readouterr().err
    assert run_import(goals, file, *mapped, "--map", "Resultat=inget") == 0
    assert outcomes(goals, "behoriga")["2025"].value == Decimal("81.2")


def test_year_and_tertial_may_stand_in_columns_of_their_own(goals: Path) -> None:
    file = write(goals.parent / "u.csv", "Id;År;Tertial;Utfall;Typ\ndagar;2025;2;11;prognos\ndagar;2026;T1;12;\n")
    assert run_import(goals, file, "--published", "2026-05-02") == 0
    assert {period: made.kind.value for period, made in outcomes(goals, "dagar").items()} == {
        "2025-t2": "prognos",
        "2026-t1": "utfall",
    }


def test_merged_cells_name_the_indicator_for_each_of_their_rows(goals: Path) -> None:
    file = goals.parent / "u.xlsx"
    page = write_workbook(file, [HEADINGS, ["dagar", 2024, 9], [None, 2025, 12]])
    page.merge_cells("A2:A3")
    assert run_import(goals, save(page, file)) == 0
    assert {period: made.value for period, made in outcomes(goals, "dagar").items()} == {"2024": 9, "2025": 12}


def test_not_measured_is_written_with_its_reason(goals: Path) -> None:
    file = write(goals.parent / "u.tsv", "Id\tPeriod\tUtfall\tInte mätt\ndagar\t2025\t–\tSystemet byttes.\n")
    assert run_import(goals, file) == 0
    assert outcomes(goals, "dagar")["2025"].not_measured == "Systemet byttes."


def test_the_sheet_is_the_only_one_with_headings_or_the_one_asked_for(goals: Path, said: Said) -> None:
    file = goals.parent / "u.xlsx"
    page = write_workbook(file, [HEADINGS, ["dagar", 2025, 12]], sheet="Skolan")
    assert page.parent
    other = page.parent.create_sheet("Fritid")
    for row in (HEADINGS, ["dagar", 2025, 13]):
        other.append(row)
    save(page, file)
    assert run_import(goals, file) == 1
    assert 'har utfall på flera blad: "Skolan", "Fritid". Säg vilket: --sheet "Skolan".' in said.readouterr().err
    assert run_import(goals, file, "--sheet", "fritid") == 0
    assert outcomes(goals, "dagar")["2025"].value == 13


TOLD = {
    "a period outside the year beside it": ([["Id", "Period", "År", "Utfall"], ["dagar", "2025-t1", 2024, 1]],
                                            {}, "B2", 'Perioden "2025-t1" ligger inte i året "2024" bredvid.'),
    "a month that may be a school year": ([["Id", "Period", "Utfall"], ["dagar", date(2011, 12, 1), 1]],
                                          {"B2": "mmm-yy"}, "B2", "2011-12 eller läsåret 2011/12"),
    "an id and a title of two": ([["Id", "Indikator", "Period", "Utfall"], ["dagar", "Skolan har en plan", 2025, 1]],
                                 {}, "A2", 'men titeln är en annan indikators: "Skolan har en plan".'),
    "another unit": ([["Id", "Period", "Enhet", "Utfall"], ["kostnad", 2025, "kr", 12000]], {}, "C2",
                     'Enheten är "kr" här, men indikatorn mäts i "tkr".'),
    "a share of days": ([["Id", "Period", "Utfall"], ["dagar", 2025, 0.12]], {"C2": "0%"}, "C2",
                        'Cellen visar "12 %", men indikatorn mäts i "dagar".'),
    "a per cent of per cent": ([["Id", "Period", "Utfall"], ["behoriga", 2025, 81.2]], {"C2": "0%"}, "C2",
                               'Cellen visar "8 120 %", men förra utfallet var 76,4 %.'),
    "a kind that is none": ([["Id", "Period", "Utfall", "Typ"], ["dagar", 2025, 1, "säkert"]], {}, "D2",
                            '"säkert" går inte att välja.'),
    "a mark instead of a reason": ([["Id", "Period", "Utfall", "Ej mätt"], ["dagar", 2025, None, "x"]], {}, "D2",
                                '"x" säger inte varför det inte blev mätt.'),
    "no period at all": ([["Id", "Utfall"], ["dagar", 1]], {}, "B2", "Perioden saknas."),
    "a day that is none": ([["Id", "Period", "Utfall", "Publicerad"], ["dagar", 2025, 1, "i mars"]], {}, "D2",
                           '"i mars" är inte ett datum.'),
    "a women's share of a yes": ([["Id", "Period", "Utfall", "Kvinnor"], ["plan", 2025, "ja", "nej"]], {}, "D2",
                                 "Indikatorn besvaras med ja eller nej. Lämna cellen tom."),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_a_cell_that_can_not_be_read_is_told(goals: Path, said: Said, name: str) -> None:
    rows, formats, place, message = TOLD[name]
    file = goals.parent / "u.xlsx"
    page = write_workbook(file, rows)
    for cell, shown in formats.items():
        page[cell].number_format = shown
    assert run_import(goals, save(page, file)) == 1
    assert f"  {place}: " in (told := said.readouterr().err)
    assert message in told


def test_a_value_in_a_merged_area_belongs_to_none_of_its_rows(goals: Path, said: Said) -> None:
    file = goals.parent / "u.xlsx"
    page = write_workbook(file, [HEADINGS, ["dagar", 2024, 9], ["dagar", 2025, None]])
    page.merge_cells("C2:C3")
    assert run_import(goals, save(page, file)) == 1
    assert "C3: Cellen är sammanfogad med en annan." in said.readouterr().err


def test_one_file_is_published_on_one_day(goals: Path, said: Said) -> None:
    file = write(
        goals.parent / "u.csv", "Id;Period;Utfall;Publicerad\ndagar;2024;9;2025-03-01\ndagar;2025;9;2026-03-01\n"
    )
    assert run_import(goals, file) == 1
    assert "Filen har flera publiceringsdagar: 2025-03-01, 2026-03-01." in said.readouterr().err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "Här saknas FIL"),
        (["u.csv", "--map", "Utfall"], "Skriv rubrik=nyckel"),
        (["u.csv", "--map", "Utfall=värdet"], "är ingen nyckel. Välj bland indikator, id, period"),
        (["--template", "--period", "2025"], "Här saknas --body. Välj bland fullmaktige"),
    ],
)
def test_wrong_use_is_told_and_exits_with_two(goals: Path, said: Said, options: list[str], told: str) -> None:
    from macros.__main__ import main  # noqa: PLC0415

    try:
        code = main(["import", *options, "--goals", str(goals)])
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2
    assert told in said.readouterr().err


@pytest.fixture
def said(capsys: Said) -> Said:
    return capsys


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Indikator,Period,Utfall\ndagar,2025,1234,5\n", "Raden har fler värden än det finns rubriker."),
        ("Indikator,Period,Utfall,Kommentar\ndagar,2025,1234,5\n", "Kommentaren är bara talet 5."),
    ],
)
def test_a_number_that_its_decimal_comma_splits_is_not_taken_for_a_whole_one(
    text: str, told: str, goals: Path, said: Said
) -> None:
    before = contents(goals)
    assert run_import(goals, write(goals.parent / "utfall.csv", text)) == 1
    err = said.readouterr().err
    assert f"rad 2, kolumn 4: {told}" in err
    assert "semikolon" in err
    assert contents(goals) == before


def test_faults_of_cells_and_of_what_could_be_read_are_told_together(goals: Path, said: Said) -> None:
    text = "Indikator;Period;Utfall;Antal\ndagar;2025;abc;\nbehoriga;2025;81,2;3\nokänd;2025;1;\n"
    assert run_import(goals, write(goals.parent / "utfall.csv", text)) == 1
    err = said.readouterr().err
    assert 'rad 2, kolumn 3: "abc" är inte ett tal.' in err
    assert "Rad 3 (" in err
    assert "Siffran bygger på 3 personer." in err
    assert "rad 4, kolumn 1: Indikatorn ”okänd” finns inte." in err
    assert "3 fel. Inget är skrivet." in err
