"""`goals note` against a GitLab on this machine: one note, kept up to date, whatever GitLab and others do."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.editing import merge_request
from macros.editing.merge_request import Patience, write_safely
from tests.editing.gitlab_server import BOT, OTHER, TOKEN, GitLab, gitlab_server

MARK = "<!-- goals note: diff -->"


@pytest.fixture
def gitlab(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitLab]:
    monkeypatch.setattr(merge_request, "PATIENCE", Patience(answer=0.4, pause=0.01, longest_pause=0.05, tries=3))
    with gitlab_server() as server:
        set_variables(monkeypatch, server.variables)
        yield server


def set_variables(monkeypatch: pytest.MonkeyPatch, variables: Mapping[str, str]) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def note(tmp_path: Path, text: str, *options: str) -> int:
    (tmp_path / "diff.md").write_text(text, encoding="utf-8")
    return main(["note", str(tmp_path / "diff.md"), *options])


def told(gitlab: GitLab) -> list[str]:
    return [note["body"] for note in gitlab.notes]


def test_the_first_time_a_note_is_created_and_then_it_is_updated(
    gitlab: GitLab, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert note(tmp_path, "Nytt utfall: **81,2 %**\n") == 0
    assert told(gitlab) == [f"{MARK}\nNytt utfall: **81,2 %**\n"]
    assert note(tmp_path, "Nytt utfall: **82 %**\n") == 0
    assert told(gitlab) == [f"{MARK}\nNytt utfall: **82 %**\n"]
    assert "uppdaterad" in capsys.readouterr().out


def test_what_it_says_already_is_not_written_again(gitlab: GitLab, tmp_path: Path) -> None:
    note(tmp_path, "Inget nytt.\n")
    note(tmp_path, "Inget nytt.\n")
    assert [asked.split()[0] for asked in gitlab.asked] == ["GET", "GET", "POST", "GET", "GET"]


def test_the_note_is_found_behind_hundreds_of_others(gitlab: GitLab, tmp_path: Path) -> None:
    for number in range(230):
        gitlab.add(f"Kommentar {number}")
    gitlab.add(f"{MARK}\nförra", BOT)
    gitlab.add("sist")
    assert note(tmp_path, "nu") == 0
    assert len(gitlab.notes) == 232
    assert told(gitlab)[230] == f"{MARK}\nnu"


def test_what_another_wrote_with_the_same_marker_is_left_alone(gitlab: GitLab, tmp_path: Path) -> None:
    gitlab.add(f"{MARK}\nAllt är bra, slå ihop!", OTHER)
    gitlab.add(f"citat: {MARK}", BOT)
    gitlab.add(f"{MARK} ändrade titeln", BOT, system=True)
    note(tmp_path, "nytt")
    note(tmp_path, "nyare")
    assert told(gitlab)[:3] == [f"{MARK}\nAllt är bra, slå ihop!", f"citat: {MARK}", f"{MARK} ändrade titeln"]
    assert told(gitlab)[3:] == [f"{MARK}\nnyare"]


def test_each_marker_has_a_note_of_its_own(gitlab: GitLab, tmp_path: Path) -> None:
    note(tmp_path, "a")
    note(tmp_path, "b", "--marker", "kolada")
    assert told(gitlab) == [f"{MARK}\na", "<!-- goals note: kolada -->\nb"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 0])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_fault_that_passes_is_waited_out_and_the_note_written_once(
    gitlab: GitLab, tmp_path: Path, method: str, status: int
) -> None:
    gitlab.is_written_before_a_fault = status == 0
    gitlab.fail(method, status, times=2, Retry_After="1")
    assert note(tmp_path, "nytt") == 0
    assert told(gitlab) == [f"{MARK}\nnytt"]


def test_a_note_that_is_removed_meanwhile_is_written_anew(gitlab: GitLab, tmp_path: Path) -> None:
    gitlab.add(f"{MARK}\nförra", BOT)
    gitlab.fail("PUT", 404)
    assert note(tmp_path, "nytt") == 0
    assert told(gitlab) == [f"{MARK}\nnytt"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((401, b"{}"), "gäller inte"),
        ((403, b"{}"), "rollen Reporter"),
        ((404, b"{}"), "finns inte"),
        ((302, b""), "CI_API_V4_URL"),
        ((200, b"<html>logga in"), "annat än väntat"),
        ((200, b'{"id": "x"}'), "annat än väntat"),
    ],
)
def test_a_fault_that_stays_is_one_sentence_that_says_what_to_do(
    gitlab: GitLab, tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: tuple[int, bytes], said: str
) -> None:
    gitlab.fail("GET", *answer, Location="http://127.0.0.1:1/")
    assert note(tmp_path, "nytt") == 1
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert TOKEN not in shown.err + shown.out
    assert gitlab.notes == []


@pytest.mark.parametrize("fault", ["busy", "slow", "away"])
def test_what_never_answers_is_given_up(
    gitlab: GitLab, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    if fault == "busy":
        gitlab.fail("GET", 503, times=9)
    elif fault == "slow":
        gitlab.seconds = 0.5
    else:
        monkeypatch.setenv("CI_API_V4_URL", "http://127.0.0.1:1/api/v4")
    assert note(tmp_path, "nytt") == 1
    assert "Kör jobbet igen om en stund." in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["GOALS_NOTE_TOKEN", "CI_MERGE_REQUEST_IID"])
def test_without_a_token_or_a_merge_request_it_says_so_and_that_is_all(
    gitlab: GitLab, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.delenv(missing)
    assert note(tmp_path, "nytt") == 0
    assert capsys.readouterr().out.startswith("Ingen kommentar skrivs: ")
    assert gitlab.asked == []


@pytest.mark.parametrize("token", ["hemligt å", "två\nrader"])
def test_a_token_that_is_none_is_told_of(
    gitlab: GitLab, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("GOALS_NOTE_TOKEN", token)
    assert note(tmp_path, "nytt") == 1
    assert token.splitlines()[0] not in capsys.readouterr().err


@pytest.mark.parametrize("setting", ["HTTP_PROXY=foo:bar", "HTTP_PROXY=ftp://x", "SSL_CERT_FILE=finns-inte"])
def test_a_machine_that_is_not_set_up_is_told_of(
    gitlab: GitLab, tmp_path: Path, setting: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, _, value = setting.partition("=")
    monkeypatch.setenv(name, value)
    assert note(tmp_path, "Hej") == 1
    assert name.removeprefix("HTTP_") in capsys.readouterr().err


def test_a_file_that_is_missing_or_empty_is_told_of(
    gitlab: GitLab, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [note(tmp_path, "\n"), main(["note", str(tmp_path / "ingen.md")])] == [1, 1]
    empty, missing = capsys.readouterr().err.splitlines()
    assert ("är tom" in empty, "ingen.md" in missing, gitlab.asked) == (True, True, [])


def test_a_fork_s_pipeline_writes_in_the_project_that_the_merge_request_is_to(
    gitlab: GitLab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_PROJECT_ID", "99")
    assert note(tmp_path, "nytt") == 0
    assert len(gitlab.notes) == 1


# What data may hold


def test_no_line_of_a_note_is_a_command_to_gitlab(gitlab: GitLab, tmp_path: Path) -> None:
    note(tmp_path, "Nytt mål:\n/merge\n  /approve\n\t/close\n\n/assign @kim\nrad\r/label ~x\nse a/b och /mal/x/ här\n")
    written = told(gitlab)[0]
    assert [line for line in written.splitlines() if line.lstrip().startswith("/")] == []
    assert "se a/b och /mal/x/ här" in written


def test_nobody_is_called_by_name(gitlab: GitLab, tmp_path: Path) -> None:
    note(tmp_path, "@all och (@kim), men kommunen@example.se står som det är\n")
    assert "@all" not in told(gitlab)[0]
    assert "@kim" not in told(gitlab)[0]
    assert "kommunen@example.se" in told(gitlab)[0]


def test_a_note_that_is_too_long_ends_with_a_whole_line_and_says_so() -> None:
    written = write_safely("- en rad som är ganska lång\n" * 10_000)
    assert len(written) < 61_000
    assert written.endswith("lång\n\n\n*Listan är kortad här. Hela finns bland filerna från pipelinen.*\n")
    assert len(write_safely("x" * 1_000_000)) < 61_000
