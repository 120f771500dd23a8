from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.plan.plan import Plan
from macros.reading.known_files import KnownFiles
from macros.reading.load import read_plan
from tests.repositories import DEFAULTS, write_repository

GOAL, MEASURE = "skolnamnden/mal/malet.yml", "skolnamnden/indikatorer/matt.yml"
FILES = (GOAL, "skolnamnden/mal/andra.yml", MEASURE, "kommun.yml")
TEXTS = (
    DEFAULTS[GOAL],
    DEFAULTS[GOAL].replace("Målet", "Det andra"),
    DEFAULTS["kommun.yml"],
    """
    titel: Matt
    mål: [malet]
    enhet: "%"
    riktning: högre
    utfall: [{period: 2025, värde: 7, publicerad: 2026-03-01}]
    """,
    "titel: Matt\nmål: [inget]\nenhet: '%'\nriktning: högre",
    "titel: [",
    "",
)
changes = st.lists(st.tuples(st.sampled_from(FILES), st.none() | st.sampled_from(TEXTS)), max_size=4)


def _parts(plan: Plan) -> dict[str, object]:
    """What a plan holds: plans themselves equal nothing else."""
    return {name: value for name, value in vars(plan).items() if not name.startswith("_")}


@settings(max_examples=100, deadline=None)
@given(st.lists(changes, min_size=2, max_size=4))
def test_whether_files_are_known_never_shows(rounds: list[list[tuple[str, str | None]]]) -> None:
    known = KnownFiles()
    with TemporaryDirectory() as name:
        folder = Path(name)
        for changed in rounds:
            for file, _ in changed:
                (folder / file).unlink(missing_ok=True)
            write_repository(folder, dict.fromkeys(DEFAULTS) | dict(changed))
            (plan, problems), (cold, told) = read_plan(folder, known=known), read_plan(folder)
            assert (_parts(plan), problems) == (_parts(cold), told)


def test_an_unchanged_file_is_read_once(tmp_path: Path) -> None:
    known = KnownFiles()
    write_repository(tmp_path, {MEASURE: TEXTS[3]})
    first, _ = read_plan(tmp_path, known=known)
    (tmp_path / GOAL).write_text(TEXTS[1], encoding="utf-8")
    second, _ = read_plan(tmp_path, known=known)
    assert second.indicators["matt"] is first.indicators["matt"]
    assert second.goals["malet"].title == "Det andra"
