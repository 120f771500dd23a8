"""A site's files on their last stretch: each is read once, mended, compressed and listed."""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from macros.publishing.asset_names import Asset, name_assets
from macros.publishing.compression import ENDINGS, is_text
from macros.publishing.former import Former
from macros.publishing.whole_files import write_other, write_whole


@dataclass(frozen=True)
class Finished:
    """A file as it is published."""

    name: str
    """Its path below the site."""
    digest: str
    size: int


@dataclass(frozen=True)
class Finisher:
    """Finishes files on all cores: reading, hashing and compressing leave the interpreter to the other threads."""

    folder: Path
    assets: Mapping[str, Asset]
    former: Former

    def finish(self, names: Sequence[str]) -> list[Finished]:
        """The files, by their paths below the folder, and the compressed ones that now stand beside them."""
        workers = os.cpu_count() or 1
        portions = [names[start :: 16 * workers] for start in range(16 * workers)]
        with ThreadPoolExecutor(workers) as threads:
            return list(chain.from_iterable(threads.map(self._finish_portion, portions)))

    def _finish_portion(self, names: Sequence[str]) -> list[Finished]:
        return [finished for name in names for finished in self._finish(name)]

    def _finish(self, name: str) -> Iterator[Finished]:
        path = self.folder / name
        content = path.read_bytes()
        if name.endswith(".html"):
            content = self._mend(path, content)
        whole = _describe(name, content)
        yield whole
        if is_text(name, len(content)):
            for ending, compressed in zip(ENDINGS, self.former.compress(content, whole.digest), strict=True):
                write_other(self.folder / (name + ending), compressed)
                yield _describe(name + ending, compressed)

    def _mend(self, path: Path, html: bytes) -> bytes:
        mended = name_assets(html, self.assets)
        if mended != html:
            write_whole(path, mended)
        return mended


def _describe(name: str, content: bytes) -> Finished:
    return Finished(name, sha256(content).hexdigest(), len(content))
