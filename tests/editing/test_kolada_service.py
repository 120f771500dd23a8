"""Questions to Kolada over a real connection: pages, segments, tries, and what is told when it goes wrong."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime

import pytest

from macros.editing.kolada.connection import Connection, read_address
from macros.editing.kolada.service import KoladaService
from macros.editing.kolada.transport import Patience
from macros.reading.problems import SourceError
from tests.editing.kolada_server import (
    Behaviour,
    KoladaServer,
    break_off,
    drip,
    hang_up,
    key_figure,
    page,
    respond,
    row,
    stay_silent,
)  # fmt: skip

QUICK = Patience(connect=1, read=0.2, answer=0.3, tries=3, pause=0.01, longest_pause=0.1)
ASKED = ["N15428"], ["1275", "0000"], [2024]


@pytest.fixture
def kolada() -> Iterator[KoladaServer]:
    rows = [row("N15428", "1275", 2024, 76.42, K=79.0, M=73.9), row("N15428", "0000", 2024, 85.3)]
    with KoladaServer([key_figure("N15428", "Elever i åk 9")], rows) as server:
        yield server


def figures(server: KoladaServer, patience: Patience = QUICK) -> dict[tuple[str, str, int], Decimal | None]:
    """The totals of what is asked."""
    with KoladaService(server.address, "malsidan/test", patience) as service:
        return {key: figure.total for key, figure in service.figures(*ASKED).items()}


def failure(server: KoladaServer, patience: Patience = QUICK) -> str:
    with pytest.raises(SourceError) as failed:
        figures(server, patience)
    return str(failed.value)


ARRIVED = {("N15428", "1275", 2024): Decimal("76.42"), ("N15428", "0000", 2024): Decimal("85.3")}


def test_one_question_gives_the_municipality_and_the_nation(kolada: KoladaServer) -> None:
    assert figures(kolada) == ARRIVED
    assert kolada.asked == ["/v3/data/kpi/N15428/municipality/1275,0000/year/2024?per_page=5000"]


def test_it_says_who_asks(kolada: KoladaServer) -> None:
    figures(kolada)
    assert kolada.headers[0]["User-Agent"] == "malsidan/test"


def test_every_page_is_fetched(kolada: KoladaServer) -> None:
    kolada.rows_a_page = 1
    assert figures(kolada) == ARRIVED
    assert len(kolada.asked) == 2


def test_more_than_25_ids_and_years_are_asked_for_in_parts(kolada: KoladaServer) -> None:
    ids = [f"N{number:05}" for number in range(60)]
    kolada.key_figures = [key_figure(id_, "Mått") for id_ in ids]
    kolada.rows = [row(id_, "1275", year, 1) for id_ in ids for year in range(1995, 2025)]
    heard: list[int] = []
    with KoladaService(kolada.address, "malsidan/test", QUICK) as service:
        assert list(service.key_figures(ids)) == ids
        found = service.figures(ids, ["1275"], range(1995, 2025), heard.append)
    assert len(found) == 60 * 30
    assert len(kolada.asked) == 3 + 3 * 2
    assert heard == [0, 25, 50, 60]


@pytest.mark.parametrize(
    "trouble", [respond(500), respond(502), respond(503), respond(504), respond(429), hang_up, break_off, stay_silent]
)
def test_what_fails_once_is_tried_again(kolada: KoladaServer, trouble: Behaviour) -> None:
    kolada.next = [trouble]
    assert figures(kolada) == ARRIVED
    assert len(kolada.asked) == 2


def test_it_waits_as_long_as_kolada_asks_in_seconds_or_until_a_time(kolada: KoladaServer) -> None:
    patience = Patience(tries=3, pause=0, longest_pause=0.3)
    soon = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    kolada.next = [respond(429, Retry_After="3600"), respond(503, Retry_After=soon)]
    started = time.monotonic()
    assert figures(kolada, patience) == ARRIVED
    assert 0.6 <= time.monotonic() - started < 2, "two waits, each as long as it ever waits"


def test_a_wait_that_can_not_be_read_is_no_obstacle(kolada: KoladaServer, capfd: pytest.CaptureFixture[str]) -> None:
    kolada.next = [respond(429, Retry_After="snart")]
    assert figures(kolada) == ARRIVED
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (respond(500), "Kolada svarade med felet 500 vid 3 försök"),
        (respond(429), "Kolada svarade att det är för många frågor just nu (429) vid 3 försök"),
        (hang_up, "Anslutningen till Kolada bröts vid 3 försök"),
        (break_off, "Anslutningen till Kolada bröts vid 3 försök"),
        (stay_silent, "Kolada svarade inte inom 0,2 sekunder vid 3 försök"),
        (drip, "Koladas svar tog aldrig slut på 0,3 sekunder vid 3 försök"),
    ],
)
def test_what_fails_for_ever_is_told_after_some_tries(kolada: KoladaServer, trouble: Behaviour, told: str) -> None:
    kolada.always = trouble
    assert re.fullmatch(
        re.escape(told)
        + r" \(http://127.0.0.1:\d+/v3/data/kpi/N15428/municipality/1275,0000/year/2024\?per_page=5000\)\. "
        r"Försök igen om en stund\. Inget är skrivet\.",
        failure(kolada),
    )
    assert len(kolada.asked) == 3


def test_everything_together_has_an_end(kolada: KoladaServer) -> None:
    assert "Hämtningen från Kolada tog mer än 0 sekunder" in failure(kolada, Patience(altogether=0))


def test_nobody_there_is_told() -> None:
    with KoladaServer() as server:
        address = server.address
    with KoladaService(address, "malsidan/test", QUICK) as service, pytest.raises(SourceError) as failed:
        service.key_figures(["N15428"])
    assert str(failed.value).startswith("Det gick inte att nå 127.0.0.1. Kontrollera nätet")


def test_a_refusal_is_not_tried_again(kolada: KoladaServer) -> None:
    kolada.always = respond(404, {"detail": "Not Found"})
    assert "Kolada svarade med felet 404" in failure(kolada)
    assert len(kolada.asked) == 1


def test_a_redirect_is_not_followed(kolada: KoladaServer) -> None:
    with KoladaServer() as elsewhere:
        kolada.always = respond(302, Location=f"{elsewhere.address}/kpi")
        assert f"Kolada hänvisar till en annan plats, {elsewhere.address}/kpi" in failure(kolada)
        assert elsewhere.asked == []


@pytest.mark.parametrize(
    "leads", ["https://other.example/v3/data", "//other.example/x", "ftp://127.0.0.1/", "http://["]
)
def test_a_next_page_elsewhere_is_refused(kolada: KoladaServer, leads: str) -> None:
    kolada.always = page(next_url=leads)
    assert f"Kolada hänvisar till en annan plats, {leads}" in failure(kolada)


def test_a_next_page_that_forgets_its_own_scheme_is_asked_for_safely() -> None:
    with Connection(read_address("https://api.kolada.se/v3"), "malsidan", Patience()) as connection:
        led = connection.follow(connection.address_of("/data"), "http://api.kolada.se/v3/data?page=2")
    assert str(led) == "https://api.kolada.se/v3/data?page=2"


def test_pages_in_a_circle_are_told(kolada: KoladaServer) -> None:
    kolada.always = page(next_url="/v3/data?page=2")
    assert "sidorna tar aldrig slut" in failure(kolada)
    assert len(kolada.asked) == 2


def test_pages_without_end_are_told(kolada: KoladaServer) -> None:
    kolada.next = [page(next_url=f"/v3/data?page={number}") for number in range(100)]
    assert "sidorna tar aldrig slut" in failure(kolada)
    assert len(kolada.asked) == 40


def test_an_answer_too_large_is_not_read_to_its_end(kolada: KoladaServer) -> None:
    kolada.always = respond(200, "[" * 6_000_000)
    assert "Koladas svar är större än 5 MB" in failure(kolada)


def test_a_packed_answer_is_not_unpacked(kolada: KoladaServer) -> None:
    kolada.always = respond(200, "x", Content_Encoding="br")
    assert kolada.headers == []
    assert "Kolada svarade packat, fast ingen bad om det" in failure(kolada)
    assert kolada.headers[0]["Accept-Encoding"] == "identity"


@pytest.mark.parametrize(
    ("came", "told"),
    [
        (row("N99999", "1275", 2024, 1), "svaret har ett nyckeltal som ingen frågade efter, N99999"),
        (row("N15428", "1280", 2024, 1), "svaret gäller 1280, som ingen frågade efter"),
        (row("N15428", "1275", 2024, 7), "N15428 för 1275 2024 står två gånger, med olika värden"),
    ],
)
def test_rows_that_answer_another_question_are_told(kolada: KoladaServer, came: object, told: str) -> None:
    kolada.always = page(row("N15428", "1275", 2024, 76.42), came)
    assert told in failure(kolada)


def test_a_wrong_parameter_gives_an_empty_list_as_in_kolada(kolada: KoladaServer) -> None:
    """What the server here stands for: with `/data/?…`, the wrong name is no error."""
    right, wrong = (f"/v3/data/?kpi_id=N15428&{name}=1275&year=2024" for name in ("municipality_id", "municipality"))
    assert kolada.answer(right)[1]["count"] == 1
    assert kolada.answer(wrong) == (200, {"values": [], "count": 0, "next_url": None, "previous_url": None})


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://api.kolada.se/v3", "måste börja med https://"),
        ("http://127.0.0.1.other.example/v3", "måste börja med https://"),
        ("ftp://api.kolada.se", "måste börja med https://"),
        ("https://user:secret@api.kolada.se/v3", "går inte att använda"),
        ("https://api.kolada.se/v3?x=1", "går inte att använda"),
        ("kolada", "går inte att använda"),
        ("https://api.kolada.se:x/v3", "går inte att läsa"),
    ],
)
def test_an_address_that_is_not_safe_is_refused(address: str, told: str) -> None:
    with pytest.raises(SourceError, match=re.escape(told)):
        KoladaService(address, "malsidan/test")


def test_a_proxy_that_can_not_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "gopher://proxy")
    with pytest.raises(SourceError, match="Proxyn i HTTPS_PROXY går inte att använda"):
        KoladaService("https://api.kolada.se/v3", "malsidan/test")


def test_certificates_that_are_not_there_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere.pem")
    with pytest.raises(SourceError, match="Certifikaten i SSL_CERT_FILE går inte att läsa"):
        KoladaService("https://api.kolada.se/v3", "malsidan/test")


def test_this_machine_is_reached_without_the_proxy(kolada: KoladaServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert figures(kolada) == ARRIVED
