"""A server on this machine that answers as GitLab's API does where notes of merge requests are concerned."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

BOT, OTHER = {"id": 7, "username": "project_1_bot"}, {"id": 8, "username": "kim"}
TOKEN = "hemlig-token"  # noqa: S105


@dataclass
class GitLab:
    """What GitLab holds, what it was asked, and what it is to answer instead of what is right."""

    notes: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Method and address of each request."""
    faults: list[tuple[str, int, dict[str, str], bytes]] = field(default_factory=list)
    """Method, status, headers and body of answers that take the place of the right ones, once each."""
    is_written_before_a_fault: bool = False
    """A POST that fails has made its note all the same."""
    seconds: float = 0
    """How long each answer takes."""
    address: str = ""

    def add(self, body: str, author: dict[str, Any] = OTHER, **more: Any) -> dict[str, Any]:
        note = {"id": len(self.notes) + 1, "body": body, "author": author, "system": False, **more}
        self.notes.append(note)
        return note

    def fail(self, method: str, status: int, body: bytes = b"{}", times: int = 1, **headers: str) -> None:
        """Let the next requests of a method fail; status 0 cuts the connection."""
        self.faults += [
            (method, status, {name.replace("_", "-"): said for name, said in headers.items()}, body)
        ] * times

    @property
    def variables(self) -> dict[str, str]:
        """What a pipeline of its merge request 5 knows."""
        return {
            "CI_API_V4_URL": f"{self.address}/api/v4",
            "CI_PROJECT_ID": "12",
            "CI_MERGE_REQUEST_PROJECT_ID": "12",
            "CI_MERGE_REQUEST_IID": "5",
            "GOALS_NOTE_TOKEN": TOKEN,
        }


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    gitlab: GitLab

    def _serve(self) -> None:
        self.gitlab.asked.append(f"{self.command} {self.path}")
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.loads(sent)["body"] if sent else ""
        time.sleep(self.gitlab.seconds)
        fault = next((each for each in self.gitlab.faults if each[0] == self.command), None)
        if fault:
            self.gitlab.faults.remove(fault)
            if self.command == "POST" and self.gitlab.is_written_before_a_fault:
                self.gitlab.add(body, BOT)
            self._answer(fault[1], fault[3], fault[2])
        elif self.headers.get("PRIVATE-TOKEN") != TOKEN:
            self._say(401, {"message": "401 Unauthorized"})
        else:
            self._answer_rightly(urlsplit(self.path).path, body)

    do_GET = do_POST = do_PUT = _serve  # noqa: N815  http.server's names

    def _answer_rightly(self, path: str, body: str) -> None:
        notes = "/api/v4/projects/12/merge_requests/5/notes"
        if path == "/api/v4/user":
            self._say(200, BOT)
        elif self.command == "GET" and path == notes:
            self._page()
        elif self.command == "POST" and path == notes:
            self._say(201, self.gitlab.add(body, BOT))
        elif found := re.fullmatch(rf"{notes}/(\d+)", path):
            self._change(int(found[1]), body)
        else:
            self._say(404, {"message": "404 Not found"})

    def _page(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        page, size = int(asked["page"][0]), min(int(asked["per_page"][0]), 100)
        following = str(page + 1) if page * size < len(self.gitlab.notes) else ""
        self._say(200, self.gitlab.notes[(page - 1) * size : page * size], {"X-Next-Page": following})

    def _change(self, number: int, body: str) -> None:
        note = next((note for note in self.gitlab.notes if note["id"] == number), None)
        if note is None:
            self._say(404, {"message": "404 Note Not Found"})
        elif note["author"] != BOT:
            self._say(403, {"message": "403 Forbidden"})
        else:
            note["body"] = body
            self._say(200, note)

    def _say(self, status: int, told: Any, headers: dict[str, str] | None = None) -> None:
        self._answer(status, json.dumps(told).encode(), headers or {})

    def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        if status == 0:
            self.close_connection = True
            return
        self.send_response(status)
        for name, said in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, said)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def gitlab_server() -> Iterator[GitLab]:
    """A GitLab that runs for a while."""
    gitlab = GitLab()
    handler = type("Answers", (_Answers,), {"gitlab": gitlab})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        gitlab.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield gitlab
        finally:
            server.shutdown()
            thread.join()
