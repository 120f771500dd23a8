"""An indicator with its targets and outcomes, as `goals/<organ>/indikatorer/<id>.yml` states them."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, InstanceOf, WithJsonSchema

from macros.plan.fields import (
    Address,
    Choice,
    Count,
    Date,
    Decision,
    GoalId,
    Id,
    LongText,
    Number,
    OwnedRecord,
    PeriodField,
    Record,
    Text,
    Title,
    read_number,
)  # fmt: skip
from macros.plan.spelling import VALUE_FORM, count_form, text_form


class Answer(Choice):
    """The value of a yes-or-no indicator."""

    YES = "ja", "Det är så."
    NO = "nej", "Det är inte så."


class Direction(Choice):
    """Which way is better."""

    HIGHER = "högre", "Ju högre värde, desto bättre."
    LOWER = "lägre", "Ju lägre värde, desto bättre."
    INTERVAL = "intervall", "Bäst mellan två värden. Målvärdet skrivs med lägst och högst."
    YES_NO = "ja/nej", "Målvärde och utfall är ja eller nej."


class Method(Choice):
    """How the degree of fulfilment is computed."""

    RATIO = "kvot", "Utfallet delat med målvärdet."
    MOVEMENT = "förflyttning", "Hur stor del av vägen från startvärdet till målvärdet som är gången."
    LIMITS = "trösklar", "Egna gränser för grönt och gult, i indikatorns enhet."


class OutcomeKind(Choice):
    """How sure an outcome is."""

    FINAL = "utfall", "Det slutliga utfallet."
    FORECAST = "prognos", "Det som väntas. Räknas aldrig som ett resultat."
    PRELIMINARY = "preliminärt", "Ett utfall som kan komma att ändras."


def _value(text: object) -> Decimal | Answer:
    if isinstance(text, str) and text.strip().lower() in {"ja", "nej"}:
        return Answer(text.strip().lower())
    return read_number(text)


Value = Annotated[
    InstanceOf[Decimal] | InstanceOf[Answer],
    BeforeValidator(_value),
    WithJsonSchema(VALUE_FORM),
]


class Correction(Record):
    """A published figure was changed: when, from what, why."""

    date: Date = Field(alias="datum", description="Dagen då rättelsen publicerades.")
    former: Value = Field(alias="tidigare", description="Värdet som stod där före rättelsen.")
    reason: Text = Field(
        alias="orsak", description="Varför värdet ändrades, med en mening.", examples=["Fel i underlaget."]
    )


class Withdrawal(Record):
    """A published figure was taken back: when and why."""

    date: Date = Field(alias="datum", description="Dagen då uppgiften återkallades.")
    reason: Text = Field(alias="orsak", description="Varför uppgiften återkallades.")


class Baseline(Record):
    """Where a movement starts."""

    period: PeriodField = Field(alias="period", description="Perioden som startvärdet gäller.")
    value: Number = Field(alias="värde", description="Värdet som förflyttningen räknas från.")


class Limits(Record):
    """From where an indicator is green and yellow, in its own unit, reached in its direction."""

    green: Number = Field(alias="grön", description="Gränsen för grönt, i indikatorns egen enhet.")
    yellow: Number = Field(alias="gul", description="Gränsen för gult, i indikatorns egen enhet.")


class Source(Record):
    """Where an indicator's outcomes come from."""

    name: Title = Field(
        alias="namn",
        description="Källans namn.",
        examples=["Kolada", "SCB", "Egen mätning"],
    )
    id: Title | None = Field(alias="id", default=None, description="Nyckeltalets id hos källan.", examples=["N15428"])
    link: Address | None = Field(alias="länk", default=None, description="Adress till källan.")


class Target(Record):
    """What is to be reached in a period; in an interval, between which values."""

    period: PeriodField = Field(alias="period", description="Perioden som målvärdet gäller.")
    value: Value | None = Field(alias="värde", default=None, description="Målvärdet: ett tal, eller ja/nej.")
    lowest: Number | None = Field(alias="lägst", default=None, description="Lägsta värdet, för riktning intervall.")
    highest: Number | None = Field(alias="högst", default=None, description="Högsta värdet, för riktning intervall.")
    decision: Decision | None = Field(alias="beslut", default=None, description="Beslutet om målvärdet.")
    corrections: tuple[Correction, ...] = Field(
        alias="rättelser", default=(), description="Ändringar av målvärdet: datum, tidigare värde och orsak."
    )


class Comparison(Record):
    """What others reached in the same period."""

    nation: Number | None = Field(alias="riket", default=None, description="Värdet för hela riket.")
    similar: Number | None = Field(alias="liknande", default=None, description="Värdet för liknande kommuner.")
    source: Source | None = Field(
        alias="källa", default=None, description="Källan till värdena, när den är en annan än utfallets."
    )


