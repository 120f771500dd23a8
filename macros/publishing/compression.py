"""Text files compressed beside themselves, so that a web server need not do it at each request."""

import gzip
from pathlib import Path

import brotli

from macros.publishing.whole_files import list_files, write_whole

_TEXTS = frozenset(
    ".html .css .js .mjs .json .jsonld .xml .rdf .ttl .svg .csv .txt .yml .yaml .md .sha256".split()  # noqa: SIM905
)
_ENDINGS = (".br", ".gz")
_LEAST = 1024
"""What fits in a network packet gains nothing."""
_BROTLI, _GZIP = 8, 6
"""Measured on the municipality's site (DECISIONS.md): beyond these a per cent costs seconds."""


def compress_texts(folder: Path) -> int:
    """Write `x.br` and `x.gz` beside every text `x`, and remove those whose text is gone; how many texts they are."""
    texts = [path for path in list_files(folder) if path.suffix in _TEXTS and path.stat().st_size > _LEAST]
    kept = {Path(f"{path}{ending}") for path in texts for ending in _ENDINGS}
    for path in list_files(folder):
        if path.suffix in _ENDINGS and Path(path.stem).suffix in _TEXTS and path not in kept:
            path.unlink()
    for path in texts:
        content = path.read_bytes()
        write_whole(Path(f"{path}.br"), brotli.compress(content, quality=_BROTLI))
        write_whole(Path(f"{path}.gz"), gzip.compress(content, _GZIP, mtime=0))
    return len(texts)
