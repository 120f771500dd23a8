"""Everything that can be found on a site."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from macros.pages.page import Site
from macros.pages.questions import list_asked
from macros.pages.search.document import ASKED, SearchDocument
from macros.pages.search.fixed import AuthoredPage, page_documents, term_documents
from macros.pages.search.goals import goal_documents
from macros.pages.search.steering import (
    area_documents,
    body_documents,
    commission_documents,
    event_documents,
    follow_up_documents,
    governing_documents,
    plan_documents,
)  # fmt: skip

_MAKERS = (goal_documents, body_documents, area_documents, commission_documents, follow_up_documents, plan_documents,
           governing_documents, event_documents)  # fmt: skip


def list_documents(site: Site, pages: Iterable[AuthoredPage] = ()) -> Iterator[SearchDocument]:
    """Everything that can be found, made one at a time, in an order that a plan decides."""
    asked = list_asked(site)
    made = chain.from_iterable(make(site) for make in _MAKERS)
    for document in chain(made, page_documents(site, pages), term_documents()):
        questions = asked.get(document.address)
        yield replace(document, words=(*document.words, (questions, ASKED))) if questions else document
