"""The municipality, its bodies, goal areas, goals, activities and follow-ups, as `goals/` states them.

Each class is a file, or a part of one; `../goals/README.md` shows every key by example. Attribute names are English,
the aliases are the Swedish keys of the files.
"""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, WithJsonSchema

from macros.plan.fields import (
    Address,
    AreaId,
    BodyId,
    Choice,
    Count,
    Date,
    Decision,
    FileRecord,
    FollowUpPeriodField,
    GoalId,
    Id,
    LongText,
    Number,
    OwnedRecord,
    Record,
    TermId,
    Text,
    Title,
    Truth,
)  # fmt: skip
from macros.plan.questions import Question
from macros.plan.spelling import CODE, CODE_FORM, SECURITY_CONTACT, count_form, word_form

GREEN_FROM, YELLOW_FROM = Decimal(100), Decimal(80)
"""The limits of the guideline in force, in per cent (KS 2019/90 version 3.0, *Uppföljning av mål*)."""


class Colour(Choice):
    """How well an indicator or a goal does, in the guideline's own words."""

    GREEN = "grön", "Målet är nått."
    YELLOW = "gul", "Målet är nästan eller delvis nått."
    RED = "röd", "Målet är inte nått."
    BLACK = "svart", "Det finns ett målvärde, men ingen mätning har gjorts."


SecurityContact = Annotated[
    Title,
    Field(pattern=f"^{SECURITY_CONTACT}$"),
    WithJsonSchema(word_form(SECURITY_CONTACT, "pattern_security", "sakerhet@example.se")),
]
"""An e-mail address or a web address, in letters that stand in both."""


class Contact(Record):
    """Where to turn with questions."""

    name: Title = Field(
        alias="namn", description="Vem man når: en funktion, inte en person.", examples=["Kommunkansliet"]
    )
    email: Title | None = Field(alias="e-post", default=None, description="E-postadress.")
    phone: Title | None = Field(alias="telefon", default=None, description="Telefonnummer.")


class Vision(Record):
    """Where the municipality wants to be."""

    title: Title = Field(alias="titel", description="Visionens namn.")
    text: LongText = Field(alias="text", description="Visionen i korthet.")
    decision: Decision | None = Field(alias="beslut", default=None, description="Beslutet om visionen.")


class TermOfOffice(Record):
    """The four years that a council serves."""

    id: TermId = Field(alias="id", description="Kort id.")
    start: Date = Field(alias="start", description="Första dagen.")
    end: Date = Field(alias="slut", description="Sista dagen.")


class SteeringModel(Record):
    """Which rules colour the periods that begin from a date on.

    The guideline of 2023 states the limits 100 and 80 per cent; the older one states none, and the same are used.
    """

    id: Id = Field(alias="id", description="Kort id.")
    name: Title = Field(alias="namn", description="Modellens namn.")
    applies_from: Date = Field(alias="gäller_från", description="Perioder som börjar den dagen eller senare.")
    green_from: Number | None = Field(
        alias="grön_från", default=None, description="Grad i procent som ger grönt; 100 om inget sägs."
    )
    yellow_from: Number | None = Field(
        alias="gul_från", default=None, description="Grad i procent som ger gult; 80 om inget sägs."
    )
    activity_follow_ups: Annotated[Count, Field(ge=1, le=12), WithJsonSchema(count_form(1, 12))] = Field(
        alias="aktiviteter_följs_upp",
        examples=[3],
        default=3,
        description="Hur många gånger om året aktiviteter minst ska följas upp; 3 om inget sägs.",
    )
    guideline: Title | None = Field(
        alias="riktlinje", default=None, description="Namnet på dokumentet som modellen står i."
    )

    @property
    def has_limits(self) -> bool:
        """Whether it states its colours in per cent; the older model has words alone."""
        return self.green_from is not None or self.yellow_from is not None

    @property
    def limits(self) -> tuple[Decimal, Decimal]:
        """From which degree in per cent it is green and yellow."""
        green = GREEN_FROM if self.green_from is None else self.green_from
        return green, YELLOW_FROM if self.yellow_from is None else self.yellow_from


