"""How others do: the nation and similar municipalities beside the latest outcome that can be compared, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from macros.pages.comparisons import COMPARISONS
from macros.pages.words import write_number, write_value
from macros.plan.assessment import IndicatorStanding
from macros.plan.fulfilment import published_value
from macros.plan.indicator import Direction, Indicator, Outcome, OutcomeKind, Source
from macros.plan.periods import Period
from macros.plan.trend import Turn

PEERS, SEXES = ("nation", "similar"), ("women", "men")
_WORDS = {
    ("nation", Turn.BETTER): "bättre än riket",
    ("nation", Turn.WORSE): "sämre än riket",
    ("nation", Turn.SAME): "samma som i riket",
    ("similar", Turn.BETTER): "bättre än liknande kommuner",
    ("similar", Turn.WORSE): "sämre än liknande kommuner",
    ("similar", Turn.SAME): "samma som i liknande kommuner",
}
_NAMES = {"nation": "riket", "similar": "liknande kommuner"}
_OPPOSITE = {Direction.HIGHER: 1, Direction.LOWER: -1}


@dataclass(frozen=True)
class Figure:
    """A value beside the outcome, as it is published."""

    key: str
    """nation, similar, women or men."""
    name: str
    value: Decimal
    written: str


@dataclass(frozen=True)
class Peers:
    """An indicator's outcome with the figures beside it in the same period."""

    standing: IndicatorStanding
    period: Period
    own: Decimal
    figures: tuple[Figure, ...]

    @property
    def indicator(self) -> Indicator:
        return self.standing.indicator

    @property
    def written(self) -> str:
        """The outcome itself: `76,4 %`."""
        return write_value(self.indicator, self.own)

    @property
    def told(self) -> str:
        """The figures beside: `Riket 85,3 %, liknande kommuner 80,1 %`."""
        told = ", ".join(f"{figure.name.lower()} {figure.written}" for figure in self.figures)
        return told[:1].upper() + told[1:]

    @property
    def source(self) -> Source | None:
        """Where the figures come from: what is said of them, else the source of the outcome."""
        outcome = self.standing.outcome
        if outcome and outcome.comparison and outcome.comparison.source:
            return outcome.comparison.source
        return (outcome.source if outcome else None) or self.indicator.source_of_outcomes

    def turn(self, figure: Figure) -> Turn | None:
        """Whether the outcome is better or worse than a figure; None where neither more nor less is better."""
        sign = _OPPOSITE.get(self.indicator.direction)
        if sign is None:
            return None
        step = (self.own - figure.value) * sign
        if step == 0:
            return Turn.SAME
        return Turn.BETTER if step > 0 else Turn.WORSE

    def verdict(self, figure: Figure) -> str:
        """`bättre än riket`; where neither way is better, `högre än riket`."""
        turn = self.turn(figure)
        if turn is not None:
            return _WORDS[figure.key, turn]
        if self.own == figure.value:
            return _WORDS[figure.key, Turn.SAME]
        return f"{'högre' if self.own > figure.value else 'lägre'} än {_NAMES[figure.key]}"

    def difference(self, figure: Figure) -> str:
        """How far the outcome is from a figure: `8,9 procentenheter lägre`; empty where they are alike."""
        if self.own == figure.value:
            return ""
        return f"{write_gap(self.indicator, self.own, figure.value)} {'högre' if self.own > figure.value else 'lägre'}"


def find_peers(standings: Iterable[IndicatorStanding], keys: tuple[str, ...] = PEERS, least: int = 1) -> Peers | None:
    """The latest measured period where enough of the figures stand; None where there is none. Forecasts don't count."""
    found = (_view(standing, keys) for standing in reversed(tuple(standings)))
    return next((peers for peers in found if peers and len(peers.figures) >= least), None)


def find_sexes(standings: Iterable[IndicatorStanding]) -> Peers | None:
    """The latest measured period with a figure for women and one for men."""
    return find_peers(standings, SEXES, len(SEXES))


def write_gap(indicator: Indicator, one: Decimal, other: Decimal) -> str:
    """How far apart two values are: `8,9 procentenheter`, `12 dagar`, `3`."""
    gap = abs(one - other)
    if indicator.unit == "%":
        return f"{write_number(gap)}\u00a0{'procentenhet' if gap == 1 else 'procentenheter'}"
    return write_value(indicator, gap)


def tell_peers(standing: IndicatorStanding) -> str:
    """What others reached in the standing's own period: `Riket 85,3 %, liknande kommuner 80,1 %`."""
    peers = _view(standing, PEERS)
    return peers.told if peers else ""


def _view(standing: IndicatorStanding, keys: tuple[str, ...]) -> Peers | None:
    outcome, own = standing.outcome, standing.value
    if outcome is None or outcome.kind is OutcomeKind.FORECAST or not isinstance(own, Decimal) or not standing.period:
        return None
    figures = tuple(_figures(standing.indicator, outcome, keys))
    return Peers(standing, standing.period, own, figures) if figures else None


def _figures(indicator: Indicator, outcome: Outcome, keys: tuple[str, ...]) -> Iterable[Figure]:
    for comparison in COMPARISONS:
        value = comparison.value_of(outcome) if comparison.key in keys else None
        published = None if value is None else published_value(indicator, value)
        if isinstance(published, Decimal):
            yield Figure(comparison.key, comparison.name, published, write_value(indicator, published))
