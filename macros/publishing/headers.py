"""What a web server says of the site's files: their types, and which headers for which addresses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.publishing.policy import Place, write_header

_END = r"(\.br|\.gz)?$"
"""Apache finds the compressed file first and then the headers of that."""
_SHARED = rf"\.(csv|json|jsonld|xml|rdf|ttl|zip|ya?ml|txt|pdf|docx|png|svg){_END}"
"""What other sites may fetch and show: open data, feeds, documents and pictures."""
_KEPT = rf"/assets/[^/]+-[0-9a-f]{{8}}\.(css|js){_END}|/sokindex/[0-9a-f]{{8}}/[^/]+\.json{_END}"
"""What has a name that changes with its content."""
_PICTURES = rf"\.(png|svg|ico|woff2?){_END}"

TEXT_TYPES: Mapping[str, str] = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js mjs",
    "text/csv": "csv",
    "text/plain": "txt sha256",
    "text/turtle": "ttl",
    "application/json": "json",
    "application/ld+json": "jsonld",
    "application/yaml": "yml yaml",
    "application/xml": "xml",
    "application/rdf+xml": "rdf",
    "image/svg+xml": "svg",
}
"""What texts are, by the endings of their names; all are UTF-8."""
OTHER_TYPES: Mapping[str, str] = {
    "application/zip": "zip",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "image/png": "png",
    "image/x-icon": "ico",
    "font/woff2": "woff2",
}
FEED_TYPE = "application/atom+xml"
"""What every `feed.xml` is."""

_CLOSED = "accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope magnetometer"
_ALSO_CLOSED = "microphone midi payment publickey-credentials-get screen-wake-lock usb xr-spatial-tracking"


@dataclass(frozen=True)
class Header:
    """A header and what it says."""

    name: str
    value: str
    """What it says anywhere; empty where it is sent only for some addresses."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """What it says for addresses that a pattern is found in; the first that is found."""


def site_headers(style_hashes: Iterable[str], root: str = "") -> tuple[Header, ...]:
    """Every header of the site; `style_hashes` are those that a content security policy must allow Plotly.

    `root` is the site's own path on its host, without a slash at the end.
    """
    hashes, top = tuple(style_hashes), f"^{re.escape(root)}/"
    policies = ((f"{top}{place.value}", write_header(place, hashes)) for place in Place if place is not Place.PAGE)
    shared = f"{_SHARED}|{top}{Place.EMBED.value}"
    closed = ", ".join(f"{feature}=()" for feature in f"{_CLOSED} {_ALSO_CLOSED}".split())
    return (
        Header("Content-Security-Policy", write_header(Place.PAGE), tuple(policies)),
        Header("Referrer-Policy", "same-origin"),
        Header("Permissions-Policy", closed),
        Header("X-Content-Type-Options", "nosniff"),
        Header("Cross-Origin-Opener-Policy", "same-origin", ((f"{top}{Place.EDITOR.value}", "unsafe-none"),)),
        Header("Cross-Origin-Resource-Policy", "same-origin", ((shared, "cross-origin"),)),
        Header("Access-Control-Allow-Origin", "", ((shared, "*"),)),
        Header(
            "Cache-Control",
            "no-cache",
            ((_KEPT, "public, max-age=31536000, immutable"), (_PICTURES, "public, max-age=86400")),
        ),
    )


def fill(template: str, **said: str) -> str:
    """A configuration with what stands as `%(name)s` in it; braces and per cent signs are its own."""
    for name, text in said.items():
        template = template.replace(f"%({name})s", text)
    return template
