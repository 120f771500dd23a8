"""A difference in Swedish sentences, before they are laid out for a terminal or a merge request."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from macros.editing.difference.parts import WORDS, Difference, Kind, Line, PageChange
from macros.editing.literal_text import clean
from macros.pages.words import NBSP, write_count, write_date

NOTHING = "Inget ändras på webbplatsen."
LOOK_AGAIN = "Titta på det här en gång till"
_MOST_PROBLEMS = 20
_YAML = re.compile(r"(?:[a-zåäö_]+: )?(?:- )?[\[{].*")


def split_remedy(remedy: str) -> tuple[str, str]:
    """What to do in words, and the line of YAML to copy where there is one."""
    told = clean(remedy)
    found = _YAML.search(told)
    return (told[: found.start()].strip(), found[0]) if found else (told, "")


def write_counts(difference: Difference) -> str:
    """`3 nya utfall, 1 rättelse, 2 mål byter färg, 1 ny sida, inget försvinner`."""
    told = [write_count(count, *WORDS[kind]) for kind, count in difference.counts.items()]
    back = sum(line.dated_back is not None for line in difference.lines)
    told += [write_count(back, "uppgift daterad bakåt", "uppgifter daterade bakåt")] if back else []
    pages = [page.kind for page in difference.pages]
    words = {"new": ("ny sida", "nya sidor"), "moved": ("sida byter adress", "sidor byter adress"),
             "gone": ("sida försvinner", "sidor försvinner")}  # fmt: skip
    told += [write_count(pages.count(kind), *words[kind]) for kind in words if kind in pages]
    if "gone" not in pages and Kind.REMOVED not in difference.counts:
        told.append("inget försvinner")
    return ", ".join(told)


def write_head(line: Line) -> tuple[str, str]:
    """What a line is about, and what is told of it; the first is empty where the group says it."""
    told = clean(line.told).rstrip(".")
    return (clean(line.subject), told) if line.subject else ("", f"{told[:1].upper()}{told[1:]}")


def write_former_colour(line: Line) -> str:
    """What stood before the colour that a line leads to: ` (var: grön)`."""
    return f"(var: {line.former_colour})" if line.former_colour else ""


def has_new_colour(line: Line) -> bool:
    """Whether the line leads to another colour than before."""
    return bool(line.colour) and line.colour != line.former_colour


def write_tail(line: Line, *, is_example_told: bool) -> str:
    """What follows a line's first sentence: its reason, from when it is seen, if it is dated back or an example."""
    kept = f"Färgen är fortfarande {line.colour}." if line.colour and not has_new_colour(line) else ""
    note = clean(line.note)
    if note and note[-1] not in ".!?”":
        note += "."
    seen = f"Syns från {write_date(line.visible_from)}." if line.visible_from else ""
    example = "" if is_example_told or not line.is_example else "(Exempel.)"
    back = f"Daterad bakåt till {write_date(line.dated_back)}." if line.dated_back else ""
    return " ".join(part for part in (kept, note, seen, back, example) if part)


@dataclass(frozen=True)
class Folded:
    """A page that comes or goes, with how many under it do the same."""

    page: PageChange
    under: int

    @property
    def told(self) -> str:
        """What follows its address."""
        page = self.page
        parts = [clean(page.title)] if page.title else []
        if self.under:
            parts.append(f"med {write_count(self.under, 'sida', 'sidor')} under sig")
        if page.documents:
            parts.append("också som PDF och Word")
        if page.visible_from:
            parts.append(f"från {write_date(page.visible_from)}")
        return ", ".join(parts)


def fold_pages(pages: Iterable[PageChange]) -> list[tuple[str, list[Folded]]]:
    """The pages under what is told of them, those that go first; what goes with a page above it is only counted."""
    pages = list(pages)
    keys = {_key(page, page.former or page.address) for page in pages}
    under = Counter(above for page in pages if (above := _find_above(page, keys)))
    titles = (("gone", "Sidor som försvinner"), ("moved", "Sidor som byter adress"), ("new", "Nya sidor"))
    told = [
        (title, [Folded(page, under[_key(page, page.former or page.address)]) for page in pages
                 if page.kind == kind and _find_above(page, keys) is None])
        for kind, title in titles
    ]  # fmt: skip
    return [(title, found) for title, found in told if found]


def _key(page: PageChange, address: str) -> tuple[object, ...]:
    return page.kind, page.visible_from, address


def _find_above(page: PageChange, keys: Collection[tuple[object, ...]]) -> tuple[object, ...] | None:
    """The highest page that it goes with; one with documents of its own is told by itself."""
    parts = [] if page.documents else (page.former or page.address).rstrip("/").split("/")
    above = (_key(page, f"{'/'.join(parts[:count])}/") for count in range(1, len(parts)))
    return next((key for key in above if key in keys), None)


def say_when(difference: Difference) -> tuple[str, Difference]:
    """From when the changes are seen; where all are seen from one later day, it is said once and not at each."""
    later = sorted(day for day in difference.days if day)
    if not later:
        return "", difference
    if len(difference.days) > 1:
        return "En del syns först senare. Då står det från vilken dag.", difference
    groups = [
        replace(group, lines=tuple(replace(line, visible_from=None) for line in group.lines))
        for group in difference.groups
    ]
    pages = [replace(page, visible_from=None) for page in difference.pages]
    return f"Allt syns först från {write_date(later[0])}.", replace(
        difference, groups=tuple(groups), pages=tuple(pages)
    )


def write_comparison(difference: Difference) -> str:
    """What is compared with what, and on which day."""
    compared = f"Jämfört med {clean(difference.base)}, som" if difference.base else "Som"
    return f"{compared} webbplatsen ser ut den {write_date(difference.day)}."


def write_unread(difference: Difference) -> str:
    """What of the base could not be read; empty where all could."""
    if not difference.is_compared:
        return ("Det som fanns förut går inte att läsa med dagens regler, så ändringarna kan inte visas. "
                "Det hindrar inte att ändringen publiceras, men läs igenom den för hand.")  # fmt: skip
    if not difference.problems:
        return ""
    some = write_count(len({each.file for each in difference.problems}), "fil", "filer")
    return (f"{some} i det som fanns förut går inte att läsa fullt ut med dagens regler. "
            "Ändringar i dem visas inte, eller bara delvis. Läs igenom dem för hand.")  # fmt: skip


def list_problems(difference: Difference) -> list[str]:
    """The first problems of the base, and how many there are besides."""
    left = len(difference.problems) - _MOST_PROBLEMS
    return [*map(str, difference.problems[:_MOST_PROBLEMS]), *([f"… och {left} till"] if left > 0 else [])]


def plain(text: str) -> str:
    """With ordinary spaces, for terminals and searches."""
    return text.replace(NBSP, " ")
