"""MkDocs' events turned into calls of ours. With `macros/__init__.py` the only place that knows MkDocs.

A generated page's source is nothing but a macro call with an id. The macro leaves a mark in the Markdown, and what
it stands for is put in its place once the Markdown is HTML: data passes through neither Jinja nor Markdown.
"""

import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from macros.frame import Frame
from macros.making import Telling, card_piece, list_jobs, page_piece, write_files
from macros.marks import Marks
from macros.opendata.feed import feed_files, feed_paths
from macros.opendata.files import Downloads, data_pieces
from macros.opendata.page import PARTS as DATA_PARTS
from macros.opendata.whole import whole_of, whole_paths
from macros.pages.authored_tables import name_tables
from macros.pages.beside import write_redirects
from macros.pages.page import Head, Page, Site
from macros.pages.search.documents import list_documents
from macros.pages.search.fixed import AuthoredPage
from macros.pages.search.index import FOLDER as INDEX
from macros.pages.search.page import search_files
from macros.pages.sharing import site_card_text
from macros.pages.site import (
    AUTHORED,
    GENERATED,
    Piece,
    listed_addresses,
    page_keys,
    page_makers,
    page_source,
    page_styles,
    part_heads,
    part_writers,
    site_cards,
    site_pieces,
)  # fmt: skip
from macros.pages.site import (
    Files as Contents,
)
from macros.pages.well_known import write_sitemap
from macros.pages.words import write_date
from macros.plan.plan import Plan
from macros.publishing.build_day import build_day
from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.policy import place_of, write_policy
from macros.reading.known_files import KnownFiles
from macros.reading.load import load_plan
from macros.reading.problems import GoalsError
from macros.reports.wanted import find_current
from macros.serving import MadeWhenAsked
from macros.work import Work, count_processes

_VOID = re.compile(r"(<(?:img|br|hr)\b[^>]*?) ?/>")
"""What Markdown closes as XHTML does, and HTML does not."""


class GoalsConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """What `mkdocs.yml` can say."""

    goals = config_options.Type(str, default="goals")
    """The goal repository's folder, from `mkdocs.yml`."""
    repository = config_options.Type(str, default="")
    """Address on the web of the folder that holds `goals/`; empty where there is none."""
    reports = config_options.Type(str, default="")
    """The folder where `goals reports` has written; what is not there, or made from other data, is not offered."""
    splice = config_options.Type(bool, default=True)
    """Whether all pages of a kind but the first get a frame that is rendered once; the bytes are the same."""
    cards = config_options.Type(str, default="build/cards")
    """The folder where pictures for sharing are kept between builds; it can be removed at any time."""


