"""Each recipe followed by hand, as its reader would in GitLab: what it says will happen is what happens."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from macros.__main__ import main
from tests.guide.pictures import fill_workbook
from tests.guide.recipes import PAGES, Snippet, follow, page_text, rewrite, snippets_of, write_exempelby
from tests.site.documents import Element, read_document
from tests.test_docs import table_rows

DAY = "2026-06-15"
RECIPES = [page for page in PAGES if next(snippets_of(page), None)]
FIGURES = "bildningsnamnden/indikatorer"
PUPILS = f"{FIGURES}/behoriga-till-gymnasiet.yml"
SILENT = {
    f"{FIGURES}/lasning-i-trean.yml": ("värde: 79.2", "värde: 77,2"),
    f"{FIGURES}/skillnad-mot-riket.yml": ("  - {period: 2025, värde: 0.4, publicerad: 2026-01-28}\n", ""),
    PUPILS: ("period: 2026, värde: 88,", "period: 2026, värde: 85,"),
    "bildningsnamnden/uppfoljning/2025-bokslut.yml": ("färg: gul, motivering: Målet", "färg: grön, motivering: Målet"),
    "bildningsnamnden/verksamhetsplan/2026.md": None,
}
"""Changes that may not be published so; None removes a file."""
OUTCOME = "  - period: 2026\n    värde: 88,4\n    publicerad: 2026-06-15\n"
MISTAKES = (
    OUTCOME.replace("88,4", "88,4 %"),
    OUTCOME.replace("2026-06-15", "15/6 2026"),
    OUTCOME.replace("publicerad", "publicerat"),
    OUTCOME.replace("    värde", "   värde"),
    OUTCOME.replace("    värde", "\tvärde"),
    OUTCOME.replace("period: ", "period:"),
    OUTCOME + "    kommentar: Så här: utan citattecken\n",
    OUTCOME.replace("2026\n", "2025\n"),
    OUTCOME + "    antal: 4\n",
)
"""What is easily written wrong in an outcome."""
FOLLOW_UP = "publicerad: 2026-06-15\nbedömningar:\n  - mål: {}\n    färg: {}\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Exempelby, where nobody has followed a recipe."""
    return write_exempelby(tmp_path / "base")


@pytest.fixture
def goals(base: Path, tmp_path: Path) -> Path:
    """A copy to follow recipes in, with the name that it has in a project."""
    shutil.copytree(base, tmp_path / "goals")
    return tmp_path / "goals"


