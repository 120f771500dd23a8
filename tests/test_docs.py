"""What the documents say is so: the editors' guide against the model and the checker, the READMEs against the code."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from macros.__main__ import main
from macros.pages.page import Site
from macros.pages.site import page_sources
from macros.plan.fields import Decision, Record
from macros.plugin import GoalsPlugin
from macros.reading.load import load_plan
from macros.reading.places import KINDS, TOP

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "goals" / "README.md"
KEY_TABLE = ["Nyckel", "Krävs?", "Vad den betyder", "Vad som får stå"]
FILE_KINDS: dict[str, type[Record]] = {**TOP, **{f"{name}/": kind.record for name, kind in KINDS.items()}}
SHARED: dict[type[Record], str] = {Decision: "Beslut"}
"""What many kinds of file hold is described once, in a section of its own that each mention links to."""

FORMS = (
    ('"errorMessage": "date"', "datum"),
    ('"type": "array"', "lista"),
    ('"errorMessage": "truth"', "`true` eller `false`"),
    ('"errorMessage": "count"', "heltal"),
    ('"errorMessage": "number"', "tal"),
    ('"errorMessage": "period"', "period"),
    ('"errorMessage": "address"', "webbadress"),
    ('"errorMessage": "text 20000"', "lång text"),
    ('"errorMessage": "line 200"', "kort text"),
    ('"errorMessage": "string_pattern_mismatch"', "id"),
)
"""What a field's JSON Schema holds, and the word for it in the guide's column *Vad som får stå*."""
OWN_FORM = {"kommunkod", "rapport", "säkerhetskontakt"}
"""Keys whose values have a form of their own, which the guide tells in words."""

GLOSSARY = (
    "kommun", "vision", "ledord", "mandatperiod", "målområde", "mål", "förflyttningsmål", "indikator", "nyckeltal",
    "målvärde", "utfall", "startvärde", "basår", "organ", "nämnd", "bolag", "verksamhet", "enhet", "källa",
    "måluppfyllelse", "grad", "bedömning", "uppföljning", "prognos", "preliminärt", "rättelse", "aktivitet", "uppdrag",
    "styrkort", "verksamhetsplan", "årshjul", "styrdokument", "internkontroll",
)  # fmt: skip
"""The Swedish words of DOMAIN's glossary."""

DECISIONS = (ROOT / "DECISIONS.md").read_text(encoding="utf-8")
CONCEPTS = "\n# Every concept of the two guidelines, and its place\n"

DECISION_LINES = ["Choice", "Because", "Instead of", "Cost", "Date"]

BREAKAGE = (
    ("barn-och-utbildningsnamnden/indikatorer/trygga-elever.yml", "värde: 82,", "värde: åttio,"),
    ("barn-och-utbildningsnamnden/mal/trygg-skola.yml", "goda-uppvaxtvillkor", "goda-uppvaxtvilkor"),
    ("grundskolan/aktiviteter/fler-vuxna-pa-rasterna.yml", "start:", "startar:"),
)
"""What is wrong in the guide's repository where the guide shows the answer of `goals check`."""


@dataclass(frozen=True)
class Row:
    """A key as the guide describes it."""

    required: str
    allowed: str


@dataclass
class Section:
    """A section of the guide, with its tables of keys: the file's own under "", others by the key they belong to."""

    tables: dict[str, dict[str, Row]] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True)
class Example:
    """An example of the guide: a whole file of the example repository, or a part of one."""

    path: str
    text: str
    is_part: bool
    section: str


def parse(path: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))


def table_rows(tokens: list[Token]) -> Iterator[tuple[int, list[str]]]:
    """Every row of every table, with where in the tokens it begins."""
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            cells = []
            for inner in tokens[number:]:
                if inner.type == "tr_close":
                    break
                cells += [inner.content] if inner.type == "inline" else []
            yield number, cells


def read_sections() -> dict[str, Section]:
    """The guide's sections by the last word in backticks of their heading, or by the heading where it has none."""
    tokens = parse(GUIDE)
    rows = dict(table_rows(tokens))
    sections, part, is_key_table = {"": Section()}, "", False
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag in {"h2", "h3"}:
            heading = tokens[number + 1].content
            part = (re.findall(r"`([^`]+)`", heading) or [heading])[-1]
            if token.tag == "h2":
                sections[part] = Section()
                part = ""
        elif number in rows and rows[number] == KEY_TABLE:
            is_key_table = True
            assert part not in list(sections.values())[-1].tables, f"Two tables of keys for {part}"
            list(sections.values())[-1].tables[part] = {}
        elif number in rows and is_key_table:
            key, required, _, allowed = rows[number]
            list(sections.values())[-1].tables[part][key.strip("`")] = Row(required, allowed)
        elif token.type == "table_close":
            is_key_table = False
        list(sections.values())[-1].text += token.content
    return sections


