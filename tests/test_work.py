import os
from functools import partial
from pathlib import Path

import pytest

from macros.work import Job, Work, WorkError, count_processes


@pytest.fixture(params=[1, 2, 3])
def processes(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


def _write(place: Path) -> None:
    with place.open("x", encoding="utf-8") as file:  # fails where it is written twice
        file.write(f"{os.getpid()}")


@pytest.mark.parametrize("count", [0, 1, 7, 40_000])
def test_every_job_is_done_once(tmp_path: Path, count: int, processes: int) -> None:
    done = tmp_path / "done"
    jobs: list[Job] = [partial(_add_line, done, number) for number in range(count)]
    Work(jobs, processes).finish()
    told = sorted(map(int, done.read_text(encoding="utf-8").split())) if count else []
    assert told == list(range(count))


def _add_line(file: Path, number: int) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, f"{number}\n".encode())
    os.close(handle)


def test_another_process_works_while_this_one_does_something_else(tmp_path: Path) -> None:
    work = Work([partial(_write, tmp_path / "done")], processes=2)
    while not (tmp_path / "done").exists():
        os.sched_yield()
    work.finish()
    assert int((tmp_path / "done").read_text(encoding="utf-8")) != os.getpid()


def _fail() -> None:
    raise ValueError("so it went")


def test_what_fails_in_another_process_is_told_here(tmp_path: Path) -> None:
    work = Work([_fail], processes=2)
    os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    with pytest.raises(WorkError, match="ValueError: so it went"):
        work.finish()


def test_a_process_that_dies_is_told(tmp_path: Path) -> None:
    work = Work([partial(os._exit, 1)], processes=2)
    os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    with pytest.raises(WorkError, match="ended before its work was done"):
        work.finish()


def test_after_a_stop_nothing_more_is_done(tmp_path: Path) -> None:
    jobs: list[Job] = [partial(_write, tmp_path / str(number)) for number in range(10_000)]
    Work(jobs, processes=2).stop()
    done = len(list(tmp_path.iterdir()))
    assert done < len(jobs)
    assert len(list(tmp_path.iterdir())) == done, "Nobody is left who writes"


@pytest.mark.parametrize(("said", "wanted"), [("1", 1), ("3", 3), ("0", 1)])
def test_the_number_of_processes_can_be_said(said: str, wanted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALS_PROCESSES", said)
    assert count_processes() == wanted


@pytest.mark.parametrize("said", ["", "många", "-2"])
def test_else_there_is_a_process_a_core(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALS_PROCESSES", said)
    assert count_processes() == min(len(os.sched_getaffinity(0)), 4)
