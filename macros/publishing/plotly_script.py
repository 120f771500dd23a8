"""Plotly's script: where it is, what it is called on the site, which styles it writes.

It is the bundle that `make charts` has fetched, where it is there and as new, or else that of the installed wheel, with
every kind of chart that there is. The Python package itself is not imported, which would take half a second.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

_SMALL = Path(__file__).parents[2] / "charts" / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
_VERSION = re.compile(r"plotly\.js (?:\([^)]*\) )?v([\d.]+)")
_STYLE = re.compile(r"\.textContent='((?:[^'\\]|\\.)*)'")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


@dataclass(frozen=True)
class PlotlyScript:
    """The script as the site serves it."""

    path: Path

    @classmethod
    def installed(cls, small: Path = _SMALL) -> "PlotlyScript":
        """The small script, where it is there in the version of the wheel's; else the wheel's."""
        whole = cls.of_wheel()
        return cls(small) if small.exists() and cls(small).version == whole.version else whole

    @classmethod
    def of_wheel(cls) -> "PlotlyScript":
        """The script of the wheel that is installed."""
        found = find_spec("plotly")
        if found is None or not found.submodule_search_locations:
            raise FileNotFoundError("plotly is not installed")
        return cls(Path(found.submodule_search_locations[0]) / "package_data" / "plotly.min.js")

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def version(self) -> str:
        """The version that it says it is; empty where it says none."""
        with self.path.open(encoding="utf-8") as script:
            match = _VERSION.search(script.read(500))
        return match[1] if match else ""

    @cached_property
    def address(self) -> str:
        """Where it stands on the site: a name that changes with its content, so that it can be kept for good."""
        return f"assets/plotly-{self.version}-{sha256(self.text.encode()).hexdigest()[:8]}.js"

    @cached_property
    def style_hashes(self) -> list[str]:
        """The CSP hashes of the styles it writes into a page: an empty one that it adds rules to, and its own."""
        return [csp_hash(""), *(csp_hash(_unescape(match[1])) for match in _STYLE.finditer(self.text))]


def csp_hash(text: str) -> str:
    """A text as a content security policy names it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: _unescape_one(match[1]), text)


def _unescape_one(escape: str) -> str:
    return chr(int(escape[1:], 16)) if escape[0] in "ux" and len(escape) > 1 else _NAMED.get(escape, escape)
