"""What is asked of Kolada: what key figures are called, and their figures for some municipalities and years."""

from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar

from macros.editing.kolada.answer import (
    Figure,
    KeyFigure,
    Row,
    UnexpectedAnswer,
    read_figures,
    read_key_figures,
    read_page,
)  # fmt: skip
from macros.editing.kolada.connection import Connection, read_address
from macros.editing.kolada.transport import Patience
from macros.reading.problems import SourceError

MOST_IDS = 25
"""How many ids or years Kolada takes in one segment of an address."""
_ROWS_A_PAGE = 5000
_MOST_PAGES = 40
_LONGEST_SHOWN = 80
Read = TypeVar("Read")


class KoladaService:
    """Kolada's service at an address. Every question is answered whole, or raises SourceError."""

    def __init__(self, address: str, agent: str, patience: Patience | None = None) -> None:
        self._connection = Connection(read_address(address), agent, patience or Patience())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.__exit__(kind, error, at)

    def key_figures(self, ids: Sequence[str]) -> dict[str, KeyFigure]:
        """What Kolada says of key figures, by id; those that it doesn't know are left out."""
        found: dict[str, KeyFigure] = {}
        for part in _parts(ids):
            for each in self._ask(f"/kpi/{','.join(part)}", read_key_figures):
                found[each.id] = each
        return found

    def figures(
        self,
        ids: Sequence[str],
        municipalities: Sequence[str],
        years: Sequence[int],
        tell: Callable[[int], None] = lambda _: None,
    ) -> dict[tuple[str, str, int], Figure]:
        """The figures of key figures, by id, municipality and year. `tell` hears of how many ids have been fetched."""
        found: dict[tuple[str, str, int], Figure] = {}
        fetched = 0
        for part in _parts(ids):
            tell(fetched)
            for some in _parts(years):
                which = f"{','.join(part)}/municipality/{','.join(municipalities)}/year/{','.join(map(str, some))}"
                for figure in self._ask(f"/data/kpi/{which}", read_figures):
                    _keep(found, figure, part, municipalities)
            fetched += len(part)
        tell(fetched)
        return found

    def _ask(self, path: str, read: Callable[[Sequence[Row]], Iterator[Read]]) -> Iterator[Read]:
        """What is read of every page of an answer."""
        address = self._connection.address_of(f"{path}?per_page={_ROWS_A_PAGE}")
        seen = {address}
        while True:
            try:
                page = read_page(self._connection.get(address))
                yield from read(page.rows)
            except UnexpectedAnswer as error:
                raise _unusable(path, str(error)) from None
            if page.next is None:
                return
            address = self._connection.follow(address, page.next)
            if address in seen or len(seen) == _MOST_PAGES:
                raise _unusable(path, "sidorna tar aldrig slut")
            seen.add(address)


def _keep(
    found: dict[tuple[str, str, int], Figure], figure: Figure, ids: Sequence[str], municipalities: Sequence[str]
) -> None:
    """Put a figure among the others, if it was asked for and is not said twice in different ways."""
    key = figure.kpi, figure.municipality, figure.year
    path = f"/data/kpi/{figure.kpi}"
    if figure.kpi not in ids:
        raise _unusable("/data/kpi/…", f"svaret har ett nyckeltal som ingen frågade efter, {figure.kpi}")
    if figure.municipality not in municipalities:
        raise _unusable(path, f"svaret gäller {figure.municipality}, som ingen frågade efter")
    if found.setdefault(key, figure) != figure:
        raise _unusable(path, f"{figure.kpi} för {figure.municipality} {figure.year} står två gånger, med olika värden")


def _unusable(path: str, told: str) -> SourceError:
    shown = path if len(path) <= _LONGEST_SHOWN else f"{path[: _LONGEST_SHOWN - 1]}…"
    return SourceError(
        f"Koladas svar på {shown} går inte att använda: {told}. Försök igen om en stund. Inget är skrivet."
    )


def _parts(things: Sequence[Read]) -> Iterator[Sequence[Read]]:
    return (things[start : start + MOST_IDS] for start in range(0, len(things), MOST_IDS))
