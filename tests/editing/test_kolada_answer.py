"""Answers from Kolada, right and wrong: what is read of them, and what is told of those that can't be used."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.editing.kolada.answer import (
    Figure,
    KeyFigure,
    UnexpectedAnswer,
    read_figures,
    read_key_figures,
    read_page,
)  # fmt: skip
from tests.editing.kolada_server import key_figure, row


def read(body: str | bytes) -> list[Figure]:
    page = read_page(body if isinstance(body, bytes) else body.encode())
    return list(read_figures(page.rows))


def read_row(said: dict[str, Any]) -> Figure:
    (figure,) = read(json.dumps({"values": [said], "count": 1, "next_url": None}))
    return figure


def fault(body: str | bytes) -> str:
    with pytest.raises(UnexpectedAnswer) as failed:
        read(body)
    return str(failed.value)


def with_values(*values: object) -> str:
    return json.dumps({"values": [{"kpi": "N15428", "municipality": "1275", "period": 2024, "values": values}]})


def test_total_women_and_men_are_told_apart() -> None:
    figure = read_row(row("N15428", "1275", 2024, 76.4, K=79.0, M=73.9))
    assert figure == Figure("N15428", "1275", 2024, Decimal("76.4"), Decimal("79.0"), Decimal("73.9"))


def test_null_is_missing_and_never_zero() -> None:
    figure = read_row(row("N15428", "1275", 2024, None, K=0, M=None))
    assert (figure.total, figure.women, figure.men) == (None, Decimal(0), None)


def test_a_total_is_never_made_of_women_and_men() -> None:
    said = row("N15428", "1275", 2024, 1, K=79.0, M=73.9)
    said["values"] = said["values"][1:]
    assert read_row(said).total is None


def test_what_kolada_has_deleted_is_dropped() -> None:
    said = row("N15428", "1275", 2024, 1)
    said["values"][0]["isdeleted"] = True
    assert read_row(said).total is None
    said["values"].append({"gender": "T", "value": 2, "isdeleted": False})
    assert read_row(said).total == Decimal(2)
    assert read(json.dumps({"values": [{**said, "isdeleted": True}]})) == []


def test_a_key_figure_says_when_its_latest_year_comes() -> None:
    said = key_figure("N03102", " Årets  resultat ", publ_period="2025", prel_publication_date="2026-03-03",
                      publication_date="2026-08-28")  # fmt: skip
    (found,) = read_key_figures([said])
    assert found == KeyFigure("N03102", "Årets resultat", 2025, date(2026, 3, 3), date(2026, 8, 28))
    told = {day: (found.is_preliminary(2025, day), found.expected(2025, day)) for day in map(
        date.fromisoformat, ("2026-03-02", "2026-03-03", "2026-08-27", "2026-08-28"))}  # fmt: skip
    assert list(told.values()) == [
        (False, date(2026, 3, 3)),
        (True, date(2026, 8, 28)),
        (True, date(2026, 8, 28)),
        (False, None),
    ]
    assert not found.is_preliminary(2024, date(2026, 3, 3))
    assert found.expected(2026, date(2026, 3, 3)) is None


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "svaret är inte läsbar JSON"),
        ("{", "svaret är inte läsbar JSON"),
        (b"\xff\xfe", "svaret är inte läsbar JSON"),
        ("[" * 100_000, "svaret är inte läsbar JSON"),
        ('{"values": [NaN]}', "svaret är inte läsbar JSON"),
        ("\n <!doctype html><title>Fel</title>", "svaret är en webbsida och inte data"),
        ("[]", "svaret saknar listan values"),
        ('{"detail": "Not Found"}', "svaret saknar listan values"),
        ('{"values": {}}', "svaret saknar listan values"),
        ('{"values": [1]}', "en rad i values är inte ett objekt"),
        ('{"values": [], "count": 3}', "svaret säger sig ha ”3” rader men har 0"),
        ('{"values": [], "next_url": 2}', "next_url är inte en adress"),
        ('{"values": [{}]}', "en rad saknar kpi"),
        ('{"values": [{"kpi": "N1", "municipality": 1275}]}', "en rad saknar municipality"),
        ('{"values": [{"kpi": "N1", "municipality": "1275", "period": "i fjol"}]}', "”i fjol” är inte ett år"),
        ('{"values": [{"kpi": "N1", "municipality": "1275", "period": true}]}', "”True” är inte ett år"),
        ('{"values": [{"kpi": "N1", "municipality": "1275", "period": 2024}]}',
         "raden för N1, 1275, 2024 saknar listan values"),
        (with_values(76.4), "ett värde för N15428, 1275, 2024 säger inte vilket kön det gäller"),
        (with_values({"gender": "T"}), "ett värde för N15428, 1275, 2024 saknar value"),
        (with_values({"gender": "T", "value": "76,4"}), "”76,4” för N15428, 1275, 2024 är inte ett tal"),
        (with_values({"gender": "T", "value": True}), "”True” för N15428, 1275, 2024 är inte ett tal"),
        (with_values({"gender": "T", "value": 10**15}), "värdet för N15428, 1275, 2024 är orimligt stort"),
        (with_values({"gender": "T", "value": 1}).replace(": 1}", ": 1e999999999}"), "orimligt stort"),
        (with_values({"gender": "T", "value": 1}).replace(": 1}", f": {'9' * 5000}}}"), "orimligt stort"),
        (with_values({"gender": "T", "value": 1}, {"gender": "T", "value": None}),
         "N15428, 1275, 2024 har två olika värden för ”T”"),
    ],
)  # fmt: skip
def test_what_can_not_be_used_is_told(body: str | bytes, told: str) -> None:
    assert told in fault(body)


def test_what_is_told_steers_no_terminal() -> None:
    assert "\x1b" not in fault(with_values({"gender": "T", "value": "\x1b[2J" * 50}))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
KEYS = ("values", "count", "next_url", "kpi", "municipality", "period", "isdeleted", "gender", "value", "id", "title",
        "publ_period", "publication_date", "prel_publication_date")  # fmt: skip


def read_or_tell(body: bytes) -> str:
    """What is told of an answer; nothing where it can be read."""
    try:
        page = read_page(body)
        list(read_figures(page.rows))
        list(read_key_figures(page.rows))
    except UnexpectedAnswer as error:
        return str(error)
    return ""


def shaped(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """What has Kolada's keys, with anything after them."""
    return st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)


VALUE = shaped(JSON | st.sampled_from(["T", "K", 1.5]))
ROW = shaped(JSON | st.sampled_from(["N15428", "1275", 2024, "2024"]) | st.lists(VALUE, max_size=3))


@given(st.lists(ROW, max_size=3) | JSON)
def test_whatever_comes_is_read_or_told(values: object) -> None:
    assert read_or_tell(json.dumps({"values": values}).encode()).isprintable()


@given(st.binary(max_size=200))
def test_whatever_bytes_come_are_read_or_told(body: bytes) -> None:
    assert read_or_tell(body).isprintable()


@given(st.decimals(min_value="-1e14", max_value="1e14", places=6))
def test_a_number_is_exactly_what_kolada_wrote(number: Decimal) -> None:
    assert read(with_values({"gender": "T", "value": 1}).replace(": 1}", f": {number:f}}}"))[0].total == number
