"""An activity with its follow-ups, as `goals/<organ>/aktiviteter/<id>.yml` states them."""

from enum import StrEnum

from pydantic import Field

from macros.plan.fields import Date, Id, LongText, OwnedRecord, Record, Text, Title


class ActivityStatus(StrEnum):
    """How far an activity has come."""

    PLANNED = "planerad"
    ONGOING = "pågående"
    DONE = "klar"
    LATE = "försenad"
    STOPPED = "avbruten"


class ActivityFollowUp(Record):
    """What was known of an activity on a day."""

    date: Date = Field(alias="datum", description="Dagen för uppföljningen.")
    status: ActivityStatus = Field(alias="status", description="Läget den dagen.")
    comment: Text | None = Field(alias="kommentar", default=None, description="Vad som har hänt.")


class Activity(OwnedRecord):
    """`goals/<organ>/aktiviteter/<id>.yml`: what is done to reach a goal."""

    title: Title = Field(alias="titel", description="Vad som görs.")
    goal: Id = Field(alias="mål", description="Id för målet.")
    indicators: tuple[Id, ...] = Field(
        alias="indikatorer", default=(), description="Id för indikatorerna som aktiviteten ska påverka."
    )
    responsible: Title = Field(alias="ansvarig", description="Rollen som ansvarar, aldrig en persons namn.")
    start: Date = Field(alias="start", description="Första dagen.")
    end: Date = Field(alias="slut", description="Sista dagen.")
    status: ActivityStatus = Field(alias="status", description="planerad, pågående, klar, försenad eller avbruten.")
    description: LongText | None = Field(alias="beskrivning", default=None, description="Vad aktiviteten innebär.")
    follow_ups: tuple[ActivityFollowUp, ...] = Field(
        alias="uppföljningar", default=(), description="Uppföljningar: datum, status och kommentar."
    )
