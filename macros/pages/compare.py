"""The page of comparisons: with the nation and similar municipalities, with the year before, women with men."""

from itertools import groupby

from macros.pages.filters import write_filter_rules
from macros.pages.fragments import render
from macros.pages.labels import slug_of
from macros.pages.page import Site
from macros.pages.peer_list import PeerRow, list_peers, list_sexes, tell_against_nation
from macros.pages.peers import write_gap
from macros.pages.progress import list_steps, tell_steps
from macros.plan.trend import Turn

_AGAINST = {Turn.BETTER: "Bättre än riket", Turn.WORSE: "Sämre än riket", Turn.SAME: "Samma som riket"}


def write_compare(site: Site, here: str) -> str:
    """Every comparison that the data holds, and what it doesn't say."""
    rows, steps, sexes = list_peers(site), list_steps(site), list_sexes(site)
    turns = {row.turn for row in rows}
    return render(
        "compare.html",
        here,
        municipality=site.plan.municipality,
        told=tell_against_nation(rows),
        groups=[(area, list(listed)) for area, listed in groupby(rows, lambda row: row.area)],
        rows=rows,
        turns=[(slug_of(turn), word) for turn, word in _AGAINST.items() if turn in turns],
        turn_of=_turn_of,
        sources=sorted({row.peers.source.name for row in rows if row.peers.source}),
        steps=[(turn, [step for step in steps if step.turn is turn]) for turn in _AGAINST],
        steps_told=tell_steps(steps),
        sexes=sexes,
        gap_of=_gap_of,
        has_example=any(row.peers.indicator.example for row in (*rows, *sexes))
        or any(step.indicator.example for step in steps),
    )  # fmt: skip


def write_compare_css(site: Site) -> str:
    """The rules that hide the comparisons that a reader's choices leave out."""
    choices = {"omrade": list(site.plan.areas), "riket": [slug_of(turn) for turn in _AGAINST]}
    return write_filter_rules(".peer-list", choices)


def _turn_of(row: PeerRow) -> str:
    return slug_of(row.turn) if row.turn else "annat"


def _gap_of(row: PeerRow) -> str:
    """How far women and men are from one another: `5,1 procentenheter`; empty where they are alike."""
    women, men = (figure.value for figure in row.peers.figures)
    return "" if women == men else write_gap(row.peers.indicator, women, men)