class Municipality(FileRecord, title="Kommunen"):
    """`goals/kommun.yml`."""

    name: Title = Field(alias="namn", description="Kommunens namn.")
    code: Annotated[Title, Field(pattern=f"^{CODE}$"), WithJsonSchema(CODE_FORM)] = Field(
        alias="kommunkod", description="Fyra siffror."
    )
    website: Address | None = Field(alias="webbplats", default=None, description="Kommunens webbplats.")
    place: Address | None = Field(
        alias="plats", default=None, description="Kommunens adress i GeoNames, för katalogen över öppna data."
    )
    contact: Contact | None = Field(alias="kontakt", default=None, description="Vart man vänder sig med frågor.")
    security_contact: SecurityContact | None = Field(
        alias="säkerhetskontakt",
        default=None,
        description="Vart den vänder sig som hittar en brist i webbplatsens säkerhet: e-post- eller webbadress.",
    )
    vision: Vision | None = Field(alias="vision", default=None, description="Kommunens vision.")
    guiding_words: tuple[Title, ...] = Field(alias="ledord", default=(), description="Kommunens ledord.")
    terms_of_office: tuple[TermOfOffice, ...] = Field(
        alias="mandatperioder", default=(), description="Mandatperioderna."
    )
    steering_models: tuple[SteeringModel, ...] = Field(
        alias="styrmodeller", default=(), description="Styrmodellerna och från när de gäller."
    )
    action_plan_deficit: Number = Field(
        alias="åtgärdsplan_vid_underskott",
        default=Decimal(1),
        description="Från vilket prognosunderskott, i procent av budgeten, en åtgärdsplan krävs.",
    )
    questions: tuple[Question, ...] = Field(
        alias="frågor", default=(), description="Frågor som invånare ställer, och var svaren står."
    )


class BodyKind(Choice):
    """What sort of body; `medarbetare` is a level of the older målkedja that is never published."""

    COUNCIL = "fullmäktige", "Kommunfullmäktige, högst upp."
    EXECUTIVE = "styrelse", "Kommunstyrelsen."
    COMMITTEE = "nämnd", "En nämnd under fullmäktige."
    COMPANY = "bolag", "Ett bolag som kommunen äger."
    SERVICE = "verksamhet", "En del av en nämnd, till exempel grundskolan."
    UNIT = "enhet", "En del av en verksamhet, till exempel en skola."


class Body(Record):
    """An organ of the municipality."""

    id: Id = Field(alias="id", description="Kort id; samma som organets mapp.")
    name: Title = Field(alias="namn", description="Organets namn.")
    kind: BodyKind = Field(alias="typ", description="fullmäktige, styrelse, nämnd, bolag, verksamhet eller enhet.")
    parent: BodyId | None = Field(alias="överordnat", default=None, description="Id för organet närmast över.")
    owner_directive: Address | None = Field(
        alias="ägardirektiv", default=None, description="Adress till ägardirektivet."
    )
    description: LongText | None = Field(alias="beskrivning", default=None, description="Vad organet ansvarar för.")
    vision: LongText | None = Field(
        alias="vision", default=None, description="Delarna av visionen som organet kan påverka."
    )
    coordinator: Title | None = Field(
        alias="samordnare",
        default=None,
        description="Rollen som man frågar om uppgifter saknas.",
        examples=["Utvecklingsledare, barn- och utbildningsförvaltningen"],
    )


class Organisation(FileRecord, title="Organen"):
    """`goals/organisation.yml`."""

    bodies: tuple[Body, ...] = Field(alias="organ", min_length=1, description="Kommunens organ.")


class GoalArea(Record):
    """A heading that goals are sorted under."""

    id: Id = Field(alias="id", description="Kort id.")
    name: Title = Field(alias="namn", description="Målområdets namn.")
    term: TermId | None = Field(alias="mandatperiod", default=None, description="Id för mandatperioden.")
    description: LongText | None = Field(alias="beskrivning", default=None, description="Vad området handlar om.")


class GoalAreas(FileRecord, title="Målområden"):
    """`goals/malomraden.yml`."""

    areas: tuple[GoalArea, ...] = Field(alias="målområden", min_length=1, description="Målområdena.")


