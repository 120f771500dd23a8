"""Whatever the reader reads, the schemas accept: fields of any text, and whole records of any shape."""

import json
from typing import Annotated, Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from macros.plan.accessibility import Criterion
from macros.plan.fields import Address, Count, Date, Id, LongText, Number, PeriodField, Record, Text, Title, Truth
from macros.plan.indicator import Indicator, Value
from macros.plan.indicator_rules import find_indicator_faults
from macros.plan.model import Municipality, SecurityContact
from macros.plan.spelling import (
    ADDRESS_FORM,
    CODE_FORM,
    DATE_FORM,
    ID_FORM,
    NUMBER_FORM,
    PERIOD_FORM,
    TRUTH_FORM,
    VALUE_FORM,
    count_form,
)  # fmt: skip
from macros.plan.steering import EconomicReport
from macros.reading.flaws import Flaw
from macros.reading.places import KINDS, TOP
from macros.reading.schema import write_schemas
from macros.reading.yamlfile import read_yaml
from tests.reading.reproducibly import reproducibly
from tests.reading.yaml12 import read_yaml12

SCHEMAS: dict[str, Any] = {name: json.loads(text) for name, text in write_schemas().items()}
RECORDS = {
    **{f"{name.removesuffix('.yml')}.json": record for name, record in TOP.items()},
    **{f"{name}.json": kind.record for name, kind in KINDS.items()},
}


def field_of(record: type[Record], key: str) -> Any:
    """The type of a key, with what is said of it."""
    field = next(each for each in record.model_fields.values() if each.alias == key)
    return Annotated[field.annotation, *field.metadata]


FORMS: dict[str, Any] = {
    "number": Number,
    "count": Count,
    "date": Date,
    "period": PeriodField,
    "truth": Truth,
    "text": Text,
    "title": Title,
    "prose": LongText,
    "id": Id,
    "address": Address,
    "value": Value,
    "criterion": Criterion,
    "contact": SecurityContact,
    "code": field_of(Municipality, "kommunkod"),
    "report": field_of(EconomicReport, "rapport"),
    "unit": field_of(Indicator, "enhet"),
}
READERS = {name: TypeAdapter(form) for name, form in FORMS.items()}
CHECKS = {name: Draft7Validator(reader.json_schema()) for name, reader in READERS.items()}
DIGITS = st.text("0123456789", min_size=1, max_size=16)
WHOLE_PARTS = DIGITS | st.sampled_from(["", "1 234", "1\u00a0234 567", "012", "0x1F"])
FRACTIONS = st.sampled_from(["", ",5", ".5", ".25", ",0", ".", "e3", ".1E-2"])
NUMBERS = st.builds("{}{}{}".format, st.sampled_from(["", "-", "+", "−", "–"]), WHOLE_PARTS, FRACTIONS)
IDS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9})*", fullmatch=True)
SHAPES: dict[str, st.SearchStrategy[str]] = {
    "number": NUMBERS,
    "count": NUMBERS,
    "date": st.dates().map(str),
    "period": st.builds("{}{}".format, st.integers(1900, 2099), st.sampled_from(["", "/25", "-t1", "-kv4", "-06"])),
    "truth": st.sampled_from(["true", "false", "True", "FALSE", "tRuE"]),
    "id": IDS | DIGITS | st.sampled_from(["1e5", "true", "0x1f", "2023-2026"]),
    "address": st.from_regex(r"https?://[a-zåäö.0-9]{1,9}(/[^\s\"'<>\\\x00-\x1f]{0,9})?", fullmatch=True),
    "value": NUMBERS | st.sampled_from(["ja", "nej", "Ja", "NEJ"]),
    "criterion": st.from_regex(r"[1-4]\.[1-5]\.[0-9]{1,2}( [a-zåäö ]{1,9})?", fullmatch=True),
    "contact": st.from_regex(r"(https://[a-z.]{1,9}/[a-z]{0,5}|[a-z.]{1,9}@[a-z]{1,9}\.se)", fullmatch=True),
    "code": st.from_regex("[0-9]{4}", fullmatch=True),
    "report": st.sampled_from(["månad-03", "tertial-1", "årsredovisning"]),
}
LOOSE = st.text("0123456789 -+,.eExoTtruefalsn/_åÅ~\u00a0\u2212ab:%", max_size=9) | st.text(max_size=9)
EDGES = st.sampled_from(["", "", "", " ", "\n", "\u00a0", "  \n"])


