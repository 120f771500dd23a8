"""The Swedish words for what things are: colours, states, kinds and statuses, as chips and lists show them."""

from collections.abc import Mapping

from macros.plan.activity import ActivityStatus
from macros.plan.assessment import GoalStanding, IndicatorStanding, State, Verdict
from macros.plan.indicator import OutcomeKind
from macros.plan.model import BodyKind, Colour
from macros.plan.steering import CommissionStatus, ControlCategory, ControlResult
from macros.plan.terms import Phase

INDICATOR_WORDS: Mapping[str, str] = {
    Colour.GREEN: "Målet nått",
    Colour.YELLOW: "Nära målet",
    Colour.RED: "Målet inte nått",
    Colour.BLACK: "Inte mätt",
    State.NOT_REPORTED: "Inte rapporterat än",
    State.NO_TARGET: "Följs utan mål",
}
NO_TARGET_THEN = "Inget målvärde då"
"""Of a period without a target, where other periods have one."""
GOAL_WORDS: Mapping[str, str] = {
    Colour.GREEN: "Uppfylls helt",
    Colour.YELLOW: "Uppfylls delvis",
    Colour.RED: "Uppfylls inte",
    Colour.BLACK: "Inte mätt",
    State.NOT_REPORTED: "Inte rapporterat än",
}
FORECAST_WORDS: Mapping[str, str] = {
    Colour.GREEN: "Uppfylls helt",
    Colour.YELLOW: "Uppfylls delvis",
    Colour.RED: "Uppfylls inte",
    Colour.BLACK: "Går inte att säga än",
}
"""Of a goal that is only forecast: black then means that nothing has been measured to build a forecast on."""
PHASE_WORDS: Mapping[Phase, str] = {Phase.PROPOSED: "Förslag", Phase.COMING: "Gäller inte än"}
COUNT_WORDS: Mapping[str, tuple[str, str]] = {
    Colour.GREEN: ("grön", "gröna"),
    Colour.YELLOW: ("gul", "gula"),
    Colour.RED: ("röd", "röda"),
    Colour.BLACK: ("svart", "svarta"),
    State.NOT_REPORTED: ("inte rapporterad", "inte rapporterade"),
}
COMMISSION_WORDS: Mapping[CommissionStatus, str] = {
    CommissionStatus.NOT_BEGUN: "Inte påbörjat",
    CommissionStatus.ONGOING: "Pågår",
    CommissionStatus.REPORTED: "Redovisat",
    CommissionStatus.CLOSED: "Avslutat",
}
CATEGORY_WORDS: Mapping[ControlCategory, str] = {
    ControlCategory.OPERATIONS: "Ändamålsenlig och kostnadseffektiv verksamhet",
    ControlCategory.REPORTING: "Tillförlitlig rapportering och information",
    ControlCategory.COMPLIANCE: "Lagar, föreskrifter och riktlinjer följs",
    ControlCategory.SERIOUS_FAULTS: "Allvarliga fel upptäcks och tas bort",
}
CONTROL_WORDS: Mapping[ControlResult, str] = {
    ControlResult.PLANNED: "Planerad",
    ControlResult.CLEAN: "Utan anmärkning",
    ControlResult.FAULTS: "Brister",
    ControlResult.NOT_DONE: "Inte utförd",
}
ACTIVITY_WORDS: Mapping[ActivityStatus, str] = {
    ActivityStatus.PLANNED: "Planerad",
    ActivityStatus.ONGOING: "Pågår",
    ActivityStatus.DONE: "Klar",
    ActivityStatus.LATE: "Försenad",
    ActivityStatus.STOPPED: "Avbruten",
}
KIND_WORDS: Mapping[OutcomeKind, str] = {
    OutcomeKind.FINAL: "Utfall",
    OutcomeKind.FORECAST: "Prognos",
    OutcomeKind.PRELIMINARY: "Preliminärt",
}
BODY_KIND_WORDS: Mapping[BodyKind, str] = {
    BodyKind.COUNCIL: "Fullmäktige",
    BodyKind.EXECUTIVE: "Styrelse",
    BodyKind.COMMITTEE: "Nämnder",
    BodyKind.COMPANY: "Bolag",
    BodyKind.SERVICE: "Verksamheter",
    BodyKind.UNIT: "Enheter",
}


def slug_of(word: str) -> str:
    """A status word as it stands in a class name: `grön` → `gron`, `inte rapporterat` → `inte-rapporterat`."""
    return word.translate(str.maketrans("åäö ", "aao-")).replace("/", "-")


def word_for_indicator(standing: IndicatorStanding) -> str:
    """The word of an indicator's chip; the older steering model has the same words for indicators as for goals."""
    if standing.state is State.NO_TARGET and standing.has_targets:
        return NO_TARGET_THEN
    words = GOAL_WORDS if standing.is_of_words and standing.colour else INDICATOR_WORDS
    word = words[standing.colour or standing.state]
    return as_forecast(word) if standing.state is State.FORECAST else word


def word_for_goal(standing: GoalStanding) -> str:
    """The word of a goal's chip."""
    if standing.phase in PHASE_WORDS:
        return PHASE_WORDS[standing.phase]
    if standing.is_forecast and standing.shown:
        return as_forecast(FORECAST_WORDS[standing.shown])
    return GOAL_WORDS[standing.shown or State.NOT_REPORTED]


def word_for_verdict(verdict: Verdict) -> str:
    """The word of an assessment's chip."""
    return as_forecast(FORECAST_WORDS[verdict.colour]) if verdict.is_forecast else GOAL_WORDS[verdict.colour]


def as_forecast(word: str) -> str:
    """`Prognos: uppfylls helt`, of `Uppfylls helt`."""
    return f"Prognos: {word[0].lower()}{word[1:]}"
