"""Every rule of an indicator by itself, broken once in a file and kept in its nearest neighbour."""

import ast
from pathlib import Path

import pytest

from macros.plan import indicator_rules
from macros.reading.sentences import SENTENCES
from tests.repositories import problems_of

FILE = "skolnamnden/indikatorer/mattet.yml"
HEAD = "titel: Måttet\nmål: [malet]\nenhet: kr\n"
HIGHER, LOWER, INTERVAL, YES_NO = (f"riktning: {word}\n" for word in ("högre", "lägre", "intervall", "ja/nej"))
LIMITS = "beräkning: trösklar\n"
MOVE = "beräkning: förflyttning\nstartvärde: {period: 2022, värde: 76}\n"


def limits(green: float, yellow: float) -> str:
    return f"trösklar: {{grön: {green}, gul: {yellow}}}\n"


def target(keys: str) -> str:
    return f"målvärden: [{{period: 2024, {keys}}}]"


def targets(*decided: str) -> str:
    """Targets for 2024, each decided on a day; `-` for one without a decision."""
    decisions = ["" if day == "-" else f", beslut: {{organ: fullmaktige, datum: {day}}}" for day in decided]
    return "målvärden:\n" + "".join(f"  - {{period: 2024, värde: 80{decision}}}\n" for decision in decisions)


def outcome(keys: str, published: str = "2025-03-26") -> str:
    return outcomes(keys, published=published)


def outcomes(*figures: str, published: str = "2025-03-26") -> str:
    return "utfall:\n" + "".join(f"  - {{period: 2024, publicerad: {published}, {keys}}}\n" for keys in figures)


def withdrawn(day: str) -> str:
    return f"värde: 1, återkallad: {{datum: {day}, orsak: Fel}}"


def corrected(figure: str, *days: str, former: str = "1") -> str:
    corrections = [f"{{datum: {day}, tidigare: {former}, orsak: Fel}}" for day in days]
    return f"{figure}, rättelser: [{', '.join(corrections)}]"


