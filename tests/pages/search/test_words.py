"""Stems and the parts of compounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.pages.search.words import Vocabulary, find_stem, fold, list_words

USED = (
    "frånvaro sjuk skolan hjälp läxa tjänsten hem mat bil föräldrar äldre nämnd enkät grundläggande grundskola omsorg"
)
WORDS = Vocabulary(dict.fromkeys(USED.split(), 1), ["mat", "el", "bil"])


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("sjukfrånvaron", ["frånvaro"]),
        ("läxhjälp", ["hjälp"]),
        ("hemtjänstens", ["tjänsten"]),
        ("skolmat", ["mat"]),
        ("elbilar", ["bil"]),
        ("föräldraenkät", ["enkät"]),
        ("barnomsorg", ["omsorg"]),
        ("föräldrar", []),
        ("frånvaro", []),
        ("frånvaroskolan", ["skolan"]),
    ],
)
def test_the_parts_of_a_compound_are_words_of_the_site(compound: str, parts: list[str]) -> None:
    assert list(WORDS.find_parts(compound)) == parts


@pytest.mark.parametrize("word", ["skola", "skolan", "skolor", "skolorna", "skolornas", "skolans"])
def test_inflections_have_one_stem(word: str) -> None:
    assert find_stem(word) == "skol"


@given(st.text())
def test_any_text_has_words_with_stems_and_parts(text: str) -> None:
    for word in list_words(text):
        assert word.startswith(find_stem(word))
        assert all(part in WORDS.counts for part in WORDS.find_parts(word))


@pytest.mark.parametrize(("word", "bare"), [("åtgärd", "atgard"), ("idé", "ide"), ("über", "uber"), ("skola", "skola")])
def test_a_word_is_found_without_dots_rings_and_accents(word: str, bare: str) -> None:
    assert fold(word) == bare


def test_figures_and_ids_are_words_too() -> None:
    assert list_words("Andel N15428, 6,4 % (2025-t2)") == ["andel", "n15428", "6", "4", "2025", "t2"]
