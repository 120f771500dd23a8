"""What the search knows of one thing that can be found: its words with how much they weigh, and what a hit shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Weighed = tuple[str, float]
"""A text and how much a word in it counts, from 0 to 10."""

TITLE, SYNONYMS, ASKED, WHOSE, LEAD, REST, ASIDE = 10.0, 6.0, 8.0, 3.0, 2.5, 1.0, 0.3
"""How much a word counts in the title, the synonyms, a question that it answers, the owner's name, the first sentence,
the rest, and beside it."""
_HIDDEN = re.compile("[\u200b\ufeff\u00ad]")


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
    """What it can be filtered by: names and ids."""
    chip: str = ""
    """The key of the chip that a hit shows."""
    whose: str = ""
    """Whose it is, where the title needs it to be understood: the name stands after it."""
    rank: float = 1.0
    """How high it stands among things that fit as well: 1 for a goal that holds."""

    @property
    def texts(self) -> Iterator[Weighed]:
        """Every text that it is found by."""
        yield self.title, TITLE
        yield self.whose, WHOSE
        yield self.note, ASIDE
        yield from self.words
        yield from self.shown

    @property
    def hit(self) -> tuple[str, ...]:
        """What is shown of it where it is found: address, title, note, text, kind, body and chip."""
        title = write_line(f"{self.title} {self.whose}")
        text = write_line(" ".join(text for text, _ in self.shown))
        return self.address, title, write_line(self.note), text, self._only("typ"), self._only("organ"), self.chip

    def _only(self, name: str) -> str:
        """The first of its facts of a name; of a follow-up that several bodies share none."""
        ids = [id_ for each, id_ in self.facts if each == name]
        is_shared = len(ids) > 1 and ("typ", "uppfoljning") in self.facts
        return ids[0] if ids and not is_shared else ""


def write_line(text: str) -> str:
    """A text on one line, without the signs that hide in words."""
    return " ".join(_HIDDEN.sub("", text).split())


def name_fact(name: str, id_: str) -> str:
    """A fact as it is found among the words, where none is like it: `organ:socialnamnden`."""
    return f"{name}:{id_}"
