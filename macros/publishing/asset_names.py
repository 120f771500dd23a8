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

from macros.publishing.whole_files import list_files, write_whole

_LINK = re.compile(r'<(?:link rel="stylesheet"|script|html)(?=[ >])[^>]*>')
_NAMED = re.compile(r'(?P<attribute>href|src|data-plotly)="(?P<path>[^"]*assets/)(?P<name>[^"/]+\.(?:css|js))"')
_TOLD = re.compile(r' (?:data-plotly-)?integrity="[^"]*"')


@dataclass(frozen=True)
class Asset:
    """A style sheet or script as it is published."""

    name: str
    integrity: str


def name_assets(folder: Path) -> int:
    """Rename the style sheets and scripts of a site's `assets/`, and mend the pages; how many files they are."""
    assets = {path.name: _describe(path) for path in list_files(folder / "assets") if path.suffix in {".css", ".js"}}
    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        mended = _LINK.sub(partial(_mend, assets), html)
        if mended != html:
            write_whole(page, mended)
    for former, asset in assets.items():
        (folder / "assets" / former).rename(folder / "assets" / asset.name)
    return len(assets)


def _describe(path: Path) -> Asset:
    """The name is `site-<eight digits of its hash>.css`; one that has them keeps it."""
    content = path.read_bytes()
    mark = f"-{sha256(content).hexdigest()[:8]}"
    stem = re.sub(r"-[0-9a-f]{8}$", "", path.stem)
    return Asset(f"{stem}{mark}{path.suffix}", f"sha384-{b64encode(sha384(content).digest()).decode()}")


def _mend(assets: Mapping[str, Asset], tag: re.Match[str]) -> str:
    """A tag that names a file, with the name and the integrity that it is published with."""
    bare = _TOLD.sub("", tag[0])
    named = _NAMED.search(bare)
    if named is None or named["name"] not in assets:
        return tag[0]
    asset = assets[named["name"]]
    told = "data-plotly-integrity" if named["attribute"] == "data-plotly" else "integrity"
    link = f'{named["attribute"]}="{named["path"]}{asset.name}" {told}="{asset.integrity}"'
    return bare[: named.start()] + link + bare[named.end() :]
