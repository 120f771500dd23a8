"""A GitLab of the tests' own: it signs in by PKCE, tells what files there are, and keeps commits and merge requests.

It answers in the shapes that GitLab's documentation gives for what the editor asks, and refuses what GitLab refuses: a
code that was not given, a verifier that is not the challenge's, a call without the token.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

PROJECT = "kommunen/mal"
APP = "a1b2"
TOKEN = "glpat-for-the-tests"  # noqa: S105  no secret of anybody's
NOON = "2026-06-15T12:00:00Z"
HEAD = "0123456789abcdef0123456789abcdef01234567"
USER = {"id": 7, "name": "Samordnare", "username": "samordnare", "email": "s@example.se", "web_url": "",
        "avatar_url": "https://secure.gravatar.com/avatar/0?s=80"}  # fmt: skip


class GitLab:
    """What the double has been asked, and what it keeps."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = dict(files)
        self.head = HEAD
        self.address = ""
        self.challenges: dict[str, str] = {}
        self.commits: list[dict[str, Any]] = []
        self.merge_requests: list[dict[str, Any]] = []
        self.changes: list[dict[str, Any]] = []
        """What was asked to be changed of merge requests."""
        self.refused: list[str] = []

    def authorize(self, asked: Mapping[str, str]) -> str:
        """Where a user who says yes is sent."""
        assert (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) == (APP, "code", "S256")
        self.challenges["kod"] = asked["code_challenge"]
        return f"{asked['redirect_uri']}?{urlencode({'code': 'kod', 'state': asked['state']})}"

    def give_token(self, asked: Mapping[str, str]) -> dict[str, str] | None:
        """A token for the code, to whoever knows what its challenge was made of."""
        made = urlsafe_b64encode(sha256(asked["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if self.challenges.pop(asked["code"], None) != made:
            return None
        return {"access_token": TOKEN, "refresh_token": "r", "token_type": "Bearer"}

    def query(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The GraphQL that the editor asks: the newest commit, the files, their texts."""
        if "rawTextBlob" in query:
            nodes = [self._blob(path) for path in variables["paths"] if path in self.files]
            repository: dict[str, Any] = {"blobs": {"nodes": nodes}}
        elif "lastCommit" in query:
            repository = {"tree": {"lastCommit": {"sha": self.head, "message": "x"}}}
        elif "rootRef" in query:
            repository = {"rootRef": "main"}
        else:
            nodes = [{"type": "blob", "path": path, "sha": self._blob(path)["oid"]} for path in self.files]
            repository = {"tree": {"blobs": {"nodes": nodes, "pageInfo": {"endCursor": "", "hasNextPage": False}}}}
        return {"data": {"project": {"repository": repository}}}

    def change(self, path: str, text: str) -> None:
        """Let somebody else change a file."""
        self.files[path], self.head = text, sha1(text.encode()).hexdigest()  # noqa: S324  as git names commits

    def _blob(self, path: str) -> dict[str, Any]:
        text = self.files[path].encode()
        return {"path": path, "oid": sha1(b"blob %d\0" % len(text) + text).hexdigest(), "size": len(text),  # noqa: S324
                "rawTextBlob": self.files[path]}  # fmt: skip

    def answer(self, method: str, path: str, asked: Any) -> Any:
        """What the REST interface answers; None where there is nothing of the sort."""
        path = path.removeprefix("/api/v4").replace(PROJECT, "P")
        known: dict[tuple[str, str], Callable[[], Any]] = {
            ("GET", "/user"): lambda: USER,
            ("GET", "/projects/P/users"): lambda: [USER],
            ("GET", "/projects/P/repository/branches/main"): lambda: {"commit": {"id": HEAD}},
            ("POST", "/projects/P/repository/commits"): lambda: self._commit(asked),
            ("POST", "/projects/P/merge_requests"): lambda: self._request(asked),
        } | {("PUT", f"/projects/P/merge_requests/{iid}"): partial(self._change, iid, asked) for iid in self._numbers()}
        return known.get((method, path), lambda: [] if method == "GET" else None)()

    def _commit(self, asked: dict[str, Any]) -> dict[str, Any]:
        self.commits.append(asked)
        return {"id": HEAD[::-1], "committed_date": NOON}

    def _request(self, asked: dict[str, Any]) -> dict[str, Any]:
        self.merge_requests.append(asked)
        iid = len(self.merge_requests)
        kept = {"iid": iid, "id": iid, "sha": HEAD[::-1], "web_url": f"{self.address}/!{iid}"}
        return asked | kept | {"created_at": NOON, "updated_at": NOON}

    def _numbers(self) -> range:
        return range(1, len(self.merge_requests) + 1)

    def _change(self, iid: int, asked: dict[str, Any]) -> dict[str, Any]:
        self.changes.append(asked)
        return self.merge_requests[iid - 1]


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    gitlab: GitLab

    def handle(self) -> None:
        with suppress(ConnectionError):
            super().handle()

    def do_OPTIONS(self) -> None:
        self._answer(204, None)

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/oauth/authorize":
            self.send_response(302)
            self.send_header("Location", self.gitlab.authorize(asked))
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._api("GET", unquote(address.path), asked)

    def do_PUT(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._api("PUT", unquote(urlsplit(self.path).path), asked)

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        path = unquote(urlsplit(self.path).path)
        if path == "/oauth/token":
            given = self.gitlab.give_token(asked)
            self._answer(200 if given else 400, given or {"error": "invalid_grant"})
        elif path == "/api/graphql" and self._is_signed_in():
            self._answer(200, self.gitlab.query(asked["query"], asked["variables"]))
        else:
            self._api("POST", path, asked)

    def _api(self, method: str, path: str, asked: Any) -> None:
        answer = self.gitlab.answer(method, path, asked) if self._is_signed_in() else None
        if answer is None:
            self.gitlab.refused.append(f"{method} {path}")
        self._answer(200 if answer is not None else 404, answer)

    def _is_signed_in(self) -> bool:
        return self.headers.get("Authorization") == f"Bearer {TOKEN}"

    def _answer(self, status: int, answer: Any) -> None:
        content = b"" if answer is None else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def run_gitlab(files: Mapping[str, str]) -> Iterator[GitLab]:
    """The double at an address of its own."""
    gitlab = GitLab(files)
    answers = type("Answers", (_Answers,), {"gitlab": gitlab})
    with ThreadingHTTPServer(("127.0.0.1", 0), answers) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        gitlab.address = f"http://127.0.0.1:{server.server_port}"
        try:
            yield gitlab
        finally:
            server.shutdown()
            thread.join()
