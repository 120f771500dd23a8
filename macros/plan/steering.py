"""The rest of the steering system: commissions, economy, internal control, plans, the annual wheel, documents."""

from typing import Annotated

from pydantic import Field, WithJsonSchema

from macros.plan.fields import (
    Address,
    BodyId,
    Choice,
    Count,
    Date,
    Decision,
    FileRecord,
    Id,
    LongText,
    ModelId,
    Number,
    OwnedRecord,
    PeriodField,
    Record,
    Text,
    Title,
)  # fmt: skip
from macros.plan.spelling import REPORT, count_form, word_form


class CommissionStatus(Choice):
    """How far a commission has come."""

    NOT_BEGUN = "ej påbörjat", "Arbetet har inte börjat."
    ONGOING = "pågående", "Arbetet pågår."
    REPORTED = "redovisat", "Redovisat för den som gav uppdraget."
    CLOSED = "avslutat", "Redovisningen är godkänd, eller uppdraget har lagts ner."


class Commission(OwnedRecord, title="Uppdrag"):
    """`goals/<organ>/uppdrag/<id>.yml`: what one body asked of another; the folder is the receiver."""

    title: Title = Field(alias="titel", description="Vad som ska göras.")
    giver: BodyId = Field(alias="givare", description="Id för organet som gav uppdraget.")
    decision: Decision | None = Field(alias="beslut", default=None, description="Beslutet om uppdraget.")
    description: LongText | None = Field(alias="beskrivning", default=None, description="Vad uppdraget innebär.")
    due: Date | None = Field(alias="senast", default=None, description="Sista dagen för redovisning.")
    status: CommissionStatus = Field(alias="status", description="ej påbörjat, pågående, redovisat eller avslutat.")
    reported: Date | None = Field(alias="redovisad", default=None, description="Dagen då uppdraget redovisades.")
    report: LongText | None = Field(alias="redovisning", default=None, description="Redovisningen av uppdraget.")


class ReportCorrection(Record):
    """A published economic report was changed: when, from what, why."""

    date: Date = Field(alias="datum", description="Dagen då rättelsen publicerades.")
    former_outcome: Number | None = Field(
        alias="tidigare_utfall", default=None, description="Utfallet som stod där före rättelsen, om det ändrades."
    )
    former_forecast: Number | None = Field(
        alias="tidigare_prognos", default=None, description="Prognosen som stod där före rättelsen, om den ändrades."
    )
    reason: Text = Field(alias="orsak", description="Varför beloppet ändrades, med en mening.")


class BudgetChange(Record):
    """The budget of a year was changed while the year went on."""

    date: Date = Field(alias="datum", description="Dagen då den nya budgeten började gälla.")
    former: Number = Field(alias="tidigare", description="Budgeten som gällde före ändringen.")
    reason: Text = Field(alias="orsak", description="Varför budgeten ändrades, med en mening.")


class EconomicReport(Record):
    """One of a year's six economic reports."""

    report: Annotated[
        Title,
        Field(pattern=f"^{REPORT}$"),
        WithJsonSchema(word_form(REPORT, "pattern_report", "månad-03", "tertial-1", "tertial-2", "årsredovisning")),
    ] = Field(alias="rapport", description="månad-MM, tertial-1, tertial-2 eller årsredovisning.")
    published: Date = Field(alias="publicerad", description="Dagen då rapporten publicerades.")
    outcome: Number = Field(alias="utfall", description="Nettokostnaden hittills under året.")
    forecast: Number | None = Field(
        alias="prognos", default=None, description="Nettokostnaden som väntas för hela året."
    )
    comment: Text | None = Field(alias="kommentar", default=None, description="En förklaring.")
    corrections: tuple[ReportCorrection, ...] = Field(
        alias="rättelser", default=(), description="Rättelser: datum, tidigare belopp och orsak."
    )


class ActionPlan(Record):
    """What a body does about a deficit."""

    decision: Decision = Field(alias="beslut", description="Beslutet om åtgärdsplanen.")
    text: LongText = Field(alias="text", description="Åtgärderna.")


class Economy(FileRecord, title="Ekonomi"):
    """`goals/<organ>/ekonomi/<year>.yml`: net cost, where positive is cost."""

    owner: Id = Field(alias="@organ")
    year: Count = Field(alias="@år")
    unit: Title = Field(alias="enhet", default="tkr", description="Beloppens enhet.", examples=["tkr", "kr", "mkr"])
    budget: Number = Field(alias="budget", description="Årets budget, som den gäller nu.")
    budget_changes: tuple[BudgetChange, ...] = Field(
        alias="budgetändringar", default=(), description="Ändringar under året: datum, tidigare budget och orsak."
    )
    reports: tuple[EconomicReport, ...] = Field(alias="rapporter", default=(), description="Årets rapporter.")
    action_plan: ActionPlan | None = Field(alias="åtgärdsplan", default=None, description="Åtgärder vid underskott.")


class ControlCategory(Choice):
    """The four categories of the guideline's section on internal control."""

    OPERATIONS = "verksamhet", "Ändamålsenlig och kostnadseffektiv verksamhet."
    REPORTING = "rapportering", "Tillförlitlig rapportering och information."
    COMPLIANCE = "efterlevnad", "Lagar, föreskrifter och riktlinjer följs."
    SERIOUS_FAULTS = "allvarliga fel", "Allvarliga fel upptäcks och tas bort."


