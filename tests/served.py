"""Sites built for real and served for real: what the tests of the built site and of the browser share."""

import fcntl
import mimetypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parent.parent
EXEMPELBY = ROOT / "tests" / "site" / "goals"
DAY = datetime(2026, 6, 15, 12, tzinfo=UTC)
"""The sites show what was known on this day, so that the tests say the same next year."""
AT_ROOT = "https://exempelby.example/"
BELOW = "https://example.se/mal-och-resultat/"


def build(
    goals: Path, out: Path, site_url: str = AT_ROOT, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` on a goal repository; the process with what it said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(ROOT / "mkdocs.yml"), "-d", str(out)]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment_of(goals, site_url) | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def environment_of(goals: Path, site_url: str = AT_ROOT) -> dict[str, str]:
    """What MkDocs is told of a goal repository."""
    said = {
        "GOALS_DIR": str(goals),
        "SITE_URL": site_url,
        "SOURCE_DATE_EPOCH": f"{DAY.timestamp():.0f}",
        "NO_MKDOCS_2_WARNING": "1",
        "REPORTS_DIR": "",
    }
    return {name: value for name, value in os.environ.items() if name != "REPOSITORY_URL"} | said


def told_by(built: subprocess.CompletedProcess[str]) -> str:
    """What a build said beside its usual information."""
    lines = (built.stderr + built.stdout).splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.startswith("INFO"))[-4_000:]


def build_once(shared: Path, name: str, goals: Path, site_url: str = AT_ROOT) -> Path:
    """The built site of a goal repository; built by the first worker that asks, used by all."""
    out = shared / name
    with lock(shared / f"{name}.lock"):
        if not out.exists():
            built = build(goals, shared / f"{name}.unfinished", site_url)
            assert built.returncode == 0, f"Mend the build of {goals}:\n{told_by(built)}"
            (shared / f"{name}.unfinished").rename(out)
    return out


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Let one worker at a time through."""
    with path.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def shared_by_workers(own: Path) -> Path:
    """The temporary folder that all workers see, from the one that is a worker's own."""
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


class _Pages(BaseHTTPRequestHandler):
    """Answers as a plain web server does: index.html in folders, 404.html for what is not there."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, prefix: str, *args: object) -> None:
        self.folder, self.prefix = folder, prefix
        super().__init__(*args)  # type: ignore[arg-type]

    def handle(self) -> None:
        """Answer until the browser has had enough."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.prefix):
            self._answer(404, b"outside the site", "text/plain")
            return
        file = (self.folder / path.removeprefix(self.prefix)).resolve()
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if file.is_relative_to(self.folder.resolve()) and file.is_file():
            self._answer(200, file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        else:
            self._answer(404, (self.folder / "404.html").read_bytes(), "text/html")

    def _answer(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[str]:
    """A real web server on this machine that has the folder under a prefix; the site's address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, folder, prefix)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()
