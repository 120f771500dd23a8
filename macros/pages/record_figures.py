"""Changes of indicators' figures in words: outcomes and targets, with what stood before."""

from decimal import Decimal

from macros.pages.words import lower_first, write_decision, write_period, write_target, write_value
from macros.plan.assessment import find_target
from macros.plan.change import Change, ChangeKind
from macros.plan.fulfilment import published_value
from macros.plan.indicator import Answer, Indicator, OutcomeKind, Target
from macros.plan.model import Colour
from macros.plan.periods import Period
from macros.plan.plan import Plan
from macros.plan.timeline import targets_as_of

Figure = Decimal | Answer | Colour | None


def tell_figure(indicator: Indicator, change: Change, period: Period) -> str:
    """What happened to a figure, in a sentence."""
    when = write_period(period)
    value, former = write_pair(indicator, change)
    if change.outcome:
        return _tell_outcome(change, when, value, former)
    if change.kind is ChangeKind.TARGET_DECIDED:
        return f"Målvärdet för {when} beslutades: {value}."
    return f"Målvärdet för {when} ändrades till {value} från {former}."


def _tell_outcome(change: Change, when: str, value: str, former: str) -> str:
    if change.kind is ChangeKind.OUTCOME_PUBLISHED:
        return _tell_published(change, value, when)
    if change.kind is ChangeKind.OUTCOME_CORRECTED and change.value == change.former:
        return f"Uppgifterna om {lower_first(_name(change))} för {when} rättades. Värdet är fortfarande {value}."
    if change.kind is ChangeKind.OUTCOME_CORRECTED:
        return f"{_name(change)} för {when} rättades till {value} från {former}."
    if change.former is None:
        return f"Uppgiften att ingen mätning gjordes för {when} återkallades."
    return f"{_name(change)} för {when}, {former}, återkallades."


def write_pair(indicator: Indicator, change: Change) -> tuple[str, str]:
    """The figure and the former one; outcomes as published, unless their rounding would hide the difference."""
    if change.target:
        former = _with_value(change.target, change.former) if change.former_target is None else change.former_target
        return write_target(indicator, _with_value(change.target, change.value)), write_target(indicator, former)
    shown = _write(indicator, change.value), _write(indicator, change.former)
    if shown[0] != shown[1]:
        return shown
    return _write_exact(indicator, change.value), _write_exact(indicator, change.former)


def write_new_decision(plan: Plan, target: Target) -> str:
    """`Nytt beslut 18 juni 2025 av kommunfullmäktige, § 41`."""
    decision = target.decision
    return f"Nytt beslut {write_decision(decision, plan.bodies[decision.body])}" if decision else ""


def write_aimed_at(indicator: Indicator, change: Change) -> str:
    """The target that held for a new outcome, `Målet är 80 %`; nothing where there was none, or nothing measured."""
    if change.kind is not ChangeKind.OUTCOME_PUBLISHED or change.value is None or not isinstance(change.period, Period):
        return ""
    target = find_target(targets_as_of(indicator, change.day), change.period)
    return f"Målet är {lower_first(write_target(indicator, target))}." if target else ""


def _name(change: Change) -> str:
    is_forecast = change.outcome is not None and change.outcome.kind is OutcomeKind.FORECAST
    return "Prognosen" if is_forecast else "Utfallet"


def _tell_published(change: Change, value: str, when: str) -> str:
    if change.outcome and change.outcome.not_measured:
        return f"Ingen mätning för {when}: {change.outcome.not_measured.rstrip('.')}."
    kinds = {OutcomeKind.FORECAST: "Prognos", OutcomeKind.PRELIMINARY: "Preliminärt utfall"}
    what = kinds.get(change.outcome.kind, "Nytt utfall") if change.outcome else "Nytt utfall"
    return f"{what} för {when}: {value}."


def _with_value(target: Target, value: Figure) -> Target:
    """A target with a value that it has had; an interval has none, and is what it is."""
    return target.model_copy(update={"value": value})


def _write(indicator: Indicator, value: Figure) -> str:
    if value is None or isinstance(value, Colour):
        return "–"
    return write_value(indicator, published_value(indicator, value))


def _write_exact(indicator: Indicator, value: Figure) -> str:
    """A value as it stands in the file."""
    return "–" if isinstance(value, Colour) else write_value(indicator, value)
