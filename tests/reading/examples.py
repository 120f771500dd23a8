"""The examples of the format, one of each kind of file, with what they refer to, so that they load together.

Each text is the example of FORMAT as it stands there; only what excludes something else in one and the same file (an
interval and a value, limits and a ratio) has got a file of its own.
"""

from collections.abc import Mapping
from pathlib import Path

KOMMUN = """\
namn: Perstorps kommun                # required
kommunkod: "1275"                     # required
webbplats: https://www.perstorp.se
kontakt: {namn: Kommunkansliet, e-post: kommunen@example.se, telefon: "…"}
vision: {titel: Perstorp 2030, text: "…", beslut: {organ: kommunfullmaktige, datum: 2014-06-18}}
ledord: [Service, Engagemang, Bemötande]
mandatperioder:
  - {id: 2023-2026, start: 2023-01-01, slut: 2026-12-31}
styrmodeller:                         # which rules colour a period; the last one that applies from its start
  - {id: "2019", namn: Styrkortsmodellen, gäller_från: 2015-01-01}
  - {id: "2023", namn: Riktlinje 3.0, gäller_från: 2023-01-01, grön_från: 100, gul_från: 80}
åtgärdsplan_vid_underskott: 1         # per cent of budget from which a forecast deficit needs an åtgärdsplan
"""

ORGANISATION = """\
organ:
  - {id: kommunfullmaktige, namn: Kommunfullmäktige, typ: fullmäktige}
  - {id: kommunstyrelsen, namn: Kommunstyrelsen, typ: styrelse, överordnat: kommunfullmaktige}
  - {id: barn-och-utbildningsnamnden, namn: Barn- och utbildningsnämnden, typ: nämnd, överordnat: kommunfullmaktige}
  - {id: perstorps-bostader, namn: Perstorps Bostäder AB, typ: bolag, överordnat: kommunfullmaktige, ägardirektiv: https://…}
  - {id: grundskolan, namn: Grundskolan, typ: verksamhet, överordnat: barn-och-utbildningsnamnden}
  - {id: centralskolan, namn: Centralskolan, typ: enhet, överordnat: grundskolan}   # typ: medarbetare is refused
"""

MALOMRADEN = """\
målområden:
  - {id: goda-uppvaxtvillkor, namn: Goda uppväxtvillkor för barn och unga, mandatperiod: 2023-2026, beskrivning: "…"}
"""

GOAL = """\
titel: Fler unga klarar skolan        # required
område: goda-uppvaxtvillkor           # required
start: 2023-01-01                     # required
slut: 2026-12-31                      # required
beslut: {organ: kommunfullmaktige, datum: 2023-02-15}   # required
beskrivning: "…"
lättläst: "…"
utgår_från: [barns-villkor]
ansvariga: [barn-och-utbildningsnamnden]
smart: {specifikt: "…", mätbart: "…", accepterat: "…", realistiskt: "…", tidsatt: "…"}
ersätter: [aldre-mal]
tidigare_id: [gammalt-id]
synonymer: [skola, betyg]             # words a resident may search for
"""

SHORT_GOAL = """\
titel: Ett mål att hänvisa till
område: goda-uppvaxtvillkor
start: 2019-01-01
slut: 2022-12-31
beslut: {organ: kommunfullmaktige, datum: 2018-11-28, paragraf: "§ 20", diarienummer: "KS 2019/90", länk: https://…}
"""

INDICATOR = """\
titel: Elever i årskurs 9 behöriga till yrkesprogram    # required
mål: [fler-unga-klarar-skolan]        # required, one or more
enhet: "%"                            # required: %, antal, kr, tkr, index, dagar …
decimaler: 1
riktning: högre                       # required: högre | lägre | intervall | ja/nej
beräkning: kvot                       # kvot (default) | förflyttning | trösklar
startvärde: {period: 2022, värde: 76.0}                 # required for förflyttning
definition: "…"
källa: {namn: Kolada, id: N15428, länk: https://…}
mätning: årligen
målvärden:                            # none: a nyckeltal
  - {period: 2024, värde: 80, beslut: {organ: kommunfullmaktige, datum: 2023-06-21}}
  - {period: 2026, värde: 82, rättelser: [{datum: 2025-06-18, tidigare: 85, orsak: "Nytt beslut KF § 41"}]}
utfall:
  - period: 2024                      # 2024 | 2024/25 | 2024-t1 | 2024-h1 | 2024-kv3 | 2024-06
    värde: 76.4                       # ja/nej: ja or nej
    typ: utfall                       # utfall (default) | prognos | preliminärt
    publicerad: 2025-03-26            # required
    kvinnor: 79.0
    män: 73.9
    antal: 85                         # individuals behind the figure; under 5 is refused
    jämförelse: {riket: 85.3, liknande: 80.1}
    kommentar: "…"
    rättelser: [{datum: 2025-05-02, tidigare: 75.4, orsak: "Fel i underlaget"}]
  - {period: 2025, inte_mätt: "Enkäten genomfördes inte", publicerad: 2026-03-25}
  - {period: 2023, värde: 71, publicerad: 2024-03-20, återkallad: {datum: 2024-04-02, orsak: "Avsåg fel skola"}}
synonymer: [gymnasiebehörighet]
"""

