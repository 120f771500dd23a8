"""Every page kind of Exempelby's site, by its Swedish name."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "startsidan": "",
    "målen": "mal/",
    "ett mål": "mal/fler-klarar-skolan/",
    "ett mål med allt": "mal/alla-barn-lar-sig/",
    "ett mål med svart": "mal/lugn-i-klassrummet/",
    "ett avslutat mål": "mal/renare-vatten/",
    "en indikator": "indikatorer/franvaro/",
    "organen": "organ/",
    "ett organ": "organ/bildningsnamnden/",
    "ett organ utan mål": "organ/exempelby-vatten/",
    "uppföljningarna": "uppfoljning/",
    "en uppföljning": "uppfoljning/2025-bokslut/",
    "så räknar vi": "sa-raknar-vi/",
    "sök": "sok/",
    "sidan finns inte": "finns/inte/alls/",
    "ett tidigare id": "mal/skolan-lyckas/",
}
"""The address of each below the site's root."""
LEADS_ON: Mapping[str, str] = {KINDS["ett tidigare id"]: KINDS["ett mål"]}
"""Where the addresses that only lead on lead to."""
GOAL, CLOSED, WITH_BLACK = KINDS["ett mål"], KINDS["ett avslutat mål"], KINDS["ett mål med svart"]
MISSING = KINDS["sidan finns inte"]