def read_examples() -> list[Example]:
    """Every file or part of a file that the guide shows; each names its path in a comment, before any other line."""
    found, section = [], ""
    tokens = parse(GUIDE)
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            section = (re.findall(r"`([^`]+)`", tokens[number + 1].content) or [""])[-1]
        if token.type == "fence" and token.info in {"yaml", "markdown"}:
            named = re.match(r"(?:---\n)?# (ur )?goals/(\S+)\n", token.content)
            assert named, f"Line {(token.map or [0])[0] + 2} of the guide: the example does not say which file it is"
            found.append(Example(named[2], token.content, named[1] is not None, section))
    return found


SECTIONS, EXAMPLES = read_sections(), read_examples()
WHOLE = {example.path: example for example in EXAMPLES if not example.is_part}
PARTS = [example for example in EXAMPLES if example.is_part]


def keys_of(record: type[Record]) -> dict[str, Any]:
    """The fields that staff may write, by their keys."""
    fields = record.model_fields.values()
    return {each.alias: each for each in fields if each.alias and not each.alias.startswith("@")}


def records_in(annotation: Any) -> Iterator[type[Record]]:
    """The records that a field holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from records_in(part)


def choices_in(annotation: Any) -> Iterator[str]:
    """The values to choose from in a field; those of a number that may be a word, too."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from annotation
    for part in get_args(annotation):
        yield from choices_in(part)


def parts_of(record: type[Record], part: str = "") -> Iterator[tuple[str, type[Record]]]:
    """The record and all it holds, each with the key it stands under; what is shared stands elsewhere."""
    yield part, record
    for key, each in keys_of(record).items():
        for inner in records_in(each.annotation):
            if inner not in SHARED:
                yield from parts_of(inner, key)


@cache
def properties_of(record: type[Record]) -> dict[str, Any]:
    properties: dict[str, Any] = record.model_json_schema()["properties"]
    return properties


def described() -> Iterator[tuple[str, str, Any, Row, type[Record]]]:
    """Every key of every kind of file that the guide describes: where, its field, its row, its record."""
    for kind, record in [*FILE_KINDS.items(), *((section, record) for record, section in SHARED.items())]:
        for part, holder in parts_of(record):
            rows = SECTIONS[kind].tables.get(part, {}) if kind in SECTIONS else {}
            for key, each in keys_of(holder).items():
                if key in rows:
                    yield f"{kind} {part}: {key}", key, each, rows[key], holder


def write_whole(folder: Path) -> Path:
    """The guide's whole files as one repository."""
    for path, example in WHOLE.items():
        file = folder / "goals" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example.text, encoding="utf-8")
    return folder / "goals"


def put_into(whole: str, part: str) -> str:
    """A file with the keys of a part instead of its own."""
    for key in re.findall(r"^(\w+):", part, re.MULTILINE):
        whole = re.sub(rf"^{key}:.*\n(?:(?: .*)?\n)*", "", whole, flags=re.MULTILINE)
    return whole + part


