"""Every rule beyond an indicator by itself, broken once in a file and kept in its nearest neighbour."""

import ast
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from macros.plan import references, rules, steering_rules
from macros.reading.sentences import SENTENCES
from tests.repositories import DEFAULTS, problems_of

GOAL, INDICATOR = "skolnamnden/mal/nytt-mal.yml", "skolnamnden/indikatorer/mattet.yml"
ACTIVITY, COMMISSION = "skolnamnden/aktiviteter/laxhjalp.yml", "skolnamnden/uppdrag/utred.yml"
TERTIAL, BOKSLUT = "skolnamnden/uppfoljning/2025-t1.yml", "skolnamnden/uppfoljning/2024-bokslut.yml"
ECONOMY, OPERATIONAL_PLAN = "skolnamnden/ekonomi/2025.yml", "skolnamnden/verksamhetsplan/2025.md"
BEGINNINGS = {
    "kommun.yml": 'namn: Prövköpings kommun\nkommunkod: "1275"\n',
    "organisation.yml": dedent(DEFAULTS["organisation.yml"]),
    "malomraden.yml": dedent(DEFAULTS["malomraden.yml"]),
    GOAL: "titel: Nytt mål\nstart: 2023-01-01\n",
    INDICATOR: "titel: Måttet\nenhet: kr\nriktning: högre\n",
    ACTIVITY: "titel: Läxhjälp\nansvarig: Rektor\nstart: 2025-01-13\nstatus: klar\n",
    COMMISSION: "titel: Utred\n",
    ECONOMY: "budget: 100\n",
    OPERATIONAL_PLAN: "---\ntitel: Plan\npublicerad: 2025-01-15\n",
    "styrdokument.yml": "",
    "arshjul.yml": "",
    TERTIAL: "publicerad: 2025-06-04\n",
    BOKSLUT: "sammanfattning: Ett gott år\n",
}
DECIDED = "beslut: {organ: fullmaktige, datum: 2023-02-15}\n"
BY_NOBODY = "beslut: {organ: namnden, datum: 2023-02-15}\n"
TO_2026 = "slut: 2026-12-31\n"
NEW_GOAL = "område: skola\n" + TO_2026 + DECIDED
HOMEWORK = "slut: 2025-12-19\nmål: malet\n"
TERM_A, MODEL_A = "id: a, start: 2023-01-01, slut: 2026-12-31", "id: a, namn: A, gäller_från: 2015-01-01"
FIRST_TERTIAL = "rapport: tertial-1, publicerad: 2025-06-04, utfall: 33"
REPORTED = "givare: fullmaktige\nstatus: redovisat\n"
UNITS = "  - {id: a, namn: A, typ: enhet, överordnat: b}\n  - {id: b, namn: B, typ: enhet, överordnat: c}\n"


def lines(key: str, *items: str) -> str:
    return f"{key}:\n" + "".join(f"  - {{{item}}}\n" for item in items)


def corrected(*days: str) -> str:
    corrections = [f"{{datum: {day}, tidigare: gul, orsak: Fel}}" for day in days]
    return f"mål: malet, färg: röd, rättelser: [{', '.join(corrections)}]"


def changed(day: str) -> str:
    return f"datum: {day}, tidigare: 90, orsak: Fler elever"


def report(name: str, published: str) -> str:
    return lines("rapporter", f"rapport: {name}, publicerad: {published}, utfall: 33")


def revised(decided: str, day: str) -> str:
    return lines("styrdokument", "titel: Policy", f"titel: Riktlinje, beslutad: {decided}, reviderad: {day}")


def headed(heading: str) -> str:
    return DECIDED + f"---\n{heading}\n\nSkolan växer.\n"


def report_corrected(*corrections: str) -> str:
    return f"{FIRST_TERTIAL}, rättelser: [{', '.join(f'{{{each}, orsak: Fel}}' for each in corrections)}]"


