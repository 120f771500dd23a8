"""Words that residents use for what the municipality calls something else, and words that are often misspelt."""

from collections.abc import Iterator

from pydantic import Field

from macros.plan.faults import Fault
from macros.plan.fields import FileRecord, Record, Title


class SearchWord(Record):
    """A word of the site with what leads to it."""

    word: Title = Field(alias="ord", description="Ordet som står på webbplatsen, i grundform.")
    also: tuple[Title, ...] = Field(
        alias="även", default=(), description="Ord som invånare använder för samma sak, i grundform."
    )
    misspelt: tuple[Title, ...] = Field(alias="felstavat", default=(), description="Vanliga felstavningar.")


class SearchWords(FileRecord, title="Sökord"):
    """`goals/sokord.yml`."""

    words: tuple[SearchWord, ...] = Field(alias="sökord", default=(), description="Orden.")


def find_search_word_faults(searched: SearchWords | None) -> Iterator[Fault]:
    """A word that stands twice, and one that nothing leads to."""
    told: set[str] = set()
    for number, each in enumerate(searched.words if searched else ()):
        source = searched.source if searched else ""
        if each.word.casefold() in told:
            yield Fault(source, ("sökord", number, "ord"), "search_word_repeated")
        if not each.also and not each.misspelt:
            yield Fault(source, ("sökord", number), "search_word_alone")
        told.add(each.word.casefold())
