"""The figures to explore: valid to Plotly, in Swedish, and with the values of the picture and the table."""

import json
import os
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from macros.pages.chart_plotly import figure, write_figure
from tests.pages.golden import DRAWN, table_of_case, view_case

NAMES = {"Utfall", "Mål", "Kvinnor", "Män", "Riket", "Liknande kommuner", "Startvärde"}


def traces_of(case: str) -> dict[str, dict[str, Any]]:
    """The traces by their name; of an interval's two the upper."""
    return {trace["name"]: trace for trace in figure(view_case(case))["data"]}


@pytest.mark.parametrize("case", DRAWN)
def test_the_figure_is_one_that_plotly_knows(case: str) -> None:
    stated = json.loads(write_figure(view_case(case)))
    understood = go.Figure(data=stated["data"], layout=stated["layout"]).to_plotly_json()
    assert [trace["type"] for trace in understood["data"]] == [trace["type"] for trace in stated["data"]]


@pytest.mark.parametrize("case", DRAWN)
def test_names_are_swedish_and_numbers_have_comma_and_space(case: str) -> None:
    layout = figure(view_case(case))["layout"]
    assert traces_of(case).keys() <= NAMES
    assert (layout["separators"], layout["yaxis"]["ticktext"]) == (", ", list(view_case(case).tick_words))


@pytest.mark.parametrize("case", DRAWN)
def test_the_figure_has_the_points_of_the_picture_at_the_same_heights(case: str) -> None:
    view, traces = view_case(case), traces_of(case)
    periods = figure(view)["layout"]["xaxis"]["categoryarray"]
    for series in view.series:
        trace = traces[series.name]
        told = map(unescape, trace["text"])
        there = {x: (y, text) for x, y, text in zip(trace["x"], trace["y"], told, strict=True) if y is not None}
        assert there == {periods[point.slot]: (float(point.value), point.told) for point in series.points}


@pytest.mark.parametrize("case", DRAWN)
def test_the_figure_has_the_target_of_each_period_where_the_picture_has_it(case: str) -> None:
    view = view_case(case)
    ends = {slot: float(aim.highest) for aim in view.aims for slot in range(aim.first, aim.last + 1)}
    aims = traces_of(case).get("Mål", {"y": [None] * len(view.periods)})
    assert aims["y"] == [ends.get(slot) for slot in range(len(view.periods))]


@pytest.mark.parametrize("case", ["others", "others-with-gaps", "ten-years-of-everything"])
@pytest.mark.parametrize("name", ["Kvinnor", "Män", "Riket", "Liknande kommuner"])
def test_the_figure_says_of_others_what_the_table_says(case: str, name: str) -> None:
    rows = [row for row in table_of_case(case) if row.get(name, "–") != "–"]
    trace = traces_of(case).get(name, {"text": []})
    assert [text.replace("\u00a0", " ") for text in trace["text"] if text] == [
        f"{name} {row['Period']}: {row[name]}" for row in rows
    ]


@pytest.mark.parametrize("case", ["hostile-unit", "hostile-sign"])
def test_no_text_holds_a_tag_that_plotly_would_obey(case: str) -> None:
    stated = [text for trace in figure(view_case(case))["data"] for text in trace["text"]]
    assert [text for text in stated if "<" in text] == []


def test_yes_and_no_are_two_heights_with_words() -> None:
    assert traces_of("yes-no")["Utfall"]["y"] == [0, 0, 1, 1]
    assert figure(view_case("yes-no"))["layout"]["yaxis"]["ticktext"] == ["Nej", "Ja"]


def test_the_line_is_broken_where_a_year_is_missing() -> None:
    outcomes = traces_of("gaps")["Utfall"]
    values = dict(zip(outcomes["x"], outcomes["y"], strict=True))
    assert [values[year] for year in ("2019", "2020", "2021", "2022", "2023")] == [74, None, None, None, 79]


def test_a_forecast_on_a_line_is_hollow() -> None:
    assert traces_of("forecast")["Utfall"]["marker"]["symbol"] == ["circle"] * 4 + ["circle-open"]


def style_of_bar(style: Any, place: int) -> Any:
    """How one bar is drawn, where a list has one value a bar."""
    if isinstance(style, dict):
        return {key: style_of_bar(value, place) for key, value in style.items()}
    return style[place] if isinstance(style, list) else style


def test_a_forecast_among_bars_looks_different() -> None:
    marker = traces_of("counts")["Utfall"]["marker"]
    assert style_of_bar(marker, 4) != style_of_bar(marker, 5)


def test_the_baseline_of_a_movement_is_in_the_figure() -> None:
    assert set(traces_of("movement")["Startvärde"]["y"]) == {70}


WRITE = """
from macros.pages.chart_plotly import write_figure
from tests.pages.golden import DRAWN, draw_case, view_case
for case in DRAWN:
    print(write_figure(view_case(case)), draw_case(case))
"""


def test_figures_and_pictures_are_the_same_bytes_in_every_run() -> None:
    root = Path(__file__).parents[2]
    runs = {
        subprocess.run(
            [sys.executable, "-c", WRITE],
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
