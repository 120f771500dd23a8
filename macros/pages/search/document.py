"""What the search knows of one thing that can be found: its words with how much they weigh, and what a hit shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Weighed = tuple[str, float]
"""A text and how much a word in it counts, from 0 to 10."""

TITLE, SYNONYMS, ASKED, WHOSE, LEAD, REST, ASIDE = 10.0, 6.0, 5.0, 3.0, 2.5, 1.0, 0.3
"""How much a word counts in the title, the synonyms, a question that it answers, the owner's name, the first sentence,
the rest, and beside it."""
PART_SHARE = 0.35
"""How much a part of a compound counts against the compound itself."""
_NOT_SHOWN = str.maketrans({"␟": " ", "\u200b": "", "\ufeff": "", "\u00ad": ""})


@dataclass(frozen=True)
class SearchDocument:
    """Something that can be found."""

    address: str
    """Where it stands, below the site's root; may have a fragment."""
    title: str
    shown: tuple[Weighed, ...]
    """What an excerpt is taken from, in order."""
    note: str = ""
    """A few words beside the title, such as the years or the latest figure."""
    words: tuple[Weighed, ...] = ()
    """What it is also found by, and never shown."""
    facts: tuple[tuple[str, str], ...] = ()
    """What it can be filtered by, and what a hit shows of it: names and ids."""
    whose: str = ""
    """Whose it is, where the title needs it to be understood: the name stands after it."""
    rank: float = 1.0
    """How high it stands among things that fit as well: 1 for a goal that holds."""
    parts: tuple[Weighed, ...] = field(default=())
    """Parts of its compounds, found by like its words."""

    @property
    def groups(self) -> tuple[tuple[Weighed, ...], ...]:
        """Its texts for the index, in the order that the search page's script knows."""
        title, note = ((self.title, TITLE), (self.whose, WHOSE)), ((self.note, ASIDE),)
        facts = (" ".join(write_fact(name, id_) for name, id_ in self.facts), ASIDE)
        return tuple(tuple(self._weigh(group)) for group in (self.shown, title, note, self.all_words, (facts,)))

    @property
    def all_words(self) -> tuple[Weighed, ...]:
        return (*self.words, *self.parts)

    @property
    def texts(self) -> Iterator[Weighed]:
        """Every text that it is found by, but for parts of compounds."""
        yield self.title, TITLE
        yield from self.words
        yield from self.shown

    def _weigh(self, group: Iterable[Weighed]) -> Iterator[Weighed]:
        for text, weight in group:
            if plain := write_line(text):
                yield plain, weight * self.rank


def write_line(text: str) -> str:
    """A text on one line, without the signs that part an index document."""
    return " ".join(text.translate(_NOT_SHOWN).replace("___PAGEFIND", "PAGEFIND").split())


def write_fact(name: str, id_: str) -> str:
    """A fact as a word of its own, which no other begins with: `q0organ0socialnamnden0q`."""
    return f"q0{name}0{id_.replace('-', 'zq')}0q"
