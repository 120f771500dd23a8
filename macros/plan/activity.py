"""An activity with its follow-ups, as `goals/<organ>/aktiviteter/<id>.yml` states them."""

from pydantic import Field

from macros.plan.fields import Choice, Date, GoalId, IndicatorId, LongText, OwnedRecord, Record, Text, Title


class ActivityStatus(Choice):
    """How far an activity has come."""

    PLANNED = "planerad", "Inte börjat än."
    ONGOING = "pågående", "Pågår."
    DONE = "klar", "Genomförd."
    LATE = "försenad", "Går inte enligt tidplanen."
    STOPPED = "avbruten", "Genomförs inte."


class ActivityFollowUp(Record):
    """What was known of an activity on a day."""

    date: Date = Field(alias="datum", description="Dagen för uppföljningen.")
    status: ActivityStatus = Field(alias="status", description="Läget den dagen.")
    comment: Text | None = Field(alias="kommentar", default=None, description="Vad som har hänt.")


class Activity(OwnedRecord, title="Aktivitet"):
    """`goals/<organ>/aktiviteter/<id>.yml`: what is done to reach a goal."""

    title: Title = Field(alias="titel", description="Vad som görs.")
    goal: GoalId = Field(alias="mål", description="Id för målet som aktiviteten hör till.")
    indicators: tuple[IndicatorId, ...] = Field(
        alias="indikatorer", default=(), description="Id för indikatorerna som aktiviteten ska påverka."
    )
    responsible: Title = Field(
        alias="ansvarig", description="Rollen som ansvarar, aldrig en persons namn.", examples=["Rektor, Centralskolan"]
    )
    start: Date = Field(alias="start", description="Första dagen.")
    end: Date = Field(alias="slut", description="Sista dagen.")
    published: Date | None = Field(
        alias="publicerad",
        default=None,
        description="Dagen då aktiviteten lades in, om den hade börjat innan dess. "
        "Uppföljningar som redan var publicerade den dagen visar den inte.",
    )
    status: ActivityStatus = Field(alias="status", description="planerad, pågående, klar, försenad eller avbruten.")
    description: LongText | None = Field(alias="beskrivning", default=None, description="Vad aktiviteten innebär.")
    follow_ups: tuple[ActivityFollowUp, ...] = Field(
        alias="uppföljningar", default=(), description="Uppföljningar: datum, status och kommentar."
    )
