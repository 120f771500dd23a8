"""The rest of the steering system as tables: bodies, activities, commissions, internal control, plans, documents."""

from collections.abc import Iterator

from macros.opendata.table import (
    Aspect,
    Columns,
    Datatype,
    Field,
    Table,
    body_field,
    decision_fields,
    example_field,
    field,
    id_field,
    make_table,
    page_field,
)  # fmt: skip
from macros.pages.page import Site, activity_address, body_address, plan_address
from macros.pages.steering.commissions import CommissionView, known_commissions
from macros.pages.steering.plans import known_plans
from macros.plan.activity import Activity, ActivityFollowUp, ActivityStatus
from macros.plan.model import Body, BodyKind
from macros.plan.rhythm import Rhythm, find_rhythm
from macros.plan.steering import (
    CommissionStatus,
    Control,
    ControlCategory,
    ControlResult,
    GoverningDocument,
    InternalControl,
    OperationalPlan,
    WheelEvent,
)  # fmt: skip

_DATE, _TRUTH = Datatype.DATE, Datatype.TRUTH


def body_table(site: Site) -> Table:
    """The bodies, in the order of their file."""
    named = ("organ", "Organ", "Kommunens organ: fullmäktige, styrelse, nämnder, bolag, verksamheter och enheter.")
    fields: tuple[Field[Body], ...] = (
        id_field("Organets id. Det står också i adressen till organets sida.", lambda body: body.id),
        field("namn", "Namn", "Organets namn.", lambda body: body.name, required=True),
        field("typ", "Typ", "Vad för slags organ.", lambda body: body.kind, required=True, allowed=BodyKind),
        field("overordnat", "Överordnat", "Organet närmast över. Id i den här tabellen.", lambda body: body.parent),
        field("agardirektiv", "Ägardirektiv", "Adress till ägardirektivet.", lambda body: body.owner_directive,
              Datatype.ADDRESS),
        field("beskrivning", "Beskrivning", "Vad organet ansvarar för. Text i Markdown.",
              lambda body: body.description),
        page_field(lambda body: site.absolute(body_address(body.id))),
        example_field(lambda _: site.plan.is_organisation_example),
    )  # fmt: skip
    return make_table(named, fields, site.plan.bodies.values, ("id",))


def activity_table(site: Site) -> Table:
    """The activities with how far they had come by the day."""
    named = ("aktiviteter", "Aktiviteter", "En aktivitet på varje rad: vad kommunen gör för att nå ett mål.")
    fields: tuple[Columns[Activity], ...] = (
        id_field("Aktivitetens id.", lambda each: each.id),
        field("titel", "Aktivitet", "Vad som görs.", lambda each: each.title, required=True),
        body_field("Organet som aktiviteten hör till.", lambda each: each.owner),
        field("mal", "Mål", "Id i tabellen mal.", lambda each: each.goal, required=True),
        field("indikatorer", "Indikatorer", "Indikatorerna som aktiviteten ska påverka. En lista med id.",
              lambda each: each.indicators, many=True),
        field("ansvarig", "Ansvarig", "Rollen som ansvarar.", lambda each: each.responsible, required=True),
        field("start", "Börjar", "Första dagen.", lambda each: each.start, _DATE, required=True),
        field("slut", "Slutar", "Sista dagen.", lambda each: each.end, _DATE, required=True),
        Aspect(lambda each: find_rhythm(site.plan, each, site.day), _rhythm_fields()),
        field("beskrivning", "Beskrivning", "Vad aktiviteten innebär. Text i Markdown.", lambda each: each.description),
        page_field(lambda each: site.absolute(activity_address(each.id))),
        example_field(lambda each: each.example),
    )  # fmt: skip
    return make_table(named, fields, site.plan.activities.values, ("id",))


def _rhythm_fields() -> tuple[Field[Rhythm], ...]:
    return (
        field("status", "Status", "Hur långt aktiviteten har kommit.", lambda each: each.status,
              required=True, allowed=ActivityStatus),
        field("foljd_upp", "Följd upp", "Dagen för den senaste uppföljningen.",
              lambda each: each.latest.date if each.latest else None, _DATE),
    )  # fmt: skip


