"""What the columns of a spreadsheet mean, by their headings; nothing is guessed, and how each was read is told."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from macros.editing.spellings import Unclear, read_period
from macros.editing.spreadsheet.sheet import HEADING_ROWS, Row, Sheet
from macros.plan.indicator import OutcomeKind
from macros.plan.periods import Period
from macros.reading.sentences import quote


class Means(StrEnum):
    """What a column says, by the word that `--map` knows it by."""

    INDICATOR = "indikator"
    ID = "id"
    PERIOD = "period"
    YEAR = "år"
    PART = "tertial"
    OUTCOME = "utfall"
    WOMEN = "kvinnor"
    MEN = "män"
    INDIVIDUALS = "antal"
    NATION = "riket"
    SIMILAR = "liknande"
    COMMENT = "kommentar"
    KIND = "typ"
    NOT_MEASURED = "inte_mätt"
    PUBLISHED = "publicerad"
    REASON = "anledning"
    UNIT = "enhet"
    NOTHING = "inget"


SAYS: Mapping[Means, str] = {
    Means.INDICATOR: "indikatorn, som titel, id eller nyckeltal i Kolada",
    Means.ID: "indikatorns id",
    Means.PERIOD: "perioden",
    Means.YEAR: "året",
    Means.PART: "tertialet",
    Means.OUTCOME: "utfallet",
    Means.WOMEN: "utfallet för kvinnor eller flickor",
    Means.MEN: "utfallet för män eller pojkar",
    Means.INDIVIDUALS: "antalet personer bakom siffran",
    Means.NATION: "riket",
    Means.SIMILAR: "liknande kommuner",
    Means.COMMENT: "kommentaren",
    Means.KIND: "utfall, prognos eller preliminärt",
    Means.NOT_MEASURED: "varför det inte blev mätt",
    Means.PUBLISHED: "dagen då det publiceras",
    Means.REASON: "varför en publicerad siffra ändras",
    Means.UNIT: "enheten, som kontrolleras",
    Means.NOTHING: "läses inte",
}
_HEADINGS: Mapping[Means, str] = {
    Means.INDICATOR: "indikator indikatorer indikatornamn indikatorns_namn nyckeltal nyckeltalsnamn mått mätetal "
    "indikator_nyckeltal titel",
    Means.ID: "id indikator_id indikatorid indikatorns_id nyckeltals_id nyckeltalsid kolada_id koladaid kpi kpi_id",
    Means.PERIOD: "period mätperiod tidsperiod avser avser_period utfallsperiod läsår månad kvartal halvår",
    Means.YEAR: "år årtal mätår",
    Means.PART: "tertial",
    Means.OUTCOME: "utfall värde resultat totalt utfallsvärde utfall_totalt värde_totalt resultat_totalt alla "
    "nytt_utfall aktuellt_utfall",
    Means.WOMEN: "kvinnor flickor kvinnor_flickor flickor_kvinnor utfall_kvinnor utfall_flickor",
    Means.MEN: "män pojkar män_pojkar pojkar_män utfall_män utfall_pojkar",
    Means.INDIVIDUALS: "antal antal_personer antal_individer antal_svar antal_svarande antal_elever n",
    Means.NATION: "riket sverige utfall_riket hela_riket",
    Means.SIMILAR: "liknande liknande_kommuner jämförbara_kommuner utfall_liknande_kommuner",
    Means.COMMENT: "kommentar kommentarer utfallskommentar kommentar_till_utfallet analys",
    Means.KIND: "typ utfallstyp slag",
    Means.NOT_MEASURED: "inte_mätt ej_mätt orsak inte_mätt_därför_att inte_mätt_därför inte_mätt_orsak "
    "orsak_till_att_det_inte_mättes varför_inte_mätt",
    Means.PUBLISHED: "publicerad publicerat publiceringsdag publiceringsdatum publiceras",
    Means.REASON: "anledning_till_ändring anledning orsak_till_ändring ändringsorsak skäl_till_ändring "
    "anledning_till_rättelse rättelse",
    Means.UNIT: "enhet måttenhet",
    Means.NOTHING: "organ nämnd bolag ansvarig ansvarigt_organ målvärde mål målvärden målområde område förra_utfallet "
    "redan_publicerat definition källa riktning färg status trend nr nummer",
}


def fold(text: str) -> str:
    """A heading as it is compared: without case, accents, signs and what stands within brackets."""
    apart = unicodedata.normalize("NFKD", re.sub(r"[(\[][^)\]]*[)\]]", " ", text).casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


_KNOWN = {fold(word.replace("_", " ")): means for means, words in _HEADINGS.items() for word in [means, *words.split()]}
KINDS = {
    "prognos": OutcomeKind.FORECAST,
    "preliminart": OutcomeKind.PRELIMINARY,
    "preliminar": OutcomeKind.PRELIMINARY,
    "prel": OutcomeKind.PRELIMINARY,
}
OF_A_PERIOD = frozenset(Means) - {Means.INDICATOR, Means.ID, Means.UNIT, Means.NOTHING}
"""What belongs to one outcome and not to the indicator."""


@dataclass(frozen=True)
class Column:
    """A column, by what it means. In a wide table its heading also says which period, and what kind of outcome."""

    number: int
    heading: str
    means: Means
    period: Period | None = None
    kind: OutcomeKind | None = None
    is_known: bool = True
    """Whether its heading was recognised, or mapped."""


@dataclass(frozen=True)
class Columns:
    """The columns of a sheet, and the row of their headings."""

    row: int
    all: tuple[Column, ...]

    def of(self, period: Period | None, kind: OutcomeKind | None) -> dict[Means, Column]:
        """What is said of a period in a wide table; with None, what is said of the whole row."""
        return {column.means: column for column in self.all if (column.period, column.kind) == (period, kind)}

    @property
    def periods(self) -> tuple[tuple[Period, OutcomeKind | None], ...]:
        """The periods and kinds that have columns of their own, in their order."""
        return tuple(dict.fromkeys((column.period, column.kind) for column in self.all if column.period))

    @property
    def is_wide(self) -> bool:
        return bool(self.periods)

    def faults(self, sheet: Sheet) -> Iterator[tuple[int, str]]:
        """What keeps the columns from being read: a column and a sentence."""
        seen: dict[object, Column] = {}
        for column in self.all:
            key = column.means, column.period, column.kind
            if column.means is not Means.NOTHING and key in seen:
                first = seen[key]
                told = f"{quote(column.heading)} och {quote(first.heading)} ({sheet.column_name(first.number)}) "
                told += f"betyder båda {SAYS[column.means]}. Säg vilken som inte ska läsas: "
                told += f'--map "{column.heading}=inget". '
                yield column.number, f"{told}Heter de lika, byt namn på den ena."
            seen.setdefault(key, column)


def read_column(number: int, heading: str, chosen: Mapping[str, str]) -> Column:
    """What a heading says: as known, or as a period with or without a known word beside it.

    `chosen` gives, by folded headings, the words that a heading is to be read as instead.
    """
    said = chosen.get(fold(heading), heading)
    if fold(said) in _KNOWN:
        return Column(number, heading, _KNOWN[fold(said)])
    return _of_period(number, heading, said) or Column(number, heading, Means.NOTHING, is_known=False)


def _of_period(number: int, heading: str, text: str) -> Column | None:
    """`2024`, `Utfall 2024`, `T2 2025 prognos`, `Kvinnor 2024/25`."""
    words = re.split(r"[\s:,]+", text.strip())
    for count in range(min(2, len(words))):
        for kept, said in ((words[count:], words[:count]), (words[: len(words) - count], words[len(words) - count :])):
            name = fold(" ".join(said))
            means = Means.OUTCOME if not said or name in KINDS else _KNOWN.get(name)
            if means not in OF_A_PERIOD:
                continue
            try:
                return Column(number, heading, means, read_period(" ".join(kept)), KINDS.get(name))
            except Unclear:
                continue
    return None


def count_known(headings: Sequence[str], chosen: Mapping[str, str]) -> int:
    """How many headings of a row are known; none where they don't say which indicator and what of it."""
    read = [read_column(number, heading, chosen) for number, heading in enumerate(headings) if heading.strip()]
    meant = {column.means for column in read}
    if not meant & {Means.INDICATOR, Means.ID} or not meant & {Means.OUTCOME, Means.NOT_MEASURED}:
        return 0
    return sum(column.is_known for column in read)


def find_columns(sheet: Sheet, chosen: Mapping[str, str]) -> Columns | None:
    """The columns by the row, among the first, that holds the most headings; None where no row is one of headings."""
    best, most = None, 0
    for row in sheet.rows[:HEADING_ROWS]:
        known = count_known([cell.text for cell in row.cells.values()], chosen)
        if known > most:
            best, most = row, known
    return _read_row(best, chosen) if best else None


def _read_row(row: Row, chosen: Mapping[str, str]) -> Columns:
    columns = (read_column(number, cell.text, chosen) for number, cell in sorted(row.cells.items()))
    return Columns(row.number, tuple(columns))


def suggest_heading(heading: str) -> str:
    """The known heading that a heading may be a misspelling of, or nothing."""
    close = get_close_matches(
        fold(heading), [name for name, means in _KNOWN.items() if means is not Means.NOTHING], 1, 0.8
    )
    return _KNOWN[close[0]].value if close else ""
