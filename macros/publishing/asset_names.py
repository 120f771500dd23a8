"""Style sheets and scripts under names that change with their content, and pages that tell what they must contain.

A name that changes can be kept by browsers for good; an `integrity` makes them refuse a file that has been changed.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256, sha384
from pathlib import Path

from macros.publishing.whole_files import list_files

_LINK = re.compile(rb'<(?:link rel="stylesheet"|script|html)(?=[ >])[^>]*>')
_NAMED = re.compile(rb'(?P<attribute>href|src|data-plotly)="(?P<path>[^"]*assets/)(?P<name>[^"/]+\.(?:css|js))"')
_TOLD = re.compile(rb' (?:data-plotly-)?integrity="[^"]*"')


@dataclass(frozen=True)
class Asset:
    """A style sheet or script as it is published."""

    name: str
    integrity: str


def find_assets(folder: Path) -> dict[str, Asset]:
    """The style sheets and scripts of a site's `assets/`, by the names that they have."""
    return {path.name: _describe(path) for path in list_files(folder / "assets") if path.suffix in {".css", ".js"}}


def name_assets(html: bytes, assets: Mapping[str, Asset]) -> bytes:
    """A page that tells its style sheets and scripts by the names and the integrity that they are published with."""
    return _LINK.sub(partial(_mend, assets), html)


def rename_assets(folder: Path, assets: Mapping[str, Asset]) -> None:
    """Give the style sheets and scripts of a site their names."""
    for former, asset in assets.items():
        (folder / "assets" / former).rename(folder / "assets" / asset.name)


def _describe(path: Path) -> Asset:
    """The name is `site-<eight digits of its hash>.css`; one that has them keeps it."""
    content = path.read_bytes()
    mark = f"-{sha256(content).hexdigest()[:8]}"
    stem = re.sub(r"-[0-9a-f]{8}$", "", path.stem)
    return Asset(f"{stem}{mark}{path.suffix}", f"sha384-{b64encode(sha384(content).digest()).decode()}")


def _mend(assets: Mapping[str, Asset], tag: re.Match[bytes]) -> bytes:
    """A tag that names a file, with the name and the integrity that it is published with."""
    bare = _TOLD.sub(b"", tag[0])
    named = _NAMED.search(bare)
    asset = assets.get(named["name"].decode()) if named else None
    if named is None or asset is None:
        return tag[0]
    told = "data-plotly-integrity" if named["attribute"] == b"data-plotly" else "integrity"
    link = b'%b="%b%b" %b="%b"' % (
        named["attribute"], named["path"], asset.name.encode(), told.encode(), asset.integrity.encode(),
    )  # fmt: skip
    return bare[: named.start()] + link + bare[named.end() :]
