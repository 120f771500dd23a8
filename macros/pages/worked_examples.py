"""Worked examples of the rules, computed by the rules themselves."""

from datetime import date
from typing import Any

from macros.pages.formulas import write_formula
from macros.pages.fragments import render
from macros.plan.assessment import IndicatorStanding, assess_indicator
from macros.plan.indicator import Indicator
from macros.plan.model import Municipality
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


def write_examples(here: str) -> str:
    """A table of the ways of computing, each with an example."""
    rows = [(name, _standing(stated)) for name, stated in _EXAMPLES]
    return render("worked_examples.html", here, rows=[(name, each, write_formula(each)) for name, each in rows])


def _standing(stated: dict[str, Any]) -> IndicatorStanding:
    target = stated["mål"]
    indicator = Indicator.model_validate({
        "@id": "exempel", "@organ": "exempel", "titel": "Exempel", "mål": ("exempel",), "enhet": "%",
        **{key: value for key, value in stated.items() if key not in {"utfall", "mål"}},
        "målvärden": ({"period": "2024", **target},) if target else (),
        "utfall": ({"period": "2024", "värde": stated["utfall"], "publicerad": "2025-03-01"},),
    })  # fmt: skip
    municipality = Municipality.model_validate({"namn": "Exempel", "kommunkod": "0000"})
    plan = Plan(municipality, {}, {}, {}, {indicator.id: indicator}, {})
    return assess_indicator(plan, indicator, _DAY)
