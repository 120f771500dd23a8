"""What a report's documents hold, in the order that it is read, before it is written as PDF or Word."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup


@dataclass(frozen=True)
class Status:
    """How something goes: a shape and a word."""

    mark: str
    """The word of its colour or state, which has a shape: `grön`, `inte rapporterat`."""
    word: str
    """`Uppfylls delvis`, `Prognos: nära målet`"""
    is_forecast: bool = False


Cell = str | Status


@dataclass(frozen=True)
class Heading:
    """A heading that the contents lead to."""

    level: int
    """1 to 3."""
    id: str
    title: str


@dataclass(frozen=True)
class Prose:
    """Staff's long text, as Markdown."""

    text: str
    is_leading: bool = False
    """Whether it is the summary of all."""


@dataclass(frozen=True)
class Paragraph:
    """A plain sentence or two."""

    text: str
    is_aside: bool = False
    """Whether it is about the report rather than of it: when it was published, what an axis leaves out."""


@dataclass(frozen=True)
class Verdict:
    """A goal as it was assessed, beside what its indicators came to."""

    assessed: Status
    computed: Status


@dataclass(frozen=True)
class Figure:
    """An indicator's last figure: how it goes, what was measured and aimed at."""

    status: Status
    told: str
    """`2024: 76,4 %, mål 80 %`"""


@dataclass(frozen=True)
class Table:
    """Rows under columns; the first cell of a row names it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    """The places of the columns whose numerals stand to the right."""


@dataclass(frozen=True)
class Chart:
    """A picture of figures that also stand in a table beside it."""

    caption: str
    svg: Markup
    told: str
    """All of it in words, for those who hear the document."""
    note: str = ""
    """What is to be known of its axis, or empty."""


@dataclass(frozen=True)
class Notes:
    """A list of sentences, under a word or two that say what they are; corrections stand out."""

    title: str
    notes: tuple[str, ...]
    is_correction: bool = False


Block = Heading | Prose | Paragraph | Verdict | Figure | Table | Chart | Notes


@dataclass(frozen=True)
class Document:
    """A report, ready to be written."""

    title: str
    """`Tertial 2 2025`"""
    subject: str
    """Whose it is: `Socialnämnden`, `Hela kommunen`."""
    municipality: str
    published: str
    """`Publicerad 1 oktober 2025, beslutad 25 september 2025 av socialnämnden`"""
    day: date
    """The day that the file is dated: of publication, or of the last correction told in it."""
    lead: str
    """What the reader must know first."""
    is_example: bool
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        """The title as a file's properties have it."""
        return f"{self.title}: {self.subject}"

    @property
    def headings(self) -> list[Heading]:
        """What the contents list."""
        return [block for block in self.blocks if isinstance(block, Heading)]
