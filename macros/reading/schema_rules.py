"""The rules between the keys of a record that JSON Schema can say, each with the kind of fault that `plan` tells it as.

A key that nothing stands after is as if it were not there, so what has to be there is not null.
"""

from collections.abc import Mapping
from itertools import permutations

from macros.plan.accessibility import AccessibilityFault, AccessibilityStatement, Conformity, FaultGround
from macros.plan.fields import Record
from macros.plan.indicator import Direction, Indicator, Method, Outcome
from macros.plan.indicator_rules import FEWEST_INDIVIDUALS
from macros.plan.model import Municipality
from macros.plan.questions import Question
from macros.plan.search_words import SearchWord
from macros.plan.spelling import ANSWER, NUMBER, Form, spelt
from macros.plan.steering import Commission, CommissionStatus, EconomicReport, ReportCorrection

_THERE: Form = {"type": ["string", "number", "boolean", "object", "array"]}


def _where(key: str, value: Form) -> Form:
    """The condition that a key is there with such a value."""
    return {"required": [key], "properties": {key: value}}


def _needs(key: str, kind: str, value: Form = _THERE) -> Form:
    """The demand that a key is there, with such a value."""
    return {**_where(key, {**value, "errorMessage": kind}), "errorMessage": kind}


def _may_be(key: str, value: Form, kind: str) -> Form:
    """The demand that what stands after a key, if it is there, is such."""
    return {"properties": {key: {**value, "errorMessage": kind}}}


def _lacks(key: str, kind: str) -> Form:
    return _may_be(key, {"type": "null"}, kind)


def _each(key: str, *demands: Form) -> Form:
    """Demands of every entry of a list."""
    return {"properties": {key: {"items": {"allOf": list(demands)}}}}


def _when(condition: Form, *demands: Form) -> Form:
    return {"if": condition, "then": {"allOf": list(demands)}}


def _one_of(*words: str) -> Form:
    return {"enum": list(words)}


_IS_RATIO: Form = {"properties": {"beräkning": {"enum": [Method.RATIO, None]}}}
_YES_OR_NO: Form = {"type": ["string", "null"], "pattern": spelt(ANSWER)}
_A_NUMBER: Form = {"pattern": spelt(NUMBER)}
_ANSWERS = ("mål", "indikator", "område", "sida")


def _values_are(value: Form, kind: str) -> tuple[Form, ...]:
    """Demands of every target, outcome and former value of an indicator."""
    own, former = _may_be("värde", value, kind), _may_be("tidigare", value, kind)
    return (
        _each("målvärden", own, _each("rättelser", former)),
        _each("utfall", own, _each("rättelser", former)),
    )


RULES: Mapping[type[Record], tuple[Form, ...]] = {
    Municipality: (_may_be("åtgärdsplan_vid_underskott", {"minimum": 0}, "deficit_negative"),),
    Question: (
        {"anyOf": [_needs(key, "question_answers") for key in _ANSWERS]},
        *(_when(_where(one, _THERE), _lacks(two, "question_answers")) for one, two in permutations(_ANSWERS, 2)),
    ),
    Indicator: (
        _when(
            _where("riktning", _one_of(Direction.INTERVAL, Direction.YES_NO)),
            _may_be("beräkning", {"enum": [Method.RATIO, None]}, "method_direction"),
        ),
        _when(_where("beräkning", _one_of(Method.MOVEMENT)), _needs("startvärde", "baseline_missing")),
        _when(_where("beräkning", _one_of(Method.LIMITS)), _needs("trösklar", "limits_missing")),
        _when(_where("trösklar", _THERE), _needs("beräkning", "limits_unused", _one_of(Method.LIMITS))),
        _when(
            _where("riktning", _one_of(Direction.INTERVAL)),
            _each(
                "målvärden",
                _needs("lägst", "interval_open"),
                _needs("högst", "interval_open"),
                _lacks("värde", "interval_wanted"),
                _may_be("rättelser", {"type": ["array", "null"], "maxItems": 0}, "correction_interval"),
            ),
        ),
        _when(
            _where("riktning", _one_of(Direction.HIGHER, Direction.LOWER, Direction.YES_NO)),
            _each(
                "målvärden",
                _needs("värde", "target_empty"),
                _lacks("lägst", "interval_unused"),
                _lacks("högst", "interval_unused"),
            ),
        ),
        _when(_where("riktning", _one_of(Direction.YES_NO)), *_values_are(_YES_OR_NO, "answer_wanted")),
        _when(
            _where("riktning", _one_of(Direction.HIGHER, Direction.LOWER, Direction.INTERVAL)),
            *_values_are(_A_NUMBER, "number"),
        ),
        _when(
            _IS_RATIO,
            _when(
                _where("riktning", _one_of(Direction.HIGHER)),
                _each("målvärden", _may_be("värde", {"minimum": 0}, "target_not_positive")),
            ),
            _when(
                _where("riktning", _one_of(Direction.LOWER)),
                _each("målvärden", _may_be("värde", {"minimum": 0}, "target_negative")),
            ),
        ),
    ),
    Outcome: (
        _when({"properties": {"inte_mätt": {"type": "null"}}}, _needs("värde", "outcome_empty")),
        _when(_where("värde", _THERE), _lacks("inte_mätt", "outcome_both")),
        _may_be("antal", {"minimum": FEWEST_INDIVIDUALS}, "too_few"),
    ),
    EconomicReport: (
        _when(
            {"properties": {"prognos": {"type": "null"}}},
            _each("rättelser", _lacks("tidigare_prognos", "report_forecast_gone")),
        ),
    ),
    ReportCorrection: (
        {"anyOf": [_needs(key, "report_correction_empty") for key in ("tidigare_utfall", "tidigare_prognos")]},
    ),
    Commission: (
        _when(
            _where("redovisad", _THERE),
            _may_be("status", _one_of(CommissionStatus.REPORTED, CommissionStatus.CLOSED), "reported_status"),
        ),
    ),
    AccessibilityFault: (
        _when(_where("skäl", _one_of(FaultGround.BURDEN)), _needs("motivering", "burden_without_reason")),
    ),
    AccessibilityStatement: (
        _when(
            _where("förenlighet", _one_of(Conformity.FULL)),
            _each("brister", _needs("skäl", "conformity_with_faults", _one_of(FaultGround.BURDEN, FaultGround.EXEMPT))),
        ),
        _when(
            _where("förenlighet", _one_of(Conformity.PARTIAL, Conformity.NONE)),
            _needs(
                "brister",
                "conformity_without_faults",
                {"type": "array", "contains": {"properties": {"skäl": {"enum": [FaultGround.FAULT, None]}}}},
            ),
        ),
    ),
    SearchWord: (
        {
            "anyOf": [
                _needs(key, "search_word_alone", {"type": "array", "minItems": 1}) for key in ("även", "felstavat")
            ]
        },
    ),
}
"""What a record satisfies beside the forms of its keys."""
