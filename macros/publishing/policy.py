"""The content security policies: what a browser may load for a page, and from where.

A page carries its own in its head. Web servers say the same in a header, together with who may frame the page.
"""

import re
from collections.abc import Iterable, Mapping
from enum import Enum

_CHARSET = '<meta charset="utf-8">'
_META = '<meta http-equiv="Content-Security-Policy"'


ARCHIVED = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
"""The policy of a page in the archive, which has no script and no server."""


class Place(Enum):
    """The kinds of places on the site that need different things; each value is a pattern of its addresses."""

    PAGE = ""
    """Any other page: it may fetch the site's own files, as the search does with its index."""
    CHARTS = r"(mal|indikatorer)/[^/]+/(index\.html)?$"
    """Pages with charts to explore: Plotly fetches its figure, writes styles of its own, saves a picture."""
    EMBED = r"inbaddning/[^/]+/"
    """Cards for other sites: without script, and the only pages that may be framed."""
    EDITOR = r"redigera/"
    """The staff's forms: an editor that styles itself, and asks the GitLab that they save in."""


def place_of(address: str) -> Place:
    """The place of an address below the site's root."""
    others = (place for place in Place if place is not Place.PAGE)
    return next((place for place in others if re.match(place.value, address)), Place.PAGE)


def write_policy(place: Place, style_hashes: Iterable[str] = (), services: Iterable[str] = ()) -> str:
    """The policy of a place; `style_hashes` are those of the styles that Plotly writes, as `sha256-…`.

    `services` are the other origins that the editor may ask.
    """
    rules = _editor_rules(services) if place is Place.EDITOR else _rules(place, style_hashes)
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


def write_header(place: Place, style_hashes: Iterable[str] = ()) -> str:
    """The policy as a header says it: a page can't tell of itself who may frame it.

    Which GitLab the editor may ask, a server does not know: the page's own policy says it.
    """
    framing = "*" if place is Place.EMBED else "'none'"
    return f"{write_policy(place, style_hashes, ('https:',))}; frame-ancestors {framing}"


def put_policy(html: str, policy: str) -> str:
    """A whole page with its policy first in its head; one that has a policy keeps it."""
    if _META in html:
        return html
    return html.replace(_CHARSET, f'{_CHARSET}\n{_META} content="{policy}">', 1)


def _editor_rules(services: Iterable[str]) -> Mapping[str, str]:
    return {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' blob: data:",
        "font-src": "'self'",
        "connect-src": " ".join(["'self'", *services]),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def _rules(place: Place, style_hashes: Iterable[str]) -> Mapping[str, str]:
    closed = {"default-src": "'none'", "style-src": "'self'", "img-src": "'self'", "base-uri": "'none'"}
    if place is Place.EMBED:
        return closed | {"form-action": "'none'"}
    scripted = closed | {"script-src": "'self'", "connect-src": "'self'", "form-action": "'self'"}
    if place is Place.CHARTS:
        styles = " ".join(["'self'", *(f"'{each}'" for each in style_hashes)])
        return scripted | {"style-src": styles, "img-src": "'self' blob:"}
    return scripted | {"require-trusted-types-for": "'script'", "trusted-types": "'none'"}
