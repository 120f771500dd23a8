"""Every kind of page of Perstorp's site, each by the address of one that holds much."""

from collections.abc import Mapping

PAGE_KINDS: Mapping[str, str] = {
    "start": "",
    "goal of three indicators": "mal/fler-unga-klarar-skolan/",
    "goal of six indicators": "mal/perstorp-ar-tryggt-och-trivsamt/",
    "dated goal": "mal/fler-unga-klarar-skolan/2025-bokslut/",
    "indicator": "indikatorer/behoriga-yrkesprogram/",
    "body": "organ/barn-och-utbildningsnamnden/",
    "scorecard": "organ/barn-och-utbildningsnamnden/2025/",
    "operational plan": "organ/barn-och-utbildningsnamnden/verksamhetsplan/2026/",
    "economy of a body": "organ/barn-och-utbildningsnamnden/ekonomi/",
    "follow-up": "uppfoljning/2025-bokslut/",
    "follow-up of a body": "uppfoljning/2025-bokslut/kommunfullmaktige/",
    "record": "andringar/",
    "record of a year": "andringar/2025/",
    "list of goals": "mal/",
    "list of bodies": "organ/",
    "list of follow-ups": "uppfoljning/",
    "activities": "aktiviteter/",
    "commissions": "uppdrag/",
    "chain of goals": "malkedja/",
    "economy": "ekonomi/",
    "internal control": "internkontroll/",
    "operational plans": "verksamhetsplaner/",
    "governing documents": "styrdokument/",
    "terms of office": "mandatperioder/",
    "vision": "vision/",
    "annual wheel": "arshjul/",
    "search": "sok/",
    "glossary": "ordlista/",
    "compare": "jamfor/",
    "easy to read": "lattlast/",
    "how we count": "sa-raknar-vi/",
    "authored page": "roller/",
    "open data": "oppna-data/",
    "accessibility statement": "tillganglighet/",
    "missing page": "finns/inte/",
    "staff guide": "redaktion/",
    "recipe for staff": "redaktion/publicera-ett-utfall/",
    "embedded card": "inbaddning/fler-unga-klarar-skolan/",
}
"""The address of each below the site's root."""
WITH_CHARTS = (
    "goal of three indicators",
    "goal of six indicators",
    "indicator",
    "economy of a body",
    "follow-up of a body",
    "embedded card",
)
"""The kinds with charts: measured once more on a screen so tall that the first chart is in sight at once."""
