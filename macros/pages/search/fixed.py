"""What is the same in every municipality: the authored pages and the glossary, as the search knows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.pages.fragments import term_id
from macros.pages.markdown import write_plain
from macros.pages.page import Site
from macros.pages.search.document import ASIDE, LEAD, REST, SearchDocument, Weighed
from macros.pages.search.whole_list import ADDRESS
from macros.pages.steering.glossary_terms import TERMS

_PAGE, _TERM, _TERM_FORM, _VISION = 0.75, 0.4, 4.0, 5.0


@dataclass(frozen=True)
class AuthoredPage:
    """A page of `docs/` as MkDocs has made it."""

    address: str
    title: str
    description: str
    html: str
    """Its own text; what its macros write is not in it."""


def page_documents(site: Site, pages: Iterable[AuthoredPage]) -> Iterator[SearchDocument]:
    """The authored pages but the search itself."""
    vision, words = site.plan.municipality.vision, " ".join(site.plan.municipality.guiding_words)
    told: dict[str, tuple[Weighed, ...]] = {}
    if vision:
        told["vision/"] = ((vision.title, _VISION), (write_plain(vision.text), LEAD), (words, REST))
    for page in pages:
        if page.address not in {"", "sok/", ADDRESS}:
            text = Markup(page.html).striptags()  # noqa: S704  only to take the tags away
            shown = ((page.description, LEAD), *told.get(page.address, ()), (text.removeprefix(page.title), ASIDE))
            yield SearchDocument(page.address, page.title, shown, facts=(("typ", "sida"),), rank=_PAGE)


def term_documents() -> Iterator[SearchDocument]:
    """The words of the glossary."""
    for term in TERMS:
        yield SearchDocument(
            f"ordlista/#{term_id(term.word)}",
            f"{term.word[0].upper()}{term.word[1:]}",
            ((term.meaning, LEAD),),
            "",
            ((" ".join(term.also), _TERM_FORM), ("ord betyder", ASIDE)),
            (("typ", "ord"),),
            rank=_TERM,
        )
