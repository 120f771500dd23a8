"""Pictures out of drawings: SVG made into PNG without a browser, once for each drawing.

A picture is kept under the hash of all that it is made from. What an unchanged drawing costs is to look it up.
"""

import os
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile

from oxipng import Deflaters, RowFilter, optimize_from_memory
from resvg import render, usvg

_WEIGHTS = ("Regular", "Semibold", "Bold")
LARGEST = 60_000
"""How many bytes a picture should have at most."""
_EFFORT, _ALL_EFFORT = 6, 12
"""How hard a picture is packed; all effort takes fifteen times as long, and gains a sixth."""
_PACKING: set[int] = set()
"""The processes that have packed, from the first one down to this one."""
_AS_IT_IS = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


class Painter:
    """Makes pictures with the same letters on every machine. It stays in the thread that it was made in."""

    def __init__(self) -> None:
        fonts = [file.read_bytes() for file in font_files()]
        self._options = usvg.Options.default()
        for font in fonts:
            self._options.load_font_data(font)
        letters = sha256(b"".join(fonts)).hexdigest()
        self._tools = f"{version('resvg')} {version('pyoxipng')} {LARGEST} {_EFFORT} {_ALL_EFFORT} {letters}"

    def paint(self, drawing: str) -> bytes:
        """A drawing as PNG, not packed yet."""
        return bytes(render(usvg.Tree.from_str(drawing, self._options), _AS_IT_IS))

    def name(self, drawing: str) -> str:
        """What a picture is kept under: it changes with the drawing, and with what pictures are made with."""
        return f"{sha256(f'{self._tools} {drawing}'.encode()).hexdigest()[:32]}.png"

    def keep(self, drawing: str, folder: Path) -> Path:
        """The picture of a drawing in a folder, made there if it is not there yet.

        The folder can be removed at any time. Pictures that nobody asks for any more are left in it.
        """
        path = folder / self.name(drawing)
        if not path.exists():
            _write(path, self._make_light(drawing))
        return path

    def _make_light(self, drawing: str) -> bytes:
        picture = pack(self.paint(drawing))
        return picture if len(picture) < LARGEST else pack(self.paint(_with_plain_letters(drawing)))


def can_forks_pack() -> bool:
    """Whether processes forked from this one can pack: not when it has, since pyoxipng's threads stay behind."""
    return not _PACKING


def pack(picture: bytes) -> bytes:
    """A PNG with the same pixels in fewer bytes: opaque, and its rows as they are, which is best for flat colours."""
    packed = _pack(picture, _EFFORT)
    return packed if len(packed) < LARGEST else _pack(picture, _ALL_EFFORT)


def _pack(picture: bytes, effort: int) -> bytes:
    if _PACKING - {os.getpid()}:
        raise RuntimeError("pyoxipng would wait for ever: this process was forked from one that has packed")
    _PACKING.add(os.getpid())
    return bytes(
        optimize_from_memory(
            picture,
            level=0,
            filter=[RowFilter.NoOp],
            fast_evaluation=False,
            bit_depth_reduction=False,
            palette_reduction=False,
            grayscale_reduction=False,
            deflate=Deflaters.libdeflater(effort),
        )
    )


def font_files() -> list[Path]:
    """The only letters that there are."""
    found = find_spec("font_source_sans_pro")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("font_source_sans_pro is not installed")
    folder = Path(found.submodule_search_locations[0]) / "files"
    return [folder / f"SourceSansPro-{weight}.ttf" for weight in _WEIGHTS]


def _with_plain_letters(drawing: str) -> str:
    """A drawing whose letters have no smooth edges, which hold most of the bytes of one that is full of them."""
    return drawing.replace("<text ", '<text text-rendering="optimizeSpeed" ')


def _write(path: Path, picture: bytes) -> None:
    """Write a picture whole or not at all, since other builds may look for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as unfinished:
        unfinished.write(picture)
    Path(unfinished.name).replace(path)
