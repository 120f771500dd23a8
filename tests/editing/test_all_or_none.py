import os
import stat
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from macros.editing.entry import Entry
from macros.editing.recording.draft import Draft
from macros.editing.recording.recording import draft_outcomes
from macros.plan.periods import Period
from macros.reading.load import load_plan
from macros.reading.problems import ChangeRefused, SourceError
from tests.repositories import write_repository

INDICATOR = """
    titel: Den {name}
    mål: [malet]
    enhet: antal
    riktning: högre
    """
NAMES = ("forsta", "andra", "tredje")


@pytest.fixture
def goals(tmp_path: Path) -> Path:
    files = {f"skolnamnden/indikatorer/{name}.yml": INDICATOR.format(name=name) for name in NAMES[:2]}
    return write_repository(
        tmp_path, {**files, "fritidsnamnden/indikatorer/tredje.yml": INDICATOR.format(name="tredje")}
    )


def draft_of(goals: Path, value: str = "12") -> Draft:
    entries = [Entry(name, Period.parse("2025"), Decimal(value), said=f"rad {n}") for n, name in enumerate(NAMES, 2)]
    return draft_outcomes(goals, load_plan(goals), entries, date(2026, 3, 25))


def contents(goals: Path) -> dict[str, bytes]:
    return {str(path.relative_to(goals)): path.read_bytes() for path in goals.rglob("*") if path.is_file()}


def test_all_files_are_written_with_the_rights_they_had(goals: Path) -> None:
    path = goals / "skolnamnden/indikatorer/forsta.yml"
    path.chmod(0o640)
    names = contents(goals).keys()
    draft_of(goals).write()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert contents(goals).keys() == names
    assert [str(each.outcomes[0].value) for each in load_plan(goals).indicators.values()] == ["12"] * 3


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_failed_rename_leaves_every_file_as_it_was(goals: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    before, draft, replace, calls = contents(goals), draft_of(goals), Path.replace, []

    def fail(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ChangeRefused, match=r"Det går inte att skriva .*disken är full\. Inget är ändrat\."):
        draft.write()
    assert contents(goals) == before


@pytest.mark.skipif(
    not hasattr(os, "fork") or os.getuid() != 0, reason="a folder can be closed for another user only by root"
)
def test_folder_that_cannot_be_written_leaves_every_file_as_it_was(goals: Path) -> None:
    before, draft = contents(goals), draft_of(goals)
    for path in [goals, *goals.parents, *goals.rglob("*")]:
        path.chmod(0o777)
    (goals / "fritidsnamnden/indikatorer").chmod(0o555)
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        try:
            draft.write()
        except ChangeRefused as refused:
            os._exit(0 if "fritidsnamnden/indikatorer/tredje.yml: rättigheter saknas" in str(refused) else 3)
        os._exit(4)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert contents(goals) == before


def test_file_changed_meanwhile_stops_all(goals: Path) -> None:
    draft = draft_of(goals)
    path = goals / "fritidsnamnden/indikatorer/tredje.yml"
    path.write_bytes(path.read_bytes() + b"# ny\n")
    before = contents(goals)
    with pytest.raises(ChangeRefused, match="har ändrats medan kommandot arbetade"):
        draft.write()
    assert contents(goals) == before


def test_two_runs_do_not_mix(goals: Path) -> None:
    first, second = draft_of(goals), draft_of(goals, "13")
    busy = goals / "skolnamnden/indikatorer/.andra.yml.skrivs"
    busy.write_text("")
    with pytest.raises(ChangeRefused, match="skrivs just nu av någon annan"):
        first.write()
    busy.unlink()
    first.write()
    with pytest.raises(ChangeRefused, match="har ändrats"):
        second.write()
    assert {str(each.outcomes[0].value) for each in load_plan(goals).indicators.values()} == {"12"}


def test_what_a_killed_run_left_is_swept_away(goals: Path) -> None:
    left = goals / "skolnamnden/indikatorer/.andra.yml.skrivs"
    left.write_text("")
    os.utime(left, (0, 0))
    draft_of(goals).write()
    assert not left.exists()


def test_every_fault_of_many_entries_is_told_with_its_row(goals: Path) -> None:
    entries = [
        Entry("forsta", Period.parse("2025"), Decimal(1), said="rad 2"),
        Entry("fjarde", Period.parse("2025"), Decimal(1), said="rad 3"),
        Entry("andra", Period.parse("2025"), Decimal(1), individuals=2, said="rad 4"),
        Entry("forsta", Period.parse("2025"), Decimal(2), said="rad 5"),
    ]
    with pytest.raises(SourceError) as refused:
        draft_outcomes(goals, load_plan(goals), entries, date(2026, 3, 25))
    told = str(refused.value).splitlines()
    assert [line.split(":")[0] for line in told] == ["Rad 3", "Rad 4 (Den andra, 2025)", "Rad 5 (Den forsta, 2025)"]
    assert "Samma period står också på rad 2" in told[2]
