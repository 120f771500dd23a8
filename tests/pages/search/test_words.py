"""Stems and the parts of compounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.pages.search.words import Vocabulary, find_stem, list_words

WORDS = Vocabulary(
    [
        "frånvaro sjuk skolan hjälp läxa tjänsten hem mat bil föräldrar äldre",
        "nämnd enkät grundläggande grundskola omsorg",
    ],
    ["mat", "el", "bil"],
)


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
