"""Pictures out of drawings: SVG made into PNG without a browser, once for each drawing.

A picture is kept under the hash of all that it is made from. What an unchanged drawing costs is to look it up.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
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


def pack(picture: bytes) -> bytes:
    """A PNG with the same pixels in fewer bytes: opaque, and its rows as they are, which is best for flat colours."""
    packed = _pack(picture, _EFFORT)
    return packed if len(packed) < LARGEST else _pack(picture, _ALL_EFFORT)


def _pack(picture: bytes, effort: int) -> bytes:
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


def make_pictures(drawings: Mapping[str, str], folder: Path) -> dict[str, Path]:
    """The picture of each drawing, by the drawing's name; those that are not in the folder yet are made there.

    The folder can be removed at any time. Pictures that nobody asks for any more are left in it.
    """
    painter = Painter()
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {name: folder / painter.name(drawing) for name, drawing in drawings.items()}
    missing = {path: drawings[name] for name, path in pictures.items() if not path.exists()}
    with ThreadPoolExecutor() as packers:
        kept = {path: packers.submit(_keep, path, painter.paint(drawing)) for path, drawing in missing.items()}
    for path, size in kept.items():
        if size.result() >= LARGEST:
            _keep(path, painter.paint(_with_plain_letters(missing[path])))
    return pictures


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


def _keep(path: Path, picture: bytes) -> int:
    """Pack a picture and write it whole or not at all, since other builds may look for it; its size."""
    packed = pack(picture)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as unfinished:
        unfinished.write(packed)
    Path(unfinished.name).replace(path)
    return len(packed)
