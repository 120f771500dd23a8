from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from macros.editing.entry import Entry
from macros.editing.recording.goal_file import GoalFile, Unchangeable
from macros.editing.recording.outcome_change import INDICATOR_KEYS
from macros.editing.recording.recording import draft_outcomes
from macros.plan.indicator import Outcome
from macros.plan.periods import Period
from macros.reading.load import load_plan
from macros.reading.problems import SourceError
from tests.editing.files import DAY, FIGURES, TEXTS, indicator_files, new_entries
from tests.repositories import write_repository

ROOT = Path(__file__).parents[2]
SOURCE = "skolnamnden/indikatorer/lasning.yml"
FEW = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@contextmanager
def repository(content: bytes) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        goals = write_repository(Path(folder), {})
        (goals / SOURCE).parent.mkdir(parents=True)
        (goals / SOURCE).write_bytes(content)
        yield goals


def record(goals: Path, entry: Entry) -> Outcome:
    """The outcome as it is read back from the files, written."""
    try:
        draft = draft_outcomes(goals, load_plan(goals), [entry], DAY)
    except SourceError as refused:
        assume(
            "styrtecken" not in str(refused) and "personnummer" not in str(refused) and "för lång" not in str(refused)
        )
        raise
    draft.write()
    made = load_plan(goals).indicators["lasning"].outcomes
    kind = entry.kind or "utfall"
    return next(
        each for each in reversed(made) if each.period == entry.period and (each.not_measured or each.kind == kind)
    )


def is_inserted(former: bytes, new: bytes) -> bool:
    """Whether the new content is the former with something put in at one place."""
    prefix = next((n for n, (a, b) in enumerate(zip(former, new, strict=False)) if a != b), len(former))
    suffix = next((n for n, (a, b) in enumerate(zip(former[::-1], new[::-1], strict=False)) if a != b), len(former))
    return prefix + suffix >= len(former)


@FEW
@given(indicator_files(), new_entries())
def test_new_outcome_reads_back_and_every_other_byte_stays(content: bytes, entry: Entry) -> None:
    with repository(content) as goals:
        made = record(goals, entry)
        new = (goals / SOURCE).read_bytes()
        assert (made.value, made.women, made.men, made.individuals) == (
            entry.value,
            entry.women,
            entry.men,
            entry.individuals,
        )
        assert made.published == DAY
        for text, read in ((entry.comment, made.comment), (entry.not_measured, made.not_measured)):
            assert read == (" ".join(text.split()) if text else None)
        beside = made.comparison
        assert (beside.nation if beside else None, beside.similar if beside else None) == (entry.nation, entry.similar)
        assert is_inserted(content, new)
        assert new.count(b"\r\n") == (new.count(b"\n") if b"\r\n" in content else 0)
        assert not draft_outcomes(goals, load_plan(goals), [entry], DAY).files


@FEW
@given(indicator_files(), FIGURES, TEXTS, st.sampled_from([2021, 2022, 2023]))
def test_correction_reads_back_and_touches_only_its_own_row(
    content: bytes, value: Decimal, reason: str, year: int
) -> None:
    with repository(content) as goals:
        former = {made.period.year: made for made in load_plan(goals).indicators["lasning"].outcomes}
        assume(year in former and former[year].value != value)
        entry = Entry("lasning", Period.parse(str(year)), value, reason=reason)
        made = record(goals, entry)
        assert made.value == value
        assert (made.corrections[-1].date, made.corrections[-1].former) == (DAY, former[year].value)
        assert made.corrections[-1].reason == " ".join(reason.split())
        assert made.model_copy(update={"value": former[year].value, "corrections": ()}) == former[year]
        gone = set(content.splitlines()) - set((goals / SOURCE).read_bytes().splitlines())
        assert all(b"7%d" % (year % 10) in line or b"2024-02-01" in line or b"antal" in line for line in gone), gone
        assert not draft_outcomes(goals, load_plan(goals), [entry], DAY).files


def test_every_shipped_file_keeps_all_it_held() -> None:
    row = {"period": "1999", "värde": "1.5", "publicerad": "2000-01-01", "kommentar": "Så: #1, {ja} ”nej”"}
    for path in [*ROOT.glob("goals/*/indikatorer/*.yml"), *ROOT.glob("tests/site/goals/*/indikatorer/*.yml")]:
        content = path.read_bytes()
        file = GoalFile.read(content)
        assert file.write() == content
        assert is_inserted(content, file.add_item(("utfall",), 0, row, INDICATOR_KEYS).write()), path


@pytest.mark.parametrize("text", ["utfall: nej\n", "utfall: {a: 1}\n", "- 1\n"])
def test_file_that_holds_something_else_is_left(text: str) -> None:
    with pytest.raises(Unchangeable):
        GoalFile.read(text.encode()).add_item(("utfall",), 0, {"period": "2025"}, INDICATOR_KEYS)
