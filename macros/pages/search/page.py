"""The page to search on, and what its script fetches."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.pages.fragments import render
from macros.pages.labels import GOAL_WORDS, slug_of
from macros.pages.page import Site
from macros.pages.search.chips import list_chips
from macros.pages.search.document import SearchDocument
from macros.pages.search.index import write_index
from macros.pages.words import write_term
from macros.plan.assessment import DISTRIBUTION
from macros.plan.plan import Plan
from macros.plan.terms import goals_of_term

_SUGGESTIONS = 6
KINDS: Mapping[str, tuple[str, str]] = {
    "mal": ("Mål", "Mål"),
    "indikator": ("Indikator", "Indikatorer"),
    "aktivitet": ("Aktivitet", "Aktiviteter"),
    "organ": ("Organ", "Organ"),
    "uppfoljning": ("Uppföljning", "Uppföljningar"),
    "uppdrag": ("Uppdrag", "Uppdrag"),
    "ekonomi": ("Ekonomi", "Ekonomi"),
    "styrkort": ("Styrkort", "Styrkort"),
    "verksamhetsplan": ("Verksamhetsplan", "Verksamhetsplaner"),
    "omrade": ("Målområde", "Målområden"),
    "styrdokument": ("Styrdokument", "Styrdokument"),
    "arshjul": ("Årshjulet", "Årshjulet"),
    "ord": ("Ordlistan", "Ordlistan"),
    "sida": ("Sida", "Sidor"),
}
"""The kinds of what can be found: how a hit is named, and how they are named together."""


@dataclass(frozen=True)
class Filter:
    """Something that hits can be filtered by."""

    name: str
    label: str
    everything: str
    options: tuple[tuple[str, str], ...]


def write_search(site: Site, here: str) -> str:
    """The form, the place for the hits, and what a hit is made of."""
    return render(
        "search.html",
        here,
        filters=[each for each in _filters(site) if len(each.options) > 1],
        kinds=KINDS,
        bodies=site.plan.bodies.values(),
        chips=list_chips(),
        suggestions=suggest_words(site),
        has_example=site.has_example,
    )


def _filters(site: Site) -> list[Filter]:
    plan, marks = site.plan, {slug_of(mark): GOAL_WORDS[mark] for mark in DISTRIBUTION}
    terms = [term for term in plan.municipality.terms_of_office if goals_of_term(plan, term)]
    kinds = tuple((id_, many) for id_, (_, many) in KINDS.items() if id_ not in _missing(plan))
    areas = tuple((area.id, area.name) for area in plan.areas.values() if plan.goals_in(area))
    bodies = tuple((body.id, body.name) for body in plan.bodies.values())
    return [
        Filter("typ", "Typ", "Allt", kinds),
        Filter("omrade", "Målområde", "Alla områden", areas),
        Filter("organ", "Organ", "Alla organ", bodies),
        Filter("farg", "Hur det går", "Allt", tuple(marks.items())),
        Filter("mandat", "Mandatperiod", "Alla år", tuple((term.id, write_term(term)) for term in reversed(terms))),
    ]


def _missing(plan: Plan) -> set[str]:
    """The kinds of which a plan has nothing."""
    there = {
        "mal": plan.goals,
        "indikator": plan.indicators,
        "aktivitet": plan.activities,
        "uppfoljning": plan.follow_ups,
        "uppdrag": plan.commissions,
        "ekonomi": plan.economies,
        "styrkort": plan.follow_ups,
        "verksamhetsplan": plan.operational_plans,
        "omrade": plan.areas,
        "styrdokument": plan.governing_documents,
        "arshjul": plan.annual_wheel,
    }
    return {kind for kind, things in there.items() if not things}


def suggest_words(site: Site) -> list[str]:
    """Some words to search for: the synonyms that most of the goals that hold share."""
    running = [goal for goal in site.plan.goals.values() if site.is_running(goal)]
    counts = Counter(word for goal in running for word in goal.synonyms)
    return sorted(counts, key=lambda word: (-counts[word], word))[:_SUGGESTIONS]


def search_files(site: Site, documents: Iterable[SearchDocument]) -> dict[str, bytes]:
    """What the search page's script fetches, by the paths of the files: the index of everything that can be found."""
    searched = site.plan.search_words
    leading = [[each.word, [*each.also, *each.misspelt]] for each in (searched.words if searched else ())]
    return write_index(documents, leading)
