from difflib import unified_diff

import pytest

from macros.editing.recording.goal_file import GoalFile
from macros.editing.recording.outcome_change import INDICATOR_KEYS, OUTCOME_KEYS
from macros.editing.recording.recording import find_place
from macros.plan.periods import Period

ROW = {"period": "2025", "värde": "81.2", "publicerad": "2026-03-25"}
LONG = {**ROW, "kommentar": "Det här är en lång förklaring som inte får plats på en rad, och som därför bryts på två."}
ROWS = """\
titel: Läsning
utfall:   # mätt
  - {period: 2023, värde: 79}   # först
  - period: 2024
    kommentar: |
      Text.

# om synonymerna
synonymer: [läsa]
"""
FLOW = "utfall: [{period: 2023, värde: 79}, {period: 2024, värde: 80}]  # alla\n"
CASES = [
    (ROWS, 2, ROW, ["+  - {period: 2025, värde: 81.2, publicerad: 2026-03-25}"], "      Text."),
    (ROWS, 0, ROW, ["+  - {period: 2025, värde: 81.2, publicerad: 2026-03-25}"], "utfall:   # mätt"),
    (ROWS, 1, LONG, [
        "+  - period: 2025",
        "+    värde: 81.2",
        "+    publicerad: 2026-03-25",
        "+    kommentar: >-",
        "+      Det här är en lång förklaring som inte får plats på en rad, och som därför bryts på två.",
    ], "  - {period: 2023, värde: 79}   # först"),
    ("utfall:\n- period: 2024\n  värde: 80", 1, ROW, [
        "-  värde: 80",
        "+  värde: 80",
        "+- period: 2025",
        "+  värde: 81.2",
        "+  publicerad: 2026-03-25",
    ], None),
    ("titel: Läsning\nsynonymer: [a]\n", 0, ROW, [
        "+utfall:",
        "+  - {period: 2025, värde: 81.2, publicerad: 2026-03-25}",
    ], "titel: Läsning"),
    ("titel: Läsning\nutfall:\nsynonymer: [a]\n", 0, ROW, [
        "+  - {period: 2025, värde: 81.2, publicerad: 2026-03-25}",
    ], "utfall:"),
    (FLOW, 1, {"period": "2025"}, [
        f"-{FLOW.strip()}",
        "+utfall: [{period: 2023, värde: 79}, {period: 2025}, {period: 2024, värde: 80}]  # alla",
    ], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "row", "changed", "after"), CASES)
def test_new_row_is_written_like_its_neighbours(
    text: str, place: int, row: dict[str, str], changed: list[str], after: str | None
) -> None:
    new = GoalFile.read(text.encode()).add_item(("utfall",), place, row, INDICATOR_KEYS).write().decode()
    diff = list(unified_diff(text.splitlines(keepends=True), new.splitlines(keepends=True), n=1))[3:]
    assert [line.rstrip("\n") for line in diff if line[0] in "+-"] == changed
    assert after is None or diff[0].rstrip("\n") == f" {after}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {period: 2025, värde: 1}", "- {period: 2025, värde: 2, rättelser: [{tidigare: 1}]}"),
        ("- {period: 2025, värde: 1,5}", "- {period: 2025, värde: 2, rättelser: [{tidigare: 1}]}"),
        ("- period: 2025\n  värde:   '1' # ja", "- period: 2025\n  värde:   2 # ja\n  rättelser:\n    - {tidigare: 1}"),
        ("- period: 2025\n  värde: 1\n  rättelser: [{tidigare: 0}]",
         "- period: 2025\n  värde: 2\n  rättelser: [{tidigare: 0}, {tidigare: 1}]"),
        ("- period: 2025\n  värde:\n  rättelser:\n  - tidigare: 0 # nej\n",
         "- period: 2025\n  värde: 2\n  rättelser:\n  - tidigare: 0 # nej\n  - tidigare: 1\n"),
    ],
)  # fmt: skip
def test_corrected_value_and_what_stood(before: str, after: str) -> None:
    file = GoalFile.read(f"utfall:\n{before}".encode()).set_value(("utfall", 0, "värde"), "2", OUTCOME_KEYS)
    place = before.count("tidigare")
    new = file.add_item(("utfall", 0, "rättelser"), place, {"tidigare": "1"}, OUTCOME_KEYS)
    assert new.write().decode() == f"utfall:\n{after}"


@pytest.mark.parametrize(
    ("made", "new", "place"),
    [
        (["2022", "2023", "2025"], "2024", 2),
        (["2022", "2023"], "2024", 2),
        (["2022", "2023"], "2021", 0),
        (["2025", "2023", "2022"], "2024", 1),
        (["2025", "2023"], "2026", 0),
        (["2025", "2023"], "2021", 2),
        (["2025-h1", "2025-h2"], "2025-h1", 1),
        ([], "2025", 0),
    ],
)
def test_new_outcome_stands_where_its_period_belongs(made: list[str], new: str, place: int) -> None:
    assert find_place([Period.parse(each) for each in made], Period.parse(new)) == place
