"""What a folder that was published before has compressed already."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from macros.publishing.compression import ENDINGS, TOOLS, compress
from macros.publishing.manifest import read_digests

MADE_WITH = ".compressed"
"""The file of a published folder that says what its texts were compressed with."""


@dataclass(frozen=True)
class Former:
    """A published folder: its manifest says of which content its compressed files are, and what must stand in them."""

    folder: Path
    digests: Mapping[str, str]
    """By paths below the folder; empty where it has nothing that can be used."""
    texts: Mapping[str, str]
    """The path of a text that has compressed files, by its digest."""

    @classmethod
    def read(cls, folder: Path) -> "Former":
        """A folder that need not be there, nor be published, nor be whole, nor be of this version."""
        made_with = folder / MADE_WITH
        is_alike = made_with.is_file() and made_with.read_bytes() == TOOLS.encode()
        digests = read_digests(folder) if is_alike else {}
        texts = {digest: name for name, digest in digests.items() if all(name + each in digests for each in ENDINGS)}
        return cls(folder, digests, texts)

    def compress(self, content: bytes, digest: str) -> tuple[bytes, bytes]:
        """A text compressed: found where it stands there unchanged, else made."""
        name = self.texts.get(digest)
        br, gz = (self._find(f"{name}{ending}") for ending in ENDINGS) if name else (None, None)
        return (br, gz) if br is not None and gz is not None else compress(content)

    def _find(self, name: str) -> bytes | None:
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return None
        return content if sha256(content).hexdigest() == self.digests[name] else None
