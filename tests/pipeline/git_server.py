"""git over HTTP on this machine, as GitLab has it: anyone reads, only a token writes, and push options are heard."""

import base64
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

TOKEN = "hemlig-token"  # noqa: S105
_HEARS = """#!/bin/sh
i=0
while [ "$i" -lt "${GIT_PUSH_OPTION_COUNT:-0}" ]; do
  eval "echo \\"\\$GIT_PUSH_OPTION_$i\\"" >>%s
  i=$((i + 1))
done
"""


@dataclass
class GitServer:
    """A place to push to, and what it was asked."""

    address: str
    options: Path
    """Every push option of every push that was taken, one a line."""
    asked: list[str] = field(default_factory=list)

    def heard(self) -> list[str]:
        """The push options since it was asked last."""
        told = self.options.read_text(encoding="utf-8").splitlines() if self.options.exists() else []
        self.options.unlink(missing_ok=True)
        return told


class _Git(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def __init__(self, origin: Path, asked: list[str], *more: object) -> None:
        self.origin, self.asked = origin, asked
        super().__init__(*more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        self.asked.append(self.path)
        known = base64.b64encode(f"goals:{TOKEN}".encode()).decode()
        is_write = "git-receive-pack" in self.path
        if is_write and self.headers.get("Authorization") != f"Basic {known}":
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="GitLab"')
            self.end_headers()
            return
        said = {
            "GIT_PROJECT_ROOT": str(self.origin.parent), "GIT_HTTP_EXPORT_ALL": "1", "REQUEST_METHOD": self.command,
            "PATH_INFO": path.replace("/perstorp/malsidan.git", f"/{self.origin.name}"), "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""), "REMOTE_USER": "goals" if is_write else "",
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }  # fmt: skip
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        answer = subprocess.run(
            ["git", "http-backend"], env=os.environ | said, input=sent, capture_output=True, check=True
        )
        head, _, body = answer.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(headers.pop("Status", "200 OK").split()[0]))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815  http.server's name

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def git_server(origin: Path) -> Iterator[GitServer]:
    """A server for a bare repository, for a while."""
    options = origin.parent / "push-options"
    for name, value in {"receive.advertisePushOptions": "true", "http.receivepack": "true"}.items():
        subprocess.run(["git", "-C", origin, "config", name, value], check=True)
    hook = origin / "hooks" / "post-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(_HEARS % options)
    hook.chmod(0o755)
    asked: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Git, origin, asked)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield GitServer(f"http://127.0.0.1:{server.server_port}/perstorp/malsidan", options, asked)
        finally:
            server.shutdown()
            thread.join()
