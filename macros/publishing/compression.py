"""Text files compressed beside themselves, so that a web server need not do it at each request."""

import gzip
import zlib
from importlib.metadata import version

import brotli

_TEXTS = tuple(
    ".html .css .js .mjs .json .jsonld .xml .rdf .ttl .svg .csv .txt .yml .yaml .md .sha256".split()  # noqa: SIM905
)
ENDINGS = (".br", ".gz")
_LEAST = 1024
"""What fits in a network packet gains nothing."""
_BROTLI, _GZIP = 7, 6
"""Measured on a site of 1 000 goals (DECISIONS.md): beyond these a per cent costs seconds."""
TOOLS = f"brotli {version('brotli')} {_BROTLI}, zlib {zlib.ZLIB_RUNTIME_VERSION} {_GZIP}\n"
"""What decides the compressed bytes of a text, besides the text."""


def is_text(name: str, size: int) -> bool:
    """Whether a file of this name and size gains by being compressed."""
    return size > _LEAST and name.endswith(_TEXTS)


def is_compressed_text(name: str) -> bool:
    """Whether a file is what a text has beside itself, by its name."""
    return name.endswith(ENDINGS) and name[:-3].endswith(_TEXTS)


def compress(content: bytes) -> tuple[bytes, bytes]:
    """A text compressed, by each of the endings."""
    return brotli.compress(content, quality=_BROTLI), gzip.compress(content, _GZIP, mtime=0)
