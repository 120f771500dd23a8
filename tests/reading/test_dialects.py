"""One record, however it is written: by hand, by an editor, by a form or by a program, it reads back the same."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from macros.plan.indicator import Indicator
from macros.reading.load import load_plan
from macros.reading.places import Place, find_places
from tests.reading.yaml12 import read_yaml12
from tests.repositories import plan_of, write_repository

EXEMPELBY = Path(__file__).parents[1] / "site" / "goals"
SOURCE = "skolnamnden/indikatorer/trygga.yml"

BY_HAND = """\
# Mäts med en enkät.
titel: "Trygga elever: årskurs 8"
mål: [malet]
enhet: "%"
decimaler: 1
riktning: högre
definition: |
  Andelen som svarar ja.

  Alla skolor är med.
källa: {namn: Enkät, id: "012"}
målvärden:
  - {period: 2025, värde: 80}
utfall:
  - {period: 2024/25, värde: 72,5, publicerad: 2025-09-01, kommentar: "no"}
  - {period: 2025, inte_mätt: Enkäten ställdes in, publicerad: 2026-02-20}
synonymer: [trygghet, "2030"]
"""

AS_BLOCKS = """\
---
titel: 'Trygga elever: årskurs 8'
mål:
- malet
enhet: '%'
decimaler: 1
riktning: högre
definition: "Andelen som svarar ja.\\n\\nAlla skolor är med.\\n"
källa:
    namn: Enkät
    id: '012'
målvärden:
- period: 2025
  värde: 80.0
utfall:
-   period: 2024/25
    värde: "72,5"
    publicerad: 2025-09-01
    kommentar: 'no'
-
    period: 2025
    inte_mätt: Enkäten ställdes in
    publicerad: 2026-02-20
synonymer:
- trygghet
- '2030'
...
"""

BY_A_FORM = """\
titel: "Trygga elever: årskurs 8"
mål:
  - "malet"
enhet: "%"
decimaler: 1
riktning: "högre"
beräkning: null
startvärde: null
definition: |-
  Andelen som svarar ja.

  Alla skolor är med.
källa:
  namn: "Enkät"
  id: "012"
  länk: null
målvärden:
  - period: "2025"
    värde: "80"
    beslut: null
    rättelser: []
utfall:
  - period: "2024/25"
    värde: 72.5
    typ: "utfall"
    publicerad: "2025-09-01"
    kommentar: "no"
  - period: "2025"
    värde: null
    publicerad: "2026-02-20"
    inte_mätt: "Enkäten ställdes in"
tidigare_id: []
synonymer:
  - "trygghet"
  - "2030"
exempel: false
"""

BY_A_JAVASCRIPT_LIBRARY = """\
titel: "Trygga elever: årskurs 8"
mål:
  - malet
enhet: "%"
decimaler: 1
riktning: högre
definition: >
  Andelen som svarar ja.


  Alla skolor är med.
källa:
  namn: Enkät
  id: "012"
målvärden:
  - period: "2025"
    värde: 80
utfall:
  - period: 2024/25
    värde: 72.5
    publicerad: 2025-09-01
    kommentar: no
  - period: "2025"
    inte_mätt: Enkäten ställdes in
    publicerad: 2026-02-20
synonymer:
  - trygghet
  - "2030"
"""
"""As Node's `yaml` 2.9 writes it, which Sveltia and Decap use."""

IN_QUOTES_OVER_LINES = BY_A_JAVASCRIPT_LIBRARY.replace(
    "definition: >\n  Andelen som svarar ja.\n\n\n  Alla skolor är med.\n",
    'definition: "Andelen\n  som svarar ja.\n\n\n  Alla skolor är med.\\n"\n',
)
VALUES: dict[str, Any] = read_yaml12(BY_A_JAVASCRIPT_LIBRARY)


def by_pyyaml(values: Any, **how: Any) -> str:
    return str(yaml.safe_dump(values, **{"allow_unicode": True, "sort_keys": False, **how}))


def by_ruamel(values: Any) -> str:
    written = io.StringIO()
    YAML().dump(values, written)
    return written.getvalue()


DIALECTS: dict[str, str] = {
    "blocks and single quotes": AS_BLOCKS,
    "a form": BY_A_FORM,
    "a JavaScript library": BY_A_JAVASCRIPT_LIBRARY,
    "quotes over many lines": IN_QUOTES_OVER_LINES,
    "line ends of Windows": BY_HAND.replace("\n", "\r\n"),
    "no last line end": BY_HAND.rstrip("\n"),
    "blank lines": BY_HAND.replace("\nmål", "  \n\n   \nmål"),
    "JSON": json.dumps(VALUES),
    "JSON with letters as they are": json.dumps(VALUES, ensure_ascii=False, indent=2),
    "PyYAML": by_pyyaml(VALUES),
    "PyYAML, letters escaped": by_pyyaml(VALUES, allow_unicode=False),
    "PyYAML, sorted": by_pyyaml(VALUES, sort_keys=True),
    "PyYAML, the other way round": by_pyyaml(dict(reversed(VALUES.items()))),
    "PyYAML, short lines": by_pyyaml(VALUES, width=20),
    "PyYAML, all in brackets": by_pyyaml(VALUES, default_flow_style=True),
    "ruamel.yaml": by_ruamel(VALUES),
}


def indicator_in(text: str, folder: Path) -> Indicator:
    goals = write_repository(folder, {})
    path = goals / SOURCE
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    return load_plan(goals).indicators["trygga"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_same_record_in_another_dialect_reads_back_alike(dialect: str, tmp_path: Path) -> None:
    by_hand = plan_of({SOURCE: BY_HAND}).indicators["trygga"]

    assert (by_hand.source_of_outcomes and by_hand.source_of_outcomes.id, by_hand.outcomes[0].comment) == ("012", "no")
    assert indicator_in(DIALECTS[dialect], tmp_path) == by_hand


@pytest.mark.parametrize("write", [json.dumps, by_pyyaml, by_ruamel])
def test_a_whole_repository_written_by_a_program_is_the_same_plan(write: Callable[[Any], str], tmp_path: Path) -> None:
    for place in find_places(EXEMPELBY):
        assert isinstance(place, Place)
        text = place.path.read_text(encoding="utf-8")
        path = tmp_path / place.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(read_yaml12(text)) if path.suffix == ".yml" else text, encoding="utf-8")

    assert vars(load_plan(tmp_path)) == vars(load_plan(EXEMPELBY))
