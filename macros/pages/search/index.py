"""Search documents → the files that the search page's script reads.

Words stand in the order of their letters, each with the numbers of the documents that it is found in; what hits show
stands in the order of the numbers. So the script knows by itself which files it needs: for a word one or two, for ten
hits at most ten. They stand in a folder named by what they hold, so that browsers can keep them for good.
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import pairwise
from typing import TypeAlias

from macros.pages.search.document import SYNONYMS, SearchDocument, name_fact
from macros.pages.search.words import STOP_WORDS, Vocabulary, fold, list_words

FOLDER = "sokindex"
"""Where the index stands, below the site's root."""
HITS_IN_FILE = 16
_WORDS_IN_FILE = 24_000
"""About how many signs of words and numbers stand in a file, unless a word alone has more."""
_PART_SHARE = 0.35
"""How much a part of a compound counts against the compound itself."""
_SHORTEST_MEANT, _MOST_MEANT = 4, 10_000
"""The words that a misspelt one may have been meant as: how short, and how many, the most used first."""
_BITS = 8
"""A document's number stands above the bits for how much a word counts there, in tenths."""
_HIGHEST = (1 << _BITS) - 1

Found: TypeAlias = "array[int]"
"""The documents that a word is found in, each with how much it counts there."""
Steps: TypeAlias = list[int]
"""How much a word counts, and the steps from one document where it counts that much to the next, from number 0."""


def write_index(documents: Iterable[SearchDocument], leading: object) -> dict[str, bytes]:
    """The files of the index by their paths on the site; `leading` are the words that lead to others."""
    index = Index(documents)
    words = list(_divide_words(index.list_words()))
    files = {f"ord-{number}.json": _write(found) for number, found in enumerate(words)}
    for number, first in enumerate(range(0, len(index.hits), HITS_IN_FILE)):
        files[f"traffar-{number}.json"] = b"[%s]" % b",".join(index.hits[first : first + HITS_IN_FILE])
    files["ordlista.json"] = _write(index.meant)
    folder = _name_by(files.values())
    start = {
        "folder": folder,
        "count": len(index.hits),
        "hitsInFile": HITS_IN_FILE,
        "firsts": [next(iter(found)) for found in words],
        "leading": leading,
    }
    return {f"{FOLDER}/start.json": _write(start)} | {f"{FOLDER}/{folder}/{name}": each for name, each in files.items()}


class Index:
    """Documents, and the words that they are found by."""

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        self.hits: list[bytes] = []
        """What is shown of each document."""
        self._words: defaultdict[str, Found] = defaultdict(_none)
        self._facts: defaultdict[str, Found] = defaultdict(_none)
        self._nouns: set[str] = set()
        for number, document in enumerate(documents):
            self.hits.append(_write(document.hit))
            self._add_words(number, document)
            for name, id_ in dict.fromkeys(document.facts):
                self._facts[name_fact(name, id_)].append(_note(number, round(100 * document.rank)))
        self.meant = self._list_meant()
        """The words that a misspelt one may have been meant as, the most used first."""
        self._add_parts()

    def list_words(self) -> dict[str, Found]:
        """Where everything is found that can be asked for, words without dots and facts, as the script sorts them."""
        found: dict[str, Found] = dict(self._facts)
        for word in self._words.keys() - STOP_WORDS:
            bare = fold(word)
            found[bare] = _join(found[bare], self._words[word]) if bare in found else self._words[word]
        return {word: found[word] for word in sorted(found, key=lambda word: word.encode("utf-16-be"))}

    def _add_words(self, number: int, document: SearchDocument) -> None:
        levels: dict[str, int] = {}
        for text, weight in document.texts:
            words, level = list_words(text), max(1, round(weight * document.rank * 10))
            if weight == SYNONYMS:
                self._nouns.update(words)
            for word in words:
                levels[word] = levels.get(word, 0) + level
        for word, level in levels.items():
            self._words[word].append(_note(number, level))

    def _list_meant(self) -> list[str]:
        known = (word for word in self._words.keys() - STOP_WORDS if word.isalpha() and len(word) >= _SHORTEST_MEANT)
        return sorted(known, key=lambda word: (-len(self._words[word]), word))[:_MOST_MEANT]

    def _add_parts(self) -> None:
        """Let the words inside compounds be found, too."""
        vocabulary = Vocabulary({word: len(found) for word, found in self._words.items()}, self._nouns)
        parts: defaultdict[str, Found] = defaultdict(_none)
        for word in vocabulary.counts:
            for part in vocabulary.find_parts(word):
                parts[part].extend(map(_weigh_part, self._words[word]))
        for part, found in parts.items():
            self._words[part] = _join(self._words[part], found)


def _none() -> Found:
    return array("I")


def _note(number: int, level: int) -> int:
    return number << _BITS | min(level, _HIGHEST)


def _weigh_part(noted: int) -> int:
    return _note(noted >> _BITS, max(1, round((noted & _HIGHEST) * _PART_SHARE)))


def _join(one: Found, other: Found) -> Found:
    """What is found by either of two words, with the higher level."""
    highest = {noted >> _BITS: noted for noted in sorted((*one, *other))}
    return array("I", highest.values())


def _divide_words(words: Mapping[str, Found]) -> Iterator[dict[str, list[Steps]]]:
    """The words as files have them, some in each."""
    file: dict[str, list[Steps]] = {}
    size = 0
    for word, found in words.items():
        more = len(word) + 3 * len(found)
        if file and size + more > _WORDS_IN_FILE:
            yield file
            file, size = {}, 0
        file[word] = list(_write_found(found))
        size += more
    if file:
        yield file


def _write_found(found: Found) -> Iterator[Steps]:
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    for noted in found:
        numbers[noted & _HIGHEST].append(noted >> _BITS)
    for level in sorted(numbers, reverse=True):
        yield [level, *(after - before for before, after in pairwise((0, *numbers[level])))]


def _name_by(contents: Iterable[bytes]) -> str:
    """Eight letters and digits that other contents would not have."""
    digest = sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:8]


def _write(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
