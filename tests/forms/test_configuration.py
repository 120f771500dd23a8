"""The generated configuration: every key of the format has a field, and both editors' rules are kept."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml

from macros.__main__ import main
from macros.editing.forms.backend import Backend
from macros.editing.forms.configuration import Forms
from macros.plan.fields import Record
from macros.reading.load import load_plan
from macros.reading.places import KINDS, TOP
from tests.forms.site import EXEMPELBY, ROOT

GITLAB = Backend(server="https://gitlab.example.se", repo="kommunen/mal", app_id="a1b2")
FORMS = Forms(load_plan(EXEMPELBY), date(2026, 6, 15), GITLAB)
CONFIG = yaml.safe_load(FORMS.write())
GROUPS = {group["name"]: group for group in CONFIG["collections"]}


def forms() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every form: the file or the folder that it is of, and its fields."""
    for group in CONFIG["collections"]:
        if "folder" in group:
            yield group["folder"], group["fields"]
        yield from ((file["file"], file["fields"]) for file in group.get("files", ()))


def records_in(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for part in get_args(annotation) for found in records_in(part)]


def keys_of(record: type[Record]) -> dict[str, Any]:
    """The keys that may stand in a record, each with those of the record that it holds."""
    written = {each.alias: each for each in record.model_fields.values() if each.alias and each.alias[0] != "@"}
    return {key: next(map(keys_of, records_in(each.annotation)), {}) for key, each in written.items()}


def keys_in(fields: list[dict[str, Any]]) -> dict[str, Any]:
    """The keys that a form writes, each with those within it."""
    return {each["name"]: keys_in(each.get("fields", [])) for each in fields}


def fields_within(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in fields:
        yield each
        yield from fields_within(each.get("fields", []) + ([each["field"]] if "field" in each else []))


def test_every_key_of_every_kind_of_file_is_a_field_and_nothing_else_is() -> None:
    records = {f"goals/{name}": record for name, record in TOP.items()}
    told = set()
    for path, fields in forms():
        kind = KINDS.get(path.split("/")[2] if path.count("/") > 1 else "")
        record = kind.record if kind else records[path]
        wanted = keys_of(record) | ({"body": {}} if kind and kind.ending == ".md" else {})
        assert keys_in(fields) == wanted, path
        told.add(record)
    assert told == {*records.values(), *(kind.record for kind in KINDS.values())}


def test_every_field_says_in_swedish_what_it_is() -> None:
    for path, fields in forms():
        for each in fields_within(fields):
            assert each["label"][:1].isupper(), (path, each)
            assert re.search(r"[^.?…][.?…]$", each.get("hint", "")) or each["name"] == "text", (path, each)


def test_what_is_written_most_often_comes_first_and_what_is_only_for_examples_last() -> None:
    keys = [each["name"] for each in GROUPS["bildningsnamnden__indikatorer"]["fields"]]
    assert (keys[:3], keys[-1]) == (["titel", "utfall", "målvärden"], "exempel")


def test_what_refers_to_something_is_chosen_among_what_there_is() -> None:
    fields = {each["name"]: each for each in GROUPS["bildningsnamnden__indikatorer"]["fields"]}
    assert {each["value"] for each in fields["mål"]["options"]} == FORMS.plan.goals.keys()
    assert fields["riktning"]["options"][0] == {"label": "Högre – Ju högre värde, desto bättre", "value": "högre"}
    goal = {each["name"]: each for each in GROUPS["bildningsnamnden__mal"]["fields"]}
    assert {each["value"]: each["label"] for each in goal["ansvariga"]["options"]} == {
        body.id: body.name for body in FORMS.plan.bodies.values()
    }


def test_a_folded_row_shows_keys_that_it_has() -> None:
    for path, fields in forms():
        for each in fields_within(fields):
            told = re.findall(r"\{\{fields\.(.+?)\}\}", each.get("summary", ""))
            assert set(told) <= {inner["name"] for inner in each.get("fields", [])}, (path, each["name"])
            assert told or each["widget"] != "list" or "field" in each, (path, each["name"])


def test_nothing_published_can_be_removed_copied_renamed_or_published_from_the_forms() -> None:
    for group in CONFIG["collections"]:
        assert group["publish"] is False
        assert "files" in group or (group["delete"], group["duplicate"]) == (False, False)


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        ("värde", ["76.4", "72,5", "1 234,5", "-3", "ja", "Nej", "0.1234567891"], ["åttio", "7.6.4"]),
        ("period", ["2025", "2024/25", "2025-t1", "2025-06"], ["25", "2025-13", "hösten"]),
        ("länk", ["https://kolada.se/x"], ["kolada.se"]),
        ("tidigare_id", ["trygg-skola"], ["Trygg skola", "index"]),
    ],
)
def test_a_pattern_lets_through_what_the_reader_reads(key: str, right: list[str], wrong: list[str]) -> None:
    whole = GROUPS["bildningsnamnden__indikatorer"]["fields"]
    within = fields_within([each for each in whole if each["name"] in {"utfall", "tidigare_id"}])
    found = next(each for each in within if each["name"] == key)
    pattern, message = found.get("pattern") or found["field"]["pattern"]
    assert [text for text in right if not re.search(pattern, text)] == []
    assert [text for text in wrong if re.search(pattern, text)] == []
    assert message.endswith(".")


