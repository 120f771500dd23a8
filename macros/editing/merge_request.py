"""A note in a merge request on GitLab that is written once and then kept up to date.

Whatever fails on the way is tried again from the start, by looking for the note first: so it is never written twice.
"""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import TracebackType
from typing import Self, TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.reading.problems import SourceError

TOKEN = "GOALS_NOTE_TOKEN"  # noqa: S105  the variable's name, not what is in it
_PASSING = frozenset({429, 500, 502, 503, 504})
_NOT_FOUND = 404
_MOST_PAGES = 200
_COMMAND = re.compile(r"((?:\A|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])[ \t\xa0]*)/")
"""A slash that begins a line, whatever a reader takes for the end of one."""
_LONGEST = 60_000
_SHORTENED = "\n\n*Listan är kortad här. Hela finns bland filerna från pipelinen.*\n"
_ADVICE = {
    401: f"Token i {TOKEN} gäller inte. Den kan ha gått ut. Skapa en ny i projektets inställningar.",
    403: f"Token i {TOKEN} får inte kommentera här. Den behöver rollen Reporter och rätten api.",
    404: f"Projektet eller ändringen finns inte för den token som står i {TOKEN}.",
}


class Outcome(Enum):
    """What became of the note."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class MergeRequest:
    """A merge request, as a pipeline knows it."""

    api: str
    """The address of GitLab's API, version 4."""
    project: str
    """The id of the project that it is to be merged into."""
    iid: str
    """Its number in that project."""

    @classmethod
    def of_pipeline(cls, variables: Mapping[str, str]) -> Self | None:
        """The merge request whose pipeline runs; None where it is not a merge request's."""
        project = variables.get("CI_MERGE_REQUEST_PROJECT_ID") or variables.get("CI_PROJECT_ID", "")
        api, iid = variables.get("CI_API_V4_URL", "").rstrip("/"), variables.get("CI_MERGE_REQUEST_IID", "")
        is_known = re.match(r"https?://", api) and re.fullmatch(r"\d+", project) and re.fullmatch(r"\d+", iid)
        return cls(api, project, iid) if is_known else None

    @property
    def notes(self) -> str:
        """The address of its notes."""
        return f"{self.api}/projects/{self.project}/merge_requests/{self.iid}/notes"


@dataclass(frozen=True)
class Patience:
    """How long GitLab is waited for, in seconds, and how often it is asked."""

    answer: float = 20
    tries: int = 4
    pause: float = 1
    """Grows with each try."""
    longest_pause: float = 30
    """Also where GitLab asks for a longer one (Retry-After)."""


PATIENCE = Patience()


def put_note(request: MergeRequest, token: str, marker: str, text: str) -> Outcome:
    """Let the token's own note with the marker say the text; raises SourceError."""
    patience = PATIENCE
    mark = f"<!-- goals note: {marker} -->"
    body = f"{mark}\n{write_safely(text)}"
    for tried in range(1, patience.tries + 1):
        try:
            with _GitLab(request, token, patience) as gitlab:
                return gitlab.put(mark, body)
        except _Passing as fault:
            if tried == patience.tries:
                told = f"{fault} {tried} gånger i rad"
                raise SourceError(f"Kommentaren kunde inte skrivas. {told}. Kör jobbet igen om en stund.") from None
            time.sleep(min(max(fault.wait, patience.pause * 2 ** (tried - 1)), patience.longest_pause))
    raise AssertionError


def write_safely(text: str) -> str:
    """A text that GitLab only shows: no line is a command such as /merge, nobody is called by name, not too long."""
    if len(text) > _LONGEST:
        text = text[: text.rfind("\n", 0, _LONGEST) + 1 or _LONGEST] + _SHORTENED
    text = _COMMAND.sub(r"\1\\/", text)
    return re.sub(r"(?<!\w)@(?=\w)", "@\u2060", text)


class _Passing(Exception):  # noqa: N818
    """Something that may be over soon."""

    def __init__(self, told: str, wait: float = 0) -> None:
        super().__init__(told)
        self.wait = wait


class _User(BaseModel):
    id: int


class _Note(BaseModel):
    id: int
    body: str
    author: _User
    system: bool = False


_USER, _NOTES = TypeAdapter(_User), TypeAdapter(list[_Note])
_Read = TypeVar("_Read")


class _GitLab:
    """Asks GitLab with a token, which goes in a header and nowhere else."""

    def __init__(self, request: MergeRequest, token: str, patience: Patience) -> None:
        self._request = request
        try:
            self._client = httpx.Client(headers={"PRIVATE-TOKEN": token}, timeout=patience.answer)
        except UnicodeEncodeError:
            raise SourceError(f"Det som står i {TOKEN} är ingen token. Kopiera in den igen.") from None
        except (ValueError, ImportError, httpx.InvalidURL):
            raise SourceError("Kommentaren kunde inte skrivas: proxyn i HTTPS_PROXY går inte att använda.") from None
        except OSError:
            raise SourceError("Kommentaren kunde inte skrivas: SSL_CERT_FILE går inte att läsa.") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def put(self, mark: str, body: str) -> Outcome:
        """Update the note that begins with the mark, or create it."""
        me = _read(_USER, self._ask("GET", f"{self._request.api}/user"))
        for note in self._notes():
            if note.author == me and not note.system and note.body.startswith(mark):
                if note.body.strip() == body.strip():
                    return Outcome.UNCHANGED
                self._ask("PUT", f"{self._request.notes}/{note.id}", body)
                return Outcome.UPDATED
        self._ask("POST", self._request.notes, body)
        return Outcome.CREATED

    def _notes(self) -> Iterator[_Note]:
        """Every note, the oldest first."""
        page = "1"
        for _ in range(_MOST_PAGES):
            answer = self._ask("GET", f"{self._request.notes}?sort=asc&order_by=created_at&per_page=100&page={page}")
            yield from _read(_NOTES, answer)
            page = answer.headers.get("X-Next-Page", "")
            if not page.isdigit():
                return

    def _ask(self, method: str, address: str, body: str | None = None) -> httpx.Response:
        try:
            answer = self._client.request(method, address, json=None if body is None else {"body": body})
        except httpx.TimeoutException:
            raise _Passing("GitLab svarade inte i tid") from None
        except httpx.HTTPError as error:
            raise _Passing(f"GitLab gick inte att nå ({type(error).__name__})") from None
        if answer.status_code in _PASSING or (answer.status_code == _NOT_FOUND and method == "PUT"):
            asked = answer.headers.get("Retry-After", "")
            raise _Passing(f"GitLab svarade med {answer.status_code}", float(asked) if asked.isdigit() else 0)
        if not answer.is_success:
            advice = _ADVICE.get(answer.status_code, "Kontrollera adressen i CI_API_V4_URL.")
            raise SourceError(f"Kommentaren kunde inte skrivas: GitLab svarade med {answer.status_code}. {advice}")
        return answer


def _read(kind: TypeAdapter[_Read], answer: httpx.Response) -> _Read:
    try:
        return kind.validate_json(answer.content)
    except ValidationError:
        told = "GitLab svarade med något annat än väntat. Kontrollera adressen i CI_API_V4_URL."
        raise SourceError(f"Kommentaren kunde inte skrivas: {told}") from None
