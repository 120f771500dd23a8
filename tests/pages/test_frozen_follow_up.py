"""A follow-up is frozen: whatever comes after its publication, its pages stay letter for letter the same.

Only the dated notes of later corrections are added, and they can be told apart.
"""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.pages.follow_up import body_follow_up_page, follow_up_page
from macros.plan.periods import FollowUpPeriod
from tests.pages.later import SILENT, THEN, TOLD, Texts, exchange, let_happen
from tests.pages.rendered import INDICATOR, site_of

PERIOD = FollowUpPeriod.parse("2025-t2")


def pages_of(files: Texts) -> dict[str, str]:
    """The two pages of the follow-up."""
    site = site_of(files)
    return {
        "municipality": follow_up_page(site, PERIOD).body,
        "body": body_follow_up_page(site, PERIOD, "skolnamnden").body,
    }


def without_later(pages: dict[str, str]) -> dict[str, str]:
    """The pages without the notes of later corrections."""
    noted = re.compile(r'<(div|p) class="later">.*?</\1>\n?', re.DOTALL)
    return {name: noted.sub("", page) for name, page in pages.items()}


@cache
def pages_then() -> dict[str, str]:
    """The pages on the day of publication."""
    return pages_of(THEN)


@pytest.mark.parametrize("what", SILENT)
def test_what_comes_later_changes_no_letter_of_the_page(what: str) -> None:
    assert pages_of(let_happen(what, THEN)) == pages_then()


@pytest.mark.parametrize("what", TOLD)
def test_a_later_correction_is_told_with_its_day_and_changes_nothing_else(what: str) -> None:
    _, day = TOLD[what]
    pages = pages_of(let_happen(what, THEN))
    assert without_later(pages) == pages_then()
    for page in pages.values():
        assert day.replace(" ", "\u00a0") in page


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*SILENT, *TOLD]), unique=True))
def test_whatever_comes_later_and_in_whatever_order_the_rest_of_the_page_stays(happened: list[str]) -> None:
    files = THEN
    for what in happened:
        files = let_happen(what, files)
    assert without_later(pages_of(files)) == pages_then()


def test_what_was_withdrawn_before_is_a_part_of_the_page() -> None:
    gone = exchange(
        INDICATOR, "publicerad: 2024-03-20",
        "publicerad: 2024-03-20, återkallad: {datum: 2025-09-02, orsak: Avsåg fel skola}",
    )  # fmt: skip
    page = pages_of(gone(THEN))["body"]
    assert 'class="later"' not in page
    assert "Avsåg fel skola" in page
