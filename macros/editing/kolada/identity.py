"""Whether an indicator and a key figure in Kolada are the same measure, so that a mistyped id is noticed.

The ids of near relatives differ in one digit, and their titles in one word. So the indicator's definition says what
the key figure is called in Kolada (`Heter i Kolada ”…”.`), and that must be what Kolada calls it.
"""

import re
from collections.abc import Iterator

from macros.editing.kolada.answer import KeyFigure
from macros.editing.spellings import plain_unit
from macros.plan.indicator import Indicator

_QUOTES = '”“"„»«'
_NAMED = re.compile(rf"\bi\s+Kolada\s*:?\s*[{_QUOTES}](.+)", re.DOTALL | re.IGNORECASE)
_UNITS = frozenset({"%", "kr", "tkr", "mkr"})


def find_identity_faults(indicator: Indicator, key_figure: KeyFigure) -> Iterator[str]:
    """Why an indicator can't take its outcomes from a key figure, in Swedish sentences."""
    named = _NAMED.search(indicator.definition or "")
    called = f"{key_figure.id} heter ”{key_figure.title}” i Kolada"
    if named and not _begins_with(named[1], key_figure.title):
        said = re.split(f"[{_QUOTES}]", named[1])[0]
        yield (
            f"{called}, men indikatorns definition säger ”{' '.join(said.split())}”. Rätta id:t i källa, "
            "eller namnet i definitionen om måttet är det rätta."
        )
    elif not named and _words(indicator.title) != _words(key_figure.title):
        yield (
            f"{called}. Är det rätt mått? Skriv då så i indikatorns definition: "
            f"Heter i Kolada ”{_quotable(key_figure.title)}”. Så upptäcks ett felskrivet id."
        )
    theirs, ours = _unit(key_figure.title), _unit(indicator.unit)
    if theirs and theirs != ours:
        yield f"{called}, men indikatorns enhet är {indicator.unit}. Rätta id:t i källa eller enheten."


def _begins_with(text: str, title: str) -> bool:
    """Whether what stands up to some quotation mark is the title; a title may hold quotation marks itself."""
    parts = re.split(f"[{_QUOTES}]", text)
    return any(_words(" ".join(parts[:end])) == _words(title) for end in range(1, len(parts) + 1))


def _words(text: str) -> list[str]:
    """The words of a title, whatever dashes, spaces and quotation marks stand between them."""
    return re.findall(r"\w+|%", text.casefold())


def _unit(text: str) -> str | None:
    """The last unit that a title names; a change in percentage points is in per cent."""
    units = (plain_unit(word.replace("procentenheter", "procent")) for word in reversed(_words(text)))
    return next((unit for unit in units if unit in _UNITS), None)


def _quotable(title: str) -> str:
    return re.sub(f"[{_QUOTES}]", "’", title)
