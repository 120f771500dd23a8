"""How answers come over the wire: tried again when they fail, read whole, bounded in time and size."""

import logging
import time
from dataclasses import dataclass
from urllib.request import getproxies, proxy_bypass

import httpx
from httpx_retries import Retry, RetryTransport

from macros.reading.problems import SourceError
from macros.reading.sentences import shorten

TOO_MANY = 429
RETRIED = (TOO_MANY, 500, 502, 503, 504)
OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_LARGEST_ANSWER = 5_000_000
_LONGEST_SHOWN = 100
logging.getLogger("httpx_retries").addHandler(logging.NullHandler())  # its warnings are not for our users


@dataclass(frozen=True)
class Patience:
    """How long Kolada is waited for, in seconds, and how often it is asked."""

    connect: float = 10
    read: float = 20
    """Until an answer begins, and between two parts of it."""
    answer: float = 40
    """For one answer, once it has begun."""
    altogether: float = 300
    """For everything that is fetched: after that nothing more is asked."""
    tries: int = 4
    pause: float = 0.5
    """Grows with each try."""
    longest_pause: float = 30
    """Also where Kolada asks for a longer one (Retry-After)."""


class EndlessAnswer(httpx.ReadTimeout):
    """An answer that goes on and on."""


def open_transport(address: httpx.URL, patience: Patience) -> RetryTransport:
    """What carries questions to an address, and their answers back; raises SourceError where it can't be opened."""
    retry = Retry(
        total=patience.tries - 1,
        status_forcelist=RETRIED,
        backoff_factor=patience.pause,
        backoff_jitter=0.5,
        max_backoff_wait=patience.longest_pause,
    )
    return RetryTransport(_WholeAnswers(_open(address), patience.answer), retry)


class _WholeAnswers(httpx.BaseTransport):
    """Reads each answer to its end, within a time and a size, so that one cut short is tried again."""

    def __init__(self, inner: httpx.BaseTransport, seconds: float) -> None:
        self._inner, self._seconds = inner, seconds

    def close(self) -> None:
        self._inner.close()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._inner.handle_request(request)
        try:
            body = self._read(request, response) if response.status_code == httpx.codes.OK else b""
        finally:
            response.close()
        kept = {name: said for name, said in response.headers.items() if name in {"location", "retry-after"}}
        return httpx.Response(response.status_code, headers=kept, content=body)

    def _read(self, request: httpx.Request, response: httpx.Response) -> bytes:
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise SourceError(f"Kolada svarade packat, fast ingen bad om det ({show(str(request.url))}).")
        until, body = time.monotonic() + self._seconds, bytearray()
        for part in response.iter_raw():
            body += part
            if len(body) > _LARGEST_ANSWER:
                told = f"Koladas svar är större än {_LARGEST_ANSWER // 1_000_000} MB ({show(str(request.url))})"
                raise SourceError(f"{told}. Hämta färre år eller nyckeltal åt gången. Inget är skrivet.")
            if time.monotonic() > until:
                raise EndlessAnswer("endless", request=request)
        return bytes(body)


def _open(address: httpx.URL) -> httpx.HTTPTransport:
    """A transport that minds the machine's proxy (HTTPS_PROXY, NO_PROXY) and certificates (SSL_CERT_FILE)."""
    proxies = getproxies()
    proxy = proxies.get(address.scheme) or proxies.get("all")
    is_direct = address.host in OWN_MACHINE or proxy_bypass(address.host)
    try:
        return httpx.HTTPTransport(proxy=None if is_direct else proxy)
    except (ValueError, ImportError, httpx.InvalidURL):
        raise SourceError("Proxyn i HTTPS_PROXY går inte att använda. Skriv till exempel http://proxy:8080.") from None
    except OSError:
        raise SourceError("Certifikaten i SSL_CERT_FILE går inte att läsa. Kontrollera sökvägen.") from None


def show(text: str) -> str:
    """A text from elsewhere as it can stand in a message."""
    return shorten(text, _LONGEST_SHOWN)
