"""A repository in which one of each thing that can be corrected has been, with values that stand nowhere else."""

from dataclasses import dataclass

from tests.pages.rendered import Files


@dataclass(frozen=True)
class Corrected:
    """A corrected thing, in the words of the pages."""

    value: str
    former: str
    reason: str


ORGANISATION = """
organ:
  - {id: fullmaktige, namn: Kommunfullmäktige, typ: fullmäktige}
  - {id: skolnamnden, namn: Skolnämnden, typ: nämnd, överordnat: fullmaktige}
  - {id: fritidsnamnden, namn: Fritidsnämnden, typ: nämnd, överordnat: fullmaktige}
"""
GOAL = """
titel: {}
område: skola
start: 2023-01-01
slut: 2026-12-31
beslut: {{organ: fullmaktige, datum: 2023-02-15}}
"""
FILES: Files = {
    "organisation.yml": ORGANISATION,
    "skolnamnden/mal/malet.yml": GOAL.format("Målet"),
    "skolnamnden/mal/andra.yml": GOAL.format("Det andra målet") + "utgår_från: [malet]\n",
    "skolnamnden/indikatorer/mattet.yml": """
titel: Måttet
mål: [malet, andra]
enhet: "%"
decimaler: 1
riktning: högre
målvärden:
  - period: 2025
    värde: 88.2
    beslut: {organ: fullmaktige, datum: 2024-06-19}
    rättelser: [{datum: 2024-09-01, tidigare: 93.7, orsak: Målet var för högt}]
utfall:
  - period: 2025
    värde: 71.3
    publicerad: 2026-03-01
    jämförelse: {riket: 80.1}
    rättelser: [{datum: 2026-03-10, tidigare: 64.9, orsak: Elever saknades i underlaget}]
""",
    "skolnamnden/indikatorer/mattet-med-nytt-mal.yml": """
titel: Måttet med nytt mål
mål: [malet]
enhet: "%"
riktning: högre
målvärden:
  - {period: 2025, värde: 41, beslut: {organ: fullmaktige, datum: 2024-06-19}}
  - {period: 2025, värde: 37, beslut: {organ: fullmaktige, datum: 2025-06-19, paragraf: § 41}}
utfall: [{period: 2025, värde: 36, publicerad: 2026-03-01}]
""",
    "skolnamnden/uppfoljning/2025-bokslut.yml": """
publicerad: 2026-03-25
bedömningar:
  - mål: malet
    färg: grön
    motivering: Vi når det i april
    rättelser: [{datum: 2026-05-02, tidigare: röd, orsak: Fel färg i protokollet}]
""",
    "fritidsnamnden/uppfoljning/2025-bokslut.yml": """
publicerad: 2026-03-26
bedömningar: [{mål: malet, färg: gul, motivering: Så ser vi det}]
""",
    "skolnamnden/ekonomi/2025.yml": """
budget: 59137
budgetändringar: [{datum: 2025-06-18, tidigare: 58911, orsak: En klass till}]
rapporter:
  - rapport: tertial-1
    publicerad: 2025-05-28
    utfall: 19533
    prognos: 59700
    rättelser: [{datum: 2025-06-04, tidigare_utfall: 19211, orsak: En faktura saknades}]
""",
}
CORRECTED = (
    Corrected("71,3 %", "64,9 %", "Elever saknades i underlaget"),
    Corrected("88,2 %", "93,7 %", "Målet var för högt"),
    Corrected("37 %", "41 %", "nytt beslut"),
    Corrected("19 533", "19 211", "En faktura saknades"),
    Corrected("59 137", "58 911", "En klass till"),
)
ASSESSMENT = Corrected("Uppfylls helt", "uppfylls inte", "Fel färg i protokollet")