def activity_follow_up_table(site: Site) -> Table:
    """The follow-ups of activities made by the day."""
    named = ("aktivitetsuppfoljningar", "Aktiviteternas uppföljningar", "En uppföljning av en aktivitet på varje rad.")
    made = [
        (activity, each) for activity in site.plan.activities.values() for each in activity.follow_ups
        if each.date <= site.day
    ]  # fmt: skip
    fields: tuple[Field[tuple[Activity, ActivityFollowUp]], ...] = (
        field("aktivitet", "Aktivitet", "Id i tabellen aktiviteter.", lambda pair: pair[0].id, required=True),
        field("datum", "Datum", "Dagen för uppföljningen.", lambda pair: pair[1].date, _DATE, required=True),
        field("status", "Status", "Läget den dagen.", lambda pair: pair[1].status, required=True,
              allowed=ActivityStatus),
        field("kommentar", "Kommentar", "Vad som hade hänt.", lambda pair: pair[1].comment),
        example_field(lambda pair: pair[0].example),
    )  # fmt: skip
    return make_table(named, fields, lambda: made)


def commission_table(site: Site) -> Table:
    """The commissions decided by the day."""
    named = ("uppdrag", "Uppdrag", "Ett uppdrag på varje rad: vem som gav det till vem, och hur det gick.")
    fields: tuple[Columns[CommissionView], ...] = (
        id_field("Uppdragets id.", lambda view: view.commission.id),
        field("titel", "Uppdrag", "Vad som ska göras.", lambda view: view.commission.title, required=True),
        field("givare", "Givare", "Organet som gav uppdraget. Id i tabellen organ.", lambda view: view.giver.id,
              required=True),
        field("mottagare", "Mottagare", "Organet som fick uppdraget. Id i tabellen organ.",
              lambda view: view.receiver.id, required=True),
        decision_fields(lambda view: view.commission.decision),
        field("senast", "Senast", "Sista dagen för redovisning.", lambda view: view.commission.due, _DATE),
        field("status", "Status", "Hur långt uppdraget har kommit.", lambda view: view.status, required=True,
              allowed=CommissionStatus),
        field("redovisad", "Redovisad", "Dagen då uppdraget redovisades.", lambda view: view.reported, _DATE),
        field("forsenat", "Försenat", "true om redovisningen kom efter sista dagen, eller inte har kommit fast dagen "
              "har passerat.", lambda view: view.is_late, _TRUTH, required=True),
        field("beskrivning", "Beskrivning", "Vad uppdraget innebär. Text i Markdown.",
              lambda view: view.commission.description),
        field("redovisning", "Redovisning", "Redovisningen. Text i Markdown.",
              lambda view: view.commission.report if _is_reported(view) else None),
        example_field(lambda view: view.commission.example),
    )  # fmt: skip
    known = known_commissions(site.plan, site.plan.commissions.values(), site.day)
    return make_table(named, fields, lambda: known, ("id",))


def _is_reported(view: CommissionView) -> bool:
    """Whether its report is public on the day."""
    return view.commission.reported is None or view.reported is not None


def control_table(site: Site) -> Table:
    """The controls of every year."""
    named = (
        "internkontroll",
        "Internkontroll",
        "En kontroll på varje rad: vad som kan gå fel och vad kontrollen visade.",
    )
    stated = [(each, control) for each in site.plan.internal_controls for control in each.controls]
    fields: tuple[Field[tuple[InternalControl, Control]], ...] = (
        body_field("Organet som kontrollerar.", lambda pair: pair[0].owner),
        field("ar", "År", "Året.", lambda pair: pair[0].year, Datatype.COUNT, required=True),
        field("kategori", "Kategori", "Vad kontrollen gäller.", lambda pair: pair[1].category, required=True,
              allowed=ControlCategory),
        field("risk", "Risk", "Vad som kan gå fel.", lambda pair: pair[1].risk, required=True),
        field("kontroll", "Kontroll", "Hur det kontrolleras.", lambda pair: pair[1].control, required=True),
        field("ansvarig", "Ansvarig", "Rollen som ansvarar.", lambda pair: pair[1].responsible, required=True),
        field("resultat", "Resultat", "Vad kontrollen visade.", lambda pair: pair[1].outcome, required=True,
              allowed=ControlResult),
        field("kommentar", "Kommentar", "En förklaring.", lambda pair: pair[1].comment),
        example_field(lambda pair: pair[0].example),
    )  # fmt: skip
    return make_table(named, fields, lambda: stated)


def plan_table(site: Site) -> Table:
    """The operational plans published by the day, with their texts."""
    named = ("verksamhetsplaner", "Verksamhetsplaner", "En verksamhetsplan på varje rad, med hela texten.")
    fields: tuple[Columns[OperationalPlan], ...] = (
        body_field("Organet som planen gäller.", lambda plan: plan.owner),
        field("period", "Period", "Året eller läsåret.", lambda plan: plan.period.text, required=True),
        field("titel", "Titel", "Planens namn.", lambda plan: plan.title, required=True),
        field("publicerad", "Publicerad", "Dagen för publicering.", lambda plan: plan.published, _DATE, required=True),
        decision_fields(lambda plan: plan.decision),
        field("text", "Text", "Planens text i Markdown.", lambda plan: plan.body_text.strip() or None),
        page_field(lambda plan: site.absolute(plan_address(plan.owner, plan.period))),
        example_field(lambda plan: plan.example),
    )
    return make_table(named, fields, known_plans(site).values, ("organ", "period"))