class Smart(Record):
    """How a goal meets the older guideline's five demands (its section on SMARTa mål)."""

    specific: Text | None = Field(alias="specifikt", default=None, description="Så är målet avgränsat.")
    measurable: Text | None = Field(alias="mätbart", default=None, description="Så vet vi när målet är nått.")
    accepted: Text | None = Field(alias="accepterat", default=None, description="De som står bakom målet.")
    realistic: Text | None = Field(alias="realistiskt", default=None, description="Därför är målet möjligt.")
    time_bound: Text | None = Field(alias="tidsatt", default=None, description="När målet ska vara nått.")


class Goal(OwnedRecord, title="Mål"):
    """`goals/<organ>/mal/<id>.yml`: what a body has decided to reach."""

    title: Title = Field(alias="titel", description="Målet som en mening.", examples=["Alla elever är trygga i skolan"])
    area: AreaId = Field(alias="område", description="Id för målområdet som målet hör till.")
    start: Date = Field(alias="start", description="Första dagen som målet gäller.")
    end: Date = Field(alias="slut", description="Sista dagen som målet gäller.")
    decision: Decision = Field(alias="beslut", description="Beslutet om målet.")
    description: LongText | None = Field(alias="beskrivning", default=None, description="Vad målet innebär.")
    easy_to_read: LongText | None = Field(alias="lättläst", default=None, description="Målet med enkla ord.")
    derived_from: tuple[GoalId, ...] = Field(
        alias="utgår_från", default=(), description="Id för målen som målet bygger på."
    )
    responsible: tuple[BodyId, ...] = Field(alias="ansvariga", default=(), description="Id för organen som ansvarar.")
    smart: Smart | None = Field(alias="smart", default=None, description="Så är målet SMART.")
    replaces: tuple[GoalId, ...] = Field(alias="ersätter", default=(), description="Id för mål som målet ersätter.")
    former_ids: tuple[Id, ...] = Field(alias="tidigare_id", default=(), description="Målets tidigare id.")
    synonyms: tuple[Title, ...] = Field(alias="synonymer", default=(), description="Ord som en invånare kan söka på.")


class AssessmentCorrection(Record):
    """A published assessment was changed: when, from what, why."""

    date: Date = Field(alias="datum", description="Dagen då rättelsen publicerades.")
    former: Colour = Field(alias="tidigare", description="Färgen som stod där före rättelsen.")
    reason: Text = Field(alias="orsak", description="Varför bedömningen ändrades.")


class Assessment(Record):
    """A body's judgement of a goal at a follow-up."""

    goal: GoalId = Field(alias="mål", description="Id för målet som bedöms.")
    colour: Colour = Field(alias="färg", description="grön, gul, röd eller svart.")
    forecast: Truth | None = Field(
        alias="prognos",
        default=None,
        description="true för prognos. Utan uppgift: true i tertialen, false i bokslutet.",
    )
    reason: LongText | None = Field(
        alias="motivering", default=None, description="Varför. Krävs när färgen är en annan än den beräknade."
    )
    analysis: LongText | None = Field(
        alias="analys",
        default=None,
        description="Vad som ligger bakom: resultaten, aktiviteterna och årets förutsättningar.",
    )
    corrections: tuple[AssessmentCorrection, ...] = Field(
        alias="rättelser",
        default=(),
        description="Behövs när en publicerad bedömning ändras: datum, färgen som stod där förut och orsaken.",
    )


class FollowUp(FileRecord, title="Uppföljning"):
    """`goals/<organ>/uppfoljning/<period>.yml`: what a body reported at a tertial or in its bokslut."""

    owner: Id = Field(alias="@organ")
    period: FollowUpPeriodField = Field(alias="@period")
    published: Date = Field(
        alias="publicerad",
        description="Dagen då uppföljningen blir offentlig. Ligger den framåt i tiden visas den först då.",
    )
    decision: Decision | None = Field(alias="beslut", default=None, description="Beslutet om uppföljningen.")
    summary: LongText | None = Field(alias="sammanfattning", default=None, description="Det viktigaste, kort.")
    assessments: tuple[Assessment, ...] = Field(
        alias="bedömningar", default=(), description="Organets bedömning av varje mål."
    )
