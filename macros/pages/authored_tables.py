"""Tables of authored pages: Markdown gives them neither a name nor headers that say what they head."""

import re

_HEADING = re.compile(r'<h[1-6] id="([^"]*)"|<table>')


def name_tables(html: str) -> str:
    """Authored HTML where each table is named by the heading above it and its headers head their columns."""
    heading = ""

    def name(found: re.Match[str]) -> str:
        nonlocal heading
        heading = found[1] or heading
        return found[0] if found[1] or not heading else f'<table aria-labelledby="{heading}">'

    return _HEADING.sub(name, html).replace("<th>", '<th scope="col">')
