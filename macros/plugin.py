"""MkDocs' events turned into calls of ours. With `macros/__init__.py` the only place that knows MkDocs.

A generated page's source is nothing but a macro call with an id. The macro leaves a mark in the Markdown, and what
it stands for is put in its place once the Markdown is HTML: data passes through neither Jinja nor Markdown.
"""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
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
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.opendata.feed import feed_files
from macros.opendata.files import data_files
from macros.opendata.page import PARTS as DATA_PARTS
from macros.pages.authored_tables import name_tables
from macros.pages.beside import write_redirects
from macros.pages.linked_data import describe_crumbs, write_linked_data
from macros.pages.page import Head, Page, Site
from macros.pages.search.documents import list_documents
from macros.pages.search.fixed import AuthoredPage
from macros.pages.search.page import search_files
from macros.pages.sharing import site_card_text, with_card
from macros.pages.site import (
    AUTHORED,
    GENERATED,
    page_cards,
    page_makers,
    page_sources,
    page_styles,
    part_heads,
    part_writers,
    site_files,
)  # fmt: skip
from macros.pages.words import write_date
from macros.plan.plan import Plan
from macros.publishing.build_day import build_day
from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.policy import place_of, put_policy, write_policy
from macros.publishing.raster import make_pictures
from macros.publishing.search import SearchError, write_index
from macros.reading.load import load_plan
from macros.reading.problems import GoalsError
from macros.reports.wanted import find_current

_MARK = re.compile(r"<!--goals:(\d+)-->")
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
    cards = config_options.Type(str, default="build/cards")
    """The folder where pictures for sharing are kept between builds; it can be removed at any time."""


class GoalsPlugin(BasePlugin[GoalsConfig]):  # type: ignore[no-untyped-call]
    """Reads the goal repository and hands its pages to MkDocs."""

    def __init__(self) -> None:
        self.site: Site
        self._left: list[str] = []
        self._pages: dict[str, Page] = {}
        self._is_serving = False
        self._documents: dict[str, Path] = {}
        self._heads: dict[str, Head] = {}
        self._site_card = ""
        self._authored: list[AuthoredPage] = []
        self._data: dict[str, bytes] = {}
        self._plotly = PlotlyScript.installed()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self._is_serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the plan first of all, before anything is written or removed."""
        self._left, self._pages, self._authored = [], {}, []
        try:
            plan = load_plan(_folder(config, self.config.goals))
        except GoalsError as error:
            raise PluginError(f"Måldatan har fel. Webbplatsen byggs inte.\n{error}") from None
        day = build_day()
        self._documents = self._find_documents(plan, day, config)
        sizes = {path: file.stat().st_size for path, file in self._documents.items()}
        url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        downloads: dict[str, int] = {}  # filled once the files are written, which are made from the site itself
        self.site = Site(plan, day, self.config.repository, sizes, url, downloads)
        self._data = data_files(self.site)
        downloads.update((path, len(content)) for path, content in self._data.items())
        self._heads = part_heads(self.site)
        self._site_card = site_card_text(self.site)
        municipality = plan.municipality
        last_day = self.site.changes[0].day if self.site.changes else None
        config.site_name = f"Mål och resultat – {municipality.name}"
        config.extra |= {
            "municipality": municipality,
            "last_day": last_day,
            "last_day_written": write_date(last_day) if last_day else "",
            "commit": os.environ.get("COMMIT", ""),  # not through mkdocs.yml: YAML makes a number of 6699079
            "url": self.site.url,
            "is_serving": self._is_serving,
            "plotly": self._plotly.address,
            "policy": self._policy,
            "part_styles": page_styles(self.site),
        }
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what the plan gives, and leave out the theme's files that no page uses."""
        for file in [file for file in files if _is_theme_file(file, config)]:
            files.remove(file)
        added = [
            File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
            for source, content in page_sources(self.site).items()
        ]
        added += [
            File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
            for path, content in self._assets(config).items()
        ]
        cards = make_pictures(page_cards(self.site), _folder(config, self.config.cards))
        copied = {self._plotly.address: self._plotly.path, **self._documents, **cards}
        added += [File.generated(config, path, abs_src_path=str(file)) for path, file in copied.items()]
        _refuse_taken({file.dest_uri: file for file in files}, added)
        for file in added:
            files.append(file)
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put each fragment where its macro left a mark, and tell the frame what the page is."""
        content = _MARK.sub(lambda mark: self._left[int(mark[1])], name_tables(_VOID.sub(r"\1>", html)))
        made = self._pages.get(page.url)
        head = made.head if made else self._heads.get("" if page.is_homepage else page.url, Head())
        is_for_residents = bool(page.meta.get("for_residents", True))
        head = with_card(head if is_for_residents else replace(head, is_indexed=False), self._site_card)
        page.meta["head"] = head
        crumbs = describe_crumbs(self.site, page.url, made.title if made else str(page.title), content)
        page.meta["linked_data"] = write_linked_data((*head.data, *crumbs))
        if head.canonical is not None:
            page.canonical_url = self.site.absolute(head.canonical) if self.site.url else None
        if made:
            page.title = made.title
            page.meta["description"] = made.description
            page.toc = TableOfContents([])
            page.meta["contents"] = [
                AnchorLink(escape(heading.title), heading.id, heading.level) for heading in made.headings
            ]
        elif is_for_residents:
            address = "" if page.is_homepage else page.url
            self._authored.append(AuthoredPage(address, str(page.title), page.meta.get("description", ""), html))
        return content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the site searchable."""
        folder = Path(config.site_dir)
        documents = list_documents(self.site, sorted(self._authored, key=lambda page: page.address))
        for path, text in search_files(self.site, documents).items():
            (folder / path).write_text(text, encoding="utf-8")
        try:
            write_index(documents, folder)
        except SearchError as error:
            raise PluginError(f"Sökningen kunde inte byggas. {error}") from None

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Rebuild when the goal repository changes."""
        server.watch(str(_folder(config, self.config.goals)))
        return server

    def macros(self) -> dict[str, Callable[..., str]]:
        """The macros by their Swedish names; each gives the mark of what it stands for."""
        pages = {name: lambda key, name=name: self._page(name, key) for name in GENERATED}
        parts = {name: lambda name=name: self._leave(part_writers(self.site)[name]()) for name in AUTHORED}
        data = {name: lambda write=write: self._leave(write(self.site)) for name, write in DATA_PARTS.items()}
        return pages | parts | data

    def _page(self, macro: str, key: str) -> str:
        made = page_makers(self.site)[macro](key)
        self._pages[made.address] = made
        return self._leave(made.body)

    def _leave(self, html: str) -> str:
        self._left.append(html)
        return f"<!--goals:{len(self._left) - 1}-->"

    def _assets(self, config: MkDocsConfig) -> dict[str, str | bytes]:
        redirects = write_redirects(self.site, urlsplit(config.site_url or "").path.rstrip("/"))
        files = site_files(self.site) | feed_files(self.site) | self._data | {"_redirects": redirects}
        if self._is_serving:  # MkDocs adds a script of its own
            return files
        pages = {path: text for path, text in files.items() if isinstance(text, str) and path.endswith(".html")}
        return files | {path: put_policy(html, self._policy(path)) for path, html in pages.items()}

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


def _refuse_taken(authored: dict[str, File], added: list[File]) -> None:
    """Refuse what would take the place of an authored page without a word."""
    for file in added:
        taken = authored.get(file.dest_uri)
        if taken is not None:
            raise PluginError(f"Adressen /{file.url} finns redan i docs/{taken.src_uri}. Byt id i måldatan.")