def document_table(site: Site) -> Table:
    """The governing documents, in the order of their file."""
    named = ("styrdokument", "Styrdokument", "Ett dokument som styr på varje rad.")
    governing = site.plan.governing_documents
    fields: tuple[Field[GoverningDocument], ...] = (
        field("titel", "Titel", "Dokumentets namn.", lambda each: each.title, required=True),
        field("typ", "Typ", "Riktlinje, policy, plan eller annat.", lambda each: each.kind),
        field("organ", "Organ", "Organet som beslutade. Id i tabellen organ.", lambda each: each.body),
        field("beslutad", "Beslutad", "Dagen för beslutet.", lambda each: each.decided, _DATE),
        field("reviderad", "Reviderad", "Dagen för den senaste ändringen.", lambda each: each.revised, _DATE),
        field("diarienummer", "Diarienummer", "Ärendets nummer.", lambda each: each.registry_number),
        field("lank", "Länk", "Adress till dokumentet.", lambda each: each.link, Datatype.ADDRESS),
        field("beskrivning", "Beskrivning", "Vad dokumentet styr. Text i Markdown.", lambda each: each.description),
        example_field(lambda _: governing is not None and governing.example),
    )
    return make_table(named, fields, lambda: governing.documents if governing else ())


def wheel_table(site: Site) -> Table:
    """The events of the annual wheel."""
    named = ("arshjul", "Årshjul", "Det som händer varje år i styrningen: en händelse på varje rad.")
    wheel = site.plan.annual_wheel
    fields: tuple[Field[WheelEvent], ...] = (
        field("titel", "Händelse", "Vad som händer.", lambda event: event.title, required=True),
        field("manader", "Månader", "Månadernas nummer, 1 till 12. En lista.",
              lambda event: tuple(str(month) for month in event.months), required=True, many=True),
        field("process", "Process", "planering eller uppföljning.", lambda event: event.process),
        field("enligt", "Enligt", "Styrmodellerna som nämner händelsen. En lista med id ur tabellen styrmodeller.",
              lambda event: event.models, many=True),
        field("beskrivning", "Beskrivning", "En förklaring. Text i Markdown.", lambda event: event.description),
        example_field(lambda _: wheel is not None and wheel.example),
    )  # fmt: skip
    return make_table(named, fields, lambda: wheel.events if wheel else ())


def term_tables(site: Site) -> Iterator[Table]:
    """The terms of office and the steering models."""
    municipality = site.plan.municipality
    yield make_table(
        ("mandatperioder", "Mandatperioder", "De fyra år som ett kommunfullmäktige sitter."),
        (
            id_field("Mandatperiodens id.", lambda term: term.id),
            field("start", "Börjar", "Första dagen.", lambda term: term.start, _DATE, required=True),
            field("slut", "Slutar", "Sista dagen.", lambda term: term.end, _DATE, required=True),
            example_field(lambda _: municipality.example),
        ),
        lambda: municipality.terms_of_office,
        ("id",),
    )
    yield make_table(
        ("styrmodeller", "Styrmodeller", "Reglerna som sätter färgerna, och från när de gäller."),
        (
            id_field("Styrmodellens id.", lambda model: model.id),
            field("namn", "Namn", "Styrmodellens namn.", lambda model: model.name, required=True),
            field("galler_fran", "Gäller från", "Perioder som börjar den dagen eller senare.",
                  lambda model: model.applies_from, _DATE, required=True),
            field("gron_fran", "Grönt från", "Graden i procent som ger grönt.", lambda model: model.limits[0],
                  Datatype.NUMBER, required=True),
            field("gul_fran", "Gult från", "Graden i procent som ger gult.", lambda model: model.limits[1],
                  Datatype.NUMBER, required=True),
            field("har_granser", "Har gränser", "false om modellen bara har ord. Då är gränserna våra.",
                  lambda model: model.has_limits, _TRUTH, required=True),
            field("riktlinje", "Riktlinje", "Dokumentet som modellen står i.", lambda model: model.guideline),
            example_field(lambda _: municipality.example),
        ),
        lambda: municipality.steering_models,
        ("id",),
    )  # fmt: skip
