"""Releases on a plain web server: the link that is swapped, behind the servers that we ship, and what is stopped."""

import gzip
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from threading import Event

import brotli
import pytest

from macros.publishing.publish import publish_site
from tests.publishing.servers import SHIPPED, Server, apache, nginx

PAGES = ("index.html", "mal/skolan/index.html", "organ/namnden/index.html")
SWAPS = 10
READERS = 4
STEPS = {
    "rsync --recursive": "1",
    "sha256sum --check": "1",
    "rsync --files-from": "1",
    "mv -T .incoming": "1",
    "ln -sfn": "1",
    "mv -T .site": "1",
    "mv -T releases/": "2",
    "rm -rf .gone-2": "2",
}
"""What a release does, in each of which it is stopped once, and the site that is shown then."""


def make_site(folder: Path, number: int, moved: str = "") -> Path:
    """A published site whose every file tells which release it is of."""
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "site.css").write_text(f"/* {number} */\n" * 200)
    (folder / "assets" / "site.js").write_text("/* the same in all */\n" * 200)
    (folder / "sokindex" / f"{number:08x}").mkdir(parents=True)
    (folder / "sokindex" / f"{number:08x}" / "ord-0.json").write_text(str(number))
    for page in PAGES:
        up = "../" * page.count("/")
        links = f'<link rel="stylesheet" href="{up}assets/site.css"><script src="{up}assets/site.js" defer></script>'
        text = f"<p>Utgåva {number}: {page}</p>\n" * 100
        path = folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html>\n<html lang='sv'>{links}{text}</html>", encoding="utf-8")
    (folder / "_redirects").write_text(moved)
    publish_site(folder)
    return folder


