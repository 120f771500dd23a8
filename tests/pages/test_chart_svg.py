"""The pictures of the golden cases: the same to the byte, well-formed, small, and told to those who hear them.

After a change that is meant, `pytest tests/pages --golden` draws them anew; look at each that has changed.
"""

import re
from xml.etree import ElementTree as ET

import pytest

from macros.pages.chart_svg import labelled_slots
from tests.pages.golden import (
    DRAWN,
    FOLDER,
    chart_of_case,
    draw_case,
    page_of_case,
    table_of_case,
    view_case,
)

LARGEST = 4_096
"""The bytes of a picture."""
OF_TOO_MANY = {"months", "three-years-of-months"}
"""The cases with so many outcomes that only the newest have their values."""


def picture_of(case: str) -> ET.Element:
    return ET.fromstring(draw_case(case))  # noqa: S314  drawn by ourselves


def texts_of(picture: ET.Element, kind: str) -> list[str]:
    """The texts of a class, or in a group of that class, without no-break spaces."""
    groups = [each for each in picture.iter() if kind in each.get("class", "").split()]
    found = [text for group in groups for text in group.iter("text")]
    return ["".join(each.itertext()).replace("\u00a0", " ") for each in found]


def points_of(picture: ET.Element) -> list[ET.Element]:
    return [each for each in picture.iter("g") if each.get("tabindex")]


def values_of(picture: ET.Element) -> list[str]:
    """The value that each point shows when it is hovered, focused or tapped."""
    return ["".join(point[-1].itertext()).replace("\u00a0", " ") for point in points_of(picture)]


def count_of(picture: ET.Element, tag: str, kind: str) -> int:
    return sum(kind in each.get("class", "").split() for each in picture.iter(tag))


def in_words(cell: str) -> str:
    """`76,4 % (prognos) *`, as a table has it, in words: `76,4 %, prognos, rättat`."""
    return re.sub(r" \((prognos|preliminärt)\)", r", \1", cell).replace(" *", ", rättat")


def is_value(cell: str) -> bool:
    return cell not in {"–", "Ej mätt"}


# All cases


@pytest.mark.parametrize("case", DRAWN)
def test_the_picture_is_the_golden_one(case: str, *, rewrites_golden: bool) -> None:
    file = FOLDER / f"{case}.svg"
    if rewrites_golden:
        file.write_text(draw_case(case) + "\n", encoding="utf-8")
    assert draw_case(case) + "\n" == file.read_text(encoding="utf-8"), f"Look at {case} and run with --golden"


def test_every_golden_picture_has_its_case() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.svg")) == DRAWN


@pytest.mark.parametrize("case", DRAWN)
def test_nothing_in_the_picture_can_run_and_no_style_stands_in_it(case: str) -> None:
    allowed = {"svg", "g", "path", "text", "tspan", "circle"}
    picture = picture_of(case)
    names = {name for each in picture.iter() for name in each.attrib}
    assert {each.tag for each in picture.iter()} <= allowed
    assert names <= {"class", "viewBox", "role", "aria-labelledby", "aria-label", "tabindex", "transform",
                     "d", "dy", "r", "x", "y"}  # fmt: skip


@pytest.mark.parametrize("case", DRAWN)
def test_no_axis_has_more_than_six_labels(case: str) -> None:
    picture = picture_of(case)
    assert 2 <= len(texts_of(picture, "tick")) <= 6
    assert 1 <= len(texts_of(picture, "slot")) <= 6


@pytest.mark.parametrize("case", DRAWN)
def test_every_point_has_an_accessible_name_with_what_its_row_in_the_table_says(case: str) -> None:
    told = [f"{row['Period']}: {in_words(row['Utfall'])}" for row in table_of_case(case) if is_value(row["Utfall"])]
    heard = [point.get("aria-label", "").replace("\u00a0", " ") for point in points_of(picture_of(case))]
    newest = told[-len(heard) :] if case in OF_TOO_MANY else told
    assert [name.casefold() for name in heard] == [name.casefold() for name in newest]


