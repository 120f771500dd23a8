"""The host of Apache that is shipped, and the site's own `.htaccess`."""

import shutil
from pathlib import Path

from tests.publishing.commands import publish
from tests.publishing.servers import apache, policy_of
from tests.served import BELOW, EXEMPELBY, build_once


def _site_with(extra: str, published: Path, folder: Path) -> Path:
    """A copy of the published site whose `.htaccess` says more."""
    site = folder / "site"
    shutil.copytree(published, site)
    with (site / ".htaccess").open("a", encoding="utf-8") as opened:
        opened.write(extra)
    return site


def test_the_site_can_say_no_more_than_it_needs(published: Path, tmp_path: Path) -> None:
    for number, line in enumerate(["SetHandler server-status\n", "Options +Indexes\n", "Require all denied\n"]):
        with apache(_site_with(line, published, tmp_path / str(number))) as server:
            assert server.get("/").status == 500, line


def test_a_site_below_a_folder_has_the_same_headers_and_redirects(shared: Path, tmp_path: Path) -> None:
    host = tmp_path / "host"
    site = host / "mal-och-resultat"
    shutil.copytree(build_once(shared, "exempelby-below", EXEMPELBY, BELOW), site)
    publish(site, SITE_URL=BELOW)
    with apache(host) as server:
        search = server.get("/mal-och-resultat/sok/")
        moved = server.get("/mal-och-resultat/mal/skolan-lyckas/")
        missing = server.get("/mal-och-resultat/finns/inte/")
    assert search.headers["Content-Security-Policy"] == f"{policy_of(search.body.decode())}; frame-ancestors 'none'"
    assert (moved.status, moved.headers["Location"].partition("/mal-och-")[2]) == (
        301,
        "resultat/mal/fler-klarar-skolan/",
    )
    assert (missing.status, missing.body) == (404, (site / "404.html").read_bytes())
