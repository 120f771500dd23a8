"""The questions that residents ask, and where each answer stands, as `goals/kommun.yml` states them."""

from collections.abc import Iterable, Iterator

from pydantic import Field

from macros.plan.faults import Fault, Where
from macros.plan.fields import AreaId, Choice, GoalId, IndicatorId, Record, Title
from macros.plan.references import Known, unknown_id


class AnswerPage(Choice):
    """A page of the site that answers a question by itself, by its address."""

    ACTIVITIES = "aktiviteter", "Sidan Aktiviteter."
    ECONOMY = "ekonomi", "Sidan Ekonomi."
    CONTROLS = "internkontroll", "Sidan Internkontroll."
    COMPARE = "jamfor", "Sidan Jämför."
    GOALS = "mal", "Sidan Mål."
    BODIES = "organ", "Sidan Organ."
    PLANNING = "planering-och-uppfoljning", "Sidan Planering och uppföljning."
    ROLES = "roller", "Sidan Roller."
    COUNTING = "sa-raknar-vi", "Sidan Så räknar vi."
    COMMISSIONS = "uppdrag", "Sidan Uppdrag."
    FOLLOW_UPS = "uppfoljning", "Sidan Uppföljningar."
    PLANS = "verksamhetsplaner", "Sidan Verksamhetsplaner."
    VISION = "vision", "Sidan Vision och ledord."


class Question(Record):
    """A question and the one place where its answer stands."""

    text: Title = Field(
        alias="fråga", description="Frågan, så som en invånare ställer den.", examples=["Blir skolan bättre?"]
    )
    goal: GoalId | None = Field(alias="mål", default=None, description="Id för målet som svarar på frågan.")
    indicator: IndicatorId | None = Field(
        alias="indikator", default=None, description="Id för indikatorn som svarar på frågan."
    )
    area: AreaId | None = Field(alias="område", default=None, description="Id för målområdet som svarar på frågan.")
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
