"""`goals diff` as staff and the pipeline run it: on real git repositories and on folders."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from macros.__main__ import main
from tests.repositories import write_repository

INDICATOR = "skolnamnden/indikatorer/behoriga.yml"
BEFORE = """\
titel: Elever behöriga till yrkesprogram
mål: [malet]
enhet: "%"
decimaler: 1
riktning: högre
målvärden:
  - {period: 2025, värde: 82, beslut: {organ: fullmaktige, datum: 2024-06-19}}
utfall:
  - {period: 2024, värde: 84, publicerad: 2025-03-26}
"""
NEW = "  - {period: 2025, värde: 81.2, publicerad: 2026-03-26}\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with `goals/` in it, all of it committed."""
    folder = tmp_path / "repo"
    write_repository(folder / "goals", {INDICATOR: BEFORE})
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], repository: Path) -> Run:
    """Run the command on the repository's goals; its exit code, its answer on one line, and what it said beside."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["diff", *arguments, "--goals", str(repository / "goals"), "--as-of", "2026-06-15"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.se", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "ändring")


def write(repository: Path, name: str, text: str) -> None:
    path = repository / "goals" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_a_new_outcome_is_told_beside_the_branch_it_will_be_merged_into(repository: Path, run: Run) -> None:
    git(repository, "checkout", "-q", "-b", "utfall")
    write(repository, INDICATOR, BEFORE + NEW)
    commit(repository)
    code, out, err = run("main")
    assert (code, err) == (0, "")
    assert one_line(out).startswith("Jämfört med main (")
    assert "1 nytt utfall, 1 mål byter färg" in out
    assert "Elever behöriga till yrkesprogram, 2025: nytt utfall 81,2 % (mål 82 %) → GUL" in one_line(out)


def test_what_is_not_committed_yet_is_told_too(repository: Path, run: Run) -> None:
    write(repository, INDICATOR, BEFORE + NEW)
    assert "1 nytt utfall" in run("HEAD")[1]


def test_a_folder_can_be_the_base(repository: Path, run: Run, tmp_path: Path) -> None:
    write_repository(tmp_path / "förut", {INDICATOR: BEFORE})
    write(repository, INDICATOR, BEFORE + NEW)
    code, out, _ = run(str(tmp_path / "förut"))
    assert code == 0
    assert "1 nytt utfall" in out


def test_comments_quotes_and_the_order_of_keys_change_nothing_on_the_site(repository: Path, run: Run) -> None:
    turned = BEFORE.splitlines()[4:5] + BEFORE.splitlines()[:4] + BEFORE.splitlines()[5:]
    text = "# En anteckning\n" + "\n".join(turned).replace("riktning: högre", 'riktning: "högre"  # uppåt')
    write(repository, INDICATOR, f"{text}\n")
    code, out, _ = run("HEAD")
    assert (code, out.splitlines()[-1]) == (0, "Inget ändras på webbplatsen.")


def test_a_published_figure_changed_in_silence_is_refused_with_its_remedy_before_what_changes(
    repository: Path, run: Run
) -> None:
    write(repository, INDICATOR, BEFORE.replace("värde: 84,", "värde: 85,"))
    code, out, _ = run("HEAD")
    assert code == 1
    assert "Det här måste rättas innan det kan publiceras (1):" in out
    assert out.index("Gör så här:") < out.index("värdet ändras till 85,0 % (var: 84,0 %)")
    code, out, _ = run("HEAD", "--format", "markdown")
    assert code == 1
    line = "rättelser: [{datum: 2026-06-15, tidigare: 84, orsak: skriv varför}]"
    assert f"**Gör så här:** Lägg till: ` {line} `" in out, "the line can be copied as it stands"


def test_a_figure_that_may_be_a_slip_is_to_be_looked_at_once_more(repository: Path, run: Run) -> None:
    write(repository, INDICATOR, BEFORE + NEW.replace("81.2", "99"))
    assert "en gång till" not in run("HEAD")[1]
    write(repository, INDICATOR, BEFORE + NEW.replace("81.2", "812"))
    said = "Elever behöriga till yrkesprogram, 2025: stämmer 812,0 %? Tidigare utfall är 84,0 %."
    code, out, _ = run("HEAD")
    assert (code, said in one_line(out)) == (0, True)
    note = run("HEAD", "--format", "markdown")[1].replace("\u00a0", " ").replace("\u2060", "")
    assert f"### ⚠️ Titta på det här en gång till (1)\n\n- {said}" in note.replace("\\", "")
    assert [each["source"] for each in json.loads(run("HEAD", "--format", "json")[1])["doubts"]] == [INDICATOR]


def test_an_address_that_would_vanish_is_refused(repository: Path, run: Run) -> None:
    (repository / "goals" / INDICATOR).unlink()
    (repository / "goals" / "skolnamnden" / "mal" / "malet.yml").unlink()
    code, out, _ = run("HEAD")
    assert code == 1
    assert "Sidor som försvinner" in out
    assert "mal/malet/" in out


def test_json_keeps_its_keys(repository: Path, run: Run) -> None:
    write(repository, INDICATOR, BEFORE + NEW)
    code, out, _ = run("HEAD", "--format", "json")
    answer = json.loads(out)
    assert code == 0
    assert list(answer) == [
        "base",
        "day",
        "counts",
        "refusals",
        "doubts",
        "is_compared",
        "problems",
        "changes",
        "pages",
    ]
    assert answer["counts"] == {"new outcome": 1, "goal changes colour": 1, "indicator changes colour": 1}
    new = next(each for each in answer["changes"] if each["kind"] == "new outcome")
    assert new == {
        "kind": "new outcome",
        "group": "malet",
        "group_title": "Målet",
        "subject": "Elever behöriga till yrkesprogram, 2025",
        "told": "nytt utfall 81,2\u00a0% (mål 82\u00a0%)",
        "note": "",
        "address": "mal/malet/#behoriga",
        "former": None,
        "new": "81,2\u00a0%",
        "former_colour": "inte rapporterat",
        "colour": "gul",
        "visible_from": None,
        "dated_back": "2026-03-26",
        "example": False,
        "source": INDICATOR,
        "field": "utfall[1]",
    }
    assert answer["pages"] == [
        {"kind": "new", "address": "andringar/2026/", "title": "Ändringar 2026", "former": None, "documents": [],
         "visible_from": None},
    ]  # fmt: skip


def test_problems_in_the_goals_are_told_as_check_tells_them(
    repository: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository, INDICATOR, BEFORE.replace("riktning: högre", "riktning: uppåt"))
    code, out, err = run("HEAD")
    assert (code, out) == (1, "")
    main(["check", "--goals", str(repository / "goals")])
    assert err.strip() in capsys.readouterr().out


def test_a_base_that_is_nowhere_is_one_sentence(run: Run) -> None:
    code, out, err = run("finns-inte")
    assert (code, out) == (1, "")
    assert "finns-inte" in err
    assert "Traceback" not in err


def test_a_base_that_todays_rules_cannot_read_is_explained_and_refuses_nothing(repository: Path, run: Run) -> None:
    write(repository, "organisation.yml", "organ: nej\n")
    commit(repository)
    write_repository(repository / "goals", {INDICATOR: BEFORE + NEW})
    code, out, _ = run("HEAD")
    assert code == 0
    assert "går inte att läsa med dagens regler, så ändringarna kan inte visas" in one_line(out)
    assert "organisation.yml" in out


def test_what_can_be_read_of_the_base_is_compared_and_a_file_that_cannot_is_not_called_new(
    repository: Path, run: Run
) -> None:
    write(repository, INDICATOR, BEFORE.replace("riktning: högre", "riktning: uppåt"))
    commit(repository)
    write_repository(repository / "goals", {INDICATOR: BEFORE})
    write(repository, "malomraden.yml", "målområden: [{id: skola, namn: Skola och förskola}]\n")
    code, out, _ = run("HEAD")
    assert code == 0
    assert "1 fil i det som fanns förut går inte att läsa fullt ut" in one_line(out)
    assert "namnet ändras till ”Skola och förskola” (var: ”Skola”)" in one_line(out)
    assert "ny indikator" not in out


def test_a_format_that_is_none_is_a_wrong_use(run: Run) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("HEAD", "--format", "html")
    assert stopped.value.code == 2
