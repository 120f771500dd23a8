"""`goals reports`: which documents it writes, when it writes them anew, and what it says."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.reading.load import load_plan
from macros.reports.wanted import Wanted, find_current, list_reports
from tests.repositories import write_repository

REPORT = "skolnamnden/uppfoljning/2025-t2.yml"
FILES = {
    REPORT: "publicerad: 2025-10-08\nsammanfattning: Ett gott år.",
    "fritidsnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-01",
    "skolnamnden/uppfoljning/2025-t1.yml": "publicerad: 2025-06-01",
    "skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-16",
}
ALL = [
    "2025-t1/2025-t1",
    "2025-t1/2025-t1-skolnamnden",
    "2025-t2/2025-t2",
    "2025-t2/2025-t2-fritidsnamnden",
    "2025-t2/2025-t2-skolnamnden",
]
"""The reports of what is published by 2026-06-15."""
Make = Callable[..., int]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Runs the command on the repository, with documents that are quick to write."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781524800")  # 2026-06-15
    monkeypatch.chdir(tmp_path)
    write_repository(tmp_path / "goals", FILES)
    quick = {ending: lambda report, ending=ending: f"{ending} {report!r}".encode() for ending in (".pdf", ".docx")}
    monkeypatch.setattr("macros.reports.shelf._WRITERS", quick)
    return lambda *arguments: main(["reports", "ut", *arguments])


def made_in(folder: Path) -> list[str]:
    """The documents in the folder, without their endings; each must be there in both formats."""
    pdf, word = (sorted(str(each.relative_to(folder).with_suffix("")) for each in folder.rglob(f"*.{ending}"))
                 for ending in ("pdf", "docx"))  # fmt: skip
    assert pdf == word
    return pdf


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        ([], ALL),
        (["--period", "2025-t1"], ["2025-t1/2025-t1", "2025-t1/2025-t1-skolnamnden"]),
        (["--body", "skolnamnden"], ["2025-t1/2025-t1-skolnamnden", "2025-t2/2025-t2-skolnamnden"]),
        (["--period", "2025-t2", "--body", "fritidsnamnden"], ["2025-t2/2025-t2-fritidsnamnden"]),
    ],
)
def test_it_writes_the_documents_that_are_asked_for(
    make: Make, tmp_path: Path, arguments: list[str], made: list[str]
) -> None:
    assert make(*arguments) == 0
    assert made_in(tmp_path / "ut") == made


def test_it_says_in_a_line_what_it_did(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    make()
    make()
    assert capsys.readouterr() == (
        "5 rapporter i ut. 10 nya eller ändrade filer.\n5 rapporter i ut. 0 nya eller ändrade filer.\n",
        "",
    )


def written_by(make: Make, folder: Path, change: Callable[[], object]) -> list[str]:
    """The files that a second run writes anew, after a change."""
    make()
    for file in folder.rglob("*.*"):
        file.write_bytes(b"old") if file.suffix != ".json" else None
    change()
    make()
    return sorted(
        str(each.relative_to(folder)) for each in folder.rglob("*.*")
        if each.suffix != ".json" and each.read_bytes() != b"old"
    )  # fmt: skip


def test_only_what_has_changed_is_written_anew(make: Make, tmp_path: Path) -> None:
    changed = tmp_path / "goals" / REPORT
    written = written_by(make, tmp_path / "ut", lambda: changed.write_text("publicerad: 2025-10-08", encoding="utf-8"))
    assert written == [
        "2025-t2/2025-t2-skolnamnden.docx",
        "2025-t2/2025-t2-skolnamnden.pdf",
        "2025-t2/2025-t2.docx",
        "2025-t2/2025-t2.pdf",
    ]


def test_nothing_is_written_anew_where_nothing_has_changed(make: Make, tmp_path: Path) -> None:
    assert written_by(make, tmp_path / "ut", lambda: None) == []


def test_a_file_that_is_gone_is_written_again(make: Make, tmp_path: Path) -> None:
    gone = tmp_path / "ut" / "2025-t1" / "2025-t1.pdf"
    assert written_by(make, tmp_path / "ut", gone.unlink) == ["2025-t1/2025-t1.pdf"]


@pytest.mark.parametrize("text", [None, "inte json", "[]", '{"../../hemligt.txt": "x"}'])
def test_without_a_manifest_that_can_be_read_all_is_written_again(make: Make, tmp_path: Path, text: str | None) -> None:
    manifest = tmp_path / "ut" / "manifest.json"
    secret = tmp_path.parent / "hemligt.txt"
    secret.write_text("kvar", encoding="utf-8")

    def spoil() -> None:
        manifest.unlink() if text is None else manifest.write_text(text, encoding="utf-8")

    assert len(written_by(make, tmp_path / "ut", spoil)) == 2 * len(ALL)
    assert secret.read_text(encoding="utf-8") == "kvar"


def test_what_is_no_longer_a_follow_up_is_removed(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make()
    own = tmp_path / "ut" / "2025-t2" / "anteckning.pdf"
    own.write_text("inte vår", encoding="utf-8")
    (tmp_path / "goals" / "fritidsnamnden" / "uppfoljning" / "2025-t2.yml").unlink()
    capsys.readouterr()
    make("--period", "2025-t1")
    assert (tmp_path / "ut" / "2025-t2" / "2025-t2-fritidsnamnden.pdf").exists(), "Only a run of all removes"
    make()
    assert not (tmp_path / "ut" / "2025-t2" / "2025-t2-fritidsnamnden.pdf").exists()
    assert own.exists(), "What others have put there stays"
    assert capsys.readouterr().out.splitlines()[-1] == (
        "4 rapporter i ut. 2 nya eller ändrade filer. 2 gamla filer togs bort."
    )
    assert len(json.loads((tmp_path / "ut" / "manifest.json").read_text(encoding="utf-8"))) == 8


def test_a_file_takes_its_place_when_it_is_whole(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make()
    file = tmp_path / "ut" / "2025-t1" / "2025-t1.pdf"
    before = file.read_bytes()
    (tmp_path / "goals" / "kommun.yml").write_text('namn: Nya namnet\nkommunkod: "1275"\n', encoding="utf-8")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as opened:
            opened.write(content[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert make() == 1
    assert file.read_bytes() == before


def test_where_nothing_is_published_it_says_so_and_removes_what_is_old(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make()
    for name in FILES:
        (tmp_path / "goals" / name).unlink()
    capsys.readouterr()
    nothing = "Ingen uppföljning är publicerad än, så det finns inga rapporter att skriva."
    assert (make(), made_in(tmp_path / "ut")) == (0, [])
    assert capsys.readouterr() == (f"{nothing} 10 gamla filer togs bort.\n", "")
    assert make() == 0
    assert capsys.readouterr() == (f"{nothing}\n", "")
    assert make("--body", "skolnamnden") == 1


def test_only_the_reports_that_have_files_are_put_together_to_be_compared(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("--period", "2025-t1")
    folder, plan, day = tmp_path / "ut", load_plan(tmp_path / "goals"), date(2026, 6, 15)
    (folder / "2025-t1" / "2025-t1.pdf").unlink()
    for ending in ("pdf", "docx"):
        (folder / "2025-t1" / f"2025-t1-skolnamnden.{ending}").unlink()
    composed: list[str] = []
    asked = [
        Wanted(each.name, lambda each=each: (composed.append(each.name), each.compose())[1])
        for each in list_reports(plan, day)
    ]
    monkeypatch.setattr("macros.reports.wanted.list_reports", lambda *_: asked)
    assert list(find_current(folder, plan, day)) == ["uppfoljning/2025-t1/2025-t1.docx"]
    assert composed == ["2025-t1/2025-t1"]


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["--body", "namnden"], "Organet namnden finns inte. Välj bland fullmaktige, skolnamnden, fritidsnamnden.", 2),
        (["--period", "2030-t1"], "Ingen sådan uppföljning är publicerad.", 1),
        (["--period", "2026-t1"], "Ingen sådan uppföljning är publicerad.", 1),
        (["--body", "fullmaktige"], "Ingen sådan uppföljning är publicerad.", 1),
        (["--goals", "finns-inte"], "finns-inte", 1),
    ],
)
def test_it_says_in_swedish_what_it_can_not_do(
    make: Make, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str, code: int
) -> None:
    assert make(*arguments) == code
    told = capsys.readouterr()
    assert (told.out, said in told.err) == ("", True)


def test_a_period_that_is_none_is_a_mistake_of_use(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        make("--period", "2025")
    assert stopped.value.code == 2
    assert "--period: '2025' är ingen uppföljning. Skriv till exempel 2025-t2." in capsys.readouterr().err


def test_a_folder_that_can_not_be_written_is_told(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ut").write_text("en fil", encoding="utf-8")
    assert make() == 1
    assert capsys.readouterr().err.startswith("Det går inte att skriva i ut: ")


def test_without_weasyprint_it_says_what_is_missing(
    make: Make, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "macros.reports.shelf", None)
    assert make() == 1
    assert capsys.readouterr().err.startswith("Rapporterna kräver WeasyPrint, python-docx och Pango. Kör make reports.")


def test_progress_is_shown_on_a_terminal_alone(
    make: Make, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    make("--body", "fritidsnamnden")
    told = capsys.readouterr()
    assert "1 av 1: 2025-t2/2025-t2-fritidsnamnden" in told.err
    assert "1 av 1" not in told.out


def test_the_real_documents_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781524800")
    goals = write_repository(tmp_path / "goals", FILES)
    assert main(["reports", str(tmp_path / "ut"), "--goals", str(goals), "--body", "fritidsnamnden"]) == 0
    begins = {file.suffix: file.read_bytes()[:4] for file in (tmp_path / "ut" / "2025-t2").iterdir()}
    assert begins == {".pdf": b"%PDF", ".docx": b"PK\x03\x04"}