RULES = [  # the rule and its field, the file, the end of it that breaks the rule, the end that keeps it
    # the municipality
    ("id_repeated", "mandatperioder[1].id", "kommun.yml",
     lines("mandatperioder", TERM_A, TERM_A),
     lines("mandatperioder", TERM_A, TERM_A.replace("id: a", "id: b"))),
    ("end_before_start", "mandatperioder[0].slut", "kommun.yml",
     lines("mandatperioder", "id: a, start: 2023-01-01, slut: 2022-12-31"),
     lines("mandatperioder", "id: a, start: 2023-01-01, slut: 2023-01-01")),
    ("id_repeated", "styrmodeller[1].id", "kommun.yml",
     lines("styrmodeller", MODEL_A, MODEL_A),
     lines("styrmodeller", MODEL_A, MODEL_A.replace("id: a", "id: b"))),
    ("model_limits", "styrmodeller[0].gul_från", "kommun.yml",
     lines("styrmodeller", MODEL_A + ", grön_från: 80, gul_från: 80"),
     lines("styrmodeller", MODEL_A + ", grön_från: 80.1, gul_från: 80")),
    ("model_limits", "styrmodeller[0].gul_från", "kommun.yml",
     lines("styrmodeller", MODEL_A + ", gul_från: 100"),
     lines("styrmodeller", MODEL_A + ", gul_från: 99")),
    ("deficit_negative", "åtgärdsplan_vid_underskott", "kommun.yml",
     "åtgärdsplan_vid_underskott: -0,1",
     "åtgärdsplan_vid_underskott: 0"),
    ("body_unknown", "vision.beslut.organ", "kommun.yml",
     "vision:\n  titel: Prövköping 2030\n  text: Vi växer\n  " + BY_NOBODY,
     "vision:\n  titel: Prövköping 2030\n  text: Vi växer\n  " + DECIDED),
    # bodies and areas
    ("id_repeated", "organ[3].id", "organisation.yml",
     "  - {id: skolnamnden, namn: Skolan, typ: enhet}",
     "  - {id: skolan, namn: Skolan, typ: enhet}"),
    ("body_unknown", "organ[3].överordnat", "organisation.yml",
     "  - {id: skolan, namn: Skolan, typ: enhet, överordnat: namnden}",
     "  - {id: skolan, namn: Skolan, typ: enhet, överordnat: skolnamnden}"),
    ("body_loop", "organ[3].överordnat", "organisation.yml",
     "  - {id: skolan, namn: Skolan, typ: enhet, överordnat: skolan}",
     "  - {id: skolan, namn: Skolan, typ: enhet}"),
    ("body_loop", "organ[4].överordnat", "organisation.yml",
     UNITS + "  - {id: c, namn: C, typ: enhet, överordnat: b}",
     UNITS + "  - {id: c, namn: C, typ: enhet, överordnat: skolnamnden}"),
    ("id_repeated", "målområden[1].id", "malomraden.yml",
     "  - {id: skola, namn: Äldre}",
     "  - {id: aldre, namn: Äldre}"),
    ("term_unknown", "målområden[1].mandatperiod", "malomraden.yml",
     "  - {id: aldre, namn: Äldre, mandatperiod: 2023-2026}",
     "  - {id: aldre, namn: Äldre}"),
    # goals
    ("end_before_start", "slut", GOAL,
     "område: skola\nslut: 2022-12-31\n" + DECIDED,
     "område: skola\nslut: 2023-01-01\n" + DECIDED),
    ("area_unknown", "område", GOAL,
     "område: skolan\n" + TO_2026 + DECIDED,
     "område: skola\n" + TO_2026 + DECIDED),
    ("body_unknown", "beslut.organ", GOAL,
     "område: skola\n" + TO_2026 + BY_NOBODY,
     "område: skola\n" + TO_2026 + DECIDED),
    ("body_unknown", "ansvariga[1]", GOAL,
     NEW_GOAL + "ansvariga: [skolnamnden, namnden]",
     NEW_GOAL + "ansvariga: [skolnamnden, fritidsnamnden]"),
    ("goal_unknown", "utgår_från[0]", GOAL,
     NEW_GOAL + "utgår_från: [maalet]",
     NEW_GOAL + "utgår_från: [malet]"),
    ("goal_unknown", "ersätter[1]", GOAL,
     NEW_GOAL + "ersätter: [malet, maalet]",
     NEW_GOAL + "ersätter: [malet]"),
    ("goal_replaces_itself", "ersätter[1]", GOAL,
     NEW_GOAL + "ersätter: [malet, nytt-mal]",
     NEW_GOAL + "ersätter: [malet]"),
    ("goal_loop", "utgår_från", GOAL,
     NEW_GOAL + "utgår_från: [nytt-mal]",
     NEW_GOAL + "utgår_från: [malet]"),
    ("former_id_in_use", "tidigare_id[1]", GOAL,
     NEW_GOAL + "tidigare_id: [mal-1, malet]",
     NEW_GOAL + "tidigare_id: [mal-1, mal-2]"),
    # indicators
    ("goal_unknown", "mål[1]", INDICATOR,
     "mål: [malet, maalet]",
     "mål: [malet]"),
    ("former_indicator_in_use", "tidigare_id[1]", INDICATOR,
     "mål: [malet]\ntidigare_id: [matt-1, mattet]",
     "mål: [malet]\ntidigare_id: [matt-1, malet]"),
    ("body_unknown", "målvärden[0].beslut.organ", INDICATOR,
     "mål: [malet]\nmålvärden:\n  - period: 2024\n    värde: 1\n    " + BY_NOBODY,
     "mål: [malet]\nmålvärden:\n  - period: 2024\n    värde: 1\n    " + DECIDED),
    # activities
    ("end_before_start", "slut", ACTIVITY,
     "mål: malet\nslut: 2025-01-12",
     "mål: malet\nslut: 2025-01-13"),
    ("goal_unknown", "mål", ACTIVITY,
     "slut: 2025-12-19\nmål: maalet",
     "slut: 2025-12-19\nmål: malet"),
    ("indicator_unknown", "indikatorer[0]", ACTIVITY,
     HOMEWORK + "indikatorer: [mattet]",
     HOMEWORK + "indikatorer: []"),
    ("follow_ups_order", "uppföljningar[1].datum", ACTIVITY,
     HOMEWORK + lines("uppföljningar", "datum: 2025-04-30, status: klar", "datum: 2025-04-29, status: klar"),
     HOMEWORK + lines("uppföljningar", "datum: 2025-04-30, status: klar", "datum: 2025-04-30, status: klar")),
    # the rest of the steering system
    ("body_unknown", "givare", COMMISSION,
     "status: pågående\ngivare: namnden",
     "status: pågående\ngivare: fullmaktige"),
    ("body_unknown", "beslut.organ", COMMISSION,
     REPORTED + BY_NOBODY,
     REPORTED + DECIDED),
    ("due_before_decision", "senast", COMMISSION,
     REPORTED + DECIDED + "senast: 2023-02-14",
     REPORTED + DECIDED + "senast: 2023-02-15"),
    ("reported_before_decision", "redovisad", COMMISSION,
     REPORTED + DECIDED + "redovisad: 2023-02-14",
     REPORTED + DECIDED + "redovisad: 2023-02-15"),
    ("reported_status", "status", COMMISSION,
     REPORTED.replace("redovisat", "pågående") + "redovisad: 2023-03-01",
     REPORTED + "redovisad: 2023-03-01"),
    ("reported_status", "status", COMMISSION,
     REPORTED.replace("redovisat", "ej påbörjat") + "redovisad: 2023-03-01",
     REPORTED.replace("redovisat", "avslutat") + "redovisad: 2023-03-01"),
    ("body_unknown", "åtgärdsplan.beslut.organ", ECONOMY,
     "åtgärdsplan:\n  text: Vi sparar\n  " + BY_NOBODY,
     "åtgärdsplan:\n  text: Vi sparar\n  " + DECIDED),
    ("report_repeated", "rapporter[1].rapport", ECONOMY,
     lines("rapporter", FIRST_TERTIAL, FIRST_TERTIAL),
     lines("rapporter", FIRST_TERTIAL, FIRST_TERTIAL.replace("tertial-1", "månad-05"))),
    ("report_too_early", "rapporter[0].publicerad", ECONOMY,
     report("månad-01", "2024-12-31"),
     report("månad-01", "2025-01-01")),
    ("report_too_early", "rapporter[0].publicerad", ECONOMY,
     report("månad-06", "2025-05-31"),
     report("månad-06", "2025-06-01")),
    ("report_too_early", "rapporter[0].publicerad", ECONOMY,
     report("tertial-1", "2025-03-31"),
     report("tertial-1", "2025-04-01")),
    ("report_too_early", "rapporter[0].publicerad", ECONOMY,
     report("tertial-2", "2025-07-31"),
     report("tertial-2", "2025-08-01")),
    ("report_too_early", "rapporter[0].publicerad", ECONOMY,
     report("årsredovisning", "2025-11-30"),
     report("årsredovisning", "2025-12-01")),
    ("budget_changes_order", "budgetändringar[1].datum", ECONOMY,
     lines("budgetändringar", changed("2025-06-18"), changed("2025-06-17")),
     lines("budgetändringar", changed("2025-06-18"), changed("2025-06-18"))),
    ("budget_change_after_year", "budgetändringar[1].datum", ECONOMY,
     lines("budgetändringar", changed("2024-11-27"), changed("2026-01-01")),
     lines("budgetändringar", changed("2024-11-27"), changed("2025-12-31"))),
    ("before_publication", "rapporter[0].rättelser[0].datum", ECONOMY,
     lines("rapporter", report_corrected("datum: 2025-06-03, tidigare_utfall: 34")),
     lines("rapporter", report_corrected("datum: 2025-06-04, tidigare_utfall: 34"))),
    ("corrections_order", "rapporter[0].rättelser[1].datum", ECONOMY,
     lines("rapporter", report_corrected("datum: 2025-07-02, tidigare_utfall: 34",
                                         "datum: 2025-07-01, tidigare_utfall: 35")),
     lines("rapporter", report_corrected("datum: 2025-07-01, tidigare_utfall: 34",
                                         "datum: 2025-07-01, tidigare_utfall: 35"))),
    ("report_correction_empty", "rapporter[0].rättelser[0]", ECONOMY,
     lines("rapporter", report_corrected("datum: 2025-07-01")),
     lines("rapporter", report_corrected("datum: 2025-07-01, tidigare_utfall: 0"))),
    ("report_forecast_gone", "rapporter[0].rättelser[0].tidigare_prognos", ECONOMY,
     lines("rapporter", report_corrected("datum: 2025-07-01, tidigare_prognos: 99")),
     lines("rapporter", "prognos: 100, " + report_corrected("datum: 2025-07-01, tidigare_prognos: 99"))),
    ("model_unknown", "händelser[1].enligt[1]", "arshjul.yml",
     lines("händelser", "månader: [1], titel: Bokslut", "månader: [6], titel: Budget, enligt: ['2023', b]"),
     lines("händelser", "månader: [1], titel: Bokslut", "månader: [6], titel: Budget, enligt: ['2023']")),
    ("body_unknown", "beslut.organ", OPERATIONAL_PLAN,
     BY_NOBODY + "---\n",
     DECIDED + "---\n"),
    ("section_misspelt", "", OPERATIONAL_PLAN, headed("## Nulage"), headed("## Nuläge")),
    ("section_misspelt", "", OPERATIONAL_PLAN, headed("# NULAGET"), headed("# NULÄGET")),
    ("section_misspelt", "", OPERATIONAL_PLAN, headed("## 2. Nulaget"), headed("## 2. Nuläget 2026")),
    ("section_misspelt", "", OPERATIONAL_PLAN, headed("## Nulage"), headed("### Nulage")),
    ("section_misspelt", "", OPERATIONAL_PLAN, headed("Nulage\n------"), headed("Nulage")),
    ("section_misspelt", "", OPERATIONAL_PLAN,
     headed("## Trend- och omvarldsanalys"),
     headed("## Omvärldsanalys")),
    ("section_misspelt", "", OPERATIONAL_PLAN,
     headed("## Trend- och omvärdsanalys"),
     headed("## **Trender och omvärldsanalys**")),
    ("section_misspelt", "", OPERATIONAL_PLAN,
     headed("## Ekonomiska förutsättingar och investeringar"),
     headed("## Ekonomiska förutsättningar")),
    ("section_misspelt", "", OPERATIONAL_PLAN,
     headed("## Prioriterade förbättrings- områden"),
     headed("## Förbättringsområden")),
    ("body_unknown", "styrdokument[0].organ", "styrdokument.yml",
     lines("styrdokument", "titel: Riktlinje, organ: namnden"),
     lines("styrdokument", "titel: Riktlinje, organ: fullmaktige", "titel: Policy")),
    ("revised_before_decision", "styrdokument[1].reviderad", "styrdokument.yml",
     revised("2019-08-28", "2019-08-27"),
     revised("2019-08-28", "2019-08-28")),
    # follow-ups
    ("bokslut_too_early", "publicerad", BOKSLUT,
     "publicerad: 2024-12-30",
     "publicerad: 2024-12-31"),
    ("body_unknown", "beslut.organ", TERTIAL,
     BY_NOBODY,
     DECIDED),
    ("goal_unknown", "bedömningar[0].mål", TERTIAL,
     lines("bedömningar", "mål: maalet, färg: gul"),
     lines("bedömningar", "mål: malet, färg: gul")),
    ("assessed_twice", "bedömningar[1].mål", TERTIAL,
     lines("bedömningar", "mål: malet, färg: gul", "mål: malet, färg: gul"),
     lines("bedömningar", "mål: malet, färg: gul")),
    ("before_publication", "bedömningar[0].rättelser[0].datum", TERTIAL,
     lines("bedömningar", corrected("2025-06-03")),
     lines("bedömningar", corrected("2025-06-04"))),
    ("corrections_order", "bedömningar[0].rättelser[1].datum", TERTIAL,
     lines("bedömningar", corrected("2025-07-02", "2025-07-01")),
     lines("bedömningar", corrected("2025-07-01", "2025-07-01"))),
]  # fmt: skip


