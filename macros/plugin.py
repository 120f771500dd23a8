"""MkDocs' events turned into calls of ours. With `macros/__init__.py` the only place that knows MkDocs.

A generated page's source is nothing but a macro call with an id. The macro leaves a mark in the Markdown, and what
it stands for is put in its place once the Markdown is HTML: data passes through neither Jinja nor Markdown.
"""

import os
import re
from collections.abc import Callable
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

from macros.pages.beside import write_redirects
from macros.pages.linked_data import write_linked_data
from macros.pages.page import Head, Page, Site
from macros.pages.site import (
    AUTHORED,
    GENERATED,
    page_makers,
    page_sources,
    part_heads,
    part_styles,
    part_writers,
    site_files,
)  # fmt: skip
from macros.pages.words import write_date
from macros.plan.plan import Plan
from macros.publishing.build_day import build_day
from macros.publishing.plotly_script import PlotlyScript
from macros.publishing.policy import write_policy
from macros.reading.load import load_plan
from macros.reading.problems import GoalsError
from macros.reports.wanted import find_current

_MARK = re.compile(r"<!--goals:(\d+)-->")


class GoalsConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """What `mkdocs.yml` can say."""

    goals = config_options.Type(str, default="goals")
    """The goal repository's folder, from `mkdocs.yml`."""
    repository = config_options.Type(str, default="")
    """Address on the web of the folder that holds `goals/`; empty where there is none."""
    reports = config_options.Type(str, default="")
    """The folder where `goals reports` has written; what is not there, or made from other data, is not offered."""


class GoalsPlugin(BasePlugin[GoalsConfig]):  # type: ignore[no-untyped-call]
    """Reads the goal repository and hands its pages to MkDocs."""

    def __init__(self) -> None:
        self.site: Site
        self._left: list[str] = []
        self._pages: dict[str, Page] = {}
        self._is_serving = False
        self._documents: dict[str, Path] = {}
        self._heads: dict[str, Head] = {}
        self._plotly = PlotlyScript.installed()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self._is_serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the plan first of all, before anything is written or removed."""
        self._left, self._pages = [], {}
        try:
            plan = load_plan(_folder(config, self.config.goals))
        except GoalsError as error:
            raise PluginError(f"Måldatan har fel. Sajten byggs inte.\n{error}") from None
        day = build_day()
        self._documents = self._find_documents(plan, day, config)
        sizes = {path: file.stat().st_size for path, file in self._documents.items()}
        url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        self.site = Site(plan, day, self.config.repository, sizes, url)
        self._heads = part_heads(self.site)
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
            "policy": write_policy(self._plotly.style_hashes),
            "search_policy": write_policy(self._plotly.style_hashes, is_search=True),
            "part_styles": {address: style for address, (style, _) in part_styles().items()},
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
        added += [File.generated(config, path, content=content) for path, content in self._assets(config).items()]
        copied = {self._plotly.address: self._plotly.path, **self._documents}
        added += [File.generated(config, path, abs_src_path=str(file)) for path, file in copied.items()]
        _refuse_taken({file.dest_uri: file for file in files}, added)
        for file in added:
            files.append(file)
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put each fragment where its macro left a mark, and tell the frame what the page is."""
        content = _MARK.sub(lambda mark: self._left[int(mark[1])], html)
        made = self._pages.get(page.url)
        head = made.head if made else self._heads.get("" if page.is_homepage else page.url, Head())
        page.meta["head"] = head
        page.meta["linked_data"] = write_linked_data(head.data)
        if head.canonical is not None:
            page.canonical_url = self.site.absolute(head.canonical) if self.site.url else None
        if made:
            page.title = made.title
            page.meta["description"] = made.description
            page.toc = TableOfContents([])
            page.meta["contents"] = [
                AnchorLink(escape(heading.title), heading.id, heading.level) for heading in made.headings
            ]
        return content

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
        return pages | parts

    def _page(self, macro: str, key: str) -> str:
        made = page_makers(self.site)[macro](key)
        self._pages[made.address] = made
        return self._leave(made.body)

    def _leave(self, html: str) -> str:
        self._left.append(html)
        return f"<!--goals:{len(self._left) - 1}-->"

    def _assets(self, config: MkDocsConfig) -> dict[str, str | bytes]:
        redirects = write_redirects(self.site, urlsplit(config.site_url or "").path.rstrip("/"))
        return site_files(self.site) | {"_redirects": redirects}

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
