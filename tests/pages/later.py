"""A follow-up's repository on the day of publication, and whatever may come later to it."""

from collections.abc import Callable

from tests.pages.rendered import GOAL_HEAD, HEAD, INDICATOR

Texts = dict[str, str]
LIMITED = "skolnamnden/indikatorer/nytt.yml"
ACTIVITY = "skolnamnden/aktiviteter/hjalpen.yml"
UNFOLLOWED = "skolnamnden/aktiviteter/andra.yml"
ECONOMY = "skolnamnden/ekonomi/2025.yml"
REPORT = "skolnamnden/uppfoljning/2025-t2.yml"
DECIDED = "{organ: fullmaktige, datum: 2024-06-19}"

THEN: Texts = {
    INDICATOR: f"""\
{HEAD}målvärden:
  - {{period: 2024, värde: 80, beslut: {DECIDED}}}
  - {{period: 2025, värde: 82, beslut: {DECIDED}}}
utfall:
  - {{period: 2023, värde: 70, publicerad: 2024-03-20}}
  - {{period: 2024, värde: 84, publicerad: 2025-03-26, kommentar: Bättre}}
""",
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
    UNFOLLOWED: "titel: Andra\nmål: malet\nansvarig: Rektor\nstart: 2025-01-13\nslut: 2025-12-19\nstatus: pågående\n",
    ECONOMY: """\
budget: 1000
rapporter:
  - {rapport: tertial-1, publicerad: 2025-06-03, utfall: 340, prognos: 1020}
""",
    REPORT: """\
publicerad: 2025-10-08
sammanfattning: Det går framåt.
bedömningar:
  - {mål: malet, färg: gul, motivering: Så ser vi det}
""",
    "skolnamnden/mal/malet.yml": f"titel: Målet\n{GOAL_HEAD}",
}
"""What there is on the day of publication, 2025-10-08."""


def add(name: str, text: str) -> Callable[[Texts], Texts]:
    """Lines at the end of a file, or a new file."""
    return lambda files: {**files, name: files.get(name, "") + text}


def exchange(name: str, old: str, new: str) -> Callable[[Texts], Texts]:
    def exchanged(files: Texts) -> Texts:
        assert old in files[name]
        return {**files, name: files[name].replace(old, new)}

    return exchanged


SILENT: dict[str, Callable[[Texts], Texts]] = {
    "an outcome": add(INDICATOR, "  - {period: 2025, värde: 90.25, publicerad: 2026-03-26, "
        "rättelser: [{datum: 2026-04-01, tidigare: 9, orsak: Fel}]}\n"),
    "an outcome of an earlier period": add(INDICATOR, "  - {period: 2022, värde: 60, publicerad: 2025-10-09}\n"),
    "a target": exchange(
        INDICATOR,
        "utfall:",
        "  - {period: 2024, värde: 70, beslut: {organ: fullmaktige, datum: 2025-11-19}}\n"
        "  - {period: 2026, värde: 84, beslut: {organ: fullmaktige, datum: 2025-11-19}, "
        "rättelser: [{datum: 2026-01-20, tidigare: 85, orsak: Skrivfel}]}\nutfall:",
    ),
    "an indicator": add(
        LIMITED,
        f"{HEAD}beräkning: trösklar\ntrösklar: {{grön: 10, gul: 5}}\nexempel: true\n"
        "utfall: [{period: 2024, värde: 1, publicerad: 2025-10-09}]\n".replace("Måttet", "Nytt"),
    ),
    "a follow-up of an activity": add(ACTIVITY, "  - {datum: 2025-11-02, status: försenad, kommentar: Sjuk lärare}\n"),
    "the status of an activity": exchange(ACTIVITY, "status: pågående\nupp", "status: klar\nupp"),
    "the first follow-up of an activity": add(
        UNFOLLOWED, "uppföljningar: [{datum: 2025-10-09, status: klar, kommentar: Gjort}]\n"
    ),
    "an activity": add(
        "skolnamnden/aktiviteter/tredje.yml",
        "titel: Tredje\nmål: malet\nansvarig: Rektor\nstart: 2025-10-09\nslut: 2026-12-19\nstatus: planerad\n"
        "exempel: true\n",
    ),
    "an economic report": add(
        ECONOMY, "  - {rapport: tertial-2, publicerad: 2025-10-09, utfall: 680.5, prognos: 1040.25, kommentar: Dyrt}\n"
    ),
    "a changed budget": exchange(
        ECONOMY, "budget: 1000\n",
        "budget: 1100\nbudgetändringar: [{datum: 2025-10-09, tidigare: 1000, orsak: Fler elever}]\n",
    ),
    "an åtgärdsplan": exchange(
        ECONOMY, "rapporter:",
        "åtgärdsplan: {beslut: {organ: skolnamnden, datum: 2025-10-22}, text: Vikarier anställs senare.}\nrapporter:",
    ),
    "later follow-ups": lambda files: {
        **files,
        "skolnamnden/uppfoljning/2025-bokslut.yml": "publicerad: 2026-03-25\nexempel: true\n"
        "bedömningar: [{mål: malet, färg: röd, motivering: Nej}]\n",
        "skolnamnden/uppfoljning/2026-t1.yml": "publicerad: 2026-06-03\nbedömningar: [{mål: malet, färg: grön, "
        "motivering: Ja}]\n",
    },
}  # fmt: skip
"""What may come later without a word of it on the page."""

TOLD: dict[str, tuple[Callable[[Texts], Texts], str]] = {
    "a corrected outcome": (
        exchange(
            INDICATOR, "84, publicerad: 2025-03-26, kommentar: Bättre",
            "90, publicerad: 2025-03-26, kommentar: Bättre, rättelser: [{datum: 2025-11-03, tidigare: 84, orsak: Fel}]",
        ),
        "3 november 2025",
    ),
    "a withdrawn outcome": (
        exchange(
            INDICATOR, "publicerad: 2024-03-20",
            "publicerad: 2024-03-20, återkallad: {datum: 2025-12-02, orsak: Avsåg fel skola}",
        ),
        "2 december 2025",
    ),
    "a corrected target": (
        exchange(
            INDICATOR, f"värde: 80, beslut: {DECIDED}",
            f"värde: 80, beslut: {DECIDED}, rättelser: [{{datum: 2026-02-10, tidigare: 80, orsak: Skrivfel}}]",
        ),
        "10 februari 2026",
    ),
    "a corrected assessment": (
        exchange(
            REPORT, "färg: gul, motivering: Så ser vi det",
            "färg: röd, motivering: Så ser vi det, rättelser: [{datum: 2025-10-22, tidigare: gul, orsak: Fel färg}]",
        ),
        "22 oktober 2025",
    ),
    "a corrected economic report": (
        exchange(
            ECONOMY, "prognos: 1020",
            "prognos: 1050.5, rättelser: "
            "[{datum: 2025-11-20, tidigare_prognos: 1020, tidigare_utfall: 340, orsak: Fel}]",
        ),
        "20 november 2025",
    ),
}  # fmt: skip
"""What may come later and is mentioned, with its day."""


def let_happen(what: str, files: Texts) -> Texts:
    """The files once something has happened."""
    return (SILENT[what] if what in SILENT else TOLD[what][0])(files)