@pytest.mark.parametrize("case", DRAWN)
def test_every_point_can_be_reached_by_keyboard_and_shows_its_value(case: str) -> None:
    view = view_case(case)
    points = points_of(picture_of(case))
    assert [(point.get("tabindex"), point.get("role")) for point in points] == [("0", "img")] * len(points)
    told = [point.text.replace("\u00a0", " ") for point in view.outcomes.points]
    assert values_of(picture_of(case)) == (told[-len(points) :] if case in OF_TOO_MANY else told)


@pytest.mark.parametrize("case", DRAWN)
def test_a_picture_is_at_most_four_kilobytes(case: str) -> None:
    assert len(draw_case(case).encode()) <= LARGEST


@pytest.mark.parametrize("case", sorted(OF_TOO_MANY))
def test_of_too_many_outcomes_all_are_drawn_and_as_many_as_there_is_room_for_have_their_values(case: str) -> None:
    picture = picture_of(case)
    drawn = path_of(case, "bar" if "bars" in picture.get("class", "").split() else "dots").count("M")
    hollow = sum("forecast" in point.get("class", "") for point in points_of(picture))
    assert drawn + hollow >= len(view_case(case).outcomes.points) > len(points_of(picture)) > 15
    assert len(draw_case(case).encode()) > LARGEST - 200
    assert "last" in points_of(picture)[-1].get("class", "")
    assert "Tabellen har alla värden" in page_of_case(case).text


# What the cases are there to show


def test_nothing_is_drawn_where_nothing_is_measured() -> None:
    assert chart_of_case("no-point") is None
    assert page_of_case("no-point").all("figure") == []


@pytest.mark.parametrize(
    ("case", "kind", "texts"),
    [
        ("single-point", "slot", ["2025"]),
        ("ten-years", "slot", ["2017", "2019", "2021", "2023", "2025"]),
        ("quarters", "slot", ["kv1 22", "kv4 22", "kv3 23", "kv2 24", "kv1 25", "kv4 25"]),
        ("school-years", "slot", ["21/22", "22/23", "23/24", "24/25"]),
        ("tertials-and-years", "slot", ["T1 24", "T2 24", "2024", "T1 25", "T2 25", "2025"]),
        ("yes-no", "tick", ["Nej", "Ja"]),
        ("yes-no", "side", []),
        ("yes-no", "aim-name", ["Mål Ja"]),
        ("interval", "aim-name", ["Mål 95–100 %"]),
        ("interval", "side", []),
        ("ten-years", "aim-name", ["Mål 80 %"]),
        ("target-steps", "aim-name", ["Mål 65 %"]),
        ("crosses-zero", "aim-name", ["Grönt 0"]),
        ("crosses-zero", "tick", ["−7,5", "−5", "−2,5", "0", "2,5", "5"]),
        ("key-figure", "aim-name", []),
        ("ten-years", "side", ["↑ bättre"]),
        ("lower-is-better", "side", ["↓ bättre"]),
        ("gaps", "gap", ["ej mätt", "ej mätt"]),
        ("corrected", "mark", ["*"]),
        ("ten-years", "mark", []),
        ("movement", "name", ["Startvärde"]),
        ("others", "name", ["Män", "Riket", "Liknande", "Kvinnor"]),
        ("hostile-sign", "aim-name", ["Mål 80 <"]),
        ("small-counts", "tick", ["0", "5", "10", "15"]),
    ],
)
def test_the_words_in_a_picture(case: str, kind: str, texts: list[str]) -> None:
    assert texts_of(picture_of(case), kind) == texts


@pytest.mark.parametrize(
    ("case", "values"),
    [
        ("single-point", ["76,4 %"]),
        ("yes-no", ["Nej", "Nej", "Ja", "Ja"]),
        ("hostile-sign", ["70 <", "76 <"]),
    ],
)
def test_the_values_in_a_picture(case: str, values: list[str]) -> None:
    assert values_of(picture_of(case)) == values