def run(script: str, *arguments: Path | str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run `server/release` or `server/rollback`; the process with what it said."""
    command = [str(SHIPPED / script), *map(str, arguments)]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=60
    )


def release(site: Path, target: Path | str, **environment: str) -> None:
    done = run("release", site, target, **environment)
    assert (done.returncode, done.stderr) == (0, "")


def shown(target: Path) -> str:
    """The number of the release that is shown, after every file of it has been looked at."""
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "manifest.sha256"], cwd=target / "site", check=False
    )
    assert checked.returncode == 0, "The release that is shown is not whole"
    found = re.search(r"Utgåva (\d+)", (target / "site" / "index.html").read_text(encoding="utf-8"))
    assert found
    return found[1]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    folder = tmp_path_factory.mktemp("releases")
    return [make_site(folder / str(number), number) for number in range(SWAPS + 1)]


# Under load


@dataclass
class Reader:
    """Somebody who reads page after page on one connection that is kept, until told to stop."""

    server: Server
    pages: dict[bytes, str]
    """Every page of every release, with its path."""
    coding: str
    read: int = 0
    faults: list[str] = field(default_factory=list)

    def go_on(self, stop: Event) -> None:
        with closing(HTTPConnection("127.0.0.1", self.server.port, timeout=10)) as connection:
            for page in cycle(PAGES):
                if stop.is_set() or self.faults:
                    return
                self._read(connection, page)

    def _read(self, connection: HTTPConnection, page: str) -> None:
        html = self._get(connection, f"/{page.removesuffix('index.html')}")
        if self.pages.get(html) != page:
            self.faults.append(f"{page} is no page of any release: {html[:300]!r}")
        for name in re.findall(rb'assets/([^"]+)"', html):
            content = self._get(connection, f"/assets/{name.decode()}")
            if sha256(content).hexdigest()[:8] not in name.decode():
                self.faults.append(f"{name!r} is not what its name says")
        self.read += 1

    def _get(self, connection: HTTPConnection, path: str) -> bytes:
        connection.request("GET", path, headers={"Accept-Encoding": self.coding})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            self.faults.append(f"{answer.status} for {path}")
            return body
        opened = {"br": brotli.decompress, "gzip": gzip.decompress}.get(answer.headers["Content-Encoding"] or "", bytes)
        return bytes(opened(body))


def put(site: Path, place: Path) -> None:
    release(site, place.parent)


def test_nobody_notices_that_releases_are_swapped_while_they_read(sites: Sequence[Path]) -> None:
    pages = {(site / page).read_bytes(): page for site in sites for page in PAGES}
    with nginx(sites[0], put=put) as server, ThreadPoolExecutor(READERS) as pool:
        stop = Event()
        codings = cycle(["br", "gzip", ""])
        readers = [Reader(server, pages, next(codings)) for _ in range(READERS)]
        reading = [pool.submit(reader.go_on, stop) for reader in readers]
        try:
            for site in sites[1:]:
                release(site, server.site.parent)
        finally:
            stop.set()
        for each in reading:
            each.result(timeout=30)
        assert [fault for reader in readers for fault in reader.faults] == []
        assert min(reader.read for reader in readers) > SWAPS
        assert shown(server.site.parent) == str(SWAPS)


def test_apache_shows_the_new_release_from_the_next_request(sites: Sequence[Path]) -> None:
    with apache(sites[0], put=put) as server:
        told = []
        for site in sites[1:4]:
            told.append(server.get("/").body)
            release(site, server.site.parent)
        style = next((sites[0] / "assets").glob("*.css"))
        assert told == [(site / "index.html").read_bytes() for site in sites[:3]]
        assert server.get(f"/assets/{style.name}").body == style.read_bytes()


def test_a_page_that_was_opened_before_a_swap_or_a_rollback_still_gets_its_assets(
    sites: Sequence[Path], tmp_path: Path
) -> None:
    for site in sites[:3]:
        release(site, tmp_path)
    run("rollback", tmp_path)
    assert shown(tmp_path) == "1"
    for site in sites[:3]:
        for path in [*(site / "assets").iterdir(), *(site / "sokindex").glob("*/*")]:
            assert (tmp_path / "site" / path.relative_to(site)).read_bytes() == path.read_bytes()


def test_what_has_not_changed_is_kept_as_the_same_file_and_what_has_is_new(
    sites: Sequence[Path], tmp_path: Path
) -> None:
    release(sites[0], tmp_path)
    script = next((tmp_path / "site" / "assets").glob("*.js"))
    before = script.stat(), (tmp_path / "site" / "index.html").stat()
    release(sites[1], tmp_path)
    after = script.stat(), (tmp_path / "site" / "index.html").stat()
    assert (before[0].st_ino, before[0].st_mtime_ns) == (after[0].st_ino, after[0].st_mtime_ns)
    assert before[1].st_mtime_ns != after[1].st_mtime_ns


# Rollback


def test_one_command_leads_back_and_again_further_back(sites: Sequence[Path], tmp_path: Path) -> None:
    for site in sites[:3]:
        release(site, tmp_path)
    said = [shown(tmp_path)]
    for _ in range(2):
        assert run("rollback", tmp_path).returncode == 0
        said.append(shown(tmp_path))
    assert said == ["2", "1", "0"]
    done = run("rollback", tmp_path)
    assert (done.returncode, "no release before" in done.stderr, shown(tmp_path)) == (1, True, "0")


def test_a_release_can_be_named_and_a_wrong_name_is_answered_with_those_there_are(
    sites: Sequence[Path], tmp_path: Path
) -> None:
    for site in sites[:3]:
        release(site, tmp_path)
    names = sorted(path.name for path in (tmp_path / "releases").iterdir())
    for wrong in ("../..", "2020", names[0][:10]):
        done = run("rollback", tmp_path, wrong)
        assert (done.returncode, [name for name in names if name in done.stderr]) == (1, names)
        assert shown(tmp_path) == "2"
    assert run("rollback", tmp_path, names[0]).returncode == 0
    assert shown(tmp_path) == "0"


def test_old_releases_are_removed_but_never_the_one_that_is_shown(sites: Sequence[Path], tmp_path: Path) -> None:
    for site in sites[:5]:
        release(site, tmp_path, KEEP="3")
    assert len(list((tmp_path / "releases").iterdir())) == 3
    run("rollback", tmp_path)
    run("rollback", tmp_path, KEEP="1")
    assert shown(tmp_path) == "2"
    assert {path.name for path in tmp_path.iterdir()} == {".lock", "releases", "site"}


def test_only_releases_are_counted_led_to_and_removed(sites: Sequence[Path], tmp_path: Path) -> None:
    kept = {"1998", "anteckningar från i går", "lost+found"}
    for name in kept:
        (tmp_path / "releases" / name).mkdir(parents=True)
    for site in sites[:4]:
        release(site, tmp_path, KEEP="2")
    names = {path.name for path in (tmp_path / "releases").iterdir()}
    assert (kept < names, len(names)) == (True, len(kept) + 2)
    assert run("rollback", tmp_path).returncode == 0
    assert (shown(tmp_path), run("rollback", tmp_path).returncode, shown(tmp_path)) == ("2", 1, "2")


# What is stopped, spoilt, or done twice


@pytest.fixture
def stopping(tmp_path: Path) -> Iterator[Path]:
    """Programs that stop everything in the middle of a release when STOP_AT tells of them, as a power cut would."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in {step.split()[0] for step in STEPS}:
        program = folder / name
        program.write_text(
            f'#!/bin/bash\nif [[ "{name} $*" = "$STOP_AT"* ]]; then kill -9 0; fi\nPATH=${{PATH#*:}} exec {name} "$@"\n'
        )
        program.chmod(0o755)
    return folder


@pytest.mark.parametrize("step", STEPS)
def test_a_release_that_is_stopped_leaves_the_former_and_the_next_one_succeeds(
    sites: Sequence[Path], tmp_path: Path, stopping: Path, step: str
) -> None:
    target = tmp_path / "target"
    target.mkdir()
    for site in sites[:2]:
        release(site, target, KEEP="2")
    stopped = subprocess.run(
        [SHIPPED / "release", sites[2], target],
        env=os.environ | {"PATH": f"{stopping}:{os.environ['PATH']}", "STOP_AT": step, "KEEP": "2"},
        capture_output=True, check=False, timeout=30, start_new_session=True,
    )  # fmt: skip
    assert stopped.returncode == -9
    assert shown(target) == STEPS[step]
    release(sites[3], target, KEEP="2")
    assert shown(target) == "3"


def test_what_arrives_otherwise_than_it_was_built_is_not_published(sites: Sequence[Path], tmp_path: Path) -> None:
    release(sites[0], tmp_path)
    spoilt = make_site(tmp_path / "spoilt", 1)
    (spoilt / "index.html").write_text("half a pa")
    done = run("release", spoilt, tmp_path)
    assert (done.returncode, "not what was built" in done.stderr, shown(tmp_path)) == (1, True, "0")
    assert len(list((tmp_path / "releases").iterdir())) == 1
    assert list(tmp_path.glob(".incoming*")) == []


def test_two_at_once_wait_for_each_other(sites: Sequence[Path], tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        for each in [pool.submit(release, site, tmp_path) for site in sites[:4]]:
            each.result(timeout=60)
    assert len(list((tmp_path / "releases").iterdir())) == 4
    assert shown(tmp_path) in {"0", "1", "2", "3"}


def test_the_same_site_again_changes_nothing(sites: Sequence[Path], tmp_path: Path) -> None:
    release(sites[0], tmp_path)
    before = (tmp_path / "site").readlink()
    done = run("release", sites[0], tmp_path)
    assert ((tmp_path / "site").readlink(), "shown already" in done.stdout) == (before, True)


def test_a_folder_or_a_site_that_is_not_published_is_told_of(sites: Sequence[Path], tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    done = run("release", sites[0], tmp_path)
    assert (done.returncode, "Move it away" in done.stderr) == (1, True)
    (tmp_path / "raw").mkdir()
    assert run("release", tmp_path / "raw", tmp_path).returncode == 1
    assert run("release", tmp_path / "raw").returncode == 2


@pytest.mark.parametrize("name", ["-rf", "två ord", "a:b", "rad ett\nrad två", "*$(id)'"])
def test_a_folder_may_have_any_name(sites: Sequence[Path], tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(sites[1])
    release(sites[0], tmp_path / f"till {name}")
    for script, arguments in {"release": (name, f"./till {name}"), "rollback": (f"./till {name}",)}.items():
        done = subprocess.run([SHIPPED / script, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert shown(tmp_path / f"till {name}") == ("1" if script == "release" else "0")


@pytest.mark.parametrize("keep", ["0", "-1", "fem", "a[$(id)]"])
def test_how_many_are_kept_is_a_number(sites: Sequence[Path], tmp_path: Path, keep: str) -> None:
    done = run("release", sites[0], tmp_path / "target", KEEP=keep)
    assert (done.returncode, "no number" in done.stderr, (tmp_path / "target").exists()) == (2, True, False)


def unreadable(folder: Path) -> list[Path]:
    """What a web server can't read or go into, when it is another user."""
    found = {path: 5 if path.is_dir() else 4 for path in [folder, *folder.rglob("*")] if not path.is_symlink()}
    return [path for path, right in found.items() if path.stat().st_mode & right != right and path.name != ".lock"]


def test_the_web_server_can_read_what_a_careful_user_has_released(sites: Sequence[Path], tmp_path: Path) -> None:
    for site in sites[:2]:
        subprocess.run([SHIPPED / "release", site, tmp_path / "target"], check=True, umask=0o077, capture_output=True)
    assert unreadable(tmp_path / "target") == []


def test_the_server_is_reloaded_only_when_addresses_have_moved(sites: Sequence[Path], tmp_path: Path) -> None:
    log = tmp_path / "reloaded"
    moved = make_site(tmp_path / "moved", 7, moved="/mal/gammal/ /mal/ny/ 301\n")
    told = []
    for site in (sites[0], sites[1], moved, sites[2]):
        release(site, tmp_path / "target", RELOAD=f"echo reloaded >>{log}")
        told.append(len(log.read_text().splitlines()))
    assert told == [1, 1, 2, 3]


def test_a_release_goes_over_ssh_as_it_does_here(sites: Sequence[Path], tmp_path: Path) -> None:
    ssh = tmp_path / "ssh"
    ssh.write_text(
        f'#!/bin/bash\nif [ "$1" = -l ]; then set -- "$2@$3" "${{@:4}}"; fi\n'
        f'echo "$1" >>{tmp_path}/hosts\nshift\numask 077\nexec bash -c "$*"\n'
    )
    ssh.chmod(0o755)
    target = tmp_path / "mål och resultat"
    for site in sites[:2]:
        release(site, f"deploy@mal.example.se:{target}", SSH=str(ssh))
    assert shown(target) == "1"
    assert run("rollback", f"deploy@mal.example.se:{target}", SSH=str(ssh)).returncode == 0
    assert shown(target) == "0"
    assert set((tmp_path / "hosts").read_text().split()) == {"deploy@mal.example.se"}
    assert unreadable(target / "releases") == []
