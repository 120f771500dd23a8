"""What staff save with the forms, in a real browser: the file that stands after is read back as what they meant."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.__main__ import main
from macros.plan.plan import Plan
from macros.reading.load import load_plan
from tests.browser.visits import Visit, visiting
from tests.forms.site import EXEMPELBY, field, files_of, open_editor, open_form, read_files, reveal, save

READING = "goals/bildningsnamnden/indikatorer/lasning-i-trean.yml"

FORMS = {
    "kommunen/entries/kommun": "namn",
    "kommunen/entries/organisation": "exempel",
    "kommunen/entries/malomraden": "exempel",
    "kommunen/entries/arshjul": "exempel",
    "kommunen/entries/styrdokument": "exempel",
    "kommunen/entries/tillganglighet": "tjänst",
    "kommunen/entries/sokord": "exempel",
    "fullmaktige__mal/entries/renare-vatten": "titel",
    "fullmaktige__indikatorer/entries/fosfor": "titel",
    "fullmaktige__aktiviteter/entries/ny-rening": "titel",
    "bildningsnamnden__uppdrag/entries/oppna-biblioteket": "titel",
    "bildningsnamnden__uppfoljning/entries/2025-t2": "sammanfattning",
    "bildningsnamnden__ekonomi/entries/2025": "budget",
    "bildningsnamnden__internkontroll/entries/2025": "exempel",
    "bildningsnamnden__verksamhetsplan/entries/2026": "titel",
}
"""A file of every kind, by its place in the editor, with a field that it has."""


@pytest.fixture(scope="module")
def opened(chromium: Browser, forms_site: str) -> Iterator[Visit]:
    """One window for the tests that each save something else."""
    with visiting(chromium, forms_site, today=None) as visit:
        open_editor(visit, files_of(EXEMPELBY))
        yield visit


@pytest.fixture
def editor(opened: Visit) -> Iterator[Page]:
    """The editor in it; whatever goes wrong there fails the test."""
    yield opened.page
    assert opened.complaints == []


def saved_in(page: Page) -> dict[str, str]:
    """The files of the goal repository as they stand in the editor's folder."""
    return {name: text for name, text in read_files(page).items() if not name.startswith(".git")}


