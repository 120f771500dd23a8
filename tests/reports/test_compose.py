"""What a report holds: what its page shows, frozen as of its publication."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from macros.reports.compose import compose_body_report
from macros.reports.document import Block, Chart, Document, Heading, Notes, Paragraph, Status, Table
from tests.pages.later import INDICATOR, SILENT, THEN, TOLD, Texts, add, let_happen
from tests.reports.examples import DAY, KEYS, compose, exempelby, report_of
from tests.repositories import plan_of


def reports_of(files: Texts) -> list[Document]:
    """The municipality's report and the body's."""
    plan = plan_of(files)
    return [compose(plan, "2025-t2"), compose(plan, "2025-t2/skolnamnden")]


def without_corrections(report: Document) -> Document:
    """The report as it was before anything in it had been corrected."""
    kept = (block for block in report.blocks if not (isinstance(block, Notes) and block.is_correction))
    return replace(report, day=DAY, blocks=tuple(kept))


@pytest.mark.parametrize("what", SILENT)
def test_what_comes_later_changes_nothing(what: str) -> None:
    assert reports_of(let_happen(what, THEN)) == reports_of(THEN)


@pytest.mark.parametrize("what", TOLD)
def test_a_later_correction_is_told_with_its_day_and_changes_nothing_else(what: str) -> None:
    changed, day = reports_of(let_happen(what, THEN)), TOLD[what][1].replace(" ", "\u00a0")
    assert [without_corrections(each) for each in changed] == [without_corrections(each) for each in reports_of(THEN)]
    for report in changed:
        corrections = [block for block in report.blocks if isinstance(block, Notes) and block.is_correction]
        assert any(note.startswith(f"{day}: ") for block in corrections for note in block.notes)


def test_a_report_is_dated_by_its_publication_or_the_last_correction_told_in_it() -> None:
    assert [str(report_of(key).day) for key in ("2025-t1/bildningsnamnden", "2025-t2/bildningsnamnden")] == [
        "2025-06-04",
        "2025-10-22",
    ]


def headings(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    return [(block.level, block.title) for block in blocks if isinstance(block, Heading)]


def test_a_bodys_report_has_summary_distribution_goal_by_goal_and_economy() -> None:
    report = report_of("2025-bokslut/bildningsnamnden")
    assert [each for each in headings(report.blocks) if each[0] < 3] == [
        (1, "Sammanfattning"),
        (1, "Så bedöms målen"),
        (1, "Mål för mål"),
        (2, "Fler elever klarar skolan"),
        (1, "Ekonomi"),
        (2, "Åtgärdsplan"),
    ]
    goal = exempelby().goals["fler-klarar-skolan"]
    measured = [(3, each.title) for each in exempelby().indicators_of(goal)]
    assert [each for each in headings(report.blocks) if each[0] == 3] == measured
    captions = [block.caption for block in report.blocks if isinstance(block, Table)]
    assert [caption.partition(" för ")[0] for caption in captions if "Aktiviteter" in caption] == ["Aktiviteter"]


def test_the_municipalitys_report_has_a_part_for_each_body() -> None:
    report = report_of("2025-bokslut")
    assert [title for level, title in headings(report.blocks) if level == 1] == [
        "Så bedöms målen",
        "Sammanfattning",
        "Organen i rapporten",
        "Ekonomi",
        "Fullmäktige i Exempelby",
        "Bildningsnämnden",
        "Skolorna i Exempelby",
    ]
    assert not any(isinstance(block, Chart) for block in report.blocks), "Charts stand in each body's own report"


@pytest.mark.parametrize("key", KEYS)
def test_headings_have_ids_of_their_own_and_never_skip_a_level(key: str) -> None:
    found = report_of(key).headings
    assert len({each.id for each in found}) == len(found)
    levels = [0, *(each.level for each in found)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("key", KEYS)
def test_a_chart_tells_every_outcome_of_the_table_after_it(key: str) -> None:
    blocks = report_of(key).blocks
    for chart, table in pairwise(blocks):
        if isinstance(chart, Chart):
            assert isinstance(table, Table)
            place = next(place for place, name in enumerate(table.columns) if name.startswith("Utfall"))
            outcomes = [re.sub(r" \*| \(.*\)", "", str(row[place])) for row in table.rows]
            assert [each for each in outcomes if each not in {"–", "Ej mätt"} and each not in chart.told] == []


def test_a_follow_up_without_anything_says_so() -> None:
    plan = plan_of({"skolnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-08"})
    report = compose_body_report(plan, plan.follow_ups[0], DAY)
    assert headings(report.blocks) == []
    assert len(report.blocks) == 1


def plain(told: str) -> str:
    return told.replace("\u00a0", " ")


def table_in(report: Document, caption: str) -> Table:
    """The first table whose caption begins so."""
    return next(block for block in report.blocks if isinstance(block, Table) and block.caption.startswith(caption))


def test_a_table_of_forecasts_says_so_in_each_row_and_draws_them_as_such() -> None:
    for report in reports_of(THEN):
        counted = table_in(report, "Hur många").rows
        assert [(cell.word, cell.is_forecast) for cell, _ in counted if isinstance(cell, Status)] == [
            ("Prognos: uppfylls helt", True),
            ("Prognos: uppfylls delvis", True),
            ("Prognos: uppfylls inte", True),
            ("Prognos: går inte att säga än", True),
        ]
    bokslut = table_in(report_of("2025-bokslut"), "Hur många").rows
    assert not any(cell.is_forecast for cell, _ in bokslut if isinstance(cell, Status))


def test_the_forecast_of_an_indicator_stands_in_its_row_of_a_tertial() -> None:
    forecast = add(INDICATOR, "  - {period: 2025, värde: 81, typ: prognos, publicerad: 2025-10-01}\n")
    for report in reports_of(forecast(THEN)):
        table = table_in(report, "Indikatorer för")
        assert table.columns == ("Indikator", "Läge", "Utfall", "Mål", "Period", "Prognos 2025")
        assert [plain(str(row[-1])) for row in table.rows] == ["81 %"]
    assert all(table_in(report, "Indikatorer för").columns[-1] == "Period" for report in reports_of(THEN))


def test_a_target_decided_anew_is_no_correction() -> None:
    for report in reports_of(let_happen("a corrected target", THEN)):
        titles = {block.title for block in report.blocks if isinstance(block, Notes) and block.is_correction}
        assert titles == {"Ändrat efter publiceringen"}


def test_a_correction_of_the_economy_says_in_the_municipalitys_report_whose_it_is() -> None:
    what = next(each for each in TOLD if "economic" in each or "economy" in each)
    municipality, body = (
        {block.title for block in report.blocks if isinstance(block, Notes) and block.is_correction}
        for report in reports_of(let_happen(what, THEN))
    )
    assert "Skolnämnden, rättat efter publiceringen" in municipality
    assert body == {"Rättat efter publiceringen"}


def test_the_chart_of_the_economy_says_where_its_axis_begins() -> None:
    charts = [block for block in reports_of(THEN)[1].blocks if isinstance(block, Chart)]
    assert charts[-1].note.startswith("I den övre delen börjar axeln inte vid noll")


def test_the_bodies_economy_is_summed_and_tells_of_plans_and_of_who_is_not_there() -> None:
    budget = "budget: 2000\nrapporter: [{rapport: tertial-1, publicerad: 2025-06-03, utfall: 700, prognos: 1990}]\n"
    files = {
        **THEN,
        "fritidsnamnden/ekonomi/2025.yml": budget,
        "fritidsnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-08",
        "fullmaktige/ekonomi/2025.yml": budget,
    }
    report = compose(plan_of(files), "2025-t2")
    rows = [tuple(plain(str(cell)) for cell in row) for row in table_in(report, "Organens ekonomi").rows]
    assert rows == [
        (
            "Skolnämnden",
            "Underskott över gränsen, åtgärdsplan saknas",
            "Tertial 1",
            "1 000 tkr",
            "1 020 tkr",
            "−20 tkr",
        ),
        ("Fritidsnämnden", "Håller budgeten", "Tertial 1", "2 000 tkr", "1 990 tkr", "10 tkr"),
        ("Tillsammans", "1 av 2 håller budgeten", "–", "3 000 tkr", "3 010 tkr", "−10 tkr"),
    ]
    told = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert "Kommunfullmäktige har ekonomi men ingen uppföljning av perioden. Se Ekonomi på webbplatsen." in told
