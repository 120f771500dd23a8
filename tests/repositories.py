"""Small goal repositories for tests: files as a dict, written to a folder or read as a plan."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from macros.plan.plan import Plan
from macros.reading.load import load_plan
from macros.reading.problems import PlanError, Problem

DEFAULTS: Mapping[str, str] = {
    "kommun.yml": """
        namn: Prövköpings kommun
        kommunkod: "1275"
        styrmodeller:
          - {id: "2023", namn: Riktlinje 3.0, gäller_från: 2023-01-01, grön_från: 100, gul_från: 80}
        """,
    "organisation.yml": """
        organ:
          - {id: fullmaktige, namn: Kommunfullmäktige, typ: fullmäktige}
          - {id: skolnamnden, namn: Skolnämnden, typ: nämnd, överordnat: fullmaktige}
          - {id: fritidsnamnden, namn: Fritidsnämnden, typ: nämnd, överordnat: fullmaktige}
        """,
    "malomraden.yml": """
        målområden:
          - {id: skola, namn: Skola}
        """,
    "skolnamnden/mal/malet.yml": """
        titel: Målet
        område: skola
        start: 2023-01-01
        slut: 2026-12-31
        beslut: {organ: fullmaktige, datum: 2023-02-15}
        """,
}
"""Three bodies, one area and one goal, `malet`, that no indicator measures."""


def write_repository(folder: Path, files: Mapping[str, str | None]) -> Path:
    """Write the files, and those of DEFAULTS that are not among them, into a folder; None leaves one out."""
    for name, text in {**DEFAULTS, **files}.items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


def plan_of(files: Mapping[str, str | None]) -> Plan:
    """The plan of the files and DEFAULTS; raises PlanError where there are problems."""
    with TemporaryDirectory() as folder:
        return load_plan(write_repository(Path(folder), files))


def problems_of(files: Mapping[str, str | None]) -> list[Problem]:
    """Every problem of the files and DEFAULTS, by the path in the repository; none where they can be read."""
    with TemporaryDirectory() as folder:
        try:
            load_plan(write_repository(Path(folder), files))
        except PlanError as error:
            return [replace(each, file=each.file.removeprefix(f"{folder}/")) for each in error.problems]
    return []
