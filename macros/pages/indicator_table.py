"""The table of an indicator: a row a period, with the columns that something stands in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.pages.comparisons import COMPARISONS, Comparison
from macros.pages.labels import KIND_WORDS, word_for_indicator
from macros.pages.words import write_aim, write_date, write_degree, write_number, write_period, write_value
from macros.plan.assessment import IndicatorStanding, State
from macros.plan.fulfilment import published_value
from macros.plan.indicator import OutcomeKind

NUMERIC_COLUMNS = frozenset({"Utfall", "Mål", "Grad", "Antal", *(comparison.name for comparison in COMPARISONS)})
"""Columns whose numerals stand to the right."""
_NOTHING = "–"
_EMPTY = frozenset({_NOTHING, ""})


@dataclass(frozen=True)
class Table:
    """The columns' names and the rows, newest period first."""

    columns: tuple[str, ...]
    rows: tuple[tuple[IndicatorStanding, tuple[str, ...]], ...]
    """Each with the standing that it tells and the text of each column."""

    @property
    def lines(self) -> Iterator[tuple[IndicatorStanding, str, list[tuple[str, bool, str]]]]:
        """The rows for a template: the standing, its period, and each other column with whether it is of numbers."""
        heads = [(name, name in NUMERIC_COLUMNS) for name in self.columns[1:]]
        for standing, (period, *cells) in self.rows:
            yield standing, period, [(*head, cell) for head, cell in zip(heads, cells, strict=True)]


def make_table(standings: tuple[IndicatorStanding, ...]) -> Table:
    """The table of an indicator's standings in every period, given oldest first."""
    newest = tuple(reversed(standings))
    columns = [(name, [write(standing) for standing in newest]) for name, write in _COLUMNS]
    columns = [(name, cells) for name, cells in columns if not _EMPTY.issuperset(cells)]
    rows = zip(newest, zip(*(cells for _, cells in columns), strict=True), strict=True)
    return Table(tuple(name for name, _ in columns), tuple(rows))


def _outcome(standing: IndicatorStanding) -> str:
    if standing.outcome is None or standing.value is None:
        return "Ej mätt" if standing.outcome else _NOTHING
    kind = standing.outcome.kind
    said = "" if kind is OutcomeKind.FINAL else f" ({KIND_WORDS[kind].lower()})"
    return f"{write_value(standing.indicator, standing.value)}{said}{' *' if standing.outcome.corrections else ''}"


def _individuals(standing: IndicatorStanding) -> str:
    count = standing.outcome.individuals if standing.outcome else None
    return _NOTHING if count is None else write_number(count)


def _beside(comparison: Comparison) -> Callable[[IndicatorStanding], str]:
    def write(standing: IndicatorStanding) -> str:
        value = comparison.value_of(standing.outcome) if standing.outcome else None
        indicator = standing.indicator
        return _NOTHING if value is None else write_value(indicator, published_value(indicator, value))

    return write


_COLUMNS: tuple[tuple[str, Callable[[IndicatorStanding], str]], ...] = (
    ("Period", lambda standing: write_period(standing.period).capitalize() if standing.period else ""),
    ("Utfall", _outcome),
    ("Mål", write_aim),
    ("Grad", lambda standing: write_degree(standing.degree) if standing.degree is not None else _NOTHING),
    ("Läge", lambda standing: _NOTHING if standing.state is State.NO_TARGET else word_for_indicator(standing)),
    *((comparison.name, _beside(comparison)) for comparison in COMPARISONS),
    ("Antal", _individuals),
    ("Publicerad", lambda standing: write_date(standing.outcome.published) if standing.outcome else _NOTHING),
)
"""Every column that a table may have, with what writes it."""
