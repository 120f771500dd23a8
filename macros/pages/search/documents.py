"""Everything that can be found on a site."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from macros.pages.page import Site
from macros.pages.questions import list_asked
from macros.pages.search.document import ASKED, PART_SHARE, SYNONYMS, SearchDocument, Weighed
from macros.pages.search.fixed import AuthoredPage, page_documents, term_documents
from macros.pages.search.goals import activity_documents, goal_documents, indicator_documents
from macros.pages.search.steering import (
    area_documents,
    body_documents,
    commission_documents,
    event_documents,
    follow_up_documents,
    governing_documents,
    plan_documents,
)  # fmt: skip
from macros.pages.search.words import Vocabulary, list_words

_MAKERS = (goal_documents, indicator_documents, body_documents, area_documents, activity_documents,
           commission_documents, follow_up_documents, plan_documents, governing_documents, event_documents)  # fmt: skip


def list_documents(site: Site, pages: Iterable[AuthoredPage] = ()) -> list[SearchDocument]:
    """Everything that can be found, each with the parts of its compounds; in an order that a plan decides."""
    found = list(chain.from_iterable(make(site) for make in _MAKERS))
    found += [*page_documents(site, pages), *term_documents()]
    asked = list_asked(site)
    found = [_with_questions(each, asked.get(each.address, "")) for each in found]
    vocabulary = read_vocabulary(found)
    return [replace(document, parts=_find_parts(document, vocabulary)) for document in found]


def _with_questions(document: SearchDocument, asked: str) -> SearchDocument:
    """A document that is also found by the questions that it answers."""
    return replace(document, words=(*document.words, (asked, ASKED))) if asked else document


def read_vocabulary(documents: Iterable[SearchDocument]) -> Vocabulary:
    """The words of the documents; their synonyms are nouns."""
    texts = [pair for document in documents for pair in document.texts]
    return Vocabulary((text for text, _ in texts), (text for text, weight in texts if weight == SYNONYMS))


def _find_parts(document: SearchDocument, vocabulary: Vocabulary) -> tuple[Weighed, ...]:
    """The words inside the document's compounds that it does not have by themselves."""
    weights: dict[str, float] = {}
    own: set[str] = set()
    for text, weight in document.texts:
        for word in list_words(text):
            own.add(word)
            for part in vocabulary.find_parts(word):
                weights[part] = max(weights.get(part, 0), weight * PART_SHARE)
    by_weight: dict[float, list[str]] = {}
    for part, weight in weights.items():
        if part not in own:
            by_weight.setdefault(weight, []).append(part)
    return tuple((" ".join(parts), weight) for weight, parts in by_weight.items())
