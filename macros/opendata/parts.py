"""The files of one goal, one indicator and one follow-up: rows of the tables, put together.

Each is made of its own things alone, so that it doesn't matter who makes which, or when. What once had another id has
its files at those addresses too: an address never dies.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from macros.opendata.csvw import describe_parts
from macros.opendata.document import wrap
from macros.opendata.goal_tables import Assessed, known_follow_ups, list_assessed
from macros.opendata.indicator_tables import list_decided
from macros.opendata.json_text import write_cell, write_list
from macros.opendata.observations import list_observations
from macros.opendata.record_tables import list_corrections
from macros.opendata.tables import writers_of
from macros.pages.page import Site, data_address
from macros.plan.assessment import assess_indicator
from macros.plan.change import Change

GOALS, INDICATORS, FOLLOW_UPS = "mal", "indikatorer", "uppfoljningar"
_ROWS = {GOALS: "utfall", INDICATORS: "utfall", FOLLOW_UPS: "bedomningar"}
"""The table whose rows the CSV files of each folder hold."""
Files = dict[str, bytes]


def part_paths(folder: str, names: Iterable[str]) -> tuple[str, ...]:
    """Where the files of something stand that has, or has had, some ids."""
    return tuple(data_address(folder, name, ending) for name in names for ending in ("csv", "json"))


def goal_names(site: Site, id_: str) -> tuple[str, ...]:
    """The id of a goal, and those that it has had."""
    return id_, *site.plan.goals[id_].former_ids


def indicator_names(site: Site, id_: str) -> tuple[str, ...]:
    """The id of an indicator, and those that it has had."""
    return id_, *site.plan.indicators[id_].former_ids


def follow_up_names(site: Site) -> tuple[str, ...]:
    """The follow-ups that anything is published of."""
    return tuple(dict.fromkeys(str(made.period) for made in known_follow_ups(site)))


@lru_cache(maxsize=4)
def goal_files(site: Site, id_: str) -> Files:
    """A goal with its indicators, assessments and activities, and their outcomes as a table.

    The last ones made are kept: a goal's page tells how large its files are, and then they are written.
    """
    plan, goal = site.plan, site.plan.goals[id_]
    measuring = [_write_indicator(site, each) for each in sorted(each.id for each in plan.indicators_of(goal))]
    activities = sorted(plan.activities_of(goal), key=lambda each: each.id)
    whole = {
        "mal": "".join(_objects(site, "mal", [site.standings[id_]])),
        "indikatorer": write_list(f"{{{each.members}}}" for each in measuring),
        "bedomningar": write_list(_objects(site, "bedomningar", _assessed(site).of_goals[id_])),
        "aktiviteter": write_list(_objects(site, "aktiviteter", activities)),
    }
    return _files(site, GOALS, goal_names(site, id_), "".join(each.lines for each in measuring), _members(whole))


@lru_cache(maxsize=8)
def indicator_files(site: Site, id_: str) -> Files:
    """An indicator with its targets, outcomes and corrections, and its outcomes as a table."""
    written = _write_indicator(site, id_)
    return _files(site, INDICATORS, indicator_names(site, id_), written.lines, written.members)


def follow_up_files(site: Site, period: str) -> Files:
    """What the bodies have published and assessed at a follow-up, and the assessments as a table."""
    made = [each for each in known_follow_ups(site) if str(each.period) == period]
    assessed = list(writers_of(site)["bedomningar"].write(_assessed(site).of_periods[period]))
    whole = {
        "uppfoljning": write_cell(period),
        "uppfoljningar": write_list(_objects(site, "uppfoljningar", made)),
        "bedomningar": write_list(json for json, _ in assessed),
    }
    return _files(site, FOLLOW_UPS, (period,), "".join(csv for _, csv in assessed), _members(whole))


def folder_paths() -> tuple[str, ...]:
    """Where CSVW looks for what the columns mean of all files in a folder."""
    return tuple(f"data/{folder}/csv-metadata.json" for folder in _ROWS)


def folder_files(site: Site) -> Files:
    """What the columns mean of all files in each folder."""
    plan = site.plan
    names = (
        [name for id_ in plan.goals for name in goal_names(site, id_)],
        [name for id_ in plan.indicators for name in indicator_names(site, id_)],
        follow_up_names(site),
    )
    tables = (writers_of(site)[table].table for table in _ROWS.values())
    described = (describe_parts(site, table, own).encode() for table, own in zip(tables, names, strict=True))
    return dict(zip(folder_paths(), described, strict=True))


@dataclass(frozen=True)
class _Indicator:
    """An indicator with its targets, outcomes and corrections."""

    members: str
    """As the members of an object of JSON."""
    lines: str
    """Its outcomes as lines of CSV."""


@lru_cache(maxsize=16)
def _write_indicator(site: Site, id_: str) -> _Indicator:
    indicator = site.plan.indicators[id_]
    outcomes = list(writers_of(site)["utfall"].write(list_observations(site, indicator)))
    whole = {
        "indikator": "".join(_objects(site, "indikatorer", [assess_indicator(site.plan, indicator, site.day)])),
        "malvarden": write_list(_objects(site, "malvarden", list_decided(site, indicator))),
        "utfall": write_list(json for json, _ in outcomes),
        "rattelser": write_list(_objects(site, "rattelser", _corrections(site)[id_])),
    }
    return _Indicator(_members(whole), "".join(csv for _, csv in outcomes))


@dataclass(frozen=True)
class _Assessments:
    """Every assessment, in the order of its table."""

    of_goals: dict[str, list[Assessed]]
    of_periods: dict[str, list[Assessed]]


@lru_cache(maxsize=2)
def _assessed(site: Site) -> _Assessments:
    found = _Assessments(defaultdict(list), defaultdict(list))
    for each in list_assessed(site):
        found.of_goals[each.verdict.made.goal].append(each)
        found.of_periods[str(each.verdict.period)].append(each)
    return found


@lru_cache(maxsize=2)
def _corrections(site: Site) -> dict[str, list[Change]]:
    """The corrections of each indicator, by its id."""
    found = defaultdict(list)
    for change in list_corrections(site):
        if change.indicator:
            found[change.indicator.id].append(change)
    return found


def _objects(site: Site, table: str, things: Iterable[Any]) -> Iterator[str]:
    """The rows of some of a table's things, as JSON."""
    return (json for json, _ in writers_of(site)[table].write(things))


def _members(whole: dict[str, str]) -> str:
    return ",".join([f'"{name}":{written}' for name, written in whole.items()])


def _files(site: Site, folder: str, names: tuple[str, ...], lines: str, members: str) -> Files:
    header = writers_of(site)[_ROWS[folder]].header
    contents = f"{header}{lines}".encode(), wrap(site, members)
    return dict(zip(part_paths(folder, names), contents * len(names), strict=True))
