"""The format of each kind of file as JSON Schema, for editors that help while one writes.

Everything comes from the records of `plan`: keys, forms, descriptions, examples, what each choice means. The schemas
are of draft 7, the newest that every editor's YAML support reads alike, and each stands by itself, without references.
`errorMessage`, `enumDescriptions` and `markdownDescription` are words of the YAML language server and of Monaco.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from macros.plan.fields import Choice, FileRecord
from macros.plan.spelling import Form
from macros.reading.places import KINDS, TOP
from macros.reading.schema_rules import RULES
from macros.reading.sentences import suggest, tell

FOLDER = "schemas"
DRAFT = "http://json-schema.org/draft-07/schema#"
_GUIDE = "Alla nycklar förklaras i goals/README.md."
_SENTENCES: Mapping[str, str] = {
    "line": "Här ska stå en text på en rad, med högst {longest} tecken.",
    "text": "Här ska stå en text med högst {longest} tecken.",
    "method_direction": "Förflyttning och trösklar går bara att använda när riktningen är högre eller lägre.",
    "conformity_without_faults": "Delvis och inte kräver minst en post med skälet brist under brister.",
}
"""What is told in other words here, where nobody knows what stands there."""

_COMMAS: Form = {"patternProperties": {"^[0-9]+$": {"type": "null"}}}
"""In `{värde: 72,5}` YAML sees the key 5; our reader sees the number that is meant."""


class _Generator(GenerateJsonSchema):
    """Pydantic's schema, with what each choice means and the rules between the keys of a record."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """The words that may stand, each with its meaning."""
        written = super().enum_schema(schema)
        if issubclass(schema["cls"], Choice):
            written["enumDescriptions"] = [choice.meaning for choice in schema["cls"]]
        written["errorMessage"] = "enum"
        return written

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The keys that may stand, and the rules between them."""
        rules = RULES.get(schema["cls"], ())
        return super().model_schema(schema) | ({"rules": list(rules)} if rules else {})


def write_schemas() -> dict[str, str]:
    """Every schema as the text of its file, by the file's name; the same bytes always."""
    whole = {name.removesuffix(".yml"): (record, f"goals/{name}") for name, record in TOP.items()}
    parts = {name: (kind.record, f"goals/ORGAN/{name}/NAMN{kind.ending}") for name, kind in KINDS.items()}
    return {f"{name}.json": _write(make_schema(*made)) for name, made in {**whole, **parts}.items()}


def schema_of(source: str) -> str | None:
    """The name of the schema for a file by its path inside the goal repository; None where it can have none."""
    if source in TOP:
        return source.removesuffix(".yml") + ".json"
    match source.split("/"):
        case [_, kind, _] if kind in KINDS:
            return f"{kind}.json"
    return None


def make_schema(record: type[FileRecord], path: str) -> Form:
    """The schema of a kind of file."""
    made = record.model_json_schema(by_alias=True, mode="validation", schema_generator=_Generator)
    front = " Schemat gäller raderna mellan --- och ---." if path.endswith(".md") else ""
    told = {"title": made.pop("title"), "description": f"Filen {path}.{front} {_GUIDE}"}
    made.pop("description")
    return {"$schema": DRAFT, **told, **_tell(_plain(made, made.get("$defs", {})))}


def _plain(schema: Form, records: Mapping[str, Form], *, may_be_empty: bool = False) -> Form:
    """A schema without references; where a value may be left out nothing may stand, too."""
    inner, own = _split(schema, records)
    made = {key: value for key, value in {**inner, **own}.items() if key not in {"title", "$defs", "rules"}}
    if made.get("default") in (None, [], False):
        made.pop("default", None)
    if isinstance(made.get("default"), str) and made.get("errorMessage") == "number":
        made["default"] = json.loads(made["default"])
    if "properties" in made:
        made = _object(made, records) | {"allOf": inner["rules"]} if "rules" in inner else _object(made, records)
    if "items" in made:
        made |= {"items": _plain(made["items"], records), "errorMessage": "tuple_type"}
    return _or_empty(made) if may_be_empty else made


def _split(schema: Form, records: Mapping[str, Form]) -> tuple[Form, Form]:
    """What a reference or an alternative leads to, and what is said of it where it stands."""
    if "$ref" in schema:
        held = records[schema["$ref"].rpartition("/")[2]]
        inner = {key: value for key, value in held.items() if key != "description"}
        return inner, {key: value for key, value in schema.items() if key != "$ref"}
    if "anyOf" in schema:
        first, _ = _split(schema["anyOf"][0], records)
        return first, {key: value for key, value in schema.items() if key != "anyOf"}
    return schema, {}


def _object(schema: Form, records: Mapping[str, Form]) -> Form:
    """The keys that staff may write, each with its title; what the path says is left out."""
    required = [key for key in schema.get("required", []) if not key.startswith("@")]
    keys = {
        key: {
            "title": _title(key),
            **_describe(_plain(each, records, may_be_empty=key not in required), is_required=key in required),
        }
        for key, each in schema["properties"].items()
        if not key.startswith("@")
    }
    rest = {key: value for key, value in schema.items() if key not in {"properties", "required"}}
    commas = _COMMAS if any(each.get("errorMessage") in {"number", "count"} for each in keys.values()) else {}
    return rest | {"properties": keys} | commas | ({"required": required} if required else {})


def _title(key: str) -> str:
    return key[0].upper() + key[1:].replace("_", " ")


def _describe(schema: Form, *, is_required: bool) -> Form:
    """The description first, as Markdown where that says more."""
    told = schema["description"]
    markdown = f"{told}\n\n*Måste finnas.*" if is_required else told
    more = {"markdownDescription": markdown} if is_required or "`" in told else {}
    return {"description": told, **more, **{key: value for key, value in schema.items() if key != "description"}}


def _or_empty(schema: Form) -> Form:
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    made = {**schema, "type": [*kinds, "null"]}
    if "enum" in schema:
        made["enum"] = [*schema["enum"], None]
        made["enumDescriptions"] = [*schema["enumDescriptions"], "Som om nyckeln inte fanns."]
    return made


def _tell(part: Any) -> Any:  # noqa: ANN401  any part of a schema
    """A schema with the Swedish sentence in place of each kind of problem."""
    if isinstance(part, list):
        return [_tell(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: _tell(value) for key, value in part.items()}
    if isinstance(part.get("errorMessage"), str):
        allowed = [word for word in part.get("enum", ()) if word]
        made["errorMessage"] = _sentence(part["errorMessage"], allowed)
    return made


def _sentence(kind: str, allowed: list[str]) -> str:
    name, _, longest = kind.partition(" ")
    if name in _SENTENCES:
        return _SENTENCES[name].format(longest=f"{int(longest or 0):,}".replace(",", " "))
    return tell(name, None, {"suggestion": suggest("", allowed)})


def _write(schema: Form) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
