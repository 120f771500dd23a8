"""Goals as tables: the goals with how they go, their areas, and what the bodies have assessed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

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
from macros.pages.page import Site, body_follow_up_address, goal_address
from macros.plan.assessment import DISTRIBUTION, GoalStanding, Verdict
from macros.plan.model import Colour, FollowUp, GoalArea
from macros.plan.terms import Phase, term_of
from macros.plan.timeline import colour_as_of

COLOURS = tuple(Colour)
_COUNTED = {
    "gröna": "grona", "gula": "gula", "röda": "roda", "svarta": "svarta", "inte rapporterade": "inte_rapporterade",
}  # fmt: skip


def goal_table(site: Site) -> Table:
    """Every goal with its colour, as the goal's page tells it."""
    named = (
        "mal",
        "Mål",
        (
            "Ett mål på varje rad: vad det är, vem som har beslutat det och hur det går. "
            "Färgen är den som målets sida visar."
        ),
    )
    return make_table(named, _goal_fields(site), site.standings.values, ("id",))


def _goal_fields(site: Site) -> tuple[Columns[GoalStanding], ...]:
    plan = site.plan
    return (
        id_field("Målets id. Det står också i adressen till målets sida.", lambda each: each.goal.id),
        field("titel", "Mål", "Målet som en mening.", lambda each: each.goal.title, required=True),
        body_field("Organet som målet hör till.", lambda each: each.goal.owner),
        field("omrade", "Målområde", "Id i tabellen malomraden.", lambda each: each.goal.area, required=True),
        field("mandatperiod", "Mandatperiod", "Id i tabellen mandatperioder.",
              lambda each: term.id if (term := term_of(plan, each.goal)) else None),
        _day("start", "Gäller från", "Första dagen.", lambda each: each.goal.start),
        _day("slut", "Gäller till", "Sista dagen.", lambda each: each.goal.end),
        field("fas", "Fas", "Om målet är ett förslag, ska börja gälla, gäller nu eller är avslutat.",
              lambda each: each.phase.value, required=True, allowed=Phase),
        decision_fields(lambda each: each.goal.decision),
        field("beskrivning", "Beskrivning", "Vad målet innebär. Text i Markdown.", lambda each: each.goal.description),
        field("lattlast", "Lättläst", "Målet med enkla ord. Text i Markdown.", lambda each: each.goal.easy_to_read),
        _ids("utgar_fran", "Utgår från", "Målen som målet bygger på.", lambda each: each.goal.derived_from),
        _ids("ansvariga", "Ansvarar", "Organen som ansvarar.", lambda each: each.goal.responsible),
        _ids("ersatter", "Ersätter", "Målen som målet har ersatt.", lambda each: each.goal.replaces),
        _ids("tidigare_id", "Tidigare id", "Id som målet har haft.", lambda each: each.goal.former_ids),
        *_colour_fields(),
        *_count_fields(),
        page_field(lambda each: site.absolute(goal_address(each.goal.id))),
        example_field(lambda each: each.goal.example),
    )  # fmt: skip


def _colour_fields() -> tuple[Field[GoalStanding], ...]:
    return (
        field("farg", "Färg", "Färgen som målets sida visar: bedömningen om det finns en, annars den uträknade. Tom om "
              "inget är rapporterat.", lambda each: each.shown, allowed=COLOURS),
        field("farg_ar_prognos", "Färgen är en prognos", "true om färgen är en prognos och inte ett resultat.",
              lambda each: each.is_forecast, Datatype.TRUTH, required=True),
        field("utraknad_farg", "Uträknad färg", "Färgen enligt indikatorernas utfall.",
              lambda each: each.computed, allowed=COLOURS),
        field("bedomd_farg", "Bedömd färg", "Färgen i den senaste bedömning som går före den uträknade färgen.",
              lambda each: each.verdict.colour if each.verdict else None, allowed=COLOURS),
        field("bedomd_i", "Bedömd i", "Uppföljningen där bedömningen står.",
              lambda each: str(each.verdict.period) if each.verdict else None),
        field("bedomd_av", "Bedömd av", "Organet som bedömde. Id i tabellen organ.",
              lambda each: each.verdict.follow_up.owner if each.verdict else None),
        field("prognos_farg", "Prognosens färg", "Färgen i en prognos som är senare än bedömningen.",
              lambda each: each.forecast.colour if each.forecast else None, allowed=COLOURS),
        field("prognos_i", "Prognos i", "Uppföljningen där prognosen står.",
              lambda each: str(each.forecast.period) if each.forecast else None),
    )  # fmt: skip


def _count_fields() -> Iterator[Field[GoalStanding]]:
    for mark, (word, name) in zip(DISTRIBUTION, _COUNTED.items(), strict=True):
        described = f"Hur många av målets indikatorer med målvärde som är {word}."
        yield field(name, word.capitalize(), described, _count(mark), Datatype.COUNT, required=True)