INTERVAL_INDICATOR = """\
titel: Nöjda föräldrar
mål: [fler-unga-klarar-skolan]
enhet: index
riktning: intervall
målvärden:
  - {period: 2025, lägst: 95, högst: 100}               # riktning intervall
"""

LIMITS_INDICATOR = """\
titel: Elever med resultat över riket
mål: [fler-unga-klarar-skolan, barns-villkor]
enhet: procentenheter
riktning: högre
beräkning: trösklar
trösklar: {grön: 0, gul: -1.5}        # required for trösklar: reached in the indicator's direction
utfall:
  - {period: 2024/25, värde: −0,5, publicerad: 2025-09-26}
"""

ACTIVITY = """\
titel: Läxhjälp tre dagar i veckan    # required
mål: fler-unga-klarar-skolan          # required
indikatorer: [behoriga-yrkesprogram]
ansvarig: Rektor, Centralskolan       # required: a role
start: 2025-01-13                     # required
slut: 2025-12-19                      # required
status: pågående                      # required: planerad | pågående | klar | försenad | avbruten
beskrivning: "…"
uppföljningar: [{datum: 2025-04-30, status: pågående, kommentar: "…"}]
"""

COMMISSION = """\
titel: Utred öppettider på biblioteket
givare: kommunfullmaktige
beslut: {organ: kommunfullmaktige, datum: 2025-02-26}
senast: 2025-11-30
status: pågående                      # ej påbörjat | pågående | redovisat | avslutat
redovisning: "…"
"""

FOLLOW_UP = """\
publicerad: 2025-10-08                # required
beslut: {organ: barn-och-utbildningsnamnden, datum: 2025-09-24}
sammanfattning: "…"
bedömningar:
  - {mål: fler-unga-klarar-skolan, färg: gul, prognos: true, motivering: "…", analys: "…"}
"""

ECONOMY = """\
enhet: tkr
budget: 123400
rapporter:                            # månad-MM three times a year, tertial-1, tertial-2, årsredovisning
  - {rapport: månad-03, publicerad: 2025-04-16, utfall: 31020, prognos: 124100, kommentar: "…"}
åtgärdsplan: {beslut: {organ: barn-och-utbildningsnamnden, datum: 2025-10-22}, text: "…"}
"""

INTERNAL_CONTROL = """\
kontroller:
  - {kategori: efterlevnad, risk: "…", kontroll: "…", ansvarig: Ekonomichef, resultat: utan anmärkning, kommentar: "…"}
    # kategori: verksamhet | rapportering | efterlevnad | allvarliga fel
"""

OPERATIONAL_PLAN = """\
---
titel: Verksamhetsplan 2025/26
publicerad: 2025-09-10
beslut: {organ: barn-och-utbildningsnamnden, datum: 2025-08-27}
---
## Trend- och omvärldsanalys

Det är data: {{ 7*7 }} står kvar som text.
"""

ARSHJUL = """\
händelser: [{månader: [1, 2], titel: Bokslut, process: uppföljning, beskrivning: "…"}]
"""

STYRDOKUMENT = """\
styrdokument:
  - {titel: Riktlinjer för mål- och resultatstyrning, typ: riktlinje, organ: kommunfullmaktige, beslutad: 2019-05-22,
     reviderad: 2023-02-15, diarienummer: KS 2019/90, länk: https://…}
"""

EXAMPLES: Mapping[str, str] = {
    "kommun.yml": KOMMUN,
    "organisation.yml": ORGANISATION,
    "malomraden.yml": MALOMRADEN,
    "arshjul.yml": ARSHJUL,
    "styrdokument.yml": STYRDOKUMENT,
    "kommunfullmaktige/mal/barns-villkor.yml": SHORT_GOAL,
    "kommunfullmaktige/mal/aldre-mal.yml": SHORT_GOAL,
    "barn-och-utbildningsnamnden/mal/fler-unga-klarar-skolan.yml": GOAL,
    "barn-och-utbildningsnamnden/indikatorer/behoriga-yrkesprogram.yml": INDICATOR,
    "barn-och-utbildningsnamnden/indikatorer/nojda-foraldrar.yml": INTERVAL_INDICATOR,
    "barn-och-utbildningsnamnden/indikatorer/over-riket.yml": LIMITS_INDICATOR,
    "centralskolan/aktiviteter/laxhjalp.yml": ACTIVITY,
    "barn-och-utbildningsnamnden/uppdrag/oppettider.yml": COMMISSION,
    "barn-och-utbildningsnamnden/uppfoljning/2025-t2.yml": FOLLOW_UP,
    "barn-och-utbildningsnamnden/ekonomi/2025.yml": ECONOMY,
    "barn-och-utbildningsnamnden/internkontroll/2025.yml": INTERNAL_CONTROL,
    "barn-och-utbildningsnamnden/verksamhetsplan/2025-26.md": OPERATIONAL_PLAN,
}


def write_examples(folder: Path) -> Path:
    """Write every example into a folder; the folder."""
    for name, text in EXAMPLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