class Outcome(Record):
    """What was measured for a period, or that it was not and why."""

    period: PeriodField = Field(
        alias="period",
        description="Perioden som utfallet gäller: 2024, 2024/25 (läsår), 2024-t1, 2024-h1, 2024-kv3 eller 2024-06.",
    )
    value: Value | None = Field(alias="värde", default=None, description="Det som mättes: ett tal, eller ja/nej.")
    kind: OutcomeKind = Field(
        alias="typ",
        default=OutcomeKind.FINAL,
        description="utfall (om inget sägs), prognos eller preliminärt.",
    )
    published: Date = Field(
        alias="publicerad",
        description="Dagen då siffran blir offentlig. Ligger den framåt i tiden visas siffran först då.",
    )
    women: Number | None = Field(alias="kvinnor", default=None, description="Utfallet för kvinnor eller flickor.")
    men: Number | None = Field(alias="män", default=None, description="Utfallet för män eller pojkar.")
    individuals: Count | None = Field(
        alias="antal",
        default=None,
        examples=[85],
        description="Antal personer bakom siffran. Färre än fem får inte publiceras.",
    )
    comparison: Comparison | None = Field(alias="jämförelse", default=None, description="Värden att jämföra med.")
    comment: Text | None = Field(alias="kommentar", default=None, description="En förklaring till utfallet.")
    source: Source | None = Field(alias="källa", default=None, description="Källan, när den är en annan än vanligt.")
    not_measured: Text | None = Field(
        alias="inte_mätt",
        default=None,
        description="Varför ingen mätning gjordes. Skrivs i stället för värde.",
        examples=["Enkäten genomfördes inte."],
    )
    corrections: tuple[Correction, ...] = Field(
        alias="rättelser",
        default=(),
        description="Behövs när en publicerad siffra ändras: datum, värdet som stod där förut och orsaken.",
    )
    withdrawn: Withdrawal | None = Field(
        alias="återkallad", default=None, description="Uppgiften gäller inte längre: datum och orsak."
    )


class Indicator(OwnedRecord, title="Indikator"):
    """What shows whether a goal is being reached. Without targets it is a *nyckeltal*: shown, never coloured."""

    title: Title = Field(alias="titel", description="Vad som mäts, så att en invånare förstår.")
    goals: tuple[GoalId, ...] = Field(alias="mål", min_length=1, description="Id för målen som indikatorn mäter.")
    unit: Annotated[Title, Field(max_length=30), WithJsonSchema(text_form(30, is_line=True))] = Field(
        alias="enhet",
        description="Enheten som värdena anges i.",
        examples=["%", "antal", "kr", "tkr", "index", "dagar"],
    )
    decimals: Annotated[Count, Field(le=6), WithJsonSchema(count_form(0, 6))] | None = Field(
        alias="decimaler",
        default=None,
        examples=[1],
        description="Antal decimaler som visas. Utan uppgift visas talen som de står.",
    )
    direction: Direction = Field(alias="riktning", description="Vad som är bättre: högre, lägre, intervall, ja/nej.")
    method: Method = Field(
        alias="beräkning",
        default=Method.RATIO,
        description="Hur graden räknas: kvot (om inget sägs), förflyttning eller trösklar.",
    )
    baseline: Baseline | None = Field(
        alias="startvärde", default=None, description="Var förflyttningen börjar. Krävs för förflyttning."
    )
    limits: Limits | None = Field(
        alias="trösklar", default=None, description="Gränserna för grönt och gult. Krävs för trösklar."
    )
    definition: LongText | None = Field(alias="definition", default=None, description="Vad måttet betyder.")
    source_of_outcomes: Source | None = Field(alias="källa", default=None, description="Varifrån utfallen kommer.")
    frequency: Title | None = Field(
        alias="mätning", default=None, description="Hur ofta det mäts.", examples=["årligen"]
    )
    targets: tuple[Target, ...] = Field(
        alias="målvärden",
        default=(),
        description="Målvärden per period. Utan målvärden är det ett nyckeltal.",
    )
    outcomes: tuple[Outcome, ...] = Field(alias="utfall", default=(), description="Utfall per period.")
    former_ids: tuple[Id, ...] = Field(alias="tidigare_id", default=(), description="Indikatorns tidigare id.")
    synonyms: tuple[Title, ...] = Field(alias="synonymer", default=(), description="Ord som en invånare kan söka på.")

    @property
    def is_key_figure(self) -> bool:
        """Whether it has nothing to be measured against."""
        return not self.targets and self.limits is None