def run(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """What a command answers."""
    capsys.readouterr()
    main(list(command))
    return "".join(capsys.readouterr())


def note_on(base: Path, goals: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The note that a merge request would get."""
    return run(capsys, "diff", str(base), "--goals", str(goals), "--as-of", DAY, "--format", "markdown")


def statements(markdown: str) -> Iterator[str]:
    """Each paragraph, line of a list and bold sentence, in words alone."""
    html = MarkdownIt("commonmark").render(markdown)
    top = read_document("", html).top
    for each in top.all("p", "li"):
        yield plain(each)
        yield from (line.strip() for line in plain(each).split("Fil: "))


def plain(element: Element) -> str:
    return " ".join(re.sub("[\u2060\u2066-\u2069]", "", element.text).split())


def quoted(page: str) -> list[str]:
    """What a page says that the note says."""
    blocks = re.findall(r"(?m)(?:^ *>.*\n)+", page_text(page))
    return [told for block in blocks for told in statements(re.sub(r"(?m)^ *> ?", "", block))]


@pytest.mark.parametrize("page", RECIPES)
def test_what_a_recipe_says_to_write_is_accepted_and_does_what_it_says(
    page: str, base: Path, goals: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: set[str] = set()
    for snippet in snippets_of(page):
        if snippet.is_there:
            assert snippet.text in (base / snippet.path).read_text(encoding="utf-8")
            continue
        follow(goals, snippet)
        assert run(capsys, "check", "--goals", str(goals)).startswith("Inga fel")
        note = note_on(base, goals, capsys)
        assert "Det här måste rättas" not in note
        told |= set(statements(note))
    if page == "ratta-ett-utfall":
        told |= set(refusals(base, goals.parent, capsys))
    said = quoted(page)
    assert said
    assert [each for each in said if each not in told] == []


def refusals(base: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    """What the note says of each change that may not be published so."""
    for number, (path, change) in enumerate(SILENT.items()):
        head = folder / f"head-{number}"
        shutil.copytree(base, head)
        if change is None:
            (head / path).unlink()
        else:
            rewrite(head / path, *change)
        yield from statements(note_on(base, head, capsys))
    head = folder / "late"
    shutil.copytree(base, head)
    follow(head, Snippet("", PUPILS, OUTCOME.replace("2026-06-15", "2026-03-01"), "utfall"))
    yield from statements(note_on(base, head, capsys))


def test_each_refusal_on_the_page_of_messages_is_one_that_is_given(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = list(refusals(base, tmp_path, capsys))
    said = messages("Det här måste rättas")
    assert len(said) == len(SILENT) + 1
    assert [each for each in said if not any(told.startswith(each) for told in given)] == []


def messages(heading: str) -> list[str]:
    """The first cell of each row of the table below a heading of the page of messages."""
    part = page_text("vad-meddelandena-betyder").partition(f"\n## {heading}")[2].partition("\n## ")[0]
    _, *rows = table_rows(MarkdownIt("commonmark").enable("table").parse(part))
    return [cells[0] for _, cells in rows]


def test_each_fault_on_the_page_of_messages_is_one_that_is_told(
    goals: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ""
    for mistake in MISTAKES:
        right = (goals / PUPILS).read_text(encoding="utf-8")
        rewrite(goals / PUPILS, "synonymer: [", f"{mistake}synonymer: [")
        told += run(capsys, "check", "--goals", str(goals))
        (goals / PUPILS).write_text(right, encoding="utf-8")
    for goal, colour in (("fler-klarar-skola", "gul"), ("fler-klarar-skolan", "grön")):
        (goals / "bildningsnamnden/uppfoljning/2026-t1.yml").write_text(
            FOLLOW_UP.format(goal, colour), encoding="utf-8"
        )
        told += run(capsys, "check", "--goals", str(goals))
    said = messages("Fel i en fil")
    assert len(said) == len(MISTAKES) + 3
    assert [each for each in said if each not in told] == []
    example = re.search(r"(?m)^ {4}goals/(\S+: .+)$", page_text("vad-meddelandena-betyder"))
    assert example
    assert example[1] in told


@pytest.mark.parametrize("page", PAGES)
def test_commands_answer_as_the_guide_shows(
    page: str, goals: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(goals.parent)
    for block in re.findall(r"(?m)^( +)\$ goals (.+)\n((?:(?:\1.*)?\n)*)", page_text(page)):
        indent, command, shown = block
        answer = run(capsys, *command.split())
        said = [line.removeprefix(indent) for line in shown.rstrip().splitlines()]
        assert not said or answer.rstrip().splitlines() == said, command
        if "--template" in command:
            fill_workbook(goals).replace(goals.parent / command.split()[-1])
        elif command.startswith("import"):
            told = " ".join(answer.split())
            assert [each for each in quoted(page) if f"• {each}" not in told] == []


def test_a_wrong_cell_is_told_as_the_guide_shows(goals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = fill_workbook(goals, ("o,6", "88,4", "81,4"))
    shown = (
        page_text("publicera-fran-excel")
        .partition('    bokslut-2026.xlsx, bladet "Fyll i":\n')[2]
        .partition("\n## ")[0]
    )
    answer = run(capsys, "import", str(file), "--goals", str(goals))
    for line in ('bokslut-2026.xlsx, bladet "Fyll i":', *(line[4:] for line in shown.splitlines()[:3] if line)):
        assert line in answer.splitlines()