def write_all(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "goals"


def values_of(plan: Plan) -> Any:
    """All that a plan holds, as plain values."""
    return {name: json.loads(json.dumps(value, default=_plain)) for name, value in vars(plan).items() if name[0] != "_"}


def _plain(value: Any) -> Any:
    return value.model_dump(by_alias=True) if hasattr(value, "model_dump") else str(value)


def differences(one: Any, other: Any, where: str = "") -> Iterator[str]:
    """Where two values differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            yield from differences(one.get(key), other.get(key), f"{where}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (first, second) in enumerate(zip(one, other, strict=True)):
            yield from differences(first, second, f"{where}.{number}")
    elif one != other:
        yield f"{where}: {one} → {other}"


def test_an_outcome_is_changed_in_its_line_and_nothing_else(visit: Visit, tmp_path: Path) -> None:
    before = files_of(EXEMPELBY)
    page = open_editor(visit, before, "redigera/?organ=bildningsnamnden")

    open_form(page, "bildningsnamnden__indikatorer/entries/lasning-i-trean", "utfall")
    outcomes = reveal(page, "utfall")
    outcomes.get_by_role("button", name="Expandera", exact=True).first.click()
    outcomes.get_by_role("button", name="Expandera alla").click()
    field(page, "utfall.2.värde").fill("79,4")
    save(page)

    after = saved_in(page)
    goals = write_all(tmp_path, after)
    changed = [name for name in before if before[name] != after[name]]
    lines = set(after[READING].splitlines()) - set(before[READING].splitlines())
    assert (changed, len(lines), after.keys()) == ([READING], 1, before.keys())
    assert main(["check", "--goals", str(goals)]) == 0
    told = list(differences(values_of(load_plan(EXEMPELBY)), values_of(load_plan(goals))))
    assert told == [".indicators.lasning-i-trean.utfall.2.värde: 79.2 → 79.4"]


def test_a_new_outcome_is_added_below_the_last(editor: Page) -> None:
    page, before = editor, saved_in(editor)

    open_form(page, "bildningsnamnden__indikatorer/entries/lasning-i-trean", "utfall")
    page.locator('[data-key-path="utfall"]').get_by_role("button", name="Lägg till").last.click()
    field(page, "utfall.4.period").fill("2026/27")
    field(page, "utfall.4.värde").fill("81")
    field(page, "utfall.4.publicerad").fill("2027-09-30")
    save(page)

    after = read_files(page)
    assert (
        after[READING]
        == before[READING].rstrip("\n") + "\n" + "  - {period: 2026/27, värde: 81, publicerad: 2027-09-30}\n"
    )


def test_a_new_goal_gets_its_id_from_its_title(editor: Page, tmp_path: Path) -> None:
    page = editor

    open_form(page, "bildningsnamnden__mal/new", "titel")
    field(page, "titel").fill("Fler får öva på att läsa")
    pick(page, "område", 0)
    field(page, "start").fill("2027-01-01")
    field(page, "slut").fill("2030-12-31")
    pick(page, "beslut.organ", 0)
    field(page, "beslut.datum").fill("2026-11-25")
    save(page)

    files = read_files(page)
    goals = write_all(tmp_path, files)
    assert main(["check", "--goals", str(goals)]) == 0
    made = load_plan(goals).goals["fler-far-ova-pa-att-lasa"]
    assert (made.title, made.owner, made.description) == ("Fler får öva på att läsa", "bildningsnamnden", None)


def test_a_follow_up_is_begun_in_a_file_that_nobody_has_to_name(editor: Page, tmp_path: Path) -> None:
    page = editor

    open_form(page, "bildningsnamnden__uppfoljning/entries/2026-t1", "publicerad")
    field(page, "publicerad").fill("2026-06-10")
    field(page, "sammanfattning").fill("Det går framåt.\n\n- Fler läser.")
    save(page)

    files = read_files(page)
    assert files["goals/bildningsnamnden/uppfoljning/2026-t1.yml"] == (
        "publicerad: 2026-06-10\nsammanfattning: |-\n  Det går framåt.\n\n  - Fler läser.\n"
    )
    assert main(["check", "--goals", str(write_all(tmp_path, files))]) == 0


def pick(page: Page, key: str, number: int) -> None:
    """Choose an option of a field: a radio button where they are few, else one of a list."""
    place = reveal(page, key)
    if place.get_by_role("radio").count():
        place.get_by_role("radio").nth(number).click()
    else:
        place.get_by_role("combobox").click()
        page.get_by_role("option").nth(number).click()


def test_a_file_of_every_kind_saved_with_one_change_has_that_change_alone(editor: Page, tmp_path: Path) -> None:
    page, before = editor, saved_in(editor)
    for place, key in FORMS.items():
        open_form(page, place, key)
        change(page, key)
        save(page)
    after = saved_in(page)

    changed = [name for name in before if before[name] != after[name]]
    assert (len(changed), after.keys()) == (len(FORMS), before.keys())
    for name in changed:
        lines = [line for line in after[name].splitlines() if line not in before[name].splitlines()]
        assert len(lines) == 1, name
    goals = write_all(tmp_path / "after", after)
    assert main(["check", "--goals", str(goals)]) == 0
    former = load_plan(write_all(tmp_path / "before", before))
    told = list(differences(values_of(former), values_of(load_plan(goals))))
    assert len(told) == len(FORMS), told


def change(page: Page, key: str) -> None:
    if key == "exempel":
        place = reveal(page, key)
        place.get_by_role("radio", name="Nej" if place.get_by_role("radio", name="Ja").is_checked() else "Ja").click()
    elif key == "budget":
        field(page, key).fill("123 456,5")
    else:
        field(page, key).fill(field(page, key).input_value() + " Mer.")


def test_nothing_but_the_site_is_asked_and_no_cookie_is_set(opened: Visit) -> None:
    page = open_form(opened.page, "fullmaktige__indikatorer/entries/fosfor", "titel")
    page.wait_for_timeout(500)

    assert {url for url in opened.requested if not url.startswith((opened.site, f"blob:{opened.site[:-1]}"))} == set()
    assert page.context.cookies() == []
    assert set(page.evaluate("Object.keys(localStorage)")) <= {
        "sveltia-cms.prefs",
        "sveltia-cms.user",
        "sveltia-cms.ui-settings",
    }
