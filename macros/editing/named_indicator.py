"""Which indicator somebody means: by its id, a former id or its title."""

from collections.abc import Iterable
from difflib import get_close_matches

from macros.plan.indicator import Indicator
from macros.plan.plan import Plan

_MOST = 3
_LETTERS_TO_SEARCH = 4


def find_indicator(plan: Plan, said: str) -> Indicator | None:
    """The indicator with an id, a former id or a title, whatever its capitals and spaces; None where none or many."""
    name = _plain(said)
    if name in plan.indicators:
        return plan.indicators[name]
    named = [each for each in plan.indicators.values() if name == _plain(each.title) or name in each.former_ids]
    return named[0] if len(named) == 1 else None


def tell_unknown(plan: Plan, said: str) -> str:
    """That there is no such indicator, and which it may be."""
    likely = suggest_indicators(plan, said)
    if sum(_plain(said) == _plain(each.title) for each in likely) > 1:
        return f"Flera indikatorer heter ”{said.strip()}”. Skriv vilkens id du menar:{_listed(likely)}"
    if not likely:
        return (
            f"Indikatorn ”{said.strip()}” finns inte. Skriv dess id: namnet på filen i mappen indikatorer, utan .yml."
        )
    if len(likely) == 1:
        return f"Indikatorn ”{said.strip()}” finns inte. Menade du {likely[0].id} ({likely[0].title})?"
    return f"Indikatorn ”{said.strip()}” finns inte. Menade du någon av de här?{_listed(likely)}"


def suggest_indicators(plan: Plan, said: str) -> list[Indicator]:
    """Those whose id or title is most like what was said, the likest first; those that share the title said."""
    name = _plain(said)
    names: dict[str, list[Indicator]] = {}
    for each in plan.indicators.values():
        names.setdefault(each.id, []).append(each)
        names.setdefault(_plain(each.title), []).append(each)
    found = [*names.get(name, [])]
    found += [each for alike in get_close_matches(name, names, n=_MOST) for each in names[alike]]
    if len(name) >= _LETTERS_TO_SEARCH:
        found += [each for title, alike in names.items() if name in title for each in alike]
    return [plan.indicators[id_] for id_ in dict.fromkeys(each.id for each in found)][:_MOST]


def _listed(indicators: Iterable[Indicator]) -> str:
    return "".join(f"\n  {each.id} ({each.title})" for each in indicators)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
