"""The public record: everything published, corrected, withdrawn and decided, newest first."""

import re
from datetime import date

import pytest

from macros.plan.change_scope import areas_of, bodies_of
from macros.plan.changes import Change, list_changes, list_goal_changes
from tests.repositories import DEFAULTS, plan_of

FILES = {
    "skolnamnden/mal/andra-malet.yml": """
        titel: Andra målet
        område: skola
        start: 2023-01-01
        slut: 2026-12-31
        beslut: {organ: fullmaktige, datum: 2024-06-19}
        """,
    "skolnamnden/indikatorer/behoriga.yml": """
        titel: Behöriga till yrkesprogram
        mål: [malet, andra-malet]
        enhet: "%"
        riktning: högre
        målvärden:
          - {period: 2024, värde: 85, beslut: {organ: fullmaktige, datum: 2023-06-21}}
          - period: 2024
            värde: 80
            beslut: {organ: fullmaktige, datum: 2024-06-19}
            rättelser: [{datum: 2024-06-20, tidigare: 8, orsak: Felskrivning}]
          - {period: 2025, värde: 82}
        utfall:
          - period: 2024
            värde: 76.4
            publicerad: 2025-03-26
            rättelser:
              - {datum: 2025-05-02, tidigare: 74.4, orsak: Fel i underlaget}
              - {datum: 2025-05-09, tidigare: 75.4, orsak: Fel igen}
          - period: 2023
            värde: 71
            publicerad: 2024-03-20
            återkallad: {datum: 2024-04-02, orsak: Avsåg fel skola}
          - {period: 2022, inte_mätt: Enkäten uteblev, publicerad: 2023-03-22}
        """,
    "skolnamnden/uppfoljning/2024-bokslut.yml": """
        publicerad: 2025-03-26
        bedömningar:
          - mål: malet
            färg: gul
            motivering: Se analysen
            rättelser: [{datum: 2025-04-01, tidigare: röd, orsak: Fel färg}]
        """,
}

RECORD = """
2025-05-09  outcome corrected     malet        behoriga  2024          75.4  76.4  Fel igen
2025-05-02  outcome corrected     malet        behoriga  2024          74.4  75.4  Fel i underlaget
2025-04-01  assessment corrected  malet        -         2024-bokslut  röd   gul   Fel färg
2025-03-26  follow-up published   -            -         2024-bokslut  -     -     -
2025-03-26  goal assessed         malet        -         2024-bokslut  -     röd   Se analysen
2025-03-26  outcome published     malet        behoriga  2024          -     74.4  -
2024-06-20  target corrected      malet        behoriga  2024          8     80    Felskrivning
2024-06-19  goal decided          andra-malet  -         -             -     -     -
2024-06-19  target changed        malet        behoriga  2024          85    8     -
2024-04-02  outcome withdrawn     malet        behoriga  2023          71    -     Avsåg fel skola
2024-03-20  outcome published     malet        behoriga  2023          -     71    -
2023-06-21  target decided        malet        behoriga  2024          -     85    -
2023-03-22  outcome published     malet        behoriga  2022          -     -     -
2023-02-15  goal decided          malet        -         -             -     -     -
"""
"""Day, what happened, goal, indicator, period, former value, value from that day on, reason."""


def told(change: Change) -> list[str]:
    indicator = change.indicator and change.indicator.id
    told = [change.day, change.kind, change.goal and change.goal.id, indicator, change.period]
    told += [change.former, change.value, change.reason]
    return ["-" if cell is None else str(cell) for cell in told]


def cells(record: str) -> list[list[str]]:
    return [re.split(r" {2,}", line) for line in record.strip().splitlines()]


def test_the_record_tells_all_that_happened_newest_first() -> None:
    assert [told(change) for change in list_changes(plan_of(FILES), date(2026, 1, 1))] == cells(RECORD)


@pytest.mark.parametrize("day", ["2025-05-08", "2025-03-26", "2024-06-19", "2023-02-15", "2023-02-14"])
def test_the_record_as_of_a_day_ends_with_that_day(day: str) -> None:
    until_then = [row for row in cells(RECORD) if row[0] <= day]
    assert [told(change) for change in list_changes(plan_of(FILES), date.fromisoformat(day))] == until_then


