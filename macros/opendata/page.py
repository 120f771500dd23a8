"""What macros write on the page of open data: the files with their sizes, the columns, examples, the catalogue."""

from collections.abc import Callable, Mapping

from macros.opendata.contract import (
    CATALOGUE,
    EVERYTHING,
    LICENCE_TEXT,
    OPENAPI,
    PAGE,
    SCHEMA,
    metadata_address,
    table_address,
)  # fmt: skip
from macros.opendata.example_code import CURL, PYTHON, R, write_code
from macros.opendata.table import Datatype
from macros.opendata.tables import tables_of
from macros.opendata.whole import whole_of
from macros.pages.fragments import render
from macros.pages.page import Site, data_address, feed_address
from macros.pages.report_files import write_size
from macros.plan.model import Goal

_KINDS: Mapping[Datatype, str] = {
    Datatype.TEXT: "text",
    Datatype.NUMBER: "tal",
    Datatype.COUNT: "heltal",
    Datatype.DATE: "datum",
    Datatype.TRUTH: "true eller false",
    Datatype.ADDRESS: "adress",
}


def write_start(site: Site) -> str:
    """The one file with everything, of which day it is, and a warning where some of it is made up."""
    return render(
        "data_start.html",
        PAGE,
        day=site.day,
        address=EVERYTHING,
        size=write_size(whole_of(site).known.sizes[EVERYTHING]),
        licence=LICENCE_TEXT,
        municipality=site.plan.municipality,
        has_example=site.has_example,
    )


def write_tables(site: Site) -> str:
    """Every table with its files, how many rows it has and how large it is."""
    known, rows = whole_of(site).known, []
    for table in tables_of(site):
        files = {ending: table_address(table.name, ending) for ending in ("csv", "json")}
        sizes = {ending: write_size(known.sizes[address]) for ending, address in files.items()}
        rows.append((table, known.tables[table.name].rows, files, sizes))
    return render("data_tables.html", PAGE, rows=rows)


def write_columns(site: Site) -> str:
    """What every column of every table means."""
    described = [(table, metadata_address(table_address(table.name, "csv"))) for table in tables_of(site)]
    return render("data_columns.html", PAGE, described=described, kinds=_KINDS, schema=SCHEMA)


def write_examples(site: Site) -> str:
    """How a program fetches the data: curl, Python and R, with addresses that work."""
    goal, outcomes = _find_goal(site), site.absolute(table_address("utfall", "csv"))
    one = data_address("mal", goal.id, "json") if goal else table_address("mal", "json")
    return render(
        "data_examples.html",
        PAGE,
        goal=goal,
        curl=write_code(CURL, outcomes=outcomes, one=site.absolute(one)),
        python=write_code(PYTHON, outcomes=outcomes),
        r=write_code(R, outcomes=outcomes),
        openapi=OPENAPI,
    )


def write_catalogue_part(site: Site) -> str:
    """Where the catalogue and the feed are."""
    return render(
        "data_catalogue.html",
        PAGE,
        catalogue=CATALOGUE,
        absolute_catalogue=site.absolute(CATALOGUE),
        feed=feed_address(),
        absolute_feed=site.absolute(feed_address()),
    )


def _find_goal(site: Site) -> Goal | None:
    """A goal to show by: the first that tells how it goes, else the first there is."""
    told = [standing.goal for standing in site.told_goals]
    return next(iter([*told, *site.plan.goals.values()]), None)


PARTS: Mapping[str, Callable[[Site], str]] = {
    "datastart": write_start,
    "datatabeller": write_tables,
    "datakolumner": write_columns,
    "dataprogram": write_examples,
    "datakatalog": write_catalogue_part,
}
"""Every macro of the page, by its name."""
