"""The files of one goal, one indicator and one follow-up: rows of the tables, put together.

What once had another id has its files at those addresses too: an address never dies.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from macros.opendata.csvw import describe_parts
from macros.opendata.json_text import write_cell, write_list, write_object
from macros.opendata.written import WrittenTable
from macros.pages.page import Site, data_address

Wrap = Callable[[Mapping[str, str]], bytes]
File = tuple[str, bytes]


class Parts:
    """What writes the files; rows are found by the ids that stand in them."""

    def __init__(self, site: Site, tables: Mapping[str, WrittenTable], wrap: Wrap) -> None:
        self.site, self.tables, self.wrap = site, tables, wrap
        self._found = {name: tables[name].group("indikator") for name in ("malvarden", "utfall", "rattelser")}

    def write(self) -> Iterator[File]:
        """Every file by its address."""
        yield from self._goals()
        yield from self._indicators()
        yield from self._follow_ups()

    def _goals(self) -> Iterator[File]:
        tables, goals = self.tables, self.site.plan.goals
        measuring = tables["indikatorer"].group("mal")
        assessed, activities = tables["bedomningar"].group("mal"), tables["aktiviteter"].group("mal")
        names: list[str] = []
        for id_, (place,) in tables["mal"].group("id").items():
            whole = self.wrap(
                {
                    "mal": tables["mal"].objects[place],
                    "indikatorer": write_list(write_object(self._whole[number]) for number in measuring[id_]),
                    "bedomningar": tables["bedomningar"].json(assessed[id_]),
                    "aktiviteter": tables["aktiviteter"].json(activities[id_]),
                }
            )
            outcomes = [row for number in measuring[id_] for row in self._found["utfall"][self._indicator_ids[number]]]
            own = (id_, *goals[id_].former_ids)
            names += own
            yield from _under("mal", own, tables["utfall"].csv(outcomes), whole)
        yield self._describe("mal", "utfall", names)

    def _indicators(self) -> Iterator[File]:
        names: list[str] = []
        for number, id_ in enumerate(self._indicator_ids):
            own = (id_, *self.site.plan.indicators[id_].former_ids)
            names += own
            csv = self.tables["utfall"].csv(self._found["utfall"][id_])
            yield from _under("indikatorer", own, csv, self.wrap(self._whole[number]))
        yield self._describe("indikatorer", "utfall", names)

    def _follow_ups(self) -> Iterator[File]:
        made, assessed = self.tables["uppfoljningar"], self.tables["bedomningar"]
        places, periods = assessed.group("uppfoljning"), made.group("uppfoljning")
        for period, reports in periods.items():
            whole = self.wrap(
                {
                    "uppfoljning": write_cell(period),
                    "uppfoljningar": made.json(reports),
                    "bedomningar": assessed.json(places[period]),
                }
            )
            yield from _under("uppfoljningar", (period,), assessed.csv(places[period]), whole)
        yield self._describe("uppfoljningar", "bedomningar", periods)

    @cached_property
    def _indicator_ids(self) -> list[str]:
        """The ids of the indicators, in the order of their table."""
        return [str(row[0]) for row in self.tables["indikatorer"].table.rows]

    @cached_property
    def _whole(self) -> list[dict[str, str]]:
        """Each indicator with its targets, outcomes and corrections."""
        objects = self.tables["indikatorer"].objects
        return [
            {"indikator": written, **{name: self.tables[name].json(found[id_]) for name, found in self._found.items()}}
            for id_, written in zip(self._indicator_ids, objects, strict=True)
        ]

    def _describe(self, folder: str, table: str, names: Iterable[str]) -> File:
        """What the columns of a folder's files mean, where CSVW looks for it."""
        described = describe_parts(self.site, self.tables[table].table, names)
        return f"data/{folder}/csv-metadata.json", described.encode()


def _under(folder: str, names: Iterable[str], csv: bytes, json: bytes) -> Iterator[File]:
    for name in names:
        yield data_address(folder, name, "csv"), csv
        yield data_address(folder, name, "json"), json
