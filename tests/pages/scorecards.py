"""What the pages of bodies are tested with: small files of goals, figures, activities and commissions."""

from tests.pages.rendered import GOAL_HEAD, HEAD, INDICATOR

GOAL = "skolnamnden/mal/malet.yml"
GOAL_TEXT = f"titel: Målet\n{GOAL_HEAD}"
BOKSLUT = "skolnamnden/uppfoljning/2025-bokslut.yml"


def goal(title: str, start: str = "2023-01-01", end: str = "2026-12-31", more: str = "", decided: str = "") -> str:
    return (
        f"titel: {title}\nområde: skola\nstart: {start}\nslut: {end}\n"
        f"beslut: {{organ: fullmaktige, datum: {decided or start}}}\n{more}"
    )


def figures(*outcomes: str, targets: str = "{period: 2025, värde: 80}") -> str:
    stated = "".join(f"  - {{{each}}}\n" for each in outcomes)
    return f"{HEAD}målvärden: [{targets}]\n" + (f"utfall:\n{stated}" if outcomes else "")


def outcome(year: int, value: float, more: str = "") -> str:
    return f"period: {year}, värde: {value}, publicerad: {year + 1}-03-01{more}"


def activity(title: str, status: str = "pågående", more: str = "", start: str = "2025-01-13") -> str:
    dates = f"start: {start}\nslut: 2026-12-18"
    return f"titel: {title}\nmål: malet\nansvarig: Rektor\n{dates}\nstatus: {status}\n{more}"


def commission(title: str, giver: str, more: str = "") -> str:
    decision = "beslut: {organ: fullmaktige, datum: 2026-02-25}"
    return f"titel: {title}\ngivare: {giver}\nstatus: pågående\n{decision}\n{more}"


ASSESSED = {
    INDICATOR: figures(outcome(2025, 76.4)),
    BOKSLUT: "publicerad: 2026-03-25\nbedömningar: [{mål: malet, färg: grön, motivering: Vi har *vänt*, analys: Fler}]",
    "skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-03\nbedömningar: "
    "[{mål: malet, färg: röd, motivering: Nej}]",
}
"""A goal with an outcome of 2025, its assessment of the year and a forecast after it."""
EXAMPLE = "\nexempel: true\n"
