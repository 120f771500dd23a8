"""The degree and the colour of an indicator, as `goals assess` tells them: tables an economist can check."""

import json
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.repositories import write_repository

RATIO = """
direction | target | outcome | degree    | shown | colour | why
högre     |     80 |    76,4 |      95.5 |  95 % | gul    | 76,4 / 80
högre     |     80 |      80 |       100 | 100 % | grön   | reached
högre     |     80 |      96 |       120 | 120 % | grön   | no ceiling
högre     |    100 |   99,96 |     99.96 |  99 % | gul    | rounded down, so never a yellow 100 %
högre     |    100 |  99,999 |    99.999 |  99 % | gul    | however near
högre     |    100 |   100,1 |     100.1 | 100 % | grön   | rounded down, and still green
högre     |    100 |      80 |        80 |  80 % | gul    | the border of yellow is yellow
högre     |    100 |   79,99 |     79.99 |  79 % | röd    | just below it is red, though it rounds to 80
högre     |      3 |       2 | 66.666667 |  66 % | röd    | a third has no last decimal
högre     |     80 |       0 |         0 |   0 % | röd    | nothing
högre     |     80 |     -12 |         0 |   0 % | röd    | below zero is shown as 0
högre     |    0,5 |     0,4 |        80 |  80 % | gul    | a target below one
lägre     |     20 |      20 |       100 | 100 % | grön   | reached
lägre     |     20 |      25 |        80 |  80 % | gul    | 20 / 25, the border of yellow
lägre     |     20 |   25,01 | 79.968013 |  79 % | röd    | just past it
lägre     |     20 |    20,1 | 99.502488 |  99 % | gul    | just past the target
lägre     |     20 |      16 |       125 | 125 % | grön   | no ceiling
lägre     |     20 |       0 |       100 | 100 % | grön   | u = 0 is at most the target
lägre     |     20 |      -3 |       100 | 100 % | grön   | and so is what lies below zero
lägre     |      0 |       0 |       100 | 100 % | grön   | none was the target and none there are
lägre     |      0 |       1 |         0 |   0 % | röd    | none was the target and one there is
ja/nej    |     ja |      ja |       100 | 100 % | grön   | as decided
ja/nej    |     ja |     nej |         0 |   0 % | röd    | not as decided
ja/nej    |    nej |     nej |       100 | 100 % | grön   | a no can be the target
ja/nej    |    nej |      ja |         0 |   0 % | röd    | and is then missed by a yes
"""

INTERVAL = """
lowest | highest | outcome | degree    | shown | colour | why
    95 |     100 |      95 |       100 | 100 % | grön   | the lower end lies inside
    95 |     100 |     100 |       100 | 100 % | grön   | and so does the upper
    95 |     100 |      97 |       100 | 100 % | grön   | inside there is nothing above 100
    95 |     100 |      76 |        80 |  80 % | gul    | below: 76 / 95
    95 |     100 |    94,9 | 99.894737 |  99 % | gul    | just below
    95 |     100 |     125 |        80 |  80 % | gul    | above: 100 / 125
    95 |     100 |     126 | 79.365079 |  79 % | röd    | above: 100 / 126
    95 |     100 |      -5 |         0 |   0 % | röd    | below zero is shown as 0
     0 |       5 |      -1 |         0 |   0 % | röd    | lo = 0: no ratio below it
    -2 |       2 |      -2 |       100 | 100 % | grön   | across zero, inside
    -2 |       2 |    -2,1 |         0 |   0 % | röd    | lo < 0: no ratio below it
    -2 |       2 |     2,5 |        80 |  80 % | gul    | hi > 0: 2 / 2,5
    -5 |      -2 |      -3 |       100 | 100 % | grön   | below zero, inside
    -5 |      -2 |      -2 |       100 | 100 % | grön   | and at its upper end
    -5 |      -2 |      -1 |         0 |   0 % | röd    | hi < 0: no ratio above it
    -5 |       0 |       1 |         0 |   0 % | röd    | hi = 0: no ratio above it
   0,5 |     0,8 |     0,4 |        80 |  80 % | gul    | an interval below one, below it
   0,5 |     0,8 |       1 |        80 |  80 % | gul    | and above it
     7 |       7 |       7 |       100 | 100 % | grön   | an interval may be a point
"""