def told(files: Mapping[str, str | None]) -> list[tuple[str, str, str]]:
    return [(problem.file, problem.rule, problem.field) for problem in problems_of(files)]


@pytest.mark.parametrize(("rule", "field", "file", "broken", "kept"), RULES)
def test_a_broken_rule_is_told_at_its_field(rule: str, field: str, file: str, broken: str, kept: str) -> None:
    assert told({file: BEGINNINGS[file] + broken}) == [(file, rule, field)]
    assert told({file: BEGINNINGS[file] + kept}) == []


def test_all_that_is_broken_is_told_in_the_order_of_the_files() -> None:
    files = {
        INDICATOR: BEGINNINGS[INDICATOR] + "mål: [maalet]\nmålvärden: [{period: 2024, värde: 0}]",
        ACTIVITY: BEGINNINGS[ACTIVITY] + "slut: 2025-01-01\nmål: maalet",
    }
    assert told(files) == [
        (ACTIVITY, "end_before_start", "slut"),
        (ACTIVITY, "goal_unknown", "mål"),
        (INDICATOR, "goal_unknown", "mål[0]"),
        (INDICATOR, "target_not_positive", "målvärden[0].värde"),
    ]


# Between files


def goal(more: str) -> str:
    return BEGINNINGS[GOAL] + NEW_GOAL + more


