"""The figures of everyone beside one another: each indicator with what others reached in the same period."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from macros.pages.page import Site
from macros.pages.peers import Figure, Peers, find_peers, find_sexes
from macros.pages.progress import indicator_place, told_indicators
from macros.pages.words import sort_key, write_target
from macros.plan.assessment import IndicatorStanding, assess_periods
from macros.plan.model import GoalArea
from macros.plan.trend import Turn


@dataclass(frozen=True)
class Lane:
    """A value drawn on a scale that all lanes of an indicator share."""

    key: str
    """own, nation, similar, women or men."""
    name: str
    written: str
    zero: str
    """Where nothing stands on the scale, in hundredths of its length."""
    end: str
    """Where the value does."""


@dataclass(frozen=True)
class PeerRow:
    """An indicator beside the figures of others."""

    peers: Peers
    area: GoalArea
    address: str
    """Where the indicator stands, below the site's root."""

    @property
    def nation(self) -> Figure | None:
        return next((figure for figure in self.peers.figures if figure.key == "nation"), None)

    @property
    def turn(self) -> Turn | None:
        """Whether it is better or worse than the nation; None where nobody can say."""
        return self.peers.turn(self.nation) if self.nation else None

    @property
    def aim(self) -> str:
        """Our own target for the period, or a dash."""
        return write_target(self.peers.indicator, self.peers.standing.target)

    def written(self, key: str) -> str:
        """The figure of one of the others, or a dash."""
        return next((figure.written for figure in self.peers.figures if figure.key == key), "–")

    def lanes(self, own: str) -> list[Lane]:
        """Its lanes: our own first, where it is named."""
        peers = self.peers
        drawn = [("own", own, peers.own, peers.written)] if own else []
        drawn += [(each.key, each.name, each.value, each.written) for each in peers.figures]
        values = [Decimal(0), *(value for _, _, value, _ in drawn)]
        low, high = min(values), max(values)
        return [
            Lane(key, name, written, _at(Decimal(0), low, high), _at(value, low, high))
            for key, name, value, written in drawn
        ]


def _at(value: Decimal, low: Decimal, high: Decimal) -> str:
    share = (value - low) / (high - low) if high != low else Decimal(0)
    return f"{float(round(2 + 94 * share, 1)):g}"


def list_peers(site: Site) -> list[PeerRow]:
    """Every indicator of the goals that tell how it goes that has been compared with others, by area and title."""
    return _rows(site, find_peers)


def list_sexes(site: Site) -> list[PeerRow]:
    """Every indicator with a figure for women and one for men, by area and title."""
    return _rows(site, find_sexes)


def _rows(site: Site, find: Callable[[tuple[IndicatorStanding, ...]], Peers | None]) -> list[PeerRow]:
    plan = site.plan
    order = {id_: number for number, id_ in enumerate(plan.areas)}
    rows = []
    for indicator, goal in told_indicators(site):
        peers = find(assess_periods(plan, indicator, site.day))
        if peers:
            rows.append(PeerRow(peers, plan.areas[goal.area], indicator_place(indicator, goal)))
    return sorted(rows, key=lambda row: (order[row.area.id], sort_key(row.peers.indicator.title)))


def tell_against_nation(rows: Iterable[PeerRow]) -> str:
    """`Bättre än riket på 12 av 20 mått, sämre på 7.`; empty where nothing can be said."""
    turns = [row.turn for row in rows if row.turn]
    if not turns:
        return ""
    better, worse = turns.count(Turn.BETTER), turns.count(Turn.WORSE)
    return f"Bättre än riket på {better} av {len(turns)} mått, sämre på {worse}."
