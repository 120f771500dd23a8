"""A repository of many goals, the same each time: three indicators and four activities a goal, in Swedish words."""

from pathlib import Path
from random import Random
from textwrap import dedent

from tests.repositories import write_repository
from tests.served import ROOT

FIRST = ("skol", "vård", "trafik", "bostads", "miljö", "kultur", "fritids", "arbets", "hälso", "barn", "ungdoms",
         "äldre", "vatten", "energi", "närings", "integrations", "medborgar", "personal", "ekonomi",
         "klimat")  # fmt: skip
LAST = ("frågor", "stöd", "planering", "kvalitet", "trygghet", "närvaro", "service", "lokaler", "tider", "möten",
        "resultat", "kostnader", "insatser", "platser", "vägar", "program", "besök", "enkät", "samtal",
        "mål")  # fmt: skip


def write_thousand(folder: Path, goals: int = 1_000) -> Path:
    """Write it into a folder."""
    random = Random(1)  # noqa: S311  the same words each time
    texts = (ROOT / "goals" / "README.md").read_text(encoding="utf-8").split()
    plain = [word for word in texts if word.isalpha()]

    def words(count: int) -> str:
        own = [
            random.choice(FIRST) + random.choice(LAST) if random.random() < 0.3 else random.choice(plain)
            for _ in range(count)
        ]
        return " ".join(own).capitalize()

    files: dict[str, str | None] = {"skolnamnden/mal/malet.yml": None}
    for number in range(goals):
        owner = ("skolnamnden", "fritidsnamnden")[number % 2]
        goal = f"mal-{number}"
        files[f"{owner}/mal/{goal}.yml"] = f"""
            titel: {words(6)}
            område: skola
            start: 2023-01-01
            slut: 2026-12-31
            beslut: {{organ: fullmaktige, datum: 2023-02-15}}
            beskrivning: {words(60)}
            synonymer: [{random.choice(FIRST)}{random.choice(LAST)}, {random.choice(FIRST)}{random.choice(LAST)}]
            """
        for each in range(3):
            files[f"{owner}/indikatorer/matt-{number}-{each}.yml"] = f"""
                titel: {words(6)}
                mål: [{goal}]
                enhet: "%"
                riktning: högre
                definition: {words(20)}
                målvärden: [{{period: 2025, värde: {random.randint(50, 90)}}}]
                utfall: [{{period: 2025, värde: {random.randint(50, 90)}, publicerad: 2026-03-01}}]
                """
        for each in range(4):
            files[f"{owner}/aktiviteter/gor-{number}-{each}.yml"] = f"""
                titel: {words(6)}
                mål: {goal}
                ansvarig: Chefen
                start: 2025-01-01
                slut: 2026-12-31
                status: pågående
                beskrivning: {words(20)}
                """
    return write_repository(folder, {name: text and dedent(text) for name, text in files.items()})
