"""The way to Kolada's service: where it leads, and each failure as one Swedish sentence."""

import re
import time
from decimal import Decimal
from types import TracebackType
from typing import Self

import httpx

from macros.editing.kolada.transport import (
    OWN_MACHINE,
    RETRIED,
    TOO_MANY,
    EndlessAnswer,
    Patience,
    open_transport,
    show,
)  # fmt: skip
from macros.pages.words import write_number
from macros.reading.problems import SourceError

ADDRESS = "https://api.kolada.se/v3"
_HOST = re.compile(rb"(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}|[0-9a-f:.]+")


def read_address(text: str) -> httpx.URL:
    """The address of a service like Kolada's; raises SourceError where it can't be used."""
    shown = show(text)
    try:
        address = httpx.URL(text.strip().rstrip("/"))
    except httpx.InvalidURL:
        raise SourceError(f"Adressen i KOLADA_URL, {shown}, går inte att läsa. Skriv till exempel {ADDRESS}.") from None
    if not _HOST.fullmatch(address.raw_host) or address.userinfo or address.query or address.fragment:
        raise SourceError(f"Adressen i KOLADA_URL går inte att använda. Skriv bara plats och väg, som {ADDRESS}.")
    if address.scheme != "https" and not (address.scheme == "http" and address.host in OWN_MACHINE):
        raise SourceError(f"Adressen i KOLADA_URL, {shown}, måste börja med https://.")
    return address


class Connection:
    """Asks one service for answers, one at a time."""

    def __init__(self, address: httpx.URL, agent: str, patience: Patience) -> None:
        self._address, self._patience = address, patience
        self._until = time.monotonic() + patience.altogether
        self._client = httpx.Client(
            transport=open_transport(address, patience),
            timeout=httpx.Timeout(patience.read, connect=patience.connect),
            headers={"User-Agent": agent, "Accept": "application/json", "Accept-Encoding": "identity"},
            trust_env=False,  # no passwords from .netrc; proxies and certificates are read by _open
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def address_of(self, path: str) -> httpx.URL:
        """The address of a path of the service, such as `/kpi/N15428`."""
        return httpx.URL(f"{self._address}{path}")

    def follow(self, current: httpx.URL, following: str) -> httpx.URL:
        """The address that an answer names as its next page; raises SourceError where it leads elsewhere."""
        try:
            address = current.join(following)
        except httpx.InvalidURL:
            address = httpx.URL("")
        if (address.scheme, current.scheme) == ("http", "https"):
            address = address.copy_with(scheme="https")  # behind a proxy, a service may not know its own scheme
        if (address.scheme, address.host, address.port) != (current.scheme, current.host, current.port):
            raise SourceError(f"Kolada hänvisar till en annan plats, {show(following)}. Inget är skrivet.")
        return address

    def get(self, address: httpx.URL) -> bytes:
        """The body of the answer at an address; raises SourceError."""
        if time.monotonic() > self._until:
            raise _try_later(address, f"Hämtningen från Kolada tog mer än {_seconds(self._patience.altogether)}")
        try:
            response = self._client.get(address)
        except httpx.TimeoutException as error:
            raise _try_later(address, self._say_timeout(error)) from None
        except httpx.ProxyError:
            raise _try_later(address, "Proxyn släppte inte fram till Kolada") from None
        except httpx.ConnectError as error:
            raise _unreached(address, error) from None
        except httpx.HTTPError:
            raise _try_later(address, f"Anslutningen till Kolada bröts {_tried(self._patience.tries)}") from None
        if response.is_redirect:
            raise SourceError(
                f"Kolada hänvisar till en annan plats, {show(response.headers.get('location', ''))}, "
                f"i stället för att svara ({show(str(address))}). Kontrollera adressen i KOLADA_URL."
            )
        if response.status_code != httpx.codes.OK:
            raise self._refused(address, response)
        return response.content

    def _refused(self, address: httpx.URL, response: httpx.Response) -> SourceError:
        status = response.status_code
        if status not in RETRIED:
            told = f"Kolada svarade med felet {status} ({show(str(address))})"
            return SourceError(f"{told}. Kontrollera nyckeltalens id, kommunkoden och åren. Inget är skrivet.")
        tried = _tried(response.extensions["retry"].attempts_made + 1)
        told = "att det är för många frågor just nu (429)" if status == TOO_MANY else f"med felet {status}"
        return _try_later(address, f"Kolada svarade {told} {tried}")

    def _say_timeout(self, error: httpx.TimeoutException) -> str:
        tried = _tried(self._patience.tries)
        if isinstance(error, EndlessAnswer):
            return f"Koladas svar tog aldrig slut på {_seconds(self._patience.answer)} {tried}"
        waited = self._patience.connect if isinstance(error, httpx.ConnectTimeout) else self._patience.read
        return f"Kolada svarade inte inom {_seconds(waited)} {tried}"


def _try_later(address: httpx.URL, told: str) -> SourceError:
    return SourceError(f"{told} ({show(str(address))}). Försök igen om en stund. Inget är skrivet.")


def _unreached(address: httpx.URL, error: httpx.ConnectError) -> SourceError:
    told = f"Det gick inte att nå {address.host}"
    if "CERTIFICATE" in str(error):
        return SourceError(f"{told}: certifikatet går inte att lita på. Kontrollera SSL_CERT_FILE. Inget är skrivet.")
    return SourceError(f"{told}. Kontrollera nätet och adressen, och försök igen om en stund. Inget är skrivet.")


def _tried(tries: int) -> str:
    return "vid ett försök" if tries == 1 else f"vid {tries} försök"


def _seconds(seconds: float) -> str:
    return f"{write_number(Decimal(str(seconds)))} sekunder"
