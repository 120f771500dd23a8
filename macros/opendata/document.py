"""What every JSON file of the data begins with: whose it is, of which day, under which contract."""

from functools import lru_cache

from macros.opendata.contract import LICENCE, VERSION
from macros.opendata.json_text import write_cell
from macros.opendata.table import Cell
from macros.pages.page import Site


def wrap(site: Site, content: str) -> bytes:
    """A JSON file; what it holds is written already, as the members of an object."""
    return f"{begin(site)}{content}{END}".encode()


END = "}\n"


@lru_cache(maxsize=2)
def begin(site: Site) -> str:
    """A JSON file until what it holds."""
    municipality = site.plan.municipality
    said: dict[str, Cell] = {
        "version": VERSION,
        "kommun": municipality.name,
        "kommunkod": municipality.code,
        "licens": LICENCE,
        "laget_den": site.day,
    }
    return "{" + "".join(f'"{name}":{write_cell(value)},' for name, value in said.items())
