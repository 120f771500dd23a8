"""The questions that residents ask, and where each answer stands, as `goals/kommun.yml` states them."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from pydantic import Field

from macros.plan.faults import Fault, Where
from macros.plan.fields import Id, Record, Title
from macros.plan.references import Known, unknown_id


class AnswerPage(StrEnum):
    """A page of the site that answers a question by itself, by its address."""

    ACTIVITIES = "aktiviteter"
    ECONOMY = "ekonomi"
    CONTROLS = "internkontroll"
    COMPARE = "jamfor"
    GOALS = "mal"
    BODIES = "organ"
    PLANNING = "planering-och-uppfoljning"
    ROLES = "roller"
    COUNTING = "sa-raknar-vi"
    COMMISSIONS = "uppdrag"
    FOLLOW_UPS = "uppfoljning"
    PLANS = "verksamhetsplaner"
    VISION = "vision"


class Question(Record):
    """A question and the one place where its answer stands."""

    text: Title = Field(alias="fråga", description="Frågan, så som en invånare ställer den.")
    goal: Id | None = Field(alias="mål", default=None, description="Id för målet som svarar på frågan.")
    indicator: Id | None = Field(alias="indikator", default=None, description="Id för indikatorn som svarar på frågan.")
    area: Id | None = Field(alias="område", default=None, description="Id för målområdet som svarar på frågan.")
    page: AnswerPage | None = Field(alias="sida", default=None, description="Sidan som svarar på frågan.")


def find_question_faults(source: str, questions: Iterable[Question], known: Known) -> Iterator[Fault]:
    """Questions without an answer or with several, and answers that do not exist."""
    for number, question in enumerate(questions):
        where: Where = ("frågor", number)
        if sum(each is not None for each in (question.goal, question.indicator, question.area, question.page)) != 1:
            yield Fault(source, (*where, "fråga"), "question_answers")
        if question.goal:
            yield from unknown_id(source, (*where, "mål"), question.goal, known.goals, "goal_unknown")
        if question.indicator:
            yield from unknown_id(
                source, (*where, "indikator"), question.indicator, known.indicators, "indicator_unknown"
            )
        if question.area:
            yield from unknown_id(source, (*where, "område"), question.area, known.areas, "area_unknown")
