"""Worked examples of the rules, computed by the rules themselves."""

from dataclasses import replace
from datetime import date
from typing import Any

from macros.pages.formulas import write_formula
from macros.pages.fragments import render
from macros.pages.words import write_distribution
from macros.plan.assessment import IndicatorStanding, State, assess_indicator, compute_goal_colour, count_marks
from macros.plan.indicator import Indicator
from macros.plan.model import Colour, Municipality
from macros.plan.plan import Plan

_DAY = date(2025, 6, 1)
_EXAMPLES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Högre är bättre", {"riktning": "högre", "utfall": "76,4", "mål": {"värde": "80"}}),
    ("Högre är bättre, målet nått", {"riktning": "högre", "utfall": "82", "mål": {"värde": "80"}}),
    ("Lägre är bättre", {"riktning": "lägre", "utfall": "7,5", "mål": {"värde": "5,5"}}),
    ("Inom ett intervall", {"riktning": "intervall", "utfall": "97", "mål": {"lägst": "95", "högst": "100"}}),
    ("Ja eller nej", {"riktning": "ja/nej", "utfall": "nej", "mål": {"värde": "ja"}}),
    ("Förflyttning", {"riktning": "högre", "utfall": "78", "mål": {"värde": "80"}, "beräkning": "förflyttning",
                      "startvärde": {"period": "2022", "värde": "70"}}),
    ("Trösklar", {"riktning": "högre", "utfall": "-0,4", "mål": None, "beräkning": "trösklar",
                  "trösklar": {"grön": "0", "gul": "-1,5"}}),
)  # fmt: skip


_OLDER: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Målet nått", {"riktning": "högre", "utfall": "82", "mål": {"värde": "80"}}),
    ("En bit kvar", {"riktning": "högre", "utfall": "72", "mål": {"värde": "80"}}),
    ("Långt kvar", {"riktning": "lägre", "utfall": "8", "mål": {"värde": "5"}}),
    ("Mätningen blev inte av", {"riktning": "högre", "utfall": None, "mål": {"värde": "80"}}),
)
_GOALS: tuple[tuple[Colour | State, ...], ...] = (
    (Colour.GREEN, Colour.GREEN),
    (Colour.GREEN, Colour.RED),
    (Colour.GREEN, State.NOT_REPORTED),
    (Colour.RED, Colour.RED, Colour.BLACK),
    (Colour.BLACK, Colour.BLACK),
    (State.NOT_REPORTED,),
)
_NEWER_MODEL = {"id": "nyare", "namn": "Nyare", "gäller_från": "2023-01-01", "grön_från": "100", "gul_från": "80"}
_OLDER_MODEL = {"id": "aldre", "namn": "Äldre", "gäller_från": "2015-01-01"}


def write_examples(here: str) -> str:
    """A table of the ways of computing by the newer steering model, each with an example."""
    return _write_table(
        here, "Räkneexempel", [(name, _standing(stated, "2024", _NEWER_MODEL)) for name, stated in _EXAMPLES]
    )


def write_older_examples(here: str) -> str:
    """The same by the older model, which has words alone."""
    rows = [(name, _standing(stated, "2021", _OLDER_MODEL)) for name, stated in _OLDER]
    return _write_table(here, "Räkneexempel med den äldre styrmodellen", rows)


def write_goal_examples(here: str) -> str:
    """How the indicators of a goal come to the colour of the goal."""
    rows = []
    for marks in _GOALS:
        standings = [_marked(mark) for mark in marks]
        rows.append((write_distribution(count_marks(standings)), compute_goal_colour(standings) or State.NOT_REPORTED))
    return render("goal_examples.html", here, rows=rows)


def _write_table(here: str, title: str, standings: list[tuple[str, IndicatorStanding]]) -> str:
    rows = [(name, each, write_formula(each)) for name, each in standings]
    return render("worked_examples.html", here, title=title, rows=rows)


def _marked(mark: Colour | State) -> IndicatorStanding:
    standing = _standing(_EXAMPLES[0][1], "2024", _NEWER_MODEL)
    if isinstance(mark, Colour):
        return replace(standing, state=State.JUDGED, colour=mark)
    return replace(standing, state=mark, colour=None)


def _standing(stated: dict[str, Any], period: str, model: dict[str, str]) -> IndicatorStanding:
    target = stated["mål"]
    outcome = {"värde": stated["utfall"]} if stated["utfall"] else {"inte_mätt": "Enkäten blev inte av."}
    indicator = Indicator.model_validate({
        "@id": "exempel", "@organ": "exempel", "titel": "Exempel", "mål": ("exempel",), "enhet": "%",
        **{key: value for key, value in stated.items() if key not in {"utfall", "mål"}},
        "målvärden": ({"period": period, **target},) if target else (),
        "utfall": ({"period": period, **outcome, "publicerad": "2025-03-01"},),
    })  # fmt: skip
    municipality = Municipality.model_validate({"namn": "Exempel", "kommunkod": "0000", "styrmodeller": (model,)})
    plan = Plan(municipality, {}, {}, {}, {indicator.id: indicator}, {})
    return assess_indicator(plan, indicator, _DAY)