def test_a_goals_record_holds_its_own_decision_and_the_figures_of_its_indicators() -> None:
    plan = plan_of(FILES)
    changes = list_goal_changes(plan, plan.goals["andra-malet"], date(2024, 6, 30))
    assert [told(change) for change in changes] == cells("""
2024-06-20  target corrected   andra-malet  behoriga  2024  8   80  Felskrivning
2024-06-19  goal decided       andra-malet  -         -     -   -   -
2024-06-19  target changed     andra-malet  behoriga  2024  85  8   -
2024-04-02  outcome withdrawn  andra-malet  behoriga  2023  71  -   Avsåg fel skola
2024-03-20  outcome published  andra-malet  behoriga  2023  -   71  -
2023-06-21  target decided     andra-malet  behoriga  2024  -   85  -
2023-03-22  outcome published  andra-malet  behoriga  2022  -   -   -
""")


def test_a_change_carries_the_figure_that_it_is_about() -> None:
    by_kind = {str(change.kind): change for change in list_changes(plan_of(FILES), date(2026, 1, 1))}
    outcome, target = by_kind["outcome withdrawn"].outcome, by_kind["target corrected"].target
    follow_up, made = by_kind["goal assessed"].follow_up, by_kind["goal assessed"].assessment
    assert (outcome and outcome.published) == date(2024, 3, 20)
    assert (target and target.decision and target.decision.date) == date(2024, 6, 19)
    assert (follow_up and follow_up.owner, made and made.goal) == ("skolnamnden", "malet")


def test_within_a_day_goals_come_before_figures_and_then_in_the_order_of_their_ids() -> None:
    indicator = """
        titel: Måttet
        mål: [{goal}]
        enhet: kr
        riktning: lägre
        utfall: [{{period: 2022, värde: 3, publicerad: 2023-02-15}}]
        """
    files = {
        "skolnamnden/mal/det-andra.yml": DEFAULTS["skolnamnden/mal/malet.yml"],
        "skolnamnden/indikatorer/a.yml": indicator.format(goal="malet"),
        "skolnamnden/indikatorer/b.yml": indicator.format(goal="det-andra"),
    }
    changes = list_changes(plan_of(files), date(2026, 1, 1))
    assert [(change.kind, change.goal.id) for change in changes] == [
        ("goal decided", "det-andra"),
        ("goal decided", "malet"),
        ("outcome published", "det-andra"),
        ("outcome published", "malet"),
    ]


STEERING = {
    "kommun.yml": """
        namn: Prövköpings kommun
        kommunkod: "1275"
        vision: {titel: Prövköping 2030, text: Bra för alla, beslut: {organ: fullmaktige, datum: 2014-06-18}}
        """,
    "styrdokument.yml": """
        styrdokument: [{titel: Riktlinjen, organ: fullmaktige, beslutad: 2019-08-28, reviderad: 2023-02-15}]
        """,
    "skolnamnden/aktiviteter/laxhjalp.yml": """
        titel: Läxhjälp
        mål: malet
        ansvarig: Rektor
        start: 2025-01-13
        slut: 2025-12-19
        status: klar
        uppföljningar:
          - {datum: 2025-01-20, status: planerad}
          - {datum: 2025-04-30, status: pågående}
          - {datum: 2025-08-30, status: pågående, kommentar: Som förut}
          - {datum: 2025-12-20, status: klar, kommentar: Alla fick hjälp}
        """,
    "skolnamnden/uppdrag/utred.yml": """
        titel: Utred
        givare: fullmaktige
        beslut: {organ: fullmaktige, datum: 2025-02-26}
        status: redovisat
        redovisad: 2025-11-12
        """,
    "skolnamnden/ekonomi/2025.yml": """
        budget: 110
        budgetändringar: [{datum: 2025-06-18, tidigare: 100, orsak: Ny klass}]
        rapporter:
          - rapport: tertial-1
            publicerad: 2025-05-28
            utfall: 30
            prognos: 112
            rättelser:
              - {datum: 2025-06-04, tidigare_utfall: 28, tidigare_prognos: 111, orsak: Faktura}
              - {datum: 2025-06-05, tidigare_utfall: 29, orsak: Faktura igen}
        åtgärdsplan: {beslut: {organ: skolnamnden, datum: 2025-06-11}, text: Spara}
        """,
    "skolnamnden/verksamhetsplan/2026.md": "---\ntitel: Planen\npublicerad: 2025-12-10\n---\nText",
}


