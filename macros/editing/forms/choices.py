"""What can be chosen in the forms: the plan's own goals, indicators, bodies, areas, terms and steering models."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from macros.editing.forms.words import upper_first
from macros.pages.words import MONTHS, write_term
from macros.plan.fields import AreaId, BodyId, Choice, GoalId, IndicatorId, ModelId, TermId
from macros.plan.plan import Plan

Option = Mapping[str, str]

TRUTHS: list[Option] = [{"label": "Ja", "value": "true"}, {"label": "Nej", "value": "false"}]
MONTH_OPTIONS: list[Option] = [
    {"label": upper_first(month), "value": str(number)} for number, month in enumerate(MONTHS, 1)
]
REPORT_OPTIONS: list[Option] = [
    *({"label": f"Månadsrapport {month}", "value": f"månad-{number:02}"} for number, month in enumerate(MONTHS, 1)),
    {"label": "Tertial 1", "value": "tertial-1"},
    {"label": "Tertial 2", "value": "tertial-2"},
    {"label": "Årsredovisning", "value": "årsredovisning"},
]


class Choices:
    """The options of a plan. Each list is one object, so that the configuration says it once."""

    def __init__(self, plan: Plan) -> None:
        municipality = plan.municipality
        self._by_mark: dict[int, list[Option]] = {
            _mark(GoalId): _options((each.id, each.title) for each in plan.goals.values()),
            _mark(IndicatorId): _options((each.id, each.title) for each in plan.indicators.values()),
            _mark(BodyId): _options((each.id, each.name) for each in plan.bodies.values()),
            _mark(AreaId): _options((each.id, each.name) for each in plan.areas.values()),
            _mark(TermId): _options((each.id, write_term(each)) for each in municipality.terms_of_office),
            _mark(ModelId): _options((each.id, each.name) for each in municipality.steering_models),
        }

    def of(self, hint: object) -> list[Option] | None:
        """The options of a field that refers to something; None for any other."""
        return self._by_mark.get(_mark(hint))


def options_of(choice: type[Choice], *, is_explained: bool) -> list[Option]:
    """The words of a field with few of them; explained, each with what it means."""
    told = ((each.value, f"{upper_first(each.value)} – {each.meaning.rstrip('.')}") for each in choice)
    return _options(told if is_explained else ((each.value, upper_first(each.value)) for each in choice))


def _options(values: Iterable[tuple[str, str]]) -> list[Option]:
    return [{"label": label, "value": value} for value, label in values]


def _mark(hint: Any) -> int:  # noqa: ANN401  any annotation
    """What tells `GoalId` from `BodyId`: the last thing that is said of the text."""
    return id(get_args(hint)[-1]) if get_args(hint) else 0
