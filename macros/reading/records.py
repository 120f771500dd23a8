"""One file of the goal repository as a record, or as the problems that stop it from being one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.plan.faults import Fault, Where
from macros.plan.fields import FileRecord, Record
from macros.plan.steering import OperationalPlan
from macros.reading.flaws import Flaw
from macros.reading.places import Place
from macros.reading.privacy import find_personal_numbers
from macros.reading.problems import Problem
from macros.reading.sentences import quote, shorten, suggest, tell
from macros.reading.yamlfile import Spot, decode, locate, read_yaml

_FRONT_MATTER = re.compile(r"---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)
_PATTERNS = {
    "kommunkod": "pattern_code",
    "rapport": "pattern_report",
    "säkerhetskontakt": "pattern_security",
    "kriterium": "pattern_criterion",
}


@dataclass(frozen=True)
class ReadFile:
    """A file after reading: its record, or its problems."""

    place: Place
    yaml: str = ""
    """The YAML text, for finding a place in it again."""
    prose: str = ""
    """The text after the YAML, in an operational plan."""
    record: FileRecord | None = None
    problems: tuple[Problem, ...] = ()


def read_file(place: Place, *, is_forgiving: bool = False) -> ReadFile:
    """Read a file and hold it to its record's form; forgiving, without the keys that it can't have."""
    try:
        content = place.path.read_bytes()
    except OSError:
        return ReadFile(place, problems=(_whole(place.source, "file_unreadable"),))
    return read_content(place, content, is_forgiving=is_forgiving)


def read_content(place: Place, content: bytes, *, is_forgiving: bool = False) -> ReadFile:
    """Hold what stands in a file to its record's form."""
    try:
        text = decode(content)
        yaml, prose = _split(place, text)
        values = read_yaml(yaml)
        personal = tuple(_flaw_problem(place.source, flaw) for flaw in find_personal_numbers(text))
        if any(find_personal_numbers(place.path.stem.replace("-", " "))):
            personal += (_whole(place.source, "personal_number_name"),)
    except Flaw as flaw:
        return ReadFile(place, problems=(_flaw_problem(place.source, flaw),))
    if not isinstance(values, dict):
        return ReadFile(place, problems=(_whole(place.source, "file_empty" if values is None else "model_type"),))
    said = {
        **dict(place.said),
        "@fil": place.source,
        **({"@text": prose} if place.record is OperationalPlan else {}),
    }
    try:
        record = place.record.model_validate({**values, **said})
    except ValidationError as error:
        known = _read_known(place, {**values, **said}, error) if is_forgiving else None
        return ReadFile(place, yaml, prose, known, personal + tuple(_error_problems(place, yaml, error)))
    return ReadFile(place, yaml, prose, record, personal)


def _read_known(place: Place, values: dict[str, Any], error: ValidationError) -> FileRecord | None:
    """The record without its unknown keys; None where more than those is wrong."""
    for detail in error.errors(include_url=False):
        if detail["type"] != "extra_forbidden":
            return None
        holder: Any = values
        for step in detail["loc"][:-1]:
            holder = holder[step]
        holder.pop(detail["loc"][-1])
    try:
        return place.record.model_validate(values)
    except ValidationError:
        return None


def fault_problem(file: ReadFile, fault: Fault) -> Problem:
    """A broken rule as a problem at its place in a file."""
    if fault.where[:1] == ("@text",):
        spot, field = _locate_heading(file, int(fault.where[1])), ""
    else:
        spot, field = locate(file.yaml, fault.where), write_field(fault.where)
    message = tell(fault.kind, spot.found, fault.facts)
    return Problem(fault.source, spot.line, spot.column, field, message, spot.found, fault.kind)