class ControlResult(Choice):
    """What a control found."""

    PLANNED = "planerad", "Kontrollen är inte gjord än."
    CLEAN = "utan anmärkning", "Kontrollen är gjord och allt var bra."
    FAULTS = "brister", "Kontrollen är gjord och visade brister."
    NOT_DONE = "inte utförd", "Kontrollen blev inte av."


class Control(Record):
    """A control and its result."""

    category: ControlCategory = Field(
        alias="kategori", description="verksamhet, rapportering, efterlevnad eller allvarliga fel."
    )
    risk: Text = Field(alias="risk", description="Vad som kan gå fel.")
    control: Text = Field(alias="kontroll", description="Hur det kontrolleras.")
    responsible: Title = Field(alias="ansvarig", description="Rollen som ansvarar.", examples=["Ekonomichef"])
    outcome: ControlResult = Field(
        alias="resultat",
        default=ControlResult.PLANNED,
        description="planerad, utan anmärkning, brister eller inte utförd.",
    )
    comment: Text | None = Field(alias="kommentar", default=None, description="En förklaring.")


class InternalControl(FileRecord, title="Internkontroll"):
    """`goals/<organ>/internkontroll/<year>.yml`."""

    owner: Id = Field(alias="@organ")
    year: Count = Field(alias="@år")
    controls: tuple[Control, ...] = Field(alias="kontroller", default=(), description="Årets kontroller.")


class OperationalPlan(FileRecord, title="Verksamhetsplan"):
    """`goals/<organ>/verksamhetsplan/<period>.md`: a year or, for schools, a läsår."""

    owner: Id = Field(alias="@organ")
    period: PeriodField = Field(alias="@period")
    body_text: Annotated[str, Field(max_length=200_000)] = Field(alias="@text")
    """Markdown."""
    title: Title = Field(alias="titel", description="Planens namn.")
    published: Date = Field(alias="publicerad", description="Dagen då planen publicerades.")
    decision: Decision | None = Field(alias="beslut", default=None, description="Beslutet om planen.")


class WheelProduct(Choice):
    """Where on the site that stands which an event of the annual wheel leads to."""

    GOALS = "mål", "Sidan Mål."
    CHAIN = "målkedja", "Sidan Målkedjan."
    SCORECARDS = "styrkort", "Sidan Organ, med varje organs styrkort."
    FOLLOW_UPS = "uppföljningar", "Sidan Uppföljningar."
    ECONOMY = "ekonomi", "Sidan Ekonomi."
    ACTIVITIES = "aktiviteter", "Sidan Aktiviteter."
    COMMISSIONS = "uppdrag", "Sidan Uppdrag."
    PLANS = "verksamhetsplaner", "Sidan Verksamhetsplaner."
    CONTROL = "internkontroll", "Sidan Internkontroll."
    ROLES = "roller", "Sidan Roller."


class WheelEvent(Record):
    """Something that happens in certain months each year."""

    months: tuple[Annotated[Count, Field(ge=1, le=12), WithJsonSchema(count_form(1, 12))], ...] = Field(
        alias="månader", min_length=1, description="Månaderna som tal, 1–12.", examples=[[1, 2]]
    )
    title: Title = Field(alias="titel", description="Vad som händer.")
    process: Title | None = Field(
        alias="process",
        default=None,
        description="Vilket arbete händelsen hör till.",
        examples=["planering", "uppföljning"],
    )
    models: tuple[ModelId, ...] = Field(
        alias="enligt", default=(), description="Id för styrmodellerna vars riktlinje nämner händelsen."
    )
    product: WheelProduct | None = Field(
        alias="leder_till", default=None, description="Sidan där det som händelsen leder till finns."
    )
    description: LongText | None = Field(alias="beskrivning", default=None, description="En förklaring.")


class AnnualWheel(FileRecord, title="Årshjulet"):
    """`goals/arshjul.yml`."""

    events: tuple[WheelEvent, ...] = Field(alias="händelser", default=(), description="Årets händelser.")


class GoverningDocument(Record):
    """A document that steers."""

    title: Title = Field(alias="titel", description="Dokumentets namn.")
    kind: Title | None = Field(
        alias="typ", default=None, description="Vad dokumentet är.", examples=["Riktlinje", "Policy", "Plan"]
    )
    body: BodyId | None = Field(alias="organ", default=None, description="Id för organet som beslutade.")
    decided: Date | None = Field(alias="beslutad", default=None, description="Beslutets dag.")
    revised: Date | None = Field(alias="reviderad", default=None, description="Senaste revideringen.")
    registry_number: Title | None = Field(alias="diarienummer", default=None, description="Diarienummer.")
    link: Address | None = Field(alias="länk", default=None, description="Adress till dokumentet.")
    description: LongText | None = Field(
        alias="beskrivning", default=None, description="Vad dokumentet styr, med enkla ord."
    )


class GoverningDocuments(FileRecord, title="Styrdokument"):
    """`goals/styrdokument.yml`."""

    documents: tuple[GoverningDocument, ...] = Field(alias="styrdokument", default=(), description="Dokument som styr.")