@pytest.mark.parametrize(
    ("case", "tag", "kind", "count"),
    [
        # one line for each unbroken run, and bars for counts
        ("ten-years", "path", "line", 1),
        ("single-point", "path", "line", 0),
        ("counts", "path", "line", 0),
        ("counts", "path", "bar", 2),
        # the forecast is an outline; what leads to it another line
        ("counts", "path", "ahead", 1),
        ("forecast", "path", "ahead", 1),
        ("forecast", "g", "forecast", 1),
        ("forecast", "g", "early", 1),
        ("ten-years", "path", "ahead", 0),
        # target, band, shaded side, baseline, line at zero
        ("ten-years", "path", "aim", 1),
        ("key-figure", "path", "aim", 0),
        ("interval", "path", "band", 1),
        ("interval", "path", "aim", 0),
        ("ten-years", "path", "good", 1),
        ("target-steps", "path", "good", 1),
        ("interval", "path", "good", 0),
        ("yes-no", "path", "good", 0),
        ("movement", "path", "start", 1),
        ("crosses-zero", "path", "zero", 1),
        ("near-hundred", "path", "zero", 0),
        # other series
        ("others", "g", "other", 4),
        ("ten-years", "g", "other", 0),
        # the last value stands there without being asked for, and no other
        ("ten-years", "g", "last", 1),
        ("forecast", "g", "last", 1),
    ],
)
def test_the_shapes_in_a_picture(case: str, tag: str, kind: str, count: int) -> None:
    assert count_of(picture_of(case), tag, kind) == count


def path_of(case: str, kind: str) -> str:
    picture = picture_of(case)
    return next(each.get("d", "") for each in picture.iter("path") if kind in each.get("class", "").split())


def test_the_line_is_broken_where_a_year_is_missing() -> None:
    assert path_of("gaps", "line").count("M") == 2
    assert path_of("ten-years", "line").count("M") == 1


def test_the_line_of_the_target_steps_where_the_target_changes() -> None:
    assert path_of("target-steps", "aim").count("V") == 3
    assert path_of("ten-years", "aim").count("V") == 0


def test_the_shaded_side_is_above_the_target_where_higher_is_better_and_below_where_lower_is() -> None:
    top, floor = "22", "210"
    assert path_of("ten-years", "good").split(" ")[1].startswith(f"{top}H")
    assert f"V{floor}H" in path_of("lower-is-better", "good")


@pytest.mark.parametrize("case", ["counts", "lower-than-nothing", "falling-counts"])
def test_bars_stand_on_zero_within_the_chart(case: str) -> None:
    bars = [each.get("d", "") for each in picture_of(case).iter("path") if "bar" in each.get("class", "").split()]
    floors = {float(bar.split("V")[0].split(" ")[1]) for bar in bars}
    assert len(floors) == 1
    assert 22 <= floors.pop() <= 210


def test_a_hostile_title_and_unit_are_text_and_nothing_else() -> None:
    unit = """"><script>alert(1)</script>'&"""
    names = [point.get("aria-label") for point in points_of(picture_of("hostile-unit"))]
    assert names == [f"2024: 70\u00a0{unit}", f"2025: 76\u00a0{unit}"]


@pytest.mark.parametrize(
    ("count", "labelled"),
    [
        (1, [0]),
        (2, [0, 1]),
        (6, [0, 1, 2, 3, 4, 5]),
        (7, [0, 2, 4, 6]),
        (10, [1, 3, 5, 7, 9]),
        (16, [0, 3, 6, 9, 12, 15]),
        (24, [3, 7, 11, 15, 19, 23]),
    ],
)
def test_the_last_period_always_has_a_label_and_at_most_six_do(count: int, labelled: list[int]) -> None:
    assert list(labelled_slots(count)) == labelled
