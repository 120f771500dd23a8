"""Every table of a site, in the order that the page of open data lists them."""

from functools import lru_cache

from macros.opendata.economy_tables import economy_tables
from macros.opendata.goal_tables import area_table, assessment_table, follow_up_table, goal_table
from macros.opendata.indicator_tables import indicator_table, target_table
from macros.opendata.observations import observation_table
from macros.opendata.record_tables import change_table, correction_table
from macros.opendata.row_text import RowWriter
from macros.opendata.steering_tables import (
    activity_follow_up_table,
    activity_table,
    body_table,
    commission_table,
    control_table,
    document_table,
    plan_table,
    term_tables,
    wheel_table,
)  # fmt: skip
from macros.opendata.table import Table
from macros.pages.page import Site


@lru_cache(maxsize=2)
def tables_of(site: Site) -> tuple[Table, ...]:
    """What is public on the site's day: nothing published later, and nothing withdrawn as if it stood."""
    return (
        goal_table(site),
        indicator_table(site),
        observation_table(site),
        target_table(site),
        follow_up_table(site),
        assessment_table(site),
        correction_table(site),
        change_table(site),
        activity_table(site),
        activity_follow_up_table(site),
        commission_table(site),
        *economy_tables(site),
        control_table(site),
        plan_table(site),
        document_table(site),
        body_table(site),
        area_table(site),
        *term_tables(site),
        wheel_table(site),
    )


@lru_cache(maxsize=2)
def writers_of(site: Site) -> dict[str, RowWriter]:
    """What writes the rows of each table, by its name."""
    return {table.name: RowWriter(table) for table in tables_of(site)}