def test_an_area_may_name_a_term_of_office_that_stands() -> None:
    term = lines("mandatperioder", "id: 2023-2026, start: 2023-01-01, slut: 2026-12-31")
    area = lines("målområden", "id: skola, namn: Skola, mandatperiod: 2023-2026")
    assert told({"kommun.yml": BEGINNINGS["kommun.yml"] + term, "malomraden.yml": area}) == []


@pytest.mark.parametrize("file", ["kommun.yml", "organisation.yml", "malomraden.yml"])
def test_what_stands_in_a_file_that_cannot_be_read_is_not_called_unknown(file: str) -> None:
    area = lines("målområden", "id: skola, namn: Skola, mandatperiod: 2023-2026")
    term = lines("mandatperioder", "id: 2023-2026, start: 2023-01-01, slut: 2026-12-31")
    wheel = lines("händelser", "månader: [6], titel: Budget, enligt: [a]")
    municipality = BEGINNINGS["kommun.yml"] + term + lines("styrmodeller", MODEL_A)
    files = {"kommun.yml": municipality, "malomraden.yml": area, "arshjul.yml": wheel, GOAL: goal("")}
    assert told(files) == []
    assert told({**files, file: "[]"}) == [(file, "model_type", "")]


def test_a_ring_of_all_bodies_is_told() -> None:
    up = ["a, namn: A, typ: enhet, överordnat: b", "b, namn: B, typ: enhet, överordnat: a"]
    ring = lines("organ", *(f"id: {body}" for body in up))
    assert told({"organisation.yml": ring, "skolnamnden/mal/malet.yml": None}) == [
        ("organisation.yml", "body_loop", "organ[0].överordnat")
    ]