MOVEMENT = """
direction | baseline | target | outcome | degree    | shown | colour | why
högre     |       76 |     82 |      82 |       100 | 100 % | grön   | all the way
högre     |       76 |     82 |    80,8 |        80 |  80 % | gul    | 4,8 of 6
högre     |       76 |     82 |      79 |        50 |  50 % | röd    | half the way
högre     |       76 |     82 |      76 |         0 |   0 % | röd    | still where it began
högre     |       76 |     82 |      70 |         0 |   0 % | röd    | the wrong way
högre     |       76 |     82 |      85 |       150 | 150 % | grön   | further than decided
högre     |       -4 |      6 |       4 |        80 |  80 % | gul    | across zero: 8 of 10
högre     |       -4 |      0 |       0 |       100 | 100 % | grön   | to zero
högre     |       -9 |     -3 |      -5 | 66.666667 |  66 % | röd    | below zero: 4 of 6
lägre     |       30 |     20 |      22 |        80 |  80 % | gul    | down 8 of 10
lägre     |       30 |     20 |      20 |       100 | 100 % | grön   | down all the way
lägre     |       30 |     20 |      15 |       150 | 150 % | grön   | further down than decided
lägre     |       30 |     20 |      31 |         0 |   0 % | röd    | up, the wrong way
lägre     |        5 |     -5 |      -3 |        80 |  80 % | gul    | down across zero: 8 of 10
lägre     |        5 |      0 |       1 |        80 |  80 % | gul    | down to zero: 4 of 5
"""

LIMITS = """
direction | green | yellow | outcome | colour | why
högre     |     0 |   -1,5 |       0 | grön   | the limit of green is green
högre     |     0 |   -1,5 |     2,3 | grön   | above it
högre     |     0 |   -1,5 |   -0,01 | gul    | just below it
högre     |     0 |   -1,5 |    -1,5 | gul    | the limit of yellow is yellow
högre     |     0 |   -1,5 |   -1,51 | röd    | just below it
lägre     |     2 |      5 |       2 | grön   | the limit of green is green
lägre     |     2 |      5 |      -7 | grön   | below it
lägre     |     2 |      5 |    2,01 | gul    | just above it
lägre     |     2 |      5 |       5 | gul    | the limit of yellow is yellow
lägre     |     2 |      5 |    5,01 | röd    | just above it
"""

