"""A whole goal repository: every problem in one run and no false ones, links and names, each kind of file, its size."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from macros.plan.indicator import Answer
from macros.plan.plan import Plan
from macros.reading.load import load_plan
from macros.reading.problems import PlanError
from tests.reading.examples import EXAMPLES, write_examples
from tests.repositories import DEFAULTS, plan_of, problems_of, write_repository

GOAL_FILE = "skolnamnden/mal/malet.yml"
GOAL = """\
titel: Ett mål
område: skola
start: 2023-01-01
slut: 2026-12-31
beslut: {organ: fullmaktige, datum: 2023-02-15}
"""
ACTIVITY = """\
titel: Läxhjälp
mål: malet
indikatorer: [behoriga]
ansvarig: Rektor
start: 2025-01-13
slut: 2025-12-19
status: klar
"""
INDICATOR = """\
titel: Behöriga elever
mål: [malet]
enhet: "%"
riktning: högre
"""


def lines_of(goals: Path) -> list[str]:
    """The problems of a goal repository, by the path in it; none where it can be read."""
    try:
        load_plan(goals)
    except PlanError as error:
        return [str(problem).removeprefix(f"{goals}/") for problem in error.problems]
    return []


# Every problem in one run, and no false ones


def test_all_problems_of_several_broken_files_come_in_one_run_sorted(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {
        "kommun.yml": "namn: Prövköping\nkommunkod: 12\n",
        "arshjul.yml": "händelser: [\n",
        GOAL_FILE: GOAL.replace("2023-01-01", "igår").replace("skola", "fritid"),
        "skolnamnden/indikatorer/behoriga.yml": INDICATOR.replace("högre", "uppåt") + "mål: [malet]\n",
        "skolnamnden/uppdrag/Fel namn.yml": "",
        "skolnamnden/uppdrag/utred.yml": "titel: Utred\ngivare: fullmaktig\nstatus: klart\nfel: x\n",
    })  # fmt: skip

    assert [line.split(" ")[0] for line in lines_of(goals)] == [
        "arshjul.yml:1:12:",
        "kommun.yml:2:12:",
        "skolnamnden/indikatorer/behoriga.yml:5:1:",
        "skolnamnden/mal/malet.yml:3:8:",
        "skolnamnden/uppdrag/Fel",
        "skolnamnden/uppdrag/utred.yml:3:9:",
        "skolnamnden/uppdrag/utred.yml:4:1:",
    ]


def test_problems_of_form_and_of_reference_in_different_files_come_together(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {
        "skolnamnden/mal/ett.yml": GOAL.replace("2026-12-31", "2026-12-32"),
        "skolnamnden/mal/tva.yml": GOAL.replace("område: skola", "område: fritid"),
    })  # fmt: skip

    assert lines_of(goals) == [
        'skolnamnden/mal/ett.yml:4:7: slut: "2026-12-32" finns inte i almanackan. Kontrollera månaden och dagen.',
        'skolnamnden/mal/tva.yml:2:9: område: Målområdet "fritid" finns inte. Välj bland skola.',
    ]


@pytest.mark.parametrize("broken", ["organ: [", "organ: 3", "organ:\n  - {id: a}", ""])
def test_a_broken_organisation_makes_no_body_unknown(broken: str, tmp_path: Path) -> None:
    goals = write_repository(
        tmp_path, {**EXAMPLES, "organisation.yml": broken, "malomraden.yml": EXAMPLES["malomraden.yml"]}
    )
    for name in set(DEFAULTS) - set(EXAMPLES):
        (goals / name).unlink()

    assert {line.split(":")[0] for line in lines_of(goals)} == {"organisation.yml"}


@pytest.mark.parametrize("broken", ["målområden: [", "målområden: 3", "målområden:\n  - {id: skola}", ""])
def test_broken_areas_make_no_area_unknown(broken: str, tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {"malomraden.yml": broken})

    assert {line.split(":")[0] for line in lines_of(goals)} == {"malomraden.yml"}


def test_a_broken_municipality_makes_no_term_of_office_unknown(tmp_path: Path) -> None:
    areas = "målområden:\n  - {id: skola, namn: Skola, mandatperiod: 2023-2026}\n"
    goals = write_repository(tmp_path, {"kommun.yml": "namn: [", "malomraden.yml": areas})

    assert {line.split(":")[0] for line in lines_of(goals)} == {"kommun.yml"}


def test_a_missing_areas_file_makes_its_areas_unknown() -> None:
    problems = problems_of({"malomraden.yml": None})

    assert [problem.message for problem in problems] == [
        'Målområdet "skola" finns inte. Det finns inga att välja bland.'
    ]


def test_a_broken_goal_does_not_make_references_to_it_unknown(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {
        GOAL_FILE: "titel: [",
        "skolnamnden/mal/andra.yml": GOAL + "utgår_från: [malet]\nersätter: [malet]\n",
        "skolnamnden/indikatorer/behoriga.yml": INDICATOR,
        "skolnamnden/aktiviteter/laxhjalp.yml": ACTIVITY,
        "skolnamnden/uppfoljning/2025-t2.yml": "publicerad: 2025-10-08\nbedömningar: [{mål: malet, färg: gul}]\n",
    })  # fmt: skip

    assert {line.split(":")[0] for line in lines_of(goals)} == {GOAL_FILE}


def test_a_broken_indicator_does_not_make_references_to_it_unknown(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {
        "skolnamnden/indikatorer/behoriga.yml": INDICATOR + "fel: x\n",
        "skolnamnden/aktiviteter/laxhjalp.yml": ACTIVITY,
    })  # fmt: skip

    assert [line.split(" ")[0] for line in lines_of(goals)] == ["skolnamnden/indikatorer/behoriga.yml:5:1:"]


def test_a_file_that_is_no_yaml_has_one_problem_however_much_else_is_wrong_in_it(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {GOAL_FILE: "fel: x\nfel: y\ntitel: 811218-9876\nstart: [\n"})

    assert len(lines_of(goals)) == 1


@pytest.mark.parametrize(
    ("figures", "kind"),
    [
        ("målvärden: [{period: 2024}]", "target_empty"),
        ("målvärden: [{period: 2024, värde: 0}]", "target_not_positive"),
        ("målvärden: [{period: 2024, värde: ja}]", "number"),
        ("målvärden: [{period: 2024, lägst: 80, högst: 90}]", "interval_unused"),
        ("riktning: intervall\nmålvärden: [{period: 2024, lägst: 1}]", "interval_open"),
        ("riktning: intervall\nmålvärden: [{period: 2024, värde: 80}]", "interval_wanted"),
        ("riktning: ja/nej\nmålvärden: [{period: 2024, värde: ja}]", "answer_wanted"),
        ("beräkning: förflyttning\nmålvärden: [{period: 2024, värde: 80}]", "baseline_missing"),
        (
            "beräkning: förflyttning\nstartvärde: {period: 2022, värde: 80}\nmålvärden: [{period: 2024, värde: 80}]",
            "target_is_baseline",
        ),
        ("beräkning: trösklar\nmålvärden: [{period: 2024, värde: 80}]", "limits_missing"),
        ("mätning: [\n", "yaml_bracket"),
        ("mätningar: årligen\n", "extra_forbidden"),
    ],
)
def test_an_indicator_that_breaks_a_rule_has_that_problem_only(figures: str, kind: str) -> None:
    head = INDICATOR.replace("riktning: högre\n", "") if figures.startswith("riktning") else INDICATOR
    outcomes = "utfall: [{period: 2024, värde: 60, publicerad: 2025-03-26}]\n"

    problems = problems_of({
        "skolnamnden/indikatorer/behoriga.yml": f"{head}{figures}\n{outcomes}",
        "skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-04-08\nbedömningar: [{mål: malet, färg: gul}]\n",
    })  # fmt: skip

    assert [problem.rule for problem in problems] == [kind]


def test_corrections_of_an_assessment_since_the_day_of_its_publication_are_read() -> None:
    days = "{datum: 2025-04-08, tidigare: grön, orsak: Fel}, {datum: 2025-05-02, tidigare: röd, orsak: Fel}"

    plan = plan_of({
        "skolnamnden/indikatorer/behoriga.yml": f"{INDICATOR}målvärden: [{{period: 2024, värde: 80}}]\n"
        "utfall: [{period: 2024, värde: 80, publicerad: 2025-03-26}]\n",
        "skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-04-08\n"
        f"bedömningar: [{{mål: malet, färg: gul, rättelser: [{days}]}}]\n",
    })  # fmt: skip

    assert [made.former for made in plan.follow_ups[0].assessments[0].corrections] == ["grön", "röd"]


@pytest.mark.parametrize(
    "target",
    [
        "värde: 80, rättelser: [{datum: 2026-01-01, tidigare: 0, orsak: Fel}]",
        "värde: 80, rättelser: [{datum: 2026-01-01, tidigare: ja, orsak: Fel}]",
    ],
)
def test_what_stood_before_a_correction_of_a_target_is_held_to_the_same_rules(target: str) -> None:
    problems = problems_of({
        "skolnamnden/indikatorer/behoriga.yml": f"{INDICATOR}målvärden: [{{period: 2024, {target}}}]\n"
        "utfall: [{period: 2024, värde: 75, publicerad: 2025-03-26}]\n",
        "skolnamnden/uppfoljning/2024-bokslut.yml": "publicerad: 2025-04-08\nbedömningar: [{mål: malet, färg: gul}]\n",
    })  # fmt: skip

    assert [problem.field for problem in problems] == ["målvärden[0].rättelser[0].tidigare"]


def test_problems_take_time_in_proportion_to_their_number() -> None:
    def seconds_of(outcomes: int) -> float:
        rows = "".join(f"  - {{period: {1900 + row % 200}, värde: x, publicerad: igår}}\n" for row in range(outcomes))
        start = time.process_time()
        assert len(problems_of({"skolnamnden/indikatorer/behoriga.yml": f"{INDICATOR}utfall:\n{rows}"})) == 2 * outcomes
        return time.process_time() - start

    few, many = (min(seconds_of(outcomes) for _ in range(3)) for outcomes in (50, 400))
    assert many < 16 * few  # 8 times the rows; 64 times the time where each problem reads them all


# Links


def test_a_link_out_of_the_repository_is_refused_whether_file_or_folder(tmp_path: Path) -> None:
    outside = write_repository(tmp_path / "annan", {"arshjul.yml": "händelser: []\n"})
    goals = write_repository(tmp_path / "goals", {})
    (goals / "arshjul.yml").symlink_to(outside / "arshjul.yml")
    (goals / "fritidsnamnden").symlink_to(outside / "skolnamnden")
    (goals / "skolnamnden/indikatorer").symlink_to("../../annan/skolnamnden/mal")
    (goals / "skolnamnden/mal/andra.yml").symlink_to("../../../annan/skolnamnden/mal/malet.yml")

    told = "1:1: Länken leder ut ur måldatan eller till något som inte finns. Lägg filen här i stället för en länk."
    assert lines_of(goals) == [
        f"arshjul.yml:{told}",
        f"fritidsnamnden:{told}",
        f"skolnamnden/indikatorer:{told}",
        f"skolnamnden/mal/andra.yml:{told}",
    ]


def test_a_link_within_the_repository_is_read(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {})
    (goals / "skolnamnden/mal/andra.yml").symlink_to("malet.yml")

    assert set(load_plan(goals).goals) == {"malet", "andra"}


def test_a_link_by_the_whole_path_is_refused_since_it_leads_out_of_a_copy(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {})
    (goals / "skolnamnden/mal/andra.yml").symlink_to(goals.resolve() / "skolnamnden/mal/malet.yml")

    assert [line.split(":")[0] for line in lines_of(goals)] == ["skolnamnden/mal/andra.yml"]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("arshjul.yml", "borta.yml"),
        ("arshjul.yml", "arshjul.yml"),
        ("skolnamnden/mal/andra.yml", "borta.yml"),
    ],
)
def test_a_link_to_nowhere_is_one_problem(link: str, target: str, tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {})
    (goals / link).symlink_to(target)

    assert [line.split(":")[0] for line in lines_of(goals)] == [link]


# Names


@pytest.mark.parametrize("name", ["a", "trygg-skola", "2030", "a1-b2", "x" * 60])
def test_an_id_is_small_letters_figures_and_hyphens(name: str) -> None:
    assert name in plan_of({f"skolnamnden/mal/{name}.yml": GOAL}).goals


@pytest.mark.parametrize(
    ("name", "start_of_sentence"),
    [
        ("större.yml", "Filnamnet får bara ha"),
        ("sto\u0308rre.yml", "Filnamnet får bara ha"),
        ("ett mål.yml", "Filnamnet får bara ha"),
        ("Skola.yml", "Filnamnet får bara ha"),
        ("x" * 61 + ".yml", "Filnamnet får bara ha"),
        ("a--b.yml", "Filnamnet får bara ha"),
        ("-a.yml", "Filnamnet får bara ha"),
        ("a_b.yml", "Filnamnet får bara ha"),
        ("a.b.yml", "Filnamnet får bara ha"),
        ("a٣.yml", "Filnamnet får bara ha"),
        ("index.yml", "Filnamnet får bara ha"),
        ("skola.yaml", "Filen ska heta något som slutar på .yml."),
        ("skola.YML", "Filen ska heta något som slutar på .yml."),
        ("skola.yml~", "Filen ska heta något som slutar på .yml."),
        ("skola", "Filen ska heta något som slutar på .yml."),
        ("811218-9876.yml", "Filens namn innehåller något som ser ut som ett personnummer."),
        ("anna-8112189876.yml", "Filens namn innehåller något som ser ut som ett personnummer."),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_an_odd_name_of_a_goal_is_refused(name: str, start_of_sentence: str) -> None:
    (problem,) = problems_of({f"skolnamnden/mal/{name}": GOAL})

    assert (problem.file, problem.line, problem.column) == (f"skolnamnden/mal/{name}", 1, 1)
    assert problem.message.startswith(start_of_sentence)


def test_a_name_with_a_line_break_stays_on_one_line(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {"arshjul\n\u202e.yml": "händelser: []\n"})

    (line,) = lines_of(goals)
    assert line.isprintable()


@pytest.mark.parametrize(
    ("folder", "right", "wrong"),
    [
        ("uppfoljning", ["2025-t1.yml", "2025-t2.yml", "2025-bokslut.yml"], ["2025-t3.yml", "2025.yml", "2025-T1.yml"]),
        ("ekonomi", ["2025.yml"], ["25.yml", "2025-t1.yml", "budget.yml", "1899.yml"]),
        ("internkontroll", ["2025.yml"], ["2024-25.yml", "02025.yml"]),
        ("verksamhetsplan", ["2025.md", "2024-25.md"], ["2024-26.md", "plan.md", "2025-06.md"]),
    ],
)  # fmt: skip
def test_files_of_a_period_are_named_after_it(folder: str, right: list[str], wrong: list[str]) -> None:
    texts = {"uppfoljning": "publicerad: 2026-01-01\n", "ekonomi": "budget: 1\n", "internkontroll": "kontroller: []\n",
             "verksamhetsplan": "---\ntitel: Plan\npublicerad: 2025-01-01\n---\n"}  # fmt: skip

    problems = problems_of({f"skolnamnden/{folder}/{name}": texts[folder] for name in [*right, *wrong]})

    assert sorted(problem.file.split("/")[-1] for problem in problems) == sorted(wrong)
    assert all(problem.message.startswith("Filnamnet ska vara ") for problem in problems)


PLAN = "---\ntitel: Plan\npublicerad: 2025-01-01\n---\n"


@pytest.mark.parametrize(
    "names",
    [["2025-t1.md"], ["2025-kv3.md"], ["2024-2025.md", "2024-25.md"]],
    ids=str,
)
def test_an_operational_plan_is_for_a_year_or_a_lasar_and_there_is_one(names: list[str]) -> None:
    problems = problems_of({f"skolnamnden/verksamhetsplan/{name}": PLAN for name in names})

    assert [(problem.file, problem.rule) for problem in problems] == [
        (f"skolnamnden/verksamhetsplan/{names[0]}", "folder_period")
    ]


def test_a_folder_of_an_unknown_body_is_one_problem_however_many_files_it_holds(tmp_path: Path) -> None:
    goals = write_repository(
        tmp_path,
        {"skolnamden/mal/a.yml": GOAL, "skolnamden/mal/b.yml": GOAL, "skolnamden/ekonomi/2025.yml": "budget: 1"},
    )

    (line,) = lines_of(goals)
    assert line.startswith('skolnamden:1:1: Mappen hör inte till något organ. Menade du "skolnamnden"?')


@pytest.mark.parametrize("folder", ["skolnämnden", "Skolnamnden", "skol namnden", "skolnamnden-", "x.yml"])
def test_a_folder_with_an_odd_name_is_one_problem_however_many_files_it_holds(folder: str, tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {f"{folder}/mal/a.yml": GOAL, f"{folder}/mal/Fel namn.yml": "titel: ["})

    (line,) = lines_of(goals)
    assert line.startswith(f"{folder}:1:1: Mappens namn får bara ha små bokstäver")


def test_readmes_and_hidden_files_are_ignored_everywhere(tmp_path: Path) -> None:
    ignored = ["README.md", "CODEOWNERS", ".gitkeep", ".obsidian/app.json", "skolnamnden/README.md",
               "skolnamnden/mal/README.md", "skolnamnden/mal/.malet.yml.swp", "skolnamnden/.ute/mal/x.yml"]  # fmt: skip
    goals = write_repository(tmp_path, dict.fromkeys(ignored, "vad som helst: ["))

    assert set(load_plan(goals).goals) == {"malet"}


def test_what_stands_where_it_may_not_is_told_with_what_may(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {"mal.yml": "", "skolnamnden/mål/x.yml": "", "skolnamnden/kommun.yml": ""})

    lost = "Filen eller mappen hör inte hemma här."
    files = "kommun.yml, organisation.yml, malomraden.yml, arshjul.yml, styrdokument.yml, tillganglighet.yml, "
    files += "sokord.yml"
    folders = "mal, indikatorer, aktiviteter, uppdrag, uppfoljning, ekonomi, internkontroll, verksamhetsplan"
    assert lines_of(goals) == [
        f"mal.yml:1:1: {lost} Här får stå {files} och en mapp för varje organ.",
        f"skolnamnden/kommun.yml:1:1: {lost} Här får stå mapparna {folders}.",
        f"skolnamnden/mål:1:1: {lost} Här får stå mapparna {folders}.",
    ]


# The examples of the format

Ask = Callable[[Plan], object]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return load_plan(write_examples(tmp_path_factory.mktemp("goals")))


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda plan: plan.municipality.vision.title, "Perstorp 2030"),
        (lambda plan: [model.id for model in plan.municipality.steering_models], ["2019", "2023"]),
        (lambda plan: plan.municipality.steering_models[1].yellow_from, 80),
        (lambda plan: plan.bodies["centralskolan"].parent, "grundskolan"),
        (lambda plan: plan.areas["goda-uppvaxtvillkor"].term, "2023-2026"),
        (lambda plan: plan.goals["fler-unga-klarar-skolan"].owner, "barn-och-utbildningsnamnden"),
        (lambda plan: plan.goals["fler-unga-klarar-skolan"].derived_from, ("barns-villkor",)),
        (lambda plan: plan.goals["barns-villkor"].decision.registry_number, "KS 2019/90"),
        (lambda plan: [target.value for target in plan.indicators["behoriga-yrkesprogram"].targets], [80, 82]),
        (lambda plan: str(plan.indicators["behoriga-yrkesprogram"].outcomes[0].value), "76.4"),
        (lambda plan: plan.indicators["behoriga-yrkesprogram"].outcomes[1].not_measured, "Enkäten genomfördes inte"),
        (lambda plan: plan.indicators["nojda-foraldrar"].targets[0].highest, 100),
        (lambda plan: plan.indicators["over-riket"].limits.yellow, Decimal("-1.5")),
        (lambda plan: plan.indicators["over-riket"].outcomes[0].value, Decimal("-0.5")),
        (lambda plan: plan.activities["laxhjalp"].responsible, "Rektor, Centralskolan"),
        (lambda plan: plan.commissions["oppettider"].status, "pågående"),
        (lambda plan: [str(follow_up.period) for follow_up in plan.follow_ups], ["2025-t2"]),
        (lambda plan: plan.follow_ups[0].assessments[0].colour, "gul"),
        (lambda plan: (plan.economies[0].year, plan.economies[0].reports[0].forecast), (2025, 124100)),
        (lambda plan: plan.internal_controls[0].controls[0].outcome, "utan anmärkning"),
        (lambda plan: plan.operational_plans[0].period.text, "2025/26"),
        (lambda plan: "{{ 7*7 }}" in plan.operational_plans[0].body_text, True),
        (lambda plan: plan.annual_wheel.events[0].months, (1, 2)),
        (lambda plan: plan.governing_documents.documents[0].registry_number, "KS 2019/90"),
    ],
)  # fmt: skip
def test_the_examples_of_the_format_load_as_what_they_say(examples: Plan, ask: Ask, answer: object) -> None:
    assert ask(examples) == answer


def test_the_examples_hold_every_kind_of_file(examples: Plan) -> None:
    kinds = [examples.goals, examples.indicators, examples.activities, examples.commissions, examples.follow_ups,
             examples.economies, examples.internal_controls, examples.operational_plans]  # fmt: skip

    assert [len(kind) for kind in kinds] == [3, 3, 1, 1, 1, 1, 1, 1]


BU = "barn-och-utbildningsnamnden"


@pytest.mark.parametrize(
    ("name", "right", "wrong", "problem"),
    [
        ("kommun.yml", "webbplats: https://www.perstorp.se", "webbplats: perstorp.se",
         '3:12: webbplats: "perstorp.se" är ingen webbadress. Den ska börja med https:// och får inte ha mellanslag.'),
        ("kommun.yml", "grön_från: 100", "grön_från: hundra",
         '11:75: styrmodeller[1].grön_från: "hundra" är inte ett tal. Skriv till exempel 80 eller 79,5.'),
        ("organisation.yml", "typ: bolag", "typ: aktiebolag",
         '5:64: organ[3].typ: "aktiebolag" går inte att välja. Menade du "bolag"?'),
        ("malomraden.yml", "mandatperiod: 2023-2026", "mandatperiod: 2019-2022",
         '2:90: målområden[0].mandatperiod: Mandatperioden "2019-2022" finns inte. Menade du "2023-2026"?'),
        ("arshjul.yml", "[1, 2]", "[1, 13]",
         '1:27: händelser[0].månader[1]: "13" är för mycket. Här får stå högst 12.'),
        ("styrdokument.yml", "reviderad: 2023-02-15", "reviderad: 2023",
         '3:17: styrdokument[0].reviderad: "2023" är inte ett datum. Skriv år-månad-dag, till exempel 2025-03-26.'),
        (f"{BU}/mal/fler-unga-klarar-skolan.yml", "mätbart:", "mätbar:",
         '10:25: smart.mätbar: Nyckeln "mätbar" finns inte här. Menade du "mätbart"?'),
        (f"{BU}/indikatorer/behoriga-yrkesprogram.yml", "period: 2026, värde: 82", "period: 2026, värde: åttio",
         '13:27: målvärden[1].värde: "åttio" är inte ett tal. Skriv till exempel 80 eller 79,5.'),
        (f"{BU}/indikatorer/nojda-foraldrar.yml", "lägst: 95", "lägst: 105",
         '6:27: målvärden[0].lägst: Lägst "105" är högre än högst 100. Byt plats på dem.'),
        (f"{BU}/indikatorer/over-riket.yml", "gul: -1.5", "gul: 1.5",
         "6:26: trösklar.gul: Gränsen för grönt ska vara högre än gränsen för gult."),
        ("centralskolan/aktiviteter/laxhjalp.yml", "status: pågående      ", "status: påbörjad      ",
         '7:9: status: "påbörjad" går inte att välja. Välj bland avbruten, försenad, klar, planerad, pågående.'),
        (f"{BU}/uppdrag/oppettider.yml", "status: pågående", "status: klar",
         '5:9: status: "klar" går inte att välja. Välj bland avslutat, ej påbörjat, pågående, redovisat.'),
        (f"{BU}/uppfoljning/2025-t2.yml", "färg: gul", "färg: orange",
         '5:42: bedömningar[0].färg: "orange" går inte att välja. Välj bland grön, gul, röd, svart.'),
        (f"{BU}/uppfoljning/2025-t2.yml", "prognos: true", "prognos: ja",
         '5:56: bedömningar[0].prognos: "ja" går inte att läsa. Skriv true eller false.'),
        (f"{BU}/ekonomi/2025.yml", "rapport: månad-03", "rapport: månad-13",
         ('4:15: rapporter[0].rapport: "månad-13" är ingen rapport. Skriv månad-MM (till exempel månad-03), '
          "tertial-1, tertial-2 eller årsredovisning.")),
        (f"{BU}/internkontroll/2025.yml", "resultat: utan anmärkning", "resultat: inget",
         ('2:88: kontroller[0].resultat: "inget" går inte att välja. Välj bland brister, inte utförd, planerad, '
          "utan anmärkning.")),
        (f"{BU}/verksamhetsplan/2025-26.md", "publicerad: 2025-09-10", "publicerad: 2025-09-31",
         '3:13: publicerad: "2025-09-31" finns inte i almanackan. Kontrollera månaden och dagen.'),
    ],
)  # fmt: skip
def test_a_wrong_value_in_an_example_is_told_at_its_place(
    name: str, right: str, wrong: str, problem: str, tmp_path: Path
) -> None:
    goals = write_examples(tmp_path)
    assert right in EXAMPLES[name]
    (goals / name).write_text(EXAMPLES[name].replace(right, wrong, 1), encoding="utf-8")

    assert lines_of(goals) == [f"{name}:{problem}"]


def test_numbers_as_people_type_them_are_read_wherever_a_number_stands() -> None:
    plan = plan_of({
        "skolnamnden/ekonomi/2025.yml": 'budget: "1 234,5"\nrapporter:\n'
        "  - {rapport: månad-03, publicerad: 2025-04-16, utfall: −5}\n",
        "skolnamnden/indikatorer/behoriga.yml": f"{INDICATOR}utfall:\n"
        "  - {period: 2024, värde: 72,5, publicerad: 2025-01-01}\n"
        "  - {period: 2025, värde: 1\u00a0234, publicerad: 2026-01-01}\n",
    })  # fmt: skip

    assert (plan.economies[0].budget, plan.economies[0].reports[0].outcome) == (Decimal("1234.5"), -5)
    assert [outcome.value for outcome in plan.indicators["behoriga"].outcomes] == [Decimal("72.5"), 1234]


def test_yes_and_no_are_read_as_answers() -> None:
    yes_or_no = INDICATOR.replace("högre", "ja/nej")
    outcomes = "utfall: [{period: 2024, värde: Ja, publicerad: 2025-01-01}]\n"

    plan = plan_of({"skolnamnden/indikatorer/finns.yml": yes_or_no + outcomes})

    assert plan.indicators["finns"].outcomes[0].value is Answer.YES


def test_an_operational_plan_saved_by_windows_is_read(tmp_path: Path) -> None:
    goals = write_repository(tmp_path, {})
    (goals / "skolnamnden/verksamhetsplan").mkdir()
    (goals / "skolnamnden/verksamhetsplan/2025.md").write_bytes(f"{PLAN}## Nuläge\n".replace("\n", "\r\n").encode())

    assert load_plan(goals).operational_plans[0].body_text.strip() == "## Nuläge"


def test_a_bidi_control_in_the_text_of_an_operational_plan_is_told_at_its_line() -> None:
    problems = problems_of({"skolnamnden/verksamhetsplan/2025.md": f"{PLAN}Nämnden \u202eska.\n"})

    assert [(problem.line, problem.rule) for problem in problems] == [(5, "character")]


# Privacy


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        (GOAL_FILE, f"{GOAL}beskrivning: Anna, 811218-9876, klagade.\n", (6, 20)),
        (GOAL_FILE, f"{GOAL}# fråga 19811218-9876\n", (6, 9)),
        (GOAL_FILE, f'{GOAL}beslut_: {{a: "811218-9876"}}\n', (6, 15)),
        (GOAL_FILE, f"{GOAL}synonymer:\n  - betyg\n  - 811278-9873\n", (8, 5)),
        ("skolnamnden/verksamhetsplan/2025.md", f"{PLAN}Text.\n\nAnna (811218-9876)\n", (7, 7)),
    ],
)
def test_a_personal_number_anywhere_is_refused(name: str, text: str, place: tuple[int, int]) -> None:
    problems = [problem for problem in problems_of({name: text}) if problem.rule == "personal_number"]

    assert [(problem.file, problem.line, problem.column) for problem in problems] == [(name, *place)]


@pytest.mark.parametrize(
    "ordinary",
    ["811218-9877", "212000-0910", "556036-0793", "KS 2019/90", "KS 2019-000123", "0435-390 00", "2025-01-01"],
)
def test_an_ordinary_number_is_accepted(ordinary: str) -> None:
    plan = plan_of({GOAL_FILE: f"{GOAL}beskrivning: Se {ordinary}.   # {ordinary}\n"})

    assert plan.goals["malet"].description == f"Se {ordinary}."


# Size


def test_a_thousand_goals_and_three_thousand_indicators_load_fast_and_small(tmp_path: Path) -> None:
    _write_large(write_repository(tmp_path, {}))

    work = f"plan = load_plan(Path({str(tmp_path)!r}))\ncounts = len(plan.goals), len(plan.indicators)"
    measured = _fastest(work, enough=3)

    assert measured["counts"] == [1001, 3000]
    assert measured["seconds"] < 3
    assert measured["megabytes"] < 300


def _write_large(goals: Path) -> None:
    """A thousand goals, each with three indicators of five targets and eight outcomes."""
    targets = "".join(
        f"  - {{period: {2019 + n}, värde: {80 + n}, beslut: {{organ: fullmaktige, datum: 2019-06-21}}}}\n"
        for n in range(5)
    )
    outcomes = "".join(
        f"  - {{period: {2016 + n}, värde: {70.5 + n}, publicerad: {2017 + n}-03-26, kvinnor: 79.0, män: 73.9}}\n"
        for n in range(8)
    )
    (goals / "skolnamnden/indikatorer").mkdir()
    for number in range(1000):
        (goals / f"skolnamnden/mal/mal-{number}.yml").write_text(
            GOAL + "beskrivning: Alla ska med.\n", encoding="utf-8"
        )
        for part in "abc":
            text = INDICATOR.replace("malet", f"mal-{number}") + f"målvärden:\n{targets}utfall:\n{outcomes}"
            (goals / f"skolnamnden/indikatorer/indikator-{number}-{part}.yml").write_text(text, encoding="utf-8")


def _fastest(work: str, enough: float) -> dict[str, Any]:
    """What some work takes: the first of three runs that is fast enough, as a busy machine slows some of them."""
    for _ in range(3):
        measured = _measure(work)
        if measured["seconds"] < enough:
            break
    return measured


def _measure(work: str) -> dict[str, Any]:
    """What some work takes in a process of its own: seconds of the processor, and at most of memory.

    The memory is the process's own high-water mark; `getrusage` would count that of the process it was forked from.
    """
    program = (
        "import json, re, time\nfrom pathlib import Path\nfrom macros.reading.load import load_plan\n"
        "start = time.process_time()\n"
        f"{work}\n"
        "seconds = time.process_time() - start\n"
        "most = int(re.search(r'VmHWM:\\s+(\\d+) kB', Path('/proc/self/status').read_text())[1])\n"
        "print(json.dumps({'counts': counts, 'seconds': seconds, 'megabytes': most / 1024}))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    measured: dict[str, Any] = json.loads(run.stdout)
    return measured