def test_goals_derived_from_each_other_in_a_ring_are_told_once() -> None:
    files = {
        "skolnamnden/mal/a.yml": goal("utgår_från: [b]"),
        "skolnamnden/mal/b.yml": goal("utgår_från: [malet, c]"),
        "skolnamnden/mal/c.yml": goal("utgår_från: [a]"),
        "skolnamnden/mal/d.yml": goal("utgår_från: [a]"),
    }
    assert told(files) == [("skolnamnden/mal/a.yml", "goal_loop", "utgår_från")]
    assert "a → b → c → a" in problems_of(files)[0].message
    assert told({**files, "skolnamnden/mal/c.yml": goal("utgår_från: [malet]")}) == []


def test_a_goal_derived_along_two_ways_is_no_ring() -> None:
    files = {
        "skolnamnden/mal/a.yml": goal("utgår_från: [b, c]"),
        "skolnamnden/mal/b.yml": goal("utgår_från: [malet]"),
        "skolnamnden/mal/c.yml": goal("utgår_från: [b, malet]"),
    }
    assert told(files) == []


def test_a_former_id_is_one_goals_only() -> None:
    files = {
        "skolnamnden/mal/a.yml": goal("tidigare_id: [mal-1]"),
        "skolnamnden/mal/b.yml": goal("tidigare_id: [mal-2, mal-1]"),
    }
    assert told(files) == [("skolnamnden/mal/b.yml", "former_id_twice", "tidigare_id[1]")]
    assert "skolnamnden/mal/a.yml" in problems_of(files)[0].message
    assert told({**files, "skolnamnden/mal/b.yml": goal("tidigare_id: [mal-2]")}) == []