class GoalsPlugin(BasePlugin[GoalsConfig]):  # type: ignore[no-untyped-call]
    """Reads the goal repository and hands its pages to MkDocs."""

    def __init__(self) -> None:
        self.site: Site
        self._telling: Telling
        self._marks = Marks()
        self._unfilled: list[Path] = []
        self._pages: dict[str, Page] = {}
        self._asked: MadeWhenAsked | None = None
        self._known = KnownFiles()
        self._documents: dict[str, Path] = {}
        self._heads: dict[str, Head] = {}
        self._authored: list[AuthoredPage] = []
        self._spliced: list[tuple[str, str]] = []
        self._beside: list[Piece] = []
        self._work: Work | None = None
        self._plotly = PlotlyScript.installed()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self._asked = MadeWhenAsked() if command == "serve" else None

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the plan first of all, before anything is written or removed."""
        self._marks, self._unfilled, self._pages, self._authored, self._work = Marks(), [], {}, [], None
        if self._asked:
            self._asked.begin()
        try:
            plan = load_plan(_folder(config, self.config.goals), self._known if self._asked else None)
        except GoalsError as error:
            raise PluginError(f"Måldatan har fel. Webbplatsen byggs inte.\n{error}") from None
        if self._asked:
            gc.collect()  # what the former build left
        gc.freeze()  # the plan stays: it need not be looked through for what can be thrown away
        day = build_day()
        self._documents = self._find_documents(plan, day, config)
        sizes = {path: file.stat().st_size for path, file in self._documents.items()}
        url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        self._downloads = Downloads()
        self.site = Site(plan, day, self.config.repository, sizes, url, self._downloads)
        for piece in data_pieces(self.site):
            self._downloads.offer(piece)
        self._heads = part_heads(self.site)
        self._telling = Telling(self.site, site_card_text(self.site))
        config.theme.static_templates.discard("sitemap.xml")  # MkDocs knows only some of the pages
        municipality = plan.municipality
        last_day = self.site.changes[0].day if self.site.changes else None
        config.site_name = f"Mål och resultat – {municipality.name}"
        config.extra |= {
            "municipality": municipality,
            "last_day": last_day,
            "last_day_written": write_date(last_day) if last_day else "",
            "commit": os.environ.get("COMMIT", ""),  # not through mkdocs.yml: YAML makes a number of 6699079
            "url": self.site.url,
            "is_serving": self._asked is not None,
            "plotly": self._plotly.address,
            "policy": self._policy,
            "part_styles": page_styles(self.site),
        }
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what the plan gives, and leave out the theme's files that no page uses.

        Of each kind of generated page MkDocs makes the first; the others are made past it, in the same frame.
        """
        for file in [file for file in files if _is_theme_file(file, config)]:
            files.remove(file)
        keys = page_keys(self.site)
        first = dict(reversed(keys))
        self._spliced = [each for each in keys if self._asked or (self.config.splice and first[each[0]] != each[1])]
        self._beside = [*data_pieces(self.site), *site_pieces(self.site), *self._pieces_of_all(config)]
        taken = [f"{GENERATED[macro].address(key)}index.html" for macro, key in keys]
        taken += [*whole_paths(self.site), *(path for piece in self._beside for path in piece.paths)]
        _refuse_taken(files, taken)
        for source in sorted({*keys} - {*self._spliced}, key=keys.index):
            path, content = page_source(*source)
            files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        copied = {self._plotly.address: self._plotly.path, **self._documents}
        for path, source_file in copied.items():
            files.append(File.generated(config, path, abs_src_path=str(source_file)))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Begin with what is made past MkDocs, beside what it makes itself."""
        frame = Frame(config.theme.get_env(), nav, config)
        pages = [page_piece(self._telling, frame, macro, key) for macro, key in self._spliced]
        self._pieces = [*self._beside, *pages]
        self._write = partial(write_files, Path(config.site_dir), None if self._asked else self._policy)
        if not self._asked:
            self._work = Work(list_jobs(self._pieces, self._write_noted), count_processes())
            whole_of(self.site).write(Path(config.site_dir))  # pages of MkDocs tell of these
        return nav

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Tell the frame what the page is; what macros write is put in it once it is written."""
        content = name_tables(_VOID.sub(r"\1>", html))
        self._unfilled.append(Path(config.site_dir, page.file.dest_uri))
        made = self._pages.get(page.url)
        if made:
            page.title, page.toc = made.title, TableOfContents([])
            page.canonical_url = self._telling.canonical(made.address, made.head)
            page.meta.update(self._telling.tell_made(made))
            return content
        address = "" if page.is_homepage else page.url
        is_for_residents = bool(page.meta.get("for_residents", True))
        head = self._heads.get(address, Head(is_indexed=is_for_residents))
        page.meta.update(self._telling.tell(page.url, str(page.title), head, content))
        if is_for_residents:
            self._authored.append(AuthoredPage(address, str(page.title), page.meta.get("description", ""), html))
        return content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the site searchable, and wait until all of it is there."""
        listed = [page.address for page in self._authored] + listed_addresses(self.site)
        self._write({"sitemap.xml": write_sitemap(self.site, listed)})
        if self._asked:
            makers = {
                path: make for piece in self._pieces for make in [partial(self._make, piece)] for path in piece.paths
            }
            folder = Path(config.site_dir)
            parts = {page.relative_to(folder).as_posix(): partial(self._marks.fill, page) for page in self._unfilled}
            tables = dict.fromkeys(whole_paths(self.site), partial(self._write_tables, folder))
            search = {f"{INDEX}/": self._make_searchable}
            self._asked.renew(makers | parts | tables | search)
            return
        for page in self._unfilled:
            self._marks.fill(page)
        self._make_searchable()
        if self._work:
            self._work.finish()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Let nobody go on writing a site that can't be finished."""
        if self._work:
            self._work.stop()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Rebuild when the goal repository changes, and make what is asked for."""
        server.watch(str(_folder(config, self.config.goals)))
        if self._asked:
            server.set_app(self._asked.before(server.serve_request, server.mount_path))
        return server

    def macros(self) -> dict[str, Callable[..., str]]:
        """The macros by their Swedish names; each gives the mark of what it stands for."""
        pages = {name: lambda key, name=name: self._page(name, key) for name in GENERATED}
        parts = {name: lambda name=name: self._marks.leave(part_writers(self.site)[name]) for name in AUTHORED}
        data = {
            name: lambda write=write: self._marks.leave(partial(write, self.site)) for name, write in DATA_PARTS.items()
        }
        return pages | parts | data

    def _page(self, macro: str, key: str) -> str:
        made = page_makers(self.site)[macro](key)
        self._pages[made.address] = made
        return self._marks.leave(lambda: made.body)

    def _make(self, piece: Piece) -> None:
        self._write(piece.make())

    def _write_tables(self, folder: Path) -> None:
        whole_of(self.site).write(folder)

    def _write_noted(self, files: Contents) -> None:
        self._downloads.note(files)
        self._write(files)

    def _make_searchable(self) -> None:
        documents = list_documents(self.site, sorted(self._authored, key=lambda page: page.address))
        self._write(search_files(self.site, documents))

    def _pieces_of_all(self, config: MkDocsConfig) -> Iterator[Piece]:
        """The files that are of the site as a whole, and those of open data."""
        redirects = write_redirects(self.site, urlsplit(config.site_url or "").path.rstrip("/"))
        yield Piece("", ("_redirects",), lambda: {"_redirects": redirects})
        yield Piece("", feed_paths(self.site), partial(feed_files, self.site))
        kept = _folder(config, self.config.cards)
        yield from (card_piece(card, kept) for card in site_cards(self.site))

    def _policy(self, address: str) -> str:
        """The content security policy of an address."""
        return write_policy(place_of(address), self._plotly.style_hashes)

    def _find_documents(self, plan: Plan, day: date, config: MkDocsConfig) -> dict[str, Path]:
        """The documents of follow-ups that have been made and are still true, by their paths on the site."""
        return find_current(_folder(config, self.config.reports), plan, day) if self.config.reports else {}


def _folder(config: MkDocsConfig, name: str) -> Path:
    """A folder named in `mkdocs.yml`, from there."""
    folder = Path(name)
    if folder.is_absolute():
        return folder
    return Path(os.path.relpath(Path(config.config_file_path).parent / folder))


def _is_theme_file(file: File, config: MkDocsConfig) -> bool:
    folders = {Path(folder) for folder in config.theme.dirs} - {Path(str(config.theme.custom_dir))}
    return file.src_dir is not None and Path(file.src_dir) in folders


def _refuse_taken(authored: Files, paths: Iterable[str]) -> None:
    """Refuse what would take the place of an authored page without a word."""
    taken = {file.dest_uri: file for file in authored}
    for path in paths:
        if path in taken:
            raise PluginError(
                f"Adressen /{taken[path].url} finns redan i docs/{taken[path].src_uri}. Byt id i måldatan."
            )
