"""Debian's nginx and Apache as they are, started on this machine with the configurations that we ship."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.served import ROOT

SHIPPED = ROOT / "server"
_ROOT_FOLDER = "/srv/malsidan/site"
_PATH = os.environ["PATH"] + ":/sbin:/usr/sbin"
_MODULES = "mpm_event authz_core authn_core mime dir alias headers rewrite setenvif env filter"


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    name: str
    port: int
    site: Path
    """Its own copy of the site, where a server that runs as another user may read it: pytest's folders are closed."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path exactly as it is written; headers have `_` for `-`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        told = Answer(answer.status, answer.headers, answer.read())
        connection.close()
        return told


def copy(site: Path, place: Path) -> None:
    """Put a site where a server reads it."""
    shutil.copytree(site, place)


@contextmanager
def nginx(site: Path, *, without: Sequence[str] = (), put: Callable[[Path, Path], None] = copy) -> Iterator[Server]:
    """nginx with `server/nginx.conf`; `without` are lines of it that are left out."""
    with _folder() as folder:
        server = Server("nginx", _free_port(), folder / "site")
        put(site, server.site)
        conf = (SHIPPED / "nginx.conf").read_text(encoding="utf-8")
        conf = conf.replace("    listen 80;\n", f"    listen 127.0.0.1:{server.port};\n").replace(
            _ROOT_FOLDER, str(server.site)
        )
        for line in ["    listen [::]:80;\n", *without]:
            assert line in conf, line
            conf = conf.replace(line, "")
        (folder / "site.conf").write_text(conf, encoding="utf-8")
        (folder / "nginx.conf").write_text(_debian_conf(folder), encoding="utf-8")
        with _running(
            ["nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"], server, folder / "error.log"
        ):
            yield server


def _debian_conf(folder: Path) -> str:
    """What Debian says to nginx before any site, with the folder's own files and our one site."""
    conf = Path("/etc/nginx/nginx.conf").read_text(encoding="utf-8")
    own = {"/run/nginx.pid": "pid", "/var/log/nginx/": "", "/etc/nginx/sites-enabled/*": "site.conf"}
    for place, name in own.items():
        assert place in conf, place
        conf = conf.replace(place, f"{folder}/{name}")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    return "daemon off;\n" + conf.replace("http {\n", f"http {{\n{temporary}", 1)


@contextmanager
def apache(site: Path, *, put: Callable[[Path, Path], None] = copy) -> Iterator[Server]:
    """Apache with `server/apache.conf` and the site's own `.htaccess`."""
    with _folder() as folder:
        server = Server("apache", _free_port(), folder / "site")
        put(site, server.site)
        host = (SHIPPED / "apache.conf").read_text(encoding="utf-8")
        host = host.replace("*:80", f"127.0.0.1:{server.port}").replace(_ROOT_FOLDER, str(server.site))
        (folder / "site.conf").write_text(host, encoding="utf-8")
        modules = "".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in _MODULES.split()
        )
        user = "User www-data\nGroup www-data\n" if os.getuid() == 0 else ""
        (folder / "apache.conf").write_text(
            f"ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{server.port}\nPidFile {folder}/pid\n"
            f"ErrorLog {folder}/log\nDefaultRuntimeDir {folder}\n{modules}{user}TypesConfig /etc/mime.types\n"
            f"<Directory />\nRequire all denied\n</Directory>\nInclude {folder}/site.conf\n",
            encoding="utf-8",
        )
        with _running(["apache2", "-X", "-f", f"{folder}/apache.conf"], server, folder / "log"):
            yield server


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for a server."""
    with TemporaryDirectory(prefix="goals-server-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def _running(command: Sequence[str], server: Server, log: Path) -> Iterator[None]:
    program = shutil.which(command[0], path=_PATH)
    assert program, f"Install {command[0]} (tests/install-servers does)"
    process = subprocess.Popen([program, *command[1:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _wait_until_open(server, process, log)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=10)


def _wait_until_open(server: Server, process: "subprocess.Popen[str]", log: Path) -> None:
    for _ in range(200):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", server.port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    process.terminate()
    said, _ = process.communicate(timeout=10)
    told = log.read_text(encoding="utf-8") if log.exists() else ""
    raise AssertionError(f"{server.name} did not start:\n{said}\n{told}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def policy_of(html: str) -> str:
    """The content security policy in a page's head."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found, html[:300]
    return found[1]