def test_a_former_id_is_one_indicators_only_and_may_be_that_of_a_goal() -> None:
    def measured(former: str) -> str:
        return f"{BEGINNINGS[INDICATOR]}mål: [malet]\ntidigare_id: [{former}]"

    other = "skolnamnden/indikatorer/annat.yml"
    goals = {"skolnamnden/mal/a.yml": goal("tidigare_id: [matt-1]")}
    assert told({**goals, INDICATOR: measured("matt-1"), other: measured("malet")}) == []
    assert told({**goals, INDICATOR: measured("matt-1"), other: measured("matt-1")}) == [
        (INDICATOR, "former_id_twice", "tidigare_id[0]")
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("mal", goal("")),
        ("indikatorer", BEGINNINGS[INDICATOR] + "mål: [malet]"),
        ("aktiviteter", BEGINNINGS[ACTIVITY] + HOMEWORK),
        ("uppdrag", BEGINNINGS[COMMISSION] + REPORTED),
    ],
)
def test_an_id_is_used_once_in_all_bodies(kind: str, text: str) -> None:
    first, second = f"fritidsnamnden/{kind}/samma.yml", f"skolnamnden/{kind}/samma.yml"
    assert told({first: text, second: text}) == [(second, "id_twice", "")]
    assert told({first: text, f"skolnamnden/{kind}/annan.yml": text}) == []


