"""A repository with everything that can be published, and changes of it."""

from collections.abc import Callable
from textwrap import dedent

from macros.plan.plan import Plan
from tests.repositories import DEFAULTS, plan_of

Texts = dict[str, str]
GOAL = "skolnamnden/mal/malet.yml"
INDICATOR = "skolnamnden/indikatorer/behoriga.yml"
MOVING = "skolnamnden/indikatorer/trygga.yml"
SHARED = "skolnamnden/indikatorer/delad.yml"
ACTIVITY = "skolnamnden/aktiviteter/hjalpen.yml"
ECONOMY = "skolnamnden/ekonomi/2025.yml"
REPORT = "skolnamnden/uppfoljning/2025-t2.yml"
BOKSLUT = "skolnamnden/uppfoljning/2025-bokslut.yml"

_HEAD = "område: skola\nstart: 2023-01-01\nslut: 2026-12-31\nbeslut: {organ: fullmaktige, datum: 2023-02-15}\n"
PUBLISHED: Texts = {
    **{name: dedent(text).lstrip("\n") for name, text in DEFAULTS.items()},
    GOAL: f"titel: Målet\n{_HEAD}",
    "skolnamnden/mal/andra.yml": f"titel: Andra målet\n{_HEAD}",
    "skolnamnden/mal/tredje.yml": f"titel: Tredje målet\ntidigare_id: [trean]\n{_HEAD}",
    "skolnamnden/mal/ensamt.yml": f"titel: Målet utan mått\n{_HEAD}",
    INDICATOR: """\
titel: Behöriga elever
mål: [malet]
enhet: "%"
riktning: högre
målvärden:
  - {period: 2024, värde: 80, beslut: {organ: fullmaktige, datum: 2024-06-19}}
  - {period: 2025, värde: 82, beslut: {organ: fullmaktige, datum: 2024-06-19}}
utfall:
  - {period: 2021, inte_mätt: Ingen enkät, publicerad: 2022-03-20}
  - {period: 2022, värde: 66, typ: preliminärt, publicerad: 2023-03-20}
  - {period: 2019, värde: 60, publicerad: 2024-03-20, återkallad: {datum: 2024-05-02, orsak: Fel skola}}
  - {period: 2018, värde: 59, publicerad: 2024-03-20, rättelser: [{datum: 2024-04-02, tidigare: 71, orsak: Fel}]}
  - {period: 2023, värde: 70, publicerad: 2024-03-20}
  - {period: 2024, värde: 84, publicerad: 2025-03-26, kvinnor: 86, män: 82, antal: 85, jämförelse: {riket: 81}}
""",
    MOVING: """\
titel: Trygga elever
mål: [andra]
enhet: "%"
decimaler: 1
riktning: högre
beräkning: förflyttning
startvärde: {period: 2022, värde: 40.5}
målvärden: [{period: 2024, värde: 60, beslut: {organ: fullmaktige, datum: 2023-06-19}}]
utfall: [{period: 2024, värde: 55.5, publicerad: 2025-03-26}]
""",
    SHARED: "titel: Delad\nmål: [andra, tredje]\nenhet: antal\nriktning: högre\n"
    "utfall: [{period: 2024, värde: 5, publicerad: 2025-03-26}]\n",
    ACTIVITY: """\
titel: Hjälpen
mål: malet
ansvarig: Rektor
start: 2025-01-13
slut: 2025-12-19
status: pågående
uppföljningar:
  - {datum: 2025-04-30, status: pågående, kommentar: Sexton elever}
""",
    ECONOMY: """\
budget: 1000
rapporter:
  - {rapport: tertial-1, publicerad: 2025-06-03, utfall: 340, prognos: 1020}
åtgärdsplan: {beslut: {organ: skolnamnden, datum: 2025-06-18}, text: Vikarier anställs senare.}
""",
    REPORT: """\
publicerad: 2025-10-08
sammanfattning: Det går framåt.
bedömningar:
  - {mål: malet, färg: gul, motivering: Så ser vi det}
""",
    BOKSLUT: """\
publicerad: 2026-03-25
bedömningar:
  - {mål: malet, färg: grön, motivering: Så blev det}
""",
}
"""A goal with figures, an activity, economy and two follow-ups, and two goals that nobody has assessed."""


def read(files: Texts) -> Plan:
    """The plan of the files, without any default."""
    return plan_of({**dict.fromkeys(DEFAULTS), **files})


def remove(name: str) -> Callable[[Texts], Texts]:
    def removed(files: Texts) -> Texts:
        assert name in files
        return {each: text for each, text in files.items() if each != name}

    return removed


def rename(old: str, new: str) -> Callable[[Texts], Texts]:
    def renamed(files: Texts) -> Texts:
        return {(new if each == old else each): text for each, text in files.items()}

    return renamed


def one_after_another(*changes: Callable[[Texts], Texts]) -> Callable[[Texts], Texts]:
    def changed(files: Texts) -> Texts:
        for change in changes:
            files = change(files)
        return files

    return changed
