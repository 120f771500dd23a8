"""The site's frame around a generated page: rendered once for all pages that have the same, the page spliced in.

The frame is the theme's own `main.html`. Of its blocks `title`, `content` and `contents` hold what is a page's own;
everything outside them is the same for all pages of a kind that stand as deep.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from jinja2 import Environment, Template
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink

from macros.pages.page import Page

_MARKS = ("<!--title-->", "<!--content-->", "<!--contents-->")
_EMPTY = """\
{% extends "main.html" %}
{% block title %}<!--title-->{% endblock %}
{% block content %}<!--content-->{% endblock %}
{% block contents %}<!--contents-->{% endblock %}
"""


@dataclass(frozen=True)
class FramedPage:
    """What the theme asks of a page."""

    url: str
    title: str
    content: str
    canonical_url: str | None
    meta: Mapping[str, object]
    is_homepage: bool = False


def list_contents(page: Page) -> list[AnchorLink]:
    """A page's headings as the theme lists them."""
    return [AnchorLink(escape(heading.title), heading.id, heading.level) for heading in page.headings]


@dataclass(eq=False)
class Frame:
    """The frame of every page of a site."""

    environment: Environment
    navigation: Navigation
    config: MkDocsConfig
    _shells: dict[tuple[str, int, bool], list[str]] = field(default_factory=dict)

    def put_around(self, kind: str, page: FramedPage) -> str:
        """A page of a kind as a whole HTML document; as the theme would have rendered it, byte for byte."""
        key = (kind, page.url.count("/"), bool(page.meta.get("contents")))
        if key not in self._shells:
            self._shells[key] = self._render_shell(page)
        start, before, between, end = self._shells[key]
        own = self._whole.new_context(self._context(page))
        title, contents = ("".join(self._whole.blocks[name](own)) for name in ("title", "contents"))
        return f"{start}{title}{before}{page.content}{between}{contents}{end}"

    @property
    def _whole(self) -> Template:
        return self.environment.get_template("main.html")

    def _render_shell(self, page: FramedPage) -> list[str]:
        """The document without what is the page's own, in the pieces between."""
        shell = self.environment.from_string(_EMPTY).render(self._context(page))
        pieces = []
        for mark in _MARKS:
            piece, _, shell = shell.partition(mark)
            pieces.append(piece)
        return [*pieces, shell]

    def _context(self, page: FramedPage) -> dict[str, object]:
        return dict(get_context(self.navigation, [], self.config, page))  # type: ignore[arg-type]  # has what is asked of it
