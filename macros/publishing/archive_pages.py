"""Pages as they stand in the archive: opened from a folder, without a server and without a script."""

import posixpath
import re
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.publishing.policy import ARCHIVED

LIST = "sok/allt"
"""The folder of the page where everything is listed by title; it leads there instead of searching."""
_LISTED = "Alla mål och indikatorer"
_ADDRESS = re.compile(r'(?<= )(?P<attribute>href|src|action)="(?P<address>[^"]*)"')
_REFRESH = re.compile(r'(?<=<meta http-equiv="refresh" content="0; url=)[^"]*')
_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')
_SCRIPTED = re.compile(
    r"<script [^>]*\bsrc=[^>]*></script>\n?|<(template|noscript)\b.*?</\1>\n?"
    r'| (?:integrity|data-plotly|data-plotly-integrity)="[^"]*"',
    re.DOTALL,
)
_HEADER_SEARCH = re.compile(r'<form class="site-search".*?</form>\n?', re.DOTALL)
_SEARCH = re.compile(r'<form class="[^"]*" role="search".*?</form>', re.DOTALL)
_HEADER_END = re.compile(r"(?=</div>\s*</header>)")
_HEAD = re.compile(r'(<meta charset="utf-8">\n?(?:<meta http-equiv="Content-Security-Policy"[^>]*>\n?)?)')
_ROBOTS = '<meta name="robots"'


@dataclass(frozen=True)
class ArchivedPages:
    """The pages of the site that is archived."""

    site: Path
    told: str
    """What each page says of itself: that it is a copy, and of when."""
    name: str = "Arkivkopian"

    def write(self, page: Path) -> str:
        """A page whose links open files, with a line that says what it is; no script, no search."""
        here = page.parent.relative_to(self.site).as_posix()
        html = _SCRIPTED.sub("", page.read_text(encoding="utf-8"))
        html = _POLICY.sub(ARCHIVED, html)
        html = _HEADER_SEARCH.sub("", html)
        html = _SEARCH.sub(f'<p class="closed">{self.name} går inte att söka i. {_point(here)}</p>', html)
        html = tell(html, f"{escape(self.told)} {_link_list(here)}")
        html = _ADDRESS.sub(partial(self._mend, here), html)
        return _REFRESH.sub(lambda found: self._link(here, found[0]), html)

    def _mend(self, here: str, found: re.Match[str]) -> str:
        return f'{found["attribute"]}="{self._link(here, found["address"])}"'

    def _link(self, here: str, address: str) -> str:
        """A link to a folder of the site leads to the page in it; any other is as it was."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return address
        if not (self.site / here / unquote(parts.path) / "index.html").is_file():
            return address
        path = "index.html" if parts.path in {".", "./"} else posixpath.join(parts.path, "index.html")
        return parts._replace(path=path).geturl()


def tell(html: str, told: str) -> str:
    """A page whose header says something more, as HTML."""
    return _HEADER_END.sub(lambda _: f'<p class="archived">{told}</p>\n', html, count=1)


def hide(html: str) -> str:
    """A page that search engines are to leave alone."""
    return html if _ROBOTS in html else _HEAD.sub(rf'\g<1>{_ROBOTS} content="noindex">\n', html, count=1)


def _point(here: str) -> str:
    """Where to look instead of searching."""
    return f"{_link_list(here)} står i en lista."


def _link_list(here: str) -> str:
    return f'<a href="{posixpath.relpath(LIST, here)}/">{_LISTED}</a>'
