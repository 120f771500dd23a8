"""Indicator files as people write them, and entries for them, for tests of what is recorded."""

from datetime import date

from hypothesis import strategies as st

from macros.editing.entry import Entry
from macros.plan.indicator import OutcomeKind
from macros.plan.periods import Period

HEAD = """# Anteckning: rör inte
titel: "Elever som läser: säkert"   # kommentar
mål: [malet]
enhet: "%"
decimaler: 1
riktning: högre
målvärden:
  - {period: 2025, värde: 80}
"""
ROWS = {
    2021: (
        "{period: 2021, värde: SIFFRA, publicerad: 2022-02-01}",
        "period: 2021\nvärde: SIFFRA\npublicerad: 2022-02-01",
    ),
    2022: (
        "{ period: 2022, publicerad: 2023-02-01,   värde: SIFFRA, jämförelse: {riket: SIFFRA} }   # {räknad} om",
        "period: '2022'\nvärde: SIFFRA\n# om siffran\npublicerad: 2023-02-01\njämförelse:\n  riket: SIFFRA\n",
    ),
    2023: (
        '{period: 2023, värde: SIFFRA, publicerad: 2024-02-01, kommentar: "Så: [här]",\n     antal: 88}',
        "period: 2023\nvärde:   SIFFRA   # ja\npublicerad: 2024-02-01\nkommentar: >-\n  Två rader\n  text.\n\n# efter",
    ),
}
"""A row of each year as flow and as block."""
FIGURES = st.decimals(-99, 999, places=1)
LIKE_OTHER_THINGS = [
    "null",
    "~",
    "Null",
    "ja",
    "1,5",
    "-3",
    "2025-01-01",
    "- a",
    "a: b",
    "a #b",
    "a:",
    "[",
    "{a}",
    '"',
    "'",
]
TEXTS = st.sampled_from(LIKE_OTHER_THINGS) | st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]) | st.sampled_from(" :#,{}[]'\"\\-&*!|>%@`?=~<\n"),
    min_size=1,
    max_size=150,
).filter(lambda text: text.strip() != "")


@st.composite
def indicator_files(draw: st.DrawFn) -> bytes:
    """A file in one of the ways that people write: order, rows, comments, line ends, indentation, decimals."""
    years = draw(st.lists(st.sampled_from([2021, 2022, 2023]), unique=True))
    years.sort(reverse=draw(st.booleans()))
    sign, indent = draw(st.sampled_from([",", "."])), draw(st.sampled_from(["", "  ", "    "]))
    dash = draw(st.sampled_from(["- ", "-   "]))
    text = HEAD + draw(st.sampled_from(["utfall:\n", "utfall:   # mätt\n", "utfall:\n# överst\n"])) if years else HEAD
    for year in years:
        row = ROWS[year][draw(st.integers(0, 1))].replace("SIFFRA", f"7{year % 10}{sign}5")
        first, *rest = row.split("\n")
        text += f"{indent}{dash}{first}\n"
        is_flow = row.startswith("{")
        for line in rest:
            text += ("" if not line else " " * (0 if is_flow else len(indent + dash)) + line) + "\n"
    text += draw(st.sampled_from(["", "# sist\n", "synonymer: [läsa, bok]\n", "synonymer:\n- läsa"]))
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return text.replace("\n", "\r\n" if draw(st.booleans()) else "\n").encode()


@st.composite
def new_entries(draw: st.DrawFn) -> Entry:
    """An outcome of a year that the file may not hold, of any kind."""
    maybe = st.none() | FIGURES
    year = draw(st.sampled_from([2019, 2020, 2024, 2025]))
    if draw(st.booleans()) and draw(st.booleans()):
        return Entry("lasning", Period.parse(str(year)), not_measured=draw(TEXTS))
    return Entry(
        "lasning",
        Period.parse(str(year)),
        draw(FIGURES),
        kind=draw(st.none() | st.sampled_from(list(OutcomeKind))),
        women=draw(maybe),
        men=draw(maybe),
        individuals=draw(st.none() | st.integers(5, 10**6)),
        nation=draw(maybe),
        similar=draw(maybe),
        comment=draw(st.none() | TEXTS),
    )


DAY = date(2026, 3, 25)
