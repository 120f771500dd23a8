"""A service on this machine that answers as Kolada's v3 does, and fails as services do.

It knows `/v3/kpi/{ids}`, `/v3/data/kpi/{ids}/municipality/{ids}/year/{years}` and `/v3/data/?kpi_id=…`: at most 25 in a
segment and 5 000 rows a page, `count`, `next_url` and `previous_url`; a parameter it doesn't know gives an empty list.
"""

import json
import socket
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

Behaviour = Callable[["Handler"], None]
_MOST_IDS, _MOST_ROWS = 25, 5000


def row(kpi: str, municipality: str, year: int, total: object, **genders: object) -> dict[str, Any]:
    """A row of figures, with those of women (`K`) and men (`M`) where they are said."""
    said = {"T": total, **genders}
    values = [
        {"gender": gender, "count": 1, "status": "", "value": value, "isdeleted": False}
        for gender, value in said.items()
    ]
    return {"kpi": kpi, "municipality": municipality, "period": year, "values": values}


def key_figure(kpi: str, title: str, **more: object) -> dict[str, Any]:
    """What Kolada says of a key figure."""
    return {
        "id": kpi, "title": title, "description": "…", "is_divided_by_gender": True, "municipality_type": "A",
        "auspice": "T", "operating_area": "Grundskola", "perspective": "Kvalitet och resultat",
        "prel_publication_date": None, "publication_date": None, "publ_period": None, "has_ou_data": False, **more,
    }  # fmt: skip


@dataclass
class KoladaServer:
    """The service, for as long as the context lasts."""

    key_figures: list[dict[str, Any]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    rows_a_page: int = _MOST_ROWS
    next: list[Behaviour] = field(default_factory=list)
    """How the coming requests are met, one by one; then as Kolada does."""
    always: Behaviour | None = None
    """How every request is met, instead of as Kolada does."""
    asked: list[str] = field(default_factory=list)
    """The path and parameters of every request."""
    headers: list[Mapping[str, str]] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    def __enter__(self) -> Self:
        self._server = _Quiet(("127.0.0.1", 0), type("Bound", (Handler,), {"kolada": self}))
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v3"

    def answer(self, path: str) -> tuple[int, dict[str, Any]]:
        """The status and the answer to a path."""
        parts, said = urlsplit(path), parse_qs(urlsplit(path).query)
        per_page, page = int(said.pop("per_page", ["5000"])[0]), int(said.pop("page", ["1"])[0])
        match parts.path.removeprefix("/v3").strip("/").split("/"):
            case ["kpi", kpis]:
                asked = [kpis.split(",")]
                found = [each for each in self.key_figures if each["id"] in asked[0]]
            case ["data", "kpi", kpis, "municipality", places, "year", years]:
                asked = [kpis.split(","), places.split(","), years.split(",")]
                found = self._rows(*asked)
            case ["data"]:
                asked = [said.get("kpi_id", []), said.get("municipality_id", []), said.get("year", [])]
                found = self._rows(*asked)
            case _:
                return 404, {"detail": "Not Found"}
        if per_page > _MOST_ROWS or any(len(segment) > _MOST_IDS for segment in asked):
            return 422, {"detail": [{"msg": "List should have at most 25 items"}]}
        return 200, self._page(parts.path, found, page, min(per_page, self.rows_a_page))

    def _rows(self, kpis: Sequence[str], places: Sequence[str], years: Sequence[str]) -> list[dict[str, Any]]:
        return [
            each for each in self.rows
            if each["kpi"] in kpis and each["municipality"] in places and str(each["period"]) in years
        ]  # fmt: skip

    def _page(self, path: str, found: list[dict[str, Any]], page: int, size: int) -> dict[str, Any]:
        def address(number: int) -> str:
            there = self.address.removesuffix("/v3") + path
            return f"{there}?{urlencode({'page': number, 'per_page': size})}"

        rows = found[(page - 1) * size : page * size]
        return {
            "values": rows,
            "count": len(rows),
            "next_url": address(page + 1) if page * size < len(found) else None,
            "previous_url": address(page - 1) if page > 1 else None,
        }


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Who asked has gone: what some tests are about."""
        if not isinstance(sys.exception(), OSError):
            traceback.print_exc()


class Handler(BaseHTTPRequestHandler):
    """Meets one request."""

    kolada: KoladaServer
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self) -> None:
        self.kolada.asked.append(self.path)
        self.kolada.headers.append(dict(self.headers))
        behaviour = self.kolada.next.pop(0) if self.kolada.next else self.kolada.always
        if behaviour:
            behaviour(self)
        else:
            status, answer = self.kolada.answer(self.path)
            self.send(status, json.dumps(answer).encode())

    def send(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        """A whole answer."""
        self.send_response(status)
        for name, said in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, said)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: tests are quiet."""


def respond(status: int, body: object = "", **headers: str) -> Behaviour:
    """An answer; what is not text is written as JSON. `Retry_After` is the header Retry-After."""
    text = body if isinstance(body, str) else json.dumps(body)
    return lambda handler: handler.send(
        status, text.encode(), {name.replace("_", "-"): said for name, said in headers.items()}
    )


def page(*rows: object, **more: object) -> Behaviour:
    """An answer with rows, whatever they are."""
    return respond(200, {"values": list(rows), "count": len(rows), "next_url": None, "previous_url": None, **more})


def hang_up(handler: Handler) -> None:
    """The connection ends before an answer."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def break_off(handler: Handler) -> None:
    """The connection ends in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"values": [')
    handler.wfile.flush()
    hang_up(handler)


def stay_silent(handler: Handler) -> None:
    """No answer, until the service closes."""
    handler.close_connection = True
    handler.kolada.closing.wait(10)


def drip(handler: Handler) -> None:
    """An answer that comes a blank at a time, for longer than anybody waits."""
    handler.close_connection = True
    handler.send_response(200)
    handler.end_headers()
    for _ in range(300):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.01)