RULES = [  # the rule and its field, what breaks it, what keeps it
    # how the degree is computed
    ("method_direction", "beräkning",
     INTERVAL + MOVE,
     HIGHER + MOVE),
    ("method_direction", "beräkning",
     YES_NO + LIMITS + limits(2, 1),
     HIGHER + LIMITS + limits(2, 1)),
    ("baseline_missing", "beräkning",
     LOWER + "beräkning: förflyttning",
     LOWER + MOVE),
    ("limits_missing", "beräkning",
     HIGHER + LIMITS,
     HIGHER + LIMITS + limits(2, 1)),
    ("limits_unused", "trösklar",
     HIGHER + limits(2, 1),
     HIGHER),
    ("limits_order", "trösklar.gul",
     HIGHER + LIMITS + limits(1, 1),
     HIGHER + LIMITS + limits(1.1, 1)),
    ("limits_order", "trösklar.gul",
     LOWER + LIMITS + limits(2, 1),
     LOWER + LIMITS + limits(1, 2)),
    # targets
    ("target_empty", "målvärden[0]",
     HIGHER + "målvärden: [{period: 2024}]",
     HIGHER + target("värde: 1")),
    ("target_not_positive", "målvärden[0].värde",
     HIGHER + target("värde: 0"),
     HIGHER + target("värde: 0.1")),
    ("target_not_positive", "målvärden[0].värde",
     HIGHER + target("värde: -1"),
     HIGHER + LIMITS + limits(0, -2) + target("värde: -1")),
    ("target_negative", "målvärden[0].värde",
     LOWER + target("värde: -0.1"),
     LOWER + target("värde: 0")),
    ("target_negative", "målvärden[0].värde",
     LOWER + target("värde: -1"),
     LOWER + MOVE + target("värde: -1")),
    ("target_is_baseline", "målvärden[0].värde",
     HIGHER + MOVE + target("värde: 76"),
     HIGHER + MOVE + target("värde: 76.1")),
    ("target_is_baseline", "målvärden[0].värde",
     LOWER + MOVE + target("värde: 76.0"),
     LOWER + MOVE + target("värde: 75.9")),
    ("target_is_baseline", "målvärden[0].värde",
     HIGHER + MOVE + target("värde: 76"),
     HIGHER + MOVE.replace("förflyttning", "kvot") + target("värde: 76")),
    ("target_wrong_side", "målvärden[0].värde",
     HIGHER + MOVE + target("värde: 75"),
     LOWER + MOVE + target("värde: 75")),
    ("target_wrong_side", "målvärden[0].värde",
     LOWER + MOVE + target("värde: 77"),
     HIGHER + MOVE + target("värde: 77")),
    ("interval_wanted", "målvärden[0].värde",
     INTERVAL + target("värde: 1, lägst: 1, högst: 2"),
     INTERVAL + target("lägst: 1, högst: 2")),
    ("interval_open", "målvärden[0]",
     INTERVAL + target("lägst: 1"),
     INTERVAL + target("lägst: 1, högst: 1")),
    ("interval_open", "målvärden[0]",
     INTERVAL + target("högst: 0"),
     INTERVAL + target("lägst: 0, högst: 0")),
    ("interval_order", "målvärden[0].lägst",
     INTERVAL + target("lägst: 2, högst: 1"),
     INTERVAL + target("lägst: 1, högst: 2")),
    ("interval_unused", "målvärden[0].lägst",
     HIGHER + target("värde: 1, lägst: 0"),
     HIGHER + target("värde: 1")),
    ("interval_unused", "målvärden[0].högst",
     LOWER + target("värde: 1, högst: 1"),
     LOWER + target("värde: 1")),
    ("correction_interval", "målvärden[0].rättelser",
     INTERVAL + target(corrected("lägst: 1, högst: 2", "2025-01-01")),
     HIGHER + target(corrected("värde: 2", "2025-01-01"))),
    ("answer_wanted", "målvärden[0].värde",
     YES_NO + target("värde: 1"),
     YES_NO + target("värde: ja")),
    ("number", "målvärden[0].värde",
     HIGHER + target("värde: ja"),
     HIGHER + target("värde: 1")),
    ("target_repeated", "målvärden[1].period",
     HIGHER + targets("2023-06-21", "-"),
     HIGHER + targets("2023-06-21", "2024-06-19")),
    ("target_repeated", "målvärden[1].period",
     HIGHER + targets("-", "2023-06-21"),
     HIGHER + targets("-")),
    ("target_repeated", "målvärden[1].period",
     HIGHER + targets("2023-06-21", "2023-06-21"),
     HIGHER + targets("2023-06-22", "2023-06-21")),
    ("target_repeated", "målvärden[2].period",
     HIGHER + targets("2023-06-21", "2024-06-19", "2023-06-21"),
     HIGHER + targets("2023-06-21", "2024-06-19", "2025-06-18")),
    # outcomes
    ("outcome_empty", "utfall[0]",
     HIGHER + outcome("typ: utfall"),
     HIGHER + outcome("värde: 0")),
    ("outcome_both", "utfall[0].inte_mätt",
     HIGHER + outcome("värde: 0, inte_mätt: Enkäten uteblev"),
     HIGHER + outcome("inte_mätt: Enkäten uteblev")),
    ("answer_wanted", "utfall[0].värde",
     YES_NO + outcome("värde: 1"),
     YES_NO + outcome("värde: nej")),
    ("answer_wanted", "utfall[0].värde",
     YES_NO + outcome("värde: 0"),
     YES_NO + outcome("inte_mätt: Frågan ställdes inte")),
    ("number", "utfall[0].värde",
     HIGHER + outcome("värde: nej"),
     HIGHER + outcome("värde: 1")),
    ("too_few", "utfall[0].antal",
     HIGHER + outcome("värde: 1, antal: 4"),
     HIGHER + outcome("värde: 1, antal: 5")),
    ("published_before_period", "utfall[0].publicerad",
     HIGHER + outcome("värde: 1", "2023-12-31"),
     HIGHER + outcome("värde: 1", "2024-01-01")),
    ("published_before_period", "utfall[0].publicerad",
     HIGHER + outcome("värde: 1, typ: preliminärt", "2023-12-31"),
     HIGHER + outcome("värde: 1, typ: prognos", "2023-12-31")),
    ("published_before_period", "utfall[0].publicerad",
     HIGHER + outcome("värde: 0", "2023-12-31"),
     HIGHER + outcome("inte_mätt: Enkäten ställs in", "2023-12-31")),
    ("outcome_repeated", "utfall[1].period",
     HIGHER + outcomes("värde: 1", "värde: 2"),
     HIGHER + outcomes("värde: 1", "värde: 2, typ: preliminärt")),
    ("outcome_repeated", "utfall[1].period",
     HIGHER + outcomes("inte_mätt: Nej", "inte_mätt: Nej"),
     HIGHER + outcomes("inte_mätt: Nej", "värde: 2")),
    ("outcome_repeated", "utfall[2].period",
     HIGHER + outcomes("värde: 1", "värde: 3, typ: prognos", "värde: 2"),
     HIGHER + outcomes(withdrawn("2025-03-27"), "värde: 3, typ: prognos", "värde: 2")),
    # corrections and withdrawals
    ("before_publication", "utfall[0].återkallad.datum",
     HIGHER + outcome(withdrawn("2025-03-25")),
     HIGHER + outcome(withdrawn("2025-03-26"))),
    ("before_publication", "utfall[0].rättelser[0].datum",
     HIGHER + outcome(corrected("värde: 2", "2025-03-25")),
     HIGHER + outcome(corrected("värde: 2", "2025-03-26"))),
    ("corrections_order", "utfall[0].rättelser[1].datum",
     HIGHER + outcome(corrected("värde: 2", "2025-05-02", "2025-05-01")),
     HIGHER + outcome(corrected("värde: 2", "2025-05-01", "2025-05-02"))),
    ("corrections_order", "målvärden[0].rättelser[2].datum",
     HIGHER + target(corrected("värde: 2", "2025-05-01", "2025-05-02", "2025-05-01")),
     HIGHER + target(corrected("värde: 2", "2025-05-01", "2025-05-02", "2025-05-02"))),
    ("answer_wanted", "utfall[0].rättelser[0].tidigare",
     YES_NO + outcome(corrected("värde: ja", "2025-05-02", former="0")),
     YES_NO + outcome(corrected("värde: ja", "2025-05-02", former="nej"))),
    # what a target was before a correction
    ("number", "målvärden[0].rättelser[0].tidigare",
     HIGHER + target(corrected("värde: 2", "2025-05-02", former="ja")),
     HIGHER + target(corrected("värde: 2", "2025-05-02", former="3"))),
    ("answer_wanted", "målvärden[0].rättelser[0].tidigare",
     YES_NO + target(corrected("värde: ja", "2025-05-02", former="1")),
     YES_NO + target(corrected("värde: ja", "2025-05-02", former="nej"))),
    ("target_not_positive", "målvärden[0].rättelser[0].tidigare",
     HIGHER + target(corrected("värde: 2", "2025-05-02", former="0")),
     HIGHER + target(corrected("värde: 2", "2025-05-02", former="0.1"))),
    ("target_negative", "målvärden[0].rättelser[0].tidigare",
     LOWER + target(corrected("värde: 2", "2025-05-02", former="-1")),
     LOWER + target(corrected("värde: 2", "2025-05-02", former="0"))),
    ("target_is_baseline", "målvärden[0].rättelser[0].tidigare",
     HIGHER + MOVE + target(corrected("värde: 80", "2025-05-02", former="76")),
     HIGHER + MOVE + target(corrected("värde: 80", "2025-05-02", former="77"))),
    ("target_wrong_side", "målvärden[0].rättelser[0].tidigare",
     HIGHER + MOVE + target(corrected("värde: 80", "2025-05-02", former="75")),
     LOWER + MOVE + target(corrected("värde: 70", "2025-05-02", former="75"))),
]  # fmt: skip


def told(indicator: str) -> list[tuple[str, str, str]]:
    return [(problem.file, problem.rule, problem.field) for problem in problems_of({FILE: HEAD + indicator})]


@pytest.mark.parametrize(("rule", "field", "broken", "kept"), RULES)
def test_a_broken_rule_is_told_at_its_field(rule: str, field: str, broken: str, kept: str) -> None:
    assert told(broken) == [(FILE, rule, field)]
    assert told(kept) == []


@pytest.mark.parametrize(
    ("indicator", "side"),
    [(HIGHER + LIMITS + limits(1, 2), "ska vara högre"), (LOWER + LIMITS + limits(2, 1), "ska vara lägre")],
)
def test_it_is_told_on_which_side_the_limit_of_green_should_be(indicator: str, side: str) -> None:
    (problem,) = problems_of({FILE: HEAD + indicator})
    assert side in problem.message


def test_the_table_holds_every_rule() -> None:
    source = ast.parse(Path(indicator_rules.__file__).read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(source) if isinstance(node, ast.Constant)}
    facts = {"period"}
    assert {rule for rule, *_ in RULES} == words & SENTENCES.keys() - facts
