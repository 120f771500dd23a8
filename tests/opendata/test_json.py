"""JSON: the files are what their schema says, the API is what OpenAPI says, for any plan and on any day."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from macros.opendata.files import data_files
from macros.opendata.json_text import write_cell
from macros.opendata.observations import observation_table
from macros.opendata.row_text import RowWriter
from macros.pages.page import Site
from macros.plan.indicator import Indicator
from macros.plan.plan import Plan
from macros.reading.load import load_plan
from tests.plan.test_properties import BOKSLUT, days, followed
from tests.repositories import plan_of
from tests.served import EXEMPELBY, ROOT

URL = "https://mal.example.se/"
BARE = plan_of({})
PARTS = {"mal": "mal_med_allt", "indikatorer": "indikator_med_allt", "uppfoljningar": "uppfoljning_med_allt"}
Files = dict[str, bytes]


def files_of(plan: Plan, day: date = date(2026, 6, 15), url: str = URL) -> Files:
    return data_files(Site(plan, day, url=url))


def with_indicator(indicator: Indicator) -> Plan:
    return replace(BARE, indicators={indicator.id: indicator}, follow_ups=BOKSLUT)


def documents(files: Files) -> dict[str, Any]:
    """Every file of JSON, with its numbers exact; the descriptions are not among them."""
    described = {"data/schema.json", "data/openapi.json", "data/index.json"}
    named = [path for path in files if path.endswith(".json") and "metadata" not in path and path not in described]
    return {path: json.loads(files[path], parse_float=Decimal) for path in named}


def observations(plan: Plan, day: date) -> list[dict[str, Any]]:
    """The rows of the table of outcomes, as JSON has them."""
    table = observation_table(Site(plan, day))
    return [json.loads(each, parse_float=Decimal) for each, _ in RowWriter(table).write(table.things())]


def faults_of(files: Files) -> list[str]:
    """What in the files their schema does not allow."""
    definitions = json.loads(files["data/schema.json"])["$defs"]
    found = []
    for path, document in documents(files).items():
        _, folder, *rest = path.removesuffix(".json").split("/")
        schema = {"$defs": definitions, "$ref": f"#/$defs/{PARTS[folder] if rest else f'tabell_{folder}'}"}
        checked = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(document)
        found += [f"{path} {fault.json_path}: {fault.message}" for fault in checked]
    return found


@pytest.mark.parametrize("goals", [EXEMPELBY, ROOT / "goals"], ids=["exempelby", "perstorp"])
def test_every_file_is_what_its_schema_says(goals: Any) -> None:
    files = files_of(load_plan(goals))
    Draft202012Validator.check_schema(json.loads(files["data/schema.json"]))
    assert faults_of(files) == []


def test_a_municipality_without_anything_to_tell_has_valid_files() -> None:
    assert faults_of(files_of(plan_of({"skolnamnden/mal/malet.yml": None}), url="")) == []


def test_the_schema_refuses_what_is_not_promised() -> None:
    files = files_of(load_plan(EXEMPELBY))
    for name, wrong in (("utfall", "76,4"), ("farg", "lila"), ("status", None), ("publicerad", "i går")):
        document = json.loads(files["data/utfall.json"])
        document["rader"][0][name] = wrong
        assert faults_of(files | {"data/utfall.json": json.dumps(document).encode()}), name


@settings(max_examples=20, deadline=None)
@given(followed(), days)
def test_any_plan_on_any_day_keeps_to_the_schema(indicator: Indicator, day: date) -> None:
    assert faults_of(files_of(with_indicator(indicator), day)) == []


@settings(max_examples=100, deadline=None)
@given(followed(), days)
def test_only_what_is_public_on_the_day_is_told(indicator: Indicator, day: date) -> None:
    rows = observations(with_indicator(indicator), day)
    for row in rows:
        dated = [row["publicerad"], row["rattad"], row["aterkallad"]]
        assert all(each is None or each <= day.isoformat() for each in dated)
    published = [each for each in indicator.outcomes if each.published <= day]
    assert sum(row["publicerad"] is not None for row in rows) == len(published)


@settings(max_examples=100, deadline=None)
@given(followed())
def test_what_is_withdrawn_or_replaced_has_neither_degree_nor_colour(indicator: Indicator) -> None:
    rows = observations(with_indicator(indicator), date(2026, 6, 15))
    for row in rows:
        is_gone = row["status"] in {"återkallad", "ersatt"}
        assert not is_gone or (row["grad"], row["farg"], row["lage"]) == (None, None, None)
        assert (row["status"] == "återkallad") == (row["aterkallad_orsak"] is not None)
    withdrawn = [each for each in indicator.outcomes if each.withdrawn]
    assert sum(row["status"] == "återkallad" for row in rows) == len(withdrawn)


@settings(max_examples=100, deadline=None)
@given(st.decimals(-(10**14), 10**14, places=10, allow_nan=False))
def test_a_number_in_json_is_exactly_the_published_one(number: Decimal) -> None:
    assert json.loads(write_cell(number), parse_float=Decimal, parse_int=Decimal) == number


def test_the_api_is_described_by_valid_openapi() -> None:
    files = files_of(load_plan(EXEMPELBY))
    described = json.loads(files["data/openapi.json"])
    validate(described)
    assert described["servers"] == [{"url": "https://mal.example.se"}]


def test_every_address_of_the_api_gives_a_file_and_every_file_has_an_address() -> None:
    files = files_of(load_plan(EXEMPELBY))
    described = json.loads(files["data/openapi.json"])["paths"]
    patterns = [re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path[1:]))) for path in described]
    for pattern in patterns:
        assert any(pattern.fullmatch(path) for path in files), pattern.pattern
    served = [
        path for path in files if "metadata" not in path and path not in {"data/schema.json", "data/openapi.json"}
    ]
    assert [path for path in served if not any(pattern.fullmatch(path) for pattern in patterns)] == []


def test_the_index_leads_to_every_table() -> None:
    files = files_of(load_plan(EXEMPELBY))
    index = json.loads(files["data/index.json"])
    for table in index["tabeller"]:
        assert {table[name].removeprefix(URL) for name in ("csv", "json", "kolumner")} <= set(files)
        assert len(json.loads(files[f"data/{table['namn']}.json"])["rader"]) == table["rader"]


def test_a_figure_of_tomorrow_is_not_in_the_data_today() -> None:
    indicator = """
        titel: Måttet
        mål: [malet]
        enhet: "%"
        riktning: högre
        målvärden: [{period: 2024, värde: 80, beslut: {organ: fullmaktige, datum: 2025-03-26}}]
        utfall:
          - period: 2024
            värde: 76.40
            publicerad: 2025-03-26
            rättelser: [{datum: 2025-05-02, tidigare: 75, orsak: Fel}]
        """
    plan, day = plan_of({"skolnamnden/indikatorer/mattet.yml": indicator}), date(2025, 3, 26)

    def rows(day: date, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = documents(files_of(plan, day))[f"data/{table}.json"]["rader"]
        return found

    eve = day - timedelta(days=1)
    assert (rows(eve, "utfall"), rows(eve, "malvarden"), rows(eve, "rattelser")) == ([], [], [])
    (first,), (later,) = rows(day, "utfall"), rows(date(2025, 5, 2), "utfall")
    assert (first["utfall"], first["rattad"], first["grad"], first["farg"]) == (75, None, 93, "gul")
    assert (str(later["utfall"]), later["rattad"], later["grad"]) == ("76.40", "2025-05-02", 95)
    (corrected,) = rows(date(2025, 5, 2), "rattelser")
    assert (corrected["tidigare"], corrected["nytt"], corrected["orsak"]) == (75, Decimal("76.40"), "Fel")
