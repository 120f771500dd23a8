"""The glossary page."""

from itertools import groupby

from macros.pages.fragments import render
from macros.pages.page import Site
from macros.pages.steering.glossary_terms import TERMS


def write_glossary(site: Site, here: str) -> str:  # noqa: ARG001  the words are the same in every municipality
    """Every term in the order of the alphabet, with the way to each letter."""
    letters = [(letter, list(terms)) for letter, terms in groupby(TERMS, key=lambda term: term.word[0].upper())]
    return render("glossary.html", here, letters=letters)
