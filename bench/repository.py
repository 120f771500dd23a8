"""A goal repository of any size, the same each time: what the bench builds.

A goal has two paragraphs, three indicators of eight years and four activities: 5,2 kB of YAML in eight files.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

BOARDS = 20
"""How many boards share the goals; each has an area of its own."""
YEARS = range(2018, 2026)
FIRST = (
    "skol", "vård", "trafik", "bostads", "miljö", "kultur", "fritids", "arbets", "hälso", "barn", "ungdoms",
    "äldre", "vatten", "energi", "närings", "integrations", "medborgar", "personal", "ekonomi", "klimat",
)  # fmt: skip
LAST = (
    "frågor", "stöd", "planering", "kvalitet", "trygghet", "närvaro", "service", "lokaler", "tider", "möten",
    "resultat", "kostnader", "insatser", "platser", "vägar", "program", "besök", "enkät", "samtal", "mål",
)  # fmt: skip
PLAIN = (
    "alla", "som", "bor", "här", "ska", "kunna", "få", "hjälp", "i", "tid", "och", "veta", "vart", "de", "vänder",
    "sig", "när", "något", "inte", "fungerar", "vi", "följer", "hur", "det", "går", "varje", "år", "genom", "att",
    "fråga", "dem", "det", "gäller", "och", "räknar", "sedan", "fler", "färre", "än", "andel", "personer",
    "kommunen", "arbetar", "med", "att", "under", "året", "har", "för", "första", "gången", "var", "en", "del",
    "av", "dem", "hos", "oss", "där", "det", "finns", "mer", "att", "göra", "men", "också", "mycket", "nytt",
)  # fmt: skip
_SHARE = 0.3
"""How many of the words are compounds."""


class Words:
    """Swedish words in the same order for the same seed; every third is a compound."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311  the same words each time

    def write(self, count: int) -> str:
        """Some words, the first with a capital letter."""
        return " ".join(self._word() for _ in range(count)).capitalize()

    def compound(self) -> str:
        return self._random.choice(FIRST) + self._random.choice(LAST)

    def between(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def _word(self) -> str:
        return self.compound() if self._random.random() < _SHARE else self._random.choice(PLAIN)


def write_repository(folder: Path, goals: int) -> Path:
    """Write the repository into a folder that is not there yet."""
    for name, text in list_files(goals):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def list_files(goals: int) -> Iterator[tuple[str, str]]:
    """Every file: its path in the repository and its text."""
    boards = [f"namnd-{number + 1:02}" for number in range(BOARDS)]
    yield "kommun.yml", _MUNICIPALITY
    yield "organisation.yml", "organ:\n" + _COUNCIL + "".join(_board(board) for board in boards)
    yield "malomraden.yml", "målområden:\n" + "".join(_area(board) for board in boards)
    for number in range(goals):
        yield from _goal_files(boards[number % BOARDS], number)


_MUNICIPALITY = """\
namn: Mätköpings kommun
kommunkod: "9999"
mandatperioder:
  - {id: 2023-2026, start: 2023-01-01, slut: 2026-12-31}
styrmodeller:
  - {id: "2015", namn: Riktlinje 3.0, gäller_från: 2015-01-01, grön_från: 100, gul_från: 80}
"""
_COUNCIL = "  - {id: fullmaktige, namn: Kommunfullmäktige, typ: fullmäktige}\n"


def _board(board: str) -> str:
    name = board.replace("namnd-", "Nämnd ")
    return f"  - {{id: {board}, namn: {name}, typ: nämnd, överordnat: fullmaktige}}\n"


def _area(board: str) -> str:
    area = board.replace("namnd", "omrade")
    return f"  - {{id: {area}, namn: {area.replace('omrade-', 'Område ')}, mandatperiod: 2023-2026}}\n"


def _goal_files(board: str, number: int) -> Iterator[tuple[str, str]]:
    words = Words(number)
    goal = f"mal-{number + 1:04}"
    area = board.replace("namnd", "omrade")
    paragraphs = "\n".join(_wrap(words.write(68)) for _ in range(2))
    yield (
        f"{board}/mal/{goal}.yml",
        f"""\
exempel: true
titel: {words.write(6)}
område: {area}
start: 2023-01-01
slut: 2026-12-31
beslut: {{organ: fullmaktige, datum: 2023-02-15, paragraf: "§ {number + 1}"}}
beskrivning: |
{paragraphs}
ansvariga: [{board}]
synonymer: [{words.compound()}, {words.compound()}]
""",
    )
    for each in range(3):
        yield f"{board}/indikatorer/matt-{number + 1:04}-{each + 1}.yml", _indicator(words, goal)
    for each in range(4):
        yield f"{board}/aktiviteter/gor-{number + 1:04}-{each + 1}.yml", _activity(words, goal, each)


def _indicator(words: Words, goal: str) -> str:
    start, month = words.between(40, 70), words.between(1, 6)
    outcomes = "".join(
        f"  - {{period: {year}, värde: {start + words.between(0, 30)}.{words.between(0, 9)}, "
        f"publicerad: {year + 1}-{month:02}-{words.between(1, 28):02}}}\n"
        for year in YEARS
    )
    targets = "".join(f"  - {{period: {year}, värde: {start + 3 * (year - 2022)}}}\n" for year in range(2023, 2027))
    return f"""\
exempel: true
titel: {words.write(6)}
mål: [{goal}]
enhet: "%"
decimaler: 1
riktning: högre
definition: >-
{_wrap(words.write(20))}målvärden:
{targets}utfall:
{outcomes}"""


def _activity(words: Words, goal: str, each: int) -> str:
    return f"""\
exempel: true
titel: {words.write(5)}
mål: {goal}
ansvarig: Förvaltningschefen
start: 2025-0{each + 1}-15
slut: 2026-12-1{each}
status: pågående
beskrivning: >-
{_wrap(words.write(10))}"""


def _wrap(text: str) -> str:
    """A text in lines of some ten words, indented as YAML has it."""
    words = text.split()
    return "".join(f"  {' '.join(words[first : first + 10])}\n" for first in range(0, len(words), 10))
