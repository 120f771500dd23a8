"""Files of a goal repository that have been read before, for who reads it again at every change."""

from dataclasses import dataclass, field

from macros.reading.places import Place
from macros.reading.records import ReadFile, read_content, read_file


@dataclass
class KnownFiles:
    """What was read of each file, and from which bytes; a file that has the same is not read again."""

    _read: dict[Place, tuple[bytes, ReadFile]] = field(default_factory=dict)

    def read(self, place: Place) -> ReadFile:
        """A file as `read_file` reads it."""
        try:
            content = place.path.read_bytes()
        except OSError:
            return read_file(place)
        known = self._read.get(place)
        if known is None or known[0] != content:
            known = self._read[place] = (content, read_content(place, content))
        return known[1]