def slug(heading: str) -> str:
    """The anchor that GitLab and GitHub give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def said_at(command: str) -> list[str]:
    """The lines that the guide shows after a command."""
    for token in parse(GUIDE):
        if token.type == "fence" and token.info == "console" and token.content.startswith(f"$ {command}\n"):
            return token.content.splitlines()[1:]
    raise AssertionError(f"The guide does not show {command}")


# The editors' guide against the model


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_the_section_of_a_file_kind_describes_every_key_and_no_other(kind: str) -> None:
    holders = dict(parts_of(FILE_KINDS[kind]))
    assert set(parts_of(FILE_KINDS[kind])) == set(holders.items()), "Two records under one key need tables of their own"
    assert kind in SECTIONS, f"No heading of the guide ends in `{kind}`"
    told = {part: sorted(rows) for part, rows in SECTIONS[kind].tables.items()}
    assert told == {part: sorted(keys_of(holder)) for part, holder in holders.items()}


@pytest.mark.parametrize("record", SHARED)
def test_what_many_kinds_share_is_described_once_and_named_where_it_is_used(record: type[Record]) -> None:
    section = SHARED[record]
    assert set(SECTIONS[section].tables[""]) == set(keys_of(record))
    mentions = [row for _, _, each, row, _ in described() if record in records_in(each.annotation)]
    assert mentions
    for row in mentions:
        assert f"](#{slug(section)})" in row.allowed
        assert [key for key in keys_of(record) if f"`{key}`" not in row.allowed] == []


def test_the_guide_says_which_keys_are_required() -> None:
    wrong = [
        f"{where} is {'' if each.is_required() else 'not '}required, but the guide says {row.required}"
        for where, _, each, row, _ in described()
        if row.required not in ({"ja"} if each.is_required() else {"nej", "ibland"})
    ]
    assert wrong == []


def test_the_guide_names_every_choice() -> None:
    missing = [
        f"{where}: {choice}"
        for where, _, each, row, _ in described()
        for choice in choices_in(each.annotation)
        if f"`{choice}`" not in row.allowed
    ]
    assert missing == []


def test_the_guide_says_what_may_stand_after_a_key() -> None:
    wrong = []
    for where, key, _, row, holder in described():
        schema = json.dumps(properties_of(holder)[key], ensure_ascii=False).replace("}", ",")
        words = [word for sign, word in FORMS if sign in schema] if key not in OWN_FORM else []
        wrong += [f"{where}: {word}" for word in words if not re.search(rf"(?<!\w){word}", row.allowed)]
    assert wrong == []


def test_every_link_in_the_guide_leads_to_a_heading() -> None:
    tokens = parse(GUIDE)
    anchors: set[str] = set()
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            name = slug(tokens[number + 1].content)
            again = sum(re.fullmatch(rf"{re.escape(name)}(-\d+)?", anchor) is not None for anchor in anchors)
            anchors.add(f"{name}-{again}" if again else name)
    links = set(re.findall(r"\]\(#([^)]+)\)", GUIDE.read_text(encoding="utf-8")))
    assert links - anchors == set()


def test_the_pages_where_the_guide_says_that_things_are_shown_exist(tmp_path: Path) -> None:
    site = Site(load_plan(write_whole(tmp_path)), date(2026, 3, 31))
    authored = (file.relative_to(ROOT / "docs").as_posix() for file in (ROOT / "docs").rglob("*.md"))
    known = {f"{source.removesuffix('.md').removesuffix('/index')}/" for source in (*page_sources(site), *authored)}
    said = GUIDE.read_text(encoding="utf-8").partition("\n## Så ligger filerna")[0]
    told = set(re.findall(r"`([^`]*/)`", said))
    assert {"ekonomi/", "organ/grundskolan/verksamhetsplan/2025-26/"} <= told
    assert told - known == set()


# The editors' guide against the checker


def test_the_examples_of_the_guide_are_a_repository_without_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(WHOLE) == len(EXAMPLES) - len(PARTS), "Two examples are the same file"
    write_whole(tmp_path)
    monkeypatch.chdir(tmp_path)

    code = main(["check"])

    assert (capsys.readouterr().out.partition(".")[0], code) == ("Inga fel", 0)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_file_kind_has_a_whole_example_in_its_section(kind: str) -> None:
    assert [path for path, each in WHOLE.items() if each.section == kind and f"/{kind}" in f"/{path}"]


@pytest.mark.parametrize(
    "part", [pytest.param(part, id=f"{number}-{Path(part.path).stem}") for number, part in enumerate(PARTS)]
)
def test_a_part_of_a_file_in_the_guide_can_stand_in_that_file(part: Example, tmp_path: Path) -> None:
    goals = write_whole(tmp_path)
    file = goals / part.path
    file.write_text(put_into(file.read_text(encoding="utf-8"), part.text), encoding="utf-8")

    load_plan(goals)


def test_the_guide_shows_what_check_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    goals = write_whole(tmp_path)
    for path, right, wrong in BREAKAGE:
        text = (goals / path).read_text(encoding="utf-8")
        assert right in text
        (goals / path).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    main(["check"])

    assert capsys.readouterr().out.splitlines() == said_at("goals check")


def test_the_guide_shows_what_assess_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_whole(tmp_path)
    monkeypatch.chdir(tmp_path)

    main(["assess", "--as-of", "2026-03-31"])

    assert capsys.readouterr().out.splitlines() == said_at("goals assess --as-of 2026-03-31")


# Commands and macros


def test_every_command_and_option_is_in_a_readme(capsys: pytest.CaptureFixture[str]) -> None:
    def help_of(*command: str) -> str:
        with pytest.raises(SystemExit):
            main([*command, "--help"])
        return capsys.readouterr().out

    told = GUIDE.read_text(encoding="utf-8") + (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^ {4}(\w+)", help_of(), re.MULTILINE)
    assert "check" in commands
    missing = [name for name in commands if not re.search(rf"`(?:\$ )?goals {name}\b", told)]
    options = {option for name in commands for option in re.findall(r"--[a-z][a-z-]*", help_of(name))}
    missing += [option for option in sorted(options) if not re.search(rf"{option}(?![\w-])", told)]
    assert missing == []


def test_every_macro_that_a_page_calls_exists() -> None:
    macros = set(GoalsPlugin().macros())
    for page in (ROOT / "docs").rglob("*.md"):
        called = set(re.findall(r"\{\{-?\s*(\w+)\s*\(", page.read_text(encoding="utf-8")))
        assert called - macros == set(), f"{page.relative_to(ROOT)} calls what does not exist"


def test_every_macro_is_in_a_table_of_the_readme() -> None:
    told = {name for _, cells in table_rows(parse(ROOT / "README.md")) for name in re.findall(r"`(\w+)\(", cells[0])}
    assert told == set(GoalsPlugin().macros())


# Words, decisions and changes


def test_every_word_of_the_glossary_is_used_where_staff_or_residents_read() -> None:
    pages = ROOT / "macros" / "pages"
    files = [
        GUIDE,
        pages / "words.py",
        pages / "labels.py",
        *(pages / "templates").glob("*.html"),
        *(ROOT / "docs").rglob("*.md"),
    ]
    read = "\n".join(file.read_text(encoding="utf-8") for file in files).lower()
    missing = [word for word in GLOSSARY if not re.search(rf"(?<![\w-]){word}(?![\w-])", read)]
    assert missing == []


def test_every_decision_has_its_five_lines_in_order() -> None:
    _, *decisions = re.split(r"^## ", DECISIONS.partition(CONCEPTS)[0], flags=re.MULTILINE)
    assert decisions
    for decision in decisions:
        title, *lines = decision.strip().splitlines()
        assert [line.partition(": ")[0] for line in lines if line] == DECISION_LINES, title
        assert all(line.partition(": ")[2].strip() for line in lines if line), title
        date.fromisoformat(lines[-1].removeprefix("Date: "))


def concept_rows() -> list[list[str]]:
    """Every concept of the guidelines: its name, the guideline, where in the data, where on the site."""
    tokens = MarkdownIt("commonmark").enable("table").parse(DECISIONS.partition(CONCEPTS)[2])
    return [cells for _, cells in table_rows(tokens)][1:]


def test_every_page_of_the_table_of_concepts_exists() -> None:
    site = Site(load_plan(ROOT / "goals"), date(2026, 11, 25))
    sources = [
        *page_sources(site),
        *(file.relative_to(ROOT / "docs").as_posix() for file in (ROOT / "docs").rglob("*.md")),
    ]
    known = {
        f"/{source.removesuffix('.md').removesuffix('index').rstrip('/')}/".replace("//", "/") for source in sources
    }
    told = {address for row in concept_rows() for address in re.findall(r"`(/[^`]*)`", row[3])}
    assert len(told) > 30
    assert told - known == set()


def test_the_table_of_concepts_names_a_guideline_and_leaves_no_cell_empty() -> None:
    rows = concept_rows()
    assert len(rows) > 50
    assert [row for row in rows if not all(cell.strip() for cell in row)] == []
    assert [row for row in rows if not re.search(r"both|older|newer|decided", row[1])] == []


def test_the_keys_of_the_table_of_concepts_are_keys_of_the_format() -> None:
    keys = {key for record in FILE_KINDS.values() for _, holder in parts_of(record) for key in keys_of(holder)}
    files = {*TOP, *(f"{name}/" for name in KINDS)}
    named = {name for row in concept_rows() for name in re.findall(r"`([a-zåäö_-]+)`", row[2])}
    assert named - keys - files == set()


def test_changes_stand_by_date_newest_first_and_each_says_something() -> None:
    _, *entries = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert entries
    days = [date.fromisoformat(entry.splitlines()[0]) for entry in entries]
    assert all(later > earlier for later, earlier in pairwise(days))
    assert all(re.search(r"^- \S", entry, re.MULTILINE) for entry in entries)
