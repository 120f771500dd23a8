"""What is written past MkDocs: the pages made from the plan and the files beside them.

A piece needs only the site, so that it doesn't matter who makes it, when, or whether it is made at all: while the
site is served a piece is made when somebody asks for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from threading import local

from macros.frame import Frame, FramedPage, list_contents
from macros.pages.linked_data import describe_crumbs, write_linked_data
from macros.pages.page import Head, Page, Site
from macros.pages.sharing import with_card
from macros.pages.site import GENERATED, Card, Files, Piece, page_makers
from macros.publishing.policy import put_policy
from macros.publishing.raster import Painter
from macros.work import Job

_PAINTING = local()
"""The painter of each thread, who stays in it."""


@dataclass(frozen=True)
class Telling:
    """What tells the frame what a page is."""

    site: Site
    site_card: str
    """What the site's own card shows, for pages that have none."""

    def tell(self, address: str, title: str, head: Head, content: str) -> dict[str, object]:
        """The page's head, and its linked data with the way to it."""
        head = with_card(head, self.site_card)
        crumbs = describe_crumbs(self.site, address, title, content)
        return {"head": head, "linked_data": write_linked_data((*head.data, *crumbs))}

    def tell_made(self, page: Page) -> dict[str, object]:
        """The same of a generated page, with its description and its contents."""
        told = self.tell(page.address, page.title, page.head, page.body)
        return told | {"description": page.description, "contents": list_contents(page)}

    def canonical(self, address: str, head: Head) -> str | None:
        """The whole address that search engines should know it by; none where the site's own is not known."""
        known = address if head.canonical is None else head.canonical
        return self.site.absolute(known) if self.site.url else None


def page_piece(telling: Telling, frame: Frame, macro: str, key: str) -> Piece:
    """A generated page as a file."""
    kind = GENERATED[macro]
    path = f"{kind.address(key)}index.html"
    return Piece(kind.goal(telling.site, key), (path,), partial(_make_page, telling, frame, macro, key))


def card_piece(card: Card, kept: Path) -> Piece:
    """A card as a file; the picture is kept in a folder, and painted where it is not there yet."""
    return Piece(card.goal, (card.path,), partial(_make_card, card, kept))


def list_jobs(pieces: Iterable[Piece], write: Callable[[Files], None]) -> list[Job]:
    """What makes and writes the pieces: a job for each, or for all of one goal, which share much of the work."""
    ordered = sorted(pieces, key=lambda piece: piece.goal)
    jobs: list[Job] = []
    for goal, found in groupby(ordered, key=lambda piece: piece.goal):
        alike = list(found)
        groups = [alike] if goal else [[piece] for piece in alike]
        jobs += [partial(_write_pieces, group, write) for group in groups]
    return jobs


def write_files(folder: Path, policy: Callable[[str], str] | None, files: Files) -> None:
    """Write some files below a folder; whole pages with the content security policy of their address, if any."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        text = (
            put_policy(content, policy(path))
            if policy and isinstance(content, str) and path.endswith(".html")
            else content
        )
        place.write_bytes(text.encode() if isinstance(text, str) else text)


def _write_pieces(pieces: Iterable[Piece], write: Callable[[Files], None]) -> None:
    for piece in pieces:
        write(piece.make())


def _make_card(card: Card, kept: Path) -> Files:
    if not hasattr(_PAINTING, "painter"):
        _PAINTING.painter = Painter()
    return {card.path: _PAINTING.painter.keep(card.draw(), kept).read_bytes()}


def _make_page(telling: Telling, frame: Frame, macro: str, key: str) -> Files:
    page = page_makers(telling.site)[macro](key)
    canonical = telling.canonical(page.address, page.head)
    framed = FramedPage(page.address, page.title, page.body, canonical, telling.tell_made(page))
    return {f"{page.address}index.html": frame.put_around(macro, framed)}
