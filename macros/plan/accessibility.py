"""What the municipality says of the site's own accessibility (lag 2018:1937, 13 §; MDFFS 2019:2, 6 §)."""

from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from macros.plan.fields import Address, Choice, Date, FileRecord, LongText, Record, Text, Title
from macros.plan.spelling import CRITERION, word_form

Criterion = Annotated[
    Title,
    StringConstraints(pattern=f"^{CRITERION}$"),
    WithJsonSchema(word_form(CRITERION, "pattern_criterion", "2.1.1 Tangentbord")),
]
"""A success criterion of WCAG: its number, and its name where it is said."""


class Conformity(Choice):
    """How far the site meets the law, in the only words that the regulation knows."""

    FULL = "helt", "Webbplatsen är helt förenlig med lagen."
    PARTIAL = "delvis", "Webbplatsen är delvis förenlig med lagen."
    NONE = "inte", "Webbplatsen är inte förenlig med lagen."


class FaultGround(Choice):
    """Why something is not accessible; the regulation wants the three apart."""

    FAULT = "brist", "Något som ska rättas."
    BURDEN = "oskäligt betungande", "Undantag enligt 12 § i lagen. Kräver en motivering."
    EXEMPT = "omfattas inte", "Lagen gäller inte det här innehållet."


class Situation(Choice):
    """Whom a fault concerns: the ten situations that Digg's template sorts by."""

    WITHOUT_SIGHT = "utan syn", "Den som inte ser."
    LIMITED_SIGHT = "nedsatt syn", "Den som ser dåligt."
    LIMITED_COLOURS = "nedsatt färgseende", "Den som har svårt att skilja färger åt."
    WITHOUT_HEARING = "utan hörsel", "Den som inte hör."
    LIMITED_HEARING = "nedsatt hörsel", "Den som hör dåligt."
    WITHOUT_VOICE = "utan röst", "Den som inte kan tala."
    LIMITED_HANDS = "nedsatt finmotorik", "Den som har svårt att göra små rörelser."
    LIMITED_REACH = "nedsatt rörlighet", "Den som har svårt att nå eller röra sig."
    FLICKER = "känslighet för flimmer", "Den som är känslig för flimmer."
    COGNITION = "kognitiv nedsättning", "Den som har svårt att läsa, minnas eller koncentrera sig."


class AssessmentMethod(Choice):
    """Who looked."""

    OWN = "självskattning", "Kommunen har gått igenom webbplatsen själv."
    EXTERNAL = "extern granskning", "Någon annan har gått igenom webbplatsen."
    BOTH = "självskattning och extern granskning", "Både kommunen och någon annan."


class AccessibilityFault(Record):
    """Something that does not work for everybody."""

    what: Text = Field(alias="vad", description="Vad som inte fungerar, med en mening.")
    where: Title | None = Field(alias="var", default=None, description="Var på webbplatsen.")
    criterion: Criterion | None = Field(
        alias="kriterium",
        default=None,
        description="Kravet i WCAG: nummer och gärna namn.",
    )
    concerns: tuple[Situation, ...] = Field(alias="berör", default=(), description="Vilka användare bristen berör.")
    ground: FaultGround = Field(
        alias="skäl", default=FaultGround.FAULT, description="brist, oskäligt betungande eller omfattas inte."
    )
    reason: Text | None = Field(
        alias="motivering", default=None, description="Varför. Krävs när skälet är oskäligt betungande."
    )
    alternative: Text | None = Field(alias="alternativ", default=None, description="Hur man kan göra i stället.")
    mended: Date | None = Field(alias="åtgärdas", default=None, description="Dagen då det senast ska vara rättat.")


class AccessibilityAssessment(Record):
    """How it was found out."""

    method: AssessmentMethod = Field(
        alias="metod", description="självskattning, extern granskning eller självskattning och extern granskning."
    )
    date: Date = Field(alias="datum", description="Dagen för den senaste bedömningen.")
    role: Title = Field(alias="roll", description="Vem som gjorde den: en roll eller ett företag, inte en person.")
    tools: tuple[Title, ...] = Field(alias="verktyg", default=(), description="Verktygen som användes.")
    tested: LongText | None = Field(alias="prövat", default=None, description="Vad som prövades, och hur.")
    untested: LongText | None = Field(alias="inte_prövat", default=None, description="Vad som inte är prövat än.")


class AccessibilityStatement(FileRecord, title="Tillgänglighet"):
    """`goals/tillganglighet.yml`."""

    service: Title = Field(alias="tjänst", description="Webbplatsens namn.")
    address: Address | None = Field(alias="adress", default=None, description="Webbplatsens adress.")
    responsible: Title | None = Field(
        alias="ansvarig", default=None, description="Vem som ansvarar för webbplatsen; kommunen om inget sägs."
    )
    conformity: Conformity = Field(alias="förenlighet", description="helt, delvis eller inte.")
    faults: tuple[AccessibilityFault, ...] = Field(alias="brister", default=(), description="Det som inte fungerar.")
    assessment: AccessibilityAssessment = Field(alias="bedömning", description="Hur tillgängligheten är bedömd.")
    form: Address | None = Field(alias="formulär", default=None, description="Adress till ett formulär för brister.")
    answer_time: Title | None = Field(alias="svarstid", default=None, description="Hur snart den som skriver får svar.")
    published: Date | None = Field(
        alias="publicerad",
        default=None,
        description="Dagen då kommunen publicerade redogörelsen. Utan dag visas den som ett utkast.",
    )
    updated: Date = Field(alias="uppdaterad", description="Dagen då redogörelsen senast gicks igenom.")

    def faults_of(self, ground: str) -> tuple[AccessibilityFault, ...]:
        """The faults with one ground."""
        return tuple(fault for fault in self.faults if fault.ground == ground)
