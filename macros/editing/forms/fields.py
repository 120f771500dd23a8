"""The fields of a form, from the record that its file becomes: every key that may be written."""

from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from macros.editing.forms.choices import MONTH_OPTIONS, REPORT_OPTIONS, TRUTHS, Choices, options_of
from macros.editing.forms.words import FIRST, SUMMARIES, hint_of, label_of, message_of, singular_of
from macros.plan.fields import Choice, Record

Field = dict[str, Any]

_LAST = "exempel"
_OWN_ID = "id"
_DATE: Mapping[str, Any] = {
    "widget": "datetime",
    "type": "date",
    "format": "YYYY-MM-DD",
    "date_format": "YYYY-MM-DD",
    "time_format": False,
    "default": "",
}

_AS_LIST = {"dropdown_threshold": 0}
"""Things to refer to stand in a list, few as they may be: Sveltia's radio buttons can lose a press in a part that has
just been opened."""


class FieldMaker:
    """Makes the fields of records; a record's fields are made once, so that the configuration says them once."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._made: dict[tuple[type[Record], bool], list[Field]] = {}

    def fields_of(self, record: type[Record], *, is_optional: bool = False) -> list[Field]:
        """The fields of a record: one for each of its keys.

        Decap CMS asks for what is required also in a record that isn't there; so of one that may be left out nothing
        is marked as required, only said to be.
        """
        if (record, is_optional) not in self._made:
            hints = get_type_hints(record, include_extras=True)
            made = [self._field(record, field, hints[name]) for name, field in _written(record)]
            if is_optional:
                made = [_not_required(each) for each in made]
            order = FIRST.get(record.__name__, ())
            self._made[record, is_optional] = sorted(made, key=lambda each: _rank(each["name"], order))
        return self._made[record, is_optional]

    def _field(self, record: type[Record], field: FieldInfo, hint: object) -> Field:
        key = str(field.alias)
        widget = self._widget(record, key, _bare(hint), is_required=field.is_required())
        told = hint_of(key, field, is_chosen=widget["widget"] == "select")
        return {"name": key, "label": label_of(key), "required": field.is_required(), "hint": told} | widget

    def _widget(self, record: type[Record], key: str, hint: Any, *, is_required: bool) -> Field:  # noqa: ANN401
        if get_origin(hint) is tuple:
            return self._list(key, get_args(hint)[0])
        if isinstance(hint, type) and issubclass(hint, Record):
            fields = self.fields_of(hint, is_optional=not is_required)
            return {"widget": "object", "collapsed": not is_required, "fields": fields}
        if isinstance(hint, type) and issubclass(hint, Choice):
            is_explained = f"{{{{fields.{key}}}}}" not in SUMMARIES.get(record.__name__, "")
            return {"widget": "select", "options": options_of(hint, is_explained=is_explained)}
        options = None if key == _OWN_ID else self._choices.of(hint)
        return _scalar(hint) if options is None else {"widget": "select", "options": options, **_AS_LIST}

    def _list(self, key: str, item: Any) -> Field:  # noqa: ANN401  any annotation
        if isinstance(item, type) and issubclass(item, Record):
            rows = {"summary": SUMMARIES[item.__name__], "collapsed": True, "minimize_collapsed": True}
            named = {"label_singular": singular_of(key)}
            return {"widget": "list", **named, **rows, "fields": self.fields_of(item)}
        if isinstance(item, type) and issubclass(item, Choice):
            return {"widget": "select", "multiple": True, "options": options_of(item, is_explained=False)}
        options = self._choices.of(item) or (MONTH_OPTIONS if _form(item)["errorMessage"] == "count" else None)
        if options is not None:
            return {"widget": "select", "multiple": True, "options": options}
        one = {"name": "text", "label": label_of(singular_of(key)), **_scalar(item)}
        return {"widget": "list", "label_singular": singular_of(key), "field": one}


def _rank(key: str, order: tuple[str, ...]) -> tuple[bool, int]:
    """What is written most often first, then as the model has it, `exempel` last."""
    return key == _LAST, order.index(key) if key in order else len(order)


def _not_required(field: Field) -> Field:
    """A field of a record that may be left out."""
    if not field["required"]:
        return field
    loose = {**field, "required": False, "hint": f"{field['hint']} Krävs."}
    return loose | (
        {"fields": [_not_required(each) for each in field["fields"]]} if field["widget"] == "object" else {}
    )


def _written(record: type[Record]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields that staff may write; what the path says (`@…`) is not among them."""
    for name, field in record.model_fields.items():
        if field.alias and not field.alias.startswith("@"):
            yield name, field


def _bare(hint: Any) -> Any:  # noqa: ANN401  any annotation
    """An annotation without the None that lets a key be left out."""
    if get_origin(hint) in {Union, UnionType}:
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def _form(hint: Any) -> Mapping[str, Any]:  # noqa: ANN401  any annotation
    """How a value may be written, as the model's JSON Schema says it."""
    return TypeAdapter(hint).json_schema()


def _scalar(hint: object) -> Field:
    """The field of one value; all are written as text, so that nothing is rounded or read as something else."""
    form = _form(hint)
    kind = form["errorMessage"]
    if kind == "truth":
        return {"widget": "select", "options": TRUTHS}
    if kind == "date":
        return dict(_DATE)
    if kind == "pattern_report":
        return {"widget": "select", "options": REPORT_OPTIONS}
    widget = "text" if kind.startswith("text ") else "string"
    return {"widget": widget, "pattern": [form["pattern"], message_of(kind)]}
