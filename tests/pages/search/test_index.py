"""The index out of documents: what is found by which words, and where it stands."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from macros.pages.page import Site
from macros.pages.search.document import REST, SYNONYMS, SearchDocument, write_line
from macros.pages.search.documents import list_documents
from macros.pages.search.index import FOLDER, HITS_IN_FILE, write_index
from macros.pages.search.page import search_files
from macros.pages.search.words import STOP_WORDS, fold, list_words
from macros.reading.load import load_plan
from tests.repositories import plan_of
from tests.served import EXEMPELBY


def document(title: str, *texts: str, rank: float = 1.0, **facts: str) -> SearchDocument:
    return SearchDocument("mal/a/", title, tuple((text, REST) for text in texts), facts=(*facts.items(),), rank=rank)


class Read:
    """An index as the search page's script reads it."""

    def __init__(self, *documents: SearchDocument) -> None:
        files = {path.removeprefix(f"{FOLDER}/"): json.loads(text) for path, text in write_index(documents, []).items()}
        self.start = files.pop("start.json")
        self.files = {path.removeprefix(f"{self.start['folder']}/"): content for path, content in files.items()}

    def find(self, word: str) -> dict[int, int]:
        """The documents that have a word, each with how much it counts there, out of the one file it may stand in."""
        before = [number for number, first in enumerate(self.start["firsts"]) if first <= word]
        found = self.files[f"ord-{before[-1]}.json"].get(word, []) if before else []
        return {number: level for level, *steps in found for number in accumulate(steps)}

    def hit(self, number: int) -> list[str]:
        file: list[list[str]] = self.files[f"traffar-{number // HITS_IN_FILE}.json"]
        return file[number % HITS_IN_FILE]


def test_a_word_leads_to_every_document_that_has_it_and_counts_most_in_titles() -> None:
    index = Read(document("Skolan"), document("Vägen", "Till skolan och hem."), document("Parken"))
    assert index.find("skolan") == {0: 100, 1: 10}
    assert index.find("parken") == {2: 100}


def test_a_word_that_comes_again_counts_more_and_what_ranks_lower_counts_less() -> None:
    index = Read(document("Skolan", "Skolan är bra."), document("Skolan", rank=0.5))
    assert index.find("skolan") == {0: 110, 1: 50}


def test_words_are_found_without_dots_and_stop_words_not_at_all() -> None:
    index = Read(document("Åtgärd för bättre luft"), document("Atgard"))
    assert index.find("atgard") == {0: 100, 1: 100}
    assert index.find("for") == {}


def test_the_parts_of_a_compound_lead_to_it_but_count_less() -> None:
    index = Read(document("Sjukfrånvaron"), document("Frånvaro"), document("Sjuk"))
    assert index.find("franvaro") == {0: 35, 1: 100}


def test_short_words_are_parts_only_where_they_are_synonyms() -> None:
    meal = SearchDocument("mal/b/", "Lunch", (), words=(("mat", SYNONYMS),))
    assert Read(document("Skolmat"), document("Mat"), document("Skola")).find("mat") == {1: 100}
    assert Read(document("Skolmat"), meal, document("Skola")).find("mat") == {0: 35, 1: 60}


def test_facts_are_found_whole_and_by_rank() -> None:
    index = Read(document("Ett", typ="mal"), document("Två", rank=0.45, typ="mal"), document("Tre", typ="malomrade"))
    assert index.find("typ:mal") == {0: 100, 1: 45}


def test_what_may_have_been_meant_are_the_words_the_most_used_first() -> None:
    index = Read(document("Frånvaro i skolan", "12345"), document("Skolan"), document("Mat och eller"))
    assert index.files["ordlista.json"] == ["skolan", "frånvaro"]


def test_the_folder_is_named_by_what_it_holds() -> None:
    first, same, other = (Read(document(title)).start["folder"] for title in ("Ett", "Ett", "Två"))
    assert first == same != other


def test_a_long_index_stands_in_files_that_are_read_one_at_a_time() -> None:
    titles = [f"ord{number:04} allmänt" for number in range(5_000)]
    index = Read(*map(document, titles))
    assert len(index.start["firsts"]) > 2
    assert max(len(words) for name, words in index.files.items() if name.startswith("ord-")) < 3_000
    assert index.find("ord4321") == {4321: 100}
    assert len(index.find("allmant")) == 5_000
    assert index.hit(4321)[1] == "ord4321 allmänt"


def test_no_documents_make_an_empty_index() -> None:
    assert Read().start["count"] == 0


_TEXTS = st.lists(st.text(max_size=30), max_size=20)


@given(_TEXTS)
def test_every_word_of_any_text_leads_to_it(texts: list[str]) -> None:
    index = Read(*map(document, texts))
    for number, text in enumerate(texts):
        for word in set(list_words(text)) - STOP_WORDS:
            assert number in index.find(fold(word))
        assert index.hit(number)[1] == write_line(text)


def test_two_indexes_of_a_plan_are_the_same() -> None:
    first, second = (_index_of_exempelby() for _ in range(2))
    assert list(first) == list(second)


def _index_of_exempelby() -> Iterator[tuple[str, bytes]]:
    site = Site(load_plan(EXEMPELBY), date(2026, 6, 15))
    yield from search_files(site, list_documents(site)).items()


def test_the_search_words_are_told_to_the_script() -> None:
    plan = plan_of({"sokord.yml": "sökord: [{ord: förskola, även: [dagis], felstavat: [förskolla]}]"})
    start = search_files(Site(plan, date(2026, 1, 1)), [])[f"{FOLDER}/start.json"]
    assert json.loads(start)["leading"] == [["förskola", ["dagis", "förskolla"]]]
