"""Swedish words for searching: what is a word, its stem, and the parts of a compound that the site's own words show."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from unicodedata import category, normalize

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = (
    "heternas", "heterna", "heten", "heter", "arnas", "ernas", "ornas", "arens", "arna", "erna", "orna", "ande",
    "aren", "aste", "ens", "ets", "ers", "ars", "ors", "ans", "are", "ade", "het", "en", "et", "er", "ar", "or", "an",
    "na", "ns", "as", "es", "s", "n", "a", "e",
)  # fmt: skip
_JOINTS = ("", "s", "e", "o", "a", "u")
"""What may stand between the parts of a compound: läx+hjälp, arbet+s+liv, kvinn+o+jour."""
_SHORTEST_STEM, _SURE_STEM, _KNOWN_BEGINNING = 3, 5, 4
STOP_WORDS = frozenset(re.findall(r"\w+", """
    alla allt andra att av bara blev bli blir både de dem den denna deras dess det detta dig din dina drar du där därför
    då efter eller en er ett fem flera fler finns fram från få får fått för före ge genom gör göra gå går ha hade han
    har hela hemma hittat hos hur här i igen in inga ingen inget inom inte ja jag kan klar kommer korta kunna lär man
    med mellan men mer mest mesta min mot mycket måste ned ner nu när någon något några och också om oss per på redan
    samma sedan senast senaste ser sin sina ska slags slår som stå står så sådan sätt sätta till tar tio två under upp
    ut utan ute vad var vara varit varje varken vem vi vid vilka vill vilket våra vår åt åtta är än ännu över
"""))  # fmt: skip
"""What is no help in finding anything, and no part of a compound."""


def list_words(text: str) -> list[str]:
    """The words and figures of a text in small letters, as the search page's script finds them."""
    return _WORD.findall(text.lower())


def fold(word: str) -> str:
    """A word without dots, rings and accents: `åtgärd` → `atgard`."""
    if word.isascii():
        return word
    return "".join(sign for sign in normalize("NFD", word) if not category(sign).startswith("M"))


@lru_cache(maxsize=16384)
def find_stem(word: str) -> str:
    """A word without its inflection: `skolornas` → `skol`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


class Vocabulary:
    """The words that a site uses."""

    def __init__(self, counts: Mapping[str, int], nouns: Iterable[str]) -> None:
        """`counts` is how often each word is used; of `nouns` also words of three letters are parts of compounds."""
        self.counts = {word: count for word, count in counts.items() if word.isalpha()}
        self._nouns = frozenset(nouns) - STOP_WORDS

    @cached_property
    def _by_stem(self) -> Mapping[str, str]:
        """The most used word of each stem."""
        common: dict[str, str] = {}
        for word in sorted(self.counts, key=lambda word: (-self.counts[word], len(word), word)):
            stem = find_stem(word)
            if word not in STOP_WORDS and (len(stem) > _SHORTEST_STEM or word in self._nouns):
                common.setdefault(stem, word)
        return common

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """What at least two words of different stems begin with."""
        stems = {find_stem(word) for word in self.counts}
        ends = ((stem, end) for stem in stems for end in range(_KNOWN_BEGINNING, len(stem) - _SHORTEST_STEM + 1))
        counts = Counter(stem[:end] for stem, end in ends)
        return frozenset(start for start, count in counts.items() if count > 1)

    def find_parts(self, word: str) -> tuple[str, ...]:
        """The words of the vocabulary that a compound holds after its first: `sjukfrånvaron` → `frånvaro`."""
        return tuple(dict.fromkeys(self._parts(word)))

    def _parts(self, word: str) -> Iterator[str]:
        for start in range(2, len(word) - _SHORTEST_STEM + 1):
            head, tail = word[:start], word[start:]
            stem = find_stem(tail)
            is_sure = self._is_first_part(head)
            if stem in self._by_stem and len(stem) >= (_SHORTEST_STEM if is_sure else _SURE_STEM):
                yield self._by_stem[stem]
            if is_sure:
                yield from self._middle(tail)

    def _middle(self, tail: str) -> Iterator[str]:
        """The word in the middle of a compound of three: the `skol` of `grund|skole|lärare`."""
        for end in range(_KNOWN_BEGINNING, len(tail) - _SHORTEST_STEM + 1):
            if find_stem(tail[end:]) in self._by_stem:
                stem = self._stem_of_first(tail[:end])
                if len(stem) > _SHORTEST_STEM:
                    yield self._by_stem[stem]

    def _is_first_part(self, head: str) -> bool:
        return head in self._nouns or head in self._beginnings or bool(self._stem_of_first(head))

    def _stem_of_first(self, head: str) -> str:
        """The stem of a first part, whatever joins it to the next; nothing where it is no word."""
        bare = [head.removesuffix(joint) for joint in _JOINTS if head.endswith(joint)]
        stems = chain(bare, map(find_stem, bare))
        return next((stem for stem in stems if len(stem) >= _SHORTEST_STEM and stem in self._by_stem), "")
