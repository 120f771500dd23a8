"""What pages are about, in the words of schema.org, as JSON-LD in their heads."""

import json
import re
from collections.abc import Iterable, Mapping
from html import unescape
from urllib.parse import urljoin

from markupsafe import Markup

from macros.pages.page import Site

CONTEXT = "https://schema.org"
_CRUMBS = re.compile(r'<nav class="crumbs"[^>]*>(.*?)</nav>', re.DOTALL)
_STEP = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)


def write_linked_data(things: Iterable[Mapping[str, object]]) -> Markup:
    """The objects as data blocks of HTML; no text in them can end the block."""
    blocks = (json.dumps({"@context": CONTEXT, **thing}, ensure_ascii=False, sort_keys=True) for thing in things)
    safe = (block.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") for block in blocks)
    return Markup("\n").join(
        Markup(f'<script type="application/ld+json">{block}</script>')  # noqa: S704  escaped above
        for block in safe
    )


def describe_crumbs(site: Site, address: str, title: str, html: str) -> tuple[Mapping[str, object], ...]:
    """The way to a page as it stands on the page itself; nothing where it shows none, or has no public address."""
    shown = _CRUMBS.search(html)
    if shown is None or not site.url:
        return ()
    here = site.absolute(address)
    steps = [(unescape(title), urljoin(here, unescape(link))) for link, title in _STEP.findall(shown[1])]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": link}
        for place, (name, link) in enumerate([*steps, (title, here)], start=1)
    ]
    return ({"@type": "BreadcrumbList", "itemListElement": items},)