def test_what_else_has_a_date_is_in_the_record_and_an_activity_only_when_its_status_changed() -> None:
    changes = list_changes(plan_of(STEERING), date(2026, 1, 1))
    told = [(str(each.day), str(each.kind), each.former, each.value, each.reason or "") for each in changes]
    assert [each for each in told if each[1] != "goal decided"] == [
        ("2025-12-20", "activity changed", None, None, "Alla fick hjälp"),
        ("2025-12-10", "plan published", None, None, ""),
        ("2025-11-12", "commission reported", None, None, ""),
        ("2025-06-18", "budget changed", 100, 110, "Ny klass"),
        ("2025-06-11", "action plan decided", None, None, ""),
        ("2025-06-05", "report corrected", 29, 30, "Faktura igen"),
        ("2025-06-04", "report corrected", 28, 29, "Faktura"),
        ("2025-06-04", "report corrected", 111, 112, "Faktura"),
        ("2025-05-28", "report published", None, None, ""),
        ("2025-04-30", "activity changed", None, None, ""),
        ("2025-02-26", "commission given", None, None, ""),
        ("2023-02-15", "document revised", None, None, ""),
        ("2019-08-28", "document decided", None, None, ""),
        ("2014-06-18", "vision decided", None, None, ""),
    ]
    (published,) = [each.report for each in changes if each.kind == "report published"]
    assert (published and published.outcome, published and published.forecast) == (28, 111), "As it was published"


def test_a_change_concerns_who_acted_who_decided_and_whose_goals_it_is_about() -> None:
    plan = plan_of({**FILES, **STEERING, "skolnamnden/mal/malet.yml": None, "fritidsnamnden/mal/malet.yml": """
        titel: Målet
        område: skola
        start: 2023-01-01
        slut: 2026-12-31
        beslut: {organ: fullmaktige, datum: 2023-02-15}
        """})  # fmt: skip
    told = {(str(each.kind), bodies_of(plan, each), areas_of(plan, each)) for each in list_changes(plan, date.max)}
    assert told == {
        ("goal decided", ("fullmaktige", "fritidsnamnden"), ("skola",)),
        ("goal decided", ("fullmaktige", "skolnamnden"), ("skola",)),
        ("goal assessed", ("skolnamnden", "fritidsnamnden"), ("skola",)),
        ("assessment corrected", ("skolnamnden", "fritidsnamnden"), ("skola",)),
        ("follow-up published", ("skolnamnden", "fritidsnamnden"), ("skola",)),
        ("outcome published", ("skolnamnden", "fritidsnamnden"), ("skola",)),
        ("outcome corrected", ("skolnamnden", "fritidsnamnden"), ("skola",)),
        ("outcome withdrawn", ("skolnamnden", "fritidsnamnden"), ("skola",)),
        ("target decided", ("fullmaktige", "skolnamnden", "fritidsnamnden"), ("skola",)),
        ("target changed", ("fullmaktige", "skolnamnden", "fritidsnamnden"), ("skola",)),
        ("target corrected", ("skolnamnden", "fritidsnamnden"), ("skola",)),
        ("activity changed", ("skolnamnden", "fritidsnamnden"), ("skola",)),
        ("commission given", ("fullmaktige", "skolnamnden"), ()),
        ("commission reported", ("fullmaktige", "skolnamnden"), ()),
        ("report published", ("skolnamnden",), ()),
        ("report corrected", ("skolnamnden",), ()),
        ("budget changed", ("skolnamnden",), ()),
        ("action plan decided", ("skolnamnden",), ()),
        ("plan published", ("skolnamnden",), ()),
        ("document decided", ("fullmaktige",), ()),
        ("document revised", ("fullmaktige",), ()),
        ("vision decided", ("fullmaktige",), ()),
    }