# Assessments beside the computed colour

MEASURED = BEGINNINGS[INDICATOR] + "mål: [malet]\n" + lines("målvärden", "period: 2024, värde: 80")
RED = MEASURED + lines("utfall", "period: 2024, värde: 40, publicerad: 2025-03-26")
BLACK = MEASURED + lines("utfall", "period: 2024, inte_mätt: Enkäten uteblev, publicerad: 2025-03-26")
WAITING = MEASURED
FROM_YELLOW, FROM_RED = (
    f", rättelser: [{{datum: 2025-07-01, tidigare: {colour}, orsak: Fel}}]" for colour in ("gul", "röd")
)


@pytest.mark.parametrize(
    ("indicator", "published", "made", "broken"),
    [
        (RED, "2025-03-26", "färg: röd", None),
        (RED, "2025-03-26", "färg: gul", "reason_missing"),
        (RED, "2025-03-26", "färg: svart", "reason_missing"),
        (RED, "2025-03-26", "färg: gul, analys: Svåra villkor", "reason_missing"),
        (RED, "2025-03-26", "färg: gul, motivering: Svåra villkor", None),
        (BLACK, "2025-03-26", "färg: svart", None),
        (BLACK, "2025-03-26", "färg: gul, motivering: Svåra villkor", "black_overridden"),
        (WAITING, "2025-03-26", "färg: gul", None),
        # what counts is what was known the day it was published
        (RED, "2025-03-25", "färg: gul", None),
        (BLACK, "2025-03-25", "färg: gul", None),
        # and the colour that it had then
        (RED, "2025-03-26", "färg: röd" + FROM_YELLOW, "reason_missing"),
        (RED, "2025-03-26", "färg: gul" + FROM_RED, None),
    ],
)
def test_an_assessment_that_differs_needs_a_reason_and_never_overrides_black(
    indicator: str, published: str, made: str, broken: str | None
) -> None:
    follow_up = f"publicerad: {published}\n" + lines("bedömningar", f"mål: malet, {made}")
    expected = [(TERTIAL, broken, "bedömningar[0].färg")] if broken else []
    assert told({INDICATOR: indicator, TERTIAL: follow_up}) == expected


def test_a_bokslut_makes_black_what_was_not_measured_by_its_own_day() -> None:
    made = lines("bedömningar", "mål: malet, färg: röd")
    the_day_before, that_day = f"publicerad: 2025-03-25\n{made}", f"publicerad: 2025-03-26\n{made}"
    assert told({INDICATOR: RED, BOKSLUT: that_day}) == []
    assert told({INDICATOR: RED, BOKSLUT: the_day_before}) == [(BOKSLUT, "black_overridden", "bedömningar[0].färg")]


def test_where_an_indicator_is_faulty_nobody_can_say_what_its_goal_comes_to() -> None:
    follow_up = "publicerad: 2025-03-26\n" + lines("bedömningar", "mål: malet, färg: gul")
    assert told({INDICATOR: RED, TERTIAL: follow_up}) == [(TERTIAL, "reason_missing", "bedömningar[0].färg")]
    too_few = RED.replace("värde: 40", "värde: 40, antal: 4")
    assert told({INDICATOR: too_few, TERTIAL: follow_up}) == [(INDICATOR, "too_few", "utfall[0].antal")]
    unreadable = "skolnamnden/indikatorer/annat-matt.yml"
    assert told({INDICATOR: RED, unreadable: "[]", TERTIAL: follow_up}) == [(unreadable, "model_type", "")]


def test_every_rule_is_broken_in_the_table_or_by_a_test_of_its_own() -> None:
    words = {
        node.value
        for module in (rules, steering_rules, references)
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    by_themselves = {"former_id_twice", "reason_missing", "black_overridden"}
    assert {rule for rule, *_ in RULES} | by_themselves == words & SENTENCES.keys()