def read_both(written: str) -> tuple[Any, Any]:
    """What stands after a key, as our reader gives it to a field and as YAML 1.2 core does."""
    text = f"nyckel: {written}\n"
    try:
        values = read_yaml(text)
    except Flaw:
        assume(False)
    assume(isinstance(values, dict) and list(values) == ["nyckel"])
    return values["nyckel"], read_yaml12(text)["nyckel"]


@pytest.mark.parametrize("form", FORMS)
def test_whatever_a_field_reads_its_schema_accepts(form: str) -> None:
    @settings(reproducibly, max_examples=60)
    @given(SHAPES.get(form, LOOSE) | LOOSE, EDGES, EDGES, st.booleans())
    @example("x" * 200, "\n", "\n", True)
    @example("x" * 20_000, "", "\n", True)
    @example("999999999999999.9999999999", "", "", False)
    def accepts(text: str, before: str, after: str, is_quoted: bool) -> None:
        written = json.dumps(before + text + after, ensure_ascii=False) if is_quoted else text
        ours, core = read_both(written)
        try:
            READERS[form].validate_python(ours)
        except ValidationError:
            return
        assert list(CHECKS[form].iter_errors(core)) == []

    accepts()


GOOD: dict[str, list[Any]] = {
    NUMBER_FORM["pattern"]: [80, "72,5", "1 234,5", 3.5, "−3", None],
    VALUE_FORM["pattern"]: [80, "72,5", "ja", "NEJ", -3, 0],
    DATE_FORM["pattern"]: ["2025-03-26", "2024-02-29"],
    PERIOD_FORM["pattern"]: [2025, "2025", "2024/25", "2025-06"],
    TRUTH_FORM["pattern"]: [True, "FALSE", "true"],
    ID_FORM["pattern"]: ["trygg-skola", 2030, True],
    ADDRESS_FORM["pattern"]: ["https://www.example.se/å"],
    CODE_FORM["pattern"]: [1275, "0127"],
    count_form()["pattern"]: [1, 5, "5", 5.0],
}
WORDS: list[Any] = ["Text", 2030, True, "12:30", " kort ", 72.5, "2.1.1 Tangentbord", "a@example.se", "månad-03"]


def values_for(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of every form that a schema's keys have; nothing, where nothing may stand."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    made: st.SearchStrategy[Any]
    if "object" in kinds:
        made = records_for(schema)
    elif "array" in kinds:
        made = st.lists(values_for(schema["items"]), min_size=schema.get("minItems", 0), max_size=2)
    elif "enum" in schema:
        made = st.sampled_from([word for word in schema["enum"] if word])
    else:
        pool = [each for each in GOOD.get(schema["pattern"], WORDS) if Draft7Validator(schema).is_valid(each)]
        made = st.sampled_from(pool)
    return made | st.none() if "null" in kinds else made


def records_for(schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    needed = {key: values_for(each) for key, each in schema["properties"].items() if key in schema.get("required", ())}
    free = {key: values_for(each) for key, each in schema["properties"].items() if key not in needed}
    return st.fixed_dictionaries(needed, optional=free)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_reader_reads_generated_records_and_their_schema_accepts_them(name: str) -> None:
    record, whole = RECORDS[name], Draft7Validator(SCHEMAS[name])
    forms = Draft7Validator(json.loads(json.dumps(SCHEMAS[name]).replace('"allOf"', '"$comment"')))
    path = {"@organ": "organ", "@id": "namn", "@år": "2025", "@period": "2025-t1", "@text": ""}
    said = {field.alias: path[field.alias] for field in record.model_fields.values() if field.alias in path}

    @settings(reproducibly, max_examples=25)
    @given(records_for(SCHEMAS[name]))
    def accepts(values: dict[str, Any]) -> None:
        text = json.dumps(values, ensure_ascii=False)
        ours = read_yaml(text)
        assert isinstance(ours, dict)
        read = record.model_validate({**ours, **said})
        core = read_yaml12(text)
        assert list(forms.iter_errors(core)) == []
        if isinstance(read, Indicator) and not list(find_indicator_faults(read)):
            assert list(whole.iter_errors(core)) == []

    accepts()