def _count(mark: str) -> Callable[[GoalStanding], int]:
    return lambda each: each.distribution[mark]


def _day(name: str, title: str, described: str, value: Callable[[GoalStanding], date]) -> Field[GoalStanding]:
    return field(name, title, described, value, Datatype.DATE, required=True)


def _ids(
    name: str, title: str, described: str, value: Callable[[GoalStanding], tuple[str, ...]]
) -> Field[GoalStanding]:
    return field(name, title, f"{described} En lista med id.", value, many=True)


def area_table(site: Site) -> Table:
    """The goal areas, in the order of their file."""
    named = ("malomraden", "Målområden", "Rubrikerna som målen sorteras under.")
    fields: tuple[Field[GoalArea], ...] = (
        id_field("Målområdets id.", lambda area: area.id),
        field("namn", "Namn", "Målområdets namn.", lambda area: area.name, required=True),
        field("mandatperiod", "Mandatperiod", "Id i tabellen mandatperioder.", lambda area: area.term),
        field("beskrivning", "Beskrivning", "Vad området handlar om. Text i Markdown.", lambda area: area.description),
        example_field(lambda _: site.plan.are_areas_example),
    )
    return make_table(named, fields, site.plan.areas.values, ("id",))


def follow_up_table(site: Site) -> Table:
    """What the bodies have published at each follow-up."""
    named = ("uppfoljningar", "Uppföljningar", "Ett organs uppföljning på varje rad: tertialen och bokslutet.")
    fields: tuple[Columns[FollowUp], ...] = (
        *_follow_up_fields(),
        decision_fields(lambda made: made.decision),
        field("sammanfattning", "Sammanfattning", "Det viktigaste. Text i Markdown.", lambda made: made.summary),
        field("bedomda_mal", "Bedömda mål", "Hur många mål som organet bedömde.",
              lambda made: len(made.assessments), Datatype.COUNT, required=True),
        page_field(lambda made: site.absolute(body_follow_up_address(made.period, made.owner))),
        example_field(lambda made: made.example),
    )  # fmt: skip
    return make_table(named, fields, lambda: known_follow_ups(site), ("uppfoljning", "organ"))


def _follow_up_fields() -> tuple[Field[FollowUp], ...]:
    return (
        field("uppfoljning", "Uppföljning", "År och tertial, t1 eller t2, eller bokslut.",
              lambda made: str(made.period), required=True),
        body_field("Organet som har följt upp.", lambda made: made.owner),
        field("publicerad", "Publicerad", "Dagen för publicering.", lambda made: made.published, Datatype.DATE,
              required=True),
    )  # fmt: skip


def known_follow_ups(site: Site) -> tuple[FollowUp, ...]:
    """The follow-ups published by the site's day."""
    return tuple(made for made in site.plan.follow_ups if made.published <= site.day)


@dataclass(frozen=True)
class Assessed:
    """An assessment as it stands on the day."""

    verdict: Verdict
    corrected: date | None
    is_example: bool


def assessment_table(site: Site) -> Table:
    """Every assessment of a goal, with the colour that stands."""
    named = ("bedomningar", "Bedömningar", "Ett organs bedömning av ett mål på varje rad, med den färg som gäller nu.")
    fields: tuple[Columns[Assessed], ...] = (
        field("mal", "Mål", "Id i tabellen mal.", lambda each: each.verdict.made.goal, required=True),
        Aspect(lambda each: each.verdict.follow_up, _follow_up_fields()),
        field("farg", "Färg", "Färgen som gäller, efter eventuella rättelser.", lambda each: each.verdict.colour,
              required=True, allowed=COLOURS),
        field("prognos", "Prognos", "true för en prognos, false för ett resultat.",
              lambda each: each.verdict.is_forecast, Datatype.TRUTH, required=True),
        field("motivering", "Motivering", "Varför. Text i Markdown.", lambda each: each.verdict.made.reason),
        field("analys", "Analys", "Analysen bredvid siffrorna. Text i Markdown.",
              lambda each: each.verdict.made.analysis),
        field("rattad", "Rättad", "Dagen för den senaste rättelsen. Se tabellen rattelser.",
              lambda each: each.corrected, Datatype.DATE),
        example_field(lambda each: each.is_example),
    )  # fmt: skip
    return make_table(named, fields, lambda: list_assessed(site), ("mal", "uppfoljning", "organ"))


def list_assessed(site: Site) -> Iterator[Assessed]:
    """Every assessment published by the site's day."""
    for follow_up in known_follow_ups(site):
        for made in follow_up.assessments:
            corrected = max((each.date for each in made.corrections if each.date <= site.day), default=None)
            is_example = follow_up.example or site.plan.goals[made.goal].example
            yield Assessed(Verdict(follow_up, made, colour_as_of(made, site.day)), corrected, is_example)
