"""Every page kind of Exempelby's site, by name."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "start page": "",
    "list of goals": "mal/",
    "goal": "mal/fler-klarar-skolan/",
    "goal of every method": "mal/alla-barn-lar-sig/",
    "goal with black": "mal/lugn-i-klassrummet/",
    "closed goal": "mal/renare-vatten/",
    "indicator": "indikatorer/franvaro/",
    "list of bodies": "organ/",
    "body": "organ/bildningsnamnden/",
    "body without goals": "organ/exempelby-vatten/",
    "list of follow-ups": "uppfoljning/",
    "follow-up": "uppfoljning/2025-bokslut/",
    "follow-up of a body": "uppfoljning/2025-t2/bildningsnamnden/",
    "how we count": "sa-raknar-vi/",
    "comparisons": "jamfor/",
    "economy": "ekonomi/",
    "economy of a body": "organ/bildningsnamnden/ekonomi/",
    "activities": "aktiviteter/",
    "chain of goals": "malkedja/",
    "annual wheel": "arshjul/",
    "commissions": "uppdrag/",
    "internal control": "internkontroll/",
    "list of operational plans": "verksamhetsplaner/",
    "operational plan": "organ/bildningsnamnden/verksamhetsplan/2026/",
    "operational plan of a läsår": "organ/skolorna/verksamhetsplan/2025-26/",
    "scorecard of a year": "organ/bildningsnamnden/2025/",
    "governing documents": "styrdokument/",
    "vision": "vision/",
    "terms of office": "mandatperioder/",
    "proposed goal": "mal/naturen-ska-synas/",
    "glossary": "ordlista/",
    "how it is steered": "sa-styrs/",
    "roles": "roller/",
    "planning and follow-up": "planering-och-uppfoljning/",
    "search": "sok/",
    "easy to read": "lattlast/",
    "accessibility statement": "tillganglighet/",
    "record": "andringar/",
    "open data": "oppna-data/",
    "record of a year": "andringar/2025/",
    "missing page": "finns/inte/alls/",
    "former id": "mal/skolan-lyckas/",
    "goal at a follow-up": "mal/fler-klarar-skolan/2025-bokslut/",
    "former id of a goal at a follow-up": "mal/skolan-lyckas/2025-t2/",
    "former id of an indicator": "indikatorer/skolfranvaro/",
}
"""The address of each below the site's root."""
LEADS_ON: Mapping[str, str] = {
    KINDS["former id"]: KINDS["goal"],
    KINDS["former id of a goal at a follow-up"]: "mal/fler-klarar-skolan/2025-t2/",
    KINDS["former id of an indicator"]: KINDS["indicator"],
}
"""Where the addresses that only lead on lead to."""
GOAL = KINDS["goal"]