def write_field(where: Where) -> str:
    """The way to a value as it is shown: `målvärden[2].värde`."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{shorten(step)}" for step in where)
    return steps.removeprefix(".")


def _split(place: Place, text: str) -> tuple[str, str]:
    """YAML and prose; the YAML keeps its line numbers."""
    if place.record is not OperationalPlan:
        return text, ""
    match = _FRONT_MATTER.match(text)
    if match is None:
        raise Flaw("front_matter", 1, 1)
    return "\n" + match[1], text[match.end() :]


def _locate_heading(file: ReadFile, number: int) -> Spot:
    """The words of a heading in the prose; its lines count from 0."""
    line = file.prose.split("\n")[number]
    words = line.strip("# \t")
    return Spot(_first_line_of_prose(file.yaml) + number, line.index(words) + 1, words)


def _first_line_of_prose(yaml: str) -> int:
    return yaml.count("\n") + 2


def _whole(source: str, kind: str) -> Problem:
    """A problem with a whole file."""
    return Problem(source, 1, 1, "", tell(kind, None, {}), None, kind)


def _flaw_problem(source: str, flaw: Flaw) -> Problem:
    message = tell(flaw.kind, flaw.found, {"code": flaw.code})
    return Problem(source, flaw.line, flaw.column, "", message, flaw.found, flaw.kind)


def _error_problems(place: Place, yaml: str, error: ValidationError) -> Iterator[Problem]:
    """One problem an error, without those that only follow from others."""
    details = error.errors(include_url=False)
    places = [tuple(detail["loc"]) for detail in details]
    for detail, where in zip(details, places, strict=True):
        follows = detail["type"] == "too_short" and any(
            len(other) > len(where) and other[: len(where)] == where for other in places
        )
        if not follows and where[:1] != ("@organ",):
            yield _error_problem(place, yaml, detail, where)


def _error_problem(place: Place, yaml: str, error: ErrorDetails, where: Where) -> Problem:
    kind = error["type"]
    found = error["input"] if isinstance(error["input"], str) else None
    facts: dict[str, Any] = dict(error.get("ctx", {}))
    holder = _record_at(place.record, where)
    if kind == "missing":
        facts["remedy"] = _remedy(holder, str(where[-1]))
        found = None
    elif kind == "extra_forbidden":
        found = str(where[-1])
        kind = "extra_comma" if error["input"] is None and _follows_comma(yaml, where) else kind
        facts["suggestion"] = suggest(found, list(_keys(holder)))
    elif kind == "enum":
        kind = "enum_medarbetare" if found == "medarbetare" else kind
        facts["suggestion"] = suggest(found or "", re.findall(r"'([^']*)'", str(facts["expected"])))
    elif kind == "string_pattern_mismatch":
        kind = _PATTERNS.get(str(where[-1]), kind)
    spot = locate(yaml, where, key=kind in {"extra_forbidden", "extra_comma"})
    if where[0] == "@text":
        spot = Spot(_first_line_of_prose(yaml), 1)
    field = "" if str(where[0]).startswith("@") else write_field(where)
    return Problem(place.source, spot.line, spot.column, field, tell(kind, found, facts), found, kind)


def _follows_comma(yaml: str, where: Where) -> bool:
    """Whether a key without a colon stands after a comma: it is rather the end of a text with a comma in it."""
    spot = locate(yaml, where, key=True)
    line = yaml.split("\n")[spot.line - 1]
    return line[: spot.column - 1].rstrip().endswith(",") and bool(re.match("[^:]*[,}]", line[spot.column - 1 :]))


def _record_at(record: type[BaseModel], where: Where) -> type[BaseModel]:
    """The class of the record that holds the last step of a place."""
    for step in where[:-1]:
        if isinstance(step, str):
            record = next((inner for inner in _records_in(_keys(record).get(step))), record)
    return record


def _keys(record: type[BaseModel]) -> dict[str, Any]:
    """The keys that may stand in a record, with what they hold."""
    fields = record.model_fields.values()
    return {field.alias: field.annotation for field in fields if field.alias and not field.alias.startswith("@")}


def _records_in(annotation: Any) -> Iterator[type[Record]]:  # noqa: ANN401  any annotation
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def _remedy(record: type[BaseModel], key: str) -> str:
    told = next((field.description for field in record.model_fields.values() if field.alias == key), None)
    return f"Lägg till {quote(key + ': …')}." + (f" {told}" if told else "")