def test_periods_are_offered_as_files_that_can_be_read() -> None:
    for name, group in GROUPS.items():
        kind = KINDS.get(name.partition("__")[2])
        for file in group.get("files", ()) if kind else ():
            path = Path(file["file"])
            kind.read_name(path.stem)
            assert (path.suffix, file["label"].endswith("(inte påbörjad)")) == (
                kind.ending, not (EXEMPELBY.parent / path).exists()
            )  # fmt: skip
    named = [file["name"] for file in GROUPS["bildningsnamnden__uppfoljning"]["files"]]
    assert named[:4] == ["2026-bokslut", "2026-t2", "2026-t1", "2025-bokslut"]


def test_sveltias_own_schema_finds_nothing() -> None:
    schema = json.loads((ROOT / "forms/node_modules/@sveltia/cms/schema/sveltia-cms.json").read_text(encoding="utf-8"))
    faults = jsonschema.Draft7Validator(schema).iter_errors(json.loads(json.dumps(CONFIG)))
    assert [f"{list(each.absolute_path)}: {each.message[:200]}" for each in faults] == []


def test_ids_that_look_like_numbers_stay_texts_for_every_reader() -> None:
    text = FORMS.write()
    assert '"2023' in text
    assert not re.search(r"value: [0-9]", text)


def test_what_is_settled_of_gitlab_stands_in_the_configuration() -> None:
    assert CONFIG["publish_mode"] == "editorial_workflow"
    assert CONFIG["backend"] | {"commit_messages": None} == {
        "name": "gitlab", "repo": "kommunen/mal", "branch": "main", "auth_type": "pkce", "app_id": "a1b2",
        "base_url": "https://gitlab.example.se", "api_root": "https://gitlab.example.se/api/v4",
        "cms_label_prefix": "redigera/", "commit_messages": None,
    }  # fmt: skip


def test_options_go_before_settings_and_settings_before_what_a_pipeline_knows() -> None:
    environment = {
        "FORMS_APP_ID": "f",
        "CI_PROJECT_PATH": "a/b",
        "CI_SERVER_URL": "https://ci.example",
        "FORMS_REPO": "c/d",
    }
    found = Backend.settled({"branch": "utkast"}, environment)
    assert (found.app_id, found.repo, found.server, found.branch) == ("f", "c/d", "https://ci.example", "utkast")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "FORMS_APP_ID"),
        (["--app-id", "x"], "FORMS_REPO"),
        (["--app-id", "x", "--repo", "a/b", "--gitlab", "gitlab.com"], "ingen adress"),
        *(
            (["--app-id", "x", "--repo", "a/b", "--gitlab", address], "ingen adress")
            for address in ("https://x;script-src *", "https://*", "https://a.se\n", "http://a.se", "https://a:b@c.se")
        ),
        (["--backend", "local", "--editor", "finns-inte"], "make forms"),
        (["--backend", "local"], "make site"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    options: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("FORMS_APP_ID", "FORMS_REPO", "FORMS_GITLAB", "CI_PROJECT_PATH", "CI_SERVER_URL"):
        monkeypatch.delenv(name, raising=False)
    assert main(["forms", str(tmp_path), "--goals", str(EXEMPELBY), *options]) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