ROUNDING = """
decimals | target | outcome | published | degree    | colour | why
       1 |    100 |   99,96 |       100 |       100 | grön   | 100,0 is published, so it is what counts
       1 |    100 |   99,94 |      99.9 |      99.9 | gul    | 99,9 is published
       0 |     80 |    79,5 |        80 |       100 | grön   | a half is rounded up
       0 |     80 |   79,49 |        79 |     98.75 | gul    | less than a half is rounded down
       1 |     80 |   76,45 |      76.5 |    95.625 | gul    | away from zero, not to the even digit
       2 |    100 |   99,96 |     99.96 |     99.96 | gul    | nothing to round
"""


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table by the words of its first line; the last column is for the reader."""
    head, *body = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(head, cells, strict=True)) for cells in body]


def name_row(row: dict[str, str]) -> str:
    return " ".join(row.values())


def assess(
    folder: Path, capsys: pytest.CaptureFixture[str], indicator: str, files: dict[str, str] | None = None
) -> dict[str, str | None]:
    """What `goals assess --format json` answers about one indicator."""
    head = "titel: Måttet\nmål: [malet]\nenhet: kr\n"
    write_repository(folder, {"skolnamnden/indikatorer/mattet.yml": head + indicator, **(files or {})})
    assert main(["assess", "--goals", str(folder), "--as-of", "2025-06-01", "--format", "json"]) == 0
    answer: dict[str, str | None] = json.loads(capsys.readouterr().out)["indicators"][0]
    return answer


def outcome(value: str, period: str = "2024") -> str:
    return f"utfall: [{{period: {period}, värde: '{value}', publicerad: 2025-03-26}}]\n"


@pytest.mark.parametrize("row", rows(RATIO), ids=name_row)
def test_ratio_of_outcome_and_target(row: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    indicator = f"riktning: {row['direction']}\nmålvärden: [{{period: 2024, värde: '{row['target']}'}}]\n"
    answer = assess(tmp_path, capsys, indicator + outcome(row["outcome"]))
    assert (answer["degree"], answer["shown"], answer["colour"]) == (
        row["degree"],
        row["shown"],
        row["colour"],
    )


@pytest.mark.parametrize("row", rows(INTERVAL), ids=name_row)
def test_nearness_to_an_interval(row: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = f"{{period: 2024, lägst: '{row['lowest']}', högst: '{row['highest']}'}}"
    answer = assess(tmp_path, capsys, f"riktning: intervall\nmålvärden: [{target}]\n" + outcome(row["outcome"]))
    assert (answer["degree"], answer["shown"], answer["colour"]) == (
        row["degree"],
        row["shown"],
        row["colour"],
    )


@pytest.mark.parametrize("row", rows(MOVEMENT), ids=name_row)
def test_movement_from_baseline_to_target(
    row: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    indicator = (
        f"riktning: {row['direction']}\nberäkning: förflyttning\n"
        f"startvärde: {{period: 2022, värde: '{row['baseline']}'}}\n"
        f"målvärden: [{{period: 2024, värde: '{row['target']}'}}]\n"
    )
    answer = assess(tmp_path, capsys, indicator + outcome(row["outcome"]))
    assert (answer["degree"], answer["shown"], answer["colour"]) == (
        row["degree"],
        row["shown"],
        row["colour"],
    )


@pytest.mark.parametrize("row", rows(LIMITS), ids=name_row)
def test_limits_give_a_colour_and_no_percentage(
    row: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    indicator = (
        f"riktning: {row['direction']}\nberäkning: trösklar\n"
        f"trösklar: {{grön: '{row['green']}', gul: '{row['yellow']}'}}\n"
    )
    answer = assess(tmp_path, capsys, indicator + outcome(row["outcome"]))
    assert (answer["degree"], answer["shown"], answer["colour"]) == (None, None, row["colour"])


@pytest.mark.parametrize("row", rows(ROUNDING), ids=name_row)
def test_the_degree_is_computed_on_the_published_decimals(
    row: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = f"målvärden: [{{period: 2024, värde: {row['target']}}}]\n"
    indicator = f"riktning: högre\ndecimaler: {row['decimals']}\n{target}"
    answer = assess(tmp_path, capsys, indicator + outcome(row["outcome"]))
    assert (answer["outcome"], answer["degree"], answer["colour"]) == (
        row["published"],
        row["degree"],
        row["colour"],
    )


@pytest.mark.parametrize(
    ("period", "colour"),
    [
        ("2023", "röd"),  # begins the day that the stricter model does
        ("2022", "grön"),  # the model before
        ("2022/23", "grön"),  # a period that begins before and ends after
        ("2016", "gul"),  # a model that states no limits: 100 and 80 per cent
        ("2014", "gul"),  # before every model: the same
    ],
)
def test_the_model_that_applies_when_the_period_begins_sets_the_colour(
    period: str, colour: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    municipality = """
        namn: Prövköpings kommun
        kommunkod: "1275"
        styrmodeller:
          - {id: strang, namn: Sträng, gäller_från: 2023-01-01, grön_från: 110, gul_från: 95}
          - {id: mild, namn: Mild, gäller_från: 2020-01-01, grön_från: 90, gul_från: 50}
          - {id: utan, namn: Utan gränser, gäller_från: 2015-01-01}
        """
    indicator = f"riktning: högre\nmålvärden: [{{period: {period}, värde: 100}}]\n" + outcome("93", period)
    assert assess(tmp_path, capsys, indicator, {"kommun.yml": municipality})["colour"] == colour
