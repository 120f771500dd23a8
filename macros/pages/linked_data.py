"""What pages are about, in the words of schema.org, as JSON-LD in their heads."""

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

CONTEXT = "https://schema.org"


def write_linked_data(things: Iterable[Mapping[str, object]]) -> Markup:
    """The objects as data blocks of HTML; no text in them can end the block."""
    blocks = (json.dumps({"@context": CONTEXT, **thing}, ensure_ascii=False, sort_keys=True) for thing in things)
    safe = (block.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") for block in blocks)
    return Markup("\n").join(
        Markup(f'<script type="application/ld+json">{block}</script>')  # noqa: S704  escaped above
        for block in safe
    )
